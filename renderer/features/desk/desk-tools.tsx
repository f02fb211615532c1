import type { ReactNode } from 'react';
import { useText } from '../../app/preferences.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';

type DeskToolsProps = {
  readonly canAdd: boolean;
  readonly camera: boolean;
  readonly showNames: boolean;
  readonly onWalkIn: () => void;
  readonly onCamera: () => void;
  /** Null where nobody is protected. */
  readonly onShowNames: ((shown: boolean) => void) | null;
};

/** What is not done by typing, each with its key. */
export function DeskTools(props: DeskToolsProps): ReactNode {
  const { canAdd, camera, showNames, onWalkIn, onCamera, onShowNames } = props;
  const t = useText();
  return (
    <div className="desk-tools" role="toolbar" aria-label={t('screens.section.desk')}>
      <Button icon="plus" onPress={onWalkIn} isDisabled={!canAdd}>
        {t('screens.desk.walkIn')} <kbd>F2</kbd>
      </Button>
      <Button icon="camera" onPress={onCamera}>
        {t(camera ? 'screens.desk.cameraOff' : 'screens.desk.camera')} <kbd>F4</kbd>
      </Button>
      {onShowNames === null ? null : (
        <Checkbox label={t('screens.desk.showNames')} value={showNames} onChange={onShowNames} />
      )}
      <p className="desk-keys small soft">
        <kbd>↑</kbd> <kbd>↓</kbd> {t('screens.desk.keys.arrows')} · <kbd>Enter</kbd> {t('screens.desk.keys.enter')} ·{' '}
        <kbd>Ctrl Enter</kbd> {t('screens.desk.keys.sign')} · <kbd>Ctrl Z</kbd> {t('screens.desk.keys.undo')}
      </p>
    </div>
  );
}

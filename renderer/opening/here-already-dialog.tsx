import type { ReactNode } from 'react';
import { useText } from '../context/preferences.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import formStyles from '../ui/form.module.css';

/** A workshop file, and the workshop of this computer that it is a file of. */
export type HereAlready = {
  /** Opens the file once more, as a copy. */
  readonly copy: () => Promise<void>;
  readonly workshopId: string;
  readonly title: string;
};

type HereAlreadyDialogProps = {
  readonly title: string;
  readonly onGo: () => void;
  readonly onCopy: () => void;
  readonly onClose: () => void;
};

/** Asks whether to go to the existing workshop or to open the file as a copy, whose marks reach no other desk. */
export function HereAlreadyDialog({ title, onGo, onCopy, onClose }: HereAlreadyDialogProps): ReactNode {
  const t = useText();
  return (
    <Dialog title={t('screens.home.hereAlready.title')} onClose={onClose}>
      <div className={formStyles['form']}>
        <p>
          <strong>{title}</strong>
        </p>
        <p className={formStyles['note']}>{t('screens.home.hereAlready.note')}</p>
      </div>
      <div className={formStyles['actions']}>
        <Button onPress={onClose}>{t('screens.cancel')}</Button>
        <Button onPress={onCopy}>{t('screens.home.hereAlready.copy')}</Button>
        <Button look="primary" autoFocus onPress={onGo}>
          {t('screens.home.hereAlready.go')}
        </Button>
      </div>
    </Dialog>
  );
}

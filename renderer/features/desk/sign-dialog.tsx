import { useState, type ReactNode } from 'react';
import { isSignature, type Stroke } from '../../../shared/domain/signature.ts';
import { useText } from '../../app/preferences.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import type { DeskPerson } from './desk-people.ts';
import { SignaturePad } from './signature-pad.tsx';

type SignDialogProps = {
  readonly person: DeskPerson;
  readonly onSave: (strokes: readonly Stroke[]) => void;
  readonly onClose: () => void;
};

/** Takes a signature on the screen; it marks the person as well. */
export function SignDialog({ person, onSave, onClose }: SignDialogProps): ReactNode {
  const t = useText();
  const [strokes, setStrokes] = useState<readonly Stroke[]>([]);
  return (
    <Dialog title={t('screens.desk.signFor', { name: person.name })} onClose={onClose} wide>
      <p className="note">{t('screens.desk.signHint')}</p>
      <SignaturePad strokes={strokes} onChange={setStrokes} />
      <div className="actions">
        <Button onPress={() => setStrokes([])} isDisabled={strokes.length === 0}>
          {t('screens.desk.clear')}
        </Button>
        <Button onPress={onClose} autoFocus>
          {t('screens.cancel')}
        </Button>
        <Button look="primary" isDisabled={!isSignature(strokes)} onPress={() => onSave(strokes)}>
          {t('screens.desk.keepSignature')}
        </Button>
      </div>
    </Dialog>
  );
}

import { type ReactNode, type SyntheticEvent, useState } from 'react';
import { useText } from '../context/preferences.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import formStyles from '../ui/form.module.css';

type ReasonDialogProps = {
  /** Set where a sign-off is withdrawn; otherwise a mark of a closed day changes. */
  readonly title?: string;
  readonly note?: string;
  readonly action?: string;
  readonly onAnswer: (reason: string) => void;
  readonly onCancel: () => void;
};

/** Asks for the reason of a change of a signed-off day; the reason is required. */
export function ReasonDialog({ title, note, action, onAnswer, onCancel }: ReasonDialogProps): ReactNode {
  const t = useText();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const isBlank = reason.trim() === '';
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setTried(true);
    if (!isBlank) onAnswer(reason);
  };
  return (
    <Dialog title={title ?? t('screens.attendance.reason.title')} onClose={onCancel}>
      <p className={formStyles['note']}>{note ?? t('screens.attendance.reason.note')}</p>
      <form className={formStyles['form']} noValidate onSubmit={submit}>
        <TextField
          label={t('screens.attendance.reason.label')}
          value={reason}
          onChange={setReason}
          maxLength={300}
          autoFocus
          problem={tried && isBlank ? t('screens.attendance.reason.missing') : undefined}
        />
        <div className={formStyles['actions']}>
          <Button onPress={onCancel}>{t('screens.cancel')}</Button>
          <Button look="primary" type="submit">
            {action ?? t('screens.attendance.reason.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

import type { ReactNode } from 'react';
import { signOffSchema } from '../../shared/domain/attendance/attendance.ts';
import { useText } from '../context/preferences.tsx';
import { FormDialog } from '../forms/form-dialog.tsx';
import { TextInput } from '../forms/form-fields.tsx';
import { useRecordForm } from '../forms/use-record-form.ts';
import formStyles from '../ui/form.module.css';

type ReasonDialogProps = {
  /** Set where a sign-off is withdrawn; otherwise a mark of a closed day changes. */
  readonly title?: string;
  readonly note?: string;
  /** Below the note. */
  readonly about?: ReactNode;
  readonly action?: string;
  readonly onAnswer: (reason: string) => void;
  readonly onCancel: () => void;
};

const reasonSchema = signOffSchema.shape.withdrawn.unwrap().pick({ reason: true });

/** Asks for the reason of a change of a signed-off day; the reason is required. */
export function ReasonDialog({ title, note, about, action, onAnswer, onCancel }: ReasonDialogProps): ReactNode {
  const t = useText();
  const form = useRecordForm({
    schema: reasonSchema,
    stored: { reason: '' },
    onSubmit: ({ reason }) => onAnswer(reason),
  });
  return (
    <FormDialog
      form={form}
      title={title ?? t('screens.attendance.reason.title')}
      note={
        <>
          <p className={formStyles['note']}>{note ?? t('screens.attendance.reason.note')}</p>
          {about}
        </>
      }
      save={action ?? t('screens.attendance.reason.save')}
      onClose={onCancel}
    >
      <TextInput form={form} name="reason" label={t('screens.attendance.reason.label')} autoFocus />
    </FormDialog>
  );
}

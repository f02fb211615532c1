import type { ReactNode } from 'react';
import * as z from 'zod';
import { headCountSchema, type SlotId } from '../../../../shared/domain/attendance/attendance.ts';
import type { WorkshopSnapshot } from '../../../../shared/domain/workshop-snapshot.ts';
import { setHeadCount } from '../../../commands/attendance.ts';
import { useFeedback } from '../../../context/feedback.ts';
import { useText } from '../../../context/preferences.tsx';
import { FormDialog } from '../../../forms/form-dialog.tsx';
import { TextInput } from '../../../forms/form-fields.tsx';
import { useRecordForm } from '../../../forms/use-record-form.ts';
import formStyles from '../../../ui/form.module.css';
import styles from '../attendance.module.css';

type HeadsDialogProps = {
  readonly snapshot: WorkshopSnapshot;
  readonly slotId: SlotId;
  readonly onClose: () => void;
};

const kinds = ['women', 'men', 'unspecified'] as const;

const { women, men, unspecified } = headCountSchema.shape;
/** Reads an empty field as 0. */
const countsSchema = z.object({
  women: women.nullable(),
  men: men.nullable(),
  unspecified: unspecified.nullable(),
});

/** Number of people present whose names may not be recorded. */
export function HeadsDialog({ snapshot, slotId, onClose }: HeadsDialogProps): ReactNode {
  const t = useText();
  const { run } = useFeedback();
  const stored = snapshot.headCounts.find((each) => each.slotId === slotId);
  const form = useRecordForm({
    schema: countsSchema,
    checksTyping: true,
    stored: {
      women: countedIn(stored?.women),
      men: countedIn(stored?.men),
      unspecified: countedIn(stored?.unspecified),
    },
    onSubmit: async ({ women, men, unspecified }) => {
      const counts = { women: women ?? 0, men: men ?? 0, unspecified: unspecified ?? 0 };
      const result = await setHeadCount(snapshot.workshop.id, slotId, counts);
      if (result.ok) onClose();
      else await run(Promise.resolve(result));
    },
  });
  return (
    <FormDialog
      form={form}
      title={t('screens.attendance.unnamed')}
      note={<p className={formStyles['note']}>{t('screens.attendance.unnamedNote')}</p>}
      save={t('screens.attendance.saveHeads')}
      onClose={onClose}
    >
      <div className={styles['heads-fields']}>
        {kinds.map((kind, index) => (
          <TextInput
            key={kind}
            form={form}
            name={kind}
            label={t(`screens.attendance.${kind}`)}
            inputMode="numeric"
            autoFocus={index === 0}
          />
        ))}
      </div>
    </FormDialog>
  );
}

/** Shows 0 as an empty field. */
function countedIn(count: number | undefined): number | null {
  return count === undefined || count === 0 ? null : count;
}

import { type ReactNode, type SyntheticEvent, useState } from 'react';
import type { SlotId } from '../../../../shared/domain/attendance/attendance.ts';
import type { WorkshopSnapshot } from '../../../../shared/domain/workshop-snapshot.ts';
import { setHeadCount } from '../../../commands/attendance.ts';
import { useFeedback } from '../../../context/feedback.ts';
import { useText } from '../../../context/preferences.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { TextField } from '../../../ui/field.tsx';
import formStyles from '../../../ui/form.module.css';
import styles from '../attendance.module.css';

type HeadsDialogProps = {
  readonly snapshot: WorkshopSnapshot;
  readonly slotId: SlotId;
  readonly onClose: () => void;
};

const kinds = ['women', 'men', 'unspecified'] as const;

/** Number of people present whose names may not be recorded. */
export function HeadsDialog({ snapshot, slotId, onClose }: HeadsDialogProps): ReactNode {
  const t = useText();
  const { run } = useFeedback();
  const stored = snapshot.headCounts.find((each) => each.slotId === slotId);
  const [typed, setTyped] = useState<Readonly<Record<(typeof kinds)[number], string>>>({
    women: textOf(stored?.women),
    men: textOf(stored?.men),
    unspecified: textOf(stored?.unspecified),
  });
  const isRight = (text: string): boolean => /^\d{0,4}$/.test(text.trim());
  const save = async (counts: Parameters<typeof setHeadCount>[2]): Promise<void> => {
    const result = await setHeadCount(snapshot.workshop.id, slotId, counts);
    if (result.ok) onClose();
    else await run(Promise.resolve(result));
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (!kinds.every((kind) => isRight(typed[kind]))) return;
    const counts = { women: Number(typed.women), men: Number(typed.men), unspecified: Number(typed.unspecified) };
    void save(counts);
  };
  return (
    <Dialog title={t('screens.attendance.unnamed')} onClose={onClose}>
      <p className={formStyles['note']}>{t('screens.attendance.unnamedNote')}</p>
      <form className={formStyles['form']} noValidate onSubmit={submit}>
        <div className={styles['heads-fields']}>
          {kinds.map((kind, index) => (
            <TextField
              key={kind}
              label={t(`screens.attendance.${kind}`)}
              value={typed[kind]}
              onChange={(text) => setTyped({ ...typed, [kind]: text })}
              inputMode="numeric"
              autoFocus={index === 0}
              problem={isRight(typed[kind]) ? undefined : t('screens.attendance.wrongNumber')}
            />
          ))}
        </div>
        <div className={formStyles['actions']}>
          <Button onPress={onClose}>{t('screens.cancel')}</Button>
          <Button look="primary" type="submit">
            {t('screens.attendance.saveHeads')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function textOf(count: number | undefined): string {
  return count === undefined || count === 0 ? '' : String(count);
}

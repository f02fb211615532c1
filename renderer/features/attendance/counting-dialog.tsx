import { useState, type ReactNode, type SyntheticEvent } from 'react';
import type { Workshop } from '../../../shared/domain/workshop.ts';
import { useFeedback } from '../../app/feedback.ts';
import { useText } from '../../app/preferences.tsx';
import { editRecord } from '../../commands/records.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';

type CountingDialogProps = { readonly workshop: Workshop; readonly onClose: () => void };

/** How the percentages are counted, and from which share on there is a certificate. */
export function CountingDialog({ workshop, onClose }: CountingDialogProps): ReactNode {
  const t = useText();
  const { run } = useFeedback();
  const { attendance } = workshop;
  const [excusedCounts, setExcusedCounts] = useState(attendance.excusedCounts);
  const [completion, setCompletion] = useState(String(attendance.completionFrom));
  const [participation, setParticipation] = useState(String(attendance.participationFrom));
  const [completionFrom, participationFrom] = [percentIn(completion), percentIn(participation)];
  const isUpsideDown =
    completionFrom !== undefined && participationFrom !== undefined && participationFrom > completionFrom;
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (completionFrom === undefined || participationFrom === undefined || isUpsideDown) return;
    const changed = { ...attendance, excusedCounts, completionFrom, participationFrom };
    void run(editRecord('workshop.edit', 'workshop', workshop, { attendance: changed }));
    onClose();
  };
  const problem = (percent: number | undefined): string | undefined =>
    percent === undefined ? t('screens.attendance.counting.wrong') : undefined;
  return (
    <Dialog title={t('screens.attendance.counting.title')} onClose={onClose}>
      <form className="form" noValidate onSubmit={submit}>
        <TextField
          label={t('screens.attendance.counting.completionFrom')}
          value={completion}
          onChange={setCompletion}
          inputMode="numeric"
          autoFocus
          problem={problem(completionFrom)}
        />
        <TextField
          label={t('screens.attendance.counting.participationFrom')}
          value={participation}
          onChange={setParticipation}
          inputMode="numeric"
          problem={isUpsideDown ? t('screens.attendance.counting.upsideDown') : problem(participationFrom)}
        />
        <Checkbox
          label={t('screens.attendance.counting.excusedCounts')}
          hint={t('screens.attendance.counting.excusedHint')}
          value={excusedCounts}
          onChange={setExcusedCounts}
        />
        <div className="actions">
          <Button onPress={onClose}>{t('screens.cancel')}</Button>
          <Button look="primary" type="submit">
            {t('screens.attendance.counting.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Undefined for what is no whole percent. */
function percentIn(typed: string): number | undefined {
  const digits = typed.trim().replace(/\s*%$/, '');
  return /^\d{1,3}$/.test(digits) && Number(digits) <= 100 ? Number(digits) : undefined;
}

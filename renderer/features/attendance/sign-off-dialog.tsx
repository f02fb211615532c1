import { useState, type ReactNode, type SyntheticEvent } from 'react';
import type { Day } from '../../../shared/domain/day.ts';
import { useFeedback } from '../../app/feedback.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { signOff } from '../../commands/attendance.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { groupCounts } from './group-count.ts';
import { slotName } from '../../../shared/text/slot-name.ts';
import type { Attendance } from './use-attendance.ts';

type SignOffDialogProps = { readonly attendance: Attendance; readonly day: Day; readonly onClose: () => void };

/** Shows what is about to be closed, above all what nobody has marked yet. */
export function SignOffDialog({ attendance, day, onClose }: SignOffDialogProps): ReactNode {
  const { t, language } = usePreferences();
  const { runUndoably } = useFeedback();
  const { snapshot, slots, counted, read } = attendance;
  const counts = groupCounts(counted, slots.length, read);
  const [by, setBy] = useState(snapshot.signOffs.at(-1)?.by ?? '');
  const [tried, setTried] = useState(false);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setTried(true);
    if (by.trim() === '') return;
    void runUndoably('attendance.sign-off', signOff(snapshot.workshop.id, day.id, by));
    onClose();
  };
  return (
    <Dialog title={t('screens.attendance.signOff', { number: day.number })} onClose={onClose}>
      <ul className="sign-off-slots">
        {slots.map((slot, column) => {
          if (slot.dayId !== day.id) return null;
          const { present = 0, open = 0, expected = 0 } = counts[column] ?? {};
          return (
            <li key={slot.id}>
              <span className="one-line">{slotName(slot, snapshot, language, t)}</span>
              <strong className="number">{t('screens.attendance.present', { present, expected })}</strong>
              {open === 0 ? null : (
                <span className="badge warn">{t('screens.attendance.notMarkedYet', { count: open })}</span>
              )}
            </li>
          );
        })}
      </ul>
      <p className="note">{t('screens.attendance.signOffNote')}</p>
      <form className="form" noValidate onSubmit={submit}>
        <TextField
          label={t('screens.attendance.signedBy')}
          value={by}
          onChange={setBy}
          maxLength={300}
          autoFocus
          problem={tried && by.trim() === '' ? t('screens.attendance.signedByMissing') : undefined}
        />
        <div className="actions">
          <Button onPress={onClose}>{t('screens.cancel')}</Button>
          <Button look="primary" type="submit">
            {t('screens.attendance.signOffNow')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

import type { ReactNode } from 'react';
import { isCounted } from '../../../shared/domain/participation.ts';
import type { Slot } from '../../../shared/domain/slots.ts';
import type { MarkEvent } from '../../../shared/changes/mark-history.ts';
import { momentText } from '../../../shared/text/dates.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { readMarkHistory } from '../../queries/mark-history.ts';
import { useStored } from '../../storage/reading.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { CellSignature } from './cell-signature.tsx';
import { CertificateForm } from './certificate-form.tsx';
import type { PersonRow } from './grid-rows.ts';
import { dayName, slotName } from '../../../shared/text/slot-name.ts';
import type { Attendance } from './use-attendance.ts';

type CellDialogProps = {
  readonly attendance: Attendance;
  readonly row: PersonRow;
  readonly slot: Slot | undefined;
  readonly onClose: () => void;
};

/** One mark with all that ever happened to it, and the certificate that the person is on the way to. */
export function CellDialog({ attendance, row, slot, onClose }: CellDialogProps): ReactNode {
  const { t, language } = usePreferences();
  const { snapshot } = attendance;
  return (
    <Dialog title={row.name} onClose={onClose}>
      {slot === undefined ? null : (
        <>
          <h3 className="cell-slot">
            {dayName(slot.dayId, snapshot, language, t)} · {slotName(slot, snapshot, language, t)}
          </h3>
          <MarkHistory attendance={attendance} row={row} slot={slot} />
          <CellSignature attendance={attendance} row={row} slot={slot} />
        </>
      )}
      {isCounted(row.participation) ? (
        <CertificateForm attendance={attendance} row={row} onDone={onClose} />
      ) : (
        <div className="actions">
          <Button onPress={onClose}>{t('screens.close')}</Button>
        </div>
      )}
    </Dialog>
  );
}

function MarkHistory({ attendance, row, slot }: Omit<CellDialogProps, 'onClose'> & { readonly slot: Slot }): ReactNode {
  const { t, language } = usePreferences();
  const { workshop } = attendance.snapshot;
  const cell = { workshopId: workshop.id, participationId: row.participation.id, slotId: slot.id };
  const events = useStored(() => readMarkHistory(cell), [cell.workshopId, cell.participationId, cell.slotId]);
  if (events === undefined) return <p className="note">{t('screens.attendance.historyReading')}</p>;
  if (events.length === 0) return <p className="note">{t('screens.attendance.historyNone')}</p>;
  return (
    <ol className="mark-history">
      {events.map((event) => {
        const means = event.reverted ?? event.how;
        return (
          <li key={event.sequence}>
            <span className={`mark ${event.status}`}>{t(`vocabulary.attendanceStatus.${event.status}`)}</span>
            <span>
              {t('screens.attendance.historyBefore', {
                status: t(`vocabulary.attendanceStatus.${event.previous}`).toLowerCase(),
              })}
              {event.reason === null ? null : <q>{event.reason}</q>}
              <span className="small soft history-made">
                {momentText(event.at, workshop.timeZone, language)} · {t(`screens.attendance.how.${means}`)} ·{' '}
                {event.device}
              </span>
              {event.origin === null ? null : <Origin origin={event.origin} timeZone={workshop.timeZone} />}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

/** Of a mark that came from another desk: when, how and where it was made. */
function Origin({
  origin,
  timeZone,
}: {
  readonly origin: NonNullable<MarkEvent['origin']>;
  readonly timeZone: string;
}): ReactNode {
  const { t, language } = usePreferences();
  return (
    <span className="small soft history-made">
      {t('screens.attendance.historyOrigin', {
        when: momentText(origin.at, timeZone, language),
        how: t(`screens.attendance.how.${origin.how}`),
        device: origin.device,
      })}
    </span>
  );
}

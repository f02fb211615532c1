import { type ReactNode, useMemo } from 'react';
import { v7 as newId } from 'uuid';
import type { WorkshopSnapshot } from '../../../../shared/domain/workshop-snapshot.ts';
import { importedAgendaChanges } from '../../../../shared/exchange/agenda-import.ts';
import { daysInOrder } from '../../../../shared/domain/attendance/slots.ts';
import { localTime, now } from '../../../../shared/time/instant.ts';
import type { ReadOptions } from '../../../../shared/exchange/schedule/schedule-reader.ts';
import { importAgenda } from '../../../commands/agenda-plan.ts';
import { useFeedback } from '../../../context/feedback.ts';
import { usePreferences } from '../../../context/preferences.tsx';
import { AgendaFileView } from '../../../importing/agenda-file-view.tsx';
import { useAgendaFile } from '../../../importing/agenda-file.ts';
import { FileChoice } from '../../../importing/file-choice.tsx';
import type { ImportGoal } from '../../../importing/agenda-preview.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import formStyles from '../../../ui/form.module.css';

/** The first and the last day that have a date; undefined when none has one. */
function daysOf({ days }: WorkshopSnapshot): ReadOptions['days'] {
  const dates = days.flatMap(({ date }) => date ?? []).sort();
  const [first, last] = [dates[0], dates.at(-1)];
  return first === undefined || last === undefined ? undefined : { first, last };
}

type ImportDialogProps = { readonly snapshot: WorkshopSnapshot; readonly onClose: () => void };

/** Brings in the calendar, the schedule or the table of another program: a preview first, then all of it or nothing. */
export function ImportDialog({ snapshot, onClose }: ImportDialogProps): ReactNode {
  const { t, language } = usePreferences();
  const { runUndoably } = useFeedback();
  const { workshop } = snapshot;
  const own = workshop.languages[0] ?? language;
  const reading = useAgendaFile({ language: own, timeZone: workshop.timeZone, days: daysOf(snapshot) });
  const days = useMemo(() => daysInOrder(snapshot.days).flatMap(({ date }) => date ?? []), [snapshot.days]);
  const prepare = useMemo<ImportGoal['prepare']>(
    () => (agenda, enterSpeakers) => importedAgendaChanges(snapshot, agenda, enterSpeakers, newId),
    [snapshot],
  );
  const accept: ImportGoal['accept'] = (_, agenda, enterSpeakers) => {
    onClose();
    void runUndoably('agenda.import', importAgenda(workshop.id, agenda, enterSpeakers));
  };
  return (
    <Dialog wide title={t('screens.importing.title')} onClose={onClose}>
      <div className={formStyles['form']}>
        <p className="soft small">{t('screens.importing.hint')}</p>
        <FileChoice
          reading={reading}
          label={t('screens.importing.choose')}
          pastedName={t('screens.importing.pasted')}
        />
        <AgendaFileView
          reading={reading}
          goal={{
            language: own,
            near: days[0] ?? localTime(now(), workshop.timeZone).day,
            timeZone: workshop.timeZone,
            days,
            prepare,
            accept,
            acceptName: t('screens.importing.accept'),
          }}
        />
      </div>
    </Dialog>
  );
}

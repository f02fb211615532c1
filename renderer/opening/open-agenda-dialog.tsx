import { useMemo, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { usualTimeZone } from '../../shared/domain/country.ts';
import { workshopFromAgenda, type WorkshopOfAgenda } from '../../shared/exchange/workshop-from-agenda.ts';
import { useFeedback } from '../app/feedback.ts';
import { usePreferences } from '../app/preferences.tsx';
import { workshopPath } from '../app/routes.ts';
import { newId } from '../commands/run-operation.ts';
import { makeImported } from '../commands/workshops.ts';
import { AgendaFileView } from '../importing/agenda-file-view.tsx';
import type { ImportGoal } from '../importing/import-goal.ts';
import { useAgendaFile } from '../importing/use-agenda-file.ts';
import { Dialog } from '../ui/dialog.tsx';

type OpenAgendaDialogProps = { readonly file: File; readonly onClose: () => void };

/** The calendar, the schedule or the table of another program becomes a new workshop, after a look at what is in it. */
export function OpenAgendaDialog({ file, onClose }: OpenAgendaDialogProps): ReactNode {
  const { t, language } = usePreferences();
  const { run } = useFeedback();
  const [, navigate] = useLocation();
  const reading = useAgendaFile({ language, timeZone: null }, file);
  const prepare = useMemo<ImportGoal<WorkshopOfAgenda>['prepare']>(() => {
    const title = { [language]: file.name.replace(/\.[^.]*$/, '') };
    const languages = language === 'ru' ? (['ru', 'en'] as const) : (['en', 'ru'] as const);
    // Where the training is, no such file says; the coordinator does, in the overview.
    const wish = { programmeId: null, title, country: 'KZ', city: {}, timeZone: usualTimeZone('KZ'), languages };
    return (agenda, enterSpeakers) => workshopFromAgenda(wish, agenda, enterSpeakers, newId);
  }, [file, language]);
  const accept = async (wanted: WorkshopOfAgenda): Promise<void> => {
    const workshopId = await run(makeImported(wanted));
    if (workshopId === undefined) return;
    onClose();
    navigate(workshopPath(workshopId, 'overview'));
  };
  return (
    <Dialog wide title={t('screens.importing.asWorkshop')} onClose={onClose}>
      <div className="form">
        <AgendaFileView
          reading={{ ...reading, cancel: onClose }}
          goal={{
            language,
            prepare,
            accept: (wanted) => void accept(wanted),
            acceptName: t('screens.importing.makeWorkshop'),
          }}
        />
      </div>
    </Dialog>
  );
}

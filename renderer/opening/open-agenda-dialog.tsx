import { clsx } from 'clsx';
import { type ReactNode, useMemo } from 'react';
import { useLocation } from 'wouter';
import { v7 as newId } from 'uuid';
import { countryOfZone, usualTimeZone } from '../../shared/domain/country.ts';
import { workingLanguages } from '../../shared/domain/language.ts';
import { workshopFromAgenda, type WorkshopOfAgenda } from '../../shared/exchange/agenda-import.ts';
import { isPeopleList } from '../../shared/exchange/people/imported-people.ts';
import { localTime, localTimeZone, now } from '../../shared/time/instant.ts';
import { makeImported } from '../commands/workshops.ts';
import { useFeedback } from '../context/feedback.ts';
import { usePreferences } from '../context/preferences.tsx';
import { workshopPath } from '../context/routes.ts';
import { AgendaFileView } from '../importing/agenda-file-view.tsx';
import { useAgendaFile } from '../importing/agenda-file.ts';
import type { ImportGoal } from '../importing/agenda-preview.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { PeopleArrival } from './people-arrival.tsx';
import formStyles from '../ui/form.module.css';

const noDays = [] as const;

type OpenAgendaDialogProps = { readonly file: File; readonly onClose: () => void };

/**
 * The calendar, the schedule or the table of another program becomes a new workshop, after a look at what is in it; the
 * people of a list come into a workshop that is here.
 */
export function OpenAgendaDialog({ file, onClose }: OpenAgendaDialogProps): ReactNode {
  const { t, language } = usePreferences();
  const { run } = useFeedback();
  const [, navigate] = useLocation();
  const reading = useAgendaFile({ language, timeZone: null }, file);
  const prepare = useMemo<ImportGoal<WorkshopOfAgenda>['prepare']>(() => {
    const title = { [language]: file.name.replace(/\.[^.]*$/, '') };
    const languages = workingLanguages(language);
    // Where the file says neither zone nor city, the workshop begins in the country of this computer; the overview corrects it.
    const zone = localTimeZone();
    const country = countryOfZone(zone) ?? 'KZ';
    const wish = { programmeId: null, title, country, city: {}, timeZone: usualTimeZone(country), languages };
    return (agenda, enterSpeakers) => workshopFromAgenda(wish, agenda, enterSpeakers, newId);
  }, [file, language]);
  const accept = async (wanted: WorkshopOfAgenda): Promise<void> => {
    const workshopId = await run(makeImported(wanted));
    if (workshopId === undefined) return;
    onClose();
    navigate(workshopPath(workshopId, 'overview'));
  };
  const { state } = reading;
  const table = state.kind === 'read' && state.result.ok && 'sheets' in state.result.value ? state.result.value : null;
  const list = useMemo(
    () => (table !== null && (table.form !== undefined || isPeopleList(table)) ? table : null),
    [table],
  );
  if (list !== null) {
    return (
      <Dialog full title={t('peopleList.title')} onClose={onClose}>
        <div className={clsx(formStyles['form'], formStyles['scrolled'])}>
          <PeopleArrival file={list} onEncoding={reading.readAs} onClose={onClose} />
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog wide title={t('screens.importing.asWorkshop')} onClose={onClose}>
      <div className={formStyles['form']}>
        <AgendaFileView
          reading={{ ...reading, cancel: onClose }}
          goal={{
            language,
            near: localTime(now()).day,
            timeZone: null,
            days: noDays,
            prepare,
            accept: (wanted) => void accept(wanted),
            acceptName: t('screens.importing.makeWorkshop'),
          }}
        />
      </div>
    </Dialog>
  );
}

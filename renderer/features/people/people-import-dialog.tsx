import { clsx } from 'clsx';
import { type ReactNode, useMemo } from 'react';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { importPeople } from '../../commands/people.ts';
import { useFeedback } from '../../context/feedback.ts';
import { usePreferences } from '../../context/preferences.tsx';
import { useAgendaFile } from '../../importing/agenda-file.ts';
import { FileChoice } from '../../importing/file-choice.tsx';
import { PeopleFileView } from '../../importing/people-list-view.tsx';
import type { PeopleGoal } from '../../importing/people-preview.tsx';
import { usePeopleRegister } from '../../matching/people-register.ts';
import { readInstitutions } from '../../queries/snapshot.ts';
import { useStored } from '../../storage/working-store.ts';
import { Dialog } from '../../ui/dialog.tsx';
import formStyles from '../../ui/form.module.css';

type PeopleImportDialogProps = {
  readonly snapshot: WorkshopSnapshot;
  /** What was pasted; null where a file is still to be chosen. */
  readonly first: File | null;
  /** The delegation into which it was pasted; null where it was not pasted into one. */
  readonly delegationId: string | null;
  readonly onClose: () => void;
};

/** Brings in a list of people from a file or the clipboard: a preview first, then all of it or nothing. */
export function PeopleImportDialog({ snapshot, first, delegationId, onClose }: PeopleImportDialogProps): ReactNode {
  const { t, language } = usePreferences();
  const { runUndoably } = useFeedback();
  const { workshop } = snapshot;
  const reading = useAgendaFile({ language: workshop.languages[0] ?? language, timeZone: workshop.timeZone }, first);
  const institutions = useStored(readInstitutions, []) ?? snapshot.institutions;
  const register = usePeopleRegister(institutions);
  const target = useMemo(
    () => ({ snapshot, institutions, ...(register === null ? {} : { register }) }),
    [snapshot, institutions, register],
  );
  const accept = async (...[people, settings]: Parameters<PeopleGoal['accept']>): Promise<void> => {
    // What is refused stays open, with the sentence that says why.
    if (await runUndoably('people.import', importPeople(workshop.id, people, settings))) onClose();
  };
  return (
    <Dialog full title={t('peopleList.title')} onClose={onClose}>
      <div className={clsx(formStyles['form'], formStyles['scrolled'])}>
        <p className="soft small">{t('peopleList.hint')}</p>
        <FileChoice reading={reading} label={t('peopleList.choose')} pastedName={t('peopleList.pasted')} />
        <PeopleFileView reading={reading} goal={{ target, accept: (...each) => void accept(...each), delegationId }} />
      </div>
    </Dialog>
  );
}

import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { FileTrigger } from 'react-aria-components';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { agendaFileEndings } from '../../../shared/exchange/agenda-file-begin.ts';
import { importPeople } from '../../commands/people.ts';
import { useFeedback } from '../../context/feedback.ts';
import { usePreferences } from '../../context/preferences.tsx';
import { pastedTable, useAgendaFile } from '../../importing/agenda-file.ts';
import { PeopleFileView, type PeopleGoal } from '../../importing/people-list-view.tsx';
import { readInstitutions } from '../../queries/snapshot.ts';
import { useStored } from '../../storage/working-store.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import formStyles from '../../ui/form.module.css';

type PeopleImportDialogProps = {
  readonly snapshot: WorkshopSnapshot;
  /** What was pasted; null where a file is still to be chosen. */
  readonly first: File | null;
  readonly onClose: () => void;
};

/** Brings in a list of people from a file or the clipboard: a preview first, then all of it or nothing. */
export function PeopleImportDialog({ snapshot, first, onClose }: PeopleImportDialogProps): ReactNode {
  const { t, language } = usePreferences();
  const { runUndoably } = useFeedback();
  const { workshop } = snapshot;
  const reading = useAgendaFile({ language: workshop.languages[0] ?? language, timeZone: workshop.timeZone }, first);
  const institutions = useStored(readInstitutions, []) ?? snapshot.institutions;
  const target = useMemo(() => ({ snapshot, institutions }), [snapshot, institutions]);
  const read = useRef(reading.read);
  useEffect(() => {
    read.current = reading.read;
  });
  useEffect(() => {
    const onPaste = (event: ClipboardEvent): void => {
      const table = pastedTable(event.clipboardData, t('peopleList.pasted'));
      if (table === null) return;
      event.preventDefault();
      read.current(table);
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, [t]);
  const accept: PeopleGoal['accept'] = (people, settings) => {
    onClose();
    void runUndoably('people.import', importPeople(workshop.id, people, settings));
  };
  return (
    <Dialog full title={t('peopleList.title')} onClose={onClose}>
      <div className={formStyles['form']}>
        <p className="soft small">{t('peopleList.hint')}</p>
        <div className={formStyles['pair']}>
          <FileTrigger
            acceptedFileTypes={agendaFileEndings}
            onSelect={(files) => {
              const file = files?.[0];
              if (file !== undefined) reading.read(file);
            }}
          >
            <Button icon="open">{t('peopleList.choose')}</Button>
          </FileTrigger>
          {reading.state.kind === 'read' ? <span className="soft small one-line">{reading.state.name}</span> : null}
        </div>
        <PeopleFileView reading={reading} goal={{ target, accept }} />
      </div>
    </Dialog>
  );
}

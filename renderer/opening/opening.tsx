import { createContext, use, useMemo, useState, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { deskFileBegin, isDeskFile, type DeskFile } from '../../shared/desks/desk-file.ts';
import { textIn } from '../../shared/domain/language.ts';
import { agendaFileBegin, isAgendaFile, isBackupFile, isJournalFile } from '../../shared/exchange/agenda-file-begin.ts';
import type { WorkshopSnapshot } from '../../shared/domain/workshop-snapshot.ts';
import type { DamagedWorkshop } from '../../shared/files/damaged-workshop.ts';
import { failure } from '../../shared/result.ts';
import { dialogLoadedLater, LoadedLater } from '../components/loaded-later.tsx';
import { useFeedback } from '../context/feedback.ts';
import { usePreferences } from '../context/preferences.tsx';
import { workshopPath } from '../context/routes.ts';
import { damageOf, importSnapshot, importWorkshop } from '../commands/workshops.ts';
import { readSummaries, useStored } from '../storage/working-store.ts';
import { beginningOf, contentsOf, droppedFiles, isOfOtherKind } from '../commands/chosen-file.ts';
import { notifyFailure } from '../ui/failures.tsx';
import { HereAlreadyDialog, type HereAlready } from './here-already-dialog.tsx';

/** The id of the workshop that a file became. */
type OpenedWorkshop = Awaited<ReturnType<typeof importWorkshop>>;

type Opening = {
  /** Opens the first of the files that were dropped. */
  readonly openDropped: (dropped: DataTransfer) => Promise<void>;
  /** Opens a file of any kind that the app reads: of a workshop, of another desk, or an agenda of another program. */
  readonly openFile: (file: File | undefined) => Promise<void>;
  /** Opens the contents of a workshop file. */
  readonly openBytes: (bytes: Promise<Uint8Array>) => Promise<void>;
  /** Whether a file is open about which the user has still to decide. */
  readonly isBusy: boolean;
  /** The file of another desk that its workshop's desk has still to show. */
  readonly deskFile: DeskFile | null;
  readonly closeDeskFile: () => void;
};

/** With the preview of imports, a chunk of its own, as is the reader of desk files: both come seldom. */
const OpenAgendaDialog = dialogLoadedLater(
  new LoadedLater(async () => (await import('./open-agenda-dialog.tsx')).OpenAgendaDialog),
);
const deskFiles = new LoadedLater(async () => (await import('../commands/desk.ts')).openAnyDeskFile);
const DamagedFileDialog = dialogLoadedLater(
  new LoadedLater(async () => (await import('./damaged-file-dialog.tsx')).DamagedFileDialog),
);

const OpeningContext = createContext<Opening | null>(null);

/** The one way in for files: chosen, dropped, or opened by the system. Also shows what has to be decided about one. */
export function OpeningProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const { run } = useFeedback();
  const { t, language } = usePreferences();
  const [location, navigate] = useLocation();
  const [damaged, setDamaged] = useState<DamagedWorkshop | null>(null);
  const [agendaFile, setAgendaFile] = useState<File | null>(null);
  const [here, setHere] = useState<HereAlready | null>(null);
  const [deskFile, setDeskFile] = useState<DeskFile | null>(null);
  const goTo = (workshopId: string | undefined): void => {
    if (workshopId !== undefined) navigate(workshopPath(workshopId, 'overview'));
  };
  /** `open` gives null where a dialog has taken over. */
  const bringIn = async (open: (asCopy: boolean) => Promise<OpenedWorkshop | null>): Promise<void> => {
    const opened = await open(false);
    if (opened === null) return;
    const existing = hereAlready(opened, () => bringInCopy(open));
    if (existing === null) goTo(await run(Promise.resolve(opened)));
    else setHere(existing);
  };
  const bringInCopy = async (open: (asCopy: boolean) => Promise<OpenedWorkshop | null>): Promise<void> => {
    const opened = await open(true);
    if (opened !== null) goTo(await run(Promise.resolve(opened)));
  };
  const openBytes: Opening['openBytes'] = async (bytes) => {
    const contents = await bytes;
    await bringIn(async (asCopy) => {
      const opened = await importWorkshop(contents, asCopy);
      if (opened.ok || !opened.failure.code.startsWith('file-')) return opened;
      const found = await damageOf(contents, { [language]: t('screens.home.damaged.newTitle') });
      if (found === null) return opened;
      setDamaged(found);
      return null;
    });
  };
  const openFound = (snapshot: WorkshopSnapshot): void => {
    setDamaged(null);
    void bringIn((asCopy) => importSnapshot(snapshot, asCopy));
  };
  const openDeskFile = async (file: File): Promise<void> => {
    await deskFiles.load();
    const reader = deskFiles.current();
    if (reader.kind !== 'loaded') return notifyFailure(t('screens.partMissing'));
    const read = await run(reader.part(file));
    if (read === undefined) return;
    navigate(workshopPath(read.workshopId, 'desk'));
    setDeskFile(read);
  };
  const openFile: Opening['openFile'] = async (file) => {
    if (file === undefined) return;
    const begin = await run(beginningOf(file, agendaFileBegin));
    if (begin === undefined) return;
    if (isBackupFile(begin, file.name)) await run(Promise.resolve(failure('file-is-backup', { name: file.name })));
    else if (isJournalFile(begin)) await run(Promise.resolve(failure('file-is-journal', { name: file.name })));
    else if (isOfOtherKind(begin)) await run(Promise.resolve(failure('file-of-other-kind', { name: file.name })));
    else if (isDeskFile(begin.subarray(0, deskFileBegin), file.name)) await openDeskFile(file);
    else if (isAgendaFile(begin, file.name)) setAgendaFile(file);
    else {
      const contents = await run(contentsOf(file));
      if (contents !== undefined) await openBytes(Promise.resolve(contents));
    }
  };
  // Leaving the desk closes the file.
  const isAtDesk = deskFile !== null && location === workshopPath(deskFile.workshopId, 'desk');
  if (deskFile !== null && !isAtDesk) setDeskFile(null);
  const opening: Opening = {
    openDropped: async (dropped) => {
      const files = await run(Promise.resolve(droppedFiles(dropped)));
      await openFile(files?.[0]);
    },
    openFile,
    openBytes,
    isBusy: agendaFile !== null || damaged !== null || here !== null || deskFile !== null,
    deskFile,
    closeDeskFile: () => setDeskFile(null),
  };
  return (
    <OpeningContext value={opening}>
      {children}
      {agendaFile === null ? null : <OpenAgendaDialog file={agendaFile} onClose={() => setAgendaFile(null)} />}
      {damaged === null ? null : (
        <DamagedFileDialog damaged={damaged} onOpen={openFound} onClose={() => setDamaged(null)} />
      )}
      {here === null ? null : (
        <Existing
          here={here}
          onClose={() => setHere(null)}
          onGo={() => goTo(here.workshopId)}
          onCopy={() => void here.copy()}
        />
      )}
    </OpeningContext>
  );
}

export function useOpening(): Opening {
  const opening = use(OpeningContext);
  if (opening === null) throw new Error('outside OpeningProvider');
  return opening;
}

export type ArrivedDeskFile = { readonly file: DeskFile | null; readonly close: () => void };

/** The file of another desk of this workshop that was opened elsewhere than at its desk; null when there is none. */
export function useArrivedDeskFile(workshopId: string): ArrivedDeskFile {
  const { deskFile, closeDeskFile } = useOpening();
  const file = deskFile?.workshopId === workshopId ? deskFile : null;
  return useMemo(() => ({ file, close: closeDeskFile }), [file, closeDeskFile]);
}

type ExistingProps = {
  readonly here: HereAlready;
  readonly onGo: () => void;
  readonly onCopy: () => void;
  readonly onClose: () => void;
};

/** The question about a workshop that is here already, under its title in the language of the interface. */
function Existing({ here, onGo, onCopy, onClose }: ExistingProps): ReactNode {
  const { language } = usePreferences();
  const summary = useStored(readSummaries, [])?.find((each) => each.id === here.workshopId);
  return (
    <HereAlreadyDialog
      title={summary === undefined ? here.title : textIn(summary.title, language)}
      onGo={() => {
        onClose();
        onGo();
      }}
      onCopy={() => {
        onClose();
        onCopy();
      }}
      onClose={onClose}
    />
  );
}

function hereAlready(opened: OpenedWorkshop, copy: HereAlready['copy']): HereAlready | null {
  if (opened.ok || opened.failure.code !== 'workshop-here-already') return null;
  const { workshopId = '', title = '' } = opened.failure.details ?? {};
  return { copy, workshopId: String(workshopId), title: String(title) };
}

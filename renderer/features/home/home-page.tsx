import { useRef, useState, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { agendaFileBegin, isAgendaFile } from '../../../shared/exchange/open-agenda-file.ts';
import { textIn, type InterfaceLanguage } from '../../../shared/domain/language.ts';
import type { WorkshopSummary } from '../../../shared/domain/workshop-summary.ts';
import type { Result } from '../../../shared/result.ts';
import { useFeedback } from '../../app/feedback.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { workshopPath } from '../../app/routes.ts';
import { importWorkshop } from '../../commands/workshops.ts';
import { readSummaries, useStored } from '../../storage/reading.ts';
import { Button } from '../../ui/button.tsx';
import { FileChooser } from '../../ui/file-chooser.tsx';
import { MenuButton } from '../../ui/menu-button.tsx';
import { NewWorkshopDialog } from './new-workshop-dialog.tsx';
import { readSample, sampleKeys, type SampleKey } from './samples.ts';
import { HereAlreadyDialog, type HereAlready } from './here-already-dialog.tsx';
import { OpenAgendaDialog } from './open-agenda-dialog.tsx';
import { Welcome } from './welcome.tsx';
import { WorkshopList } from './workshop-list.tsx';

/** All workshops; on the first start, the ways to begin. */
export function HomePage(): ReactNode {
  const { t, language } = usePreferences();
  const opening = useOpening();
  const [creating, setCreating] = useState(false);
  const summaries = useStored(readSummaries, []);
  const chooser = useRef<HTMLInputElement>(null);
  const openFile = (): void => chooser.current?.click();
  const create = (): void => setCreating(true);
  if (summaries === undefined) return <main className="work" aria-busy="true" />;
  return (
    <main className="work" {...opening.dropTarget}>
      {summaries.length === 0 ? (
        <Welcome onCreate={create} onOpenFile={openFile} onOpenSample={opening.openSample} />
      ) : (
        <>
          <div className="page-head">
            <h1>{t('screens.workshops')}</h1>
            <div className="actions">
              <MenuButton
                name={t('screens.home.openSample')}
                look="plain"
                choices={sampleKeys.map((key) => ({
                  id: key,
                  name: t(`screens.home.sample.${key}.title`),
                  onChoose: () => opening.openSample(key),
                }))}
              >
                {t('screens.home.openSample')}
              </MenuButton>
              <Button icon="open" onPress={openFile}>
                {t('screens.home.openFile')}
              </Button>
              <Button look="primary" icon="plus" onPress={create}>
                {t('screens.home.newWorkshop')}
              </Button>
            </div>
          </div>
          <WorkshopList summaries={summaries} />
        </>
      )}
      <FileChooser
        chooser={chooser}
        name={t('screens.home.openFile')}
        accept=".workshop,.ics,.xml,.json,.csv,.tsv,.xlsx"
        onFiles={([file]) => opening.openFile(file)}
      />
      {creating ? <NewWorkshopDialog onClose={() => setCreating(false)} /> : null}
      {opening.agendaFile === null ? null : (
        <OpenAgendaDialog file={opening.agendaFile} onClose={opening.closeAgendaFile} />
      )}
      {opening.twice === null ? null : (
        <HereAlreadyDialog
          title={titleOf(summaries, opening.twice, language)}
          onGo={() => opening.goTo(opening.twice?.workshopId)}
          onCopy={opening.openCopy}
          onClose={opening.closeTwice}
        />
      )}
    </main>
  );
}

/** In the language of the interface, as far as the workshop has a title in it. */
function titleOf(summaries: readonly WorkshopSummary[], twice: HereAlready, language: InterfaceLanguage): string {
  const summary = summaries.find((each) => each.id === twice.workshopId);
  return summary === undefined ? twice.title : textIn(summary.title, language);
}

type Opening = {
  /** A calendar, schedule or table of another program, of which a preview is shown first. */
  readonly agendaFile: File | null;
  readonly closeAgendaFile: () => void;
  /** A workshop file whose workshop is here already. */
  readonly twice: HereAlready | null;
  readonly closeTwice: () => void;
  readonly openCopy: () => void;
  readonly goTo: (workshopId: string | undefined) => void;
  readonly openFile: (file: File | undefined) => void;
  readonly openSample: (key: SampleKey) => void;
  readonly dropTarget: {
    readonly onDragOver: (event: React.DragEvent) => void;
    readonly onDrop: (event: React.DragEvent) => void;
  };
};

/** Opens a chosen, dropped or sample file and goes to the workshop that it holds. */
function useOpening(): Opening {
  const { run } = useFeedback();
  const [, navigate] = useLocation();
  const [agendaFile, setAgendaFile] = useState<File | null>(null);
  const [twice, setTwice] = useState<HereAlready | null>(null);
  const goTo: Opening['goTo'] = (workshopId) => {
    if (workshopId !== undefined) navigate(workshopPath(workshopId, 'overview'));
  };
  const open = async (bytes: Promise<Uint8Array>): Promise<void> => {
    const contents = await bytes;
    const opened = await importWorkshop(contents);
    const here = hereAlready(opened, contents);
    if (here === null) goTo(await run(Promise.resolve(opened)));
    else setTwice(here);
  };
  const openChosen = async (file: File): Promise<void> => {
    if (isAgendaFile(await bytesOf(file.slice(0, agendaFileBegin)), file.name)) setAgendaFile(file);
    else await open(bytesOf(file));
  };
  const openFile: Opening['openFile'] = (file) => {
    if (file !== undefined) void openChosen(file);
  };
  return {
    agendaFile,
    closeAgendaFile: () => setAgendaFile(null),
    twice,
    closeTwice: () => setTwice(null),
    openCopy: () => {
      setTwice(null);
      if (twice !== null) void run(importWorkshop(twice.bytes, true)).then(goTo);
    },
    goTo,
    openFile,
    openSample: (key) => void open(readSample(key)),
    dropTarget: {
      onDragOver: (event) => event.preventDefault(),
      onDrop: (event) => {
        event.preventDefault();
        openFile(event.dataTransfer.files[0]);
      },
    },
  };
}

function hereAlready(opened: Result<string>, bytes: Uint8Array): HereAlready | null {
  if (opened.ok || opened.failure.code !== 'workshop-here-already') return null;
  const { workshopId = '', title = '' } = opened.failure.details ?? {};
  return { bytes, workshopId: String(workshopId), title: String(title) };
}

async function bytesOf(blob: Blob): Promise<Uint8Array> {
  return new Uint8Array(await blob.arrayBuffer());
}

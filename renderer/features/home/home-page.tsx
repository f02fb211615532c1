import { clsx } from 'clsx';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useLocation } from 'wouter';
import { usualTimeZone } from '../../../shared/domain/country.ts';
import { type InterfaceLanguage, textIn } from '../../../shared/domain/language.ts';
import type { WorkshopSummary } from '../../../shared/changes/workshop-summary.ts';
import { workshopFromAgenda, type WorkshopOfAgenda } from '../../../shared/exchange/agenda-import.ts';
import { agendaFileBegin, isAgendaFile } from '../../../shared/exchange/open-agenda-file.ts';
import type { Result } from '../../../shared/result.ts';
import { newId } from '../../commands/command.ts';
import { importWorkshop, makeImported } from '../../commands/workshops.ts';
import { useFeedback } from '../../context/feedback.ts';
import { usePreferences, useText } from '../../context/preferences.tsx';
import { workshopPath } from '../../context/routes.ts';
import { AgendaFileView } from '../../importing/agenda-file-view.tsx';
import { useAgendaFile } from '../../importing/agenda-file.ts';
import type { ImportGoal } from '../../importing/agenda-preview.tsx';
import { readSummaries, useStored } from '../../storage/working-store.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FileChooser } from '../../ui/file-chooser.tsx';
import { MenuButton } from '../../ui/menu-button.tsx';
import { AuthorCard } from './author-card.tsx';
import { NewWorkshopDialog } from './new-workshop-dialog.tsx';
import { WorkshopList } from './workshop-list.tsx';
import pageStyles from '../../ui/page.module.css';
import formStyles from '../../ui/form.module.css';
import buttonStyles from '../../ui/button.module.css';
import styles from './home.module.css';

/** All workshops; on the first start, the ways to begin. */
export function HomePage(): ReactNode {
  const { t, language } = usePreferences();
  const opening = useOpening();
  const [creating, setCreating] = useState(false);
  const summaries = useStored(readSummaries, []);
  const chooser = useRef<HTMLInputElement>(null);
  const openFile = (): void => chooser.current?.click();
  const create = (): void => setCreating(true);
  if (summaries === undefined) return <main className={pageStyles['work']} aria-busy="true" />;
  return (
    <main className={pageStyles['work']} {...opening.dropTarget}>
      {summaries.length === 0 ? (
        <Welcome onCreate={create} onOpenFile={openFile} onOpenSample={opening.openSample} />
      ) : (
        <>
          <div className={pageStyles['page-head']}>
            <h1>{t('screens.workshops')}</h1>
            <div className={pageStyles['actions']}>
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
      <AuthorCard />
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

type WelcomeProps = {
  readonly onCreate: () => void;
  readonly onOpenFile: () => void;
  readonly onOpenSample: (key: SampleKey) => void;
};

function Welcome({ onCreate, onOpenFile, onOpenSample }: WelcomeProps): ReactNode {
  const t = useText();
  return (
    <div className={styles['welcome']}>
      <header>
        <h1>{t('screens.home.welcome')}</h1>
        <p className={styles['lead']}>{t('screens.home.lead')}</p>
      </header>
      <div className={styles['ways']}>
        <Button look="primary" icon="plus" onPress={onCreate}>
          {t('screens.home.newWorkshop')}
        </Button>
        <Button icon="open" onPress={onOpenFile}>
          {t('screens.home.openFile')}
        </Button>
      </div>
      <section aria-labelledby="samples-title">
        <h2 id="samples-title">{t('screens.home.samples')}</h2>
        <p className="soft small">{t('screens.home.samplesNote')}</p>
        <div className={styles['samples']}>
          {sampleKeys.map((key) => (
            <AriaButton
              key={key}
              className={clsx(buttonStyles['button'], styles['sample'])}
              data-part="sample"
              onPress={() => onOpenSample(key)}
            >
              <strong>{t(`screens.home.sample.${key}.title`)}</strong>
              <span className="soft small">{t(`screens.home.sample.${key}.about`)}</span>
            </AriaButton>
          ))}
        </div>
      </section>
    </div>
  );
}

/** A workshop file, and the workshop of this computer that it is a file of. */
type HereAlready = { readonly bytes: Uint8Array; readonly workshopId: string; readonly title: string };

type HereAlreadyDialogProps = {
  readonly title: string;
  readonly onGo: () => void;
  readonly onCopy: () => void;
  readonly onClose: () => void;
};

/** The file neither replaces what is here nor stands beside it without a word: marks made on a copy reach no other desk. */
function HereAlreadyDialog({ title, onGo, onCopy, onClose }: HereAlreadyDialogProps): ReactNode {
  const t = useText();
  return (
    <Dialog title={t('screens.home.hereAlready.title')} onClose={onClose}>
      <div className={formStyles['form']}>
        <p>
          <strong>{title}</strong>
        </p>
        <p className={formStyles['note']}>{t('screens.home.hereAlready.note')}</p>
      </div>
      <div className={formStyles['actions']}>
        <Button onPress={onClose}>{t('screens.cancel')}</Button>
        <Button onPress={onCopy}>{t('screens.home.hereAlready.copy')}</Button>
        <Button look="primary" autoFocus onPress={onGo}>
          {t('screens.home.hereAlready.go')}
        </Button>
      </div>
    </Dialog>
  );
}

type OpenAgendaDialogProps = { readonly file: File; readonly onClose: () => void };

/** The calendar, the schedule or the table of another program becomes a new workshop, after a look at what is in it. */
function OpenAgendaDialog({ file, onClose }: OpenAgendaDialogProps): ReactNode {
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
      <div className={formStyles['form']}>
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

const files = import.meta.glob<string>('../../../samples/*.workshop', { query: '?url', import: 'default' });

/** The five trainings that come with Rostrum, in the order of the welcome screen. */
const sampleKeys = [
  'cadap-respectful-care',
  'unodc-treatnet-family-bishkek',
  'unfpa-technical-meeting-turkestan',
  'iom-victim-identification-ashgabat',
  'osce-gbv-ashgabat',
] as const;
type SampleKey = (typeof sampleKeys)[number];

/** The bytes of a sample's workshop file; empty when it was not packaged. */
export async function readSample(key: SampleKey): Promise<Uint8Array> {
  const url = await files[`../../../samples/${key}.workshop`]?.();
  return url === undefined ? new Uint8Array() : new Uint8Array(await (await fetch(url)).arrayBuffer());
}

import { clsx } from 'clsx';
import { type DragEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { agendaFileEndings } from '../../../shared/exchange/agenda-file-begin.ts';
import { dialogLoadedLater, LoadedLater, preloadWhenIdle } from '../../components/loaded-later.tsx';
import { deleteWorkshop } from '../../commands/workshops.ts';
import { type SampleKey, sampleKeys } from '../../context/action-parts.ts';
import { useFeedback } from '../../context/feedback.ts';
import { useText } from '../../context/preferences.tsx';
import { useOpening } from '../../opening/opening.tsx';
import { readSummaries, useStored } from '../../storage/working-store.ts';
import { FileChooser } from '../../ui/fields/file-chooser.tsx';
import { MenuButton } from '../../ui/menu-button.tsx';
import { AuthorCard } from './author-card.tsx';
import { BackupsCard } from './backups/backups-card.tsx';
import { ErasingNotices } from './erasing-notices.tsx';
import { WorkshopList } from './workshop-list.tsx';
import { ActionButton, useActions } from '../../context/actions.tsx';
import pageStyles from '../../ui/page.module.css';
import buttonStyles from '../../ui/button.module.css';
import styles from './home.module.css';

/** The forms, chunks of their own: the list of workshops is shown without them. */
const newWorkshop = new LoadedLater(async () => (await import('./new-workshop-dialog.tsx')).NewWorkshopDialog);
const copyWorkshop = new LoadedLater(
  async () => (await import('../../components/copy-workshop-dialog.tsx')).CopyWorkshopDialog,
);
const NewWorkshopDialog = dialogLoadedLater(newWorkshop);
const CopyWorkshopDialog = dialogLoadedLater(copyWorkshop);

/** The home page: all workshops, or on the first start the ways to begin. */
export function HomePage(): ReactNode {
  const t = useText();
  const { openFile: openChosen, openDropped, openBytes } = useOpening();
  const openSample = (key: SampleKey): void => void openBytes(readSample(key));
  const dropTarget = {
    onDragOver: (event: DragEvent): void => event.preventDefault(),
    onDrop: (event: DragEvent): void => {
      event.preventDefault();
      void openDropped(event.dataTransfer);
    },
  };
  const [creating, setCreating] = useState(false);
  useEffect(() => preloadWhenIdle([newWorkshop, copyWorkshop]), []);
  const summaries = useStored(readSummaries, []);
  const chooser = useRef<HTMLInputElement>(null);
  const openFile = (): void => chooser.current?.click();
  const create = (): void => setCreating(true);
  const { runUndoably } = useFeedback();
  const [copiedId, setCopiedId] = useState<string | null>(null);
  useActions({
    'home.sample': (part) => sampleKeys.filter((key) => key === part).forEach(openSample),
    'workshop.copy': setCopiedId,
    'workshop.remove': (id) => void runUndoably('workshop.remove', deleteWorkshop(id)),
  });
  if (summaries === undefined) return <main className={pageStyles['work']} aria-busy="true" />;
  return (
    <main className={clsx(pageStyles['work'], 'prints')} {...dropTarget}>
      {summaries.length === 0 ? (
        <Welcome onCreate={create} onOpenFile={openFile} onOpenSample={openSample} />
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
                  action: 'home.sample',
                  name: t(`screens.home.sample.${key}.title`),
                  onChoose: () => openSample(key),
                }))}
              >
                {t('screens.home.openSample')}
              </MenuButton>
              <ActionButton action="home.open" onPress={openFile} />
              <ActionButton action="home.create" look="primary" onPress={create} />
            </div>
          </div>
          <ErasingNotices summaries={summaries} />
          <WorkshopList summaries={summaries} />
        </>
      )}
      <BackupsCard />
      <AuthorCard />
      <FileChooser
        chooser={chooser}
        name={t('screens.home.openFile')}
        accept={['.workshop', '.desk', ...agendaFileEndings].join(',')}
        onFiles={([file]) => void openChosen(file)}
      />
      {copiedId === null ? null : <CopyWorkshopDialog workshopId={copiedId} onClose={() => setCopiedId(null)} />}
      {creating ? <NewWorkshopDialog onClose={() => setCreating(false)} /> : null}
    </main>
  );
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
        <ActionButton action="home.create" look="primary" onPress={onCreate} />
        <ActionButton action="home.open" onPress={onOpenFile} />
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
              data-action="home.sample"
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

const files = import.meta.glob<string>('../../../samples/*.workshop', { query: '?url', import: 'default' });

/** The bytes of a sample's workshop file; empty where it is not in the build. */
export async function readSample(key: SampleKey): Promise<Uint8Array> {
  const url = await files[`../../../samples/${key}.workshop`]?.();
  return url === undefined ? new Uint8Array() : new Uint8Array(await (await fetch(url)).arrayBuffer());
}

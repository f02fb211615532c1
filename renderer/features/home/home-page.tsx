import { clsx } from 'clsx';
import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { agendaFileEndings } from '../../../shared/exchange/agenda-file-begin.ts';
import { useText } from '../../context/preferences.tsx';
import { useOpening } from '../../opening/opening.tsx';
import { readSummaries, useStored } from '../../storage/working-store.ts';
import { Button } from '../../ui/button.tsx';
import { FileChooser } from '../../ui/fields/file-chooser.tsx';
import { MenuButton } from '../../ui/menu-button.tsx';
import { AuthorCard } from './author-card.tsx';
import { BackupsCard } from './backups/backups-card.tsx';
import { NewWorkshopDialog } from './new-workshop-dialog.tsx';
import { WorkshopList } from './workshop-list.tsx';
import pageStyles from '../../ui/page.module.css';
import buttonStyles from '../../ui/button.module.css';
import styles from './home.module.css';

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
  const summaries = useStored(readSummaries, []);
  const chooser = useRef<HTMLInputElement>(null);
  const openFile = (): void => chooser.current?.click();
  const create = (): void => setCreating(true);
  if (summaries === undefined) return <main className={pageStyles['work']} aria-busy="true" />;
  return (
    <main className={pageStyles['work']} {...dropTarget}>
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
                  name: t(`screens.home.sample.${key}.title`),
                  onChoose: () => openSample(key),
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
      <BackupsCard />
      <AuthorCard />
      <FileChooser
        chooser={chooser}
        name={t('screens.home.openFile')}
        accept={['.workshop', '.desk', ...agendaFileEndings].join(',')}
        onFiles={([file]) => void openChosen(file)}
      />
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

/** The bytes of a sample's workshop file; empty where it is not in the build. */
export async function readSample(key: SampleKey): Promise<Uint8Array> {
  const url = await files[`../../../samples/${key}.workshop`]?.();
  return url === undefined ? new Uint8Array() : new Uint8Array(await (await fetch(url)).arrayBuffer());
}

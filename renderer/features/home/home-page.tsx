import { useRef, useState, type DragEvent, type ReactNode } from 'react';
import { useText } from '../../app/preferences.tsx';
import { useOpening } from '../../opening/opening.tsx';
import { readSummaries, useStored } from '../../storage/reading.ts';
import { Button } from '../../ui/button.tsx';
import { FileChooser } from '../../ui/file-chooser.tsx';
import { MenuButton } from '../../ui/menu-button.tsx';
import { NewWorkshopDialog } from './new-workshop-dialog.tsx';
import { readSample, sampleKeys, type SampleKey } from './samples.ts';
import { Welcome } from './welcome.tsx';
import { WorkshopList } from './workshop-list.tsx';

/** All workshops; on the first start, the ways to begin. */
export function HomePage(): ReactNode {
  const t = useText();
  const { openFile: openChosen, openBytes } = useOpening();
  const openSample = (key: SampleKey): void => void openBytes(readSample(key));
  const dropTarget = {
    onDragOver: (event: DragEvent): void => event.preventDefault(),
    onDrop: (event: DragEvent): void => {
      event.preventDefault();
      void openChosen(event.dataTransfer.files[0]);
    },
  };
  const [creating, setCreating] = useState(false);
  const summaries = useStored(readSummaries, []);
  const chooser = useRef<HTMLInputElement>(null);
  const openFile = (): void => chooser.current?.click();
  const create = (): void => setCreating(true);
  if (summaries === undefined) return <main className="work" aria-busy="true" />;
  return (
    <main className="work" {...dropTarget}>
      {summaries.length === 0 ? (
        <Welcome onCreate={create} onOpenFile={openFile} onOpenSample={openSample} />
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
      <FileChooser
        chooser={chooser}
        name={t('screens.home.openFile')}
        accept=".workshop,.desk,.ics,.xml,.json,.csv,.tsv,.xlsx"
        onFiles={([file]) => void openChosen(file)}
      />
      {creating ? <NewWorkshopDialog onClose={() => setCreating(false)} /> : null}
    </main>
  );
}

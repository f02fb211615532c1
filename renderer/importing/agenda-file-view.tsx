import type { ReactNode } from 'react';
import type { AgendaImport } from '../../shared/exchange/agenda-import.ts';
import { useText } from '../context/preferences.tsx';
import { Button } from '../ui/button.tsx';
import type { AgendaFileReading } from './agenda-file.ts';
import { AgendaPreview, type ImportGoal, Refusal } from './agenda-preview.tsx';
import { EncodingChoice, TableView } from './table-view.tsx';
import styles from './importing.module.css';

type AgendaFileViewProps<Wanted extends AgendaImport> = {
  readonly reading: AgendaFileReading;
  readonly goal: ImportGoal<Wanted>;
};

/** Shows an imported file: progress, then a preview of the import, or why it was refused. */
export function AgendaFileView<Wanted extends AgendaImport>({ reading, goal }: AgendaFileViewProps<Wanted>): ReactNode {
  const { state, cancel, readAs } = reading;
  if (state.kind === 'none') return null;
  if (state.kind === 'reading') return <ReadingProgressView name={state.name} share={state.share} onCancel={cancel} />;
  const { result } = state;
  if (!result.ok) return <Refusal failure={result.failure} />;
  if ('agenda' in result.value) {
    return (
      <>
        <EncodingChoice encoding={result.value.encoding} onEncoding={readAs} />
        <AgendaPreview agenda={result.value.agenda} goal={goal} speakersAtFirst />
      </>
    );
  }
  return <TableView file={result.value} goal={goal} onEncoding={readAs} />;
}

type ProgressProps = { readonly name: string; readonly share: number | null; readonly onCancel: () => void };

export function ReadingProgressView({ name, share, onCancel }: ProgressProps): ReactNode {
  const t = useText();
  const progressText = t('screens.importing.reading', { name });
  return (
    <div className={styles['reading']} role="status">
      <p className="one-line">{progressText}</p>
      {share === null ? <progress aria-label={progressText} /> : <progress aria-label={progressText} value={share} />}
      <Button onPress={onCancel}>{t('screens.importing.stop')}</Button>
    </div>
  );
}

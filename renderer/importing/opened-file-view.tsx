import type { ReactNode } from 'react';
import type { OpenedAgendaFile } from '../../shared/exchange/open-agenda-file.ts';
import { useText } from '../context/preferences.tsx';
import { Button } from '../ui/button.tsx';
import type { AgendaFileReading } from './agenda-file.ts';
import { Refusal } from './agenda-preview.tsx';
import styles from './importing.module.css';

type OpenedFileViewProps = {
  readonly reading: AgendaFileReading;
  /** Shows what is in the file. */
  readonly children: (file: OpenedAgendaFile) => ReactNode;
};

/** Shows a file that is being read: nothing before there is one, then the progress, then its contents or the refusal. */
export function OpenedFileView({ reading: { state, cancel }, children }: OpenedFileViewProps): ReactNode {
  if (state.kind === 'none') return null;
  if (state.kind === 'reading') return <ReadingProgressView name={state.name} share={state.share} onCancel={cancel} />;
  const { result } = state;
  return result.ok ? children(result.value) : <Refusal failure={result.failure} />;
}

type ProgressProps = { readonly name: string; readonly share: number | null; readonly onCancel: () => void };

function ReadingProgressView({ name, share, onCancel }: ProgressProps): ReactNode {
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

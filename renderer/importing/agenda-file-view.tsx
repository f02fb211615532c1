import type { ReactNode } from 'react';
import type { AgendaImport } from '../../shared/exchange/agenda-changes.ts';
import { useText } from '../app/preferences.tsx';
import { Button } from '../ui/button.tsx';
import { AgendaPreview } from './agenda-preview.tsx';
import type { ImportGoal } from './import-goal.ts';
import { Refusal } from './refusal.tsx';
import { TableView } from './table-view.tsx';
import type { AgendaFileReading } from './use-agenda-file.ts';

type AgendaFileViewProps<Wanted extends AgendaImport> = {
  readonly reading: AgendaFileReading;
  readonly goal: ImportGoal<Wanted>;
};

/** A file on its way in: how far it is read, what would come of it, or why nothing does. */
export function AgendaFileView<Wanted extends AgendaImport>({ reading, goal }: AgendaFileViewProps<Wanted>): ReactNode {
  const { state, cancel, readAs } = reading;
  if (state.kind === 'none') return null;
  if (state.kind === 'reading') return <Progress name={state.name} share={state.share} onCancel={cancel} />;
  const { result } = state;
  if (!result.ok) return <Refusal failure={result.failure} />;
  if ('agenda' in result.value) return <AgendaPreview agenda={result.value.agenda} goal={goal} speakersAtFirst />;
  return <TableView file={result.value} goal={goal} onEncoding={readAs} />;
}

type ProgressProps = { readonly name: string; readonly share: number | null; readonly onCancel: () => void };

function Progress({ name, share, onCancel }: ProgressProps): ReactNode {
  const t = useText();
  const said = t('screens.importing.reading', { name });
  return (
    <div className="reading" role="status">
      <p className="one-line">{said}</p>
      {share === null ? <progress aria-label={said} /> : <progress aria-label={said} value={share} />}
      <Button onPress={onCancel}>{t('screens.importing.stop')}</Button>
    </div>
  );
}

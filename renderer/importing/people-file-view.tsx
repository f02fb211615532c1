import type { ReactNode } from 'react';
import type { AgendaFileReading } from './agenda-file.ts';
import { ReadingProgressView } from './agenda-file-view.tsx';
import { Refusal } from './agenda-preview.tsx';
import { type PeopleGoal, PeopleListView } from './people-list-view.tsx';

type PeopleFileViewProps = { readonly reading: AgendaFileReading; readonly goal: PeopleGoal };

/** Shows a file that is opened as a list of people: progress, then the preview, or why it was refused. */
export function PeopleFileView({ reading, goal }: PeopleFileViewProps): ReactNode {
  const { state, cancel, readAs } = reading;
  if (state.kind === 'none') return null;
  if (state.kind === 'reading') return <ReadingProgressView name={state.name} share={state.share} onCancel={cancel} />;
  const { result } = state;
  if (!result.ok) return <Refusal failure={result.failure} />;
  if ('agenda' in result.value) return <Refusal failure={{ code: 'people-list-unread' }} />;
  return <PeopleListView file={result.value} goal={goal} onEncoding={readAs} />;
}

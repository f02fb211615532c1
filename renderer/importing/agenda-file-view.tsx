import type { ReactNode } from 'react';
import type { AgendaImport } from '../../shared/exchange/agenda-import.ts';
import type { AgendaFileReading } from './agenda-file.ts';
import { AgendaPreview, type ImportGoal } from './agenda-preview.tsx';
import { OpenedFileView } from './opened-file-view.tsx';
import { EncodingChoice } from './sheet-choice.tsx';
import { TableView } from './table-view.tsx';

type AgendaFileViewProps<Wanted extends AgendaImport> = {
  readonly reading: AgendaFileReading;
  readonly goal: ImportGoal<Wanted>;
};

/** Shows an imported file: progress, then a preview of the import, or why it was refused. */
export function AgendaFileView<Wanted extends AgendaImport>({ reading, goal }: AgendaFileViewProps<Wanted>): ReactNode {
  const { readAs } = reading;
  return (
    <OpenedFileView reading={reading}>
      {(file) =>
        'agenda' in file ? (
          <>
            <EncodingChoice encoding={file.encoding} onEncoding={readAs} />
            <AgendaPreview agenda={file.agenda} goal={goal} speakersAtFirst />
          </>
        ) : (
          <TableView file={file} goal={goal} onEncoding={readAs} />
        )
      }
    </OpenedFileView>
  );
}

import { largestAgendaFile } from '../../shared/exchange/open-agenda-file.ts';
import { readAgendaFile } from '../../shared/exchange/understood-file.ts';
import { failure } from '../../shared/result.ts';
import { serveTask } from '../background/serve-task.ts';
import { beginningOf } from '../commands/chosen-file.ts';
import type { Reading } from './agenda-file.ts';

const millisecondsBetweenReports = 50;

/**
 * Reads an agenda file in a worker: a large or hostile file does not block the page, and reading is cancelled by ending
 * the worker.
 */
serveTask<Reading>(async ({ file, options, encoding }, report) => {
  let reported = 0;
  const onProgress = (share: number): void => {
    if (performance.now() - reported < millisecondsBetweenReports) return;
    reported = performance.now();
    report({ kind: 'progress', share });
  };
  // One byte more than is taken says that there is too much; the rest of a huge file is never read.
  const bytes = await beginningOf(file, largestAgendaFile + 1);
  if (!bytes.ok) return report({ kind: 'read', result: bytes });
  const { opened } = await readAgendaFile(bytes.value, file.name, { ...options, as: 'agenda', encoding, onProgress });
  // A workshop file is no agenda of another program.
  report({ kind: 'read', result: opened ?? failure('schedule-other-format') });
});

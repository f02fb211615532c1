import { largestAgendaFile, openAgendaFile } from '../../shared/exchange/open-agenda-file.ts';
import { failure } from '../../shared/result.ts';
import { loadCatalogues } from '../../shared/text/text.ts';
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
  // Names of kinds and rooms are known in both languages.
  await loadCatalogues();
  const opened = await openAgendaFile(bytes.value, { ...options, onProgress }, encoding);
  if (opened.ok) return report({ kind: 'read', result: opened });
  // Readers do not know the name, which some of the sentences say.
  const { code, details } = opened.failure;
  report({ kind: 'read', result: failure(code, { name: file.name, ...details }) });
});

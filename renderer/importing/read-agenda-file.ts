import type { OpenedAgendaFile } from '../../shared/exchange/open-agenda-file.ts';
import type { ReadOptions } from '../../shared/exchange/schedule-reader.ts';
import type { TextEncoding } from '../../shared/exchange/text-encoding.ts';
import { failure, type Result } from '../../shared/result.ts';
import { startTask, type BackgroundTask } from '../background/background-task.ts';
import workerScript from './agenda-file-worker.ts?worker&url';

export type ReadingWish = {
  readonly file: File;
  readonly options: Omit<ReadOptions, 'onProgress'>;
  /** What the user chose; undefined to find it out. */
  readonly encoding: TextEncoding | undefined;
};

export type ReadingReport =
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'read'; readonly result: Result<OpenedAgendaFile> };

export type Reading = { readonly wish: ReadingWish; readonly report: ReadingReport };

/** Starts reading a calendar, a schedule or a table; the last report is what is in it, or why it was not opened. */
export function readAgendaFile(wish: ReadingWish, onReport: (report: ReadingReport) => void): BackgroundTask {
  return startTask<Reading>(workerScript, wish, {
    onReport,
    isLast: ({ kind }) => kind === 'read',
    onFailure: () => onReport({ kind: 'read', result: failure('reading-failed') }),
  });
}

import { useEffect, useRef, useState } from 'react';
import type { AgendaFileFailure, OpenedAgendaFile } from '../../shared/exchange/open-agenda-file.ts';
import type { ReadOptions } from '../../shared/exchange/schedule/schedule-reader.ts';
import type { TableSheet } from '../../shared/exchange/sheets/table-sheet.ts';
import type { TextEncoding } from '../../shared/exchange/table/text-encoding.ts';
import { failure, type Result } from '../../shared/result.ts';
import { loadCatalogues } from '../../shared/text/text.ts';
import type { ChosenFileFailure } from '../commands/chosen-file.ts';
import { type BackgroundTask, startTask } from '../background/background-task.ts';
import workerScript from './agenda-file-worker.ts?worker&url';

/**
 * The outcome of reading. `reading-failed`: the worker failed.
 */
type AgendaFileResult = Result<OpenedAgendaFile, AgendaFileFailure | ChosenFileFailure | 'reading-failed'>;

/** State of an imported file: none, being read, or read with its result. */
type AgendaFile =
  | { readonly kind: 'none' }
  /** The share that has been read, 0 to 1; null while unknown. */
  | { readonly kind: 'reading'; readonly name: string; readonly share: number | null }
  | { readonly kind: 'read'; readonly name: string; readonly result: AgendaFileResult };

export type AgendaFileReading = {
  readonly state: AgendaFile;
  readonly read: (file: File) => void;
  /** Reads the same file once more, with its letters taken as the user says. */
  readonly readAs: (encoding: TextEncoding) => void;
  readonly cancel: () => void;
};

/** Reads one file after the other; choosing another one, and leaving, ends the reading. */
export function useAgendaFile(options: ReadingRequest['options'], first: File | null = null): AgendaFileReading {
  const task = useRef<BackgroundTask | null>(null);
  const current = useRef<File | null>(null);
  const [state, setState] = useState<AgendaFile>({ kind: 'none' });
  const start = (file: File, encoding?: TextEncoding): void => {
    task.current?.cancel();
    current.current = file;
    const { name } = file;
    setState({ kind: 'reading', name, share: null });
    const onReport = async (report: ReadingReport): Promise<void> => {
      if (report.kind === 'progress') return setState({ kind: 'reading', name, share: report.share });
      // The preview recognises names of kinds and rooms in both languages.
      await loadCatalogues();
      if (task.current === started) setState({ ...report, name });
    };
    const started = startReadingAgenda({ file, options, encoding }, (report) => void onReport(report));
    task.current = started;
  };
  const startFirst = useRef(start);
  useEffect(() => {
    if (first !== null) startFirst.current(first);
    return () => task.current?.cancel();
  }, [first]);
  return {
    state,
    read: (file) => start(file),
    readAs: (encoding) => {
      if (current.current !== null) start(current.current, encoding);
    },
    cancel: () => {
      task.current?.cancel();
      setState({ kind: 'none' });
    },
  };
}

type ReadingRequest = {
  readonly file: File;
  readonly options: Omit<ReadOptions, 'onProgress'>;
  /** What the user chose; undefined to find it out. */
  readonly encoding: TextEncoding | undefined;
};

export type ReadingReport =
  { readonly kind: 'progress'; readonly share: number } | { readonly kind: 'read'; readonly result: AgendaFileResult };

export type Reading = { readonly request: ReadingRequest; readonly report: ReadingReport };

/** Starts reading a calendar, a schedule or a table; the last report is what is in it, or why it was not opened. */
export function startReadingAgenda(request: ReadingRequest, onReport: (report: ReadingReport) => void): BackgroundTask {
  return startTask<Reading>(workerScript, request, {
    onReport,
    isLast: ({ kind }) => kind === 'read',
    onFailure: () => onReport({ kind: 'read', result: failure('reading-failed') }),
  });
}

/**
 * What was pasted from Word, Excel or a browser as a file for the reader of tables: the HTML where there is a table in
 * it, or else text with tabs or in several lines; null for anything else, such as a word pasted into a field.
 */
export function pastedTable(clipboard: DataTransfer | null, name: string): File | null {
  if (clipboard === null || clipboard.files.length > 0) return null;
  const html = clipboard.getData('text/html');
  if (/<table[\s>]/i.test(html)) return new File([html], name, { type: 'text/html' });
  const text = clipboard.getData('text/plain');
  const isTable = text.includes('\n') && (text.includes('\t') || /[;,|].*\n.*[;,|]/.test(text));
  return isTable ? new File([text], name, { type: 'text/plain' }) : null;
}

/** The table of what was pasted as HTML, read by the worker of imports; null where it is none. */
export async function readPastedTable(
  file: File,
  language: ReadingRequest['options']['language'],
): Promise<TableSheet | null> {
  return new Promise((resolve) => {
    const options = { language, timeZone: 'UTC' };
    startReadingAgenda({ file, options, encoding: undefined }, (report) => {
      if (report.kind === 'progress') return;
      const { result } = report;
      resolve(result.ok && 'sheets' in result.value ? (result.value.sheets[0] ?? null) : null);
    });
  });
}

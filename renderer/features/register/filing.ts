import { useRef, useState } from 'react';
import type { IssuedSheet } from '../../../shared/domain/evidence/issued-sheet.ts';
import { type PrintedCode, readPrintedCode } from '../../../shared/domain/evidence/printed-code.ts';
import { type Failure, success } from '../../../shared/result.ts';
import { attachFiles, type FiledScan, refusalOf } from '../../commands/register.ts';
import { useFeedback } from '../../context/feedback.ts';
import type { ReadScan, ScanAnswer } from '../../scanning/scan-messages.ts';
import { ScanReader } from '../../scanning/scan-reader.ts';

/** State of the work on dropped files. */
export type FilingWork = { readonly kind: 'reading' | 'keeping'; readonly done: number; readonly of: number };

type Filing = {
  readonly work: FilingWork | null;
  /** Files for which the user must choose or confirm the sheet; null when there are none. */
  readonly asked: readonly ExaminedFile[] | null;
  /** Takes files for the sheet `intended`; null: for the sheets that their printed codes name. */
  readonly take: (files: readonly File[], intended: IssuedSheet | null) => void;
  readonly attach: (filed: readonly FiledScan[]) => void;
  /** Ends the reading, and forgets what was asked. */
  readonly cancel: () => void;
};

/** Examines dropped files and attaches them to sheets, after questions where that is unclear. */
export function useFiling(workshopId: string, sheets: readonly IssuedSheet[]): Filing {
  const { runUndoably } = useFeedback();
  const [work, setWork] = useState<FilingWork | null>(null);
  const [asked, setAsked] = useState<readonly ExaminedFile[] | null>(null);
  const reading = useRef<AbortController | null>(null);

  const attach = async (filed: readonly FiledScan[]): Promise<void> => {
    setAsked(null);
    if (filed.length === 0) return;
    await runUndoably('sheet.attach', keepAll(filed));
  };
  const keepAll = async (filed: readonly FiledScan[]): ReturnType<typeof attachFiles> => {
    const showProgress = (done: number): void => setWork({ kind: 'keeping', done, of: filed.length });
    showProgress(0);
    const attached = await attachFiles(workshopId, filed, showProgress);
    setWork(null);
    return attached;
  };
  const take = async (files: readonly File[], intended: IssuedSheet | null): Promise<void> => {
    if (files.length === 0 || work !== null) return;
    const stop = new AbortController();
    reading.current = stop;
    const showProgress = (done: number): void => {
      if (!stop.signal.aborted) setWork({ kind: 'reading', done, of: files.length });
    };
    showProgress(0);
    const examined = await examineFiles(files, { sheets, intended, stopped: stop.signal }, showProgress);
    if (stop.signal.aborted) return;
    setWork(null);
    if (intended !== null && examined.every((each) => isPlain(each, intended))) await attach(filedOf(examined));
    else setAsked(examined);
  };
  return {
    work,
    asked,
    take: (files, intended) => void take(files, intended),
    attach: (filed) => void attach(filed),
    cancel: () => {
      reading.current?.abort();
      setWork(null);
      setAsked(null);
    },
  };
}

/** A file that was chosen or dropped, with what its printed code says about it. */
export type ExaminedFile = {
  readonly file: File;
  /** Why it cannot be attached; null where it can. */
  readonly refusal: Failure | null;
  readonly code: PrintedCode | null;
  /** Why its code could not be read, though the file can be attached; null where reading worked. */
  readonly unread: Failure | null;
  /** Pages of the file, 1 for a picture; null where they could not be counted. */
  readonly pages: number | null;
  /** The record of the sheet to which it belongs; null while that is unknown. */
  readonly sheetId: string | null;
  readonly page: number | null;
};

type Examination = {
  readonly sheets: readonly IssuedSheet[];
  readonly intended: IssuedSheet | null;
  readonly stopped: AbortSignal;
};

/** Looks at one file after the other until it is stopped; `onExamined` is called after each. */
async function examineFiles(
  files: readonly File[],
  { sheets, intended, stopped }: Examination,
  onExamined: (count: number) => void,
): Promise<readonly ExaminedFile[]> {
  const examined: ExaminedFile[] = [];
  const reader = new ScanReader();
  stopped.addEventListener('abort', () => reader.close());
  try {
    for (const file of files) {
      if (stopped.aborted) break;
      examined.push(await examine(file, sheets, intended, reader));
      onExamined(examined.length);
    }
    return examined;
  } finally {
    reader.close();
  }
}

/** Whether a file can be attached without a question. */
function isPlain(examined: ExaminedFile, intended: IssuedSheet): boolean {
  const { refusal, unread, code } = examined;
  return refusal === null && unread === null && (code === null || code.sheetId === intended.sheetId);
}

/** The files that can be attached: those without a refusal whose sheet is known. */
export function filedOf(examined: readonly ExaminedFile[]): readonly FiledScan[] {
  return examined.flatMap(({ file, refusal, sheetId, page }) =>
    refusal === null && sheetId !== null ? [{ file, sheetId, page }] : [],
  );
}

async function examine(
  file: File,
  sheets: readonly IssuedSheet[],
  intended: IssuedSheet | null,
  reader: ScanReader,
): Promise<ExaminedFile> {
  const refusal = await refusalOf(file);
  const nothing: ScanAnswer['result'] = success<ReadScan>({ code: null, pages: 1 });
  const read = refusal === null ? await reader.readFile(file) : nothing;
  const text = read.ok ? read.value.code : null;
  const code = text === null ? null : readPrintedCode(text);
  const pages = read.ok ? read.value.pages : null;
  const named = sheets.find(({ sheetId }) => sheetId === code?.sheetId);
  // A file of several pages may show the whole sheet.
  const page = pages === 1 ? named?.pages.find((each) => each.page === code?.page) : undefined;
  return {
    file,
    refusal,
    code,
    unread: read.ok ? null : read.failure,
    pages,
    sheetId: named?.id ?? intended?.id ?? null,
    page: page?.page ?? null,
  };
}

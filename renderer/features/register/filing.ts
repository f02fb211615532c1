import { useState } from 'react';
import type { IssuedSheet } from '../../../shared/domain/evidence/issued-sheet.ts';
import { type PrintedCode, readPrintedCode } from '../../../shared/domain/evidence/printed-code.ts';
import type { Failure, Result } from '../../../shared/result.ts';
import { attachFiles, type FiledScan, refusalOf } from '../../commands/register.ts';
import { useFeedback } from '../../context/feedback.ts';
import { codeInPicture } from '../../scanning/code-reader.ts';
import { picturesInPdf } from '../../scanning/pictures-in-pdf.ts';
import type { Done } from '../../storage/command.ts';

/** What is being done with files that were dropped, and how far it is. */
export type FilingWork = { readonly kind: 'reading' | 'keeping'; readonly done: number; readonly of: number };

type Filing = {
  readonly work: FilingWork | null;
  /** Files of which somebody must say where they belong, or look at where they would go. */
  readonly asked: readonly ExaminedFile[] | null;
  /** Takes files for one sheet, or for whichever sheets their codes name. */
  readonly take: (files: readonly File[], intended: IssuedSheet | null) => void;
  readonly attach: (filed: readonly FiledScan[]) => void;
  readonly cancel: () => void;
};

/** From dropped files to scans on record. */
export function useFiling(workshopId: string, sheets: readonly IssuedSheet[]): Filing {
  const { runUndoably } = useFeedback();
  const [work, setWork] = useState<FilingWork | null>(null);
  const [asked, setAsked] = useState<readonly ExaminedFile[] | null>(null);

  const attach = async (filed: readonly FiledScan[]): Promise<void> => {
    setAsked(null);
    if (filed.length === 0) return;
    await runUndoably('sheet.attach', keepAll(filed));
  };
  const keepAll = async (filed: readonly FiledScan[]): Promise<Result<Done>> => {
    const tell = (done: number): void => setWork({ kind: 'keeping', done, of: filed.length });
    tell(0);
    const attached = await attachFiles(workshopId, filed, tell);
    setWork(null);
    return attached;
  };
  const take = async (files: readonly File[], intended: IssuedSheet | null): Promise<void> => {
    if (files.length === 0 || work !== null) return;
    const tell = (done: number): void => setWork({ kind: 'reading', done, of: files.length });
    tell(0);
    const examined = await examineFiles(files, sheets, intended, tell);
    setWork(null);
    if (intended !== null && examined.every((each) => isPlain(each, intended))) await attach(filedOf(examined));
    else setAsked(examined);
  };
  return {
    work,
    asked,
    take: (files, intended) => void take(files, intended),
    attach: (filed) => void attach(filed),
    cancel: () => setAsked(null),
  };
}

/** A file that somebody chose or dropped, with what its own code says about it. */
export type ExaminedFile = {
  readonly file: File;
  /** Why it cannot be attached; null where it can. */
  readonly refusal: Failure | null;
  readonly code: PrintedCode | null;
  /** The record of the sheet that it goes to; null while nobody knows. */
  readonly sheetId: string | null;
  readonly page: number | null;
};

/** Looks at one file after the other; `onExamined` is told after each. */
async function examineFiles(
  files: readonly File[],
  sheets: readonly IssuedSheet[],
  intended: IssuedSheet | null,
  onExamined: (count: number) => void,
): Promise<readonly ExaminedFile[]> {
  const examined: ExaminedFile[] = [];
  for (const file of files) {
    examined.push(await examine(file, sheets, intended));
    onExamined(examined.length);
  }
  return examined;
}

/** Whether everything is known and nothing speaks against it, so that nobody needs to be asked. */
function isPlain(examined: ExaminedFile, intended: IssuedSheet): boolean {
  return examined.refusal === null && (examined.code === null || examined.code.sheetId === intended.sheetId);
}

/** What can be attached. */
export function filedOf(examined: readonly ExaminedFile[]): readonly FiledScan[] {
  return examined.flatMap(({ file, refusal, sheetId, page }) =>
    refusal === null && sheetId !== null ? [{ file, sheetId, page }] : [],
  );
}

async function examine(
  file: File,
  sheets: readonly IssuedSheet[],
  intended: IssuedSheet | null,
): Promise<ExaminedFile> {
  const refusal = await refusalOf(file);
  const { code, showsAll } = refusal === null ? await readCode(file) : { code: null, showsAll: false };
  const named = sheets.find(({ sheetId }) => sheetId === code?.sheetId);
  const page = showsAll ? undefined : named?.pages.find((each) => each.page === code?.page);
  return { file, refusal, code, sheetId: named?.id ?? intended?.id ?? null, page: page?.page ?? null };
}

/** The code of a picture, or of the first page of a PDF that a scanner made; such a PDF may show the whole sheet. */
async function readCode(file: File): Promise<{ readonly code: PrintedCode | null; readonly showsAll: boolean }> {
  const direct = await codeInPicture(file);
  if (direct !== null) return { code: readPrintedCode(direct), showsAll: false };
  const pictures = picturesInPdf(new Uint8Array(await file.arrayBuffer()));
  const [first] = pictures;
  const text = first === undefined ? null : await codeInPicture(first);
  return { code: text === null ? null : readPrintedCode(text), showsAll: pictures.length > 1 };
}

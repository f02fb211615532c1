import type { IssuedSheet } from '../../../shared/domain/issued-sheet.ts';
import { readPrintedCode, type PrintedCode } from '../../../shared/domain/printed-code.ts';
import type { Failure } from '../../../shared/result.ts';
import { refusalOf, type FiledScan } from '../../commands/register.ts';
import { codeInPicture } from '../../scanning/code-in-picture.ts';
import { picturesInPdf } from '../../scanning/pictures-in-pdf.ts';

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
export async function examineFiles(
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
export function isPlain(examined: ExaminedFile, intended: IssuedSheet): boolean {
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

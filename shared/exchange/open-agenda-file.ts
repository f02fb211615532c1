import { failure, type Result, success } from '../result.ts';
import {
  emptyZipMark,
  isBackupFile,
  isJournalFile,
  oldOfficeMark,
  pdfMark,
  rtfMark,
  startsWith,
  zipMark,
} from './agenda-file-begin.ts';
import { unfoldedBytes } from './calendar/calendar-lines.ts';
import { type CalendarFailure, readCalendar } from './calendar/calendar-reader.ts';
import { customProperties, type CustomProperties, isOwnAttendance, noProperties } from './forms/custom-properties.ts';
import { returnedForm } from './forms/returned-form.ts';
import type { ImportedAgenda, ImportWarning } from './imported-agenda.ts';
import { readScheduleJson } from './schedule/schedule-json-reader.ts';
import type { ReadOptions, ScheduleFailure } from './schedule/schedule-reader.ts';
import { readScheduleXml } from './schedule/schedule-xml-reader.ts';
import { readSeparated, type TableFailure } from './sheets/separated-values.ts';
import { readDocument } from './sheets/document-reader.ts';
import { readHtmlTables } from './sheets/html-table-reader.ts';
import { readOpenDocument } from './sheets/open-document-reader.ts';
import { readSpreadsheet, type SpreadsheetFailure } from './sheets/spreadsheet-reader.ts';
import type { OpenedTable } from './table/table-file.ts';
import { plainSheet, sheetLimits, type TableSheet } from './sheets/table-sheet.ts';
import type { Language } from '../domain/language.ts';
import { guessedListMapping, hasNames } from './people/list-columns.ts';
import { guessedMapping, isTitleColumn } from './table/table-columns.ts';
import { paragraphAgenda } from './paragraph-agenda.ts';
import { stackedTables } from './table/stacked-tables.ts';
import { unrolledGrid } from './table/unrolled-grid.ts';
import {
  brokenLetters,
  decodedText,
  detectedEncoding,
  type FoundEncoding,
  type TextEncoding,
  textEncodings,
  withoutUtf32,
} from './table/text-encoding.ts';
import { readOldSpreadsheet } from './sheets/xls-reader.ts';
import { zipDirectory } from './sheets/zip-directory.ts';

/** Largest file that is read, in bytes: 50 MiB. */
export const largestAgendaFile = 50 * 1024 * 1024;

/** What is in a file: an agenda ready for the preview, or a table whose columns the user confirms first. */
export type OpenedAgendaFile = OpenedAgenda | OpenedTable;

/** `encoding` is the one in which its letters were read; the user can choose another. */
export type OpenedAgenda = {
  readonly kind: 'icalendar' | 'schedule-xml' | 'schedule-json';
  readonly encoding: TextEncoding;
  readonly agenda: ImportedAgenda;
};

/**
 * Why a file is refused, by any of the readers; `file-empty` where there is nothing in it, `file-web-page` where it is
 * a page of a website, such as the one that asks for a password.
 */
export type AgendaFileFailure =
  | CalendarFailure
  | ScheduleFailure
  | SpreadsheetFailure
  | TableFailure
  | 'schedule-unsafe'
  | 'file-empty'
  | 'file-too-large'
  | 'file-web-page'
  | 'file-is-backup'
  | 'file-is-journal'
  | 'file-is-attendance'
  | 'document-pdf'
  | 'document-rtf';

/** Opens a calendar, a schedule or a table by what is in it, whatever its name. `encoding` is what the user chose. */
export async function openAgendaFile(
  bytes: Uint8Array,
  options: ReadOptions,
  encoding?: TextEncoding,
): Promise<Result<OpenedAgendaFile, AgendaFileFailure>> {
  if (bytes.length === 0) return failure('file-empty');
  if (bytes.length > largestAgendaFile) return failure('file-too-large', { limit: largestAgendaFile / 2 ** 20 });
  if (startsWith(bytes, zipMark)) {
    return openZipped(bytes, options);
  }
  if (isBackupFile(bytes, '')) return failure('file-is-backup');
  if (isJournalFile(bytes)) return failure('file-is-journal');
  if (startsWith(bytes, pdfMark)) return failure('document-pdf');
  if (startsWith(bytes, emptyZipMark)) return failure('file-of-other-kind');
  if (startsWith(bytes, oldOfficeMark)) {
    const sheets = await readOldSpreadsheet(bytes);
    return openedTables('spreadsheet', sheets);
  }
  return openText(encoding === undefined ? withoutUtf32(bytes) : bytes, options, encoding);
}

/** Opens a spreadsheet or a text by the parts that it has; a damaged directory is told by the reader. */
async function openZipped(
  bytes: Uint8Array,
  { onProgress }: ReadOptions,
): Promise<Result<OpenedAgendaFile, AgendaFileFailure>> {
  const directory = zipDirectory(bytes);
  const names = typeof directory === 'string' ? [] : [...directory.keys()];
  const isText = names.some((name) => name.startsWith('word/'));
  const isOpen = names.includes('content.xml');
  const isWorkbook =
    names.length === 0 || names.some((name) => name.startsWith('xl/') || name === '[content_types].xml');
  if (!isText && !isOpen && (!isWorkbook || names.some((name) => name.startsWith('ppt/')))) {
    return failure('file-of-other-kind');
  }
  if (await isOwnAttendance(bytes)) return failure('file-is-attendance');
  const read = isText ? readDocument : isOpen ? readOpenDocument : readSpreadsheet;
  const sheets = await read(bytes, onProgress);
  return openedTables(isText ? 'document' : 'spreadsheet', sheets, await customProperties(bytes));
}

function openedTables(
  kind: 'spreadsheet' | 'document',
  sheets: Result<TableSheet[], SpreadsheetFailure>,
  properties: CustomProperties = noProperties,
): Result<OpenedTable, SpreadsheetFailure> {
  if (!sheets.ok) return sheets;
  const form = returnedForm(sheets.value, properties);
  if (form !== null) return success({ kind, ...form });
  const tables = sheets.value.map((sheet) => (sheet.paragraphs.length > 0 ? (paragraphAgenda(sheet) ?? sheet) : sheet));
  // A text without a table comes in only where its lines are an agenda.
  const isText =
    (kind === 'document' || tables.some(({ paragraphs }) => paragraphs.length > 0)) &&
    tables.every(({ rows, paragraphs }) => rows.length === paragraphs.length);
  return isText ? failure('table-not-found') : success({ kind, sheets: tables.map(plainTable) });
}

/** A sheet with a row for each session or person, whichever way they are laid out in it. */
function plainTable(sheet: TableSheet): TableSheet {
  return unrolledGrid(stackedTables(sheet));
}

/** Calendars are unfolded before their encoding is detected: some programs fold inside a letter of several bytes. */
function openText(
  bytes: Uint8Array,
  options: ReadOptions,
  chosen: TextEncoding | undefined,
): Result<OpenedAgendaFile, AgendaFileFailure> {
  const ascii = new TextDecoder('latin1').decode(bytes.subarray(0, 1000));
  const isCalendar = /^\s*(?:ï»¿)?begin:/i.test(ascii) && chosen?.startsWith('utf-16') !== true;
  const unfolded = isCalendar ? unfoldedBytes(bytes) : bytes;
  const found = chosen === undefined ? encodingOf(unfolded, ascii) : { encoding: chosen, isSure: true };
  const text = decodedText(unfolded, found.encoding);
  const begin = text.slice(0, 1000).trimStart();
  if (begin === '') return failure('file-empty');
  if (isBinary(text.slice(0, 4096))) return failure('file-of-other-kind');
  if (isWebPage(begin)) return openPage(text);
  if (/^begin:/i.test(begin)) return opened('icalendar', found, text, readCalendar(text, options));
  if (begin.startsWith(rtfMark)) return failure('document-rtf');
  if (begin.startsWith('<')) return opened('schedule-xml', found, text, readScheduleXml(text.trimStart(), options));
  if (/^\[\s*[[{]/.test(begin)) return failure('schedule-other-format');
  if (begin.startsWith('{')) return opened('schedule-json', found, text, readScheduleJson(text, options));
  return openSeparated(text, found, options.language);
}

function openPage(text: string): Result<OpenedTable, AgendaFileFailure> {
  const sheet = readHtmlTables(text);
  if (sheet === 'too-long') return failure('table-too-long', { limit: sheetLimits.rows });
  const read = sheet === null ? failure('file-web-page') : openedTables('document', success([sheet]));
  return !read.ok && read.failure.code === 'table-not-found' ? failure('file-web-page') : read;
}

/** A text with delimiters between cells, or an agenda in lines. */
function openSeparated(text: string, found: FoundEncoding, language: Language): Result<OpenedTable, AgendaFileFailure> {
  const written = hasDelimiters(text) ? null : agendaInLines(text);
  const table = written === null ? readSeparated(text) : success({ rows: written.rows, brokenRows: [] });
  if (!table.ok) return table;
  const { rows, brokenRows } = table.value;
  // "09:00–10:00 | Opening" is no table where nothing in it is understood as one.
  const sheet = written ?? agendaUnless(plainSheet(rows), text, language);
  return success({
    kind: 'separated',
    encoding: found.encoding,
    isEncodingSure: found.isSure,
    brokenRows,
    brokenLetters: brokenLetters(text),
    ...(returnedForm([sheet], noProperties) ?? { sheets: [plainTable(sheet)] }),
  });
}

/** Lines that are looked at to find out whether a text is an agenda in lines. */
const linesLookedAt = 2000;

/** Whether delimiters of a table stand behind numbers, or several in a line. */
function hasDelimiters(text: string): boolean {
  return text
    .split(/\r\n?|\n/, linesLookedAt)
    .map((line) => line.slice(0, 500))
    .some((line) => /^[^\t;|]*\d\s*[\t;|,"]/.test(line) || /\t.*\t|;.*;|\|.*\|/.test(line));
}

/** The table itself where its columns are understood, or else the agenda that the lines of its text are. */
function agendaUnless(sheet: TableSheet, text: string, language: Language): TableSheet {
  const { columns } = guessedMapping(plainTable(sheet), { language, zone: null });
  if (columns.some((column) => isTitleColumn(column)) || hasNames(guessedListMapping(sheet))) return sheet;
  return agendaInLines(text) ?? sheet;
}

/** The agenda of a text whose lines begin with times; null for any other. */
function agendaInLines(text: string): TableSheet | null {
  const lines = text.split(/\r\n?|\n/);
  if (lines.length > sheetLimits.rows || lines.some((line) => line.length > sheetLimits.cell)) return null;
  return paragraphAgenda(
    plainSheet(
      lines.map((line) => [line]),
      { paragraphs: [...lines.keys()] },
    ),
  );
}

/** Whether a text holds so many control characters that it is none. */
function isBinary(text: string): boolean {
  const count = (sign: RegExp): number => text.match(sign)?.length ?? 0;
  const controls = count(/[\u0001-\u0008\u000E-\u001A\u001C-\u001F]/g);
  return (controls > 3 && controls * 100 > text.length) || count(/\u0000/g) * 10 > text.length;
}

/** Whether the first element is that of a page or of a table on the clipboard, after declarations and comments. */
function isWebPage(begin: string): boolean {
  return /^(?:<!--(?:(?!-->)[^])*-->|<\?[^>]*>|\s)*<(?:!doctype\s+html|html|head|body|meta|table|div|style|p|span)\b/i.test(
    begin,
  );
}

function opened(
  kind: OpenedAgenda['kind'],
  { encoding, isSure }: FoundEncoding,
  text: string,
  agenda: Result<ImportedAgenda, AgendaFileFailure>,
): Result<OpenedAgendaFile, AgendaFileFailure> {
  if (!agenda.ok) return agenda;
  const count = brokenLetters(text);
  const warnings: ImportWarning[] = [
    ...(count === 0 ? [] : [{ code: 'letters-broken' as const, values: { count } }]),
    ...(isSure ? [] : [{ code: 'encoding-guessed' as const, values: { encoding } }]),
    ...agenda.value.warnings,
  ];
  return success({ kind, encoding, agenda: { ...agenda.value, warnings } });
}

/** What XML declares, unless the bytes are UTF-8 all the same, or else what is detected. */
function encodingOf(bytes: Uint8Array, ascii: string): FoundEncoding {
  const detected = detectedEncoding(bytes);
  const declared = /^\s*<\?xml[^>]*\sencoding=["']([\w-]+)/i.exec(ascii)?.[1]?.toLowerCase();
  const known = textEncodings.find((encoding) => encoding === declared);
  if (detected.encoding === 'utf-8' || known === undefined) return detected;
  return { encoding: known, isSure: true };
}

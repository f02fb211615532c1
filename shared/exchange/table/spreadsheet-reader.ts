import { SaxesParser } from 'saxes';
import { failure, type Result, success } from '../../result.ts';
import { addDays } from '../../time/calendar-day.ts';
import { clockAt } from '../../time/wall-clock.ts';
import { agendaLimits } from '../imported-agenda.ts';
import { parseInPieces, ReadingProgress } from '../reading-progress.ts';
import { type TableFailure, tableLimits } from './separated-values.ts';
import { largestSpreadsheet, unpackedPart, zipDirectory, type ZipPart } from './zip-directory.ts';

/** Most filled cells; a file with more is refused. */
const mostFilled = 100_000;

/**
 * Repeats what stands in a merged cell in the rows that it spans, for a time or a day is written once for several rows.
 * To the right nothing is repeated: a heading across the table stays alone in its row. `references` are such as A5:A8.
 */
export function fillMerged(rows: readonly string[][], references: readonly string[]): void {
  let filled = 0;
  for (const reference of references) {
    const match = /^([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})$/.exec(reference);
    if (match === null) continue;
    const [column, first, last] = [columnOf(match[1] ?? ''), Number(match[2]) - 1, Number(match[3]) - 1];
    const value = rows[first]?.[column] ?? '';
    if (value === '') continue;
    for (let row = first + 1; row <= Math.min(last, rows.length - 1); row++) {
      if (++filled > mostFilled) return;
      fill(rows[row] ?? [], column, value);
    }
  }
}

function fill(cells: string[], column: number, value: string): void {
  while (cells.length <= column) cells.push('');
  if (cells[column] === '') cells[column] = value;
}

/** The index of a column: 0 for A, 27 for AB. */
export function columnOf(letters: string): number {
  return [...letters].reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** Numbers of the formats that every spreadsheet program knows as dates or times without saying so. */
const builtIn = (format: number): boolean =>
  (format >= 14 && format <= 22) ||
  (format >= 27 && format <= 36) ||
  (format >= 45 && format <= 47) ||
  (format >= 50 && format <= 58);
const minutesInDay = 24 * 60;
/** The serial number of 2199-12-31. */
const lastDay = 109_574;

/** Whether a cell of that number format shows a date or a time. */
function isDateFormat(format: number, code: string | undefined): boolean {
  if (code === undefined) return builtIn(format);
  const plain = code.slice(0, 500).replaceAll(/"[^"]*"|\\.|\[[^\]]*\]/g, '');
  return /[dmyhs]/i.test(plain) && !/general/i.test(plain);
}

/** `2025-07-15`, `09:30` or `2025-07-15 09:30`: a serial number as the text that a reader of tables takes. */
function textOfSerial(value: string, since1904: boolean): string {
  const serial = Number(value) + (since1904 && Number(value) >= 1 ? 1462 : 0);
  if (!Number.isFinite(serial) || serial < 0 || serial > lastDay) return value;
  const minutes = Math.round((serial % 1) * minutesInDay);
  const day = Math.floor(serial) + (minutes === minutesInDay ? 1 : 0);
  const clock = clockAt(minutes % minutesInDay);
  if (day === 0) return clock;
  const date = addDays('1899-12-30', day);
  return minutes % minutesInDay === 0 ? date : `${date} ${clock}`;
}

/** One sheet as rows of text: dates as 2025-07-15, times as 09:30. A row of the file is the row of the same index. */
export type SpreadsheetSheet = {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly (readonly string[])[];
};

/** Elements of one part of the file, and how deep they are nested. */
const mostElements = 10_000_000;
const deepestElement = 64;
/** Filled cells of a sheet beyond its columns: a few were typed there by mistake and are left out. */
const mostStrayCells = 50;

const most = { rows: agendaLimits.sessions + 1, columns: tableLimits.columns, sheets: 50, cell: 10_000 };

class Unreadable extends Error {}
class TooLarge extends Error {}
class TooWide extends Error {}
class TooManyElements extends Error {}

/**
 * Why a spreadsheet is refused: it is no whole ZIP; it unpacks to too much; it has a password; it has more rows than
 * `agendaLimits`.
 */
export type SpreadsheetFailure =
  | 'spreadsheet-broken'
  | 'spreadsheet-too-large'
  | 'spreadsheet-old-format'
  | 'schedule-too-large'
  | 'file-of-other-kind'
  | TableFailure;

/** The sheets of an .xlsx file. Sizes are checked first, and nothing in it is run, looked up or fetched. */
export async function readSpreadsheet(
  bytes: Uint8Array,
  onProgress?: (share: number) => void,
): Promise<Result<SpreadsheetSheet[], SpreadsheetFailure>> {
  const parts = zipDirectory(bytes);
  if (parts === 'too-large') return failure('spreadsheet-too-large', { limit: largestSpreadsheet });
  if (parts === 'protected') return failure('spreadsheet-old-format');
  if (parts === 'broken') return failure('spreadsheet-broken');
  if (isOtherDocument(parts)) return failure('file-of-other-kind');
  try {
    return success(await readWorkbook(bytes, parts, onProgress));
  } catch (error) {
    if (error instanceof TooLarge) return failure('schedule-too-large', agendaLimits);
    if (error instanceof TooWide) return failure('table-too-wide', { limit: most.columns });
    if (error instanceof TooManyElements) return failure('file-too-many-values', { limit: mostElements });
    if (error instanceof Unreadable) return failure('spreadsheet-broken');
    throw error;
  }
}

/** A Word document or slides, a text of OpenDocument, a program, or an archive of any files. */
function isOtherDocument(parts: ReadonlyMap<string, ZipPart>): boolean {
  const names = [...parts.keys()];
  return (
    !names.some((name) => name.startsWith('xl/') || name === '[content_types].xml' || name === 'content.xml') ||
    names.some((name) => name.startsWith('word/') || name.startsWith('ppt/'))
  );
}

type Attributes = Readonly<Record<string, string>>;
type Handlers = {
  readonly open?: (name: string, attributes: Attributes) => void;
  readonly close?: (name: string, text: string) => void;
};

async function readWorkbook(
  bytes: Uint8Array,
  parts: ReadonlyMap<string, ZipPart>,
  onProgress: ((share: number) => void) | undefined,
): Promise<SpreadsheetSheet[]> {
  const load = async (name: string): Promise<string | null> => {
    const part = parts.get(name.toLowerCase());
    if (part === undefined) return null;
    const unpacked = await unpackedPart(bytes, part);
    if (unpacked === null) throw new Unreadable();
    return new TextDecoder().decode(unpacked);
  };
  const workbook = await load('xl/workbook.xml');
  if (workbook === null) throw new Unreadable();
  const targets = readTargets((await load('xl/_rels/workbook.xml.rels')) ?? '');
  const { since1904, sheets } = readSheetList(workbook);
  const progress = new ReadingProgress(
    [...parts.values()].reduce((sum, part) => sum + (isLong(part) ? part.unpacked : 0), 0),
    onProgress,
  );
  const texts = readSharedTexts(await load('xl/sharedStrings.xml'), progress);
  const dateStyles = readDateStyles(await load('xl/styles.xml'));
  const read: SpreadsheetSheet[] = [];
  for (const { name, hidden, id } of sheets.slice(0, most.sheets)) {
    const sheet = await load(targets.get(id) ?? '');
    if (sheet !== null) read.push({ name, hidden, rows: readRows(sheet, { texts, dateStyles, since1904 }, progress) });
  }
  if (read.length === 0) throw new Unreadable();
  return read;
}

/** The parts whose reading takes time: cells and shared texts. */
function isLong({ name }: ZipPart): boolean {
  return name.startsWith('xl/worksheets/') || name === 'xl/sharedstrings.xml';
}

/** Names without their prefix, for some programs write `x:row`. */
function parse(xml: string, { open, close }: Handlers, progress = new ReadingProgress(0)): void {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let text = '';
  const stop = (): never => {
    throw new Unreadable();
  };
  parser.on('error', stop);
  parser.on('doctype', stop);
  let [elements, depth] = [0, 0];
  parser.on('opentag', ({ name, attributes }) => {
    if (++elements > mostElements) throw new TooManyElements();
    if (++depth > deepestElement) stop();
    text = '';
    open?.(localName(name), attributes);
  });
  const add = (part: string): void => {
    text += part;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', ({ name }) => {
    depth--;
    close?.(localName(name), text);
    text = '';
  });
  parseInPieces(parser, xml, progress);
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Where each sheet lies, by the id of its relation. */
function readTargets(xml: string): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  if (xml === '') return targets;
  parse(xml, {
    open: (name, { Id: id = '', Target: target = '' }) => {
      if (name === 'Relationship') targets.set(id, target.startsWith('/') ? target.slice(1) : `xl/${target}`);
    },
  });
  return targets;
}

function readSheetList(xml: string) {
  const sheets: { name: string; hidden: boolean; id: string }[] = [];
  let since1904 = false;
  parse(xml, {
    open: (name, attributes) => {
      if (name === 'workbookPr') since1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      if (name !== 'sheet') return;
      const hidden = (attributes['state'] ?? 'visible') !== 'visible';
      sheets.push({ name: attributes['name'] ?? '', hidden, id: attributes['r:id'] ?? attributes['id'] ?? '' });
    },
  });
  return { since1904, sheets };
}

/** Texts in which characters that XML cannot hold stand as `_x000D_` (ECMA-376 part 1, 22.9.2.19). */
function unescapedText(text: string): string {
  return text.replaceAll(/_x([\da-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** Whether a cell holds its text itself. */
function isText({ t: type }: Attributes): boolean {
  return type === 'str' || type === 'inlineStr';
}

/** Texts that cells share; the readings that Japanese texts carry are no part of them. */
function readSharedTexts(xml: string | null, progress: ReadingProgress): readonly string[] {
  const texts: string[] = [];
  if (xml === null) return texts;
  let pieces: string[] = [];
  let reading = false;
  parse(
    xml,
    {
      open: (name) => {
        if (name === 'si') pieces = [];
        if (name === 'rPh') reading = true;
      },
      close: (name, text) => {
        if (name === 't' && !reading) pieces.push(text);
        if (name === 'rPh') reading = false;
        if (name === 'si') texts.push(unescapedText(pieces.join('')));
      },
    },
    progress,
  );
  return texts;
}

/** By the number of the style, whether it shows a date or a time. */
function readDateStyles(xml: string | null): readonly boolean[] {
  const styles: boolean[] = [];
  if (xml === null) return styles;
  const codes = new Map<number, string>();
  let inCells = false;
  parse(xml, {
    open: (name, attributes) => {
      const format = Number(attributes['numFmtId'] ?? '0');
      if (name === 'numFmt') codes.set(format, attributes['formatCode'] ?? '');
      if (name === 'cellXfs') inCells = true;
      if (name === 'xf' && inCells) styles.push(isDateFormat(format, codes.get(format)));
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return styles;
}

type Context = {
  readonly texts: readonly string[];
  readonly dateStyles: readonly boolean[];
  readonly since1904: boolean;
};

function readRows(xml: string, context: Context, progress: ReadingProgress): string[][] {
  const rows: string[][] = [];
  const merged: string[] = [];
  let [row, column, beyond] = [-1, -1, 0];
  let cell: Attributes = {};
  let value = '';
  parse(
    xml,
    {
      open: (name, attributes) => {
        if (name === 'mergeCell') merged.push(attributes['ref'] ?? '');
        if (name === 'row') [row, column] = [rowIndex(attributes['r'], row), -1];
        if (name !== 'c') return;
        column = columnIndex(attributes['r'], column);
        [cell, value] = [attributes, ''];
      },
      close: (name, text) => {
        if (name === 'v' || name === 't') value += isText(cell) ? unescapedText(text) : text;
        if (name !== 'c') return;
        const shown = cellText(cell, value, context).slice(0, most.cell).trim();
        if (shown === '' || column < 0) return;
        if (column >= most.columns) {
          if (++beyond > mostStrayCells) throw new TooWide();
          return;
        }
        if (row >= most.rows) throw new TooLarge();
        while (rows.length <= row) rows.push([]);
        const cells = rows[row] ?? [];
        while (cells.length < column) cells.push('');
        cells[column] = shown;
      },
    },
    progress,
  );
  fillMerged(rows, merged);
  return rows;
}

function rowIndex(written: string | undefined, previous: number): number {
  const number = Number(written ?? previous + 2);
  return Number.isInteger(number) && number > 0 ? number - 1 : previous + 1;
}

/** The index of the column in a reference such as AB12. */
function columnIndex(reference: string | undefined, previous: number): number {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  if (letters === undefined) return previous + 1;
  return columnOf(letters);
}

/** What the cell shows; of a formula its last result, of an error nothing. */
function cellText({ t: type = 'n', s: style = '0' }: Attributes, value: string, context: Context): string {
  if (type === 's') {
    const text = value === '' ? '' : context.texts[Number(value)];
    if (text === undefined) throw new Unreadable();
    return text;
  }
  if (type === 'e') return '';
  if (type === 'n' && value !== '' && context.dateStyles[Number(style)] === true) {
    return textOfSerial(value, context.since1904);
  }
  return type === 'd' ? value.replace('T', ' ').slice(0, 16) : value;
}

import type { Language } from '../../domain/language.ts';
import type { Result } from '../../result.ts';
import { quoted } from '../plain-text.ts';
import type { TextEncoding } from './text-encoding.ts';
import { noAnswers, readAgendaTable, type ReadTable, type TableAnswers, type TableOptions } from './agenda-table.ts';
import { withMendedDigits } from './cell-time.ts';
import { dayInLine } from './day-line.ts';
import type { ReturnedForm } from '../forms/returned-form.ts';
import { headKind } from './head-words.ts';
import { isSameZone, zoneIn, type ZoneOfHours } from './head-zones.ts';
import { cellsBelow, guessedMapping, isDayAlone, isTimed, isTitleColumn, type TableMapping } from './table-columns.ts';
import { joinedRemarks, type TableRemark } from './table-problems.ts';
import { shownNumbers } from './table-rows.ts';
import { filledDown, type TableSheet } from '../sheets/table-sheet.ts';

/** The tables of a file, before it is known which of them are the agenda. */
export type OpenedTable = OpenedSheets & {
  /** What it says of the nomination form that it is; missing where it is none. */
  readonly form?: ReturnedForm;
};

type OpenedSheets =
  | { readonly kind: 'spreadsheet' | 'document'; readonly sheets: readonly TableSheet[] }
  | {
      readonly kind: 'separated';
      readonly encoding: TextEncoding;
      /** Whether its letters tell that encoding, or the user chose it. */
      readonly isEncodingSure: boolean;
      readonly sheets: readonly TableSheet[];
      /** Indexes of rows of the file in which a quotation mark is missing. */
      readonly brokenRows: readonly number[];
      /** How many letters could not be read in that encoding. */
      readonly brokenLetters: number;
    };

/** Which sheets are read, by their indexes, how, and what the user answered; null for what is found out. */
export type TableChoice = {
  readonly sheets: readonly number[] | null;
  /** For the first of the sheets; the others are read by their own heads. */
  readonly mapping: TableMapping | null;
  readonly answers: TableAnswers;
};
export const noChoice: TableChoice = { sheets: null, mapping: null, answers: noAnswers };

/**
 * The sheets that are the agenda: all that are named after a day ("Day 1", «15 июля»), or else the first that has heads of
 * an agenda, or else the first that is shown.
 */
export function suggestedSheets({ sheets }: OpenedTable, language: Language): number[] {
  const shown = [...sheets.keys()].filter((index) => sheets[index]?.hidden === false);
  const understood = shown.filter((index) => isUnderstood(sheets[index], language));
  const ofDays = understood.filter((index) => dayInLine(sheets[index]?.name ?? '') !== null);
  if (ofDays.length > 1) return ofDays;
  return [understood[0] ?? shown[0] ?? 0];
}

function isUnderstood(sheet: TableSheet | undefined, language: Language): boolean {
  return (
    sheet !== undefined &&
    guessedMapping(sheet, { language, zone: null }).columns.some((column) => isTitleColumn(column))
  );
}

/** Reads the agenda of a file with tables, and remarks what of it was left out. */
export function readTableFile(
  file: OpenedTable,
  choice: TableChoice,
  options: Omit<TableOptions, 'answers'>,
): Result<ReadTable, 'table-not-understood' | 'schedule-too-large'> {
  const { language, near, timeZone } = options;
  const context = { language, zone: { timeZone, near } };
  const chosen = choice.sheets ?? suggestedSheets(file, language);
  const brokenRows = file.kind === 'separated' ? file.brokenRows : [];
  const mapped = chosen.flatMap((index, place) => {
    const sheet = file.sheets[index];
    if (sheet === undefined) return [];
    return [{ sheet, brokenRows, mapping: (place === 0 ? choice.mapping : null) ?? guessedMapping(sheet, context) }];
  });
  const read = readAgendaTable(mapped, { ...options, answers: choice.answers });
  if (!read.ok) return read;
  const remarks = [
    ...remarksOf(file, chosen, choice, language),
    ...mapped.flatMap(({ sheet, mapping }) => zoneRemarks(sheet, mapping, context.zone)),
    ...mapped.flatMap(({ sheet, mapping }) => (choice.mapping === null ? columnRemarks(sheet, mapping) : [])),
    ...read.value.remarks,
  ];
  return { ok: true, value: { ...read.value, remarks } };
}

/** What is said of the file as a whole: letters that are broken, sheets that look like agendas and are not read. */
function remarksOf(
  file: OpenedTable,
  chosen: readonly number[],
  choice: TableChoice,
  language: Language,
): TableRemark[] {
  const remarks: TableRemark[] = [];
  if (file.kind === 'separated' && file.brokenLetters > 0) {
    remarks.push({ code: 'letters-broken', values: { count: file.brokenLetters }, sheet: '', rows: [] });
  }
  if (file.kind === 'separated' && !file.isEncodingSure) {
    remarks.push({ code: 'encoding-guessed', values: { encoding: file.encoding }, sheet: '', rows: [] });
  }
  const others = file.sheets.filter(
    (sheet, index) => !chosen.includes(index) && choice.sheets === null && isUnderstood(sheet, language),
  );
  const [left, hidden] = [others.filter((sheet) => !sheet.hidden), others.filter((sheet) => sheet.hidden)];
  if (hidden.length > 0) {
    const names = quoted(hidden.map(({ name }) => name).join(', '), 200);
    remarks.push({ code: 'sheets-hidden', values: { names }, sheet: '', rows: [] });
  }
  if (left.length > 0) {
    const names = quoted(left.map(({ name }) => name).join(', '), 200);
    remarks.push({ code: 'sheets-left', values: { names }, sheet: '', rows: [] });
  }
  return remarks;
}

/**
 * Columns with texts whose heads say nothing that is known: which of them was taken for the titles, and which are not read.
 * The user who chooses the columns knows.
 */
function columnRemarks(sheet: TableSheet, { headRow, columns }: TableMapping): TableRemark[] {
  if (headRow < 0) return [];
  const { rows } = filledDown(sheet);
  const leftOut: string[] = [];
  const titles = columns.flatMap((column, index): TableRemark[] => {
    const [head = '', upper = ''] = [rows[headRow]?.[index], rows[headRow - 1]?.[index]].map((cell) => cell?.trim());
    const isKnown = [head, upper].some((each) => headKind(each) !== null || zoneIn(each) !== null || isDayAlone(each));
    const isTold = column === null || isTitleColumn(column);
    if (!isTold || isKnown || head === '' || !cellsBelow(rows, headRow, index).some(hasWords)) return [];
    if (column === null) leftOut.push(head);
    return column === null
      ? []
      : [{ code: 'title-assumed', values: { value: quoted(head, 60) }, sheet: sheet.name, rows: [] }];
  });
  if (leftOut.length === 0) return titles;
  const names = quoted(leftOut.join(', '), 200);
  return [...titles, { code: 'columns-left-out', values: { names }, sheet: sheet.name, rows: [] }];
}

function hasWords(cell: string): boolean {
  return /\p{L}{2}/u.test(cell);
}

const timeKinds: ReadonlySet<string | null> = new Set(['time', 'start', 'end']);

/**
 * What is said where the times that are taken are not surely those of the workshop: their head names another zone, or that
 * of the workshop is not known and there are times of others beside them, or single cells name another one.
 */
function zoneRemarks(sheet: TableSheet, { headRow, columns }: TableMapping, zone: ZoneOfHours): TableRemark[] {
  const { timeZone, near } = zone;
  const { rows } = filledDown(sheet);
  const headOf = (index: number): string => {
    const [own = '', upper = ''] = [rows[headRow]?.[index], rows[headRow - 1]?.[index]];
    return own === '' && timeKinds.has(headKind(upper)) ? upper : own;
  };
  const taken = columns.flatMap((column, index) => (timeKinds.has(column) ? [index] : []));
  const [named = null] = taken.flatMap((index) => zoneIn(headOf(index)) ?? []);
  const place = { sheet: sheet.name, rows: [] };
  const remarks: TableRemark[] = [];
  const others = columns.flatMap((column, index) => {
    const other = column === null ? zoneIn(headOf(index)) : null;
    const isOther = other !== null && (named === null || !isSameZone(named.zone, other.zone, near));
    return isOther && cellsBelow(rows, headRow, index).some(isTimed) ? [other] : [];
  });
  if (named !== null && timeZone !== null && !isSameZone(named.zone, timeZone, near)) {
    remarks.push({ ...place, code: 'zone-differs', values: { zone: named.written } });
  } else if (others.length > 0 && (named === null || timeZone === null)) {
    remarks.push({ ...place, code: 'zone-taken', values: { value: headOf(taken[0] ?? -1) } });
  }
  const cells = rows.flatMap((row, index) =>
    index <= headRow ? [] : taken.flatMap((column) => ({ index, found: zoneIn(withMendedDigits(row[column] ?? '')) })),
  );
  const own = timeZone ?? named?.zone ?? null;
  const numbers = shownNumbers(sheet);
  for (const { index, found } of cells) {
    if (found === null || found.zone === 'local' || (own !== null && isSameZone(found.zone, own, near))) continue;
    const code = timeZone === null ? 'zone-said' : 'zone-differs';
    remarks.push({ ...place, code, values: { zone: found.written }, rows: [numbers(index)] });
  }
  return joinedRemarks(remarks);
}

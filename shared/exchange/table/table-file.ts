import type { Language } from '../../domain/language.ts';
import type { Result } from '../../result.ts';
import type { TextEncoding } from './text-encoding.ts';
import { noAnswers, readAgendaTable, type ReadTable, type TableAnswers, type TableOptions } from './agenda-table.ts';
import { dayInLine } from './day-line.ts';
import { guessedMapping, isTitleColumn, type TableMapping } from './table-columns.ts';
import type { TableRemark } from './table-problems.ts';
import type { ReturnedForm } from '../forms/returned-form.ts';
import type { TableSheet } from '../sheets/table-sheet.ts';

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
  return sheet !== undefined && guessedMapping(sheet, language).columns.some((column) => isTitleColumn(column));
}

/** Reads the agenda of a file with tables, and remarks what of it was left out. */
export function readTableFile(
  file: OpenedTable,
  choice: TableChoice,
  { language, near }: Omit<TableOptions, 'answers'>,
): Result<ReadTable, 'table-not-understood' | 'schedule-too-large'> {
  const chosen = choice.sheets ?? suggestedSheets(file, language);
  const brokenRows = file.kind === 'separated' ? file.brokenRows : [];
  const mapped = chosen.flatMap((index, place) => {
    const sheet = file.sheets[index];
    if (sheet === undefined) return [];
    return [{ sheet, brokenRows, mapping: (place === 0 ? choice.mapping : null) ?? guessedMapping(sheet, language) }];
  });
  const read = readAgendaTable(mapped, { language, near, answers: choice.answers });
  if (!read.ok) return read;
  const remarks = [...remarksOf(file, chosen, choice, language), ...read.value.remarks];
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
  const left = file.sheets.filter(
    (sheet, index) =>
      !chosen.includes(index) && !sheet.hidden && choice.sheets === null && isUnderstood(sheet, language),
  );
  if (left.length > 0) {
    const names = left
      .map(({ name }) => name)
      .join(', ')
      .slice(0, 200);
    remarks.push({ code: 'sheets-left', values: { names }, sheet: '', rows: [] });
  }
  return remarks;
}

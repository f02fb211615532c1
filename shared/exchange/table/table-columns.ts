import { type Language, languages } from '../../domain/language.ts';
import { translator } from '../../text/text.ts';
import { languageOf } from '../plain-text.ts';
import { withoutDate, writtenDate } from './cell-date.ts';
import { readTimes } from './cell-time.ts';
import { headKind, type HeadKind, titleStrength } from './head-words.ts';
import { monthNamed, weekdayNamed } from '../../time/month-names.ts';
import { columnsOfOtherZones, zoneIn, type ZoneOfHours } from './head-zones.ts';
import { filledDown, type TableSheet } from '../sheets/table-sheet.ts';

/** What a column of an agenda table can hold. A title is in one language: `title-en`. */
export const plainColumns = [
  'day',
  'date',
  'time',
  'start',
  'end',
  'minutes',
  'kind',
  'room',
  'lead',
  'description',
] as const;
export type TableColumn = (typeof plainColumns)[number] | `title-${Language}`;
export const tableColumns: readonly TableColumn[] = [
  ...plainColumns,
  ...languages.map((language) => `title-${language}` as const),
];
export function isTitleColumn(column: TableColumn | null): column is `title-${Language}` {
  return column?.startsWith('title-') === true;
}

/** Columns of which a table may have several, whose texts come together. */
export const repeatableColumns: readonly TableColumn[] = ['lead', 'description'];

/**
 * How a table is read: which row has the heads, the last of them where there are two (-1 for none), and what each column
 * holds (null for nothing of ours).
 */
export type TableMapping = { readonly headRow: number; readonly columns: readonly (TableColumn | null)[] };

type Rows = readonly (readonly string[])[];

/** How many rows are looked at to find out how a table is read. */
export const rowsLookedAt = 60;

/** How a table is read: the language of its texts unless it says otherwise, and the zone in which hours are wanted. */
export type TableContext = { readonly language: Language; readonly zone: ZoneOfHours | null };

/** What the heads of a table say; the row with the most known heads is taken for them. Without heads, what cells hold. */
export function guessedMapping(sheet: TableSheet, context: TableContext): TableMapping {
  const { rows } = filledDown(sheet);
  const known = rows.slice(0, rowsLookedAt).map((row) => knownHeads(row));
  const fullest = known.reduce((most, count, index) => (count > (known[most] ?? 0) ? index : most), 0);
  // Where sessions stand between heads, those that come first are the first of several tables.
  const first = known.findIndex((count) => count >= 2);
  const best = first !== -1 && rows.slice(first, fullest).some((row) => row.some(isTimed)) ? first : fullest;
  const isAfterData = rows.slice(0, best).filter((row) => row.some(isTimeRange)).length > 1;
  if ((known[best] ?? 0) < 2 || isAfterData) return mappingByContent(sheet, rows, context.language);
  const isTwice = isSecondHead(sheet, rows, best);
  const headRow = isTwice ? best + 1 : best;
  const [upper, lower] = [rows[best] ?? [], isTwice ? (rows[best + 1] ?? []) : []];
  const width = Math.max(upper.length, lower.length);
  const heads = Array.from({ length: width }, (_, index) => {
    const own = lower[index] ?? '';
    if (own !== '' && zoneIn(own) !== null && headKind(own) === null) return `${upper[index] ?? ''} ${own}`.trim();
    return own !== '' && (headKind(own) !== null || (upper[index] ?? '') === '') ? own : (upper[index] ?? '');
  });
  return { headRow, columns: columnsOf(heads, rows, headRow, context) };
}

/** Whether a cell says a time with its minutes, beside a date or not. */
export function isTimed(cell: string): boolean {
  return (
    /[\d٠-٩۰-۹][:.;,hч⁰¹²³⁴⁵]|^\s*\d{4}\s?[-–]\s?\d{4}\s*$/u.test(cell) &&
    readTimes(withoutDate(cell), { isRange: true, isDashed: false }).start !== null
  );
}

/** Whether a cell says more than a time, as "09:00-10:00 Opening remarks" does. */
function isTitled(cell: string): boolean {
  return cell.replaceAll(/[^\p{L}]/gu, '').length > 24;
}

/** Whether a cell is a range of times, as rows of a table have and titles above it do not. */
function isTimeRange(cell: string): boolean {
  return /^\D{0,4}\d{1,2}[:.hч]\d{2}\D{1,8}\d{1,2}[:.hч]\d{2}\D{0,6}$/u.test(cell.trim());
}

/** What a row of heads says of its columns. */
export function columnsOf(
  heads: readonly string[],
  rows: Rows,
  headRow: number,
  { language, zone }: TableContext,
): (TableColumn | null)[] {
  const width = heads.length;
  const kinds = Array.from({ length: width }, (_, index) => kindOfColumn(heads[index] ?? '', rows, headRow, index));
  if (zone !== null) for (const index of columnsOfOtherZones(headsOfTimes(heads, kinds), zone)) kinds[index] = 'other';
  const columns = Array.from({ length: width }, (): TableColumn | null => null);
  // Plainer heads choose first: of "Session" and "Title" the latter has the titles.
  const order = kinds
    .map((kind, index) => ({ kind, index, strength: kind === 'title' ? titleStrength(heads[index] ?? '') : 0 }))
    .toSorted((one, other) => other.strength - one.strength || one.index - other.index);
  for (const { kind, index } of order) {
    if (kind === null || kind === 'other') continue;
    const column = kind === 'title' ? titleColumn(heads[index] ?? '', rows, headRow, index, language) : kind;
    if (!columns.includes(column) || repeatableColumns.includes(column)) columns[index] = column;
  }
  if (!columns.some(isTitleColumn) && columns.some((column) => column === 'time' || column === 'start')) {
    const index = columnForTitles(columns, kinds, rows, headRow);
    if (index !== null) columns[index] = titleColumn(heads[index] ?? '', rows, headRow, index, language);
  }
  // «14.07.2025 в 9.00»: the day and the time in one column, under a head that speaks of the day.
  const dated = columns.indexOf('date');
  if (dated !== -1 && !columns.includes('time') && !columns.includes('start')) {
    const cells = cellsBelow(rows, headRow, dated);
    if (cells.filter(isTimed).length * 2 > cells.length) columns[dated] = 'time';
  }
  return columns;
}

/** Where no head says titles: a column of contents has them, else that of the longest texts whose head says nothing. */
function columnForTitles(
  columns: readonly (TableColumn | null)[],
  kinds: readonly (HeadKind | null)[],
  rows: Rows,
  headRow: number,
): number | null {
  const described = columns.indexOf('description');
  if (described !== -1) return described;
  const length = (index: number): number => cellsBelow(rows, headRow, index).join('').replaceAll(/\P{L}/gu, '').length;
  const [longest] = columns
    .flatMap((column, index) => (column === null && kinds[index] === null && length(index) > 0 ? [index] : []))
    .toSorted((one, other) => length(other) - length(one));
  return longest ?? null;
}

function headsOfTimes(heads: readonly string[], kinds: readonly (HeadKind | null)[]) {
  return kinds.flatMap((kind, index) =>
    kind === 'time' || kind === 'start' || kind === 'end' ? [{ kind, index, head: heads[index] ?? '' }] : [],
  );
}

/** What a head says, unless the cells below say otherwise: «Часы» over 2, 4, 2 are no times of day. */
function kindOfColumn(head: string, rows: Rows, headRow: number, index: number): HeadKind | null {
  const kind = headKind(head) ?? (zoneIn(head) === null ? null : kindOfZoneColumn(cellsBelow(rows, headRow, index)));
  if (kind !== 'day' && kind !== 'time') return kind;
  const cells = cellsBelow(rows, headRow, index);
  const isHours = cells.some((cell) => readTimes(cell, { isRange: true, isDashed: false }).start !== null);
  if (kind === 'time' && !isHours && cells.some((cell) => writtenDate(cell, false) !== null)) return 'date';
  if (kind === 'day') return cells.some((cell) => writtenDate(cell, false) !== null) ? 'date' : 'day';
  if (cells.length === 0 || !/час|hours|сағат|саат|соат|soat|sagat/i.test(head)) return kind;
  if (cells.every((cell) => /^\d{1,2}(?:[.,]5)?\s?(?:ч|ак|h|hours?)\p{L}*\.?$/iu.test(cell))) return 'minutes';
  return cells.every((cell) => /^\d{1,2}(?:[.,]\d)?(?:\s?(?:ч|ак|h|hours?)[\p{L}.\s]*)?$/iu.test(cell)) ? null : kind;
}

/** A column whose head is a zone alone holds times where its cells do: GMT+5. */
function kindOfZoneColumn(cells: readonly string[]): HeadKind | null {
  const timed = cells.filter(isTimed);
  if (timed.length * 2 <= cells.length) return null;
  return timed.some(isTimeRange) ? 'time' : 'start';
}

/** What the first cells of a column below its head hold, those left out that hold nothing. */
export function cellsBelow(rows: Rows, headRow: number, column: number): string[] {
  return rows.slice(headRow + 1, headRow + 1 + rowsLookedAt).flatMap((row) => {
    const cell = row[column]?.trim() ?? '';
    return cell === '' ? [] : [cell];
  });
}

/** How many cells of a row name different columns; sentences and dates among them make it none. */
export function knownHeads(row: readonly string[]): number {
  const filled = [...new Set(row.map((cell) => cell.trim()).filter(Boolean))];
  // «Время | 15 июля 2026 | Докладчик»: the day above the titles.
  const hasDay = filled.filter(isDayAlone).length === 1 && filled.some((cell) => timeHeads.has(headKind(cell)));
  const heads = row
    .filter((cell) => !hasDay || !isDayAlone(cell))
    .map((cell) => ({ cell: cell.replace(zoneIn(cell)?.written ?? '', ''), kind: headKind(cell) }));
  if (heads.some(({ cell, kind }) => /\d{1,2}[:.]\d{2}/.test(cell) || (kind === null && /\d{4}/.test(cell)))) return 0;
  const kinds = heads.flatMap(({ kind }) => (kind === null || kind === 'other' ? [] : [kind]));
  const different = new Set(kinds).size;
  return different + (hasDay ? 1 : 0) + (kinds.length > different ? 0.1 : 0);
}

const timeHeads: ReadonlySet<HeadKind | null> = new Set(['time', 'start']);

/** Words of dates in words beside months and weekdays. */
const dateWord =
  /^(?:of|de|the|st|nd|rd|th|г|года?|го|е|ж|жыл\p{L}*|йил\p{L}*|yil\p{L}*|[yý]yl\p{L}*|соли|сол|nji|njy|день|day|tag|күні|күнү|kun|кун|gün|рӯзи?)$/iu;

/** Whether a cell is a date in words, and nothing else. */
export function isDayAlone(cell: string): boolean {
  const words = cell.length > 60 ? [] : (cell.toLowerCase().match(/\p{L}+/gu) ?? []);
  const isDate = words.some((word) => monthNamed(word) > 0) && writtenDate(cell, false) !== null;
  return isDate && words.every((word) => monthNamed(word) > 0 || weekdayNamed(word) > 0 || dateWord.test(word));
}

/** Whether the row below the heads goes on with them: under a merged head, or heads where there are none above. */
function isSecondHead({ spans }: TableSheet, rows: Rows, head: number): boolean {
  const [upper, lower] = [rows[head] ?? [], rows[head + 1] ?? []];
  const own = lower.map((cell, index) => ({ cell: cell.trim(), above: upper[index]?.trim() ?? '', index }));
  const fresh = own.filter(({ cell, above }) => cell !== '' && cell !== above);
  if (fresh.length === 0 || fresh.some(({ cell }) => cell.length > 40 || /\d/.test(cell))) return false;
  const underMerged = ({ index }: { readonly index: number }): boolean =>
    spans.some(
      ({ row, column, columns, rows: height }) =>
        row === head && height === 1 && columns > 1 && index >= column && index < column + columns,
    );
  const isKnown = fresh.filter(({ cell }) => headKind(cell) !== null);
  if (fresh.every(underMerged)) return true;
  const isUnder = fresh.every(
    ({ cell, above }) => headKind(cell) !== null && (above === '' || headKind(above) !== null),
  );
  return isKnown.length >= 2 && isUnder && fresh.length < own.filter(({ above }) => above !== '').length + fresh.length;
}

/** Columns of a table without heads: times and dates by what stands in them, then the longest texts as titles. */
function mappingByContent({ paragraphs }: TableSheet, written: Rows, preferred: Language): TableMapping {
  const outside = new Set(paragraphs);
  const rows = written.filter((_, index) => !outside.has(index));
  const width = Math.max(0, ...rows.slice(0, rowsLookedAt).map((row) => row.length));
  const nothing: TableMapping = { headRow: -1, columns: (rows[0] ?? []).map(() => null) };
  const cells = Array.from({ length: width }, (_, index) => cellsBelow(rows, -1, index));
  const share = (index: number, fits: (cell: string) => boolean): number => {
    const filled = cells[index] ?? [];
    return filled.length === 0 ? 0 : filled.filter(fits).length / filled.length;
  };
  const indexes = cells.map((_, index) => index);
  const timed = indexes.find(
    (index) => (cells[index]?.length ?? 0) > 1 && share(index, (cell) => isTimed(cell) && !isTitled(cell)) >= 0.6,
  );
  if (timed === undefined) return nothing;
  const dated = indexes.find(
    (index) => index !== timed && share(index, (cell) => writtenDate(cell, true) !== null) >= 0.6,
  );
  const length = (index: number): number => (cells[index] ?? []).reduce((sum, cell) => sum + cell.length, 0);
  const [title] = indexes
    .filter((index) => index !== timed && index !== dated && share(index, isTimed) < 0.5)
    .toSorted((one, other) => length(other) - length(one));
  if (title === undefined) return nothing;
  const language = languageOf((cells[title] ?? []).join(' '), preferred);
  const columns = indexes.map((index): TableColumn | null => {
    if (index === timed) return 'time';
    if (index === dated) return 'date';
    return index === title ? `title-${language}` : null;
  });
  return { headRow: -1, columns };
}

/** How heads name languages in short: (рус.), (eng.), (қаз.). */
const languageStems: Readonly<Record<Language, RegExp>> = {
  en: /(?<!\p{L})(?:eng|англ|ағыл|ingl|iňl|анг)/u,
  ru: /(?<!\p{L})(?:рус|rus|орыс|орус)/u,
  kk: /(?<!\p{L})(?:каз|қаз|kaz|qaz)/u,
  ky: /(?<!\p{L})(?:кырг|кыр|kyr|kir|gyrg)/u,
  tg: /(?<!\p{L})(?:тадж|тоҷ|taj|toj|täj)/u,
  tk: /(?<!\p{L})(?:турк|түрк|turk|türk)/u,
  uz: /(?<!\p{L})(?:узб|ўзб|uzb|oʻzb|o'zb|o‘zb|özb)/u,
};

/** The language that the head names, as in "Title (Russian)" or "Название (ru)", or else that of the letters below. */
function titleColumn(
  head: string,
  rows: Rows,
  headRow: number,
  column: number,
  preferred: Language,
): `title-${Language}` {
  const text = head.toLowerCase();
  const named = languages.find(
    (language) =>
      languageStems[language].test(text) ||
      new RegExp(`(^|[^a-zа-я])${language}([^a-zа-я]|$)`).test(text) ||
      (['en', 'ru'] as const).some((own) =>
        text.includes(translator(own)(`vocabulary.language.${language}`).toLowerCase()),
      ),
  );
  return `title-${named ?? languageOf(cellsBelow(rows, headRow, column).slice(0, 20).join(' '), preferred)}`;
}

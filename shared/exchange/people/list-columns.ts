import type { TableSheet } from '../sheets/table-sheet.ts';
import { filledDown } from '../sheets/table-sheet.ts';
import { cellsBelow, rowsLookedAt } from '../table/table-columns.ts';
import { hasEmail, phoneDigits } from './contact-cells.ts';
import { knownCountry } from './country-words.ts';
import { isWholeHead, type ListColumn, type NameOrder, readHead } from './list-heads.ts';
import { looksLikeName } from './name-parts.ts';
import { sexIn } from './person-cells.ts';

/**
 * How a list is read: the first and the last row with heads (-1 for none), what each column holds (null for nothing of
 * ours), and in which order full names stand; null to find it out.
 */
export type ListMapping = {
  readonly firstHead: number;
  readonly headRow: number;
  readonly columns: readonly (ListColumn | null)[];
  readonly order: NameOrder | null;
};

type Rows = readonly (readonly string[])[];

/** Columns of which a list may have several. */
export const repeatedColumns: ReadonlySet<ListColumn> = new Set([
  'phone',
  'email',
  'contacts',
  'note',
  'position',
  'institution',
  'arrival',
  'departure',
  'travel',
  'accommodation',
  'diet',
  'accessibility',
  'emergency',
]);

/** Finds the heads of a list, and what the columns hold by them; without heads by what the cells hold. */
export function guessedListMapping(sheet: TableSheet): ListMapping {
  const { rows } = filledDown(sheet);
  const known = rows.slice(0, rowsLookedAt).map(knownListHeads);
  const most = known.reduce((best, count, index) => (count > (known[best] ?? 0) ? index : best), 0);
  // Of several lists below each other the first one says where the sheet begins; their own heads are found later.
  const first = known.findIndex((count) => count >= 2);
  const isOwnList = first !== -1 && rows.slice(first + 1, most).some(isData);
  const best = isOwnList ? first : most;
  if ((known[best] ?? 0) < 2) return mappingByCells(rows, oneHead(rows));
  const last = lastHead(sheet, rows, best);
  const heads = headTexts(rows, best, last);
  return mappingOf(heads, rows, best, last, sheet.hiddenColumns);
}

/** Whether a row holds several cells, and none of them is a head. */
function isData(row: readonly string[]): boolean {
  const filled = row.filter((cell) => cell.trim() !== '');
  return filled.length > 1 && filled.every((cell) => readHead(cell) === null);
}

/** How many columns a row names; texts among them that are no heads make it none. */
export function knownListHeads(row: readonly string[]): number {
  const filled = row.filter((cell) => cell.trim() !== '');
  const heads = filled.map((cell) => ({ cell, head: readHead(cell) }));
  const kinds = heads.flatMap(({ head }) => head?.column ?? []);
  const strange = heads.flatMap(({ cell, head }) => (head === null ? [cell] : []));
  if (strange.some((cell) => hasEmail(cell) || phoneDigits(cell) >= 7 || /^\d{1,3}[.)]?$/.test(cell.trim()))) return 0;
  // Beside a name, "Participant" and "Ministry of Health" are what a person is.
  if (strange.length > 0 && filled.filter(isWholeHead).length < 2) return 0;
  const isName = kinds.some((kind) => ['name', 'family', 'given'].includes(kind));
  return kinds.length > strange.length || (isName && kinds.length > 1) ? new Set(kinds).size : 0;
}

/** The row of a single head "Name" or «Ф.И.О.» over one column of names; -1 for none. */
function oneHead(rows: Rows): number {
  return rows.slice(0, rowsLookedAt).findIndex((row) => {
    const filled = row.filter((cell) => cell.trim() !== '');
    return filled.length <= 2 && filled.some((cell) => readHead(cell)?.column === 'name' && cell.length < 40);
  });
}

/** Heads in several rows: below a merged head, or below empty places, stand short texts that are no data. */
function lastHead({ spans }: TableSheet, rows: Rows, first: number): number {
  const upper = rows[first] ?? [];
  const lower = rows[first + 1] ?? [];
  const fresh = lower.flatMap((cell, index) => {
    const text = cell.trim();
    return text === '' || text === upper[index]?.trim() ? [] : [{ text, above: upper[index]?.trim() ?? '', index }];
  });
  // A heading for the people below stands alone or across the table; a head of its own stands below a wide one.
  const isAcross = spans.some(({ row, columns }) => row === first + 1 && columns > 1);
  const isBelowWide = fresh.some(({ index }) =>
    spans.some(
      ({ row, column, columns }) => row === first && columns > 1 && index >= column && index < column + columns,
    ),
  );
  if (isAcross || (fresh.length === 1 && !isBelowWide)) return first;
  if (fresh.length === 0 || fresh.some(({ text }) => text.length > 40 || /\d/.test(text))) return first;
  const isHead = ({ text, above }: { readonly text: string; readonly above: string }): boolean =>
    readHead(text) !== null || (above === '' && /^\p{Ll}/u.test(text));
  const names = lower.some((cell, index) => {
    const isName = ['name', 'family'].includes(readHead(upper[index] ?? '')?.column ?? '');
    return isName && cell.trim() !== '' && cell.trim() !== upper[index]?.trim() && readHead(cell) === null;
  });
  return !names && fresh.every(isHead) ? first + 1 : first;
}

/** The heads of all columns: what stands in the lower row with what stands above it, of merged ones to the left. */
function headTexts(rows: Rows, first: number, last: number): string[] {
  const [upper, lower] = [rows[first] ?? [], last > first ? (rows[last] ?? []) : []];
  const width = Math.max(upper.length, lower.length);
  let group = '';
  return Array.from({ length: width }, (_, index) => {
    const [above, own] = [upper[index]?.trim() ?? '', lower[index]?.trim() ?? ''];
    if (above !== '') group = above;
    if (own === '' || own === above) return above;
    // A part of a name below "Full name", and a head with nothing above it, say all there is.
    const head = readHead(own);
    const isPart = /^(?:family|given|patronymic)$/.test(head?.column ?? '') && readHead(above)?.isLatin !== true;
    const isOfLatin = above === '' && readHead(group)?.isLatin === true;
    if ((isPart && !isOfLatin) || (above === '' && head?.column === 'sex')) return own;
    return above === '' ? `${group} ${own}` : `${above} ${own}`;
  });
}

/** The mapping that heads say. Of two name columns in two scripts the Latin one is the spelling of the passport. */
export function mappingOf(
  heads: readonly string[],
  rows: Rows,
  firstHead: number,
  headRow: number,
  hidden: readonly number[] = [],
): ListMapping {
  const read = heads.map((head) => readHead(head));
  const columns = read.map((head): ListColumn | null => head?.column ?? null);
  const below = (index: number): string => cellsBelow(rows, headRow, index).join(' ');
  for (const kind of ['name', 'family', 'given'] as const) {
    const places = columns.flatMap((column, index) => (column === kind ? [index] : []));
    const isLatin = (index: number): boolean => isMostlyLatin(below(index));
    const latin =
      places.length < 2 ? undefined : places.find((index) => read[index]?.isLatin === true || isLatin(index));
    for (const index of places) {
      if (index === latin) columns[index] = `${kind}-latin`;
      else if (index !== places.find((each) => each !== latin)) columns[index] = null;
    }
  }
  for (const [index, column] of columns.entries()) {
    if (column === 'title' && !columns.includes('position') && !hasTitles(rows, headRow, index))
      columns[index] = 'position';
    const isTwice = column !== null && columns.indexOf(column) < index && !repeatedColumns.has(column);
    if (isTwice || hidden.includes(index)) columns[index] = null;
  }
  // "Name" beside "Surname" is the given name.
  const name = columns.indexOf('name');
  if (columns.includes('family') && name !== -1) {
    columns[name] = columns.includes('given') ? null : 'given';
  }
  const order = read.flatMap((head) => (head?.column === 'name' ? (head.order ?? []) : []))[0] ?? null;
  return { firstHead, headRow, columns, order };
}

function hasTitles(rows: Rows, headRow: number, index: number): boolean {
  const cells = cellsBelow(rows, headRow, index);
  const short = cells.filter((cell) => cell.length <= 12 && /^(?:mr|mrs|ms|dr|prof|г-н|г-жа|д-р|проф)/iu.test(cell));
  return short.length * 2 > cells.length;
}

export function isMostlyLatin(text: string): boolean {
  const cyrillic = text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return latin > cyrillic;
}

/** Columns by what the cells hold: names, addresses, telephones, sexes, countries; the rest as it comes. */
function mappingByCells(rows: Rows, headRow: number): ListMapping {
  const width = Math.max(0, ...rows.slice(0, rowsLookedAt).map((row) => row.length));
  const columns = Array.from({ length: width }, (): ListColumn | null => null);
  const share = (index: number, fits: (cell: string) => boolean): number => {
    const cells = cellsBelow(rows, headRow, index);
    return cells.length === 0 ? 0 : cells.filter(fits).length / cells.length;
  };
  const tests: readonly (readonly [ListColumn, (cell: string) => boolean])[] = [
    ['email', hasEmail],
    ['phone', (cell) => phoneDigits(cell) >= 7 && !/\p{L}{4}/u.test(cell)],
    ['sex', (cell) => sexIn(cell) !== ''],
    ['number', (cell) => /^\d{1,4}[.)]?$/.test(cell)],
    ['country', (cell) => cell.length < 40 && knownCountry(cell, true) !== null],
    ['name', (cell) => looksLikeName(cell) && !isWholeHead(cell)],
  ];
  for (let index = 0; index < width; index++) {
    const fitting = tests.find(([column, fits]) => !columns.includes(column) && share(index, fits) >= 0.6);
    columns[index] = fitting?.[0] ?? null;
  }
  return { firstHead: headRow, headRow, columns, order: null };
}

/** Whether a mapping says where the names are. */
export function hasNames({ columns }: ListMapping): boolean {
  return columns.includes('name') || columns.includes('family') || columns.includes('name-latin');
}

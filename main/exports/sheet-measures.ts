import type { WorkbookCell, WorkbookColumn, Worksheet } from '../../shared/documents/workbook.ts';

/** How wide the columns of a worksheet are, in characters of the normal font, and how high its rows, in points. */

const pointsPerMillimetre = 72 / 25.4;
const [narrowest, widest] = [6, 30];
const signatureWidth = 18;
const statusWidth = 12;
/** Height of a line of the normal font, in points. */
const lineHeight = 13;

/** Percent; letters of the normal font, 10 points, are printed with at least 9. */
const smallestScale = 90;
/**
 * Characters of the normal font across a landscape A4 page, printed at 100 %: 271 mm between the margins, 5.56 points for a digit of
 * Arial (ECMA-376, 18.3.1.13, which rounds that to whole pixels), less 2 % for frames.
 */
const roomAcross = ((271 / 25.4) * 72 * 0.98) / 5.56;
const mostAcross = roomAcross / (smallestScale / 100);

/**
 * A fixed scale and not "fit to width", by which a program without the font, or a wide table, would print smaller than can
 * be read: there, columns go on to a further page.
 */
export function scaleOf(widths: readonly number[]): number {
  return Math.max(smallestScale, Math.min(100, Math.floor((100 * roomAcross) / total(widths))));
}

/**
 * As wide as the longest cell needs, within bounds; longer text wraps. Where that is more than a page is wide, columns of
 * text become narrower, down to their longest word.
 */
export function widthsOf(sheet: Worksheet): number[] {
  const natural = sheet.columns.map((column, index) => naturalWidth(column, cellsOf(sheet, index)));
  const least = sheet.columns.map((column, index) =>
    (column.kind === 'text' || column.kind === 'status') && column.upright !== true
      ? Math.min(natural[index] ?? widest, leastWidth(column, cellsOf(sheet, index)))
      : (natural[index] ?? widest),
  );
  const [wanted, needed] = [total(natural), total(least)];
  if (wanted <= mostAcross || wanted === needed) return natural;
  const between = (kept: number): number[] =>
    natural.map((width, index) => {
      const own = least[index] ?? width;
      return Math.floor((own + (width - own) * kept) * 10) / 10;
    });
  if (needed <= mostAcross) return between((mostAcross - needed) / (wanted - needed));
  // On further pages anyway: as wide as so many pages allow.
  const pages = acrossOf(least, sheet).length;
  const shares = [1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1];
  return between(shares.find((kept) => acrossOf(between(kept), sheet).length <= pages) ?? 0);
}

/** How many columns there are on each page across, where the first ones are repeated on every page. */
export function acrossOf(widths: readonly number[], sheet: Pick<Worksheet, 'frozenColumns'>): number[] {
  const repeated = total(widths.slice(0, leadingColumns(sheet, widths.length)));
  const pages = [0];
  let used = 0;
  for (const width of widths) {
    if (used > 0 && used + width > mostAcross) {
      pages.push(0);
      used = repeated;
    }
    pages.push((pages.pop() ?? 0) + 1);
    used += width;
  }
  return pages;
}

/** What says whose row it is: the frozen columns, or else the first two. */
export function leadingColumns({ frozenColumns }: Pick<Worksheet, 'frozenColumns'>, columns: number): number {
  return Math.min(frozenColumns ?? 2, columns);
}

function naturalWidth(column: WorkbookColumn, cells: readonly WorkbookCell[]): number {
  const { kind, head } = column;
  if (column.upright === true) return uprightWidth(column, cells);
  if (kind === 'signature') return signatureWidth;
  if (kind === 'date') return 13;
  if (kind === 'status') return statusWidth;
  const lengths = cells.map((cell) => lengthOf(cell) + 2);
  return Math.min(widest, Math.max(narrowest, longestWord(head) + 4, ...lengths));
}

/** Points that a letter of a bold head takes along its line, and the room that heads that run upwards get at most. */
const [uprightLetter, highestHead] = [6.2, 250];
/** Characters of width that one line of such a head takes. */
const uprightLine = 3;

/** As wide as the cells need, and as the lines into which the head is wrapped where it is longer than a head may be high. */
function uprightWidth({ kind, head }: WorkbookColumn, cells: readonly WorkbookCell[]): number {
  const lines = Math.ceil((head.length * uprightLetter) / highestHead);
  const content = kind === 'percent' ? 5 : Math.max(1, ...cells.map(lengthOf));
  const isWords = kind === 'status' && content > 2;
  return Math.max(isWords ? statusWidth : content + 1.5, 4, uprightLine * lines + 1);
}

/** Heads that run upwards are as high as the longest of them is long. */
export function headHeight({ columns }: Worksheet, widths: readonly number[]): number {
  const level = columns.map(({ upright, head }) => (upright === true ? null : head));
  const upright = columns
    .filter((column) => column.upright === true)
    .map(({ head }) => head.length * uprightLetter + 6);
  return Math.max(rowHeightOf(level, widths, null), Math.min(highestHead, Math.max(0, ...upright)));
}

/** Words of the cells stay whole; those of the head are broken by every program where they must be. */
function leastWidth({ head }: WorkbookColumn, cells: readonly WorkbookCell[]): number {
  const words = cells.map((cell) => (typeof cell === 'string' ? longestWord(cell) : lengthOf(cell)));
  return Math.max(narrowest, longestWord(head) + 2, ...words.map((length) => length + 1.5));
}

function longestWord(text: string): number {
  return Math.max(...text.split(/\s+/).map((word) => word.length));
}

function cellsOf({ rows }: Worksheet, index: number): WorkbookCell[] {
  return rows.map((row) => row[index] ?? null);
}

export function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

/** In points, for as many lines as the longest cell wraps to: not every program finds that out by itself. */
export function rowHeightOf(row: readonly WorkbookCell[], widths: readonly number[], least: number | null): number {
  const lines = row.map((value, index) => linesOf(value, widths[index] ?? widest));
  return Math.min(400, Math.max(lineHeight * Math.max(1, ...lines), (least ?? 0) * pointsPerMillimetre));
}

/** Letters are up to so much wider than the digits in which widths are stated; beside them a cell has a margin. */
const [letterWidth, cellMargin] = [1.12, 0.8];

/** Lines into which a cell wraps between words; a word that is longer than a line is broken. */
function linesOf(value: WorkbookCell, width: number): number {
  const room = Math.max(1, (width - cellMargin) / letterWidth);
  if (typeof value !== 'string') return Math.ceil(lengthOf(value) / room);
  let [lines, used] = [1, 0];
  for (const word of value.split(/\s+/)) {
    const wanted = used === 0 ? word.length : used + 1 + word.length;
    if (wanted <= room) {
      used = wanted;
      continue;
    }
    const own = Math.ceil(word.length / room);
    lines += own - (used === 0 ? 1 : 0);
    used = word.length - (own - 1) * room;
  }
  return lines;
}

function lengthOf(value: WorkbookCell): number {
  if (value === null) return 0;
  if (typeof value !== 'object') return String(value).length;
  return 'formula' in value ? String(value.value).length : 10;
}

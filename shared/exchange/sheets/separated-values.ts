import Papa from 'papaparse';
import { failure, type Result, success } from '../../result.ts';
import { sheetLimits, tableLimits } from './table-sheet.ts';

/** Why a table is refused before it is read. */
export type TableFailure = 'table-too-wide' | 'table-too-long' | 'file-line-too-long' | 'file-too-many-values';

const [quote, lineFeed, carriageReturn, space] = [34, 10, 13, 32];

export type SeparatedRows = {
  readonly rows: readonly (readonly string[])[];
  /** Indexes of rows in which, or before which, a quotation mark is missing. */
  readonly brokenRows: readonly number[];
};

/**
 * The rows of a text with commas, semicolons, tabs or bars between the cells. Fails where the table is beyond
 * `tableLimits` or `sheetLimits`.
 */
export function readSeparated(text: string, chosen?: string): Result<SeparatedRows, TableFailure> {
  // The line by which Excel is told the delimiter; its row stays, empty.
  const told = /^\uFEFF?sep=([;,\t|])(?=\r?\n)/i.exec(text);
  if (told !== null) return readSeparated(text.slice(told[0].length), told[1]);
  const delimiter = chosen ?? guessedDelimiter(text.slice(0, 64 * 1024));
  const refused = beyondLimits(text, delimiter);
  if (refused !== null) return refused;
  return success(parsedRows(text.replaceAll('\u0000', ''), delimiter));
}

/** UTF-16 units that are read at most while quotation marks that are never closed are looked for. */
const mostReadAgain = 100_000_000;

/**
 * The rows of a text. A quotation mark that is never closed would take all that follows into one cell: it is passed over, and the
 * text is read again, as often as `mostReadAgain` allows.
 */
function parsedRows(text: string, delimiter: string): SeparatedRows {
  const broken = new Set<number>();
  let rest = text;
  for (let left = Math.floor(mostReadAgain / (text.length + 1)); ; left--) {
    const { data, errors } = Papa.parse<string[]>(rest, { delimiter, preview: sheetLimits.rows });
    const quotes = errors.filter(({ type }) => type === 'Quotes');
    const open = left > 0 ? quotes.find(({ code }) => code === 'MissingQuotes') : undefined;
    for (const { row } of open === undefined ? quotes : [open]) if (row !== undefined) broken.add(row);
    const at = (open?.index ?? 0) - 1;
    if (at < 0 || rest.charCodeAt(at) !== quote) {
      // Without its mark the last row may be empty, and is none then.
      const brokenRows = [...broken].filter((row) => row < data.length).sort((one, other) => one - other);
      return { rows: data.map((row) => trimmedRow(row)), brokenRows };
    }
    rest = rest.slice(0, at) + rest.slice(at + 1);
  }
}

/** Without empty cells beyond the columns that are read. */
function trimmedRow(row: readonly string[]): string[] {
  return row.slice(0, tableLimits.columns).map((cell) => cell.trim());
}

/** Goes through the text once, without keeping any of it. */
function beyondLimits(text: string, delimiter: string): Result<never, TableFailure> | null {
  const separator = delimiter.charCodeAt(0);
  let [isQuoted, line, rows, columns, filled, cell, cells] = [false, 1, 0, 0, 0, 0, 0];
  let cellLine = 1;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) isQuoted = !isQuoted;
    if (code === lineFeed) line++;
    if (!isQuoted && (code === lineFeed || code === carriageReturn)) {
      if (code === lineFeed || text.charCodeAt(at + 1) !== lineFeed) rows++;
      [columns, filled, cell, cellLine] = [0, 0, 0, line];
    } else if (!isQuoted && code === separator) {
      columns++;
      cell = 0;
      if (++cells > tableLimits.cells) return failure('file-too-many-values', { limit: tableLimits.cells });
    } else {
      if (code > space) {
        filled = columns;
        if (rows >= sheetLimits.rows) return failure('table-too-long', { limit: sheetLimits.rows });
      }
      if (++cell > tableLimits.cell) return failure('file-line-too-long', { line: cellLine, limit: tableLimits.cell });
    }
    if (filled >= tableLimits.columns || columns > tableLimits.emptyColumns) {
      return failure('table-too-wide', { limit: tableLimits.columns });
    }
  }
  return null;
}

/** The delimiter that gives most rows one width, and the widest rows of those; empty rows say nothing. */
function guessedDelimiter(begin: string): string {
  const guesses = [';', ',', '\t', '|'].map((delimiter) => {
    const { data } = Papa.parse<string[]>(begin, { delimiter, preview: 50, skipEmptyLines: 'greedy' });
    const widths = data.map((row) => row.length).filter((width) => width > 1);
    const same = (width: number): number => widths.filter((other) => other === width).length;
    const usual = widths.reduce((best, width) => (same(width) > same(best) ? width : best), 0);
    return { delimiter, rows: same(usual), width: usual };
  });
  const best = guesses.reduce((one, other) =>
    other.rows > one.rows || (other.rows === one.rows && other.width > one.width) ? other : one,
  );
  return best.rows === 0 ? ',' : best.delimiter;
}

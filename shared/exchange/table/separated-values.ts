import Papa from 'papaparse';
import { agendaLimits } from '../imported-agenda.ts';

export type SeparatedRows = {
  readonly rows: readonly (readonly string[])[];
  /** Indexes of rows before which a quotation mark is missing. */
  readonly brokenRows: readonly number[];
};

/**
 * The rows of a text with commas, semicolons, tabs or bars between the cells; one more than an agenda takes at most.
 */
export function readSeparated(text: string): SeparatedRows {
  const parsed = Papa.parse<string[]>(text.replaceAll('\u0000', ''), {
    delimiter: guessedDelimiter(text.slice(0, 64 * 1024)),
    preview: agendaLimits.sessions + 2,
  });
  const brokenRows = parsed.errors.flatMap(({ type, row }) => (type === 'Quotes' && row !== undefined ? [row] : []));
  return { rows: parsed.data.map((row) => row.map((cell) => cell.trim())), brokenRows };
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

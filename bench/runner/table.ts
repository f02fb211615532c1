import type { PairRatio, Row } from './rows.ts';

const heads = [
  'case',
  'measure',
  'size',
  'subject',
  'n',
  'cold ms',
  'wall ms',
  'min–max',
  'cpu ms',
  'peak MB',
  '÷ limit',
  '÷ ours',
  '÷ before',
  'goals',
];

/** The rows as text, for people to read. */
export function tableOf(rows: readonly Row[]): string {
  const lines = [heads, ...rows.map(cellsOf)];
  const widths = heads.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => (column < 4 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  '),
    )
    .join('\n');
}

function cellsOf(row: Row): string[] {
  return [
    row.case,
    row.measure,
    row.size,
    row.subject,
    String(row.n),
    shown(row.cold.wall),
    shown(row.wall.med),
    `${shown(row.wall.min)}–${shown(row.wall.max)}`,
    shown(row.cpu?.med ?? null),
    shown(row.peakMegabytes),
    ratio(row.toLimit),
    ratio(row.toProduct),
    ratio(row.toBefore),
    row.goals.map(({ goal, value, pass }) => `${pass ? 'met' : 'MISSED'} ${goal}: ${shown(value)}`).join('; '),
  ];
}

function shown(value: number | null): string {
  if (value === null || Number.isNaN(value)) return '';
  return value >= 100 ? String(Math.round(value)) : value.toPrecision(3);
}

/** Of the clock, and of CPU behind it where it was measured. */
function ratio(pairs: PairRatio | null): string {
  if (pairs?.wall == null) return '';
  return pairs.cpu === null ? shown(pairs.wall.med) : `${shown(pairs.wall.med)} (cpu ${shown(pairs.cpu.med)})`;
}

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { localTime, now } from '../../shared/time/instant.ts';
import { sizes } from '../frozen/workload.ts';
import type { Goal } from './goals.ts';
import type { Row } from './rows.ts';

/** A ratio may be so many times worse than the committed one. THE limit of `--check`. */
export const allowedFactor = 2;

const spreadSchema = z.object({ med: z.number() });
/** What is read of a committed row; medians are milliseconds. */
const recordedRowSchema = z.object({
  case: z.string(),
  measure: z.string(),
  size: z.enum(sizes),
  role: z.enum(['product', 'before', 'limit', 'peer']),
  subject: z.string(),
  wall: spreadSchema,
  cpu: spreadSchema.nullable(),
});
export type RecordedRow = z.infer<typeof recordedRowSchema>;

/** The name of a new results file, one a run: its day, and a number from the second of a day on. */
export function newResultsFile(folder: string): string {
  const day = localTime(now(), 'UTC').day;
  mkdirSync(folder, { recursive: true });
  let file = path.join(folder, `${day}.json`);
  for (let number = 2; existsSync(file); number += 1) file = path.join(folder, `${day}-${number}.json`);
  return file;
}

export function recordRows(file: string, rows: readonly Row[], surroundings: object): void {
  const lines = rows.map((row) => `  ${JSON.stringify({ ...surroundings, ...row })}`);
  writeFileSync(file, `[\n${lines.join(',\n')}\n]\n`);
}

/** The committed results, the newest run first. */
export function readResults(folder: string): RecordedRow[][] {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
  return names
    .sort((one, other) => orderOf(other).localeCompare(orderOf(one)))
    .map((name) => z.array(recordedRowSchema).parse(JSON.parse(readFileSync(path.join(folder, name), 'utf8'))));
}

/** `2026-11-22.json` is the first run of its day, `2026-11-22-10.json` the tenth. */
function orderOf(name: string): string {
  const [, day = '', number = '1'] = /^(\d{4}-\d\d-\d\d)(?:-(\d+))?\.json$/.exec(name) ?? [];
  return `${day} ${number.padStart(4, '0')}`;
}

export type Comparison = {
  /** Names the row. */
  readonly key: string;
  readonly text: string;
  /** How many times as bad as committed; below 1 is better. */
  readonly factor: number;
};

/**
 * Compares ours ÷ limit (ours ÷ the first peer where there is no limit) with the same ratio of the newest committed run
 * that has both. Of what the row's goal is about, else of CPU where there is such a figure: it holds on a busy machine.
 */
export function compareWithResults(
  rows: readonly RecordedRow[],
  committed: readonly (readonly RecordedRow[])[],
  goals: readonly Goal[],
): Comparison[] {
  return rows
    .filter((row) => row.role === 'product')
    .flatMap((row) => {
      const of = goals.find((goal) => goal.case === row.case && goal.measure === row.measure)?.of ?? 'cpu';
      for (const role of ['limit', 'peer'] as const) {
        const now = ratioIn(rows, row, role, of);
        if (now === null) continue;
        const then = committed.map((run) => ratioIn(run, row, role, now.of)).find((ratio) => ratio !== null);
        if (then === undefined || then === null) return [];
        const figures = `${now.value.toPrecision(3)}, committed ${then.value.toPrecision(3)}`;
        const key = `${row.case}, ${row.measure}, ${row.size}`;
        const text = `${key}: ours ÷ ${now.subject} (${now.of}) ${figures}`;
        return [{ key, text, factor: now.value / then.value }];
      }
      return [];
    });
}

type RatioFound = { readonly value: number; readonly of: 'wall' | 'cpu'; readonly subject: string };

function ratioIn(
  rows: readonly RecordedRow[],
  { case: name, measure, size }: RecordedRow,
  role: 'limit' | 'peer',
  of: 'wall' | 'cpu',
): RatioFound | null {
  const ofCase = rows.filter((row) => row.case === name && row.measure === measure && row.size === size);
  const ours = ofCase.find((row) => row.role === 'product');
  const other = ofCase.find((row) => row.role === role);
  if (ours === undefined || other === undefined) return null;
  const [above, below] = [ours[of], other[of]];
  if (above === null || below === null) return of === 'cpu' ? ratioIn(rows, ours, role, 'wall') : null;
  return below.med > 0 ? { value: above.med / below.med, of, subject: other.subject } : null;
}

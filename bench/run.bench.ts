import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { localTime, now } from '../shared/time/instant.ts';
import type { BenchCase } from './bench-case.ts';
import { browserProgram } from './browser.ts';
import { cases } from './cases/cases.ts';
import type { Size } from './generate.ts';
import { readGoals, type Goal } from './goals.ts';
import { readOptions, type Options } from './options.ts';
import { resultsFolder, root } from './places.ts';
import { runRounds } from './rounds.ts';
import { rowsOf, type Row } from './rows.ts';
import { tableOf } from './table.ts';

const tries = 3;

/** Runs what is asked for; the exit code says whether everything was right and, for the gate, fast enough. */
export async function bench(words: readonly string[]): Promise<number> {
  const options = readOptions(words);
  const goals = readGoals();
  const chosen = cases.filter((each) => options.areas?.includes(each.area) ?? true);
  const rows: Row[] = [];
  const failures: string[] = [];
  const missed: string[] = [];
  const file = options.quick ? null : newResultsFile();
  // Asked for now: whoever works here meanwhile does not change what has been built.
  const surroundings = {
    node: process.version,
    chromium: told(browserProgram(), ['--version']),
    commit: told('git', ['-C', root, 'rev-parse', '--short', 'HEAD']),
    reps: options.reps,
  };
  for (const benchCase of chosen) {
    for (const size of options.sizes.filter((each) => hasProduct(benchCase, each))) {
      try {
        const measured = await runCase(benchCase, size, options, goals, rows);
        rows.push(...measured.rows);
        missed.push(...measured.missed);
        console.log(`${tableOf(measured.rows)}\n`);
        // After each case, so that a run that is broken off has not been in vain.
        if (file !== null) record(file, rows, surroundings);
      } catch (error) {
        failures.push(error instanceof Error ? error.message : String(error));
      }
    }
  }
  for (const failure of failures) console.error(`rostrum: ${failure}`);
  if (file !== null && rows.length > 0) console.log(`recorded in ${path.relative(root, file)}`);
  for (const goal of missed) console.error(`rostrum: missed in ${tries} tries: ${goal}`);
  return failures.length > 0 || missed.length > 0 ? 1 : 0;
}

function hasProduct({ subjects }: BenchCase, size: Size): boolean {
  return subjects.some((subject) => subject.role === 'product' && (subject.sizes?.includes(size) ?? true));
}

/** For the gate a case that misses a goal is tried again; the best of its tries counts. */
async function runCase(
  benchCase: BenchCase,
  size: Size,
  options: Options,
  goals: readonly Goal[],
  before: readonly Row[],
): Promise<{ rows: Row[]; missed: string[] }> {
  let missed: string[] | undefined;
  let rows: Row[] = [];
  for (let attempt = 1; attempt <= (options.gate ? tries : 1); attempt += 1) {
    rows = rowsOf(benchCase, size, await runRounds(benchCase, size, options), goals, before);
    const newly = options.gate ? clearlyMissed(rows) : [];
    missed = missed === undefined ? newly : missed.filter((goal) => newly.includes(goal));
    if (missed.length === 0) break;
  }
  return { rows, missed: missed ?? [] };
}

function clearlyMissed(rows: readonly Row[]): string[] {
  return rows.flatMap((row) =>
    row.goals.filter(({ isClose }) => !isClose).map(({ goal }) => `${row.case}, ${row.measure}, ${row.size}: ${goal}`),
  );
}

/** One file a run, named by its day. */
function newResultsFile(): string {
  const day = localTime(now(), 'UTC').day;
  mkdirSync(resultsFolder, { recursive: true });
  let file = path.join(resultsFolder, `${day}.json`);
  for (let number = 2; existsSync(file); number += 1) file = path.join(resultsFolder, `${day}-${number}.json`);
  return file;
}

function record(file: string, rows: readonly Row[], surroundings: object): void {
  const lines = rows.map((row) => `  ${JSON.stringify({ ...row, ...surroundings })}`);
  writeFileSync(file, `[\n${lines.join(',\n')}\n]\n`);
}

function told(program: string, values: readonly string[]): string | null {
  try {
    return execFileSync(program, values, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return null;
  }
}

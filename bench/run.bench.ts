import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import path from 'node:path';
import { cases } from './cases/cases.ts';
import type { BenchCase, Subject } from './drivers/bench-case.ts';
import { installedBrowser } from '../test/driven-browser.ts';
import type { Size } from './frozen/workload.ts';
import { changedFrozenFiles, freeze } from './runner/frozen-files.ts';
import { readGoals, type Goal } from './runner/goals.ts';
import { readOptions, type Options } from './runner/options.ts';
import { SampleServer, type OtherCommit } from './runner/other-commit.ts';
import { frozenFolder, frozenHashesFile, resultsFolder, root } from './runner/places.ts';
import { allowedFactor, compareWithResults, newResultsFile, readResults, recordRows } from './runner/results.ts';
import { runRounds, subjectsOf } from './runner/rounds.ts';
import { clearlyMissed, rowsOf, type Row } from './runner/rows.ts';
import { tableOf } from './runner/table.ts';

/** What `--check` and `--gate` complain about has to fail so often. */
const tries = 3;

/** Runs what is asked for; the exit code says whether everything was right and fast enough. */
export async function bench(words: readonly string[], other: OtherCommit | null): Promise<number> {
  if (words.includes('--freeze')) {
    freeze(frozenFolder, frozenHashesFile);
    return 0;
  }
  const options = readOptions(
    words,
    cases.map(({ key }) => key),
  );
  const changed = changedFrozenFiles(frozenFolder, frozenHashesFile);
  if (changed.length > 0)
    throw new Error(`limits and peers are frozen, but these files are not: ${changed.join(', ')}`);
  const servers = other === null ? null : { ours: new SampleServer(root), theirs: new SampleServer(other.folder) };
  try {
    return await runAll(options, other === null || servers === null ? null : { ...servers, name: other.commit });
  } finally {
    servers?.ours.end();
    servers?.theirs.end();
  }
}

/** Both products behind a server of the same kind, so that neither has an advantage. */
type Pair = { readonly ours: SampleServer; readonly theirs: SampleServer; readonly name: string };

async function runAll(options: Options, pair: Pair | null): Promise<number> {
  const goals = readGoals();
  const chosen = cases.filter(({ key, isQuick }) =>
    options.rows === null ? !options.quick || isQuick === true : options.rows.includes(key),
  );
  const rows: Row[] = [];
  const failures: string[] = [];
  const file = options.quick ? null : newResultsFile(resultsFolder);
  // Asked for now: whoever works here meanwhile does not change what has been built.
  const surroundings = {
    node: process.version,
    chromium: told(installedBrowser(), ['--version']),
    machine: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
    commit: told('git', ['-C', root, 'rev-parse', '--short', 'HEAD']),
    against: pair?.name ?? null,
    reps: options.reps,
  };
  for (const benchCase of chosen) {
    for (const size of options.sizes.filter((each) => hasProduct(benchCase, each))) {
      try {
        const measured = await runCase(benchCase, size, options, { goals, smaller: rows, pair });
        rows.push(...measured.rows);
        failures.push(...measured.failures);
        console.log(`${tableOf(measured.rows)}\n`);
        // After each case, so that a run that is broken off has not been in vain.
        if (file !== null) recordRows(file, rows, surroundings);
      } catch (error) {
        failures.push(error instanceof Error ? error.message : String(error));
      }
    }
  }
  for (const failure of failures) console.error(`rostrum: ${failure}`);
  if (file !== null && rows.length > 0) console.log(`recorded in ${path.relative(root, file)}`);
  return failures.length > 0 ? 1 : 0;
}

function hasProduct({ subjects }: BenchCase, size: Size): boolean {
  return subjects.some((subject) => subject.role === 'product' && (subject.sizes?.includes(size) ?? true));
}

type Surroundings = {
  readonly goals: readonly Goal[];
  readonly smaller: readonly Row[];
  readonly pair: Pair | null;
};

/** What fails is measured again; only what fails in every try is a failure. */
async function runCase(
  benchCase: BenchCase,
  size: Size,
  options: Options,
  { goals, smaller, pair }: Surroundings,
): Promise<{ rows: Row[]; failures: string[] }> {
  const subjects = subjectsOf(benchCase, size, options);
  const paired = pair === null ? subjects : subjects.flatMap((subject) => withPair(benchCase, subject, pair));
  const committed = options.check ? readResults(resultsFolder) : [];
  let failures: ReadonlyMap<string, string> | undefined;
  let rows: Row[] = [];
  for (let attempt = 1; attempt <= (options.gate || options.check ? tries : 1); attempt += 1) {
    rows = rowsOf(benchCase, size, await runRounds(benchCase, size, paired, options.reps), goals, smaller);
    const found = new Map<string, string>();
    if (options.gate) for (const goal of clearlyMissed(rows)) found.set(goal, `goal missed in ${tries} tries: ${goal}`);
    if (options.check) {
      const compared = compareWithResults(rows, committed, goals);
      if (compared.length === 0) console.log(`${benchCase.name} ${size}: no committed result to compare with`);
      for (const { key, text, factor } of compared) {
        if (factor > allowedFactor) found.set(key, `more than ${allowedFactor} times worse in ${tries} tries: ${text}`);
      }
    }
    const earlier = failures;
    failures = earlier === undefined ? found : new Map([...found].filter(([key]) => earlier.has(key)));
    if (failures.size === 0) break;
  }
  return { rows, failures: [...(failures ?? new Map<string, string>()).values()] };
}

/** Ours followed by the product of the other commit; limits and peers are those of this commit. */
function withPair({ name }: BenchCase, subject: Subject, { ours, theirs, name: commit }: Pair): Subject[] {
  if (subject.role !== 'product') return [subject];
  return [
    { ...subject, sample: (size) => ours.sample(name, size) },
    { ...subject, name: commit, role: 'before', sample: (size) => theirs.sample(name, size) },
  ];
}

function told(program: string, values: readonly string[]): string | null {
  try {
    return execFileSync(program, values, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return null;
  }
}

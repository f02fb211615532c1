import { seededRandom } from '../../shared/planning/seeded-random.ts';
import { type CaseKind, CaseReport, type Charge, charges, type Loop } from './case.ts';

export type TortureOptions = {
  readonly seed: number;
  /** Of all kinds together; null for a brief run: a fixed number of cases of each kind. */
  readonly minutes: number | null;
  /** Names of kinds; all where it is empty. */
  readonly only: readonly string[];
  /** One case, as `kind-number`; null for all. */
  readonly single: { readonly kind: string; readonly number: number } | null;
};

type Tally = {
  readonly kind: CaseKind;
  /** Null until the first case; a text says why this kind cannot run here. */
  loop: Loop | string | null;
  cases: number;
  acknowledged: number;
  milliseconds: number;
  readonly counts: Record<Charge, number>;
};

/** Milliseconds: a long run that is cut off has told its figures until then. */
const betweenFigures = 5 * 60_000;

/**
 * Runs cases of all kinds, those next that have had the least of their share of the time; prints each charge with what
 * repeats its case, and the figures, every five minutes and at the end. Gives the charges. The last line is `lost n, untrue n, stuck n`.
 */
export async function torture(
  kinds: readonly CaseKind[],
  options: TortureOptions,
  say: (line: string) => void,
): Promise<Record<Charge, number>> {
  const tallies = kinds.filter((kind) => isWanted(kind, options)).map(newTally);
  if (tallies.length === 0) throw new Error('there are no cases of that name');
  const begin = performance.now();
  let told = begin;
  say(`seed ${options.seed}`);
  try {
    for (let next = nextOf(tallies, options, begin); next !== null; next = nextOf(tallies, options, begin)) {
      await runNext(next, options, say);
      if (performance.now() - told < betweenFigures) continue;
      told = performance.now();
      for (const tally of tallies.filter(({ cases }) => cases > 0)) say(`so far, ${figuresOf(tally)}`);
    }
  } finally {
    for (const { loop } of tallies) if (loop !== null && typeof loop !== 'string') await loop.close?.();
  }
  for (const tally of tallies) say(figuresOf(tally));
  const sum = (charge: Charge): number => tallies.reduce((total, { counts }) => total + counts[charge], 0);
  const totals = { lost: sum('lost'), untrue: sum('untrue'), stuck: sum('stuck') };
  const cases = tallies.reduce((total, tally) => total + tally.cases, 0);
  say(`${cases} cases in ${((performance.now() - begin) / 60_000).toFixed(1)} minutes`);
  say(charges.map((charge) => `${charge} ${totals[charge]}`).join(', '));
  return totals;
}

/** A kind without a share is run only where it is named. */
function isWanted({ name, share }: CaseKind, { only, single }: TortureOptions): boolean {
  if (single !== null) return single.kind === name;
  return only.length === 0 ? share > 0 : only.includes(name);
}

function newTally(kind: CaseKind): Tally {
  const counts = { lost: 0, untrue: 0, stuck: 0 };
  return { kind, loop: null, cases: 0, acknowledged: 0, milliseconds: 0, counts };
}

/** The kind whose turn it is; null at the end. */
function nextOf(tallies: readonly Tally[], options: TortureOptions, begin: number): Tally | null {
  const able = tallies.filter(({ loop }) => typeof loop !== 'string');
  if (options.single !== null) return able.find(({ cases }) => cases === 0) ?? null;
  if (options.minutes === null) return able.find(({ cases, kind }) => cases < kind.brief) ?? null;
  if (performance.now() - begin > options.minutes * 60_000) return null;
  const used = ({ milliseconds, kind }: Tally): number => milliseconds / Math.max(kind.share, 0.1);
  return able.reduce<Tally | null>((least, each) => (least === null || used(each) < used(least) ? each : least), null);
}

async function runNext(tally: Tally, options: TortureOptions, say: (line: string) => void): Promise<void> {
  const { kind } = tally;
  const begin = performance.now();
  tally.loop ??= await opened(kind, say);
  if (typeof tally.loop === 'string') return;
  const number = options.single?.number ?? tally.cases + 1;
  const report = new CaseReport();
  await bounded(kind, tally.loop, options.seed, number, report);
  tally.cases += 1;
  tally.acknowledged += report.acknowledged;
  tally.milliseconds += performance.now() - begin;
  for (const { charge, what } of report.charged) {
    tally.counts[charge] += 1;
    say(`${charge}: ${what}`);
  }
  if (report.charged.length === 0 && options.single === null) return;
  for (const line of report.story) say(`  ${line}`);
  if (report.charged.length > 0)
    say(`  to repeat it: npm run torture -- --seed ${options.seed} --case ${kind.name}-${number}`);
}

/** What cannot even begin is told, and counts as stuck. */
async function opened(kind: CaseKind, say: (line: string) => void): Promise<Loop | string> {
  try {
    return await kind.open();
  } catch (error) {
    say(`${kind.name} cannot begin`);
    return {
      run: () => {
        throw error;
      },
    };
  }
}

/** A case that throws, or that does not end in its time, is stuck. */
async function bounded(kind: CaseKind, loop: Loop, seed: number, number: number, report: CaseReport): Promise<void> {
  const random = seededRandom(seedOf(seed, kind.name, number));
  let limit: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    limit = setTimeout(() => reject(new Error(`not ended after ${kind.longest} s`)), kind.longest * 1000);
  });
  try {
    await Promise.race([loop.run(random, report), late]);
  } catch (error) {
    report.charge('stuck', error instanceof Error ? (error.stack ?? error.message) : String(error));
  } finally {
    clearTimeout(limit);
  }
}

/** FNV-1a, so that two cases of one seed share nothing. */
function seedOf(seed: number, kind: string, number: number): number {
  let hash = 0x811c9dc5;
  for (const character of `${seed} ${kind} ${number}`) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return hash >>> 0;
}

function figuresOf({ kind, loop, cases, acknowledged, milliseconds, counts }: Tally): string {
  if (typeof loop === 'string') return `${kind.name}: not run, ${loop}`;
  const found = charges.map((charge) => `${charge} ${counts[charge]}`).join(', ');
  const seconds = Math.round(milliseconds / 1000);
  return `${kind.name}: ${cases} cases, ${acknowledged} acknowledged, ${found}, ${seconds} s (${kind.about})`;
}

import { loadavg } from 'node:os';
import type { BenchCase, Figures, Role } from '../drivers/bench-case.ts';
import type { Size } from '../frozen/workload.ts';
import { goalText, isMet, type Goal } from './goals.ts';
import type { Series } from './rounds.ts';
import { pairedRatio, round, spreadOf, type Spread } from './statistics.ts';

/** By this part of a goal a single run may miss it. */
const tolerance = 0.15;

export type Verdict = {
  readonly goal: string;
  readonly value: number;
  readonly pass: boolean;
  readonly isClose: boolean;
};

/** A ratio of this subject to another one, round by round: of the clock, and of CPU where both have it. */
export type PairRatio = { readonly wall: Spread | null; readonly cpu: Spread | null };

/** One subject of one measure, as it is recorded. Milliseconds, megabytes, bytes. */
export type Row = {
  readonly case: string;
  readonly measure: string;
  readonly size: Size;
  readonly subject: string;
  readonly role: Role;
  /** Rounds, the cold one not counted. */
  readonly n: number;
  readonly cold: Figures;
  readonly wall: Spread;
  readonly cpu: Spread | null;
  readonly peakMegabytes: number | null;
  readonly bytes: number | null;
  readonly check: string;
  /** This ÷ the limit. */
  readonly toLimit: PairRatio | null;
  /** Of a peer: this ÷ ours. */
  readonly toProduct: PairRatio | null;
  /** Of ours: this ÷ the product of the other commit. */
  readonly toBefore: PairRatio | null;
  /** Of ours alone. */
  readonly goals: readonly Verdict[];
  readonly load1m: number;
};

/** What can be divided: the warm figures of one subject. */
type Warm = {
  readonly subject: string;
  readonly wall: readonly number[];
  readonly cpu: readonly number[] | null;
};

/** `smaller` are the rows that were measured before in this run, for goals of growth. */
export function rowsOf(
  benchCase: BenchCase,
  size: Size,
  series: readonly Series[],
  goals: readonly Goal[],
  smaller: readonly Row[],
): Row[] {
  const measures = Object.keys(series[0]?.samples[0]?.measures ?? {});
  return measures.flatMap((measure) => {
    const warm = new Map(series.map((each) => [each, warmFigures(each, measure)]));
    const ofRole = (role: Role): Warm[] =>
      series.flatMap((each) => (each.subject.role === role ? (warm.get(each) ?? []) : []));
    const [[limit], [product], [before], peers] = [
      ofRole('limit'),
      ofRole('product'),
      ofRole('before'),
      ofRole('peer'),
    ];
    return series.map((each): Row => {
      const { subject, samples } = each;
      const own = warm.get(each) ?? { subject: subject.name, wall: [], cpu: null };
      const first = samples[0]?.measures[measure] ?? { wall: Number.NaN, cpu: null };
      const row: Row = {
        case: benchCase.name,
        measure,
        size,
        subject: subject.name,
        role: subject.role,
        n: own.wall.length,
        cold: { wall: round(first.wall), cpu: first.cpu === null ? null : round(first.cpu) },
        wall: spreadOf(own.wall),
        cpu: own.cpu === null ? null : spreadOf(own.cpu),
        peakMegabytes: peakOf(samples),
        bytes: samples.at(-1)?.bytes ?? null,
        check: samples[0]?.check ?? '',
        toLimit: subject.role === 'limit' ? null : ratioOf(own, limit),
        toProduct: subject.role === 'peer' ? ratioOf(own, product) : null,
        toBefore: subject.role === 'product' ? ratioOf(own, before) : null,
        goals: [],
        load1m: round(loadavg()[0] ?? 0),
      };
      if (subject.role !== 'product') return row;
      return { ...row, goals: verdicts(row, goals, { product: own, peers, smaller }) };
    });
  });
}

function warmFigures({ subject, samples }: Series, measure: string): Warm {
  const warm = samples.length > 1 ? samples.slice(1) : samples;
  const figures = warm.flatMap((sample) => sample.measures[measure] ?? []);
  const cpu = figures.flatMap((each) => each.cpu ?? []);
  return {
    subject: subject.name,
    wall: figures.map((each) => each.wall),
    cpu: cpu.length === figures.length ? cpu : null,
  };
}

function ratioOf(above: Warm, below: Warm | undefined): PairRatio | null {
  if (below === undefined) return null;
  const cpu = above.cpu === null || below.cpu === null ? null : pairedRatio(above.cpu, below.cpu);
  return { wall: pairedRatio(above.wall, below.wall), cpu };
}

function peakOf(samples: Series['samples']): number | null {
  const peaks = samples.flatMap((sample) => sample.peakMegabytes ?? []);
  return peaks.length === 0 ? null : round(Math.max(...peaks));
}

type Compared = { readonly product: Warm; readonly peers: readonly Warm[]; readonly smaller: readonly Row[] };

function verdicts(row: Row, goals: readonly Goal[], compared: Compared): Verdict[] {
  const own = goals.filter((goal) => goal.case === row.case && goal.measure === row.measure);
  return own
    .filter((goal) => goal.size === undefined || goal.size === row.size)
    .flatMap((goal) => {
      const value = valueOf(goal, row, compared);
      return value === null
        ? []
        : [{ goal: goalText(goal), value, pass: isMet(goal, value), isClose: isMet(goal, value, tolerance) }];
    });
}

function valueOf(goal: Goal, row: Row, { product, peers, smaller }: Compared): number | null {
  if (goal.ratio === 'product/limit') return row.toLimit?.[goal.of]?.med ?? null;
  if (goal.ratio === 'peer/product') {
    // Against the best of them.
    const meant = peers.filter(({ subject }) => goal.peer === undefined || goal.peer === subject);
    const ratios = meant.flatMap((peer) => ratioOf(peer, product)?.[goal.of]?.med ?? []);
    return ratios.length === 0 ? null : Math.min(...ratios);
  }
  const smallest = smaller.find(
    (each) => each.case === row.case && each.measure === row.measure && each.role === 'product',
  );
  const [now, then] = [row[goal.of]?.med, smallest?.[goal.of]?.med];
  return now === undefined || then === undefined ? null : round(now / then);
}

/** Goals that are missed by more than the tolerance, as text. */
export function clearlyMissed(rows: readonly Row[]): string[] {
  return rows.flatMap((row) =>
    row.goals.filter(({ isClose }) => !isClose).map(({ goal }) => `${row.case}, ${row.measure}, ${row.size}: ${goal}`),
  );
}

import type { Random } from '../../shared/planning/seeded-random.ts';

/**
 * What a case may be charged with. `lost`: acknowledged and not there, although a copy of it was. `untrue`: a sentence, or
 * a state that the program gives, that the facts contradict. `stuck`: no way on within the time of the case.
 */
export const charges = ['lost', 'untrue', 'stuck'] as const;
export type Charge = (typeof charges)[number];

/** What one case did and found. */
export class CaseReport {
  readonly charged: { readonly charge: Charge; readonly what: string }[] = [];
  /** In words, so that a charge can be understood: which damage, which choice, which sentence. */
  readonly story: string[] = [];
  /** Entries or records that had been acknowledged and were looked for afterwards. */
  acknowledged = 0;

  tell(what: string): void {
    this.story.push(what);
  }

  charge(charge: Charge, what: string): void {
    this.charged.push({ charge, what });
  }
}

/** Cases of one kind. All that differs between two cases comes from `random`. */
export type Loop = {
  run(random: Random, report: CaseReport): Promise<void>;
  close?(): Promise<void>;
};

/** A kind of cases. */
export type CaseKind = {
  readonly name: string;
  /** What is done in each case, for the figures at the end. */
  readonly about: string;
  /** Cases in a brief run. */
  readonly brief: number;
  /** Of the time of a long run, compared with the other kinds. */
  readonly share: number;
  /** Seconds that one case may take; a longer one is stuck. */
  readonly longest: number;
  /** Begins the loop; a text says why it cannot run on this computer. */
  open(): Promise<Loop | string>;
};

/** An integer from 0 up to but not including `below`. */
export function integerBelow(random: Random, below: number): number {
  return Math.floor(random() * below);
}

/** One of `items`. */
export function oneOf<Item>(random: Random, items: readonly Item[]): Item {
  const item = items[integerBelow(random, items.length)];
  if (item === undefined) throw new Error('there is nothing to choose from');
  return item;
}

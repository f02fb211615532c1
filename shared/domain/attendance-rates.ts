import { isPresence, type AttendanceStatus } from './attendance.ts';
import type { CompletionResult, Participation } from './participation.ts';
import type { AttendancePolicy } from './workshop.ts';

/** One slot in which a person is expected. */
export type RatedSlot = {
  readonly status: AttendanceStatus;
  /** The time of the slot has passed. */
  readonly isOver: boolean;
};

/**
 * What the three percentages are made of, in slots. Only slots in which the person is expected are counted, and an
 * excused slot only where the policy says that it counts.
 *
 * - so far = attended ÷ `soFar`: slots that are over, and those that are marked for this person already. A slot that
 *   is over and not marked counts as not attended, for the list that the donor sees has no signature there.
 * - of all = attended ÷ `all`. It decides on certificates.
 * - best still possible = (attended + `open`) ÷ `all`, where open is what nobody has marked. A slot that is over and
 *   not marked is still open: its mark may only be late.
 */
export type Rates = {
  readonly attended: number;
  readonly missed: number;
  readonly open: number;
  readonly soFar: number;
  readonly all: number;
};

export function ratesOf(
  slots: readonly RatedSlot[],
  { excusedCounts }: Pick<AttendancePolicy, 'excusedCounts'>,
): Rates {
  const counted = slots.filter(({ status }) => excusedCounts || status !== 'excused');
  const attended = counted.filter(({ status }) => isPresence(status)).length;
  const open = counted.filter(({ status }) => status === 'unmarked').length;
  const soFar = counted.filter(({ status, isOver }) => isOver || status !== 'unmarked').length;
  return { attended, open, soFar, all: counted.length, missed: counted.length - attended - open };
}

/** Whole percent, rounded down, so that 80 % is shown only where 80 % is reached; null where there is nothing to count. */
export function percentOf(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.floor((100 * part) / whole);
}

/** The three percentages as they are shown. */
export function percentages({ attended, open, soFar, all }: Rates): {
  readonly soFar: number | null;
  readonly ofAll: number | null;
  readonly best: number | null;
} {
  return { soFar: percentOf(attended, soFar), ofAll: percentOf(attended, all), best: percentOf(attended + open, all) };
}

/**
 * Whether somebody may miss the certificate of completion: `lost` when even the best still possible is too little,
 * `at-risk` when something was missed already and one more slot would be too much. Both while there are slots at all.
 */
export function riskOf(
  { attended, open, missed, all }: Rates,
  { completionFrom }: Pick<AttendancePolicy, 'completionFrom'>,
): 'lost' | 'at-risk' | null {
  const best = attended + open;
  if (all === 0) return null;
  if (!reaches(best, all, completionFrom)) return 'lost';
  return missed > 0 && open > 0 && !reaches(best - 1, all, completionFrom) ? 'at-risk' : null;
}

/** The certificate that the percentages give; none where there is nothing to count. */
export function resultOf(
  { attended, all }: Rates,
  { completionFrom, participationFrom }: Pick<AttendancePolicy, 'completionFrom' | 'participationFrom'>,
): CompletionResult {
  if (all === 0) return 'none';
  if (reaches(attended, all, completionFrom)) return 'completion';
  return reaches(attended, all, participationFrom) ? 'participation' : 'none';
}

/** The certificate that a person gets: what was decided for a reason, or else what the percentages give. */
export function certificateOf(
  { completion }: Pick<Participation, 'completion'>,
  rates: Rates,
  policy: AttendancePolicy,
): CompletionResult {
  return completion?.result ?? resultOf(rates, policy);
}

/** By whole numbers: no rounding lifts anybody over a threshold. */
function reaches(part: number, whole: number, percent: number): boolean {
  return 100 * part >= percent * whole;
}

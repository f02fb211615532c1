import type { PreparedAgenda } from './prepared-agenda.ts';
import type { RuleName, RuleSettings, Severity } from './rule-settings.ts';
import type { Spot } from './spot.ts';

/** Key of the sentence that describes a finding: the name of its rule, or of a variant of it. */
type FindingWording =
  | Exclude<RuleName, 'outside-day-hours' | 'opening-or-closing-missing'>
  | 'days-overlap'
  | 'consecutive-shortened'
  | 'delegation-in-two-sessions'
  | 'lunch-short'
  | 'starts-before-day'
  | 'ends-after-day'
  | 'no-interpreter'
  | 'interpreter-alone-hours'
  | 'prerequisite-unplaced'
  | 'opening-missing'
  | 'closing-missing';

/** What a rule reports: ids and numbers, no text. Findings never block a change. */
export type Finding = {
  readonly rule: RuleName;
  readonly wording: FindingWording;
  /** Identifies the finding for acceptances: its wording and the sorted ids of its records. */
  readonly key: string;
  /** In the order of time. */
  readonly sessionIds: readonly string[];
  readonly dayId: string | null;
  readonly participationIds: readonly string[];
  readonly roomId: string | null;
  /** Minutes, with the meaning that the sentence gives them. */
  readonly minutes: number | null;
  /** Further values of the sentence: counts, limits, ids of delegations and workshops. */
  readonly values: Readonly<Record<string, string | number>>;
};

export type RatedFinding = Finding & { readonly severity: Exclude<Severity, 'off'> };

/** One rule of the list; a rule reports and never blocks. */
export type Rule = {
  readonly name: RuleName;
  /** The severity until the user sets another one. */
  readonly severity: Severity;
  /** The findings of the whole agenda. */
  find(agenda: PreparedAgenda, settings: RuleSettings): Finding[];
  /**
   * What would be wrong with one session at `spot`, for rules that a move can break at that place. `others` are the
   * sessions that take up part of its time.
   */
  at?(agenda: PreparedAgenda, settings: RuleSettings, spot: Spot, others: readonly Spot[]): Finding[];
};

type Details = Partial<Omit<Finding, 'rule' | 'wording' | 'key'>>;

/** A finding of `rule` about the records `about`, worded as the rule is. */
export function finding(rule: RuleName & FindingWording, about: readonly string[], details: Details): Finding {
  return findingWorded(rule, rule, about, details);
}

/** The same under another wording of the rule. */
export function findingWorded(
  rule: RuleName,
  wording: FindingWording,
  about: readonly string[],
  details: Details,
): Finding {
  return {
    rule,
    wording,
    key: [wording, ...[...about].sort()].join(' '),
    sessionIds: [],
    dayId: null,
    participationIds: [],
    roomId: null,
    minutes: null,
    values: {},
    ...details,
  };
}

/** The two in the order of time; a tie is broken by their ids, so that a pair is always named the same way round. */
export function inOrder(one: Spot, other: Spot): readonly [Spot, Spot] {
  const isFirst = one.start < other.start || (one.start === other.start && one.session.id < other.session.id);
  return isFirst ? [one, other] : [other, one];
}

/** Minutes in which both run. Intervals are half-open: sessions that only touch share 0. */
export function sharedMinutes(one: Spot, other: Spot): number {
  if (one.dayIndex !== other.dayIndex) return 0;
  return Math.max(0, Math.min(one.end, other.end) - Math.max(one.start, other.start));
}

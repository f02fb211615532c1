import type { Placement } from '../agenda/session.ts';
import type { WorkshopSnapshot } from '../workshop-snapshot.ts';
import type { Finding, RatedFinding, Rule } from './finding.ts';
import { type Commitment, overlappingSpots, prepareAgenda, type PreparedAgenda, spotAt } from './prepared-agenda.ts';
import { type Acceptance, type RuleSettings, severities, type Severity } from './rule-settings.ts';
import { rules } from './rules.ts';

export type Checked = {
  /** What must be fixed first, then by day and time. */
  readonly findings: readonly RatedFinding[];
  /** Accepted findings, in the same order. */
  readonly accepted: readonly { readonly finding: RatedFinding; readonly reason: string; readonly id: string }[];
};

/** Runs all rules over a workshop. `commitments` are what its people do in other workshops. */
export function checkAgenda(
  snapshot: WorkshopSnapshot,
  settings: RuleSettings,
  commitments: readonly Commitment[] = [],
  acceptances: readonly Pick<Acceptance, 'id' | 'finding' | 'reason'>[] = snapshot.acceptances,
): Checked {
  return checkPrepared(prepareAgenda(snapshot, commitments), settings, acceptances);
}

/** The same for an agenda that is prepared already. */
export function checkPrepared(
  agenda: PreparedAgenda,
  settings: RuleSettings,
  acceptances: readonly Pick<Acceptance, 'id' | 'finding' | 'reason'>[] = agenda.snapshot.acceptances,
): Checked {
  const found = sorted(
    ratedBy(settings, (rule) => rule.find(agenda, settings)),
    placeInList(agenda),
  );
  if (acceptances.length === 0) return { findings: found, accepted: [] };
  const reasons = new Map(acceptances.map((acceptance) => [acceptance.finding, acceptance]));
  return {
    findings: found.filter(({ key }) => !reasons.has(key)),
    accepted: found.flatMap((finding) => {
      const acceptance = reasons.get(finding.key);
      return acceptance === undefined ? [] : [{ finding, reason: acceptance.reason, id: acceptance.id }];
    }),
  };
}

/**
 * Runs the rules on one session as if it were at `placement`, for dragging and for finding a place. Compares it with
 * the sessions that overlap it only. Empty where the session or the day is missing.
 */
export function clashesAt(
  agenda: PreparedAgenda,
  settings: RuleSettings,
  sessionId: string,
  placement: Placement,
): readonly RatedFinding[] {
  const spot = spotAt(agenda, sessionId, placement);
  if (spot === undefined) return [];
  const others = overlappingSpots(agenda, spot);
  const found = ratedBy(settings, (rule) => rule.at?.(agenda, settings, spot, others) ?? []);
  return found.length < 2 ? found : sorted(found, urgency);
}

/** The severity of a rule: the user's own setting, else the rule's default. */
export function severityOf({ name, severity }: Rule, settings: RuleSettings): Severity {
  return settings.severities[name] ?? severity;
}

function ratedBy(settings: RuleSettings, ask: (rule: Rule) => readonly Finding[]): RatedFinding[] {
  return rules.flatMap((rule) => {
    const severity = severityOf(rule, settings);
    return severity === 'off' ? [] : ask(rule).map((finding) => Object.assign(finding, { severity }));
  });
}

/** Sorting rank of a severity: 1 for `must-fix`, rising as severity falls. */
function urgency({ severity }: RatedFinding): number {
  return severities.length - severities.indexOf(severity);
}

/** Where a finding stands in the list: what must be fixed first, then by day and time; what has no day last. */
function placeInList({ days, spotOf }: PreparedAgenda): (finding: RatedFinding) => number {
  const dayIndex = new Map(days.map(({ day, index }) => [day.id, index]));
  return (finding) => {
    const index = dayIndex.get(finding.dayId ?? '') ?? days.length;
    return (urgency(finding) * 100 + index) * 10_000 + (spotOf.get(finding.sessionIds[0] ?? '')?.start ?? 0);
  };
}

/** By rank, least first; a tie by key, so that the order of the records does not matter. */
function sorted(found: readonly RatedFinding[], rankOf: (finding: RatedFinding) => number): RatedFinding[] {
  return found
    .map((finding) => ({ finding, rank: rankOf(finding) }))
    .sort((one, other) => one.rank - other.rank || compareKeys(one.finding.key, other.finding.key))
    .map(({ finding }) => finding);
}

function compareKeys(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

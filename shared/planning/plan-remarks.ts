import type { RuleSettings } from '../domain/rule-settings.ts';
import { checkAgenda } from '../domain/schedule-rules/check.ts';
import type { Commitment } from '../domain/schedule-rules/commitment.ts';
import type { RatedFinding } from '../domain/schedule-rules/finding.ts';
import type { RuleName } from '../domain/schedule-rules/rule-names.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import type { ProposedPlacement } from './proposed-plan.ts';

/** The rules of the agenda that a plan keeps whatever it costs. */
export const keptRules: ReadonlySet<RuleName> = new Set([
  'room-double-booked',
  'person-in-two-places',
  'person-unavailable',
  'prerequisite-order',
]);

/** What the rules of the agenda would newly find if the plan were accepted, what must be fixed first. */
export function planRemarks(
  snapshot: WorkshopSnapshot,
  plan: readonly ProposedPlacement[],
  settings: RuleSettings,
  commitments: readonly Commitment[] = [],
): readonly RatedFinding[] {
  const places = new Map(plan.map((each) => [each.sessionId, each.placement]));
  const sessions = snapshot.sessions.map((session) => ({
    ...session,
    placement: places.get(session.id) ?? session.placement,
  }));
  const found = (agenda: WorkshopSnapshot): readonly RatedFinding[] =>
    checkAgenda(agenda, settings, commitments, []).findings;
  const known = new Set(found(snapshot).map(({ key }) => key));
  return found({ ...snapshot, sessions }).filter(({ key }) => !known.has(key));
}

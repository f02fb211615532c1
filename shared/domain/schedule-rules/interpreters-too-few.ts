import type { RuleSettings } from '../rule-settings.ts';
import type { Spot } from './spot.ts';
import { interpretersIn } from './crew.ts';
import { finding, findingWorded, type Finding, type Rule } from './finding.ts';

/**
 * Simultaneous interpretation that is longer than one interpreter can do alone and has fewer than two (they relieve
 * each other every 20 to 30 minutes, practice.md 6); any interpretation at all with nobody to do it.
 */
export const interpretersTooFew: Rule = {
  name: 'interpreters-too-few',
  severity: 'warning',
  find: ({ spots }, settings) => spots.flatMap((spot) => lack(spot, settings)),
};

/** How many interpreters the session needs. */
export function interpretersNeeded(
  { session }: Pick<Spot, 'session'>,
  { simultaneousAlone }: Pick<RuleSettings, 'simultaneousAlone'>,
): number {
  if (session.interpretation === 'none') return 0;
  return session.interpretation === 'simultaneous' && session.minutes > simultaneousAlone ? 2 : 1;
}

function lack(spot: Spot, settings: RuleSettings): Finding[] {
  const { session, day } = spot;
  const needed = interpretersNeeded(spot, settings);
  const interpreters = interpretersIn(spot.crew);
  if (interpreters.length >= needed) return [];
  const details = {
    sessionIds: [session.id],
    dayId: day.id,
    participationIds: interpreters.map((each) => each.id),
    minutes: session.minutes,
    values: { needed, has: interpreters.length, limit: settings.simultaneousAlone },
  };
  if (interpreters.length === 0) {
    return [findingWorded('interpreters-too-few', 'no-interpreter', [session.id], details)];
  }
  return [finding('interpreters-too-few', [session.id], details)];
}

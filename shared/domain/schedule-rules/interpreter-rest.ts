import type { RuleSettings } from '../rule-settings.ts';
import type { Spot } from './spot.ts';
import { interpretersIn } from './crew.ts';
import { finding, type Rule } from './finding.ts';
import { interpreterDays, type InterpreterDay } from './interpreter-day.ts';
import { interpretersNeeded } from './interpreters-too-few.ts';

/**
 * An interpreter who goes on without a break. Each session uses up part of what can be done at a stretch: two who
 * relieve each other last 120 minutes, one in consecutive mode 90, one alone at the booth or whispering 30 (settings;
 * practice.md 6). More than the whole is too much. A session that has too few interpreters is found by that rule alone.
 */
export const interpreterRest: Rule = {
  name: 'interpreter-rest',
  severity: 'warning',
  find: (agenda, settings) =>
    interpreterDays(agenda).flatMap((ofDay) =>
      stretchesOf(ofDay, settings)
        .filter((spots) => isTooMuch(spots, settings))
        .map((spots) =>
          finding('interpreter-rest', [ofDay.personId, spots[0]?.session.id ?? ''], {
            sessionIds: spots.map(({ session }) => session.id),
            dayId: ofDay.day.id,
            participationIds: ofDay.participationIds,
            minutes: (spots.at(-1)?.end ?? 0) - (spots[0]?.start ?? 0),
          }),
        ),
    ),
};

/** Sessions that follow each other without a break for the interpreter. */
function stretchesOf({ spots }: InterpreterDay, { shortestBreak }: RuleSettings): Spot[][] {
  const found: Spot[][] = [];
  let until = -Infinity;
  for (const spot of spots) {
    if (spot.start - until < shortestBreak) found.at(-1)?.push(spot);
    else found.push([spot]);
    until = Math.max(until, spot.end);
  }
  return found;
}

function isTooMuch(spots: readonly Spot[], settings: RuleSettings): boolean {
  const usedUp = spots.reduce((sum, spot) => sum + spot.session.minutes / longestFor(spot, settings), 0);
  const [only, second] = spots;
  if (only !== undefined && second === undefined) {
    return usedUp > 1 && interpretersIn(only.crew).length >= interpretersNeeded(only, settings);
  }
  return usedUp > 1 + 1e-9;
}

function longestFor({ session, crew }: Spot, settings: RuleSettings): number {
  if (interpretersIn(crew).length > 1) return settings.interpretersTogether;
  const isBooth = session.interpretation === 'simultaneous' || session.interpretation === 'whispered';
  return isBooth ? settings.simultaneousAlone : settings.consecutiveAlone;
}

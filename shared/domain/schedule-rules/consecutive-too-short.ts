import { usualLength } from '../../operations/sessions.ts';
import type { RuleSettings } from '../rule-settings.ts';
import type { Session } from '../session.ts';
import type { WorkshopSnapshot } from '../workshop-snapshot.ts';
import { finding, type Rule } from './finding.ts';
import { isSpoken } from './session-purpose.ts';

/**
 * Consecutive interpretation "almost doubles" the time (practice.md 6), and the session has not been given it.
 *
 * How much content a session has is written nowhere, so it is estimated: the length that the session had in the last
 * edition in which it was held without consecutive interpretation; where there is none, the usual length of its kind
 * (a lecture takes 75 minutes). It needs that content times the factor of the settings, rounded down to five minutes:
 * 75 minutes of content need 140, not 142.5. Lengthened so far it is found no more; a talk that is meant to be short is
 * accepted with that reason.
 */
export const consecutiveTooShort: Rule = {
  name: 'consecutive-too-short',
  severity: 'warning',
  find: ({ spots, snapshot }, settings) =>
    spots.flatMap(({ session, day }) => {
      if (session.interpretation !== 'consecutive' || !isSpoken(session.kind)) return [];
      const needed = minutesInConsecutive(session, snapshot, settings);
      if (session.minutes >= needed) return [];
      return [
        finding('consecutive-too-short', [session.id], {
          sessionIds: [session.id],
          dayId: day.id,
          minutes: session.minutes,
          values: { needed, content: contentMinutes(session, snapshot) },
        }),
      ];
    }),
};

/** Minutes that the session needs when it is interpreted consecutively. */
export function minutesInConsecutive(
  session: Session,
  snapshot: Pick<WorkshopSnapshot, 'editions'>,
  { consecutiveFactor }: Pick<RuleSettings, 'consecutiveFactor'>,
): number {
  const exact = contentMinutes(session, snapshot) * consecutiveFactor;
  return Math.floor((exact + 1e-9) / 5) * 5;
}

function contentMinutes(session: Session, { editions }: Pick<WorkshopSnapshot, 'editions'>): number {
  const earlier = [...editions]
    .sort((one, other) => other.number - one.number)
    .map((edition) => edition.sessions.find((each) => each.id === session.id))
    .find((each) => each !== undefined && each.interpretation !== 'consecutive');
  return earlier?.minutes ?? usualLength(session.kind);
}

import { finding, type Finding, findingWorded, type Rule } from './finding.ts';
import type { PreparedAgenda } from './prepared-agenda.ts';
import { isContent, type Spot } from './spot.ts';

/** A session without a placement, which is normal while planning; printed agendas leave it out. */
export const unplacedSession: Rule = {
  name: 'unplaced-session',
  severity: 'note',
  find: ({ unplaced }) =>
    unplaced.map((session) =>
      finding('unplaced-session', [session.id], { sessionIds: [session.id], minutes: session.minutes }),
    ),
};

/** A session with content that nobody leads or presents; somebody who has declined leads nothing. */
export const noLead: Rule = {
  name: 'no-lead',
  severity: 'warning',
  find: ({ spots }) =>
    spots
      .filter(
        ({ session, assignments }) =>
          isContent(session.kind) && assignments.every((duty) => duty.role === 'interpreter'),
      )
      .map(({ session, day }) => finding('no-lead', [session.id], { sessionIds: [session.id], dayId: day.id })),
};

/** A session that begins before one that must come first has ended, or that is placed while that one is not. */
export const prerequisiteOrder: Rule = {
  name: 'prerequisite-order',
  severity: 'warning',
  find: (agenda) => agenda.spots.flatMap((spot) => tooEarly(agenda, spot)),
  at: (agenda, _settings, spot) => [
    ...tooEarly(agenda, spot),
    ...(agenda.followers.get(spot.session.id) ?? [])
      .filter((later) => later.session.id !== spot.session.id && comesBefore(later, spot))
      .map((later) => report(later, spot)),
  ],
};

function tooEarly({ spotOf, unplaced }: PreparedAgenda, spot: Spot): Finding[] {
  return spot.session.prerequisiteIds.flatMap((id) => {
    if (id === spot.session.id) return [];
    const first = spotOf.get(id);
    if (first !== undefined) return comesBefore(spot, first) ? [report(spot, first)] : [];
    if (!unplaced.some((session) => session.id === id)) return [];
    const details = { sessionIds: [spot.session.id, id], dayId: spot.day.id };
    return [findingWorded('prerequisite-order', 'prerequisite-unplaced', details.sessionIds, details)];
  });
}

function comesBefore(spot: Spot, first: Spot): boolean {
  return spot.dayIndex < first.dayIndex || (spot.dayIndex === first.dayIndex && spot.start < first.end);
}

/** The key names the two in the order of the requirement: each may require the other. */
function report(spot: Spot, first: Spot): Finding {
  const sessionIds = [spot.session.id, first.session.id];
  return { ...finding('prerequisite-order', sessionIds, { sessionIds, dayId: spot.day.id }), key: keyOf(sessionIds) };
}

function keyOf(sessionIds: readonly string[]): string {
  return ['prerequisite-order', ...sessionIds].join(' ');
}

import type { RuleSettings } from '../rule-settings.ts';
import type { PlannedDay, Spot } from './agenda.ts';
import { finding, type Finding, type Rule } from './finding.ts';
import { isWork } from './session-purpose.ts';

/** Work without a break, in minutes since midnight. */
export type Stretch = { readonly from: number; readonly to: number; readonly spots: readonly Spot[] };

/**
 * Work that goes on for longer than the setting without a break. It is looked for on the day as a whole, where a break
 * in any room is one and a gap is one when no room works; and, where several rooms are in use, room by room together
 * with the plenary items. A stretch of a room that is part of one of the day is reported once, for the day.
 */
export const noBreak: Rule = {
  name: 'no-break',
  severity: 'warning',
  find: ({ days }, settings) => days.flatMap((day) => longStretches(day, settings)),
};

function longStretches({ day, spots }: PlannedDay, settings: RuleSettings): Finding[] {
  const isLong = ({ from, to }: Stretch): boolean => to - from > settings.longestStretch;
  const ofDay = stretches(spots, settings).filter(isLong);
  const roomIds = [...new Set(spots.filter(({ session }) => isWork(session.kind)).map((spot) => spot.roomId))];
  const rooms = roomIds.filter((id) => id !== null);
  const ofRooms = rooms.length < 2 ? [] : rooms.flatMap((id) => stretchesIn(id, spots, settings).filter(isLong));
  return [
    ...ofDay.map((stretch) => report(day.id, stretch, null)),
    ...ofRooms
      .filter((stretch) => !ofDay.some((other) => stretch.from < other.to && other.from < stretch.to))
      .map((stretch) => report(day.id, stretch, stretch.spots.find(({ roomId }) => roomId !== null)?.roomId ?? null)),
  ];
}

function stretchesIn(roomId: string, spots: readonly Spot[], settings: RuleSettings): Stretch[] {
  const here = spots.filter((spot) => spot.roomId === roomId || spot.roomId === null);
  return stretches(here, settings).filter((stretch) => stretch.spots.some((spot) => spot.roomId === roomId));
}

/** The stretches of work among `spots`, which are in the order of time. */
export function stretches(spots: readonly Spot[], { shortestBreak }: Pick<RuleSettings, 'shortestBreak'>): Stretch[] {
  const found: { from: number; to: number; spots: Spot[] }[] = [];
  let open = false;
  let restedUntil = 0;
  for (const spot of spots) {
    const last = found.at(-1);
    if (!isWork(spot.session.kind)) {
      if (spot.session.minutes < shortestBreak) continue;
      if (last !== undefined) last.to = Math.min(last.to, Math.max(last.from, spot.start));
      restedUntil = Math.max(restedUntil, spot.end);
      open = false;
    } else if (last !== undefined && open && spot.start - last.to < shortestBreak) {
      last.to = Math.max(last.to, spot.end);
      last.spots.push(spot);
    } else if (spot.end > restedUntil) {
      found.push({ from: Math.max(spot.start, restedUntil), to: spot.end, spots: [spot] });
      open = true;
    }
  }
  return found;
}

function report(dayId: string, { from, to, spots }: Stretch, roomId: string | null): Finding {
  const sessionIds = spots.map(({ session }) => session.id);
  return finding('no-break', [dayId, sessionIds[0] ?? '', ...(roomId === null ? [] : [roomId])], {
    sessionIds,
    dayId,
    roomId,
    minutes: to - from,
    values: { from },
  });
}

import type { RuleSettings } from '../rule-settings.ts';
import type { PlannedDay, Spot } from './spot.ts';
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
  const rooms = spotsByRoom(spots);
  const ofRooms = rooms.size < 2 ? [] : [...rooms].flatMap(([roomId, here]) => inRoom(roomId, here, settings));
  return [
    ...ofDay.map((stretch) => report(day.id, stretch, null)),
    ...ofRooms
      .filter(({ stretch }) => isLong(stretch) && !ofDay.some((other) => overlap(stretch, other)))
      .map(({ stretch, roomId }) => report(day.id, stretch, roomId)),
  ];
}

function overlap(one: Stretch, other: Stretch): boolean {
  return one.from < other.to && other.from < one.to;
}

/** Stretches that have to do with the room; those of plenary items alone are the day's. */
function inRoom(roomId: string, here: readonly Spot[], settings: RuleSettings): { stretch: Stretch; roomId: string }[] {
  return stretches(here, settings)
    .filter((stretch) => stretch.spots.some((spot) => spot.roomId === roomId))
    .map((stretch) => ({ stretch, roomId }));
}

/** By each room in which work is done, its sessions together with the plenary items, in the order of time. */
function spotsByRoom(spots: readonly Spot[]): ReadonlyMap<string, readonly Spot[]> {
  const rooms = new Map<string, Spot[]>();
  for (const { roomId, session } of spots) if (roomId !== null && isWork(session.kind)) rooms.set(roomId, []);
  for (const spot of spots) {
    if (spot.roomId !== null) rooms.get(spot.roomId)?.push(spot);
    else for (const here of rooms.values()) here.push(spot);
  }
  return rooms;
}

/**
 * The stretches of work among `spots`, which are in the order of time. A photo is no break, but no work either: it
 * joins the work before and after it, and ends no stretch later.
 */
export function stretches(spots: readonly Spot[], { shortestBreak }: Pick<RuleSettings, 'shortestBreak'>): Stretch[] {
  const found: { from: number; to: number; spots: Spot[] }[] = [];
  let [busyUntil, restedUntil] = [-Infinity, 0];
  for (const spot of spots) {
    const { kind, minutes } = spot.session;
    const last = found.at(-1);
    if (!isWork(kind)) {
      if (minutes < shortestBreak) continue;
      if (last !== undefined) last.to = Math.min(last.to, Math.max(last.from, spot.start));
      restedUntil = Math.max(restedUntil, spot.end);
      busyUntil = -Infinity;
    } else if (last !== undefined && spot.start - busyUntil < shortestBreak) {
      busyUntil = Math.max(busyUntil, spot.end);
      if (kind === 'photo') continue;
      last.to = Math.max(last.to, spot.end);
      last.spots.push(spot);
    } else if (spot.end > restedUntil && kind !== 'photo') {
      found.push({ from: Math.max(spot.start, restedUntil), to: spot.end, spots: [spot] });
      busyUntil = spot.end;
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

import { minutesOf } from '../../time/wall-clock.ts';
import { finding, type Finding, findingWorded, type Rule } from './finding.ts';
import type { PreparedAgenda } from './prepared-agenda.ts';
import type { RuleSettings } from './rule-settings.ts';
import { isWork, type PlannedDay, type Spot } from './spot.ts';

/** A day that lasts longer than the setting, from the first start to the last end, breaks included. */
export const dayTooLong: Rule = {
  name: 'day-too-long',
  severity: 'warning',
  find: ({ days }, { longestDay }) =>
    days.flatMap(({ day, spots }) => {
      const from = spots[0]?.start ?? 0;
      const minutes = spots.reduce((to, spot) => Math.max(to, spot.end), from) - from;
      if (minutes <= longestDay) return [];
      return [finding('day-too-long', [day.id], { dayId: day.id, minutes, values: { limit: longestDay } })];
    }),
};

/**
 * Days without a date: attendance sheets, certificates and calendars cannot be made for them, and commitments in other
 * workshops are not seen. One finding for all of them.
 */
export const dayWithoutDate: Rule = {
  name: 'day-without-date',
  severity: 'note',
  find({ days, snapshot }) {
    const undated = days.filter(({ day }) => day.date === null);
    if (undated.length === 0) return [];
    const details = { dayId: undated[0]?.day.id ?? null, values: { days: undated.length } };
    return [finding('day-without-date', [snapshot.workshop.id], details)];
  },
};

/**
 * Days whose dates do not follow their numbers, and two days of the workshop at the same time: their papers, sheets and
 * calendars would say what cannot be. Days without a date are left to their own rule.
 */
export const daysOutOfOrder: Rule = {
  name: 'days-out-of-order',
  severity: 'must-fix',
  find({ days }) {
    const dated = days.filter(({ day }) => day.date !== null);
    return dated.flatMap((one, index) => {
      const details = (other: PlannedDay) => ({ dayId: one.day.id, values: { before: other.day.number } });
      const before = dated[index - 1];
      const isEarly = before !== undefined && (one.day.date ?? '') < (before.day.date ?? '');
      const overlapped = dated
        .slice(0, index)
        .filter(
          ({ day, opensAt, closesAt }) => day.date === one.day.date && opensAt < one.closesAt && one.opensAt < closesAt,
        );
      return [
        ...(isEarly ? [finding('days-out-of-order', [one.day.id, before.day.id], details(before))] : []),
        ...overlapped.map((other) =>
          findingWorded('days-out-of-order', 'days-overlap', [one.day.id, other.day.id], details(other)),
        ),
      ];
    });
  },
};

/** A day that ends before it starts, or with its start: nothing can lie within its hours. */
export const dayEndsBeforeStart: Rule = {
  name: 'day-ends-before-start',
  severity: 'must-fix',
  find: ({ days }) =>
    days
      .filter(({ day }) => minutesOf(day.endsAt) <= minutesOf(day.startsAt))
      .map(({ day }) =>
        finding('day-ends-before-start', [day.id], {
          dayId: day.id,
          values: { starts: day.startsAt, ends: day.endsAt },
        }),
      ),
};

/** A session that starts before the hours of its day or ends after them; one that runs past midnight always does. */
export const outsideDayHours: Rule = {
  name: 'outside-day-hours',
  severity: 'note',
  find: (agenda) => agenda.spots.flatMap((spot) => outside(agenda, spot)),
  at: (agenda, _settings, spot) => outside(agenda, spot),
};

function outside({ days }: PreparedAgenda, { session, dayIndex, start, end }: Spot): Finding[] {
  const planned = days[dayIndex];
  if (planned === undefined || (start >= planned.opensAt && end <= planned.closesAt)) return [];
  const about = { sessionIds: [session.id], dayId: planned.day.id };
  const rule = 'outside-day-hours';
  const early = planned.opensAt - start;
  const late = end - planned.closesAt;
  return [
    ...(early > 0 ? [findingWorded(rule, 'starts-before-day', [session.id], { ...about, minutes: early })] : []),
    ...(late > 0 ? [findingWorded(rule, 'ends-after-day', [session.id], { ...about, minutes: late })] : []),
  ];
}

/** An agenda that has sessions but no opening or no closing among them. An empty agenda lacks nothing yet. */
export const openingOrClosingMissing: Rule = {
  name: 'opening-or-closing-missing',
  severity: 'note',
  find({ days, spots, snapshot }) {
    if (spots.length === 0) return [];
    const kinds = new Set(spots.map(({ session }) => session.kind));
    const about = [snapshot.workshop.id];
    const rule = 'opening-or-closing-missing';
    return [
      ...(kinds.has('opening')
        ? []
        : [findingWorded(rule, 'opening-missing', about, { dayId: days[0]?.day.id ?? null })]),
      ...(kinds.has('closing')
        ? []
        : [findingWorded(rule, 'closing-missing', about, { dayId: days.at(-1)?.day.id ?? null })]),
    ];
  },
};

/**
 * A day whose work lasts from before the lunch window to after it, without lunch in the window or with one that is too
 * short. A half-day that ends at one o'clock needs none; a site visit has it on the way if it says so.
 */
export const lunchMissing: Rule = {
  name: 'lunch-missing',
  severity: 'warning',
  find: ({ days }, settings) => days.flatMap((day) => lunchFinding(day, settings)),
};

function lunchFinding({ day, spots }: PlannedDay, settings: RuleSettings): Finding[] {
  const [from, to] = [minutesOf(settings.lunchFrom), minutesOf(settings.lunchTo)];
  const work = spots.filter(({ session }) => isWork(session.kind) || session.kind === 'site-visit');
  if (!work.some(({ start }) => start <= from) || !work.some(({ end }) => end >= to)) return [];
  const lunches = spots.filter(({ session }) => session.kind === 'lunch');
  const longest = lunches.reduce((most, lunch) => Math.max(most, within(lunch, from, to)), 0);
  if (longest >= settings.lunchMinutes) return [];
  const details = { dayId: day.id, minutes: longest, values: { needed: settings.lunchMinutes } };
  if (longest === 0) return [finding('lunch-missing', [day.id], details)];
  const sessionIds = lunches.map(({ session }) => session.id);
  return [findingWorded('lunch-missing', 'lunch-short', [day.id], { ...details, sessionIds })];
}

function within({ start, end }: Spot, from: number, to: number): number {
  return Math.max(0, Math.min(end, to) - Math.max(start, from));
}

/** A stretch of work without a break; minutes since midnight. */
type Stretch = { readonly from: number; readonly to: number; readonly spots: readonly Spot[] };

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

/** The stretches with a session in the room; those of plenary items alone are reported for the day. */
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
 * The stretches of work among `spots`, which are sorted by time. A photo neither interrupts nor counts as work: it joins
 * the work before and after it, but does not lengthen a stretch at its end.
 */
function stretches(spots: readonly Spot[], { shortestBreak }: Pick<RuleSettings, 'shortestBreak'>): Stretch[] {
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

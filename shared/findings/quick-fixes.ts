import { type Change, created, type NewId, removed, updated } from '../changes/change.ts';
import { placeSession } from '../operations/sessions.ts';
import { addDays, type CalendarDay } from '../time/calendar-day.ts';
import { clockAt, minutesOf } from '../time/wall-clock.ts';
import type { Room } from '../domain/agenda/day.ts';
import { plainContent, type Session, type SessionKind, usualLength } from '../domain/agenda/session.ts';
import { isExpected, type Participation } from '../domain/people/participation.ts';
import type { Finding } from '../domain/schedule-rules/finding.ts';
import { interpretersNeeded, minutesInConsecutive } from '../domain/schedule-rules/interpretation-rules.ts';
import { minutesAbsent } from '../domain/schedule-rules/person-rules.ts';
import { overlappingSpots, type PreparedAgenda } from '../domain/schedule-rules/prepared-agenda.ts';
import { expectedInRoom } from '../domain/schedule-rules/room-rules.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import type { RuleName, RuleSettings } from '../domain/schedule-rules/rule-settings.ts';
import { orderDates } from './date-fixes.ts';
import { interpretersIn, type PlannedDay, type Spot } from '../domain/schedule-rules/spot.ts';

type QuickFixName =
  | 'move-to-room'
  | 'make-simultaneous'
  | 'lengthen'
  | 'add-interpreter'
  | 'add-lunch'
  | 'add-break'
  | 'add-opening'
  | 'add-closing'
  | 'start-later'
  | 'change-places'
  | 'widen-day'
  | 'set-dates'
  | 'next-date'
  | 'sort-dates';

/** A quick fix: its name, the records that its sentence names, and the changes that it would make. */
export type QuickFix = {
  readonly text: QuickFixName;
  readonly about: {
    readonly sessionId?: string;
    readonly otherSessionId?: string;
    readonly roomId?: string | null;
    readonly participationIds?: readonly string[];
    readonly dayId?: string | null;
    readonly minutes?: number;
    /** Wall-clock times. */
    readonly time?: string;
    readonly from?: string;
    readonly to?: string;
    readonly date?: CalendarDay;
  };
  readonly changes: readonly Change[];
};

/** What a quick fix is computed from. */
type QuickFixInput = {
  readonly finding: Finding;
  readonly agenda: PreparedAgenda;
  readonly settings: RuleSettings;
  readonly newId: NewId;
};

/** Makes the quick fixes of one rule's findings, the best first; empty where none is obvious. */
export type QuickFixMaker = (input: QuickFixInput) => readonly QuickFix[];

const dayInMinutes = 24 * 60;

/**
 * Makes `minutes` free from `at` on: what starts at that time or later moves along until a gap has taken the delay up.
 * Null where that would push a session past midnight.
 */
function makeRoom({ spots }: PlannedDay, at: number, minutes: number, except = ''): readonly Change[] | null {
  const changes: Change[] = [];
  let delay = minutes;
  let until = at;
  for (const { session, start, end } of spots) {
    if (start < at || session.id === except || session.placement === null) continue;
    if (start > until) delay = Math.max(0, delay - (start - until));
    until = Math.max(until, end);
    if (delay === 0) break;
    if (end + delay > dayInMinutes) return null;
    changes.push(
      ...updated('session', session, { placement: { ...session.placement, start: clockAt(start + delay) } }),
    );
  }
  return changes;
}

/** Puts a new plenary item at `at`; what follows moves along. Null where that would push a session past midnight. */
function insertItem(
  planned: PlannedDay,
  item: { readonly kind: SessionKind; readonly at: number; readonly minutes: number; readonly id: string },
): readonly Change[] | null {
  const { day } = planned;
  const shifted = makeRoom(planned, item.at, item.minutes);
  if (shifted === null || item.at + item.minutes > dayInMinutes) return null;
  const session: Session = {
    id: item.id,
    workshopId: day.workshopId,
    kind: item.kind,
    ...plainContent,
    minutes: item.minutes,
    placement: { dayId: day.id, start: clockAt(item.at), roomId: null },
  };
  return [...shifted, created('session', session)];
}

/** Minutes between `from` and `to` at which one session ends and no other is running. */
function seams({ spots }: PlannedDay, from: number, to: number): number[] {
  const ends = [...new Set(spots.map((spot) => spot.end))].filter((end) => end >= from && end <= to);
  return ends.filter((at) => !spots.some((spot) => spot.start < at && spot.end > at)).sort((one, other) => one - other);
}

function nearest(moments: readonly number[], to: number): number | undefined {
  return [...moments].sort((one, other) => Math.abs(one - to) - Math.abs(other - to))[0];
}

/** Adds lunch where a session ends in the lunch window, as near to its middle as lunch can lie. */
const addLunch: QuickFixMaker = (input) => {
  const { settings } = input;
  if (input.finding.wording !== 'lunch-missing') return [];
  const minutes = Math.max(usualLength('lunch'), settings.lunchMinutes);
  const [from, to] = [minutesOf(settings.lunchFrom), minutesOf(settings.lunchTo)];
  const middle = (from + to - minutes) / 2;
  return inserted(input, 'add-lunch', (planned) => ({
    kind: 'lunch',
    at: nearest(seams(planned, from, to - settings.lunchMinutes), middle),
    minutes,
  }));
};

/** Adds a break where a session ends, as near to the middle of the stretch as there is a seam. */
const addBreak: QuickFixMaker = (input) =>
  inserted(input, 'add-break', (planned) => {
    const from = Number(input.finding.values['from'] ?? 0);
    const length = input.finding.minutes ?? 0;
    const at = nearest(seams(planned, from + 1, from + length - 1), from + length / 2);
    return { kind: 'break', at, minutes: usualLength('break') };
  });

/** The opening goes to the start of the first day, after registration; the closing to the end of the last. */
const addOpeningOrClosing: QuickFixMaker = (input) =>
  input.finding.wording === 'opening-missing'
    ? inserted(input, 'add-opening', ({ spots, opensAt }) => {
        const [first] = spots;
        const at = first?.session.kind === 'registration' ? first.end : (first?.start ?? opensAt);
        return { kind: 'opening', at, minutes: usualLength('opening') };
      })
    : inserted(input, 'add-closing', ({ spots, opensAt }) => {
        const at = spots.reduce((last, spot) => Math.max(last, spot.end), spots.length === 0 ? opensAt : 0);
        return { kind: 'closing', at, minutes: usualLength('closing') };
      });

/** Starts the later session when whoever is needed in it can be there; what follows moves along. */
const startLater: QuickFixMaker = ({ finding, agenda, settings }) => {
  const spot = agenda.spotOf.get(finding.sessionIds[1] ?? '');
  const planned = agenda.days[spot?.dayIndex ?? -1];
  if (spot === undefined || planned === undefined) return [];
  const changes = makeRoom(planned, spot.start, settings.turnRound - (finding.minutes ?? 0));
  if (changes === null) return [];
  const time = clockAt(spot.start + settings.turnRound - (finding.minutes ?? 0));
  return [{ text: 'start-later', about: { sessionId: spot.session.id, time }, changes }];
};

/** Two sessions of the same length change places, so that the one that must come first does. */
const changePlaces: QuickFixMaker = ({ finding, agenda }) => {
  const [one, other] = finding.sessionIds.map((id) => agenda.spotOf.get(id)?.session);
  if (one == null || other == null || one.minutes !== other.minutes || one.placement === null) return [];
  const changes = [
    ...updated('session', one, { placement: other.placement }),
    ...updated('session', other, { placement: one.placement }),
  ];
  return [{ text: 'change-places', about: { sessionId: one.id, otherSessionId: other.id }, changes }];
};

/** Extends the hours of the day to its first start and its last end. */
const widenDay: QuickFixMaker = ({ finding, agenda }) => {
  const planned = agenda.days.find(({ day }) => day.id === finding.dayId);
  if (planned === undefined) return [];
  const { day, spots, opensAt, closesAt } = planned;
  const from = clockAt(spots.reduce((first, spot) => Math.min(first, spot.start), opensAt));
  const to = clockAt(spots.reduce((last, spot) => Math.max(last, spot.end), closesAt));
  const changes = updated('day', day, { startsAt: from, endsAt: to });
  return changes.length === 0 ? [] : [{ text: 'widen-day', about: { dayId: day.id, from, to }, changes }];
};

/** Dates the days by counting from a day that has a date; no quick fix where none has one. */
const setMissingDates: QuickFixMaker = ({ agenda }) => {
  const dated = agenda.days.find(({ day }) => day.date !== null);
  const date = dated?.day.date;
  if (dated === undefined || date == null) return [];
  const changes = agenda.days
    .filter(({ day }) => day.date === null)
    .flatMap(({ day }) => updated('day', day, { date: addDays(date, day.number - dated.day.number) }));
  return [{ text: 'set-dates', about: {}, changes }];
};

type Item = { readonly kind: 'lunch' | 'break' | 'opening' | 'closing'; readonly at: number | undefined };

function inserted(
  { finding, agenda, newId }: QuickFixInput,
  text: QuickFix['text'],
  itemOf: (planned: PlannedDay) => Item & { readonly minutes: number },
): readonly QuickFix[] {
  const planned = agenda.days.find(({ day }) => day.id === finding.dayId);
  if (planned === undefined) return [];
  const { kind, at, minutes } = itemOf(planned);
  if (at === undefined) return [];
  const changes = insertItem(planned, { kind, at, minutes, id: newId() });
  return changes === null ? [] : [{ text, about: { dayId: planned.day.id, time: clockAt(at), minutes }, changes }];
}

const makeSimultaneous: QuickFixMaker = ({ finding, agenda }) => {
  const session = agenda.spotOf.get(finding.sessionIds[0] ?? '')?.session;
  if (session === undefined || session.interpretation === 'simultaneous') return [];
  const changes = updated('session', session, { interpretation: 'simultaneous' });
  return [{ text: 'make-simultaneous', about: { sessionId: session.id }, changes }];
};

/** Gives the session the time that consecutive interpretation needs; what follows moves along. */
const lengthen: QuickFixMaker = ({ finding, agenda, settings }) => {
  const spot = agenda.spotOf.get(finding.sessionIds[0] ?? '');
  const planned = agenda.days[spot?.dayIndex ?? -1];
  if (spot === undefined || planned === undefined) return [];
  const minutes = minutesInConsecutive(spot.session, agenda.snapshot, settings);
  const shifted = makeRoom(planned, spot.end, minutes - spot.session.minutes, spot.session.id);
  if (shifted === null || spot.start + minutes > 24 * 60) return [];
  const changes = [...updated('session', spot.session, { minutes }), ...shifted];
  return [{ text: 'lengthen', about: { sessionId: spot.session.id, minutes }, changes }];
};

/** Adds interpreters who are there, free at that time and not in it yet; none where there are too few of them. */
const addInterpreters: QuickFixMaker = ({ finding, agenda, settings, newId }) => {
  const spot = agenda.spotOf.get(finding.sessionIds[0] ?? '');
  if (spot === undefined) return [];
  const missing = interpretersNeeded(spot, settings) - interpretersIn(spot.assignments).length;
  const free = freeInterpreters(agenda, spot).slice(0, missing);
  if (missing <= 0 || free.length < missing) return [];
  const { id: sessionId, workshopId } = spot.session;
  return [
    {
      text: 'add-interpreter',
      about: { sessionId, participationIds: free.map((each) => each.id) },
      changes: free.map(({ id: participationId }) =>
        created('assignment', { id: newId(), workshopId, sessionId, participationId, role: 'interpreter' }),
      ),
    },
  ];
};

function freeInterpreters(agenda: PreparedAgenda, spot: Spot): Participation[] {
  const busy = new Set(
    [spot, ...overlappingSpots(agenda, spot)].flatMap(({ assignments }) =>
      assignments.map(({ participation }) => participation.personId),
    ),
  );
  return agenda.snapshot.participations.filter(
    (each) =>
      each.role === 'interpreter' &&
      isExpected(each) &&
      !busy.has(each.personId) &&
      minutesAbsent(each, spot) === 0 &&
      !isPromised(agenda, each.personId, spot),
  );
}

function isPromised({ commitments }: PreparedAgenda, personId: string, { day, start, end }: Spot): boolean {
  return (commitments.get(`${personId} ${day.date ?? ''}`) ?? []).some((each) => each.start < end && start < each.end);
}

/** Moves the session, the later one of two, to the smallest free room that is large enough. */
const toFreeRoom: QuickFixMaker = ({ finding, agenda }) => {
  const spot = agenda.spotOf.get(finding.sessionIds.at(-1) ?? '');
  if (spot?.session.placement == null) return [];
  const taken = new Set(overlappingSpots(agenda, spot).map((other) => other.roomId));
  const expected = expectedInRoom(agenda, spot);
  const [room] = agenda.snapshot.rooms
    .filter((each) => each.id !== spot.roomId && !taken.has(each.id) && seatsIn(each) >= expected)
    .sort((one, other) => seatsIn(one) - seatsIn(other));
  return room === undefined ? [] : [moved(spot, room)];
};

function moved({ session }: Spot, room: Room): ReturnType<QuickFixMaker>[number] {
  return {
    text: 'move-to-room',
    about: { sessionId: session.id, roomId: room.id },
    changes: session.placement === null ? [] : placeSession(session, { ...session.placement, roomId: room.id }),
  };
}

/** Seats of a room; infinite where they were not counted. */
function seatsIn({ capacity }: Room): number {
  return capacity ?? Infinity;
}

/** THE list of quick fixes by rule, the best first. */
const quickFixes: { readonly [Name in RuleName]?: readonly QuickFixMaker[] } = {
  'room-double-booked': [toFreeRoom],
  'room-too-small': [toFreeRoom],
  'no-turn-round': [startLater],
  'no-break': [addBreak],
  'lunch-missing': [addLunch],
  'outside-day-hours': [widenDay],
  'consecutive-too-short': [lengthen, makeSimultaneous],
  'interpreters-too-few': [addInterpreters],
  'language-not-understood': [makeSimultaneous],
  'prerequisite-order': [changePlaces],
  'opening-or-closing-missing': [addOpeningOrClosing],
  'day-without-date': [setMissingDates],
  'days-out-of-order': [orderDates],
};

/**
 * What could be done about a finding, the best first; empty where nothing obvious can. Each quick fix puts this finding
 * right, and may cause another: a later lunch makes the day longer.
 */
export function quickFixesOf(
  finding: Finding,
  agenda: PreparedAgenda,
  settings: RuleSettings,
  newId: NewId,
): readonly QuickFix[] {
  return (quickFixes[finding.rule] ?? []).flatMap((way) => way({ finding, agenda, settings, newId }));
}

type AcceptanceSource = Pick<WorkshopSnapshot, 'workshop' | 'acceptances'>;

/** Accepts a finding with a reason, or gives an accepted one another reason. A blank reason accepts nothing. */
export function acceptFinding(
  { workshop, acceptances }: AcceptanceSource,
  { key }: Pick<Finding, 'key'>,
  reason: string,
  newId: () => string,
): readonly Change[] {
  const said = reason.trim();
  if (said === '') return [];
  const before = acceptances.find((acceptance) => acceptance.finding === key);
  if (before !== undefined) return updated('acceptance', before, { reason: said });
  return [created('acceptance', { id: newId(), workshopId: workshop.id, finding: key, reason: said })];
}

/** Takes an acceptance back; the finding is reported again. */
export function withdrawAcceptance(
  { acceptances }: Pick<AcceptanceSource, 'acceptances'>,
  { key }: Pick<Finding, 'key'>,
): readonly Change[] {
  return acceptances
    .filter((acceptance) => acceptance.finding === key)
    .map((acceptance) => removed('acceptance', acceptance));
}

import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { minutesOf } from '../time/wall-clock.ts';
import { breachesAt, type Place } from './breaches.ts';
import { planningContext, type Fixed, type PlanningContext, type Subject } from './planning-context.ts';
import type { Candidate, MovableSession, PlanningProblem, PlanningRule } from './planning-problem.ts';
import { fairShare, placeCost } from './plan-weights.ts';
import { startTimes } from './start-times.ts';

/** Roles whose minutes count as a trainer's load. */
const leading: ReadonlySet<string> = new Set(['lead', 'presenter']);

export type PreparedProblem = { readonly context: PlanningContext; readonly problem: PlanningProblem };

/** The sessions that "Fill" places: all that have no place yet. */
export function unplacedIds(snapshot: WorkshopSnapshot): ReadonlySet<string> {
  return new Set(snapshot.sessions.filter((session) => session.placement === null).map((session) => session.id));
}

/** Turns a workshop into numbers. Rules in `leftOut` are not kept: that is how the ones in the way are found. */
export function prepareProblem(
  snapshot: WorkshopSnapshot,
  movableIds: ReadonlySet<string> = unplacedIds(snapshot),
  leftOut: ReadonlySet<PlanningRule> = new Set(),
): PreparedProblem {
  const context = planningContext(longerDays(snapshot, leftOut), movableIds);
  const wishes = wishedDays(context);
  const starts = startTimes(context);
  const numbers = new Map(context.movable.map(({ session }, index) => [session.id, index]));
  const problem: PlanningProblem = {
    sessions: context.movable.map((subject, index) => movable(context, subject, wishes[index] ?? 0, starts, leftOut)),
    days: context.days.length,
    rooms: Math.max(context.rooms.length, 1),
    roomsAreExclusive: !leftOut.has('room'),
    exclusives: [
      ...(leftOut.has('trainer') ? [] : crewSets(context)),
      ...(leftOut.has('audience') ? [] : audienceSets(context)),
    ],
    precedences: context.orders
      .filter(({ rule }) => !leftOut.has(rule))
      .flatMap(({ first, second }) => {
        const [one, other] = [numbers.get(first), numbers.get(second)];
        return one === undefined || other === undefined ? [] : [[one, other] as const];
      }),
    loads: loadsOf(context),
  };
  return { context, problem };
}

/** Without the rule of the day's hours a day may begin two hours earlier and end three later. */
function longerDays(snapshot: WorkshopSnapshot, leftOut: ReadonlySet<PlanningRule>): WorkshopSnapshot {
  if (!leftOut.has('day-hours')) return snapshot;
  return { ...snapshot, days: snapshot.days.map((day) => ({ ...day, startsAt: '07:00', endsAt: '23:00' })) };
}

function movable(
  context: PlanningContext,
  subject: Subject,
  wish: number,
  starts: readonly (readonly number[])[],
  leftOut: ReadonlySet<PlanningRule>,
): MovableSession {
  const rooms = subject.isPlenary ? [-1] : context.rooms.map((_, room) => room);
  const candidates = starts.flatMap((ofDay, day) =>
    ofDay.flatMap((start) =>
      rooms
        .map((room): Place => ({ day, start, room }))
        .filter((place) => breachesAt(context, subject, place).every(({ rule }) => leftOut.has(rule)))
        .map((place): Candidate => ({ ...place, cost: costAt(context, subject, place, wish) })),
    ),
  );
  return { id: subject.session.id, minutes: subject.session.minutes, candidates };
}

/** What a place costs a session that would best be on the day `wish`. */
export function costAt(context: PlanningContext, subject: Subject, place: Place, wish: number): number {
  return placeCost(place, {
    day: wish,
    dayStart: minutesOf(context.days[place.day]?.startsAt ?? '00:00'),
    expected: subject.expected,
    capacity: context.rooms[place.room]?.capacity ?? null,
  });
}

/** The order of the list, spread over the free time of the days: the index of the day that each session would best have. */
export function wishedDays({ days, fixed, movable }: PlanningContext): readonly number[] {
  const free = days.map((day, index) =>
    Math.max(0, minutesOf(day.endsAt) - minutesOf(day.startsAt) - taken(fixed, index)),
  );
  const total = free.reduce((sum, minutes) => sum + minutes, 0);
  return movable.map((_, index) => {
    let left = ((index + 0.5) / movable.length) * total;
    const day = free.findIndex((minutes) => (left -= minutes) <= 0);
    return day < 0 ? Math.max(0, days.length - 1) : day;
  });
}

function taken(fixed: readonly Fixed[], day: number): number {
  return fixed
    .filter((each) => each.day === day && each.room === -1)
    .reduce((sum, each) => sum + each.end - each.start, 0);
}

/** For each human, the sessions that need them. */
function crewSets({ movable }: PlanningContext): number[][] {
  return setsBy(movable.map(({ crew }) => crew.map((each) => each.personId)));
}

/** For each participant, the sessions that they must be in; and those for everybody, even before anybody is invited. */
function audienceSets({ movable, participantIds }: PlanningContext): number[][] {
  return setsBy(
    movable.map(({ circle, session }) => {
      if (circle === null) return [];
      return [...participantIds(circle), ...(session.audienceFilter === null ? ['everybody'] : [])];
    }),
  );
}

/** Sets of two and more with somebody in common; those that lie within another say nothing new. */
function setsBy(people: readonly (readonly string[])[]): number[][] {
  const byPerson = new Map<string, number[]>();
  people.forEach((ids, index) => {
    for (const id of new Set(ids)) byPerson.set(id, [...(byPerson.get(id) ?? []), index]);
  });
  const sets = new Map([...byPerson.values()].filter((set) => set.length > 1).map((set) => [set.join(' '), set]));
  const largestFirst = [...sets.values()].sort((one, other) => other.length - one.length);
  return largestFirst.filter(
    (set, index) => !largestFirst.slice(0, index).some((larger) => set.every((each) => larger.includes(each))),
  );
}

function loadsOf(context: PlanningContext): PlanningProblem['loads'] {
  const numbers = new Map(context.movable.map(({ session }, index) => [session.id, index]));
  const members = new Map<string, Set<number>>();
  for (const { sessionId, participationId, role } of context.snapshot.assignments) {
    const index = numbers.get(sessionId);
    if (index === undefined || !leading.has(role)) continue;
    members.set(participationId, (members.get(participationId) ?? new Set()).add(index));
  }
  return [...members.values()].map((set) => {
    const minutes = [...set].reduce((sum, index) => sum + (context.movable[index]?.session.minutes ?? 0), 0);
    return { members: [...set], ceiling: fairShare(minutes, context.days.length) };
  });
}

import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { minutesOf } from '../time/wall-clock.ts';
import {
  breachesAt,
  type Fixed,
  type Place,
  type PlanningContext,
  planningContext,
  type PlannableSession,
} from './planning-context.ts';
import {
  type Candidate,
  fairShare,
  type MovableSession,
  placeCost,
  type PlanningProblem,
  type PlanningRule,
  planningRules,
} from './planning-problem.ts';

/** More distinct sums of lengths than this in one stretch of free time: starts are then taken from a grid. */
const mostSums = 24;
const gridMinutes = 15;

/**
 * The starts worth trying on each day, in minutes since midnight. Any plan can be pushed together towards the beginning
 * of its stretches without breaking a rule, so it is enough to start where the day, somebody's time or a placed session
 * lets one start, and after sums of the lengths that are to be placed; nothing is lost by leaving out the rest.
 */
function startTimes(context: PlanningContext): readonly (readonly number[])[] {
  const lengths = [...new Set(context.movable.map(({ session }) => session.minutes))];
  return context.days.map((_, day) => {
    const starts = anchors(context, day).flatMap((anchor) =>
      following(anchor, stretchEnd(context, day, anchor), lengths),
    );
    return [...new Set(starts)].sort((one, other) => one - other);
  });
}

/** Every quarter of an hour of each day, and wherever something placed ends: for a person who looks for a place. */
export function readableStarts(context: PlanningContext, subject: PlannableSession): readonly (readonly number[])[] {
  return context.days.map((day, index) => {
    const [from, to] = [minutesOf(day.startsAt), minutesOf(day.endsAt) - subject.session.minutes];
    const quarters = Array.from(
      { length: Math.max(0, Math.floor((to - from) / gridMinutes) + 1) },
      (_, step) => from + step * gridMinutes,
    );
    const ends = anchors(context, index).filter((start) => start <= to);
    return [...new Set([...quarters, ...ends])].sort((one, other) => one - other);
  });
}

/** Minutes at which a stretch of free time may begin. */
function anchors(context: PlanningContext, day: number): number[] {
  const { days, fixed, movable } = context;
  const record = days[day];
  if (record === undefined) return [];
  const dayStart = minutesOf(record.startsAt);
  const arrivals = movable
    .flatMap(({ assigned }) => assigned.flatMap((each) => each.availability ?? []))
    .filter((window) => window.dayId === record.id)
    .map((window) => minutesOf(window.from));
  const ends = fixed.filter((each) => each.day === day).map((each) => each.end);
  return [...new Set([dayStart, ...arrivals, ...ends])].filter((start) => start >= dayStart);
}

/** The minute at which a stretch of free time ends: the next plenary item, or the end of the day. */
function stretchEnd({ days, fixed }: PlanningContext, day: number, from: number): number {
  const stops = fixed.filter((each) => each.day === day && each.room === -1 && each.start >= from);
  return Math.min(minutesOf(days[day]?.endsAt ?? '23:59'), ...stops.map((each) => each.start));
}

function following(from: number, until: number, lengths: readonly number[]): number[] {
  const shortest = Math.min(...lengths);
  const sums = new Set([0]);
  for (const sum of sums) {
    for (const length of lengths) if (from + sum + length + shortest <= until) sums.add(sum + length);
    if (sums.size > mostSums) return onGrid(from, until - shortest);
  }
  return [...sums].map((sum) => from + sum);
}

function onGrid(from: number, last: number): number[] {
  const steps = Math.max(0, Math.floor((last - from) / gridMinutes));
  return Array.from({ length: steps + 1 }, (_, step) => from + step * gridMinutes);
}

/** Roles whose minutes count as a trainer's load. */
const leading: ReadonlySet<string> = new Set(['lead', 'presenter']);

export type PreparedProblem = { readonly context: PlanningContext; readonly problem: PlanningProblem };

/** The sessions that "Fill" places: all that have no place yet. */
export function unplacedIds(snapshot: WorkshopSnapshot): ReadonlySet<string> {
  return new Set(snapshot.sessions.filter((session) => session.placement === null).map((session) => session.id));
}

/** Builds the problem of a workshop. Rules in `leftOut` are not enforced, which `rulesInTheWay` uses. */
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
      ...(leftOut.has('trainer') ? [] : assignmentSets(context)),
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
  subject: PlannableSession,
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
export function costAt(context: PlanningContext, subject: PlannableSession, place: Place, wish: number): number {
  return placeCost(place, {
    day: wish,
    dayStart: minutesOf(context.days[place.day]?.startsAt ?? '00:00'),
    expected: subject.expected,
    capacity: context.rooms[place.room]?.capacity ?? null,
  });
}

/**
 * The order of the list, spread over the free time of the days: the index of the day that each session would best have.
 */
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
function assignmentSets({ movable }: PlanningContext): number[][] {
  return setsBy(movable.map(({ assigned }) => assigned.map((each) => each.personId)));
}

/** For each participant, the sessions that they must be in; and those for everybody, even before anybody is invited. */
function audienceSets({ movable, participantIds }: PlanningContext): number[][] {
  return setsBy(
    movable.map(({ required, session }) => {
      if (required === null) return [];
      return [...participantIds(required), ...(session.audienceFilter === null ? ['everybody'] : [])];
    }),
  );
}

/** The sets of two or more sessions with a person in common, without those that are subsets of another. */
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

/** A set of rules that cannot be kept together; leaving out any one of them makes it possible. */
export type RulesInTheWay = {
  readonly rules: readonly PlanningRule[];
  /** The sessions that have no place at all; empty where each has one but not all together. */
  readonly sessionIds: readonly string[];
  /** False where an answer stayed open in the time given: the set may then be larger than it need be. */
  readonly isSmallest: boolean;
};

/** Says whether any plan keeps every rule of the problem; null when that stays open. */
export type Feasibility = (problem: PlanningProblem) => boolean | null;

/**
 * An irreducible infeasible subset of the rules, by the deletion filter (Chinneck and Dravnieks, "Locating Minimal
 * Infeasible Constraint Sets in Linear Programs", ORSA Journal on Computing 3, 1991): leaves out one rule after
 * another, for good where the problem stays infeasible without it.
 */
export function rulesInTheWay(
  snapshot: WorkshopSnapshot,
  movableIds: ReadonlySet<string>,
  isPossible: Feasibility,
): RulesInTheWay {
  const stuck = stuckSessions(prepareProblem(snapshot, movableIds).problem);
  // A session without any candidate is explained by its own candidates, without solving.
  const [first] = stuck;
  const asked = first === undefined ? movableIds : new Set([first]);
  const answer: Feasibility = first === undefined ? isPossible : (problem) => stuckSessions(problem).length === 0;
  const leftOut = new Set<PlanningRule>();
  let isSmallest = true;
  for (const rule of planningRules) {
    const without = prepareProblem(snapshot, asked, new Set([...leftOut, rule])).problem;
    const possible = stuckSessions(without).length > 0 ? false : answer(without);
    if (possible === false) leftOut.add(rule);
    if (possible === null) isSmallest = false;
  }
  return { rules: planningRules.filter((rule) => !leftOut.has(rule)), sessionIds: stuck, isSmallest };
}

function stuckSessions(problem: PlanningProblem): string[] {
  return problem.sessions.filter((session) => session.candidates.length === 0).map((session) => session.id);
}

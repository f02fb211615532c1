import { inBoth, isEmptyCircle } from '../domain/audience.ts';
import type { Participation } from '../domain/participation.ts';
import { minutesOf } from '../time/wall-clock.ts';
import type { Fixed, PlanningContext, Subject } from './planning-context.ts';
import type { Candidate, PlanningRule } from './planning-problem.ts';

export type Place = Omit<Candidate, 'cost'>;

/** One rule that a place would break, and with whom. */
export type Breach = {
  readonly rule: PlanningRule;
  readonly sessionIds: readonly string[];
  readonly participationIds: readonly string[];
};

/** What a session at that place would break with the day, the room, its people and everything that is placed. */
export function breachesAt(context: PlanningContext, subject: Subject, place: Place): Breach[] {
  const end = place.start + subject.session.minutes;
  return [
    ...hoursBreaches(context, place, end),
    ...capacityBreaches(context, subject, place),
    ...availabilityBreaches(context, subject, place, end),
    ...context.fixed
      .filter((other) => other.day === place.day && other.start < end && place.start < other.end)
      .filter((other) => other.subject !== subject)
      .flatMap((other) => meetingBreaches(subject, place.room, other)),
    ...orderBreaches(context, subject, place, end),
  ];
}

function hoursBreaches(context: PlanningContext, place: Place, end: number): Breach[] {
  const day = context.days[place.day];
  if (day !== undefined && place.start >= minutesOf(day.startsAt) && end <= minutesOf(day.endsAt)) return [];
  return [{ rule: 'day-hours', sessionIds: [], participationIds: [] }];
}

function capacityBreaches(context: PlanningContext, subject: Subject, place: Place): Breach[] {
  const capacity = context.rooms[place.room]?.capacity ?? null;
  if (capacity === null || subject.expected <= capacity) return [];
  return [{ rule: 'capacity', sessionIds: [], participationIds: [] }];
}

function availabilityBreaches(context: PlanningContext, subject: Subject, place: Place, end: number): Breach[] {
  const dayId = context.days[place.day]?.id ?? '';
  const absent = subject.crew.filter((each) => !isThere(each, dayId, place.start, end)).map((each) => each.id);
  return absent.length === 0 ? [] : [{ rule: 'availability', sessionIds: [], participationIds: absent }];
}

function isThere(participation: Participation, dayId: string, start: number, end: number): boolean {
  const { availability } = participation;
  if (availability === null) return true;
  return availability.some(
    (window) => window.dayId === dayId && minutesOf(window.from) <= start && end <= minutesOf(window.to),
  );
}

/** What two sessions at the same time take from each other. A plenary item takes the rooms, and so everybody in them. */
function meetingBreaches(subject: Subject, room: number, other: Fixed): Breach[] {
  const sessionIds = [other.subject.session.id];
  const breaches: Breach[] = [];
  const isWhole = room === -1 || other.room === -1;
  if (isWhole || room === other.room) breaches.push({ rule: 'room', sessionIds, participationIds: [] });
  const both = sharedCrew(subject, other.subject);
  if (both.length > 0) breaches.push({ rule: 'trainer', sessionIds, participationIds: both });
  if (!isWhole && sharesAudience(subject, other.subject)) {
    breaches.push({ rule: 'audience', sessionIds, participationIds: [] });
  }
  return breaches;
}

function sharedCrew(one: Subject, other: Subject): string[] {
  const people = new Set(other.crew.map((each) => each.personId));
  return one.crew.filter((each) => people.has(each.personId)).map((each) => each.id);
}

/** Whether somebody must be in both; two sessions for everybody share everybody even before anybody is invited. */
export function sharesAudience(one: Subject, other: Subject): boolean {
  if (one.circle === null || other.circle === null) return false;
  return one.circle === other.circle || !isEmptyCircle(inBoth(one.circle, other.circle));
}

function orderBreaches(context: PlanningContext, subject: Subject, place: Place, end: number): Breach[] {
  const { id } = subject.session;
  const [from, to] = [absolute(place.day, place.start), absolute(place.day, end)];
  return context.orders.flatMap(({ rule, first, second }): Breach[] => {
    const other = context.fixedOf.get(first === id ? second : first);
    if ((first !== id && second !== id) || other === undefined) return [];
    const isKept = second === id ? absolute(other.day, other.end) <= from : to <= absolute(other.day, other.start);
    return isKept ? [] : [{ rule, sessionIds: [other.subject.session.id], participationIds: [] }];
  });
}

function absolute(day: number, minute: number): number {
  return day * 24 * 60 + minute;
}

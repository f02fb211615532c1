import type { Day, Room } from '../../shared/domain/agenda/day.ts';
import { type Assignment, plainContent, type Session, type SessionKind } from '../../shared/domain/agenda/session.ts';
import { clockAt, minutesOf } from '../../shared/time/wall-clock.ts';
import type { ReportedEvent } from './facts.ts';
import type { DayPlan, EventPlan, SessionPlan } from './plan.ts';
import type { Random } from './random.ts';

type Agenda = { days: Day[]; rooms: Room[]; sessions: Session[]; assignments: Assignment[] };

/** Kinds that need no room of their own: everybody is anywhere. */
const inAllRooms: ReadonlySet<SessionKind> = new Set(['registration', 'break', 'lunch', 'photo', 'site-visit']);

/** Lays the planned sessions end to end. `participationIds` are those of the staff and of the heads, by their keys. */
export function makeAgenda(
  plan: EventPlan,
  reported: ReportedEvent,
  workshopId: string,
  participationIds: ReadonlyMap<string, string>,
  random: Random,
): Agenda {
  const roomKeys = Object.keys(plan.rooms);
  const rooms = roomKeys.map((key) => ({ id: random.id(), workshopId, name: {}, capacity: null, ...plan.rooms[key] }));
  const roomIds = new Map(roomKeys.map((key, index) => [key, rooms[index]?.id ?? null]));
  const agenda: Agenda = { days: [], rooms, sessions: [], assignments: [] };
  plan.days.forEach((dayPlan, index) => {
    const dayId = random.id();
    const { starts, endsAt } = timetable(dayPlan);
    const date = reported.dates?.[index] ?? null;
    const { theme, startsAt } = dayPlan;
    agenda.days.push({ id: dayId, workshopId, number: index + 1, date, theme, startsAt, endsAt: clockAt(endsAt) });
    dayPlan.sessions.forEach((sessionPlan, position) => {
      const roomId = inAllRooms.has(sessionPlan.kind)
        ? null
        : (roomIds.get(sessionPlan.room ?? roomKeys[0] ?? '') ?? null);
      const placement = { dayId, start: clockAt(starts[position] ?? 0), roomId };
      const session = makeSession(sessionPlan, random.id(), workshopId, placement);
      agenda.sessions.push(session);
      agenda.assignments.push(...makeAssignments(sessionPlan, session, participationIds, random));
    });
  });
  return agenda;
}

/** When each session starts, in minutes since midnight, and when the last one ends. */
function timetable(day: DayPlan): { starts: number[]; endsAt: number } {
  let start = minutesOf(day.startsAt);
  let endsAt = start;
  const starts = day.sessions.map((session) => {
    if (session.beside !== true) start = endsAt;
    endsAt = Math.max(endsAt, start + session.minutes);
    return start;
  });
  return { starts, endsAt };
}

function makeSession(
  plan: SessionPlan,
  id: string,
  workshopId: string,
  placement: NonNullable<Session['placement']>,
): Session {
  const { kind, minutes, title = {}, description = {}, audience = {} } = plan;
  return { ...plainContent, id, workshopId, kind, title, description, audience, minutes, placement };
}

function makeAssignments(
  plan: SessionPlan,
  session: Session,
  participationIds: ReadonlyMap<string, string>,
  random: Random,
): Assignment[] {
  return (plan.people ?? []).map(([who, role]) => {
    const participationId = participationIds.get(who);
    if (participationId === undefined) throw new Error(`Nobody in this sample is called ${who}`);
    return { id: random.id(), workshopId: session.workshopId, sessionId: session.id, participationId, role };
  });
}

import { created, removed, updated } from '../changes/record-changes.ts';
import type { DayTemplate, TemplateSession } from '../domain/day-template.ts';
import type { Day } from '../domain/day.ts';
import { plainContent, type Session } from '../domain/session.ts';
import { daysInOrder, endOf, sessionsOfDay, startOf } from '../domain/slots.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { clockAt, minutesOf } from '../time/wall-clock.ts';
import type { BuiltInDay, BuiltInTemplate } from './built-in-templates.ts';
import { dayAfter } from './days.ts';
import type { Changes, NewId } from './operation.ts';

/** Where the sessions of a template begin, and in which room. */
export type TemplatePlace = { readonly dayId: string; readonly start: string; readonly roomId: string | null };

type TemplateNames = Pick<DayTemplate, 'name' | 'trainingPackage'>;

/** Keeps a day for the next workshop: its sessions and their rhythm, without people, rooms and dates. */
export function keepDay(snapshot: WorkshopSnapshot, day: Day, names: TemplateNames, newId: NewId): Changes {
  const sessions = sessionsOfDay(day.id, snapshot.sessions);
  // A session before the day's own start begins the template.
  return kept(sessions, Math.min(minutesOf(day.startsAt), ...sessions.map(startOf)), names, newId);
}

/** Keeps some sessions of a day as a module, which begins with the first of them. */
export function keepSessions(sessions: readonly Session[], names: TemplateNames, newId: NewId): Changes {
  return kept(sessions, Math.min(...sessions.map(startOf)), names, newId);
}

function kept(sessions: readonly Session[], start: number, names: TemplateNames, newId: NewId): Changes {
  const template: DayTemplate = {
    id: newId(),
    ...names,
    sessions: sessions.map((session) => templateSession(session, startOf(session) - start)),
  };
  return [created('dayTemplate', template)];
}

export function removeTemplate(template: DayTemplate): Changes {
  return [removed('dayTemplate', template)];
}

/** Puts the sessions of a template, or of a module, on a day. What would run past midnight stays without a place. */
export function applyTemplate(
  snapshot: WorkshopSnapshot,
  sessions: readonly TemplateSession[],
  place: TemplatePlace,
  newId: NewId,
): Changes {
  const from = minutesOf(place.start);
  return sessions.map((session) =>
    created('session', sessionFrom(snapshot, session, from + session.offset, place, newId)),
  );
}

/** Drops a module in at the end of a day, where its clock stands. */
export function appendModule(
  snapshot: WorkshopSnapshot,
  module: Pick<DayTemplate, 'sessions'>,
  day: Day,
  roomId: string | null,
  newId: NewId,
): Changes {
  const ends = sessionsOfDay(day.id, snapshot.sessions).map(endOf);
  const start = ends.length === 0 ? day.startsAt : clockAt(Math.max(...ends));
  return applyTemplate(snapshot, module.sessions, { dayId: day.id, start, roomId }, newId);
}

/** Takes the sessions of a module in without a place, for the tray and for filling. */
export function takeModule(snapshot: WorkshopSnapshot, module: Pick<DayTemplate, 'sessions'>, newId: NewId): Changes {
  return module.sessions.map((session) => created('session', sessionFrom(snapshot, session, 0, null, newId)));
}

/** Lays a template that comes with Rostrum over the days of a workshop, from its first on; missing days are added. */
export function applyBuiltIn(snapshot: WorkshopSnapshot, template: BuiltInTemplate, newId: NewId): Changes {
  const changes: Changes[number][] = [];
  let days = daysInOrder(snapshot.days);
  while (days.length < template.days.length) {
    const day = dayAfter({ ...snapshot, days }, newId);
    changes.push(created('day', day));
    days = [...days, day];
  }
  return [...changes, ...template.days.flatMap((built, index) => laidOver(snapshot, days[index], built, newId))];
}

function laidOver(snapshot: WorkshopSnapshot, day: Day | undefined, built: BuiltInDay, newId: NewId): Changes {
  if (day === undefined) return [];
  const end = built.sessions.reduce((last, session) => Math.max(last, session.offset + session.minutes), 0);
  const theme = Object.keys(day.theme).length === 0 ? built.theme : day.theme;
  const endsAt = clockAt(minutesOf(built.startsAt) + end);
  return [
    ...updated('day', day, { theme, startsAt: built.startsAt, endsAt: endsAt > day.endsAt ? endsAt : day.endsAt }),
    ...applyTemplate(snapshot, built.sessions, { dayId: day.id, start: built.startsAt, roomId: null }, newId),
  ];
}

function templateSession(session: Session, offset: number): TemplateSession {
  const { kind, title, description, method, materials, aims, minutes } = session;
  return { kind, title, description, method, materials, aims, minutes, offset };
}

function sessionFrom(
  snapshot: WorkshopSnapshot,
  session: TemplateSession,
  start: number,
  place: TemplatePlace | null,
  newId: NewId,
): Session {
  const { offset: _, ...content } = session;
  const fits = start + session.minutes <= 24 * 60;
  return {
    id: newId(),
    workshopId: snapshot.workshop.id,
    ...plainContent,
    ...content,
    placement: place !== null && fits ? { dayId: place.dayId, start: clockAt(start), roomId: place.roomId } : null,
  };
}

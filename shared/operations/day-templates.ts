import { type Changes, created, type NewId, removed, updated } from '../changes/change.ts';
import type { Day } from '../domain/agenda/day.ts';
import type { DayTemplate, TemplateSession } from '../domain/agenda/edition.ts';
import { plainContent, type Session, type SessionKind } from '../domain/agenda/session.ts';
import { daysInOrder, endOf, sessionsOfDay, startOf } from '../domain/attendance/slots.ts';
import type { Text } from '../domain/language.ts';
import type { WorkshopRecords } from '../domain/workshop-snapshot.ts';
import { clockAt, minutesOf } from '../time/wall-clock.ts';
import { dayAfter } from './days.ts';

/** A template that comes with Rostrum: sessions with their times for one day or several. */
export type BuiltInTemplate = {
  readonly id: 'one-day-seminar' | 'two-day-workshop' | 'three-day-training' | 'five-day-training-of-trainers';
  readonly days: readonly BuiltInDay[];
};

type BuiltInDay = {
  readonly theme: Text;
  readonly startsAt: string;
  readonly sessions: readonly TemplateSession[];
};

type Line = readonly [minutes: number, kind: SessionKind, title?: Text];

const introductions: Text = {
  en: 'Introductions, expectations, ground rules',
  ru: 'Знакомство, ожидания, правила работы',
};
const review: Text = { en: 'Review of the previous day', ru: 'Обзор предыдущего дня' };
const planning: Text = { en: 'Plans for roll-out', ru: 'Планы дальнейших тренингов' };
const practice: Text = { en: 'Teaching practice with feedback', ru: 'Учебная практика с обратной связью' };
const nextSteps: Text = { en: 'Conclusions and next steps', ru: 'Выводы и дальнейшие шаги' };

const firstMorning: readonly Line[] = [
  [30, 'registration'],
  [20, 'opening'],
  [40, 'exercise', introductions],
];
const afternoon: readonly Line[] = [
  [75, 'group-work'],
  [20, 'break'],
  [75, 'discussion'],
  [15, 'wrap-up'],
];
const fullDay: readonly Line[] = [
  [15, 'discussion', review],
  [75, 'lecture'],
  [20, 'break'],
  [85, 'group-work'],
  [60, 'lunch'],
  ...afternoon,
];
const firstDay: readonly Line[] = [
  ...firstMorning,
  [60, 'lecture'],
  [10, 'photo'],
  [20, 'break'],
  [75, 'lecture'],
  [60, 'lunch'],
  ...afternoon,
];
const lastDay: readonly Line[] = [
  ...fullDay.slice(0, 7),
  [45, 'discussion', nextSteps],
  [15, 'evaluation'],
  [20, 'closing'],
];

/** THE list of templates that come with Rostrum. The rhythm is that of docs/practice.md, Agendas: coffee 20 minutes, lunch an hour. */
export const builtInTemplates: readonly BuiltInTemplate[] = [
  {
    id: 'one-day-seminar',
    days: [
      built({}, '08:30', [
        [30, 'registration'],
        [20, 'opening'],
        [70, 'lecture'],
        [10, 'photo'],
        [20, 'break'],
        [90, 'lecture'],
        [60, 'lunch'],
        [75, 'country-presentations'],
        [20, 'break'],
        [75, 'discussion'],
        [15, 'evaluation'],
        [20, 'closing'],
      ]),
    ],
  },
  {
    id: 'two-day-workshop',
    days: [built({}, '08:30', firstDay), built({}, '09:00', lastDay)],
  },
  {
    id: 'three-day-training',
    days: [built({}, '08:30', firstDay), built({}, '09:00', fullDay), built({}, '09:00', lastDay)],
  },
  {
    id: 'five-day-training-of-trainers',
    days: [
      built({ en: 'How adults learn', ru: 'Как учатся взрослые' }, '08:30', [
        ...firstMorning,
        [20, 'test', { en: 'Pre-test', ru: 'Входной тест' }],
        [40, 'lecture'],
        [10, 'photo'],
        [20, 'break'],
        [75, 'lecture'],
        [60, 'lunch'],
        ...afternoon,
      ]),
      built({ en: 'Content', ru: 'Содержание' }, '09:00', fullDay),
      built({ en: 'Methods', ru: 'Методы' }, '09:00', fullDay),
      built({ en: 'Teaching practice', ru: 'Учебная практика' }, '09:00', [
        [15, 'discussion', review],
        [75, 'exercise', practice],
        [20, 'break'],
        [85, 'exercise', practice],
        [60, 'lunch'],
        [75, 'exercise', practice],
        [20, 'break'],
        [75, 'discussion'],
        [15, 'wrap-up'],
      ]),
      built({ en: 'Roll-out', ru: 'Дальнейшие тренинги' }, '09:00', [
        [15, 'discussion', review],
        [75, 'group-work', planning],
        [20, 'break'],
        [85, 'country-presentations', planning],
        [60, 'lunch'],
        [30, 'test', { en: 'Post-test', ru: 'Итоговый тест' }],
        [45, 'discussion', nextSteps],
        [15, 'evaluation'],
        [30, 'closing'],
      ]),
    ],
  },
];

/** A day of sessions that follow each other without a gap. */
function built(theme: Text, startsAt: string, lines: readonly Line[]): BuiltInDay {
  let offset = 0;
  const sessions = lines.map(([minutes, kind, title = {}]): TemplateSession => {
    const session = { kind, title, description: {}, method: {}, materials: {}, aims: {}, offset, minutes };
    offset += minutes;
    return session;
  });
  return { theme, startsAt, sessions };
}

/** Where the sessions of a template begin, and in which room. */
type TemplatePlace = { readonly dayId: string; readonly start: string; readonly roomId: string | null };

type TemplateNames = Pick<DayTemplate, 'name' | 'trainingPackage'>;

/** Keeps a day for the next workshop: its sessions and their rhythm, without people, rooms and dates. */
export function keepDay(snapshot: WorkshopRecords, day: Day, names: TemplateNames, newId: NewId): Changes {
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
  snapshot: WorkshopRecords,
  sessions: readonly TemplateSession[],
  place: TemplatePlace,
  newId: NewId,
): Changes {
  const from = minutesOf(place.start);
  return sessions.map((session) =>
    created('session', sessionFrom(snapshot, session, from + session.offset, place, newId)),
  );
}

/** Appends the sessions of a module to a day, after the end of its last session. */
export function appendModule(
  snapshot: WorkshopRecords,
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
export function takeModule(snapshot: WorkshopRecords, module: Pick<DayTemplate, 'sessions'>, newId: NewId): Changes {
  return module.sessions.map((session) => created('session', sessionFrom(snapshot, session, 0, null, newId)));
}

/** Lays a template that comes with Rostrum over the days of a workshop, from its first on; missing days are added. */
export function applyBuiltIn(snapshot: WorkshopRecords, template: BuiltInTemplate, newId: NewId): Changes {
  const changes: Changes[number][] = [];
  let days = daysInOrder(snapshot.days);
  while (days.length < template.days.length) {
    const day = dayAfter({ ...snapshot, days }, newId);
    changes.push(created('day', day));
    days = [...days, day];
  }
  return [...changes, ...template.days.flatMap((built, index) => laidOver(snapshot, days[index], built, newId))];
}

function laidOver(snapshot: WorkshopRecords, day: Day | undefined, built: BuiltInDay, newId: NewId): Changes {
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
  snapshot: WorkshopRecords,
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

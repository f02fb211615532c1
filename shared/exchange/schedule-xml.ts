import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { success, type Result } from '../result.ts';
import type { ExchangeRequest } from './exchange-request.ts';
import { plainText } from './plain-text.ts';
import { scheduleOf, type Schedule, type ScheduleDay, type ScheduleEvent } from './schedule-parts.ts';

/** The agenda in the schedule format of frab and pretalx, valid by its published schema. */
export function writeScheduleXml(snapshot: WorkshopSnapshot, request: ExchangeRequest): Result<string> {
  const schedule = scheduleOf(snapshot, request);
  return schedule.ok ? success(written(schedule.value)) : schedule;
}

type Attributes = Readonly<Record<string, string | number | null>>;

function written(schedule: Schedule): string {
  const content = [
    element('generator', { name: 'Rostrum' }),
    element('version', {}, schedule.version),
    parent('conference', {}, [
      element('title', {}, schedule.title),
      element('acronym', {}, schedule.acronym),
      element('start', {}, schedule.start),
      element('end', {}, schedule.end),
      element('days', {}, String(schedule.days.length)),
      element('timeslot_duration', {}, '00:05'),
      element('time_zone_name', {}, schedule.timeZone),
      ...schedule.tracks.map(({ name, slug }) => element('track', { name, slug })),
    ]),
    ...schedule.days.map(dayElement),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>\n${parent('schedule', {}, content)}\n`;
}

function dayElement({ index, date, start, end, rooms }: ScheduleDay): string {
  return parent(
    'day',
    { index, date, start, end },
    rooms.map(({ room, events }) => parent('room', { name: room.name, guid: room.guid }, events.map(eventElement))),
  );
}

function eventElement(event: ScheduleEvent): string {
  return parent('event', { id: event.id, guid: event.guid }, [
    element('room', {}, event.room),
    element('title', {}, event.title),
    element('subtitle', {}, event.subtitle),
    element('type', {}, event.type),
    element('date', {}, event.date),
    element('start', {}, event.start),
    element('duration', {}, event.duration),
    element('abstract', {}, ''),
    element('track', {}, event.track),
    parent(
      'persons',
      {},
      event.persons.map(({ id, guid, name }) => element('person', { id, guid }, name)),
    ),
    element('language', {}, event.language),
    element('description', {}, event.description),
    // Trainings are not recorded unless somebody decides it, and no schedule decides it.
    parent('recording', {}, [element('license', {}, ''), element('optout', {}, 'true')]),
  ]);
}

function element(name: string, attributes: Attributes, text = ''): string {
  return `<${name}${attributesOf(attributes)}>${escaped(text)}</${name}>`;
}

function parent(name: string, attributes: Attributes, children: readonly string[]): string {
  const inner = children.map((child) => `\n${child.replaceAll(/^(?= *<)/gm, '  ')}`).join('');
  return `<${name}${attributesOf(attributes)}>${inner}${inner === '' ? '' : '\n'}</${name}>`;
}

function attributesOf(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([name, value]) => (value === null ? '' : ` ${name}="${escaped(String(value)).replaceAll('\n', '&#10;')}"`))
    .join('');
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as XML takes it. */
function escaped(text: string): string {
  return plainText(text).replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? sign);
}

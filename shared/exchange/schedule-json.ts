import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { success, type Result } from '../result.ts';
import type { ExchangeRequest } from './exchange-request.ts';
import { plainText } from './plain-text.ts';
import { scheduleOf, type Schedule, type ScheduleEvent } from './schedule-parts.ts';

/** The zones that the published schema takes; any other is left out, for the offsets say it too. */
const zoneOfSchema = /^([A-Z][a-z]+\/[A-Z][a-z]+)|UTC$/;

/** The agenda in the JSON schedule format of frab and pretalx, valid by its published schema. */
export function writeScheduleJson(snapshot: WorkshopSnapshot, request: ExchangeRequest): Result<string> {
  const schedule = scheduleOf(snapshot, request);
  return schedule.ok ? success(`${JSON.stringify(written(schedule.value), null, 1)}\n`) : schedule;
}

function written(schedule: Schedule): object {
  return {
    generator: { name: 'Rostrum' },
    schedule: {
      version: schedule.version,
      conference: {
        acronym: schedule.acronym,
        title: plainText(schedule.title),
        start: schedule.start,
        end: schedule.end,
        daysCount: schedule.days.length,
        timeslot_duration: '00:05',
        ...(zoneOfSchema.test(schedule.timeZone) && { time_zone_name: schedule.timeZone }),
        tracks: schedule.tracks,
        rooms: schedule.rooms.map(({ name, guid, capacity }) => ({ name: plainText(name), guid, capacity })),
        days: schedule.days.map(({ index, date, start, end, rooms }) => ({
          index,
          date,
          day_start: start,
          day_end: end,
          rooms: Object.fromEntries(
            rooms.map(({ room, events }) => [
              plainText(room.name),
              events.map((event) => eventOf(event, schedule.acronym)),
            ]),
          ),
        })),
      },
    },
  };
}

function eventOf(event: ScheduleEvent, acronym: string): object {
  return {
    id: event.id,
    guid: event.guid,
    slug: `${acronym}-${event.guid}`,
    url: `urn:uuid:${event.guid}`,
    date: event.date,
    end: event.end,
    start: event.start,
    duration: event.duration,
    room: plainText(event.room),
    title: plainText(event.title),
    subtitle: plainText(event.subtitle),
    track: event.track,
    type: event.type,
    language: event.language,
    abstract: '',
    description: plainText(event.description),
    recording_license: '',
    do_not_record: true,
    persons: event.persons.map(({ id, guid, name }) => ({
      id,
      ...(guid !== null && { guid }),
      name: plainText(name),
    })),
    links: [],
    attachments: [],
  };
}

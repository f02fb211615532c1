import { describe, expect, test } from 'vitest';
import { daysInOrder } from '../../../../shared/domain/attendance/slots.ts';
import { type WorkshopSnapshot, workshopSnapshotSchema } from '../../../../shared/domain/workshop-snapshot.ts';
import { importedAgendaChanges, workshopFromAgenda } from '../../../../shared/exchange/agenda-import.ts';
import type { ImportedAgenda } from '../../../../shared/exchange/imported-agenda.ts';
import { readScheduleJson } from '../../../../shared/exchange/schedule/schedule-json-reader.ts';
import { readScheduleXml } from '../../../../shared/exchange/schedule/schedule-xml-reader.ts';
import { inconsistencies } from '../../../../shared/files/consistency.ts';
import type { Result } from '../../../../shared/result.ts';
import { anId, aWorkshop } from '../../../factories/a-workshop.ts';
import { conferenceTitle, publishedSessions, publishedXml } from '../../../files/schedules/published-conference.ts';
import { countedWork } from '../../counted-work.ts';
import { applied } from '../applied.ts';
import { valueOf } from '../samples.ts';

const options = { language: 'en', timeZone: null } as const;
let made = 0;
const newId = (): string => anId(1_000_000 + made++);

function codeOf(result: Result<unknown>): string | null {
  return result.ok ? null : result.failure.code;
}

function xml(body: string, more = ''): string {
  return `<schedule><conference><title>Camp</title>${more}</conference>${body}</schedule>`;
}

describe('schedules of other shapes', () => {
  const event = `<event id="7"><start>10:00</start><duration>0:45</duration><title>Opening</title><type>lecture</type><persons><person id="1">Jo</person></persons></event>`;

  test('rooms absent: events lie directly under the day', () => {
    const agenda = valueOf(readScheduleXml(xml(`<day date="2009-12-27" index="1">${event}</day>`), options));
    expect(agenda.days).toEqual([{ date: '2009-12-27' }]);
    expect(agenda.rooms).toEqual([]);
    expect(agenda.sessions).toMatchObject([
      { day: 0, start: '10:00', minutes: 45, room: '', kind: 'lecture', title: { en: 'Opening' }, people: ['Jo'] },
    ]);
  });

  test('a room by its element, by the attribute around it, and unknown elements everywhere', () => {
    const body = `<metadata><event-count>2</event-count></metadata><day date="2009-12-27"><sponsor/><room name="Saal 1">${event}</room>
      <room name="Saal 2">${event.replace('<title>', '<room>Garden</room><future kind="x"><title>no</title></future><title>')}</room></day>`;
    const agenda = valueOf(readScheduleXml(xml(body), options));
    expect(agenda.sessions.map((session) => session.room)).toEqual(['Saal 1', 'Garden']);
    expect(agenda.sessions.map((session) => session.title)).toEqual([{ en: 'Opening' }, { en: 'Opening' }]);
  });

  test('an hour after midnight belongs to the next date; what is too long ends with its day', () => {
    const late = event.replace('10:00', '01:30');
    const long = event.replace('10:00', '23:30').replace('0:45', '2:00:00');
    const agenda = valueOf(readScheduleXml(xml(`<day date="2009-12-27">${late}${long}</day>`), options));
    expect(agenda.days).toEqual([{ date: '2009-12-27' }, { date: '2009-12-28' }]);
    expect(agenda.sessions.map(({ day, minutes }) => [day, minutes])).toEqual([
      [1, 45],
      [0, 30],
    ]);
    expect(agenda.warnings).toEqual([]);
    expect(agenda.sessions.flatMap(({ notes = [] }) => notes.map(({ code }) => code))).toEqual(['length-changed']);
  });

  test('hours that cannot be read leave a session without a place', () => {
    const agenda = valueOf(
      readScheduleXml(xml(`<day>${event.replace('10:00', 'soon').replace('0:45', 'long')}</day>`), options),
    );
    expect(agenda.sessions).toMatchObject([{ day: null, start: null, minutes: 30 }]);
    expect(agenda.warnings.map((warning) => warning.code).sort()).toEqual(['length-unknown', 'time-unknown']);
  });

  test('JSON with nulls, numbers and gaps', () => {
    const file = {
      schedule: {
        conference: {
          title: 'Camp',
          days: [
            {
              date: '2019-08-21',
              rooms: {
                Curie: [
                  {
                    id: 1,
                    title: 'One',
                    start: '11:00',
                    duration: '00:30',
                    persons: [{ public_name: 'jo' }, { name: 'Ada' }],
                  },
                  null,
                  { title: null, subtitle: 4, start: '12:00', duration: 30, persons: null },
                ],
                Broken: 'yes',
              },
            },
            { date: null },
          ],
        },
      },
    };
    const agenda = valueOf(readScheduleJson(JSON.stringify(file), options));
    expect(agenda.sessions).toMatchObject([
      { room: 'Curie', start: '11:00', minutes: 30, people: ['jo', 'Ada'] },
      { start: '12:00', minutes: 30, people: [] },
    ]);
  });
});

describe('broken schedules are refused within a second', () => {
  const many = '<event><title>x</title></event>'.repeat(40_000);
  test.each<[string, () => Result<unknown>, string]>([
    [
      'cut off',
      () => readScheduleXml(publishedXml(publishedSessions('fosdem-2020')).slice(0, 20_000), options),
      'schedule-broken',
    ],
    ['wrongly nested', () => readScheduleXml('<schedule><day></schedule>', options), 'schedule-broken'],
    ['another document', () => readScheduleXml('<html><body/></html>', options), 'schedule-other-format'],
    ['an unknown entity', () => readScheduleXml(xml('&own;'), options), 'schedule-broken'],
    ['a thousand levels', () => readScheduleXml('<schedule>' + '<day>'.repeat(100_000), options), 'schedule-broken'],
    ['a document type', () => readScheduleXml('<!DOCTYPE a [<!ENTITY b "c">]><schedule/>', options), 'schedule-unsafe'],
    ['no events', () => readScheduleXml(xml('<day date="2025-01-01"/>'), options), 'schedule-empty'],
    [
      '40,000 events',
      () => readScheduleXml(xml(`<day date="2025-01-01">${many}</day>`), options),
      'schedule-too-large',
    ],
    ['JSON cut off', () => readScheduleJson('{"schedule": {"conference"', options), 'schedule-broken'],
    ['JSON of something else', () => readScheduleJson('{"a": 1}', options), 'schedule-other-format'],
    [
      'days by their dates, as an older pretalx writes them',
      () => readScheduleJson('{"schedule": {"2024-11-02": {"510": {}}}}', options),
      'schedule-other-format',
    ],
    ['deep JSON', () => readScheduleJson('['.repeat(100_000), options), 'schedule-broken'],
    [
      '40,000 events in JSON',
      () =>
        readScheduleJson(
          JSON.stringify({
            schedule: { conference: { days: [{ rooms: { a: Array.from({ length: 40_000 }, () => ({})) } }] } },
          }),
          options,
        ),
      'schedule-too-large',
    ],
  ])('%s', async (_, read, code) => {
    const { value, work } = await countedWork(() => codeOf(read()));
    expect(value).toBe(code);
    expect(work).toBeLessThan(500_000);
  });
});

describe('a conference of 872 sessions in 35 rooms', () => {
  const sessions = publishedSessions('fosdem-2020');
  const agenda = valueOf(readScheduleXml(publishedXml(sessions), options));

  test('comes in whole', () => {
    expect(agenda).toMatchObject({ title: { en: conferenceTitle }, timeZone: 'Asia/Almaty' });
    expect([agenda.sessions.length, agenda.rooms.length, agenda.days.length]).toEqual([872, 35, 2]);
    expect(agenda.sessions.map(({ day, start, minutes }) => [day, start, minutes])).toEqual(
      sessions.map(({ day, start, minutes }) => [day - 1, start, minutes]),
    );
    expect(agenda.sessions.map(({ people }) => people.length)).toEqual(sessions.map(({ speakers }) => speakers.length));
  });

  test('makes a workshop that is consistent, with its speakers, without comparing all with all', async () => {
    const { value, work } = await countedWork(() =>
      workshopFromAgenda(
        { programmeId: null, title: {}, country: 'KZ', city: {}, timeZone: 'UTC', languages: ['en'] },
        agenda,
        true,
        newId,
      ),
    );
    const result = valueOf(value);
    expect(work).toBeLessThan(sessions.length * 1000);
    const snapshot = applied(null, result.changes);
    expect(workshopSnapshotSchema.safeParse(snapshot).error).toBeUndefined();
    expect(inconsistencies(snapshot)).toEqual([]);
    expect(snapshot.workshop).toMatchObject({ title: { en: conferenceTitle }, timeZone: 'Asia/Almaty' });
    expect([snapshot.sessions.length, snapshot.rooms.length, snapshot.days.length]).toEqual([872, 35, 2]);
    expect(snapshot.sessions.every((session) => session.placement !== null)).toBe(true);
    expect(result.warnings).toEqual([]);
  });

  test('a speaker whose name comes twice, in another order or another case, is one person', () => {
    const event = (id: number, name: string): string =>
      `<event id="${id}"><start>1${id}:00</start><duration>0:45</duration><title>${id}</title><persons><person>${name}</person></persons></event>`;
    const text = xml(`<day date="2025-03-01">${event(1, 'Anna Li')}${event(2, 'li anna')}${event(3, 'Асель')}</day>`);
    const made = workshopFromAgenda(
      { programmeId: null, title: {}, country: 'KZ', city: {}, timeZone: 'UTC', languages: ['en'] },
      valueOf(readScheduleXml(text, options)),
      true,
      newId,
    );
    const { people, participations, assignments } = applied(null, valueOf(made).changes);
    const inScripts = people.map(({ latinName, cyrillicName }) => `${latinName?.family} ${cyrillicName?.family}`);
    expect(inScripts.sort()).toEqual(['Li undefined', 'undefined Асель']);
    expect(participations.map(({ role, number }) => `${role} ${number}`).sort()).toEqual(['speaker 1', 'speaker 2']);
    expect(assignments).toHaveLength(3);
  });
});

describe('into a workshop', () => {
  test('days are matched by date, rooms by name; the second time nothing is new', () => {
    const snapshot = aWorkshop();
    const body = `<day date="2025-07-14"><room name="hall"><event id="1"><start>09:00</start><duration>01:00</duration><title>New</title>
      <persons><person>Nobody Known</person></persons></event></room></day><day date="2025-07-16"><room name="Garden"><event id="2"><start>10:00</start>
      <duration>01:00</duration><title>Other</title></event></room></day>`;
    const read = valueOf(readScheduleXml(xml(body), options));
    const result = valueOf(importedAgendaChanges(snapshot, read, false, newId));
    expect(result).toMatchObject({ added: 2, newDays: 1, newRooms: ['Garden'] });
    expect(result.warnings).toEqual([{ code: 'speaker-unknown', values: { name: 'Nobody Known', title: 'New' } }]);
    const after = applied(snapshot, result.changes);
    expect(inconsistencies(after)).toEqual([]);
    expect(daysInOrder(after.days).map((day) => [day.date, day.number])).toEqual([
      ['2025-07-14', 1],
      ['2025-07-15', 2],
      ['2025-07-16', 3],
    ]);
    expect(valueOf(importedAgendaChanges(after, read, false, newId))).toMatchObject({
      added: 0,
      unchanged: 2,
      changes: [],
    });
  });

  describe('a newer schedule', () => {
    const guid = '7436ee4a-4f22-5299-bd96-35a1b2c3d4e5';
    const file = (event: string, id: string): ImportedAgenda =>
      valueOf(readScheduleXml(xml(`<day date="2025-07-15"><event id="7" ${id}>${event}</event></day>`), options));
    const first = '<start>10:00</start><duration>01:00</duration><title>Planned</title>';
    const second = '<start>14:30</start><duration>00:45</duration><title>Changed</title>';
    const after = (snapshot: WorkshopSnapshot, agenda: ImportedAgenda): WorkshopSnapshot =>
      applied(snapshot, valueOf(importedAgendaChanges(snapshot, agenda, true, newId)).changes);
    const fresh = (snapshot: WorkshopSnapshot): unknown[] =>
      snapshot.sessions.slice(3).map(({ title, minutes, placement }) => [title.en, placement?.start, minutes]);

    test('moves and renames the session that its guid names, in either workshop for itself', () => {
      const before = after(aWorkshop(), file(first, `guid="${guid}"`));
      expect(fresh(before)).toEqual([['Planned', '10:00', 60]]);
      const change = valueOf(importedAgendaChanges(before, file(second, `guid="${guid}"`), true, newId));
      expect(change).toMatchObject({ added: 0, changed: 1, unchanged: 0 });
      expect(fresh(applied(before, change.changes))).toEqual([['Changed', '14:30', 45]]);
      const other = { ...aWorkshop(), workshop: { ...aWorkshop().workshop, id: anId(999) } };
      const elsewhere = valueOf(importedAgendaChanges(other, file(first, `guid="${guid}"`), true, newId));
      expect(elsewhere.changes.map(({ entity }) => entity)).toEqual(['session']);
      expect(JSON.stringify(elsewhere.changes)).not.toContain(before.sessions[3]?.id);
    });

    test('adds a session to the one of the same number, for another conference counts from one too', () => {
      const before = after(aWorkshop(), file(first, ''));
      expect(fresh(after(before, file(second, '')))).toEqual([
        ['Planned', '10:00', 60],
        ['Changed', '14:30', 45],
      ]);
    });
  });
});

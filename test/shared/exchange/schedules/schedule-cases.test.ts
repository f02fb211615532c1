import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openAgendaFile } from '../../../../shared/exchange/open-agenda-file.ts';
import { readAgendaFile } from '../../../../shared/exchange/understood-file.ts';
import { madeSchedule, scheduleKinds } from '../../../factories/made-schedule.ts';

type Read = Awaited<ReturnType<typeof readAgendaFile>>;

function read(name: string, bytes: Uint8Array, language: 'en' | 'ru' = 'en'): Promise<Read> {
  return readAgendaFile(bytes, name, { language, timeZone: 'Asia/Almaty' });
}

function readKept(name: string): Promise<Read> {
  return read(name, new Uint8Array(readFileSync(`test/files/schedules/${name}`)));
}

function times({ sessions }: Read): string[] {
  return sessions.map(({ date, start, minutes }) => `${String(date)} ${String(start)} ${String(minutes)}`);
}

function codes({ told }: Read): string[] {
  return told.map(({ code }) => code);
}

describe('schedules that come out wrong in other programs', () => {
  test('HTML as text and as elements, and a name in an element of its own', async () => {
    const file = await readKept('c20-html.xml');
    expect(file.sessions.map(({ description }) => description)).toEqual([
      'Bring two cases\n\n• one',
      'First part.\n\nSecond part.\n\nSee annex 1 for the text',
    ]);
    expect(file.sessions[1]?.people).toEqual(['Aigul Omarova']);
    expect(codes(file)).toEqual([]);
  });

  test('dates in UTC beside local times, and without them', async () => {
    const file = await readKept('c21-utcdate.xml');
    expect(times(file)).toEqual(['2025-07-15 09:00 60', '2025-07-16 01:30 30', '2025-07-15 11:00 60']);
    expect(codes(file)).toEqual([]);
  });

  test('lengths of every form, and hours past midnight', async () => {
    const file = await readKept('c22-dur.xml');
    expect(times(file)).toEqual([
      '2025-07-15 09:00 90',
      '2025-07-15 11:00 60',
      '2025-07-15 12:00 45',
      '2025-07-15 13:00 30',
      '2025-07-15 14:00 600',
      '2025-07-15 09:05 30',
      '2025-07-16 00:00 30',
      '2025-07-16 01:30 30',
    ]);
    expect(file.told).toMatchObject([{ code: 'length-changed', where: 'One day long' }]);
  });

  test('an entity of HTML', async () => {
    expect((await readKept('c23-nbsp.xml')).sessions.map(({ title }) => title)).toEqual(['Welcome words']);
  });

  test('people as texts, and one who is null', async () => {
    const file = await readKept('c24-persons.json');
    expect(file.sessions.map(({ people }) => people)).toEqual([
      ['Aigul Omarova', 'Bek Saparov'],
      ['Aigul Omarova'],
      ['Bek Saparov'],
      [],
    ]);
    expect(file.told).toMatchObject([{ code: 'person-unread', where: 'B' }]);
    expect(file.sessions[3]).toMatchObject({ title: 'Ethics / Этика', minutes: 60 });
  });

  test('words of breaks inside other words', async () => {
    expect((await readKept('c25-pause.xml')).sessions.map(({ kind }) => kind)).toEqual([
      'lecture',
      'lecture',
      'lecture',
      'lecture',
      'lunch',
      'lecture',
      'lecture',
      'lecture',
    ]);
  });

  test('version 2 of JSON', async () => {
    expect((await readKept('k8-schedule-v2.json')).sessions).toMatchObject([
      { date: '2025-07-14', start: '10:00', minutes: 60, title: 'Opening', room: 'Hall', people: ['A. Speaker'] },
    ]);
  });

  test('the hour at which a day ends, and the offset of a far speaker', async () => {
    expect(times(await readKept('k9-day-change.xml'))).toEqual(['2025-07-14 05:00 30']);
    const far = await readKept('k10-offset.xml');
    expect(times(far)).toEqual(['2025-07-14 20:30 30']);
    expect(codes(far)).toEqual(['times-differ']);
  });
});

const xml = (body: string, more = ''): Uint8Array =>
  new TextEncoder().encode(`<schedule><conference><title>Camp</title>${more}</conference>${body}</schedule>`);
const event = (fields: string): string => `<event id="1"><title>T</title><duration>00:30</duration>${fields}</event>`;

describe('times of a schedule', () => {
  test.each<[string, string, string, string]>([
    ['a day change of nine', '<day_change>09:00:00</day_change>', '<start>08:30</start>', '2025-07-16 08:30'],
    [
      'a day change of nine, and an hour after it',
      '<day_change>09:00</day_change>',
      '<start>09:30</start>',
      '2025-07-15 09:30',
    ],
    ['no day change', '', '<start>05:30</start>', '2025-07-16 05:30'],
    ['a date without an offset', '', '<date>2025-07-15T09:00:00</date><start>09:00</start>', '2025-07-15 09:00'],
    ['a date alone', '', '<date>2025-07-16</date><start>10:00</start>', '2025-07-16 10:00'],
    ['a date with a blank', '', '<date>2025-07-15 10:00:00+05:00</date>', '2025-07-15 10:00'],
    ['no zone: the offset is that of the place', '', '<date>2025-07-15T23:30:00+02:00</date>', '2025-07-15 23:30'],
    [
      'a zone that nobody knows',
      '<time_zone_name>Own/Zone</time_zone_name>',
      '<date>2025-07-15T12:00:00+02:00</date>',
      '2025-07-15 12:00',
    ],
    ['a start with seconds', '', '<start>09:15:00</start>', '2025-07-15 09:15'],
  ])('%s', async (_, conference, fields, expected) => {
    const file = await read('a.xml', xml(`<day date="2025-07-15">${event(fields)}</day>`, conference));
    expect(times(file)).toEqual([`${expected} 30`]);
    expect(codes(file)).toEqual([]);
  });

  test('a day that begins early keeps its early hours', async () => {
    const day = '<day date="2025-07-15" start="2025-07-15T05:00:00+05:00">';
    expect(times(await read('a.xml', xml(`${day}${event('<start>05:30</start>')}</day>`)))).toEqual([
      '2025-07-15 05:30 30',
    ]);
  });

  test('without a zone, the offset that most events have is that of the place', async () => {
    const events = ['2025-07-15T09:00:00+05:00', '2025-07-15T10:00:00+05:00', '2025-07-15T01:30:00-05:00'];
    const file = await read(
      'a.xml',
      xml(
        `<day date="2025-07-15">${events.map((date) => event(`<date>${date}</date><start>${date.slice(11, 16)}</start>`)).join('')}</day>`,
      ),
    );
    expect(times(file)).toEqual(['2025-07-15 09:00 30', '2025-07-15 10:00 30', '2025-07-15 11:30 30']);
    expect(codes(file)).toEqual(['times-differ']);
  });

  test('UTC named for a place where the clocks show another time is told once', async () => {
    const events = ['09:00', '10:00'].map((clock) =>
      event(`<date>2025-07-15T${clock}:00+05:00</date><start>${clock}</start>`),
    );
    const file = await read(
      'a.xml',
      xml(`<day date="2025-07-15">${events.join('')}</day>`, '<time_zone_name>UTC</time_zone_name>'),
    );
    expect(times(file)).toEqual(['2025-07-15 09:00 30', '2025-07-15 10:00 30']);
    expect(codes(file)).toEqual(['zone-doubtful']);
  });

  test('a length until the end, and a day without events', async () => {
    const file = {
      schedule: {
        conference: { title: 'C', days: [] },
        events: [{ title: 'T', start: '2025-07-15T09:00:00+05:00', end: '2025-07-15T10:15:00+05:00' }, null],
      },
    };
    const json = await read('a.json', new TextEncoder().encode(JSON.stringify(file)));
    expect(times(json)).toEqual(['2025-07-15 09:00 75']);
    expect(codes(json)).toEqual(['event-unread']);
    const days = await openAgendaFile(
      xml(`<day date="2025-07-15">${event('<start>09:00</start>')}</day><day date="2025-07-16"/>`),
      { language: 'en', timeZone: 'Asia/Almaty' },
    );
    expect(days.ok && 'agenda' in days.value && days.value.agenda.days.length).toBe(2);
  });

  test('82: a document type is followed nowhere, and one with entities is refused', async () => {
    const body = new TextDecoder().decode(xml(`<day date="2025-07-15">${event('<start>09:00</start>')}</day>`));
    const typed = (type: string): Promise<Read> => read('a.xml', new TextEncoder().encode(`${type}${body}`));
    expect((await typed('<!DOCTYPE schedule SYSTEM "schedule.dtd">')).kind).toBe('agenda');
    expect(codes(await typed('<!DOCTYPE a [<!ENTITY b "c">]>'))).toEqual(['schedule-unsafe']);
  });
});

describe.each(scheduleKinds)('made schedules: %s', (kind) => {
  test.each(Array.from({ length: 10 }, (_, index) => index + 1))('seed %i', async (seed) => {
    const made = madeSchedule(kind, seed);
    const file = await read(made.name, new TextEncoder().encode(made.text), seed % 2 === 0 ? 'en' : 'ru');
    const inOrder = (sessions: Read['sessions'] | typeof made.sessions): unknown[] =>
      sessions
        .map(({ date, start, minutes, title, description, room, people }) => ({
          date,
          start,
          minutes,
          title,
          description,
          room,
          people,
        }))
        .sort((one, other) => (one.title < other.title ? -1 : 1));
    expect(inOrder(file.sessions), made.name).toEqual(inOrder(made.sessions));
    const remarks = codes(file).filter((code) => code !== 'zone-differs');
    expect(remarks.filter((code) => code !== 'times-differ' || kind !== 'far-offset')).toEqual([]);
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type OpenedAgenda, openAgendaFile } from '../../../../shared/exchange/open-agenda-file.ts';
import type { Result } from '../../../../shared/result.ts';
import { valueOf } from '../samples.ts';

type Place = readonly [date: string, start: string, minutes: number];

async function read(name: string, folder = 'calendars'): Promise<Result<unknown>> {
  const options = { language: 'en', timeZone: 'Asia/Almaty' } as const;
  return openAgendaFile(readFileSync(`test/files/${folder}/${name}`), options);
}

async function agendaOf(name: string, folder?: string): Promise<OpenedAgenda['agenda']> {
  return (valueOf(await read(name, folder)) as OpenedAgenda).agenda;
}

const daily = (first: number, last: number, start: string, minutes: number): Place[] =>
  Array.from({ length: last - first + 1 }, (_, index) => [`2025-07-${String(first + index)}`, start, minutes]);

describe('what calendars of other programs mean comes in', () => {
  test.each<[string, readonly Place[]]>([
    ['c01-rdate.ics', [...daily(15, 16, '08:30', 30), ['2025-07-17', '09:30', 30]]],
    ['c02-until.ics', daily(15, 17, '01:00', 60)],
    ['c02b-until-almaty.ics', daily(14, 16, '16:00', 60)],
    ['c02c-until-early.ics', daily(14, 17, '04:30', 60)],
    [
      'c03-recurrence-utc.ics',
      [
        ['2025-07-15', '05:30', 60],
        ['2025-07-16', '04:00', 60],
        ['2025-07-17', '05:30', 60],
      ],
    ],
    ['c04-future.ics', [...daily(14, 15, '09:00', 60), ...daily(16, 18, '09:30', 60)]],
    [
      'c05-two-a-day.ics',
      [
        ['2025-07-14', '11:00', 15],
        ['2025-07-14', '15:00', 15],
        ['2025-07-15', '11:00', 15],
      ],
    ],
    [
      'c10-zone-until.ics',
      [
        ['2025-07-14', '09:00', 60],
        ['2023-07-14', '09:00', 60],
      ],
    ],
    [
      'k2-two-rules.ics',
      [
        ['2025-07-14', '09:00', 60],
        ['2025-07-15', '09:00', 60],
        ['2025-07-21', '09:00', 60],
      ],
    ],
    ['k5-zone-comma.ics', [['2025-07-14', '14:00', 60]]],
  ])('%s', async (name, expected) => {
    const { days, sessions, warnings } = await agendaOf(name);
    expect(sessions.map(({ day, start, minutes }) => [days[day ?? -1]?.date, start, minutes])).toEqual(expected);
    expect([...warnings, ...sessions.flatMap(({ notes = [] }) => notes)]).toEqual([]);
  });

  test('and its titles: one day moved, one title in quoted-printable', async () => {
    const moved = await agendaOf('c03-recurrence-utc.ics');
    expect(moved.sessions.map(({ title }) => title.en)).toEqual(['Call', 'Call (earlier)', 'Call']);
    expect((await agendaOf('c08-qp.ics')).sessions.map(({ title }) => title)).toEqual([{ ru: 'Обзор' }]);
  });

  test('texts in HTML, and text with real line breaks in it', async () => {
    const html = await agendaOf('c07-html.ics');
    expect(html.sessions.map(({ description }) => description.en)).toEqual([
      'Bring your laptop.\n\n• Case A & B\n• Case C\n\nRoom opens at 8',
      'Only here: read annex 3.',
    ]);
    const [unfolded] = (await agendaOf('k15-unfolded.ics')).sessions;
    expect(unfolded?.description.en).toBe('First line of the text.\nSecond line.\nThird line: with a colon.');
  });

  test('a long description, whole', async () => {
    const { sessions, warnings } = await agendaOf('k7-long.ics');
    expect(sessions[0]?.description.en).toHaveLength(4507);
    expect([...warnings, ...sessions.flatMap(({ notes = [] }) => notes)]).toEqual([]);
  });

  test('one torn letter costs one letter, and that is told', async () => {
    const opened = valueOf(await read('k14-torn-letter.ics')) as OpenedAgenda;
    expect(opened.encoding).toBe('utf-8');
    expect(opened.agenda.sessions.map(({ title }) => title.ru)).toEqual(['Открытие семинара', 'Обзор докл\uFFFD']);
    expect(opened.agenda.warnings).toEqual([{ code: 'letters-broken', values: { count: 1 } }]);
  });

  test('a cancellation and a web page are refused as what they are', async () => {
    expect(await read('c06-method-cancel.ics')).toMatchObject({ failure: { code: 'calendar-cancelled' } });
    expect(await read('k11-login-page.ics')).toMatchObject({ failure: { code: 'file-web-page' } });
  });
});

test('HTML, elements in a text, and a name in an element of its own, in a schedule', async () => {
  const { sessions } = await agendaOf('c20-html.xml', 'schedules');
  expect(sessions.map(({ description }) => description.en)).toEqual([
    'Bring two cases\n\n• one',
    'First part.\n\nSecond part.\n\nSee annex 1 for the text',
  ]);
  expect(sessions[1]?.people).toEqual(['Aigul Omarova']);
});

/** One event of a calendar that is made here, read in Almaty. */
async function placesOf(...lines: readonly string[]): Promise<string[]> {
  const text = ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'UID:one@example.org', ...lines, 'END:VEVENT', 'END:VCALENDAR', ''];
  const bytes = new TextEncoder().encode(text.join('\r\n'));
  const { sessions, days } = (
    valueOf(await openAgendaFile(bytes, { language: 'en', timeZone: 'Asia/Almaty' })) as OpenedAgenda
  ).agenda;
  return sessions.map(({ day, start, minutes, title }) =>
    [days[day ?? 0]?.date, start ?? '-', String(minutes), Object.values(title).join('')].join(' '),
  );
}

test.each<[string, readonly string[], readonly string[]]>([
  [
    'an EXDATE without a zone is by the clock of the start',
    [
      'DTSTART;TZID=Europe/Berlin:20250714T110000',
      'DURATION:PT1H',
      'RRULE:FREQ=DAILY;COUNT=3',
      'EXDATE:20250715T110000',
      'SUMMARY:A',
    ],
    ['2025-07-14 14:00 60 A', '2025-07-16 14:00 60 A'],
  ],
  [
    'a start without a zone is by the clock of the end',
    ['DTSTART:20250714T180000', 'DTEND;TZID=Europe/Brussels:20250714T190000', 'SUMMARY:A'],
    ['2025-07-14 21:00 60 A'],
  ],
  [
    'a further time of a series of days keeps its hour',
    ['DTSTART;VALUE=DATE:20250714', 'DURATION:PT2H', 'RDATE:20250715T050000Z', 'SUMMARY:A'],
    ['2025-07-14 - 30 A', '2025-07-15 10:00 120 A'],
  ],
  [
    'a property of no standard after a title is none of it',
    ['DTSTART:20250714T180000', 'DURATION:PT1H', 'SUMMARY:A', 'DRESSCODE:CASUAL', 'NON-SMOKING;VALUE=BOOLEAN:TRUE'],
    ['2025-07-14 18:00 60 A'],
  ],
  [
    'a title whose type nobody knows is a text',
    ['DTSTART:20250714T180000', 'DURATION:PT1H', 'SUMMARY;VALUE="A^n":A\\n B\\, C'],
    ['2025-07-14 18:00 60 A B, C'],
  ],
])('%s', async (_, lines, expected) => {
  expect(await placesOf(...lines)).toEqual(expected);
});

import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test, vi } from 'vitest';
import { endOf, startOf } from '../../../shared/domain/attendance/slots.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { escapedText, foldedLine, unfoldedBytes } from '../../../shared/exchange/calendar/calendar-lines.ts';
import { readCalendar } from '../../../shared/exchange/calendar/calendar-reader.ts';
import { mostSteps } from '../../../shared/exchange/calendar/calendar-series.ts';
import { exchangeText } from '../../../shared/exchange/exchange-documents.ts';
import { openAgendaFile } from '../../../shared/exchange/open-agenda-file.ts';
import type { Result } from '../../../shared/result.ts';
import { daysBetween } from '../../../shared/time/calendar-day.ts';
import { offsetAt } from '../../../shared/time/instant.ts';
import { clockAt } from '../../../shared/time/wall-clock.ts';
import { anId, aSession, aWorkshop, ids } from '../../factories/a-workshop.ts';
import { countedWork } from '../counted-work.ts';
import { datedSamples, requestOf, valueOf, written } from './samples.ts';

const options = { language: 'en', timeZone: 'Asia/Almaty' } as const;

type OtherEvent = { readonly uid: string; readonly summary: string; readonly start: number; readonly end: number };

/** The events as another program reads them, in minutes of UTC since 1970 by the rules that the file brings along. */
function readByOther(text: string): OtherEvent[] {
  const calendar = new ICAL.Component(ICAL.parse(text) as string);
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    const inMinutes = (time: ICAL.Time): number => time.toUnixTime() / 60;
    return { uid: event.uid, summary: event.summary, start: inMinutes(event.startDate), end: inMinutes(event.endDate) };
  });
}

function instant(day: string, minutes: number, timeZone: string): number {
  return daysBetween('1970-01-01', day) * 24 * 60 + minutes - offsetAt(day, clockAt(minutes), timeZone);
}

function expectedEvents({ sessions, days, workshop }: WorkshopSnapshot) {
  return sessions.flatMap((session) => {
    const date = days.find((day) => day.id === session.placement?.dayId)?.date;
    if (date == null) return [];
    const at = (minutes: number): number => instant(date, minutes, workshop.timeZone);
    return [{ uid: `${session.id}@rostrum`, start: at(startOf(session)), end: at(endOf(session)) }];
  });
}

const byUid = (one: { uid: string }, other: { uid: string }): number => (one.uid < other.uid ? -1 : 1);

describe('a calendar', () => {
  test.each(datedSamples)('of %s is read by another program as it was sent', (_, snapshot) => {
    const read = readByOther(written(snapshot, 'icalendar'));
    expect(read.map(({ summary: _summary, ...event }) => event).sort(byUid)).toEqual(
      expectedEvents(snapshot).sort(byUid),
    );
    expect(read.every((event) => event.summary !== '')).toBe(true);
  });

  test('says in which language a session is only where one was chosen for it', () => {
    const said = (language: 'ru' | null): string =>
      written(aWorkshop({ sessions: [aSession({ language })] }), 'icalendar').replaceAll('\r\n ', '');
    expect(said('ru')).toContain('Language: Russian');
    expect(said(null)).not.toContain('Language:');
  });

  const zones = [
    'Asia/Almaty',
    'Asia/Tashkent',
    'Asia/Bishkek',
    'Asia/Kolkata',
    'Asia/Tehran',
    'Europe/Berlin',
    'Europe/Dublin',
    'America/New_York',
    'America/Sao_Paulo',
    'Australia/Lord_Howe',
    'Pacific/Apia',
    'Africa/Casablanca',
    'UTC',
  ];
  const dates = ['2020-03-29', '2020-10-25', '2024-02-29', '2024-03-01', '2025-03-30', '2025-10-26', '2025-07-15'];

  test.each(zones)('in %s has the right hours on every side of a change of clocks', (timeZone) => {
    const plain = aWorkshop();
    const days = dates.map((date, index) => ({ ...plain.days[0]!, id: anId(500 + index), number: index + 1, date }));
    const sessions = days.flatMap((day, index) =>
      ['04:30', '12:00', '20:15'].map((start, part) =>
        aSession({ id: anId(600 + index * 10 + part), placement: { dayId: day.id, start, roomId: null } }),
      ),
    );
    const snapshot = { ...plain, workshop: { ...plain.workshop, timeZone }, days, sessions };
    const read = readByOther(written(snapshot, 'icalendar'));
    expect(read.map(({ summary: _summary, ...event }) => event).sort(byUid)).toEqual(
      expectedEvents(snapshot).sort(byUid),
    );
  });

  test('knows that Almaty was six hours ahead in 2020 and is five in 2025', () => {
    const inYear = (year: string): WorkshopSnapshot => ({
      ...aWorkshop(),
      days: aWorkshop().days.map((day) => ({ ...day, date: `${year}-07-1${String(day.number)}` })),
    });
    const offsets = (text: string): string[] => [...text.matchAll(/TZOFFSETTO:(.*)\r/g)].map((match) => match[1] ?? '');
    expect(offsets(written(inYear('2020'), 'icalendar'))).toEqual(['+0600']);
    expect(offsets(written(inYear('2025'), 'icalendar'))).toEqual(['+0500']);
  });

  test('of one person has what that person leads; of one delegation what is for it', () => {
    const plain = aWorkshop();
    const one = written(plain, 'icalendar', { participationId: ids.participations[0] });
    const led = new Set(
      plain.assignments.filter((each) => each.participationId === ids.participations[0]).map((each) => each.sessionId),
    );
    expect(readByOther(one).map((event) => event.uid)).toEqual([...led].map((id) => `${id}@rostrum`));
    const filter = { delegationIds: [anId(9)], sexes: [], categories: [], groupIds: [], position: '' };
    const others = { ...plain, sessions: plain.sessions.map((session) => ({ ...session, audienceFilter: filter })) };
    expect(exchangeText(others, requestOf('icalendar', { delegationId: ids.delegation })).ok).toBe(false);
    expect(readByOther(written(plain, 'icalendar', { delegationId: ids.delegation }))).toHaveLength(2);
  });

  test('119: has lines of at most 75 octets, ended by CRLF, that unfold to what they were', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const line = `SUMMARY:${escapedText(text)}`;
        const folded = new TextEncoder().encode(foldedLine(line));
        const pieces = new TextDecoder('utf-8', { fatal: true }).decode(folded).split('\r\n');
        expect(pieces.every((piece) => new TextEncoder().encode(piece).length <= 75)).toBe(true);
        expect(pieces.at(-1)).toBe('');
        expect(new TextDecoder().decode(unfoldedBytes(folded))).toBe(`${line}\r\n`);
      }),
    );
  });

  test('108: gives every text back, but for what no file may hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const plain = text.replaceAll(/[\u0000-\u001F\u007F\u2028\u2029\uFFFE\uFFFF]/g, '');
        expect(ICAL.Property.fromString(`SUMMARY:${escapedText(plain)}`).getFirstValue()).toBe(plain);
        const snapshot = { ...aWorkshop(), sessions: [aSession({ title: { en: `t ${plain}` } })] };
        expect(readByOther(written(snapshot, 'icalendar', { languages: ['en'] }))[0]?.summary).toBe(`t ${plain}`);
      }),
      { numRuns: 60 },
    );
  });
});

function calendar(event: string, more = ''): string {
  return `BEGIN:VCALENDAR\r\n${more}BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Talk\r\n${event}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;
}

function placesOf(text: string): unknown {
  const agenda = valueOf(readCalendar(text, options));
  return agenda.sessions.map(({ day, start, minutes }) => [
    day === null ? null : agenda.days[day]?.date,
    start,
    minutes,
  ]);
}

describe('101 calendars of other programs', () => {
  const lisbon = `BEGIN:VTIMEZONE\nTZID:My zone\nBEGIN:STANDARD\nDTSTART:16010101T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\nEND:STANDARD\nBEGIN:DAYLIGHT\nDTSTART:19700329T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\nEND:DAYLIGHT\nEND:VTIMEZONE\n`;
  test.each([
    ['UTC', 'DTSTART:20250715T040000Z\nDTEND:20250715T050000Z', '', [['2025-07-15', '09:00', 60]]],
    ['floating', 'DTSTART:20250715T090000\nDURATION:PT1H30M', '', [['2025-07-15', '09:00', 90]]],
    ['a known zone', 'DTSTART;TZID=Europe/Berlin:20250715T090000\nDURATION:PT30M', '', [['2025-07-15', '12:00', 30]]],
    ['a path', 'DTSTART;TZID=/x.org/Europe/Berlin:20250715T090000\nDURATION:PT30M', '', [['2025-07-15', '12:00', 30]]],
    [
      'a longer path',
      'DTSTART;TZID=/freeassociation.sourceforge.net/Tzfile/Europe/Berlin:20250715T090000\nDURATION:PT30M',
      '',
      [['2025-07-15', '12:00', 30]],
    ],
    [
      'a name of Windows',
      'DTSTART;TZID="W. Europe Standard Time":20250115T090000\nDURATION:PT30M',
      '',
      [['2025-01-15', '13:00', 30]],
    ],
    [
      'a zone explained, summer',
      'DTSTART;TZID=My zone:20250715T090000\nDURATION:PT30M',
      lisbon,
      [['2025-07-15', '12:00', 30]],
    ],
    [
      'a zone explained, winter',
      'DTSTART;TZID=My zone:20250115T090000\nDURATION:PT30M',
      lisbon,
      [['2025-01-15', '13:00', 30]],
    ],
    ['all day', 'DTSTART;VALUE=DATE:20250715\nDTEND;VALUE=DATE:20250716', '', [['2025-07-15', null, 30]]],
    ['an end before the start', 'DTSTART:20250715T090000\nDTEND:20250715T080000', '', [['2025-07-15', '09:00', 30]]],
    ['a negative duration', 'DTSTART:20250715T090000\nDURATION:-PT1H', '', [['2025-07-15', '09:00', 30]]],
    ['no start', 'DESCRIPTION:x', '', [[null, null, 30]]],
    [
      'every Tuesday, one left out',
      'DTSTART:20250715T090000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=3\nEXDATE:20250722T090000',
      '',
      [
        ['2025-07-15', '09:00', 60],
        ['2025-07-29', '09:00', 60],
      ],
    ],
    [
      'two days a week until',
      'DTSTART:20250715T090000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20250722T235959Z',
      '',
      [
        ['2025-07-15', '09:00', 60],
        ['2025-07-17', '09:00', 60],
        ['2025-07-22', '09:00', 60],
      ],
    ],
    [
      'every 31st',
      'DTSTART:20250131T090000\nDURATION:PT1H\nRRULE:FREQ=MONTHLY;COUNT=2',
      '',
      [
        ['2025-01-31', '09:00', 60],
        ['2025-03-31', '09:00', 60],
      ],
    ],
  ])('%s', (_, event, more, expected) => {
    expect(placesOf(calendar(event, more))).toEqual(expected);
  });

  test('103: the newer of two events with one UID, a moved occurrence, a cancelled event', () => {
    const event = (lines: string): string => `BEGIN:VEVENT\n${lines}\nEND:VEVENT\n`;
    const text = `BEGIN:VCALENDAR\n${event('UID:a\nSUMMARY:Old\nSEQUENCE:1\nDTSTART:20250715T090000')}${event(
      'UID:a\nSUMMARY:New\nSEQUENCE:2\nDTSTART:20250715T100000',
    )}${event('UID:b\nSUMMARY:Row\nDTSTART:20250715T110000\nRRULE:FREQ=DAILY;COUNT=2')}${event(
      'UID:b\nSUMMARY:Moved\nRECURRENCE-ID:20250716T110000\nDTSTART:20250716T150000',
    )}${event('UID:c\nSUMMARY:Gone\nSTATUS:CANCELLED\nDTSTART:20250715T120000')}END:VCALENDAR`;
    const agenda = valueOf(readCalendar(text, options));
    expect(agenda.sessions.map(({ title, start }) => [title.en, start])).toEqual([
      ['New', '10:00'],
      ['Row', '11:00'],
      ['Moved', '15:00'],
    ]);
    expect(agenda.warnings.map((warning) => warning.code)).toEqual(expect.arrayContaining(['repeated', 'cancelled']));
  });

  test('103: one UID for all events, as some programs write it, is no reason to leave any out', () => {
    const event = (summary: string, start: string): string =>
      `BEGIN:VEVENT\nUID:1\nSEQUENCE: 0\nDTSTAMP:20250701T000000Z\nSUMMARY:${summary}\nDTSTART:20250715T${start}00Z\nDURATION:PT30M\nEND:VEVENT\n`;
    const events =
      event('Opening', '0400') + event('Talk', '0500') + event('Other talk', '0500') + event('Talk', '0500');
    const agenda = valueOf(readCalendar(`BEGIN:VCALENDAR\n${events}END:VCALENDAR`, { language: 'en', timeZone: null }));
    expect(agenda.sessions.map(({ title }) => title.en)).toEqual(['Opening', 'Talk', 'Other talk']);
    expect(agenda.warnings).toEqual([
      { code: 'zone-assumed', values: { zone: 'UTC' } },
      { code: 'repeated', values: { title: 'Talk' } },
    ]);
  });

  test('102: a letter torn by folding is put together, lone line ends and a byte-order mark are taken', async () => {
    const bytes = [...new TextEncoder().encode(calendar('DTSTART:20250715T090000\nDESCRIPTION:Щит'))];
    const at = bytes.indexOf(0xd0) + 1;
    const torn = Uint8Array.from([0xef, 0xbb, 0xbf, ...bytes.slice(0, at), 13, 10, 32, ...bytes.slice(at)]);
    const opened = valueOf(await openAgendaFile(torn, options));
    expect(opened.kind === 'icalendar' ? opened.agenda.sessions[0]?.description : null).toEqual({ ru: 'Щит' });
    expect(placesOf(calendar('DTSTART:20250715T090000').replaceAll('\r\n', '\r'))).toHaveLength(1);
  });
});

const codeOf = (result: Result<unknown>): string | null => (result.ok ? null : result.failure.code);

describe('99 rules that never end come in within the days of the workshop', () => {
  const days = { first: '2025-07-14', last: '2025-07-17' };
  const all = ['2025-07-14', '2025-07-15', '2025-07-16', '2025-07-17'];
  test.each<[string, string, readonly string[]]>([
    ['FREQ=DAILY', '20250131', all],
    ['FREQ=DAILY', '20010131', all],
    ['FREQ=DAILY', '20250716', ['2025-07-16', '2025-07-17']],
    ['FREQ=DAILY;COUNT=1000000000', '20250131', all],
    ['FREQ=DAILY;COUNT=1001', '20250131', all],
    ['FREQ=DAILY;COUNT=168', '20250131', ['2025-07-14', '2025-07-15', '2025-07-16', '2025-07-17']],
    ['FREQ=DAILY;COUNT=167', '20250131', ['2025-07-14', '2025-07-15', '2025-07-16']],
    ['FREQ=WEEKLY;UNTIL=20990101T000000Z', '20250114', ['2025-07-15']],
    ['FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR', '20250710', all],
    ['FREQ=WEEKLY;BYDAY=MO,WE', '20250106', ['2025-07-14', '2025-07-16']],
    ['FREQ=MONTHLY;BYDAY=3TH', '20250116', ['2025-07-17']],
    ['FREQ=YEARLY', '20000715', ['2025-07-15']],
  ])('%s from %s', (rule, start, expected) => {
    const steps = vi.spyOn(ICAL.RecurIterator.prototype, 'next');
    const agenda = valueOf(readCalendar(calendar(`DTSTART:${start}T090000\nRRULE:${rule}`), { ...options, days }));
    expect(agenda.sessions.map(({ day }) => agenda.days[day ?? -1]?.date)).toEqual(expected);
    const { first, last } = days;
    const limited = { code: 'series-limited', values: { title: 'Talk', first, last } };
    expect(agenda.sessions[0]?.notes?.[0]).toEqual(limited);
    expect(agenda.sessions.slice(1).flatMap(({ notes = [] }) => notes)).not.toContainEqual(limited);
    expect(agenda.warnings).toEqual([]);
    expect(steps.mock.calls.length).toBeLessThan(mostSteps);
    steps.mockRestore();
  });

  test('one of which none is left among others is told of the file', () => {
    const cancelled = ['20250714', '20250715', '20250716', '20250717'].map((day) => `EXDATE:${day}T090000`).join('\n');
    const other = 'END:VEVENT\nBEGIN:VEVENT\nUID:2\nSUMMARY:Other\nDTSTART:20250714T120000\nDURATION:PT1H';
    const text = calendar(`DTSTART:20250131T090000\nRRULE:FREQ=DAILY\n${cancelled}\n${other}`);
    const agenda = valueOf(readCalendar(text, { ...options, days }));
    expect(agenda.sessions.map(({ title, notes }) => [title.en, notes])).toEqual([['Other', []]]);
    expect(agenda.warnings).toEqual([
      { code: 'series-limited', values: { title: 'Talk', first: '2025-07-14', last: '2025-07-17' } },
    ]);
  });

  test('or, when there is no workshop, over the other events of the file or for a fortnight', () => {
    const endless = calendar('DTSTART:20250714T090000\nRRULE:FREQ=DAILY');
    expect(valueOf(readCalendar(endless, options)).days).toHaveLength(14);
    const event = (day: string): string => `BEGIN:VEVENT\nUID:${day}\nSUMMARY:x\nDTSTART:${day}T120000\nEND:VEVENT\n`;
    const withOthers = endless.replace('BEGIN:VEVENT', `${event('20250714')}${event('20250716')}BEGIN:VEVENT`);
    expect(valueOf(readCalendar(withOthers, options)).days.map(({ date }) => date)).toEqual([
      '2025-07-14',
      '2025-07-15',
      '2025-07-16',
    ]);
  });

  test('and when nothing of it falls into those days, the file is refused with them', () => {
    const past = calendar('DTSTART:20250714T090000\nRRULE:FREQ=DAILY');
    const result = readCalendar(past, { ...options, days: { first: '2025-05-01', last: '2025-05-02' } });
    expect(codeOf(result)).toBe('calendar-other-days');
  });
});

describe('99, 100 of a rule that is not followed the first time comes in, and that is told', () => {
  test.each([
    'FREQ=SECONDLY',
    'FREQ=SECONDLY;COUNT=10',
    'FREQ=MINUTELY;COUNT=10',
    'FREQ=DAILY;INTERVAL=0;COUNT=5',
    'FREQ=DAILY;INTERVAL=1e9;COUNT=5',
    'FREQ=DAILY;INTERVAL=1000000000;COUNT=5',
    'FREQ=MONTHLY;BYDAY=1TH;BYSETPOS=2',
    'FREQ=WEEKLY;BYDAY=MO,TU;BYSETPOS=2;COUNT=3',
    'FREQ=YEARLY;BYDAY=20MO;COUNT=3',
    'FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO;COUNT=3',
    'FREQ=DAILY;COUNT=abc',
    'FREQ=DAILY;UNTIL=soon',
    'FREQ=WEEKLY;BYDAY=XX;COUNT=3',
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=DAILY;INTERVAL=7;BYDAY=TU',
    'COUNT=3',
    ';;;=',
    'RSCALE=HEBREW;FREQ=YEARLY;COUNT=2',
  ])('%s', (rule) => {
    const steps = vi.spyOn(ICAL.RecurIterator.prototype, 'next');
    const agenda = valueOf(readCalendar(calendar(`DTSTART:20250131T090000\nDURATION:PT1H\nRRULE:${rule}`), options));
    expect(agenda.sessions).toHaveLength(1);
    expect(agenda.warnings).toEqual([{ code: 'series-unreadable', values: { title: 'Talk' } }]);
    expect(steps.mock.calls.length).toBeLessThan(mostSteps);
    steps.mockRestore();
  });
});

test('of a series that ends before its start nothing is left', () => {
  const over = 'DTSTART:20250714T090000\nRRULE:FREQ=DAILY;UNTIL=20250713T000000Z';
  expect(codeOf(readCalendar(calendar(over), options))).toBe('schedule-empty');
});

test('100: many rules that never give a time do not keep anybody waiting', () => {
  const event = 'BEGIN:VEVENT\nSUMMARY:x\nDTSTART:20250131T090000\nRRULE:FREQ=DAILY;INTERVAL=7;BYDAY=TU\nEND:VEVENT\n';
  const steps = vi.spyOn(ICAL.RecurIterator.prototype, 'next');
  const agenda = valueOf(readCalendar(`BEGIN:VCALENDAR\n${event.repeat(2000)}END:VCALENDAR`, options));
  expect(agenda.warnings.filter(({ code }) => code === 'series-unreadable')).toHaveLength(2000);
  expect(steps.mock.calls.length).toBeLessThan(mostSteps + 2000);
  steps.mockRestore();
});

describe('broken calendars are refused at once', () => {
  const manyEvents = 'BEGIN:VEVENT\nSUMMARY:x\nDTSTART:20250715T090000\nEND:VEVENT\n';
  test.each<[string, string, string]>([
    ['no calendar', 'BEGIN:VCARD\nEND:VCARD', 'calendar-broken'],
    ['cut off', calendar('DTSTART:20250715T090000').slice(0, 60), 'calendar-broken'],
    ['wrong end', 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR', 'calendar-broken'],
    ['end without begin', 'END:VCALENDAR', 'calendar-broken'],
    ['nested without end', 'BEGIN:A\n'.repeat(100_000), 'calendar-broken'],
    ['101: an unknown zone', calendar('DTSTART;TZID=Mars/Olympus:20250715T090000'), 'calendar-zone-unknown'],
    ['no events', 'BEGIN:VCALENDAR\nEND:VCALENDAR', 'schedule-empty'],
    ['40,000 events', `BEGIN:VCALENDAR\n${manyEvents.repeat(40_000)}END:VCALENDAR`, 'schedule-too-large'],
  ])('%s', async (_, text, code) => {
    const { value, work } = await countedWork(() => codeOf(readCalendar(text, options)));
    expect(value).toBe(code);
    expect(work).toBeLessThan(text.length + 1000);
  });

  test('102: a calendar of any bytes never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (event, more) => {
        readCalendar(calendar(event, `${more}\n`), options);
      }),
    );
    expect(codeOf(readCalendar('', options))).toBe('calendar-broken');
  });
});

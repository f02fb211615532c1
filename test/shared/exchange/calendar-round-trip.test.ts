import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { endOf, startOf } from '../../../shared/domain/attendance/slots.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { readCalendar } from '../../../shared/exchange/calendar/calendar-reader.ts';
import { addDays } from '../../../shared/time/calendar-day.ts';
import { clockAt } from '../../../shared/time/wall-clock.ts';
import { anId, aSession, aWorkshop } from '../../factories/a-workshop.ts';
import { oddAgenda } from './odd-agenda.ts';
import { datedSamples, valueOf, written } from './samples.ts';

type Read = {
  readonly uid: string;
  readonly title: string;
  readonly place: string;
  readonly description: string;
  readonly zone: string;
  /** By the clock of the place: `2025-07-15T09:00:00`. */
  readonly from: string;
  readonly to: string;
  /** `2025-07-15T04:00:00Z` */
  readonly utc: string;
};

/** The events as a second parser reads them, by the rules that the file brings along. */
function readByOther(text: string): Read[] {
  const calendar = new ICAL.Component(ICAL.parse(text) as string);
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const { uid, summary, location, description, startDate, endDate } = new ICAL.Event(component);
    return {
      uid,
      title: summary,
      place: location,
      description: description ?? '',
      zone: startDate.zone?.tzid ?? '',
      from: startDate.toString().replace('Z', ''),
      to: endDate.toString().replace('Z', ''),
      utc: startDate.convertToZone(ICAL.Timezone.utcTimezone).toString(),
    };
  });
}

const inOrder = (texts: readonly string[]): string[] => texts.toSorted();

function sentTimes({ sessions, days }: WorkshopSnapshot): string[] {
  return sessions.flatMap((session) => {
    const date = days.find((day) => day.id === session.placement?.dayId)?.date;
    if (date == null) return [];
    const at = (minutes: number): string =>
      `${addDays(date, Math.floor(minutes / 1440))}T${clockAt(minutes % 1440)}:00`;
    return [`${session.id}@rostrum ${at(startOf(session))} ${at(endOf(session))}`];
  });
}

/** What no line shows: letters that no file may hold, and how many blanks stand in a row. */
function shown(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFEFF\uFFFE\uFFFF]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function expectReadAlike(snapshot: WorkshopSnapshot): void {
  const text = written(snapshot, 'icalendar', { languages: ['en'] });
  const events = readByOther(text);
  expect(inOrder(events.map(({ uid, from, to }) => `${uid} ${from} ${to}`))).toEqual(inOrder(sentTimes(snapshot)));
  const { timeZone } = snapshot.workshop;
  expect(new Set(events.map(({ zone }) => zone))).toEqual(new Set([timeZone]));
  const byId = new Map(snapshot.sessions.map((session) => [`${session.id}@rostrum`, session]));
  for (const { uid, title, description } of events) {
    const session = byId.get(uid);
    if (session?.title.en !== undefined) expect(shown(title)).toBe(shown(session.title.en));
    expect(shown(description)).toContain(shown(session?.description.en ?? ''));
  }
  const own = valueOf(readCalendar(text, { language: 'en', timeZone }));
  expect(own.sessions.map(({ source, room }) => `${source} ${room}`)).toEqual(
    events.map(({ uid, place }) => `${uid} ${shown(place).slice(0, 300).trim()}`),
  );
  for (const [index, { description, day, start }] of own.sessions.entries()) {
    const other = events[index];
    expect(`${own.days[day ?? -1]?.date ?? ''}T${start ?? ''}:00`).toBe(other?.from);
    expect(shown(Object.values(description).join('')).slice(0, 3000)).toBe(
      shown(other?.description ?? '').slice(0, 3000),
    );
  }
}

describe('119 a calendar is read by another program and by our own reader as it was sent', () => {
  test.each(datedSamples)('%s', (_, snapshot) => expectReadAlike(snapshot));

  test('an agenda that nobody would plan', () => {
    fc.assert(fc.property(oddAgenda, expectReadAlike));
  });
});

/** Sessions at these hours of these days, each two hours long. */
function training(timeZone: string, dates: readonly string[], hours: readonly string[]): WorkshopSnapshot {
  const plain = aWorkshop();
  const days = dates.map((date, index) => ({ ...plain.days[0]!, id: anId(500 + index), number: index + 1, date }));
  const sessions = days.flatMap((day, index) =>
    hours.map((start, part) =>
      aSession({
        id: anId(600 + index * 10 + part),
        minutes: 120,
        placement: { dayId: day.id, start, roomId: null },
      }),
    ),
  );
  return { ...plain, workshop: { ...plain.workshop, timeZone }, days, sessions, assignments: [] };
}

test.each([
  ['Asia/Almaty', '2020-07-15', '03:00'],
  ['Asia/Almaty', '2024-02-29', '03:00'],
  ['Asia/Almaty', '2024-03-01', '04:00'],
  ['Asia/Almaty', '2025-07-15', '04:00'],
  ['Asia/Qyzylorda', '2018-07-15', '03:00'],
  ['Asia/Qyzylorda', '2025-07-15', '04:00'],
  ['Asia/Bishkek', '2005-01-15', '04:00'],
  ['Asia/Bishkek', '2025-07-15', '03:00'],
  ['Asia/Ashgabat', '2025-01-15', '04:00'],
  ['Asia/Tashkent', '2025-07-15', '04:00'],
  ['Asia/Dushanbe', '2025-07-15', '04:00'],
  ['Europe/Vienna', '2025-03-29', '08:00'],
  ['Europe/Vienna', '2025-03-30', '07:00'],
  ['Europe/Vienna', '2025-10-25', '07:00'],
  ['Europe/Vienna', '2025-10-26', '08:00'],
])('nine o’clock in %s on %s is %s in UTC', (timeZone, date, utc) => {
  const [event] = readByOther(written(training(timeZone, [date], ['09:00']), 'icalendar'));
  expect(event?.utc).toBe(`${date}T${utc}:00Z`);
});

test.each([
  ['in spring', '2025-03-28', ['08', '08', '07', '07']],
  ['in autumn', '2025-10-24', ['07', '07', '08', '08']],
])('a seminar in Vienna goes on across the change of the clocks %s', (_, first, hours) => {
  const dates = [0, 1, 2, 3].map((number) => addDays(first, number));
  const events = readByOther(written(training('Europe/Vienna', dates, ['09:00', '22:30']), 'icalendar'));
  const mornings = events.filter(({ from }) => from.endsWith('T09:00:00'));
  expect(mornings.map(({ utc }) => utc)).toEqual(dates.map((date, index) => `${date}T${hours[index] ?? ''}:00:00Z`));
});

describe('a second export', () => {
  const snapshot = aWorkshop();
  const moved = {
    ...snapshot,
    sessions: snapshot.sessions.map((session) =>
      session.placement === null ? session : { ...session, placement: { ...session.placement, start: '16:00' } },
    ),
  };
  const valuesOf = (text: string, name: string): string[] =>
    new ICAL.Component(ICAL.parse(text) as string)
      .getAllSubcomponents('vevent')
      .map((event) => String(event.getFirstPropertyValue(name)));
  const first = written(snapshot, 'icalendar', { writtenAt: '2025-07-12T08:30:00.123Z' });
  const second = written(moved, 'icalendar', { writtenAt: '2025-07-12T08:31:00.456Z' });

  test('has the same events, each newer than before, so that a calendar changes them and doubles none', () => {
    expect(valuesOf(second, 'uid')).toEqual(valuesOf(first, 'uid'));
    expect(valuesOf(first, 'dtstamp')).toEqual(['2025-07-12T08:30:00Z', '2025-07-12T08:30:00Z']);
    expect(valuesOf(second, 'last-modified')).toEqual(['2025-07-12T08:31:00Z', '2025-07-12T08:31:00Z']);
    const sequences = [first, second].map((text) => Number(valuesOf(text, 'sequence')[0]));
    expect(sequences[1]).toBe((sequences[0] ?? 0) + 1);
    expect(sequences[1]).toBeLessThan(2 ** 31);
  });

  test('wins over the first one wherever both are', () => {
    const both = first.replace(/END:VCALENDAR\r\n$/, '') + second.replace(/^[^]*?(?=BEGIN:VEVENT)/, '');
    const agenda = valueOf(readCalendar(both, { language: 'en', timeZone: null }));
    expect(agenda.sessions.map(({ start }) => start)).toEqual(['16:00', '16:00']);
  });

  test('is no invitation: nobody has to answer it', () => {
    expect(first).not.toMatch(/^(METHOD|ORGANIZER|ATTENDEE)/m);
  });

  test('without a time is of midnight of its date', () => {
    expect(valuesOf(written(snapshot, 'icalendar'), 'dtstamp')).toContain('2025-07-12T00:00:00Z');
  });
});

import { expect, test } from 'vitest';
import { importedAgendaChanges } from '../../../../shared/exchange/agenda-import.ts';
import { readCalendar } from '../../../../shared/exchange/calendar/calendar-reader.ts';
import { readAgendaFile } from '../../../../shared/exchange/understood-file.ts';
import { aWorkshop } from '../../../factories/a-workshop.ts';
import { idsFrom } from '../../operations/store.ts';
import { applied } from '../applied.ts';
import { valueOf } from '../samples.ts';

async function toldOf(...lines: readonly string[]): Promise<string[]> {
  const text = ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');
  const { sessions, told } = await readAgendaFile(new TextEncoder().encode(text), 'a.ics', {
    language: 'en',
    timeZone: null,
  });
  return [...sessions.map(({ date, start }) => `${date ?? '-'} ${start ?? '-'}`), ...told.map(({ code }) => code)];
}

const event = (start: string, ...more: readonly string[]): string[] => [
  'BEGIN:VEVENT',
  `UID:${start}`,
  'SUMMARY:Talk',
  `DTSTART${start}`,
  ...more,
  'END:VEVENT',
];

test('of a whole day the missing start says enough', async () => {
  expect(await toldOf(...event(';VALUE=DATE:20250714'))).toEqual(['2025-07-14 -', 'zone-assumed']);
});

test('coming and going all day makes no day of the workshop and is no break', async () => {
  const text = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...event(';VALUE=DATE:20250713').map((line) => line.replace('Talk', 'Arrival of participants')),
    ...event(';TZID=Asia/Almaty:20250714T090000', 'DURATION:PT1H'),
    ...event(';TZID=Asia/Almaty:20250715T090000', 'DURATION:PT1H'),
    ...event(';VALUE=DATE:20250716').map((line) => line.replace('Talk', 'Departure')),
    'END:VCALENDAR',
    '',
  ].join('\r\n');
  const agenda = valueOf(readCalendar(text, { language: 'en', timeZone: null }));
  expect(agenda.sessions.map(({ kind }) => kind)).toEqual(['lecture', 'lecture', 'lecture', 'lecture']);
  const empty = aWorkshop({ days: [], sessions: [], assignments: [] });
  const imported = valueOf(importedAgendaChanges(empty, agenda, false, idsFrom(700)));
  expect(imported.newDays).toBe(2);
  const read = applied(empty, imported.changes);
  expect(read.days.map(({ date }) => date)).toEqual(['2025-07-14', '2025-07-15']);
  expect(read.sessions.filter(({ placement }) => placement === null)).toHaveLength(2);
});

test('several whole days are told with their number', async () => {
  expect(await toldOf(...event(';VALUE=DATE:20250714', 'DTEND;VALUE=DATE:20250717'))).toEqual([
    '2025-07-14 -',
    'zone-assumed',
    'days-several',
  ]);
});

test('tasks and notes are told as left out', async () => {
  const told = await toldOf(
    ...event(';TZID=Asia/Almaty:20250714T090000', 'DURATION:PT1H'),
    'BEGIN:VTODO',
    'UID:t',
    'END:VTODO',
    'BEGIN:VJOURNAL',
    'UID:j',
    'END:VJOURNAL',
  );
  expect(told).toEqual(['2025-07-14 09:00', 'tasks-left-out']);
});

test('a cancelled event does not decide the zone', async () => {
  const told = await toldOf(
    ...event(';TZID=Europe/London:20250713T090000', 'DURATION:PT1H', 'STATUS:CANCELLED'),
    ...event(';TZID=Asia/Almaty:20250714T090000', 'DURATION:PT1H'),
  );
  expect(told).toEqual(['2025-07-14 09:00', 'cancelled']);
});

test('of several zones the one that is taken is told', async () => {
  const told = await toldOf(
    ...event(';TZID=Asia/Almaty:20250714T090000', 'DURATION:PT1H'),
    ...event(';TZID=Europe/London:20250714T090000', 'DURATION:PT1H'),
  );
  expect(told).toEqual(['2025-07-14 09:00', '2025-07-14 13:00', 'zones-several']);
});

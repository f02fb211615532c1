import { expect, test } from 'vitest';
import { readAgendaFile } from '../../../../shared/exchange/understood-file.ts';

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

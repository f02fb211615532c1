import { describe, expect, test } from 'vitest';
import { readCalendar } from '../../../../shared/exchange/calendar/calendar-reader.ts';
import { seededRandom } from '../../../../shared/planning/seeded-random.ts';
import { valueOf } from '../samples.ts';
import { oneOf } from '../tables/made-tables.ts';

const options = { language: 'en', timeZone: 'Asia/Almaty' } as const;

function starts(event: string): readonly string[] {
  const text = `BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nSUMMARY:Talk\n${event}\nEND:VEVENT\nEND:VCALENDAR\n`;
  const agenda = valueOf(readCalendar(text.replaceAll('\n', '\r\n'), options));
  expect(agenda.warnings).toEqual([]);
  return agenda.sessions.map(
    ({ day, start, minutes }) => `${agenda.days[day ?? -1]?.date ?? ''} ${start ?? ''} ${String(minutes)}`,
  );
}

describe.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])('slips of programs in series: %s', (seed) => {
  test('moments to leave out as UTC in a series without a zone mean its own clock', () => {
    const random = seededRandom(seed);
    const hour = String(8 + Math.floor(random() * 8)).padStart(2, '0');
    const left = 15 + Math.floor(random() * 3);
    const event = `DTSTART:20250714T${hour}0000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=5\nEXDATE:202507${String(left)}T${hour}0000Z`;
    const days = [14, 15, 16, 17, 18].filter((day) => day !== left);
    expect(starts(event)).toEqual(days.map((day) => `2025-07-${String(day)} ${hour}:00 60`));
  });

  test('with a zone they are the moments that they say', () => {
    const event =
      'DTSTART;TZID=Asia/Almaty:20250714T090000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE:20250715T040000Z,20250716T090000Z';
    expect(starts(event)).toEqual(['2025-07-14 09:00 60', '2025-07-16 09:00 60']);
  });

  test('further dates that cannot be read are told', () => {
    const random = seededRandom(seed * 7);
    const [name, wrong] = [
      oneOf(random, ['RDATE', 'EXDATE']),
      oneOf(random, ['199709T180000Z/PT5H', '2025071', 'soon', '20251340']),
    ];
    const text = `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Talk\r\nDTSTART:20250714T090000\r\nDURATION:PT1H\r\n${name}:${wrong}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;
    expect(valueOf(readCalendar(text, options)).warnings).toEqual([
      { code: 'dates-unread', values: { title: 'Talk', value: wrong } },
    ]);
  });

  test('blanks in a rule say nothing', () => {
    const random = seededRandom(seed * 3);
    const blank = (): string => oneOf(random, ['', ' ', '  ']);
    const rule = `FREQ=WEEKLY;${blank()}COUNT=3;BYDAY=MO,${blank()}TU${blank()},${blank()}WE${blank()};WKST=MO`;
    expect(starts(`DTSTART:20250714T090000\nDURATION:PT1H\nRRULE:${rule}`)).toEqual([
      '2025-07-14 09:00 60',
      '2025-07-15 09:00 60',
      '2025-07-16 09:00 60',
    ]);
  });
});

test.each(['DTSTART:20250714T090000T', 'DTSTART;TZID=Asia/Almaty:20250714T090000T'])(
  'a start with a letter that says nothing is taken as written, and that is told: %s',
  (start) => {
    const text = `BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nSUMMARY:Talk\n${start}\nDTEND:20250714T100000T\nEND:VEVENT\nEND:VCALENDAR\n`;
    const agenda = valueOf(readCalendar(text.replaceAll('\n', '\r\n'), options));
    expect(agenda.sessions.map(({ start: at, minutes }) => [at, minutes])).toEqual([['09:00', 60]]);
    expect(agenda.sessions[0]?.notes).toEqual([{ code: 'time-mended', values: { title: 'Talk' } }]);
  },
);

import { describe, expect, test } from 'vitest';
import { readTable } from './read-table.ts';

/** The day that a cell gives its session, and what is told. */
async function dayOf(written: string): Promise<string> {
  const { sessions, told } = await readTable(`Date;Time;Session\n"${written}";09:00-10:00;Opening talk`, {
    near: '2026-07-01',
  });
  return [sessions[0]?.split(' | ')[0] ?? '', ...told].join(' ');
}

describe('a cell that names several days is the first of them, and says so', () => {
  test.each([
    ['12-14 May 2025', '2025-05-12'],
    ['May 12-14, 2025', '2025-05-12'],
    ['May 12 – May 14, 2025', '2025-05-12'],
    ['30 May - 2 June 2025', '2025-05-30'],
    ['12 и 13 мая 2025', '2025-05-12'],
    ['12, 13 и 14 мая 2025 г.', '2025-05-12'],
    ['с 12 по 14 мая 2025 г.', '2025-05-12'],
    ['12.05-14.05.2025', '2025-05-12'],
    ['12–14.05.2026', '2026-05-12'],
    ['12.05.2026-14.05.2026', '2026-05-12'],
    ['2026-05-12 – 2026-05-14', '2026-05-12'],
    ['12/13 May 2025', '2025-05-12'],
    ['с 12 мая по 14 мая 2026', '2026-05-12'],
    ['2025 жылғы 14-15 мамыр', '2025-05-14'],
    ['2025-yil 12-14-may', '2025-05-12'],
    ['30 декабря – 2 января 2027', '2026-12-30'],
  ])('%s', async (written, date) => {
    expect(await dayOf(written)).toBe(`${date} date-range 2`);
  });

  test.each(['14-15 мамыр', '14-15 мая', '14.05–15.05'])('%s, whose year is not said', async (written) => {
    expect(await dayOf(written)).toBe('2026-05-14 date-range 2 year-assumed 2');
  });

  test.each([
    ['Day 1 – 14 July 2025', '2025-07-14'],
    ['14 July 2025', '2025-07-14'],
    ['14.07.2025', '2025-07-14'],
    ['1 – Monday, 14 July 2025', '2025-07-14'],
  ])('but %s is one day', async (written, date) => {
    expect(await dayOf(written)).toBe(date);
  });
});

test('above single days, a heading of several is the span of the event and no day', async () => {
  const { sessions, told } = await readTable(
    ['Time;Session', '12-13 May 2025;', '12 May;', '09:00-10:00;First', '13 May;', '09:00-10:00;Second'].join('\n'),
  );
  expect(sessions.map((each) => each.slice(0, 18))).toEqual(['2025-05-12 | 09:00', '2025-05-13 | 09:00']);
  expect(told).toEqual(['year-from-neighbour 3, 5']);
});

test('a heading of several days above sessions is the first of them', async () => {
  const { sessions, told } = await readTable('Time;Session\n12-13 May 2025;\n09:00-10:00;First');
  expect(sessions.map((each) => each.slice(0, 18))).toEqual(['2025-05-12 | 09:00']);
  expect(told).toEqual(['date-range 2']);
});

test('a year of two figures is of the century of the other dates', async () => {
  const { sessions } = await readTable(
    'Date;Time;Session\n12.05.1999;09:00-10:00;First\n13.05.99;09:00-10:00;Second\n01.01.00;09:00-10:00;Third',
  );
  expect(sessions.map((each) => each.slice(0, 10))).toEqual(['1999-05-12', '1999-05-13', '2000-01-01']);
});

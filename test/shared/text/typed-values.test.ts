import { describe, expect, test } from 'vitest';
import { valueIn } from '../../../shared/result.ts';
import { rankedMatches } from '../../../shared/domain/search-key.ts';
import { readNumber } from '../../../shared/forms/typed-schema.ts';
import { readCalendarDay } from '../../../shared/time/typed-day.ts';

describe('what people type for a number', () => {
  test.each([
    ['12', 12],
    [' 012 ', 12],
    ['1 000', 1000],
    ['1 000 000', 1_000_000],
    ['1,5', 1.5],
    ['1.5', 1.5],
    ['−15', -15],
    ['-15', -15],
    ['80%', 80],
    ['80 %', 80],
    ['', undefined],
    ['1 2', undefined],
    ['1,5,2', undefined],
    ['1e3', undefined],
    ['0x10', undefined],
    ['Infinity', undefined],
    ['ten', undefined],
    ['1234567890123456', undefined],
  ])('%j is %j', (typed, number) => {
    expect(valueIn(readNumber(typed))).toBe(number);
  });
});

describe('what people type for a date', () => {
  test.each([
    ['15.7.2025', '2025-07-15'],
    ['15/07/2025', '2025-07-15'],
    ['15-07-25', '2025-07-15'],
    ['15. 7. 2025', '2025-07-15'],
    ['15 7 2025', '2025-07-15'],
    [' 2025-07-15 ', '2025-07-15'],
    ['20 ноября 2026', '2026-11-20'],
    ['20 ноября 2026 г.', '2026-11-20'],
    ['Пятница, 20 ноября 2026 года', '2026-11-20'],
    ['20 Nov 2026', '2026-11-20'],
    ['20th of November 2026', '2026-11-20'],
    ['November 20, 2026', '2026-11-20'],
    ['20 Kasım 2026', '2026-11-20'],
    ['20 қараша 2026 ж.', '2026-11-20'],
    ['2026 жылғы 20 қараша', '2026-11-20'],
    ['2026-жылдын 20-ноябры', '2026-11-20'],
    ['20 ноябри 2026', '2026-11-20'],
    ['20-noýabr 2026', '2026-11-20'],
    ['2026-yil 20-noyabr', '2026-11-20'],
    ['20. November 2026', '2026-11-20'],
    ['31 ноября 2026', undefined],
    ['20 чего-то 2026', undefined],
    ['31.02.2025', undefined],
    ['7/15/2025', undefined],
    ['15.7', undefined],
    ['', undefined],
    ['tomorrow', undefined],
  ])('%j is %j', (typed, day) => {
    expect(valueIn(readCalendarDay(typed))).toBe(day);
  });

  test.each([
    ['soon', 'not-a-date'],
    ['', 'not-a-date'],
    ['15.7', 'not-a-date'],
    ['2027-2-30', 'not-a-date'],
    ['2027-02-30', 'no-such-day'],
    ['31.02.2025', 'no-such-day'],
    ['7/15/2025', 'no-such-day'],
    ['15.07.1825', 'no-such-day'],
  ] as const)('%j fails with %s', (typed, code) => {
    expect(readCalendarDay(typed)).toEqual({ ok: false, failure: { code } });
  });
});

const ministries = ['Education', 'Finance', 'Foreign Affairs', 'Health', 'Interior', 'Justice', 'Labour', 'Defence'];
const institutions = [
  ...ministries.map((name) => ({ name: `Ministry of ${name}` })),
  { name: 'Institute of Health' },
  { name: 'Министерство внутренних дел' },
];

function names(query: string): string[] {
  return rankedMatches(institutions, query).matches.map(({ name }) => name);
}

describe('suggestions', () => {
  test('begin with the name that begins with what was typed', () => {
    expect(names('Ministry of I')[0]).toBe('Ministry of Interior');
    expect(names('ministry of f').slice(0, 2)).toEqual(['Ministry of Finance', 'Ministry of Foreign Affairs']);
  });

  test('rank a name that begins so before a word that does, and both before what is inside', () => {
    expect(rankedMatches([{ name: 'Baikal' }, { name: 'Lake Kalinin' }, { name: 'Kalmar' }], 'kal').matches).toEqual([
      { name: 'Kalmar' },
      { name: 'Lake Kalinin' },
      { name: 'Baikal' },
    ]);
  });

  test.each([
    ['Ministry of I', 'Ministry of Interior'],
    ['interior', 'Ministry of Interior'],
    ['внутр', 'Министерство внутренних дел'],
    ['institute of health', 'Institute of Health'],
    ['Health', null],
    ['Ministry', null],
    ['Atlantis', null],
  ])('%j surely means %j', (query, name) => {
    expect(rankedMatches(institutions, query).sure?.name ?? null).toBe(name);
  });

  test('a name typed in full is meant even where others begin with it', () => {
    const choices = [{ name: 'Niger' }, { name: 'Nigeria' }];
    expect(rankedMatches(choices, 'niger').sure).toEqual({ name: 'Niger' });
  });
});

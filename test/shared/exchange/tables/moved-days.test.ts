import { expect, test } from 'vitest';
import type { ImportedAgenda } from '../../../../shared/exchange/imported-agenda.ts';
import { isOnOtherDays, movedToDays } from '../../../../shared/exchange/moved-days.ts';

const agenda = (...dates: (string | null)[]): ImportedAgenda => ({
  title: {},
  timeZone: null,
  days: dates.map((date) => ({ date })),
  rooms: [],
  sessions: [],
  warnings: [],
});
const here = ['2026-11-28', '2026-11-29'];

test('an agenda of another year is on other days, one that shares a day is not', () => {
  expect(isOnOtherDays(agenda('2025-07-14', '2025-07-15'), here)).toBe(true);
  expect(isOnOtherDays(agenda('2026-11-29', '2026-11-30'), here)).toBe(false);
  expect(isOnOtherDays(agenda(null, null), here)).toBe(false);
  expect(isOnOtherDays(agenda('2025-07-14'), [])).toBe(false);
});

test('it is moved day by day, and beyond the last day to those that follow', () => {
  const moved = movedToDays(agenda('2025-07-14', '2025-07-15', '2025-07-18'), here);
  expect(moved.days.map(({ date }) => date)).toEqual(['2026-11-28', '2026-11-29', '2026-11-30']);
  expect(movedToDays(agenda('2025-07-14'), [])).toEqual(agenda('2025-07-14'));
});

import { describe, expect, test, vi } from 'vitest';
import { valueIn } from '../../../shared/result.ts';
import { addDays, daysBetween, isCalendarDay, partsOf, weekdayOf } from '../../../shared/time/calendar-day.ts';
import {
  deviceOf,
  instantOf,
  isAheadOfClock,
  isClockBehind,
  isTimeZone,
  localTime,
  localTimeNow,
  millisecondsSince1970,
  now,
  offsetAt,
  timestampAfter,
} from '../../../shared/time/instant.ts';
import { addMinutes, clockAt, minutesOf, readWallClock, wallClockSchema } from '../../../shared/time/wall-clock.ts';

describe('what people type for a time of day', () => {
  test.each([
    ['9', '09:00'],
    ['09', '09:00'],
    ['930', '09:30'],
    ['0930', '09:30'],
    ['9:30', '09:30'],
    ['9.30', '09:30'],
    ['09-30', '09:30'],
    ['9 30', '09:30'],
    [' 17:05 ', '17:05'],
    ['0', '00:00'],
    ['2359', '23:59'],
    ['24', undefined],
    ['9:60', undefined],
    ['9:5', undefined],
    ['', undefined],
    ['nine', undefined],
    ['12:30:00', undefined],
    ['-9', undefined],
  ])('%j is %j', (typed, clock) => {
    expect(valueIn(readWallClock(typed))).toBe(clock);
  });
});

describe('wall-clock time', () => {
  test('counts minutes and never leaves the day', () => {
    expect(minutesOf('13:45')).toBe(825);
    expect(clockAt(825)).toBe('13:45');
    expect(addMinutes('23:30', 90)).toBe('23:59');
    expect(addMinutes('00:30', -90)).toBe('00:00');
  });

  test.each(['24:00', '9:00', '09:60', '', '09:00:00'])('%j is refused', (text) => {
    expect(wallClockSchema.safeParse(text).success).toBe(false);
  });
});

describe('calendar days', () => {
  test.each([
    ['2024-02-29', true],
    ['2025-02-29', false],
    ['2025-13-01', false],
    ['2025-7-1', false],
    ['1899-12-31', false],
    ['2199-12-31', true],
    ['2025-07-15T00:00', false],
  ])('%s: %s', (text, valid) => {
    expect(isCalendarDay(text)).toBe(valid);
  });

  test('add, subtract and name themselves', () => {
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
    expect(addDays('2025-01-01', -1)).toBe('2024-12-31');
    expect(daysBetween('2025-07-15', '2025-07-16')).toBe(1);
    expect(daysBetween('2025-07-16', '2025-07-15')).toBe(-1);
    expect(weekdayOf('2025-07-15')).toBe(2);
    expect(partsOf('2025-07-15')).toEqual({ year: 2025, month: 7, day: 15 });
  });
});

describe('zones', () => {
  test('Almaty was six hours ahead of UTC until 1 March 2024 and is five ahead since', () => {
    expect(offsetAt('2020-08-17', '09:00', 'Asia/Almaty')).toBe(360);
    expect(offsetAt('2024-02-29', '12:00', 'Asia/Almaty')).toBe(360);
    expect(offsetAt('2024-03-02', '12:00', 'Asia/Almaty')).toBe(300);
    expect(offsetAt('2025-07-15', '09:00', 'Asia/Almaty')).toBe(300);
    expect(offsetAt('2025-01-15', '09:00', 'Asia/Ashgabat')).toBe(300);
    expect(offsetAt('2025-01-15', '09:00', 'Asia/Bishkek')).toBe(360);
  });

  test('56: a zone is known or it is not', () => {
    expect(isTimeZone('Asia/Bishkek')).toBe(true);
    expect(isTimeZone('Asia/Atlantis')).toBe(false);
    expect(isTimeZone('')).toBe(false);
  });

  test('55: an instant has a day and a time in each zone', () => {
    expect(localTime('2025-07-14T20:15:30.000Z', 'Asia/Almaty')).toEqual({ day: '2025-07-15', clock: '01:15' });
    expect(localTime('2020-08-16T18:00:00.000Z', 'Asia/Almaty')).toEqual({ day: '2020-08-17', clock: '00:00' });
  });

  test('the time now is that of a zone, and of the machine where no zone has the name', () => {
    vi.useFakeTimers({ now: millisecondsSince1970('2025-07-14T20:15:30.000Z') });
    expect(localTimeNow('Asia/Almaty')).toEqual({ day: '2025-07-15', clock: '01:15' });
    expect(localTimeNow('Nowhere/Land')).toEqual(localTime(now()));
    vi.useRealTimers();
  });

  test('now is an instant in UTC with milliseconds', () => {
    expect(now()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });
});

describe('the hybrid logical clock', () => {
  const device = 'd-TEST22';
  const at = (day: string): string => `${day}T09:00:00.000Z`;
  const chain = (...days: string[]): string[] =>
    days.reduce<string[]>((made, day) => [...made, timestampAfter(made.at(-1) ?? '', at(day), device)], []);

  test('never goes back for a clock that is set back by less than a day', () => {
    const first = timestampAfter('', '2026-11-27T12:00:00.000Z', device);
    const second = timestampAfter(first, '2026-11-27T09:00:00.000Z', device);
    expect(second).toBe('2026-11-27T12:00:00.000Z/000001/d-TEST22');
    expect(first < second).toBe(true);
  });

  test('54 does not stamp everything with the date of a clock that was wrong once', () => {
    const stamps = chain('2026-11-26', '2036-01-01', '2026-11-27', '2026-11-28', '2026-11-28');
    expect(stamps.map(instantOf)).toEqual(
      ['2026-11-26', '2036-01-01', '2026-11-27', '2026-11-28', '2026-11-28'].map(at),
    );
    expect(stamps.map(deviceOf)).toEqual([device, device, `${device}-2`, `${device}-2`, `${device}-2`]);
  });

  test('54 gives the device another name each time, so that the stamps of one name only grow', () => {
    const stamps = chain('2026-11-26', '2036-01-01', '2026-11-27', '2046-01-01', '2026-11-28', '2026-11-29');
    expect(stamps.map(deviceOf).slice(2)).toEqual([`${device}-2`, `${device}-2`, `${device}-3`, `${device}-3`]);
    for (const name of new Set(stamps.map(deviceOf))) {
      const own = stamps.filter((each) => deviceOf(each) === name);
      expect(own.toSorted()).toEqual(own);
    }
  });

  test('54 stays where it was while the clock shows a date before this program was made', () => {
    const [last = '', next] = chain('2026-11-26', '2024-01-01');
    expect(next).toBe(`${instantOf(last)}/000001/${device}`);
    expect(isClockBehind(at('2024-01-01'))).toBe(true);
    expect(isClockBehind(now())).toBe(false);
  });

  test('54 goes on with the last known instant where the clock is behind by up to a day, and tells the rest apart', () => {
    expect(isAheadOfClock(at('2026-11-28'), at('2026-11-27'))).toBe(false);
    expect(isAheadOfClock(at('2026-11-29'), at('2026-11-27'))).toBe(true);
    expect(isAheadOfClock(at('2026-11-26'), at('2026-11-27'))).toBe(false);
    expect(isAheadOfClock('', at('2026-11-27'))).toBe(false);
    expect(isAheadOfClock('timestamp 7', at('2026-11-27'))).toBe(false);
  });
});

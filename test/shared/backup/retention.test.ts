import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DatedBackup, expiredBackups } from '../../../shared/backup/retention.ts';
import { addDays, weekdayOf } from '../../../shared/time/calendar-day.ts';

/** Made one after the other on these days, each with so many entries more. */
function backupsOn(days: readonly string[]): DatedBackup[] {
  return days.map((day, index) => ({
    name: `${index}`,
    sequence: 10 * (index + 1),
    madeAt: `${day}T10:00:00.000Z`,
    day,
  }));
}

/** What is left after each backup was followed by a rotation. */
function rotated(all: readonly DatedBackup[]): DatedBackup[] {
  return all.reduce<DatedBackup[]>((kept, backup) => {
    const expired = new Set(expiredBackups([...kept, backup]));
    return [...kept, backup].filter(({ name }) => !expired.has(name));
  }, []);
}

test('three of today, one of each of twelve days, ten weeks and nine months are kept', () => {
  const days = Array.from({ length: 400 }, (_, index) => addDays('2025-10-01', index));
  const kept = rotated(backupsOn(days.flatMap((day) => [day, day, day, day])));
  const last = days.at(-1) ?? '';
  expect(kept.filter(({ day }) => day === last)).toHaveLength(3);
  const keptDays = new Set(kept.map(({ day }) => day));
  for (let back = 0; back < 12; back += 1) expect(keptDays).toContain(addDays(last, -back));
  const weeks = new Set(kept.map(({ day }) => addDays(day, 1 - weekdayOf(day))));
  const thisWeek = addDays(last, 1 - weekdayOf(last));
  for (let back = 0; back < 10; back += 1) expect(weeks).toContain(addDays(thisWeek, -7 * back));
  const months = new Set(kept.map(({ day }) => day.slice(0, 7)));
  expect(months.size).toBeGreaterThanOrEqual(9);
  expect(kept.length).toBeLessThanOrEqual(3 + 12 + 10 + 9);
});

test('39 a clock that jumps ten years forth or back, by day or within it, never deletes the newest', () => {
  const jump = fc.constantFrom(0, 0, 0, 1, -1, 30, -30, 3650, -3650);
  fc.assert(
    fc.property(fc.array(jump, { minLength: 1, maxLength: 120 }), (jumps) => {
      const days: string[] = [];
      let day = '2026-06-15';
      for (const each of jumps) {
        const moved = addDays(day, each);
        day = moved > '2100-01-01' || moved < '1950-01-01' ? day : moved;
        days.push(day);
      }
      const all = backupsOn(days);
      const newest = all.slice(-3).map(({ name }) => name);
      expect(rotated(all).map(({ name }) => name)).toEqual(expect.arrayContaining(newest));
      expect(rotated(all).length).toBeLessThanOrEqual(34);
    }),
    { seed: 39, numRuns: 300 },
  );
});

test('backups of the branch that goes on after an older end stay, though those of the other have higher numbers', () => {
  const day = '2026-11-27';
  const madeOf = (branch: string, first: number, hour: number): DatedBackup[] =>
    Array.from({ length: 5 }, (_, index) => ({
      name: `${branch}${index}`,
      sequence: first + index,
      madeAt: `${day}T${String(hour + index).padStart(2, '0')}:00:00.000Z`,
      day,
    }));
  const kept = rotated([...madeOf('given up ', 100, 5), ...madeOf('going on ', 40, 12)]).map(({ name }) => name);
  expect(kept).toEqual(expect.arrayContaining(['going on 2', 'going on 3', 'going on 4', 'given up 4']));
});

test('39 what is newest is decided by the number of the last entry, not by the clock', () => {
  const [older, newer] = backupsOn(['2036-01-01', '2026-01-01']);
  const more = Array.from({ length: 60 }, (_, index) => ({
    ...older,
    name: `old ${index}`,
    sequence: 1,
    day: '2036-01-01',
  }));
  expect(expiredBackups([...(more as DatedBackup[]), ...(newer === undefined ? [] : [newer])])).not.toContain(
    newer?.name,
  );
});

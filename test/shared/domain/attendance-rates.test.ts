import { describe, expect, test } from 'vitest';
import {
  certificateOf,
  listedPercentages,
  percentages,
  percentOf,
  ratesOf,
  resultOf,
  riskOf,
} from '../../../shared/domain/attendance/attendance-rates.ts';
import type { AttendanceStatus } from '../../../shared/domain/attendance/attendance.ts';
import { usualAttendance } from '../../../shared/domain/workshop.ts';

const letters: Readonly<Record<string, AttendanceStatus>> = {
  P: 'present',
  L: 'late',
  D: 'left-early',
  E: 'excused',
  A: 'absent',
  '-': 'unmarked',
};
const counting = { ...usualAttendance, excusedCounts: true };

/** A person's slots in short: a letter a slot, and how many of them are over. */
function rates(marks: string, over: number, policy = usualAttendance): ReturnType<typeof ratesOf> {
  const slots = Array.from(marks, (letter, index) => ({
    status: letters[letter] ?? 'unmarked',
    isOver: index < over,
  }));
  return ratesOf(slots, policy);
}

function shown(marks: string, over: number, policy = usualAttendance): (number | null)[] {
  const { soFar, ofAll, best } = percentages(rates(marks, over, policy));
  return [soFar, ofAll, best];
}

test('who was replaced has no best still possible, and who is not counted no percentages', () => {
  const participant = { role: 'participant', status: 'confirmed', replacedFrom: null } as const;
  const ofTwo = rates('PP', 2);
  expect(listedPercentages(participant, ofTwo)).toEqual({ soFar: 100, ofAll: 100, best: 100 });
  expect(listedPercentages({ ...participant, replacedFrom: '2025-07-16' }, ofTwo)).toEqual({
    soFar: 100,
    ofAll: 100,
    best: null,
  });
  expect(listedPercentages({ ...participant, role: 'trainer' }, ofTwo)).toEqual({
    soFar: null,
    ofAll: null,
    best: null,
  });
});

describe('so far, of all and best still possible, written out by hand', () => {
  test.each([
    // marks, slots over, so far, of all, best
    ['PP--', 2, 100, 50, 100],
    // Five of ten attended are half of all, not 100 %.
    ['PPPPP-----', 5, 100, 50, 100],
    ['AP--', 1, 50, 25, 75],
    ['AAP-', 2, 33, 25, 50],
    ['LD--', 2, 100, 50, 100],
    ['PPPP', 4, 100, 100, 100],
    ['AAAA', 4, 0, 0, 0],
    // Nothing has begun: nothing to say so far.
    ['----', 0, null, 0, 100],
    // Over and not marked: not attended so far, yet its mark may only be late.
    ['P---', 2, 50, 25, 100],
    // Marked while it still runs.
    ['PP--', 1, 100, 50, 100],
    // Two of three are 66 %, never 67 %.
    ['PPA', 3, 66, 66, 66],
    // No slots at all.
    ['', 0, null, null, null],
  ])('%s, %i over: %s, %s, %s', (marks, over, soFar, ofAll, best) => {
    expect(shown(marks, over)).toEqual([soFar, ofAll, best]);
  });
});

describe('an excused slot', () => {
  test('is left out, so that it is no absence', () => {
    expect(shown('PE--', 2)).toEqual([100, 33, 100]);
    expect(shown('PPPE', 4)).toEqual([100, 100, 100]);
    expect(shown('EEEE', 4)).toEqual([null, null, null]);
  });

  test('counts as not attended where the workshop wants it so', () => {
    expect(shown('PE--', 2, counting)).toEqual([50, 25, 75]);
    expect(shown('PPPE', 4, counting)).toEqual([75, 75, 75]);
  });
});

describe('certificates', () => {
  test('are by the share of all, at the threshold and above it', () => {
    expect(resultOf(rates('PPPPPPPPAA', 10), usualAttendance)).toBe('completion');
    expect(resultOf(rates('PPPPPPPAAA', 10), usualAttendance)).toBe('participation');
    expect(resultOf(rates('PPPPPAAAAA', 10), usualAttendance)).toBe('participation');
    expect(resultOf(rates('PPPPAAAAAA', 10), usualAttendance)).toBe('none');
    expect(resultOf(rates('', 0), usualAttendance)).toBe('none');
  });

  test('no rounding lifts anybody over a threshold', () => {
    // 79.6 %: 39 of 49.
    expect(percentOf(39, 49)).toBe(79);
    expect(resultOf(rates(`${'P'.repeat(39)}${'A'.repeat(10)}`, 49), usualAttendance)).toBe('participation');
  });

  test('are what was decided for a reason', () => {
    const completion = { result: 'completion' as const, reason: 'Ill on the last day' };
    expect(certificateOf({ completion }, rates('PPAA', 4), usualAttendance)).toBe('completion');
    expect(certificateOf({ completion: null }, rates('PPAA', 4), usualAttendance)).toBe('participation');
  });
});

describe('at risk', () => {
  test('is who cannot afford to miss another slot, and lost who has missed too many', () => {
    expect(riskOf(rates('PPPPP-----', 5), usualAttendance)).toBeNull();
    expect(riskOf(rates('APPPP-----', 5), usualAttendance)).toBeNull();
    expect(riskOf(rates('AAPPP-----', 5), usualAttendance)).toBe('at-risk');
    expect(riskOf(rates('AAAPP-----', 5), usualAttendance)).toBe('lost');
  });

  test('is nobody who has missed nothing, and nobody who has reached it at the end', () => {
    expect(riskOf(rates('P---', 4), usualAttendance)).toBeNull();
    expect(riskOf(rates('PPPPPPPPAA', 10), usualAttendance)).toBeNull();
    expect(riskOf(rates('', 0), usualAttendance)).toBeNull();
  });
});

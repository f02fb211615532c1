import { describe, expect, test } from 'vitest';
import type { Session } from '../../../../shared/domain/agenda/session.ts';
import type { WorkshopSnapshot } from '../../../../shared/domain/workshop-snapshot.ts';
import {
  annex,
  at,
  brief,
  dayOne,
  dayTwo,
  duties,
  found,
  sessionId,
  staff,
  unplaced,
  workshopWith,
} from './planned.ts';

describe('too long without a break', () => {
  const stretch = (...sessions: Session[]): string[] => brief(found('no-break', workshopWith(sessions)));

  test('is found from the first session to the last of the stretch', () => {
    expect(stretch(at(1, '09:00 60'), at(2, '10:00 65'))).toEqual(['no-break 1 2 125']);
    expect(stretch(at(1, '09:00 60'), at(2, '10:09 60'))).toEqual(['no-break 1 2 129']);
  });

  test('exactly two hours are not too long; a break, lunch, registration or a gap ends a stretch', () => {
    expect(stretch(at(1, '09:00 120'))).toEqual([]);
    expect(stretch(at(1, '09:00 90'), at(2, '10:40 90'))).toEqual([]);
    for (const kind of ['break', 'lunch', 'registration'] as const) {
      expect(stretch(at(1, '09:00 90'), at(2, '10:30 10', { kind, room: null }), at(3, '10:40 90'))).toEqual([]);
    }
  });

  test('five minutes are no break; a photo is none either, but nor is it work', () => {
    expect(stretch(at(1, '09:00 90'), at(2, '10:30 5', { kind: 'break' }), at(3, '10:35 90'))).toHaveLength(1);
    expect(stretch(at(1, '09:00 90'), at(2, '10:30 10', { kind: 'photo' }), at(3, '10:40 90'))).toHaveLength(1);
    expect(stretch(at(1, '09:00 120'), at(2, '11:00 10', { kind: 'photo' }))).toEqual([]);
  });

  test('work that goes from room to room is one stretch; a room without the break of the other is found too', () => {
    expect(stretch(at(1, '09:00 90'), at(2, '10:30 90', { room: annex }))).toEqual(['no-break 1 2 180']);
    const beside = [at(1, '09:00 90'), at(2, '10:30 30', { kind: 'break' }), at(3, '11:00 60')];
    expect(stretch(...beside, at(4, '09:00 180', { room: annex }))).toEqual(['no-break 4 180']);
    const apart = [at(4, '09:00 60', { room: annex }), at(5, '10:00 30', { room: annex, kind: 'break' })];
    expect(stretch(...beside, ...apart)).toEqual([]);
  });
});

describe('lunch', () => {
  const work = [at(1, '09:00 150'), at(2, '13:30 120')];
  const lunch = (...sessions: Session[]): string[] => brief(found('lunch-missing', workshopWith(sessions)));

  test('is missed where work goes from before noon to the afternoon', () => {
    expect(lunch(...work)).toEqual(['lunch-missing 0']);
    expect(lunch(...work, at(3, '15:30 60', { kind: 'lunch' }))).toEqual(['lunch-missing 0']);
  });

  test('is too short, or too late for enough of it', () => {
    expect(lunch(...work, at(3, '12:30 40', { kind: 'lunch', room: null }))).toEqual(['lunch-short 3 40']);
    expect(lunch(...work, at(3, '14:00 60', { kind: 'lunch', room: null }))).toEqual(['lunch-short 3 30']);
  });

  test('is enough with 45 minutes, and half a day needs none', () => {
    expect(lunch(...work, at(3, '12:30 45', { kind: 'lunch', room: null }))).toEqual([]);
    expect(lunch(at(1, '09:00 240'))).toEqual([]);
    expect(lunch(at(1, '13:00 240'))).toEqual([]);
    expect(lunch()).toEqual([]);
  });
});

test('a day is too long from its first start to its last end', () => {
  const day = (end: string): string[] => brief(found('day-too-long', workshopWith([at(1, '09:00 60'), at(2, end)])));
  expect(day('17:00 61')).toEqual(['day-too-long 541']);
  expect(day('17:00 60')).toEqual([]);
});

test('sessions outside the hours of the day are found at both ends, touching ones are not', () => {
  const sessions = [at(1, '08:50 10'), at(2, '09:00 480'), at(3, '16:30 45'), at(4, '23:30 60')];
  expect(brief(found('outside-day-hours', workshopWith(sessions)))).toEqual([
    'starts-before-day 1 10',
    'ends-after-day 3 15',
    'ends-after-day 4 450',
  ]);
  const untilMidnight = workshopWith([at(1, '23:00 60')]);
  const days = untilMidnight.days.map((day) => ({ ...day, endsAt: '23:59' }));
  expect(found('outside-day-hours', { ...untilMidnight, days })).toEqual([]);
});

test('content needs somebody who leads or presents and has not declined; a break does not', () => {
  const sessions = [at(1, '09:00 60'), at(2, '10:00 60'), at(3, '11:00 60'), at(4, '12:00 60'), at(5, '13:00 60')];
  const kinds = ['lecture', 'exercise', 'discussion', 'country-presentations', 'lunch'] as const;
  const snapshot = workshopWith(
    sessions.map((session, index) => ({ ...session, kind: kinds[index] ?? 'lunch' })),
    {
      participations: [staff(1), staff(2, { status: 'declined' })],
      assignments: duties([1, 1, 'interpreter'], [2, 2], [3, 1], [4, 1, 'presenter']),
    },
  );
  expect(brief(found('no-lead', snapshot))).toEqual(['no-lead 1', 'no-lead 2']);
});

describe('what must come first', () => {
  const after = (id: number): Partial<Session> => ({ prerequisiteIds: [sessionId(id)] });
  const order = (...sessions: Session[]): string[] => brief(found('prerequisite-order', workshopWith(sessions)));

  test('is found when it comes later, has not ended, or has no place', () => {
    expect(order(at(1, '09:00 60', after(2)), at(2, '10:00 60'))).toEqual(['prerequisite-order 1 2']);
    expect(order(at(1, '10:30 60', after(2)), at(2, '10:00 60', { room: annex }))).toEqual(['prerequisite-order 1 2']);
    expect(order(at(1, '15:00 60', after(2)), at(2, '09:00 60', { day: dayTwo }))).toEqual(['prerequisite-order 1 2']);
    expect(order(at(1, '09:00 60', after(2)), unplaced(2))).toEqual(['prerequisite-unplaced 1 2']);
  });

  test('not when it has just ended, when neither is placed, or when there is no such session', () => {
    expect(order(at(1, '11:00 60', after(2)), at(2, '10:00 60'))).toEqual([]);
    expect(order(at(1, '09:00 60', { day: dayTwo, ...after(2) }), at(2, '10:00 60'))).toEqual([]);
    expect(order(unplaced(1, after(2)), unplaced(2))).toEqual([]);
    expect(order(at(1, '09:00 60', after(9)))).toEqual([]);
    expect(order(at(1, '09:00 60', after(1)))).toEqual([]);
  });

  test('two that each want the other first are two findings', () => {
    const keys = found('prerequisite-order', workshopWith([at(1, '09:00 60', after(2)), at(2, '09:30 60', after(1))]));
    expect(new Set(keys.map(({ key }) => key)).size).toBe(2);
  });
});

test('unplaced sessions are found, also those of a day that is gone', () => {
  const sessions = [unplaced(1), at(2, '09:00 60', { day: sessionId(99) }), at(3, '09:00 60')];
  expect(brief(found('unplaced-session', workshopWith(sessions)))).toEqual([
    'unplaced-session 1 60',
    'unplaced-session 2 60',
  ]);
});

test('opening and closing are missed by an agenda that has begun', () => {
  const missing = (...sessions: Session[]): string[] =>
    brief(found('opening-or-closing-missing', workshopWith(sessions)));
  expect(missing(at(1, '09:00 60'))).toEqual(['opening-missing', 'closing-missing']);
  expect(missing(at(1, '09:00 60', { kind: 'opening' }), unplaced(2, { kind: 'closing' }))).toEqual([
    'closing-missing',
  ]);
  expect(missing()).toEqual([]);
});

test('days without a date are one finding with their number', () => {
  const snapshot = workshopWith([]);
  expect(found('day-without-date', snapshot)).toEqual([]);
  const days = snapshot.days.map((day) => ({ ...day, date: null }));
  expect(found('day-without-date', { ...snapshot, days })).toMatchObject([{ dayId: dayOne, values: { days: 2 } }]);
  expect(found('day-without-date', { ...snapshot, days: [] })).toEqual([]);
});

describe('days out of order', () => {
  const datedAs = (...dates: readonly (string | null)[]): WorkshopSnapshot => {
    const snapshot = workshopWith([]);
    return { ...snapshot, days: snapshot.days.map((day, index) => ({ ...day, date: dates[index] ?? null })) };
  };
  const order = (...dates: readonly (string | null)[]): unknown[] =>
    found('days-out-of-order', datedAs(...dates)).map(({ wording, dayId, values }) => [
      wording,
      dayId,
      values['before'],
    ]);

  test('are found by the day that is dated before an earlier one', () => {
    expect(order('2025-07-16', '2025-07-15')).toEqual([['days-out-of-order', dayTwo, 1]]);
    expect(order('2025-07-15', '2025-07-16')).toEqual([]);
    expect(order('2025-07-16', null)).toEqual([]);
  });

  test('and a workshop that overlaps itself, where the hours of two days of one date meet', () => {
    expect(order('2025-07-15', '2025-07-15')).toEqual([['days-overlap', dayTwo, 1]]);
    const halves = datedAs('2025-07-15', '2025-07-15');
    const [first, second] = halves.days;
    if (first === undefined || second === undefined) throw new Error('two days');
    const days = [
      { ...first, startsAt: '09:00', endsAt: '12:00' },
      { ...second, startsAt: '12:00', endsAt: '17:00' },
    ];
    expect(found('days-out-of-order', { ...halves, days })).toEqual([]);
  });
});

test('a day that ends before it starts is found', () => {
  const snapshot = workshopWith([]);
  expect(found('day-ends-before-start', snapshot)).toEqual([]);
  const days = snapshot.days.map((day) => (day.id === dayTwo ? { ...day, startsAt: '14:00', endsAt: '13:00' } : day));
  expect(found('day-ends-before-start', { ...snapshot, days })).toMatchObject([
    { dayId: dayTwo, values: { starts: '14:00', ends: '13:00' } },
  ]);
});

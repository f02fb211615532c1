import { describe, expect, test } from 'vitest';
import { commitmentsOf } from '../../../../shared/domain/schedule-rules/prepared-agenda.ts';
import { anId } from '../../../factories/a-workshop.ts';
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

describe('room double-booked', () => {
  test('finds each pair that shares minutes in one room, and how many', () => {
    const sessions = [at(1, '09:00 60'), at(2, '09:30 60'), at(3, '09:45 10')];
    expect(brief(found('room-double-booked', workshopWith(sessions))).sort()).toEqual([
      'room-double-booked 1 2 30',
      'room-double-booked 1 3 10',
      'room-double-booked 2 3 10',
    ]);
  });

  test('same start and earlier end is found from both sides', () => {
    expect(found('room-double-booked', workshopWith([at(1, '09:00 60'), at(2, '09:00 30')]))).toHaveLength(1);
    expect(found('room-double-booked', workshopWith([at(1, '09:00 30'), at(2, '09:00 60')]))).toHaveLength(1);
  });

  test('sessions that touch, lie in two rooms, on two days, in all rooms or nowhere do not clash', () => {
    const sessions = [
      at(1, '09:00 60'),
      at(2, '10:00 60'),
      at(3, '09:00 60', { room: annex }),
      at(4, '09:00 60', { day: dayTwo }),
      at(5, '09:00 60', { room: null }),
      unplaced(6),
    ];
    expect(found('room-double-booked', workshopWith(sessions))).toEqual([]);
  });

  test('a session past midnight meets nothing of the next day', () => {
    const sessions = [at(1, '23:59 1440'), at(2, '00:00 60', { day: dayTwo })];
    expect(found('room-double-booked', workshopWith(sessions))).toEqual([]);
  });
});

describe('a person in two places', () => {
  const sessions = [at(1, '09:00 60'), at(2, '09:30 60', { room: annex }), at(3, '10:00 30', { room: null })];

  test('is found by the human, whatever the roles; who leads and presents one session is in one place', () => {
    const twice = staff(9, { personId: staff(1).personId, role: 'speaker' });
    const snapshot = workshopWith(sessions, {
      participations: [staff(1), staff(2), twice],
      assignments: duties([1, 1], [1, 1, 'presenter'], [2, 9, 'interpreter'], [3, 2]),
    });
    const [finding, ...others] = found('person-in-two-places', snapshot);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ minutes: 30, participationIds: [staff(1).id, twice.id], dayId: dayOne });
  });

  test('touching sessions, and people who have declined, are no clash', () => {
    const snapshot = workshopWith(sessions, {
      participations: [staff(1), staff(2, { status: 'declined' })],
      assignments: duties([1, 1], [3, 1], [1, 2], [2, 2]),
    });
    expect(found('person-in-two-places', snapshot)).toEqual([]);
  });
});

describe('a person in two workshops', () => {
  const mine = workshopWith([at(1, '09:00 60')], { participations: [staff(1)], assignments: duties([1, 1]) });
  const theirs = {
    ...mine,
    workshop: { ...mine.workshop, id: anId(0x999) },
    sessions: [at(1, '09:45 60'), at(2, '11:00 60')],
    assignments: duties([1, 1], [2, 1]),
  };
  const commitments = commitmentsOf(theirs);

  test('is found with the other workshop and the minutes', () => {
    expect(commitments).toHaveLength(2);
    expect(found('person-elsewhere', mine, { commitments })).toMatchObject([
      { minutes: 15, values: { workshop: anId(0x999) }, sessionIds: [sessionId(1)] },
    ]);
  });

  test('own commitments, other dates and days without a date do not count', () => {
    expect(found('person-elsewhere', mine, { commitments: commitmentsOf(mine) })).toEqual([]);
    const undated = { ...mine, days: mine.days.map((day) => ({ ...day, date: null })) };
    expect(found('person-elsewhere', undated, { commitments })).toEqual([]);
    expect(commitmentsOf(undated)).toEqual([]);
    const later = commitments.map((each) => ({ ...each, date: '2030-01-01' }));
    expect(found('person-elsewhere', mine, { commitments: later })).toEqual([]);
  });
});

describe('a person who is not available', () => {
  function absence(time: string, ...hours: [string, string, string][]): number | null {
    const availability = hours.map(([dayId, from, to]) => ({ dayId, from, to }));
    const snapshot = workshopWith([at(1, time)], {
      participations: [staff(1, { availability })],
      assignments: duties([1, 1]),
    });
    return found('person-unavailable', snapshot)[0]?.minutes ?? null;
  }

  test('is found with the minutes outside the hours of that day', () => {
    expect(absence('09:00 60', [dayOne, '09:20', '12:00'])).toBe(20);
    expect(absence('09:00 60', [dayOne, '08:00', '09:45'])).toBe(15);
    expect(absence('09:00 60', [dayTwo, '08:00', '18:00'])).toBe(60);
    expect(absence('09:00 60', [dayOne, '09:30', '09:40'], [dayOne, '08:00', '09:10'])).toBe(40);
    expect(absence('09:00 60')).toBe(60);
  });

  test('hours that touch each other and the session are enough; 23:59 is midnight', () => {
    expect(absence('09:00 60', [dayOne, '09:00', '10:00'])).toBeNull();
    expect(absence('09:00 60', [dayOne, '09:30', '10:00'], [dayOne, '08:00', '09:30'])).toBeNull();
    expect(absence('23:00 60', [dayOne, '22:00', '23:59'])).toBeNull();
  });

  test('nobody is absent who has said nothing', () => {
    const snapshot = workshopWith([at(1, '09:00 60')], { participations: [staff(1)], assignments: duties([1, 1]) });
    expect(found('person-unavailable', snapshot)).toEqual([]);
  });
});

describe('no time to change rooms', () => {
  function walks(second: ReturnType<typeof at>, turnRound = 5): string[] {
    const snapshot = workshopWith([at(1, '09:00 60'), second], {
      participations: [staff(1)],
      assignments: duties([1, 1], [2, 1]),
    });
    return brief(found('no-turn-round', snapshot, { settings: { turnRound } }));
  }

  test('is found between two rooms', () => {
    expect(walks(at(2, '10:00 30', { room: annex }))).toEqual(['no-turn-round 1 2 0']);
    expect(walks(at(2, '10:04 30', { room: annex }))).toEqual(['no-turn-round 1 2 4']);
  });

  test('not with time enough, in one room, around a plenary item, in an overlap, or when it is set to 0', () => {
    expect(walks(at(2, '10:05 30', { room: annex }))).toEqual([]);
    expect(walks(at(2, '10:00 30'))).toEqual([]);
    expect(walks(at(2, '10:00 30', { room: null }))).toEqual([]);
    expect(walks(at(2, '09:50 30', { room: annex }))).toEqual([]);
    expect(walks(at(2, '10:00 30', { room: annex }), 0)).toEqual([]);
  });
});

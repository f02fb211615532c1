import { describe, expect, test } from 'vitest';
import type { Session } from '../../../shared/domain/agenda/session.ts';
import { daysInOrder, endOf, sessionsOfDay, slotsOf, startOf } from '../../../shared/domain/attendance/slots.ts';
import { usualAttendance } from '../../../shared/domain/workshop.ts';
import { aDay, aSession, ids } from '../../factories/a-workshop.ts';

const first = aDay({ id: ids.days[0], number: 1 });
const second = aDay({ id: ids.days[1], number: 2 });
const placed = (start: string, dayId: string = ids.days[0]) => ({ dayId, start, roomId: null });

describe('slots by policy', () => {
  test('days and half-days follow the numbers of the days, dated or not', () => {
    expect(slotsOf({ ...usualAttendance, slots: 'day' }, [second, first], []).map((slot) => slot.id)).toEqual([
      `day/${first.id}`,
      `day/${second.id}`,
    ]);
    expect(slotsOf(usualAttendance, [second, first], []).map((slot) => slot.kind)).toEqual([
      'morning',
      'afternoon',
      'morning',
      'afternoon',
    ]);
  });

  test('sessions are in the order of time; breaks, lunch, photo and registration are not signed', () => {
    const sessions = [
      aSession({ id: ids.sessions[1], placement: placed('14:00') }),
      aSession({ id: ids.sessions[0], placement: placed('09:30') }),
      aSession({ id: ids.sessions[2], placement: null }),
      ...(['break', 'lunch', 'photo', 'registration'] as const).map((kind) => aSession({ kind })),
    ];
    expect(slotsOf({ ...usualAttendance, slots: 'session' }, [first, second], sessions)).toEqual([
      { id: `session/${ids.sessions[0]}`, dayId: first.id, kind: 'session', sessionId: ids.sessions[0] },
      { id: `session/${ids.sessions[1]}`, dayId: first.id, kind: 'session', sessionId: ids.sessions[1] },
    ]);
  });
});

describe('a day or half-day in which nothing is planned', () => {
  const half = (session: Partial<Session>): string[] =>
    slotsOf(usualAttendance, [first, second], [aSession(session)]).map((slot) => slot.id);

  test('has no slot', () => {
    expect(half({ placement: placed('09:00') })).toEqual([`am/${first.id}`]);
    expect(half({ placement: placed('14:00') })).toEqual([`pm/${first.id}`]);
    const byDay = { ...usualAttendance, slots: 'day' as const };
    const planned = [aSession({ placement: placed('09:00', second.id) })];
    expect(slotsOf(byDay, [first, second], planned).map((slot) => slot.id)).toEqual([`day/${second.id}`]);
  });

  test('a break, a meal, a photo and the registration alone are nothing', () => {
    const lecture = aSession({ placement: placed('09:00') });
    const others = (['break', 'lunch', 'photo', 'registration'] as const).map((kind) =>
      aSession({ kind, placement: placed('14:00') }),
    );
    expect(slotsOf(usualAttendance, [first], [lecture, ...others]).map((slot) => slot.kind)).toEqual(['morning']);
  });

  test('a session that goes on for an hour after midday is in both halves, one that ends soon after is not', () => {
    expect(half({ placement: placed('10:00'), minutes: 4 * 60 })).toEqual([`am/${first.id}`, `pm/${first.id}`]);
    expect(half({ placement: placed('12:30'), minutes: 45 })).toEqual([`am/${first.id}`]);
  });

  test('keeps its slot where something is on record', () => {
    const sessions = [aSession({ placement: placed('09:00') })];
    const slots = slotsOf(usualAttendance, [first, second], sessions, [`pm/${second.id}`, `am/${first.id}`]);
    expect(slots.map((slot) => slot.id)).toEqual([`am/${first.id}`, `pm/${second.id}`]);
  });

  test('has its slots while nothing is planned anywhere', () => {
    expect(half({ placement: null })).toHaveLength(4);
    expect(half({ kind: 'lunch', placement: placed('13:00') })).toHaveLength(4);
  });
});

test('days are in the order of their numbers, and the list given is left alone', () => {
  const given = [second, first];
  expect(daysInOrder(given)).toEqual([first, second]);
  expect(given).toEqual([second, first]);
});

test('sessions of a day are in the order of time; a tie keeps the order of making', () => {
  const late = aSession({ id: ids.sessions[0], placement: placed('11:00') });
  const tie = aSession({ id: ids.sessions[1], placement: placed('09:00') });
  const tieLater = aSession({ id: ids.sessions[2], placement: placed('09:00') });
  const elsewhere = aSession({ placement: placed('08:00', ids.days[1]) });
  expect(sessionsOfDay(ids.days[0], [late, tieLater, elsewhere, tie])).toEqual([tie, tieLater, late]);
});

test('a session ends by its start and its length; unplaced it starts at nothing', () => {
  expect(endOf(aSession({ placement: placed('09:30'), minutes: 75 }))).toBe(10 * 60 + 45);
  expect(startOf(aSession({ placement: null }))).toBe(0);
});

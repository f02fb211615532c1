import { describe, expect, test } from 'vitest';
import type { Session } from '../../../shared/domain/agenda/session.ts';
import { arrivalStatus, slotAt, type TimedSlot, timedSlots } from '../../../shared/domain/attendance/slots.ts';
import type { AttendancePolicy } from '../../../shared/domain/workshop.ts';
import { aDay, anId, aSession, aWorkshop, ids, inEachHalf } from '../../factories/a-workshop.ts';

const [first, second] = [ids.days[0], ids.days[1]];
const dated = [aDay({ date: '2025-07-15' }), aDay({ id: second, number: 2, date: '2025-07-16' })];

function slotsWith(slots: AttendancePolicy['slots'], sessions: readonly Session[] = [], days = dated): TimedSlot[] {
  const { workshop } = aWorkshop();
  const policy = { ...workshop.attendance, slots };
  return timedSlots({ workshop: { ...workshop, attendance: policy }, days, sessions: [...sessions] });
}

function placed(id: number, start: string, changed: Partial<Session> = {}): Session {
  return aSession({ id: anId(id), placement: { dayId: first, start, roomId: null }, ...changed });
}

function idAt(slots: readonly TimedSlot[], clock: string, day = '2025-07-15'): string | null {
  return slotAt(slots, { day, clock })?.id ?? null;
}

describe('the times of slots', () => {
  test('of half-days are those of the day, parted at midday', () => {
    expect(slotsWith('half-day').slice(0, 2)).toMatchObject([
      { startsAt: '09:00', endsAt: '13:00' },
      { startsAt: '13:00', endsAt: '17:00' },
    ]);
  });

  test('begin with the first session that is signed: nobody is late for registration or lunch', () => {
    const sessions = [
      placed(1, '08:30', { kind: 'registration' }),
      placed(2, '09:30'),
      placed(3, '13:00', { kind: 'lunch' }),
      placed(4, '14:00', { minutes: 90 }),
    ];
    expect(slotsWith('half-day', sessions).slice(0, 2)).toMatchObject([
      { startsAt: '09:30', endsAt: '13:00' },
      { startsAt: '14:00', endsAt: '15:30' },
    ]);
    expect(slotsWith('day', sessions)[0]).toMatchObject({ startsAt: '09:30', endsAt: '15:30' });
    expect(slotsWith('session', sessions)).toMatchObject([
      { startsAt: '09:30', endsAt: '10:30' },
      { startsAt: '14:00', endsAt: '15:30' },
    ]);
  });
});

describe('the slot at a time', () => {
  const halves = slotsWith('half-day', [placed(2, '09:30'), placed(4, '14:00', { minutes: 90 })]);

  test.each([
    ['00:00', `am/${first}`],
    ['08:10', `am/${first}`],
    ['12:59', `am/${first}`],
    ['13:00', `pm/${first}`],
    ['15:29', `pm/${first}`],
    ['15:30', `pm/${first}`],
    ['23:59', `pm/${first}`],
  ])('at %s is %s', (clock, id) => expect(idAt(halves, clock)).toBe(id));

  test('is that of the day', () => {
    expect(idAt(slotsWith('half-day', inEachHalf()), '09:00', '2025-07-16')).toBe(`am/${second}`);
    expect(idAt(halves, '09:00', '2025-07-14')).toBeNull();
    expect(idAt(halves, '09:00', '2025-07-17')).toBeNull();
  });

  test('is left to the user while there are no dates, and where there are no slots', () => {
    expect(idAt(slotsWith('day', [], [aDay()]), '09:00')).toBeNull();
    expect(idAt(slotsWith('session'), '09:00')).toBeNull();
  });

  test('by session is the one that runs, and in a break the next', () => {
    const sessions = slotsWith('session', [placed(5, '09:00'), placed(6, '10:30')]);
    expect(idAt(sessions, '09:59')).toBe(`session/${anId(5)}`);
    expect(idAt(sessions, '10:00')).toBe(`session/${anId(6)}`);
    expect(idAt(sessions, '12:00')).toBe(`session/${anId(6)}`);
  });
});

describe('who comes', () => {
  const morning = slotsWith('half-day')[0] ?? expect.fail('no slot');

  test.each([
    ['08:00', 'present'],
    ['09:15', 'present'],
    ['09:16', 'late'],
  ])('at %s is %s', (clock, status) => expect(arrivalStatus(morning, { day: '2025-07-15', clock }, 15)).toBe(status));

  test('is never late for another day, nor on a day without a date', () => {
    expect(arrivalStatus(morning, { day: '2025-07-16', clock: '12:00' }, 15)).toBe('present');
    expect(arrivalStatus({ ...morning, date: null }, { day: '2025-07-15', clock: '12:00' }, 15)).toBe('present');
  });
});

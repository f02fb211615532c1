import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Session } from '../../../../shared/domain/agenda/session.ts';
import { endOf, startOf } from '../../../../shared/domain/attendance/slots.ts';
import { checkAgenda, clashesAt } from '../../../../shared/domain/schedule-rules/check.ts';
import type { Finding } from '../../../../shared/domain/schedule-rules/finding.ts';
import { bookingsOf, prepareAgenda, visitOverlaps } from '../../../../shared/domain/schedule-rules/prepared-agenda.ts';
import { usualRuleSettings } from '../../../../shared/domain/schedule-rules/rule-settings.ts';
import { clockAt } from '../../../../shared/time/wall-clock.ts';
import {
  annex,
  at,
  dayOne,
  dayTwo,
  duties,
  found,
  hall,
  only,
  sessionId,
  staff,
  unplaced,
  workshopWith,
} from './planned.ts';

const sessionsOf = (most: number): fc.Arbitrary<Session[]> =>
  fc
    .array(
      fc.record({
        start: fc.integer({ min: 0, max: 40 }),
        minutes: fc.integer({ min: 1, max: 12 }),
        day: fc.constantFrom(dayOne, dayTwo, null),
        room: fc.constantFrom(hall, annex, null),
        men: fc.boolean(),
        first: fc.option(fc.nat({ max: most - 1 }), { nil: undefined }),
      }),
      { maxLength: most },
    )
    .map((all) =>
      all.map(({ start, minutes, day, room, men, first }, index) => {
        const changed = {
          audienceFilter: men ? only({ sexes: ['female'] }) : null,
          prerequisiteIds: first === undefined ? [] : [sessionId(first)],
        };
        if (day === null) return unplaced(index, changed);
        return at(index, `${clockAt(480 + start * 5)} ${minutes * 5}`, { day, room, ...changed });
      }),
    );

function overlap(one: Session, other: Session): boolean {
  if (one.placement === null || other.placement === null || one.placement.dayId !== other.placement.dayId) return false;
  return startOf(one) < endOf(other) && startOf(other) < endOf(one);
}

/** Each pair once, as the two ids in their order. */
function pairs(sessions: readonly Session[], clash: (one: Session, other: Session) => boolean): string[] {
  return sessions
    .flatMap((one) =>
      sessions
        .filter((other) => one.id < other.id && overlap(one, other) && clash(one, other))
        .map((other) => `${one.id} ${other.id}`),
    )
    .sort();
}

function pairsIn(findings: readonly Finding[]): string[] {
  return findings.map(({ sessionIds }) => [...sessionIds].sort().join(' ')).sort();
}

test('the sweep of rooms equals comparing every pair', () => {
  fc.assert(
    fc.property(sessionsOf(25), (sessions) => {
      const naive = pairs(
        sessions,
        (one, other) => one.placement!.roomId !== null && one.placement!.roomId === other.placement!.roomId,
      );
      expect(pairsIn(found('room-double-booked', workshopWith(sessions)))).toEqual(naive);
    }),
  );
});

test('so does the sweep of people', () => {
  fc.assert(
    fc.property(sessionsOf(20), fc.array(fc.nat({ max: 2 }), { minLength: 20, maxLength: 20 }), (sessions, leads) => {
      const snapshot = workshopWith(sessions, {
        participations: [0, 1, 2].map((number) => staff(number)),
        assignments: duties(...sessions.map((_, index) => [index, leads[index] ?? 0] as const)),
      });
      const leadOf = new Map(sessions.map((session, index) => [session.id, leads[index]]));
      const naive = pairs(sessions, (one, other) => leadOf.get(one.id) === leadOf.get(other.id));
      expect(pairsIn(found('person-in-two-places', snapshot))).toEqual(naive);
    }),
  );
});

test('so do the participants, by whom each session asks for', () => {
  fc.assert(
    fc.property(sessionsOf(20), (sessions) => {
      const forAll = (session: Session): boolean =>
        session.placement?.roomId === null && session.audienceFilter === null;
      const naive = pairs(
        sessions,
        (one, other) => forAll(one) || forAll(other) || (one.audienceFilter !== null && other.audienceFilter !== null),
      );
      expect(pairsIn(found('participants-in-two-sessions', workshopWith(sessions)))).toEqual(naive);
    }),
  );
});

test('a move is told the same clashes as the whole agenda would show after it', () => {
  fc.assert(
    fc.property(sessionsOf(15), fc.nat({ max: 40 }), fc.constantFrom(hall, annex, null), (others, start, roomId) => {
      const placement = { dayId: dayOne, start: clockAt(480 + start * 5), roomId };
      const mover = unplaced(99, { minutes: 45, prerequisiteIds: [sessionId(0)] });
      const people = {
        participations: [...workshopWith([]).participations, staff(1), staff(2, { availability: [] })],
        assignments: duties([99, 1], [99, 2], [1, 1], [2, 1], [3, 1], [4, 2]),
      };
      const before = prepareAgenda(workshopWith([...others, mover], people));
      const after = workshopWith([...others, { ...mover, placement }], people);
      const probed = clashesAt(before, usualRuleSettings, mover.id, placement).map(({ key }) => key);
      const rulesOfPlace = new Set(
        'room-double-booked person-in-two-places person-unavailable no-turn-round participants-in-two-sessions room-too-small outside-day-hours prerequisite-order'.split(
          ' ',
        ),
      );
      const shown = checkAgenda(after, usualRuleSettings).findings.filter(
        ({ rule, sessionIds }) => rulesOfPlace.has(rule) && sessionIds.includes(mover.id),
      );
      expect(probed.sort()).toEqual(shown.map(({ key }) => key).sort());
    }),
  );
});

test('nothing is said about a session or a day that is not there', () => {
  const agenda = prepareAgenda(workshopWith([at(1, '09:00 60')]));
  const placement = { dayId: dayOne, start: '09:00', roomId: hall };
  expect(clashesAt(agenda, usualRuleSettings, sessionId(9), placement)).toEqual([]);
  expect(clashesAt(agenda, usualRuleSettings, sessionId(1), { ...placement, dayId: sessionId(9) })).toEqual([]);
  expect(clashesAt(agenda, usualRuleSettings, sessionId(1), placement)).toEqual([]);
});

test('the sweep compares each booking with those that it meets and with one more', () => {
  const count = 12_000;
  const rooms = 120;
  const places = Array.from({ length: count }, (_, place) => place);
  // Each room has a session every hour, and every tenth of its sessions runs into the next.
  const starts = Int32Array.from(places, (place) => Math.floor(place / rooms) * 60);
  const ends = Int32Array.from(
    places,
    (place) => (starts[place] ?? 0) + (Math.floor(place / rooms) % 10 === 0 ? 70 : 60),
  );
  let met = 0;
  const bookings = bookingsOf(
    rooms,
    places.map((place) => place % rooms),
    places,
  );
  const comparisons = visitOverlaps({ starts, ends }, bookings, 0, () => met++);
  expect(met).toBe((count / rooms / 10) * rooms);
  expect(comparisons).toBeLessThanOrEqual(count + met);
});

import { describe, expect, test } from 'vitest';
import { expectationOf, seatExpectationOf } from '../../../shared/domain/attendance/attendance-rates.ts';
import { expectedAt, listedFinder, timedSlots } from '../../../shared/domain/attendance/slots.ts';
import type { Participation } from '../../../shared/domain/people/participation.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { signOffDay, withdrawSignOff } from '../../../shared/operations/attendance.ts';
import { anId, aParticipation, aPerson, aWorkshop, ids } from '../../factories/a-workshop.ts';
import { after, all, changesOf, holding, idsFrom } from '../operations/store.ts';

const [day, nextDay] = ids.days;
const signed = { at: '2027-01-12T13:00:00.000Z', by: 'A. Coordinator' };
const added = anId(901);

/** The first day is signed off; then somebody comes on the list of people, and `change` is made to those who were on it. */
function signedAndAdded(change: (participation: Participation) => Participation = (each) => each): WorkshopSnapshot {
  const workshop = aWorkshop();
  const now = after(holding(workshop), changesOf(signOffDay(workshop, day, signed, idsFrom(700))));
  const person = aPerson({ id: anId(900) });
  const newcomer = aParticipation({ id: added, personId: person.id, number: 99, status: 'confirmed' });
  return {
    ...workshop,
    people: [...workshop.people, person],
    participations: [...workshop.participations.map(change), newcomer],
    signOffs: all(now, 'signOff'),
    signedLists: all(now, 'signedList'),
  };
}

const at = (dayId: string) => ({ id: `am/${dayId}`, sessionId: null }) as const;

describe('whoever came on the list of people after a day was signed off', () => {
  test('does not count for that day, at the desk neither, and counts for the next ones', () => {
    const snapshot = signedAndAdded();
    for (const expects of [expectationOf(snapshot), seatExpectationOf(snapshot)]) {
      expect([expects(added, at(day)), expects(added, at(nextDay))]).toEqual([false, true]);
      expect(expects(ids.participations[1], at(day))).toBe(true);
    }
    const slots = timedSlots(snapshot);
    const onDay = (dayId: string): boolean =>
      expectedAt(slots.find((slot) => slot.dayId === dayId) ?? null, snapshot).some(({ id }) => id === added);
    expect([onDay(day), onDay(nextDay)]).toEqual([false, true]);
  });

  test('counts for it where a mark was made for a reason, and where the day is open again', () => {
    const snapshot = signedAndAdded();
    const attendance = [{ participationId: added, slotId: `am/${day}`, status: 'present' as const }];
    expect(expectationOf({ ...snapshot, attendance })(added, at(day))).toBe(true);
    const opened = after(
      holding(snapshot),
      changesOf(withdrawSignOff(snapshot, day, { at: signed.at, reason: 'One was forgotten' })),
    );
    expect(expectationOf({ ...snapshot, signOffs: all(opened, 'signOff') })(added, at(day))).toBe(true);
  });
});

describe('whoever was on the list of a signed-off day and comes no more', () => {
  test('goes on counting for that day, stays on lists of the whole workshop, and counts for no other day', () => {
    for (const status of ['declined', 'withdrawn', 'reserve'] as const) {
      const [, gone] = ids.participations;
      const snapshot = signedAndAdded((each) => (each.id === gone ? { ...each, status } : each));
      const expects = expectationOf(snapshot);
      expect([expects(gone, at(day)), expects(gone, at(nextDay))]).toEqual([true, false]);
      const participation = snapshot.participations.find(({ id }) => id === gone) ?? expect.fail('nobody');
      expect(listedFinder(snapshot)(participation)).toBe(true);
      expect(listedFinder({ ...snapshot, signOffs: [] })(participation)).toBe(false);
    }
  });
});

import { describe, expect, test } from 'vitest';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { brokenClosedDay, countHeads, withdrawSignOff } from '../../../shared/operations/attendance.ts';
import { removeDay, setDates } from '../../../shared/operations/days.ts';
import { removeParticipation, removeWorkshop } from '../../../shared/operations/people.ts';
import { removeSession } from '../../../shared/operations/sessions.ts';
import { anId, aWorkshop, ids } from '../../factories/a-workshop.ts';
import { changesOf } from './store.ts';

const [day, nextDay] = ids.days;
const at = '2025-07-15T13:00:00.000Z';

/** The second person was there on the first morning; the first day is signed off. */
function signedOff(changes: Partial<WorkshopSnapshot> = {}): WorkshopSnapshot {
  const slotIds = [`am/${day}`, `pm/${day}`];
  const signOffs = [
    { id: anId(95), workshopId: ids.workshop, dayId: day, slotIds, at, by: 'A.', timeZone: '', withdrawn: null },
  ];
  return { ...aWorkshop(), signOffs, ...changes };
}

const reopened = { signOffs: signedOff().signOffs.map((each) => ({ ...each, withdrawn: { at, reason: 'Mistake' } })) };
const heads = { women: 2, men: 1, unspecified: 0 };

describe('a day that is signed off keeps what it says', () => {
  const [, marked, unmarked] = signedOff().participations;
  if (marked === undefined || unmarked === undefined) throw new Error('nobody');

  test.each([
    ['its removal', changesOf(removeDay(signedOff(), day)), true],
    ['the removal of another day', changesOf(removeDay(signedOff(), nextDay)), false],
    ['the removal of somebody who was there', removeParticipation(signedOff(), marked), true],
    ['the removal of somebody without a mark', removeParticipation(signedOff(), unmarked), false],
    [
      'a first count of people without a name',
      changesOf(countHeads(signedOff(), `am/${day}`, heads, () => anId(96))),
      true,
    ],
    ['a count on another day', changesOf(countHeads(signedOff(), `am/${nextDay}`, heads, () => anId(96))), false],
    ['new dates', setDates(signedOff(), '2025-08-01'), false],
    [
      'the withdrawal of its sign-off, which has its reason',
      changesOf(withdrawSignOff(signedOff(), day, { at, reason: 'x' })),
      false,
    ],
    ['the removal of the whole workshop', removeWorkshop(signedOff()), false],
  ])('against %s', (_, changes, breaks) => {
    expect(changes.length).toBeGreaterThan(0);
    expect(brokenClosedDay(signedOff(), changes)).toBe(breaks ? day : null);
  });

  test('also where sessions were signed', () => {
    const [session] = aWorkshop().sessions;
    if (session === undefined) throw new Error('no session');
    const slotId = `session/${session.id}`;
    const [signOff] = signedOff().signOffs;
    const attendance = [{ participationId: marked.id, slotId, status: 'present' as const }];
    const snapshot = signedOff({
      attendance,
      signOffs: signOff === undefined ? [] : [{ ...signOff, slotIds: [slotId] }],
    });
    expect(brokenClosedDay(snapshot, removeSession(snapshot, session))).toBe(day);
    const unsigned = { ...snapshot, signOffs: [] };
    expect(brokenClosedDay(unsigned, removeSession(unsigned, session))).toBeNull();
  });

  test('and another count, or none, in the place of one', () => {
    const headCounts = [{ id: anId(97), workshopId: ids.workshop, slotId: `pm/${day}`, ...heads }];
    const snapshot = signedOff({ headCounts });
    expect(
      brokenClosedDay(snapshot, changesOf(countHeads(snapshot, `pm/${day}`, { ...heads, men: 5 }, () => anId(98)))),
    ).toBe(day);
    const none = { women: 0, men: 0, unspecified: 0 };
    expect(brokenClosedDay(snapshot, changesOf(countHeads(snapshot, `pm/${day}`, none, () => anId(98))))).toBe(day);
  });

  test('until it is opened again', () => {
    const snapshot = signedOff(reopened);
    expect(brokenClosedDay(snapshot, changesOf(removeDay(snapshot, day)))).toBeNull();
    expect(brokenClosedDay(snapshot, removeParticipation(snapshot, marked))).toBeNull();
  });
});

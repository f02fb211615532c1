import { describe, expect, test } from 'vitest';
import { emptySheet, isClosed, type SignOff, withMarks } from '../../../shared/domain/attendance/attendance.ts';
import { expectationOf, seatExpectationOf } from '../../../shared/domain/attendance/attendance-rates.ts';
import { expectedAt, listedFinder, timedSlots } from '../../../shared/domain/attendance/slots.ts';
import type { Participation } from '../../../shared/domain/people/participation.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { usualAttendance } from '../../../shared/domain/workshop.ts';
import { countHeads, markCells, signOffDay, withdrawSignOff } from '../../../shared/operations/attendance.ts';
import { anId, aParticipation, aPerson, aSession, aWorkshop, ids, inEachHalf } from '../../factories/a-workshop.ts';
import { failure } from '../../../shared/result.ts';
import { changesOf, after, all, holding, idsFrom, undone } from '../operations/store.ts';

const [day, nextDay] = ids.days;
const slotId = `am/${day}`;
const person = ids.participations[1];
const at = '2025-07-15T13:00:00.000Z';
const closed: SignOff = {
  id: anId(95),
  workshopId: ids.workshop,
  dayId: day,
  slotIds: [slotId, `pm/${day}`],
  at,
  by: 'A. Coordinator',
  timeZone: '',
  withdrawn: null,
};
const sheet = withMarks(emptySheet(ids.workshop), [{ participationId: person, slotId, status: 'present' }]);

function marking(reason: string | null, signOffs = [closed]): Parameters<typeof markCells>[0] {
  return { sheet, signOffs, marking: { how: 'desk', reason } };
}

describe('a day that is signed off', () => {
  const cell = { participationId: person, slotId };

  test('changes only with a reason, which stays with the mark', () => {
    expect(markCells(marking(null), [cell], 'late')).toEqual({ ok: false, failure: { code: 'day-signed-off' } });
    expect(markCells(marking('  '), [cell], 'late')).toMatchObject({ ok: false });
    expect(markCells(marking(' Came at 9:40 '), [cell], 'late')).toMatchObject({
      value: [{ previous: 'present', value: 'late', how: 'desk', reason: 'Came at 9:40' }],
    });
  });

  test('lets nothing through when a range reaches into it, and asks nothing where nothing would change', () => {
    const range = [cell, { participationId: person, slotId: `am/${nextDay}` }];
    expect(markCells(marking(null), range, 'late')).toMatchObject({ ok: false });
    expect(markCells(marking(null), [cell], 'present')).toEqual({ ok: true, value: [] });
  });

  test('keeps the reason with its own marks only', () => {
    const range = [cell, { participationId: person, slotId: `am/${nextDay}` }];
    expect(markCells(marking('A late sheet'), range, 'late')).toMatchObject({
      value: [{ reason: 'A late sheet' }, { reason: null }],
    });
  });

  test('is closed for days, half-days and the sessions that it had, and open once that is withdrawn', () => {
    const byOldSession = { ...closed, slotIds: [`session/${ids.sessions[0]}`] };
    expect(isClosed(`day/${day}`, [closed])).toBe(true);
    expect(isClosed(`am/${nextDay}`, [closed])).toBe(false);
    expect(isClosed(`session/${ids.sessions[0]}`, [byOldSession])).toBe(true);
    expect(isClosed(`session/${ids.sessions[1]}`, [byOldSession])).toBe(false);
    expect(isClosed(slotId, [{ ...closed, withdrawn: { at, reason: 'Too early' } }])).toBe(false);
  });
});

describe('signing off', () => {
  test('names the slots of the day, once', () => {
    const before = holding(aWorkshop());
    const held = aWorkshop({ sessions: inEachHalf() });
    const now = after(before, changesOf(signOffDay(held, day, { at, by: ' A. Coordinator ' }, idsFrom(0x100))));
    expect(all(now, 'signOff')).toMatchObject([{ dayId: day, slotIds: [slotId, `pm/${day}`], by: 'A. Coordinator' }]);
    expect(changesOf(signOffDay(aWorkshop({ signOffs: [closed] }), day, { at, by: 'B' }, idsFrom(0x200)))).toEqual([]);
    expect(signOffDay(aWorkshop(), anId(999), { at, by: 'B' }, idsFrom(0x200))).toEqual(failure('record-missing'));
  });

  test('keeps who is on the list as they are called then, protected people without a name', () => {
    const snapshot = aWorkshop();
    const list = changesOf(signOffDay(snapshot, day, { at, by: 'A' }, idsFrom(0x100))).at(-1);
    expect(list).toMatchObject({
      entity: 'signedList',
      value: {
        people: [
          { number: 1, role: 'trainer', latinName: { family: 'Trainer' }, delegation: null },
          { number: 2, sex: aPerson().sex, latinName: aPerson().latinName, delegation: { country: 'KZ' } },
          { number: 3, latinName: null, cyrillicName: null, institution: {}, delegation: { country: 'KZ' } },
        ],
      },
    });
    const now = after(holding(snapshot), changesOf(signOffDay(snapshot, day, { at, by: 'A' }, idsFrom(0x100))));
    const [signOff] = all(now, 'signOff');
    expect(signOff).toMatchObject({ timeZone: 'Asia/Almaty' });
    expect(all(now, 'signedList')).toMatchObject([{ signOffId: signOff?.id }]);
  });

  test('by session names those of the day that are signed', () => {
    const attendance = { ...usualAttendance, slots: 'session' as const };
    const snapshot = aWorkshop({ sessions: [aSession(), aSession({ id: anId(39), kind: 'break' })] });
    const changes = changesOf(
      signOffDay({ ...snapshot, workshop: { ...snapshot.workshop, attendance } }, day, { at, by: 'A' }, idsFrom(0x100)),
    );
    expect(changes).toMatchObject([{ value: { slotIds: [`session/${ids.sessions[0]}`] } }, { entity: 'signedList' }]);
  });

  test('is withdrawn with its reason, stays on record, and undo closes the day again', () => {
    const snapshot = aWorkshop({ signOffs: [closed] });
    const changes = changesOf(withdrawSignOff(snapshot, day, { at, reason: ' One sheet was missing ' }));
    const now = after(holding(snapshot), changes);
    expect(all(now, 'signOff')).toMatchObject([{ withdrawn: { reason: 'One sheet was missing' } }]);
    expect(all(undone(now, changes), 'signOff')).toEqual([closed]);
    expect(withdrawSignOff(aWorkshop(), day, { at, reason: 'None' })).toEqual(failure('record-missing'));
  });
});

describe('people without a name', () => {
  const counts = { women: 4, men: 2, unspecified: 1 };
  const record = { id: anId(96), workshopId: ids.workshop, slotId, ...counts };

  test('are counted by sex in a slot, changed, and gone at nought', () => {
    expect(changesOf(countHeads(aWorkshop(), slotId, counts, idsFrom(0x100)))).toMatchObject([
      { field: null, value: counts },
    ]);
    const snapshot = aWorkshop({ headCounts: [record] });
    expect(changesOf(countHeads(snapshot, slotId, { ...counts, men: 3 }, idsFrom(0x100)))).toMatchObject([
      { field: 'men', previous: 2, value: 3 },
    ]);
    const none = { women: 0, men: 0, unspecified: 0 };
    expect(changesOf(countHeads(snapshot, slotId, none, idsFrom(0x100)))).toMatchObject([
      { id: record.id, value: null },
    ]);
    expect(changesOf(countHeads(aWorkshop(), slotId, none, idsFrom(0x100)))).toEqual([]);
  });
});

const added = anId(901);

/** The first day is signed off; then somebody comes on the list of people, and `change` is made to those who were on it. */
function signedAndAdded(change: (participation: Participation) => Participation = (each) => each): WorkshopSnapshot {
  const workshop = aWorkshop();
  const now = after(
    holding(workshop),
    changesOf(signOffDay(workshop, day, { at, by: 'A. Coordinator' }, idsFrom(700))),
  );
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

const morningOf = (dayId: string) => ({ id: `am/${dayId}`, sessionId: null }) as const;

describe('whoever came on the list of people after a day was signed off', () => {
  test('does not count for that day, at the desk neither, and counts for the next ones', () => {
    const snapshot = signedAndAdded();
    for (const expects of [expectationOf(snapshot), seatExpectationOf(snapshot)]) {
      expect([expects(added, morningOf(day)), expects(added, morningOf(nextDay))]).toEqual([false, true]);
      expect(expects(ids.participations[1], morningOf(day))).toBe(true);
    }
    const slots = timedSlots(snapshot);
    const onDay = (dayId: string): boolean =>
      expectedAt(slots.find((slot) => slot.dayId === dayId) ?? null, snapshot).some(({ id }) => id === added);
    expect([onDay(day), onDay(nextDay)]).toEqual([false, true]);
  });

  test('counts for it where a mark was made for a reason, and where the day is open again', () => {
    const snapshot = signedAndAdded();
    const attendance = [{ participationId: added, slotId: `am/${day}`, status: 'present' as const }];
    expect(expectationOf({ ...snapshot, attendance })(added, morningOf(day))).toBe(true);
    const opened = after(
      holding(snapshot),
      changesOf(withdrawSignOff(snapshot, day, { at, reason: 'One was forgotten' })),
    );
    expect(expectationOf({ ...snapshot, signOffs: all(opened, 'signOff') })(added, morningOf(day))).toBe(true);
  });
});

describe('whoever was on the list of a signed-off day and comes no more', () => {
  test('goes on counting for that day, stays on lists of the whole workshop, and counts for no other day', () => {
    for (const status of ['declined', 'withdrawn', 'reserve'] as const) {
      const [, gone] = ids.participations;
      const snapshot = signedAndAdded((each) => (each.id === gone ? { ...each, status } : each));
      const expects = expectationOf(snapshot);
      expect([expects(gone, morningOf(day)), expects(gone, morningOf(nextDay))]).toEqual([true, false]);
      const participation = snapshot.participations.find(({ id }) => id === gone) ?? expect.fail('nobody');
      expect(listedFinder(snapshot)(participation)).toBe(true);
      expect(listedFinder({ ...snapshot, signOffs: [] })(participation)).toBe(false);
    }
  });
});

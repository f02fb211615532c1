import { beforeEach, describe, expect, test } from 'vitest';
import { mark, recordSignOff, reopen, setHeadCount } from '../../../renderer/commands/attendance.ts';
import { deleteSession } from '../../../renderer/commands/agenda.ts';
import { addWalkIn, checkIn, takeIn } from '../../../renderer/commands/desk.ts';
import { editParticipation, replacePerson, takeOut } from '../../../renderer/commands/people.ts';
import { editRecord } from '../../../renderer/commands/record.ts';
import { readCorrections, readMarkHistory, readWholeWorkshop } from '../../../renderer/queries/history.ts';
import { readSnapshot, readWorkshop } from '../../../renderer/queries/snapshot.ts';
import { deleteDay } from '../../../renderer/commands/workshops.ts';
import { redo, undo } from '../../../renderer/storage/command.ts';
import type { MarkCell } from '../../../shared/operations/attendance.ts';
import { expectationOf } from '../../../shared/domain/attendance/attendance-rates.ts';
import { failure } from '../../../shared/result.ts';
import { aPerson, aWorkshop, ids } from '../../factories/a-workshop.ts';
import { Desk } from '../../shared/desks/a-desk.ts';
import { undecided } from '../../../shared/desks/take-in.ts';
import { contentsHash, freshStart, openSmallWorkshop, valueOf } from './stored.ts';

beforeEach(freshStart);

test('nothing is taken from a signed-off day without a reason, and all of it once the day is open again', async () => {
  const [day] = ids.days;
  const workshopId = await openSmallWorkshop();
  valueOf(await recordSignOff(workshopId, day, 'A. Coordinator'));
  const before = await contentsHash();
  const marked = (await readWorkshop(workshopId))?.participations.find(({ id }) => id === ids.participations[1]);
  if (marked === undefined) throw new Error('nobody');
  const refused = failure('closed-day-stays');
  expect(await takeOut(marked)).toEqual(refused);
  expect(await deleteDay({ workshopId, id: day })).toEqual(refused);
  expect(await setHeadCount(workshopId, `am/${day}`, { women: 1, men: 0, unspecified: 0 })).toEqual(refused);
  expect(await contentsHash()).toBe(before);
  valueOf(await reopen(workshopId, day, 'Entered twice'));
  valueOf(await takeOut(marked));
  valueOf(await deleteDay({ workshopId, id: day }));
});

test('a signed-off day is closed to every way of taking somebody from it', async () => {
  const [day, nextDay] = ids.days;
  const workshopId = await openSmallWorkshop();
  valueOf(await recordSignOff(workshopId, day, 'A. Coordinator'));
  const stored = (await readWorkshop(workshopId)) ?? expect.fail('no workshop');
  const marked = stored.participations.find(({ id }) => id === ids.participations[1]) ?? expect.fail('nobody');
  const other = stored.participations.find(({ id }) => id === ids.participations[2]) ?? expect.fail('nobody');
  const { id: _, ...successor } = aPerson({ latinName: { family: 'Successor', given: 'Sara', patronymic: '' } });
  const before = await contentsHash();
  const refused = failure('closed-day-stays');
  expect(await replacePerson(marked, successor)).toEqual(refused);
  expect(await editParticipation(marked, { status: 'declined' })).toEqual(refused);
  expect(await editParticipation(marked, { status: 'reserve' })).toEqual(refused);
  expect(await editParticipation(marked, { status: 'replaced', replacedById: other.id })).toEqual(refused);
  expect(await editParticipation(marked, { role: 'observer' })).toEqual(refused);
  const { workshop } = stored;
  const whole = { ...workshop.attendance, slots: 'day' as const };
  expect(await editRecord('workshop.edit', 'workshop', workshop, { attendance: whole })).toEqual(refused);
  const [signed, open] = stored.days;
  expect(await editRecord('day.edit', 'day', signed ?? expect.fail('no day'), { date: '2027-01-11' })).toEqual(refused);
  expect(await editRecord('day.edit', 'day', signed ?? expect.fail('no day'), { date: null })).toEqual(refused);
  expect(await contentsHash()).toBe(before);
  valueOf(await editRecord('day.edit', 'day', open ?? expect.fail('no day'), { theme: { en: 'Practice' } }));
  valueOf(await editParticipation(other, { status: 'declined' }));
  valueOf(await editParticipation(marked, { status: 'attended' }));
  valueOf(await replacePerson(marked, successor, nextDay));
});

test('whoever stood on the signed list without a mark stays on it: not taken out, not made staff, whatever the status', async () => {
  const [day] = ids.days;
  const workshopId = await openSmallWorkshop();
  valueOf(await recordSignOff(workshopId, day, 'A. Coordinator'));
  const participations = (await readWorkshop(workshopId))?.participations ?? [];
  const unmarked = participations.find(({ id }) => id === ids.participations[2]) ?? expect.fail('nobody');
  const before = await contentsHash();
  const refused = failure('closed-day-stays');
  expect(await takeOut(unmarked)).toEqual(refused);
  expect(await editParticipation(unmarked, { role: 'observer' })).toEqual(refused);
  expect(await contentsHash()).toBe(before);
  valueOf(await editParticipation(unmarked, { status: 'declined' }));
  const now = (await readSnapshot(workshopId)) ?? expect.fail('no workshop');
  expect(expectationOf(now)(unmarked.id, { id: `am/${day}`, sessionId: null })).toBe(true);
});

test('a session that was signed for on a closed day stays on it', async () => {
  const [day, nextDay] = ids.days;
  const workshopId = await openSmallWorkshop();
  const { workshop, sessions } = (await readWorkshop(workshopId)) ?? expect.fail('no workshop');
  const bySession = { ...workshop.attendance, slots: 'session' as const };
  valueOf(await editRecord('workshop.edit', 'workshop', workshop, { attendance: bySession }));
  const session = sessions.find(({ placement }) => placement?.dayId === day) ?? expect.fail('no session');
  valueOf(
    await mark(workshopId, [{ participationId: ids.participations[1], slotId: `session/${session.id}` }], 'present'),
  );
  valueOf(await recordSignOff(workshopId, day, 'A. Coordinator'));
  const placement = session.placement ?? expect.fail('no place');
  const refused = failure('closed-day-stays');
  expect(await editRecord('session.move', 'session', session, { placement: { ...placement, dayId: nextDay } })).toEqual(
    refused,
  );
  expect(await editRecord('session.edit', 'session', session, { kind: 'break' })).toEqual(refused);
  const men = { delegationIds: [], sexes: ['male' as const], categories: [], groupIds: [], position: '' };
  expect(await editRecord('session.edit', 'session', session, { audienceFilter: men })).toEqual(refused);
  valueOf(await editRecord('session.edit', 'session', session, { title: { en: 'Another title' } }));
});

test('a mark in a session for men stays shown: the sex and the position by which somebody was called stay', async () => {
  const [day] = ids.days;
  const workshopId = await openSmallWorkshop();
  const { workshop, sessions, participations } = (await readWorkshop(workshopId)) ?? expect.fail('no workshop');
  const bySession = { ...workshop.attendance, slots: 'session' as const };
  valueOf(await editRecord('workshop.edit', 'workshop', workshop, { attendance: bySession }));
  const session = sessions.find(({ placement }) => placement?.dayId === day) ?? expect.fail('no session');
  const { personId } = participations.find(({ id }) => id === ids.participations[1]) ?? expect.fail('nobody');
  const people = (await readSnapshot(workshopId))?.people ?? [];
  const person = people.find(({ id }) => id === personId) ?? expect.fail('nobody');
  valueOf(await editRecord('person.edit', 'person', person, { sex: 'male', position: { en: 'Head nurse' } }));
  const called = { ...person, sex: 'male' as const, position: { en: 'Head nurse' } };
  const men = { delegationIds: [], sexes: ['male' as const], categories: [], groupIds: [], position: 'nurse' };
  valueOf(await editRecord('session.edit', 'session', session, { audienceFilter: men }));
  const cell = { participationId: ids.participations[1], slotId: `session/${session.id}` };
  valueOf(await mark(workshopId, [cell], 'present'));
  valueOf(await recordSignOff(workshopId, day, 'A. Coordinator'));
  const before = await contentsHash();
  const refused = failure('closed-day-stays');
  expect(await editRecord('person.edit', 'person', called, { sex: 'female' })).toEqual(refused);
  expect(await editRecord('person.edit', 'person', called, { position: { en: 'Judge' } })).toEqual(refused);
  expect(await contentsHash()).toBe(before);
  valueOf(
    await editRecord('person.edit', 'person', called, { position: { en: 'First nurse' }, phone: '+993 12 000000' }),
  );
  valueOf(await reopen(workshopId, day, 'Entered as a man by mistake'));
  const now = { ...called, position: { en: 'First nurse' } };
  valueOf(await editRecord('person.edit', 'person', now, { sex: 'female' }));
});

test('two people who turn out to be one are merged on a signed-off day only with a reason', async () => {
  const [day, nextDay] = ids.days;
  const workshopId = await openSmallWorkshop();
  const visitor = { sex: 'male' as const, delegationId: null, institution: null, family: 'Orazow', given: 'Batyr' };
  const here = valueOf(await addWalkIn(workshopId, visitor, { slotId: `am/${day}`, status: 'present' }));
  valueOf(await recordSignOff(workshopId, day, 'A. Coordinator'));
  const other = new Desk(2, aWorkshop());
  const there = other.walkIn(`am/${nextDay}`, { family: 'Orazow', given: 'Batyr' });
  const decisions = { ...undecided, newcomers: new Map([[there, { kind: 'same' as const, as: here }]]) };
  const before = await contentsHash();
  expect(await takeIn(workshopId, other.file(), decisions)).toEqual(failure('closed-day-stays'));
  expect(await contentsHash()).toBe(before);
  valueOf(await takeIn(workshopId, other.file(), { ...decisions, reason: 'One person at both tables' }));
  const status = (await readWorkshop(workshopId))?.participations.find(({ id }) => id === here)?.status;
  const marks = (await readSnapshot(workshopId))?.attendance ?? [];
  expect(status).toBe('replaced');
  expect(marks.filter(({ participationId }) => participationId === there)).toHaveLength(2);
});

/** The first slot of the first day is marked, and then that day is signed off. */
async function signedWithMark(): Promise<{ readonly workshopId: string; readonly cell: MarkCell }> {
  const workshopId = await openSmallWorkshop();
  const cell = { participationId: ids.participations[2], slotId: `am/${ids.days[0]}` };
  valueOf(await mark(workshopId, [cell], 'late'));
  valueOf(await recordSignOff(workshopId, ids.days[0], 'A. Coordinator'));
  return { workshopId, cell };
}

const refusedUndo = failure('undo-closed-day', { day: 1 });

describe('Undo on a signed-off day', () => {
  test('does not walk through the sign-off, and takes back what was done since elsewhere', async () => {
    const { workshopId } = await signedWithMark();
    const signed = await contentsHash();
    valueOf(await mark(workshopId, [{ participationId: ids.participations[2], slotId: `am/${ids.days[1]}` }], 'late'));
    valueOf(await undo());
    expect(await contentsHash()).toBe(signed);
    expect(await undo()).toEqual(refusedUndo);
    expect(await contentsHash()).toBe(signed);
    const [signOff] = (await readSnapshot(workshopId))?.signOffs ?? [];
    expect(signOff).toMatchObject({ dayId: ids.days[0], withdrawn: null });
    valueOf(await redo());
  });

  test('does not take back a correction, which had a reason; nor does the button of its message', async () => {
    const { workshopId, cell } = await signedWithMark();
    const marking = { how: 'grid' as const, reason: 'Was ill' };
    const corrected = valueOf(await mark(workshopId, [cell], 'absent', marking));
    expect(await readCorrections(workshopId)).toMatchObject([
      { ...cell, previous: 'late', status: 'absent', reason: 'Was ill' },
    ]);
    expect((await readWholeWorkshop(workshopId))?.signedLists[0]?.corrections).toMatchObject([
      { ...cell, previous: 'late', status: 'absent', reason: 'Was ill' },
    ]);
    const before = await contentsHash();
    expect(await undo()).toEqual(refusedUndo);
    expect(await corrected.undo?.()).toEqual(refusedUndo);
    expect(await contentsHash()).toBe(before);
  });

  test('takes back the reopening only as the last action, so that the day closes as it was signed', async () => {
    const { workshopId, cell } = await signedWithMark();
    const reopened = valueOf(await reopen(workshopId, ids.days[0], 'Entered twice'));
    valueOf(await mark(workshopId, [cell], 'absent'));
    expect(await reopened.undo?.()).toEqual(failure('undo-blocked'));
    valueOf(await undo());
    valueOf(await undo());
    expect(await undo()).toEqual(refusedUndo);
    valueOf(await redo());
    expect((await readSnapshot(workshopId))?.signOffs[0]?.withdrawn).toMatchObject({ reason: 'Entered twice' });
    valueOf(await redo());
  });

  test('of a correction, once the day is open again, has no reason of its own; done again it has', async () => {
    const { workshopId, cell } = await signedWithMark();
    const marking = { how: 'grid' as const, reason: 'Was ill' };
    const corrected = valueOf(await mark(workshopId, [cell], 'absent', marking));
    valueOf(await reopen(workshopId, ids.days[0], 'Entered twice'));
    valueOf((await corrected.undo?.()) ?? expect.fail('nothing changed'));
    valueOf(await redo());
    const events = await readMarkHistory({ ...cell, workshopId });
    expect(events.slice(0, 3).map(({ status, reason }) => [status, reason])).toEqual([
      ['absent', 'Was ill'],
      ['late', null],
      ['absent', 'Was ill'],
    ]);
  });
});

describe('the agenda of a signed-off day', () => {
  const refused = failure('closed-day-stays');

  test('keeps its slots and its date, with marks or without', async () => {
    const workshopId = await openSmallWorkshop();
    const { workshop, days, sessions } = (await readWorkshop(workshopId)) ?? expect.fail('no workshop');
    const [, second] = days;
    const day = second ?? expect.fail('no day');
    const [first] = sessions;
    const session = first ?? expect.fail('no session');
    const placement = { dayId: day.id, start: '09:00', roomId: null };
    valueOf(await editRecord('session.edit', 'session', session, { kind: 'lecture', placement, minutes: 60 }));
    for (const each of sessions.slice(1))
      valueOf(await editRecord('session.edit', 'session', each, { placement: null }));
    const placed = { ...session, kind: 'lecture' as const, placement, minutes: 60 };
    const [, other] = sessions;
    const unplaced = { ...(other ?? expect.fail('no session')), placement: null };
    valueOf(await recordSignOff(workshopId, day.id, 'A. Coordinator'));
    const before = await contentsHash();
    const { attendance } = workshop;
    const tries = [
      editRecord('session.edit', 'session', placed, { minutes: 400 }),
      editRecord('session.edit', 'session', placed, { placement: { ...placement, start: '15:00' } }),
      editRecord('session.edit', 'session', placed, { placement: { ...placement, dayId: ids.days[0] } }),
      editRecord('session.edit', 'session', placed, { placement: null }),
      editRecord('session.edit', 'session', placed, { kind: 'break' }),
      editRecord('session.edit', 'session', unplaced, {
        kind: 'lecture',
        placement: { ...placement, start: '15:00' },
      }),
      deleteSession({ workshopId, id: placed.id }),
      editRecord('workshop.edit', 'workshop', workshop, { attendance: { ...attendance, middayAt: '08:30' } }),
      editRecord('workshop.edit', 'workshop', workshop, { attendance: { ...attendance, slots: 'day' } }),
      editRecord('workshop.edit', 'workshop', workshop, { attendance: { ...attendance, slots: 'session' } }),
      editRecord('day.edit', 'day', day, { date: '2027-01-11' }),
    ];
    for (const each of tries) expect(await each).toEqual(refused);
    expect(await contentsHash()).toBe(before);
    valueOf(await editRecord('session.edit', 'session', placed, { minutes: 90, title: { en: 'Longer' } }));
    const morning = { ...placement, start: '11:00' };
    valueOf(await editRecord('session.edit', 'session', unplaced, { kind: 'lecture', placement: morning }));
    valueOf(
      await editRecord('workshop.edit', 'workshop', workshop, { attendance: { ...attendance, middayAt: '12:45' } }),
    );
  });

  test('closes slots too that were not there when it was signed', async () => {
    const workshopId = await openSmallWorkshop();
    const [day] = ids.days;
    const { sessions } = (await readWorkshop(workshopId)) ?? expect.fail('no workshop');
    const session = sessions.find(({ placement }) => placement?.dayId === day) ?? expect.fail('no session');
    valueOf(await recordSignOff(workshopId, day, 'A. Coordinator'));
    const cell = { participationId: ids.participations[1], slotId: `session/${session.id}` };
    const reason = failure('day-signed-off');
    expect(await mark(workshopId, [cell], 'present')).toEqual(reason);
    expect(await checkIn(workshopId, { ...cell, status: 'present' }, 'desk')).toEqual(reason);
    valueOf(await mark(workshopId, [cell], 'present', { how: 'grid', reason: 'Was there' }));
    expect(await mark(workshopId, [cell], 'absent')).toEqual(reason);
  });
});

test('a day on which nothing is planned, marked or counted is not signed off', async () => {
  const workshopId = await openSmallWorkshop();
  const [, day] = ids.days;
  const { sessions } = (await readWorkshop(workshopId)) ?? expect.fail('no workshop');
  for (const each of sessions.filter(({ placement }) => placement?.dayId === day)) {
    valueOf(await editRecord('session.edit', 'session', each, { placement: null }));
  }
  expect(await recordSignOff(workshopId, day, 'A. Coordinator')).toEqual(failure('nothing-to-sign'));
  valueOf(await setHeadCount(workshopId, `am/${day}`, { women: 1, men: 0, unspecified: 0 }));
  valueOf(await recordSignOff(workshopId, day, 'A. Coordinator'));
});

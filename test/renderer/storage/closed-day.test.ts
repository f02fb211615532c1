import { beforeEach, expect, test } from 'vitest';
import { mark, recordSignOff, reopen, setHeadCount } from '../../../renderer/commands/attendance.ts';
import { addWalkIn, takeIn } from '../../../renderer/commands/desk.ts';
import { editParticipation, replacePerson, takeOut } from '../../../renderer/commands/people.ts';
import { editRecord } from '../../../renderer/commands/record.ts';
import { readSnapshot, readWorkshop } from '../../../renderer/queries/snapshot.ts';
import { deleteDay } from '../../../renderer/commands/workshops.ts';
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

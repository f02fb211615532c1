import { beforeEach, describe, expect, test } from 'vitest';
import {
  addSessionTo,
  applyQuickFix,
  arrangePresentations,
  assign,
  copySession,
  deleteSession,
  dropOnBoard,
  editSession,
  moveSession,
  moveSessionBy,
  setMinutes,
  setStart,
} from '../../../renderer/commands/agenda.ts';
import {
  catchUpAs,
  duplicateDay,
  fillAgenda,
  forgetTemplate,
  freeze,
  importAgenda,
  keepTemplate,
  shift,
} from '../../../renderer/commands/agenda-plan.ts';
import { decide, mark, recordSignOff, reopen, setHeadCount } from '../../../renderer/commands/attendance.ts';
import { deleteSet, moveToGroup, setGroupSessions } from '../../../renderer/commands/breakout-groups.ts';
import { checkIn, checkInSigned } from '../../../renderer/commands/desk.ts';
import {
  addDelegation,
  addPerson,
  deleteDelegation,
  editPerson,
  replacePerson,
  seatInDelegation,
  takeOut,
} from '../../../renderer/commands/people.ts';
import { editRecord } from '../../../renderer/commands/record.ts';
import { withdrawIssuedSheet } from '../../../renderer/commands/register.ts';
import {
  addRoom,
  appendDay,
  dateDays,
  deleteDay,
  deleteRoom,
  deleteWorkshop,
  duplicateWorkshop,
} from '../../../renderer/commands/workshops.ts';
import { readSnapshot } from '../../../renderer/queries/snapshot.ts';
import { history } from '../../../renderer/storage/working-store.ts';
import { checkAgenda } from '../../../shared/domain/schedule-rules/check.ts';
import { prepareAgenda } from '../../../shared/domain/schedule-rules/prepared-agenda.ts';
import { quickFixesOf } from '../../../shared/findings/quick-fixes.ts';
import { usualRuleSettings } from '../../../shared/domain/schedule-rules/rule-settings.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { plainDelegation } from '../../../shared/domain/people/groups.ts';
import { catchUp } from '../../../shared/operations/ripple.ts';
import { failure, type Result } from '../../../shared/result.ts';
import { aDay, anId, aPerson, aSession, aWorkshop, ids, wholeCopy } from '../../factories/a-workshop.ts';
import { contentsHash, freshStart, openSmallWorkshop, valueOf } from './stored.ts';

const { workshop: workshopId } = ids;
const snapshot = aWorkshop();
const session = aSession();

beforeEach(async () => {
  await freshStart();
  await openSmallWorkshop();
});

async function snapshotNow(): Promise<WorkshopSnapshot> {
  return (await readSnapshot(workshopId)) ?? expect.fail('no workshop');
}

describe('a command decides on stored data', () => {
  test('texts in two languages, typed before the screen is drawn again, are both kept', async () => {
    const [drawn] = (await snapshotNow()).days;
    if (drawn === undefined) throw new Error('no day');
    await Promise.all([
      editRecord('day.edit', 'day', drawn, { theme: { ...drawn.theme, en: 'Care' } }),
      editRecord('day.edit', 'day', drawn, { theme: { ...drawn.theme, ru: 'Уход' } }),
    ]);
    expect((await snapshotNow()).days[0]?.theme).toEqual({ en: 'Care', ru: 'Уход' });
  });

  test('objectives in two languages, too', async () => {
    const { workshop } = await snapshotNow();
    const objectives = workshop.objectives;
    await Promise.all([
      editRecord('workshop.edit', 'workshop', workshop, { objectives: [...objectives, { en: 'New' }] }),
      editRecord('workshop.edit', 'workshop', workshop, { objectives: [...objectives, { ru: 'Новое' }] }),
    ]);
    expect((await snapshotNow()).workshop.objectives.at(-1)).toEqual({ en: 'New', ru: 'Новое' });
  });

  test('a shift moves a session that was resized after the screen was drawn', async () => {
    const ripple = { dayId: ids.days[0], from: 0, minutes: 15, target: 'plan' as const };
    await Promise.all([setStart(session, '10:00', false), shift(workshopId, ripple, 'everything')]);
    expect((await snapshotNow()).sessions.find(({ id }) => id === session.id)?.placement?.start).toBe('10:15');
  });

  test('a proposal that no longer fits is refused', async () => {
    const ripple = { dayId: ids.days[0], from: 0, minutes: 15, target: 'plan' as const };
    const [proposal] = catchUp(await snapshotNow(), ripple);
    if (proposal === undefined) throw new Error('no proposal');
    valueOf(await deleteSession(session));
    expect(await catchUpAs(workshopId, ripple, proposal)).toEqual(failure('proposal-outdated'));
  });

  test('a quick fix is applied once, and refused when what it mends is mended already', async () => {
    valueOf(await dateDays(workshopId, null));
    const drawn = await snapshotNow();
    const [first] = drawn.days;
    if (first === undefined) throw new Error('no day');
    valueOf(await editRecord('day.edit', 'day', first, { date: '2026-03-02' }));
    const now = await snapshotNow();
    const finding = checkAgenda(now, usualRuleSettings, [], []).findings.find(
      ({ rule }) => rule === 'day-without-date',
    );
    if (finding === undefined) throw new Error('no finding');
    const [fix] = quickFixesOf(finding, prepareAgenda(now, []), usualRuleSettings, () => anId(800));
    if (fix === undefined) throw new Error('no quick fix');
    valueOf(await applyQuickFix(workshopId, finding, fix));
    expect((await snapshotNow()).days.map(({ date }) => date)).toEqual(['2026-03-02', '2026-03-03']);
    expect(await applyQuickFix(workshopId, finding, fix)).toEqual(failure('proposal-outdated'));
  });
});

const gone = anId(999);
const placement = { dayId: gone, start: '09:00', roomId: null };
const [person] = snapshot.people;
const [participation] = snapshot.participations;
const { id: _, ...newPerson } = aPerson();
const delegation = {
  ...plainDelegation,
  workshopId: gone,
  name: { en: 'A' },
  country: null,
};
const template = { id: gone, name: 'A', trainingPackage: '', sessions: [] };
const group = { id: gone, workshopId, name: {}, set: 'A', participationIds: [], pinnedIds: [] };
if (person === undefined || participation === undefined) throw new Error('nobody');
const sheet = { ...snapshot.issuedSheets[0], id: gone, workshopId } as WorkshopSnapshot['issuedSheets'][number];
const agenda = { title: {}, timeZone: null, days: [], rooms: [], sessions: [], warnings: [] };
const unknown = { workshopId, id: gone };

/** Every command on something that is not there, by what is not there. */
const commandsOnWhatIsGone: readonly [string, () => Promise<Result<unknown>>][] = [
  ['the day of a new session', () => addSessionTo(workshopId, gone, 'lecture')],
  ['an edited session', () => editSession({ ...session, id: gone }, { kind: 'lecture' })],
  ['a moved session', () => moveSession(unknown, null)],
  ['the day of a moved session', () => moveSession(session, placement)],
  [
    'the room of a dropped session',
    () => dropOnBoard(session, { placement: { ...placement, dayId: ids.days[0], roomId: gone }, minutes: 30 }),
  ],
  ['a copied session', () => copySession(unknown, { ...placement, dayId: ids.days[0] })],
  ['a swapped session', () => moveSessionBy(unknown, 1)],
  ['a session that starts later', () => setStart(unknown, '10:00', false)],
  ['a resized session', () => setMinutes(unknown, 30, false)],
  ['a deleted session', () => deleteSession(unknown)],
  ['an assigned person', () => assign(session, 'lead', [gone])],
  ['a session of presentations', () => arrangePresentations({ ...session, id: gone }, [], 'describe')],
  ['the workshop of an edition', () => freeze(gone, '')],
  ['the day of a shift', () => shift(workshopId, { dayId: gone, from: 0, minutes: 5, target: 'plan' }, 'everything')],
  [
    'a session of a plan',
    () => fillAgenda(workshopId, [{ sessionId: gone, placement: { ...placement, dayId: ids.days[0] }, reasons: [] }]),
  ],
  ['a copied day', () => duplicateDay(aDay({ id: gone }), null, { withRooms: true, withPeople: true })],
  ['the workshop of an imported agenda', () => importAgenda(gone, agenda, false)],
  ['a kept day', () => keepTemplate(aDay({ id: gone }), [], { name: 'A', trainingPackage: '' })],
  ['a forgotten template', () => forgetTemplate(template)],
  ['a marked person', () => mark(workshopId, [{ participationId: gone, slotId: `am/${ids.days[0]}` }], 'present')],
  ['a marked slot', () => mark(workshopId, [{ participationId: participation.id, slotId: `am/${gone}` }], 'present')],
  [
    'the workshop of a mark',
    () => mark(gone, [{ participationId: participation.id, slotId: `am/${ids.days[0]}` }], 'present'),
  ],
  [
    'somebody who comes',
    () => checkIn(workshopId, { participationId: gone, slotId: `am/${ids.days[0]}`, status: 'present' }, 'desk'),
  ],
  [
    'somebody who signs',
    () => checkInSigned(workshopId, { participationId: gone, slotId: `am/${ids.days[0]}`, status: 'present' }, []),
  ],
  ['a day that is signed off', () => recordSignOff(workshopId, gone, 'A')],
  ['a day that is opened again', () => reopen(workshopId, gone, 'A mistake')],
  ['the slot of a head-count', () => setHeadCount(workshopId, `am/${gone}`, { women: 1, men: 0, unspecified: 0 })],
  ['somebody who gets a certificate', () => decide(workshopId, gone, null)],
  ['a set of groups', () => deleteSet(workshopId, { name: 'gone', groups: [] })],
  [
    'the set of somebody who moves',
    () => moveToGroup(workshopId, { name: 'gone', groups: [] }, participation.id, null),
  ],
  ['a group', () => setGroupSessions(group, [])],
  ['the delegation of a new person', () => addPerson(workshopId, newPerson, 'participant', gone)],
  ['a replaced person', () => replacePerson({ ...participation, id: gone }, newPerson)],
  ['an edited person', () => editPerson({ ...person, id: gone }, { phone: '1' })],
  ['the delegation of somebody who moves', () => seatInDelegation(participation, gone)],
  ['somebody who moves to no delegation', () => seatInDelegation({ ...participation, id: gone }, null)],
  ['somebody who is taken out', () => takeOut(unknown)],
  ['the workshop of a delegation', () => addDelegation(delegation)],
  ['a deleted delegation', () => deleteDelegation({ ...delegation, workshopId, id: gone })],
  ['a withdrawn sheet', () => withdrawIssuedSheet(sheet, 'Wrong')],
  ['the workshop of a room', () => addRoom({ workshopId: gone, name: {}, capacity: null })],
  ['a deleted room', () => deleteRoom(unknown)],
  ['a deleted day', () => deleteDay(unknown)],
  ['the workshop of a day', () => appendDay(gone)],
  ['a deleted workshop', () => deleteWorkshop(gone)],
  [
    'a copied workshop',
    () =>
      duplicateWorkshop(gone, wholeCopy, {
        title: {},
        place: snapshot.workshop.place,
        timeZone: 'UTC',
        firstDate: null,
      }),
  ],
];

test.each(commandsOnWhatIsGone)('a command says that it is gone, and writes nothing: %s', async (_name, run) => {
  const [before, count] = [await contentsHash(), (await history()).length];
  expect(await run()).toEqual(failure('record-missing'));
  expect(await contentsHash()).toBe(before);
  expect(await history()).toHaveLength(count);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Change, created } from '../../../shared/changes/change.ts';
import { signOffOf } from '../../../shared/domain/attendance/attendance.ts';
import type { Holdings } from '../../../shared/changes/partition.ts';
import { attendanceStatuses, emptySheet, marksIn, withMarks } from '../../../shared/domain/attendance/attendance.ts';
import { entities, type EntityName } from '../../../shared/domain/entities.ts';
import { groupSets } from '../../../shared/domain/people/groups.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { inconsistencies } from '../../../shared/files/consistency.ts';
import { countHeads, markCells, signOffDay, withdrawSignOff } from '../../../shared/operations/attendance.ts';
import {
  mixAgain,
  moveMember,
  removeGroups,
  saveGroups,
  splitAmongGroups,
} from '../../../shared/operations/breakout-groups.ts';
import { addDay, removeDay, setDates } from '../../../shared/operations/days.ts';
import {
  addParticipant,
  moveToDelegation,
  removeDelegation,
  removeParticipation,
  removeWorkshop,
  replaceNominee,
} from '../../../shared/operations/people.ts';
import {
  addSession,
  placeSession,
  removeRoom,
  removeSession,
  resizeSession,
  restartSession,
  setAssignments,
  swapWithNeighbour,
} from '../../../shared/operations/sessions.ts';
import { anId, aPerson, aWorkshop, ids } from '../../factories/a-workshop.ts';
import { changesOf, after, all, contentsOf, holding, idsFrom, undone } from './store.ts';

type Operation = (snapshot: WorkshopSnapshot, pick: number, newId: () => string) => readonly Change[];

/** Nothing, where there is nothing to do it to. */
function on<Item>(items: readonly Item[], pick: number, act: (item: Item) => readonly Change[]): readonly Change[] {
  const item = items[pick % Math.max(items.length, 1)];
  return item === undefined ? [] : act(item);
}

const { id: _, ...newPerson } = aPerson();
const clocks = ['08:30', '09:00', '10:45', '13:00', '16:15'];

const operations: Readonly<Record<string, Operation>> = {
  addDay: (at, _pick, newId) => addDay(at, newId),
  removeDay: (at, pick) => on(at.days, pick, (day) => changesOf(removeDay(at, day.id))),
  setDates: (at, pick) => setDates(at, pick % 3 === 0 ? null : '2025-02-27'),
  addSession: (at, pick, newId) =>
    on(at.days, pick, (day) => [created('session', addSession(at, day, 'lunch', newId))]),
  removeSession: (at, pick) => on(at.sessions, pick, (session) => removeSession(at, session)),
  unplace: (at, pick) => on(at.sessions, pick, (session) => placeSession(session, null)),
  restart: (at, pick) =>
    on(at.sessions, pick, (session) => restartSession(at, session, clocks[pick % 5] ?? '09:00', pick % 2 === 0)),
  resize: (at, pick) => on(at.sessions, pick, (session) => resizeSession(at, session, 5 + (pick % 60), pick % 2 === 0)),
  swap: (at, pick) => on(at.sessions, pick, (session) => swapWithNeighbour(at, session, pick % 2 === 0 ? 1 : -1)),
  assign: (at, pick, newId) =>
    on(at.sessions, pick, (session) =>
      changesOf(
        setAssignments(
          at,
          session,
          'lead',
          at.participations.slice(pick % 2, pick % 4).map((each) => each.id),
          newId,
        ),
      ),
    ),
  removeRoom: (at, pick) => on(at.rooms, pick, (room) => changesOf(removeRoom(at, room.id))),
  addParticipant: (at, _pick, newId) => addParticipant(at, newPerson, 'participant', null, newId).changes,
  replace: (at, pick, newId) =>
    on(at.participations, pick, (each) => replaceNominee(at, each, newPerson, newId).changes),
  removeParticipation: (at, pick) => on(at.participations, pick, (each) => removeParticipation(at, each)),
  moveToDelegation: (at, pick) => on(at.participations, pick, (each) => changesOf(moveToDelegation(at, each, null))),
  removeDelegation: (at, pick) => on(at.delegations, pick, (each) => removeDelegation(at, each)),
  makeGroups: (at, pick, newId) =>
    saveGroups(
      at,
      { name: 'Set', groups: groupSets(at.breakoutGroups)[0]?.groups ?? [] },
      [at.participations.slice(0, pick % 3), at.participations.slice(pick % 3)].map((all) => all.map(({ id }) => id)),
      (number) => ({ en: `Group ${number}` }),
      newId,
    ),
  mixGroups: (at, pick, newId) =>
    on(groupSets(at.breakoutGroups), pick, (set) =>
      mixAgain(at, set, { groups: 1 + (pick % 3), seed: pick }, () => ({}), newId),
    ),
  moveMember: (at, pick) =>
    on(groupSets(at.breakoutGroups), pick, (set) =>
      on(at.participations, pick, ({ id }) => changesOf(moveMember(at, set, id, set.groups.at(-1)?.id ?? null))),
    ),
  removeGroups: (at, pick) => on(at.breakoutGroups, pick, (group) => removeGroups(at, [group])),
  splitAmongGroups: (at, pick, newId) =>
    on(groupSets(at.breakoutGroups), pick, (set) =>
      on(at.sessions, pick, (session) => splitAmongGroups(at, session, set, newId)),
    ),
  mark: (at, pick) =>
    on(at.participations, pick, ({ id }) =>
      on(at.days, pick, (day) =>
        marksOf(
          markCells(
            {
              sheet: withMarks(emptySheet(at.workshop.id), at.attendance),
              signOffs: at.signOffs,
              marking: { how: 'grid', reason: 'seen at the door' },
            },
            [{ participationId: id, slotId: `am/${day.id}` }],
            attendanceStatuses[pick % attendanceStatuses.length] ?? 'present',
          ),
        ),
      ),
    ),
  signOff: (at, pick, newId) =>
    on(at.days, pick, (day) => {
      const signed = signOffDay(at, day.id, { at: '2025-07-15T13:00:00.000Z', by: 'A. B.' }, newId);
      return !signed.ok && signed.failure.code === 'nothing-to-sign' ? [] : changesOf(signed);
    }),
  withdrawSignOff: (at, pick) =>
    on(
      at.days.filter(({ id }) => signOffOf(id, at.signOffs) !== undefined),
      pick,
      (day) => changesOf(withdrawSignOff(at, day.id, { at: '2025-07-15T14:00:00.000Z', reason: 'A sheet came late' })),
    ),
  countHeads: (at, pick, newId) =>
    on(at.days, pick, (day) =>
      changesOf(countHeads(at, `am/${day.id}`, { women: pick % 3, men: pick % 2, unspecified: 0 }, newId)),
    ),
};

function marksOf(marks: ReturnType<typeof markCells>): readonly Change[] {
  return marks.ok ? marks.value : expect.fail(marks.failure.code);
}

describe('any round of operations', () => {
  const deeds = fc.array(fc.tuple(fc.constantFrom(...Object.keys(operations)), fc.nat(1000)), { maxLength: 25 });

  test('is taken back exactly, deed by deed, and leaves a workshop that could be saved and opened', () => {
    const start = holding(aWorkshop());
    fc.assert(
      fc.property(deeds, (round) => {
        const done: { readonly before: unknown; readonly changes: readonly Change[] }[] = [];
        const newId = idsFrom(0x10000);
        let now = start;
        for (const [name, pick] of round) {
          const changes = operations[name]?.(snapshotIn(now), pick, newId) ?? [];
          done.push({ before: contentsOf(now), changes });
          now = after(now, changes);
          expectWhole(now);
        }
        for (const { before, changes } of done.toReversed()) {
          now = undone(now, changes);
          expect(contentsOf(now)).toEqual(before);
        }
        expect(contentsOf(now)).toEqual(contentsOf(start));
      }),
      { numRuns: 150 },
    );
  });

  test('and the removal of the whole workshop, likewise', () => {
    const start = holding(aWorkshop());
    const changes = removeWorkshop(snapshotIn(start));
    expect(contentsOf(undone(after(start, changes), changes))).toEqual(contentsOf(start));
  });
});

/** Every record is valid, and nothing refers to what is gone. */
function expectWhole(holdings: Holdings): void {
  for (const name of Object.keys(entities) as EntityName[]) {
    for (const record of all(holdings, name)) expect(entities[name].schema.safeParse(record).success).toBe(true);
  }
  expect(inconsistencies(snapshotIn(holdings))).toEqual([]);
}

function snapshotIn(holdings: Holdings): WorkshopSnapshot {
  const { programme, workshop } = aWorkshop();
  const participations = all(holdings, 'participation');
  const sheet = holdings.sheets.get(ids.workshop);
  return {
    programme: all(holdings, 'programme')[0] ?? programme,
    workshop: all(holdings, 'workshop')[0] ?? workshop,
    days: all(holdings, 'day'),
    rooms: all(holdings, 'room'),
    sessions: all(holdings, 'session'),
    institutions: all(holdings, 'institution'),
    people: all(holdings, 'person').filter((each) => participations.some(({ personId }) => personId === each.id)),
    delegations: all(holdings, 'delegation'),
    participations,
    assignments: all(holdings, 'assignment'),
    breakoutGroups: all(holdings, 'breakoutGroup'),
    editions: all(holdings, 'edition'),
    publications: all(holdings, 'publication'),
    acceptances: all(holdings, 'acceptance'),
    headCounts: all(holdings, 'headCount'),
    signOffs: all(holdings, 'signOff'),
    issuedSheets: all(holdings, 'issuedSheet'),
    signedLists: all(holdings, 'signedList'),
    attendance: marksIn(sheet ?? emptySheet(anId(2))),
  };
}

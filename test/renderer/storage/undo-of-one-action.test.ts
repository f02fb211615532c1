import { beforeEach, describe, expect, test } from 'vitest';
import { deleteSession, dropOnBoard, moveSession, setMinutes } from '../../../renderer/commands/agenda.ts';
import { mark, recordSignOff } from '../../../renderer/commands/attendance.ts';
import { recordIssue } from '../../../renderer/commands/documents.ts';
import { takeOut } from '../../../renderer/commands/people.ts';
import {
  addRoom,
  appendDay,
  deleteDay,
  deleteRoom,
  deleteWorkshop,
  makeWorkshop,
} from '../../../renderer/commands/workshops.ts';
import { readSnapshot } from '../../../renderer/queries/snapshot.ts';
import { type Done, redo, undo } from '../../../renderer/storage/command.ts';
import { store } from '../../../renderer/storage/database.ts';
import { history, readSummaries } from '../../../renderer/storage/working-store.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { failure, type Result } from '../../../shared/result.ts';
import { ids } from '../../factories/a-workshop.ts';
import { sheetRequest } from '../../shared/documents/training.ts';
import { contents, contentsHash, freshStart, openSmallWorkshop, valueOf } from './stored.ts';

const { workshop: workshopId } = ids;
const session = { workshopId, id: ids.sessions[0] };

beforeEach(async () => {
  await freshStart();
  await openSmallWorkshop();
});

async function snapshotNow(): Promise<WorkshopSnapshot> {
  return (await readSnapshot(workshopId)) ?? expect.fail('no workshop');
}

/** The ids of the records of each kind, in the order in which they lie in each partition. */
async function orders(): Promise<unknown> {
  const partitions = await store.partitions.toArray();
  return Object.fromEntries(
    partitions.map(({ key, records }) => [
      key,
      Object.fromEntries(
        Object.entries(records)
          .map(([name, byId]) => [name, Object.keys(byId)] as const)
          .filter(([, all]) => all.length > 0),
      ),
    ]),
  );
}

async function undoOf(done: Promise<Result<Done>>): Promise<NonNullable<Done['undo']>> {
  return valueOf(await done).undo ?? expect.fail('nothing changed');
}

async function threeRooms(): Promise<void> {
  for (const en of ['One', 'Two', 'Three']) valueOf(await addRoom({ workshopId, name: { en }, capacity: null }));
}

describe('a sheet that was issued', () => {
  test('stays on record when what was done before it is undone', async () => {
    valueOf(await addRoom({ workshopId, name: { en: 'Attic' }, capacity: null }));
    valueOf(await recordIssue(workshopId, sheetRequest));
    const issued = (await snapshotNow()).issuedSheets;
    expect(issued).not.toEqual([]);
    expect(valueOf(await undo()).action).toBe('room.add');
    expect((await snapshotNow()).rooms.some(({ name }) => name.en === 'Attic')).toBe(false);
    expect((await snapshotNow()).issuedSheets).toEqual(issued);
    expect(valueOf(await redo()).action).toBe('room.add');
  });

  test('keeps what it names from being undone', async () => {
    valueOf(await recordIssue(workshopId, sheetRequest));
    const before = await contentsHash();
    expect(await undo()).toEqual(failure('undo-issued'));
    expect(await contentsHash()).toBe(before);
  });
});

describe('one gesture is one action', () => {
  test('a session that is moved and resized is taken back by one Undo', async () => {
    const before = await contentsHash();
    const count = (await history()).length;
    const placement = { dayId: ids.days[1], start: '11:00', roomId: null };
    valueOf(await dropOnBoard(session, { placement, minutes: 35 }));
    expect((await snapshotNow()).sessions.find(({ id }) => id === session.id)).toMatchObject({
      placement,
      minutes: 35,
    });
    expect(await history()).toHaveLength(count + 1);
    valueOf(await undo());
    expect(await contentsHash()).toBe(before);
  });

  test('a new workshop with its first date is taken back by one Undo', async () => {
    const before = await contents();
    const wish = { title: { en: 'New' }, country: 'KZ', city: {}, timeZone: 'Asia/Almaty', languages: ['en'] as const };
    const id = valueOf(await makeWorkshop({ ...wish, programmeId: null, days: 3, firstDate: '2026-03-02' }));
    const dates = (await readSnapshot(id))?.days.map(({ date }) => date);
    expect(dates).toEqual(['2026-03-02', '2026-03-03', '2026-03-04']);
    expect(valueOf(await undo()).action).toBe('workshop.create');
    expect(await contents()).toEqual(before);
  });
});

describe('Undo of a message takes back that action', () => {
  test('whatever was done after it, and no other', async () => {
    const undoEdit = await undoOf(setMinutes(session, 35, false));
    valueOf(await setMinutes({ workshopId, id: ids.sessions[1] }, 40, false));
    expect(valueOf(await undoEdit()).action).toBe('session.edit');
    const { sessions } = await snapshotNow();
    expect(sessions.map(({ minutes }) => minutes).slice(0, 2)).toEqual([60, 40]);
    valueOf(await redo());
    expect((await snapshotNow()).sessions[0]?.minutes).toBe(35);
  });

  test.each([
    ['the first room first, the first deletion undone first', [0, 1], [0, 1]],
    ['the first room first, the last deletion undone first', [0, 1], [1, 0]],
    ['the last room first, the first deletion undone first', [1, 0], [0, 1]],
    ['the last room first, the last deletion undone first', [1, 0], [1, 0]],
    ['three rooms, undone out of order', [1, 2, 0], [1, 0, 2]],
  ])('of several deletions, each at its old place: %s', async (_, deleted, undone) => {
    await threeRooms();
    const [before, order] = [await contentsHash(), await orders()];
    const rooms = (await snapshotNow()).rooms.slice(-3);
    const undos: (() => Promise<Result<unknown>>)[] = [];
    for (const index of deleted) undos.push(await undoOf(deleteRoom(rooms[index] ?? expect.fail('no room'))));
    for (const index of undone) valueOf(await (undos[index] ?? expect.fail('not deleted'))());
    expect(await contentsHash()).toBe(before);
    expect(await orders()).toEqual(order);
  });

  test('or says that something builds on it', async () => {
    const undoMove = await undoOf(moveSession(session, { dayId: ids.days[1], start: '12:00', roomId: null }));
    valueOf(await setMinutes(session, 35, false));
    expect(await undoMove()).toEqual(failure('undo-blocked'));
    valueOf(await undo());
    expect(valueOf(await undoMove()).action).toBe('session.move');
  });

  test('or says that its number has been given away', async () => {
    const undoRemoval = await undoOf(deleteDay({ workshopId, id: ids.days[0] }));
    valueOf(await appendDay(workshopId));
    expect(await undoRemoval()).toEqual(failure('undo-blocked'));
  });

  test('or says that it is gone', async () => {
    const undoEdit = await undoOf(setMinutes(session, 35, false));
    valueOf(await undo());
    expect(await undoEdit()).toEqual(failure('undo-gone'));
  });

  test('or says that the day has been signed off since', async () => {
    const cell = { participationId: ids.participations[2], slotId: `am/${ids.days[0]}` };
    const undoMark = await undoOf(mark(workshopId, [cell], 'late'));
    valueOf(await recordSignOff(workshopId, ids.days[0], 'A. Coordinator'));
    expect(await undoMark()).toEqual(failure('undo-closed-day', { day: 1 }));
  });
});

describe('what was deleted comes back at its old place', () => {
  test.each<[string, () => Promise<Result<Done>>]>([
    ['a room', async () => deleteRoom((await snapshotNow()).rooms[1] ?? expect.fail('no room'))],
    ['a day with its sessions', () => deleteDay({ workshopId, id: ids.days[0] })],
    ['a session', () => deleteSession(session)],
    ['a person of the workshop', () => takeOut({ workshopId, id: ids.participations[0] })],
    ['the whole workshop', () => deleteWorkshop(workshopId)],
  ])('%s', async (_, remove) => {
    await threeRooms();
    const [before, order] = [await contentsHash(), await orders()];
    valueOf(await remove());
    const [after, orderAfter] = [await contentsHash(), await orders()];
    valueOf(await undo());
    expect(await contentsHash()).toBe(before);
    expect(await orders()).toEqual(order);
    valueOf(await redo());
    expect([await contentsHash(), await orders()]).toEqual([after, orderAfter]);
    valueOf(await undo());
    expect(await orders()).toEqual(order);
  });

  test('and in the list of workshops', async () => {
    const before = (await readSummaries()).map(({ id }) => id);
    valueOf(await deleteWorkshop(workshopId));
    valueOf(await undo());
    expect((await readSummaries()).map(({ id }) => id)).toEqual(before);
  });
});

import { v7 as newId } from 'uuid';
import type { ActionName } from '../../shared/changes/action-name.ts';
import { type Changes, created, removed } from '../../shared/changes/change.ts';
import { recordIn, recordsOf } from '../../shared/changes/partition.ts';
import type { Day, Room } from '../../shared/domain/agenda/day.ts';
import { deskPartition } from '../../shared/domain/attendance/mark-register.ts';
import type { WorkshopRecords, WorkshopSnapshot } from '../../shared/domain/workshop-snapshot.ts';
import type { WorkshopOfAgenda } from '../../shared/exchange/agenda-import.ts';
import type { Text } from '../../shared/domain/language.ts';
import type { DamagedWorkshop } from '../../shared/files/damaged-workshop.ts';
import { importChanges } from '../../shared/files/import-workshop.ts';
import { erasedThings, snapshotWithout } from '../../shared/redaction/erased-copy.ts';
import { readWorkshopBytes, type WorkshopFileCode } from '../../shared/files/workshop-file.ts';
import { addDay, removeDay, setDates } from '../../shared/operations/days.ts';
import { removeWorkshop } from '../../shared/operations/people.ts';
import { removeRoom } from '../../shared/operations/sessions.ts';
import {
  copyWorkshop,
  createWorkshop,
  type NewWorkshop,
  type NextRun,
  type WorkshopCopy,
} from '../../shared/operations/workshops.ts';
import { failure, type FailureCode, type Result, success } from '../../shared/result.ts';
import type { CalendarDay } from '../../shared/time/calendar-day.ts';
import { readErasures, readExisting, readRecords, readSignatures, readSnapshot } from '../queries/snapshot.ts';
import { command, type Done, giving, nothing, type StoreCode } from '../storage/command.ts';

type Outcome = Promise<Result<Done, StoreCode>>;

/** Makes a workshop with its days, dated where the first date is known, as one action; gives its id. */
export async function makeWorkshop(wish: NewWorkshop): Promise<Result<string, StoreCode>> {
  const done = await command({
    action: 'workshop.create',
    reads: async (from) => {
      const { programmeId } = wish;
      return programmeId === null || recordIn(await from.partition('programmes'), 'programme', programmeId) ? {} : null;
    },
    decide: () => success(createWorkshop(wish, newId)),
  });
  return giving(done, ({ workshopId }) => workshopId);
}

/** What came of making a workshop from another: its id, and what takes it back. */
export type MadeWorkshop = Done<{ readonly workshopId: string; readonly changes: Changes }>;

/** Copies a workshop with what is chosen. */
export async function duplicateWorkshop(
  workshopId: string,
  take: WorkshopCopy,
  run: NextRun,
): Promise<Result<MadeWorkshop, StoreCode>> {
  return command({
    action: 'workshop.copy',
    reads: (from) => readSnapshot(workshopId, from),
    decide: (snapshot) => success(copyWorkshop(snapshot, take, run, newId)),
  });
}

/**
 * Opens a workshop file: everything in it comes in, or nothing. Gives the id of the workshop that it became. Fails with
 * `workshop-here-already`, and the workshop's id and title, unless a copy of what is here is wanted; and with the codes
 * of a file that cannot be read.
 */
export async function importWorkshop(
  bytes: Uint8Array,
  asCopy = false,
): Promise<Result<string, WorkshopFileCode | 'workshop-here-already' | StoreCode>> {
  const read = readWorkshopBytes(bytes);
  return read.ok ? importSnapshot(read.value, asCopy) : read;
}

/** The same for the contents of a file, as far as they are whole. */
export async function importSnapshot(
  snapshot: WorkshopSnapshot,
  asCopy = false,
): Promise<Result<string, 'workshop-here-already' | StoreCode>> {
  const { id, title } = snapshot.workshop;
  const done = await command({
    action: 'workshop.import',
    reads: async (from) => ({ existing: await readExisting(snapshot, from), erasures: await readErasures(from) }),
    decide: ({ existing, erasures }) => {
      if (!asCopy && existing.has('workshop', id)) {
        return failure('workshop-here-already', { workshopId: id, title: Object.values(title)[0] ?? '' });
      }
      // Whoever was erased here does not come back with a file.
      const changes = importChanges(snapshotWithout(snapshot, erasedThings(erasures)), existing, newId);
      const workshop = changes.find((change) => change.entity === 'workshop');
      return success({ changes, workshopId: workshop?.entity === 'workshop' ? workshop.id : '' });
    },
  });
  return giving(done, ({ workshopId }) => workshopId);
}

/** What can be had from a file that was refused; null where that is nothing, or where it was refused for another reason. */
export async function damageOf(bytes: Uint8Array, title: Text): Promise<DamagedWorkshop | null> {
  const { damagedWorkshop } = await import('../../shared/files/damaged-workshop.ts');
  return damagedWorkshop(bytes, title, newId);
}

/** Makes the workshop that an agenda becomes, after its preview was accepted; gives its id. It reads nothing stored. */
export async function makeImported({ changes, workshopId }: WorkshopOfAgenda): Promise<Result<string, StoreCode>> {
  const done = await command({ action: 'workshop.import', reads: nothing, decide: () => success(changes) });
  return giving(done, () => workshopId);
}

/** Deletes a workshop with everything in it, signatures and what its desks exchanged too; its people stay in the register. */
export async function deleteWorkshop(workshopId: string): Outcome {
  return command({
    action: 'workshop.remove',
    reads: async (from) => {
      const [snapshot, signatures, desks] = await Promise.all([
        readSnapshot(workshopId, from),
        readSignatures(workshopId, from),
        from.partition(deskPartition({ workshopId })),
      ]);
      return snapshot === null ? null : { snapshot, signatures, desks };
    },
    decide: ({ snapshot, signatures, desks }) =>
      success([
        ...signatures.map((each) => removed('signature', each)),
        // What its desks knew would be wrong of the same workshop opened again.
        ...recordsOf(desks, 'ledger').map((each) => removed('ledger', each)),
        ...recordsOf(desks, 'walkIn').map((each) => removed('walkIn', each)),
        ...removeWorkshop(snapshot),
      ]),
  });
}

/** Dates the days one after the other from `first` on; null takes all dates away. */
export async function dateDays(workshopId: string, first: CalendarDay | null): Outcome {
  return onRecords('dates.set', workshopId, (records) => success(setDates(records, first)));
}

/** Adds a day at the end, dated where the last one is. */
export async function appendDay(workshopId: string): Outcome {
  return onRecords('day.add', workshopId, (records) => success(addDay(records, newId)));
}

/** Deletes a day; its sessions become unplaced. */
export async function deleteDay({ workshopId, id }: Pick<Day, 'workshopId' | 'id'>): Outcome {
  return command({
    action: 'day.remove',
    reads: (from) => readSnapshot(workshopId, from),
    decide: (snapshot) => removeDay(snapshot, id),
  });
}

/** Adds a room. */
export async function addRoom(room: Omit<Room, 'id'>): Outcome {
  return onRecords('room.add', room.workshopId, () => success([created('room', { ...room, id: newId() })]));
}

/** Deletes a room; its sessions are then in all rooms. */
export async function deleteRoom({ workshopId, id }: Pick<Room, 'workshopId' | 'id'>): Outcome {
  return onRecords('room.remove', workshopId, (records) => removeRoom(records, id));
}

async function onRecords<Code extends FailureCode>(
  action: ActionName,
  workshopId: string,
  decide: (records: WorkshopRecords) => Result<Changes, Code>,
): Promise<Result<Done, Code | StoreCode>> {
  return command({ action, reads: (from) => readRecords(workshopId, from), decide });
}

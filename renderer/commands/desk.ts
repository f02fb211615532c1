import { v7 as newId } from 'uuid';
import { type DeskFile, type DeskFileCode, makeDeskFile, readDeskFile } from '../../shared/desks/desk-file.ts';
import { type Decisions, prepareTakeIn, takeInChanges } from '../../shared/desks/take-in.ts';
import { type AttendanceStatus, type SlotId, statusIn } from '../../shared/domain/attendance/attendance.ts';
import { erasedIds } from '../../shared/domain/people/erasure.ts';
import type { Stroke } from '../../shared/domain/evidence/signature.ts';
import type { SavedFile } from '../../shared/host/contract.ts';
import type { MarkingCode } from '../../shared/operations/attendance.ts';
import { type Arrival, arrive, registerWalkIn, sign, type Visitor } from '../../shared/operations/desk.ts';
import { erasedDeskFile } from '../../shared/redaction/redaction.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { now } from '../../shared/time/instant.ts';
import { readDesk, readDeskState, readJournal } from '../queries/history.ts';
import { readAttendance, readErasures, readSignatures, readWorkshop } from '../queries/snapshot.ts';
import { command, type Done, giving, type StoreCode } from '../storage/command.ts';
import { callHost, type HostCode } from '../storage/host-client.ts';
import { currentAuthor, deviceName, readSummaries } from '../storage/working-store.ts';
import { readForMarks } from './attendance.ts';
import { type ChosenFileFailure, contentsOf } from './chosen-file.ts';
import { unlessCancelled } from './documents.ts';

/** Marks a person as arrived; gives the status before. A mark of presence that is there already stays. */
export async function checkIn(
  workshopId: string,
  arrival: Arrival,
  how: 'desk' | 'badge',
): Promise<Result<AttendanceStatus, MarkingCode | StoreCode>> {
  const done = await command({
    action: 'attendance.mark',
    reads: (from) => readForMarks(workshopId, [arrival], from),
    decide: (records) => {
      const changes = arrive({ ...records, marking: { how, reason: null } }, arrival);
      const before = statusIn(records.sheet, arrival.participationId, arrival.slotId);
      return changes.ok ? success({ changes: changes.value, before }) : changes;
    },
  });
  return giving(done, ({ before }) => before);
}

/** Keeps a signature and marks the person, as one action. Fails with `day-signed-off` where the day is signed off. */
export async function checkInSigned(
  workshopId: string,
  arrival: Arrival,
  strokes: readonly Stroke[],
): Promise<Result<Done, MarkingCode | StoreCode>> {
  const signed = { id: newId(), strokes: strokes.map((stroke) => [...stroke]), signedAt: now() };
  return command({
    action: 'attendance.mark',
    reads: async (from) => {
      const [records, earlier] = await Promise.all([
        readForMarks(workshopId, [arrival], from),
        readSignatures(workshopId, from),
      ]);
      return records === null ? null : { records, earlier };
    },
    decide: ({ records, earlier }) =>
      sign({ ...records, marking: { how: 'signature', reason: null } }, arrival, earlier, signed),
  });
}

/** Registers somebody who was on no list, and marks them; gives the id of the participation. */
export async function addWalkIn(
  workshopId: string,
  visitor: Visitor,
  arrival: { readonly slotId: SlotId; readonly status: Arrival['status'] },
): Promise<Result<string, MarkingCode | StoreCode>> {
  const done = await command({
    action: 'participation.add',
    reads: async (from) => {
      const [snapshot, sheet] = await Promise.all([readWorkshop(workshopId, from), readAttendance(workshopId, from)]);
      return snapshot === null ? null : { snapshot, sheet };
    },
    decide: ({ snapshot, sheet }) => {
      // The participation is new, so that no mark or signature of it needs to be read.
      const place = { sheet, signOffs: snapshot.signOffs, marking: { how: 'desk' as const, reason: null } };
      return registerWalkIn(snapshot, visitor, arrival, place, newId);
    },
  });
  return giving(done, ({ participationId }) => participationId);
}

/** A desk file that was saved for another desk. */
export type HandedOver = {
  readonly saved: SavedFile;
  /** The instant, in UTC. */
  readonly at: string;
  /** The last entry that is in the file. */
  readonly sequence: number;
  /** People whose names the file holds. */
  readonly names: number;
  readonly signatures: number;
};

/** Saves this desk's marks, signatures and walk-ins as a desk file named by `nameOf`; null when the user cancels. */
export async function handOver(
  workshopId: string,
  nameOf: (file: DeskFile) => string,
): Promise<Result<HandedOver | null, 'record-missing' | HostCode<'desk-file.save'>>> {
  const state = await readDeskState(workshopId);
  if (state === null) return failure('record-missing');
  const file = makeDeskFile(state, deviceName(), now(), currentAuthor());
  const saved = unlessCancelled(await callHost('desk-file.save', { name: nameOf(file), file }));
  if (!saved.ok) return saved;
  if (saved.value === null) return success(null);
  return success({
    saved: saved.value,
    at: file.writtenAt,
    sequence: state.entries.at(-1)?.sequence ?? 0,
    names: file.walkIns.filter(({ arrival }) => arrival !== null).length,
    signatures: file.signatures.length,
  });
}

/** Reads a file of another desk; nothing changes yet. */
export async function openDeskFile(
  workshopId: string,
  chosen: File,
): Promise<Result<DeskFile, DeskFileCode | ChosenFileFailure>> {
  const contents = await contentsOf(chosen);
  return contents.ok ? withoutErased(readDeskFile(contents.value, workshopId)) : contents;
}

/** Whoever was erased here does not come back with a file. */
async function withoutErased(read: Result<DeskFile, DeskFileCode>): Promise<Result<DeskFile, DeskFileCode>> {
  return read.ok ? success(erasedDeskFile(read.value, erasedIds(await readErasures()))) : read;
}

/** Reads a file of another desk of any workshop that is on this computer; else fails with `desk-file-workshop-missing`. */
export async function openAnyDeskFile(
  chosen: File,
): Promise<Result<DeskFile, DeskFileCode | ChosenFileFailure | 'desk-file-workshop-missing'>> {
  const contents = await contentsOf(chosen);
  if (!contents.ok) return contents;
  const read = await withoutErased(readDeskFile(contents.value, null));
  if (!read.ok) return read;
  const { workshopId, workshopTitle } = read.value;
  const isHere = (await readSummaries()).some(({ id }) => id === workshopId);
  return isHere ? read : failure('desk-file-workshop-missing', { title: Object.values(workshopTitle)[0] ?? '' });
}

/**
 * Takes in what the file of another desk says, as one action, as it was decided in the preview. The same file taken in
 * twice changes nothing the second time.
 */
export async function takeIn(
  workshopId: string,
  file: DeskFile,
  decisions: Decisions,
): Promise<Result<Done, StoreCode>> {
  const journal = await readJournal();
  return command({
    action: 'desk.take-in',
    reads: (from) => readDesk(workshopId, file, journal, from),
    decide: (state) => success(takeInChanges(prepareTakeIn(state, file, decisions), newId)),
    reason: decisions.reason,
  });
}

import type { Marking } from '../../shared/changes/change.ts';
import { recordsOf } from '../../shared/changes/partition.ts';
import { type DeskFile, makeDeskFile, readDeskFile } from '../../shared/desks/desk-file.ts';
import { type Decisions, prepareTakeIn, takeInChanges } from '../../shared/desks/take-in.ts';
import { type AttendanceStatus, type SlotId, statusIn } from '../../shared/domain/attendance/attendance.ts';
import type { Stroke } from '../../shared/domain/evidence/signature.ts';
import type { SavedFile } from '../../shared/host/contract.ts';
import type { MarkingPlace } from '../../shared/operations/attendance.ts';
import { type Arrival, arrive, registerWalkIn, sign, type Visitor } from '../../shared/operations/desk.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { now } from '../../shared/time/instant.ts';
import { readDeskState } from '../queries/history.ts';
import { readAttendance, readSignOffs, readSnapshot } from '../queries/snapshot.ts';
import { commit, currentAuthor, deviceName } from '../storage/commit.ts';
import { callHost } from '../storage/host-client.ts';
import { readPartition, readSummaries } from '../storage/working-store.ts';
import { newId, runSerially } from './command.ts';
import { unlessCancelled } from './documents.ts';

/** Marks who has come; gives how they stood before, for who is there already stays as marked. */
export async function checkIn(
  workshopId: string,
  arrival: Arrival,
  how: 'desk' | 'badge',
): Promise<Result<AttendanceStatus>> {
  return runSerially(async () => {
    const place = await placeOf(workshopId, how);
    const changes = arrive(place, arrival);
    if (!changes.ok) return changes;
    const done = await commit('attendance.mark', changes.value);
    return done.ok ? success(statusIn(place.sheet, arrival.participationId, arrival.slotId)) : done;
  });
}

/** Keeps a signature and marks the person, as one action. */
export async function checkInSigned(
  workshopId: string,
  arrival: Arrival,
  strokes: readonly Stroke[],
): Promise<Result<void>> {
  return runSerially(async () => {
    const [place, partition] = await Promise.all([
      placeOf(workshopId, 'signature'),
      readPartition(`signatures/${workshopId}`),
    ]);
    const signed = { id: newId(), strokes: strokes.map((stroke) => [...stroke]), signedAt: now() };
    const changes = sign(place, arrival, recordsOf(partition, 'signature'), signed);
    return changes.ok ? commit('attendance.mark', changes.value) : changes;
  });
}

/** Puts somebody on the list who was on none, and marks them; gives the id of the participation. */
export async function addWalkIn(
  workshopId: string,
  visitor: Visitor,
  arrival: { readonly slotId: SlotId; readonly status: Arrival['status'] },
): Promise<Result<string>> {
  return runSerially(async () => {
    const [snapshot, place] = await Promise.all([readSnapshot(workshopId), placeOf(workshopId, 'desk')]);
    if (snapshot === null) return failure('record-missing');
    const added = registerWalkIn(snapshot, visitor, arrival, place, newId);
    if (!added.ok) return added;
    const done = await commit('participation.add', added.value.changes);
    return done.ok ? success(added.value.participationId) : done;
  });
}

/** The sheet and the sign-offs alone are read, so that it costs the same in a large workshop. */
async function placeOf(workshopId: string, how: Marking['how']): Promise<MarkingPlace> {
  const [sheet, signOffs] = await Promise.all([readAttendance(workshopId), readSignOffs(workshopId)]);
  return { sheet, signOffs, marking: { how, reason: null } };
}

/** What was handed over. */
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

/** Saves what this desk knows, under a name that `nameOf` gives it; null when the user says nowhere. */
export async function handOver(
  workshopId: string,
  nameOf: (file: DeskFile) => string,
): Promise<Result<HandedOver | null>> {
  const state = await runSerially(() => readDeskState(workshopId));
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
export async function openDeskFile(workshopId: string, chosen: Blob): Promise<Result<DeskFile>> {
  return readDeskFile(new Uint8Array(await chosen.arrayBuffer()), workshopId);
}

/** Reads a file of another desk of any workshop that is on this computer; else fails with `desk-file-workshop-missing`. */
export async function openAnyDeskFile(chosen: Blob): Promise<Result<DeskFile>> {
  const read = readDeskFile(new Uint8Array(await chosen.arrayBuffer()), null);
  if (!read.ok) return read;
  const { workshopId, workshopTitle } = read.value;
  const isHere = (await readSummaries()).some(({ id }) => id === workshopId);
  return isHere ? read : failure('desk-file-workshop-missing', { title: Object.values(workshopTitle)[0] ?? '' });
}

/** Takes in all that the file says, as one action, by what was decided in the preview; twice does no more than once. */
export async function takeIn(workshopId: string, file: DeskFile, decisions: Decisions): Promise<Result<void>> {
  return runSerially(async () => {
    const state = await readDeskState(workshopId, file);
    if (state === null) return failure('record-missing');
    return commit('desk.take-in', takeInChanges(prepareTakeIn(state, file, decisions), newId));
  });
}

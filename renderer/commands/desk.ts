import { recordsOf } from '../../shared/changes/shelf.ts';
import type { Marking } from '../../shared/changes/record-changes.ts';
import { statusIn, type AttendanceStatus, type SlotId } from '../../shared/domain/attendance.ts';
import type { Stroke } from '../../shared/domain/signature.ts';
import type { MarkingPlace } from '../../shared/operations/attendance.ts';
import { arrive, sign, walkIn, type Arrival, type Visitor } from '../../shared/operations/desk.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { now } from '../../shared/time/instant.ts';
import { readAttendance, readSignOffs, readSnapshot } from '../queries/snapshot.ts';
import { commit } from '../storage/commit.ts';
import { readShelf } from '../storage/reading.ts';
import { inTurn } from './in-turn.ts';
import { newId } from './run-operation.ts';

/** Marks who has come; gives how they stood before, for who is there already stays as marked. */
export async function checkIn(
  workshopId: string,
  arrival: Arrival,
  how: 'desk' | 'badge',
): Promise<Result<AttendanceStatus>> {
  return inTurn(async () => {
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
  return inTurn(async () => {
    const [place, shelf] = await Promise.all([placeOf(workshopId, 'signature'), readShelf(`signatures/${workshopId}`)]);
    const signed = { id: newId(), strokes: strokes.map((stroke) => [...stroke]), signedAt: now() };
    const changes = sign(place, arrival, recordsOf(shelf, 'signature'), signed);
    return changes.ok ? commit('attendance.mark', changes.value) : changes;
  });
}

/** Puts somebody on the list who was on none, and marks them; gives the id of the participation. */
export async function addWalkIn(
  workshopId: string,
  visitor: Visitor,
  arrival: { readonly slotId: SlotId; readonly status: Arrival['status'] },
): Promise<Result<string>> {
  return inTurn(async () => {
    const [snapshot, place] = await Promise.all([readSnapshot(workshopId), placeOf(workshopId, 'desk')]);
    if (snapshot === null) return failure('record-missing');
    const added = walkIn(snapshot, visitor, arrival, place, newId);
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

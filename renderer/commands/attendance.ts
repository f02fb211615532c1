import type { ActionName } from '../../shared/changes/action-name.ts';
import type { MarkChange, Marking } from '../../shared/changes/change.ts';
import type { AttendanceStatus, HeadCount, Mark, SlotId } from '../../shared/domain/attendance/attendance.ts';
import type { Participation } from '../../shared/domain/people/participation.ts';
import {
  countHeads,
  decideCompletion,
  type MarkCell,
  markCells,
  markEach,
  type MarkingPlace,
  markUnmarked,
  signOffDay,
  withdrawSignOff,
} from '../../shared/operations/attendance.ts';
import { failure, type Result } from '../../shared/result.ts';
import { now } from '../../shared/time/instant.ts';
import { readAttendance, readSignOffs } from '../queries/snapshot.ts';
import { commit } from '../storage/commit.ts';
import { newId, runOperation, runSerially } from './command.ts';

const inTheGrid: Marking = { how: 'grid', reason: null };

/** Marks cells. Fails with `day-signed-off` where a closed day would change and `marking` gives no reason. */
export async function mark(
  workshopId: string,
  cells: readonly MarkCell[],
  status: AttendanceStatus,
  marking = inTheGrid,
): Promise<Result<void>> {
  const action = cells.length > 1 ? 'attendance.fill' : 'attendance.mark';
  return writeMarks(workshopId, action, marking, (place) => markCells(place, cells, status));
}

/** Marks only those of the cells that nobody has marked yet. */
export async function markOpen(
  workshopId: string,
  cells: readonly MarkCell[],
  status: AttendanceStatus,
  marking = inTheGrid,
): Promise<Result<void>> {
  return writeMarks(workshopId, 'attendance.fill', marking, (place) => markUnmarked(place, cells, status));
}

/** Writes several marks as one action. */
export async function setMarks(workshopId: string, marks: readonly Mark[], marking = inTheGrid): Promise<Result<void>> {
  return writeMarks(workshopId, 'attendance.fill', marking, (place) => markEach(place, marks));
}

/** The sheet and the sign-offs alone are read, so a mark costs the same in the first and the eightieth workshop. */
async function writeMarks(
  workshopId: string,
  action: ActionName,
  marking: Marking,
  decide: (place: MarkingPlace) => Result<MarkChange[]>,
): Promise<Result<void>> {
  return runSerially(async () => {
    const [sheet, signOffs] = await Promise.all([readAttendance(workshopId), readSignOffs(workshopId)]);
    const changes = decide({ sheet, signOffs, marking });
    return changes.ok ? commit(action, changes.value) : changes;
  });
}

/** Closes a day; `by` is how whoever signs wants to be named. */
export async function recordSignOff(workshopId: string, dayId: string, by: string): Promise<Result<void>> {
  return runOperation(workshopId, 'attendance.sign-off', (snapshot) =>
    signOffDay(snapshot, dayId, { at: now(), by }, newId),
  );
}

/** Opens a closed day again; without a reason it stays closed. */
export async function reopen(workshopId: string, dayId: string, reason: string): Promise<Result<void>> {
  if (reason.trim() === '') return failure('day-signed-off');
  return runOperation(workshopId, 'attendance.reopen', (snapshot) =>
    withdrawSignOff(snapshot, dayId, { at: now(), reason }),
  );
}

export async function setHeadCount(
  workshopId: string,
  slotId: SlotId,
  counts: Pick<HeadCount, 'women' | 'men' | 'unspecified'>,
): Promise<Result<void>> {
  return runOperation(workshopId, 'attendance.count', (snapshot) => countHeads(snapshot, slotId, counts, newId));
}

export async function decide(
  workshopId: string,
  participationId: string,
  completion: Participation['completion'],
): Promise<Result<void>> {
  return runOperation(workshopId, 'attendance.decide', (snapshot) =>
    decideCompletion(snapshot, participationId, completion),
  );
}

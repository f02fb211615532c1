import type { AttendanceStatus, Mark } from '../../shared/domain/attendance.ts';
import { markCells, markEach, markUnmarked, type Cell } from '../../shared/operations/attendance.ts';
import type { Result } from '../../shared/result.ts';
import { readAttendance } from '../queries/snapshot.ts';
import { commit } from '../storage/commit.ts';
import { inTurn } from './in-turn.ts';

/** Marks cells. The sheet alone is read and written, so a mark costs the same in the first and the eightieth workshop. */
export async function mark(
  workshopId: string,
  cells: readonly Cell[],
  status: AttendanceStatus,
): Promise<Result<void>> {
  return inTurn(async () => {
    const changes = markCells(await readAttendance(workshopId), cells, status);
    return commit(changes.length > 1 ? 'attendance.fill' : 'attendance.mark', changes);
  });
}

/** Marks only those of the cells that nobody has marked yet. */
export async function markOpen(
  workshopId: string,
  cells: readonly Cell[],
  status: AttendanceStatus,
): Promise<Result<void>> {
  return inTurn(async () => commit('attendance.fill', markUnmarked(await readAttendance(workshopId), cells, status)));
}

/** Writes several marks as one action. */
export async function fill(workshopId: string, marks: readonly Mark[]): Promise<Result<void>> {
  return inTurn(async () => commit('attendance.fill', markEach(await readAttendance(workshopId), marks)));
}

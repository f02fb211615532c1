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
  type MarkingCode,
  type MarkingPlace,
  markUnmarked,
  signOffDay,
  withdrawSignOff,
} from '../../shared/operations/attendance.ts';
import { failure, type Result } from '../../shared/result.ts';
import { now } from '../../shared/time/instant.ts';
import { readForMarks, readRecords, readWorkshop } from '../queries/snapshot.ts';
import { command, type Done, type StoreCode } from '../storage/command.ts';
import { newId } from './record.ts';

type Marked = Promise<Result<Done, MarkingCode | StoreCode>>;

const inTheGrid: Marking = { how: 'grid', reason: null };

/**
 * Marks cells. Fails with `day-signed-off` where a signed-off day would change and `marking` gives no reason, and with
 * `record-missing` where a person or a slot is gone.
 */
export async function mark(
  workshopId: string,
  cells: readonly MarkCell[],
  status: AttendanceStatus,
  marking = inTheGrid,
): Marked {
  const action = cells.length > 1 ? 'attendance.fill' : 'attendance.mark';
  return writeMarks(workshopId, action, cells, marking, (place) => markCells(place, cells, status));
}

/** Marks only those of the cells that are unmarked. Fails as `mark` does. */
export async function markOpen(
  workshopId: string,
  cells: readonly MarkCell[],
  status: AttendanceStatus,
  marking = inTheGrid,
): Marked {
  return writeMarks(workshopId, 'attendance.fill', cells, marking, (place) => markUnmarked(place, cells, status));
}

/** Writes several marks as one action. Fails as `mark` does. */
export async function setMarks(workshopId: string, marks: readonly Mark[], marking = inTheGrid): Marked {
  return writeMarks(workshopId, 'attendance.fill', marks, marking, (place) => markEach(place, marks));
}

async function writeMarks(
  workshopId: string,
  action: ActionName,
  cells: readonly MarkCell[],
  marking: Marking,
  decide: (place: MarkingPlace) => Result<MarkChange[], MarkingCode>,
): Marked {
  return command({
    action,
    reads: (from) => readForMarks(workshopId, cells, from),
    decide: (records) => decide({ ...records, marking }),
  });
}

/** Signs a day off; `by` is how whoever signs wants to be named. */
export async function recordSignOff(workshopId: string, dayId: string, by: string): Promise<Result<Done, StoreCode>> {
  const at = now();
  return command({
    action: 'attendance.sign-off',
    reads: (from) => readWorkshop(workshopId, from),
    decide: (snapshot) => signOffDay(snapshot, dayId, { at, by }, newId),
  });
}

/** Opens a signed-off day again. Fails with `day-signed-off` where no reason is given. */
export async function reopen(
  workshopId: string,
  dayId: string,
  reason: string,
): Promise<Result<Done, 'day-signed-off' | StoreCode>> {
  if (reason.trim() === '') return failure('day-signed-off');
  const at = now();
  return command({
    action: 'attendance.reopen',
    reads: (from) => readWorkshop(workshopId, from),
    decide: (snapshot) => withdrawSignOff(snapshot, dayId, { at, reason }),
  });
}

/** Records how many people without a name were in a slot. */
export async function setHeadCount(
  workshopId: string,
  slotId: SlotId,
  counts: Pick<HeadCount, 'women' | 'men' | 'unspecified'>,
): Promise<Result<Done, StoreCode>> {
  return command({
    action: 'attendance.count',
    reads: (from) => readWorkshop(workshopId, from),
    decide: (snapshot) => countHeads(snapshot, slotId, counts, newId),
  });
}

/** Decides on a certificate against the percentages; null leaves it to them. */
export async function decide(
  workshopId: string,
  participationId: string,
  completion: Participation['completion'],
): Promise<Result<Done, StoreCode>> {
  return command({
    action: 'attendance.decide',
    reads: (from) => readRecords(workshopId, from),
    decide: (records) => decideCompletion(records, participationId, completion),
  });
}

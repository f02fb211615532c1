import { v7 as newId } from 'uuid';
import type { ActionName } from '../../shared/changes/action-name.ts';
import type { MarkChange, Marking } from '../../shared/changes/change.ts';
import { recordsOf } from '../../shared/changes/partition.ts';
import {
  type AttendanceSheet,
  type AttendanceStatus,
  emptySheet,
  type HeadCount,
  type Mark,
  sessionIdOf,
  type SignOff,
  type SlotId,
} from '../../shared/domain/attendance/attendance.ts';
import type { Session } from '../../shared/domain/agenda/session.ts';
import { attendancePartition } from '../../shared/domain/entity.ts';
import type { Participation } from '../../shared/domain/people/participation.ts';
import {
  areAllMarked,
  type CellOwners,
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
import { readRecords, readSnapshot, readWorkshop } from '../queries/snapshot.ts';
import { command, type Done, type StoreCode } from '../storage/command.ts';
import type { StoreReader } from '../storage/working-store.ts';

/** The marks that have changed; those that stood already are not among them. */
type Marked = Promise<Result<Done<MarkChange[]>, MarkingCode | StoreCode>>;

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

/** What a mark looks at: the sheet, and whether its day is signed off. */
type AttendanceRecords = {
  readonly sheet: AttendanceSheet;
  readonly signOffs: readonly SignOff[];
  /** Missing where they were not read. */
  readonly sessions?: readonly Session[] | undefined;
  /** Null where the sheet alone shows that all cells are there. */
  readonly known: CellOwners | null;
};

/**
 * Reads what marks of `cells` look at: the sheet and one small partition, so that a mark costs the same in a workshop of
 * any size. The first mark of a person or in a slot also reads the workshop, to see that both are there.
 */
export async function readForMarks(
  workshopId: string,
  cells: readonly MarkCell[],
  from: StoreReader,
): Promise<AttendanceRecords | null> {
  const [stored, attendance] = await Promise.all([
    from.sheet(workshopId),
    from.partition(attendancePartition({ workshopId })),
  ]);
  const sheet = stored ?? emptySheet(workshopId);
  const signOffs = recordsOf(attendance, 'signOff');
  const asksDay = cells.some(({ slotId }) => sessionIdOf(slotId) !== null) && signOffs.some(isStanding);
  if (!asksDay && areAllMarked(sheet, cells)) return { sheet, signOffs, known: null };
  const records = await readRecords(workshopId, from);
  if (records === null) return null;
  const known = {
    participations: new Set(records.participations.map(({ id }) => id)),
    slotOwners: new Set([...records.days, ...records.sessions].map(({ id }) => id)),
  };
  return { sheet, signOffs, sessions: records.sessions, known };
}

function isStanding({ withdrawn }: SignOff): boolean {
  return withdrawn === null;
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

/** Signs a day off; `by` is how whoever signs wants to be named. Fails with `nothing-to-sign` as `signOffDay` does. */
export async function recordSignOff(
  workshopId: string,
  dayId: string,
  by: string,
): Promise<Result<Done, 'nothing-to-sign' | StoreCode>> {
  const at = now();
  return command({
    action: 'attendance.sign-off',
    reads: (from) => readSnapshot(workshopId, from),
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

import {
  type Change,
  type Changes,
  created,
  type MarkChange,
  marked,
  type Marking,
  type NewId,
  type RecordChange,
  removed,
  updated,
} from '../changes/change.ts';
import {
  type AttendanceSheet,
  type AttendanceStatus,
  type HeadCount,
  headsIn,
  isClosed,
  type Mark,
  type SignOff,
  signOffOf,
  type SlotId,
  statusIn,
} from '../domain/attendance/attendance.ts';
import { slotsOf } from '../domain/attendance/slots.ts';
import type { Participation } from '../domain/people/participation.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { failure, type Result, success } from '../result.ts';

/** One cell of the attendance grid. */
export type MarkCell = { readonly participationId: string; readonly slotId: SlotId };

/** What marks are written into, by what means, and the days that are closed to marks without a reason. */
export type MarkingPlace = {
  readonly sheet: AttendanceSheet;
  readonly signOffs: readonly SignOff[];
  readonly marking: Marking;
};

/**
 * Writes each of the marks; those that stand already are left alone. Where one of them lies in a day that is signed off
 * and no reason is given, none is written. A reason stays with the marks that needed one.
 */
export function markEach({ sheet, signOffs, marking }: MarkingPlace, marks: readonly Mark[]): Result<MarkChange[]> {
  const reason = marking.reason?.trim() ?? '';
  const changes = marks.flatMap(({ participationId, slotId, status }) => {
    const previous = statusIn(sheet, participationId, slotId);
    if (previous === status) return [];
    const kept = isClosed(slotId, signOffs) ? reason : null;
    return [marked(sheet.workshopId, participationId, slotId, previous, status, { how: marking.how, reason: kept })];
  });
  return changes.some((change) => change.reason === '') ? failure('day-signed-off') : success(changes);
}

/** Marks every cell with `status`. */
export function markCells(
  place: MarkingPlace,
  cells: readonly MarkCell[],
  status: AttendanceStatus,
): Result<MarkChange[]> {
  return markEach(
    place,
    cells.map((cell) => ({ ...cell, status })),
  );
}

/** Marks those of `cells` that nobody has marked yet: "all present but …". */
export function markUnmarked(
  place: MarkingPlace,
  cells: readonly MarkCell[],
  status: AttendanceStatus,
): Result<MarkChange[]> {
  const open = cells.filter((cell) => statusIn(place.sheet, cell.participationId, cell.slotId) === 'unmarked');
  return markCells(place, open, status);
}

/** Takes away the marks that `concerns` picks: a person or a day that goes takes its marks along. */
export function clearMarks(snapshot: WorkshopSnapshot, concerns: (mark: Mark) => boolean): MarkChange[] {
  return snapshot.attendance.filter(concerns).map((mark) =>
    marked(snapshot.workshop.id, mark.participationId, mark.slotId, mark.status, 'unmarked', {
      how: 'removal',
      reason: null,
    }),
  );
}

/** Takes away all that is noted in slots that go: marks, and people who were counted without a name. */
export function clearSlots(snapshot: WorkshopSnapshot, slotIds: ReadonlySet<string>): Changes {
  return [
    ...clearMarks(snapshot, (mark) => slotIds.has(mark.slotId)),
    ...snapshot.headCounts.filter((each) => slotIds.has(each.slotId)).map((each) => removed('headCount', each)),
  ];
}

/** Closes a day: from then on its marks change only with a reason. A day that is closed stays as it was closed. */
export function signOffDay(
  { workshop, days, sessions, signOffs }: WorkshopSnapshot,
  dayId: string,
  { at, by }: Pick<SignOff, 'at' | 'by'>,
  newId: NewId,
): Changes {
  const day = days.find((each) => each.id === dayId);
  if (day === undefined || signOffOf(dayId, signOffs) !== undefined) return [];
  const slotIds = slotsOf(workshop.attendance, [day], sessions).map((slot) => slot.id);
  const record = { id: newId(), workshopId: workshop.id, dayId, slotIds, at, by: by.trim(), withdrawn: null };
  return [created('signOff', record)];
}

/** Opens a day again, and says why; that it had been signed off stays on record. */
export function withdrawSignOff(
  { signOffs }: Pick<WorkshopSnapshot, 'signOffs'>,
  dayId: string,
  { at, reason }: { readonly at: string; readonly reason: string },
): Changes {
  const standing = signOffOf(dayId, signOffs);
  return standing === undefined ? [] : updated('signOff', standing, { withdrawn: { at, reason: reason.trim() } });
}

/** Notes how many people without a name were in a slot; nobody takes the note away. */
export function countHeads(
  { workshop, headCounts }: Pick<WorkshopSnapshot, 'workshop' | 'headCounts'>,
  slotId: SlotId,
  counts: Pick<HeadCount, 'women' | 'men' | 'unspecified'>,
  newId: NewId,
): Changes {
  const before = headCounts.find((each) => each.slotId === slotId);
  if (headsIn(counts) === 0) return before === undefined ? [] : [removed('headCount', before)];
  return before === undefined
    ? [created('headCount', { id: newId(), workshopId: workshop.id, slotId, ...counts })]
    : updated('headCount', before, counts);
}

/** Decides on a certificate against the percentages, with the reason; null leaves it to them again. */
export function decideCompletion(
  { participations }: Pick<WorkshopSnapshot, 'participations'>,
  participationId: string,
  completion: Participation['completion'],
): Changes {
  const participation = participations.find((each) => each.id === participationId);
  return participation === undefined ? [] : updated('participation', participation, { completion });
}

type Closed = Pick<WorkshopSnapshot, 'signOffs' | 'headCounts'>;

/**
 * Whether `changes` touch what a signed-off day says, without a reason: a mark, a count of people without a name, or the
 * sign-off itself. A workshop that goes as a whole takes everything along.
 */
export function breakClosedDay({ signOffs, headCounts }: Closed, changes: Changes): boolean {
  const standing = signOffs.filter(({ withdrawn }) => withdrawn === null);
  if (standing.length === 0 || changes.some((change) => isRemoval(change) && change.entity === 'workshop'))
    return false;
  return changes.some((change) => {
    if (isMark(change)) return change.reason === null && isClosed(change.slotId, standing);
    if (change.entity === 'signOff') return isRemoval(change) && standing.some(({ id }) => id === change.id);
    return change.entity === 'headCount' && isCountClosed(change, headCounts, standing);
  });
}

function isCountClosed(change: RecordChange, headCounts: readonly HeadCount[], standing: readonly SignOff[]): boolean {
  const known = headCounts.find(({ id }) => id === change.id);
  const slotId = known?.slotId ?? (change.value as HeadCount | null)?.slotId;
  return slotId !== undefined && isClosed(slotId, standing);
}

function isMark(change: Change): change is MarkChange {
  return change.entity === 'mark';
}

function isRemoval(change: Change): boolean {
  return !isMark(change) && change.field === null && change.value === null;
}

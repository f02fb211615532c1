import { created, marked, removed, updated, type Marking } from '../changes/record-changes.ts';
import type { MarkChange } from '../changes/change.ts';
import { statusIn, type AttendanceSheet, type AttendanceStatus, type Mark, type SlotId } from '../domain/attendance.ts';
import { headsIn, type HeadCount } from '../domain/head-count.ts';
import type { Participation } from '../domain/participation.ts';
import { isClosed, signOffOf, type SignOff } from '../domain/sign-off.ts';
import { slotsOf } from '../domain/slots.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { failure, success, type Result } from '../result.ts';
import type { Changes, NewId } from './operation.ts';

/** One cell of the attendance grid. */
export type Cell = { readonly participationId: string; readonly slotId: SlotId };

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
export function markCells(place: MarkingPlace, cells: readonly Cell[], status: AttendanceStatus): Result<MarkChange[]> {
  return markEach(
    place,
    cells.map((cell) => ({ ...cell, status })),
  );
}

/** Marks those of `cells` that nobody has marked yet: "all present but …". */
export function markUnmarked(
  place: MarkingPlace,
  cells: readonly Cell[],
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

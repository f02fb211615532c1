import { marked } from '../changes/record-changes.ts';
import type { MarkChange } from '../changes/change.ts';
import { statusIn, type AttendanceSheet, type AttendanceStatus, type Mark, type SlotId } from '../domain/attendance.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';

/** One cell of the attendance grid. */
export type Cell = { readonly participationId: string; readonly slotId: SlotId };

/** Writes each of the marks; those that stand already are left alone. */
export function markEach(sheet: AttendanceSheet, marks: readonly Mark[]): MarkChange[] {
  return marks.flatMap(({ participationId, slotId, status }) => {
    const previous = statusIn(sheet, participationId, slotId);
    return previous === status ? [] : [marked(sheet.workshopId, participationId, slotId, previous, status)];
  });
}

/** Marks every cell with `status`. */
export function markCells(sheet: AttendanceSheet, cells: readonly Cell[], status: AttendanceStatus): MarkChange[] {
  return markEach(
    sheet,
    cells.map((cell) => ({ ...cell, status })),
  );
}

/** Marks those of `cells` that nobody has marked yet: "all present but …". */
export function markUnmarked(sheet: AttendanceSheet, cells: readonly Cell[], status: AttendanceStatus): MarkChange[] {
  const open = cells.filter((cell) => statusIn(sheet, cell.participationId, cell.slotId) === 'unmarked');
  return markCells(sheet, open, status);
}

/** Takes away the marks that `concerns` picks: a person or a day that goes takes its marks along. */
export function clearMarks(snapshot: WorkshopSnapshot, concerns: (mark: Mark) => boolean): MarkChange[] {
  return snapshot.attendance
    .filter(concerns)
    .map((mark) => marked(snapshot.workshop.id, mark.participationId, mark.slotId, mark.status, 'unmarked'));
}

import type { AttendanceStatus, SlotId } from '../../../shared/domain/attendance.ts';
import { cellsIn, statusAt } from './grid-marks.ts';
import type { GridRow } from './grid-rows.ts';
import { boundsOf, type Selection } from './grid-selection.ts';
import type { Attendance } from './use-attendance.ts';
import { useMarking, type Marking } from './use-marking.ts';

export type SelectionMarking = Pick<Marking, 'asked'> & {
  /** On one heading alone a status is for those of its people whom nobody has marked yet, or for `everybody`. */
  readonly mark: (status: AttendanceStatus, everybody: boolean) => void;
  /** Gives the marks of the first chosen row to the rows below it, as a spreadsheet does. */
  readonly fillDown: () => void;
};

/** What the keys and buttons do with the chosen cells. */
export function useSelectionMarking(
  { snapshot, slots, expects, read }: Attendance,
  rows: readonly GridRow[],
  selection: Selection,
): SelectionMarking {
  const { markCells, markEach, asked } = useMarking(snapshot.workshop.id);
  const bounds = boundsOf(selection);
  const chosenRows = rows.slice(bounds.top, bounds.bottom + 1);
  const chosenSlots = slots.slice(bounds.left, bounds.right + 1);
  return {
    asked,
    mark: (status, everybody) => {
      const onHeading = chosenRows.length === 1 && chosenRows[0]?.kind === 'group';
      const onlyOpen = onHeading && !everybody && status !== 'unmarked';
      markCells(cellsIn(chosenRows, chosenSlots, expects), status, onlyOpen);
    },
    fillDown: () => {
      const [top, ...below] = chosenRows.filter((row) => row.kind === 'person');
      if (top === undefined || top !== chosenRows[0]) return;
      const marks = read(top.participation.id);
      const columnOf = new Map(slots.map((slot, column) => [slot.id, column]));
      const statusOf = (slotId: SlotId): AttendanceStatus => statusAt(marks, columnOf.get(slotId) ?? -1);
      markEach(cellsIn(below, chosenSlots, expects).map((cell) => ({ ...cell, status: statusOf(cell.slotId) })));
    },
  };
}

import { clsx } from 'clsx';
import { type MouseEvent, type ReactNode, useState } from 'react';
import {
  attendanceStatuses,
  type AttendanceStatus,
  type Mark,
  type SlotId,
} from '../../../../shared/domain/attendance/attendance.ts';
import type { MarkCell } from '../../../../shared/operations/attendance.ts';
import { mark, markOpen, setMarks } from '../../../commands/attendance.ts';
import { useFeedback } from '../../../context/feedback.ts';
import { useText } from '../../../context/preferences.tsx';
import { announce } from '../../../ui/messages.tsx';
import type { Attendance, GridRow } from '../rows/attendance.ts';
import { cellsIn, statusAt } from '../rows/grid-marks.ts';
import { useActions } from '../../../context/actions.tsx';
import pageStyles from '../../../ui/page.module.css';
import buttonStyles from '../../../ui/button.module.css';
import styles from '../attendance.module.css';

type CellMarking = {
  /** Marks the cells, or only those that nobody has marked yet. */
  readonly markCells: (cells: readonly MarkCell[], status: AttendanceStatus, onlyOpen: boolean) => void;
  readonly markEach: (marks: readonly Mark[]) => void;
  /** Set while a closed day waits for the reason of its change. */
  readonly asked: { readonly answer: (reason: string) => void; readonly cancel: () => void } | null;
};

type Attempt = {
  readonly status: AttendanceStatus;
  readonly run: (reason: string | null) => ReturnType<typeof setMarks>;
};

/** Marks cells, after asking for the reason where a day is signed off. */
function useMarking(workshopId: string): CellMarking {
  const t = useText();
  const { run } = useFeedback();
  const [waiting, setWaiting] = useState<Attempt | null>(null);
  const announceMarks = (count: number, status: AttendanceStatus): void => {
    const marked = { count, status: t(`vocabulary.attendanceStatus.${status}`) };
    announce(count === 0 ? t('screens.attendance.unchanged') : t('screens.attendance.marked', marked));
  };
  const attempt = async (wish: Attempt, reason: string | null): Promise<void> => {
    const result = await wish.run(reason);
    if (!result.ok && result.failure.code === 'day-signed-off') setWaiting(wish);
    else if (result.ok) announceMarks(result.value.decided.length, wish.status);
    else void run(Promise.resolve(result));
  };
  return {
    markCells: (cells, status, onlyOpen) => {
      const command = onlyOpen ? markOpen : mark;
      const by = (reason: string | null): ReturnType<typeof setMarks> =>
        command(workshopId, cells, status, { how: 'grid', reason });
      void attempt({ status, run: by }, null);
    },
    markEach: (marks) => {
      const by = (reason: string | null): ReturnType<typeof setMarks> =>
        setMarks(workshopId, marks, { how: 'grid', reason });
      void attempt({ status: marks[0]?.status ?? 'unmarked', run: by }, null);
    },
    asked:
      waiting === null
        ? null
        : {
            answer: (reason) => {
              setWaiting(null);
              void attempt(waiting, reason);
            },
            cancel: () => setWaiting(null),
          },
  };
}

type SelectionMarking = Pick<CellMarking, 'asked'> & {
  /** On one heading alone a status is for those of its people whom nobody has marked yet, or for `everybody`. */
  readonly mark: (status: AttendanceStatus, everybody: boolean) => void;
  /** Gives the marks of the first chosen row to the rows below it, as a spreadsheet does. */
  readonly fillDown: () => void;
};

/** Actions of keys and buttons on the selected cells. */
export function useSelectionMarking(
  { snapshot, slots, counted, expects, read }: Attendance,
  rows: readonly GridRow[],
  selection: Selection,
): SelectionMarking {
  const { markCells, markEach, asked } = useMarking(snapshot.workshop.id);
  const bounds = boundsOf(selection);
  const chosenRows = rows.slice(bounds.top, bounds.bottom + 1);
  const chosenSlots = slots.slice(bounds.left, bounds.right + 1);
  useActions({
    'attendance.present': (part) =>
      markCells(
        cellsIn(
          counted,
          slots.filter(({ id }) => id === part),
          expects,
        ),
        'present',
        true,
      ),
  });
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

/** Where the cursor is and where the selection began; rows and columns count from 0. */
export type Selection = {
  readonly row: number;
  readonly column: number;
  readonly anchorRow: number;
  readonly anchorColumn: number;
};

export const firstCell: Selection = { row: 0, column: 0, anchorRow: 0, anchorColumn: 0 };

type Extent = { readonly rows: number; readonly columns: number };

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-12, 0],
  PageDown: [12, 0],
};

/** The selection after a key, as a spreadsheet does it; undefined when the key does not move. */
export function moved(
  selection: Selection,
  key: string,
  extend: boolean,
  control: boolean,
  extent: Extent,
): Selection | undefined {
  const target = targetOf(selection, key, control, extent);
  if (target === undefined) return undefined;
  const row = Math.min(Math.max(target[0], 0), extent.rows - 1);
  const column = Math.min(Math.max(target[1], 0), extent.columns - 1);
  return extend ? { ...selection, row, column } : { row, column, anchorRow: row, anchorColumn: column };
}

function targetOf(selection: Selection, key: string, control: boolean, extent: Extent): [number, number] | undefined {
  if (key === 'Home') return [control ? 0 : selection.row, 0];
  if (key === 'End') return [control ? extent.rows - 1 : selection.row, extent.columns - 1];
  const step = steps[key];
  if (step === undefined) return undefined;
  const far = control ? Math.max(extent.rows, extent.columns) : 1;
  return [selection.row + step[0] * far, selection.column + step[1] * far];
}

/** First and last row and column of the selection, both included. */
export function boundsOf(selection: Selection): { top: number; bottom: number; left: number; right: number } {
  return {
    top: Math.min(selection.row, selection.anchorRow),
    bottom: Math.max(selection.row, selection.anchorRow),
    left: Math.min(selection.column, selection.anchorColumn),
    right: Math.max(selection.column, selection.anchorColumn),
  };
}

/** The selection in a grid that has become smaller. */
export function within(selection: Selection, extent: Extent): Selection {
  const row = (index: number): number => Math.max(0, Math.min(index, extent.rows - 1));
  const column = (index: number): number => Math.max(0, Math.min(index, extent.columns - 1));
  return {
    row: row(selection.row),
    column: column(selection.column),
    anchorRow: row(selection.anchorRow),
    anchorColumn: column(selection.anchorColumn),
  };
}

/** Names a cell for `aria-activedescendant`. */
export function cellId(row: number, column: number): string {
  return `mark-${row}-${column}`;
}

type MarkButtonsProps = {
  readonly onMark: (status: AttendanceStatus, everybody: boolean) => void;
  readonly onOpen: () => void;
};

/** The statuses with their letters: a legend, and buttons for whoever uses the mouse. The grid keeps its focus. */
export function MarkButtons({ onMark, onOpen }: MarkButtonsProps): ReactNode {
  const t = useText();
  useActions({
    'attendance.mark': (part) =>
      attendanceStatuses.filter((each) => each === part).forEach((status) => onMark(status, status === 'unmarked')),
    'attendance.history': onOpen,
  });
  return (
    <div className={pageStyles['tool-bar']} role="toolbar" aria-label={t('screens.attendance.marks')}>
      {statusKeys.map(({ status, letter }) => (
        <GridButton
          key={status}
          action="attendance.mark"
          look={clsx(styles['mark-button'], styles[status])}
          onPress={(event) => onMark(status, event.shiftKey)}
        >
          {t(`vocabulary.attendanceStatus.${status}`)} <kbd>{letter}</kbd>
        </GridButton>
      ))}
      <GridButton action="attendance.mark" onPress={() => onMark('unmarked', true)}>
        {t('screens.attendance.clear')} <kbd>Del</kbd>
      </GridButton>
      <GridButton action="attendance.history" onPress={onOpen}>
        {t('screens.attendance.history')} <kbd>Enter</kbd>
      </GridButton>
    </div>
  );
}

type GridButtonProps = {
  readonly action: string;
  readonly look?: string;
  readonly onPress: (event: MouseEvent) => void;
  readonly children: ReactNode;
};

/** A button that leaves the focus in the grid. */
function GridButton({ action, look, onPress, children }: GridButtonProps): ReactNode {
  return (
    <button
      type="button"
      className={clsx(buttonStyles['button'], buttonStyles['small'], look)}
      data-part="button"
      data-action={action}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      {children}
    </button>
  );
}

/** The key of each status, by its place on the keyboard, so that the Russian layout marks alike. */
const statusKeys = [
  { status: 'present', code: 'KeyP', letter: 'P' },
  { status: 'late', code: 'KeyL', letter: 'L' },
  { status: 'left-early', code: 'KeyD', letter: 'D' },
  { status: 'excused', code: 'KeyE', letter: 'E' },
  { status: 'absent', code: 'KeyA', letter: 'A' },
] as const satisfies readonly { status: AttendanceStatus; code: string; letter: string }[];

/** The status that a key marks with; `unmarked` for Delete and Backspace. */
export function statusOfKey(code: string): AttendanceStatus | undefined {
  if (code === 'Delete' || code === 'Backspace') return 'unmarked';
  return statusKeys.find((key) => key.code === code)?.status;
}

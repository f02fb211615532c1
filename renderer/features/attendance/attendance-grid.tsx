import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type CSSProperties, type ReactNode } from 'react';
import type { AttendanceStatus, SlotId } from '../../../shared/domain/attendance.ts';
import { useText } from '../../app/preferences.tsx';
import { CellDialog } from './cell-dialog.tsx';
import { GridFoot } from './grid-foot.tsx';
import { GridHead } from './grid-head.tsx';
import { cellsIn, statusAt } from './grid-marks.ts';
import {
  footHeight,
  gridMeasures,
  headHeight,
  leftWidth,
  ratesWidth,
  rowHeight,
  type GridMeasures,
} from './grid-measures.ts';
import { GroupCells, PersonCells } from './grid-row.tsx';
import type { GridRow, PersonRow } from './grid-rows.ts';
import { boundsOf, cellId, moved, type Selection } from './grid-selection.ts';
import { tally } from './group-count.ts';
import { HeadsDialog } from './heads-dialog.tsx';
import { MarkButtons } from './mark-buttons.tsx';
import { ReasonDialog } from '../../forms/reason-dialog.tsx';
import { statusOfKey } from './status-keys.ts';
import type { Attendance } from './use-attendance.ts';
import { useMarking } from './use-marking.ts';

type AttendanceGridProps = {
  readonly attendance: Attendance;
  /** Those of its rows that are shown. */
  readonly rows: readonly GridRow[];
  readonly countsHeads: boolean;
};

const start: Selection = { row: 0, column: 0, anchorRow: 0, anchorColumn: 0 };

/**
 * The grid keeps one focus and names the active cell by `aria-activedescendant`, so that only the rows and columns in
 * view exist.
 */
export function AttendanceGrid({ attendance, rows, countsHeads }: AttendanceGridProps): ReactNode {
  const t = useText();
  const { snapshot, slots, over, expects, read, counted } = attendance;
  const [chosen, setSelection] = useState<Selection>(start);
  const [opened, setOpened] = useState<PersonRow | null>(null);
  const [headsIn, setHeadsIn] = useState<SlotId | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const { markCells, markEach, asked } = useMarking(snapshot.workshop.id);
  const selection = within(chosen, rows.length, slots.length);
  const measures = useMeasures(scroller, slots.length);
  const { columns, peopleWidth, slotWidth, isShort } = measures;
  const view = { rows: rows.length, slots: slots.length, footRows: countsHeads ? 3 : 2 };
  const { rowItems, height, first, last } = useView(scroller, view, measures, selection);
  const bounds = boundsOf(selection);
  const chosenSlots = slots.slice(bounds.left, bounds.right + 1);
  const markSelection = (status: AttendanceStatus, everybody: boolean): void => {
    const chosenRows = rows.slice(bounds.top, bounds.bottom + 1);
    const onHeading = chosenRows.length === 1 && chosenRows[0]?.kind === 'group';
    const onlyOpen = onHeading && !everybody && status !== 'unmarked';
    markCells(cellsIn(chosenRows, chosenSlots, expects), status, onlyOpen);
  };
  const fillDown = (): void => {
    const top = rows[bounds.top];
    if (top?.kind !== 'person') return;
    const marks = read(top.participation.id);
    const below = rows.slice(bounds.top + 1, bounds.bottom + 1).filter((row) => row.kind === 'person');
    const statusOf = (slotId: SlotId): AttendanceStatus =>
      statusAt(
        marks,
        slots.findIndex((slot) => slot.id === slotId),
      );
    markEach(cellsIn(below, chosenSlots, expects).map((cell) => ({ ...cell, status: statusOf(cell.slotId) })));
  };
  const openPerson = (): void => {
    const row = rows[selection.row];
    if (row?.kind === 'person') setOpened(row);
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.target !== scroller.current) return;
    const control = event.ctrlKey || event.metaKey;
    const next = moved(selection, event.key, event.shiftKey, control, { rows: rows.length, columns: slots.length });
    const status = control || event.altKey ? undefined : statusOfKey(event.code);
    if (next !== undefined) setSelection(next);
    else if (status !== undefined) markSelection(status, event.shiftKey);
    else if (control && event.code === 'KeyD') fillDown();
    else if (event.key === 'Enter') openPerson();
    else return;
    event.preventDefault();
  };
  const width = { '--grid-width': `${peopleWidth + slots.length * slotWidth + ratesWidth}px` } as CSSProperties;
  const [women, men] = useMemo(
    () => (['female', 'male'] as const).map((sex) => counted.filter((row) => row.sex === sex)),
    [counted],
  );
  return (
    <>
      <MarkButtons onMark={markSelection} onOpen={openPerson} />
      <div
        ref={scroller}
        role="grid"
        tabIndex={0}
        className={measures.hasInstitution ? 'card attendance-grid' : 'card attendance-grid without-institution'}
        aria-label={t('screens.attendance.grid')}
        aria-rowcount={rows.length + 1}
        aria-colcount={slots.length + 7}
        aria-multiselectable="true"
        aria-activedescendant={cellId(selection.row, selection.column)}
        onKeyDown={onKeyDown}
        onDoubleClick={openPerson}
        style={width}
      >
        <GridHead snapshot={snapshot} slots={slots} columns={columns} isShort={isShort} first={first} last={last} />
        <div role="rowgroup" className="grid-body" style={{ height }}>
          {rowItems.map((item) => {
            const row = rows[item.index];
            if (row === undefined) return null;
            const range = item.index >= bounds.top && item.index <= bounds.bottom ? bounds : null;
            const place = {
              index: item.index,
              top: item.start,
              height: item.size,
              columns,
              isShort,
              first,
              last,
              active: item.index === selection.row ? selection.column : -1,
              left: range?.left ?? -1,
              right: range?.right ?? -1,
              onChoose: setSelection,
            };
            return row.kind === 'group' ? (
              <GroupCells key={row.id} row={row} tally={tally(row.people, slots.length, read)} over={over} {...place} />
            ) : (
              <PersonCells
                key={row.participation.id}
                row={row}
                marks={read(row.participation.id)}
                over={over}
                policy={snapshot.workshop.attendance}
                {...place}
              />
            );
          })}
        </div>
        <GridFoot
          slots={slots}
          columns={columns}
          first={first}
          last={last}
          over={over}
          women={tally(women ?? [], slots.length, read)}
          men={tally(men ?? [], slots.length, read)}
          headCounts={snapshot.headCounts}
          countsHeads={countsHeads}
          onCountHeads={setHeadsIn}
        />
      </div>
      <p className="small soft grid-keys">{t('screens.attendance.keys')}</p>
      {asked === null ? null : <ReasonDialog onAnswer={asked.answer} onCancel={asked.cancel} />}
      {headsIn === null ? null : <HeadsDialog snapshot={snapshot} slotId={headsIn} onClose={() => setHeadsIn(null)} />}
      {opened === null ? null : (
        <CellDialog
          attendance={attendance}
          row={opened}
          slot={slots[selection.column]}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  );
}

/** What of the grid is in view, following the cursor. */
function useView(
  scroller: React.RefObject<HTMLDivElement | null>,
  view: { readonly rows: number; readonly slots: number; readonly footRows: number },
  { slotWidth, peopleWidth }: GridMeasures,
  selection: Selection,
): {
  readonly rowItems: ReturnType<ReturnType<typeof useVirtualizer>['getVirtualItems']>;
  readonly height: number;
  readonly first: number;
  readonly last: number;
} {
  const vertical = useVirtualizer({
    count: view.rows,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollPaddingEnd: headHeight + footHeight * view.footRows,
  });
  const horizontal = useVirtualizer({
    horizontal: true,
    count: view.slots,
    getScrollElement: () => scroller.current,
    estimateSize: () => slotWidth,
    overscan: 2,
    paddingStart: peopleWidth,
    scrollPaddingStart: leftWidth,
    scrollPaddingEnd: ratesWidth,
  });
  // What was measured before would be kept.
  useLayoutEffect(() => horizontal.measure(), [horizontal, slotWidth]);
  useEffect(() => vertical.scrollToIndex(selection.row), [vertical, selection.row]);
  useEffect(() => horizontal.scrollToIndex(selection.column), [horizontal, selection.column]);
  const columnItems = horizontal.getVirtualItems();
  return {
    rowItems: vertical.getVirtualItems(),
    height: vertical.getTotalSize(),
    first: columnItems[0]?.index ?? 0,
    last: columnItems.at(-1)?.index ?? -1,
  };
}

/** The measures for the width that the grid has now. */
function useMeasures(scroller: React.RefObject<HTMLDivElement | null>, slots: number): GridMeasures {
  const [width, setWidth] = useState<number | null>(null);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const measure = (): void => setWidth(element.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller]);
  return useMemo(() => gridMeasures(width, slots), [width, slots]);
}

/** The selection in a grid that has become smaller. */
function within(selection: Selection, rows: number, columns: number): Selection {
  const row = (index: number): number => Math.max(0, Math.min(index, rows - 1));
  const column = (index: number): number => Math.max(0, Math.min(index, columns - 1));
  return {
    row: row(selection.row),
    column: column(selection.column),
    anchorRow: row(selection.anchorRow),
    anchorColumn: column(selection.anchorColumn),
  };
}

import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, type CSSProperties, type ReactNode } from 'react';
import type { AttendanceSheet, AttendanceStatus } from '../../../shared/domain/attendance.ts';
import type { Slot } from '../../../shared/domain/slots.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { useText } from '../../app/preferences.tsx';
import { GridHead } from './grid-head.tsx';
import { GroupCells, PersonCells } from './grid-row.tsx';
import { cellsIn, rowReader, statusAt, tally } from './grid-marks.ts';
import type { GridRow } from './grid-rows.ts';
import { boundsOf, cellId, moved, type Selection } from './grid-selection.ts';
import { statusKeys, statusOfKey } from './status-keys.ts';
import { useMarking } from './use-marking.ts';

type AttendanceGridProps = {
  readonly snapshot: WorkshopSnapshot;
  readonly rows: readonly GridRow[];
  readonly slots: readonly Slot[];
  readonly sheet: AttendanceSheet;
};

const rowHeight = 34;
const slotWidth = 104;
/** Least width of number, name, sex and institution together, in pixels. */
const peopleWidth = 520;

/**
 * The grid keeps one focus and names the active cell by `aria-activedescendant`, so that only the rows in view exist.
 */
export function AttendanceGrid({ snapshot, rows, slots, sheet }: AttendanceGridProps): ReactNode {
  const t = useText();
  const [selection, setSelection] = useState<Selection>({ row: 0, column: 0, anchorRow: 0, anchorColumn: 0 });
  const scroller = useRef<HTMLDivElement>(null);
  const { announcement, markCells, markEach } = useMarking(snapshot.workshop.id);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  useEffect(() => virtual.scrollToIndex(selection.row), [virtual, selection.row]);
  const bounds = boundsOf(selection);
  const read = rowReader(sheet, slots);
  const markSelection = (status: AttendanceStatus, everybody: boolean): void => {
    const chosen = rows.slice(bounds.top, bounds.bottom + 1);
    const cells = cellsIn(chosen, slots.slice(bounds.left, bounds.right + 1));
    const onHeading = chosen.length === 1 && chosen[0]?.kind === 'group';
    markCells(cells, status, onHeading && !everybody && status !== 'unmarked');
  };
  const fillDown = (): void => {
    const first = rows[bounds.top];
    if (first?.kind !== 'person') return;
    const marks = read(first.participation.id);
    const below = rows.slice(bounds.top + 1, bounds.bottom + 1).filter((row) => row.kind === 'person');
    const chosen = slots.slice(bounds.left, bounds.right + 1);
    markEach(
      cellsIn(below, chosen).map((cell) => ({
        ...cell,
        status: statusAt(
          marks,
          slots.findIndex((slot) => slot.id === cell.slotId),
        ),
      })),
    );
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const control = event.ctrlKey || event.metaKey;
    const next = moved(selection, event.key, event.shiftKey, control, { rows: rows.length, columns: slots.length });
    const status = control || event.altKey ? undefined : statusOfKey(event.code);
    if (next !== undefined) setSelection(next);
    else if (status !== undefined) markSelection(status, event.shiftKey);
    else if (control && event.code === 'KeyD') fillDown();
    else return;
    event.preventDefault();
  };
  const columns = `48px minmax(0, 1.6fr) 44px minmax(0, 1fr) repeat(${slots.length}, ${slotWidth}px)`;
  const width = { '--grid-width': `${peopleWidth + slots.length * slotWidth}px` } as CSSProperties;
  return (
    <>
      <div className="tool-bar" role="toolbar" aria-label={t('screens.section.attendance')}>
        {statusKeys.map(({ status, letter }) => (
          <button
            key={status}
            type="button"
            className={`button small mark-button ${status}`}
            onMouseDown={(event) => event.preventDefault()}
            onClick={(event) => markSelection(status, event.shiftKey)}
          >
            {t(`vocabulary.attendanceStatus.${status}`)} <kbd>{letter}</kbd>
          </button>
        ))}
        <button
          type="button"
          className="button small"
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => markSelection('unmarked', true)}
        >
          {t('screens.attendance.clear')} <kbd>Del</kbd>
        </button>
      </div>
      <div
        ref={scroller}
        role="grid"
        tabIndex={0}
        className="card attendance-grid"
        aria-label={t('screens.attendance.grid')}
        aria-rowcount={rows.length + 1}
        aria-colcount={slots.length + 4}
        aria-multiselectable="true"
        aria-activedescendant={cellId(selection.row, selection.column)}
        onKeyDown={onKeyDown}
        style={width}
      >
        <GridHead snapshot={snapshot} slots={slots} columns={columns} />
        <div role="rowgroup" className="grid-body" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const row = rows[item.index];
            if (row === undefined) return null;
            const place = { index: item.index, top: item.start, height: item.size, columns };
            const range = item.index >= bounds.top && item.index <= bounds.bottom ? bounds : null;
            const chosen = {
              active: item.index === selection.row ? selection.column : -1,
              left: range?.left ?? -1,
              right: range?.right ?? -1,
            };
            return row.kind === 'group' ? (
              <GroupCells
                key={row.id}
                row={row}
                tally={tally(row, slots, read)}
                {...place}
                {...chosen}
                onChoose={setSelection}
              />
            ) : (
              <PersonCells
                key={row.participation.id}
                row={row}
                marks={read(row.participation.id)}
                {...place}
                {...chosen}
                onChoose={setSelection}
              />
            );
          })}
        </div>
      </div>
      <p className="small soft grid-keys">{t('screens.attendance.keys')}</p>
      <p className="visually-hidden" role="status">
        {announcement}
      </p>
    </>
  );
}

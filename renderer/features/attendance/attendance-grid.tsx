import { useMemo, useRef, useState, type CSSProperties, type KeyboardEvent, type ReactNode } from 'react';
import type { SlotId } from '../../../shared/domain/attendance.ts';
import { useText } from '../../app/preferences.tsx';
import { CellDialog } from './cell-dialog.tsx';
import { GridFoot } from './grid-foot.tsx';
import { GridHead } from './grid-head.tsx';
import { ratesWidth } from './grid-measures.ts';
import { GroupCells, PersonCells } from './grid-row.tsx';
import type { GridRow, PersonRow } from './grid-rows.ts';
import { boundsOf, cellId, firstCell, moved, within, type Selection } from './grid-selection.ts';
import { tally } from './group-count.ts';
import { HeadsDialog } from './heads-dialog.tsx';
import { MarkButtons } from './mark-buttons.tsx';
import { ReasonDialog } from '../../forms/reason-dialog.tsx';
import { statusOfKey } from './status-keys.ts';
import type { Attendance } from './use-attendance.ts';
import { useGridView } from './use-grid-view.ts';
import { useSelectionMarking } from './use-selection-marking.ts';

type AttendanceGridProps = {
  readonly attendance: Attendance;
  /** Those of its rows that are shown. */
  readonly rows: readonly GridRow[];
  readonly countsHeads: boolean;
};

/**
 * The grid keeps one focus and names the active cell by `aria-activedescendant`, so that only the rows and columns in
 * view exist.
 */
export function AttendanceGrid({ attendance, rows, countsHeads }: AttendanceGridProps): ReactNode {
  const t = useText();
  const { snapshot, slots, over, read, counted } = attendance;
  const [chosen, setSelection] = useState<Selection>(firstCell);
  const [opened, setOpened] = useState<PersonRow | null>(null);
  const [headsIn, setHeadsIn] = useState<SlotId | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const extent = { rows: rows.length, columns: slots.length };
  const selection = within(chosen, extent);
  const { mark, fillDown, asked } = useSelectionMarking(attendance, rows, selection);
  const hasUnspecified = counted.some((row) => row.sex === 'unspecified');
  const footRows = 2 + (hasUnspecified ? 1 : 0) + (countsHeads ? 1 : 0);
  const { measures, rowItems, height, first, last } = useGridView(
    scroller,
    { rows: rows.length, slots: slots.length, footRows },
    selection,
  );
  const { columns, peopleWidth, slotWidth, isShort } = measures;
  const bounds = boundsOf(selection);
  const openPerson = (): void => {
    const row = rows[selection.row];
    if (row?.kind === 'person') setOpened(row);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== scroller.current) return;
    const control = event.ctrlKey || event.metaKey;
    const next = moved(selection, event.key, event.shiftKey, control, extent);
    const status = control || event.altKey ? undefined : statusOfKey(event.code);
    if (next !== undefined) setSelection(next);
    else if (status !== undefined) mark(status, event.shiftKey);
    else if (control && event.code === 'KeyD') fillDown();
    else if (event.key === 'Enter') openPerson();
    else return;
    event.preventDefault();
  };
  const width = { '--grid-width': `${peopleWidth + slots.length * slotWidth + ratesWidth}px` } as CSSProperties;
  // The rows are narrowed by a filter, and then the foot totals what is seen.
  const showsAll = rows === attendance.rows;
  const [women, men, unspecified] = useMemo(() => {
    const seen = new Set<GridRow>(rows);
    const totalled = showsAll ? counted : counted.filter((row) => seen.has(row));
    return (['female', 'male', 'unspecified'] as const).map((sex) => totalled.filter((row) => row.sex === sex));
  }, [counted, rows, showsAll]);
  return (
    <>
      <MarkButtons onMark={mark} onOpen={openPerson} />
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
          unspecified={hasUnspecified ? tally(unspecified ?? [], slots.length, read) : null}
          headCounts={snapshot.headCounts}
          addsHeads={showsAll}
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

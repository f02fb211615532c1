import { clsx } from 'clsx';
import { type CSSProperties, type KeyboardEvent, memo, type ReactNode, useMemo, useRef, useState } from 'react';
import { type HeadCount, isClosed, type SlotId } from '../../../../shared/domain/attendance/attendance.ts';
import type { Slot } from '../../../../shared/domain/attendance/slots.ts';
import type { WorkshopSnapshot } from '../../../../shared/domain/workshop-snapshot.ts';
import { dayName, headLines, slotName } from '../../../../shared/text/slot-name.ts';
import { ReasonDialog } from '../../../components/reason-dialog.tsx';
import type { AttendancePolicy } from '../../../../shared/domain/workshop.ts';
import { useActions } from '../../../context/actions.tsx';
import { useKept } from '../../../context/kept-places.tsx';
import { usePreferences, useText } from '../../../context/preferences.tsx';
import type { Attendance, GridRow, PersonRow } from '../rows/attendance.ts';
import { countsIn, shareSoFar, tally } from '../rows/grid-marks.ts';
import { CellDialog } from './cell-dialog.tsx';
import { GroupCells, PersonCells, ShareCell } from './grid-row.tsx';
import { type ColumnRange, columnsIn, firstSlotColumn, ratesWidth, rem, useGridView } from './grid-view.ts';
import { HeadsDialog } from './heads-dialog.tsx';
import {
  boundsOf,
  cellId,
  firstCell,
  MarkButtons,
  moved,
  type Selection,
  statusOfKey,
  useSelectionMarking,
  within,
} from './marking.tsx';
import attendanceStyles from '../attendance.module.css';
import pageStyles from '../../../ui/page.module.css';
import buttonStyles from '../../../ui/button.module.css';
import styles from './attendance-grid.module.css';

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
  const [chosen, setSelection] = useKept<Selection>('cell', firstCell);
  const [opened, setOpened] = useState<PersonRow | null>(null);
  const [headsIn, setHeadsIn] = useState<SlotId | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const extent = { rows: rows.length, columns: slots.length };
  const selection = within(chosen, extent);
  useActions({ 'attendance.count-slot': countsHeads ? setHeadsIn : null });
  const { mark, fillDown, asked } = useSelectionMarking(attendance, rows, selection);
  const hasUnspecified = counted.some((row) => row.sex === 'unspecified');
  const footRows = 2 + (hasUnspecified ? 1 : 0) + (countsHeads ? 1 : 0);
  const { measures, rowHeight, rowItems, height, first, last } = useGridView(
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
  const gridWidth = rem(peopleWidth + slots.length * slotWidth + ratesWidth);
  const sizes = { '--grid-width': gridWidth, '--row': rowHeight } as CSSProperties;
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
        className={clsx(
          pageStyles['card'],
          styles['attendance-grid'],
          !measures.hasInstitution && styles['without-institution'],
          measures.isNarrow && styles['narrow'],
        )}
        aria-label={t('screens.attendance.grid')}
        aria-rowcount={rows.length + 1}
        aria-colcount={slots.length + 7}
        aria-multiselectable="true"
        aria-activedescendant={cellId(selection.row, selection.column)}
        onKeyDown={onKeyDown}
        onDoubleClick={openPerson}
        style={sizes}
      >
        <GridHead snapshot={snapshot} slots={slots} columns={columns} isShort={isShort} first={first} last={last} />
        <div role="rowgroup" className={styles['grid-body']} data-part="grid-body" style={{ height }}>
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
              <GroupCells
                key={row.id}
                row={row}
                tally={tally(row.people, slots.length, read)}
                over={over}
                policy={snapshot.workshop.attendance}
                {...place}
              />
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
          policy={snapshot.workshop.attendance}
          women={tally(women ?? [], slots.length, read)}
          men={tally(men ?? [], slots.length, read)}
          unspecified={hasUnspecified ? tally(unspecified ?? [], slots.length, read) : null}
          headCounts={snapshot.headCounts}
          addsHeads={showsAll}
          countsHeads={countsHeads}
          onCountHeads={setHeadsIn}
        />
      </div>
      <p className={clsx(attendanceStyles['grid-keys'], 'small soft one-line not-printed')}>
        {t('screens.attendance.keys')} ·{' '}
        {t(`screens.attendance.excused.${snapshot.workshop.attendance.excusedCounts ? 'missed' : 'leftOut'}`)}
      </p>
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

type GridHeadProps = {
  readonly snapshot: WorkshopSnapshot;
  readonly slots: readonly Slot[];
  readonly columns: string;
  readonly isShort: boolean;
  readonly first: number;
  readonly last: number;
};

/** Head of the grid; neither marks nor the cursor draw it again. */
const GridHead = memo(function GridHead(props: GridHeadProps): ReactNode {
  const { snapshot, slots, columns, isShort, first, last } = props;
  const { t, language } = usePreferences();
  const afterSlots = firstSlotColumn + slots.length;
  return (
    <div
      role="row"
      aria-rowindex={1}
      className={clsx(styles['grid-row'], styles['grid-head'])}
      data-part="grid-row"
      style={{ gridTemplateColumns: columns }}
    >
      <div
        role="columnheader"
        aria-colindex={1}
        className={clsx(styles['number-cell'], styles['stay-left'])}
        data-part="number-cell"
      >
        {t('screens.attendance.number')}
      </div>
      <div
        role="columnheader"
        aria-colindex={2}
        className={clsx(styles['stay-left'], styles['name-cell'])}
        data-part="name-cell"
      >
        {t('screens.attendance.name')}
      </div>
      <div role="columnheader" aria-colindex={3} className={clsx(styles['cut-head'], 'one-line')}>
        {t('screens.attendance.sex')}
      </div>
      <div role="columnheader" aria-colindex={4} className={clsx(styles['cut-head'], 'one-line')}>
        {t('screens.attendance.institution')}
      </div>
      {columnsIn({ first, last }).map((column) => {
        const slot = slots[column];
        if (slot === undefined) return null;
        const [above, below] = headLines(slot, snapshot, language, t, isShort);
        const name = `${dayName(slot.dayId, snapshot, language, t)}, ${slotName(slot, snapshot, language, t)}`;
        const closed = isClosed(slot.id, snapshot.signOffs, snapshot.sessions);
        const place = firstSlotColumn + column;
        return (
          <div
            role="columnheader"
            key={slot.id}
            aria-colindex={place}
            className={styles['slot-head']}
            style={{ gridColumn: place }}
            title={closed ? `${name} · ${t('screens.attendance.signedOff')}` : name}
          >
            <span className="one-line">{above}</span>
            <strong className="one-line">
              {closed ? (
                <span className={styles['closed']} role="img" aria-label={t('screens.attendance.signedOff')}>
                  ✓
                </span>
              ) : null}
              {below}
            </strong>
          </div>
        );
      })}
      {(['soFar', 'ofAll', 'best'] as const).map((rate, index) => (
        <div
          role="columnheader"
          key={rate}
          aria-colindex={afterSlots + index}
          className={clsx(
            styles['rate-head'],
            styles['cut-head'],
            'one-line',
            styles['stay-right'],
            styles[`rate-${index}`],
          )}
          style={{ gridColumn: afterSlots + index }}
          title={t(`screens.attendance.formula.${rate}`)}
        >
          {t(`screens.attendance.rate.${rate}`)}
        </div>
      ))}
    </div>
  );
});

type GridFootProps = ColumnRange & {
  readonly policy: AttendancePolicy;
  readonly slots: readonly Slot[];
  readonly columns: string;
  readonly over: string;
  /** For each slot, present, open and expected: `15/0/16 12/2/16`. */
  readonly women: string;
  readonly men: string;
  /** Null where the sex of everybody is known. */
  readonly unspecified: string | null;
  readonly headCounts: readonly HeadCount[];
  /** Whether those without a name are among the totals: they belong to no delegation. */
  readonly addsHeads: boolean;
  /** Whether people without a name are counted here. */
  readonly countsHeads: boolean;
  readonly onCountHeads: (slotId: SlotId) => void;
};

/** The totals of the participants by sex, always in view; those who are counted without a name are among them. */
const GridFoot = memo(function GridFoot(props: GridFootProps): ReactNode {
  const { slots, columns, over, policy, women, men, unspecified, headCounts, addsHeads, countsHeads, onCountHeads } =
    props;
  const t = useText();
  const style = { gridTemplateColumns: columns };
  const headsOf = (column: number): HeadCount | undefined =>
    headCounts.find((each) => each.slotId === slots[column]?.id);
  return (
    <div role="rowgroup" className={styles['grid-foot']}>
      {(
        [
          ['women', women],
          ['men', men],
          ...(unspecified === null ? [] : [['unspecified', unspecified] as const]),
        ] as const
      ).map(([sex, totals]) => (
        <div role="row" key={sex} className={styles['grid-foot-row']} data-part="grid-foot-row" style={style}>
          <div role="rowheader" className={clsx(styles['stay-left'], styles['foot-name'])} data-part="foot-name">
            {t(`screens.attendance.${sex}`)}
          </div>
          {columnsIn(props).map((column) => {
            const { present = 0, expected = 0 } = countsIn(totals)[column] ?? {};
            const heads = addsHeads ? (headsOf(column)?.[sex] ?? 0) : 0;
            return (
              <div
                role="gridcell"
                key={column}
                className={clsx(styles['foot-cell'], 'number')}
                data-part="foot-cell"
                style={placeOf(column)}
              >
                {t('screens.attendance.present', { present: present + heads, expected: expected + heads })}
              </div>
            );
          })}
          <ShareCell after={slots.length} percent={shareSoFar(totals, over, policy)} />
        </div>
      ))}
      {countsHeads ? (
        <div role="row" className={styles['grid-foot-row']} data-part="grid-foot-row" style={style}>
          <div role="rowheader" className={clsx(styles['stay-left'], styles['foot-name'])} data-part="foot-name">
            {t('screens.attendance.unnamed')}
          </div>
          {columnsIn(props).map((column) => {
            const slot = slots[column];
            if (slot === undefined) return null;
            const { women: w = 0, men: m = 0, unspecified: u = 0 } = headsOf(column) ?? {};
            return (
              <div
                role="gridcell"
                key={column}
                className={styles['foot-cell']}
                data-part="foot-cell"
                style={placeOf(column)}
              >
                <button
                  type="button"
                  className={clsx(buttonStyles['button'], buttonStyles['small'], styles['heads'])}
                  data-part="button"
                  data-action="attendance.count-slot"
                  onClick={() => onCountHeads(slot.id)}
                >
                  {w + m + u === 0
                    ? t('screens.attendance.countHeads')
                    : t('screens.attendance.heads', { women: w, men: m, unspecified: u })}
                </button>
              </div>
            );
          })}
          <ShareCell after={slots.length} percent={null} />
        </div>
      ) : null}
    </div>
  );
});

function placeOf(column: number): { gridColumn: number } {
  return { gridColumn: firstSlotColumn + column };
}

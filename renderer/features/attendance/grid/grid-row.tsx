import { clsx } from 'clsx';
import { memo, type MouseEvent, type ReactNode } from 'react';
import { listedPercentages, riskOf } from '../../../../shared/domain/attendance/attendance-rates.ts';
import { isListed } from '../../../../shared/domain/people/participation.ts';
import type { AttendancePolicy } from '../../../../shared/domain/workshop.ts';
import { useText } from '../../../context/preferences.tsx';
import type { GroupRow, PersonRow } from '../rows/attendance.ts';
import { countsIn, isExpectedAt, ratesIn, shareSoFar, statusAt } from '../rows/grid-marks.ts';
import { type ColumnRange, columnsIn, firstSlotColumn } from './grid-view.ts';
import { cellId, type Selection } from './marking.tsx';
import markStyles from '../../../ui/mark.module.css';
import badgeStyles from '../../../ui/badge.module.css';
import styles from './attendance-grid.module.css';

/** Where a row stands and which of its cells are chosen; -1 for none. */
type RowPlace = ColumnRange & {
  readonly index: number;
  readonly top: number;
  readonly height: number;
  readonly columns: string;
  /** Whether the slots have no room for whole words. */
  readonly isShort: boolean;
  readonly active: number;
  readonly left: number;
  readonly right: number;
  readonly onChoose: (update: (selection: Selection) => Selection) => void;
};

type PersonCellsProps = RowPlace & {
  readonly row: PersonRow;
  readonly marks: string;
  readonly over: string;
  readonly policy: AttendancePolicy;
};

/** A person's row. It is drawn again only when its own marks or its own part of the selection change. */
export const PersonCells = memo(function PersonCells(props: PersonCellsProps): ReactNode {
  const { row, marks, over, policy } = props;
  const t = useText();
  return (
    <div
      role="row"
      aria-rowindex={props.index + 2}
      className={styles['grid-row']}
      data-part="grid-row"
      style={placed(props)}
    >
      <div
        role="gridcell"
        aria-colindex={1}
        className={clsx(styles['number-cell'], styles['stay-left'], 'number')}
        data-part="number-cell"
      >
        {row.participation.number}
      </div>
      <div
        role="rowheader"
        aria-colindex={2}
        className={clsx(styles['stay-left'], styles['name-cell'], 'one-line')}
        data-part="name-cell"
        title={[row.name, row.otherName, remarkOn(row, t)].filter((part) => part !== '').join(' · ')}
      >
        {row.name}
        {row.otherName === '' ? null : <span className="faint"> · {row.otherName}</span>}
        {remarkOn(row, t) === '' ? null : <span className="soft"> · {remarkOn(row, t)}</span>}
        {row.isProtected ? (
          <span className={clsx(badgeStyles['badge'], styles['badge'], badgeStyles['violet'])} data-part="badge">
            {t('screens.attendance.protected')}
          </span>
        ) : null}
      </div>
      <div role="gridcell" aria-colindex={3} className="soft">
        {t(`vocabulary.sexShort.${row.sex}`)}
      </div>
      <div role="gridcell" aria-colindex={4} className="one-line soft" title={row.institution}>
        {row.institution}
      </div>
      {columnsIn(props).map((column) => {
        const status = statusAt(marks, column);
        const isOut = !isExpectedAt(marks, column);
        const isHatched = isOut && status === 'unmarked';
        const text = isHatched ? t('screens.attendance.notExpected') : t(`vocabulary.attendanceStatus.${status}`);
        const isWord = status !== 'unmarked';
        const word = isWord && props.isShort ? t(`vocabulary.attendanceStatusShort.${status}`) : text;
        return (
          <div key={column} {...cellProps(props, column, isOut)} aria-label={`${row.name}: ${word}`} title={text}>
            <span
              className={clsx(markStyles['mark'], styles['mark'])}
              data-part="mark"
              data-status={isHatched ? 'not-expected' : status}
            >
              {isWord ? word : '–'}
            </span>
          </div>
        );
      })}
      <RateCells row={row} marks={marks} over={over} policy={policy} />
    </div>
  );
});

/** "replaced by Sultanova Aigul", or the status of whoever is on the list of a signed-off day alone; '' of all others. */
function remarkOn({ participation, successor }: PersonRow, t: ReturnType<typeof useText>): string {
  if (successor !== '') return t('screens.attendance.replacedBy', { name: successor });
  return isListed(participation) ? '' : t(`vocabulary.participationStatus.${participation.status}`);
}

/** A heading with the tally of the people under it. */
export const GroupCells = memo(function GroupCells(
  props: RowPlace & {
    readonly row: GroupRow;
    readonly tally: string;
    readonly over: string;
    readonly policy: AttendancePolicy;
  },
): ReactNode {
  const { row, tally, over, policy } = props;
  const t = useText();
  const women = row.people.filter((person) => person.sex === 'female').length;
  const men = row.people.filter((person) => person.sex === 'male').length;
  const unstated = row.people.length - women - men;
  const replaced = row.people.filter(({ successor }) => successor !== '').length;
  const counts = countsIn(tally);
  return (
    <div
      role="row"
      aria-rowindex={props.index + 2}
      className={clsx(styles['grid-row'], styles['group'], row.id === 'all' && styles['all'])}
      data-part="grid-row"
      data-row="group"
      style={placed(props)}
    >
      <div role="rowheader" aria-colindex={1} aria-colspan={4} className={clsx(styles['group-name'], 'one-line')}>
        {row.name}
        <span className="soft small">
          {' '}
          {[
            t('screens.people.people', { count: row.people.length }),
            ...(women === 0 ? [] : [t('screens.people.women', { count: women })]),
            ...(men === 0 ? [] : [t('screens.people.men', { count: men })]),
            ...(unstated === 0 ? [] : [t('screens.people.unstated', { count: unstated })]),
            ...(replaced === 0 ? [] : [t('screens.attendance.replacedAmong', { count: replaced })]),
          ].join(' · ')}
        </span>
      </div>
      {columnsIn(props).map((column) => {
        const { present = 0, open = 0, expected = 0 } = counts[column] ?? {};
        const text = t('screens.attendance.present', { present, expected });
        return (
          <div key={column} {...cellProps(props, column, false)}>
            <span className="visually-hidden">{tallyName(row.name, text, open, t)}</span>
            <span className={clsx(styles['tally'], 'number')} aria-hidden="true">
              {present}
              {open === 0 ? null : (
                <span className="soft"> · {props.isShort ? open : t('screens.attendance.open', { count: open })}</span>
              )}
            </span>
          </div>
        );
      })}
      <ShareCell after={counts.length} percent={row.id === 'staff' ? null : shareSoFar(tally, over, policy)} />
    </div>
  );
});

/** Accessible name of a cell. */
function tallyName(name: string, present: string, open: number, t: ReturnType<typeof useText>): string {
  const stillOpen = open === 0 ? '' : ` · ${t('screens.attendance.open', { count: open })}`;
  return `${name}: ${present}${stillOpen}`;
}

function placed({ top, height, columns }: RowPlace): {
  transform: string;
  height: number;
  gridTemplateColumns: string;
} {
  return { transform: `translateY(${top}px)`, height, gridTemplateColumns: columns };
}

function cellProps(
  { index, active, left, right, onChoose }: RowPlace,
  column: number,
  isOut: boolean,
): {
  id: string;
  role: 'gridcell';
  className: string;
  'data-part': 'mark-cell';
  style: { gridColumn: number };
  'aria-colindex': number;
  'aria-selected': boolean;
  onMouseDown: (event: MouseEvent) => void;
  onMouseEnter: (event: MouseEvent) => void;
} {
  const isChosen = left >= 0 && column >= left && column <= right;
  const place = firstSlotColumn + column;
  return {
    id: cellId(index, column),
    role: 'gridcell',
    className: clsx(
      styles['mark-cell'],
      isOut && styles['out'],
      isChosen && styles['chosen'],
      active === column && styles['active'],
    ),
    'data-part': 'mark-cell',
    style: { gridColumn: place },
    'aria-colindex': place,
    'aria-selected': isChosen,
    onMouseDown: (event) =>
      onChoose((selection) =>
        event.shiftKey
          ? { ...selection, row: index, column }
          : { row: index, column, anchorRow: index, anchorColumn: column },
      ),
    onMouseEnter: (event) => {
      if (event.buttons === 1) onChoose((selection) => ({ ...selection, row: index, column }));
    },
  };
}

type RateCellsProps = {
  readonly row: PersonRow;
  readonly marks: string;
  readonly over: string;
  readonly policy: AttendancePolicy;
};

/** The three percentages of a participant, each with its sum on hover; trainers and staff have none. */
function RateCells({ row, marks, over, policy }: RateCellsProps): ReactNode {
  const t = useText();
  const rates = ratesIn(marks, over, policy);
  const { attended, open, soFar, all } = rates;
  const shown = listedPercentages(row.participation, rates);
  const risk = shown.best === null ? null : riskOf(rates, policy);
  const sums = {
    soFar: t('screens.attendance.sum.soFar', { attended, soFar }),
    ofAll: t('screens.attendance.sum.ofAll', { attended, all }),
    best: t('screens.attendance.sum.best', { attended, open, all }),
  };
  return (['soFar', 'ofAll', 'best'] as const).map((rate, index) => {
    const place = firstSlotColumn + marks.length + index;
    const percent = shown[rate];
    const warning = rate === 'best' && risk !== null ? ` · ${t(`screens.attendance.risk.${risk}`)}` : '';
    return (
      <div
        key={rate}
        role="gridcell"
        aria-colindex={place}
        className={clsx(
          styles['rate-cell'],
          styles['stay-right'],
          styles[`rate-${index}`],
          rate === 'best' && risk !== null && styles[risk],
          'number',
        )}
        data-part="rate-cell"
        data-risk={rate === 'best' && risk !== null ? risk : undefined}
        style={{ gridColumn: place }}
        title={percent === null ? undefined : `${sums[rate]}${warning}`}
      >
        {percent === null ? '' : t('screens.attendance.percent', { percent })}
      </div>
    );
  });
}

/** Joint percentage of some people so far; opaque, as cells scroll below it. */
export function ShareCell({ after, percent }: { readonly after: number; readonly percent: number | null }): ReactNode {
  const t = useText();
  const place = firstSlotColumn + after;
  return (
    <div
      role="gridcell"
      aria-colindex={place}
      aria-colspan={3}
      className={clsx(styles['stay-right'], styles['share-cell'], 'number')}
      style={{ gridColumn: `${place} / span 3` }}
    >
      {percent === null ? '' : t('screens.attendance.percent', { percent })}
    </div>
  );
}

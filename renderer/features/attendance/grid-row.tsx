import { memo, type MouseEvent, type ReactNode } from 'react';
import { useText } from '../../app/preferences.tsx';
import { statusAt } from './grid-marks.ts';
import type { GroupRow, PersonRow } from './grid-rows.ts';
import { cellId, type Selection } from './grid-selection.ts';

/** Where a row stands and which of its cells are chosen; -1 for none. */
type RowPlace = {
  readonly index: number;
  readonly top: number;
  readonly height: number;
  readonly columns: string;
  readonly active: number;
  readonly left: number;
  readonly right: number;
  readonly onChoose: (update: (selection: Selection) => Selection) => void;
};

/** A person's row. It is drawn again only when its own marks or its own part of the selection change. */
export const PersonCells = memo(function PersonCells(
  props: RowPlace & { readonly row: PersonRow; readonly marks: string },
): ReactNode {
  const { row, marks } = props;
  const t = useText();
  return (
    <div role="row" aria-rowindex={props.index + 2} className="grid-row" style={placed(props)}>
      <div role="gridcell" className="number-cell number">
        {row.participation.number}
      </div>
      <div
        role="rowheader"
        className="one-line"
        title={row.otherName === '' ? row.name : `${row.name} · ${row.otherName}`}
      >
        {row.name}
        {row.otherName === '' ? null : <span className="faint"> · {row.otherName}</span>}
        {row.isProtected ? <span className="badge violet">{t('screens.attendance.protected')}</span> : null}
      </div>
      <div role="gridcell" className="soft">
        {t(`vocabulary.sexShort.${row.sex}`)}
      </div>
      <div role="gridcell" className="one-line soft" title={row.institution}>
        {row.institution}
      </div>
      {Array.from(marks, (_, column) => {
        const status = statusAt(marks, column);
        const text = t(`vocabulary.attendanceStatus.${status}`);
        return (
          <div
            // The column is the cell's identity.
            // oxlint-disable-next-line react/no-array-index-key
            key={column}
            {...cellProps(props, column)}
            aria-label={`${row.name}: ${text}`}
          >
            <span className={`mark ${status}`}>{status === 'unmarked' ? '–' : text}</span>
          </div>
        );
      })}
    </div>
  );
});

/** A heading with the tally of the people under it. */
export const GroupCells = memo(function GroupCells(
  props: RowPlace & { readonly row: GroupRow; readonly tally: string },
): ReactNode {
  const { row, tally } = props;
  const t = useText();
  const women = row.people.filter((person) => person.sex === 'female').length;
  const men = row.people.filter((person) => person.sex === 'male').length;
  return (
    <div
      role="row"
      aria-rowindex={props.index + 2}
      className={`grid-row group ${row.id === 'all' ? 'all' : ''}`}
      style={placed(props)}
    >
      <div role="rowheader" className="group-name one-line">
        {row.name}
        <span className="soft small"> {t('screens.attendance.counted', { count: row.people.length, women, men })}</span>
      </div>
      {tally.split(' ').map((entry, column) => {
        const [present, open] = entry.split('/').map(Number);
        const text = t('screens.attendance.present', { present: present ?? 0, expected: row.people.length });
        return (
          <div
            // oxlint-disable-next-line react/no-array-index-key
            key={column}
            {...cellProps(props, column)}
          >
            <span className="visually-hidden">{`${row.name}: ${text}`}</span>
            <span className="tally number" aria-hidden="true">
              {present}
              {open === 0 ? null : (
                <span className="faint"> · {t('screens.attendance.open', { count: open ?? 0 })}</span>
              )}
            </span>
          </div>
        );
      })}
    </div>
  );
});

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
): {
  id: string;
  role: 'gridcell';
  className: string;
  'aria-selected': boolean;
  onMouseDown: (event: MouseEvent) => void;
} {
  const isChosen = left >= 0 && column >= left && column <= right;
  return {
    id: cellId(index, column),
    role: 'gridcell',
    className: `mark-cell${isChosen ? ' chosen' : ''}${active === column ? ' active' : ''}`,
    'aria-selected': isChosen,
    onMouseDown: (event) =>
      onChoose((selection) =>
        event.shiftKey
          ? { ...selection, row: index, column }
          : { row: index, column, anchorRow: index, anchorColumn: column },
      ),
  };
}

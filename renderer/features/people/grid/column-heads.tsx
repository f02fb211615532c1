import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import type { PeopleColumn } from '../../../../shared/exchange/people/people-cells.ts';
import { useActions } from '../../../context/actions.tsx';
import { useText } from '../../../context/preferences.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { columnName } from './grid-columns.ts';
import type { PeopleSort } from './people-view.ts';
import styles from './people-grid.module.css';

type ColumnHeadsProps = {
  readonly columns: readonly PeopleColumn[];
  readonly sort: PeopleSort | null;
  /** Sorts by a column, then the other way round, then not at all. */
  readonly onSort: (column: PeopleColumn) => void;
};

/** The heads of the columns; a click on one sorts by it. By keyboard the menu of the view does. */
export function ColumnHeads({ columns, sort, onSort }: ColumnHeadsProps): ReactNode {
  return (
    <div role="rowgroup" className={styles['heads']}>
      <div role="row" aria-rowindex={1} className={styles['line']} data-part="line">
        {columns.map((column, index) => (
          <ColumnHead key={column} column={column} index={index} sort={sort} onSort={onSort} />
        ))}
      </div>
    </div>
  );
}

type ColumnHeadProps = Omit<ColumnHeadsProps, 'columns'> & { readonly column: PeopleColumn; readonly index: number };

function ColumnHead({ column, index, sort, onSort }: ColumnHeadProps): ReactNode {
  const t = useText();
  const isSorted = sort?.column === column;
  const name = t(columnName(column));
  const label = t('screens.people.sortBy', { column: name });
  const sortBy = (): void => onSort(column);
  useActions({ 'people.sort-by': sortBy }, { id: column, name: '', label, also: name });
  return (
    <span
      role="columnheader"
      aria-colindex={index + 1}
      aria-sort={isSorted ? (sort.descending ? 'descending' : 'ascending') : undefined}
      className={clsx(
        styles['head'],
        column === 'number' && styles['number-cell'],
        column === 'name' && styles['name'],
        isSorted && styles['sorted'],
      )}
    >
      <button
        type="button"
        tabIndex={-1}
        className={styles['head-button']}
        data-action="people.sort-by"
        title={label}
        // The grid keeps the focus.
        onMouseDown={(event) => event.preventDefault()}
        onClick={sortBy}
      >
        <span className="one-line">{name}</span>
        {isSorted ? <Icon name={sort.descending ? 'down' : 'up'} /> : null}
      </button>
    </span>
  );
}

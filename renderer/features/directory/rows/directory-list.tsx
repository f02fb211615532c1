import { clsx } from 'clsx';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { actionChoice, useActions } from '../../../context/actions.tsx';
import { useKept } from '../../../context/kept-places.tsx';
import { useText } from '../../../context/preferences.tsx';
import buttonStyles from '../../../ui/button.module.css';
import { TextField } from '../../../ui/fields/field.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { MenuButton } from '../../../ui/menu-button.tsx';
import pageStyles from '../../../ui/page.module.css';
import { DirectoryColumnsDialog, useChosenColumns } from './chosen-columns.tsx';
import { DirectoryGrid, type GridColumn } from './directory-grid.tsx';
import { type RowSort, sortedNext, useOrderedRows } from './ordered-rows.ts';
import { nothingChosen, type RowSelection } from './row-selection.ts';
import styles from '../directory.module.css';

type CellValue<Column extends string> = { readonly column: Column; readonly text: string };

type DirectoryListProps<Row extends object, Column extends string> = {
  /** Under which what is chosen, sorted and shown is remembered. */
  readonly name: string;
  readonly label: string;
  readonly rows: readonly Row[];
  readonly idOf: (row: Row) => string;
  /** All that there are; the first is always shown. */
  readonly columns: readonly GridColumn<Row, Column>[];
  readonly usualColumns: readonly Column[];
  readonly usualSort: RowSort<Column>;
  /** By what a row is sorted; the same function as long as the order of all rows is the same. */
  readonly sortKey: (column: Column, row: Row) => string | number;
  /** Which rows are shown besides those that the values of cells leave out. */
  readonly isShown: (row: Row) => boolean;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly findLabel: string;
  /** The bar of the lists of the directory, before the search. */
  readonly tabs: ReactNode;
  /** Further filters, behind the search. */
  readonly filters?: ReactNode;
  /** Whether one of them leaves somebody out, and what shows everybody again. */
  readonly isFiltered: boolean;
  readonly onShowAll: () => void;
  /** What is shown while there is nothing at all. */
  readonly empty: ReactNode;
  /** The panel of what is chosen; null for none. */
  readonly panel: (chosen: readonly Row[], close: () => void) => ReactNode;
  readonly onCopied: (rows: readonly Row[]) => void;
};

/** A list of the directory: its search and filters, the grid, and the panel of what is chosen beside it. */
export function DirectoryList<Row extends object, Column extends string>(
  props: DirectoryListProps<Row, Column>,
): ReactNode {
  const { name, rows, idOf, columns: all, usualColumns, isShown, panel } = props;
  const t = useText();
  const [selection, setSelection] = useKept<RowSelection>(`${name} chosen`, nothingChosen);
  const [sort, setSort] = useKept(`${name} sort`, props.usualSort);
  const [values, setValues] = useKept<readonly CellValue<Column>[]>(`${name} values`, []);
  const grid = useRef<HTMLDivElement>(null);
  const chosenColumns = useChosenColumns(
    name,
    all.map(({ id }) => id),
    usualColumns,
  );
  const columns = chosenColumns.ids.flatMap((id) => all.find((column) => column.id === id) ?? []);
  const { sortKey } = props;
  const keyOf = useMemo(() => (row: Row) => sortKey(sort.column, row), [sortKey, sort.column]);
  const ordered = useOrderedRows(rows, keyOf, sort.descending);
  const shown = useMemo(
    () => ordered.rows.filter((row) => isShown(row) && values.every((value) => hasValue(all, row, value))),
    [ordered.rows, isShown, values, all],
  );
  const chosen = useMemo(
    () => (selection.chosen.size === 0 ? [] : shown.filter((row) => selection.chosen.has(idOf(row)))),
    [shown, selection.chosen, idOf],
  );
  const close = (): void => {
    setSelection(nothingChosen);
    focusGrid();
  };
  const showAll = (): void => {
    setValues([]);
    props.onShowAll();
  };
  const column = columns[selection.column];
  const row = chosen.find((each) => idOf(each) === selection.at);
  const sortHere = column === undefined || row === undefined ? null : () => setSort(sortedNext(sort, column.id));
  const text = row === undefined || column === undefined ? '' : column.text(row);
  const only =
    column === undefined || text === ''
      ? null
      : () => setValues([...values.filter((each) => each.column !== column.id), { column: column.id, text }]);
  const isNarrowed = props.isFiltered || values.length > 0;
  useActions({ 'directory.everybody': isNarrowed ? showAll : null });
  const beside = chosen.length === 0 ? null : panel(chosen, close);
  return (
    <>
      <ListTools
        {...props}
        onLeave={focusGrid}
        values={values}
        onValues={setValues}
        chosenColumns={chosenColumns}
        sortHere={sortHere}
        only={only}
      />
      {rows.length === 0 ? (
        props.empty
      ) : (
        <div className={clsx(styles['list'], beside !== null && pageStyles['with-panel'])}>
          <div className={styles['list-side']}>
            {shown.length === 0 ? (
              <div className={clsx(pageStyles['card'], pageStyles['empty'])}>
                <h2>{t('screens.directory.noMatch')}</h2>
                {isNarrowed ? (
                  <button
                    type="button"
                    className={buttonStyles['button']}
                    data-part="button"
                    data-action="directory.everybody"
                    onClick={showAll}
                  >
                    {t('screens.directory.showAll')}
                  </button>
                ) : null}
              </div>
            ) : (
              <DirectoryGrid
                label={props.label}
                rows={shown}
                idOf={idOf}
                columns={columns}
                sort={sort}
                onSort={(id) => setSort(sortedNext(sort, id))}
                isSorting={ordered.isSorting}
                selection={selection}
                onSelection={setSelection}
                onOpen={focusPanel}
                onCopied={props.onCopied}
                gridRef={grid}
              />
            )}
            <p className={clsx(styles['list-foot'], 'small soft')}>
              <span role="status">{t('screens.directory.shown', { shown: shown.length, all: rows.length })}</span>
              <span>{t('screens.directory.keys')}</span>
            </p>
          </div>
          {beside}
        </div>
      )}
    </>
  );
}

function hasValue<Row, Column extends string>(
  columns: readonly GridColumn<Row, Column>[],
  row: Row,
  { column, text }: CellValue<Column>,
): boolean {
  return columns.find(({ id }) => id === column)?.text(row) === text;
}

type ListToolsProps<Row extends object, Column extends string> = DirectoryListProps<Row, Column> & {
  /** Moves the focus from the search to the grid. */
  readonly onLeave: () => void;
  readonly values: readonly CellValue<Column>[];
  readonly onValues: (values: readonly CellValue<Column>[]) => void;
  readonly chosenColumns: ReturnType<typeof useChosenColumns<Column>>;
  readonly sortHere: (() => void) | null;
  readonly only: (() => void) | null;
};

function ListTools<Row extends object, Column extends string>(props: ListToolsProps<Row, Column>): ReactNode {
  const { query, onQuery, onLeave, values, onValues, sortHere, only, columns } = props;
  const t = useText();
  const field = useRef<HTMLDivElement>(null);
  const [isChoosing, setChoosing] = useState(false);
  const choose = (): void => setChoosing(true);
  useActions({
    'directory.find': () => field.current?.querySelector('input')?.focus(),
    'directory.columns': choose,
    'directory.sort': sortHere,
    'directory.only': only,
  });
  return (
    <div className={pageStyles['tool-bar']}>
      {props.tabs}
      <div ref={field} className={styles['find']}>
        <TextField
          label={props.findLabel}
          labelHidden
          placeholder={props.findLabel}
          value={query}
          onChange={onQuery}
          onKeyDown={(event) => {
            if (event.key === 'Escape') onQuery('');
            if (event.key === 'ArrowDown' || event.key === 'Enter') onLeave();
            event.continuePropagation();
          }}
        />
      </div>
      {props.filters}
      {values.map(({ column, text }) => (
        <ValueChip
          key={column}
          id={column}
          text={`${columns.find(({ id }) => id === column)?.name ?? ''}: ${text}`}
          onRemove={() => onValues(values.filter((each) => each.column !== column))}
        />
      ))}
      <div className={pageStyles['end']}>
        <MenuButton
          name={t('screens.directory.listMenu')}
          choices={[
            actionChoice(t, 'directory.columns', choose),
            actionChoice(t, 'directory.sort', () => sortHere?.(), { disabled: sortHere === null }),
            actionChoice(t, 'directory.only', () => only?.(), { disabled: only === null }),
          ]}
        />
      </div>
      {isChoosing ? (
        <DirectoryColumnsDialog
          chosen={props.chosenColumns}
          all={columns}
          usual={props.usualColumns}
          onClose={() => setChoosing(false)}
        />
      ) : null}
    </div>
  );
}

type ValueChipProps = { readonly id: string; readonly text: string; readonly onRemove: () => void };

/** A value to which the list is narrowed; pressed, it shows the others again. */
function ValueChip({ id, text, onRemove }: ValueChipProps): ReactNode {
  const t = useText();
  useActions({ 'directory.without-value': onRemove }, { id, name: text });
  return (
    <button
      type="button"
      aria-pressed="true"
      className={clsx(buttonStyles['button'], buttonStyles['small'], styles['chip'])}
      data-part="button"
      data-action="directory.without-value"
      title={t('screens.people.withoutValue')}
      onClick={onRemove}
    >
      <span className="one-line">{text}</span>
      <Icon name="close" />
    </button>
  );
}

function focusGrid(): void {
  document.querySelector<HTMLElement>('main [role="grid"]')?.focus();
}

function focusPanel(): void {
  document.querySelector<HTMLElement>('[data-part="panel"] button, [data-part="panel"] input')?.focus();
}

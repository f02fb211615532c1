import { useVirtualizer } from '@tanstack/react-virtual';
import { clsx } from 'clsx';
import {
  type ClipboardEvent,
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
} from 'react';
import { copyCells } from '../../../components/copied-cells.ts';
import { useActions } from '../../../context/actions.tsx';
import { useScale, useText } from '../../../context/preferences.tsx';
import { Icon } from '../../../ui/icon.tsx';
import pageStyles from '../../../ui/page.module.css';
import type { RowSort } from './ordered-rows.ts';
import { allChosen, chosenAt, chosenTo, chosenToggled, cursorAfter, type RowSelection } from './row-selection.ts';
import styles from './directory-grid.module.css';

export type GridColumn<Row, Column extends string> = {
  readonly id: Column;
  readonly name: string;
  /** Least width in pixels at 100 %, and its share of what is left. */
  readonly width: readonly [least: number, share: number];
  readonly isNumber?: boolean;
  /** What its cells say, and what is copied of them. */
  readonly text: (row: Row) => string;
  /** What is drawn in the place of the text. */
  readonly content?: (row: Row) => ReactNode;
};

type DirectoryGridProps<Row, Column extends string> = {
  readonly label: string;
  /** In their order. */
  readonly rows: readonly Row[];
  readonly idOf: (row: Row) => string;
  /** The first stays in view. */
  readonly columns: readonly GridColumn<Row, Column>[];
  readonly sort: RowSort<Column>;
  readonly onSort: (column: Column) => void;
  readonly isSorting: boolean;
  readonly selection: RowSelection;
  readonly onSelection: (selection: RowSelection) => void;
  /** Moves the focus into the panel of what is chosen. */
  readonly onOpen: () => void;
  /** What is said when rows were copied. */
  readonly onCopied: (rows: readonly Row[]) => void;
  readonly gridRef: RefObject<HTMLDivElement | null>;
};

/** Pixels when nothing is zoomed. */
const lineHeight = 34;

/** A list of many rows, of which only those in view exist. One focus moves among its cells; rows are chosen, sorted and copied. */
export function DirectoryGrid<Row, Column extends string>(props: DirectoryGridProps<Row, Column>): ReactNode {
  const { label, rows, idOf, columns, sort, onSort, isSorting, selection, gridRef } = props;
  const scale = useScale();
  const index = useMemo(
    () => (selection.at === null ? -1 : rows.findIndex((row) => idOf(row) === selection.at)),
    [rows, idOf, selection.at],
  );
  const control = gridControl(props, index);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => gridRef.current,
    estimateSize: () => lineHeight * scale,
    overscan: 10,
    scrollMargin: lineHeight * scale,
    scrollPaddingStart: lineHeight * scale,
  });
  useLayoutEffect(() => virtual.measure(), [virtual, scale]);
  useScrollTo(index, virtual.scrollToIndex);
  const { tracks, least } = tracksOf(columns);
  const column = columns[selection.column] ?? columns[0];
  const cell = index < 0 || column === undefined ? undefined : cellId(selection.at ?? '', column.id);
  return (
    <div
      ref={gridRef}
      className={clsx(styles['directory-grid'], pageStyles['card'])}
      role="grid"
      aria-label={label}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length}
      aria-multiselectable="true"
      aria-activedescendant={cell}
      aria-busy={isSorting}
      tabIndex={0}
      style={{ '--tracks': tracks, '--least': least } as CSSProperties}
      onKeyDown={control.onKeyDown}
      onMouseDown={control.onMouseDown}
      onDoubleClick={props.onOpen}
      onCopy={control.onCopy}
    >
      <GridHeads columns={columns} sort={sort} onSort={onSort} />
      <div role="rowgroup" className={styles['lines']} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (row === undefined) return null;
          const id = idOf(row);
          return (
            <div
              key={id}
              data-row={id}
              data-part="line"
              role="row"
              aria-rowindex={item.index + 2}
              aria-selected={selection.chosen.has(id)}
              className={styles['line']}
              style={{ top: item.start - lineHeight * scale }}
            >
              {columns.map((each, at) => (
                <span
                  key={each.id}
                  id={cellId(id, each.id)}
                  role="gridcell"
                  aria-colindex={at + 1}
                  data-column={at}
                  className={clsx(
                    styles['cell'],
                    at === 0 ? styles['first'] : styles['paler'],
                    each.isNumber === true && [styles['number-cell'], 'number'],
                    item.index === index && at === selection.column && styles['at-cursor'],
                  )}
                >
                  {each.content?.(row) ?? <span className="one-line">{each.text(row)}</span>}
                </span>
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}

type GridHeadsProps<Row, Column extends string> = Pick<DirectoryGridProps<Row, Column>, 'columns' | 'sort' | 'onSort'>;

/** The heads of the columns; a click on one sorts by it. By keyboard the menu of the list does. */
function GridHeads<Row, Column extends string>({ columns, sort, onSort }: GridHeadsProps<Row, Column>): ReactNode {
  return (
    <div role="rowgroup" className={styles['heads']}>
      <div role="row" aria-rowindex={1} className={styles['line']} data-part="line">
        {columns.map((column, at) => (
          <GridHead
            key={column.id}
            id={column.id}
            name={column.name}
            isNumber={column.isNumber === true}
            at={at}
            sorted={sort.column !== column.id ? null : sort.descending ? 'descending' : 'ascending'}
            onSort={() => onSort(column.id)}
          />
        ))}
      </div>
    </div>
  );
}

type GridHeadProps = {
  readonly id: string;
  readonly name: string;
  readonly isNumber: boolean;
  readonly at: number;
  readonly sorted: 'ascending' | 'descending' | null;
  readonly onSort: () => void;
};

function GridHead({ id, name, isNumber, at, sorted, onSort }: GridHeadProps): ReactNode {
  const t = useText();
  const label = t('screens.people.sortBy', { column: name });
  useActions({ 'directory.sort-by': onSort }, { id, name: '', label });
  return (
    <span
      role="columnheader"
      aria-colindex={at + 1}
      aria-sort={sorted ?? undefined}
      className={clsx(
        styles['head'],
        at === 0 && styles['first'],
        isNumber && styles['number-cell'],
        sorted !== null && styles['sorted'],
      )}
    >
      <button
        type="button"
        tabIndex={-1}
        className={styles['head-button']}
        data-action="directory.sort-by"
        title={label}
        // The grid keeps the focus.
        onMouseDown={(event) => event.preventDefault()}
        onClick={onSort}
      >
        <span className="one-line">{name}</span>
        {sorted === null ? null : <Icon name={sorted === 'descending' ? 'down' : 'up'} />}
      </button>
    </span>
  );
}

type GridControl = {
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onMouseDown: (event: MouseEvent) => void;
  readonly onCopy: (event: ClipboardEvent) => void;
};

/** What keys, mouse and clipboard do; `index` is that of the row of the cursor, -1 for none. */
function gridControl<Row, Column extends string>(props: DirectoryGridProps<Row, Column>, index: number): GridControl {
  const { rows, idOf, columns, selection, onSelection, onOpen, onCopied, gridRef } = props;
  const ids = (): string[] => rows.map(idOf);
  const move = (row: number, column: number, isRange: boolean): void => {
    const target = rows[row];
    if (target === undefined) return;
    const id = idOf(target);
    onSelection(isRange ? chosenTo(selection, ids(), id, column) : chosenAt(id, column));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== gridRef.current) return;
    const { key, code, shiftKey, altKey } = event;
    const control = event.ctrlKey || event.metaKey;
    if (altKey) return;
    const extent = { rows: rows.length, columns: columns.length };
    const to = cursorAfter({ key, control }, { row: index, column: selection.column }, extent);
    if (to !== null) move(to.row, to.column, shiftKey);
    else if (control && code === 'KeyA') onSelection(allChosen(selection, ids()));
    else if (key === ' ' && selection.at !== null)
      onSelection(chosenToggled(selection, selection.at, selection.column));
    else if (key === 'Enter' && selection.chosen.size > 0) onOpen();
    else if (key === 'Escape' && selection.chosen.size > 1)
      onSelection(chosenAt(selection.at ?? undefined, selection.column));
    else return;
    event.preventDefault();
  };
  const onMouseDown = (event: MouseEvent): void => {
    const element = event.target as Element;
    const id = element.closest('[data-row]')?.getAttribute('data-row') ?? null;
    if (id === null || event.button !== 0 || element.closest('button, [role="link"]') !== null) return;
    const column = Number(element.closest('[data-column]')?.getAttribute('data-column') ?? 0);
    if (event.shiftKey) onSelection(chosenTo(selection, ids(), id, column));
    else if (event.ctrlKey || event.metaKey) onSelection(chosenToggled(selection, id, column));
    else onSelection(chosenAt(id, column));
  };
  const onCopy = (event: ClipboardEvent): void => {
    const copied = rows.filter((row) => selection.chosen.has(idOf(row)));
    if (event.target !== gridRef.current || copied.length === 0) return;
    copyCells(
      event,
      // The no-break spaces of dates are for the screen.
      copied.map((row) => columns.map((column) => column.text(row).replaceAll('\u00a0', ' '))),
    );
    onCopied(copied);
  };
  return { onKeyDown, onMouseDown, onCopy };
}

/** Names a cell for `aria-activedescendant`. */
function cellId(row: string, column: string): string {
  return `directory-${row}-${column}`;
}

function tracksOf(columns: readonly { readonly width: readonly [number, number] }[]): {
  readonly tracks: string;
  readonly least: string;
} {
  const inRem = (pixels: number): string => `${String(pixels / 16)}rem`;
  const tracks = columns.map(({ width: [least, share] }) =>
    share === 0 ? inRem(least) : `minmax(${inRem(least)}, ${String(share)}fr)`,
  );
  return { tracks: tracks.join(' '), least: inRem(columns.reduce((sum, { width }) => sum + width[0], 0)) };
}

/** Scrolls to the row of the cursor when the cursor moves, not when the user scrolls. */
function useScrollTo(index: number, scrollToIndex: (index: number) => void): void {
  const scroll = useRef(scrollToIndex);
  useEffect(() => {
    scroll.current = scrollToIndex;
  });
  useEffect(() => {
    if (index >= 0) scroll.current(index);
  }, [index]);
}

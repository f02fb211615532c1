import { useVirtualizer } from '@tanstack/react-virtual';
import { clsx } from 'clsx';
import {
  type CSSProperties,
  type ReactNode,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { WorkshopSnapshot } from '../../../../shared/domain/workshop-snapshot.ts';
import { cellText, type PeopleCells, type PeopleColumn } from '../../../../shared/exchange/people/people-cells.ts';
import { useIsPrinted } from '../../../components/printed-screen.tsx';
import { usePreferences, useScale } from '../../../context/preferences.tsx';
import { KnownPeopleOffer } from '../../../matching/known-people-offer.tsx';
import pageStyles from '../../../ui/page.module.css';
import type { PeopleGroup, PeopleRow } from '../people-groups.ts';
import { useAddDraft } from './add-draft.ts';
import { AddLine } from './add-line.tsx';
import { type CellLeaving, ChoiceCellEditor, TextCellEditor, type TypedCell } from './cell-editor.tsx';
import { ColumnHeads } from './column-heads.tsx';
import { cellChoices, columnName, columnTracks, editorOf } from './grid-columns.ts';
import { useGridControl } from './grid-control.ts';
import type { GridEdits } from './grid-edits.ts';
import {
  addLineId,
  columnRange,
  gridCellId,
  type GridLine,
  type GridSelection,
  linesOf,
  selectedAt,
} from './grid-selection.ts';
import { GroupCell, PersonLineCells } from './people-line.tsx';
import type { PeopleSort } from './people-view.ts';
import { UnreadStrip } from './unread-strip.tsx';
import styles from './people-grid.module.css';

type PeopleGridProps = {
  readonly snapshot: WorkshopSnapshot;
  readonly groups: readonly PeopleGroup[];
  readonly columns: readonly PeopleColumn[];
  readonly sort: PeopleSort | null;
  readonly onSort: (column: PeopleColumn) => void;
  readonly edits: GridEdits;
  readonly selection: GridSelection;
  readonly onSelection: (selection: GridSelection) => void;
  /** Those who are chosen, in the order of the list. */
  readonly chosen: readonly PeopleRow[];
  /** Moves the focus into the panel of what is selected. */
  readonly onOpen: () => void;
  readonly onRemove: (rows: readonly PeopleRow[]) => void;
  /** What was pasted is a list with heads of its own; it was pasted into that delegation. */
  readonly onList: (list: File, delegationId: string | null) => void;
  readonly gridRef: RefObject<HTMLDivElement | null>;
};

/** Pixels when nothing is zoomed. */
const lineHeight = 34;
const headHeight = 34;

type CellTexts = ReadonlyMap<PeopleColumn, { readonly text: string }>;
type CellEditor = { readonly column: PeopleColumn; readonly element: ReactNode };

/**
 * The list of people as a virtualised grid that is edited in place. One focus moves among its cells; who is chosen stays
 * chosen while the list is sorted or narrowed.
 */
export function PeopleGrid(props: PeopleGridProps): ReactNode {
  const { snapshot, groups, columns, edits, selection, gridRef } = props;
  const { t, language } = usePreferences();
  const scale = useScale();
  const isPrinted = useIsPrinted();
  const lines = useMemo(() => linesOf(groups), [groups]);
  const index = lines.findIndex(({ id }) => id === selection.line);
  const line = lines[index];
  const delegationId = useDelegationAtCursor(line);
  const draft = useAddDraft({ snapshot, edits, delegationId });
  const control = useGridControl({ ...props, workshopId: snapshot.workshop.id, lines, draft, delegationId });
  const { editing, chooseGroup } = control;
  const virtual = useVirtualizer({
    count: lines.length - 1,
    getScrollElement: () => gridRef.current,
    estimateSize: () => lineHeight * scale,
    getItemKey: (at) => lines[at]?.id ?? at,
    overscan: isPrinted ? lines.length : 8,
    scrollMargin: headHeight * scale,
    scrollPaddingStart: headHeight * scale,
    scrollPaddingEnd: lineHeight * scale,
  });
  useLayoutEffect(() => virtual.measure(), [virtual, scale]);
  useScrollTo(index < lines.length - 1 ? index : -1, virtual.scrollToIndex);
  useScrolledAcross(gridRef, selection.line, columns[selection.column]);
  const [first, last] = columnRange(selection, columns.length);
  const editorIn = (id: string, cells: PeopleCells, problems: CellTexts | undefined): CellEditor | null => {
    if (editing === null || editing.line !== id) return null;
    const { column, typed } = editing;
    const name = cellText('name', cells, language, t);
    const shared = {
      label: name === '' ? t(columnName(column)) : `${t(columnName(column))}: ${name}`,
      text: problems?.get(column)?.text ?? cellText(column, cells, language, t),
      typed,
      onCommit: (cell: TypedCell, leaving: CellLeaving) => control.finish(column, cell, leaving),
      onCancel: control.cancel,
    };
    if (editorOf(column) === 'text') return { column, element: <TextCellEditor key={column} {...shared} /> };
    const creation =
      column === 'institution' ? (made: string) => t('screens.people.createInstitution', { name: made }) : null;
    const choices = cellChoices(column, { snapshot, institutions: edits.institutions }, language, t);
    return { column, element: <ChoiceCellEditor key={column} {...shared} choices={choices} creation={creation} /> };
  };
  const { tracks, least } = columnTracks(columns);
  const activeCell = line === undefined ? undefined : activeCellId(line, columns[selection.column]);
  return (
    <>
      <div
        ref={gridRef}
        className={clsx(styles['people-grid'], pageStyles['card'])}
        role="grid"
        aria-label={t('screens.people.list')}
        aria-rowcount={lines.length + 1}
        aria-colcount={columns.length}
        aria-multiselectable="true"
        aria-activedescendant={activeCell}
        tabIndex={0}
        style={{ '--tracks': tracks, '--least': least } as CSSProperties}
        onKeyDown={control.onKeyDown}
        onMouseDown={control.onMouseDown}
        onMouseMove={control.onMouseMove}
        onDoubleClick={control.onDoubleClick}
        onCopy={control.onCopy}
        onPaste={control.onPaste}
      >
        <ColumnHeads columns={columns} sort={props.sort} onSort={props.onSort} />
        <div role="rowgroup" className={styles['lines']} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const each = lines[item.index];
            if (each === undefined) return null;
            const isChosen = selection.chosen.has(each.id);
            const problems = edits.problems.get(each.id);
            return (
              <div
                key={item.key}
                data-line={each.id}
                role="row"
                aria-rowindex={item.index + 2}
                aria-selected={each.row === null ? each.id === selection.line && selection.chosen.size === 0 : isChosen}
                className={clsx(
                  styles['line'],
                  each.row === null && styles['group'],
                  each.id === selection.line && styles['has-cursor'],
                )}
                data-part="line"
                style={{ top: item.start - headHeight * scale }}
              >
                {each.row === null ? (
                  each.group === null ? null : (
                    <GroupCell
                      group={each.group}
                      columns={columns.length}
                      isChosen={
                        each.group.rows.length > 0 &&
                        each.group.rows.every(({ participation }) => selection.chosen.has(participation.id))
                      }
                      onEverybody={chooseGroup}
                    />
                  )
                ) : (
                  <PersonLineCells
                    row={each.row}
                    columns={columns}
                    language={language}
                    t={t}
                    first={isChosen ? first : -1}
                    last={isChosen ? last : -1}
                    cursor={each.id === selection.line ? selection.column : -1}
                    problems={problems}
                    editor={editorIn(each.id, each.row, problems)}
                  />
                )}
              </div>
            );
          })}
        </div>
        <AddLine
          draft={draft}
          columns={columns}
          cursor={selection.line === addLineId ? selection.column : null}
          lineCount={lines.length}
          editor={editorIn(addLineId, draft.cells, draft.problems)}
        />
      </div>
      {draft.name === null ? null : (
        <KnownPeopleOffer
          typed={draft.cells.person}
          snapshot={snapshot}
          onTake={(known) => {
            void draft.take(known);
            gridRef.current?.focus();
          }}
        />
      )}
      <UnreadStrip
        edits={edits}
        lines={lines}
        columns={columns}
        onGo={(to, column) => {
          props.onSelection(selectedAt(to, column));
          gridRef.current?.focus();
        }}
      />
    </>
  );
}

function activeCellId(line: GridLine, column: PeopleColumn | undefined): string {
  return gridCellId(line.id, line.row === null && line.id !== addLineId ? 'title' : (column ?? 'name'));
}

/** The delegation in which the cursor is, or was before it came to the line in which somebody is added. */
function useDelegationAtCursor(line: GridLine | undefined): string | null {
  const own =
    line?.group == null ? undefined : (line.group.delegation?.id ?? line.row?.participation.delegationId ?? null);
  const [last, setLast] = useState<string | null>(null);
  if (own !== undefined && own !== last) setLast(own);
  return own ?? last;
}

/** Scrolls to the line of the cursor when the cursor moves, not when the user scrolls. */
function useScrollTo(index: number, scrollToIndex: (index: number) => void): void {
  const scroll = useRef(scrollToIndex);
  useEffect(() => {
    scroll.current = scrollToIndex;
  });
  useEffect(() => {
    if (index >= 0) scroll.current(index);
  }, [index]);
}

/** Scrolls sideways to the column of the cursor, which may be out of view in a narrow window. */
function useScrolledAcross(
  grid: RefObject<HTMLDivElement | null>,
  line: string | null,
  column: PeopleColumn | undefined,
): void {
  useEffect(() => {
    const cell = document.getElementById(gridCellId(line ?? '', column ?? ''));
    const name = document.getElementById(gridCellId(line ?? '', 'name'));
    const place = grid.current;
    if (cell === null || name === null || place === null || column === 'number' || column === 'name') return;
    // What the columns cover that stay in view, as it is drawn: names are wider where there is room, and when zoomed.
    const fixed = name.getBoundingClientRect().right - place.getBoundingClientRect().left - place.clientLeft;
    const [left, right] = [cell.offsetLeft, cell.offsetLeft + cell.offsetWidth];
    if (right > place.scrollLeft + place.clientWidth) place.scrollTo({ left: right - place.clientWidth });
    else if (left < place.scrollLeft + fixed) place.scrollTo({ left: left - fixed });
  }, [grid, line, column]);
}

import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, type KeyboardEvent, type MouseEvent, type ReactNode, type RefObject } from 'react';
import { useText } from '../../app/preferences.tsx';
import { GroupRow } from './group-row.tsx';
import type { PeopleGroup, PersonRow } from './people-groups.ts';
import { PersonLine } from './person-line.tsx';

type PeopleListProps = {
  readonly groups: readonly PeopleGroup[];
  /** Id of the participation or of the group. */
  readonly selectedId: string | null;
  readonly onSelect: (id: string) => void;
  /** Enter: go on to what is selected. */
  readonly onOpen: () => void;
  readonly onRemove: (row: PersonRow) => void;
  readonly gridRef: RefObject<HTMLDivElement | null>;
};

type Line = { readonly id: string; readonly group: PeopleGroup; readonly row: PersonRow | null };

const lineHeight = 34;
const headHeight = 34;
const linesPerPage = 12;

/** The list as a grid of rows: arrows move, the row in focus is the one selected, only what is in view is drawn. */
export function PeopleList(props: PeopleListProps): ReactNode {
  const { groups, selectedId, onSelect, onOpen, onRemove, gridRef } = props;
  const t = useText();
  const lines = useMemo(() => groups.flatMap(linesOf), [groups]);
  const index = lines.findIndex((line) => line.id === selectedId);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => gridRef.current,
    estimateSize: () => lineHeight,
    getItemKey: (at) => lines[at]?.id ?? at,
    overscan: 8,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
  });
  useScrollTo(index, virtual.scrollToIndex);
  const onKeyDown = (event: KeyboardEvent): void => {
    const row = lines[index]?.row ?? null;
    const target = targetOf(event.key, index, lines.length);
    if (target !== null) onSelect(lines[target]?.id ?? '');
    else if (event.key === 'Enter' && index >= 0) onOpen();
    else if (event.key === 'Delete' && row !== null) onRemove(row);
    else return;
    event.preventDefault();
  };
  const onClick = (event: MouseEvent): void => {
    const id = (event.target as Element).closest('[data-line]')?.getAttribute('data-line') ?? '';
    if (id !== '') onSelect(id);
  };
  return (
    <div
      ref={gridRef}
      className="people-grid card"
      role="grid"
      aria-label={t('screens.people.list')}
      aria-rowcount={lines.length + 1}
      aria-activedescendant={index < 0 ? undefined : lineId(lines[index]?.id ?? '')}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      <ColumnHeads />
      <div role="rowgroup" className="lines" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const line = lines[item.index];
          if (line === undefined) return null;
          return (
            <div
              key={item.key}
              id={lineId(line.id)}
              data-line={line.id}
              role="row"
              aria-rowindex={item.index + 2}
              aria-selected={line.id === selectedId}
              className={line.row === null ? 'line group' : 'line'}
              style={{ transform: `translateY(${String(item.start - headHeight)}px)` }}
            >
              {line.row === null ? <GroupRow group={line.group} /> : <PersonLine row={line.row} />}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function ColumnHeads(): ReactNode {
  const t = useText();
  const columns = ['number', 'name', 'sex', 'institution', 'role', 'status'] as const;
  return (
    <div role="rowgroup" className="heads">
      <div role="row" aria-rowindex={1} className="line">
        {columns.map((column) => (
          <span key={column} role="columnheader" className={column}>
            {t(`screens.people.column.${column}`)}
          </span>
        ))}
      </div>
    </div>
  );
}

function linesOf(group: PeopleGroup): Line[] {
  return [{ id: group.id, group, row: null }, ...group.rows.map((row) => ({ id: row.participation.id, group, row }))];
}

function lineId(id: string): string {
  return `people-line-${id}`;
}

function targetOf(key: string, index: number, count: number): number | null {
  if (count === 0) return null;
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: index + 1,
    ArrowUp: index < 0 ? 0 : index - 1,
    PageDown: index + linesPerPage,
    PageUp: index - linesPerPage,
    Home: 0,
    End: count - 1,
  };
  const target = moves[key];
  return target === undefined ? null : Math.min(Math.max(target, 0), count - 1);
}

/** Keeps the selected line in view when it changes, not when the list is scrolled. */
function useScrollTo(index: number, scrollToIndex: (index: number) => void): void {
  const scroll = useRef(scrollToIndex);
  useEffect(() => {
    scroll.current = scrollToIndex;
  });
  useEffect(() => {
    if (index >= 0) scroll.current(index);
  }, [index]);
}

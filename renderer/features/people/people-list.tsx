import { useVirtualizer } from '@tanstack/react-virtual';
import { clsx } from 'clsx';
import {
  type KeyboardEvent,
  memo,
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useMemo,
  useRef,
} from 'react';
import { textIn } from '../../../shared/domain/language.ts';
import type { Participation } from '../../../shared/domain/people/participation.ts';
import type { Translate } from '../../../shared/text/text.ts';
import { usePreferences, useText } from '../../context/preferences.tsx';
import { Icon } from '../../ui/icon.tsx';
import { isBlankLetter } from '../../../shared/domain/people/groups.ts';
import { letterText, type PeopleGroup, type PeopleRow } from './people-groups.ts';
import pageStyles from '../../ui/page.module.css';
import badgeStyles from '../../ui/badge.module.css';
import styles from './people.module.css';

type PeopleListProps = {
  readonly groups: readonly PeopleGroup[];
  /** Id of the participation or of the group. */
  readonly selectedId: string | null;
  readonly onSelect: (id: string) => void;
  /** Called by Enter: moves the focus into the panel of the selected row. */
  readonly onOpen: () => void;
  readonly onRemove: (row: PeopleRow) => void;
  readonly gridRef: RefObject<HTMLDivElement | null>;
};

type Line = { readonly id: string; readonly group: PeopleGroup; readonly row: PeopleRow | null };

const lineHeight = 34;
const headHeight = 34;
const linesPerPage = 12;

/** The list as a virtualised grid: arrow keys move the focus, and the focused row is the selected one. */
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
      className={clsx(styles['people-grid'], pageStyles['card'])}
      role="grid"
      aria-label={t('screens.people.list')}
      aria-rowcount={lines.length + 1}
      aria-activedescendant={index < 0 ? undefined : lineId(lines[index]?.id ?? '')}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      <ColumnHeads />
      <div role="rowgroup" className={styles['lines']} style={{ height: virtual.getTotalSize() }}>
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
              className={clsx(styles['line'], line.row === null && styles['group'])}
              data-part="line"
              style={{ transform: `translateY(${String(item.start - headHeight)}px)` }}
            >
              {line.row === null ? <PeopleGroupRow group={line.group} /> : <PersonLine row={line.row} />}
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
    <div role="rowgroup" className={styles['heads']}>
      <div role="row" aria-rowindex={1} className={styles['line']} data-part="line">
        {columns.map((column) => (
          <span key={column} role="columnheader" className={column === 'number' ? 'number' : styles[column]}>
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

/** Scrolls to the selected line when the selection changes, not when the user scrolls. */
function useScrollTo(index: number, scrollToIndex: (index: number) => void): void {
  const scroll = useRef(scrollToIndex);
  useEffect(() => {
    scroll.current = scrollToIndex;
  });
  useEffect(() => {
    if (index >= 0) scroll.current(index);
  }, [index]);
}

/** The header of a delegation: its name, balance, head, seats and letter. */
function PeopleGroupRow({ group }: { readonly group: PeopleGroup }): ReactNode {
  const t = useText();
  const title = groupTitle(t, group);
  const facts = factsOf(t, group);
  const { quota } = group.delegation ?? { quota: null };
  return (
    <span role="gridcell" aria-colspan={6} className={styles['group-cell']} title={[title, ...facts].join(' · ')}>
      <strong className="one-line">{title}</strong>
      <span className={clsx(styles['facts'], 'one-line')}>{facts.join(' · ')}</span>
      {quota === null ? null : (
        <span className={clsx(badgeStyles['badge'], group.counts.all > quota && badgeStyles['warn'], styles['badge'])}>
          {t('screens.people.seats', { count: group.counts.all, quota })}
        </span>
      )}
    </span>
  );
}

function groupTitle(t: Translate, group: PeopleGroup): string {
  if (group.kind === 'all') return t('screens.people.participants');
  if (group.kind === 'without') return t('screens.people.withoutDelegation');
  return group.kind === 'team' ? t('screens.people.team') : group.title;
}

function factsOf(t: Translate, { counts, headName, delegation }: PeopleGroup): string[] {
  return [
    t('screens.people.people', { count: counts.all }),
    ...(counts.women === 0 ? [] : [t('screens.people.women', { count: counts.women })]),
    ...(counts.men === 0 ? [] : [t('screens.people.men', { count: counts.men })]),
    ...(headName === null ? [] : [t('screens.people.head', { name: headName })]),
    ...(delegation === null || isBlankLetter(delegation.letter) ? [] : [letterText(t, delegation.letter)]),
  ];
}

/** One person in the list. A protected person stands there by code. */
const PersonLine = memo(function PersonLine({ row }: { readonly row: PeopleRow }): ReactNode {
  const { t, language } = usePreferences();
  const { participation, person, institution } = row;
  const [first = '', ...others] = row.names;
  const place = [textIn(institution?.name ?? {}, language), textIn(person.position, language)];
  const work = place.filter((part) => part !== '').join(', ');
  const gone = looks[participation.status] === 'past';
  return (
    <>
      <span role="gridcell" className="number">
        {participation.number}
      </span>
      <span role="gridcell" className={clsx(styles['name'], gone && styles['gone'])} title={row.names.join(' · ')}>
        <span className="one-line">
          {first}
          {others.map((name) => (
            <span key={name} className="soft">
              {' '}
              · {name}
            </span>
          ))}
        </span>
        {person.protected ? (
          <span className={clsx(badgeStyles['badge'], styles['badge'], badgeStyles['violet'])}>
            <Icon name="shield" />
            {t('screens.people.protected')}
          </span>
        ) : null}
      </span>
      <span role="gridcell" title={t(`vocabulary.sex.${person.sex}`)}>
        {t(`vocabulary.sexShort.${person.sex}`)}
      </span>
      <span role="gridcell" className={clsx(styles['institution'], 'one-line')} title={work}>
        {work}
      </span>
      <span
        role="gridcell"
        className={clsx(styles['role'], 'one-line')}
        title={t(`vocabulary.role.${participation.role}`)}
      >
        {t(`vocabulary.role.${participation.role}`)}
      </span>
      <span role="gridcell" className={styles['status']}>
        <StatusBadge status={participation.status} />
      </span>
    </>
  );
});

type Status = Participation['status'];

const looks: Readonly<Record<Status, string>> = {
  invited: '',
  nominated: '',
  accepted: '',
  reserve: 'warn',
  declined: 'past',
  confirmed: 'good',
  travelling: 'good',
  arrived: 'good',
  attended: 'good',
  withdrawn: 'past',
  replaced: 'past',
};

/** Status of a participation, as text and colour. */
export function StatusBadge({ status }: { readonly status: Status }): ReactNode {
  const t = useText();
  return (
    <span className={clsx(badgeStyles['badge'], badgeStyles[looks[status]])}>
      {t(`vocabulary.participationStatus.${status}`)}
    </span>
  );
}

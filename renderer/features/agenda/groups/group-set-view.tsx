import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { GroupSet } from '../../../../shared/domain/breakout-group.ts';
import type { WorkshopSnapshot } from '../../../../shared/domain/workshop-snapshot.ts';
import { useFeedback } from '../../../app/feedback.ts';
import { usePreferences, useText } from '../../../app/preferences.tsx';
import { moveToGroup, pinInGroup, seatPeople } from '../../../commands/breakout-groups.ts';
import { MenuAt, type MenuChoice } from '../../../ui/menu-button.tsx';
import { BalanceLine } from './balance-line.tsx';
import { GroupCard } from './group-card.tsx';
import { groupBoard, type GroupColumn } from './group-columns.ts';
import { GroupSetTools } from './group-set-tools.tsx';
import { sessionChoices } from './session-choices.ts';
import { useMemberDrag } from './use-member-drag.ts';
import { focusMember, useMemberKeys, type Carried } from './use-member-keys.ts';

type GroupSetViewProps = {
  readonly set: GroupSet;
  /** Names of all sets. */
  readonly taken: readonly string[];
  readonly snapshot: WorkshopSnapshot;
  readonly onRenamed: (name: string) => void;
};

type OpenMenu = { readonly memberId: string; readonly row: HTMLElement };
const noSessions: readonly string[] = [];

/** The groups of a set with their people, who are moved by mouse or keyboard; the numbers follow at once. */
export function GroupSetView({ set, taken, snapshot, onRenamed }: GroupSetViewProps): ReactNode {
  const { t, language } = usePreferences();
  const { run } = useFeedback();
  const { columns, balance } = useMemo(() => groupBoard(set, snapshot, language, t), [set, snapshot, language, t]);
  const sessions = useMemo(() => sessionChoices(snapshot, language, t), [snapshot, language, t]);
  const assigned = useMemo(() => sessionsByGroup(snapshot), [snapshot]);
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const [said, setSaid] = useState('');
  const board = useRef<HTMLDivElement>(null);
  const ghost = useRef<HTMLParagraphElement>(null);
  const focusNext = useFocusAfter(columns);
  const move = (memberId: string, groupId: string | null): void => {
    const target = columns.find((column) => (column.group?.id ?? null) === groupId);
    if (target?.seats.some((seat) => seat.id === memberId) === true) return;
    focusNext(memberId, groupId);
    const people = t('screens.groups.people', { count: (target?.seats.length ?? 0) + 1 });
    setSaid(t('screens.groups.moved', { name: nameOf(columns, memberId), group: target?.name ?? '', people }));
    void run(moveToGroup(snapshot.workshop.id, set, memberId, groupId));
  };
  const { drag, grip, wasDragged } = useMemberDrag(board, ghost, move);
  const open = useCallback((memberId: string, row: HTMLElement) => setMenu({ memberId, row }), []);
  const openOnClick = useCallback(
    (memberId: string, row: HTMLElement) => (wasDragged() ? undefined : open(memberId, row)),
    [open, wasDragged],
  );
  const { carried, onKeyDown, onBlur } = useMemberKeys(columns, { onDrop: move, onMenu: open });
  const handlers = useMemo(
    () => ({ onGrip: grip, onOpen: openOnClick, onKeyDown, onBlur }),
    [grip, openOnClick, onKeyDown, onBlur],
  );
  const seatAll = useSeating(set, columns, snapshot);
  const targetId = carried === null ? drag?.target : (columns[carried.column]?.group?.id ?? null);
  const tabbableId = columns.find((column) => column.seats.length > 0)?.seats[0]?.id ?? '';
  return (
    <>
      <GroupSetTools set={set} taken={taken} snapshot={snapshot} onRenamed={onRenamed} />
      <BalanceLine balance={balance} />
      <div ref={board} className="group-board">
        {columns.map((column, index) => (
          <GroupCard
            key={column.group?.id ?? ''}
            column={column}
            number={index + 1}
            sessions={sessions}
            assigned={assigned.get(column.group?.id ?? '') ?? noSessions}
            isTarget={targetId !== undefined && targetId === (column.group?.id ?? null)}
            liftedId={liftedIn(column, drag?.memberId ?? carried?.memberId)}
            tabbableId={tabbableId}
            handlers={handlers}
            onSeat={seatAll}
          />
        ))}
      </div>
      <p className="faint small group-keys">{t('screens.groups.keys')}</p>
      {drag === null ? null : (
        <p ref={ghost} className="group-ghost">
          {nameOf(columns, drag.memberId)}
        </p>
      )}
      <p className="visually-hidden" role="status">
        {carried === null ? said : t('screens.groups.carried', carriedText(carried, columns))}
      </p>
      {menu === null ? null : <MemberMenu columns={columns} menu={menu} onMove={move} onClose={() => setMenu(null)} />}
    </>
  );
}

type MemberMenuProps = {
  readonly columns: readonly GroupColumn[];
  readonly menu: OpenMenu;
  readonly onMove: (memberId: string, groupId: string | null) => void;
  readonly onClose: () => void;
};

function MemberMenu({ columns, menu, onMove, onClose }: MemberMenuProps): ReactNode {
  const t = useText();
  const { run } = useFeedback();
  const home = columns.find((column) => column.seats.some((seat) => seat.id === menu.memberId));
  const seat = home?.seats.find((each) => each.id === menu.memberId);
  if (home === undefined || seat === undefined) return null;
  const ways: MenuChoice[] = columns
    .filter((column) => column.group !== null && column !== home)
    .map((column) => ({
      id: column.group?.id ?? '',
      name: t('screens.groups.moveTo', { group: column.name }),
      onChoose: () => onMove(seat.id, column.group?.id ?? null),
    }));
  const { group } = home;
  const stay: MenuChoice[] =
    group === null
      ? []
      : [
          {
            id: 'pin',
            icon: 'pin',
            name: t(seat.pinned ? 'screens.groups.unpin' : 'screens.groups.pin'),
            onChoose: () => void run(pinInGroup(group, seat.id, !seat.pinned)),
          },
          { id: 'out', icon: 'close', name: t('screens.groups.moveOut'), onChoose: () => onMove(seat.id, null) },
        ];
  return (
    <MenuAt
      anchor={menu.row}
      name={t('screens.groups.menuFor', { name: seat.name })}
      choices={[...stay, ...ways]}
      onClose={onClose}
    />
  );
}

/** The focus follows a person who has been moved, once the groups are drawn again. */
function useFocusAfter(columns: readonly GroupColumn[]): (memberId: string, groupId: string | null) => void {
  const waiting = useRef<{ readonly memberId: string; readonly groupId: string | null } | null>(null);
  useEffect(() => {
    const moved = waiting.current;
    const home = columns.find((column) => column.seats.some((seat) => seat.id === moved?.memberId));
    if (moved === null || (home?.group?.id ?? null) !== moved.groupId) return;
    waiting.current = null;
    focusMember(moved.memberId);
  }, [columns]);
  return (memberId, groupId) => {
    waiting.current = { memberId, groupId };
  };
}

function useSeating(set: GroupSet, columns: readonly GroupColumn[], snapshot: WorkshopSnapshot): () => void {
  const { runUndoably } = useFeedback();
  const act = useRef((): void => undefined);
  useEffect(() => {
    act.current = () => {
      const loose = columns.find((column) => column.group === null)?.seats.map((seat) => seat.id) ?? [];
      void runUndoably('groups.edit', seatPeople(snapshot.workshop.id, set, loose));
    };
  });
  return useCallback(() => act.current(), []);
}

function sessionsByGroup(snapshot: WorkshopSnapshot): ReadonlyMap<string, readonly string[]> {
  return new Map(
    snapshot.breakoutGroups.map(({ id }) => [
      id,
      snapshot.sessions
        .filter((session) => session.audienceFilter?.groupIds.includes(id) === true)
        .map((session) => session.id),
    ]),
  );
}

function liftedIn(column: GroupColumn, memberId: string | undefined): string | null {
  return memberId !== undefined && column.seats.some((seat) => seat.id === memberId) ? memberId : null;
}

function nameOf(columns: readonly GroupColumn[], memberId: string): string {
  return columns.flatMap((column) => column.seats).find((seat) => seat.id === memberId)?.name ?? '';
}

function carriedText({ memberId, column }: Carried, columns: readonly GroupColumn[]): { name: string; group: string } {
  return { name: nameOf(columns, memberId), group: columns[column]?.name ?? '' };
}

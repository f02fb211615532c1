import { clsx } from 'clsx';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import * as z from 'zod';
import { type Session, sessionTitle } from '../../../../shared/domain/agenda/session.ts';
import { daysInOrder, sessionsOfDay } from '../../../../shared/domain/attendance/slots.ts';
import type { Language } from '../../../../shared/domain/language.ts';
import type { GroupSet } from '../../../../shared/domain/people/groups.ts';
import type { WorkshopSnapshot } from '../../../../shared/domain/workshop-snapshot.ts';
import { type Balance, spreadTraits } from '../../../../shared/operations/breakout-division.ts';
import { divisibleSessions, parallelSessions } from '../../../../shared/operations/breakout-groups.ts';
import type { Translate } from '../../../../shared/text/text.ts';
import {
  mixSet,
  moveToGroup,
  nameSet,
  pinInGroup,
  seatPeople,
  splitSession,
  spreadOverSessions,
} from '../../../commands/breakout-groups.ts';
import { useFeedback } from '../../../context/feedback.ts';
import { usePreferences, useText } from '../../../context/preferences.tsx';
import { TextInput } from '../../../forms/form-fields.tsx';
import { useRecordForm } from '../../../forms/use-record-form.ts';
import { Button } from '../../../ui/button.tsx';
import { MenuAt, MenuButton, type MenuChoice } from '../../../ui/menu-button.tsx';
import type { SelectChoice } from '../../../ui/fields/select.tsx';
import { groupBoard, GroupCard, type GroupColumn } from './group-card.tsx';
import { type Carried, focusMember, useMemberDrag, useMemberKeys } from './member-dragging.ts';
import { groupCountSchema, GroupingRulesFields, setNameSchema } from './new-set-form.tsx';
import badgeStyles from '../../../ui/badge.module.css';
import styles from './groups.module.css';

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
  const [announced, setAnnounced] = useState('');
  const board = useRef<HTMLDivElement>(null);
  const ghost = useRef<HTMLParagraphElement>(null);
  const focusNext = useFocusAfter(columns);
  const move = (memberId: string, groupId: string | null): void => {
    const target = columns.find((column) => (column.group?.id ?? null) === groupId);
    if (target?.seats.some((seat) => seat.id === memberId) === true) return;
    focusNext(memberId, groupId);
    const people = t('screens.groups.people', { count: (target?.seats.length ?? 0) + 1 });
    setAnnounced(t('screens.groups.moved', { name: nameOf(columns, memberId), group: target?.name ?? '', people }));
    void run(moveToGroup(snapshot.workshop.id, set, memberId, groupId));
  };
  const { drag, grip } = useMemberDrag(board, ghost, move);
  const open = useCallback((memberId: string, row: HTMLElement) => setMenu({ memberId, row }), []);
  const giveUp = (): void => setAnnounced(t('screens.agenda.putBack'));
  const { carried, onKeyDown, onBlur } = useMemberKeys(columns, { onDrop: move, onGiveUp: giveUp, onMenu: open });
  const handlers = useMemo(() => ({ onGrip: grip, onOpen: open, onKeyDown, onBlur }), [grip, open, onKeyDown, onBlur]);
  const seatAll = useSeating(set, columns, snapshot);
  const targetId = carried === null ? drag?.target : (columns[carried.column]?.group?.id ?? null);
  const tabbableId = columns.find((column) => column.seats.length > 0)?.seats[0]?.id ?? '';
  return (
    <>
      <GroupSetTools set={set} taken={taken} snapshot={snapshot} onRenamed={onRenamed} />
      <BalanceLine balance={balance} />
      <div ref={board} className={styles['group-board']}>
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
      <p className={clsx(styles['group-keys'], 'faint small')}>{t('screens.groups.keys')}</p>
      {drag === null ? null : (
        <p ref={ghost} className={styles['group-ghost']}>
          {nameOf(columns, drag.memberId)}
        </p>
      )}
      <p className="visually-hidden" role="status">
        {carried === null ? announced : t('screens.groups.carried', carriedText(carried, columns))}
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

/** Shows how balanced the groups are and how many wishes are not met. */
function BalanceLine({ balance }: { readonly balance: Balance }): ReactNode {
  const { t, language } = usePreferences();
  const sizes = balance.numbers.map((each) => each.people);
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  const { brokenApart, brokenTogether } = balance;
  const problems = [
    most - least > 1 ? t('screens.groups.unevenSizes', { least, most }) : '',
    brokenApart > 0 ? t('screens.groups.brokenApart', { count: brokenApart }) : '',
    brokenTogether > 0 ? t('screens.groups.brokenTogether', { count: brokenTogether }) : '',
  ].filter((problem) => problem !== '');
  return (
    <p className={clsx(styles['groups-balance'], 'small')}>
      <span className="soft">{evennessText(balance, listIn(language), t)}</span>
      {problems.map((problem) => (
        <span key={problem} className={clsx(badgeStyles['badge'], badgeStyles['warn'])}>
          {problem}
        </span>
      ))}
    </p>
  );
}

/** Chromium has the word for "and" in English and Russian; elsewhere commas do. */
function listIn(language: Language): (names: readonly string[]) => string {
  if (language !== 'en' && language !== 'ru') return (names) => names.join(', ');
  const list = new Intl.ListFormat(language);
  return (names) => list.format(names);
}

function evennessText({ excess }: Balance, list: (names: readonly string[]) => string, t: Translate): string {
  const names = (even: boolean): string[] =>
    spreadTraits
      .filter((_, trait) => (excess[trait] === 0) === even)
      .map((trait) => t(`screens.groups.traits.${trait}`));
  const [even, uneven] = [names(true), names(false)];
  if (uneven.length === 0) return t('screens.groups.even');
  if (even.length === 0) return t('screens.groups.uneven', { uneven: list(uneven) });
  return t('screens.groups.partlyEven', { even: list(even), uneven: list(uneven) });
}

type GroupSetToolsProps = {
  readonly set: GroupSet;
  /** Names of all sets. */
  readonly taken: readonly string[];
  readonly snapshot: WorkshopSnapshot;
  readonly onRenamed: (name: string) => void;
};

/** Tools of a set: name, number of groups, mixing, assignment, wishes. */
function GroupSetTools({ set, taken, snapshot, onRenamed }: GroupSetToolsProps): ReactNode {
  const t = useText();
  const { run, runUndoably } = useFeedback();
  const [showsRules, setShowsRules] = useState(false);
  const workshopId = snapshot.workshop.id;
  const people = set.groups.reduce((sum, group) => sum + group.participationIds.length, 0);
  const { apart, together } = snapshot.workshop.grouping;
  const mix = async (groups: number): Promise<void> => {
    await runUndoably('groups.mix', mixSet(workshopId, set, groups));
  };
  const schema = useMemo(
    () =>
      z.object({
        name: setNameSchema(taken.filter((name) => name !== set.name)),
        count: groupCountSchema(people),
      }),
    [taken, set.name, people],
  );
  const form = useRecordForm({
    schema,
    stored: { name: set.name, count: set.groups.length },
    record: set.groups[0]?.id ?? set.name,
    onSave: async ({ name, count }) => {
      if (name !== undefined) await run(nameSet(workshopId, set, name)).then(() => onRenamed(name));
      if (count !== undefined) await mix(count);
    },
  });
  return (
    <>
      <div className={styles['groups-tools']}>
        <TextInput form={form} name="name" label={t('screens.groups.name')} />
        <TextInput form={form} name="count" label={t('screens.groups.count')} />
        <Button onPress={() => void mix(set.groups.length)}>{t('screens.groups.mix')}</Button>
        <AssignMenu set={set} snapshot={snapshot} />
        <Button look="quiet" aria-expanded={showsRules} onPress={() => setShowsRules(!showsRules)}>
          {t('screens.groups.rules')}
          {apart.length + together.length === 0 ? null : (
            <span className={badgeStyles['badge']}>
              {t('screens.groups.rulesCount', { count: apart.length + together.length })}
            </span>
          )}
        </Button>
      </div>
      {showsRules ? (
        <div className={styles['groups-wishes']}>
          <GroupingRulesFields snapshot={snapshot} />
        </div>
      ) : null}
    </>
  );
}

type AssignMenuProps = Pick<GroupSetToolsProps, 'set' | 'snapshot'>;

/** Assigns a set: one group to each of some parallel sessions, or one session split into one for each group. */
function AssignMenu({ set, snapshot }: AssignMenuProps): ReactNode {
  const { t, language } = usePreferences();
  const { runUndoably } = useFeedback();
  const parallel: MenuChoice[] = parallelSessions(snapshot).flatMap((sessions) => {
    const [first] = sessions;
    if (first === undefined) return [];
    const ids = sessions.map((session) => session.id);
    const when = sessionMomentText(first, snapshot, t);
    return {
      id: first.id,
      name: t('screens.groups.parallel', { when, count: sessions.length }),
      onChoose: () => void runUndoably('groups.assign', spreadOverSessions(snapshot.workshop.id, set, ids)),
    };
  });
  const divisible: MenuChoice[] = divisibleSessions(snapshot).map((session) => ({
    id: session.id,
    name: t('screens.groups.split', {
      when: sessionMomentText(session, snapshot, t),
      title: sessionTitle(session, language, t),
    }),
    onChoose: () => void runUndoably('groups.assign', splitSession(session, set)),
  }));
  const choices = [...parallel, ...divisible];
  const none = { id: 'none', name: t('screens.groups.noSessions'), disabled: true, onChoose: () => undefined };
  return (
    <MenuButton look="plain" name={t('screens.groups.assign')} choices={choices.length === 0 ? [none] : choices}>
      {t('screens.groups.assign')}
    </MenuButton>
  );
}

const forEverybody: ReadonlySet<Session['kind']> = new Set(['registration', 'break', 'lunch', 'photo']);

/** The sessions that can be for some only, in the order of time: "Day 2, 14:00 Case work". */
function sessionChoices(snapshot: WorkshopSnapshot, language: Language, t: Translate): SelectChoice<string>[] {
  return daysInOrder(snapshot.days)
    .flatMap((day) => sessionsOfDay(day.id, snapshot.sessions))
    .filter((session) => !forEverybody.has(session.kind))
    .map((session) => ({
      value: session.id,
      name: `${sessionMomentText(session, snapshot, t)} ${sessionTitle(session, language, t)}`,
    }));
}

/** "Day 2, 14:00". */
function sessionMomentText({ placement }: Session, snapshot: WorkshopSnapshot, t: Translate): string {
  const day = snapshot.days.find((each) => each.id === placement?.dayId);
  return t('screens.groups.when', { day: day?.number ?? '', start: placement?.start ?? '' });
}

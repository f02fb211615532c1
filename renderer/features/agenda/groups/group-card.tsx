import { clsx } from 'clsx';
import { type KeyboardEvent, memo, type PointerEvent, type ReactNode } from 'react';
import * as z from 'zod';
import { lineSchema } from '../../../../shared/domain/entity.ts';
import { countryName } from '../../../../shared/domain/country.ts';
import { type Language, textIn, withText } from '../../../../shared/domain/language.ts';
import type { BreakoutGroup, GroupSet } from '../../../../shared/domain/people/groups.ts';
import { isCounted, isExpected, shownName } from '../../../../shared/domain/people/participation.ts';
import type { WorkshopSnapshot } from '../../../../shared/domain/workshop-snapshot.ts';
import { type Balance, balanceOf, type GroupNumbers } from '../../../../shared/operations/breakout-division.ts';
import { compareNames } from '../../../../shared/text/collation.ts';
import type { Translate } from '../../../../shared/text/text.ts';
import { renameGroup, setGroupSessions } from '../../../commands/breakout-groups.ts';
import { useFeedback } from '../../../context/feedback.ts';
import { usePreferences, useText } from '../../../context/preferences.tsx';
import { TextInput } from '../../../forms/form-fields.tsx';
import { useRecordForm } from '../../../forms/use-record-form.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { MultiSelect, type SelectChoice } from '../../../ui/fields/select.tsx';
import pageStyles from '../../../ui/page.module.css';
import styles from './groups.module.css';

type GroupCardProps = {
  readonly column: GroupColumn;
  /** From 1. */
  readonly number: number;
  readonly sessions: readonly SelectChoice<string>[];
  /** Ids of the sessions that the group is for. */
  readonly assigned: readonly string[];
  readonly isTarget: boolean;
  /** Who is being carried from here. */
  readonly liftedId: string | null;
  /** Who can be reached with the Tab key. */
  readonly tabbableId: string;
  readonly handlers: MemberHandlers;
  readonly onSeat: () => void;
};

/** Handlers of all rows; the same functions in every render. */
type MemberHandlers = {
  readonly onGrip: (event: PointerEvent, memberId: string) => void;
  readonly onOpen: (memberId: string, row: HTMLElement) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onBlur: () => void;
};

/** A group with its numbers, its people and its sessions; or those who are in none. */
export const GroupCard = memo(function GroupCard(props: GroupCardProps): ReactNode {
  const { column, number, sessions, assigned, isTarget, liftedId, tabbableId, handlers, onSeat } = props;
  const t = useText();
  const { group, name, seats, numbers } = column;
  return (
    <section
      className={clsx(
        pageStyles['card'],
        styles['group-card'],
        isTarget && styles['target'],
        group === null && styles['loose'],
      )}
      data-part="group-card"
      data-drop-target={isTarget || undefined}
      data-group={group?.id ?? ''}
      aria-label={name}
    >
      {group === null ? (
        <div className={styles['group-card-head']}>
          <strong>{name}</strong>
          <Button small onPress={onSeat}>
            {t('screens.groups.seat')}
          </Button>
        </div>
      ) : (
        <GroupNameField group={group} name={name} number={number} />
      )}
      <p className={clsx(styles['group-numbers'], 'soft small number')}>
        {numbers === null ? t('screens.groups.people', { count: seats.length }) : <Numbers numbers={numbers} />}
      </p>
      <ul aria-label={t('screens.groups.members', { group: name })}>
        {seats.map((seat) => (
          <MemberRow
            key={seat.id}
            seat={seat}
            lifted={seat.id === liftedId}
            tabbable={seat.id === tabbableId}
            handlers={handlers}
          />
        ))}
      </ul>
      {seats.length === 0 ? (
        <p className={clsx(styles['group-empty'], 'faint small')}>{t('screens.groups.empty')}</p>
      ) : null}
      {group === null ? null : <GroupSessions group={group} name={name} sessions={sessions} assigned={assigned} />}
    </section>
  );
});

type GroupProps = { readonly group: BreakoutGroup; readonly name: string };

const groupNameSchema = z.object({ name: lineSchema.min(1, 'group-name-missing') });

function GroupNameField({ group, name, number }: GroupProps & { readonly number: number }): ReactNode {
  const { t, language } = usePreferences();
  const { run } = useFeedback();
  const form = useRecordForm({
    schema: groupNameSchema,
    stored: { name },
    record: group.id,
    onSave: async ({ name: typed = '' }) => run(renameGroup(group, withText(group.name, language, typed))),
  });
  return (
    <div className={styles['group-card-head']}>
      <TextInput form={form} name="name" labelHidden label={t('screens.groups.rename', { number })} />
    </div>
  );
}

function GroupSessions({
  group,
  name,
  sessions,
  assigned,
}: GroupProps & Pick<GroupCardProps, 'sessions' | 'assigned'>): ReactNode {
  const t = useText();
  const { run } = useFeedback();
  return (
    <div className={clsx(styles['group-sessions'], 'small')}>
      <MultiSelect
        bare
        label={t('screens.groups.sessions', { group: name })}
        choices={sessions}
        values={assigned}
        none={t('screens.groups.noSession')}
        empty={t('screens.groups.noSessions')}
        onChange={(ids) => void run(setGroupSessions(group, ids))}
      />
    </div>
  );
}

/** Heads, then what they come from, each on a line of its own where the card is narrow. */
const numberLines = [
  ['people', 'women', 'men'],
  ['countries', 'institutions'],
] as const;

function Numbers({ numbers }: { readonly numbers: GroupNumbers }): ReactNode {
  const t = useText();
  return numberLines.map((parts) => (
    <span key={parts[0]} className={styles['group-numbers-line']}>
      {parts.map((part) => (
        <span key={part}>{t(`screens.groups.${part}`, { count: numbers[part] })}</span>
      ))}
    </span>
  ));
}

type MemberRowProps = {
  readonly seat: Seat;
  readonly lifted: boolean;
  readonly tabbable: boolean;
  readonly handlers: MemberHandlers;
};

function MemberRow({ seat, lifted, tabbable, handlers }: MemberRowProps): ReactNode {
  const t = useText();
  return (
    <li>
      <div
        role="button"
        tabIndex={tabbable ? 0 : -1}
        aria-haspopup="menu"
        data-member={seat.id}
        title={seat.institution}
        className={clsx(styles['group-member'], lifted && styles['lifted'])}
        data-part="group-member"
        onPointerDown={(event) => handlers.onGrip(event, seat.id)}
        onClick={(event) => handlers.onOpen(seat.id, event.currentTarget)}
        onKeyDown={handlers.onKeyDown}
        onBlur={handlers.onBlur}
      >
        <span className="one-line" data-part="group-member-name">
          {seat.name}
        </span>
        {seat.pinned ? (
          <span className={styles['group-pin']}>
            <Icon name="pin" />
            <span className="visually-hidden">{t('screens.groups.pinned')}</span>
          </span>
        ) : null}
        <span className={clsx(styles['group-member-about'], 'soft small one-line')}>
          {[seat.origin, seat.institution].filter((part) => part !== '').join(' · ')}
        </span>
      </div>
    </li>
  );
}

/** A person as shown in a group: the code stands for the name of a protected one. */
type Seat = {
  readonly id: string;
  readonly name: string;
  readonly institution: string;
  /** Country and sex, short. */
  readonly origin: string;
  readonly pinned: boolean;
};

/** A group with its people; without a record, those who are in no group of the set. */
export type GroupColumn = {
  readonly group: BreakoutGroup | null;
  readonly name: string;
  readonly seats: readonly Seat[];
  readonly numbers: GroupNumbers | null;
};

type GroupBoard = { readonly columns: readonly GroupColumn[]; readonly balance: Balance };

/** Columns of a set: its groups, then the people in none. Those who declined or were replaced are left out. */
export function groupBoard(set: GroupSet, snapshot: WorkshopSnapshot, language: Language, t: Translate): GroupBoard {
  const seatOf = seats(snapshot, language, t);
  const members = set.groups.map((group) => group.participationIds.filter((id) => seatOf.has(id)));
  const balance = balanceOf(snapshot, members);
  const placed = new Set(members.flat());
  const compare = compareNames(language);
  const inOrder = (ids: Iterable<string>, pinned: readonly string[]): Seat[] =>
    [...ids]
      .flatMap((id) => seatOf.get(id) ?? [])
      .map((seat) => (pinned.includes(seat.id) ? { ...seat, pinned: true } : seat))
      .sort((one, other) => compare(one.name, other.name));
  const loose = [...seatOf.keys()].filter((id) => !placed.has(id));
  const groups = set.groups.map((group, index) => ({
    group,
    name: textIn(group.name, language),
    seats: inOrder(members[index] ?? [], group.pinnedIds),
    numbers: balance.numbers[index] ?? null,
  }));
  const rest = { group: null, name: t('screens.groups.loose'), seats: inOrder(loose, []), numbers: null };
  return { columns: loose.length === 0 ? groups : [...groups, rest], balance };
}

/** The expected participants. */
function seats(snapshot: WorkshopSnapshot, language: Language, t: Translate): ReadonlyMap<string, Seat> {
  const people = new Map(snapshot.people.map((person) => [person.id, person]));
  const institutions = new Map(snapshot.institutions.map((each) => [each.id, textIn(each.name, language)]));
  return new Map(
    snapshot.participations
      .filter((each) => isCounted(each) && isExpected(each))
      .map((each) => {
        const person = people.get(each.personId);
        const country = person?.country == null ? '' : countryName(person.country, language);
        const sex = t(`vocabulary.sexShort.${person?.sex ?? 'unspecified'}`);
        const seat = {
          id: each.id,
          name: shownName(each, person, language),
          institution: institutions.get(person?.institutionId ?? '') ?? '',
          origin: [country, sex].filter((part) => part !== '').join(' · '),
          pinned: false,
        };
        return [each.id, seat];
      }),
  );
}

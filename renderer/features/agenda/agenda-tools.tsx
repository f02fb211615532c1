import { clsx } from 'clsx';
import { type ReactNode, useState } from 'react';
import { type Session, type SessionKind, sessionKinds, sessionTitle } from '../../../shared/domain/agenda/session.ts';
import { type Language, textIn } from '../../../shared/domain/language.ts';
import { sessionsOfDelegation } from '../../../shared/domain/people/audience.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { matchesQuery } from '../../../shared/domain/search-key.ts';
import { peopleChoices } from '../../../shared/text/choice-lists.ts';
import type { Translate } from '../../../shared/text/text.ts';
import { addUnplacedSession } from '../../commands/agenda.ts';
import { useFeedback } from '../../context/feedback.ts';
import { usePreferences, useText } from '../../context/preferences.tsx';
import { Checkbox, TextField } from '../../ui/fields/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { MenuButton } from '../../ui/menu-button.tsx';
import { SegmentedControl, Select, type SelectChoice } from '../../ui/fields/select.tsx';
import type { BoardView } from './board/board-layout.ts';
import { ActionButton, useActions } from '../../context/actions.tsx';
import pageStyles from '../../ui/page.module.css';
import styles from './board/board.module.css';

export type AgendaView = BoardView | 'table';

type AgendaToolsProps = {
  readonly snapshot: WorkshopSnapshot;
  readonly view: AgendaView;
  readonly onView: (view: AgendaView) => void;
  readonly filter: AgendaFilter;
  readonly onFilter: (filter: AgendaFilter) => void;
  /** How many sessions the filter leaves; null when it leaves all. */
  readonly found: number | null;
  readonly runOn: boolean;
  readonly onRunOn: (runOn: boolean) => void;
  readonly onAdded: (sessionId: string) => void;
};

/** Toolbar of the agenda: view, new session, search and filters. */
export function AgendaTools(props: AgendaToolsProps): ReactNode {
  const { snapshot, view, onView, filter, onFilter, found, runOn, onRunOn, onAdded } = props;
  const t = useText();
  return (
    <div className={pageStyles['tool-bar']}>
      <SegmentedControl
        action="agenda.view"
        label={t('screens.agenda.view')}
        value={typeof view === 'string' ? view : view.dayId}
        onChange={(value) => onView(value === 'all-days' || value === 'table' ? value : { dayId: value })}
        choices={[
          { value: 'all-days', name: t('screens.agenda.allDays') },
          ...snapshot.days.map((day) => ({ value: day.id, name: t('screens.agenda.day', { number: day.number }) })),
          { value: 'table', name: t('screens.agenda.table') },
        ]}
      />
      <AddToTray snapshot={snapshot} onAdded={onAdded} />
      <AgendaFilters snapshot={snapshot} filter={filter} onFilter={onFilter} found={found} />
      <span className={pageStyles['end']}>
        <Checkbox label={t('screens.agenda.runOn')} value={runOn} onChange={onRunOn} />
      </span>
    </div>
  );
}

type AddToTrayProps = { readonly snapshot: WorkshopSnapshot; readonly onAdded: (sessionId: string) => void };

function AddToTray({ snapshot, onAdded }: AddToTrayProps): ReactNode {
  const t = useText();
  const { run } = useFeedback();
  const add = async (kind: SessionKind): Promise<void> => {
    const id = await run(addUnplacedSession(snapshot.workshop.id, kind));
    if (id !== undefined) onAdded(id);
  };
  useActions({
    'agenda.add': (part) => sessionKinds.filter((kind) => kind === part).forEach((kind) => void add(kind)),
  });
  return (
    <MenuButton
      look="plain"
      name={t('screens.agenda.add')}
      choices={sessionKinds.map((kind) => ({
        id: kind,
        action: 'agenda.add',
        name: t(`vocabulary.sessionKind.${kind}`),
        onChoose: () => void add(kind),
      }))}
    >
      <Icon name="plus" />
      {t('screens.agenda.add')}
    </MenuButton>
  );
}

type AgendaFiltersProps = {
  readonly snapshot: WorkshopSnapshot;
  readonly filter: AgendaFilter;
  readonly onFilter: (filter: AgendaFilter) => void;
  /** How many sessions the filter leaves; null when it leaves all. */
  readonly found: number | null;
};

/** Search field, and further filters behind a button. */
function AgendaFilters({ snapshot, filter, onFilter, found }: AgendaFiltersProps): ReactNode {
  const { t } = usePreferences();
  const [open, setOpen] = useState(false);
  const { query, ...others } = filter;
  const chosen = Object.values(others).filter((each) => each !== null).length;
  return (
    <>
      <div className={styles['filters']}>
        <TextField
          labelHidden
          label={t('screens.agenda.search')}
          placeholder={t('screens.agenda.search')}
          value={query}
          onChange={(typed) => onFilter({ ...filter, query: typed })}
        />
        <ActionButton action="agenda.filter" plain aria-expanded={open} onPress={() => setOpen(!open)}>
          {chosen === 0 ? t('screens.agenda.filter.button') : t('screens.agenda.filter.chosen', { count: chosen })}
        </ActionButton>
      </div>
      {open ? <Chosen snapshot={snapshot} filter={filter} onFilter={onFilter} /> : null}
      <span className={clsx(styles['filter-result'], 'soft small')} role="status">
        {found === null ? '' : t('screens.agenda.filter.found', { count: found })}
      </span>
      {found === null ? null : (
        <ActionButton action="agenda.clear-filter" plain look="quiet" onPress={() => onFilter(noFilter)} />
      )}
    </>
  );
}

const any = 'any';

function Chosen({ snapshot, filter, onFilter }: Omit<AgendaFiltersProps, 'found'>): ReactNode {
  const { t, language } = usePreferences();
  const assigned = new Set(snapshot.assignments.map((each) => each.participationId));
  const leading = peopleChoices(snapshot, language).filter(({ value }) => assigned.has(value));
  const select = (label: string, all: string, field: keyof AgendaFilter, choices: readonly SelectChoice<string>[]) => (
    <Select
      label={label}
      value={filter[field] ?? any}
      choices={[{ value: any, name: all }, ...choices]}
      onChange={(value) => onFilter({ ...filter, [field]: value === any ? null : value })}
    />
  );
  const named = ({ id, name }: { id: string; name: Parameters<typeof textIn>[0] }): SelectChoice<string> => ({
    value: id,
    name: textIn(name, language),
  });
  const kinds = sessionKinds.map((kind) => ({ value: kind, name: t(`vocabulary.sessionKind.${kind}`) }));
  return (
    <div className={styles['filter-choices']}>
      {select(t('screens.agenda.filterKind'), t('screens.agenda.allKinds'), 'kind', kinds)}
      {select(t('screens.agenda.filterWho'), t('screens.agenda.everyone'), 'participationId', leading)}
      {select(t('screens.agenda.room'), t('screens.agenda.filter.anyRoom'), 'roomId', snapshot.rooms.map(named))}
      {select(
        t('screens.agenda.filter.delegation'),
        t('screens.agenda.filter.anyDelegation'),
        'delegationId',
        snapshot.delegations.map(named),
      )}
    </div>
  );
}

/** Filter of the agenda; a session must meet all conditions, null and '' meet everything. */
type AgendaFilter = {
  readonly query: string;
  readonly kind: SessionKind | null;
  /** Participation that leads, presents or interprets. */
  readonly participationId: string | null;
  /** Plenary items are in every room. */
  readonly roomId: string | null;
  /** Delegation that is expected in it. */
  readonly delegationId: string | null;
};

export const noFilter: AgendaFilter = {
  query: '',
  kind: null,
  participationId: null,
  roomId: null,
  delegationId: null,
};

/** Ids of the sessions that a filter leaves; null when it leaves all. */
export function matchingSessions(
  snapshot: WorkshopSnapshot,
  filter: AgendaFilter,
  names: ReadonlyMap<string, string>,
  language: Language,
  t: Translate,
): ReadonlySet<string> | null {
  const { query, kind, roomId, delegationId } = filter;
  const wishes: ((session: Session) => boolean)[] = [];
  if (query.trim() !== '') {
    wishes.push((each) => matchesQuery(`${sessionTitle(each, language, t)} ${names.get(each.id) ?? ''}`, query));
  }
  if (kind !== null) wishes.push((each) => each.kind === kind);
  if (filter.participationId !== null) wishes.push(among(sessionsOfPerson(snapshot, filter.participationId)));
  if (roomId !== null) wishes.push(({ placement }) => placement !== null && (placement.roomId ?? roomId) === roomId);
  if (delegationId !== null) wishes.push(among(sessionsOfDelegation(snapshot, delegationId)));
  if (wishes.length === 0) return null;
  return new Set(snapshot.sessions.filter((each) => wishes.every((holds) => holds(each))).map((each) => each.id));
}

function sessionsOfPerson({ assignments }: WorkshopSnapshot, participationId: string): ReadonlySet<string> {
  return new Set(assignments.filter((each) => each.participationId === participationId).map((each) => each.sessionId));
}

function among(ids: ReadonlySet<string>): (session: Session) => boolean {
  return ({ id }) => ids.has(id);
}

import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { isCounted, participationStatuses } from '../../../shared/domain/people/participation.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { ListOrderSelect } from '../../components/list-order-select.tsx';
import { peoplePageNames, peoplePagesOf, type PeoplePage } from '../../context/action-parts.ts';
import { ActionButton, useActions } from '../../context/actions.tsx';
import { useText } from '../../context/preferences.tsx';
import { TextField } from '../../ui/fields/field.tsx';
import { SegmentedControl, Select } from '../../ui/fields/select.tsx';
import pageStyles from '../../ui/page.module.css';
import { countPeople, type PeopleFilter, type PeopleGroup } from './people-groups.ts';
import { ViewTools } from './grid/view-tools.tsx';
import type { PeopleColumn } from '../../../shared/exchange/people/people-cells.ts';
import type { PeopleViews } from './grid/people-view.ts';
import styles from './people.module.css';

type PeopleHeadProps = {
  readonly groups: readonly PeopleGroup[];
  readonly onAddPerson: () => void;
  readonly onAddDelegation: () => void;
  readonly onImport: () => void;
  readonly onCompare: () => void;
};

/** "26 participants · 15 women · 11 men · 5 delegations". */
export function PeopleHead({ groups, onAddPerson, onAddDelegation, onImport, onCompare }: PeopleHeadProps): ReactNode {
  const t = useText();
  const counted = groups.flatMap((group) => group.rows).filter((row) => isCounted(row.participation));
  const counts = countPeople(counted);
  const unstated = counts.all - counts.women - counts.men;
  const delegations = groups.filter((group) => group.kind === 'delegation').length;
  const facts = [
    t('screens.people.about', { count: counts.all }),
    t('screens.people.women', { count: counts.women }),
    t('screens.people.men', { count: counts.men }),
    ...(unstated === 0 ? [] : [t('screens.people.unstated', { count: unstated })]),
    ...(delegations === 0 ? [] : [t('screens.people.delegations', { count: delegations })]),
  ];
  return (
    <div className={pageStyles['page-head']}>
      <h1>{t('screens.section.people')}</h1>
      {groups.length === 0 ? null : <p className={pageStyles['about']}>{facts.join(' · ')}</p>}
      <div className={pageStyles['actions']}>
        <ActionButton action="people.same" plain onPress={onCompare} />
        <ActionButton action="people.import" plain onPress={onImport} />
        <ActionButton action="people.add-delegation" plain onPress={onAddDelegation} />
        <ActionButton action="people.add" look="primary" onPress={onAddPerson} />
      </div>
    </div>
  );
}

type PeopleToolsProps = {
  readonly snapshot: WorkshopSnapshot;
  readonly page: PeoplePage;
  readonly onPage: (page: PeoplePage) => void;
  readonly filter: PeopleFilter;
  readonly onFilter: (filter: PeopleFilter) => void;
  readonly views: PeopleViews;
  /** The cell of the cursor: its column and what it says; null where it is in none. */
  readonly cell: { readonly column: PeopleColumn; readonly text: string } | null;
  /** Called by arrow down or Enter in the search: moves the focus to the list. */
  readonly onLeave: () => void;
};

const anyKey = 'any';

export function PeopleTools({ snapshot, page, onPage, ...filters }: PeopleToolsProps): ReactNode {
  const t = useText();
  const pages = peoplePagesOf(snapshot);
  useActions({ 'people.view': (part) => pages.filter((each) => each === part).forEach(onPage) });
  return (
    <div className={pageStyles['tool-bar']}>
      <SegmentedControl
        label={t('screens.people.board.view')}
        choices={pages.map((value) => ({ value, name: t(peoplePageNames[value]) }))}
        value={page}
        onChange={onPage}
        action="people.view"
      />
      {page === 'list' ? <ListTools snapshot={snapshot} {...filters} /> : null}
    </div>
  );
}

type ListToolsProps = Omit<PeopleToolsProps, 'page' | 'onPage'>;

function ListTools({ snapshot, filter, onFilter, views, cell, onLeave }: ListToolsProps): ReactNode {
  const t = useText();
  const statuses = participationStatuses.map((value) => ({
    value: value as string,
    name: t(`vocabulary.participationStatus.${value}`),
  }));
  return (
    <>
      <div className={styles['people-find']}>
        <TextField
          label={t('screens.people.find')}
          labelHidden
          placeholder={t('screens.people.find')}
          value={filter.query}
          onChange={(query) => onFilter({ ...filter, query })}
          onKeyDown={(event) => {
            if (event.key === 'Escape') onFilter({ ...filter, query: '' });
            if (event.key === 'ArrowDown' || event.key === 'Enter') onLeave();
          }}
        />
      </div>
      <div className={styles['people-status']}>
        <Select
          label={t('screens.people.status')}
          labelHidden
          choices={[{ value: anyKey, name: t('screens.people.anyStatus') }, ...statuses]}
          value={filter.status ?? anyKey}
          onChange={(value) => {
            onFilter({ ...filter, status: participationStatuses.find((each) => each === value) ?? null });
          }}
        />
      </div>
      <div className={styles['people-status']}>
        <ListOrderSelect workshop={snapshot.workshop} labelHidden />
      </div>
      <ViewTools snapshot={snapshot} views={views} cell={cell} />
    </>
  );
}

type NobodyYetProps = {
  readonly onAddPerson: () => void;
  readonly onAddDelegation: () => void;
  readonly onImport: () => void;
};

export function NobodyYet({ onAddPerson, onAddDelegation, onImport }: NobodyYetProps): ReactNode {
  const t = useText();
  return (
    <div className={clsx(pageStyles['empty'], pageStyles['card'])}>
      <h2>{t('screens.people.empty.title')}</h2>
      <p>{t('screens.people.empty.text')}</p>
      <div className={pageStyles['tool-bar']}>
        <ActionButton action="people.add" look="primary" onPress={onAddPerson} />
        <ActionButton action="people.add-delegation" plain onPress={onAddDelegation} />
        <ActionButton action="people.import" plain onPress={onImport} />
      </div>
    </div>
  );
}

export function NoMatch({ onShowAll }: { readonly onShowAll: () => void }): ReactNode {
  const t = useText();
  return (
    <div className={clsx(pageStyles['empty'], pageStyles['card'])} role="status">
      <p>{t('screens.people.noMatch')}</p>
      <ActionButton action="people.everybody" plain onPress={onShowAll} />
    </div>
  );
}

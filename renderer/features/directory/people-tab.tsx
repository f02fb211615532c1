import { type ReactNode, useDeferredValue, useMemo } from 'react';
import {
  type DirectoryContents,
  type DirectoryPerson,
  isFound,
  peopleQuery,
} from '../../../shared/directory/directory.ts';
import { type DirectoryColumn, directorySortKey, heldSeats } from '../../../shared/directory/people-columns.ts';
import { countryName } from '../../../shared/domain/country.ts';
import { participationRoles } from '../../../shared/domain/people/participation.ts';
import { compareNames, nameSortKey } from '../../../shared/text/collation.ts';
import { useKept } from '../../context/kept-places.tsx';
import { usePreferences } from '../../context/preferences.tsx';
import { announce, notify } from '../../ui/messages.tsx';
import { Select } from '../../ui/fields/select.tsx';
import type { LikelySame } from '../../matching/likely-same.ts';
import { peopleGridColumns, usualDirectoryColumns } from './people-columns.tsx';
import { DirectoryList } from './rows/directory-list.tsx';
import styles from './directory.module.css';

export type PeopleTabProps = {
  readonly contents: DirectoryContents;
  readonly likely: LikelySame;
  readonly tabs: ReactNode;
  readonly empty: ReactNode;
  /** The panel of the people who are chosen. */
  readonly panel: (chosen: readonly DirectoryPerson[], close: () => void) => ReactNode;
};

const shows = ['everybody', 'twice', 'protected', 'without'] as const;
type Shows = (typeof shows)[number];

type Narrowed = {
  readonly query: string;
  readonly shows: Shows;
  /** Null for any. */
  readonly country: string | null;
  readonly role: string | null;
};
const everyone: Narrowed = { query: '', shows: 'everybody', country: null, role: null };

export const idOfPerson = ({ person }: DirectoryPerson): string => person.id;

/** Everybody of all workshops, one row for each person. */
export function PeopleTab({ contents, likely, tabs, empty, panel }: PeopleTabProps): ReactNode {
  const { t, language } = usePreferences();
  const [narrowed, setNarrowed] = useKept('people filter', everyone);
  const sought = useDeferredValue(narrowed);
  const onCopied = useCopied();
  const columns = useMemo(() => peopleGridColumns(likely, language, t), [likely, language, t]);
  const sortKey = usePeopleSortKey();
  const isShown = useMemo(() => {
    const { country, role, shows: kind } = sought;
    const query = peopleQuery(sought.query);
    return (row: DirectoryPerson): boolean => {
      if (country !== null && row.person.country !== country) return false;
      if (role !== null && !heldSeats(row).some((seat) => seat.role === role)) return false;
      return isOfKind(row, kind, likely) && isFound(row, query);
    };
  }, [sought, likely]);
  const isFiltered = narrowed.shows !== 'everybody' || narrowed.country !== null || narrowed.role !== null;
  return (
    <DirectoryList
      name="people"
      label={t('screens.directory.tab.people')}
      rows={contents.people}
      idOf={idOfPerson}
      columns={columns}
      usualColumns={usualDirectoryColumns}
      usualSort={{ column: 'name', descending: false }}
      sortKey={sortKey}
      isShown={isShown}
      query={narrowed.query}
      onQuery={(query) => setNarrowed({ ...narrowed, query })}
      findLabel={t('screens.directory.findPeople')}
      tabs={tabs}
      filters={<PeopleFilters contents={contents} narrowed={narrowed} onNarrowed={setNarrowed} />}
      isFiltered={isFiltered || narrowed.query !== ''}
      onShowAll={() => setNarrowed(everyone)}
      empty={empty}
      panel={panel}
      onCopied={onCopied}
    />
  );
}

function isOfKind({ person, seats }: DirectoryPerson, kind: Shows, likely: LikelySame): boolean {
  if (kind === 'twice') return likely.has(person.id);
  if (kind === 'protected') return person.protected;
  return kind === 'everybody' || seats.length === 0;
}

/** By what people are sorted; the same function as long as the language is the same. */
export function usePeopleSortKey(): (column: DirectoryColumn, row: DirectoryPerson) => string | number {
  const { t, language } = usePreferences();
  return useMemo(() => {
    const textKey = nameSortKey(language);
    return (column, row) => directorySortKey(column, row, textKey, language, t);
  }, [language, t]);
}

/** Says how many were copied, and that protected people stand there by code. */
export function useCopied(): (rows: readonly DirectoryPerson[]) => void {
  const { t } = usePreferences();
  return (rows) => {
    const hidden = rows.filter(({ person }) => person.protected).length;
    if (hidden === 0) announce(t('screens.people.copied', { number: rows.length }));
    else notify(t('screens.people.copiedCodes', { number: hidden }));
  };
}

type PeopleFiltersProps = {
  readonly contents: DirectoryContents;
  readonly narrowed: Narrowed;
  readonly onNarrowed: (narrowed: Narrowed) => void;
};

const any = 'any';

function PeopleFilters({ contents, narrowed, onNarrowed }: PeopleFiltersProps): ReactNode {
  const { t, language } = usePreferences();
  const countries = useMemo(() => {
    const compare = compareNames(language);
    const codes = new Set(contents.people.flatMap(({ person }) => person.country ?? []));
    return [...codes]
      .map((value) => ({ value, name: countryName(value, language) }))
      .sort((one, other) => compare(one.name, other.name));
  }, [contents, language]);
  return (
    <>
      <div className={styles['filter']}>
        <Select
          label={t('screens.directory.show')}
          labelHidden
          choices={shows.map((value) => ({ value, name: t(`screens.directory.shows.${value}`) }))}
          value={narrowed.shows}
          onChange={(value) => onNarrowed({ ...narrowed, shows: value })}
        />
      </div>
      <div className={styles['filter']}>
        <Select
          label={t('screens.people.field.country')}
          labelHidden
          choices={[{ value: any, name: t('screens.directory.anyCountry') }, ...countries]}
          value={narrowed.country ?? any}
          onChange={(value) => onNarrowed({ ...narrowed, country: value === any ? null : value })}
        />
      </div>
      <div className={styles['filter']}>
        <Select
          label={t('screens.people.column.role')}
          labelHidden
          choices={[
            { value: any, name: t('screens.directory.anyRole') },
            ...participationRoles.map((value) => ({ value: value as string, name: t(`vocabulary.role.${value}`) })),
          ]}
          value={narrowed.role ?? any}
          onChange={(value) => onNarrowed({ ...narrowed, role: value === any ? null : value })}
        />
      </div>
    </>
  );
}

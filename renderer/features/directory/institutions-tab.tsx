import { clsx } from 'clsx';
import { type ReactNode, useDeferredValue, useMemo, useState } from 'react';
import { isFound, peopleQuery } from '../../../shared/directory/directory.ts';
import type { DirectoryContents } from '../../../shared/directory/directory.ts';
import {
  alikeInstitutions,
  type InstitutionColumn,
  institutionColumns,
  type InstitutionRow,
  institutionRows,
  institutionSortKey,
  institutionText,
} from '../../../shared/directory/institution-rows.ts';
import { nameSortKey } from '../../../shared/text/collation.ts';
import type { TextKey } from '../../../shared/text/text.ts';
import { useKept } from '../../context/kept-places.tsx';
import { usePreferences } from '../../context/preferences.tsx';
import badgeStyles from '../../ui/badge.module.css';
import { Select } from '../../ui/fields/select.tsx';
import { announce } from '../../ui/messages.tsx';
import pageStyles from '../../ui/page.module.css';
import { InstitutionCard } from './institution-card.tsx';
import { MergeInstitutions } from './merge-institutions.tsx';
import type { GridColumn } from './rows/directory-grid.tsx';
import { DirectoryList } from './rows/directory-list.tsx';
import styles from './directory.module.css';

const widths: Readonly<Record<InstitutionColumn, readonly [number, number]>> = {
  name: [240, 2],
  otherNames: [210, 1.6],
  country: [112, 0.4],
  kind: [150, 0.3],
  sector: [124, 0],
  people: [80, 0],
  workshops: [100, 0],
};

function columnName(column: InstitutionColumn): TextKey {
  if (column === 'name') return 'screens.people.column.name';
  if (column === 'country' || column === 'kind' || column === 'sector') return `screens.people.field.${column}`;
  return `screens.directory.column.${column}`;
}

const shows = ['everything', 'twice', 'unused'] as const;
const everyInstitution = { query: '', shows: 'everything' as (typeof shows)[number] };

type InstitutionsTabProps = { readonly contents: DirectoryContents; readonly tabs: ReactNode };

/** The institutions of all workshops; those whose names are alike are marked, and two are made one. */
export function InstitutionsTab({ contents, tabs }: InstitutionsTabProps): ReactNode {
  const { t, language } = usePreferences();
  const [narrowed, setNarrowed] = useKept('institutions filter', everyInstitution);
  const sought = useDeferredValue(narrowed);
  const [isMerging, setMerging] = useState<readonly [string, string] | null>(null);
  const rows = useMemo(() => institutionRows(contents), [contents]);
  const alike = useMemo(() => alikeInstitutions(contents.institutions), [contents.institutions]);
  const columns = useMemo(
    () =>
      institutionColumns.map((id): GridColumn<InstitutionRow, InstitutionColumn> => {
        const text = (row: InstitutionRow): string => institutionText(id, row, language, t);
        const isNumber = id === 'people' || id === 'workshops';
        const column = { id, name: t(columnName(id)), width: widths[id], isNumber, text };
        if (id !== 'name') return column;
        return {
          ...column,
          content: (row) => nameCell(text(row), alike.has(row.institution.id) ? t('screens.directory.twice') : ''),
        };
      }),
    [alike, language, t],
  );
  const sortKey = useMemo(() => {
    const textKey = nameSortKey(language);
    return (column: InstitutionColumn, row: InstitutionRow) => institutionSortKey(column, row, textKey, language, t);
  }, [language, t]);
  const isShown = useMemo(() => {
    const query = peopleQuery(sought.query);
    return (row: InstitutionRow): boolean => {
      if (sought.shows === 'twice' && !alike.has(row.institution.id)) return false;
      if (sought.shows === 'unused' && row.people > 0) return false;
      return isFound({ searched: row.searched, sounds: row.sounds }, query);
    };
  }, [sought, alike]);
  const merge = (one: string, other: string): void => setMerging([one, other]);
  const panel = (chosen: readonly InstitutionRow[], close: () => void): ReactNode => {
    const [first, second] = chosen;
    if (first === undefined) return null;
    const others = alike.get(first.institution.id) ?? [];
    const other = second?.institution.id ?? others[0];
    return (
      <InstitutionCard
        key={first.institution.id}
        rows={chosen}
        alike={rows.filter(({ institution }) => others.includes(institution.id))}
        onMerge={other === undefined || chosen.length > 2 ? null : () => merge(first.institution.id, other)}
        onClose={close}
      />
    );
  };
  return (
    <>
      <DirectoryList
        name="institutions"
        label={t('screens.directory.tab.institutions')}
        rows={rows}
        idOf={idOfInstitution}
        columns={columns}
        usualColumns={institutionColumns}
        usualSort={{ column: 'name', descending: false }}
        sortKey={sortKey}
        isShown={isShown}
        query={narrowed.query}
        onQuery={(query) => setNarrowed({ ...narrowed, query })}
        findLabel={t('screens.directory.findInstitutions')}
        tabs={tabs}
        filters={
          <div className={styles['filter']}>
            <Select
              label={t('screens.directory.show')}
              labelHidden
              choices={shows.map((value) => ({ value, name: t(`screens.directory.shows.${value}`) }))}
              value={narrowed.shows}
              onChange={(value) => setNarrowed({ ...narrowed, shows: value })}
            />
          </div>
        }
        isFiltered={narrowed.query !== '' || narrowed.shows !== 'everything'}
        onShowAll={() => setNarrowed(everyInstitution)}
        empty={
          <div className={clsx(pageStyles['card'], pageStyles['empty'])}>
            <h2>{t('screens.directory.noInstitutions.title')}</h2>
            <p>{t('screens.directory.noInstitutions.text')}</p>
          </div>
        }
        panel={panel}
        onCopied={(copied) => announce(t('screens.directory.copiedInstitutions', { number: copied.length }))}
      />
      {isMerging === null ? null : (
        <MergeInstitutions
          rows={rows.filter(({ institution }) => isMerging.includes(institution.id))}
          onClose={() => setMerging(null)}
        />
      )}
    </>
  );
}

/** The name, with a mark behind it where there is one. */
function nameCell(name: string, mark: string): ReactNode {
  return (
    <>
      <span className="one-line">{name}</span>
      {mark === '' ? null : (
        <span className={clsx(badgeStyles['badge'], badgeStyles['warn'])} data-part="badge">
          {mark}
        </span>
      )}
    </>
  );
}

const idOfInstitution = ({ institution }: InstitutionRow): string => institution.id;

import { clsx } from 'clsx';
import { type ReactNode, useDeferredValue, useMemo } from 'react';
import { type DirectoryPerson, isFound, peopleQuery } from '../../../shared/directory/directory.ts';
import { calledName, datesText, directoryText, heldSeats } from '../../../shared/directory/people-columns.ts';
import {
  availabilityOn,
  isTrainer,
  type Period,
  suits,
  trainerCountries,
  trainingLoad,
} from '../../../shared/directory/trainers.ts';
import { countryName } from '../../../shared/domain/country.ts';
import { type Language, languages, textIn } from '../../../shared/domain/language.ts';
import { nameSortKey } from '../../../shared/text/collation.ts';
import type { Translate } from '../../../shared/text/text.ts';
import { readCalendarDay } from '../../../shared/time/typed-day.ts';
import { localTime, now } from '../../../shared/time/instant.ts';
import { useKept } from '../../context/kept-places.tsx';
import { usePreferences } from '../../context/preferences.tsx';
import { Checkbox, TextField } from '../../ui/fields/field.tsx';
import { Select } from '../../ui/fields/select.tsx';
import pageStyles from '../../ui/page.module.css';
import { idOfPerson, type PeopleTabProps, useCopied } from './people-tab.tsx';
import type { GridColumn } from './rows/directory-grid.tsx';
import { DirectoryList } from './rows/directory-list.tsx';
import styles from './directory.module.css';

const trainerColumns = [
  'name',
  'topics',
  'languages',
  'countries',
  'onDays',
  'sessionsYear',
  'hoursYear',
  'workshops',
  'sessions',
  'hours',
  'master',
  'lastDate',
  'institution',
  'position',
] as const;
type TrainerColumn = (typeof trainerColumns)[number];

const usualTrainerColumns: readonly TrainerColumn[] = trainerColumns.slice(0, 10);

/** What is typed and chosen: the days as they are typed. */
type Wanted = {
  readonly query: string;
  readonly topic: string;
  readonly language: Language | null;
  readonly from: string;
  readonly to: string;
  readonly isMaster: boolean;
};
const anybody: Wanted = { query: '', topic: '', language: null, from: '', to: '', isMaster: false };

/** The register of trainers: who can train what, in which language, and is free on given days. */
export function TrainersTab({ contents, tabs, panel }: Omit<PeopleTabProps, 'likely' | 'empty'>): ReactNode {
  const { t, language } = usePreferences();
  const [wanted, setWanted] = useKept('trainers filter', anybody);
  const sought = useDeferredValue(wanted);
  const onCopied = useCopied();
  const rows = useMemo(() => contents.people.filter(isTrainer), [contents]);
  const { from, to } = periodOf(sought);
  const period = useMemo((): Period | null => (from === null || to === null ? null : { from, to }), [from, to]);
  const columns = useMemo(() => gridColumns(period, language, t), [period, language, t]);
  const sortKey = useMemo(() => {
    const textKey = nameSortKey(language);
    return (column: TrainerColumn, row: DirectoryPerson) =>
      trainerSortKey(column, row, period, { textKey, language, t });
  }, [period, language, t]);
  const isShown = useMemo(() => {
    const query = peopleQuery(sought.query);
    const wish = { topic: sought.topic, language: sought.language, period, isMaster: sought.isMaster };
    return (row: DirectoryPerson): boolean => suits(row, wish) && isFound(row, query);
  }, [sought, period]);
  return (
    <DirectoryList
      name="trainers"
      label={t('screens.directory.tab.trainers')}
      rows={rows}
      idOf={idOfPerson}
      columns={columns}
      usualColumns={usualTrainerColumns}
      usualSort={{ column: 'name', descending: false }}
      sortKey={sortKey}
      isShown={isShown}
      query={wanted.query}
      onQuery={(query) => setWanted({ ...wanted, query })}
      findLabel={t('screens.directory.findPeople')}
      tabs={tabs}
      filters={<TrainerFilters wanted={wanted} onWanted={setWanted} />}
      isFiltered={JSON.stringify(wanted) !== JSON.stringify(anybody)}
      onShowAll={() => setWanted(anybody)}
      empty={
        <div className={clsx(pageStyles['card'], pageStyles['empty'])}>
          <h2>{t('screens.directory.noTrainers.title')}</h2>
          <p>{t('screens.directory.noTrainers.text')}</p>
        </div>
      }
      panel={panel}
      onCopied={onCopied}
    />
  );
}

/** The days that are asked for; one day alone is first and last. Null for what is not typed, or is no date. */
function periodOf({ from, to }: Pick<Wanted, 'from' | 'to'>): { from: string | null; to: string | null } {
  const dayIn = (typed: string): string | null => {
    const read = readCalendarDay(typed);
    return read.ok ? read.value : null;
  };
  const [first, last] = [dayIn(from), dayIn(to)];
  const [begin, end] = [first ?? (from === '' ? last : null), last ?? (to === '' ? first : null)];
  return begin !== null && end !== null && begin <= end ? { from: begin, to: end } : { from: null, to: null };
}

const widths: Readonly<Record<TrainerColumn, readonly [number, number]>> = {
  name: [180, 1.4],
  topics: [150, 1.4],
  languages: [110, 0.6],
  countries: [130, 0.7],
  onDays: [120, 0.5],
  master: [130, 0],
  sessionsYear: [104, 0],
  hoursYear: [92, 0],
  workshops: [96, 0],
  sessions: [80, 0],
  hours: [68, 0],
  lastDate: [132, 0],
  institution: [160, 0.8],
  position: [150, 0.8],
};

function gridColumns(
  period: Period | null,
  language: Language,
  t: Translate,
): readonly GridColumn<DirectoryPerson, TrainerColumn>[] {
  return trainerColumns
    .filter((id) => id !== 'onDays' || period !== null)
    .map((id) => ({
      id,
      name: columnName(id, t),
      width: widths[id],
      isNumber: numbers.has(id),
      text: (row: DirectoryPerson) => trainerText(id, row, period, language, t),
    }));
}

const numbers: ReadonlySet<TrainerColumn> = new Set(['sessionsYear', 'hoursYear', 'workshops', 'sessions', 'hours']);

function columnName(column: TrainerColumn, t: Translate): string {
  if (column === 'name') return t('screens.people.column.name');
  if (column === 'languages' || column === 'institution' || column === 'position')
    return t(`screens.people.field.${column}`);
  return t(`screens.directory.column.${column}`, { year: thisYear() });
}

function thisYear(): number {
  return Number(localTime(now()).day.slice(0, 4));
}

function trainerText(
  column: TrainerColumn,
  row: DirectoryPerson,
  period: Period | null,
  language: Language,
  t: Translate,
): string {
  switch (column) {
    case 'name':
      return calledName(row, language, t);
    case 'countries':
      return trainerCountries(row)
        .map((country) => countryName(country, language))
        .join(', ');
    case 'onDays':
      return period === null ? '' : onDaysText(row, period, language, t);
    case 'master':
      return row.person.trainer?.mayBeMaster === true ? t('screens.directory.master') : '';
    case 'workshops':
      return String(heldSeats(row).filter(({ sessions }) => sessions > 0).length);
    case 'sessionsYear':
    case 'hoursYear':
    case 'sessions':
    case 'hours': {
      const number = loadIn(column, row);
      return number === 0 ? '' : number.toLocaleString('en').replaceAll(',', ' ');
    }
    case 'lastDate':
      return datesText(
        heldSeats(row).find(({ sessions, workshop }) => sessions > 0 && workshop.dates.length > 0)?.workshop,
        language,
      );
    default:
      return directoryText(column, row, language, t);
  }
}

function loadIn(column: 'sessionsYear' | 'hoursYear' | 'sessions' | 'hours', row: DirectoryPerson): number {
  const isThisYear = column === 'sessionsYear' || column === 'hoursYear';
  const { sessions, hours } = trainingLoad(row, isThisYear ? thisYear() : null);
  return column === 'sessions' || column === 'sessionsYear' ? sessions : hours;
}

function onDaysText(row: DirectoryPerson, period: Period, language: Language, t: Translate): string {
  const { state, workshop } = availabilityOn(row, period);
  const busy = textIn(workshop?.title ?? {}, language);
  return busy === ''
    ? t(`screens.directory.onDays.${state}`)
    : t('screens.directory.onDays.busyIn', { workshop: busy });
}

type KeyedBy = { readonly textKey: (text: string) => string; readonly language: Language; readonly t: Translate };

function trainerSortKey(
  column: TrainerColumn,
  row: DirectoryPerson,
  period: Period | null,
  { textKey, language, t }: KeyedBy,
): string | number {
  switch (column) {
    case 'sessionsYear':
    case 'hoursYear':
    case 'sessions':
    case 'hours':
      return loadIn(column, row);
    case 'workshops':
      return heldSeats(row).filter(({ sessions }) => sessions > 0).length;
    case 'lastDate':
      return (
        heldSeats(row)
          .find(({ sessions }) => sessions > 0)
          ?.workshop.dates.at(-1) ?? ''
      );
    case 'name':
      // Protected people would be told by where their names stand.
      return row.person.protected ? '' : textKey(calledName(row, language, t));
    default:
      return textKey(trainerText(column, row, period, language, t));
  }
}

type TrainerFiltersProps = { readonly wanted: Wanted; readonly onWanted: (wanted: Wanted) => void };

const any = 'any';

/** Who is looked for: a topic, a language, days, and whether trainers are to be trained. */
function TrainerFilters({ wanted, onWanted }: TrainerFiltersProps): ReactNode {
  const { t } = usePreferences();
  const problem = (typed: string): string | undefined => {
    const read = readCalendarDay(typed);
    return typed === '' || read.ok || typed.length < 6 ? undefined : t(`fields.problem.${read.failure.code}`);
  };
  return (
    <>
      <div className={styles['topic-filter']}>
        <TextField
          label={t('screens.directory.topic')}
          labelHidden
          placeholder={t('screens.directory.topic')}
          value={wanted.topic}
          onChange={(topic) => onWanted({ ...wanted, topic })}
        />
      </div>
      <div className={styles['topic-filter']}>
        <Select
          label={t('screens.directory.inLanguage')}
          labelHidden
          choices={[
            { value: any, name: t('screens.directory.anyLanguage') },
            ...languages.map((value) => ({ value: value as string, name: t(`vocabulary.language.${value}`) })),
          ]}
          value={wanted.language ?? any}
          onChange={(value) => onWanted({ ...wanted, language: languages.find((each) => each === value) ?? null })}
        />
      </div>
      {(['from', 'to'] as const).map((end) => (
        <div key={end} className={styles['day']}>
          <TextField
            label={t(`screens.directory.free.${end}`)}
            labelHidden
            placeholder={t(`screens.directory.free.${end}`)}
            value={wanted[end]}
            problem={problem(wanted[end])}
            onChange={(typed) => onWanted({ ...wanted, [end]: typed })}
          />
        </div>
      ))}
      <Checkbox
        label={t('screens.directory.master')}
        value={wanted.isMaster}
        onChange={(isMaster) => onWanted({ ...wanted, isMaster })}
      />
    </>
  );
}

import { useVirtualizer } from '@tanstack/react-virtual';
import { clsx } from 'clsx';
import { type ReactNode, useMemo, useRef } from 'react';
import type { ListColumn } from '../../shared/exchange/people/list-heads.ts';
import type { PeopleRemark } from '../../shared/exchange/people/list-remarks.ts';
import type { ImportedPerson } from '../../shared/exchange/people/imported-person.ts';
import type {
  OtherRole,
  PeopleRegister,
  PersonDecision,
  PersonOutcome,
  PersonToImport,
} from '../../shared/exchange/people/people-import.ts';
import { listName } from '../../shared/domain/people/person.ts';
import type { SamePair } from '../../shared/matching/same-people.ts';
import { toldPeopleRemark } from '../../shared/exchange/people/understood-people.ts';
import { countriesByName } from '../../shared/text/choice-lists.ts';
import type { Language } from '../../shared/domain/language.ts';
import type { Translate } from '../../shared/text/text.ts';
import { usePreferences, useScale } from '../context/preferences.tsx';
import styles from './importing.module.css';

type ListedPeopleProps = {
  readonly people: readonly PersonToImport[];
  readonly outcomes: readonly PersonOutcome[];
  /** Who of those who are known each of them may be; `register` names these. */
  readonly alike: readonly (readonly SamePair[])[];
  readonly register: PeopleRegister | undefined;
  /** Of whom the list says another role than they have here. */
  readonly otherRoles: readonly (OtherRole | null)[];
  readonly remarks: readonly PeopleRemark[];
  /** In a form that came back: who stood in each row when it was sent, '' for nobody; empty for a list. */
  readonly rowNames: readonly string[];
  /** In a form that came back: what is said of its changed fields, by person; empty for a list. */
  readonly before: readonly Readonly<Partial<Record<ListedField, string>>>[];
  /** The indexes of those who are shown; null for all. */
  readonly shown: readonly number[] | null;
  readonly onChange: (index: number, patch: Partial<ImportedPerson>, decision?: PersonDecision) => void;
};

export type ListedField =
  'family' | 'given' | 'patronymic' | 'sex' | 'position' | 'institution' | 'country' | 'delegation' | 'phone' | 'email';

/** The columns of a list of whose cells a field is made. */
const sources: Readonly<Record<ListedField, readonly ListColumn[]>> = {
  family: ['name', 'family', 'name-latin'],
  given: ['given'],
  patronymic: ['patronymic'],
  sex: ['sex'],
  position: ['position', 'position-institution', 'institution-position'],
  institution: ['institution', 'position-institution', 'institution-position'],
  country: ['country'],
  delegation: ['delegation'],
  phone: ['phone', 'contacts'],
  email: ['email', 'contacts'],
};
const fields: readonly ListedField[] = [
  'family',
  'given',
  'patronymic',
  'sex',
  'position',
  'institution',
  'country',
  'delegation',
  'phone',
  'email',
];

/** In pixels when nothing is zoomed. */
const rowHeight = 35;
/** Of longer lists only the rows in view are on the page. */
const mostWhole = 300;
const reachable = { tabIndex: 0 };

/**
 * The people of a list as they come in, each to be set right; of a long list the page holds only those in view. A field
 * about which there is something to say is marked, and says it.
 */
export function ListedPeople(props: ListedPeopleProps): ReactNode {
  const { people, outcomes, alike, register, otherRoles, remarks, rowNames, before, shown, onChange } = props;
  const { t, language } = usePreferences();
  const scale = useScale();
  const remarked = useMemo(() => remarksByCell(remarks), [remarks]);
  const told = ({ sheet, row }: ImportedPerson, field: ListedField): string =>
    sources[field]
      .flatMap((column) => remarked.get(cellKey(sheet, row, column)) ?? [])
      .map((remark) => toldPeopleRemark(remark, { hasSheets: false, name: '', language }, t).sentence)
      .join(' ');
  const place = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: shown?.length ?? people.length,
    getScrollElement: () => place.current,
    estimateSize: () => rowHeight * scale,
    // A list of usual length is on the page as a whole.
    overscan: people.length > mostWhole ? 12 : mostWhole,
  });
  const items = virtual.getVirtualItems();
  const [above, below] = [items[0]?.start ?? 0, virtual.getTotalSize() - (items.at(-1)?.end ?? 0)];
  return (
    <div
      ref={place}
      className={clsx(styles['imported-sessions'], styles['listed-people'])}
      role="region"
      aria-label={t('peopleList.people')}
      {...reachable}
    >
      <table aria-rowcount={(shown?.length ?? people.length) + 1}>
        <thead>
          <tr>
            <th>{t('peopleList.state')}</th>
            {fields.map((field) => (
              <th key={field}>{t(`peopleList.column.${field}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {above > 0 ? <Gap height={above} /> : null}
          {items.map(({ index: place }) => {
            const index = shown === null ? place : (shown[place] ?? -1);
            const listed = people[index];
            if (listed === undefined) return null;
            const { person, decision } = listed;
            return (
              <tr key={index} aria-rowindex={place + 2} className={outcomes[index] === 'left' ? 'soft' : ''}>
                <td>
                  <StateChoice
                    name={`${person.family} ${person.given}`.trim()}
                    decision={decision}
                    outcome={outcomes[index] ?? 'left'}
                    alike={alike[index] ?? []}
                    register={register}
                    rowName={rowNames[index] ?? ''}
                    otherRole={otherRoles[index] ?? null}
                    onDecision={(chosen) => onChange(index, {}, chosen)}
                  />
                </td>
                {fields.map((field) => (
                  <PersonCell
                    key={field}
                    field={field}
                    person={person}
                    told={[before[index]?.[field] ?? '', told(person, field)].filter(Boolean).join(' ')}
                    onChange={(patch) => onChange(index, patch)}
                  />
                ))}
              </tr>
            );
          })}
          {below > 0 ? <Gap height={below} /> : null}
        </tbody>
      </table>
    </div>
  );
}

/** The room of the rows that are not on the page. */
function Gap({ height }: { readonly height: number }): ReactNode {
  return <tr aria-hidden="true" style={{ height }} />;
}

function cellKey(sheet: string, row: number, column: ListColumn): string {
  return `${String(row)} ${column} ${sheet}`;
}

/** The remarks about each cell, by `cellKey`. */
function remarksByCell(remarks: readonly PeopleRemark[]): ReadonlyMap<string, readonly PeopleRemark[]> {
  const cells = new Map<string, PeopleRemark[]>();
  for (const remark of remarks) {
    const { sheet, rows, column } = remark;
    if (column === null) continue;
    for (const row of rows) {
      const key = cellKey(sheet, row, column);
      cells.set(key, [...(cells.get(key) ?? []), remark]);
    }
  }
  return cells;
}

type StateChoiceProps = {
  readonly name: string;
  readonly decision: PersonDecision;
  readonly outcome: PersonOutcome;
  readonly alike: readonly SamePair[];
  readonly register: PeopleRegister | undefined;
  /** Who stood in the row when a form was sent; '' for nobody. */
  readonly rowName: string;
  readonly otherRole: OtherRole | null;
  readonly onDecision: (decision: PersonDecision) => void;
};

/** What happens with a person, to choose otherwise: who is here already can come in as somebody else of that name. */
function StateChoice(props: StateChoiceProps): ReactNode {
  const { name, decision, outcome, alike, otherRole, onDecision } = props;
  const { t, language } = usePreferences();
  const choices = stateChoices(props, t, language);
  const [likeliest] = alike;
  const isOpen = likeliest !== undefined && decision === 'auto' && (outcome === 'new' || outcome === 'known');
  const takesRole = otherRole !== null && decision === 'auto';
  return (
    <>
      <select
        aria-label={t('peopleList.include', { name })}
        className={clsx((isOpen || takesRole) && styles['doubtful'])}
        value={decision}
        onChange={(event) => onDecision(choices.find(([each]) => each === event.target.value)?.[0] ?? 'auto')}
      >
        {choices.map(([each, shown]) => (
          <option key={each} value={each}>
            {shown}
          </option>
        ))}
      </select>
      {otherRole === null ? null : (
        <span className={clsx('soft', 'small', styles['alike'])}>
          {t('peopleList.otherRole', roleNames(otherRole, t))}
        </span>
      )}
      {isOpen ? (
        <span className={clsx('soft', 'small', styles['alike'])}>
          {outcome === 'known'
            ? ''
            : `${t('peopleList.perhaps', { name: nameOf(likeliest.other, props, t, language) })}: `}
          {likeliest.reasons.map((reason) => t(`screens.people.same.reason.${reason}`)).join(' · ')}
        </span>
      ) : null}
    </>
  );
}

function roleNames({ here, listed }: OtherRole, t: Translate): { readonly here: string; readonly listed: string } {
  return { here: t(`vocabulary.role.${here}`), listed: t(`vocabulary.role.${listed}`) };
}

function nameOf(
  id: string,
  { register }: Pick<StateChoiceProps, 'register'>,
  t: Translate,
  language: Language,
): string {
  const person = register?.person(id);
  return person === undefined || person.protected ? t('screens.people.protected') : listName(person, language);
}

/** The decisions that can be made, with their names; the first is what happens where the user says nothing. */
function stateChoices(
  props: StateChoiceProps,
  t: Translate,
  language: Language,
): readonly (readonly [PersonDecision, string])[] {
  const { decision, outcome, alike, otherRole, rowName } = props;
  const [likeliest] = alike;
  const isKnown = likeliest?.verdict === 'likely';
  const roles = otherRole === null ? null : roleNames(otherRole, t);
  const isUsual = decision === 'auto' || decision === 'keep-role';
  const isOwnRow = rowName !== '' && !isUsual;
  const found = isUsual ? outcome : isOwnRow ? 'ownRow' : isKnown ? 'known' : 'new';
  const isFound = found !== 'new';
  const shownFound = found === 'replaces' ? rowName : nameOf(likeliest?.other ?? '', props, t, language);
  const usual =
    roles === null
      ? t(`peopleList.${found}`, { name: shownFound })
      : t('peopleList.completed-role', { role: roles.listed });
  return [
    ['auto', usual],
    ...(roles === null ? [] : [['keep-role', t('peopleList.keep-role', { role: roles.here })] as const]),
    ...(isFound ? [['new', t('peopleList.new')] as const] : []),
    ...alike
      .slice(found === 'known' ? 1 : 0)
      .map(
        ({ other }) => [`same:${other}`, t('peopleList.perhaps', { name: nameOf(other, props, t, language) })] as const,
      ),
    ...(found === 'left' ? [] : [['left', t('peopleList.left')] as const]),
  ];
}

type PersonCellProps = {
  readonly field: ListedField;
  readonly person: ImportedPerson;
  /** What there is to say of the cell; '' for nothing. */
  readonly told: string;
  readonly onChange: (patch: Partial<ImportedPerson>) => void;
};

function PersonCell({ field, person, told, onChange }: PersonCellProps): ReactNode {
  const { t, language } = usePreferences();
  const name = `${t(`peopleList.column.${field}`)}: ${person.family}`;
  const isOpen = field === 'sex' && person.sex === '';
  const look = { className: clsx((told !== '' || isOpen) && styles['doubtful']), title: told, 'aria-label': name };
  if (field === 'sex') {
    return (
      <td>
        <select
          {...look}
          value={person.sex}
          onChange={({ target }) => onChange({ sex: target.value === 'm' ? 'm' : target.value === 'f' ? 'f' : '' })}
        >
          <option value="">–</option>
          <option value="f">{t('vocabulary.sex.female')}</option>
          <option value="m">{t('vocabulary.sex.male')}</option>
        </select>
      </td>
    );
  }
  if (field === 'country') {
    return (
      <td>
        <select
          {...look}
          value={person.country ?? ''}
          onChange={({ target }) => onChange({ country: target.value || null })}
        >
          <option value="">–</option>
          {countriesByName(language).map(({ value, name }) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
      </td>
    );
  }
  const value = field === 'phone' ? person.phones.join(', ') : person[field];
  return (
    <td>
      <input
        {...look}
        value={value}
        onChange={({ target }) =>
          onChange(
            field === 'phone' ? { phones: target.value === '' ? [] : [target.value] } : { [field]: target.value },
          )
        }
      />
    </td>
  );
}

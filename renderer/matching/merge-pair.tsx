import { clsx } from 'clsx';
import { type ReactNode, useState } from 'react';
import { countryName } from '../../shared/domain/country.ts';
import { type Language, ownNames, textIn } from '../../shared/domain/language.ts';
import { fullName, type Institution, type Person } from '../../shared/domain/people/person.ts';
import type { SamePair } from '../../shared/matching/same-people.ts';
import {
  type MergeChoices,
  type MergedField,
  mergedFields,
  mergePeople,
  suggestedSource,
} from '../../shared/operations/merge-people.ts';
import type { Translate } from '../../shared/text/text.ts';
import { keepApart, mergeTwo } from '../commands/people.ts';
import { useFeedback } from '../context/feedback.ts';
import { usePreferences, useText } from '../context/preferences.tsx';
import { type Attendee, readMerge } from '../queries/everybody.ts';
import { readInstitutions } from '../queries/snapshot.ts';
import { useStored } from '../storage/working-store.ts';
import badgeStyles from '../ui/badge.module.css';
import { Button } from '../ui/button.tsx';
import formStyles from '../ui/form.module.css';
import styles from './matching.module.css';

/** A person, and the workshops in which they take part. */
export type KnownPerson = {
  readonly person: Person;
  readonly workshops: readonly Pick<Attendee['workshop'], 'id' | 'title'>[];
};

export function VerdictBadge({ verdict }: Pick<SamePair, 'verdict'>): ReactNode {
  const t = useText();
  return (
    <span className={clsx(badgeStyles['badge'], verdict === 'likely' ? badgeStyles['good'] : badgeStyles['warn'])}>
      {t(`screens.people.same.${verdict}`)}
    </span>
  );
}

type MergePairProps = {
  readonly pair: SamePair;
  readonly one: KnownPerson;
  readonly other: KnownPerson;
  readonly onDecided: () => void;
};

/** Fields of which a protected person's are hidden until they are asked for. */
const hiddenFields: ReadonlySet<MergedField> = new Set(['cyrillicName', 'latinName', 'email', 'phone']);

/** Two people side by side: each field from one or the other, what will follow, and the decision. */
export function MergePair({ pair, one, other, onDecided }: MergePairProps): ReactNode {
  const { t, language } = usePreferences();
  const { runUndoably } = useFeedback();
  const [choices, setChoices] = useState<MergeChoices>({});
  const [isRevealed, setRevealed] = useState(false);
  const institutions = useStored(readInstitutions, []) ?? [];
  const isProtected = one.person.protected || other.person.protected;
  const fields = mergedFields.filter((field) =>
    [one, other].some(({ person }) => fieldText(person, field, institutions, language, t) !== ''),
  );
  return (
    <section className={styles['merging']} aria-label={t('screens.people.same.title')}>
      <p>
        <VerdictBadge verdict={pair.verdict} />
      </p>
      <ul className={styles['reasons']}>
        {pair.reasons.map((reason) => (
          <li key={reason}>{t(`screens.people.same.reason.${reason}`)}</li>
        ))}
      </ul>
      {isProtected && !isRevealed ? (
        <Button onPress={() => setRevealed(true)}>{t('screens.people.showName')}</Button>
      ) : null}
      <table>
        <tbody>
          {fields.map((field) => (
            <FieldRow
              key={field}
              name={t(`screens.people.field.${field === 'institutionId' ? 'institution' : field}`)}
              texts={[one, other].map(({ person }) =>
                person.protected && !isRevealed && hiddenFields.has(field)
                  ? t('screens.people.protected')
                  : fieldText(person, field, institutions, language, t),
              )}
              from={choices[field] ?? suggestedSource(one.person, other.person, field)}
              onChange={(from) => setChoices({ ...choices, [field]: from })}
            />
          ))}
          <tr>
            <th scope="row">{t('screens.workshops')}</th>
            {[one, other].map(({ person, workshops }) => (
              <td key={person.id}>{workshops.map(({ title }) => textIn(title, language)).join(', ')}</td>
            ))}
          </tr>
        </tbody>
      </table>
      <Following keptId={one.person.id} goneId={other.person.id} choices={choices} />
      <div className={formStyles['actions']}>
        <Button
          onPress={() => void runUndoably('person.tell-apart', keepApart(one.person, other.person)).then(onDecided)}
        >
          {t('screens.people.same.different')}
        </Button>
        <Button
          look="primary"
          onPress={() =>
            void runUndoably('person.merge', mergeTwo(one.person.id, other.person.id, choices)).then(onDecided)
          }
        >
          {t('screens.people.same.merge')}
        </Button>
      </div>
    </section>
  );
}

type FieldRowProps = {
  readonly name: string;
  /** What each of the two says; '' for nothing. */
  readonly texts: readonly string[];
  readonly from: 'kept' | 'gone';
  readonly onChange: (from: 'kept' | 'gone') => void;
};

/** A field of both, to choose where they say different things. */
function FieldRow({ name, texts, from, onChange }: FieldRowProps): ReactNode {
  const isOpen = texts.every((text) => text !== '') && texts[0] !== texts[1];
  return (
    <tr>
      <th scope="row">{name}</th>
      {(['kept', 'gone'] as const).map((source, index) => (
        <td key={source}>
          {isOpen ? (
            <label>
              <input type="radio" name={name} checked={from === source} onChange={() => onChange(source)} />{' '}
              {texts[index]}
            </label>
          ) : (
            texts[index]
          )}
        </td>
      ))}
    </tr>
  );
}

type FollowingProps = { readonly keptId: string; readonly goneId: string; readonly choices: MergeChoices };

/** What a merge changes besides the fields, by the operation that does it. */
function Following({ keptId, goneId, choices }: FollowingProps): ReactNode {
  const { t, language } = usePreferences();
  const source = useStored(() => readMerge(keptId, goneId), [keptId, goneId]);
  if (source === undefined || source === null) return null;
  const { joined, participations, marks } = mergePeople(source.kept, source.gone, choices, source.places);
  return (
    <div role="status" className="small">
      <p>{t('screens.people.same.follows', { participations, marks })}</p>
      {joined.map(({ id, title }) => (
        <p key={id}>{t('screens.people.same.joined', { workshop: textIn(title, language) })}</p>
      ))}
    </div>
  );
}

function fieldText(
  person: Person,
  field: MergedField,
  institutions: readonly Institution[],
  language: Language,
  t: Translate,
): string {
  switch (field) {
    case 'latinName':
    case 'cyrillicName':
      return person[field] === null ? '' : fullName(person[field]);
    case 'sex':
      return person.sex === 'unspecified' ? '' : t(`vocabulary.sex.${person.sex}`);
    case 'country':
      return person.country === null ? '' : countryName(person.country, language);
    case 'institutionId':
      return textIn(institutions.find(({ id }) => id === person.institutionId)?.name ?? {}, language);
    case 'position':
      return textIn(person.position, language);
    case 'email':
    case 'phone':
      return person[field];
    case 'ageBand':
      return person.ageBand === null ? '' : t(`vocabulary.ageBand.${person.ageBand}`);
    case 'languages':
      return person.languages.map((each) => ownNames[each]).join(', ');
  }
}

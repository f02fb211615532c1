import { type ReactNode, useState } from 'react';
import type { InstitutionRow } from '../../../shared/directory/institution-rows.ts';
import { countryName } from '../../../shared/domain/country.ts';
import { type Language, languages, type Text } from '../../../shared/domain/language.ts';
import type { Institution } from '../../../shared/domain/people/person.ts';
import { joinedInstitution } from '../../../shared/operations/directory.ts';
import type { Translate } from '../../../shared/text/text.ts';
import { mergeTwoInstitutions } from '../../commands/directory.ts';
import { useFeedback } from '../../context/feedback.ts';
import { usePreferences } from '../../context/preferences.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import formStyles from '../../ui/form.module.css';
import styles from './directory.module.css';

type MergedPart = `name.${Language}` | 'country' | 'kind' | 'sector';

const parts: readonly MergedPart[] = [
  ...languages.map((language): MergedPart => `name.${language}`),
  'country',
  'kind',
  'sector',
];

type Chosen = Partial<Readonly<Record<MergedPart, 'kept' | 'gone'>>>;

type MergeInstitutionsProps = {
  /** Two; nothing is shown of fewer. */
  readonly rows: readonly InstitutionRow[];
  readonly onClose: () => void;
};

/** Two institutions beside each other: each field from one or the other, and how many people follow. The one with more people stays. */
export function MergeInstitutions({ rows, onClose }: MergeInstitutionsProps): ReactNode {
  const { t, language } = usePreferences();
  const { runUndoably } = useFeedback();
  const [chosen, setChosen] = useState<Chosen>({});
  const [kept, gone] = rows.toSorted((one, other) => other.people - one.people);
  if (kept === undefined || gone === undefined) return null;
  const both = [kept.institution, gone.institution] as const;
  const shown = parts.filter((part) => both.some((each) => partText(each, part, language, t) !== ''));
  const merge = async (): Promise<void> => {
    const fields = chosenFields(kept.institution, gone.institution, chosen);
    await runUndoably('institution.merge', mergeTwoInstitutions(kept.institution.id, gone.institution.id, fields));
    onClose();
  };
  return (
    <Dialog wide title={t('screens.directory.mergeInstitutions.title')} onClose={onClose}>
      <div className={formStyles['form']}>
        <p className={formStyles['note']}>{t('screens.directory.mergeInstitutions.note')}</p>
        <table className={styles['merge-table']}>
          <tbody>
            {shown.map((part) => {
              const texts = both.map((each) => partText(each, part, language, t));
              const isOpen = texts.every((text) => text !== '') && texts[0] !== texts[1];
              const name = partName(part, t);
              return (
                <tr key={part}>
                  <th scope="row">{name}</th>
                  {(['kept', 'gone'] as const).map((source, index) => (
                    <td key={source}>
                      {isOpen ? (
                        <label>
                          <input
                            type="radio"
                            name={name}
                            checked={(chosen[part] ?? 'kept') === source}
                            onChange={() => setChosen({ ...chosen, [part]: source })}
                          />{' '}
                          {texts[index]}
                        </label>
                      ) : (
                        texts[index]
                      )}
                    </td>
                  ))}
                </tr>
              );
            })}
            <tr>
              <th scope="row">{t('screens.directory.column.people')}</th>
              <td className="number">{kept.people}</td>
              <td className="number">{gone.people}</td>
            </tr>
          </tbody>
        </table>
        <p role="status" className="small">
          {t('screens.directory.mergeInstitutions.follows', { number: gone.people })}
        </p>
        <div className={formStyles['actions']}>
          <Button onPress={onClose}>{t('screens.cancel')}</Button>
          <Button look="primary" onPress={() => void merge()}>
            {t('screens.people.same.merge')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

function partName(part: MergedPart, t: Translate): string {
  if (part === 'country' || part === 'kind' || part === 'sector') return t(`screens.people.field.${part}`);
  return `${t('screens.people.field.name')} · ${t(`vocabulary.language.${languageOf(part)}`)}`;
}

function languageOf(part: MergedPart): Language {
  return languages.find((language) => part === `name.${language}`) ?? 'en';
}

function partText(institution: Institution, part: MergedPart, language: Language, t: Translate): string {
  switch (part) {
    case 'country':
      return institution.country === null ? '' : countryName(institution.country, language);
    case 'kind':
      return t(`vocabulary.institutionKind.${institution.kind}`);
    case 'sector':
      return t(`vocabulary.sector.${institution.sector}`);
    default:
      return institution.name[languageOf(part)] ?? '';
  }
}

/** The fields of the one that stays, with those of the other where that was chosen. */
function chosenFields(kept: Institution, gone: Institution, chosen: Chosen): Omit<Institution, 'id'> {
  const joined = joinedInstitution(kept, gone);
  const names: Text = Object.fromEntries(
    languages.flatMap((language) => {
      const text = chosen[`name.${language}`] === 'gone' ? gone.name[language] : joined.name[language];
      return text === undefined ? [] : [[language, text]];
    }),
  );
  const from = (part: 'country' | 'kind' | 'sector'): Partial<Institution> => {
    const source = chosen[part];
    if (source === undefined) return {};
    return { [part]: (source === 'gone' ? gone : kept)[part] };
  };
  return { ...joined, ...from('country'), ...from('kind'), ...from('sector'), name: names };
}

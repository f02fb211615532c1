import type { ReactNode } from 'react';
import type { Name, Person } from '../../../shared/domain/person.ts';
import { editPerson } from '../../commands/people.ts';
import { useFeedback } from '../../app/feedback.ts';
import { useText } from '../../app/preferences.tsx';
import { DraftField } from '../../forms/draft-field.tsx';
import { readNamePart } from './read-fields.ts';

const parts = ['family', 'given', 'patronymic'] as const satisfies readonly (keyof Name)[];
const scripts = ['latinName', 'cyrillicName'] as const;

/** The name in both scripts, side by side, part by part. */
export function NameFields({ person }: { readonly person: Person }): ReactNode {
  const t = useText();
  const { run } = useFeedback();
  return (
    <div className="name-table">
      <span />
      <span className="label">{t('screens.people.field.latin')}</span>
      <span className="label">{t('screens.people.field.cyrillic')}</span>
      {parts.map((part) => (
        <div key={part} className="name-row">
          <span className="label">{t(`screens.people.field.${part}`)}</span>
          {scripts.map((script) => (
            <DraftField
              key={script}
              label={`${t(`screens.people.field.${script}`)}: ${t(`screens.people.field.${part}`)}`}
              labelHidden
              stored={person[script]?.[part] ?? ''}
              read={readNamePart(
                t,
                person[script],
                part,
                person[script === 'latinName' ? 'cyrillicName' : 'latinName'],
              )}
              onSave={(name) => void run(editPerson(person, { [script]: name }))}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

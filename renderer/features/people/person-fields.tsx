import type { ReactNode } from 'react';
import type { Person } from '../../../shared/domain/person.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { addInstitution, editPerson } from '../../commands/people.ts';
import { useFeedback } from '../../app/feedback.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { DraftField } from '../../forms/draft-field.tsx';
import { TextByLanguage } from '../../forms/text-by-language.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { ComboBox } from '../../ui/combo-box.tsx';
import { MultiSelect } from '../../ui/multi-select.tsx';
import { Select } from '../../ui/select.tsx';
import { chosenLanguages, countryChoices, fixedChoices } from './choices.ts';
import { InstitutionField } from './institution-field.tsx';
import { NameFields } from './name-fields.tsx';
import { OptionalSelect } from './optional-select.tsx';
import { readEmail, readLine } from './read-fields.ts';

type PersonFieldsProps = {
  readonly snapshot: WorkshopSnapshot;
  readonly person: Person;
  /** Whether name, e-mail and telephone may be on the screen. */
  readonly nameShown: boolean;
};

/** What belongs to the person, in whatever workshop. */
export function PersonFields({ snapshot, person, nameShown }: PersonFieldsProps): ReactNode {
  const { t, language } = usePreferences();
  const { run } = useFeedback();
  const choices = fixedChoices(t);
  const edit = (patch: Partial<Person>): void => void run(editPerson(person, patch));
  return (
    <fieldset aria-label={t('screens.people.person')}>
      <div className="group-title" aria-hidden="true">
        {t('screens.people.person')}
      </div>
      {nameShown ? <NameFields person={person} /> : null}
      <div className="pair">
        <Select
          label={t('screens.people.field.sex')}
          choices={choices.sexes}
          value={person.sex}
          onChange={(sex) => edit({ sex })}
        />
        <OptionalSelect
          label={t('screens.people.field.ageBand')}
          choices={choices.ageBands}
          value={person.ageBand}
          onChange={(ageBand) => edit({ ageBand })}
        />
      </div>
      <InstitutionField
        snapshot={snapshot}
        value={person.institutionId}
        country={person.country}
        onChange={(institutionId) => edit({ institutionId })}
        onCreate={(institution) => void run(addInstitution(institution, person))}
      />
      <TextByLanguage
        label={t('screens.people.field.position')}
        text={person.position}
        languages={snapshot.workshop.languages}
        onSave={(position) => edit({ position })}
      />
      <ComboBox
        label={t('screens.people.field.country')}
        choices={countryChoices(snapshot.programme.countries, language)}
        value={person.country}
        onChange={(country) => edit({ country })}
        nothing={t('screens.people.noChoice')}
      />
      <MultiSelect
        label={t('screens.people.field.languages')}
        choices={choices.languages}
        values={person.languages}
        onChange={(values) => edit({ languages: chosenLanguages(values) })}
        none={t('screens.people.notKnown')}
        empty={t('screens.people.noChoice')}
      />
      {nameShown ? <ContactFields person={person} onEdit={edit} /> : null}
      <Checkbox
        label={t('screens.people.field.protected')}
        hint={t('screens.people.field.protectedHint')}
        value={person.protected}
        onChange={(isProtected) => edit({ protected: isProtected })}
      />
    </fieldset>
  );
}

type ContactFieldsProps = { readonly person: Person; readonly onEdit: (patch: Partial<Person>) => void };

function ContactFields({ person, onEdit }: ContactFieldsProps): ReactNode {
  const { t } = usePreferences();
  return (
    <>
      <DraftField
        label={t('screens.people.field.email')}
        type="email"
        stored={person.email}
        read={readEmail(t)}
        onSave={(email) => onEdit({ email })}
      />
      <DraftField
        label={t('screens.people.field.phone')}
        type="tel"
        stored={person.phone}
        read={readLine(t)}
        onSave={(phone) => onEdit({ phone })}
      />
    </>
  );
}

import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import * as z from 'zod';
import { type Name, nameSchema, type Person, personSchema } from '../../../shared/domain/people/person.ts';
import type { Programme } from '../../../shared/domain/workshop.ts';
import { countriesByName } from '../../../shared/text/choice-lists.ts';
import { editPerson } from '../../commands/people.ts';
import { useFeedback } from '../../context/feedback.ts';
import { usePreferences, useText } from '../../context/preferences.tsx';
import { Choice, ChoiceInput, TextByLanguage, TextInput } from '../../forms/form-fields.tsx';
import { type RecordForm, useRecordForm } from '../../forms/use-record-form.ts';
import { Checkbox } from '../../ui/fields/field.tsx';
import { MultiSelect, Select } from '../../ui/fields/select.tsx';
import formStyles from '../../ui/form.module.css';
import fieldStyles from '../../ui/fields/field.module.css';
import { chosenLanguages, fixedChoices, OptionalSelect } from './choices.tsx';
import { InstitutionField, type PersonPlace } from './institution-field.tsx';
import styles from './person.module.css';

const emptyName: Name = { family: '', given: '', patronymic: '' };
const typedPart = z.string().trim();

/** A name of three fields; null where all of them are empty. */
const typedNameSchema = z.codec(
  z.object({ family: typedPart, given: typedPart, patronymic: typedPart }),
  nameSchema.nullable(),
  {
    decode: (name) => (Object.values(name).every((part) => part === '') ? null : name),
    encode: (name) => name ?? emptyName,
  },
);

const { id: _id, ...shape } = personSchema.shape;
const fields = { ...shape, latinName: typedNameSchema, cyrillicName: typedNameSchema };
const checks = personSchema.def.checks ?? [];

/** The fields of a person: those that the panel edits in place, and those of a successor. */
export const personFieldsSchema = z.object(fields).check(...(checks as z.core.$ZodCheck<object>[]));

export type PersonFields = z.output<typeof personFieldsSchema>;

type ProtectedFieldProps<Value> = { readonly form: RecordForm<Value> };

/** Whether a person stands on lists by code alone. */
export function ProtectedField<Value extends Pick<PersonFields, 'protected'>>(
  props: ProtectedFieldProps<Value>,
): ReactNode {
  const { t } = usePreferences();
  return (
    <Choice form={props.form} name="protected" label={t('screens.people.field.protected')}>
      {({ value, onChange }) => (
        <Checkbox
          label={t('screens.people.field.protected')}
          hint={t('screens.people.field.protectedHint')}
          value={value}
          onChange={onChange}
        />
      )}
    </Choice>
  );
}

type PersonFieldsProps = {
  readonly snapshot: PersonPlace & { readonly programme: Pick<Programme, 'countries'> };
  readonly person: Person;
  /** Whether name, e-mail and telephone may be on the screen. */
  readonly nameShown: boolean;
};

/** Fields of the person, the same in all workshops. */
export function PersonFieldset({ snapshot, person, nameShown }: PersonFieldsProps): ReactNode {
  const { t, language } = usePreferences();
  const { run } = useFeedback();
  const choices = fixedChoices(t);
  const edit = async (patch: Partial<Person>): Promise<unknown> => run(editPerson(person, patch));
  const form = useRecordForm<PersonFields>({
    schema: personFieldsSchema,
    stored: person,
    record: person.id,
    onSave: edit,
  });
  return (
    <fieldset className={styles['person-fields']} aria-label={t('screens.people.person')}>
      <div className={styles['group-title']} aria-hidden="true">
        {t('screens.people.person')}
      </div>
      {nameShown ? <NameFields form={form} /> : null}
      <div className={clsx(formStyles['pair'], styles['pair'])}>
        <Select
          label={t('screens.people.field.sex')}
          choices={choices.sexes}
          value={person.sex}
          onChange={(sex) => void edit({ sex })}
        />
        <OptionalSelect
          label={t('screens.people.field.ageBand')}
          choices={choices.ageBands}
          value={person.ageBand}
          onChange={(ageBand) => void edit({ ageBand })}
        />
      </div>
      <InstitutionField form={form} name="institutionId" snapshot={snapshot} country={person.country} person={person} />
      <TextByLanguage
        form={form}
        name="position"
        label={t('screens.people.field.position')}
        languages={snapshot.workshop.languages}
      />
      <ChoiceInput
        form={form}
        name="country"
        label={t('screens.people.field.country')}
        choices={countriesByName(language, snapshot.programme.countries)}
      />
      <MultiSelect
        label={t('screens.people.field.languages')}
        choices={choices.languages}
        values={person.languages}
        onChange={(values) => void edit({ languages: chosenLanguages(values) })}
        none={t('screens.people.notKnown')}
        empty={t('screens.people.noChoice')}
      />
      {nameShown ? <ContactFields form={form} /> : null}
      <Checkbox
        label={t('screens.people.field.protected')}
        hint={t('screens.people.field.protectedHint')}
        value={person.protected}
        onChange={(isProtected) => void edit({ protected: isProtected })}
      />
    </fieldset>
  );
}

type NamedFieldsProps = { readonly form: RecordForm<PersonFields> };

function ContactFields({ form }: NamedFieldsProps): ReactNode {
  const t = useText();
  return (
    <>
      <TextInput form={form} name="email" type="email" label={t('screens.people.field.email')} />
      <TextInput form={form} name="phone" type="tel" label={t('screens.people.field.phone')} />
    </>
  );
}

const parts = ['family', 'given', 'patronymic'] as const satisfies readonly (keyof Name)[];
const scripts = ['latinName', 'cyrillicName'] as const;

/** The name in both scripts, side by side, part by part. */
function NameFields({ form }: NamedFieldsProps): ReactNode {
  const t = useText();
  return (
    <div className={styles['name-table']}>
      <span />
      <span className={fieldStyles['label']} data-part="label">
        {t('screens.people.field.latin')}
      </span>
      <span className={fieldStyles['label']} data-part="label">
        {t('screens.people.field.cyrillic')}
      </span>
      {parts.map((part) => (
        <div key={part} className={styles['name-row']}>
          <span className={fieldStyles['label']} data-part="label">
            {t(`screens.people.field.${part}`)}
          </span>
          {scripts.map((script) => (
            <TextInput
              key={script}
              form={form}
              name={`${script}.${part}`}
              label={`${t(`screens.people.field.${script}`)}: ${t(`screens.people.field.${part}`)}`}
              labelHidden
            />
          ))}
        </div>
      ))}
    </div>
  );
}

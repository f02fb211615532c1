import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { plainPerson } from '../../../shared/domain/people/person.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { countriesByName } from '../../../shared/text/choice-lists.ts';
import { usePreferences } from '../../context/preferences.tsx';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { Choice, ChoiceInput, TextInput } from '../../forms/form-fields.tsx';
import { type RecordForm, useRecordForm } from '../../forms/use-record-form.ts';
import formStyles from '../../ui/form.module.css';
import { Select } from '../../ui/fields/select.tsx';
import { fixedChoices, OptionalSelect } from '../../components/person/choices.tsx';
import { type PersonFields, personFieldsSchema, ProtectedField } from '../../components/person/person-fields.tsx';
import { InstitutionField } from '../../components/person/institution-field.tsx';

const emptyPerson: PersonFields = { ...plainPerson, latinName: null, cyrillicName: null };

type PersonDialogProps = {
  readonly snapshot: WorkshopSnapshot;
  readonly title: string;
  readonly note: string;
  readonly save: string;
  readonly initial: Partial<PersonFields>;
  /** What else is asked, at the end. */
  readonly more?: ReactNode;
  readonly onSave: (wish: PersonFields) => Promise<void>;
  readonly onClose: () => void;
};

/** Asks for the person who comes in somebody's stead. */
export function PersonDialog(props: PersonDialogProps): ReactNode {
  const { snapshot, title, note, save, initial, more, onSave, onClose } = props;
  const { t } = usePreferences();
  const form = useRecordForm({
    schema: personFieldsSchema,
    stored: { ...emptyPerson, ...initial },
    onSubmit: onSave,
  });
  return (
    <FormDialog
      form={form}
      title={title}
      note={<p className={formStyles['note']}>{note}</p>}
      save={save}
      onClose={onClose}
      wide
    >
      <NameFields form={form} script="latinName" autoFocus />
      <NameFields form={form} script="cyrillicName" />
      <StatisticsFields form={form} snapshot={snapshot} />
      <WorkFields form={form} snapshot={snapshot} />
      <div className={formStyles['pair']}>
        <TextInput form={form} name="email" type="email" label={t('screens.people.field.email')} />
        <TextInput form={form} name="phone" type="tel" label={t('screens.people.field.phone')} />
      </div>
      {more}
      <ProtectedField form={form} />
    </FormDialog>
  );
}

type PartProps = { readonly form: RecordForm<PersonFields>; readonly snapshot: WorkshopSnapshot };

type NameFieldsProps = Pick<PartProps, 'form'> & {
  readonly script: 'latinName' | 'cyrillicName';
  readonly autoFocus?: boolean;
};

function NameFields({ form, script, autoFocus = false }: NameFieldsProps): ReactNode {
  const { t } = usePreferences();
  return (
    <fieldset>
      <legend>{t(`screens.people.field.${script}`)}</legend>
      <div className={formStyles['triple']}>
        <TextInput
          form={form}
          name={`${script}.family`}
          label={t('screens.people.field.family')}
          autoFocus={autoFocus}
        />
        <TextInput form={form} name={`${script}.given`} label={t('screens.people.field.given')} />
        <TextInput form={form} name={`${script}.patronymic`} label={t('screens.people.field.patronymic')} />
      </div>
    </fieldset>
  );
}

function StatisticsFields({ form, snapshot }: PartProps): ReactNode {
  const { t, language } = usePreferences();
  const choices = fixedChoices(t);
  const [sex, ageBand] = [t('screens.people.field.sex'), t('screens.people.field.ageBand')];
  return (
    <div className={formStyles['triple']}>
      <Choice form={form} name="sex" label={sex}>
        {(field) => <Select label={sex} choices={choices.sexes} value={field.value} onChange={field.onChange} />}
      </Choice>
      <Choice form={form} name="ageBand" label={ageBand}>
        {(field) => (
          <OptionalSelect label={ageBand} choices={choices.ageBands} value={field.value} onChange={field.onChange} />
        )}
      </Choice>
      <ChoiceInput
        form={form}
        name="country"
        label={t('screens.people.field.country')}
        choices={countriesByName(language, snapshot.programme.countries)}
      />
    </div>
  );
}

function WorkFields({ form, snapshot }: PartProps): ReactNode {
  const { t } = usePreferences();
  return (
    <>
      <InstitutionField
        form={form}
        name="institutionId"
        snapshot={snapshot}
        country={useWatch({ control: form.control, name: 'country' }) as string | null}
      />
      <div className={formStyles['pair']}>
        {snapshot.workshop.languages.map((each) => (
          <TextInput
            key={each}
            form={form}
            name={`position.${each}`}
            label={`${t('screens.people.field.position')} · ${t(`vocabulary.language.${each}`)}`}
          />
        ))}
      </div>
    </>
  );
}

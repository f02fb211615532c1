import { type ReactNode, useMemo } from 'react';
import { useWatch } from 'react-hook-form';
import { delegationName } from '../../../shared/text/collation.ts';
import type { Person } from '../../../shared/domain/people/person.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { addInstitution } from '../../commands/people.ts';
import { useFeedback } from '../../context/feedback.ts';
import { usePreferences } from '../../context/preferences.tsx';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { Choice, ChoiceInput, TextInput } from '../../forms/form-fields.tsx';
import { type RecordForm, useFormRecord, useRecordForm } from '../../forms/use-record-form.ts';
import { KnownPeopleOffer } from '../../matching/known-people-offer.tsx';
import { Checkbox } from '../../ui/fields/field.tsx';
import formStyles from '../../ui/form.module.css';
import { Select } from '../../ui/fields/select.tsx';
import { countryChoices, fixedChoices, OptionalSelect } from './choices.tsx';
import { InstitutionField } from './institution-field.tsx';
import { emptyPerson, newPersonSchema, type NewPersonWish } from './person-form.ts';

type PersonDialogProps = {
  readonly snapshot: WorkshopSnapshot;
  readonly title: string;
  readonly note: string;
  readonly save: string;
  readonly initial: Partial<NewPersonWish>;
  /** Whether role and delegation are fixed, as for a replacement. */
  readonly seatFixed?: boolean;
  /** What else is asked, at the end. */
  readonly more?: ReactNode;
  /** Somebody whom another workshop knows is taken instead of a new person; missing where nobody is offered. */
  readonly onKnown?: (person: Person, seat: Pick<NewPersonWish, 'role' | 'delegationId'>) => Promise<void>;
  readonly onSave: (wish: NewPersonWish) => Promise<void>;
  readonly onClose: () => void;
};

/** Asks for a new person. */
export function PersonDialog(props: PersonDialogProps): ReactNode {
  const { snapshot, title, note, save, initial, seatFixed = false, more, onKnown, onSave, onClose } = props;
  const { t } = usePreferences();
  const form = useRecordForm({
    schema: newPersonSchema,
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
      {onKnown === undefined ? null : <KnownPeople form={form} snapshot={snapshot} onKnown={onKnown} />}
      <StatisticsFields form={form} snapshot={snapshot} />
      <WorkFields form={form} snapshot={snapshot} />
      <div className={formStyles['pair']}>
        <TextInput form={form} name="email" type="email" label={t('screens.people.field.email')} />
        <TextInput form={form} name="phone" type="tel" label={t('screens.people.field.phone')} />
      </div>
      {seatFixed ? null : <SeatFields form={form} snapshot={snapshot} />}
      {more}
      <Choice form={form} name="protected" label={t('screens.people.field.protected')}>
        {({ value, onChange }) => (
          <Checkbox
            label={t('screens.people.field.protected')}
            hint={t('screens.people.field.protectedHint')}
            value={value}
            onChange={onChange}
          />
        )}
      </Choice>
    </FormDialog>
  );
}

type PartProps = { readonly form: RecordForm<NewPersonWish>; readonly snapshot: WorkshopSnapshot };

type KnownPeopleProps = PartProps & { readonly onKnown: NonNullable<PersonDialogProps['onKnown']> };

function KnownPeople({ form, snapshot, onKnown }: KnownPeopleProps): ReactNode {
  const wish = useFormRecord(form);
  const typed = useMemo(
    () =>
      wish === null
        ? null
        : {
            names: [wish.latinName, wish.cyrillicName],
            email: wish.email,
            phone: wish.phone,
            institutionId: wish.institutionId,
          },
    [wish],
  );
  if (wish === null || typed === null) return null;
  return <KnownPeopleOffer typed={typed} snapshot={snapshot} onTake={(person) => void onKnown(person, wish)} />;
}

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
        choices={countryChoices(snapshot.programme.countries, language)}
      />
    </div>
  );
}

function WorkFields({ form, snapshot }: PartProps): ReactNode {
  const { t } = usePreferences();
  const { run } = useFeedback();
  return (
    <>
      <InstitutionField
        form={form}
        name="institutionId"
        snapshot={snapshot}
        country={useWatch({ control: form.control, name: 'country' }) as string | null}
        onCreate={async (institution) => {
          const id = await run(addInstitution(institution, null));
          if (id !== undefined) form.setValue('institutionId', id);
        }}
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

function SeatFields({ form, snapshot }: PartProps): ReactNode {
  const { t, language } = usePreferences();
  const [delegation, role] = [t('screens.people.field.delegation'), t('screens.people.field.role')];
  return (
    <div className={formStyles['pair']}>
      <Choice form={form} name="delegationId" label={delegation}>
        {(field) => (
          <OptionalSelect
            label={delegation}
            choices={snapshot.delegations.map((each) => ({ value: each.id, name: delegationName(each, language) }))}
            value={field.value}
            onChange={field.onChange}
          />
        )}
      </Choice>
      <Choice form={form} name="role" label={role}>
        {(field) => (
          <Select label={role} choices={fixedChoices(t).roles} value={field.value} onChange={field.onChange} />
        )}
      </Choice>
    </div>
  );
}

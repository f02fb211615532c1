import { zodResolver } from '@hookform/resolvers/zod';
import { clsx } from 'clsx';
import { type ReactNode, useRef } from 'react';
import { Controller, FormProvider, useController, useForm, useFormContext, useFormState } from 'react-hook-form';
import type { Language } from '../../../shared/domain/language.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import type { TextKey } from '../../../shared/text/text.ts';
import { addInstitution } from '../../commands/people.ts';
import { useFeedback } from '../../context/feedback.ts';
import { usePreferences, useText } from '../../context/preferences.tsx';
import { Button } from '../../ui/button.tsx';
import { ComboBox } from '../../ui/combo-box.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Checkbox, TextField } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { countryChoices, fixedChoices, OptionalSelect } from './choices.tsx';
import { useFocusOnWrong } from './focus.ts';
import { InstitutionField } from './institution-field.tsx';
import { delegationName } from './people-groups.ts';
import { emptyPerson, personFormSchema, type ReadPerson, type TypedPerson } from './person-form.ts';
import formStyles from '../../ui/form.module.css';
import styles from './people.module.css';

type PersonDialogProps = {
  readonly snapshot: WorkshopSnapshot;
  readonly title: string;
  readonly note: string;
  readonly save: string;
  readonly initial: Partial<TypedPerson>;
  /** Whether role and delegation are given by the seat. */
  readonly seatFixed?: boolean;
  readonly onSave: (read: ReadPerson) => Promise<void>;
  readonly onClose: () => void;
};

/** Asks for a new person. What is wrong stays as typed, with a sentence beside it; the first wrong field gets the focus. */
export function PersonDialog(props: PersonDialogProps): ReactNode {
  const { snapshot, title, note, save, initial, seatFixed = false, onSave, onClose } = props;
  const t = useText();
  const form = useForm<TypedPerson, unknown, ReadPerson>({
    defaultValues: { ...emptyPerson, ...initial },
    resolver: zodResolver(personFormSchema),
    shouldFocusError: false,
  });
  const element = useRef<HTMLFormElement>(null);
  const { submitCount, isSubmitting } = useFormState({ control: form.control });
  useFocusOnWrong(submitCount, element);
  return (
    <Dialog title={title} onClose={onClose} wide>
      <p className={formStyles['note']}>{note}</p>
      <FormProvider {...form}>
        <form
          ref={element}
          className={formStyles['form']}
          noValidate
          onSubmit={(event) => {
            void form.handleSubmit(onSave)(event);
          }}
        >
          <PersonFormFields snapshot={snapshot} seatFixed={seatFixed} />
          <div className={formStyles['actions']}>
            <Button onPress={onClose}>{t('screens.cancel')}</Button>
            <Button type="submit" look="primary" isDisabled={isSubmitting}>
              {save}
            </Button>
          </div>
        </form>
      </FormProvider>
    </Dialog>
  );
}

type PersonFormFieldsProps = { readonly snapshot: WorkshopSnapshot; readonly seatFixed: boolean };

function PersonFormFields({ snapshot, seatFixed }: PersonFormFieldsProps): ReactNode {
  const { t } = usePreferences();
  const { control } = useFormContext<TypedPerson>();
  return (
    <>
      <NameFields script="latinName" autoFocus />
      <NameFields script="cyrillicName" />
      <StatisticsFields snapshot={snapshot} />
      <WorkFields snapshot={snapshot} />
      <div className={clsx(formStyles['pair'], styles['pair'])}>
        <TypedField name="email" type="email" label={t('screens.people.field.email')} />
        <TypedField name="phone" type="tel" label={t('screens.people.field.phone')} />
      </div>
      {seatFixed ? null : <SeatFields snapshot={snapshot} />}
      <Controller
        control={control}
        name="protected"
        render={({ field }) => (
          <Checkbox
            label={t('screens.people.field.protected')}
            hint={t('screens.people.field.protectedHint')}
            value={field.value}
            onChange={field.onChange}
          />
        )}
      />
    </>
  );
}

type NameFieldsProps = { readonly script: 'latinName' | 'cyrillicName'; readonly autoFocus?: boolean };

function NameFields({ script, autoFocus = false }: NameFieldsProps): ReactNode {
  const { t } = usePreferences();
  return (
    <fieldset>
      <legend>{t(`screens.people.field.${script}`)}</legend>
      <div className={formStyles['triple']}>
        <TypedField name={`${script}.family`} label={t('screens.people.field.family')} autoFocus={autoFocus} />
        <TypedField name={`${script}.given`} label={t('screens.people.field.given')} />
        <TypedField name={`${script}.patronymic`} label={t('screens.people.field.patronymic')} />
      </div>
    </fieldset>
  );
}

function StatisticsFields({ snapshot }: { readonly snapshot: WorkshopSnapshot }): ReactNode {
  const { t, language } = usePreferences();
  const { control } = useFormContext<TypedPerson>();
  const choices = fixedChoices(t);
  return (
    <div className={formStyles['triple']}>
      <Controller
        control={control}
        name="sex"
        render={({ field }) => (
          <Select
            label={t('screens.people.field.sex')}
            choices={choices.sexes}
            value={field.value}
            onChange={field.onChange}
          />
        )}
      />
      <Controller
        control={control}
        name="ageBand"
        render={({ field }) => (
          <OptionalSelect
            label={t('screens.people.field.ageBand')}
            choices={choices.ageBands}
            value={field.value}
            onChange={field.onChange}
          />
        )}
      />
      <Controller
        control={control}
        name="country"
        render={({ field }) => (
          <ComboBox
            label={t('screens.people.field.country')}
            choices={countryChoices(snapshot.programme.countries, language)}
            value={field.value}
            onChange={field.onChange}
            nothing={t('screens.people.noChoice')}
          />
        )}
      />
    </div>
  );
}

function WorkFields({ snapshot }: { readonly snapshot: WorkshopSnapshot }): ReactNode {
  const { t } = usePreferences();
  const { control, watch, setValue } = useFormContext<TypedPerson>();
  const { run } = useFeedback();
  return (
    <>
      <Controller
        control={control}
        name="institutionId"
        render={({ field }) => (
          <InstitutionField
            snapshot={snapshot}
            value={field.value}
            country={watch('country')}
            onChange={field.onChange}
            onCreate={(institution) => {
              void run(addInstitution(institution, null)).then(
                (id) => id !== undefined && setValue('institutionId', id),
              );
            }}
          />
        )}
      />
      <div className={clsx(formStyles['pair'], styles['pair'])}>
        {snapshot.workshop.languages.map((each) => (
          <TypedField
            key={each}
            name={`position.${each}`}
            label={`${t('screens.people.field.position')} · ${t(`vocabulary.language.${each}`)}`}
          />
        ))}
      </div>
    </>
  );
}

function SeatFields({ snapshot }: { readonly snapshot: WorkshopSnapshot }): ReactNode {
  const { t, language } = usePreferences();
  const { control } = useFormContext<TypedPerson>();
  return (
    <div className={clsx(formStyles['pair'], styles['pair'])}>
      <Controller
        control={control}
        name="delegationId"
        render={({ field }) => (
          <OptionalSelect
            label={t('screens.people.field.delegation')}
            choices={snapshot.delegations.map((each) => ({ value: each.id, name: delegationName(each, language) }))}
            value={field.value}
            onChange={field.onChange}
          />
        )}
      />
      <Controller
        control={control}
        name="role"
        render={({ field }) => (
          <Select
            label={t('screens.people.field.role')}
            choices={fixedChoices(t).roles}
            value={field.value}
            onChange={field.onChange}
          />
        )}
      />
    </div>
  );
}

type TypedFieldName =
  `${'latinName' | 'cyrillicName'}.${'family' | 'given' | 'patronymic'}` | `position.${Language}` | 'email' | 'phone';

type TypedFieldProps = {
  readonly name: TypedFieldName;
  readonly label: string;
  readonly type?: 'text' | 'email' | 'tel';
  readonly autoFocus?: boolean;
};

const problems: Readonly<Record<string, TextKey>> = {
  'name-missing': 'screens.people.problem.nameMissing',
  'family-missing': 'screens.people.problem.familyMissing',
};

/** A field of the person form in which one types. */
function TypedField({ name, label, type = 'text', autoFocus = false }: TypedFieldProps): ReactNode {
  const t = useText();
  const { control } = useFormContext<TypedPerson>();
  const { field, fieldState } = useController({ control, name });
  const sentence = problems[fieldState.error?.message ?? ''] ?? fallback(name);
  return (
    <TextField
      label={label}
      type={type}
      autoFocus={autoFocus}
      value={field.value ?? ''}
      onChange={field.onChange}
      onBlur={field.onBlur}
      problem={fieldState.error === undefined ? undefined : t(sentence)}
    />
  );
}

function fallback(name: TypedFieldName): TextKey {
  return name === 'email' ? 'screens.people.problem.email' : 'screens.people.problem.tooLong';
}

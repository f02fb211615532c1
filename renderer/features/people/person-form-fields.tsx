import type { ReactNode } from 'react';
import { Controller, useFormContext } from 'react-hook-form';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { addInstitution } from '../../commands/people.ts';
import { useFeedback } from '../../app/feedback.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { ComboBox } from '../../ui/combo-box.tsx';
import { Select } from '../../ui/select.tsx';
import { countryChoices, fixedChoices } from './choices.ts';
import { InstitutionField } from './institution-field.tsx';
import { OptionalSelect } from './optional-select.tsx';
import { delegationName } from './people-groups.ts';
import type { TypedPerson } from './person-form.ts';
import { TypedField } from './typed-field.tsx';

type PersonFormFieldsProps = { readonly snapshot: WorkshopSnapshot; readonly seatFixed: boolean };

export function PersonFormFields({ snapshot, seatFixed }: PersonFormFieldsProps): ReactNode {
  const { t } = usePreferences();
  const { control } = useFormContext<TypedPerson>();
  return (
    <>
      <NameFields script="latinName" autoFocus />
      <NameFields script="cyrillicName" />
      <StatisticsFields snapshot={snapshot} />
      <WorkFields snapshot={snapshot} />
      <div className="pair">
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
      <div className="triple">
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
    <div className="triple">
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
      <div className="pair">
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
    <div className="pair">
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

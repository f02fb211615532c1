import { type ReactNode, useMemo, useRef, useState } from 'react';
import { useWatch } from 'react-hook-form';
import * as z from 'zod';
import { idSchema, lineSchema } from '../../../shared/domain/entity.ts';
import { typedLanguage } from '../../../shared/domain/language.ts';
import { participationSchema } from '../../../shared/domain/people/participation.ts';
import { type Person, personSchema, plainPerson } from '../../../shared/domain/people/person.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { nameOfText, type TypedName } from '../../../shared/exchange/people/name-parts.ts';
import { importedText } from '../../../shared/exchange/plain-text.ts';
import { countriesByName } from '../../../shared/text/choice-lists.ts';
import { delegationName } from '../../../shared/text/collation.ts';
import { usePreferences } from '../../context/preferences.tsx';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { Choice, ChoiceInput, TextInput } from '../../forms/form-fields.tsx';
import { type RecordForm, useRecordForm } from '../../forms/use-record-form.ts';
import { KnownPeopleOffer } from '../../matching/known-people-offer.tsx';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/fields/select.tsx';
import formStyles from '../../ui/form.module.css';
import { fixedChoices, OptionalSelect } from '../../components/person/choices.tsx';
import { InstitutionField } from '../../components/person/institution-field.tsx';
import { ProtectedField } from '../../components/person/person-fields.tsx';

const person = personSchema.shape;
const participation = participationSchema.shape;

/** What is asked of somebody who is added: the name as one writes it, and what can follow it. */
const addPersonSchema = z.object({
  name: lineSchema.min(1, 'name-missing').refine((text) => nameOfText(text)?.rest === '', 'name-unclear'),
  /** Null while the name says it. */
  sex: person.sex.nullable(),
  institutionId: idSchema.nullable(),
  position: lineSchema,
  delegationId: participation.delegationId,
  role: participation.role,
  country: person.country,
  ageBand: person.ageBand,
  email: person.email,
  phone: person.phone,
  protected: person.protected,
});
type AddPersonWish = z.output<typeof addPersonSchema>;

const emptyWish: AddPersonWish = {
  name: '',
  sex: null,
  institutionId: null,
  position: '',
  delegationId: null,
  role: 'participant',
  country: null,
  ageBand: null,
  email: '',
  phone: '',
  protected: false,
};

/** The person of a wish: the name taken apart, and the sex that it says unless another was chosen. */
export type AddedByDialog = Pick<AddPersonWish, 'role' | 'delegationId'> & { readonly person: Omit<Person, 'id'> };

type AddPersonDialogProps = {
  readonly snapshot: WorkshopSnapshot;
  readonly delegationId: string | null;
  /** Adds the person; gives whether that was done. The dialog stays open for another one, or is to be closed. */
  readonly onAdd: (added: AddedByDialog, isLast: boolean) => Promise<boolean>;
  /** Somebody whom another workshop knows is taken instead of a new person. */
  readonly onKnown: (person: Person, seat: Pick<AddPersonWish, 'role' | 'delegationId'>) => Promise<void>;
  readonly onClose: () => void;
};

/** Asks five things of a new person, and the rest on wish. "Add another" keeps delegation and institution. */
export function AddPersonDialog({ snapshot, delegationId, onAdd, onKnown, onClose }: AddPersonDialogProps): ReactNode {
  const { t, language } = usePreferences();
  const isLast = useRef(true);
  const place = useRef<HTMLDivElement>(null);
  const [hasMore, setMore] = useState(false);
  const [first] = useState({ ...emptyWish, delegationId, country: countryOf(snapshot, delegationId) });
  const form: RecordForm<AddPersonWish> = useRecordForm({
    schema: addPersonSchema,
    stored: first,
    onSubmit: async (wish) => {
      const written = typedLanguage(snapshot.workshop.languages, language);
      const added = { role: wish.role, delegationId: wish.delegationId, person: personOf(wish, written) };
      const closes = isLast.current;
      isLast.current = true;
      if (!(await onAdd(added, closes)) || closes) return;
      const { delegationId: seat, institutionId, country, role } = wish;
      form.reset({ ...emptyWish, delegationId: seat, institutionId, country, role });
      place.current?.querySelector('input')?.focus();
    },
  });
  return (
    <FormDialog
      form={form}
      title={t('screens.people.add.title')}
      save={t('screens.people.add.save')}
      onClose={onClose}
      another={
        <Button
          onPress={({ target }) => {
            isLast.current = false;
            target.closest('form')?.requestSubmit();
          }}
        >
          {t('screens.people.addAnother')}
        </Button>
      }
      wide
    >
      <div ref={place}>
        <NameLine form={form} />
        <KnownPeople form={form} snapshot={snapshot} onKnown={onKnown} />
      </div>
      <FirstFields form={form} snapshot={snapshot} />
      {hasMore ? (
        <MoreFields form={form} snapshot={snapshot} />
      ) : (
        <div>
          <Button look="quiet" small icon="down" onPress={() => setMore(true)}>
            {t('screens.people.moreFields')}
          </Button>
        </div>
      )}
    </FormDialog>
  );
}

function countryOf({ delegations }: WorkshopSnapshot, delegationId: string | null): Person['country'] {
  return delegations.find(({ id }) => id === delegationId)?.country ?? null;
}

function personOf(wish: AddPersonWish, language: Parameters<typeof importedText>[1]): AddedByDialog['person'] {
  const { name, sex, position, role: _role, delegationId: _delegationId, ...rest } = wish;
  const typed = nameOfText(name);
  return {
    ...plainPerson,
    ...rest,
    latinName: typed?.latinName ?? null,
    cyrillicName: typed?.cyrillicName ?? null,
    sex: sex ?? typed?.sex ?? 'unspecified',
    position: importedText(position, language),
  };
}

type PartProps = { readonly form: RecordForm<AddPersonWish>; readonly snapshot: WorkshopSnapshot };

function useTypedName({ control }: RecordForm<AddPersonWish>): TypedName | null {
  const text = useWatch({ control, name: 'name' }) as string;
  return useMemo(() => (text.trim() === '' ? null : nameOfText(text)), [text]);
}

/** The name in one line, and below it how it is taken apart. */
function NameLine({ form }: Pick<PartProps, 'form'>): ReactNode {
  const { t } = usePreferences();
  const name = useTypedName(form);
  const parts = [name?.cyrillicName, name?.latinName].flatMap((each) =>
    each == null
      ? []
      : (['family', 'given', 'patronymic'] as const).flatMap((part) =>
          each[part] === '' ? [] : [`${t(`screens.people.field.${part}`)}: ${each[part]}`],
        ),
  );
  return (
    <TextInput
      form={form}
      name="name"
      label={t('screens.people.fullName')}
      hint={parts.length === 0 ? t('screens.people.fullNameHint') : parts.join(' · ')}
      autoFocus
    />
  );
}

type KnownPeopleProps = PartProps & Pick<AddPersonDialogProps, 'onKnown'>;

/** Who of the people of all workshops may be meant by the name. */
function KnownPeople({ form, snapshot, onKnown }: KnownPeopleProps): ReactNode {
  const name = useTypedName(form);
  const { email, phone, institutionId, role, delegationId } = useWatch({ control: form.control }) as AddPersonWish;
  if (name === null) return null;
  const take = (person: Person): void => {
    void onKnown(person, { role, delegationId });
  };
  return <KnownPeopleOffer typed={{ ...name, email, phone, institutionId }} snapshot={snapshot} onTake={take} />;
}

function FirstFields({ form, snapshot }: PartProps): ReactNode {
  const { t, language } = usePreferences();
  const proposed = useTypedName(form)?.sex ?? 'unspecified';
  const [sex, delegation] = [t('screens.people.field.sex'), t('screens.people.field.delegation')];
  return (
    <>
      <div className={formStyles['pair']}>
        <Choice form={form} name="sex" label={sex}>
          {(field) => (
            <div>
              <Select
                label={sex}
                choices={fixedChoices(t).sexes}
                value={field.value ?? proposed}
                onChange={field.onChange}
              />
              {field.value === null && proposed !== 'unspecified' ? (
                <p className="faint small">{t('screens.people.sexFromName')}</p>
              ) : null}
            </div>
          )}
        </Choice>
        <Choice form={form} name="delegationId" label={delegation}>
          {(field) => (
            <OptionalSelect
              label={delegation}
              choices={snapshot.delegations.map((each) => ({ value: each.id, name: delegationName(each, language) }))}
              value={field.value}
              onChange={(chosen) => {
                field.onChange(chosen);
                form.setValue('country', countryOf(snapshot, chosen));
              }}
            />
          )}
        </Choice>
      </div>
      <div className={formStyles['pair']}>
        <InstitutionField
          form={form}
          name="institutionId"
          snapshot={snapshot}
          country={useWatch({ control: form.control, name: 'country' }) as string | null}
        />
        <TextInput form={form} name="position" label={t('screens.people.field.position')} />
      </div>
    </>
  );
}

function MoreFields({ form, snapshot }: PartProps): ReactNode {
  const { t, language } = usePreferences();
  const choices = fixedChoices(t);
  const [role, ageBand] = [t('screens.people.field.role'), t('screens.people.field.ageBand')];
  return (
    <>
      <div className={formStyles['triple']}>
        <Choice form={form} name="role" label={role}>
          {(field) => <Select label={role} choices={choices.roles} value={field.value} onChange={field.onChange} />}
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
      <div className={formStyles['pair']}>
        <TextInput form={form} name="email" type="email" label={t('screens.people.field.email')} />
        <TextInput form={form} name="phone" type="tel" label={t('screens.people.field.phone')} />
      </div>
      <ProtectedField form={form} />
    </>
  );
}

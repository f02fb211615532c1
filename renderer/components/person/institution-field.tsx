import { type ReactNode, useRef, useState } from 'react';
import { isBlank, type Language, textIn } from '../../../shared/domain/language.ts';
import { type Institution, institutionSchema, type Person } from '../../../shared/domain/people/person.ts';
import type { Workshop } from '../../../shared/domain/workshop.ts';
import { countriesByName } from '../../../shared/text/choice-lists.ts';
import { compareNames } from '../../../shared/text/collation.ts';
import { addInstitution } from '../../commands/people.ts';
import { useFeedback } from '../../context/feedback.ts';
import { usePreferences } from '../../context/preferences.tsx';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { Choice, ChoiceInput, TextInput } from '../../forms/form-fields.tsx';
import { type FieldPath, type RecordForm, useRecordForm } from '../../forms/use-record-form.ts';
import { readInstitutions } from '../../queries/snapshot.ts';
import { useStored } from '../../storage/working-store.ts';
import formStyles from '../../ui/form.module.css';
import { Select } from '../../ui/fields/select.tsx';
import { useReturnedFocus } from '../../ui/dialog.tsx';
import { fixedChoices } from './choices.tsx';

const newInstitutionSchema = institutionSchema
  .omit({ id: true })
  .refine(({ name }) => !isBlank(name), { path: ['name'], message: 'institution-missing' });

type NewInstitution = Omit<Institution, 'id'>;

/** What fields of a person take from where they stand: the languages in which texts are asked for, and the institutions known at first. */
export type PersonPlace = {
  readonly institutions: readonly Institution[];
  readonly workshop: Pick<Workshop, 'languages'>;
};

type InstitutionFieldProps<Value> = {
  readonly form: RecordForm<Value>;
  /** The field of the institution's id. */
  readonly name: FieldPath<Value>;
  readonly snapshot: PersonPlace;
  readonly country: string | null;
  /** Who gets a new institution as it is made; null in a form that is submitted, whose field gets it. */
  readonly person?: Person | null;
};

/** Chooses an institution from the register of all workshops, or makes one. */
export function InstitutionField<Value>(props: InstitutionFieldProps<Value>): ReactNode {
  const { form, name, snapshot, country, person = null } = props;
  const { t, language } = usePreferences();
  const { run } = useFeedback();
  const [newName, setNewName] = useState<string | null>(null);
  const field = useRef<HTMLDivElement>(null);
  useReturnedFocus(newName !== null, field);
  const institutions = useStored(readInstitutions, []) ?? snapshot.institutions;
  const compare = compareNames(language);
  const choices = institutions
    .map((each) => ({ value: each.id, name: textIn(each.name, language) }))
    .sort((one, other) => compare(one.name, other.name));
  return (
    <div ref={field}>
      <ChoiceInput
        form={form}
        name={name}
        label={t('screens.people.field.institution')}
        choices={choices}
        creation={{ name: (typed) => t('screens.people.createInstitution', { name: typed }), run: setNewName }}
      />
      {newName === null ? null : (
        <InstitutionDialog
          typed={newName}
          country={country}
          languages={snapshot.workshop.languages}
          onClose={() => setNewName(null)}
          onSave={async (institution) => {
            setNewName(null);
            const created = await run(addInstitution(institution, person));
            if (created === undefined) return;
            // The field drops the typed name, which was no choice, and shows what is stored.
            if (form.autosave === null) form.setValue(name, created);
            else form.autosave.revert(name);
          }}
        />
      )}
    </div>
  );
}

type InstitutionDialogProps = {
  readonly typed: string;
  readonly country: string | null;
  readonly languages: readonly Language[];
  readonly onClose: () => void;
  readonly onSave: (institution: NewInstitution) => Promise<void>;
};

/** Asks for a new institution: name, kind, sector and country, by which donors count. */
function InstitutionDialog({ typed, country, languages, onClose, onSave }: InstitutionDialogProps): ReactNode {
  const { t, language } = usePreferences();
  const form = useRecordForm({
    schema: newInstitutionSchema,
    stored: { name: { [languageOf(typed, languages)]: typed }, kind: 'other', sector: 'other', country },
    onSubmit: onSave,
  });
  const choices = fixedChoices(t);
  const [kind, sector] = [t('screens.people.field.kind'), t('screens.people.field.sector')];
  return (
    <FormDialog
      form={form}
      title={t('screens.people.institutionDialog.title')}
      note={<p className={formStyles['note']}>{t('screens.people.institutionDialog.note')}</p>}
      save={t('screens.people.institutionDialog.save')}
      onClose={onClose}
    >
      {languages.map((each, index) => (
        <TextInput
          key={each}
          form={form}
          name={`name.${each}`}
          autoFocus={index === 0}
          within={index === 0 ? 'name' : undefined}
          label={`${t('screens.people.field.name')} · ${t(`vocabulary.language.${each}`)}`}
        />
      ))}
      <div className={formStyles['pair']}>
        <Choice form={form} name="kind" label={kind}>
          {(field) => (
            <Select label={kind} choices={choices.institutionKinds} value={field.value} onChange={field.onChange} />
          )}
        </Choice>
        <Choice form={form} name="sector" label={sector}>
          {(field) => <Select label={sector} choices={choices.sectors} value={field.value} onChange={field.onChange} />}
        </Choice>
      </div>
      <ChoiceInput
        form={form}
        name="country"
        label={t('screens.people.field.country')}
        choices={countriesByName(language)}
      />
    </FormDialog>
  );
}

/** The workshop's language whose script the name is written in. */
function languageOf(typed: string, languages: readonly Language[]): Language {
  const cyrillic = /\p{Script=Cyrillic}/u.test(typed);
  const inScript = languages.find((each) => ['ru', 'kk', 'ky', 'tg'].includes(each) === cyrillic);
  return inScript ?? languages[0] ?? 'en';
}

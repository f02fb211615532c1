import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { useLocation } from 'wouter';
import type * as z from 'zod';
import { countryName } from '../../../shared/domain/country.ts';
import { isBlank, type Text, withText } from '../../../shared/domain/language.ts';
import { type Delegation, delegationSchema, plainDelegation } from '../../../shared/domain/people/groups.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { countriesByName } from '../../../shared/text/choice-lists.ts';
import { editDelegation } from '../../commands/people.ts';
import { useFeedback } from '../../context/feedback.ts';
import { usePreferences } from '../../context/preferences.tsx';
import { documentPath } from '../../context/routes.ts';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { Choice, ChoiceInput, TextByLanguage, TextInput } from '../../forms/form-fields.tsx';
import { type RecordForm, useRecordForm } from '../../forms/use-record-form.ts';
import { localTimeNow } from '../../../shared/time/instant.ts';
import { Checkbox } from '../../ui/fields/field.tsx';
import { OptionalSelect } from '../../components/person/choices.tsx';
import { LetterFiles } from './letter-files.tsx';
import type { PeopleGroup } from './people-groups.ts';
import { PeoplePanel } from './people-panel.tsx';
import { ActionButton, actionChoice, ActionIconButton, useActions } from '../../context/actions.tsx';
import formStyles from '../../ui/form.module.css';
import styles from './people.module.css';

type DelegationPanelProps = {
  readonly snapshot: WorkshopSnapshot;
  readonly group: PeopleGroup;
  readonly delegation: Delegation;
  readonly onAddPerson: () => void;
  /** Chooses everybody of the delegation in the list. */
  readonly onChooseAll: () => void;
  readonly onRemove: () => void;
  readonly onClose: () => void;
};

/** The selected delegation, editable in place. */
export function DelegationPanel(props: DelegationPanelProps): ReactNode {
  const { snapshot, group, delegation, onAddPerson, onChooseAll, onRemove, onClose } = props;
  const { t, language } = usePreferences();
  const { run } = useFeedback();
  const [, navigate] = useLocation();
  const makeForm = (): void => navigate(documentPath(snapshot.workshop.id, 'nomination-form', delegation.id));
  useActions({ 'people.remove-delegation': onRemove });
  const form = useRecordForm({
    schema: delegationSchema,
    stored: delegation,
    record: delegation.id,
    onSave: async (patch) => run(editDelegation(delegation, patch)),
  });
  const members = group.rows.map((row) => ({ value: row.participation.id, name: row.names[0] ?? '' }));
  return (
    <PeoplePanel
      name={group.title}
      title={group.title}
      choices={[actionChoice(t, 'people.remove-delegation', onRemove, { danger: true })]}
      onClose={onClose}
    >
      <ActionButton action="people.add" onPress={onAddPerson} />
      {members.length === 0 ? null : <ActionButton action="people.choose-delegation" plain onPress={onChooseAll} />}
      <ActionButton action="people.nomination-form" plain onPress={makeForm} />
      <TextByLanguage
        form={form}
        name="name"
        label={t('screens.people.field.name')}
        languages={snapshot.workshop.languages}
      />
      <ChoiceInput
        form={form}
        name="country"
        label={t('screens.people.field.country')}
        choices={countriesByName(language, snapshot.programme.countries)}
      />
      <Choice form={form} name="headParticipationId" label={t('screens.people.field.head')}>
        {({ value, onChange }) => (
          <OptionalSelect label={t('screens.people.field.head')} choices={members} value={value} onChange={onChange} />
        )}
      </Choice>
      <TextInput
        form={form}
        name="quota"
        label={t('screens.people.field.quota')}
        hint={t('screens.people.field.quotaHint')}
      />
      <div className={clsx(formStyles['pair'], styles['pair'])}>
        <TextInput form={form} name="womenWished" label={t('screens.people.field.womenWished')} />
        <TextInput form={form} name="professionsWished" label={t('screens.people.field.professionsWished')} />
      </div>
      <div className={clsx(formStyles['pair'], styles['pair'])}>
        <TextInput form={form} name="invitation.number" label={t('screens.people.field.invitationNumber')} />
        <TextInput form={form} name="invitation.date" label={t('screens.people.field.invitationDate')} />
      </div>
      <TextInput form={form} name="addressee" label={t('screens.people.invite.addressee')} />
      <ReminderFields form={form} delegation={delegation} timeZone={snapshot.workshop.timeZone} />
      <TextInput form={form} name="deadline" label={t('screens.people.field.deadline')} />
      <div className={clsx(formStyles['pair'], styles['pair'])}>
        <TextInput form={form} name="letter.number" label={t('screens.people.field.letterNumber')} />
        <TextInput form={form} name="letter.date" label={t('screens.people.field.letterDate')} />
      </div>
      <LetterFiles delegation={delegation} />
      <Checkbox
        label={t('screens.people.invite.declined')}
        value={delegation.declined}
        onChange={(declined) => void run(editDelegation(delegation, { declined }))}
      />
      <fieldset aria-label={t('screens.people.field.focalPoint')}>
        <legend>{t('screens.people.field.focalPoint')}</legend>
        <TextInput form={form} name="focalPoint.name" label={t('screens.people.field.focalName')} />
        <TextInput form={form} name="focalPoint.phone" label={t('screens.people.field.focalPhone')} type="tel" />
        <TextInput form={form} name="focalPoint.email" label={t('screens.people.field.focalEmail')} type="email" />
      </fieldset>
    </PeoplePanel>
  );
}

type ReminderFieldsProps = {
  readonly form: RecordForm<Delegation>;
  readonly delegation: Delegation;
  readonly timeZone: string;
};

/** The letters by which a delegation was asked again; a new one is of today, unless another day is typed. */
function ReminderFields({ form, delegation, timeZone }: ReminderFieldsProps): ReactNode {
  const { t } = usePreferences();
  const { run } = useFeedback();
  const { reminders } = delegation;
  const set = (changed: Delegation['reminders']): void => void run(editDelegation(delegation, { reminders: changed }));
  return (
    <>
      {[...reminders.keys()].map((index) => (
        // The position is the identity of a letter: it has no id.
        <div key={index} className={clsx(formStyles['pair'], styles['pair'], styles['reminder'])}>
          <TextInput form={form} name={`reminders.${index}.number`} label={t('screens.people.invite.again')} />
          <TextInput form={form} name={`reminders.${index}.date`} label={t('screens.people.invite.againDate')} />
          <ActionIconButton
            action="people.remove-request"
            row={{ id: String(index), name: '', label: t('screens.people.invite.remove', { number: index + 1 }) }}
            onPress={() => set(reminders.toSpliced(index, 1))}
          />
        </div>
      ))}
      <ActionButton
        action="people.asked-again"
        plain
        small
        onPress={() => set([...reminders, { number: '', date: localTimeNow(timeZone).day }])}
      />
    </>
  );
}

/** The fields of a new delegation: a country, or a name where no country sends it. */
const newDelegationSchema = delegationSchema
  .pick({ name: true, country: true, quota: true })
  .refine(({ name, country }) => country !== null || !isBlank(name), {
    path: ['country'],
    message: 'delegation-missing',
  });

type DelegationDialogProps = {
  readonly snapshot: WorkshopSnapshot;
  readonly onSave: (delegation: Omit<Delegation, 'id'>) => Promise<void>;
  readonly onClose: () => void;
};

/** Asks for a new delegation: where no name is typed in any language, it is that of the country. */
export function DelegationDialog({ snapshot, onSave, onClose }: DelegationDialogProps): ReactNode {
  const { t, language } = usePreferences();
  const { workshop, programme } = snapshot;
  const form = useRecordForm({
    schema: newDelegationSchema,
    stored: { name: {}, country: null, quota: null },
    onSubmit: async ({ name, country, quota }: z.output<typeof newDelegationSchema>) =>
      onSave({
        workshopId: workshop.id,
        name:
          country === null || !isBlank(name)
            ? name
            : workshop.languages.reduce<Text>((text, each) => withText(text, each, countryName(country, each)), {}),
        ...plainDelegation,
        country,
        quota,
      }),
  });
  const country = useWatch({ control: form.control, name: 'country' }) as string | null;
  const name = newDelegationSchema.shape.name.safeParse(useWatch({ control: form.control, name: 'name' })).data ?? {};
  const filler = isBlank(name) ? (newDelegationSchema.shape.country.safeParse(country).data ?? null) : null;
  return (
    <FormDialog
      form={form}
      title={t('screens.people.delegationDialog.title')}
      note={<p className={formStyles['note']}>{t('screens.people.delegationDialog.note')}</p>}
      save={t('screens.people.delegationDialog.save')}
      onClose={onClose}
    >
      <ChoiceInput
        form={form}
        name="country"
        label={t('screens.people.field.country')}
        choices={countriesByName(language, programme.countries)}
        autoFocus
      />
      {workshop.languages.map((each) => (
        <TextInput
          key={each}
          form={form}
          name={`name.${each}`}
          label={`${t('screens.people.field.name')} · ${t(`vocabulary.language.${each}`)}`}
          placeholder={filler === null ? '' : countryName(filler, each)}
        />
      ))}
      <TextInput
        form={form}
        name="quota"
        label={t('screens.people.field.quota')}
        hint={t('screens.people.field.quotaHint')}
      />
    </FormDialog>
  );
}

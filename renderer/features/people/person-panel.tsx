import { clsx } from 'clsx';
import { type ReactNode, useState } from 'react';
import { textIn } from '../../../shared/domain/language.ts';
import { isErased } from '../../../shared/domain/people/erasure.ts';
import { participationCode } from '../../../shared/domain/people/participation.ts';
import { listName, type Name, type Person } from '../../../shared/domain/people/person.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { countriesByName } from '../../../shared/text/choice-lists.ts';
import { editPerson } from '../../commands/people.ts';
import { ErasingDialogLater } from '../../erasing/erasing-later.tsx';
import { useFeedback } from '../../context/feedback.ts';
import { usePreferences, useText } from '../../context/preferences.tsx';
import { ChoiceInput, TextByLanguage, TextInput } from '../../forms/form-fields.tsx';
import { type RecordForm, useRecordForm } from '../../forms/use-record-form.ts';
import { Checkbox } from '../../ui/fields/field.tsx';
import { MultiSelect, Select } from '../../ui/fields/select.tsx';
import { chosenLanguages, fixedChoices, OptionalSelect } from './choices.tsx';
import { ConsentFields } from './consent-fields.tsx';
import { InstitutionField } from './institution-field.tsx';
import { DetailsFields } from './second-step.tsx';
import { ParticipationFields, TravelFields } from './participation-fields.tsx';
import { type PeopleRow, publicName } from './people-groups.ts';
import { StatusBadge } from './grid/people-line.tsx';
import { PeoplePanel } from './people-panel.tsx';
import { type PersonFields as PersonRecord, personFieldsSchema } from './person-dialog.tsx';
import { ActionButton, actionChoice, useActions } from '../../context/actions.tsx';
import formStyles from '../../ui/form.module.css';
import fieldStyles from '../../ui/fields/field.module.css';
import badgeStyles from '../../ui/badge.module.css';
import styles from './people.module.css';

type PersonPanelProps = {
  readonly snapshot: WorkshopSnapshot;
  readonly row: PeopleRow;
  readonly onReplace: () => void;
  readonly onRemove: () => void;
  readonly onClose: () => void;
};

/** The selected person, editable in place. A protected name is shown on demand only, and here only. */
export function PersonPanel({ snapshot, row, onReplace, onRemove, onClose }: PersonPanelProps): ReactNode {
  const { t, language } = usePreferences();
  const [revealed, setRevealed] = useState(false);
  const { person, participation } = row;
  const nameShown = revealed || !person.protected;
  const isReplaced = participation.status === 'replaced';
  const [isErasing, setErasing] = useState(false);
  const erase = isErased(person) ? null : () => setErasing(true);
  useActions({ 'people.replace': isReplaced ? null : onReplace, 'people.remove': onRemove, 'people.erase': erase });
  const called = publicName(person, participation, language);
  return (
    <PeoplePanel
      name={called}
      title={nameShown ? listName(person, language) : called}
      choices={[
        actionChoice(t, 'people.replace', onReplace, { disabled: isReplaced }),
        actionChoice(t, 'people.remove', onRemove, { danger: true, shortcut: 'Del' }),
        actionChoice(t, 'people.erase', () => erase?.(), { danger: true, disabled: erase === null }),
      ]}
      below={
        <>
          <p className="soft small">{textIn(row.institution?.name ?? {}, language)}</p>
          <p className={styles['badges']}>
            <StatusBadge status={participation.status} />
            {person.protected ? (
              <span className={clsx(badgeStyles['badge'], badgeStyles['violet'])}>{t('screens.people.protected')}</span>
            ) : null}
          </p>
          <ReplacedBy snapshot={snapshot} row={row} />
        </>
      }
      onClose={onClose}
    >
      {person.protected ? (
        <div className={styles['hidden-name']}>
          <p>{t('screens.people.nameHidden', { code: participationCode(participation) })}</p>
          <ActionButton action="people.show-name" plain small onPress={() => setRevealed(!revealed)}>
            {revealed ? t('screens.people.hideName') : t('screens.people.showName')}
          </ActionButton>
        </div>
      ) : null}
      <ParticipationFields snapshot={snapshot} participation={participation} />
      <TravelFields snapshot={snapshot} participation={participation} />
      <ConsentFields workshop={snapshot.workshop} participation={participation} />
      <DetailsFields workshop={snapshot.workshop} participation={participation} isShown={nameShown} />
      <PersonFields snapshot={snapshot} person={person} nameShown={nameShown} />
      {isErasing ? (
        <ErasingDialogLater
          wish={{ kind: 'person', personId: person.id }}
          workshop={snapshot.workshop}
          person={nameShown ? listName(person, language) : called}
          onClose={() => setErasing(false)}
        />
      ) : null}
    </PeoplePanel>
  );
}

function ReplacedBy({ snapshot, row }: Pick<PersonPanelProps, 'snapshot' | 'row'>): ReactNode {
  const { t, language } = usePreferences();
  const successor = snapshot.participations.find((each) => each.id === row.participation.replacedById);
  const person = snapshot.people.find((each) => each.id === successor?.personId);
  if (successor === undefined || person === undefined) return null;
  return <p className="small">{t('screens.people.replacedBy', { name: publicName(person, successor, language) })}</p>;
}

type PersonFieldsProps = {
  readonly snapshot: WorkshopSnapshot;
  readonly person: Person;
  /** Whether name, e-mail and telephone may be on the screen. */
  readonly nameShown: boolean;
};

/** Fields of the person, the same in all workshops. */
function PersonFields({ snapshot, person, nameShown }: PersonFieldsProps): ReactNode {
  const { t, language } = usePreferences();
  const { run } = useFeedback();
  const choices = fixedChoices(t);
  const edit = async (patch: Partial<Person>): Promise<unknown> => run(editPerson(person, patch));
  const form = useRecordForm<PersonRecord>({
    schema: personFieldsSchema,
    stored: person,
    record: person.id,
    onSave: edit,
  });
  return (
    <fieldset aria-label={t('screens.people.person')}>
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

type NamedFieldsProps = { readonly form: RecordForm<PersonRecord> };

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

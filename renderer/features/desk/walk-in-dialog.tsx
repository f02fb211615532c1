import { clsx } from 'clsx';
import { type ReactNode, useState } from 'react';
import { useWatch } from 'react-hook-form';
import * as z from 'zod';
import { likeness } from '../../../shared/desks/newcomers.ts';
import { idSchema, lineSchema } from '../../../shared/domain/entity.ts';
import { textIn } from '../../../shared/domain/language.ts';
import { shownName } from '../../../shared/domain/people/participation.ts';
import { sexes } from '../../../shared/domain/people/person.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { namesOf, type Visitor } from '../../../shared/operations/desk.ts';
import { compareNames, delegationName } from '../../../shared/text/collation.ts';
import { usePreferences } from '../../context/preferences.tsx';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { Choice, ChoiceInput, TextInput } from '../../forms/form-fields.tsx';
import { type RecordForm, useRecordForm } from '../../forms/use-record-form.ts';
import { readInstitutions } from '../../queries/snapshot.ts';
import { useStored } from '../../storage/working-store.ts';
import fieldStyles from '../../ui/fields/field.module.css';
import formStyles from '../../ui/form.module.css';
import pageStyles from '../../ui/page.module.css';
import { SegmentedControl, Select } from '../../ui/fields/select.tsx';
import styles from './desk.module.css';

type WalkInDialogProps = {
  readonly snapshot: WorkshopSnapshot;
  /** The query that found nobody: taken as the family name, followed by the given name. */
  readonly typed: string;
  readonly onSave: (visitor: Visitor) => Promise<void>;
  readonly onClose: () => void;
};

const newKey = 'new';

const visitorSchema = z.object({
  family: lineSchema.min(1, 'visitor-missing'),
  given: lineSchema,
  sex: z.enum(sexes),
  delegationId: idSchema.nullable(),
  /** One of the register, or a new one by the name that was typed; null for none. */
  institution: z.union([z.literal(newKey), idSchema]).nullable(),
});

/** Registers somebody who is on no list, in five fields. */
export function WalkInDialog({ snapshot, typed, onSave, onClose }: WalkInDialogProps): ReactNode {
  const { t } = usePreferences();
  const [family = '', ...given] = typed.split(/\s+/);
  const [newInstitution, setNewInstitution] = useState('');
  const form = useRecordForm({
    schema: visitorSchema,
    stored: { family, given: given.join(' '), sex: 'unspecified', delegationId: null, institution: null },
    onSubmit: async ({ institution, ...visitor }) => {
      const known = institution === null ? null : { id: institution };
      await onSave({ ...visitor, institution: institution === newKey ? { name: newInstitution } : known });
      onClose();
    },
  });
  return (
    <FormDialog
      form={form}
      title={t('screens.desk.walkInTitle')}
      note={<p className={formStyles['note']}>{t('screens.desk.walkInHint')}</p>}
      save={t('screens.desk.add')}
      className={clsx(formStyles['form'], styles['desk-walk-in'])}
      onClose={onClose}
      wide
    >
      <div className={formStyles['pair']}>
        <TextInput form={form} name="family" label={t('screens.desk.family')} autoFocus />
        <TextInput form={form} name="given" label={t('screens.desk.given')} />
      </div>
      <ListedAlready snapshot={snapshot} form={form} />
      <SexAndDelegation snapshot={snapshot} form={form} />
      <InstitutionChoice
        snapshot={snapshot}
        form={form}
        newName={newInstitution}
        onCreate={(name) => {
          setNewInstitution(name.slice(0, 300));
          form.setValue('institution', newKey);
        }}
      />
    </FormDialog>
  );
}

type PartProps = Pick<WalkInDialogProps, 'snapshot'> & {
  readonly form: RecordForm<z.output<typeof visitorSchema>>;
};

function SexAndDelegation({ snapshot, form }: PartProps): ReactNode {
  const { t, language } = usePreferences();
  const [sex, delegation] = [t('screens.desk.sex'), t('screens.desk.delegation')];
  return (
    <div className={formStyles['pair']}>
      <div className={fieldStyles['field']} data-part="field">
        <span className={fieldStyles['label']} data-part="label" aria-hidden="true">
          {t('screens.desk.sex')}
        </span>
        <Choice form={form} name="sex" label={sex}>
          {({ value, onChange }) => (
            <SegmentedControl
              label={sex}
              value={value}
              onChange={onChange}
              choices={sexes.map((each) => ({ value: each, name: t(`vocabulary.sex.${each}`) }))}
            />
          )}
        </Choice>
      </div>
      <Choice form={form} name="delegationId" label={delegation}>
        {({ value, onChange }) => (
          <Select
            label={delegation}
            value={value ?? newKey}
            onChange={(chosen) => onChange(chosen === newKey ? null : chosen)}
            choices={[
              { value: newKey, name: t('screens.desk.noDelegation') },
              ...snapshot.delegations.map((each) => ({ value: each.id, name: delegationName(each, language) })),
            ]}
          />
        )}
      </Choice>
    </div>
  );
}

type InstitutionChoiceProps = PartProps & {
  /** The name of a new institution; '' for none. */
  readonly newName: string;
  readonly onCreate: (name: string) => void;
};

function InstitutionChoice({ snapshot, form, newName, onCreate }: InstitutionChoiceProps): ReactNode {
  const { t, language } = usePreferences();
  const known = useStored(readInstitutions, []) ?? snapshot.institutions;
  const compare = compareNames(language);
  const choices = known
    .map((each) => ({ value: each.id, name: textIn(each.name, language) }))
    .sort((one, other) => compare(one.name, other.name));
  return (
    <ChoiceInput
      form={form}
      name="institution"
      label={t('screens.desk.institution')}
      choices={newName === '' ? choices : [{ value: newKey, name: newName }, ...choices]}
      creation={{ name: (name) => t('screens.desk.createInstitution', { name }), run: onCreate }}
    />
  );
}

/** People of a like name, also those whom the search leaves out, such as those in reserve. */
function ListedAlready({ snapshot, form }: PartProps): ReactNode {
  const [family, given] = useWatch({ control: form.control, name: ['family', 'given'] }) as [string, string];
  const { t, language } = usePreferences();
  const people = new Map(snapshot.people.map((each) => [each.id, each]));
  const alike = snapshot.participations.filter((each) => {
    const person = people.get(each.personId);
    return family.trim() !== '' && person !== undefined && likeness(person, namesOf({ family, given })) !== null;
  });
  const who = alike.map((each) =>
    t('screens.desk.listed', {
      number: each.number,
      name: shownName(each, people.get(each.personId), language),
      status: t(`vocabulary.participationStatus.${each.status}`).toLowerCase(),
    }),
  );
  return (
    <div role="status" className={who.length === 0 ? 'visually-hidden' : ''}>
      {who.length === 0 ? null : (
        <p className={pageStyles['notice']}>{t('screens.desk.listedAlready', { who: who.join(', ') })}</p>
      )}
    </div>
  );
}

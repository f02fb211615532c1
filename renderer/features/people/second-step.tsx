import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import * as z from 'zod';
import {
  type DetailGroup,
  detailGroups,
  detailsShape,
  hasDetails,
  isAskedForDetails,
  type Participation,
} from '../../../shared/domain/people/participation.ts';
import type { Workshop } from '../../../shared/domain/workshop.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { editParticipation, setAskedDetails } from '../../commands/people.ts';
import { ActionButton } from '../../context/actions.tsx';
import { useFeedback } from '../../context/feedback.ts';
import { useText } from '../../context/preferences.tsx';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { Choice, TextInput } from '../../forms/form-fields.tsx';
import { type RecordForm, useRecordForm } from '../../forms/use-record-form.ts';
import { Checkbox } from '../../ui/fields/field.tsx';
import badgeStyles from '../../ui/badge.module.css';
import formStyles from '../../ui/form.module.css';
import { fixedChoices, OptionalSelect } from '../../components/person/choices.tsx';
import styles from './people.module.css';

const detailsSchema = z.object(detailsShape);
type DetailsForm = RecordForm<z.output<typeof detailsSchema>>;

type DetailsFieldsProps = {
  readonly workshop: Workshop;
  readonly participation: Participation;
  /** False for a protected person whose name is hidden. */
  readonly isShown: boolean;
};

/** What the workshop asks for once a person has confirmed; nothing where it asks for none. */
export function DetailsFields({ workshop, participation, isShown }: DetailsFieldsProps): ReactNode {
  const t = useText();
  const { asksFor } = workshop;
  if (asksFor.length === 0) return null;
  const isAsked = isAskedForDetails(participation) || hasDetails(participation, asksFor);
  return (
    <fieldset className={styles['travel']}>
      <legend>
        {t('screens.people.details.title')}{' '}
        <span className={clsx(badgeStyles['badge'], badgeStyles['violet'])} data-part="badge">
          {t('screens.people.details.sensitive')}
        </span>
      </legend>
      {isAsked && isShown ? (
        <AskedFields participation={participation} asksFor={asksFor} />
      ) : (
        <p className="small soft">{isShown ? t('screens.people.details.later') : t('screens.people.details.hidden')}</p>
      )}
    </fieldset>
  );
}

type AskedFieldsProps = { readonly participation: Participation; readonly asksFor: readonly DetailGroup[] };

function AskedFields({ participation, asksFor }: AskedFieldsProps): ReactNode {
  const { run } = useFeedback();
  const form = useRecordForm({
    schema: detailsSchema,
    stored: participation,
    record: `${participation.id} details`,
    onSave: async (patch) => run(editParticipation(participation, patch)),
  });
  return detailGroups
    .filter((group) => asksFor.includes(group))
    .map((group) => <GroupFields key={group} form={form} group={group} />);
}

function GroupFields({ form, group }: { readonly form: DetailsForm; readonly group: DetailGroup }): ReactNode {
  const t = useText();
  const label = t(`screens.people.details.group.${group}`);
  switch (group) {
    case 'travel':
      return <TextInput form={form} name="travelNotes" label={label} />;
    case 'emergency':
      return <TextInput form={form} name="emergencyContact" label={label} />;
    case 'passport':
      return (
        <>
          <div className={clsx(formStyles['pair'], styles['pair'])}>
            <TextInput form={form} name="passport.number" label={t('screens.people.details.passportNumber')} />
            <TextInput form={form} name="passport.validUntil" label={t('screens.people.details.passportUntil')} />
          </div>
          <TextInput form={form} name="passport.issuedBy" label={t('screens.people.details.passportIssued')} />
        </>
      );
    case 'visa':
      return (
        <div className={clsx(formStyles['pair'], styles['pair'])}>
          <Choice form={form} name="visaState" label={label}>
            {({ value, onChange }) => (
              <OptionalSelect
                label={label}
                none={t('screens.people.notKnown')}
                choices={fixedChoices(t).visaStates}
                value={value}
                onChange={onChange}
              />
            )}
          </Choice>
          <TextInput form={form} name="visaBy" label={t('screens.people.details.visaBy')} placeholder="–" />
        </div>
      );
    default:
      return <TextInput form={form} name={group} label={label} />;
  }
}

const askedSchema = z.object({ asked: z.array(z.enum(detailGroups)) });

type SecondStepDialogProps = {
  readonly snapshot: WorkshopSnapshot;
  /** Erases from every copy what was entered in the groups that are switched off. */
  readonly onErase: () => void;
  readonly onClose: () => void;
};

/** Asks which details the workshop needs. */
export function SecondStepDialog({ snapshot, onErase, onClose }: SecondStepDialogProps): ReactNode {
  const { workshop, participations } = snapshot;
  const t = useText();
  const { run } = useFeedback();
  const form = useRecordForm({
    schema: askedSchema,
    stored: { asked: workshop.asksFor },
    onSubmit: async ({ asked }) => {
      if ((await run(setAskedDetails(workshop.id, asked))) !== undefined) onClose();
    },
  });
  return (
    <FormDialog
      form={form}
      title={t('screens.people.details.dialog.title')}
      note={<p className={formStyles['note']}>{t('screens.people.details.dialog.note')}</p>}
      save={t('screens.people.details.dialog.save')}
      another={
        workshop.asksFor.length === detailGroups.length ? null : (
          <ActionButton action="people.erase-details" plain look="quiet" onPress={onErase} />
        )
      }
      onClose={onClose}
    >
      <Choice form={form} name="asked" label={t('screens.people.details.title')}>
        {({ value, onChange }) =>
          detailGroups.map((group) => {
            const isOn = value.includes(group);
            const number = participations.filter((each) => hasDetails(each, [group])).length;
            return (
              <div key={group}>
                <Checkbox
                  label={t(`screens.people.details.group.${group}`)}
                  value={isOn}
                  onChange={(isWanted) =>
                    onChange(isWanted ? [...value, group] : value.filter((each) => each !== group))
                  }
                />
                {isOn || number === 0 ? null : (
                  <p className={clsx('small', formStyles['warn'])}>
                    {t('screens.people.details.dialog.deletes', { number })}
                  </p>
                )}
              </div>
            );
          })
        }
      </Choice>
    </FormDialog>
  );
}

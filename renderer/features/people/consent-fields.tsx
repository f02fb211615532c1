import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import * as z from 'zod';
import {
  type Consent,
  type ConsentKind,
  consentKinds,
  type Participation,
} from '../../../shared/domain/people/participation.ts';
import type { Workshop } from '../../../shared/domain/workshop.ts';
import { calendarDaySchema } from '../../../shared/time/calendar-day.ts';
import { localTimeNow } from '../../../shared/time/instant.ts';
import { editParticipation } from '../../commands/people.ts';
import { useFeedback } from '../../context/feedback.ts';
import { usePreferences, useText } from '../../context/preferences.tsx';
import { TextInput } from '../../forms/form-fields.tsx';
import { useRecordForm } from '../../forms/use-record-form.ts';
import { Select } from '../../ui/fields/select.tsx';
import formStyles from '../../ui/form.module.css';
import styles from './people.module.css';

type ConsentFieldsProps = { readonly workshop: Workshop; readonly participation: Participation };

/** Whether a person may be photographed and named on lists that leave the office, as asked in this workshop. */
export function ConsentFields({ workshop, participation }: ConsentFieldsProps): ReactNode {
  const t = useText();
  const { run } = useFeedback();
  const { consents } = participation;
  return (
    <fieldset className={styles['travel']}>
      <legend>{t('screens.people.consent.title')}</legend>
      {consentKinds.map((kind) => (
        <ConsentField
          key={kind}
          kind={kind}
          consent={consents[kind]}
          record={participation.id}
          timeZone={workshop.timeZone}
          onEdit={async (consent) =>
            run(editParticipation(participation, { consents: { ...consents, [kind]: consent } }))
          }
        />
      ))}
    </fieldset>
  );
}

const dateSchema = z.object({ date: calendarDaySchema.nullable() });
const answers = ['unasked', 'given', 'refused'] as const;

type ConsentFieldProps = {
  readonly kind: ConsentKind;
  readonly consent: Consent | null;
  /** Prefix of the fields' names: the participation. */
  readonly record: string;
  readonly timeZone: string;
  readonly onEdit: (consent: Consent | null) => Promise<unknown>;
};

/** An answer, and the date on which it was given: today, unless another is typed. */
function ConsentField({ kind, consent, record, timeZone, onEdit }: ConsentFieldProps): ReactNode {
  const { t } = usePreferences();
  const form = useRecordForm({
    schema: dateSchema,
    stored: { date: consent?.date ?? null },
    record: `${record} ${kind}`,
    onSave: async ({ date = null }) => (consent === null ? undefined : onEdit({ ...consent, date })),
  });
  const answer = consent === null ? 'unasked' : consent.given ? 'given' : 'refused';
  const label = t(`screens.people.consent.${kind}`);
  return (
    <div className={consent === null ? undefined : clsx(formStyles['pair'], styles['pair'], styles['wide-first'])}>
      <Select
        label={label}
        choices={answers.map((value) => ({ value, name: t(`screens.people.consent.${value}`) }))}
        value={answer}
        onChange={(chosen) =>
          void onEdit(
            chosen === 'unasked'
              ? null
              : { given: chosen === 'given', date: consent?.date ?? localTimeNow(timeZone).day },
          )
        }
      />
      {consent === null ? null : (
        <TextInput form={form} name="date" label={t('screens.people.consent.date')} placeholder="–" />
      )}
    </div>
  );
}

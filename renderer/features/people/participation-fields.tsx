import { clsx } from 'clsx';
import { type ReactNode, useMemo } from 'react';
import * as z from 'zod';
import type { Language } from '../../../shared/domain/language.ts';
import type { Day } from '../../../shared/domain/agenda/day.ts';
import { daysInOrder } from '../../../shared/domain/attendance/slots.ts';
import {
  allowanceBases,
  type Participation,
  participationSchema,
  type Travel,
} from '../../../shared/domain/people/participation.ts';
import { delegationName } from '../../../shared/text/collation.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { problemMessage } from '../../../shared/forms/field-problem.ts';
import { formatDayMonth } from '../../../shared/text/dates.ts';
import { dayName } from '../../../shared/text/slot-name.ts';
import type { Translate } from '../../../shared/text/text.ts';
import { addDays } from '../../../shared/time/calendar-day.ts';
import { wallClockSchema } from '../../../shared/time/wall-clock.ts';
import { editParticipation, seatInDelegation } from '../../commands/people.ts';
import { useFeedback } from '../../context/feedback.ts';
import { usePreferences } from '../../context/preferences.tsx';
import { TextInput } from '../../forms/form-fields.tsx';
import { useRecordForm } from '../../forms/use-record-form.ts';
import { Checkbox } from '../../ui/fields/field.tsx';
import { MultiSelect, Select, type SelectChoice } from '../../ui/fields/select.tsx';
import { fixedChoices, OptionalSelect } from '../../components/person/choices.tsx';
import formStyles from '../../ui/form.module.css';
import styles from './people.module.css';

type ParticipationFieldsProps = { readonly snapshot: WorkshopSnapshot; readonly participation: Participation };

/** Fields of the participation in this workshop. */
export function ParticipationFields({ snapshot, participation }: ParticipationFieldsProps): ReactNode {
  const { t, language } = usePreferences();
  const { run } = useFeedback();
  const choices = fixedChoices(t);
  const edit = (patch: Partial<Participation>): void => void run(editParticipation(participation, patch));
  const schema = useMemo(() => fieldsSchema(snapshot, participation.id), [snapshot, participation.id]);
  const form = useRecordForm({
    schema,
    stored: participation,
    record: participation.id,
    onSave: async (patch) => run(editParticipation(participation, patch)),
  });
  return (
    <fieldset aria-label={t('screens.people.participation')}>
      <div className={clsx(formStyles['pair'], styles['pair'])}>
        <Select
          label={t('screens.people.field.status')}
          choices={choices.statuses.filter((each) => each.value !== 'replaced' || participation.status === 'replaced')}
          value={participation.status}
          onChange={(status) => edit(status === 'replaced' ? {} : { status, replacedById: null, replacedFrom: null })}
        />
        <Select
          label={t('screens.people.field.role')}
          choices={choices.roles}
          value={participation.role}
          onChange={(role) => edit({ role })}
        />
      </div>
      <div className={clsx(formStyles['pair'], styles['pair'])}>
        <TextInput form={form} name="letter.number" label={t('screens.people.field.statusLetterNumber')} />
        <TextInput form={form} name="letter.date" label={t('screens.people.field.statusLetterDate')} />
      </div>
      {participation.status === 'replaced' ? (
        <SuccessorDaySelect
          snapshot={snapshot}
          from={participation.replacedFrom}
          onChange={(replacedFrom) => edit({ replacedFrom })}
        />
      ) : null}
      <OptionalSelect
        label={t('screens.people.field.delegation')}
        choices={snapshot.delegations.map((each) => ({ value: each.id, name: delegationName(each, language) }))}
        value={participation.delegationId}
        onChange={(delegationId) => void run(seatInDelegation(participation, delegationId))}
      />
      <div className={clsx(formStyles['pair'], styles['pair'], styles['wide-first'])}>
        <OptionalSelect
          label={t('screens.people.field.category')}
          choices={choices.categories}
          value={participation.category}
          onChange={(category) => edit({ category })}
        />
        <TextInput form={form} name="number" label={t('screens.people.column.number')} />
      </div>
      {participation.role === 'participant' ? null : (
        <AvailabilityFields
          days={snapshot.days}
          availability={participation.availability}
          record={participation.id}
          onEdit={async (availability) => run(editParticipation(participation, { availability }))}
        />
      )}
    </fieldset>
  );
}

type SuccessorDaySelectProps = {
  readonly snapshot: WorkshopSnapshot;
  /** Null for the first day. */
  readonly from: string | null;
  readonly onChange: (from: string | null) => void;
};

/** From which day on a successor is there; the days before stay with whoever was replaced. */
export function SuccessorDaySelect({ snapshot, from, onChange }: SuccessorDaySelectProps): ReactNode {
  const { t, language } = usePreferences();
  const days = daysInOrder(snapshot.days);
  const first = days[0]?.id ?? '';
  return (
    <Select
      label={t('screens.people.replacing.from')}
      choices={days.map(({ id }) => ({ value: id, name: dayName(id, snapshot, language, t) }))}
      value={from ?? first}
      onChange={(dayId) => onChange(dayId === first ? null : dayId)}
    />
  );
}

/** The schema of a participation's number: unique in the workshop, also among numbers that were given before. */
function fieldsSchema({ participations }: WorkshopSnapshot, ownId: string) {
  const { number, letter } = participationSchema.shape;
  const taken = new Set(participations.filter(({ id }) => id !== ownId).map((each) => each.number));
  return z.object({
    letter,
    number: number.refine((typed) => !taken.has(typed), {
      error: ({ input }) => problemMessage('number-taken', { number: Number(input) }),
    }),
  });
}

type TravelFieldsProps = { readonly snapshot: WorkshopSnapshot; readonly participation: Participation };

/** Arrival, departure and the days with a paid allowance; contradictions with the attendance are reported. */
export function TravelFields({ snapshot, participation }: TravelFieldsProps): ReactNode {
  const { t, language } = usePreferences();
  const { run } = useFeedback();
  const { arrival, departure, paidAs, paidDayIds } = participation;
  const edit = async (patch: Partial<Participation>): Promise<unknown> => run(editParticipation(participation, patch));
  const inOrder = daysInOrder(snapshot.days);
  const days = inOrder.map(({ id }) => ({ value: id, name: dayName(id, snapshot, language, t) }));
  return (
    <fieldset className={styles['travel']}>
      <legend>{t('screens.travel.title')}</legend>
      <TravelField
        kind="arrival"
        record={participation.id}
        days={[...daysAside('arrival', inOrder[0], language, t), ...days]}
        travel={arrival}
        onEdit={async (travel) => edit({ arrival: travel })}
      />
      <TravelField
        kind="departure"
        record={participation.id}
        days={[...days, ...daysAside('departure', inOrder.at(-1), language, t)]}
        travel={departure}
        onEdit={async (travel) => edit({ departure: travel })}
      />
      <OptionalSelect
        label={t('screens.travel.paidAs')}
        none={t('screens.travel.paidAsUsual')}
        choices={allowanceBases.map((value) => ({ value, name: t(`screens.travel.as.${value}`) }))}
        value={paidAs}
        onChange={(chosen) => void edit({ paidAs: chosen })}
      />
      <MultiSelect
        label={t('screens.travel.paid')}
        none={t('screens.travel.paidNone')}
        empty={t('screens.travel.noDays')}
        choices={days}
        values={paidDayIds}
        onChange={(ids) => void edit({ paidDayIds: days.map(({ value }) => value).filter((id) => ids.includes(id)) })}
      />
    </fieldset>
  );
}

const unstated = 'not-said';

/** Days before the first day, or after the last one, on which people are asked for: more are rare. */
const mostDaysAside = 5;

/** The days of travel outside of the programme, in order: "13 July, 2 days before the programme". */
function daysAside(
  kind: 'arrival' | 'departure',
  day: Day | undefined,
  language: Language,
  t: Translate,
): SelectChoice<string>[] {
  if (day === undefined) return [];
  const offs = Array.from({ length: mostDaysAside }, (_, index) => index + 1);
  const choices = offs.map((off) => {
    const date = day.date === null ? '' : formatDayMonth(addDays(day.date, kind === 'arrival' ? -off : off), language);
    const said = t(`screens.travel.${kind}Aside`, { number: off });
    return { value: `${day.id} ${String(off)}`, name: [date, said].filter((part) => part !== '').join(', ') };
  });
  return kind === 'arrival' ? choices.toReversed() : choices;
}

/** The choice for a day of travel, and back. */
function choiceOf({ dayId, daysOff }: Travel): string {
  return daysOff === undefined ? dayId : `${dayId} ${String(daysOff)}`;
}

function chosenTravel(choice: string, at: Travel['at']): Travel {
  const [dayId = '', off] = choice.split(' ');
  return { dayId, at, ...(off !== undefined && { daysOff: Number(off) }) };
}

type TravelFieldProps = {
  readonly kind: 'arrival' | 'departure';
  readonly days: readonly SelectChoice<string>[];
  readonly travel: Travel | null;
  /** Prefix of the fields' names: the participation. */
  readonly record: string;
  readonly onEdit: (travel: Travel | null) => Promise<unknown>;
};

const travelTimeSchema = z.object({ at: wallClockSchema.nullable() });

/** A day with an optional time. */
function TravelField({ kind, days, travel, record, onEdit }: TravelFieldProps): ReactNode {
  const { t } = usePreferences();
  const form = useRecordForm({
    schema: travelTimeSchema,
    stored: { at: travel?.at ?? null },
    record: `${record} ${kind}`,
    onSave: async ({ at = null }) => (travel === null ? undefined : onEdit({ ...travel, at })),
  });
  return (
    <div className={travel === null ? undefined : clsx(formStyles['pair'], styles['pair'], styles['wide-first'])}>
      <Select
        label={t(`screens.travel.${kind}`)}
        choices={[{ value: unstated, name: t('screens.travel.notSaid') }, ...days]}
        value={travel === null ? unstated : choiceOf(travel)}
        onChange={(choice) => void onEdit(choice === unstated ? null : chosenTravel(choice, travel?.at ?? null))}
      />
      {travel === null ? null : (
        <TextInput form={form} name="at" label={t(`screens.travel.${kind}Time`)} placeholder="–" />
      )}
    </div>
  );
}

type Windows = NonNullable<Participation['availability']>;

type AvailabilityFieldsProps = {
  readonly days: readonly Day[];
  readonly availability: Participation['availability'];
  /** Prefix of the fields' names: the participation. */
  readonly record: string;
  readonly onEdit: (availability: Participation['availability']) => Promise<unknown>;
};

/** Availability: always, or on some days between two times. The schedule rules and the solver use it. */
function AvailabilityFields({ days, availability, record, onEdit }: AvailabilityFieldsProps): ReactNode {
  const { t, language } = usePreferences();
  const inOrder = daysInOrder([...days]);
  const change = (windows: Windows): void => void onEdit(windows);
  return (
    <div className={styles['availability']} role="group" aria-label={t('screens.people.availability.title')}>
      <Checkbox
        label={t('screens.people.availability.limited')}
        value={availability !== null}
        onChange={(limited) => void onEdit(limited ? inOrder.map(wholeDay) : null)}
      />
      {availability === null
        ? null
        : inOrder.map((day) => {
            const own = availability.filter((each) => each.dayId === day.id);
            const others = availability.filter((each) => each.dayId !== day.id);
            const number = t('screens.agenda.day', { number: day.number });
            const name = day.date === null ? number : `${number}, ${formatDayMonth(day.date, language)}`;
            return (
              <div key={day.id} className={styles['availability-day']}>
                <Checkbox
                  label={name}
                  value={own.length > 0}
                  onChange={(there) => change(there ? [...others, wholeDay(day)] : others)}
                />
                {own.map((hours, index) => (
                  <Hours
                    key={hours.from}
                    record={`${record} ${day.id} ${index}`}
                    name={name}
                    hours={hours}
                    onEdit={async (next) => onEdit([...others, ...own.with(index, next)])}
                  />
                ))}
              </div>
            );
          })}
    </div>
  );
}

type HoursProps = {
  readonly name: string;
  /** Prefix of the fields' names: the participation, the day and the index of the hours in it. */
  readonly record: string;
  readonly hours: Windows[number];
  readonly onEdit: (hours: Windows[number]) => Promise<unknown>;
};

/** One interval of a day. Start and end are saved together, since one alone may contradict the other's old value. */
const hoursSchema = z.object({
  hours: z
    .object({ from: wallClockSchema, to: wallClockSchema })
    .refine(({ from, to }) => from < to, { path: ['to'], message: 'times-not-in-order' }),
});

function Hours({ name, record, hours, onEdit }: HoursProps): ReactNode {
  const { t } = usePreferences();
  const form = useRecordForm({
    schema: hoursSchema,
    stored: { hours },
    record,
    onSave: async ({ hours: typed }) => (typed === undefined ? undefined : onEdit({ ...hours, ...typed })),
  });
  return (
    <span className={clsx(styles['availability-hours'], 'number')}>
      <TextInput
        form={form}
        name="hours.from"
        labelHidden
        label={`${name}: ${t('screens.people.availability.from')}`}
      />
      –
      <TextInput form={form} name="hours.to" labelHidden label={`${name}: ${t('screens.people.availability.to')}`} />
    </span>
  );
}

function wholeDay({ id, startsAt, endsAt }: Day): Windows[number] {
  return { dayId: id, from: startsAt, to: endsAt };
}

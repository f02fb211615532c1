import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import type { Day } from '../../../shared/domain/agenda/day.ts';
import { daysInOrder } from '../../../shared/domain/attendance/slots.ts';
import type { Participation, Travel } from '../../../shared/domain/people/participation.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { formatDayMonth } from '../../../shared/text/dates.ts';
import { dayName } from '../../../shared/text/slot-name.ts';
import type { WallClock } from '../../../shared/time/wall-clock.ts';
import { editParticipation, seatInDelegation } from '../../commands/people.ts';
import { useFeedback } from '../../context/feedback.ts';
import { usePreferences } from '../../context/preferences.tsx';
import { asOptionalWallClock, asWallClock, DraftField, type Read } from '../../forms/draft-field.tsx';
import { Checkbox } from '../../ui/field.tsx';
import { MultiSelect, Select, type SelectChoice } from '../../ui/select.tsx';
import { fixedChoices, OptionalSelect } from './choices.tsx';
import { delegationName } from './people-groups.ts';
import { readNumber } from './read-fields.ts';
import formStyles from '../../ui/form.module.css';
import styles from './people.module.css';

type ParticipationFieldsProps = { readonly snapshot: WorkshopSnapshot; readonly participation: Participation };

/** Fields of the participation in this workshop. */
export function ParticipationFields({ snapshot, participation }: ParticipationFieldsProps): ReactNode {
  const { t, language } = usePreferences();
  const { run } = useFeedback();
  const choices = fixedChoices(t);
  const edit = (patch: Partial<Participation>): void => void run(editParticipation(participation, patch));
  const others = snapshot.participations.filter((each) => each.id !== participation.id);
  return (
    <fieldset aria-label={t('screens.people.participation')}>
      <div className={clsx(formStyles['pair'], styles['pair'])}>
        <Select
          label={t('screens.people.field.status')}
          choices={choices.statuses.filter((each) => each.value !== 'replaced' || participation.status === 'replaced')}
          value={participation.status}
          onChange={(status) => edit(status === 'replaced' ? {} : { status, replacedById: null })}
        />
        <Select
          label={t('screens.people.field.role')}
          choices={choices.roles}
          value={participation.role}
          onChange={(role) => edit({ role })}
        />
      </div>
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
        <DraftField
          label={t('screens.people.column.number')}
          stored={String(participation.number)}
          read={readNumber(
            t,
            others.map((each) => each.number),
          )}
          onSave={(number) => edit({ number })}
        />
      </div>
      {participation.role === 'participant' ? null : (
        <AvailabilityFields
          days={snapshot.days}
          availability={participation.availability}
          onEdit={(availability) => edit({ availability })}
        />
      )}
    </fieldset>
  );
}

type TravelFieldsProps = { readonly snapshot: WorkshopSnapshot; readonly participation: Participation };

/** When the person comes and goes, and for which days the allowance was paid: attendance is compared with both. */
export function TravelFields({ snapshot, participation }: TravelFieldsProps): ReactNode {
  const { t, language } = usePreferences();
  const { run } = useFeedback();
  const { arrival, departure, paidDayIds } = participation;
  const edit = (patch: Partial<Participation>): void => void run(editParticipation(participation, patch));
  const days = daysInOrder(snapshot.days).map(({ id }) => ({ value: id, name: dayName(id, snapshot, language, t) }));
  return (
    <fieldset className={styles['travel']}>
      <legend>{t('screens.travel.title')}</legend>
      <TravelField kind="arrival" days={days} travel={arrival} onEdit={(travel) => edit({ arrival: travel })} />
      <TravelField kind="departure" days={days} travel={departure} onEdit={(travel) => edit({ departure: travel })} />
      <MultiSelect
        label={t('screens.travel.paid')}
        none={t('screens.travel.paidNone')}
        empty={t('screens.travel.noDays')}
        choices={days}
        values={paidDayIds}
        onChange={(ids) => edit({ paidDayIds: days.map(({ value }) => value).filter((id) => ids.includes(id)) })}
      />
    </fieldset>
  );
}

const unstated = 'not-said';

type TravelFieldProps = {
  readonly kind: 'arrival' | 'departure';
  readonly days: readonly SelectChoice<string>[];
  readonly travel: Travel | null;
  readonly onEdit: (travel: Travel | null) => void;
};

/** A day, and the time of that day where it is known. */
function TravelField({ kind, days, travel, onEdit }: TravelFieldProps): ReactNode {
  const { t } = usePreferences();
  return (
    <div className={travel === null ? undefined : clsx(formStyles['pair'], styles['pair'], styles['wide-first'])}>
      <Select
        label={t(`screens.travel.${kind}`)}
        choices={[{ value: unstated, name: t('screens.travel.notSaid') }, ...days]}
        value={travel?.dayId ?? unstated}
        onChange={(dayId) => onEdit(dayId === unstated ? null : { dayId, at: travel?.at ?? null })}
      />
      {travel === null ? null : (
        <DraftField
          label={t(`screens.travel.${kind}Time`)}
          stored={travel.at ?? ''}
          placeholder="–"
          read={asOptionalWallClock(t('screens.travel.badTime'))}
          onSave={(at) => onEdit({ ...travel, at })}
        />
      )}
    </div>
  );
}

type Windows = NonNullable<Participation['availability']>;

type AvailabilityFieldsProps = {
  readonly days: readonly Day[];
  readonly availability: Participation['availability'];
  readonly onEdit: (availability: Participation['availability']) => void;
};

/** Availability: always, or on some days between two times. The schedule rules and the solver use it. */
function AvailabilityFields({ days, availability, onEdit }: AvailabilityFieldsProps): ReactNode {
  const { t, language } = usePreferences();
  const inOrder = daysInOrder([...days]);
  const change = (windows: Windows): void => onEdit(windows);
  return (
    <div className={styles['availability']} role="group" aria-label={t('screens.people.availability.title')}>
      <Checkbox
        label={t('screens.people.availability.limited')}
        value={availability !== null}
        onChange={(limited) => onEdit(limited ? inOrder.map(wholeDay) : null)}
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
                    name={name}
                    hours={hours}
                    onEdit={(next) => change([...others, ...own.with(index, next)])}
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
  readonly hours: Windows[number];
  readonly onEdit: (hours: Windows[number]) => void;
};

function Hours({ name, hours, onEdit }: HoursProps): ReactNode {
  const { t } = usePreferences();
  const clock = asWallClock(t('screens.agenda.timeWrong'));
  const inOrder =
    (isRight: (typed: WallClock) => boolean) =>
    (typed: string): Read<WallClock> => {
      const read = clock(typed);
      if ('problem' in read || isRight(read.value)) return read;
      return { problem: t('screens.people.availability.wrongOrder') };
    };
  return (
    <span className={clsx(styles['availability-hours'], 'number')}>
      <DraftField
        labelHidden
        label={`${name}: ${t('screens.people.availability.from')}`}
        stored={hours.from}
        read={inOrder((from) => from < hours.to)}
        onSave={(from) => onEdit({ ...hours, from })}
      />
      –
      <DraftField
        labelHidden
        label={`${name}: ${t('screens.people.availability.to')}`}
        stored={hours.to}
        read={inOrder((to) => to > hours.from)}
        onSave={(to) => onEdit({ ...hours, to })}
      />
    </span>
  );
}

function wholeDay({ id, startsAt, endsAt }: Day): Windows[number] {
  return { dayId: id, from: startsAt, to: endsAt };
}

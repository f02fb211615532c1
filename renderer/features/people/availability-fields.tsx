import type { ReactNode } from 'react';
import type { Day } from '../../../shared/domain/day.ts';
import type { Participation } from '../../../shared/domain/participation.ts';
import { daysInOrder } from '../../../shared/domain/slots.ts';
import { formatDayMonth } from '../../../shared/text/dates.ts';
import type { WallClock } from '../../../shared/time/wall-clock.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { DraftField, type Read } from '../../forms/draft-field.tsx';
import { asWallClock } from '../../forms/readings.ts';
import { Checkbox } from '../../ui/checkbox.tsx';

type Windows = NonNullable<Participation['availability']>;

type AvailabilityFieldsProps = {
  readonly days: readonly Day[];
  readonly availability: Participation['availability'];
  readonly onEdit: (availability: Participation['availability']) => void;
};

/** When somebody can be there: always, or on some days from … to. The rules and the filling of the agenda keep to it. */
export function AvailabilityFields({ days, availability, onEdit }: AvailabilityFieldsProps): ReactNode {
  const { t, language } = usePreferences();
  const inOrder = daysInOrder([...days]);
  const change = (windows: Windows): void => onEdit(windows);
  return (
    <div className="availability" role="group" aria-label={t('screens.people.availability.title')}>
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
              <div key={day.id} className="availability-day">
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
    <span className="availability-hours number">
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

import type { ReactNode } from 'react';
import type { Participation, Travel } from '../../../shared/domain/participation.ts';
import { daysInOrder } from '../../../shared/domain/slots.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { dayName } from '../../../shared/text/slot-name.ts';
import { editParticipation } from '../../commands/people.ts';
import { useFeedback } from '../../app/feedback.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { DraftField } from '../../forms/draft-field.tsx';
import { asOptionalWallClock } from '../../forms/readings.ts';
import { MultiSelect } from '../../ui/multi-select.tsx';
import { Select, type Choice } from '../../ui/select.tsx';

type TravelFieldsProps = { readonly snapshot: WorkshopSnapshot; readonly participation: Participation };

/** When the person comes and goes, and for which days the allowance was paid: attendance is compared with both. */
export function TravelFields({ snapshot, participation }: TravelFieldsProps): ReactNode {
  const { t, language } = usePreferences();
  const { run } = useFeedback();
  const { arrival, departure, paidDayIds } = participation;
  const edit = (patch: Partial<Participation>): void => void run(editParticipation(participation, patch));
  const days = daysInOrder(snapshot.days).map(({ id }) => ({ value: id, name: dayName(id, snapshot, language, t) }));
  return (
    <fieldset className="travel">
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

const notSaid = 'not-said';

type TravelFieldProps = {
  readonly kind: 'arrival' | 'departure';
  readonly days: readonly Choice<string>[];
  readonly travel: Travel | null;
  readonly onEdit: (travel: Travel | null) => void;
};

/** A day, and the time of that day where it is known. */
function TravelField({ kind, days, travel, onEdit }: TravelFieldProps): ReactNode {
  const { t } = usePreferences();
  return (
    <div className={travel === null ? undefined : 'pair wide-first'}>
      <Select
        label={t(`screens.travel.${kind}`)}
        choices={[{ value: notSaid, name: t('screens.travel.notSaid') }, ...days]}
        value={travel?.dayId ?? notSaid}
        onChange={(dayId) => onEdit(dayId === notSaid ? null : { dayId, at: travel?.at ?? null })}
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

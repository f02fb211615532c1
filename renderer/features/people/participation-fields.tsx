import type { ReactNode } from 'react';
import type { Participation } from '../../../shared/domain/participation.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { editParticipation, seatInDelegation } from '../../commands/people.ts';
import { useFeedback } from '../../app/feedback.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { DraftField } from '../../forms/draft-field.tsx';
import { Select } from '../../ui/select.tsx';
import { AvailabilityFields } from './availability-fields.tsx';
import { fixedChoices } from './choices.ts';
import { OptionalSelect } from './optional-select.tsx';
import { delegationName } from './people-groups.ts';
import { readNumber } from './read-fields.ts';

type ParticipationFieldsProps = { readonly snapshot: WorkshopSnapshot; readonly participation: Participation };

/** What belongs to this person in this workshop. */
export function ParticipationFields({ snapshot, participation }: ParticipationFieldsProps): ReactNode {
  const { t, language } = usePreferences();
  const { run } = useFeedback();
  const choices = fixedChoices(t);
  const edit = (patch: Partial<Participation>): void => void run(editParticipation(participation, patch));
  const others = snapshot.participations.filter((each) => each.id !== participation.id);
  return (
    <fieldset aria-label={t('screens.people.participation')}>
      <div className="pair">
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
      <div className="pair wide-first">
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

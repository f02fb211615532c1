import type { ReactNode } from 'react';
import type { Delegation } from '../../../shared/domain/delegation.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { formatShortDate } from '../../../shared/text/dates.ts';
import { editDelegation } from '../../commands/people.ts';
import { useFeedback } from '../../app/feedback.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { DraftField } from '../../forms/draft-field.tsx';
import { TextByLanguage } from '../../forms/text-by-language.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { ComboBox } from '../../ui/combo-box.tsx';
import { MenuButton } from '../../ui/menu-button.tsx';
import { countryChoices } from './choices.ts';
import { OptionalSelect } from './optional-select.tsx';
import type { PeopleGroup } from './people-groups.ts';
import { readDate, readLine, readQuota } from './read-fields.ts';

type DelegationPanelProps = {
  readonly snapshot: WorkshopSnapshot;
  readonly group: PeopleGroup;
  readonly delegation: Delegation;
  readonly onAddPerson: () => void;
  readonly onRemove: () => void;
  readonly onClose: () => void;
};

/** The selected delegation, editable in place. */
export function DelegationPanel(props: DelegationPanelProps): ReactNode {
  const { snapshot, group, delegation, onAddPerson, onRemove, onClose } = props;
  const { t, language } = usePreferences();
  const { run } = useFeedback();
  const edit = (patch: Partial<Delegation>): void => void run(editDelegation(delegation, patch));
  const members = group.rows.map((row) => ({ value: row.participation.id, name: row.names[0] ?? '' }));
  return (
    <aside className="panel people-panel" aria-label={t('screens.people.panel', { name: group.title })}>
      <header className="panel-head">
        <h2>{group.title}</h2>
        <MenuButton
          name={t('screens.people.more', { name: group.title })}
          small
          choices={[
            {
              id: 'remove',
              name: t('screens.people.removeDelegation'),
              icon: 'remove',
              danger: true,
              onChoose: onRemove,
            },
          ]}
        />
        <IconButton icon="close" small name={t('screens.close')} onPress={onClose} />
      </header>
      <Button icon="plus" onPress={onAddPerson}>
        {t('screens.people.addPerson')}
      </Button>
      <TextByLanguage
        label={t('screens.people.field.name')}
        text={delegation.name}
        languages={snapshot.workshop.languages}
        onSave={(name) => edit({ name })}
      />
      <ComboBox
        label={t('screens.people.field.country')}
        choices={countryChoices(snapshot.programme.countries, language)}
        value={delegation.country}
        onChange={(country) => edit({ country })}
        nothing={t('screens.people.noChoice')}
      />
      <OptionalSelect
        label={t('screens.people.field.head')}
        choices={members}
        value={delegation.headParticipationId}
        onChange={(headParticipationId) => edit({ headParticipationId })}
      />
      <DraftField
        label={t('screens.people.field.quota')}
        hint={t('screens.people.field.quotaHint')}
        stored={delegation.quota === null ? '' : String(delegation.quota)}
        read={readQuota(t)}
        onSave={(quota) => edit({ quota })}
      />
      <LetterFields letter={delegation.letter} onSave={(letter) => edit({ letter })} />
    </aside>
  );
}

type LetterFieldsProps = {
  readonly letter: Delegation['letter'];
  readonly onSave: (letter: Delegation['letter']) => void;
};

function LetterFields({ letter, onSave }: LetterFieldsProps): ReactNode {
  const { t } = usePreferences();
  return (
    <div className="pair">
      <DraftField
        label={t('screens.people.field.letterNumber')}
        stored={letter.number}
        read={readLine(t)}
        onSave={(number) => onSave({ ...letter, number })}
      />
      <DraftField
        label={t('screens.people.field.letterDate')}
        stored={letter.date === null ? '' : formatShortDate(letter.date)}
        read={readDate(t)}
        onSave={(date) => onSave({ ...letter, date })}
      />
    </div>
  );
}

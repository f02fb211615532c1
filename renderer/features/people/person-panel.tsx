import { useState, type ReactNode } from 'react';
import { textIn } from '../../../shared/domain/language.ts';
import { participationCode } from '../../../shared/domain/participation.ts';
import { listName } from '../../../shared/domain/person.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { MenuButton } from '../../ui/menu-button.tsx';
import { ParticipationFields } from './participation-fields.tsx';
import { publicName, type PersonRow } from './people-groups.ts';
import { PersonFields } from './person-fields.tsx';
import { TravelFields } from './travel-fields.tsx';
import { StatusBadge } from './status-badge.tsx';

type PersonPanelProps = {
  readonly snapshot: WorkshopSnapshot;
  readonly row: PersonRow;
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
  const called = publicName(person, participation, language);
  return (
    <aside className="panel people-panel" aria-label={t('screens.people.panel', { name: called })}>
      <header>
        <div className="panel-head">
          <h2>{nameShown ? listName(person, language) : called}</h2>
          <MenuButton
            name={t('screens.people.more', { name: called })}
            small
            choices={[
              {
                id: 'replace',
                name: t('screens.people.replace'),
                icon: 'swap',
                disabled: participation.status === 'replaced',
                onChoose: onReplace,
              },
              {
                id: 'remove',
                name: t('screens.people.remove'),
                icon: 'remove',
                danger: true,
                shortcut: 'Del',
                onChoose: onRemove,
              },
            ]}
          />
          <IconButton icon="close" small name={t('screens.close')} onPress={onClose} />
        </div>
        <p className="soft small">{textIn(row.institution?.name ?? {}, language)}</p>
        <p className="badges">
          <StatusBadge status={participation.status} />
          {person.protected ? <span className="badge violet">{t('screens.people.protected')}</span> : null}
        </p>
        <ReplacedBy snapshot={snapshot} row={row} />
      </header>
      {person.protected ? (
        <div className="hidden-name">
          <p>{t('screens.people.nameHidden', { code: participationCode(participation) })}</p>
          <Button small onPress={() => setRevealed(!revealed)}>
            {revealed ? t('screens.people.hideName') : t('screens.people.showName')}
          </Button>
        </div>
      ) : null}
      <ParticipationFields snapshot={snapshot} participation={participation} />
      <TravelFields snapshot={snapshot} participation={participation} />
      <PersonFields snapshot={snapshot} person={person} nameShown={nameShown} />
    </aside>
  );
}

function ReplacedBy({ snapshot, row }: Pick<PersonPanelProps, 'snapshot' | 'row'>): ReactNode {
  const { t, language } = usePreferences();
  const successor = snapshot.participations.find((each) => each.id === row.participation.replacedById);
  const person = snapshot.people.find((each) => each.id === successor?.personId);
  if (successor === undefined || person === undefined) return null;
  return <p className="small">{t('screens.people.replacedBy', { name: publicName(person, successor, language) })}</p>;
}

import { clsx } from 'clsx';
import { type ReactNode, useState } from 'react';
import { textIn } from '../../../shared/domain/language.ts';
import { isErased } from '../../../shared/domain/people/erasure.ts';
import { participationCode } from '../../../shared/domain/people/participation.ts';
import { listName } from '../../../shared/domain/people/person.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { PersonFieldset } from '../../components/person/person-fields.tsx';
import { ActionButton, actionChoice, useActions } from '../../context/actions.tsx';
import { usePreferences } from '../../context/preferences.tsx';
import badgeStyles from '../../ui/badge.module.css';
import { ErasingDialogLater } from '../../erasing/erasing-later.tsx';
import { ConsentFields } from './consent-fields.tsx';
import { StatusBadge } from './grid/people-line.tsx';
import { ParticipationFields, TravelFields } from './participation-fields.tsx';
import { type PeopleRow, publicName } from './people-groups.ts';
import { PeoplePanel } from './people-panel.tsx';
import { DetailsFields } from './second-step.tsx';
import styles from './people.module.css';

type PersonPanelProps = {
  readonly snapshot: WorkshopSnapshot;
  readonly row: PeopleRow;
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
  const isReplaced = participation.status === 'replaced';
  const [isErasing, setErasing] = useState(false);
  const erase = isErased(person) ? null : () => setErasing(true);
  useActions({ 'people.replace': isReplaced ? null : onReplace, 'people.remove': onRemove, 'people.erase': erase });
  const called = publicName(person, participation, language);
  return (
    <PeoplePanel
      name={called}
      title={nameShown ? listName(person, language) : called}
      choices={[
        actionChoice(t, 'people.replace', onReplace, { disabled: isReplaced }),
        actionChoice(t, 'people.remove', onRemove, { danger: true, shortcut: 'Del' }),
        actionChoice(t, 'people.erase', () => erase?.(), { danger: true, disabled: erase === null }),
      ]}
      below={
        <>
          <p className="soft small">{textIn(row.institution?.name ?? {}, language)}</p>
          <p className={styles['badges']}>
            <StatusBadge status={participation.status} />
            {person.protected ? (
              <span className={clsx(badgeStyles['badge'], badgeStyles['violet'])}>{t('screens.people.protected')}</span>
            ) : null}
          </p>
          <ReplacedBy snapshot={snapshot} row={row} />
        </>
      }
      onClose={onClose}
    >
      {person.protected ? (
        <div className={styles['hidden-name']}>
          <p>{t('screens.people.nameHidden', { code: participationCode(participation) })}</p>
          <ActionButton action="people.show-name" plain small onPress={() => setRevealed(!revealed)}>
            {revealed ? t('screens.people.hideName') : t('screens.people.showName')}
          </ActionButton>
        </div>
      ) : null}
      <ParticipationFields snapshot={snapshot} participation={participation} />
      <TravelFields snapshot={snapshot} participation={participation} />
      <ConsentFields workshop={snapshot.workshop} participation={participation} />
      <DetailsFields workshop={snapshot.workshop} participation={participation} isShown={nameShown} />
      <PersonFieldset snapshot={snapshot} person={person} nameShown={nameShown} />
      {isErasing ? (
        <ErasingDialogLater
          wish={{ kind: 'person', personId: person.id }}
          workshop={snapshot.workshop}
          person={nameShown ? listName(person, language) : called}
          onClose={() => setErasing(false)}
        />
      ) : null}
    </PeoplePanel>
  );
}

function ReplacedBy({ snapshot, row }: Pick<PersonPanelProps, 'snapshot' | 'row'>): ReactNode {
  const { t, language } = usePreferences();
  const successor = snapshot.participations.find((each) => each.id === row.participation.replacedById);
  const person = snapshot.people.find((each) => each.id === successor?.personId);
  if (successor === undefined || person === undefined) return null;
  return <p className="small">{t('screens.people.replacedBy', { name: publicName(person, successor, language) })}</p>;
}

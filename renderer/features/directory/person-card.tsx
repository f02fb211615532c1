import { clsx } from 'clsx';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-aria-components';
import { useLocation } from 'wouter';
import type { DirectoryPerson, DirectorySeat } from '../../../shared/directory/directory.ts';
import { calledName, datesText } from '../../../shared/directory/people-columns.ts';
import { isTrainer } from '../../../shared/directory/trainers.ts';
import { type Language, languages, textIn, workingLanguages } from '../../../shared/domain/language.ts';
import { listName, otherScript, type Person, plainTrainer } from '../../../shared/domain/people/person.ts';
import { editPerson } from '../../commands/people.ts';
import { PersonFieldset } from '../../components/person/person-fields.tsx';
import { ActionButton, actionChoice, runActionAt, useActions } from '../../context/actions.tsx';
import { useFeedback } from '../../context/feedback.ts';
import { usePreferences, useText } from '../../context/preferences.tsx';
import { workshopPath } from '../../context/routes.ts';
import { readAttended } from '../../queries/directory.ts';
import { useStored } from '../../storage/working-store.ts';
import badgeStyles from '../../ui/badge.module.css';
import { DirectoryPanel } from './directory-panel.tsx';
import { TrainerPart } from './trainer-part.tsx';
import styles from './directory.module.css';

type PersonCardProps = {
  readonly row: DirectoryPerson;
  /** How many others may be the same person. */
  readonly alike: number;
  /** Shows them beside each other. */
  readonly onCompare: () => void;
  readonly onClose: () => void;
};

/** One person over all workshops: what is known, the history, and what the register of trainers says. */
export function PersonCard({ row, alike, onCompare, onClose }: PersonCardProps): ReactNode {
  const { t, language } = usePreferences();
  const { runUndoably } = useFeedback();
  const [isRevealed, setRevealed] = useState(false);
  const { person, institution } = row;
  const isShown = isRevealed || !person.protected;
  const called = calledName(row, language, t);
  const other = isShown ? listName(person, otherScript(language)) : '';
  const title = isShown ? listName(person, language) : called;
  const onRegister = (): void =>
    void runUndoably('person.edit', editPerson(person, { trainer: person.trainer === null ? plainTrainer : null }));
  const compare = alike === 0 ? null : onCompare;
  useActions({ 'directory.register': onRegister, 'directory.compare': compare });
  const isOnRegister = person.trainer !== null;
  return (
    <DirectoryPanel
      name={called}
      title={title}
      choices={[
        actionChoice(t, 'directory.compare', () => compare?.(), { disabled: compare === null }),
        actionChoice(t, 'directory.register', onRegister, {
          name: t(isOnRegister ? 'screens.directory.offRegister' : 'screens.directory.onRegister'),
        }),
      ]}
      below={
        <>
          {other === '' || other === title ? null : <p className={styles['names']}>{other}</p>}
          <p className="soft small">{textIn(institution?.name ?? {}, language)}</p>
          <PersonBadges person={person} isTrainer={isTrainer(row)} />
        </>
      }
      onClose={onClose}
    >
      {person.protected ? (
        <div className={styles['hidden-name']}>
          <p>{t('screens.directory.nameHidden')}</p>
          <ActionButton action="people.show-name" plain small onPress={() => setRevealed(!isRevealed)}>
            {isRevealed ? t('screens.people.hideName') : t('screens.people.showName')}
          </ActionButton>
        </div>
      ) : null}
      {compare === null ? null : (
        <ActionButton action="directory.compare" small onPress={compare}>
          {t('screens.directory.alike', { number: alike })}
        </ActionButton>
      )}
      <History seats={row.seats} />
      {isTrainer(row) ? <TrainerPart key={person.id} row={row} /> : null}
      <PersonFieldset
        key={`fields ${person.id}`}
        snapshot={placeOf(person, language)}
        person={person}
        nameShown={isShown}
      />
    </DirectoryPanel>
  );
}

/** The languages in which a position is asked for: those of the work, and those in which it is written. */
function placeOf(person: Person, language: Language) {
  const asked = workingLanguages(language);
  const written = languages.filter((each) => person.position[each] !== undefined && !asked.includes(each));
  return { institutions: [], workshop: { languages: [...asked, ...written] }, programme: { countries: [] } };
}

type PersonBadgesProps = { readonly person: Person; readonly isTrainer: boolean };

function PersonBadges({ person, isTrainer: trains }: PersonBadgesProps): ReactNode {
  const t = useText();
  if (!person.protected && !trains) return null;
  return (
    <p className={styles['badges']}>
      {person.protected ? (
        <span className={clsx(badgeStyles['badge'], badgeStyles['violet'])}>{t('screens.people.protected')}</span>
      ) : null}
      {trains ? <span className={badgeStyles['badge']}>{t('vocabulary.role.trainer')}</span> : null}
      {person.trainer?.mayBeMaster === true ? (
        <span className={clsx(badgeStyles['badge'], badgeStyles['good'])}>{t('screens.directory.master')}</span>
      ) : null}
    </p>
  );
}

/** The workshops of a person, the latest first: dates, role, what was attended and which certificate there is. */
function History({ seats }: { readonly seats: readonly DirectorySeat[] }): ReactNode {
  const { t, language } = usePreferences();
  const [, navigate] = useLocation();
  const ids = seats.map(({ participationId }) => participationId).join(' ');
  const attended = useStored(() => readAttended(seats), [ids]);
  return (
    <section className={styles['part']} aria-label={t('screens.directory.history')}>
      <h3>{t('screens.directory.history')}</h3>
      {seats.length === 0 ? <p className="soft small">{t('screens.directory.noHistory')}</p> : null}
      <ul className={styles['history']}>
        {seats.map((seat) => {
          const own = attended?.get(seat.participationId);
          const { participationId, workshop } = seat;
          const facts = [
            datesText(workshop, language),
            t(`vocabulary.role.${seat.role}`),
            seat.isListed ? '' : t(`vocabulary.participationStatus.${seat.status}`),
            own === undefined || own.percent === null || own.attended === 0
              ? ''
              : t('screens.directory.attended', { attended: own.attended, all: own.all, percent: own.percent }),
            own?.certificate == null ? '' : t(`screens.directory.certificate.${own.certificate}`),
          ].filter((fact) => fact !== '');
          return (
            <li key={participationId}>
              <Link
                className=""
                onPress={() =>
                  runActionAt('show.person', participationId, workshopPath(workshop.id, 'people'), navigate)
                }
              >
                {textIn(workshop.title, language)}
              </Link>
              <span className={styles['facts']}>{facts.join(' · ')}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

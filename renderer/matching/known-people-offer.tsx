import { type ReactNode, useDeferredValue, useMemo } from 'react';
import { textIn } from '../../shared/domain/language.ts';
import { listName, type Name, otherScript, type Person } from '../../shared/domain/people/person.ts';
import type { WorkshopSnapshot } from '../../shared/domain/workshop-snapshot.ts';
import { usePreferences } from '../context/preferences.tsx';
import { readInstitutions } from '../queries/snapshot.ts';
import { useStored } from '../storage/working-store.ts';
import { Button } from '../ui/button.tsx';
import { VerdictBadge } from './merge-pair.tsx';
import { usePeopleRegister } from './people-register.ts';
import styles from './matching.module.css';

/** What is typed of a person so far. */
export type TypedPerson = {
  readonly names: readonly (Name | null)[];
  readonly email: string;
  readonly phone: string;
  readonly institutionId: string | null;
};

type KnownPeopleOfferProps = {
  readonly typed: TypedPerson;
  readonly snapshot: WorkshopSnapshot;
  readonly onTake: (person: Person) => void;
};

const mostOffered = 3;

/** Who of the people of all workshops somebody who is being typed may be, with the evidence; nothing where nobody is like them. */
export function KnownPeopleOffer({ typed, snapshot, onTake }: KnownPeopleOfferProps): ReactNode {
  const { t, language } = usePreferences();
  const institutions = useStored(readInstitutions, []);
  const register = usePeopleRegister(institutions);
  const asked = useDeferredValue(typed);
  const alike = useMemo(() => {
    const names = asked.names.filter((name) => name !== null);
    const institution = institutions?.find(({ id }) => id === asked.institutionId);
    if (register === null || names.every(({ family, given }) => family === '' || given === '')) return [];
    const facts = {
      id: 'typed',
      names,
      sex: 'unspecified' as const,
      birth: '',
      emails: asked.email === '' ? [] : [asked.email],
      phones: asked.phone === '' ? [] : [asked.phone],
      institutions: Object.values(institution?.name ?? {}),
    };
    return register.alike(facts).slice(0, mostOffered);
  }, [register, asked, institutions]);
  if (alike.length === 0 || register === null) return null;
  return (
    <ul className={styles['offered']} aria-label={t('screens.people.same.open')}>
      {alike.map((pair) => {
        const person = register.person(pair.other);
        if (person === undefined) return null;
        const isHere = snapshot.participations.some(({ personId }) => personId === person.id);
        const name = listName(person, language) || listName(person, otherScript(language));
        const body = institutions?.find(({ id }) => id === person.institutionId)?.name ?? {};
        return (
          <li key={pair.other}>
            <VerdictBadge verdict={pair.verdict} />
            <span>
              <strong>{person.protected ? t('screens.people.protected') : name}</strong> {textIn(body, language)}
              <br />
              <span className="soft small">
                {pair.reasons.map((reason) => t(`screens.people.same.reason.${reason}`)).join(' · ')}
              </span>
            </span>
            {isHere ? (
              <span className="soft small">{t('peopleList.here')}</span>
            ) : (
              <Button small onPress={() => onTake(person)}>
                {t('screens.people.same.take')}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

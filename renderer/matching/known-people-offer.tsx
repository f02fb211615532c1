import { type ReactNode, useDeferredValue, useMemo } from 'react';
import { textIn } from '../../shared/domain/language.ts';
import { shownName } from '../../shared/domain/people/participation.ts';
import { listName, type Person } from '../../shared/domain/people/person.ts';
import type { WorkshopSnapshot } from '../../shared/domain/workshop-snapshot.ts';
import { storedFacts } from '../../shared/matching/stored-people.ts';
import { usePreferences } from '../context/preferences.tsx';
import { readInstitutions } from '../queries/snapshot.ts';
import { useStored } from '../storage/working-store.ts';
import { Button } from '../ui/button.tsx';
import { VerdictBadge } from './merge-pair.tsx';
import { usePeopleRegister } from './people-register.ts';
import styles from './matching.module.css';

type KnownPeopleOfferProps = {
  /** What is typed of a person so far. */
  readonly typed: Pick<Person, 'latinName' | 'cyrillicName' | 'email' | 'phone' | 'institutionId'>;
  readonly snapshot: WorkshopSnapshot;
  readonly onTake: (person: Person) => void;
};

const mostOffered = 3;

/** Who of the people of all workshops somebody who is being typed may be, with the evidence; nothing where nobody is like them. */
export function KnownPeopleOffer({ typed, snapshot, onTake }: KnownPeopleOfferProps): ReactNode {
  const { t, language } = usePreferences();
  const institutions = useStored(readInstitutions, []);
  const register = usePeopleRegister(institutions);
  const { latinName, cyrillicName, email, phone, institutionId } = typed;
  const asked = useDeferredValue(
    useMemo(
      () => ({ id: 'typed', sex: 'unspecified' as const, latinName, cyrillicName, email, phone, institutionId }),
      [latinName, cyrillicName, email, phone, institutionId],
    ),
  );
  const alike = useMemo(() => {
    const [facts] = storedFacts([asked], institutions ?? []);
    const isNamed = facts?.names.some(({ family, given }) => family !== '' && given !== '') === true;
    return register === null || facts === undefined || !isNamed ? [] : register.alike(facts).slice(0, mostOffered);
  }, [register, asked, institutions]);
  if (alike.length === 0 || register === null) return null;
  return (
    <div role="status">
      <ul className={styles['offered']} aria-label={t('screens.people.same.open')}>
        {alike.map((pair) => {
          const person = register.person(pair.other);
          if (person === undefined) return null;
          const seat = snapshot.participations.find(({ personId }) => personId === person.id);
          const unseated = person.protected ? t('screens.people.protected') : listName(person, language);
          const shown =
            seat === undefined
              ? unseated
              : t('screens.people.mayBeKnown', { name: shownName(seat, person, language), number: seat.number });
          const body = institutions?.find(({ id }) => id === person.institutionId)?.name ?? {};
          return (
            <li key={pair.other}>
              <VerdictBadge verdict={pair.verdict} />
              <span>
                <strong>{shown}</strong> {textIn(body, language)}
                <br />
                <span className="soft small">
                  {pair.reasons.map((reason) => t(`screens.people.same.reason.${reason}`)).join(' · ')}
                </span>
              </span>
              {seat === undefined ? (
                <Button small onPress={() => onTake(person)}>
                  {t('screens.people.same.take')}
                </Button>
              ) : null}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

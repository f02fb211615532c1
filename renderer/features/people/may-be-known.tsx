import type { ReactNode } from 'react';
import { textIn } from '../../../shared/domain/language.ts';
import { participationCode } from '../../../shared/domain/people/participation.ts';
import { listName, type Name } from '../../../shared/domain/people/person.ts';
import { latinKey } from '../../../shared/domain/search-key.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import type { TypedName } from '../../../shared/exchange/people/name-of-text.ts';
import { usePreferences } from '../../context/preferences.tsx';

type MayBeKnownProps = {
  readonly snapshot: WorkshopSnapshot;
  /** The name as it was typed so far; null before there is one. */
  readonly name: TypedName | null;
};

/** While somebody is typed: who of the workshop bears that name already, told apart by number and institution. */
export function MayBeKnown({ snapshot, name }: MayBeKnownProps): ReactNode {
  const { t, language } = usePreferences();
  if (name === null) return null;
  const keys = [name.latinName, name.cyrillicName].flatMap(soundOf);
  const known = snapshot.people.filter((person) =>
    [person.latinName, person.cyrillicName].flatMap(soundOf).some((key) => keys.includes(key)),
  );
  if (known.length === 0) return null;
  return (
    <p role="status" className="small">
      {known.slice(0, 3).map((person) => {
        const seat = snapshot.participations.find(({ personId }) => personId === person.id);
        const institution = snapshot.institutions.find(({ id }) => id === person.institutionId);
        const shown = person.protected && seat !== undefined ? participationCode(seat) : listName(person, language);
        const place = textIn(institution?.name ?? {}, language);
        return (
          <span key={person.id}>
            {t('screens.people.mayBeKnown', { name: shown, number: seat?.number ?? 0 })}
            {place === '' ? '' : ` · ${place}`}{' '}
          </span>
        );
      })}
    </p>
  );
}

/** Family and given name as they sound in either alphabet, in any order; none without both. */
function soundOf(name: Name | null): string[] {
  if (name === null || name.given === '') return [];
  return [[name.family, name.given].map(latinKey).toSorted().join(' ')];
}

import type { Institution } from '../domain/institution.ts';
import type { Language, Text } from '../domain/language.ts';
import { participationCode, type Participation } from '../domain/participation.ts';
import { listName, type Name, type Person, type Sex } from '../domain/person.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';

/**
 * What a document may know of a person. Documents read people only here: of a protected person nothing gets through
 * but the code, the sex and the delegation.
 */
export type ListedPerson = {
  readonly participation: Participation;
  readonly protected: boolean;
  readonly sex: Sex;
  readonly institution: Institution | null;
  readonly position: Text;
  readonly email: string;
  readonly phone: string;
  readonly country: string | null;
  /** Family name first, as in lists. */
  readonly listName: (language: Language) => string;
  /** Given name first, as one is announced. */
  readonly spokenName: (language: Language) => string;
};

/** By the id of the participation. `coded` treats everybody as protected. */
export function listedPeople(snapshot: WorkshopSnapshot, coded = false): ReadonlyMap<string, ListedPerson> {
  const people = new Map(snapshot.people.map((person) => [person.id, person]));
  const institutions = new Map(snapshot.institutions.map((institution) => [institution.id, institution]));
  return new Map(
    snapshot.participations.flatMap((participation) => {
      const person = people.get(participation.personId);
      if (person === undefined) return [];
      const hidden = coded || person.protected;
      const one = hidden ? protectedPerson(participation, person.sex) : listed(participation, person, institutions);
      return [[participation.id, one] as const];
    }),
  );
}

function listed(
  participation: Participation,
  person: Person,
  institutions: ReadonlyMap<string, Institution>,
): ListedPerson {
  return {
    participation,
    protected: false,
    sex: person.sex,
    institution: institutions.get(person.institutionId ?? '') ?? null,
    position: person.position,
    email: person.email,
    phone: person.phone,
    country: person.country,
    listName: (language) => listName(person, language),
    spokenName: (language) => spokenName(person, language),
  };
}

function protectedPerson(participation: Participation, sex: Sex): ListedPerson {
  const code = participationCode(participation);
  return {
    participation,
    protected: true,
    sex,
    institution: null,
    position: {},
    email: '',
    phone: '',
    country: null,
    listName: () => code,
    spokenName: () => code,
  };
}

function spokenName(person: Person, language: Language): string {
  const inList = listName(person, language);
  const name: Name | undefined =
    [person.latinName, person.cyrillicName].find((one) => one !== null && inList.startsWith(one.family)) ?? undefined;
  return name === undefined ? inList : [name.given, name.family].filter((part) => part !== '').join(' ');
}

import { type Country, countryName } from '../domain/country.ts';
import type { Language, Text } from '../domain/language.ts';
import type { Delegation } from '../domain/people/groups.ts';
import {
  isCounted,
  isExpected,
  type Participation,
  participationCode,
  type ParticipationRole,
} from '../domain/people/participation.ts';
import { type Institution, listName, type Name, type Person, type Sex } from '../domain/people/person.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { compareNames } from '../text/collation.ts';
import type { DocumentRequest } from './document-request.ts';
import type { Wording } from './wording.ts';

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

/** People of one delegation as they stand on the sheet; null for those who belong to none. */
export type SheetGroup = {
  readonly delegation: Delegation | null;
  /** By language of the document, '' for those without delegation. */
  readonly names: readonly string[];
  readonly people: readonly ListedPerson[];
};

export type SheetPeople = {
  readonly groups: readonly SheetGroup[];
  /** They sign in a block of their own and are never counted. */
  readonly staff: readonly ListedPerson[];
};

const staffOrder: readonly ParticipationRole[] = [
  'trainer',
  'facilitator',
  'expert',
  'speaker',
  'interpreter',
  'observer',
  'organiser',
];

/**
 * Who is expected: delegations in the alphabet of the document's language, the head of each first (docs/practice.md,
 * Order of names).
 */
export function sheetPeople(snapshot: WorkshopSnapshot, request: DocumentRequest, wording: Wording): SheetPeople {
  const coded = request.safe === true;
  const expected = [...listedPeople(snapshot, coded).values()].filter(({ participation }) => isExpected(participation));
  const counted = expected.filter(({ participation }) => isCounted(participation));
  const staff = request.delegationIds === null ? expected.filter(({ participation }) => !isCounted(participation)) : [];
  return { groups: groupsOf(counted, snapshot, request, wording), staff: inOrderOfRole(staff, wording) };
}

/** The country of the delegation that sends a person. */
export function delegationCountry(
  { participation }: ListedPerson,
  group: SheetGroup | null,
  { delegations }: WorkshopSnapshot,
): string | null {
  const delegation = group?.delegation ?? delegations.find(({ id }) => id === participation.delegationId);
  return delegation?.country ?? null;
}

/** The country of a person, else of their delegation; null for a protected person, whom it would identify. */
export function countryOf(person: ListedPerson, snapshot: WorkshopSnapshot): Country | null {
  return person.protected ? null : (person.country ?? delegationCountry(person, null, snapshot));
}

/** The names of a delegation in each language, by its country where it has no name of its own. */
export function delegationNames(delegation: Delegation, wording: Wording): string[] {
  const own = wording.texts(delegation.name).map(({ text }) => text);
  if (own.length > 0) return own;
  const { country } = delegation;
  return country === null ? [] : [...new Set(wording.languages.map((language) => countryName(country, language)))];
}

function groupsOf(
  people: readonly ListedPerson[],
  snapshot: WorkshopSnapshot,
  { delegationIds }: DocumentRequest,
  wording: Wording,
): SheetGroup[] {
  const compare = compareNames(wording.first);
  const delegations = snapshot.delegations
    .filter(({ id }) => delegationIds === null || delegationIds.includes(id))
    .map((delegation) => ({ delegation, names: delegationNames(delegation, wording) }))
    .sort((one, other) => compare(one.names[0] ?? '', other.names[0] ?? ''));
  const groups: SheetGroup[] = delegations.map(({ delegation, names }) => ({
    delegation,
    names,
    people: members(people, delegation, wording),
  }));
  const known = new Set(snapshot.delegations.map(({ id }) => id));
  const others = people.filter(({ participation }) => !known.has(participation.delegationId ?? ''));
  const without = { delegation: null, names: [], people: byName(others, wording) };
  return [...groups, ...(delegationIds === null ? [without] : [])].filter((group) => group.people.length > 0);
}

function members(people: readonly ListedPerson[], delegation: Delegation, wording: Wording): ListedPerson[] {
  const own = byName(
    people.filter(({ participation }) => participation.delegationId === delegation.id),
    wording,
  );
  const head = own.find((person) => isHead(person, delegation));
  return head === undefined ? own : [head, ...own.filter((person) => person !== head)];
}

/** Whether a person is listed first as head; not a protected one, whom the role would identify. */
export function isHead(person: ListedPerson, delegation: Delegation | null): boolean {
  return !person.protected && delegation !== null && delegation.headParticipationId === person.participation.id;
}

/** The order of people: names by alphabet, then codes by number, so that a code's position does not disclose the name. */
export function byName(people: readonly ListedPerson[], wording: Wording): ListedPerson[] {
  const compare = compareNames(wording.first);
  return [...people].sort(
    (one, other) =>
      Number(one.protected) - Number(other.protected) ||
      (one.protected ? 0 : compare(one.listName(wording.first), other.listName(wording.first))) ||
      one.participation.number - other.participation.number,
  );
}

function inOrderOfRole(staff: readonly ListedPerson[], wording: Wording): ListedPerson[] {
  const rank = ({ participation }: ListedPerson): number => staffOrder.indexOf(participation.role);
  return byName(staff, wording).sort((one, other) => rank(one) - rank(other));
}

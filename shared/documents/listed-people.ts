import type { Country } from '../domain/country.ts';
import type { Language, Text } from '../domain/language.ts';
import type { Delegation } from '../domain/people/groups.ts';
import { isExpected, type Participation, participationCode } from '../domain/people/participation.ts';
import { type Institution, listName, type Name, type Person, type Sex } from '../domain/people/person.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { comparePeople, type InOrder, orderedPeople, delegationName, isNamedAsCountry } from '../text/collation.ts';
import type { TextKey } from '../text/text.ts';
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
  readonly ageBand: Person['ageBand'];
  readonly institution: Institution | null;
  readonly position: Text;
  readonly email: string;
  readonly phone: string;
  readonly country: string | null;
  /** The name in each script in which it is written. */
  readonly names: { readonly latin: Name | null; readonly cyrillic: Name | null };
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
    ageBand: person.ageBand,
    institution: institutions.get(person.institutionId ?? '') ?? null,
    position: person.position,
    email: person.email,
    phone: person.phone,
    country: person.country,
    names: { latin: person.latinName, cyrillic: person.cyrillicName },
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
    ageBand: null,
    institution: null,
    position: {},
    email: '',
    phone: '',
    country: null,
    names: { latin: null, cyrillic: null },
    listName: () => code,
    spokenName: () => code,
  };
}

/** A protected person with the name, by the number in the workshop. */
export type KeyedPerson = { readonly person: ListedPerson; readonly name: (language: Language) => string };

/**
 * Who is behind each code, for the key that the office keeps sealed: the one paper that may have protected names, and
 * only where it was asked for with them. Whoever was replaced or declined has a code too.
 */
export function keyedPeople(snapshot: WorkshopSnapshot): KeyedPerson[] {
  const people = new Map(snapshot.people.map((person) => [person.id, person]));
  const listedById = listedPeople(snapshot);
  return snapshot.participations
    .toSorted((one, other) => one.number - other.number)
    .flatMap(({ id, personId }) => {
      const [record, person] = [people.get(personId), listedById.get(id)];
      if (record?.protected !== true || person === undefined) return [];
      return [{ person, name: (language: Language) => listName(record, language) }];
    });
}

/** What is counted of a person without naming them. */
export type CountedFacts = {
  readonly sex: Sex;
  readonly ageBand: Person['ageBand'];
  readonly institutionKind: Institution['kind'] | null;
};

/** The facts of everybody, protected people too, by the id of the participation: for totals only. */
export function countedFacts(snapshot: WorkshopSnapshot): ReadonlyMap<string, CountedFacts> {
  const people = new Map(snapshot.people.map((person) => [person.id, person]));
  const kinds = new Map(snapshot.institutions.map(({ id, kind }) => [id, kind]));
  return new Map(
    snapshot.participations.flatMap(({ id, personId }) => {
      const person = people.get(personId);
      if (person === undefined) return [];
      const institutionKind = kinds.get(person.institutionId ?? '') ?? null;
      return [[id, { sex: person.sex, ageBand: person.ageBand, institutionKind }] as const];
    }),
  );
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

/**
 * Who is expected, or of whom `takesPart` is true: delegations in the alphabet of the document's language, the head of each
 * first (docs/practice.md, Order of names).
 */
export function sheetPeople(
  snapshot: WorkshopSnapshot,
  request: DocumentRequest,
  wording: Wording,
  takesPart: (participation: Participation) => boolean = isExpected,
): SheetPeople {
  const coded = request.safe === true;
  const expected = [...listedPeople(snapshot, coded).values()].filter(({ participation }) => takesPart(participation));
  const { groups, staff } = orderedPeople(inOrder(expected, wording), {
    order: snapshot.workshop.listOrder,
    language: wording.first,
    delegations: snapshot.delegations,
    divided: isDivided(snapshot, request),
  });
  return {
    groups: groups
      .map(({ delegation, people }) => ({
        delegation,
        names: delegationNames(delegation, wording),
        people: chosen(people, request),
      }))
      .filter(({ people }) => people.length > 0),
    staff: request.delegationIds === null ? staff.map(({ person }) => person) : [],
  };
}

/** Whether delegations stand apart: by protocol, and where a paper is for some of them or one for each. */
export function isDivided({ workshop }: WorkshopSnapshot, request: DocumentRequest): boolean {
  return workshop.listOrder === 'protocol' || request.delegationIds !== null || request.sheetPerDelegation === true;
}

/** The delegation of a person, if any. */
export function delegationOf({ participation }: ListedPerson, { delegations }: WorkshopSnapshot): Delegation | null {
  return delegations.find(({ id }) => id === participation.delegationId) ?? null;
}

function inOrder(people: readonly ListedPerson[], wording: Wording): OrderedPerson[] {
  return people.map((person) => ({
    person,
    participation: person.participation,
    name: person.listName(wording.first),
    isProtected: person.protected,
  }));
}

type OrderedPerson = InOrder & { readonly person: ListedPerson };

/** Those of the delegations that were asked for. */
function chosen(people: readonly OrderedPerson[], { delegationIds }: DocumentRequest): ListedPerson[] {
  return people
    .filter(({ participation }) => delegationIds === null || delegationIds.includes(participation.delegationId ?? ''))
    .map(({ person }) => person);
}

/** People whom a paper leaves out, and why, as the key of a sentence with their number and the codes of the protected ones. */
export type LeftOut = { readonly reason: TextKey; readonly number: number; readonly codes: string };

/** One reason for which some people are left out; none where there is nobody. Of nobody more than the code is told. */
export function leftOutFor(reason: TextKey, people: readonly ListedPerson[]): LeftOut[] {
  if (people.length === 0) return [];
  const codes = people
    .filter((person) => person.protected)
    .map(({ participation }) => participationCode(participation));
  return [{ reason, number: people.length, codes: codes.join(', ') }];
}

/** The country of a person, else of their delegation; of a protected person only the delegation's. */
export function originOf(person: ListedPerson, snapshot: WorkshopSnapshot): Country | null {
  return person.country ?? delegationOf(person, snapshot)?.country ?? null;
}

/** The country of a person, else of their delegation; null for a protected person, whom it would identify. */
export function countryOf(person: ListedPerson, snapshot: WorkshopSnapshot): Country | null {
  return person.protected ? null : originOf(person, snapshot);
}

/** The names of a delegation in each language; one that is called as its country is, has one in every language. */
export function delegationNames(delegation: Delegation | null, wording: Wording): string[] {
  if (delegation === null) return [];
  if (!isNamedAsCountry(delegation)) return wording.texts(delegation.name).map(({ text }) => text);
  return [...new Set(wording.languages.map((language) => delegationName(delegation, language)))];
}

/** Whether a person is listed first as head; not a protected one, whom the role would identify. */
export function isHead(person: ListedPerson, delegation: Delegation | null): boolean {
  return !person.protected && delegation !== null && delegation.headParticipationId === person.participation.id;
}

/** People of one list in the order of the workshop. */
export function inListOrder(
  people: readonly ListedPerson[],
  { workshop }: Pick<WorkshopSnapshot, 'workshop'>,
  wording: Wording,
): ListedPerson[] {
  const compare = comparePeople(workshop.listOrder, wording.first);
  return inOrder(people, wording)
    .sort(compare)
    .map(({ person }) => person);
}

/** More delegations than these are counted in the name of a file instead of named. */
const mostNames = 2;

/** What tells the file of some delegations from that of all; null where all are printed. */
export function chosenDelegationsName(
  snapshot: WorkshopSnapshot,
  { delegationIds }: DocumentRequest,
  wording: Wording,
): string | null {
  if (delegationIds === null) return null;
  const chosen = snapshot.delegations.filter(({ id }) => delegationIds.includes(id));
  return chosen.length <= mostNames
    ? chosen.map((each) => delegationNames(each, wording)[0] ?? '').join(', ')
    : wording.translate(wording.first, 'documents.file.delegations', { count: chosen.length });
}

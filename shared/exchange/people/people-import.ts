import { type Change, type Changes, created, type NewId, updated } from '../../changes/change.ts';
import { type Country, countryName } from '../../domain/country.ts';
import { isBlank, type Language, type Text } from '../../domain/language.ts';
import { type Delegation, isBlankLetter, type Letter, plainDelegation } from '../../domain/people/groups.ts';
import type { Participation, ParticipationRole } from '../../domain/people/participation.ts';
import { type Institution, type Person, personSchema, plainPerson } from '../../domain/people/person.ts';
import type { FormField, SentForm } from '../../documents/nomination-form/form-fields.ts';
import type { WorkshopSnapshot } from '../../domain/workshop-snapshot.ts';
import { highestNumber, newParticipation } from '../../operations/people.ts';
import type { PersonFacts } from '../../matching/compared-person.ts';
import type { SamePair } from '../../matching/same-people.ts';
import { mostNumbers } from '../../operations/people-edit.ts';
import { failure, type Result, success } from '../../result.ts';
import { importedText, isCyrillic, languageOf } from '../plain-text.ts';
import type { FormRow } from '../forms/returned-form.ts';
import { storedPhones } from './contact-cells.ts';
import { countryNamedIn } from './country-words.ts';
import { newInstitution } from './institution-kind.ts';
import type { ImportedPerson } from './imported-person.ts';
import { isCompatible, listedFacts, nameKeys } from './listed-facts.ts';
import { asName } from './name-parts.ts';
import { bodyKey } from './people-cells.ts';

/**
 * What the user wants with a person of a list. `auto`: they come in unless they are here already, as the person who is likely the
 * same in another workshop; `same:` and the id of a person: they are that one; `keep-role`: as `auto`, but whoever is here
 * already keeps the role that they have.
 */
export type PersonDecision = 'auto' | 'keep-role' | 'new' | 'left' | `same:${string}`;
export type PersonToImport = {
  readonly person: ImportedPerson;
  readonly decision: PersonDecision;
  /** Where they stand in a form that came back; missing for a person of a list. */
  readonly row?: FormRow;
};

/** The id of the person whom somebody of a list is decided to be; null where that is not decided. */
export function decidedPersonId(decision: PersonDecision): string | null {
  return decision.startsWith('same:') ? decision.slice('same:'.length) : null;
}

export type PeopleImportSettings = {
  readonly status: Participation['status'];
  /** `list`: as the list says, or else by country; null for none; else the id of a delegation. */
  readonly delegation: 'list' | null | { readonly id: string };
  /** Of a form that came back: its delegation, what was sent, and who stays though no row names them; missing for a list. */
  readonly form?: {
    readonly delegationId: string;
    readonly sent: SentForm | null;
    readonly keptIds: readonly string[];
  };
  /** The letter that is entered for the delegation to which all of the list belong, unless it has one; null for none. */
  readonly letter: Letter | null;
};

/**
 * What happens with a person of the list: `completed` and `here` are in the workshop already, `known` is in another one. In
 * a form that came back, `changed` are those of whom it says something else than was sent, `replaces` who stands in the row
 * of somebody else.
 */
export type PersonOutcome = 'new' | 'known' | 'here' | 'completed' | 'changed' | 'replaces' | 'left';

/** What an import would do, for the preview; the command commits `changes` as one action. */
export type PeopleImport = {
  readonly changes: Changes;
  /** For each person of the list. */
  readonly outcomes: readonly PersonOutcome[];
  /** For each person of the list who of those who are known they may be, the likeliest first. */
  readonly alike: readonly (readonly SamePair[])[];
  /** For each person of the list the id of the participation, new or known; null for whoever is left out. */
  readonly participationIds: readonly (string | null)[];
  readonly newDelegations: number;
  readonly newInstitutions: number;
  /** For each person of the list who is here in another role than the list says: both; else null. */
  readonly otherRoles: readonly (OtherRole | null)[];
  /** The delegation whose letter is that of the list, if it is entered; null where there is none, or it has one already. */
  readonly letterOf: Delegation | null;
  /** Of a form that came back; missing for a list. */
  readonly form?: FormDifference;
};

/** What a form that came back does beside bringing people in. */
export type FormDifference = {
  /** For each person of the form the id of the participation in whose row they stand; null for a new row. */
  readonly rowIds: readonly (string | null)[];
  /** For each person of the form the fields that are changed, as they are here. */
  readonly before: readonly (readonly { readonly field: FormField; readonly text: string }[])[];
  /** Who stood in it when it was sent, and whom no row names any more. */
  readonly gone: readonly { readonly participationId: string; readonly isKept: boolean }[];
  /** Who was changed here too since it was sent: these fields stay as they are here. */
  readonly conflicts: readonly { readonly participationId: string; readonly fields: readonly FormField[] }[];
};

export type OtherRole = { readonly here: ParticipationRole; readonly listed: ParticipationRole };

/** People of all workshops: by their ids, and who of them somebody may be. */
export type PeopleRegister = {
  readonly person: (id: string) => Person | undefined;
  readonly alike: (person: PersonFacts) => readonly SamePair[];
};

/** Where people come in: a workshop, the institutions of all workshops, and their people where these are to be known. */
export type PeopleTarget = {
  readonly snapshot: WorkshopSnapshot;
  readonly institutions: readonly Institution[];
  readonly register?: PeopleRegister;
};

/** So many known people are offered for one of the list. */
const mostAlike = 5;

/**
 * The changes that bring the people of a list into a workshop: each with a participation, and delegations and institutions
 * that are not there yet. Who is in the workshop already, by name, is not doubled: what is not known of them is filled in,
 * and nothing that is known is replaced. Fails with `people-too-many` beyond the numbers that participations can have.
 */
export function importedPeopleChanges(
  target: PeopleTarget,
  people: readonly PersonToImport[],
  settings: PeopleImportSettings,
  newId: NewId,
): Result<PeopleImport, 'people-too-many'> {
  const merge = new PeopleMerge(target, settings, newId);
  const added = people.map((each) => merge.add(each));
  if (merge.number > mostNumbers) return failure('people-too-many', { limit: mostNumbers });
  return success({
    ...merge.result(),
    outcomes: added.map(({ outcome }) => outcome),
    participationIds: added.map(({ id }) => id),
    alike: merge.alike,
    otherRoles: added.map(({ otherRole = null }) => otherRole),
  });
}

export const roleOfListed: Readonly<Record<NonNullable<ImportedPerson['role']>, ParticipationRole>> = {
  'head of delegation': 'participant',
  participant: 'participant',
  trainer: 'trainer',
  facilitator: 'facilitator',
  expert: 'expert',
  speaker: 'speaker',
  interpreter: 'interpreter',
  observer: 'observer',
  organiser: 'organiser',
};

type Addition = { readonly outcome: PersonOutcome; readonly id: string | null; readonly otherRole?: OtherRole | null };
type Bearer = { readonly person: Person; readonly participation: Participation };

class PeopleMerge {
  number: number;
  readonly alike: (readonly SamePair[])[] = [];
  readonly #target: PeopleTarget;
  readonly #settings: PeopleImportSettings;
  readonly #newId: NewId;
  readonly #language: Language;
  readonly #changes: Change[] = [];
  /** Who is in the workshop, by what their names are looked up by, and by their ids. */
  readonly #bearers = new Map<string, Bearer[]>();
  readonly #bearersById = new Map<string, Bearer>();
  readonly #taken = new Set<string>();
  /** Delegations to which people of the list belong, by their ids; null for none. */
  readonly #withPeople = new Set<string | null>();
  readonly #institutions = new Map<string, string>();
  readonly #newInstitutions: Institution[] = [];
  readonly #delegations: { readonly stored: Delegation | null; record: Delegation }[];

  constructor(target: PeopleTarget, settings: PeopleImportSettings, newId: NewId) {
    const { snapshot, institutions } = target;
    this.#target = target;
    this.#settings = settings;
    this.#newId = newId;
    this.#language = snapshot.workshop.languages[0] ?? 'en';
    this.number = highestNumber(snapshot);
    this.#delegations = snapshot.delegations.map((record) => ({ stored: record, record }));
    for (const { id, name } of institutions)
      for (const text of Object.values(name)) this.#institutions.set(bodyKey(text), id);
    const people = new Map(snapshot.people.map((person) => [person.id, person]));
    // An older list names who was replaced too, and doubles nobody; a form that names them again nominates them again.
    const isReplaced = ({ status }: Participation): boolean => status === 'replaced';
    const replaced = settings.form === undefined ? snapshot.participations.filter(isReplaced) : [];
    for (const participation of [...snapshot.participations.filter((each) => !isReplaced(each)), ...replaced]) {
      const person = people.get(participation.personId);
      if (person !== undefined) this.#addBearer({ person, participation });
    }
  }

  #addBearer(bearer: Bearer): void {
    const { id, latinName, cyrillicName } = bearer.person;
    if (!this.#bearersById.has(id)) this.#bearersById.set(id, bearer);
    for (const key of [latinName, cyrillicName].flatMap(nameKeys)) {
      this.#bearers.set(key, [...(this.#bearers.get(key) ?? []), bearer]);
    }
  }

  result(): Pick<PeopleImport, 'changes' | 'newDelegations' | 'newInstitutions' | 'letterOf'> {
    const letterOf = this.#enterLetter();
    const delegations = this.#delegations.flatMap(({ stored, record }): Change[] => {
      if (stored === null) return [created('delegation', record)];
      const { headParticipationId, letter } = record;
      return [...updated('delegation', stored, { headParticipationId, letter })];
    });
    const institutions = this.#newInstitutions.map((record) => created('institution', record));
    return {
      changes: [...institutions, ...delegations, ...this.#changes],
      newDelegations: this.#delegations.filter(({ stored }) => stored === null).length,
      newInstitutions: institutions.length,
      letterOf,
    };
  }

  /** Enters the letter of the list for the only delegation to which its people belong; gives that delegation. */
  #enterLetter(): Delegation | null {
    const { letter } = this.#settings;
    const [only = null] = this.#withPeople;
    const own = this.#delegations.find(({ record }) => record.id === only);
    if (letter === null || own === undefined || this.#withPeople.size > 1 || !isBlankLetter(own.record.letter))
      return null;
    own.record = { ...own.record, letter };
    return own.record;
  }

  add({ person, decision }: PersonToImport): Addition {
    const isNamed = person.family !== '' || person.given !== '';
    const found = isNamed ? (this.#target.register?.alike(listedFacts(person, 'listed')) ?? []) : [];
    this.alike.push(found.slice(0, mostAlike));
    if (decision === 'left' || !isNamed) return { outcome: 'left', id: null };
    const decidedId = decidedPersonId(decision);
    if (decidedId !== null) return this.#asKnown(decidedId, person);
    const bearer = decision === 'new' ? null : this.#bearer(person);
    if (bearer !== null) return this.#complete(bearer, person, decision === 'keep-role');
    const [likeliest] = decision === 'new' ? [] : found;
    if (likeliest?.verdict !== 'likely' || this.#taken.has(likeliest.other)) return this.#create(person, null);
    return this.#asKnown(likeliest.other, person);
  }

  /** The person of the list is one who is known, here or in another workshop. */
  #asKnown(id: string, person: ImportedPerson): Addition {
    const here = this.#bearersById.get(id);
    if (here !== undefined) return this.#complete(here, person, false);
    const known = this.#target.register?.person(id);
    if (this.#taken.has(id)) return { outcome: 'left', id: null };
    return this.#create(person, known ?? null);
  }

  /** Who bears that name in the workshop: with the same patronymic and sex, as far as both are known. */
  #bearer(person: ImportedPerson): Bearer | null {
    const names = [person, ...(person.latin === null ? [] : [person.latin])];
    const found = names.flatMap(nameKeys).flatMap((key) => this.#bearers.get(key) ?? []);
    return (
      found.find(({ person: known }) => !this.#taken.has(known.id) && isCompatible(known, person)) ??
      found.find(({ person: known }) => isCompatible(known, person)) ??
      null
    );
  }

  #create(person: ImportedPerson, known: Person | null): Addition {
    const record: Person = known ?? {
      ...plainPerson,
      id: this.#newId(),
      ...spelledNames(person),
      ...this.#details(person, null),
    };
    const role = person.role === null ? 'participant' : roleOfListed[person.role];
    const delegation = this.#delegation(person, role);
    if (role === 'participant') this.#withPeople.add(delegation?.record.id ?? null);
    this.number += 1;
    const participation = newParticipation(
      this.#target.snapshot,
      record.id,
      role,
      delegation?.record.id ?? null,
      this.#newId(),
      this.number,
    );
    this.#changes.push(
      ...(known === null
        ? [created('person', record)]
        : updated('person', known, missingDetails(known, spelledNames(person), this.#details(person, known)))),
      created('participation', { ...participation, status: this.#settings.status }),
    );
    this.#lead(person, delegation, participation.id);
    this.#addBearer({ person: record, participation });
    this.#taken.add(record.id);
    return { outcome: known === null ? 'new' : 'known', id: participation.id };
  }

  #complete({ person: known, participation }: Bearer, person: ImportedPerson, keepsRole: boolean): Addition {
    // Twice in the list itself.
    if (this.#taken.has(known.id)) return { outcome: 'left', id: null };
    this.#taken.add(known.id);
    const details = this.#details(person, known);
    const names = spelledNames(person);
    const patch = missingDetails(known, names, details);
    const delegation = participation.delegationId === null ? this.#delegation(person, participation.role) : null;
    const delegationId = delegation?.record.id ?? participation.delegationId;
    const listed = person.role === null ? null : roleOfListed[person.role];
    const otherRole = listed === null || listed === participation.role ? null : { here: participation.role, listed };
    if ((listed ?? participation.role) === 'participant') this.#withPeople.add(delegationId);
    const isOnTheWay = ['invited', 'nominated', 'accepted'].includes(participation.status);
    const seat: Partial<Participation> = {
      ...(delegation === null ? {} : { delegationId: delegation.record.id }),
      ...(isOnTheWay && this.#settings.status === 'confirmed' ? { status: 'confirmed' } : {}),
      ...(otherRole === null || keepsRole ? {} : { role: otherRole.listed }),
    };
    const changes = [...updated('person', known, patch), ...updated('participation', participation, seat)];
    this.#changes.push(...changes);
    return { outcome: changes.length === 0 ? 'here' : 'completed', id: participation.id, otherRole };
  }

  /** What the list says of a person; the institution of somebody who has one is not made. */
  #details(person: ImportedPerson, known: Person | null) {
    return {
      sex: person.sex === 'f' ? ('female' as const) : person.sex === 'm' ? ('male' as const) : ('unspecified' as const),
      country: person.country,
      institutionId: known?.institutionId == null ? this.#institution(person.institution, person.country) : null,
      position: importedText(person.position, this.#language),
      email: personSchema.shape.email.safeParse(person.email).success ? person.email : '',
      phone: storedPhones(person.phones).slice(0, 300),
    };
  }

  #institution(name: string, country: Country | null): string | null {
    const key = bodyKey(name);
    if (key === '') return null;
    const known = spellings(name).flatMap((each) => this.#institutions.get(bodyKey(each)) ?? [])[0];
    if (known !== undefined) return known;
    const id = this.#newId();
    this.#institutions.set(key, id);
    this.#newInstitutions.push(newInstitution(id, name, country, this.#language));
    return id;
  }

  /** The delegation of a person; trainers and others belong to none unless the list says so. */
  #delegation(person: ImportedPerson, role: ParticipationRole) {
    const { delegation: wish } = this.#settings;
    if (wish === null) return null;
    if (wish !== 'list') return this.#delegations.find(({ record }) => record.id === wish.id) ?? null;
    const name = person.delegation;
    if (name === '' && (role !== 'participant' || person.country === null)) return null;
    const country = name === '' ? person.country : countryNamedIn(name);
    const found = this.#delegations.find(({ record }) =>
      country === null
        ? Object.values(record.name).some((text) => spellings(name).some((each) => bodyKey(text) === bodyKey(each)))
        : record.country === country,
    );
    if (found !== undefined) return found;
    const { workshop } = this.#target.snapshot;
    const names: Text =
      country === null
        ? { [languageOf(name, this.#language)]: name.slice(0, 200) }
        : Object.fromEntries(
            [...new Set<Language>([...workshop.languages, this.#language])].map((each) => [
              each,
              countryName(country, each),
            ]),
          );
    const added = {
      stored: null,
      record: { ...plainDelegation, id: this.#newId(), workshopId: workshop.id, name: names, country },
    };
    this.#delegations.push(added);
    return added;
  }

  #lead(person: ImportedPerson, delegation: { record: Delegation } | null, participationId: string): void {
    if (person.role !== 'head of delegation' || delegation === null || delegation.record.headParticipationId !== null)
      return;
    delegation.record = { ...delegation.record, headParticipationId: participationId };
  }
}

/** A name as it is written, and in each of the languages that a slash separates. */
function spellings(name: string): string[] {
  return [name, ...(name.includes(' / ') ? name.split(' / ') : [])];
}

/** What is known now and was not before; nothing that is known is replaced. */
function missingDetails(
  known: Person,
  names: Pick<Person, 'latinName' | 'cyrillicName'>,
  details: Pick<Person, 'sex' | 'country' | 'institutionId' | 'position' | 'email' | 'phone'>,
): Partial<Person> {
  return {
    ...(known.latinName === null && names.latinName !== null ? { latinName: names.latinName } : {}),
    ...(known.cyrillicName === null && names.cyrillicName !== null ? { cyrillicName: names.cyrillicName } : {}),
    ...(known.sex === 'unspecified' && details.sex !== 'unspecified' ? { sex: details.sex } : {}),
    ...(known.country === null && details.country !== null ? { country: details.country } : {}),
    ...(known.institutionId === null && details.institutionId !== null ? { institutionId: details.institutionId } : {}),
    ...(isBlank(known.position) && !isBlank(details.position) ? { position: details.position } : {}),
    ...(known.email === '' && details.email !== '' ? { email: details.email } : {}),
    ...(known.phone === '' && details.phone !== '' ? { phone: details.phone } : {}),
  };
}

export function spelledNames(person: ImportedPerson): Pick<Person, 'latinName' | 'cyrillicName'> {
  const main = asName(person);
  const latin = person.latin === null ? null : asName(person.latin);
  return isCyrillic(main.family) ? { cyrillicName: main, latinName: latin } : { cyrillicName: null, latinName: main };
}

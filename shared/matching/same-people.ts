import {
  comparedPerson,
  type ComparedName,
  type ComparedPerson,
  type FamilyWord,
  type NameWord,
  type PersonFacts,
} from './compared-person.ts';
import { sharedContacts, type SharedContacts } from './evidence.ts';
import { areClearlyTwo, type LikenessReason, personLikeness, type LikenessVerdict } from './person-likeness.ts';

/** Two people who may be one. */
export type SamePair = {
  readonly one: string;
  readonly other: string;
  readonly verdict: LikenessVerdict;
  readonly reasons: readonly LikenessReason[];
};

/**
 * The people of a list who may be one, by their ids: those that surely are two to everybody (`areTwo`) are left out. Only people
 * with a key in common are compared, so that it grows with the people and not with their pairs.
 */
export function samePeople(
  people: readonly PersonFacts[],
  areTwo: (one: string, other: string) => boolean = () => false,
): SamePair[] {
  const compared = people.map(comparedPerson);
  const shared = sharedContacts(compared, areClearlyTwo);
  const blocks = new PeopleIndex(compared);
  const pairs: SamePair[] = [];
  for (const [index, person] of compared.entries()) {
    for (const at of blocks.alike(person, index)) {
      const other = compared[at];
      if (other === undefined || areTwo(person.facts.id, other.facts.id)) continue;
      const found = personLikeness(person, other, shared);
      if (found === null || (at < index && blocks.alike(other, at).has(index))) continue;
      pairs.push({ one: person.facts.id, other: other.facts.id, ...found });
    }
  }
  const byId = new Map(compared.map((person) => [person.facts.id, person]));
  return withoutAmbiguous(pairs, (id) => byId.get(id));
}

/** People who are known, to ask who of them a new one may be. */
export class KnownPeople {
  readonly #people: readonly ComparedPerson[];
  readonly #byId: ReadonlyMap<string, ComparedPerson>;
  readonly #index: PeopleIndex;
  readonly #shared: SharedContacts;

  constructor(people: readonly PersonFacts[]) {
    this.#people = people.map(comparedPerson);
    this.#byId = new Map(this.#people.map((person) => [person.facts.id, person]));
    this.#index = new PeopleIndex(this.#people);
    this.#shared = sharedContacts(this.#people, areClearlyTwo);
  }

  /** Who of them the person may be, the likeliest first; `one` of each pair is the person. */
  alike(facts: PersonFacts): SamePair[] {
    const person = comparedPerson(facts);
    const pairs = [...this.#index.alike(person)].flatMap((at): SamePair[] => {
      const other = this.#people[at];
      if (other === undefined) return [];
      const found = personLikeness(person, other, this.#shared);
      return found === null ? [] : [{ one: facts.id, other: other.facts.id, ...found }];
    });
    return withoutAmbiguous(pairs, (id) => (id === facts.id ? person : this.#byId.get(id))).sort(likeliestFirst);
  }
}

/** Likely pairs first, then those with more that speaks for them. */
export function likeliestFirst(one: Omit<SamePair, 'one' | 'other'>, other: Omit<SamePair, 'one' | 'other'>): number {
  const rank = ({ verdict, reasons }: Omit<SamePair, 'one' | 'other'>): number =>
    (verdict === 'likely' ? 100 : 0) + reasons.filter((reason) => reason.startsWith('same-')).length;
  return rank(other) - rank(one);
}

/** Who is likely one with two people that are clearly two is only possibly one with either. */
function withoutAmbiguous(
  pairs: readonly SamePair[],
  personOf: (id: string) => ComparedPerson | undefined,
): SamePair[] {
  const partners = new Map<string, string[]>();
  for (const { one, other, verdict } of pairs) {
    if (verdict !== 'likely') continue;
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const)
      partners.set(from, [...(partners.get(from) ?? []), to]);
  }
  const doubtful = new Set<string>();
  for (const [id, own] of partners) {
    if (own.length > 1 && own.some((one, index) => own.slice(index + 1).some((other) => areTwoById(one, other))))
      doubtful.add(id);
  }
  return pairs.map((pair) => {
    const isCertain = pair.reasons.some(
      (reason) =>
        reason === 'same-email' ||
        reason === 'same-phone' ||
        reason === 'same-birth-day' ||
        reason === 'same-patronymic',
    );
    if (pair.verdict !== 'likely' || isCertain || !(doubtful.has(pair.one) || doubtful.has(pair.other))) return pair;
    return { ...pair, verdict: 'possible', reasons: [...pair.reasons, 'fits-several'] };
  });
  function areTwoById(one: string, other: string): boolean {
    const [first, second] = [personOf(one), personOf(other)];
    return first !== undefined && second !== undefined && personLikeness(first, second, new Set()) === null;
  }
}

/** People by keys: two who may be one have a key in common. */
class PeopleIndex {
  readonly #blocks = new Map<string, number[]>();
  readonly #keys: (readonly string[])[] = [];

  constructor(people: readonly ComparedPerson[]) {
    for (const [index, person] of people.entries()) {
      const keys = [...keysOf(person)];
      this.#keys.push(keys);
      for (const key of keys) {
        const block = this.#blocks.get(key);
        if (block === undefined) this.#blocks.set(key, [index]);
        else block.push(index);
      }
    }
  }

  /** The places of those who have a key in common with a person; of one of the index only those after it (`at`). */
  alike(person: ComparedPerson, at = -1): ReadonlySet<number> {
    const found = new Set<number>();
    const keys = this.#keys[at] ?? keysOf(person);
    for (const key of keys) for (const index of this.#blocks.get(key) ?? []) if (index > at) found.add(index);
    for (const name of person.names) {
      for (const key of swappedKeys(name))
        for (const index of this.#blocks.get(key) ?? []) if (index !== at) found.add(index);
    }
    return found;
  }
}

function keysOf(person: ComparedPerson): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const name of person.names) {
    for (const word of name.family) addNameKeys(keys, word, name.given[0]);
    if (person.facts.birth.length === 10) keys.add(`${person.facts.birth} ${initialOf(name.given[0])}`);
  }
  for (const contact of [...person.emails, ...person.phones]) keys.add(`@${contact}`);
  return keys;
}

/** By the consonants: the family name with the begin of the given name, and, for a typing error in one of them, both with a letter less. */
function addNameKeys(keys: Set<string>, family: FamilyWord, given: NameWord | undefined): void {
  keys.add(`${family.root.consonants} ${initialOf(given)}`);
  keys.add(`${family.consonants} ${initialOf(given)}`);
  if (given === undefined || given.isInitial) return;
  for (const less of withoutOneLetter(family.root.consonants)) keys.add(`-${less} ${given.consonants}`);
  for (const less of withoutOneLetter(given.consonants)) keys.add(`${family.root.consonants} -${less}`);
}

/** Under which keys somebody is found who has given name and family name in the other order. */
function swappedKeys({ family, given }: ComparedName): string[] {
  return given.flatMap(({ consonants }) => family.map((word) => `${consonants} ${initialOf(word)}`));
}

/** A word, and the word without each one of its letters: two words with one error have one of these in common. */
function withoutOneLetter(word: string): string[] {
  return word.length < 2 ? [word] : [word, ...Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1))];
}

function initialOf(word: NameWord | undefined): string {
  return word?.consonants.slice(0, 1) ?? '';
}

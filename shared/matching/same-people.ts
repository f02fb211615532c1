import { comparedPerson, type ComparedName, type ComparedPerson, type NameWord, type PersonFacts } from './compared-person.ts';
import { sharedContacts, type SharedContacts } from './evidence.ts';
import { areClearlyTwo, type LikenessReason, personLikeness, type Verdict } from './person-likeness.ts';

/** Two people who may be one. */
export type SamePair = {
  readonly one: string;
  readonly other: string;
  readonly verdict: Verdict;
  readonly reasons: readonly LikenessReason[];
};

/** Blocks of more people than this are divided by the given name as well. */
const largeBlock = 60;

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
    for (const at of blocks.alike(person)) {
      const other = compared[at];
      if (at <= index || other === undefined || areTwo(person.facts.id, other.facts.id)) continue;
      const found = personLikeness(person, other, shared);
      if (found !== null) pairs.push({ one: person.facts.id, other: other.facts.id, ...found });
    }
  }
  return withoutAmbiguous(pairs, new Map(compared.map((person) => [person.facts.id, person])));
}

/** People who are known, to ask who of them a new one may be. */
export class KnownPeople {
  readonly #people: readonly ComparedPerson[];
  readonly #index: PeopleIndex;
  readonly #shared: SharedContacts;

  /** `newcomers`: those who will be asked for, since an address that several of them have is that of an office. */
  constructor(people: readonly PersonFacts[], newcomers: readonly PersonFacts[] = []) {
    this.#people = people.map(comparedPerson);
    this.#index = new PeopleIndex(this.#people);
    this.#shared = sharedContacts([...this.#people, ...newcomers.map(comparedPerson)], areClearlyTwo);
  }

  /** Who of them the person may be, the likeliest first; `one` of each pair is the person. */
  alike(facts: PersonFacts): SamePair[] {
    const person = comparedPerson(facts);
    const pairs = this.#index.alike(person).flatMap((at): SamePair[] => {
      const other = this.#people[at];
      if (other === undefined) return [];
      const found = personLikeness(person, other, this.#shared);
      return found === null ? [] : [{ one: facts.id, other: other.facts.id, ...found }];
    });
    const byId = new Map([person, ...this.#people].map((each) => [each.facts.id, each]));
    return withoutAmbiguous(pairs, byId).sort((one, other) => likeliestFirst(one, other));
  }
}

/** Likely pairs first, then those with more that speaks for them. */
export function likeliestFirst(one: Omit<SamePair, 'one' | 'other'>, other: Omit<SamePair, 'one' | 'other'>): number {
  const rank = ({ verdict, reasons }: Omit<SamePair, 'one' | 'other'>): number =>
    (verdict === 'likely' ? 100 : 0) + reasons.filter((reason) => reason.startsWith('same-')).length;
  return rank(other) - rank(one);
}

/** Who is likely one with two people that are clearly two is only possibly one with either. */
function withoutAmbiguous(pairs: readonly SamePair[], people: ReadonlyMap<string, ComparedPerson>): SamePair[] {
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
    if (own.length > 1 && own.some((one, index) => own.slice(index + 1).some((other) => areTwoById(one, other)))) doubtful.add(id);
  }
  return pairs.map((pair) => {
    const isCertain = pair.reasons.some(
      (reason) => reason === 'same-email' || reason === 'same-phone' || reason === 'same-birth-day' || reason === 'same-patronymic',
    );
    if (pair.verdict !== 'likely' || isCertain || !(doubtful.has(pair.one) || doubtful.has(pair.other))) return pair;
    return { ...pair, verdict: 'possible', reasons: [...pair.reasons, 'fits-several'] };
  });
  function areTwoById(one: string, other: string): boolean {
    const [first, second] = [people.get(one), people.get(other)];
    return first !== undefined && second !== undefined && personLikeness(first, second, new Set()) === null;
  }
}

/** People by keys: two who may be one have a key in common. */
class PeopleIndex {
  readonly #blocks = new Map<string, number[]>();

  constructor(people: readonly ComparedPerson[]) {
    for (const [index, person] of people.entries()) {
      for (const key of keysOf(person)) {
        const block = this.#blocks.get(key);
        if (block === undefined) this.#blocks.set(key, [index]);
        else block.push(index);
      }
    }
  }

  /** The places of those who have a key in common with a person, the finer keys in place of the coarse ones of large blocks. */
  alike(person: ComparedPerson): number[] {
    const found = new Set<number>();
    for (const key of keysOf(person)) {
      const block = this.#blocks.get(key) ?? [];
      if (key.startsWith('~') && block.length > largeBlock) continue;
      for (const index of block) found.add(index);
    }
    return [...found];
  }
}

/** Keys that begin with ~ are those by which only misspelled names meet; large blocks of them are left out. */
function keysOf(person: ComparedPerson): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const name of person.names) for (const key of nameKeys(name)) keys.add(key);
  for (const contact of [...person.emails, ...person.phones]) keys.add(`@${contact}`);
  const given = person.names.map((name) => initialOf(name.given[0]));
  for (const each of given) if (person.facts.birth.length === 10) keys.add(`${person.facts.birth} ${each}`);
  return keys;
}

function nameKeys({ family, given }: ComparedName): string[] {
  const [first] = given;
  const keys: string[] = [];
  for (const word of family) {
    const [whole, root, givenConsonants] = [word.consonants, word.root.consonants, first?.consonants ?? ''];
    // Straight, and as somebody who has written the given name first.
    keys.push(`${root} ${initialOf(first)}`, `${whole} ${initialOf(first)}`);
    if (first === undefined) continue;
    keys.push(`${givenConsonants} ${initialOf(word)}`);
    // One letter wrong in the family name: the given name with its begin or its end.
    keys.push(`~${givenConsonants} ${root.slice(0, 2)}`, `~${givenConsonants} -${root.slice(-2)}`);
    // One letter wrong in the given name.
    keys.push(`~${root} ${givenConsonants.slice(0, 2)}`, `~${root} -${givenConsonants.slice(-2)}`);
  }
  return keys;
}

function initialOf(word: NameWord | undefined): string {
  return word?.consonants.slice(0, 1) ?? '';
}

import { type Country, countryName } from '../domain/country.ts';
import { isBlank, type Language, languages, textIn } from '../domain/language.ts';
import type { Delegation } from '../domain/people/groups.ts';
import { isCounted, type Participation, participationRoles } from '../domain/people/participation.ts';
import { apostrophes, baseLetters } from '../domain/search-key.ts';
import type { ListOrder } from '../domain/workshop.ts';

/**
 * The alphabets, lower case, in their own order. Chromium knows no order for Kazakh, Kyrgyz, Tajik, Turkmen and Uzbek
 * and would sort Қ after Я, so lists are sorted by these tables on every machine alike.
 */
const cyrillic: Readonly<Record<'ru' | 'kk' | 'ky' | 'tg' | 'uz', string>> = {
  ru: 'абвгдежзийклмнопрстуфхцчшщъыьэюя',
  kk: 'аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя',
  ky: 'абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюя',
  tg: 'абвгғдеёжзиӣйкқлмнопрстуӯфхҳцчҷшщъыьэюя',
  uz: 'абвгдеёжзийклмнопрстуфхцчшщъыьэюяўқғҳ',
};
const latin: Readonly<Record<'en' | 'tk' | 'uz', readonly string[]>> = {
  en: [...'abcdefghijklmnopqrstuvwxyz'],
  tk: [...'abcçdeäfghijžklmnňoöpqrsştuüvwxyýz'],
  uz: [...'abcdefghijklmnopqrstuvwxyz', 'oʻ', 'gʻ', 'sh', 'ch'],
};
const anyApostrophe = new RegExp(`[${apostrophes}]`, 'g');

/** Compares two names or titles in the order of the language's alphabet; lists in documents and on screen use it. */
export function compareNames(language: Language): (one: string, other: string) => number {
  const ranks = ranksOf(language);
  const keys = new Map<string, readonly number[]>();
  const keyOf = (text: string): readonly number[] => {
    const known = keys.get(text);
    if (known !== undefined) return known;
    const key = sortKey(text, ranks);
    keys.set(text, key);
    return key;
  };
  return (one, other) => compareKeys(keyOf(one), keyOf(other)) || compareCodes(one, other);
}

/**
 * What to compare by `<` instead, in the same order but for texts that differ in signs alone: of many rows each is keyed
 * once.
 */
export function nameSortKey(language: Language): (text: string) => string {
  const ranks = ranksOf(language);
  return (text) => String.fromCharCode(...sortKey(text, ranks).map((rank) => Math.min(rank + 1, 0xffff)));
}

/** Latin letters come first in languages of Latin script and last in those of Cyrillic script, as in printed lists. */
function ranksOf(language: Language): ReadonlyMap<string, number> {
  const latinLetters = latin[language === 'tk' || language === 'uz' ? language : 'en'];
  const cyrillicLetters = [...cyrillic[language === 'en' || language === 'tk' ? 'ru' : language]];
  const latinFirst = language === 'en' || language === 'tk' || language === 'uz';
  const letters = latinFirst ? [...latinLetters, ...cyrillicLetters] : [...cyrillicLetters, ...latinLetters];
  return new Map([' ', '0', ...letters].map((letter, rank) => [letter, rank]));
}

function sortKey(text: string, ranks: ReadonlyMap<string, number>): readonly number[] {
  const folded = text.normalize('NFC').toLowerCase().replaceAll(anyApostrophe, 'ʻ');
  // Every second part is a number.
  const parts = folded.split(/(\d+)/);
  return parts.flatMap((part, index) => (index % 2 === 1 ? numberKey(part, ranks) : letterKey(part, ranks)));
}

function letterKey(text: string, ranks: ReadonlyMap<string, number>): readonly number[] {
  const key: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const pair = ranks.get(text.slice(at, at + 2));
    if (pair !== undefined) at++;
    const rank = pair ?? rankOf(text[at] ?? '', ranks);
    if (rank !== undefined) key.push(rank);
  }
  return key;
}

/** Numbers stand by their value, "Group 9" before "Group 10": first where numbers stand among letters, then how long, then the digits. */
function numberKey(number: string, ranks: ReadonlyMap<string, number>): readonly number[] {
  const value = number.replace(/^0+(?=\d)/, '');
  return [ranks.get('0') ?? 0, value.length, ...Array.from(value, Number)];
}

/** A letter of another alphabet sorts with its base letter (é with e, қ with к); marks and punctuation do not count. */
function rankOf(letter: string, ranks: ReadonlyMap<string, number>): number | undefined {
  const rank = ranks.get(letter) ?? ranks.get((baseLetters[letter] ?? letter.normalize('NFD')).slice(0, 1));
  if (rank !== undefined) return rank;
  return /[\p{L}\p{N}]/u.test(letter) ? 1000 + (letter.codePointAt(0) ?? 0) : undefined;
}

function compareKeys(one: readonly number[], other: readonly number[]): number {
  for (let at = 0; at < Math.min(one.length, other.length); at++) {
    const difference = (one[at] ?? 0) - (other[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}

function compareCodes(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

type NamedDelegation = Pick<Delegation, 'name' | 'country'>;

/** The name of a delegation in a language; one that is called as its country is, by the country's name in it. */
export function delegationName(delegation: NamedDelegation, language: Language): string {
  const own = delegation.name[language];
  if (own !== undefined) return own;
  const country = countryAsNamed(delegation);
  return country === null ? textIn(delegation.name, language) : countryName(country, language);
}

/** Whether a delegation has no name but its country's, in whichever languages it is written. */
export function isNamedAsCountry(delegation: NamedDelegation): boolean {
  return countryAsNamed(delegation) !== null;
}

/** The country whose name is all that a delegation is called; where none is chosen for it, one that sends delegations here. */
function countryAsNamed({ name, country }: NamedDelegation): Country | null {
  const candidates = country !== null ? [country] : isBlank(name) ? [] : usualSenders;
  const lower = (text: string): string => text.trim().toLowerCase();
  const isCalled = (each: Country): boolean =>
    languages.every((language) => {
      const own = name[language];
      return own === undefined || lower(own) === lower(countryName(each, language));
    });
  return candidates.find(isCalled) ?? null;
}

const usualSenders: readonly Country[] = ['KZ', 'KG', 'TJ', 'TM', 'UZ'];

/** What the order of a list asks of a person. */
export type InOrder = {
  readonly participation: Participation;
  /** As it is listed in the language of the list; the code of a protected person. */
  readonly name: string;
  readonly isProtected: boolean;
};

/** People who are listed together; the delegation is null for those without one, and where lists are not divided. */
export type OrderedGroup<Person> = { readonly delegation: Delegation | null; readonly people: readonly Person[] };

/** People as every list has them, on screen and on paper. */
export type OrderedPeople<Person> = {
  /** Participants. No group is empty. */
  readonly groups: readonly OrderedGroup<Person>[];
  /** Trainers, interpreters and staff. */
  readonly staff: readonly Person[];
};

type Listing = {
  readonly order: ListOrder;
  readonly language: Language;
  readonly delegations: readonly Delegation[];
  /** Whether delegations are listed apart; usually by protocol only. */
  readonly divided?: boolean;
};

/**
 * The one order of people. `protocol`: delegations in the alphabet of the language, the head of each first, then names
 * (docs/practice.md, Order of names); staff by role. `name`: everybody by name. `number`: everybody by number.
 */
export function orderedPeople<Person extends InOrder>(
  people: readonly Person[],
  { order, language, delegations, divided = order === 'protocol' }: Listing,
): OrderedPeople<Person> {
  const sorted = people.toSorted(comparePeople(order, language));
  const counted = sorted.filter(({ participation }) => isCounted(participation));
  const staff = sorted.filter(({ participation }) => !isCounted(participation));
  if (!divided) return { groups: counted.length === 0 ? [] : [{ delegation: null, people: counted }], staff };
  const known = new Set(delegations.map(({ id }) => id));
  const groups = orderedDelegations(delegations, language).map((delegation): OrderedGroup<Person> => ({
    delegation,
    people: membersOf(delegation, counted, order),
  }));
  const without = counted.filter(({ participation }) => !known.has(participation.delegationId ?? ''));
  const rank = ({ participation }: Person): number => participationRoles.indexOf(participation.role);
  return {
    groups: [...groups, { delegation: null, people: without }].filter((group) => group.people.length > 0),
    staff: order === 'protocol' ? staff.toSorted((one, other) => rank(one) - rank(other)) : staff,
  };
}

/** In the alphabet of the language. */
export function orderedDelegations(delegations: readonly Delegation[], language: Language): Delegation[] {
  const compare = compareNames(language);
  return delegations
    .map((delegation) => ({ delegation, title: delegationName(delegation, language) }))
    .sort((one, other) => compare(one.title, other.title))
    .map(({ delegation }) => delegation);
}

/** Names by the alphabet, then codes by number, so that the place of a code does not disclose the name. */
export function comparePeople(order: ListOrder, language: Language): (one: InOrder, other: InOrder) => number {
  const compare = compareNames(language);
  return (one, other) => {
    const byNumber = one.participation.number - other.participation.number;
    if (order === 'number') return byNumber;
    return (
      Number(one.isProtected) - Number(other.isProtected) ||
      (one.isProtected ? 0 : compare(one.name, other.name)) ||
      byNumber
    );
  };
}

/** By protocol the head of a delegation is first, but for a protected one, whom the place would identify. */
function membersOf<Person extends InOrder>(
  { id, headParticipationId }: Delegation,
  people: readonly Person[],
  order: ListOrder,
): Person[] {
  const members = people.filter(({ participation }) => participation.delegationId === id);
  const isFirst = ({ participation, isProtected }: Person): boolean =>
    order === 'protocol' && !isProtected && participation.id === headParticipationId;
  return [...members.filter(isFirst), ...members.filter((person) => !isFirst(person))];
}

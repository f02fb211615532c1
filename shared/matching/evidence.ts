import type { ComparedPerson } from './compared-person.ts';
import { isSameInstitution } from './institution-likeness.ts';

/** What besides the names tells whether two people are one. */
export type FurtherEvidence = {
  readonly email: boolean;
  readonly phone: boolean;
  /** `swapped`: day and month are exchanged; `other` contradicts. */
  readonly birth: 'day' | 'year' | 'swapped' | 'other' | 'unknown';
  readonly institution: boolean;
  /** An address or a telephone that several people have: that of an office. */
  readonly sharedContact: boolean;
  readonly isOtherSex: boolean;
};

/** Addresses and telephones that belong to offices, as `comparedPerson` gives them. */
export type SharedContacts = ReadonlySet<string>;

const officeAddress =
  /^(?:info|office|mail|email|post|pochta|admin|administrator|reception|priem\p{L}*|secretar\p{L}*|sekretar\p{L}*|kanc\p{L}*|contact|contacts|press|hr|kadr\p{L}*|support|webmaster|inbox|general|director|ministry|minist\p{L}*|university|rector|rektor|dekanat|dean|international|intl|protocol)[.\d_-]*@/u;

export function isOfficeAddress(email: string): boolean {
  return officeAddress.test(email);
}

export function evidenceFor(one: ComparedPerson, other: ComparedPerson, shared: SharedContacts): FurtherEvidence {
  const emails = common(one.emails, other.emails);
  const phones = common(one.phones, other.phones);
  const isOwn = (contact: string): boolean => !shared.has(contact) && !isOfficeAddress(contact);
  return {
    email: emails.some(isOwn),
    phone: phones.some(isOwn),
    birth: birthEvidence(one.facts.birth, other.facts.birth),
    institution: isSameInstitution(one.institution, other.institution),
    sharedContact: [...emails, ...phones].some((contact) => !isOwn(contact)),
    isOtherSex: one.sex !== '' && other.sex !== '' && one.sex !== other.sex,
  };
}

function common(one: readonly string[], other: readonly string[]): string[] {
  return one.length === 0 || other.length === 0 ? [] : one.filter((each) => other.includes(each));
}

function birthEvidence(one: string, other: string): FurtherEvidence['birth'] {
  if (one === '' || other === '') return 'unknown';
  if (one.slice(0, 4) !== other.slice(0, 4)) return 'other';
  if (one.length < 10 || other.length < 10) return 'year';
  if (one === other) return 'day';
  const isSwapped = one.slice(5, 7) === other.slice(8, 10) && one.slice(8, 10) === other.slice(5, 7);
  return isSwapped ? 'swapped' : 'other';
}

/** So many of those who have a contact are compared. */
const mostBearers = 12;

/** The contacts that people of clearly different names have in common. */
export function sharedContacts(
  people: readonly ComparedPerson[],
  areDifferent: (one: ComparedPerson, other: ComparedPerson) => boolean,
): SharedContacts {
  const bearers = new Map<string, ComparedPerson[]>();
  for (const person of people) {
    for (const contact of [...person.emails, ...person.phones]) {
      const known = bearers.get(contact);
      if (known === undefined) bearers.set(contact, [person]);
      else known.push(person);
    }
  }
  const shared = new Set<string>();
  for (const [contact, all] of bearers) {
    const some = all.slice(0, mostBearers);
    if (some.some((one, index) => some.slice(index + 1).some((other) => areDifferent(one, other)))) shared.add(contact);
  }
  return shared;
}

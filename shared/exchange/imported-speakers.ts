import { type Changes, created, type NewId } from '../changes/change.ts';
import type { Text } from '../domain/language.ts';
import { type Participation, participationCode } from '../domain/people/participation.ts';
import { listName, type Name, type Person, plainPerson } from '../domain/people/person.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { isCyrillic } from './plain-text.ts';
import { highestNumber, newParticipation } from '../operations/people.ts';
import { latinKey, searchKey } from '../domain/search-key.ts';
import { type ImportWarning, shownTitle } from './imported-agenda.ts';

const titles = /^(?:(?:dr|prof|mr|mrs|ms|д-р|проф|г-н|г-жа|доктор|профессор)\.?\s+)+/i;
const patronymic = /(?:ович|евич|ич|овна|евна|ична|улы|уулу|оглы|кызы|гызы|ovich|evich|ovna|evna|ichna)$/i;
/** How family names of the region end; a first word with such an end is the family name, as in lists. */
const familyEnd = /(?:ов|ев|ёв|ова|ева|ёва|ский|ская|цкий|цкая|енко)$/i;
/** Words that begin a family name of several: van der Meer, al Rashid. */
const particle = /^(?:van|von|de|den|der|di|da|du|la|le|al|bin|ibn|ter|ten)$/i;

/** The names of a person as a file spells them in one line, in the script in which it does. */
export function speakerName(written: string): Pick<Person, 'latinName' | 'cyrillicName'> {
  const name = partsOf(
    written
      .replaceAll(/\([^)]{0,500}\)/g, ' ')
      .trim()
      .replace(titles, ''),
    written,
  );
  return isCyrillic(name.family) ? { latinName: null, cyrillicName: name } : { latinName: name, cyrillicName: null };
}

/** Given name first, as programmes print it, unless a comma, capitals or the ends of the words say otherwise. */
function partsOf(plain: string, written: string): Name {
  const [family = '', given] = plain.split(/\s*,\s*/);
  if (given !== undefined && family !== '' && !family.includes(' ')) return nameFrom(family, given.split(/\s+/));
  const words = plain.replaceAll(',', ' ').split(/\s+/).filter(Boolean);
  if (words.length === 0) return { family: written.slice(0, 300), given: '', patronymic: '' };
  const at = familyIndex(words);
  const from = familyStart(words, at);
  return nameFrom(words.slice(from, at + 1).join(' '), [...words.slice(0, from), ...words.slice(at + 1)]);
}

function familyIndex(words: readonly string[]): number {
  const last = words.length - 1;
  const capitals = words.filter(isInCapitals);
  if (capitals.length === 1) return words.findIndex(isInCapitals);
  const middle = words.findIndex((word) => patronymic.test(word));
  if (middle === last && last === 2) return 0;
  const [first = '', second = ''] = words;
  const initialsFollow = last > 0 && words.slice(1).every((word) => /^(?:\p{L}\.-?)+$/u.test(word));
  const isListed = last === 1 && familyEnd.test(first) && !familyEnd.test(second);
  return initialsFollow || isListed ? 0 : last;
}

/** Where the family name begins that ends at `at`. */
function familyStart(words: readonly string[], at: number): number {
  let from = at;
  while (from > 1 && particle.test(words[from - 1] ?? '')) from -= 1;
  return from;
}

function nameFrom(family: string, others: readonly string[]): Name {
  const middle = others.find((word, index) => index > 0 && patronymic.test(word)) ?? '';
  return { family, given: others.filter((word) => word !== middle).join(' '), patronymic: middle };
}

function isInCapitals(word: string): boolean {
  return /^\p{Lu}[\p{Lu}'’-]+$/u.test(word);
}

/** Whom a name in a file means. */
type KnownSpeaker =
  | {
      readonly kind: 'known';
      readonly participation: Participation;
      /** How the person is listed, where the name only sounds alike; null where it is the same. */
      readonly soundsLike: string | null;
    }
  /** Of one who is protected only the code is ever entered from a file. */
  | { readonly kind: 'protected' | 'several' | 'unknown' };

type Bearer = { readonly participation: Participation; readonly person: Person };

/**
 * Finds a participation by a name as a file spells it: given or family name first, with the patronymic or without, in
 * either script; a protected person by the code. A name that two people bear finds neither.
 */
export function knownSpeakers(snapshot: WorkshopSnapshot): (name: string) => KnownSpeaker {
  const people = new Map(snapshot.people.map((person) => [person.id, person]));
  const spelled = new Map<string, Bearer[]>();
  const heard = new Map<string, Bearer[]>();
  for (const participation of snapshot.participations) {
    const person = people.get(participation.personId);
    if (person === undefined || participation.status === 'replaced') continue;
    const bearer = { participation, person };
    if (person.protected) add(spelled, nameKey(participationCode(participation)), bearer);
    for (const name of [person.latinName, person.cyrillicName].flatMap(spellings)) {
      add(spelled, nameKey(name), bearer);
      add(heard, soundOf(name), bearer);
    }
  }
  return (name) => {
    const same = named(spelled, name, nameKey);
    if (same.length > 0) return speakerOf(same, name, null);
    const alike = named(heard, name, soundOf);
    return speakerOf(alike, name, alike[0] === undefined ? null : listName(alike[0].person, 'en'));
  };
}

/** By the name as it is written, or else by its family and given name alone. */
function named(bearers: ReadonlyMap<string, Bearer[]>, name: string, key: (name: string) => string): Bearer[] {
  const { latinName, cyrillicName } = speakerName(name);
  const all = [name, ...[latinName, cyrillicName].flatMap(spellings)];
  return all.map((spelling) => bearers.get(key(spelling)) ?? []).find((found) => found.length > 0) ?? [];
}

function speakerOf(bearers: readonly Bearer[], name: string, soundsLike: string | null): KnownSpeaker {
  const [bearer] = bearers;
  if (bearer === undefined) return { kind: 'unknown' };
  if (bearers.length > 1) return { kind: 'several' };
  const { participation, person } = bearer;
  const isCode = nameKey(name) === nameKey(participationCode(participation));
  return person.protected && !isCode ? { kind: 'protected' } : { kind: 'known', participation, soundsLike };
}

function spellings(name: Name | null): string[] {
  if (name === null) return [];
  const short = `${name.given} ${name.family}`;
  return name.patronymic === '' ? [short] : [short, `${short} ${name.patronymic}`];
}

function add(bearers: Map<string, Bearer[]>, key: string, bearer: Bearer): void {
  const others = bearers.get(key) ?? [];
  if (others.every((other) => other.participation.id !== bearer.participation.id)) {
    bearers.set(key, [...others, bearer]);
  }
}

/** The same for a name whichever of its parts comes first. */
function nameKey(name: string): string {
  return searchKey(name)
    .split(/[\s,]+/)
    .filter(Boolean)
    .sort()
    .join(' ');
}

function soundOf(name: string): string {
  return nameKey(latinKey(name));
}

/** A code of a protected person, of a workshop that is elsewhere: nobody is entered by it. */
const code = /^P-\d{2,4}$/;

/**
 * Who leads the sessions of an agenda on its way in: people who are here, and on wish those who are not, as speakers.
 */
export class ImportedSpeakers {
  /** Names of those who are not among the people of the workshop, each once. */
  readonly missing = new Set<string>();
  /** The people who are entered. */
  readonly changes: Changes[number][] = [];
  readonly warnings: ImportWarning[] = [];
  readonly #snapshot: WorkshopSnapshot;
  readonly #newId: NewId;
  readonly #enter: boolean;
  readonly #find: (name: string) => KnownSpeaker;
  readonly #found = new Map<string, Participation | null>();
  /** Sessions and the participations that do something in them. */
  readonly #assigned: Set<string>;
  #number: number;

  constructor(snapshot: WorkshopSnapshot, enter: boolean, newId: NewId) {
    this.#snapshot = snapshot;
    this.#enter = enter;
    this.#newId = newId;
    this.#find = knownSpeakers(snapshot);
    this.#assigned = new Set(snapshot.assignments.map((each) => `${each.sessionId} ${each.participationId}`));
    this.#number = highestNumber(snapshot);
  }

  /** The assignments that a session lacks: speakers present it, whoever else is here leads it. */
  assignmentsTo(sessionId: string, names: readonly string[], title: Text): Changes {
    const leading = new Set(names.map((name) => this.#participation(name, title)));
    return [...leading].flatMap((participation) => {
      if (participation === null || this.#isAssigned(sessionId, participation)) return [];
      const role = participation.role === 'speaker' ? 'presenter' : 'lead';
      const ids = { id: this.#newId(), workshopId: this.#snapshot.workshop.id, sessionId };
      return [created('assignment', { ...ids, participationId: participation.id, role })];
    });
  }

  #isAssigned(sessionId: string, { id }: Participation): boolean {
    const key = `${sessionId} ${id}`;
    const before = this.#assigned.has(key);
    this.#assigned.add(key);
    return before;
  }

  /** Each name is looked up once, so that what there is to say of it is said once. */
  #participation(name: string, title: Text): Participation | null {
    const key = nameKey(name);
    const before = this.#found.get(key);
    if (before !== undefined) return before;
    const participation = this.#lookedUp(name, title);
    this.#found.set(key, participation);
    return participation;
  }

  #lookedUp(name: string, title: Text): Participation | null {
    const speaker = this.#find(name);
    if (speaker.kind === 'known') {
      const { participation, soundsLike } = speaker;
      if (soundsLike !== null) this.warnings.push({ code: 'speaker-alike', values: { name, known: soundsLike } });
      return participation;
    }
    if (speaker.kind !== 'unknown') {
      this.warnings.push({ code: `speaker-${speaker.kind}`, values: { name } });
      return null;
    }
    if (!code.test(name)) this.missing.add(name);
    if (this.#enter && !code.test(name)) return this.#entered(name);
    this.warnings.push({ code: 'speaker-unknown', values: { name, title: shownTitle(title) } });
    return null;
  }

  #entered(name: string): Participation {
    const person: Person = { ...plainPerson, id: this.#newId(), ...speakerName(name) };
    this.#number += 1;
    // Nominated, as everybody who is entered: that an agenda names somebody is no confirmation.
    const participation = newParticipation(this.#snapshot, person.id, 'speaker', null, this.#newId(), this.#number);
    this.changes.push(created('person', person), created('participation', participation));
    return participation;
  }
}

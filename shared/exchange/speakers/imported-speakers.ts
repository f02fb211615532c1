import { type Changes, created, type NewId, updated } from '../../changes/change.ts';
import { isBlank, type Language, type Text } from '../../domain/language.ts';
import { type Participation, participationCode } from '../../domain/people/participation.ts';
import { listName, type Name, type Person, plainPerson } from '../../domain/people/person.ts';
import type { WorkshopSnapshot } from '../../domain/workshop-snapshot.ts';
import { languageOf } from '../plain-text.ts';
import { highestNumber, newParticipation } from '../../operations/people.ts';
import { latinKey, searchKey } from '../../domain/search-key.ts';
import { type AboutSpeaker, type ImportedAgenda, type ImportWarning, warningAbout } from '../imported-agenda.ts';
import { addressedSex, FullNames, type NameOfSomebody } from './short-names.ts';
import { speakerName } from './speaker-name.ts';

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
  /** What the file says of people, by `nameKey`. */
  readonly #about = new Map<string, AboutSpeaker[]>();
  readonly #unclear: ReadonlySet<string>;
  /** The names of those who are here. */
  readonly #here: FullNames;
  readonly #found = new Map<string, Participation | null>();
  /** Sessions and the participations that do something in them. */
  readonly #assigned: Set<string>;
  #number: number;

  constructor(snapshot: WorkshopSnapshot, agenda: ImportedAgenda, enter: boolean, newId: NewId) {
    this.#snapshot = snapshot;
    for (const about of agenda.sessions.flatMap((session) => session.about ?? [])) {
      const key = nameKey(about.name);
      this.#about.set(key, [...(this.#about.get(key) ?? []), about]);
    }
    this.#unclear = new Set(agenda.unclearNames);
    this.#here = new FullNames(namesHere(snapshot));
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
      this.#complete(participation, name);
      return participation;
    }
    if (speaker.kind !== 'unknown') {
      this.warnings.push({ code: `speaker-${speaker.kind}`, values: { name } });
      return null;
    }
    // The file has told that several of its people can be meant.
    if (this.#unclear.has(name)) return null;
    const fuller = this.#here.of(name);
    if (fuller.length > 0) return this.#ofFuller(name, fuller);
    if (!code.test(name)) this.missing.add(name);
    if (this.#enter && !code.test(name)) return this.#entered(name);
    this.warnings.push(warningAbout(title, 'speaker-unknown', { name }));
    return null;
  }

  /** Who is here under one fuller name; null where several are, or one who is protected, whose name is not said. */
  #ofFuller(name: string, fuller: readonly string[]): Participation | null {
    const found = fuller.map((each) => this.#find(each));
    const [only] = found;
    if (found.some(({ kind }) => kind === 'protected')) {
      this.warnings.push({ code: 'speaker-protected', values: { name } });
      return null;
    }
    const known = fuller.join(', ');
    if (found.length > 1 || only?.kind !== 'known') {
      this.warnings.push({ code: 'speaker-unclear', values: { name, known } });
      return null;
    }
    this.warnings.push({ code: 'speaker-short', values: { name, known } });
    this.#complete(only.participation, name);
    return only.participation;
  }

  #entered(name: string): Participation {
    const said = this.#said(name);
    const person: Person = { ...plainPerson, id: this.#newId(), ...speakerName(name) };
    const full: Person = { ...person, ...said, ...bothNames(person, said) };
    this.#number += 1;
    // Nominated, as everybody who is entered: that an agenda names somebody is no confirmation.
    const participation = newParticipation(this.#snapshot, person.id, 'speaker', null, this.#newId(), this.#number);
    this.changes.push(created('person', full), created('participation', participation));
    return participation;
  }

  /** Enters of somebody who is here what the file says and nobody knew; nothing that is known is replaced. */
  #complete({ personId }: Participation, name: string): void {
    const person = this.#snapshot.people.find(({ id }) => id === personId);
    if (!this.#enter || person === undefined || person.protected || !this.#about.has(nameKey(name))) return;
    const { position, sex, ...names } = this.#said(name);
    const patch = {
      ...bothNames(person, names),
      ...(isBlank(person.position) ? { position } : {}),
      ...(person.sex === 'unspecified' ? { sex } : {}),
    };
    this.changes.push(...updated('person', person, patch));
  }

  /** What the file says of somebody as fields of a person: forms of address tell the sex, all else is the position. */
  #said(name: string): Pick<Person, 'latinName' | 'cyrillicName' | 'position' | 'sex'> {
    const about = this.#about.get(nameKey(name)) ?? [];
    const titles = about.flatMap((each) => each.titles);
    const other = about.find(({ otherName }) => otherName !== '')?.otherName;
    const own = speakerName(name);
    const sex = addressedSex(titles);
    const language = this.#snapshot.workshop.languages[0] ?? 'en';
    return {
      ...(other === undefined ? own : bothNames(own, speakerName(other))),
      position: positionOf(about, language),
      sex: sex === 'f' ? 'female' : sex === 'm' ? 'male' : 'unspecified',
    };
  }
}

type BothNames = Pick<Person, 'latinName' | 'cyrillicName'>;

function bothNames(one: BothNames, other: BothNames): BothNames {
  return { latinName: one.latinName ?? other.latinName, cyrillicName: one.cyrillicName ?? other.cyrillicName };
}

/** Forms of address that say no more than the sex. */
const plainAddress =
  /(?<!\p{L})(?:mr|mrs|ms|miss|mx|mme|mlle|mm|m|madame|monsieur|herr|frau|г-н|г-жа|господин|госпожа|мырза|ханым|janob|xonim|жаноб|хоним)\.?(?![\p{L}-])/giu;

/** Ranks, degrees and functions, each in the language of its letters, said once. */
function positionOf(about: readonly AboutSpeaker[], language: Language): Text {
  const parts = about.flatMap(({ titles, positions }) => [
    ...titles.map((title) => title.replaceAll(plainAddress, ' ')),
    ...positions,
  ]);
  const plain = parts.map((part) => part.replaceAll(/\s+/g, ' ').replaceAll(/^[\s,]+|[\s,]+$/g, ''));
  const said = new Map<Language, string[]>();
  for (const part of new Set(plain.filter((each) => /\p{L}/u.test(each)))) {
    const own = languageOf(part, language);
    said.set(own, [...(said.get(own) ?? []), part]);
  }
  return Object.fromEntries([...said].map(([each, texts]) => [each, texts.join(', ').slice(0, longestPosition)]));
}

const longestPosition = 1000;

/** The names of the people of a workshop, protected ones too: who is called so is found, and not given away. */
function namesHere({ people, participations }: WorkshopSnapshot): NameOfSomebody[] {
  const coming = new Set(participations.flatMap(({ personId, status }) => (status === 'replaced' ? [] : [personId])));
  return people
    .filter(({ id }) => coming.has(id))
    .flatMap(({ id, latinName, cyrillicName }) =>
      [latinName, cyrillicName].flatMap((name) =>
        name === null ? [] : [{ written: `${name.given} ${name.family}`.trim(), name, who: id }],
      ),
    );
}

import { type Partition, recordsOf } from '../changes/partition.ts';
import type { Assignment } from '../domain/agenda/session.ts';
import type { Country } from '../domain/country.ts';
import type { Text } from '../domain/language.ts';
import { isErased } from '../domain/people/erasure.ts';
import {
  isListed,
  type Participation,
  participationCode,
  type ParticipationRole,
} from '../domain/people/participation.ts';
import { fullName, type Institution, type Person } from '../domain/people/person.ts';
import { latinKey, searchKey } from '../domain/search-key.ts';
import type { CalendarDay } from '../time/calendar-day.ts';

/** A workshop as the directory knows it. */
export type DirectoryWorkshop = {
  readonly id: string;
  readonly title: Text;
  readonly country: Country;
  /** Those of its days that are fixed, in order; none while it has no dates. */
  readonly dates: readonly CalendarDay[];
};

/** A person in one workshop. */
export type DirectorySeat = {
  readonly workshop: DirectoryWorkshop;
  readonly participationId: string;
  readonly role: ParticipationRole;
  readonly status: Participation['status'];
  readonly number: number;
  /** Whether lists of the workshop show the person; who declined or withdrew does not count as taking part. */
  readonly isListed: boolean;
  /** Sessions with a place that the person leads, presents or interprets, and their length in minutes. */
  readonly sessions: number;
  readonly minutes: number;
  /** Titles of those that the person leads or presents. */
  readonly taught: readonly Text[];
};

/** A person of the directory, over all workshops. One that has not changed stays the same object. */
export type DirectoryPerson = {
  readonly person: Person;
  readonly institution: Institution | null;
  /** Those without dates first, then the latest first. */
  readonly seats: readonly DirectorySeat[];
  /** What a search looks in, as it compares it: of a protected person the code and never the name. */
  readonly searched: string;
  /** How the names sound, in Latin letters; '' for a protected person. */
  readonly sounds: string;
};

export type DirectoryContents = {
  readonly people: readonly DirectoryPerson[];
  readonly institutions: readonly Institution[];
  readonly workshops: readonly DirectoryWorkshop[];
};

type Place = { readonly workshop: DirectoryWorkshop; readonly seats: ReadonlyMap<string, DirectorySeat> };

/**
 * People and institutions over all workshops, by partition of the store: a partition that has changed is taken again, and
 * only the people whom it concerns are made anew. Whoever was erased is not in it.
 */
export class Directory {
  readonly #people = new Map<string, Person>();
  readonly #idsIn = new Map<string, readonly string[]>();
  readonly #places = new Map<string, Place>();
  readonly #placesOf = new Map<string, Set<string>>();
  readonly #made = new Map<string, DirectoryPerson>();
  readonly #stale = new Set<string>();
  #institutions: ReadonlyMap<string, Institution> = new Map();
  #contents: DirectoryContents | null = null;

  /** Takes a partition as it is stored now; undefined for one that is not there any more. */
  take(key: string, partition: Partition | undefined): void {
    const [kind, id = ''] = key.split('/');
    if (kind === 'people') this.#takePeople(key, recordsOf(partition, 'person'));
    else if (kind === 'workshop') this.#takeWorkshop(id, partition);
    else if (key === 'institutions') this.#takeInstitutions(recordsOf(partition, 'institution'));
    else return;
    this.#contents = null;
  }

  /** Makes those anew whom a partition concerned that was taken since. */
  refresh(): void {
    for (const id of this.#stale) {
      const person = this.#people.get(id);
      if (person === undefined) this.#made.delete(id);
      else this.#made.set(id, this.#row(person));
    }
    this.#stale.clear();
  }

  contents(): DirectoryContents {
    this.refresh();
    this.#contents ??= {
      people: [...this.#made.values()].filter(({ person }) => !isErased(person)),
      institutions: [...this.#institutions.values()],
      workshops: [...this.#places.values()].map(({ workshop }) => workshop),
    };
    return this.#contents;
  }

  #takePeople(key: string, people: readonly Person[]): void {
    for (const id of this.#idsIn.get(key) ?? []) {
      this.#people.delete(id);
      this.#stale.add(id);
    }
    for (const each of people) {
      this.#people.set(each.id, each);
      this.#stale.add(each.id);
    }
    this.#idsIn.set(
      key,
      people.map(({ id }) => id),
    );
  }

  #takeInstitutions(institutions: readonly Institution[]): void {
    const before = this.#institutions;
    this.#institutions = new Map(institutions.map((each) => [each.id, each]));
    const changed = new Set(
      [...new Set([...before.keys(), ...this.#institutions.keys()])].filter(
        (id) => JSON.stringify(before.get(id)) !== JSON.stringify(this.#institutions.get(id)),
      ),
    );
    for (const { id, institutionId } of this.#people.values()) {
      if (institutionId !== null && changed.has(institutionId)) this.#stale.add(id);
    }
  }

  #takeWorkshop(id: string, partition: Partition | undefined): void {
    for (const personId of this.#places.get(id)?.seats.keys() ?? []) {
      this.#placesOf.get(personId)?.delete(id);
      this.#stale.add(personId);
    }
    this.#places.delete(id);
    const place = placeIn(partition);
    if (place === null) return;
    this.#places.set(id, place);
    for (const personId of place.seats.keys()) {
      const places = this.#placesOf.get(personId) ?? new Set();
      this.#placesOf.set(personId, places.add(id));
      this.#stale.add(personId);
    }
  }

  #row(person: Person): DirectoryPerson {
    const seats = [...(this.#placesOf.get(person.id) ?? [])]
      .flatMap((id) => this.#places.get(id)?.seats.get(person.id) ?? [])
      .sort((one, other) => (lastDay(one) < lastDay(other) ? 1 : -1));
    const institution = this.#institutions.get(person.institutionId ?? '') ?? null;
    const names = namesOf(person);
    const called = person.protected ? seats.map(participationCode) : [...names, person.email];
    const about = [...Object.values(institution?.name ?? {}), ...Object.values(person.position)];
    const searched = searchKey([...called, ...about, ...(person.trainer?.topics ?? [])].join('\n'));
    return { person, institution, seats, searched, sounds: person.protected ? '' : latinKey(names.join('\n')) };
  }
}

function namesOf({ latinName, cyrillicName }: Person): string[] {
  return [latinName, cyrillicName].flatMap((name) => (name === null ? [] : fullName(name)));
}

/** After all days where there is none yet. */
function lastDay({ workshop }: DirectorySeat): string {
  return workshop.dates.at(-1) ?? '9999';
}

/** A workshop with everybody in it; null where the partition holds none. */
function placeIn(partition: Partition | undefined): Place | null {
  const [workshop] = recordsOf(partition, 'workshop');
  if (workshop === undefined) return null;
  const dates = recordsOf(partition, 'day').flatMap(({ date }) => date ?? []);
  const known = { id: workshop.id, title: workshop.title, country: workshop.place.country, dates: dates.sort() };
  const sessions = new Map(recordsOf(partition, 'session').map((session) => [session.id, session]));
  const duties = new Map<string, Assignment[]>();
  for (const duty of recordsOf(partition, 'assignment')) {
    const own = duties.get(duty.participationId);
    if (own === undefined) duties.set(duty.participationId, [duty]);
    else own.push(duty);
  }
  const dutiesOf = (assignments: readonly Assignment[]): Pick<DirectorySeat, 'sessions' | 'minutes' | 'taught'> => {
    const own = new Map(assignments.map(({ sessionId, role }) => [sessionId, role]));
    const held = [...own].flatMap(([id, role]) => {
      const session = sessions.get(id);
      const isHeld = session !== undefined && session.placement !== null && session.delivered?.minutes !== 0;
      return isHeld ? [{ session, role }] : [];
    });
    return {
      sessions: held.length,
      minutes: held.reduce((sum, { session }) => sum + (session.delivered?.minutes ?? session.minutes), 0),
      taught: held.flatMap(({ session, role }) => (role === 'interpreter' ? [] : session.title)),
    };
  };
  const seats = recordsOf(partition, 'participation').map((participation): [string, DirectorySeat] => {
    const { id, personId, role, status, number } = participation;
    const duty = dutiesOf(duties.get(id) ?? []);
    const seat = { workshop: known, participationId: id, role, status, number, isListed: isListed(participation) };
    return [personId, { ...seat, ...duty }];
  });
  return { workshop: known, seats: new Map(seats) };
}

/** What was typed to find people, as it is compared; made once for all rows. */
export type PeopleQuery = readonly { readonly word: string; readonly sound: string }[];

export function peopleQuery(typed: string): PeopleQuery {
  return searchKey(typed)
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => ({ word, sound: latinKey(word) }));
}

/** Letters from which on a word is found by its sound as well: fewer sound like too much. */
const leastSound = 3;

/** Whether each word stands somewhere in what is known of the person, or sounds like a part of the name in either alphabet. */
export function isFound(
  { searched, sounds }: Pick<DirectoryPerson, 'searched' | 'sounds'>,
  query: PeopleQuery,
): boolean {
  return query.every(
    ({ word, sound }) => searched.includes(word) || (sound.length >= leastSound && sounds.includes(sound)),
  );
}

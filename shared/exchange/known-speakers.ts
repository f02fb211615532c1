import { participationCode, type Participation } from '../domain/participation.ts';
import { listName, type Name, type Person } from '../domain/person.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { latinKey } from '../text/latin-key.ts';
import { searchKey } from '../text/search-key.ts';
import { speakerName } from './speaker-name.ts';

/** Whom a name in a file means. */
export type KnownSpeaker =
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
export function nameKey(name: string): string {
  return searchKey(name)
    .split(/[\s,]+/)
    .filter(Boolean)
    .sort()
    .join(' ');
}

function soundOf(name: string): string {
  return nameKey(latinKey(name));
}

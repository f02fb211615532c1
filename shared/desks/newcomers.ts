import { resolvedVersion } from '../domain/attendance/mark-register.ts';
import { isExpected, type Participation } from '../domain/people/participation.ts';
import type { Name, Person } from '../domain/people/person.ts';
import { mergedWalkIn, standingFor, type WalkIn, withOwnNumbers } from '../domain/attendance/walk-in.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { latinKey } from '../domain/search-key.ts';
import type { DeskFile, WalkInOnFile } from './desk-file.ts';
import { cellOf, type DeskLedger } from './desk-ledger.ts';

type Named = Pick<Person, 'latinName' | 'cyrillicName'>;

/** Likeness of two names with the same family name: `same` given name; `alike`, one given name begins with the other. */
type Likeness = 'same' | 'alike' | null;

/** Compares names by their transliteration: Оразов Батыр and Orazow Batyr are the same, Orazow B. is alike. */
export function likeness(one: Named, other: Named): Likeness {
  const found = namesOf(one).flatMap((first) => namesOf(other).map((second) => likenessOf(first, second)));
  if (found.includes('same')) return 'same';
  return found.includes('alike') ? 'alike' : null;
}

function likenessOf(one: Name, other: Name): Likeness {
  if (keyOf(one.family) !== keyOf(other.family)) return null;
  const [first, second] = [keyOf(one.given), keyOf(other.given)];
  if (first === second && first !== '') return 'same';
  return first.startsWith(second) || second.startsWith(first) ? 'alike' : null;
}

function namesOf({ latinName, cyrillicName }: Named): Name[] {
  return [latinName, cyrillicName].filter((name) => name !== null);
}

function keyOf(text: string): string {
  return latinKey(text).replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** What is done with a walk-in of the other desk; `as` is a participation here. */
export type NewcomerChoice =
  { readonly kind: 'add' } | { readonly kind: 'leave-out' } | { readonly kind: 'same'; readonly as: string };

type Arrival = NonNullable<WalkInOnFile['arrival']>;

/** A walk-in of the other desk who is not on the list here. */
export type Newcomer = {
  readonly walkIn: WalkIn;
  readonly arrival: Arrival;
  /** Participations here with a like name. */
  readonly alike: readonly Participation[];
  /** Participations here that a desk has declared the same person before. */
  readonly twins: readonly Participation[];
  readonly choice: NewcomerChoice;
};

/** The participations of both desks after the choices about newcomers. */
export type Gathering = {
  readonly newcomers: readonly Newcomer[];
  /** The newcomers who are added, with their numbers here. */
  readonly added: readonly Arrival[];
  /** The merged walk-ins of both desks, with unique numbers. */
  readonly walkIns: readonly WalkIn[];
  readonly leftOut: ReadonlySet<string>;
  readonly standsFor: (participationId: string) => string;
  /** Ids of the participations that are here or are added. */
  readonly known: ReadonlySet<string>;
};

type GatheringSources = {
  readonly snapshot: Pick<WorkshopSnapshot, 'participations' | 'people'>;
  readonly walkIns: readonly WalkIn[];
  readonly file: DeskFile;
  /** The marks of both desks. */
  readonly marks: DeskLedger;
  readonly choices: ReadonlyMap<string, NewcomerChoice>;
};

export function gather(sources: GatheringSources): Gathering {
  const { snapshot, walkIns, file } = sources;
  const newcomers = newcomersOf(sources);
  const leftOut = new Set(newcomers.filter(({ choice }) => choice.kind === 'leave-out').map(({ walkIn }) => walkIn.id));
  const here = new Set(snapshot.participations.map(({ id }) => id));
  const coming = file.walkIns.map(({ walkIn }) => walkIn).filter(({ id }) => !leftOut.has(id));
  const merged = mergedWalkIns([...walkIns, ...coming, ...decided(newcomers)], here);
  const standsFor = standingFor(merged);
  const added = file.walkIns.flatMap(({ walkIn: { id }, arrival }) =>
    arrival === null || leftOut.has(id) || here.has(id) || standsFor(id) !== id ? [] : [arrival],
  );
  const ids = new Set(merged.map(({ id }) => id));
  const listed = snapshot.participations.filter(({ id }) => !ids.has(id)).map(({ number }) => number);
  return {
    newcomers,
    added,
    walkIns: withOwnNumbers(merged, listed),
    leftOut,
    standsFor,
    known: new Set([...here, ...added.map(({ participation }) => participation.id)]),
  };
}

function newcomersOf(sources: GatheringSources): Newcomer[] {
  const { snapshot, walkIns, file, choices } = sources;
  const here = new Set(snapshot.participations.map(({ id }) => id));
  const standsFor = standingFor(mergedWalkIns([...walkIns, ...file.walkIns.map(({ walkIn }) => walkIn)], here));
  const marked = markedPeople(sources.marks);
  const known = new Set(walkIns.map(({ id }) => id));
  const found = file.walkIns.flatMap(({ walkIn, arrival }) =>
    arrival === null || here.has(walkIn.id) || standsFor(walkIn.id) !== walkIn.id
      ? []
      : [{ walkIn, arrival, ...likePeople(arrival.person, snapshot) }],
  );
  return found.map(({ walkIn, arrival, alike, only }) => {
    const twins = snapshot.participations.filter(({ id }) => standsFor(id) === walkIn.id);
    // Walk-ins that were deleted here, or have no mark there, are left out unless the user chooses otherwise.
    const isGone = known.has(walkIn.id) || !marked.has(walkIn.id);
    const isOnly = only !== null && twins.length === 0 && found.filter((each) => each.only === only).length === 1;
    const usual: NewcomerChoice = isOnly ? { kind: 'same', as: only } : { kind: 'add' };
    return {
      walkIn,
      arrival,
      alike,
      twins,
      choice: choices.get(walkIn.id) ?? (isGone ? { kind: 'leave-out' } : usual),
    };
  });
}

function markedPeople(marks: DeskLedger): Set<string> {
  return new Set(
    [...marks].flatMap(([key, versions]) =>
      (resolvedVersion(versions)?.status ?? 'unmarked') === 'unmarked' ? [] : [cellOf(key).participationId],
    ),
  );
}

/** Participations with a like name; `only` is the one of the same name where there is just one: the proposed choice. */
function likePeople(
  person: Person,
  { participations, people }: GatheringSources['snapshot'],
): { readonly alike: Participation[]; readonly only: string | null } {
  const byId = new Map(people.map((each) => [each.id, each]));
  const found = participations.filter(isExpected).flatMap((participation) => {
    const other = byId.get(participation.personId);
    const degree = other === undefined ? null : likeness(person, other);
    return degree === null ? [] : [{ participation, degree }];
  });
  const same = found.filter(({ degree }) => degree === 'same');
  return {
    alike: found.map(({ participation }) => participation),
    only: same.length === 1 ? (same[0]?.participation.id ?? null) : null,
  };
}

/** The choices `same` as records of walk-ins, which other desks get with the next file. */
function decided(newcomers: readonly Newcomer[]): WalkIn[] {
  return newcomers.flatMap(({ walkIn, choice }) =>
    choice.kind === 'same' ? [{ ...walkIn, sameAs: [...walkIn.sameAs, choice.as] }] : [],
  );
}

/** Merges walk-ins by id; drops from `sameAs` the participations that are neither here nor among them. */
function mergedWalkIns(walkIns: readonly WalkIn[], here: ReadonlySet<string>): WalkIn[] {
  const byId = new Map<string, WalkIn>();
  for (const each of walkIns) {
    const before = byId.get(each.id);
    byId.set(each.id, before === undefined ? each : mergedWalkIn(before, each));
  }
  return [...byId.values()].map((each) => ({
    ...each,
    sameAs: each.sameAs.filter((id) => here.has(id) || byId.has(id)),
  }));
}

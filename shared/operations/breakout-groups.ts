import { created, removed, updated } from '../changes/record-changes.ts';
import type { BreakoutGroup } from '../domain/breakout-group.ts';
import type { Text } from '../domain/language.ts';
import { isCounted, isExpected } from '../domain/participation.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import type { Changes, NewId } from './operation.ts';
import { divide, type Division } from './breakout-division.ts';
import type { Member } from './breakout-arrangement.ts';

export type GroupingWish = {
  /** How many groups; no more than there are people. */
  readonly groups: number;
  /** Who is divided; null for every expected participant. */
  readonly participationIds: readonly string[] | null;
  /** Lists of people of whom each must be in another group than the rest of its list, as far as groups suffice. */
  readonly apart: readonly (readonly string[])[];
  /** Lists of people who stay in one group. */
  readonly together: readonly (readonly string[])[];
  /** Group (from 0) of those who stay where they are, by participation. */
  readonly locked: ReadonlyMap<string, number>;
  readonly seed: number;
};

export type GroupNumbers = {
  readonly people: number;
  readonly institutions: number;
  readonly countries: number;
  readonly women: number;
  readonly men: number;
};

export type Grouping = Division & {
  /** The same order as the groups. */
  readonly numbers: readonly GroupNumbers[];
};

/** Divides people into groups that mix institutions, countries and sexes evenly. The same seed gives the same groups. */
export function makeGroups(snapshot: WorkshopSnapshot, wish: GroupingWish): Grouping {
  const members = membersOf(snapshot, wish.participationIds);
  const groups = Math.max(1, Math.min(wish.groups, members.length));
  const division = divide(members, { ...wish, groups });
  const byId = new Map(members.map((member) => [member.id, member]));
  return {
    ...division,
    numbers: division.groups.map((ids) => numbersOf(ids.flatMap((id) => byId.get(id) ?? []))),
  };
}

/** Writes the groups of a set; groups of the same set that are there already are reused in their order, spare ones go. */
export function saveGroups(
  snapshot: WorkshopSnapshot,
  set: string,
  groups: readonly (readonly string[])[],
  nameOf: (number: number) => Text,
  newId: NewId,
): Changes {
  const existing = snapshot.breakoutGroups.filter((group) => group.set === set);
  return [
    ...groups.flatMap((ids, index) => {
      const group = existing[index];
      const participationIds = [...ids];
      if (group !== undefined) return updated('breakoutGroup', group, { participationIds });
      return [created('breakoutGroup', newGroup(snapshot, set, nameOf(index + 1), participationIds, newId()))];
    }),
    ...existing.slice(groups.length).flatMap((group) => removeGroup(snapshot, group)),
  ];
}

/** Removes a group; sessions that were for it alone or among others are for the rest. */
export function removeGroup(snapshot: WorkshopSnapshot, group: BreakoutGroup): Changes {
  return [
    ...snapshot.sessions.flatMap((session) => {
      const filter = session.audienceFilter;
      if (filter === null || !filter.groupIds.includes(group.id)) return [];
      const groupIds = filter.groupIds.filter((id) => id !== group.id);
      return updated('session', session, { audienceFilter: { ...filter, groupIds } });
    }),
    removed('breakoutGroup', group),
  ];
}

function newGroup(
  snapshot: WorkshopSnapshot,
  set: string,
  name: Text,
  participationIds: string[],
  id: string,
): BreakoutGroup {
  return { id, workshopId: snapshot.workshop.id, name, set, participationIds };
}

function membersOf(snapshot: WorkshopSnapshot, chosen: readonly string[] | null): Member[] {
  const people = new Map(snapshot.people.map((person) => [person.id, person]));
  const wanted = chosen === null ? null : new Set(chosen);
  return snapshot.participations
    .filter((each) => (wanted === null ? isCounted(each) && isExpected(each) : wanted.has(each.id)))
    .map((each) => {
      const person = people.get(each.personId);
      const sex = person === undefined || person.sex === 'unspecified' ? null : person.sex;
      return { id: each.id, traits: [person?.institutionId ?? null, person?.country ?? null, sex] };
    });
}

function numbersOf(members: readonly Member[]): GroupNumbers {
  const distinct = (trait: number): number =>
    new Set(members.map((member) => member.traits[trait]).filter((value) => value != null)).size;
  const of = (sex: string): number => members.filter((member) => member.traits[2] === sex).length;
  return {
    people: members.length,
    institutions: distinct(0),
    countries: distinct(1),
    women: of('female'),
    men: of('male'),
  };
}

import { isCounted, isExpected } from '../domain/participation.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { Arrangement, type Member } from './breakout-arrangement.ts';

export type GroupNumbers = {
  readonly people: number;
  readonly institutions: number;
  readonly countries: number;
  readonly women: number;
  readonly men: number;
};

/** What is spread evenly over the groups, in the order of a member's traits. */
export const spreadTraits = ['institutions', 'countries', 'sexes'] as const;

export type Balance = {
  /** In the order of the groups. */
  readonly numbers: readonly GroupNumbers[];
  /** By trait: how far from the most even division that whole people allow; 0 is perfect. */
  readonly excess: readonly number[];
  /** Pairs that should be apart and are not. */
  readonly brokenApart: number;
  /** Lists of people who should be together and are not. */
  readonly brokenTogether: number;
};

/** How evenly people are spread over groups as they are, however they came about. */
export function balanceOf(snapshot: WorkshopSnapshot, groups: readonly (readonly string[])[]): Balance {
  const members = membersOf(snapshot, groups.flat());
  const positions = new Map(members.map((member, position) => [member.id, position]));
  const { apart, together } = snapshot.workshop.grouping;
  const arrangement = new Arrangement(members, Math.max(groups.length, 1), apart);
  groups.forEach((ids, group) => {
    for (const id of ids) arrangement.move(positions.get(id) ?? 0, group);
  });
  const homes = together.map((list) => new Set(list.flatMap((id) => homeOf(arrangement, positions.get(id)))));
  return {
    numbers: groups.map((ids) => numbersOf(ids.flatMap((id) => members[positions.get(id) ?? -1] ?? []))),
    excess: arrangement.excess(),
    brokenApart: arrangement.brokenApart,
    brokenTogether: homes.filter((each) => each.size > 1).length,
  };
}

/** The expected participants, or those of `chosen`, with what is to be spread evenly. */
export function membersOf(snapshot: WorkshopSnapshot, chosen: readonly string[] | null): Member[] {
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

function homeOf(arrangement: Arrangement, position: number | undefined): number[] {
  const group = position === undefined ? undefined : arrangement.groupOf[position];
  return group === undefined ? [] : [group];
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

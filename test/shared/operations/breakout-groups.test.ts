import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Changes } from '../../../shared/changes/change.ts';
import type { Holdings } from '../../../shared/changes/partition.ts';
import type { AudienceFilter } from '../../../shared/domain/agenda/session.ts';
import { type GroupSet, groupSets } from '../../../shared/domain/people/groups.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { type GroupingRules, noGroupingRules } from '../../../shared/domain/workshop.ts';
import { balanceOf } from '../../../shared/operations/breakout-division.ts';
import {
  assignGroups,
  type GroupingWish,
  makeGroups,
  mixAgain,
  moveMember,
  pinMember,
  removeGroups,
  renameSet,
  saveGroups,
  seatInGroups,
  setSessionsOf,
  vacateGroups,
} from '../../../shared/operations/breakout-groups.ts';
import { anId, aParticipation, aPerson, aSession, aWorkshop } from '../../factories/a-workshop.ts';
import { changesOf, after, all, contentsOf, holding, idsFrom, undone } from './store.ts';

/** So many people of four countries, each with three institutions, women and men in turn. */
function aGathering(count: number): WorkshopSnapshot {
  const base = aWorkshop();
  const institutions = Array.from({ length: 12 }, (_, index) => ({
    ...base.institutions[0]!,
    id: anId(0x400 + index),
  }));
  const people = Array.from({ length: count }, (_, index) =>
    aPerson({
      id: anId(0x10000 + index),
      sex: index % 2 === 0 ? 'female' : 'male',
      country: ['KZ', 'KG', 'TJ', 'UZ'][index % 4] ?? null,
      institutionId: anId(0x400 + (index % 12)),
    }),
  );
  const participations = people.map((person, index) =>
    aParticipation({ id: idOf(index), personId: person.id, delegationId: null, number: index + 1 }),
  );
  return { ...base, institutions, people, participations, delegations: [], assignments: [], attendance: [] };
}

function idOf(index: number): string {
  return anId(0x20000 + index);
}

const plain: Omit<GroupingWish, 'groups'> = { participationIds: null, locked: new Map(), seed: 1 };

function sizes(groups: readonly (readonly string[])[]): number[] {
  return groups.map((group) => group.length).sort((one, other) => one - other);
}

function withRules(snapshot: WorkshopSnapshot, grouping: Partial<GroupingRules>): WorkshopSnapshot {
  return { ...snapshot, workshop: { ...snapshot.workshop, grouping: { ...noGroupingRules, ...grouping } } };
}

describe('groups', () => {
  test('mix institutions, countries and sexes as evenly as whole people allow', () => {
    const gathering = aGathering(24);
    const grouping = makeGroups(gathering, { ...plain, groups: 4 });
    expect(sizes(grouping.groups)).toEqual([6, 6, 6, 6]);
    expect(grouping.excess).toEqual([0, 0, 0]);
    const balance = balanceOf(gathering, grouping.groups);
    expect(balance).toMatchObject({ excess: [0, 0, 0], brokenApart: 0, brokenTogether: 0 });
    for (const numbers of balance.numbers) {
      expect(numbers).toEqual({ people: 6, institutions: 6, countries: 4, women: 3, men: 3 });
    }
  });

  test('differ by one person at most, and hold everybody once', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 40 }),
        fc.nat(20),
        (count, groups, seed) => {
          const { groups: made } = makeGroups(aGathering(count), { ...plain, groups, seed });
          const [least = 0] = sizes(made);
          expect((sizes(made).at(-1) ?? 0) - least).toBeLessThanOrEqual(1);
          expect(made.flat().sort()).toEqual(Array.from({ length: count }, (_, index) => idOf(index)).sort());
        },
      ),
      { numRuns: 30 },
    );
  });

  test('are the same for the same seed, and others for another', () => {
    const wish = { ...plain, groups: 5, seed: 9 };
    expect(makeGroups(aGathering(30), wish)).toEqual(makeGroups(aGathering(30), wish));
    expect(makeGroups(aGathering(30), { ...wish, seed: 10 }).groups).not.toEqual(
      makeGroups(aGathering(30), wish).groups,
    );
  });

  test('keep people apart and together, and leave those who are locked', () => {
    const apart = [[idOf(0), idOf(4), idOf(8)]];
    const together = [
      [idOf(1), idOf(2)],
      [idOf(2), idOf(3)],
    ];
    const locked = new Map([[idOf(5), 2]]);
    const gathering = withRules(aGathering(24), { apart, together });
    const { groups, brokenApart } = makeGroups(gathering, { ...plain, groups: 4, locked });
    const groupOf = (index: number): number => groups.findIndex((group) => group.includes(idOf(index)));
    expect(new Set([0, 4, 8].map(groupOf)).size).toBe(3);
    expect(new Set([1, 2, 3].map(groupOf)).size).toBe(1);
    expect(groupOf(5)).toBe(2);
    expect(brokenApart).toBe(0);
    expect(sizes(groups)).toEqual([6, 6, 6, 6]);
  });

  test('say when people could not be kept apart', () => {
    const gathering = withRules(aGathering(6), { apart: [[0, 1, 2].map(idOf)] });
    expect(makeGroups(gathering, { ...plain, groups: 2 }).brokenApart).toBe(1);
  });

  test('of one person, of nobody, and more groups than people', () => {
    expect(makeGroups(aGathering(1), { ...plain, groups: 3 }).groups).toEqual([[idOf(0)]]);
    expect(makeGroups(aGathering(0), { ...plain, groups: 3 }).groups).toEqual([[]]);
    expect(sizes(makeGroups(aGathering(40), { ...plain, groups: 40 }).groups)).toEqual(Array(40).fill(1));
  });

  test('of a thousand people are made within seconds', () => {
    const { groups } = makeGroups(aGathering(1000), { ...plain, groups: 40 });
    expect(new Set(sizes(groups))).toEqual(new Set([25]));
  });
});

describe('the balance of groups made by hand', () => {
  // Of six people the even ones are women, and the countries are KZ, KG, TJ, UZ, KZ, KG.
  const gathering = withRules(aGathering(6), { apart: [[0, 4].map(idOf)], together: [[1, 2].map(idOf)] });

  test('counts people, institutions, countries, women and men', () => {
    const { numbers } = balanceOf(gathering, [[0, 2, 4].map(idOf), [1, 3].map(idOf), []]);
    expect(numbers).toEqual([
      { people: 3, institutions: 3, countries: 2, women: 3, men: 0 },
      { people: 2, institutions: 2, countries: 2, women: 0, men: 2 },
      { people: 0, institutions: 0, countries: 0, women: 0, men: 0 },
    ]);
  });

  test('says how far from even they are, and which wishes are broken', () => {
    // Women 3 and 0, men 0 and 3: squares 18, at best 2² + 1² for each sex. KZ twice in one group, KG twice in the other.
    expect(balanceOf(gathering, [[0, 2, 4].map(idOf), [1, 3, 5].map(idOf)])).toMatchObject({
      excess: [0, 4, 8],
      brokenApart: 1,
      brokenTogether: 1,
    });
  });

  test('of no group is that of nobody', () => {
    expect(balanceOf(gathering, [])).toEqual({ numbers: [], excess: [0, 0, 0], brokenApart: 0, brokenTogether: 0 });
  });
});

describe('a set of groups', () => {
  const snapshot = aGathering(12);
  const nameOf = (number: number): { en: string } => ({ en: `Group ${number}` });
  const { groups } = makeGroups(snapshot, { ...plain, groups: 3 });
  const before = holding(snapshot);
  const saved = saveGroups(snapshot, { name: 'Case work', groups: [] }, groups, nameOf, idsFrom(0x700));
  const now = after(before, saved);
  const again = withGroups(now);
  const set = setIn(again);

  function withGroups(holdings: Holdings): WorkshopSnapshot {
    return { ...snapshot, breakoutGroups: all(holdings, 'breakoutGroup') };
  }

  function setIn(from: WorkshopSnapshot): GroupSet {
    return groupSets(from.breakoutGroups)[0] ?? expect.fail('no set');
  }

  /** The set after the changes, which Undo must take back. */
  function setAfter(changes: Changes): GroupSet {
    expect(contentsOf(undone(after(now, changes), changes))).toEqual(contentsOf(now));
    return setIn(withGroups(after(now, changes)));
  }

  function filtered(...groupIds: string[]): AudienceFilter {
    return { delegationIds: [], sexes: [], categories: [], groupIds, position: '' };
  }

  test('is saved, and Undo takes it away', () => {
    expect(set.groups.map((each) => each.name.en)).toEqual(['Group 1', 'Group 2', 'Group 3']);
    expect(contentsOf(undone(now, saved))).toEqual(contentsOf(before));
  });

  test('is mixed again in the same records; those pinned stay, spare ones go', () => {
    const pinned = set.groups[1]!.participationIds[0]!;
    const from = {
      ...set,
      groups: set.groups.map((group, index) => (index === 1 ? { ...group, pinnedIds: [pinned] } : group)),
    };
    for (const seed of [1, 2, 3, 4, 5]) {
      const changed = after(now, mixAgain(again, from, { groups: 2, seed }, nameOf, idsFrom(0x710)));
      expect(all(changed, 'breakoutGroup').map((each) => each.id)).toEqual([anId(0x700), anId(0x701)]);
      expect(all(changed, 'breakoutGroup')[1]?.participationIds).toContain(pinned);
    }
  });

  test('leaves out those who are expected no more when it is mixed again', () => {
    const participations = again.participations.map((each, index) =>
      index === 0 ? { ...each, status: 'declined' as const } : each,
    );
    const mixed = setAfter(mixAgain({ ...again, participations }, set, { groups: 3, seed: 1 }, nameOf, idsFrom(0x710)));
    expect(mixed.groups.flatMap((group) => group.participationIds)).toHaveLength(11);
  });

  test('takes a newcomer where there is room, and moves nobody for that', () => {
    const [first] = set.groups;
    const newcomer = first!.participationIds[0]!;
    const without = changesOf(moveMember(again, set, newcomer, null));
    const changed = withGroups(after(now, without));
    const seated = setIn(
      withGroups(after(after(now, without), seatInGroups(changed, setIn(changed), [newcomer], nameOf, idsFrom(0x710)))),
    );
    expect(seated.groups.map((group) => new Set(group.participationIds))).toEqual(
      set.groups.map((group) => new Set(group.participationIds)),
    );
  });

  test('lets a person be moved, and forgets the pin of the old place', () => {
    const [first, second] = set.groups;
    const person = first!.participationIds[0]!;
    const pinnedSet = setAfter(pinMember(first!, person, true));
    expect(pinnedSet.groups[0]?.pinnedIds).toEqual([person]);
    const moved = changesOf(moveMember(again, pinnedSet, person, second!.id));
    const holdings = after(after(now, pinMember(first!, person, true)), moved);
    const result = setIn(withGroups(holdings));
    expect(result.groups.map((group) => group.participationIds.includes(person))).toEqual([false, true, false]);
    expect(result.groups.flatMap((group) => group.pinnedIds)).toEqual([]);
    expect(changesOf(moveMember(again, result, person, second!.id))).toEqual([]);
  });

  test('is renamed as a whole', () => {
    expect(setAfter(renameSet(set, 'Role play')).name).toBe('Role play');
    expect(renameSet(set, 'Case work')).toEqual([]);
  });

  test('is spread over parallel sessions, round again where sessions are fewer', () => {
    const sessions = [1, 2].map((number) =>
      aSession({ id: anId(0x900 + number), audienceFilter: number === 1 ? filtered(anId(0x702), anId(0x7ff)) : null }),
    );
    const changes = assignGroups(
      { ...again, sessions },
      set,
      sessions.map((each) => each.id),
    );
    expect(changes).toMatchObject([
      { id: anId(0x901), value: { groupIds: [anId(0x7ff), anId(0x700), anId(0x702)] } },
      { id: anId(0x902), value: { groupIds: [anId(0x701)] } },
    ]);
  });

  test('gives each of its groups sessions of its own', () => {
    const sessions = [1, 2, 3].map((number) =>
      aSession({ id: anId(0x900 + number), audienceFilter: number < 3 ? filtered(anId(0x700)) : null }),
    );
    const changes = setSessionsOf({ ...again, sessions }, anId(0x700), [anId(0x902), anId(0x903)]);
    expect(changes).toMatchObject([
      { id: anId(0x901), value: null },
      { id: anId(0x903), value: { groupIds: [anId(0x700)] } },
    ]);
  });

  test('that loses groups leaves no session that asks for them', () => {
    const sessions = [
      aSession({ audienceFilter: filtered(anId(0x700), anId(0x701)) }),
      aSession({ id: anId(0x901), audienceFilter: filtered(anId(0x700), anId(0x702)) }),
    ];
    const changes = removeGroups({ ...again, sessions }, set.groups.slice(0, 2));
    expect(changes).toMatchObject([
      { field: 'audienceFilter', value: null },
      { field: 'audienceFilter', value: { groupIds: [anId(0x702)] } },
      { id: anId(0x700), value: null },
      { id: anId(0x701), value: null },
    ]);
  });

  test('gives the place of one who goes to the successor, with the wishes', () => {
    const person = set.groups[0]!.participationIds[0]!;
    const other = set.groups[1]!.participationIds[0]!;
    const ruled = withRules(again, { apart: [[person, other]], together: [[other, person]] });
    expect(vacateGroups(ruled, person, anId(5))).toMatchObject([
      { entity: 'breakoutGroup', field: 'participationIds' },
      { value: { apart: [[anId(5), other]], together: [[other, anId(5)]] } },
    ]);
    expect(vacateGroups(ruled, person, null).at(-1)).toMatchObject({ value: { apart: [], together: [] } });
    expect(vacateGroups(ruled, anId(6), null)).toEqual([]);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { makeGroups, removeGroup, saveGroups, type GroupingWish } from '../../../shared/operations/breakout-groups.ts';
import { aParticipation, aPerson, anId, aSession, aWorkshop } from '../../factories/a-workshop.ts';
import { after, all, contentsOf, holding, idsFrom, undone } from './store.ts';

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

const plain: Omit<GroupingWish, 'groups'> = {
  participationIds: null,
  apart: [],
  together: [],
  locked: new Map(),
  seed: 1,
};

function sizes(groups: readonly (readonly string[])[]): number[] {
  return groups.map((group) => group.length).sort((one, other) => one - other);
}

describe('groups', () => {
  test('mix institutions, countries and sexes as evenly as whole people allow', () => {
    const grouping = makeGroups(aGathering(24), { ...plain, groups: 4 });
    expect(sizes(grouping.groups)).toEqual([6, 6, 6, 6]);
    expect(grouping.excess).toEqual([0, 0, 0]);
    for (const numbers of grouping.numbers) {
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

  test('are the same for the same seed', () => {
    const wish = { ...plain, groups: 5, seed: 9 };
    expect(makeGroups(aGathering(30), wish)).toEqual(makeGroups(aGathering(30), wish));
  });

  test('keep people apart and together, and leave those who are locked', () => {
    const apart = [[idOf(0), idOf(4), idOf(8)]];
    const together = [
      [idOf(1), idOf(2)],
      [idOf(2), idOf(3)],
    ];
    const locked = new Map([[idOf(5), 2]]);
    const { groups, brokenApart } = makeGroups(aGathering(24), { ...plain, groups: 4, apart, together, locked });
    const groupOf = (index: number): number => groups.findIndex((group) => group.includes(idOf(index)));
    expect(new Set([0, 4, 8].map(groupOf)).size).toBe(3);
    expect(new Set([1, 2, 3].map(groupOf)).size).toBe(1);
    expect(groupOf(5)).toBe(2);
    expect(brokenApart).toBe(0);
    expect(sizes(groups)).toEqual([6, 6, 6, 6]);
  });

  test('say when people could not be kept apart', () => {
    const apart = [[0, 1, 2].map(idOf)];
    expect(makeGroups(aGathering(6), { ...plain, groups: 2, apart }).brokenApart).toBe(1);
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

describe('a set of groups', () => {
  const snapshot = aGathering(12);
  const nameOf = (number: number): { en: string } => ({ en: `Group ${number}` });
  const { groups } = makeGroups(snapshot, { ...plain, groups: 3 });
  const before = holding(snapshot);
  const saved = saveGroups(snapshot, 'Case work', groups, nameOf, idsFrom(0x700));
  const now = after(before, saved);
  const again = { ...snapshot, breakoutGroups: all(now, 'breakoutGroup') };

  test('is saved, and Undo takes it away', () => {
    expect(all(now, 'breakoutGroup').map((each) => each.name.en)).toEqual(['Group 1', 'Group 2', 'Group 3']);
    expect(contentsOf(undone(now, saved))).toEqual(contentsOf(before));
  });

  test('is made anew in the same records; spare ones go', () => {
    const fewer = makeGroups(again, { ...plain, groups: 2 }).groups;
    const changed = after(now, saveGroups(again, 'Case work', fewer, nameOf, idsFrom(0x710)));
    expect(all(changed, 'breakoutGroup').map((each) => each.id)).toEqual([anId(0x700), anId(0x701)]);
  });

  test('that loses a group leaves no session that asks for it', () => {
    const audienceFilter = { delegationIds: [], sexes: [], categories: [], groupIds: [anId(0x700)], position: '' };
    const sessions = [aSession({ audienceFilter })];
    const changes = removeGroup({ ...again, sessions }, again.breakoutGroups[0]!);
    expect(changes[0]).toMatchObject({ field: 'audienceFilter', value: { groupIds: [] } });
  });
});

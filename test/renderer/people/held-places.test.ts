import { expect, test } from 'vitest';
import { withHeldPlaces } from '../../../renderer/features/people/grid/held-places.ts';
import { type PeopleGroup, peopleGroups } from '../../../renderer/features/people/people-groups.ts';
import type { Participation } from '../../../shared/domain/people/participation.ts';
import { aParticipation, aPerson, aWorkshop, anId } from '../../factories/a-workshop.ts';

const names = ['Abenova', 'Bekov', 'Dosova', 'Ermekova'];
const idOf = (name: string): string => anId(0x100 + names.indexOf(name));

function listed(changed: Partial<Participation>, of: string): PeopleGroup[] {
  const people = names.map((family, index) =>
    aPerson({ id: anId(0x200 + index), latinName: { family, given: 'A', patronymic: '' } }),
  );
  const participations = names.map((family, index) =>
    aParticipation({
      id: idOf(family),
      personId: anId(0x200 + index),
      number: index + 1,
      ...(family === 'Ermekova' && { role: 'trainer', delegationId: null }),
      ...(family === of && changed),
    }),
  );
  return peopleGroups(aWorkshop({ people, participations, assignments: [], attendance: [] }), 'en');
}

const placesOf = (groups: readonly PeopleGroup[]) =>
  new Map(
    groups.flatMap(({ id: groupId, rows }) =>
      rows.map(({ participation }, line) => [participation.id, { groupId, line }] as const),
    ),
  );
const shown = (groups: readonly PeopleGroup[]): string[][] =>
  groups.map(({ rows }) => rows.map(({ name }) => name.split(' ')[0] ?? ''));

test('somebody who becomes a trainer stays in the line in which they are chosen', () => {
  const before = listed({}, '');
  const after = listed({ role: 'trainer' }, 'Bekov');
  expect(shown(before)).toEqual([['Abenova', 'Bekov', 'Dosova'], ['Ermekova']]);
  expect(shown(after)).toEqual([
    ['Abenova', 'Dosova'],
    ['Bekov', 'Ermekova'],
  ]);
  const held = withHeldPlaces(after, new Set([idOf('Bekov')]), placesOf(before));
  expect(shown(held)).toEqual(shown(before));
  expect(held[0]?.rows[1]?.participation.role).toBe('trainer');
});

test('who is not chosen goes to the new place, and nobody is moved where nobody was', () => {
  const before = listed({}, '');
  const after = listed({ role: 'trainer' }, 'Bekov');
  expect(withHeldPlaces(after, new Set(), placesOf(before))).toBe(after);
  expect(withHeldPlaces(after, new Set([idOf('Dosova')]), placesOf(before))[1]).toEqual(after[1]);
  expect(withHeldPlaces(after, new Set([idOf('Bekov')]), new Map())).toBe(after);
});

test('the last of a group that is gone stands where the list has them now', () => {
  const before = listed({}, '');
  const after = listed({ role: 'participant' }, 'Ermekova');
  const held = withHeldPlaces(after, new Set([idOf('Ermekova')]), placesOf(before));
  expect(shown(held).flat()).toContain('Ermekova');
});

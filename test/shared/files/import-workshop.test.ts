import { expect, test } from 'vitest';
import type { Change } from '../../../shared/changes/change.ts';
import { type Existing, importChanges } from '../../../shared/files/import-workshop.ts';
import { anId, aPerson, aWorkshop, ids } from '../../factories/a-workshop.ts';

function newIds(): () => string {
  let next = 1000;
  return () => anId(next++);
}

function existing(...known: string[]): Existing {
  return {
    has: (_entity, id) => known.includes(id),
    person: (id) => (known.includes(id) ? aWorkshop().people.find((each) => each.id === id) : undefined),
  };
}

function created(changes: readonly Change[], entity: string): unknown[] {
  return changes.flatMap((change) => (change.entity !== 'mark' && change.entity === entity ? [change.value] : []));
}

test('a new workshop comes in as it is, what is referred to first', () => {
  const changes = importChanges(aWorkshop(), existing(), newIds());
  expect([...new Set(changes.map((change) => change.entity))]).toEqual([
    'programme',
    'institution',
    'person',
    'workshop',
    'day',
    'room',
    'session',
    'delegation',
    'participation',
    'assignment',
    'mark',
  ]);
  expect(created(changes, 'session')).toEqual(aWorkshop().sessions);
  expect(changes.at(-1)).toEqual({
    entity: 'mark',
    workshopId: ids.workshop,
    participationId: ids.participations[1],
    slotId: `am/${ids.days[0]}`,
    previous: 'unmarked',
    value: 'present',
    how: 'import',
    reason: null,
  });
});

test('programme, institutions and people that are here stay as they are', () => {
  const changes = importChanges(aWorkshop(), existing(ids.programme, ids.institution, ids.people[1]), newIds());
  expect(created(changes, 'programme')).toEqual([]);
  expect(created(changes, 'institution')).toEqual([]);
  expect(created(changes, 'person')).toHaveLength(2);
  expect(created(changes, 'workshop')).toEqual([aWorkshop().workshop]);
});

test('95: a workshop that is here comes in as a copy: new ids for all that is its own, the same people', () => {
  const everyone = [ids.programme, ids.institution, ...ids.people];
  const changes = importChanges(aWorkshop(), existing(ids.workshop, ...everyone), newIds());
  const text = JSON.stringify(changes);
  const own = [
    ids.workshop,
    ids.delegation,
    ids.assignment,
    ...ids.days,
    ...ids.rooms,
    ...ids.sessions,
    ...ids.participations,
  ];
  for (const id of own) expect(text).not.toContain(id);
  expect(created(changes, 'person')).toEqual([]);
  const [workshop] = created(changes, 'workshop') as { id: string; programmeId: string }[];
  expect(workshop).toMatchObject({ programmeId: ids.programme });
  const days = created(changes, 'day') as { id: string; workshopId: string }[];
  expect(days.map((day) => day.workshopId)).toEqual([workshop?.id, workshop?.id]);
  expect(changes.at(-1)).toMatchObject({ workshopId: workshop?.id, slotId: `am/${days[0]?.id}` });
  expect(created(changes, 'participation')).toMatchObject(ids.people.map((personId) => ({ personId })));
});

test('95: one clashing session is enough to bring the whole workshop in as a copy', () => {
  const changes = importChanges(aWorkshop(), existing(ids.sessions[0]), newIds());
  expect(created(changes, 'workshop')).not.toMatchObject([{ id: ids.workshop }]);
});

test('protects a person here whom the file protects, and changes nothing else of them', () => {
  const secret = aPerson({ id: ids.people[1], protected: true });
  const snapshot = aWorkshop({ people: [...aWorkshop().people.filter(({ id }) => id !== secret.id), secret] });
  const here = { person: (id: string) => (id === secret.id ? aPerson({ id }) : undefined) };
  const changes = importChanges(snapshot, { ...here, has: (_entity, id) => id === secret.id }, newIds());
  const ofPerson = changes.filter((change) => change.entity === 'person' && change.id === secret.id);
  expect(ofPerson).toMatchObject([{ field: 'protected', previous: false, value: true }]);
});

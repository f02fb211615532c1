import { expect, test } from 'vitest';
import { BackupCount } from '../../../shared/backup/backup-info.ts';
import type { Partition } from '../../../shared/changes/partition.ts';
import { aParticipation, aPerson, aWorkshop, anId, ids } from '../../factories/a-workshop.ts';

/** A partition with these records of one kind. */
function holding(key: string, entity: string, records: readonly { readonly id: string }[]): Partition {
  return { key, records: { [entity]: Object.fromEntries(records.map((each) => [each.id, each])) } };
}

test('a backup counts the people who take part, not those who were taken out of every workshop', () => {
  const count = new BackupCount();
  const { workshop } = aWorkshop();
  const people = [ids.people[1], anId(900)].map((id) => aPerson({ id }));
  count.addPartition(holding('people/0', 'person', people));
  expect(count.summary(0, 0).people).toBe(0);
  const parts = [aParticipation({ id: anId(901), personId: ids.people[1] })];
  const partition = holding(`workshop/${workshop.id}`, 'participation', parts);
  count.addPartition({ ...partition, records: { ...partition.records, workshop: { [workshop.id]: workshop } } });
  expect(count.summary(0, 0)).toMatchObject({ workshops: 1, people: 1 });
});

test('a backup counts marks that say something, and names what is still to be planned before what is past', () => {
  const count = new BackupCount();
  const { workshop, days } = aWorkshop();
  const [dated] = days;
  const other = { ...workshop, id: anId(910), title: { en: 'Being planned' } };
  const past = holding(`workshop/${workshop.id}`, 'workshop', [workshop]);
  const records = { ...past.records, day: dated === undefined ? {} : { [dated.id]: dated } };
  count.addPartition({ ...past, records });
  count.addPartition(holding(`workshop/${other.id}`, 'workshop', [other]));
  const summary = count.summary(3, 1);
  expect(summary).toMatchObject({ workshops: 2, people: 0, marks: 0, entries: 3, evidence: 1 });
  expect(summary.latest.map(({ title }) => title)).toEqual([other.title, workshop.title]);
});

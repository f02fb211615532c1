import type { Partition } from '../../../shared/changes/partition.ts';
import { Directory } from '../../../shared/directory/directory.ts';
import { partitionOf } from '../../../shared/domain/entities.ts';
import type { Institution, Person } from '../../../shared/domain/people/person.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { anId, aWorkshop } from '../../factories/a-workshop.ts';

function byId<Item extends { readonly id: string }>(items: readonly Item[]): Record<string, Item> {
  return Object.fromEntries(items.map((item) => [item.id, item]));
}

/** The partitions in which a workshop and its people lie. */
export function partitionsOfWorkshop(snapshot: WorkshopSnapshot): Partition[] {
  return [
    {
      key: partitionOf('workshop', snapshot.workshop),
      records: {
        workshop: byId([snapshot.workshop]),
        day: byId(snapshot.days),
        session: byId(snapshot.sessions),
        participation: byId(snapshot.participations),
        assignment: byId(snapshot.assignments),
      },
    },
    ...partitionsOfPeople(snapshot.people),
    partitionOfInstitutions(snapshot.institutions),
  ];
}

export function partitionsOfPeople(people: readonly Person[]): Partition[] {
  const keys = [...new Set(people.map((each) => partitionOf('person', each)))];
  return keys.map((key) => ({
    key,
    records: { person: byId(people.filter((each) => partitionOf('person', each) === key)) },
  }));
}

export function partitionOfInstitutions(institutions: readonly Institution[]): Partition {
  return { key: 'institutions', records: { institution: byId(institutions) } };
}

export function directoryOf(...snapshots: readonly WorkshopSnapshot[]): Directory {
  const directory = new Directory();
  for (const partition of snapshots.flatMap(partitionsOfWorkshop)) directory.take(partition.key, partition);
  return directory;
}

/** The same people in another workshop, a year later: the trainer leads nothing there. */
export function nextYear(changed: Partial<WorkshopSnapshot> = {}): WorkshopSnapshot {
  const first = aWorkshop();
  const workshopId = anId(902);
  const days = first.days.map((day, index) => ({
    ...day,
    id: anId(910 + index),
    workshopId,
    date: `2026-03-0${String(index + 2)}`,
  }));
  return {
    ...first,
    workshop: { ...first.workshop, id: workshopId, title: { en: 'Second', ru: 'Второй' } },
    days,
    sessions: [],
    assignments: [],
    participations: first.participations.map((each, index) => ({
      ...each,
      id: anId(920 + index),
      workshopId,
      number: index + 5,
    })),
    attendance: [],
    ...changed,
  };
}

import type { Partition } from '../../shared/changes/partition.ts';
import type { AttendanceSheet } from '../../shared/domain/attendance/attendance.ts';
import { partitionOf } from '../../shared/domain/entities.ts';
import type { Person } from '../../shared/domain/people/person.ts';
import type { WorkshopSnapshot } from '../../shared/domain/workshop-snapshot.ts';
import type { StoredHoldings } from '../frozen/store-tasks.ts';
import { amounts, type Size } from '../frozen/workload.ts';
import { institutionCount, institutionNumber, makePerson } from './people.ts';
import { makeWorkshop, programmeCount, programmeNumber } from './workshops.ts';

/** Everything of a size as it lies on partitions, one after the other, so that the largest need not fit into memory. */
export function* partitionsOf(size: Size): Generator<Partition> {
  const programmes = Array.from({ length: programmeCount }, (_, number) => programmeNumber(number));
  yield { key: 'programmes', records: { programme: byId(programmes) } };
  const institutions = Array.from({ length: institutionCount }, (_, number) => institutionNumber(number));
  yield { key: 'institutions', records: { institution: byId(institutions) } };
  yield* partitionsOfPeople(size);
  for (let number = 0; number < amounts[size].workshops; number += 1) {
    yield partitionOfWorkshop(makeWorkshop(size, number).snapshot);
  }
}

export function* sheetsOf(size: Size): Generator<AttendanceSheet> {
  for (let number = 0; number < amounts[size].workshops; number += 1) {
    const { sheet } = makeWorkshop(size, number);
    if (sheet.marks.length > 0) yield sheet;
  }
}

/** For the programs that ours is compared with. */
export const plainHoldings: StoredHoldings = { groups: partitionsOf, sheets: sheetsOf };

export function partitionOfWorkshop(snapshot: WorkshopSnapshot): Partition {
  return {
    key: partitionOf('workshop', snapshot.workshop),
    records: {
      workshop: byId([snapshot.workshop]),
      day: byId(snapshot.days),
      room: byId(snapshot.rooms),
      session: byId(snapshot.sessions),
      delegation: byId(snapshot.delegations),
      participation: byId(snapshot.participations),
    },
  };
}

export function partitionsWithPeople(people: readonly Person[]): Partition[] {
  const partitions = new Map<string, Person[]>();
  for (const person of people) {
    const key = partitionOf('person', person);
    const lying = partitions.get(key);
    if (lying === undefined) partitions.set(key, [person]);
    else lying.push(person);
  }
  return [...partitions].map(([key, lying]) => ({ key, records: { person: byId(lying) } }));
}

function partitionsOfPeople(size: Size): Partition[] {
  return partitionsWithPeople(Array.from({ length: amounts[size].people }, (_, number) => makePerson(number)));
}

function byId<Item extends { readonly id: string }>(items: readonly Item[]): Record<string, Item> {
  return Object.fromEntries(items.map((item) => [item.id, item]));
}

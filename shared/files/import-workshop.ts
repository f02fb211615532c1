import { type Change, created, marked, updated } from '../changes/change.ts';
import type { EntityName, EntityRecord } from '../domain/entities.ts';
import type { Person } from '../domain/people/person.ts';
import {
  sharedPartNames,
  sharedParts,
  workshopPartNames,
  workshopParts,
  type WorkshopSnapshot,
} from '../domain/workshop-snapshot.ts';

/** What is already here. */
export type Existing = {
  has(entity: EntityName, id: string): boolean;
  person(id: string): Person | undefined;
};

/**
 * The changes that bring an opened file in: what it refers to first, then the workshop, its parts and its marks.
 * A workshop that is already here comes in as a copy with ids of its own. Programmes, institutions and people that are
 * already here stay as they are: people are the same humans, and this computer may know them better than the file. But
 * whoever is protected in the file is protected here from then on.
 */
export function importChanges(snapshot: WorkshopSnapshot, existing: Existing, newId: () => string): Change[] {
  const own = holdsOwnRecords(snapshot, existing) ? withNewIds(snapshot, newId) : snapshot;
  return [
    ...missing('programme', [own.programme], existing),
    ...sharedPartNames.flatMap((part) => missing(sharedParts[part], own[part], existing)),
    ...newlyTold(own.people, existing),
    created('workshop', own.workshop),
    ...workshopPartNames.flatMap((part) => own[part].map((record) => created(workshopParts[part], record))),
    ...own.attendance.map(({ participationId, slotId, status }) =>
      marked(own.workshop.id, participationId, slotId, 'unmarked', status, { how: 'import', reason: null }),
    ),
  ];
}

function missing<Name extends EntityName>(
  entity: Name,
  records: readonly EntityRecord<Name>[],
  existing: Existing,
): Change[] {
  return records.filter((record) => !existing.has(entity, record.id)).map((record) => created(entity, record));
}

/** Of people who are here already: who is protected, and of whom somebody has said that they are others. */
function newlyTold(people: readonly Person[], existing: Existing): Change[] {
  return people.flatMap((person) => {
    const here = existing.person(person.id);
    if (here === undefined) return [];
    const differentFrom = [...new Set([...here.differentFrom, ...person.differentFrom])].slice(-1000);
    return updated('person', here, { protected: here.protected || person.protected, differentFrom });
  });
}

/** Whether the workshop, or any record that belongs to one workshop alone, is already here. */
function holdsOwnRecords(snapshot: WorkshopSnapshot, existing: Existing): boolean {
  return (
    existing.has('workshop', snapshot.workshop.id) ||
    workshopPartNames.some((part) => snapshot[part].some((record) => existing.has(workshopParts[part], record.id)))
  );
}

const anyId = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/**
 * Every id of the workshop and of its parts is replaced wherever it stands, whatever the field: a reference added to
 * the model later, and an id within a longer text such as a slot's, are then copied rightly too. An id is 122 random bits, so no other text is taken for one.
 */
function withNewIds(snapshot: WorkshopSnapshot, newId: () => string): WorkshopSnapshot {
  const ofParts = workshopPartNames.flatMap((part) => snapshot[part].map((record) => record.id));
  const fresh = new Map([snapshot.workshop.id, ...ofParts].map((id) => [id, newId()]));
  return JSON.parse(JSON.stringify(snapshot), (_key, value: unknown) => {
    return typeof value === 'string' ? value.replaceAll(anyId, (id) => fresh.get(id) ?? id) : value;
  }) as WorkshopSnapshot;
}

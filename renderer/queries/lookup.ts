import { recordOn } from '../../shared/changes/shelf.ts';
import { person, type Person } from '../../shared/domain/person.ts';
import type { EntityName, EntityRecord } from '../../shared/domain/entities.ts';
import type { WorkshopSnapshot } from '../../shared/domain/workshop-snapshot.ts';
import type { Existing } from '../../shared/files/import-workshop.ts';
import { readShelves } from '../storage/reading.ts';

/** Which records of `snapshot` are here already. */
export async function readExisting(snapshot: WorkshopSnapshot): Promise<Existing> {
  const ownShelf = `workshop/${snapshot.workshop.id}`;
  const keys = new Set([ownShelf, 'programmes', 'institutions', ...snapshot.people.map(person.shelf)]);
  const shelves = (await readShelves([...keys])).filter((shelf) => shelf !== undefined);
  const find = <Name extends EntityName>(entity: Name, id: string): EntityRecord<Name> | undefined =>
    shelves.map((shelf) => recordOn(shelf, entity, id)).find((record) => record !== undefined);
  return {
    has: (entity, id) => find(entity, id) !== undefined,
    person: (id): Person | undefined => find('person', id),
  };
}

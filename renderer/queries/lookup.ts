import { recordOn } from '../../shared/changes/shelf.ts';
import { person } from '../../shared/domain/person.ts';
import type { EntityName } from '../../shared/domain/entities.ts';
import type { WorkshopSnapshot } from '../../shared/domain/workshop-snapshot.ts';
import type { Existing } from '../../shared/files/import-workshop.ts';
import { readShelves } from '../storage/reading.ts';

/** Which records of `snapshot` are here already. */
export async function readExisting(snapshot: WorkshopSnapshot): Promise<Existing> {
  const ownShelf = `workshop/${snapshot.workshop.id}`;
  const keys = new Set([ownShelf, 'programmes', 'institutions', ...snapshot.people.map(person.shelf)]);
  const shelves = (await readShelves([...keys])).filter((shelf) => shelf !== undefined);
  return {
    has: (entity: EntityName, id: string): boolean =>
      shelves.some((shelf) => recordOn(shelf, entity, id) !== undefined),
  };
}

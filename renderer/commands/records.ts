import type { ActionName } from '../../shared/changes/action-name.ts';
import { created, updated } from '../../shared/changes/record-changes.ts';
import { recordOn } from '../../shared/changes/shelf.ts';
import { shelfOf, type EntityName, type EntityRecord } from '../../shared/domain/entities.ts';
import { failure, type Result } from '../../shared/result.ts';
import { commit } from '../storage/commit.ts';
import { readShelf } from '../storage/reading.ts';
import { inTurn } from './in-turn.ts';

/** Writes the fields of `patch` that differ from what is stored now. */
export async function editRecord<Name extends EntityName>(
  action: ActionName,
  entity: Name,
  record: EntityRecord<Name>,
  patch: Partial<EntityRecord<Name>>,
): Promise<Result<void>> {
  return inTurn(async () => {
    const stored = recordOn(await readShelf(shelfOf(entity, record)), entity, record.id);
    return stored === undefined ? failure('record-missing') : commit(action, updated(entity, stored, patch));
  });
}

export async function addRecord<Name extends EntityName>(
  action: ActionName,
  entity: Name,
  record: EntityRecord<Name>,
): Promise<Result<void>> {
  return commit(action, [created(entity, record)]);
}

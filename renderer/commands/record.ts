import type { ActionName } from '../../shared/changes/action-name.ts';
import { recordIn } from '../../shared/changes/partition.ts';
import { type EntityName, type EntityRecord, partitionOf } from '../../shared/domain/entities.ts';
import { editChanges } from '../../shared/operations/edit.ts';
import { type Result, success } from '../../shared/result.ts';
import { command, type Done, type StoreCode } from '../storage/command.ts';
import type { StoreReader } from '../storage/working-store.ts';

/**
 * Writes what differs between a record as it was drawn and `patch`, field by field and language by language, to the
 * record as it is stored now. Fails with `record-missing` where it is gone.
 */
export async function editRecord<Name extends EntityName>(
  action: ActionName,
  entity: Name,
  drawn: EntityRecord<Name>,
  patch: Partial<EntityRecord<Name>>,
): Promise<Result<Done, StoreCode>> {
  return command({
    action,
    reads: (from) => readRecord(entity, drawn, from),
    decide: ({ stored }) => success(editChanges(entity, stored, { drawn, patch })),
  });
}

/** Reads a record as it is stored now; null where it is gone. */
export async function readRecord<Name extends EntityName>(
  entity: Name,
  drawn: EntityRecord<Name>,
  from: StoreReader,
): Promise<{ readonly stored: EntityRecord<Name> } | null> {
  const stored = recordIn(await from.partition(partitionOf(entity, drawn)), entity, drawn.id);
  return stored === undefined ? null : { stored };
}

/** A random seed of 32 bits. */
export function draw(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 1;
}

import { v7 } from 'uuid';
import type { ActionName } from '../../shared/changes/action-name.ts';
import { type Changes, created, updated } from '../../shared/changes/change.ts';
import { undoStack } from '../../shared/changes/entry.ts';
import { inverse, recordIn } from '../../shared/changes/partition.ts';
import { type EntityName, type EntityRecord, partitionOf } from '../../shared/domain/entities.ts';
import type { WorkshopSnapshot } from '../../shared/domain/workshop-snapshot.ts';
import { breakClosedDay } from '../../shared/operations/attendance.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { readSnapshot } from '../queries/snapshot.ts';
import { commit } from '../storage/commit.ts';
import { history, readPartition } from '../storage/working-store.ts';

export const newId = v7;

/**
 * Reads the workshop as it is now, asks a pure operation what is to change, and commits that as one action. Fails with
 * `closed-day-stays` where it would take something away from a day that is signed off.
 */
export async function runOperation(
  workshopId: string,
  action: ActionName,
  operation: (snapshot: WorkshopSnapshot) => Changes,
): Promise<Result<void>> {
  return runSerially(async () => {
    const snapshot = await readSnapshot(workshopId);
    if (snapshot === null) return failure('record-missing');
    const changes = operation(snapshot);
    return breakClosedDay(snapshot, changes) ? failure('closed-day-stays') : commit(action, changes);
  });
}

/** Writes the fields of `patch` that differ from what is stored now. */
export async function editRecord<Name extends EntityName>(
  action: ActionName,
  entity: Name,
  record: EntityRecord<Name>,
  patch: Partial<EntityRecord<Name>>,
): Promise<Result<void>> {
  return runSerially(async () => {
    const stored = recordIn(await readPartition(partitionOf(entity, record)), entity, record.id);
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

/** Takes back the last action; gives its name. */
export async function undo(): Promise<Result<ActionName>> {
  return runSerially(async () => {
    const entry = undoStack(await history()).undo;
    if (entry === undefined) return failure('nothing-to-undo');
    const action = entry.action as ActionName;
    const done = await commit(action, inverse(entry.changes), { group: entry.group, kind: 'undo' });
    return done.ok ? success(action) : done;
  });
}

/** Does the last undone action again; gives its name. */
export async function redo(): Promise<Result<ActionName>> {
  return runSerially(async () => {
    const entry = undoStack(await history()).redo;
    if (entry === undefined) return failure('nothing-to-undo');
    const action = entry.action as ActionName;
    const done = await commit(action, entry.changes, { group: entry.group, kind: 'redo' });
    return done.ok ? success(action) : done;
  });
}

let last: Promise<unknown> = Promise.resolve();

/**
 * Runs a command after all that were given before. A command reads, decides and commits: two at once would decide by
 * the same reading, so that a key held down would undo one step twice, or remember the wrong previous mark.
 */
export function runSerially<Value>(command: () => Promise<Value>): Promise<Value> {
  const turn = last.then(command);
  last = turn.catch(() => undefined);
  return turn;
}

/** A number for drawing lots that nobody foresees: 32 bits. */
export function draw(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 1;
}

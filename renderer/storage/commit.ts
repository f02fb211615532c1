import { v7 as newUuid } from 'uuid';
import { applyToSheet, applyToShelf, changesByPlace, touchedBy } from '../../shared/changes/apply.ts';
import type { ActionName } from '../../shared/changes/action-name.ts';
import type { Change, Entry } from '../../shared/changes/change.ts';
import { beginning } from '../../shared/changes/change.ts';
import { stampAfter } from '../../shared/changes/clock.ts';
import { entryAfter } from '../../shared/changes/entry.ts';
import { recordOn, type Shelf } from '../../shared/changes/shelf.ts';
import { entities } from '../../shared/domain/entities.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { now } from '../../shared/time/instant.ts';
import { putShelves, store } from './database.ts';
import { lastEntry } from './history.ts';
import { saveSoon } from './saving.ts';

/** Thrown inside the transaction, so that it is rolled back whole; never leaves this file. */
class Refusal extends Error {
  readonly result: Result<never>;

  constructor(result: Result<never>) {
    super('refused');
    this.result = result;
  }
}

let device = 'unnamed';

/** Names this computer in every entry from now on. */
export function commitAs(name: string): void {
  device = name;
}

/** The name of this computer, as its entries have it. */
export function deviceName(): string {
  return device;
}

/**
 * The one door for writes. Applies the changes of one user action, validates every record they touch and writes records
 * and history in one transaction; then the journal is asked to save. Nothing is written when anything is wrong.
 */
export async function commit(
  action: ActionName,
  changes: readonly Change[],
  reverts: Entry['reverts'] = null,
): Promise<Result<void>> {
  if (changes.length === 0) return success(undefined);
  try {
    await store.transaction('rw', [store.shelves, store.sheets, store.summaries, store.entries], async () => {
      await writeShelves(changes);
      await writeSheets(changes);
      const last = await lastEntry();
      const stamp = stampAfter(last?.stamp ?? '', now(), device);
      await store.entries.add(
        entryAfter(last ?? beginning, { action, changes, group: newUuid(), reverts }, stamp, device),
      );
    });
  } catch (error) {
    if (error instanceof Refusal) return error.result;
    return failure('store-unavailable', { reason: String(error) });
  }
  saveSoon();
  return success(undefined);
}

async function writeShelves(changes: readonly Change[]): Promise<void> {
  const byShelf = changesByPlace(changes).shelves;
  if (byShelf.size === 0) return;
  const shelves = await store.shelves.bulkGet([...byShelf.keys()]);
  const applied = [...byShelf].map(([key, own], index) => applyToShelf(key, shelves[index], own));
  validate(applied, changes);
  await putShelves(applied);
}

async function writeSheets(changes: readonly Change[]): Promise<void> {
  const ids = touchedBy(changes).sheets;
  if (ids.length === 0) return;
  const sheets = await store.sheets.bulkGet(ids);
  await store.sheets.bulkPut(ids.map((id, index) => applyToSheet(id, sheets[index], changes)));
}

/** Every record that was touched must be right as a whole, whoever asked for the change. */
function validate(shelves: readonly Shelf[], changes: readonly Change[]): void {
  const byKey = new Map(shelves.map((shelf) => [shelf.key, shelf]));
  const checked = new Set<string>();
  for (const change of changes) {
    if (change.entity === 'mark' || checked.has(change.id)) continue;
    checked.add(change.id);
    const record = recordOn(byKey.get(change.shelf), change.entity, change.id);
    if (record === undefined) continue;
    const parsed = entities[change.entity].schema.safeParse(record);
    if (!parsed.success) {
      throw new Refusal(failure('record-invalid', { field: parsed.error.issues[0]?.path.join('.') ?? change.entity }));
    }
  }
}

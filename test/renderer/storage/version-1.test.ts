import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { mark } from '../../../renderer/commands/attendance.ts';
import { editPerson } from '../../../renderer/commands/people.ts';
import { readMarkHistory } from '../../../renderer/queries/history.ts';
import { redo, undo } from '../../../renderer/storage/command.ts';
import { store } from '../../../renderer/storage/database.ts';
import { recover } from '../../../renderer/storage/recovery.ts';
import { readPartition } from '../../../renderer/storage/working-store.ts';
import type { StoredEntry } from '../../../shared/changes/entry.ts';
import { recordIn, recordsOf } from '../../../shared/changes/partition.ts';
import { entities, entityNames } from '../../../shared/domain/entities.ts';
import type { Person } from '../../../shared/domain/people/person.ts';
import { type Upgrade } from '../../../shared/upgrades/upgrades.ts';
import { dataVersion } from '../../../shared/upgrades/upgraded.ts';
import { ids } from '../../factories/a-workshop.ts';
import dump from '../../files/version-1/store.json';
import { MemoryJournal } from './memory-journal.ts';
import { contents, saved, valueOf } from './stored.ts';

const fault = vi.hoisted(() => ({ throws: false }));

/** As a later version of Rostrum: a person has one more field, which every record must have. */
vi.mock(import('../../../shared/domain/people/person.ts'), async (original) => {
  const module = await original();
  const later = module.personSchema.safeExtend({ shirt: z.enum(['not-asked', 'small', 'large']) });
  const personSchema = later as unknown as typeof module.personSchema;
  return { ...module, personSchema, person: { ...module.person, schema: personSchema } };
});
vi.mock(import('../../../shared/upgrades/upgrades.ts'), async (original) => {
  const module = await original();
  const later: Upgrade = {
    record: (entity, record) => {
      if (fault.throws && entity === 'walkIn') throw new Error('a fault in an upgrade');
      return entity === 'person' ? { ...record, shirt: 'not-asked' } : record;
    },
  };
  return { ...module, upgrades: [...module.upgrades, later] };
});

const entries = dump.stores.entries.records as unknown as StoredEntry[];
const saidBefore = 36;
let journal: MemoryJournal;

beforeEach(async () => {
  fault.throws = false;
  store.close();
  await answerTo(indexedDB.deleteDatabase(dump.database));
  await putBack();
  journal = new MemoryJournal();
  journal.entries = entries.slice(0, saidBefore);
  journal.install();
});

// Other test files have the same origin, and would find a store that is newer than they are.
afterAll(async () => {
  store.close();
  await answerTo(indexedDB.deleteDatabase(dump.database));
});

/** The store as version 1 left it, made without any code of ours. */
async function putBack(): Promise<void> {
  const request = indexedDB.open(dump.database, dump.version);
  request.addEventListener('upgradeneeded', () => {
    for (const [name, { keyPath }] of Object.entries(dump.stores)) request.result.createObjectStore(name, { keyPath });
  });
  const database = await answerTo(request);
  const transaction = database.transaction(Object.keys(dump.stores), 'readwrite');
  for (const [name, { records }] of Object.entries(dump.stores)) {
    for (const record of records) transaction.objectStore(name).put(withBytes(record));
  }
  await new Promise((resolve) => transaction.addEventListener('complete', resolve));
  database.close();
}

function withBytes(record: object): object {
  const marks = 'marks' in record ? (record.marks as { bytes: number[] }) : null;
  return marks === null ? record : { ...record, marks: Uint8Array.from(marks.bytes) };
}

function answerTo<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('no answer')));
  });
}

async function storedPerson(): Promise<Person | undefined> {
  const id = ids.people[1];
  return recordIn(await readPartition(entities.person.partition({ id } as Person)), 'person', id);
}

describe('a store of version 1, opened after a required field was added to people', () => {
  test('is upgraded in place, and what was not saved yet reaches the journal as it was written', async () => {
    expect(valueOf(await recover())).toEqual({ restoredRecords: null, mended: null });
    await saved();
    expect(journal.entries).toEqual(entries);
    expect(store.tables.map(({ name }) => name).sort()).toEqual(['entries', 'partitions', 'sheets', 'summaries']);
    const partitions = await store.partitions.toArray();
    expect(partitions.map(({ key }) => key)).toEqual(dump.stores.shelves.records.map(({ key }) => key));
    for (const partition of partitions) {
      for (const name of entityNames) {
        for (const record of recordsOf(partition, name)) {
          expect(entities[name].schema.safeParse(record).error?.issues ?? [], name).toEqual([]);
        }
      }
    }
    expect(await storedPerson()).toMatchObject({ shirt: 'not-asked', email: 'gulnar@example.org' });
    const summaries = dump.stores.summaries.records.map((each) => ({ ...each, eraseOn: null }));
    expect(await store.summaries.toArray()).toEqual(summaries);
  });

  test('is the same as one that is rebuilt from the journal', async () => {
    valueOf(await recover());
    await saved();
    const upgraded = await contents();
    await store.delete({ disableAutoOpen: false });
    expect(valueOf(await recover()).restoredRecords).toBe(Object.keys(upgraded).length);
    expect(await contents()).toEqual(upgraded);
  });

  test('can be worked with: records are edited, and back; old marks are remembered, and a signed-off day stays', async () => {
    valueOf(await recover());
    const before = await storedPerson();
    if (before === undefined) expect.fail('no person');
    valueOf(await editPerson(before, { phone: '+7 700 000 00 02' }));
    expect(await storedPerson()).toMatchObject({ phone: '+7 700 000 00 02', shirt: 'not-asked' });
    valueOf(await undo());
    expect(await storedPerson()).toEqual(before);
    expect(await undo()).toEqual({ ok: false, failure: { code: 'undo-closed-day', details: { day: 1 } } });
    valueOf(await redo());
    const cell = { workshopId: ids.workshop, participationId: ids.participations[1], slotId: `pm/${ids.days[0]}` };
    expect((await readMarkHistory(cell)).map(({ status, reason }) => [status, reason])).toEqual([
      ['left-early', 'She signed for the afternoon'],
      ['excused', null],
      ['late', null],
    ]);
    valueOf(await mark(ids.workshop, [cell], 'present', { how: 'grid', reason: 'As she says' }));
    expect((await readMarkHistory(cell))[0]?.status).toBe('present');
    await saved();
    expect(journal.entries.slice(0, entries.length)).toEqual(entries);
    expect(journal.entries.at(-1)?.version).toBe(dataVersion);
  });

  test('lets old actions be taken back and done again', async () => {
    // What comes later is behind the sign-off of a day.
    const beforeSignOff = entries.findIndex(({ action }) => action === 'attendance.sign-off');
    journal.entries = entries.slice(0, beforeSignOff);
    await store.delete({ disableAutoOpen: false });
    valueOf(await recover());
    const before = await contents();
    for (let count = 0; count < 12; count += 1) valueOf(await undo());
    expect(await contents()).not.toEqual(before);
    for (let count = 0; count < 12; count += 1) valueOf(await redo());
    expect(await contents()).toEqual(before);
    await saved();
    expect(journal.entries.slice(0, beforeSignOff)).toEqual(entries.slice(0, beforeSignOff));
    expect(journal.entries.at(-1)?.version).toBe(dataVersion);
  });

  test('53: stays as it was when an upgrade fails, and is not rebuilt without what the journal lacks', async () => {
    fault.throws = true;
    journal.entries = [];
    expect(await recover()).toMatchObject({ ok: false, failure: { code: 'store-unavailable' } });
    store.close();
    const database = await answerTo(indexedDB.open(dump.database));
    expect([...database.objectStoreNames]).toEqual(Object.keys(dump.stores).sort());
    const kept = database.transaction('entries').objectStore('entries');
    expect(await answerTo(kept.count())).toBe(entries.length);
    database.close();
    fault.throws = false;
    store.upgradeProblem = null;
    expect(valueOf(await recover())).toEqual({ restoredRecords: null, mended: null });
    await saved();
    expect(journal.entries).toEqual(entries);
  });
});

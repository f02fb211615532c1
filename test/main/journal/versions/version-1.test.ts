import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import * as z from 'zod';
import type { Journal } from '../../../../main/journal/journal.ts';
import { nobody } from '../../../../shared/changes/change.ts';
import {
  acceptedEntrySchema,
  type Entry,
  entryAfter,
  readEntry,
  type StoredEntry,
} from '../../../../shared/changes/entry.ts';
import { recordsOf } from '../../../../shared/changes/partition.ts';
import { readDeskFile } from '../../../../shared/desks/desk-file.ts';
import { entities, entityNames } from '../../../../shared/domain/entities.ts';
import { readWorkshopBytes } from '../../../../shared/files/workshop-file.ts';
import { type Upgrade } from '../../../../shared/upgrades/upgrades.ts';
import { dataVersion } from '../../../../shared/upgrades/upgraded.ts';
import { ids } from '../../../factories/a-workshop.ts';
import { MemoryDisk, memoryFileSystem } from '../../files/memory-file-system.ts';
import { openedJournal } from '../opened-journal.ts';
import { contentsAfter, contentsOf } from '../sample-history.ts';

/** As a later version of Rostrum: a person has one more field, which every record must have. */
vi.mock(import('../../../../shared/domain/people/person.ts'), async (original) => {
  const module = await original();
  const later = module.personSchema.safeExtend({ shirt: z.enum(['not-asked', 'small', 'large']) });
  const personSchema = later as unknown as typeof module.personSchema;
  return { ...module, personSchema, person: { ...module.person, schema: personSchema } };
});
vi.mock(import('../../../../shared/upgrades/upgrades.ts'), async (original) => {
  const module = await original();
  const later: Upgrade = {
    record: (entity, record) => (entity === 'person' ? { ...record, shirt: 'not-asked' } : record),
  };
  return { ...module, upgrades: [...module.upgrades, later] };
});

const folder = path.join(import.meta.dirname, '../../../files/version-1');
const stored = JSON.parse(readFileSync(path.join(folder, 'store.json'), 'utf8')) as {
  readonly stores: { readonly entries: { readonly records: StoredEntry[] } };
};
/** All that was ever written down, of which the journal has the first 36. */
const entries = stored.stores.entries.records;

function disk(): MemoryDisk {
  const names = readdirSync(path.join(folder, 'data/journal'));
  return new MemoryDisk(
    new Map(names.map((name) => [`/journal/${name}`, readFileSync(path.join(folder, 'data/journal', name))])),
  );
}

async function opened(on: MemoryDisk, snapshotEntries = 1000): Promise<Journal> {
  return openedJournal(memoryFileSystem(on), { snapshotEntries, snapshotAtClose: false });
}

/** An entry as this version writes it. */
function next(after: StoredEntry, value: string): StoredEntry {
  const { timestamp, device } = readEntry(after);
  const person = { entity: 'person', partition: 'people/034', id: ids.people[1], field: 'phone' } as const;
  const changes: Entry['changes'] = [{ ...person, value, previous: '' }];
  const done = { action: 'person.edit', group: ids.workshop, reverts: null, changes };
  return entryAfter(after, done, { timestamp, device, by: nobody });
}

async function expectRecordsToBeRight(journal: Journal): Promise<void> {
  const read = await journal.read(0);
  if (!read.ok) throw new Error(read.failure.code);
  let people = 0;
  for (const partition of read.value.partitions) {
    for (const name of entityNames) {
      for (const record of recordsOf(partition, name)) {
        expect(entities[name].schema.safeParse(record).error?.issues ?? [], name).toEqual([]);
        if (name === 'person') people += 1;
      }
    }
  }
  expect(people).toBe(7);
}

describe('data of version 1, opened after a required field was added to people', () => {
  test('the version of the data is that of the last upgrade', () => expect(dataVersion).toBe(3));

  test('the journal is whole, and every record in it is right', async () => {
    const journal = await opened(disk());
    expect(journal.status()).toMatchObject({ end: { sequence: 36 }, mended: null, damaged: [] });
    await expectRecordsToBeRight(journal);
    expect(await contentsOf(journal)).toEqual(contentsAfter(entries.slice(0, 36)));
  });

  test('the journal takes the entries that were waiting, and goes on in a file of this version', async () => {
    const on = disk();
    const journal = await opened(on);
    for (const entry of entries) expect(acceptedEntrySchema.safeParse(entry).success).toBe(true);
    expect((await journal.append(entries.slice(30))).ok).toBe(true);
    const last = entries.at(-1) ?? expect.fail('no entries');
    const ours = [next(last, '1')];
    ours.push(next(ours[0] ?? last, '2'));
    expect((await journal.append(ours)).ok).toBe(true);
    await journal.close();
    const segments = [...on.state()]
      .filter(([name]) => name.startsWith('/journal/entries-'))
      .map(([, bytes]) => bytes.toString());
    expect(segments.map((text) => /"version":(\d)/.exec(text)?.[1])).toEqual(['1', '1', '1', '3']);
    const again = await opened(on);
    expect(again.status()).toMatchObject({ end: { sequence: 41 }, mended: null, damaged: [] });
    expect(await again.recent(41)).toEqual({ ok: true, value: { entries: [...entries, ...ours] } });
    expect(await contentsOf(again)).toEqual(contentsAfter([...entries, ...ours]));
  });

  test('the next snapshot is of this version throughout', async () => {
    const on = disk();
    const before = await opened(on, 1);
    const contents = await contentsOf(before);
    await vi.waitFor(() => expect([...on.names.keys()].filter((name) => name.includes('snapshot-'))).toHaveLength(2));
    await before.close();
    const newest =
      [...on.state()]
        .filter(([name]) => name.includes('snapshot-'))
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .at(-1)?.[1]
        .toString() ?? '';
    expect(newest).toContain('"format":"rostrum-snapshot","version":3');
    expect(newest).not.toMatch(/shelf|shelves|"stamp"|"over"/);
    const again = await opened(on);
    expect(await contentsOf(again)).toEqual(contents);
    await expectRecordsToBeRight(again);
  });

  test('every entry can be used: whole records in it have the field, and the words are those of today', () => {
    const used = entries.map(readEntry);
    const text = JSON.stringify(used);
    expect(text).not.toMatch(/"(shelf|stamp|over)":/);
    expect(used.every(({ by }) => by.user === '' && by.computer === '')).toBe(true);
    expect(used.every(({ timestamp }) => /^2026-.*\/\d{6}\/d-MEM234$/.test(timestamp))).toBe(true);
    expect(used.flatMap(({ changes }) => changes.filter((each) => each.entity === 'mark' && each.origin))).toHaveLength(
      3,
    );
    const people = used.flatMap(({ changes }) =>
      changes.flatMap((change) => (change.entity === 'person' ? [change] : [])),
    );
    expect(people.filter(({ field }) => field === null).length).toBeGreaterThan(6);
    for (const { field, value } of people) if (field === null) expect(value).toMatchObject({ shirt: 'not-asked' });
  });

  test('the files read', () => {
    const workshop = readWorkshopBytes(readFileSync(path.join(folder, 'training.workshop')));
    expect(workshop.ok && workshop.value.people.every((person) => 'shirt' in person)).toBe(true);
    const desk = readDeskFile(readFileSync(path.join(folder, 'table-1.desk')), ids.workshop);
    if (!desk.ok) throw new Error(JSON.stringify(desk.failure));
    expect(desk.value.by).toEqual(nobody);
    expect(
      desk.value.marks.flatMap(({ versions }) => versions).every((version) => version.timestamp !== undefined),
    ).toBe(true);
    expect(desk.value.walkIns.every(({ arrival }) => arrival === null || 'shirt' in arrival.person)).toBe(true);
    expect(desk.value.walkIns.filter(({ arrival }) => arrival !== null)).not.toEqual([]);
  });
});

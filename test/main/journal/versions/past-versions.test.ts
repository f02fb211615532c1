import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { StoredEntry } from '../../../../shared/changes/entry.ts';
import { recordsOf } from '../../../../shared/changes/partition.ts';
import { readDeskFile } from '../../../../shared/desks/desk-file.ts';
import { entities, entityNames } from '../../../../shared/domain/entities.ts';
import { readWorkshopBytes } from '../../../../shared/files/workshop-file.ts';
import { dataVersion } from '../../../../shared/upgrades/upgraded.ts';
import { ids } from '../../../factories/a-workshop.ts';
import { MemoryDisk, memoryFileSystem } from '../../files/memory-file-system.ts';
import { openedJournal } from '../opened-journal.ts';
import { contentsAfter, contentsOf } from '../sample-history.ts';

const folders = Array.from({ length: dataVersion - 1 }, (_, index) =>
  path.join(import.meta.dirname, `../../../files/version-${index + 1}`),
);

/** The data folder of a past version, in memory: nothing is written into the kept files. */
function diskOf(folder: string): MemoryDisk {
  const journal = path.join(folder, 'data/journal');
  return new MemoryDisk(
    new Map(readdirSync(journal).map((name) => [`/journal/${name}`, readFileSync(path.join(journal, name))])),
  );
}

describe.each(folders)('%s', (folder) => {
  test('opens whole, takes what was not saved yet, and every record is right', async () => {
    const store = JSON.parse(readFileSync(path.join(folder, 'store.json'), 'utf8')) as {
      readonly stores: { readonly entries: { readonly records: readonly StoredEntry[] } };
    };
    const entries = store.stores.entries.records;
    const journal = await openedJournal(memoryFileSystem(diskOf(folder)));
    expect(journal.status()).toMatchObject({ mended: null, damaged: [] });
    expect((await journal.append(entries)).ok).toBe(true);
    expect(await contentsOf(journal)).toEqual(contentsAfter(entries));
    const read = await journal.read(0);
    for (const partition of read.ok ? read.value.partitions : []) {
      for (const name of entityNames) {
        for (const record of recordsOf(partition, name)) {
          expect(entities[name].schema.safeParse(record).error?.issues ?? [], name).toEqual([]);
        }
      }
    }
    await journal.close();
  });

  test('has files that read', () => {
    expect(readWorkshopBytes(readFileSync(path.join(folder, 'training.workshop'))).ok).toBe(true);
    expect(readDeskFile(readFileSync(path.join(folder, 'table-1.desk')), ids.workshop).ok).toBe(true);
  });
});

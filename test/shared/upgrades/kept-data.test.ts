import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openJournal } from '../../../main/journal/journal.ts';
import { readEntry } from '../../../shared/changes/entry.ts';
import { readDeskFile } from '../../../shared/desks/desk-file.ts';
import { entityNames } from '../../../shared/domain/entities.ts';
import { readWorkshopFile } from '../../../shared/files/workshop-file.ts';
import { dataVersion } from '../../../shared/upgrades/upgraded.ts';
import { ids } from '../../factories/a-workshop.ts';
import { makeKeptData } from '../../factories/kept-data.ts';
import { MemoryDisk, memoryFileSystem } from '../../main/files/memory-file-system.ts';

const data = makeKeptData();

/** The files of a journal that has taken the saved entries one by one, with snapshots on the way. */
async function journalFiles(): Promise<ReadonlyMap<string, Uint8Array>> {
  const disk = new MemoryDisk();
  const journal = await openJournal('/journal', memoryFileSystem(disk), { snapshotEntries: 12, keptEntries: 1000 });
  if (!journal.ok) throw new Error(journal.failure.code);
  for (const entry of data.saved) {
    expect((await journal.value.append([entry])).ok).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await journal.value.close();
  return disk.state();
}

/** `npm run data` sets it, before the schemas change. */
const isKept = process.env['ROSTRUM_KEEP_DATA'] === '1';

describe('34: the data that are kept of a version', () => {
  test('have a record of every entity, and every kind of change', () => {
    const changes = [...data.saved, ...data.unsaved].flatMap((entry) => readEntry(entry).changes);
    const made = new Set(
      changes.flatMap((each) => (each.entity !== 'mark' && each.field === null ? [each.entity] : [])),
    );
    expect([...made].sort()).toEqual([...entityNames].sort());
    const kinds = changes.map((each) => {
      if (each.entity === 'mark')
        return `mark ${each.how}${each.reason === null ? '' : ' with a reason'}${each.origin ? ' and an origin' : ''}`;
      return each.field === null ? (each.value === null ? 'removed' : 'created') : 'changed';
    });
    for (const kind of [
      'removed',
      'created',
      'changed',
      'mark grid with a reason',
      'mark badge',
      'mark signature',
      'mark desk',
      'mark import',
      'mark removal',
      'mark handover and an origin',
    ]) {
      expect(kinds, kind).toContain(kind);
    }
    expect(data.saved.map((entry) => readEntry(entry).reverts?.kind)).toEqual(expect.arrayContaining(['undo', 'redo']));
  });

  test('can be read', () => {
    expect(readWorkshopFile(data.workshopFile).ok).toBe(true);
    expect(readDeskFile(new TextEncoder().encode(data.deskFile), ids.workshop).ok).toBe(true);
  });

  test('are written where they belong when asked for', async () => {
    const files = await journalFiles();
    expect([...files.keys()].filter((name) => name.includes('snapshot-')).length).toBeGreaterThan(1);
    if (!isKept) return;
    const folder = path.join('test/files', `version-${dataVersion}`);
    mkdirSync(path.join(folder, 'data/journal'), { recursive: true });
    for (const [name, bytes] of files)
      if (name.endsWith('.jsonl')) writeFileSync(path.join(folder, 'data', name), bytes);
    writeFileSync(path.join(folder, 'data/device'), 'd-DESK1\n');
    writeFileSync(path.join(folder, 'store.json'), `${JSON.stringify(data.store, null, 1)}\n`);
    writeFileSync(path.join(folder, 'training.workshop'), data.workshopFile);
    writeFileSync(path.join(folder, 'table-1.desk'), data.deskFile);
    const saved = `${data.saved.length} entries, and ${data.unsaved.length} more in the store`;
    const about = `# Data of version ${dataVersion}\n\nWritten by \`npm run data\`; never edit them. A journal of ${saved}.\n`;
    writeFileSync(path.join(folder, 'README.md'), about);
  });
});

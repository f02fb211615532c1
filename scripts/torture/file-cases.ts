import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readBackupHoldings } from '../../main/backup/holdings-reading.ts';
import { packSheet } from '../../shared/changes/partition.ts';
import { readDeskFile, writeDeskFile } from '../../shared/desks/desk-file.ts';
import type { WorkshopSnapshot } from '../../shared/domain/workshop-snapshot.ts';
import { damagedWorkshop } from '../../shared/files/damaged-workshop.ts';
import { readWorkshopBytes } from '../../shared/files/workshop-file.ts';
import type { Random } from '../../shared/planning/seeded-random.ts';
import { anId, aWorkshop, ids } from '../../test/factories/a-workshop.ts';
import { MemoryDesk } from '../../test/main/backup/memory-backups.ts';
import { MemoryDisk, memoryFileSystem } from '../../test/main/files/memory-file-system.ts';
import { contentsAfter, contentsOf } from '../../test/main/journal/sample-history.ts';
import { Desk } from '../../test/shared/desks/a-desk.ts';
import { type CaseKind, type CaseReport, oneOf } from './case.ts';
import { damagedBytes } from './damage.ts';
import { caseEntries, isSame } from './journal-cases.ts';

const samples = path.resolve(import.meta.dirname, '..', '..', 'samples');

/** Workshop files, files of a desk and backups, damaged and read. */
export const damagedFiles: CaseKind = {
  name: 'file',
  about: 'workshop files, files of a desk and backups that are cut off, flipped, overwritten or filled up',
  brief: 60,
  share: 1,
  longest: 60,
  open: async () => {
    const workshops = readdirSync(samples).map((name) => readFileSync(path.join(samples, name)));
    const [desk, backup] = [aDeskFile(), await aBackup()];
    const run = (random: Random, report: CaseReport): Promise<void> =>
      oneOf(random, [
        () => readWorkshop(oneOf(random, workshops), random, report),
        () => readDesk(desk, random, report),
        () => readBackup(backup, random, report),
      ])();
    return { run };
  },
};

/** Damaged once, or twice; null where nothing of it differs or nothing is left. */
function damagedOrNull(before: Buffer, random: Random, report: CaseReport): Buffer | null {
  let bytes: Buffer | null = before;
  for (let fault = oneOf(random, [1, 1, 2]); fault > 0 && bytes !== null; fault -= 1) {
    const next = damagedBytes(bytes, random);
    report.tell(next.done);
    bytes = next.bytes;
  }
  return bytes === null || bytes.equals(before) ? null : bytes;
}

async function readWorkshop(before: Buffer, random: Random, report: CaseReport): Promise<void> {
  report.tell('a workshop file');
  const whole = readWorkshopBytes(before);
  const bytes = damagedOrNull(before, random, report);
  if (!whole.ok || bytes === null) return;
  report.acknowledged = 1;
  const read = readWorkshopBytes(bytes);
  if (read.ok && !isSame(read.value, whole.value)) report.charge('untrue', 'accepted, with other contents');
  if (read.ok) return;
  let made = 5000;
  const found = damagedWorkshop(bytes, { en: 'Restored' }, () => anId(made++));
  if (found === null || !found.isProven || found.whole === null) return;
  const strange = strangersIn(found.whole, whole.value);
  if (strange.length > 0)
    report.charge('untrue', `offered as whole, and never written: ${strange.slice(0, 3).join(', ')}`);
}

/** Records that the workshop never had; dependent fields of what was lost may be empty. */
function strangersIn(found: WorkshopSnapshot, whole: WorkshopSnapshot): string[] {
  const names = (snapshot: WorkshopSnapshot): string[] =>
    snapshot.people.map((person) => JSON.stringify([person.id, person.latinName, person.cyrillicName]));
  const known = new Set(names(whole));
  return names(found).filter((name) => !known.has(name));
}

function aDeskFile(): Buffer {
  const desk = new Desk(1, aWorkshop({ attendance: [] }));
  const slot = `day/${ids.days[0]}`;
  desk.sign(ids.participations[1], slot);
  desk.arrive(ids.participations[2], slot);
  desk.walkIn(slot, { family: 'Petrow', institution: { name: 'City Hospital' } });
  return Buffer.from(writeDeskFile(desk.file()));
}

async function readDesk(before: Buffer, random: Random, report: CaseReport): Promise<void> {
  report.tell('a file of a desk');
  const whole = readDeskFile(before, null);
  const bytes = damagedOrNull(before, random, report);
  if (!whole.ok || bytes === null) return;
  report.acknowledged = 1;
  const read = readDeskFile(bytes, null);
  if (read.ok && !isSame(read.value, whole.value)) report.charge('untrue', 'accepted, with other contents');
}

type Backup = { readonly path: string; readonly bytes: Buffer };

async function aBackup(): Promise<Backup> {
  const disk = new MemoryDisk();
  const desk = await MemoryDesk.open(memoryFileSystem(disk));
  await desk.journal.append(caseEntries().slice(0, 120));
  const made = await desk.backups.make('automatic');
  await desk.journal.close();
  const file = [...disk.state()].find(([name]) => name.endsWith('.rostrum-backup'));
  if (!made.ok || file === undefined) throw new Error('no backup was made');
  return { path: file[0], bytes: file[1] };
}

async function readBackup(backup: Backup, random: Random, report: CaseReport): Promise<void> {
  report.tell('a backup');
  const bytes = damagedOrNull(backup.bytes, random, report);
  if (bytes === null) return;
  report.acknowledged = 120;
  const disk = new MemoryDisk(new Map([[backup.path, bytes]]));
  const read = await readBackupHoldings(memoryFileSystem(disk), backup.path, '1.2.3');
  if (!read.ok) return;
  const partitions = [...read.value.partitions.values()];
  const sheets = [...read.value.sheets.values()].map(packSheet);
  const contents = await contentsOf({
    read: () => Promise.resolve({ ok: true, value: { partitions, sheets, next: null } }),
  });
  if (!isSame(contents, contentsAfter(caseEntries().slice(0, 120)))) {
    report.charge('untrue', 'a damaged backup was accepted, with other contents');
  }
}

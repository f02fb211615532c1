import { knownBackups } from '../../main/backup/known-backups.ts';
import { SettingsFile } from '../../main/files/settings-file.ts';
import { type Journal, type JournalSettings, openJournal } from '../../main/journal/journal.ts';
import type { StoredEntry } from '../../shared/changes/entry.ts';
import type { Random } from '../../shared/planning/seeded-random.ts';
import { MemoryDesk } from '../../test/main/backup/memory-backups.ts';
import { type DiskState, MemoryDisk, memoryFileSystem } from '../../test/main/files/memory-file-system.ts';
import { contentsAfter, contentsOf, sampleEntries } from '../../test/main/journal/sample-history.ts';
import { type CaseKind, type CaseReport, integerBelow, oneOf } from './case.ts';
import { damagedBytes } from './damage.ts';
import { caseEntries, caseSettings, isSame } from './journal-cases.ts';
import { numbersIn } from './journal-damage.ts';

/** An older copy of journal, mirror and witness put back beside newer backups, and perhaps worked on; there is no store. */
export const copiesPutBack: CaseKind = {
  name: 'older',
  about:
    'an older copy of journal, mirror and witness put back beside newer backups, whole or damaged, and perhaps worked on since',
  brief: 25,
  share: 2,
  longest: 60,
  open: () => Promise.resolve({ run: putBack }),
};

const journalFolder = '/data/journal';
const isJournals = (path: string): boolean => /^\/data\/(journal|mirror)\/|^\/data\/witness$/.test(path);
const isBackup = (path: string): boolean => path.endsWith('.rostrum-backup');

async function putBack(random: Random, report: CaseReport): Promise<void> {
  const settings = caseSettings(random);
  const count = 20 + integerBelow(random, 60);
  const early = 1 + integerBelow(random, count - 1);
  const entries = caseEntries().slice(0, count);
  const disk = new MemoryDisk();
  const older = await worked(disk, entries.slice(0, early), settings);
  const ends: number[] = [];
  for (let first = early; first < count;) {
    const next = Math.min(count, first + 1 + integerBelow(random, 30));
    await worked(disk, entries.slice(first, next), settings);
    if (random() < 0.7 || next === count) {
      await backUp(disk, `2026-11-27T09:${String(10 + ends.length)}:00.000Z`);
      ends.push(next);
    }
    first = next;
  }
  const state = new Map([...older].filter(([path]) => isJournals(path)));
  const whole: number[] = [];
  const backups = [...disk.state()].filter(([path]) => isBackup(path));
  for (const [path, bytes] of backups) {
    const end = Number(/ (\d+)\.rostrum-backup$/.exec(path)?.[1] ?? 0);
    const isDamaged = random() < 0.2;
    const changed = isDamaged ? damagedBytes(bytes, random).bytes : bytes;
    const isStillWhole = changed?.equals(bytes) === true;
    if (isStillWhole) whole.push(end);
    if (changed !== null) state.set(random() < 0.2 ? path.replace(/[^/]+(?=\.rostrum)/, `copy ${end}`) : path, changed);
    report.tell(`backup up to ${end}${isStillWhole ? '' : ', damaged'}`);
  }
  const put = new MemoryDisk(state);
  const others = sampleEntries(oneOf(random, [0, 0, 3, 20]), entries[early - 1], 'b');
  await worked(put, others, settings);
  report.tell(`${count} changes, put back as after ${early}, ${others.length} made since`);
  report.acknowledged = count;
  const facts = { entries, early, others, best: Math.max(0, ...whole), furthest: Math.max(0, ...ends) };
  await judge(put, settings, facts, report);
}

type Facts = {
  readonly entries: readonly StoredEntry[];
  readonly early: number;
  readonly others: readonly StoredEntry[];
  /** The end of the whole backup that reaches furthest. */
  readonly best: number;
  /** The end of the one that reaches furthest, whole or not: its first line may still be a witness. */
  readonly furthest: number;
};

async function judge(
  disk: MemoryDisk,
  settings: Partial<JournalSettings>,
  { entries, early, others, best, furthest }: Facts,
  report: CaseReport,
): Promise<void> {
  const journal = await opened(disk, settings);
  const { end, missing, fork, proof } = journal.status();
  const told = numbersIn(missing);
  report.tell(`ends at ${end.sequence}, proof ${proof}, missing ${JSON.stringify(missing)}, fork ${fork?.at}`);
  const own = [...entries.slice(0, early), ...others];
  const held = others.length > 0 ? own : entries.slice(0, end.sequence);
  if (!isSame(await contentsOf(journal), contentsAfter(held)))
    report.charge('lost', 'other records than its entries make');
  const isTold = told.length > 0 || fork !== undefined;
  const known = Math.max(end.sequence, ...told);
  if (best > own.length) {
    if (others.length > 0 && !isTold) report.charge('untrue', 'the backup has another history, and nothing is told');
    if (known < best) report.charge('untrue', `a backup holds ${best}, and ${known} are told or there`);
    if (proof === 'exact') report.charge('untrue', 'said to be exactly what there was');
  }
  if (fork !== undefined && fork.at <= early) report.charge('untrue', `told to differ from ${fork.at} on`);
  if (furthest <= own.length && isTold) report.charge('untrue', 'a loss is told that is none');
  await goOn(journal, disk, settings, report);
}

/** Somebody decides to go on with the journal; the next start asks nothing more. */
async function goOn(
  journal: Journal,
  disk: MemoryDisk,
  settings: Partial<JournalSettings>,
  report: CaseReport,
): Promise<void> {
  const { end } = journal.status();
  const accepted = await journal.accept();
  if (!accepted.ok) report.charge('stuck', `cannot be accepted: ${JSON.stringify(accepted.failure)}`);
  await journal.close();
  const again = await opened(disk, settings);
  const next = again.status();
  if (next.missing.length > 0 || next.fork !== undefined || next.mended !== null)
    report.charge('untrue', `told once more: ${next.mended}, ${JSON.stringify(next.missing)}`);
  if (next.end.hash !== end.hash) report.charge('lost', 'the next start ends elsewhere');
  await again.close();
}

async function opened(disk: MemoryDisk, settings: Partial<JournalSettings>): Promise<Journal> {
  const fileSystem = memoryFileSystem(disk);
  const backups = knownBackups(fileSystem, '/data/backups', new SettingsFile('/data', fileSystem), '1.2.3');
  const journal = await openJournal(journalFolder, fileSystem, { ...settings, backups });
  if (!journal.ok) throw new Error(JSON.stringify(journal.failure));
  return journal.value;
}

async function worked(
  disk: MemoryDisk,
  entries: readonly StoredEntry[],
  settings: Partial<JournalSettings>,
): Promise<DiskState> {
  const journal = await openJournal(journalFolder, memoryFileSystem(disk), settings);
  if (!journal.ok) throw new Error(JSON.stringify(journal.failure));
  for (let first = 0; first < entries.length; first += 3) await journal.value.append(entries.slice(first, first + 3));
  await journal.value.close();
  return disk.state();
}

async function backUp(disk: MemoryDisk, time: string): Promise<void> {
  const desk = await MemoryDesk.open(memoryFileSystem(disk));
  desk.time = time;
  const made = await desk.backups.make('asked');
  if (!made.ok) throw new Error(JSON.stringify(made.failure));
  await desk.holder.close();
}

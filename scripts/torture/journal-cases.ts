import type { FileSystem } from '../../main/files/file-system.ts';
import { type Journal, type JournalSettings, openJournal } from '../../main/journal/journal.ts';
import type { StoredEntry } from '../../shared/changes/entry.ts';
import { type Random, shuffled } from '../../shared/planning/seeded-random.ts';
import { crashStates, stoppingFileSystem } from '../../test/main/files/crash-states.ts';
import { type DiskState, MemoryDisk, memoryFileSystem, raise } from '../../test/main/files/memory-file-system.ts';
import { ownerIsGone } from '../../test/main/journal/opened-journal.ts';
import { contentsAfter, contentsOf, sampleEntries } from '../../test/main/journal/sample-history.ts';
import { type CaseKind, type CaseReport, integerBelow, oneOf } from './case.ts';

const most = 240;
let made: readonly StoredEntry[] = [];

/** The same history in all cases. */
export function caseEntries(): readonly StoredEntry[] {
  if (made.length === 0) made = sampleEntries(most);
  return made;
}

/** Snapshots after few or many entries, and few or many entries kept. Whoever held the lock has died. */
export function caseSettings(random: Random): Partial<JournalSettings> {
  return {
    snapshotEntries: oneOf(random, [6, 9, 20, 1000]),
    keptEntries: oneOf(random, [4, 10, 60]),
    snapshotAtClose: random() < 0.5,
    pause: () => Promise.resolve(),
    census: ownerIsGone,
  };
}

/** States of the disk that one case looks at: of some crashes there are hundreds. */
const mostStates = 24;

/** Stopped for ever at a random call of the disk, amid appends; then states that the disk may hold after that. */
export const journalStops: CaseKind = {
  name: 'stop',
  about: 'the code of the journal stopped at a random call of the disk, and what a kill or a loss of power may leave',
  brief: 20,
  share: 2,
  longest: 60,
  open: () => Promise.resolve({ run: stopAndReopen }),
};

async function stopAndReopen(random: Random, report: CaseReport): Promise<void> {
  const settings = caseSettings(random);
  const disk = new MemoryDisk();
  const stopAt = 1 + integerBelow(random, oneOf(random, [60, 300, 900]));
  const acknowledged = await appendAll(stoppingFileSystem(disk, stopAt).fileSystem, settings, random);
  report.acknowledged = acknowledged;
  const states = crashStates(disk);
  report.tell(`stopped at call ${stopAt} after ${acknowledged} entries; ${states.length} states of the disk`);
  for (const [index, state] of shuffled(states, random).slice(0, mostStates).entries()) {
    report.tell(`state ${index}: ${describe(state)}`);
    await checkAfterCrash(state, acknowledged, settings, report);
    if (report.charged.length > 0) return;
    report.story.pop();
  }
}

/** Appends in batches until the disk stops; gives the number of entries that were acknowledged. */
async function appendAll(fileSystem: FileSystem, settings: Partial<JournalSettings>, random: Random): Promise<number> {
  const entries = caseEntries();
  const opened = await openJournal('/journal', fileSystem, settings);
  if (!opened.ok) return 0;
  let acknowledged = 0;
  while (acknowledged < most - 4) {
    const size = oneOf(random, [1, 1, 1, 2, 3, 9, 30]);
    const appended = await opened.value.append(entries.slice(acknowledged, acknowledged + size));
    if (!appended.ok) break;
    acknowledged = appended.value.end.sequence;
  }
  await opened.value.close();
  return acknowledged;
}

async function checkAfterCrash(
  state: DiskState,
  acknowledged: number,
  settings: Partial<JournalSettings>,
  report: CaseReport,
): Promise<void> {
  const entries = caseEntries();
  const disk = new MemoryDisk(state);
  const opened = await openJournal('/journal', memoryFileSystem(disk), settings);
  if (!opened.ok) return report.charge('stuck', `the journal does not open: ${JSON.stringify(opened.failure)}`);
  const journal = opened.value;
  const { end, missing, proof } = journal.status();
  if (end.sequence < acknowledged) report.charge('lost', `${acknowledged} acknowledged, ${end.sequence} there`);
  if (missing.length > 0) report.charge('untrue', `told as missing: ${JSON.stringify(missing)}`);
  if (proof === 'behind' || proof === 'less') report.charge('untrue', `the witness is said to know more: ${proof}`);
  await expectContents(journal, entries.slice(0, end.sequence), report);
  const appended = await journal.append(entries.slice(end.sequence, end.sequence + 2));
  if (!appended.ok) report.charge('stuck', `nothing can be appended: ${JSON.stringify(appended.failure)}`);
  await journal.close();
  const again = await openJournal('/journal', memoryFileSystem(new MemoryDisk(disk.state())), settings);
  if (!again.ok) return report.charge('stuck', `the journal does not open again: ${JSON.stringify(again.failure)}`);
  const { mended, end: reached } = again.value.status();
  const expected = Math.min(most, end.sequence + 2);
  if (appended.ok && reached.sequence !== expected) {
    report.charge('lost', `${expected} acknowledged, ${reached.sequence} there at the next start`);
  }
  if (mended !== null) report.charge('untrue', `told as mended once more: ${mended}`);
  await again.value.close();
}

/** Whether the journal gives what these entries make. */
export async function expectContents(
  journal: Journal,
  entries: readonly StoredEntry[],
  report: CaseReport,
): Promise<void> {
  const [actual, expected] = [await contentsOf(journal), contentsAfter(entries)];
  if (!isSame(actual, expected)) report.charge('lost', 'the journal gives other records than its entries make');
}

/** Whether two values say the same, in whatever order. */
export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one, inOrder) === JSON.stringify(other, inOrder);
}

function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}

function describe(state: DiskState): string {
  return [...state].map(([path, { length }]) => `${path} (${length})`).join(', ');
}

/** A number of calls fail with an error of the system, and then no more. */
export const journalFaults: CaseKind = {
  name: 'fault',
  about: 'calls of the disk that fail while the journal appends: full, read-only, refused, broken, busy',
  brief: 30,
  share: 1,
  longest: 60,
  open: () => Promise.resolve({ run: failAndGoOn }),
};

const codes = ['ENOSPC', 'EIO', 'EPERM', 'EBUSY', 'EROFS', 'EMFILE', 'EACCES', 'EDQUOT'] as const;
const known = ['disk-full', 'journal-unwritable', 'journal-in-use', 'folder-gone'];

async function failAndGoOn(random: Random, report: CaseReport): Promise<void> {
  const settings = caseSettings(random);
  const entries = caseEntries();
  const code = oneOf(random, codes);
  const [first, count] = [1 + integerBelow(random, 220), oneOf(random, [1, 2, 7, 30, 90])];
  const likelihood = oneOf(random, [1, 1, 0.5]);
  report.tell(`${code} from call ${first} on, ${count} times, each with likelihood ${likelihood}`);
  let calls = 0;
  const disk = new MemoryDisk();
  const fileSystem = memoryFileSystem(disk, () => {
    calls += 1;
    if (calls >= first && calls < first + count && random() < likelihood) raise(code, 'a fault of the case');
  });
  let journal = await openedAtLast(fileSystem, settings, code, report);
  let reached = 0;
  for (let tries = 0; journal !== null && reached < 40 && tries < 400; tries += 1) {
    const appended = await journal.append(entries.slice(reached, reached + 2));
    if (appended.ok) {
      reached = appended.value.end.sequence;
    } else {
      if (journal.status().end.sequence !== reached) report.charge('untrue', 'refused, and yet in the history');
      expectReason(appended.failure.code, code, report);
      // A folder that was closed at the start is asked again at the next one.
      if (tries % 40 === 39) {
        await journal.close();
        journal = await openedAtLast(fileSystem, settings, code, report);
      }
    }
  }
  if (reached < 40) return report.charge('stuck', `saving does not go on: ${reached} of 40 entries, ${calls} calls`);
  await journal?.close();
  report.acknowledged = reached;
  const again = await openJournal('/journal', memoryFileSystem(new MemoryDisk(disk.state())), settings);
  if (!again.ok) return report.charge('stuck', `the journal does not open: ${JSON.stringify(again.failure)}`);
  const { end, missing } = again.value.status();
  if (end.sequence < reached) report.charge('lost', `${reached} acknowledged, ${end.sequence} there`);
  if (missing.length > 0) report.charge('untrue', `told as missing: ${JSON.stringify(missing)}`);
  await expectContents(again.value, entries.slice(0, end.sequence), report);
  await again.value.close();
}

async function openedAtLast(
  fileSystem: FileSystem,
  settings: Partial<JournalSettings>,
  code: string,
  report: CaseReport,
): Promise<Journal | null> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const journal = await openJournal('/journal', fileSystem, settings);
    if (journal.ok) return journal.value;
    expectReason(journal.failure.code, code, report);
  }
  return null;
}

function expectReason(told: string, code: string, report: CaseReport): void {
  if (!known.includes(told)) report.charge('untrue', `${code} is told as ${told}`);
  if (told === 'disk-full' && !['ENOSPC', 'EDQUOT'].includes(code))
    report.charge('untrue', `${code} is told as a full disk`);
}

import { join, relative } from 'node:path';
import { type Journal, openJournal } from '../../main/journal/journal.ts';
import type { StoredEntry } from '../../shared/changes/entry.ts';
import type { JournalStatus } from '../../shared/host/journal-status.ts';
import type { Random } from '../../shared/planning/seeded-random.ts';
import { MemoryDisk, memoryFileSystem } from '../../test/main/files/memory-file-system.ts';
import { contentsAfter, contentsOf, sampleEntries } from '../../test/main/journal/sample-history.ts';
import { type CaseKind, type CaseReport, integerBelow, oneOf } from './case.ts';
import { damaged, type DataFiles, type Replacements, survivors } from './damage.ts';
import { caseEntries, caseSettings, isSame } from './journal-cases.ts';

const data = '/data';

/** One fault of the files of a journal, none of them under another's name; there is no store that could help. */
export const journalDamage: CaseKind = {
  name: 'damage',
  about:
    'one fault of the journal, its mirror or its witness: damaged or deleted, or an older journal; without a store',
  brief: 80,
  share: 2,
  longest: 60,
  open: () => Promise.resolve({ run: (random, report) => damageAndOpen(1, true, random, report) }),
};

/** Several faults at once, or files under each other's names, and no store: more than is promised. Run where it is named. */
export const severalDamages: CaseKind = {
  name: 'several',
  about:
    'one to three faults at once of the journal, its mirror and its witness, and files under wrong names; without a store',
  brief: 0,
  share: 0,
  longest: 60,
  open: () =>
    Promise.resolve({ run: (random, report) => damageAndOpen(oneOf(random, [1, 2, 3]), false, random, report) }),
};

type Written = {
  readonly files: DataFiles;
  readonly lines: ReadonlyMap<string, number>;
  readonly ends: ReadonlyMap<string, number>;
};

type WholeJournal = {
  readonly settings: ReturnType<typeof caseSettings>;
  /** How many entries there are, and how many there were earlier. */
  readonly count: number;
  readonly early: number;
  readonly before: Written;
  /** The files as they were earlier, and those of another installation. */
  readonly replacements: Replacements;
};

/** A whole journal of random length, which a case damages. */
export async function wholeJournal(random: Random): Promise<WholeJournal> {
  const settings = caseSettings(random);
  const count = 20 + integerBelow(random, 100);
  const disk = new MemoryDisk();
  const early = count - oneOf(random, [1, 5, 15]);
  const older = await writtenJournal(disk, caseEntries().slice(0, early), settings);
  const foreign = await writtenJournal(new MemoryDisk(), sampleEntries(9, undefined, 'b'), settings);
  const before = await writtenJournal(disk, caseEntries().slice(0, count), settings);
  return { settings, count, early, before, replacements: { older: older.files, foreign: foreign.files } };
}

/** A disk with these files in the data folder. */
export function diskWith(files: DataFiles): MemoryDisk {
  return new MemoryDisk(new Map([...files].map(([name, bytes]) => [join(data, name), bytes])));
}

async function damageAndOpen(faults: number, isSingle: boolean, random: Random, report: CaseReport): Promise<void> {
  const { settings, count, before, replacements } = await wholeJournal(random);
  let files = before.files;
  for (let fault = 0; fault < faults; fault += 1) {
    const next = damaged(files, random, replacements);
    // What nothing can tell from the real data is no case.
    if (next.isReplaced || (isSingle && next.isSwapped)) return;
    files = next.files;
    report.tell(next.done);
  }
  report.acknowledged = count;
  const damagedDisk = diskWith(files);
  const opened = await openJournal(join(data, 'journal'), memoryFileSystem(damagedDisk), settings);
  if (!opened.ok) return report.charge('stuck', `the journal does not open: ${JSON.stringify(opened.failure)}`);
  const journal = opened.value;
  const found = survivors(files, before.files, before.lines, before.ends);
  const isWitnessed = files.get('witness')?.equals(before.files.get('witness') ?? Buffer.of()) === true;
  await expectTold(journal, { count, found, isWitnessed, isSingle }, report);
  if (report.charged.length > 0) return;
  await goOn(journal, damagedDisk, settings, report);
}

/** What was there, and what somebody who reads the files finds. */
type Facts = {
  readonly count: number;
  readonly found: ReadonlySet<number>;
  readonly isWitnessed: boolean;
  readonly isSingle: boolean;
};

async function expectTold(journal: Journal, facts: Facts, report: CaseReport): Promise<void> {
  const status = journal.status();
  const { end, proof } = status;
  const told = numbersIn(status.missing);
  report.tell(
    `ends at ${end.sequence} of ${facts.count}, proof ${proof}, mended ${status.mended}, missing ${JSON.stringify(status.missing)}`,
  );
  const recoverable = told.filter((number) => facts.found.has(number));
  if (recoverable.length > 0) report.charge('lost', `given up, although whole in a file: ${recoverable.join(', ')}`);
  const silent = Array.from(
    { length: Math.max(0, facts.count - end.sequence) },
    (_, index) => end.sequence + 1 + index,
  );
  const untold = silent.filter((number) => !told.includes(number));
  const passed = untold.filter((number) => facts.found.has(number));
  if (passed.length > 0) report.charge('lost', `not there, although whole in a file: ${passed.join(', ')}`);
  if (untold.length > passed.length && facts.isWitnessed && proof !== 'other-workspace') {
    report.charge('untrue', `not there and not told, although the witness knows: ${untold.join(', ')}`);
  }
  if (proof === 'exact' && (end.sequence !== facts.count || told.length > 0)) {
    report.charge('untrue', `said to be exactly what the witness saw, with ${told.length} missing`);
  }
  const held = caseEntries()
    .slice(0, end.sequence)
    .filter(({ sequence }) => !told.includes(sequence));
  if (!isSame(await contentsOf(journal), contentsAfter(held))) {
    report.charge('lost', 'the journal gives other records than its entries make');
  }
  if (facts.isSingle && facts.found.size === facts.count && told.length > 0) {
    report.charge('lost', 'one fault, and a second copy of everything, and yet something is missing');
  }
}

export function numbersIn(ranges: JournalStatus['missing']): number[] {
  return ranges.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, index) => from + index));
}

/** Somebody decides to go on; what is appended then is there at the next start, which finds nothing to mend. */
async function goOn(
  journal: Journal,
  disk: MemoryDisk,
  settings: ReturnType<typeof caseSettings>,
  report: CaseReport,
): Promise<void> {
  const accepted = await journal.accept();
  if (!accepted.ok) return report.charge('stuck', `cannot be accepted: ${JSON.stringify(accepted.failure)}`);
  const { end } = journal.status();
  const more: StoredEntry[] = sampleEntries(2, end, 'c');
  const appended = await journal.append(more);
  if (!appended.ok) report.charge('stuck', `nothing can be appended: ${JSON.stringify(appended.failure)}`);
  const contents = await contentsOf(journal);
  await journal.close();
  const again = await openJournal(join(data, 'journal'), memoryFileSystem(new MemoryDisk(disk.state())), settings);
  if (!again.ok) return report.charge('stuck', `does not open again: ${JSON.stringify(again.failure)}`);
  const { missing, mended, end: reached, proof } = again.value.status();
  if (reached.sequence !== end.sequence + 2)
    report.charge('lost', `${end.sequence + 2} acknowledged, ${reached.sequence} there`);
  if (missing.length > 0 || mended !== null)
    report.charge('untrue', `told once more: ${mended}, ${JSON.stringify(missing)}`);
  if (proof !== 'exact' && proof !== 'none' && proof !== 'ahead')
    report.charge('untrue', `afterwards the proof is ${proof}`);
  if (!isSame(await contentsOf(again.value), contents)) report.charge('lost', 'the next start gives other records');
  await again.value.close();
}

/** The journal of `disk` when it holds all of `entries` and has been closed, with all that lies beside it. */
async function writtenJournal(
  disk: MemoryDisk,
  entries: readonly StoredEntry[],
  settings: ReturnType<typeof caseSettings>,
): Promise<Written> {
  const opened = await openJournal(join(data, 'journal'), memoryFileSystem(disk), settings);
  if (!opened.ok) throw new Error(JSON.stringify(opened.failure));
  for (let first = opened.value.status().end.sequence; first < entries.length; first += 3) {
    const appended = await opened.value.append(entries.slice(first, first + 3));
    if (!appended.ok) throw new Error(JSON.stringify(appended.failure));
  }
  await opened.value.close();
  const files = new Map([...disk.state()].map(([path, bytes]) => [relative(data, path), bytes]));
  return { files, ...linesIn(files, entries) };
}

/** Which line is which entry, and where each snapshot ends: read from the whole files, past the code of the journal. */
export function linesIn(files: DataFiles, entries: readonly StoredEntry[]): Omit<Written, 'files'> {
  const lines = new Map<string, number>();
  const ends = new Map<string, number>();
  const numbers = new Map(entries.map(({ sequence, hash }) => [hash, sequence]));
  for (const [name, bytes] of files) {
    const text = bytes.toString('latin1');
    if (name.includes('snapshot-')) ends.set(text, Number(/"end":\{"sequence":(\d+)/.exec(text)?.[1] ?? 0));
    if (!name.includes('entries-')) continue;
    for (const line of text.split('\n')) {
      // A scan of a signed sheet has a hash too.
      const hashes = [...line.matchAll(/"hash":"([0-9a-f]+)"/g)].map(([, hash]) => numbers.get(hash ?? ''));
      const number = hashes.find((each) => each !== undefined);
      if (number !== undefined && !line.includes('"format":')) lines.set(line, number);
    }
  }
  return { lines, ends };
}

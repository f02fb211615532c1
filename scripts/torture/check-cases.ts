import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runCheckCommand } from '../../main/integrity/check-command.ts';
import { type Journal, openJournal } from '../../main/journal/journal.ts';
import type { Change } from '../../shared/changes/change.ts';
import { beginning, entryAfter, type StoredEntry } from '../../shared/changes/entry.ts';
import { importChanges } from '../../shared/files/import-workshop.ts';
import type { Damage } from '../../shared/integrity/damage.ts';
import type { Random } from '../../shared/planning/seeded-random.ts';
import { loadCatalogues } from '../../shared/text/text.ts';
import { anId, aSheetWithScan, aWorkshop, ids } from '../../test/factories/a-workshop.ts';
import { contentsAfter, contentsOf } from '../../test/main/journal/sample-history.ts';
import { idsFrom } from '../../test/shared/operations/store.ts';
import { type CaseKind, type CaseReport, oneOf } from './case.ts';
import { damagedBytes, type DataFiles, survivors, wholeLines } from './damage.ts';
import { isSame } from './journal-cases.ts';
import { linesIn, numbersIn } from './journal-damage.ts';
import { readFiles, writeFiles } from './start-stages.ts';

// Whoever loads this file may be unable to load others later.
await loadCatalogues();

/** Files of a data folder damaged, one or two at once, and `check` asked twice. */
export const checkedDamage: CaseKind = {
  name: 'check',
  about:
    'one or two files of a data folder damaged, old, foreign, deleted, or folders, pipes and links now, and `check` asked twice',
  brief: 12,
  share: 2,
  longest: 60,
  open: async () => {
    const [data, foreign] = [await writeData('a'), await writeData('b')];
    return { run: (random, report) => damageAndCheck(data, foreign, random, report) };
  },
};

type Data = {
  readonly files: DataFiles;
  /** Some of the same files at earlier moments. */
  readonly older: DataFiles;
  readonly entries: readonly StoredEntry[];
  readonly lines: ReadonlyMap<string, number>;
  readonly snapshotEnds: ReadonlyMap<string, number>;
};

/** Of each session of work; after the last one nobody closes. */
const entriesOfSessions = [6, 5, 5, 4];
const scan = Buffer.from('%PDF-1.7 signed');
const scanHash = createHash('sha256').update(scan).digest('hex');

async function writeData(flavour: string): Promise<Data> {
  const folder = mkdtempSync(path.join(tmpdir(), 'rostrum-torture-'));
  try {
    const entries = historyOf(flavour);
    mkdirSync(path.join(folder, 'evidence'));
    writeFileSync(path.join(folder, 'evidence', `${scanHash}.pdf`), scan);
    const older = new Map<string, Buffer>();
    let from = 0;
    let files: DataFiles = new Map();
    for (const [session, count] of entriesOfSessions.entries()) {
      const opened = await openJournal(path.join(folder, 'journal'));
      if (!opened.ok) throw new Error(JSON.stringify(opened.failure));
      for (const entry of entries.slice(from, from + count)) await opened.value.append([entry]);
      from += count;
      for (const [name, bytes] of readFiles(folder)) if (!older.has(name)) older.set(name, bytes);
      if (session < entriesOfSessions.length - 1) await opened.value.close();
      else files = await filesAmidWork(folder, opened.value);
    }
    const { lines, ends } = linesIn(files, entries);
    return { files, older, entries, lines, snapshotEnds: ends };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** As a kill leaves them. */
async function filesAmidWork(folder: string, journal: Journal): Promise<DataFiles> {
  // Mirror and witness are written behind the acknowledgement.
  await new Promise((done) => setTimeout(done, 1200));
  const files = readFiles(folder);
  await journal.close();
  return files;
}

function historyOf(flavour: string): StoredEntry[] {
  const imported = importChanges(
    aWorkshop({ issuedSheets: [aSheetWithScan({ hash: scanHash, bytes: scan.length })] }),
    { has: () => false, person: () => undefined },
    idsFrom(0x9000),
  );
  const entries: StoredEntry[] = [];
  const count = entriesOfSessions.reduce((sum, each) => sum + each, 0);
  for (let number = 0; number < count; number += 1) {
    const changes: readonly Change[] = number === 0 ? imported : [titleSet(number, flavour)];
    const day = String(1 + number).padStart(2, '0');
    const made = {
      timestamp: `2026-03-${day}T00:00:00.000Z/000000/d-TEST22`,
      device: 'd-TEST22',
      by: { user: '', computer: '' },
    };
    const action = { action: 'session.edit', changes, group: anId(700 + number), reverts: null };
    entries.push(entryAfter(entries.at(-1) ?? beginning, action, made));
  }
  return entries;
}

function titleSet(number: number, flavour: string): Change {
  return {
    entity: 'session',
    partition: `workshop/${ids.workshop}`,
    id: ids.sessions[number % 2 === 0 ? 0 : 2],
    field: 'title',
    value: { en: `Title ${number} ${flavour}` },
    previous: {},
  };
}

/** What may lie where a file was, and gives back nothing. */
const nodes = ['folder', 'pipe', 'link to itself', 'link to nowhere', 'link to memory', 'link to a device'] as const;
type Node = (typeof nodes)[number];
type Lying = ReadonlyMap<string, Buffer | Node>;

function befall(files: Map<string, Buffer | Node>, data: Data, foreign: Data, random: Random): string {
  const name = oneOf(
    random,
    [...data.files.keys()].filter((each) => /^(journal|mirror)\/|^witness$/.test(each)),
  );
  const before = data.files.get(name) ?? Buffer.of();
  const put = (bytes: Buffer | Node | null, done: string): string => {
    if (bytes === null) files.delete(name);
    else files.set(name, bytes);
    return `${name} (${before.length}): ${done}`;
  };
  const draw = random();
  const node = oneOf(random, nodes);
  if (draw < 0.1) return put(node, `a ${node} in its place`);
  if (draw < 0.2) return put(data.older.get(name) ?? null, 'as it was earlier');
  if (draw < 0.3) return put(foreign.files.get(name) ?? null, 'that of another installation');
  if (draw < 0.45) return put(null, 'deleted');
  const { bytes, done } = damagedBytes(before, random);
  return put(bytes, done);
}

async function damageAndCheck(data: Data, foreign: Data, random: Random, report: CaseReport): Promise<void> {
  const files = new Map<string, Buffer | Node>(data.files);
  for (let fault = oneOf(random, [1, 2, 2, 2]); fault > 0; fault -= 1)
    report.tell(befall(files, data, foreign, random));
  report.acknowledged = data.entries.length;
  const folder = mkdtempSync(path.join(tmpdir(), 'rostrum-torture-'));
  try {
    writeFiles(folder, whole(files));
    for (const [name, node] of files) if (typeof node === 'string') makeNode(path.join(folder, name), node);
    const lying = readFiles(folder);
    const first = await check(folder);
    if (first.code === 0 && !isUnchanged(lying, readFiles(folder)))
      report.charge('untrue', 'everything was said to be in order, and files were written');
    report.tell(`first: ${JSON.stringify(first)}`);
    const second = await check(folder);
    report.tell(`second: ${JSON.stringify(second)}`);
    judgeTwice(first, second, report);
    await judge(folder, files, data, foreign, first, report);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function whole(files: Lying): Map<string, Buffer> {
  return new Map([...files].flatMap(([name, bytes]) => (typeof bytes === 'string' ? [] : [[name, bytes] as const])));
}

const targets: Partial<Readonly<Record<Node, string>>> = {
  'link to nowhere': '/nowhere/at/all',
  'link to memory': '/proc/self/mem',
  'link to a device': '/dev/zero',
};

function makeNode(place: string, node: Node): void {
  mkdirSync(path.dirname(place), { recursive: true });
  if (node === 'folder') mkdirSync(place);
  else if (node === 'pipe') execFileSync('mkfifo', [place]);
  else symlinkSync(targets[node] ?? path.basename(place), place);
}

function isUnchanged(before: DataFiles, after: DataFiles): boolean {
  return before.size === after.size && [...before].every(([name, bytes]) => after.get(name)?.equals(bytes) === true);
}

type Answer = { readonly code: number; readonly damages: readonly (Damage & { readonly mended: boolean })[] | null };

async function check(folder: string): Promise<Answer> {
  const lines: string[] = [];
  const code = await runCheckCommand(['check', '--data', folder], { line: (text) => lines.push(text), error: () => 0 });
  const [line] = lines;
  return { code, damages: line === undefined ? null : (JSON.parse(line) as { damages: Answer['damages'] }).damages };
}

/** What was mended is not told again, and what could not be is told the same way. */
function judgeTwice(first: Answer, second: Answer, report: CaseReport): void {
  const left = (first.damages ?? []).filter(({ mended }) => !mended).map(({ kind, place }) => `${kind} ${place}`);
  const again = (second.damages ?? []).map(({ kind, place }) => `${kind} ${place}`);
  if (!isSame(left.toSorted(), again.toSorted())) report.charge('untrue', 'the second check tells something else');
  if (second.code !== (first.code === 1 ? 0 : first.code)) report.charge('untrue', 'the second exit code is another');
}

async function judge(
  folder: string,
  files: Lying,
  data: Data,
  foreign: Data,
  { code, damages }: Answer,
  report: CaseReport,
): Promise<void> {
  const { entries } = data;
  if (damages === null) return report.charge('stuck', 'nothing is told');
  const found = survivors(whole(files), data.files, data.lines, data.snapshotEnds);
  const told = toldIn(damages, 'changes-missing');
  const given = told.filter((number) => found.has(number));
  if (given.length > 0) report.charge('lost', `told as missing, although whole in a file: ${given.join(', ')}`);
  const isWhole = isSame(await contentsIn(folder), contentsAfter(entries));
  if (!isWhole && found.size === entries.length) report.charge('lost', 'everything was in some file, and is not here');
  if (!isWhole && code !== 2) report.charge('untrue', `not whole, and the exit code is ${code}`);
  if (!isWhole) return;
  // What the snapshots hold is needed by Undo alone.
  const inFiles = wholeLines(whole(files), data.lines);
  const gone = entries.map(({ sequence }) => sequence).filter((sequence) => !inFiles.has(sequence));
  const isWitnessed = files.get('witness') === data.files.get('witness');
  const toldGone = toldIn(damages, 'history-missing');
  if (isWitnessed && !isSame(toldGone, gone) && !gone.every((number) => isFlip(number, data, files)))
    report.charge('untrue', `of old changes ${gone.join(', ')} are gone, and told are ${toldGone.join(', ')}`);
  // Whether the journal or its witness is the stranger, nobody can tell: that is asked.
  const isAsked = files.get('witness') === foreign.files.get('witness');
  if (gone.length === 0 && code === 2 && !isAsked)
    report.charge('untrue', 'everything is there, and the exit code is 2');
  if (isWitnessed && gone.length > 0 && toldGone.length > 0 && code !== 2)
    report.charge('untrue', `changes are gone, and the exit code is ${code}`);
}

/** Whether some file has that line but for one bit, which its checksum gives back. */
function isFlip(number: number, data: Data, files: Lying): boolean {
  const line = [...data.lines].find(([, each]) => each === number)?.[0] ?? '';
  return [...whole(files)].some(([, bytes]) =>
    bytes
      .toString('latin1')
      .split('\n')
      .some((other) => {
        if (other.length !== line.length) return false;
        return [...other].filter((sign, at) => sign !== line[at]).length === 1;
      }),
  );
}

function toldIn(damages: NonNullable<Answer['damages']>, kind: Damage['kind']): number[] {
  return numbersIn(
    damages.flatMap((damage) => (damage.kind === kind && damage.missing !== undefined ? [damage.missing] : [])),
  );
}

async function contentsIn(folder: string): Promise<unknown> {
  const journal = await openJournal(path.join(folder, 'journal'));
  if (!journal.ok) return null;
  const contents = await contentsOf(journal.value);
  await journal.value.close();
  return contents;
}

import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { diskFileSystem } from '../../../main/files/file-system.ts';
import { type Journal, type JournalSettings, openJournal } from '../../../main/journal/journal.ts';
import { encodeLine, linesIn } from '../../../main/journal/segments.ts';
import { created, nobody } from '../../../shared/changes/change.ts';
import { beginning, entryAfter, sealedChange, type StoredEntry } from '../../../shared/changes/entry.ts';
import { dataVersion } from '../../../shared/upgrades/upgraded.ts';
import { openedJournal } from './opened-journal.ts';
import { contentsAfter, contentsOf, sampleEntries, sampleId } from './sample-history.ts';

let folder: string;
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'rostrum-journal-')), 'journal');
});
afterEach(async () => {
  await rm(dirname(folder), { recursive: true, force: true });
});

async function opened(settings: Partial<JournalSettings> = {}): Promise<Journal> {
  return openedJournal(diskFileSystem, settings, folder);
}

test('a new journal is empty, and its folder is the user’s alone', async () => {
  const journal = await opened();
  expect(journal.status()).toMatchObject({
    missing: [],
    proof: 'none',
    end: { sequence: 0, hash: '0'.repeat(64) },
    partitions: 0,
    sheets: 0,
    damaged: [],
    mended: null,
  });
  expect(await journal.read(0)).toEqual({ ok: true, value: { partitions: [], sheets: [], next: null } });
  await journal.append(sampleEntries(1));
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
  for (const name of await readdir(folder)) expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
  await journal.close();
});

test('what was appended is there after reopening', async () => {
  const entries = sampleEntries(50);
  const journal = await opened();
  expect((await journal.append(entries.slice(0, 30))).ok).toBe(true);
  const appended = await journal.append(entries.slice(30));
  expect(appended).toEqual({ ok: true, value: { end: { sequence: 50, hash: entries[49]?.hash } } });
  const before = journal.status();
  await journal.close();
  const again = await opened();
  const { witness: _, ...rest } = again.status();
  expect({ ...rest, witness: null }).toEqual({ ...before, proof: 'exact' });
  expect(await contentsOf(again)).toEqual(contentsAfter(entries));
  await again.close();
});

test('snapshots hold the same as the entries, count the same, and older generations go', async () => {
  const entries = sampleEntries(400);
  const journal = await opened({ snapshotEntries: 20, keptEntries: 30 });
  for (const entry of entries) expect((await journal.append([entry])).ok).toBe(true);
  const contents = contentsAfter(entries);
  expect(await contentsOf(journal)).toEqual(contents);
  await journal.close();
  const names = await readdir(folder);
  expect(names.filter((name) => name.startsWith('snapshot-'))).toHaveLength(2);
  expect(names.filter((name) => name.startsWith('entries-')).length).toBeLessThan(12);
  const again = await opened();
  expect(again.status()).toMatchObject({
    missing: [],
    proof: 'exact',
    end: { sequence: 400, hash: entries[399]?.hash },
    partitions: Object.keys(contents.partitions).length,
    sheets: Object.keys(contents.sheets).length,
    damaged: [],
    mended: null,
  });
  expect(await contentsOf(again)).toEqual(contents);
  expect(await again.recent(30)).toEqual({ ok: true, value: { entries: entries.slice(-30) } });
  await again.close();
});

test('entries that are held already are accepted again, wherever they lie', async () => {
  const entries = sampleEntries(100);
  const journal = await opened({ snapshotEntries: 20 });
  for (const entry of entries.slice(0, 90)) await journal.append([entry]);
  const replays = [entries.slice(0, 90), entries.slice(3, 5), entries.slice(80)];
  for (const replay of replays) expect((await journal.append(replay)).ok).toBe(true);
  expect(journal.status().end).toEqual({ sequence: 100, hash: entries[99]?.hash });
  expect(await contentsOf(journal)).toEqual(contentsAfter(entries));
  await journal.close();
});

test('entries that do not follow are refused and change nothing', async () => {
  const entries = sampleEntries(20);
  const journal = await opened();
  await journal.append(entries.slice(0, 10));
  const other = sampleEntries(20, undefined, 'b');
  const [next] = entries.slice(10);
  const refused = [
    entries.slice(11),
    other.slice(10, 12),
    other.slice(4, 6),
    next === undefined ? [] : [{ ...next, action: 'altered' }],
    [...entries.slice(10, 12), ...entries.slice(13)],
  ];
  for (const wrong of refused) {
    expect(await journal.append(wrong)).toEqual({ ok: false, failure: { code: 'journal-out-of-order' } });
  }
  expect(journal.status().end.sequence).toBe(10);
  expect((await journal.append(entries.slice(10))).ok).toBe(true);
  await journal.close();
});

test('many appends at once share flushes and keep their order', async () => {
  const entries = sampleEntries(300);
  const journal = await opened({ snapshotEntries: 50 });
  const appended = await Promise.all(entries.map((entry) => journal.append([entry])));
  expect(appended.every((each) => each.ok)).toBe(true);
  expect(await contentsOf(journal)).toEqual(contentsAfter(entries));
  await journal.close();
});

test('a reading shows one moment, although entries and snapshots arrive in between', async () => {
  const entries = sampleEntries(60);
  const journal = await opened({ snapshotEntries: 10 });
  await journal.append(entries.slice(0, 30));
  const contents = contentsOf(journal);
  for (const entry of entries.slice(30)) await journal.append([entry]);
  expect(await contents).toEqual(contentsAfter(entries.slice(0, 30)));
  await journal.close();
});

test('a second opener is told that the journal is in use, until the first closes', async () => {
  const journal = await opened();
  const second = await openJournal(folder);
  expect(second).toEqual({ ok: false, failure: { code: 'journal-in-use', details: { path: folder } } });
  await journal.close();
  await (await opened()).close();
});

test('after closing, nothing is taken any more', async () => {
  const journal = await opened();
  await journal.close();
  expect(await journal.append(sampleEntries(1))).toMatchObject({ ok: false, failure: { code: 'journal-unwritable' } });
});

/** Reopens after `alter` has changed the lines of the only segment. `unchanged` compares the folder before and after. */
async function reopenedWith(
  alter: (lines: readonly object[]) => readonly object[],
): Promise<{ opened: Awaited<ReturnType<typeof openJournal>>; unchanged: boolean }> {
  const journal = await opened();
  await journal.append(sampleEntries(9));
  await journal.close();
  const path = join(folder, 'entries-00000001.jsonl');
  const lines = [...linesIn(await readFile(path))].map(({ content }) => content ?? expect.fail('a damaged line'));
  const bytes = Buffer.concat(alter(lines).map(encodeLine));
  await writeFile(path, bytes);
  const before = await readdir(folder);
  const again = await openJournal(folder);
  const isSame = bytes.equals(await readFile(path)) && String(before) === String(await readdir(folder));
  if (again.ok) await again.value.close();
  return { opened: again, unchanged: isSame };
}

const newer = { version: dataVersion + 1 };

test.each([
  ['an entry', (lines: readonly object[]) => lines.with(9, { ...lines[9], ...newer })],
  [
    'an entry before others',
    (lines: readonly object[]) => lines.with(4, { ...lines[4], later: '"version":9', ...newer }),
  ],
  ['the first line', (lines: readonly object[]) => lines.with(0, { ...lines[0], ...newer })],
  [
    'a long first line',
    (lines: readonly object[]) => lines.with(0, { ...lines[0], ...newer, more: 'x'.repeat(30_000) }),
  ],
])('%s of a newer version: the journal is refused, and nothing on the disk is changed', async (_what, alter) => {
  expect(await reopenedWith(alter)).toEqual({
    opened: { ok: false, failure: { code: 'journal-newer', details: { path: folder } } },
    unchanged: true,
  });
});

/** The changes of the lines of entries with digests in the place of their values; their hashes stay right. */
function emptied(lines: readonly object[], ...sequences: readonly number[]): object[] {
  return lines.map((line, sequence) => {
    const { changes } = line as StoredEntry;
    return sequences.includes(sequence) ? { ...line, changes: changes.map((each) => sealedChange(each)) } : line;
  });
}

test('entries that somebody has emptied are told, though their hashes are right', async () => {
  const { opened: again } = await reopenedWith((lines) => emptied(lines, 4, 8));
  if (!again.ok) expect.fail('not opened');
  expect(again.value.status()).toMatchObject({ end: { sequence: 9 }, damaged: [4, 8], mended: null });
});

test('emptied entries are told also where a snapshot stands for them, and not where an erasure accounts for them', async () => {
  const journal = await opened({ snapshotEntries: 6, snapshotAtClose: false });
  const entries = sampleEntries(9);
  const id = sampleId('record 4');
  const made = { timestamp: 'timestamp', device: 'd-TEST22', by: nobody };
  const erasure = created('erasure', { id, participationIds: [], details: [], erasedAt: '2026-11-27T12:00:00Z' });
  const group = sampleId('erasure');
  const last = entryAfter(entries.at(-1) ?? beginning, { action: 'a', changes: [erasure], group, reverts: null }, made);
  for (const entry of entries) await journal.append([entry]);
  await journal.close();
  expect((await readdir(folder)).filter((name) => name.startsWith('snapshot-'))).toHaveLength(1);
  const path = join(folder, 'entries-00000001.jsonl');
  const lines = [...linesIn(await readFile(path))].map(({ content }) => content ?? expect.fail('a damaged line'));
  await writeFile(path, Buffer.concat(emptied(lines, 4).map(encodeLine)));
  const again = await opened();
  expect(again.status()).toMatchObject({ damaged: [4], mended: null });
  await again.append([last]);
  await again.close();
  const erased = await opened();
  expect(erased.status()).toMatchObject({ damaged: [], mended: null });
  await erased.close();
});

test('a newer version inside a value is nobody’s', async () => {
  const { opened: again } = await reopenedWith((lines) => [...lines, { ...newer, not: 'an entry' }]);
  expect(again.ok).toBe(true);
});

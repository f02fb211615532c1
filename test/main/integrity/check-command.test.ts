import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runCheckCommand } from '../../../main/integrity/check-command.ts';
import { snapshotName } from '../../../main/journal/journal-files.ts';
import { openJournal } from '../../../main/journal/journal.ts';
import { encodeLine } from '../../../main/journal/segments.ts';
import { encodeIndex } from '../../../main/journal/snapshot.ts';
import type { Change } from '../../../shared/changes/change.ts';
import { entryAfter, readEntry } from '../../../shared/changes/entry.ts';
import { packSheet } from '../../../shared/changes/partition.ts';
import { importChanges } from '../../../shared/files/import-workshop.ts';
import { dataVersion } from '../../../shared/upgrades/upgraded.ts';
import { anId, aSheetWithScan, aWorkshop, ids } from '../../factories/a-workshop.ts';
import { holding, idsFrom } from '../../shared/operations/store.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'rostrum-check-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const scan = Buffer.from('%PDF-1.7 signed');
const hash = createHash('sha256').update(scan).digest('hex');

const issued = aSheetWithScan({ hash, bytes: scan.length });

async function journalWith(...actions: (readonly Change[])[]): Promise<void> {
  const journal = await openJournal(path.join(folder, 'journal'));
  if (!journal.ok) throw new Error(journal.failure.code);
  for (const [index, changes] of actions.entries()) {
    const action = { action: 'workshop.import', changes, group: anId(500 + index), reverts: null };
    const made = {
      timestamp: `2026-01-0${index + 1}T00:00:00.000Z/000000/d-TEST22`,
      device: 'd-TEST22',
      by: { user: '', computer: '' },
    };
    const appended = await journal.value.append([entryAfter(journal.value.status().end, action, made)]);
    if (!appended.ok) throw new Error(JSON.stringify(appended.failure));
  }
  await journal.value.close();
}

const imported = importChanges(
  aWorkshop({ issuedSheets: [issued] }),
  { has: () => false, person: () => undefined },
  idsFrom(0x9000),
);
const lost: Change = {
  entity: 'session',
  partition: `workshop/${ids.workshop}`,
  id: ids.sessions[0],
  field: 'placement',
  value: { dayId: anId(999), start: '10:00', roomId: null },
  previous: null,
};

type Report = {
  readonly state: string;
  readonly backup: object | null;
  readonly damages: readonly { readonly kind: string; readonly mended: boolean }[];
};

async function run(
  ...words: string[]
): Promise<{ readonly code: number; readonly report: Report | null; readonly said: string }> {
  const lines: string[] = [];
  const errors: string[] = [];
  const code = await runCheckCommand(['check', ...words], {
    line: (text) => lines.push(text),
    error: (text) => errors.push(text),
  });
  const [line] = lines;
  return {
    code,
    report: line?.startsWith('{') === true ? (JSON.parse(line) as Report) : null,
    said: [...errors, ...lines].join('\n'),
  };
}

function keepScan(bytes = scan): void {
  mkdirSync(path.join(folder, 'evidence'), { recursive: true });
  writeFileSync(path.join(folder, 'evidence', `${hash}.pdf`), bytes);
}

test('data that are in order: exit code 0, and nothing is written', async () => {
  await journalWith(imported);
  keepScan();
  const { code, report } = await run('--data', folder);
  expect([code, report]).toEqual([0, { state: 'whole', backup: null, damages: [] }]);
  expect(existsSync(path.join(folder, 'backups'))).toBe(false);
});

test('19 damage is mended after a backup, as one action: exit code 1, and 0 when it is asked again', async () => {
  await journalWith(imported, [lost]);
  keepScan();
  const { code, report } = await run('--data', folder);
  expect(code).toBe(1);
  expect(report).toMatchObject({
    state: 'mended',
    backup: { sequence: 2 },
    damages: [{ kind: 'session-misplaced', mended: true }],
  });
  expect(readdirSync(path.join(folder, 'backups')).filter((name) => name.endsWith('.rostrum-backup'))).toHaveLength(1);
  const journal = await openJournal(path.join(folder, 'journal'));
  if (!journal.ok) throw new Error(journal.failure.code);
  const recent = await journal.value.recent(1);
  const [entry] = recent.ok ? recent.value.entries.map(readEntry) : [];
  expect(entry).toMatchObject({ action: 'data.mend', sequence: 3, changes: [{ field: 'placement', value: null }] });
  await journal.value.close();
  expect(await run('--data', folder)).toMatchObject({ code: 0, report: { state: 'whole' } });
});

test('19 a scan that is missing or altered comes back out of a backup; without one it cannot be mended: exit code 2', async () => {
  await journalWith(imported, [lost]);
  keepScan();
  expect((await run('--data', folder)).code).toBe(1);
  rmSync(path.join(folder, 'evidence'), { recursive: true });
  expect(await run('--data', folder)).toMatchObject({
    code: 1,
    report: { damages: [{ kind: 'evidence-missing', mended: true }] },
  });
  keepScan(Buffer.from('%PDF-1.7 forged'));
  expect(await run('--data', folder)).toMatchObject({
    code: 1,
    report: { damages: [{ kind: 'evidence-altered', mended: true }] },
  });
  expect(readFileSync(path.join(folder, 'evidence', `${hash}.pdf`))).toEqual(scan);
  expect(readdirSync(path.join(folder, 'evidence')).some((name) => name.includes('.altered-'))).toBe(true);
  rmSync(path.join(folder, 'evidence'), { recursive: true });
  rmSync(path.join(folder, 'backups'), { recursive: true });
  const left = { state: 'not-mendable', damages: [{ kind: 'evidence-missing', mended: false }] };
  expect(await run('--data', folder)).toMatchObject({ code: 2, report: left });
});

test('19 a sheet of marks whose size does not fit is written anew, and the journal opens again', async () => {
  const holdings = holding(aWorkshop());
  const sheets = [...holdings.sheets.values()]
    .map(packSheet)
    .map((sheet) => ({ ...sheet, slotIds: [...sheet.slotIds, `pm/${ids.days[1]}`] }));
  writeSnapshot([
    ...[...holdings.partitions.values()].map((partition) => ({ partition })),
    ...sheets.map((sheet) => ({ sheet })),
  ]);
  const { code, report } = await run('--data', folder);
  const witness = { kind: 'copy-damaged', place: 'witness', mended: true };
  expect(report).toMatchObject({ state: 'mended', damages: [witness, { kind: 'sheet-size', mended: true }] });
  expect(code).toBe(1);
  expect(existsSync(path.join(folder, 'journal', 'restored.json'))).toBe(true);
  expect(await run('--data', folder)).toMatchObject({ code: 0 });
});

function writeSnapshot(
  contents: readonly (
    { readonly partition: { readonly key: string } } | { readonly sheet: { readonly workshopId: string } }
  )[],
): void {
  const partitions = contents.filter((each) => 'partition' in each).length;
  const counts = { partitions, sheets: contents.length - partitions };
  const header = encodeLine({
    format: 'rostrum-snapshot',
    version: dataVersion,
    workspaceId: anId(7),
    end: { sequence: 10, hash: 'a'.repeat(64) },
    counts,
  });
  let offset = header.length;
  const lines = contents.map((content) => encodeLine(content));
  const places = contents.map((content, index) => {
    const place = { offset, length: lines[index]?.length ?? 0 };
    offset += place.length;
    return 'partition' in content
      ? { kind: 'partition' as const, key: content.partition.key, ...place }
      : { kind: 'sheet' as const, key: content.sheet.workshopId, ...place };
  });
  mkdirSync(path.join(folder, 'journal'), { recursive: true });
  writeFileSync(
    path.join(folder, 'journal', snapshotName(1)),
    Buffer.concat([header, ...lines, encodeIndex(places, offset)]),
  );
}

test('a folder without data, data in use and words that are not understood get a sentence and exit code 2', async () => {
  expect(await run('--data', path.join(folder, 'nowhere'))).toMatchObject({ code: 2, report: null });
  expect(existsSync(path.join(folder, 'nowhere'))).toBe(false);
  expect(await run('--data', folder)).toMatchObject({ code: 2, said: expect.stringContaining('no data of Rostrum') });
  mkdirSync(path.join(folder, 'backups'));
  writeFileSync(path.join(folder, 'backups', '2026-11-28.rostrum-backup'), 'a backup');
  expect(await run('--data', folder)).toMatchObject({
    code: 2,
    said: expect.stringMatching(/no journal, but backups/),
  });
  await journalWith(imported);
  const journal = await openJournal(path.join(folder, 'journal'));
  expect(await run('--data', folder)).toMatchObject({ code: 2, said: expect.stringContaining('Another Rostrum') });
  if (journal.ok) await journal.value.close();
  expect(await run()).toMatchObject({ code: 2, said: expect.stringMatching(/^Say whose data to check: check --data/) });
  expect(await run('--nonsense')).toMatchObject({ code: 2 });
  expect(await run('--help')).toMatchObject({ code: 0, said: expect.stringContaining('check --data') });
});

test('changes that the journal lacks are told with their numbers and nothing is touched: exit code 2', async () => {
  await journalWith(imported, [lost]);
  keepScan();
  rmSync(path.join(folder, 'journal'), { recursive: true });
  rmSync(path.join(folder, 'mirror'), { recursive: true });
  const { code, report } = await run('--data', folder);
  expect(report).toMatchObject({
    state: 'not-mendable',
    backup: null,
    damages: [
      {
        kind: 'changes-missing',
        place: expect.stringMatching(/^changes 1-2, until \d{4}-\d\d-\d\d$/) as string,
        mended: false,
      },
    ],
  });
  expect(code).toBe(2);
  expect(existsSync(path.join(folder, 'backups'))).toBe(false);
});

test('a journal that has healed itself from its mirror is told: exit code 1', async () => {
  await journalWith(imported);
  keepScan();
  rmSync(path.join(folder, 'journal'), { recursive: true });
  const { code, report } = await run('--data', folder);
  expect(report).toMatchObject({ state: 'mended', damages: [{ kind: 'journal-healed', mended: true }] });
  expect(code).toBe(1);
  expect(await run('--data', folder)).toMatchObject({ code: 0 });
});

test.each([
  ['with a whole mirror', true],
  ['where the same bit of the mirror has flipped, by the checksum', false],
])(
  '6 a flipped bit in entries that only Undo needs is found, a backup made, and the file is as it was: %s',
  async (_, isMirrorWhole) => {
    await journalWith(imported, []);
    keepScan();
    const name = 'entries-00000001.jsonl';
    const own = path.join(folder, 'journal', name);
    const whole = readFileSync(own);
    const flipped = Buffer.from(whole);
    const middle = Math.floor(whole.length / 2);
    flipped[middle] = (flipped[middle] ?? 0) ^ 4;
    writeFileSync(own, flipped);
    if (!isMirrorWhole) writeFileSync(path.join(folder, 'mirror', name), flipped);
    const { code, report } = await run('--data', folder);
    expect([code, report]).toMatchObject([
      1,
      { state: 'mended', backup: { sequence: 2 }, damages: [{ kind: 'history-damaged', place: name, mended: true }] },
    ]);
    expect(readFileSync(own).equals(whole)).toBe(true);
    expect(asideOf(name).map((each) => each.equals(flipped))).toEqual([true]);
    expect((await run('--data', folder)).report).toEqual({ state: 'whole', backup: null, damages: [] });
  },
);

function asideOf(name: string): Buffer[] {
  const kept = readdirSync(path.join(folder, 'journal')).filter((each) => each.startsWith(`${name}.damaged`));
  return kept.map((each) => readFileSync(path.join(folder, 'journal', each)));
}

test('6 old entries that are destroyed in journal and mirror are told with numbers and days, and the file is kept aside', async () => {
  await journalWith(imported, []);
  keepScan();
  const name = 'entries-00000001.jsonl';
  const damaged = readFileSync(path.join(folder, 'journal', name)).fill(0x5a, 1000, 1512);
  for (const place of ['journal', 'mirror']) writeFileSync(path.join(folder, place, name), damaged);
  const missing = { kind: 'history-missing', place: 'changes 1-1, until 2026-01-02', mended: false };
  expect(await run('--data', folder)).toMatchObject({
    code: 2,
    report: { damages: [{ kind: 'history-damaged', place: name, mended: true }, missing] },
  });
  expect(asideOf(name).map((each) => each.equals(damaged))).toEqual([true]);
  for (let asked = 0; asked < 2; asked += 1)
    expect(await run('--data', folder)).toMatchObject({ code: 2, report: { damages: [missing] } });
});

/** Two sessions of work, each with a snapshot at its close; an entry on each day of January from the first. */
async function twoSessions(): Promise<readonly [string, string]> {
  await journalWith(imported, []);
  await journalWith([], []);
  keepScan();
  return ['entries-00000001.jsonl', 'entries-00000002.jsonl'];
}

test('11 old changes that neither journal nor mirror holds are told with numbers and days: exit code 2, again and again', async () => {
  const [oldest] = await twoSessions();
  for (const place of ['journal', 'mirror']) rmSync(path.join(folder, place, oldest));
  for (let asked = 0; asked < 3; asked += 1) {
    const { code, report } = await run('--data', folder);
    expect([code, report]).toMatchObject([
      2,
      {
        state: 'not-mendable',
        backup: null,
        damages: [{ kind: 'history-missing', place: 'changes 1-2, until 2026-01-01', mended: false }],
      },
    ]);
  }
});

test('11 old changes that a backup holds come back out of it: exit code 1, and 0 when it is asked again', async () => {
  const [oldest] = await twoSessions();
  await journalWith([lost]);
  // The backup is made before this is mended.
  expect((await run('--data', folder)).code).toBe(1);
  for (const place of ['journal', 'mirror']) rmSync(path.join(folder, place, oldest));
  const { code, report } = await run('--data', folder);
  expect([code, report]).toMatchObject([1, { damages: [{ kind: 'history-damaged', place: oldest, mended: true }] }]);
  const journal = await openJournal(path.join(folder, 'journal'));
  const recent = journal.ok ? await journal.value.recent(100) : journal;
  expect(recent.ok ? recent.value.entries.map(({ sequence }) => sequence) : []).toEqual([1, 2, 3, 4, 5, 6]);
  if (journal.ok) await journal.value.close();
  expect(await run('--data', folder)).toMatchObject({ code: 0, report: { state: 'whole' } });
});

test.each(['mirror/entries-00000001.jsonl', 'journal/snapshot-00000002.jsonl'])(
  '6 a flipped bit in %s, which nothing needs as long as the rest is whole, is found and put right',
  async (place) => {
    await twoSessions();
    const file = path.join(folder, place);
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.fill((bytes[400] ?? 0) ^ 4, 400, 401));
    expect(await run('--data', folder)).toMatchObject({
      code: 1,
      report: { damages: [{ kind: 'copy-damaged', place, mended: true }] },
    });
    expect(await run('--data', folder)).toMatchObject({ code: 0 });
  },
);

test.each<[string, (whole: Buffer) => Buffer]>([
  ['cut', (whole) => whole.subarray(0, whole.length / 2)],
  ['emptied', () => Buffer.alloc(0)],
  ['overwritten with zeros', (whole) => Buffer.alloc(whole.length)],
  ['overwritten with another file', () => Buffer.from('{"format":"rostrum-workshop"}\n')],
])(
  '30 31 a backup that is %s is found and kept aside, and a new one is made: exit code 1, then 0',
  async (_how, damage) => {
    await journalWith(imported, [lost]);
    keepScan();
    expect((await run('--data', folder)).code).toBe(1);
    const backups = path.join(folder, 'backups');
    const [name = ''] = readdirSync(backups).filter((each) => each.endsWith('.rostrum-backup'));
    const whole = readFileSync(path.join(backups, name));
    const damaged = damage(whole);
    writeFileSync(path.join(backups, name), damaged);
    const { code, report } = await run('--data', folder);
    expect([code, report]).toMatchObject([
      1,
      { damages: [{ kind: 'backup-damaged', place: path.join(backups, name), mended: true }] },
    ]);
    expect(readFileSync(path.join(backups, `${name}.damaged-1`)).equals(damaged)).toBe(true);
    expect(readdirSync(backups).filter((each) => each.endsWith('.rostrum-backup'))).toHaveLength(1);
    expect(await run('--data', folder)).toMatchObject({ code: 0, report: { state: 'whole' } });
  },
);

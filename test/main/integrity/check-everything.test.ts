import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AppearanceFile } from '../../../main/files/appearance.ts';
import { diskFileSystem } from '../../../main/files/file-system.ts';
import { SettingsFile } from '../../../main/files/settings-file.ts';
import { runCheckCommand } from '../../../main/integrity/check-command.ts';
import { openJournal, readDeviceName } from '../../../main/journal/journal.ts';
import type { Damage } from '../../../shared/integrity/damage.ts';
import type { Change } from '../../../shared/changes/change.ts';
import { beginning, entryAfter, type HistoryEnd, type StoredEntry } from '../../../shared/changes/entry.ts';
import { importChanges } from '../../../shared/files/import-workshop.ts';
import { anId, aWorkshop, ids } from '../../factories/a-workshop.ts';
import { idsFrom } from '../../shared/operations/store.ts';

let folder = '';
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'rostrum-check-'));
  await work(folder);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A workshop and changes of it that leave nothing for a check to mend. */
function workOn(count: number, after: HistoryEnd = beginning): StoredEntry[] {
  const made: StoredEntry[] = [];
  const imported = importChanges(aWorkshop({}), { has: () => false, person: () => undefined }, idsFrom(0x9000));
  for (let number = after.sequence + 1; number <= after.sequence + count; number += 1) {
    const title: Change = {
      entity: 'session',
      partition: `workshop/${ids.workshop}`,
      id: ids.sessions[0],
      field: 'title',
      value: { en: `Title ${number}` },
      previous: {},
    };
    const changes = number === 1 ? imported : [title];
    const action = { action: 'session.edit', changes, group: anId(700 + number), reverts: null };
    const timestamp = `2026-03-${String(1 + (number % 28)).padStart(2, '0')}T00:00:00.000Z/000000/d-TEST22`;
    const by = { user: '', computer: '' };
    made.push(entryAfter(made.at(-1) ?? after, action, { timestamp, device: 'd-TEST22', by }));
  }
  return made;
}

const entries = workOn(30);

/** Three sessions of work as the app does it, with everything that it writes beside the journal. */
async function work(data: string, all = entries): Promise<void> {
  const settings = new SettingsFile(data);
  await readDeviceName(diskFileSystem, data);
  await new AppearanceFile(path.join(data, 'appearance.json')).remember({ theme: 'light', language: 'en' });
  await settings.write('author', { user: 'Somebody', computer: 'laptop' });
  for (let first = 0; first < all.length; first += 10) {
    const journal = await openJournal(path.join(data, 'journal'));
    if (!journal.ok) throw new Error(journal.failure.code);
    for (const entry of all.slice(first, first + 10)) await journal.value.append([entry]);
    await journal.value.close();
  }
}

type Answer = {
  readonly code: number;
  readonly damages: readonly (Damage & { readonly mended: boolean })[] | null;
  readonly helping: { readonly file: string; readonly sequence: number } | null;
  readonly said: string;
};

async function check(): Promise<Answer> {
  const lines: string[] = [];
  const errors: string[] = [];
  const output = { line: (text: string) => lines.push(text), error: (text: string) => errors.push(text) };
  const code = await runCheckCommand(['check', '--data', folder], output);
  const report = lines[0]?.startsWith('{') === true ? (JSON.parse(lines[0]) as Omit<Answer, 'code' | 'said'>) : null;
  const said = [...errors, ...lines].join('\n');
  return { code, damages: report?.damages ?? null, helping: report?.helping ?? null, said };
}

/** Everything of the folder but what a check may add: a safety backup and what was set aside. */
function contentsOfFolder(): Record<string, string> {
  const found: Record<string, string> = {};
  for (const name of ['journal', 'mirror', '']) {
    for (const each of readdirSync(path.join(folder, name), { withFileTypes: true }))
      if (each.isFile()) found[path.join(name, each.name)] = readFileSync(path.join(folder, name, each.name), 'latin1');
  }
  return found;
}

const own = (name: string): string => path.join(folder, name);

test('data that are in order, and an installation that has just begun: exit code 0, and not a byte is written', async () => {
  const before = contentsOfFolder();
  expect(await check()).toMatchObject({ code: 0, damages: [] });
  expect(contentsOfFolder()).toEqual(before);
  rmSync(folder, { recursive: true });
  mkdirSync(folder);
  await work(folder, []);
  const journal = await openJournal(own('journal'));
  if (journal.ok) await journal.value.close();
  for (let asked = 0; asked < 2; asked += 1) expect(await check()).toMatchObject({ code: 0, damages: [] });
});

const lastCopy = 'mirror/entries-00000003.jsonl';
const firstCopy = 'mirror/entries-00000001.jsonl';

const copies: Record<string, (place: string) => void> = {
  deleted: (place) => rmSync(place),
  'filled with zeros': (place) => writeFileSync(place, Buffer.alloc(readFileSync(place).length)),
  'cut off': (place) => truncateSync(place, 700),
  emptied: (place) => truncateSync(place, 0),
  'another file': (place) => writeFileSync(place, 'somebody else’s\n'),
  'with stray bytes behind it': (place) =>
    writeFileSync(place, Buffer.concat([readFileSync(place), Buffer.from('more')])),
  'a folder': (place) => (rmSync(place), mkdirSync(place)),
  'a pipe': (place) => (rmSync(place), execFileSync('mkfifo', [place])),
  'a link to itself': (place) => (rmSync(place), symlinkSync(path.basename(place), place)),
  'a link to memory': (place) => (rmSync(place), symlinkSync('/proc/self/mem', place)),
};

test.each(Object.keys(copies).flatMap((how) => [lastCopy, firstCopy, 'witness'].map((place) => [place, how] as const)))(
  '6: %s that is %s is found and written anew: exit code 1, then 0',
  { timeout: 30_000 },
  async (place, how) => {
    const whole = readFileSync(own(place));
    copies[how]?.(own(place));
    // Two slots say the same as one; what lies behind them is no part of the witness.
    const isHarmless = place === 'witness' && how === 'with stray bytes behind it';
    if (!isHarmless)
      expect(await check()).toMatchObject({ code: 1, damages: [{ kind: 'copy-damaged', place, mended: true }] });
    if (!isHarmless && place !== 'witness') expect(readFileSync(own(place)).equals(whole)).toBe(true);
    expect(await check()).toMatchObject({ code: 0, damages: [] });
  },
);

test('6: a slot of the witness that is zeroed, an older witness and a mirror that is gone are mended', async () => {
  const witness = readFileSync(own('witness'));
  for (const slot of [0, 4096]) {
    writeFileSync(own('witness'), Buffer.from(witness).fill(0, slot, Math.min(witness.length, slot + 300)));
    expect(await check()).toMatchObject({ code: 1, damages: [{ kind: 'copy-damaged', place: 'witness' }] });
    expect(await check()).toMatchObject({ code: 0 });
  }
  rmSync(own('mirror'), { recursive: true });
  const gone = await check();
  expect(gone.damages?.map(({ place }) => place)).toEqual(
    readdirSync(own('journal'))
      .filter((name) => name.startsWith('entries-') && !name.includes('damaged'))
      .map((name) => `mirror/${name}`),
  );
  expect(gone.code).toBe(1);
  expect(await check()).toMatchObject({ code: 0 });
});

test.each<[string, (place: string) => void]>([
  ['device', (place) => rmSync(place)],
  ['device', (place) => writeFileSync(place, Buffer.alloc(9))],
  ['device', (place) => (rmSync(place), execFileSync('mkfifo', [place]))],
  ['settings.json', (place) => rmSync(place)],
  ['settings.json', (place) => truncateSync(place, 20)],
  ['settings.json', (place) => (rmSync(place), mkdirSync(place))],
  ['settings-copy.json', (place) => (rmSync(place), execFileSync('mkfifo', [place]))],
  ['appearance.json', (place) => writeFileSync(place, '{')],
  ['appearance.json', (place) => (rmSync(place), execFileSync('mkfifo', [place]))],
])('6: %s that is missing or damaged is told and mended, case %#', { timeout: 30_000 }, async (place, damage) => {
  damage(own(place));
  expect(await check()).toMatchObject({ code: 1, damages: [{ kind: 'small-file-damaged', place, mended: true }] });
  expect(await check()).toMatchObject({ code: 0, damages: [] });
  const author = await new SettingsFile(folder).read(
    'author',
    (await import('zod')).z.object({ user: (await import('zod')).z.string() }),
  );
  expect(author?.user).toBe('Somebody');
});

test('6: settings that both files have lost cannot be put right: exit code 2, each time', async () => {
  for (const name of ['settings.json', 'settings-copy.json']) truncateSync(own(name), 5);
  for (let asked = 0; asked < 2; asked += 1) {
    const { code, damages } = await check();
    expect(code).toBe(2);
    expect(damages?.map(({ mended }) => mended)).toEqual([false, false]);
  }
});

test('21: a line that stands twice in a segment is told, and is not copied to the mirror', async () => {
  for (const name of ['entries-00000003.jsonl', 'entries-00000001.jsonl']) {
    const mirrored = readFileSync(own(`mirror/${name}`));
    const lines = readFileSync(own(`journal/${name}`), 'latin1').split('\n');
    lines.splice(4, 0, lines[4] ?? '');
    writeFileSync(own(`journal/${name}`), lines.join('\n'), 'latin1');
    expect((await check()).code).toBe(1);
    expect(readFileSync(own(`mirror/${name}`)).equals(mirrored)).toBe(true);
    expect(await check()).toMatchObject({ code: 0 });
  }
});

/** The one backup of the folder: something is damaged, and the check makes one first. */
async function madeBackup(): Promise<string> {
  rmSync(own('witness'));
  expect((await check()).code).toBe(1);
  const [name = ''] = readdirSync(own('backups')).filter((each) => each.endsWith('.rostrum-backup'));
  return path.join(folder, 'backups', name);
}

test.each<[string, (place: string) => void]>([
  ['a folder', (place) => mkdirSync(place)],
  ['a pipe', (place) => void execFileSync('mkfifo', [place])],
  ['a link to itself', (place) => symlinkSync(path.basename(place), place)],
  ['a link to nowhere', (place) => symlinkSync('/nowhere/at/all', place)],
  ['a link to memory', (place) => symlinkSync('/proc/self/mem', place)],
  ['a link to an endless device', (place) => symlinkSync('/dev/zero', place)],
  ['a link to an endless file', (place) => symlinkSync('/proc/self/pagemap', place)],
])(
  '30: %s in the place of a backup is found and set aside: exit code 1, then 0',
  { timeout: 30_000 },
  async (_, put) => {
    const place = await madeBackup();
    rmSync(place);
    put(place);
    expect(await check()).toMatchObject({ code: 1, damages: [{ kind: 'backup-damaged', mended: true }] });
    expect(await check()).toMatchObject({ code: 0 });
  },
);

test.each(['backups', 'evidence'])(
  '6: %s that is a file or a pipe is set aside: exit code 1, then 0',
  { timeout: 30_000 },
  async (name) => {
    for (const put of [
      (place: string) => writeFileSync(place, 'no folder'),
      (place: string) => void execFileSync('mkfifo', [place]),
    ]) {
      rmSync(own(name), { recursive: true, force: true });
      put(own(name));
      expect(await check()).toMatchObject({ code: 1, damages: [{ kind: 'misplaced', mended: true }] });
      expect(await check()).toMatchObject({ code: 0 });
    }
  },
);

test('40: an older copy of journal, mirror and witness is filled up from a backup: exit code 1, then 0', async () => {
  const older = mkdtempSync(path.join(tmpdir(), 'rostrum-older-'));
  for (const name of ['journal', 'mirror', 'witness']) cpSync(own(name), path.join(older, name), { recursive: true });
  const journal = await openJournal(own('journal'));
  if (!journal.ok) throw new Error(journal.failure.code);
  await journal.value.append(workOn(7, entries[29]));
  await journal.value.close();
  await madeBackup();
  for (const name of ['journal', 'mirror', 'witness']) {
    rmSync(own(name), { recursive: true });
    renameSync(path.join(older, name), own(name));
  }
  expect(await check()).toMatchObject({
    code: 1,
    damages: [{ kind: 'journal-healed', place: 'damaged-entries, changes 31-37 from a backup', mended: true }],
  });
  expect(await check()).toMatchObject({ code: 0 });
  rmSync(older, { recursive: true });
});

test('40: with journal, mirror and witness gone, or only the witness left, a whole backup is named or used', async () => {
  const backup = await madeBackup();
  for (const name of ['journal', 'mirror']) rmSync(own(name), { recursive: true });
  const witness = readFileSync(own('witness'));
  rmSync(own('witness'));
  const { code, said } = await check();
  expect(code).toBe(2);
  expect(said).toContain(backup);
  expect(said).toContain('up to change 30');
  writeFileSync(own('witness'), witness);
  expect(await check()).toMatchObject({ code: 1, damages: [{ kind: 'journal-healed' }] });
  expect(await check()).toMatchObject({ code: 0 });
});

test('6: where the only file that is left cannot be read, it is named with its reason, and so is the backup that helps', async () => {
  const backup = await madeBackup();
  const names = readdirSync(own('journal'))
    .filter((name) => name.startsWith('snapshot-'))
    .sort();
  for (const name of readdirSync(own('journal'))) rmSync(own(`journal/${name}`));
  rmSync(own('mirror'), { recursive: true });
  rmSync(own('witness'));
  const newest = names.at(-1) ?? '';
  symlinkSync(newest, own(`journal/${newest}`));
  for (let asked = 0; asked < 2; asked += 1) {
    const { code, damages, helping } = await check();
    expect(code).toBe(2);
    expect(damages).toMatchObject([{ kind: 'file-unreadable', place: `journal/${newest} (link-loop)`, mended: false }]);
    expect(helping).toMatchObject({ file: backup, sequence: 30 });
  }
  expect(existsSync(own('witness'))).toBe(false);
  copyFileSync(backup, path.join(folder, 'copy'));
});

import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { diskFileSystem } from '../../../main/files/file-system.ts';
import type { Journal } from '../../../main/journal/journal.ts';
import { openedJournal } from './opened-journal.ts';
import { contentsAfter, contentsOf, sampleEntries } from './sample-history.ts';

const entries = sampleEntries(20);
let home = '';
beforeEach(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'rostrum-misplaced-'));
  const journal = await opened();
  for (const entry of entries) await journal.append([entry]);
  await journal.close();
});
afterEach(() => rmSync(home, { recursive: true }));

async function opened(): Promise<Journal> {
  return openedJournal(diskFileSystem, {}, path.join(home, 'journal'));
}

async function expectWhole(): Promise<void> {
  for (const more of [0, 1]) {
    const journal = await opened();
    expect(journal.status()).toMatchObject({ missing: [], end: { sequence: 20 + more } });
    if (more === 0) expect(await contentsOf(journal)).toEqual(contentsAfter(entries));
    if (more === 0) expect((await journal.append(sampleEntries(1, entries[19]))).ok).toBe(true);
    await journal.close();
  }
}

test.each(['entries-00000009.jsonl', 'snapshot-00000009.jsonl', 'entries-00000001.jsonl'])(
  'a folder named %s is set aside, and everything else is there',
  async (name) => {
    const place = path.join(home, 'journal', name);
    if (name.endsWith('1.jsonl')) renameSync(place, path.join(home, 'elsewhere'));
    mkdirSync(place);
    await expectWhole();
  },
);

test('a file in the place of the folder is set aside, and the mirror gives everything', async () => {
  rmSync(path.join(home, 'journal'), { recursive: true });
  writeFileSync(path.join(home, 'journal'), 'not a journal');
  await expectWhole();
  expect(readdirSync(home)).toContain('journal.damaged-1');
});

const segment = 'entries-00000001.jsonl';

test.each([
  ['a folder named witness', ['witness']],
  ['a folder in the place of a copy', ['mirror', segment]],
])('%s is set aside, and what belongs there is written again', async (_, place) => {
  const [own, whole] = [path.join(home, ...place), readFileSync(path.join(home, ...place))];
  rmSync(own);
  mkdirSync(own);
  await expectWhole();
  expect(readdirSync(path.dirname(own))).toContain(`${path.basename(own)}.damaged-1`);
  if (place.length > 1) expect(readFileSync(own).subarray(0, whole.length).equals(whole)).toBe(true);
  else expect(readFileSync(own, 'latin1')).toContain('"sequence":21');
});

test('a file in the place of the mirror is set aside, and the mirror is made again', async () => {
  rmSync(path.join(home, 'mirror'), { recursive: true });
  writeFileSync(path.join(home, 'mirror'), 'not a mirror');
  await expectWhole();
  const names = readdirSync(path.join(home, 'mirror'));
  expect(names).toContain(segment);
});

test(
  'a segment to which three gigabytes were added is set aside, and everything is there, without the mirror too',
  { timeout: 120_000 },
  async () => {
    for (const hasMirror of [true, false]) {
      rmSync(home, { recursive: true });
      mkdirSync(home);
      const journal = await opened();
      await journal.append(entries);
      await journal.close();
      if (!hasMirror) rmSync(path.join(home, 'mirror'), { recursive: true });
      truncateSync(path.join(home, 'journal', segment), 3 * 1024 ** 3);
      for (const name of readdirSync(path.join(home, 'journal')))
        if (name.startsWith('snapshot-')) rmSync(path.join(home, 'journal', name));
      await expectWhole();
    }
  },
);

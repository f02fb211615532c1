import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { JournalHolder } from '../../../main/backup/journal-exchange.ts';
import { diskFileSystem } from '../../../main/files/file-system.ts';
import { openJournal } from '../../../main/journal/journal.ts';
import { sampleEntries } from '../journal/sample-history.ts';

let data = '';
beforeEach(() => {
  data = mkdtempSync(path.join(tmpdir(), 'rostrum-order-'));
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

const at = (name: string): string => path.join(data, name);
const damages: readonly [string, () => void][] = [
  ['of no bytes', () => writeFileSync(at('exchange.json'), '')],
  ['of garbage', () => writeFileSync(at('exchange.json'), '\u0000\u0001{{{')],
  ['of something else', () => writeFileSync(at('exchange.json'), '{"restored":"../journal","aside":"x"}')],
  ['that is a folder', () => mkdirSync(at('exchange.json'))],
  ['that is a pipe', () => void execFileSync('mkfifo', [at('exchange.json')])],
  ['that is a link to itself', () => symlinkSync('exchange.json', at('exchange.json'))],
  ['that is a link to nowhere', () => symlinkSync('/nowhere/at/all', at('exchange.json'))],
];

async function journalOf(folder: string): Promise<void> {
  const journal = await openJournal(at(folder));
  if (!journal.ok) throw new Error(journal.failure.code);
  await journal.value.append(sampleEntries(5));
  await journal.value.close();
}

/** The number of the last entry after a start. */
async function sequenceAfterStart(): Promise<number> {
  const holder = await JournalHolder.open(diskFileSystem, data, () => openJournal(at('journal')));
  if (!holder.current.ok) throw new Error(JSON.stringify(holder.current.failure));
  const { sequence } = holder.current.value.status().end;
  await holder.close();
  return sequence;
}

test.each(damages)('an order of exchange %s is set aside, and the journal opens', async (_what, damage) => {
  await journalOf('journal');
  damage();
  expect(await sequenceAfterStart()).toBe(5);
  expect(existsSync(at('exchange.json'))).toBe(false);
  expect(readdirSync(data).filter((name) => name.startsWith('exchange.json.damaged-'))).toHaveLength(1);
  expect(await sequenceAfterStart()).toBe(5);
});

test.each(damages)(
  'an order of exchange %s that was half carried out is carried out to its end',
  async (_what, damage) => {
    await journalOf('journal');
    renameSync(at('journal'), at('journal-restoring-1'));
    rmSync(at('mirror'), { recursive: true });
    damage();
    expect(await sequenceAfterStart()).toBe(5);
    expect(existsSync(at('journal-restoring-1'))).toBe(false);
  },
);

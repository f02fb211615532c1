import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AppearanceFile } from '../../../main/files/appearance.ts';
import { ErrorLog } from '../../../main/files/error-log.ts';
import { OpenedFiles } from '../../../main/files/opened-files.ts';
import { createHandlers } from '../../../main/host/handlers.ts';
import { dialogs } from '../../../main/shell/chromium/system.ts';
import { nobody } from '../../../shared/changes/change.ts';
import { beginning, entryAfter, type StoredEntry } from '../../../shared/changes/entry.ts';
import type { CallCode, CallInput, CallName, CallOutput } from '../../../shared/host/contract.ts';
import type { Result } from '../../../shared/result.ts';
import { backupServiceIn } from '../host/backup-service.ts';
import { MemoryJournal } from '../../renderer/storage/memory-journal.ts';
import {
  type Contents,
  contentsAfter,
  contentsOf,
  type ReadInParts,
  sampleEntries,
  sampleId,
} from './sample-history.ts';

type Call = <Name extends CallName>(
  name: Name,
  input: CallInput<Name>,
) => Promise<Result<CallOutput<Name>, CallCode<Name>>>;
type Opened = { readonly call: Call; readonly close: () => Promise<void> };

/** The real one, behind the handlers of the host. */
async function onTheDisk(): Promise<Opened> {
  const folder = mkdtempSync(path.join(tmpdir(), 'rostrum-contract-'));
  const backup = await backupServiceIn(folder);
  const shell = { openPath: async () => '', showItemInFolder: () => undefined };
  const handlers = createHandlers({
    shell: {
      kind: 'chromium',
      app: { getVersion: () => '1.2.3', quit: () => undefined },
      dialog: dialogs(folder),
      shell,
    },
    folders: { data: folder, evidence: folder, documents: folder },
    appearance: new AppearanceFile(path.join(folder, 'appearance.json')),
    log: new ErrorLog(path.join(folder, 'log'), '1.2.3'),
    openedFiles: new OpenedFiles(),
    device: 'd-TEST22',
    backup,
  });
  return {
    call: ((name: CallName, input: never) => handlers[name](input)) as Call,
    close: async () => {
      await backup.holder.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The one behind which the page is tested. */
async function inMemory(): Promise<Opened> {
  const journal = new MemoryJournal();
  return {
    call: ((name: CallName, input: unknown) => journal.call(name, input)) as Call,
    close: async () => undefined,
  };
}

describe.each([
  ['on the disk', onTheDisk],
  ['in memory', inMemory],
])('a journal %s', (_, open) => {
  let opened: Opened;
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(() => opened.close());

  async function append(entries: readonly StoredEntry[]): Promise<Result<CallOutput<'journal.append'>>> {
    return opened.call('journal.append', { entries: [...entries] });
  }

  /** Everything in it, and that its status counts the same. */
  async function contents(): Promise<Contents> {
    const all = await contentsOf(asJournal(opened.call));
    const status = valueOf(await opened.call('journal.status', {}));
    expect([status.partitions, status.sheets]).toEqual([
      Object.keys(all.partitions).length,
      Object.keys(all.sheets).length,
    ]);
    return all;
  }

  async function end(): Promise<unknown> {
    return valueOf(await opened.call('journal.status', {})).end;
  }

  test('is empty at first', async () => {
    expect(valueOf(await opened.call('journal.status', {}))).toMatchObject({
      end: beginning,
      partitions: 0,
      sheets: 0,
      damaged: [],
      missing: [],
      mended: null,
    });
    expect(valueOf(await opened.call('journal.read', { part: 0 }))).toEqual({ partitions: [], sheets: [], next: null });
    expect(valueOf(await opened.call('journal.recent', { count: 10 }))).toEqual({ entries: [] });
  });

  test('holds what it was given, and says where it ends', async () => {
    const entries = sampleEntries(40);
    const last = { sequence: 40, hash: entries[39]?.hash };
    expect(valueOf(await append(entries.slice(0, 25))).end).toEqual({ sequence: 25, hash: entries[24]?.hash });
    expect(valueOf(await append(entries.slice(25))).end).toEqual(last);
    expect(await end()).toEqual(last);
    expect(await contents()).toEqual(contentsAfter(entries));
  });

  test('gives the newest entries, oldest first, unaltered, and all when more are asked for', async () => {
    const entries = sampleEntries(12);
    await append(entries);
    expect(valueOf(await opened.call('journal.recent', { count: 5 })).entries).toEqual(entries.slice(-5));
    expect(valueOf(await opened.call('journal.recent', { count: 100 })).entries).toEqual(entries);
  });

  test('accepts again what it holds, alone and before what is new', async () => {
    const entries = sampleEntries(30);
    await append(entries.slice(0, 20));
    const held = { sequence: 20, hash: entries[19]?.hash };
    expect(valueOf(await append(entries.slice(0, 20))).end).toEqual(held);
    expect(valueOf(await append(entries.slice(3, 5))).end).toEqual(held);
    expect(valueOf(await append(entries.slice(15))).end).toEqual({ sequence: 30, hash: entries[29]?.hash });
    expect(await contents()).toEqual(contentsAfter(entries));
  });

  describe('takes nothing of', () => {
    const entries = sampleEntries(20);
    const other = sampleEntries(20, beginning, 'b');
    const altered = entries.map((entry, index) => (index === 14 ? { ...entry, action: 'altered' } : entry));
    test.each<[name: string, offered: readonly StoredEntry[]]>([
      ['entries that leave a gap', entries.slice(11)],
      ['another history of the same length', other.slice(0, 10)],
      ['another history that goes on', other.slice(8, 14)],
      ['entries of which one was altered', altered.slice(10)],
      ['entries in the wrong order', [entries[11]!, entries[10]!]],
      ['an entry twice', [entries[10]!, entries[10]!]],
    ])('%s', async (_name, offered) => {
      await append(entries.slice(0, 10));
      const refused = await append(offered);
      expect(refused.ok ? null : refused.failure.code).toBe('journal-out-of-order');
      expect(await end()).toEqual({ sequence: 10, hash: entries[9]?.hash });
      expect(await contents()).toEqual(contentsAfter(entries.slice(0, 10)));
      expect(valueOf(await append(entries.slice(10))).end.sequence).toBe(20);
    });
  });

  test('gives everything in parts, as it was when the first was read, and then anew', async () => {
    const entries = bulkyEntries(80);
    for (let from = 0; from < entries.length; from += 20) valueOf(await append(entries.slice(from, from + 20)));
    const first = valueOf(await opened.call('journal.read', { part: 0 }));
    expect(first.next).toBe(1);
    const [more] = sampleEntries(1, entries.at(-1));
    valueOf(await append([more!]));
    const partitions = [...first.partitions];
    const sheets = [...first.sheets];
    for (let next = first.next; next !== null;) {
      const part = valueOf(await opened.call('journal.read', { part: next }));
      partitions.push(...part.partitions);
      sheets.push(...part.sheets);
      next = part.next;
    }
    expect(sheets).toEqual([]);
    expect(Object.fromEntries(partitions.map((partition) => [partition.key, partition.records]))).toEqual(
      contentsAfter(entries).partitions,
    );
    expect(await contents()).toEqual(contentsAfter([...entries, more!]));
  });
});

/** Entries that fill more than a part: each puts a record of many letters in a partition of its own. */
function bulkyEntries(count: number): StoredEntry[] {
  const entries: StoredEntry[] = [];
  for (let number = 0; number < count; number += 1) {
    const id = sampleId(`bulky ${number}`);
    const value = { id, name: { en: String(number).repeat(20_000) } };
    const change = { entity: 'room', partition: `workshop/${id}`, id, field: null, value, previous: null } as const;
    const action = { action: 'sample', group: id, reverts: null, changes: [change] };
    const made = {
      timestamp: `2026-01-01T00:00:00.000Z/${String(number).padStart(6, '0')}/d-TEST22`,
      device: 'd-TEST22',
      by: nobody,
    };
    entries.push(entryAfter(entries.at(-1) ?? beginning, action, made));
  }
  return entries;
}

/** As far as `contentsOf` needs one. */
function asJournal(call: Call): ReadInParts {
  return { read: (part) => call('journal.read', { part }) };
}

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) expect.fail(`failed: ${JSON.stringify(result.failure)}`);
  return result.value;
}

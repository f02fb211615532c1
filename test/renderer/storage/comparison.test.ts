import { expect, test } from 'vitest';
import { compare, type StoreStatus } from '../../../renderer/storage/comparison.ts';
import { beginning } from '../../../shared/changes/entry.ts';
import type { JournalStatus } from '../../../shared/host/journal-status.ts';

const store: StoreStatus = {
  end: { sequence: 900, hash: 'a'.repeat(64) },
  partitions: 3,
  sheets: 1,
  oldest: 401,
  workspaceId: 'ours',
  hasJournalEnd: false,
};
const empty: JournalStatus = {
  folder: '/data/journal',
  workspaceId: 'made for an empty folder',
  end: beginning,
  partitions: 0,
  sheets: 0,
  damaged: [],
  missing: [],
  unapplied: 0,
  concerned: [],
  mended: null,
  proof: 'none',
  witness: null,
};

test('40: a data folder that was deleted with all that was in it belongs to nobody: it gets the state of the store', () => {
  expect(compare(empty, store, 'unknown')).toBe('adopt');
});

test('40: a folder in which another installation has written, and a witness of another one, are asked about', () => {
  const written = { ...empty, end: { sequence: 5, hash: 'b'.repeat(64) } };
  expect(compare(written, store, 'unknown')).toBe('another');
  expect(compare({ ...empty, proof: 'other-workspace' }, store, 'unknown')).toBe('another');
});

test('11: a store with the same end proves that damaged bytes behind it were no change; a witness of more is believed', () => {
  const { end } = store;
  const missing = [{ from: 901, to: 901, after: null, before: null }];
  const journal = { ...empty, workspaceId: 'ours', end, partitions: 3, sheets: 1, missing };
  const same = { ...store, hasJournalEnd: true };
  expect(compare(journal, same, 'yes')).toBe('go');
  const witness = {
    end: { sequence: 901, hash: 'c'.repeat(64) },
    partitions: 3,
    sheets: 1,
    at: '2026-11-27T10:00:00Z',
  };
  expect(compare({ ...journal, proof: 'behind', witness }, same, 'yes')).toBe('incomplete');
  expect(compare({ ...journal, missing: [{ from: 5, to: 6, after: null, before: null }] }, same, 'yes')).not.toBe('go');
});

test('6: an empty journal with a file that cannot be read is not an empty one; a store that holds more repairs it', () => {
  const unreadable = { ...empty, unreadable: [{ name: 'snapshot-00000004.jsonl', reason: 'link-loop' }] };
  const nothing = { ...store, end: beginning, partitions: 0, sheets: 0, oldest: 0 };
  expect(compare(unreadable, nothing, 'unknown')).toBe('unreadable');
  expect(compare(unreadable, null, 'unknown')).toBe('unreadable');
  expect(compare(unreadable, store, 'unknown')).toBe('adopt');
  // What was set aside, and read from elsewhere, is no trouble.
  const healed = {
    ...unreadable,
    end: store.end,
    workspaceId: 'ours',
    partitions: 3,
    sheets: 1,
    proof: 'exact' as const,
  };
  expect(compare(healed, nothing, 'unknown')).toBe('rebuild');
});

test('40: a backup whose history is another one is asked about, also where the store goes on from the journal', () => {
  const end = { sequence: 850, hash: 'b'.repeat(64) };
  const witness = {
    end: { sequence: 880, hash: 'c'.repeat(64) },
    partitions: 3,
    sheets: 1,
    at: '2026-11-27T10:00:00Z',
  };
  const missing = [{ from: 851, to: 880, after: null, before: null }];
  const own = {
    ...empty,
    workspaceId: 'ours',
    end,
    partitions: 3,
    sheets: 1,
    proof: 'behind' as const,
    witness,
    missing,
  };
  const ahead = { ...store, hasJournalEnd: true };
  expect(compare(own, ahead, 'yes')).toBe('append');
  expect(compare({ ...own, fork: { at: 800, madeAt: '2026-11-27T10:00:00Z' } }, ahead, 'yes')).toBe('incomplete');
});

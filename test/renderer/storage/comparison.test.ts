import { expect, test } from 'vitest';
import { compare, type StoreStatus } from '../../../renderer/storage/comparison.ts';
import { beginning } from '../../../shared/changes/entry.ts';
import type { JournalStatus } from '../../../shared/host/contract.ts';

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

import { beforeEach, describe, expect, test, vi } from 'vitest';
import { setMinutes } from '../../../renderer/commands/agenda.ts';
import { command, nothing } from '../../../renderer/storage/command.ts';
import { savingQueue } from '../../../renderer/storage/saving-queue.ts';
import { isStoreError, store, storeFailure } from '../../../renderer/storage/database.ts';
import { success } from '../../../shared/result.ts';
import { created } from '../../../shared/changes/change.ts';
import { aSession, ids } from '../../factories/a-workshop.ts';
import type { MemoryJournal } from './memory-journal.ts';
import { changedSession, contents, freshStart, openSmallWorkshop, saved, valueOf } from './stored.ts';

let journal: MemoryJournal;
beforeEach(async () => {
  journal = await freshStart();
  await openSmallWorkshop();
  await saved();
});

async function minutes(): Promise<unknown> {
  return (await contents())[`workshop/${ids.workshop} session ${ids.sessions[0]}`];
}

describe('13 a connection to the store that the browser closes', () => {
  test('is opened anew, and the command is carried out', async () => {
    store.backendDB().close();
    valueOf(await setMinutes(changedSession, 45, false));
    await saved();
    expect(await minutes()).toMatchObject({ minutes: 45 });
    expect(journal.entries).toHaveLength(2);
  });

  test('is opened anew although opening has failed before', async () => {
    const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('Internal error opening backing store', 'UnknownError');
    });
    store.close({ disableAutoOpen: false });
    const refused = await setMinutes(changedSession, 45, false);
    expect(refused).toEqual({
      ok: false,
      failure: { code: 'store-unavailable', details: { reason: 'store-closed' } },
    });
    expect(await setMinutes(changedSession, 50, false)).toEqual(refused);
    expect(savingQueue.current()).toMatchObject({ state: 'waiting', refused: 2 });
    open.mockRestore();
    await saved();
    valueOf(await setMinutes(changedSession, 55, false));
    await saved();
    expect(await minutes()).toMatchObject({ minutes: 55 });
    expect(journal.entries).toHaveLength(2);
  });
});

test('15 nothing of a command is stored where the store fails in the middle of it', async () => {
  const before = JSON.stringify(await contents());
  const add = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
    throw new DOMException('the disk is full', 'QuotaExceededError');
  });
  const failed = await setMinutes(changedSession, 45, false);
  add.mockRestore();
  expect(failed).toMatchObject({ ok: false, failure: { code: 'store-unavailable' } });
  await saved();
  expect(JSON.stringify(await contents())).toBe(before);
  expect(await store.entries.count()).toBe(1);
});

test('16 an error in a decision is no failure of the store, and "Saved" stands', async () => {
  const broken = command({
    action: 'session.edit',
    reads: nothing,
    decide: () => {
      throw new TypeError('a bug');
    },
  });
  await expect(broken).rejects.toThrow('a bug');
  expect(savingQueue.current().state).toBe('saved');
  valueOf(
    await command({
      action: 'session.edit',
      reads: nothing,
      decide: () => success({ changes: [created('session', { ...aSession(), id: crypto.randomUUID() })] }),
    }),
  );
});

test('errors of the store are told in words', () => {
  expect(storeFailure(new DOMException('', 'QuotaExceededError')).details).toEqual({ reason: 'no-space' });
  expect(storeFailure(new DOMException('', 'InvalidStateError')).details).toEqual({ reason: 'store-closed' });
  expect(isStoreError(new TypeError('a bug'))).toBe(false);
});

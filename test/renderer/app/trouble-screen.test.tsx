import { beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { store } from '../../../renderer/storage/database.ts';
import { savingQueue } from '../../../renderer/storage/saving-queue.ts';
import { englishScreens } from '../../../shared/text/english.ts';
import { ids } from '../../factories/a-workshop.ts';
import { expectAccessible, renderGate } from '../rendered-section.tsx';
import type { MemoryJournal } from '../storage/memory-journal.ts';
import { freshStart, openSmallWorkshop, saved } from '../storage/stored.ts';

const { trouble } = englishScreens;
let journal: MemoryJournal;

beforeEach(async () => {
  journal = await freshStart();
  await openSmallWorkshop();
  await saved();
  const { partitions, sheets } = journal.holdings;
  journal.witness = { end: journal.end, partitions: partitions.size, sheets: sheets.size, at: '2026-11-27T10:00:00Z' };
});

/** The journal has lost two of five entries, and the store is empty. */
async function loseTwo(): Promise<void> {
  await Promise.all(store.tables.map((table) => table.clear()));
  const end = { sequence: 5, hash: journal.end.hash };
  Object.assign(journal, {
    missing: [{ from: 3, to: 4, after: '2026-11-20T08:00:00Z', before: '2026-11-22T08:00:00Z' }],
    concerned: [ids.participations[0]],
    unapplied: 2,
    witness: { ...journal.witness, end },
  });
}

test('11: what was there, what is missing, when, whom it concerns and where it lies is told, with ways out', async () => {
  await loseTwo();
  renderGate();
  const alert = page.getByRole('alert');
  await expect.element(alert.getByRole('heading', { name: trouble.title.incomplete })).toBeVisible();
  for (const sentence of [
    /Before: 5 changes, as recorded on 27\sNovember\s2026 at \d\d:\d\d\./,
    /Missing in the journal: 2 changes \(3–4; made between 20\sNovember\s2026 and 22\sNovember\s2026\)\./,
    /The missing changes concern: \S+/,
    /2 later changes cannot be made/,
    /The data folder is \/memory\/journal; Rostrum has deleted nothing in it\./,
  ]) {
    await expect.element(page.getByRole('listitem').filter({ hasText: sentence })).toBeVisible();
  }
  expect(page.getByRole('heading', { name: 'Workshops' }).query()).toBeNull();
  expect(page.getByRole('button', { name: trouble.useStore }).query()).toBeNull();
  await expectAccessible();
  await page.getByRole('button', { name: trouble.useJournal }).click();
  await expect.element(page.getByRole('heading', { name: 'Workshops' })).toBeVisible();
  expect(await store.summaries.count()).toBe(1);
});

test('looking shows the data, and the next start asks again', async () => {
  await loseTwo();
  renderGate();
  await page.getByRole('button', { name: trouble.look }).click();
  await expect.element(page.getByRole('heading', { name: 'Workshops' })).toBeVisible();
  expect(await store.summaries.count()).toBe(1);
  expect(journal.missing).toHaveLength(1);
  renderGate();
  await expect.element(page.getByRole('heading', { name: trouble.title.incomplete })).toBeVisible();
  await expect.element(page.getByRole('button', { name: trouble.useJournal })).toBeVisible();
  expect(page.getByRole('heading', { name: 'Workshops' }).query()).toBeNull();
});

test('8: an empty journal and an empty window, where there was work, are no first start', async () => {
  await Promise.all(store.tables.map((table) => table.clear()));
  Object.assign(journal, { entries: [], proof: 'behind', missing: [{ from: 1, to: 1, after: null, before: null }] });
  renderGate();
  await expect.element(page.getByRole('heading', { name: trouble.title.gone })).toBeVisible();
  await expect.element(page.getByText(/Before: 1 change, as recorded/)).toBeVisible();
  await expect.element(page.getByRole('button', { name: trouble.beginAnew })).toBeVisible();
  expect(page.getByRole('heading', { name: 'Workshops' }).query()).toBeNull();
});

test('40: the journal of another installation is told, and the data of this window can be chosen', async () => {
  journal.workspaceId = '0b9c8f1e-6c1b-4f0a-9c53-2f1f8f1c7a10';
  journal.proof = 'other-workspace';
  journal.entries = [];
  renderGate();
  await expect.element(page.getByRole('heading', { name: trouble.title.another })).toBeVisible();
  await page.getByRole('button', { name: trouble.useStore }).click();
  await expect.element(page.getByRole('heading', { name: 'Workshops' })).toBeVisible();
  expect(journal.end.sequence).toBe(1);
});

test('a journal and a window that go on disagreeing are shown, not reloaded for ever', async () => {
  renderGate();
  await expect.element(page.getByRole('heading', { name: 'Workshops' })).toBeVisible();
  const starts = vi.spyOn(journal, 'call');
  journal.trouble = 'journal-out-of-order';
  const end = await store.entries.orderBy(':id').last();
  for (let time = 0; time < 2; time += 1) {
    savingQueue.startAfter((end?.sequence ?? 1) - 1);
    savingQueue.saveSoon();
    await new Promise((resolve) => setTimeout(resolve, 400));
  }
  const alert = page.getByRole('alert');
  await expect.element(alert).toHaveTextContent('journal-out-of-order');
  expect(starts.mock.calls.filter(([name]) => name === 'journal.status').length).toBeLessThan(3);
  await expect.element(page.getByRole('button', { name: trouble.showFolder })).toBeVisible();
  journal.trouble = null;
  savingQueue.saveSoon();
  await saved();
});

test('a backup can be looked at and brought back from the trouble, where there is one and no store holds more', async () => {
  await loseTwo();
  const header = {
    format: 'rostrum-backup',
    version: 1,
    application: '1.2.3',
    workspaceId: journal.workspaceId,
    end: { sequence: 5, hash: 'a'.repeat(64) },
    counts: { partitions: 1, sheets: 1 },
    madeAt: '2026-11-22T08:00:00.000Z',
    day: '2026-11-22',
    clock: '13:00',
    timeZone: 'Asia/Almaty',
    device: 'd-TEST22',
    kind: 'automatic',
  };
  const summary = { workshops: 1, people: 4, marks: 3, entries: 5, evidence: 0, latest: [] };
  const info = { header, summary, bytes: 1000 };
  const answers: Record<string, object> = {
    'backup.list': { backups: [{ token: 'one', name: 'one', place: 'data', info, problem: null }] },
    'backup.examine': { info, isForeign: false, evidenceMissing: 0, comparison: null },
  };
  const call = (name: string, input: unknown): Promise<unknown> => {
    const value = answers[name];
    return value === undefined ? journal.call(name, input) : Promise.resolve({ ok: true, value });
  };
  Object.defineProperty(window, 'rostrum', { value: { call }, configurable: true });
  renderGate();
  await page.getByRole('button', { name: englishScreens.backups.bringBack }).click();
  await page.getByRole('button', { name: /22\sNovember/ }).click();
  await expect.element(page.getByRole('button', { name: englishScreens.backups.restore.overFresh })).toBeVisible();
  journal.install();
});

test('6: a file that cannot be read is named with the reason, and no empty data are shown before somebody decides', async () => {
  await Promise.all(store.tables.map((table) => table.clear()));
  const unreadable = [{ name: 'snapshot-00000004.jsonl', reason: 'link-loop' }];
  Object.assign(journal, { entries: [], proof: 'none', witness: null, unreadable });
  renderGate();
  await expect.element(page.getByRole('heading', { name: trouble.title.unreadable })).toBeVisible();
  await expect
    .element(page.getByText('The file snapshot-00000004.jsonl cannot be read: it is a link that leads back to itself.'))
    .toBeVisible();
  await expect.element(page.getByRole('button', { name: englishScreens.backups.bringBack })).toBeVisible();
  expect(page.getByRole('heading', { name: 'Workshops' }).query()).toBeNull();
  await expectAccessible();
  await page.getByRole('button', { name: trouble.beginAnew }).click();
  await expect.element(page.getByRole('heading', { name: 'Workshops' })).toBeVisible();
});

test('40: a backup with another history is told with the number and the day, and nothing is shown before somebody decides', async () => {
  await loseTwo();
  Object.assign(journal, { fork: { at: 3, madeAt: '2026-11-22T08:00:00Z' } });
  renderGate();
  await expect
    .element(page.getByText(/From change number 3 on, the backup made on 22\sNovember\s2026 at/))
    .toBeVisible();
  expect(page.getByRole('heading', { name: 'Workshops' }).query()).toBeNull();
});

test('40: what came out of a backup is told with its numbers, and nothing is promised about what came after', async () => {
  const fromBackup = [{ from: 1, to: 1, after: null, before: '2026-11-22T08:00:00Z' }];
  Object.assign(journal, { mended: 'damaged-entries', proof: 'none', fromBackup });
  renderGate();
  const notice = page.getByRole('status').filter({ hasText: 'came back out of a backup' });
  await expect
    .element(notice)
    .toHaveTextContent(/changes 1; made on 22\sNovember\s2026 or earlier came back out of a backup/);
  await expect.element(notice).toHaveTextContent('whether there was more is not known');
  expect(page.getByText(englishScreens.recovered.nothingLost).query()).toBeNull();
});

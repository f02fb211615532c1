import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { CheckDialog } from '../../../renderer/features/home/backups/check-dialog.tsx';
import type { Damage } from '../../../shared/integrity/damage.ts';
import { renderScreen } from '../rendered-section.tsx';
import { freshStart } from '../storage/stored.ts';

const header = {
  format: 'rostrum-backup',
  version: 1,
  application: '1.2.3',
  workspaceId: '0b9c8f1e-6c1b-4f0a-9c53-2f1f8f1c7a10',
  end: { sequence: 3, hash: 'a'.repeat(64) },
  counts: { partitions: 1, sheets: 1 },
  madeAt: '2026-11-22T08:00:00.000Z',
  day: '2026-11-22',
  clock: '13:00',
  timeZone: 'Asia/Almaty',
  device: 'd-TEST22',
  kind: 'safety',
};
const summary = { workshops: 1, people: 4, marks: 3, entries: 3, evidence: 0, latest: [] };
const backup = { header, summary, bytes: 1000 };

/** The window finds these damages, and none once they were mended. */
async function checkWith(damages: readonly Damage[]): Promise<void> {
  const journal = await freshStart();
  let left = damages;
  const call = (name: string, input: unknown): Promise<unknown> => {
    if (name === 'data.check') return Promise.resolve({ ok: true, value: { damages: left } });
    if (name !== 'data.mend-files') return journal.call(name, input);
    left = left.filter(({ isMendable }) => !isMendable);
    return Promise.resolve({ ok: true, value: { backup, isRebuilt: false, changes: [] } });
  };
  Object.defineProperty(window, 'rostrum', { value: { call }, configurable: true });
  renderScreen(<CheckDialog onClose={() => undefined} />);
}

test('11 changes that are missing are told with their numbers and days, and what can be put right is', async () => {
  const [after, before] = ['2026-11-20T08:00:00Z', '2026-11-22T08:00:00Z'];
  await checkWith([
    { kind: 'history-missing', place: '', isMendable: false, missing: { from: 3, to: 9, after, before } },
    { kind: 'history-missing', place: '', isMendable: false, missing: { from: 12, to: 12, after, before } },
    { kind: 'copy-damaged', place: 'mirror/entries-00000001.jsonl', isMendable: true },
  ]);
  const dialog = page.getByRole('dialog');
  const missing = dialog.getByText(
    /^2 × Old changes that no file holds any more; .* \(3–9, 12; made between 20\s+November\s+2026 and 22\s+November\s+2026\)/,
  );
  await expect.element(missing).toBeVisible();
  const copy = dialog.getByText('A second copy of the journal is damaged; it is written anew');
  await expect.element(copy).toBeVisible();
  await page.getByRole('button', { name: 'Back up, then put it right' }).click();
  await expect.element(dialog.getByText('Not everything could be put right: see below.')).toBeVisible();
  await expect.element(missing).toBeVisible();
  expect(copy.elements()).toEqual([]);
});

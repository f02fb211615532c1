import { expect, test, vi } from 'vitest';
import { type Locator, page } from 'vitest/browser';
import { ClosingQuestion } from '../../../renderer/app/closing.tsx';
import { AppFrame } from '../../../renderer/app/frame.tsx';
import { RecoveryGate } from '../../../renderer/app/recovery-gate.tsx';
import { HomePage } from '../../../renderer/features/home/home-page.tsx';
import { store } from '../../../renderer/storage/database.ts';
import { englishScreens } from '../../../shared/text/english.ts';
import { expectAccessible, renderGate, renderScreen } from '../rendered-section.tsx';
import type { MemoryJournal } from '../storage/memory-journal.ts';
import { freshStart, openSmallWorkshop, saved } from '../storage/stored.ts';

test('nothing is shown before the store holds what the journal holds; what was brought back is told', async () => {
  const journal = await freshStart();
  await openSmallWorkshop();
  await saved();
  await Promise.all(store.tables.map((table) => table.clear()));
  journal.mended = 'torn-tail';
  const open = Promise.withResolvers<void>();
  journal.statusGate = open.promise;

  renderGate();
  await expect.element(page.getByText(englishScreens.opening)).toBeInTheDocument();
  expect(page.getByRole('heading', { name: 'Workshops' }).query()).toBeNull();
  open.resolve();

  await expect.element(page.getByRole('heading', { name: 'Workshops' })).toBeVisible();
  expect(await store.summaries.count()).toBe(1);
  const notice = page.getByRole('status').filter({ hasText: /records? w(as|ere) restored from the journal/ });
  await expect.element(notice).toBeVisible();
  await expect
    .element(notice)
    .toHaveTextContent(/restored from the journal\. The last writing to the journal was cut off\. Nothing is lost\.$/);
  await expectAccessible();
  await notice.getByRole('button', { name: 'Close' }).click();
  await expect.element(notice).not.toBeInTheDocument();
  await expect.element(page.getByRole('heading', { name: 'Workshops' })).toBeVisible();
});

/** The notice after a start at which the journal found this; the store was empty, or is as it was. */
async function noticeAfter(found: Partial<MemoryJournal>, restored = true): Promise<Locator> {
  const journal = await freshStart();
  await openSmallWorkshop();
  await saved();
  if (restored) await Promise.all(store.tables.map((table) => table.clear()));
  Object.assign(journal, found);
  renderGate();
  await expect.element(page.getByRole('heading', { name: 'Workshops' })).toBeVisible();
  return page.getByRole('status').filter({ has: page.getByRole('button', { name: 'Close' }) });
}

const many = Array.from({ length: 30 }, (_, index) => index + 1);
const reaches = /All changes that were recorded as saved are here; the last one is number 1\.$/;
const endsAt = /The data end with change number 1; whether there was more is not known\.$/;

test.each<[string, Partial<MemoryJournal>, RegExp]>([
  ['entries emptied by somebody', { damaged: [4, 8] }, /restored[^.]*\. Changes from which .*: 4, 8\.$/],
  ['that there are more than fit', { damaged: many }, /program: 1, 2, .*, 20, …$/],
  ['that the witness is a moment older', { proof: 'ahead', mended: 'torn-tail' }, reaches],
  ['that there is no witness', { proof: 'none' }, endsAt],
  ['that there were more records', { proof: 'less', mended: 'snapshot-older' }, endsAt],
])('the notice tells %s, and not that nothing is lost', async (_what, found, text) => {
  const notice = await noticeAfter(found);
  await expect.element(notice).toHaveTextContent(text);
  await expect.element(notice).not.toHaveTextContent(englishScreens.recovered.nothingLost);
});

test.each<[string, Partial<MemoryJournal>, RegExp]>([
  ['records were restored', {}, /\d+ records were restored from the journal\. Nothing is lost\.$/],
  ['damage was made good by copies', { mended: 'damaged-entries' }, /whole copies.*Nothing is lost\.$/],
  ['a snapshot was passed over', { mended: 'snapshot-older' }, /passed over.*Nothing is lost\.$/],
])('nothing is lost where %s and the witness agrees exactly', async (_what, found, text) => {
  await expect.element(await noticeAfter(found)).toHaveTextContent(text);
});

test('a torn end is told also where no record had to be restored', async () => {
  const notice = await noticeAfter({ mended: 'torn-tail', proof: 'ahead' }, false);
  await expect.element(notice).toHaveTextContent(/^The last writing to the journal was cut off\. All changes/);
});

test('where the journal was written anew from the window, that is told with numbers and where the old one lies', async () => {
  const missing = [{ from: 1, to: 1, after: null, before: null }];
  const notice = await noticeAfter({ missing, witness: null, proof: 'none' }, false);
  await expect.element(notice).toHaveTextContent(/written anew .* change number 1\. Missing in the journal were: 1\./);
  await expect.element(notice).toHaveTextContent('What was there before is kept in /memory/aside.');
  await expect.element(notice).not.toHaveTextContent(englishScreens.recovered.nothingLost);
});

test('a start asks once what this installation is', async () => {
  const journal = await freshStart();
  const call = vi.spyOn(journal, 'call');
  renderScreen(
    <RecoveryGate>
      <AppFrame>
        <HomePage />
      </AppFrame>
      <ClosingQuestion />
    </RecoveryGate>,
  );
  await expect.element(page.getByRole('textbox', { name: 'Name of this computer' })).toHaveValue('laptop-2');
  await expect.poll(() => call.mock.calls.map(([name]) => name)).toContain('closing.asked');
  expect(call.mock.calls.filter(([name]) => name === 'application.describe')).toHaveLength(1);
});

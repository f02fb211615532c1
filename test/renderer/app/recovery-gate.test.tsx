import { expect, test } from 'vitest';
import { type Locator, page } from 'vitest/browser';
import { RecoveryGate } from '../../../renderer/app/recovery-gate.tsx';
import { store } from '../../../renderer/storage/database.ts';
import type { JournalStatus } from '../../../shared/host/contract.ts';
import { englishScreens } from '../../../shared/text/english/english.ts';
import { expectAccessible, renderScreen } from '../rendered-section.tsx';
import { freshStart, openSmallWorkshop, saved } from '../storage/stored.ts';

test('nothing is shown before the store holds what the journal holds; what was brought back is told', async () => {
  const journal = await freshStart();
  await openSmallWorkshop();
  await saved();
  await Promise.all(store.tables.map((table) => table.clear()));
  journal.mended = 'torn-tail';
  const open = Promise.withResolvers<void>();
  journal.statusGate = open.promise;

  renderScreen(
    <RecoveryGate>
      <main>
        <h1>Workshops</h1>
      </main>
    </RecoveryGate>,
  );
  await expect.element(page.getByText(englishScreens.opening)).toBeInTheDocument();
  expect(page.getByRole('heading', { name: 'Workshops' }).query()).toBeNull();
  open.resolve();

  await expect.element(page.getByRole('heading', { name: 'Workshops' })).toBeVisible();
  expect(await store.summaries.count()).toBe(1);
  const notice = page.getByRole('status').filter({ hasText: /records? w(as|ere) restored from the journal/ });
  await expect.element(notice).toBeVisible();
  await expect.element(notice).toHaveTextContent(/Everything that was saved is here/);
  await expectAccessible();
  await notice.getByRole('button', { name: 'Close' }).click();
  await expect.element(notice).not.toBeInTheDocument();
  await expect.element(page.getByRole('heading', { name: 'Workshops' })).toBeVisible();
});

/** The notice after a start at which the store was empty and the journal found this. */
async function noticeAfter(mended: JournalStatus['mended'], damaged: number[], restored = true): Promise<Locator> {
  const journal = await freshStart();
  await openSmallWorkshop();
  await saved();
  if (restored) await Promise.all(store.tables.map((table) => table.clear()));
  Object.assign(journal, { mended, damaged });
  renderScreen(
    <RecoveryGate>
      <main>
        <h1>Workshops</h1>
      </main>
    </RecoveryGate>,
  );
  await expect.element(page.getByRole('heading', { name: 'Workshops' })).toBeVisible();
  return page.getByRole('status').filter({ has: page.getByRole('button', { name: 'Close' }) });
}

const many = Array.from({ length: 30 }, (_, index) => index + 1);

test.each([
  [
    'records and damaged entries',
    'damaged-entries',
    [4, 8],
    /\d+ records were restored.*kept aside\. .*entries: 4, 8\.$/,
  ],
  [
    'records and entries emptied by somebody',
    null,
    [4, 8],
    /\d+ records were restored[^.]*\. *Damaged or altered entries: 4, 8\.$/,
  ],
  ['no promise that damage belies', 'torn-tail', [5], /restored from the journal\. *Damaged or altered entries: 5\.$/],
  ['that there are more than fit', null, many, /entries: 1, 2, .*, 20, …\.$/],
  ['a snapshot passed over', 'snapshot-older', [], /restored from the journal\. *A damaged snapshot was passed over/],
] as const)('the notice tells %s, and not that nothing is lost', async (_what, mended, damaged, text) => {
  const notice = await noticeAfter(mended, [...damaged]);
  await expect.element(notice).toHaveTextContent(text);
  await expect.element(notice).not.toHaveTextContent(englishScreens.nothingLost);
});

test('damaged entries are told also where no record had to be restored', async () => {
  const notice = await noticeAfter(null, [7], false);
  await expect.element(notice).toHaveTextContent('Damaged or altered entries: 7.');
  await expect.element(notice).not.toHaveTextContent(englishScreens.nothingLost);
});

test('nothing is lost where nothing was damaged', async () => {
  await expect
    .element(await noticeAfter(null, []))
    .toHaveTextContent(/\d+ records were restored from the journal\. Nothing is lost\.$/);
});

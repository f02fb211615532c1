import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { RecoveryGate } from '../../../renderer/app/recovery-gate.tsx';
import { store } from '../../../renderer/storage/working-store.ts';
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

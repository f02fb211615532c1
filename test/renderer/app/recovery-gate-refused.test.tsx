import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { RecoveryGate } from '../../../renderer/app/recovery-gate.tsx';
import { englishScreens } from '../../../shared/text/english.ts';
import { expectAccessible, renderGate, renderScreen } from '../rendered-section.tsx';
import { freshStart } from '../storage/stored.ts';

test('a journal that cannot be read is told in a sentence, and no screen works on an empty store', async () => {
  const journal = await freshStart();
  journal.statusTrouble = 'journal-newer';
  renderScreen(
    <RecoveryGate>
      <h1>All trainings</h1>
    </RecoveryGate>,
  );
  const alert = page.getByRole('alert');
  await expect.element(alert.getByRole('heading', { name: englishScreens.cannotStart })).toBeVisible();
  await expect.element(alert).toHaveTextContent('journal-newer');
  await expect.element(page.getByRole('button', { name: englishScreens.tryAgain })).toBeVisible();
  expect(page.getByRole('heading', { name: 'All trainings' }).query()).toBeNull();
  await expectAccessible();
});

test('6: data that cannot be opened offer a backup, and looking at an empty window says that there is nothing', async () => {
  const journal = await freshStart();
  journal.statusTrouble = 'journal-unreadable';
  renderGate();
  const alert = page.getByRole('alert');
  await expect.element(alert).toHaveTextContent('journal-unreadable');
  await expect.element(page.getByRole('button', { name: englishScreens.backups.bringBack })).toBeVisible();
  expect(page.getByText(englishScreens.trouble.nothingToLook).query()).toBeNull();
  await page.getByRole('button', { name: englishScreens.trouble.look }).click();
  await expect.element(page.getByText(englishScreens.trouble.nothingToLook)).toBeVisible();
  await expectAccessible();
});

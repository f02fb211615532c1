import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { ErrorBoundary } from '../../../renderer/app/error-boundary.tsx';
import { englishScreens } from '../../../shared/text/english/english.ts';
import { expectAccessible, renderScreen } from '../rendered-section.tsx';

beforeEach(() => {
  // React reports what a boundary catches; here that is what is wanted.
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
  vi.restoreAllMocks();
});

function Broken(): ReactNode {
  throw new Error('the board has no columns');
}

test('a screen that throws is replaced by a sentence, a way on and what happened; what is outside stays', async () => {
  renderScreen(
    <div>
      <nav aria-label="Sections">Overview</nav>
      <ErrorBoundary>
        <Broken />
      </ErrorBoundary>
    </div>,
  );
  await expect.element(page.getByRole('heading', { name: englishScreens.bug.title })).toBeVisible();
  await expect.element(page.getByText(englishScreens.bug.explanation)).toBeVisible();
  await expect.element(page.getByRole('button', { name: englishScreens.bug.restart })).toBeVisible();
  await expect.element(page.getByRole('navigation', { name: 'Sections' })).toBeVisible();
  await page.getByText(englishScreens.bug.detail, { exact: true }).click();
  await expect.element(page.getByText(/the board has no columns/)).toBeVisible();
  await expectAccessible();
});

test('a screen that does not throw is shown as it is', async () => {
  renderScreen(
    <ErrorBoundary>
      <h1>Agenda</h1>
    </ErrorBoundary>,
  );
  await expect.element(page.getByRole('heading', { name: 'Agenda' })).toBeVisible();
  expect(page.getByText(englishScreens.bug.title).query()).toBeNull();
});

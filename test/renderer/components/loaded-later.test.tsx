import type { ReactNode } from 'react';
import { describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import {
  dialogLoadedLater,
  LoadedLater,
  PageLoadedLater,
  preloadWhenIdle,
} from '../../../renderer/components/loaded-later.tsx';
import { renderScreen } from '../rendered-section.tsx';

const Greeting = ({ name }: { readonly name: string }): ReactNode => <main>Hello {name}</main>;
const broken = /A part of the program could not be loaded/;

describe('a page of a chunk of its own', () => {
  test('shows an empty page until the chunk is there', async () => {
    const loading = Promise.withResolvers<typeof Greeting>();
    renderScreen(<PageLoadedLater later={new LoadedLater(() => loading.promise)} props={{ name: 'Aigul' }} />);
    await expect.poll(() => document.querySelector('[aria-busy="true"]')).not.toBeNull();
    loading.resolve(Greeting);
    await expect.element(page.getByText('Hello Aigul')).toBeVisible();
  });

  test('says so where the chunk is damaged, and tries again when asked', async () => {
    let attempts = 0;
    const later = new LoadedLater(async () => {
      attempts += 1;
      if (attempts === 1) throw new Error('damaged');
      return Greeting;
    });
    renderScreen(<PageLoadedLater later={later} props={{ name: 'Aigul' }} />);
    await expect.element(page.getByText(broken)).toBeVisible();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect.element(page.getByText('Hello Aigul')).toBeVisible();
  });

  test('is drawn at once when the chunk was preloaded, which happens once', async () => {
    let attempts = 0;
    const later = new LoadedLater(async () => {
      attempts += 1;
      return Greeting;
    });
    preloadWhenIdle([later]);
    await expect.poll(() => later.current().kind).toBe('loaded');
    renderScreen(<PageLoadedLater later={later} props={{ name: 'Aigul' }} />);
    await expect.element(page.getByText('Hello Aigul')).toBeVisible();
    expect(attempts).toBe(1);
  });
});

test('a dialog whose chunk is damaged closes with a sentence', async () => {
  let closed = 0;
  const Broken = dialogLoadedLater<{ readonly onClose: () => void }>(
    new LoadedLater(() => Promise.reject(new Error('damaged'))),
  );
  const onClose = (): void => {
    closed += 1;
  };
  renderScreen(<Broken onClose={onClose} />);
  await expect.element(page.getByText(broken)).toBeVisible();
  expect(closed).toBe(1);
});

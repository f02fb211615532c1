import type { ReactNode } from 'react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import {
  dialogLoadedLater,
  LoadedLater,
  PageLoadedLater,
  partLoadedLater,
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

test('a part of a page is nothing until its chunk is there, and a sentence where that is damaged', async () => {
  const loading = Promise.withResolvers<typeof Greeting>();
  const Part = partLoadedLater(new LoadedLater(() => loading.promise));
  const BrokenPart = partLoadedLater<object>(new LoadedLater(() => Promise.reject(new Error('damaged'))));
  const place = renderScreen(
    <>
      <Part name="Aigul" />
      <BrokenPart />
    </>,
  );
  await expect.element(page.getByRole('alert')).toHaveTextContent(broken);
  expect(place.textContent).not.toContain('Hello');
  loading.resolve(Greeting);
  await expect.element(page.getByText('Hello Aigul')).toBeVisible();
});

describe('preloading', () => {
  const asked: string[] = [];
  const part = (name: string): { readonly load: () => Promise<void> } => ({
    load: async () => void asked.push(name),
  });
  beforeEach(() => {
    asked.length = 0;
  });

  test('waits until the start of the app is over', async () => {
    const clock = vi.spyOn(performance, 'now').mockReturnValue(2500);
    preloadWhenIdle([part('late')]);
    clock.mockReturnValue(3000);
    preloadWhenIdle([part('later started')]);
    await expect.poll(() => asked).toEqual(['later started']);
    await expect.poll(() => asked).toEqual(['later started', 'late']);
    vi.restoreAllMocks();
  });

  test('is one part after another, and can be stopped', async () => {
    vi.spyOn(performance, 'now').mockReturnValue(3000);
    preloadWhenIdle([part('first'), part('second')]);
    preloadWhenIdle([part('never')])();
    await expect.poll(() => asked).toEqual(['first', 'second']);
    vi.restoreAllMocks();
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

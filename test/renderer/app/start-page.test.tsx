import { createRoot } from 'react-dom/client';
import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { startPage } from '../../../renderer/app/start-page.tsx';
import { describeApplication } from '../../../renderer/storage/host-client.ts';
import { languages } from '../../../shared/domain/language.ts';
import { expectAccessible } from '../rendered-section.tsx';
import { freshStart } from '../storage/stored.ts';

beforeEach(async () => {
  await freshStart();
});

/** Starts the app where the files of these languages are missing. */
async function started(chosen: 'en' | 'ru', missing: readonly string[]): Promise<void> {
  document.documentElement.lang = '';
  localStorage.setItem('language', chosen);
  document.body.replaceChildren();
  const place = document.body.appendChild(document.createElement('div'));
  const load = (languages: readonly string[] = []): Promise<void> =>
    languages.some((language) => missing.includes(language))
      ? Promise.reject(new TypeError('Failed to fetch dynamically imported module'))
      : Promise.resolve();
  createRoot(place).render(await startPage(load));
}

test.each([
  ['ru', [], 'ru'],
  ['ru', ['ru'], 'en'],
  ['en', ['en'], 'ru'],
] as const)(
  'chosen %s, missing %s: the app starts in the language that is there',
  async (chosen, missing, language) => {
    await started(chosen, missing);
    await expect.element(page.getByRole('navigation')).toBeVisible();
    await expect.poll(() => document.documentElement.lang).toBe(language);
  },
);

test('a page that has forgotten its language begins in the one that the data folder remembers', async () => {
  const { call } = window.rostrum;
  Object.defineProperty(window, 'rostrum', {
    configurable: true,
    value: {
      call: async (name: string, input: unknown) => {
        const answer = (await call(name, input)) as { readonly ok: boolean; readonly value: object };
        if (name !== 'application.describe') return answer;
        return { ...answer, value: { ...answer.value, appearance: { theme: 'light', language: 'ru' } } };
      },
    },
  });
  await describeApplication(true);
  localStorage.removeItem('language');
  const place = document.body.appendChild(document.createElement('div'));
  createRoot(place).render(await startPage());
  await expect.element(page.getByRole('navigation')).toBeVisible();
  await expect.poll(() => document.documentElement.lang).toBe('ru');
});

test('the shell is asked to remember theme and language, at the start and whenever one changes', async () => {
  const remembered: unknown[] = [];
  const { call } = window.rostrum;
  Object.defineProperty(window, 'rostrum', {
    configurable: true,
    value: {
      call: (name: string, input: unknown) => {
        if (name === 'appearance.remember') remembered.push(input);
        return call(name, input);
      },
    },
  });
  localStorage.setItem('theme', 'dark');
  await started('en', []);
  await expect.poll(() => remembered).toEqual([{ theme: 'dark', language: 'en' }]);
  await page.getByRole('button', { name: 'Language of the interface: English' }).click();
  await page.getByRole('menuitem', { name: 'Русский' }).click();
  await expect.poll(() => remembered.at(-1)).toEqual({ theme: 'dark', language: 'ru' });
});

test('without the texts of any language a sentence in each says so, with a button to try again', async () => {
  await started('en', languages);
  const alert = page.getByRole('alert');
  await expect.element(alert).toHaveTextContent(/texts of Rostrum could not be loaded/);
  await expect.element(alert).toHaveTextContent(/Не удалось загрузить тексты Rostrum/);
  await expect.element(page.getByRole('button', { name: 'Try again · Попробовать снова' })).toBeVisible();
  await expectAccessible();
});

import { afterEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { translator } from '../../../shared/text/text.ts';
import { accessibilityFaults, clearPage, expectAccessible, renderApp } from '../rendered-section.tsx';
import { freshStart } from '../storage/stored.ts';
import { places, visitPlace } from './every-screen.ts';
import { cutTexts, overlappingTexts } from './visible-text.ts';

const looks = [
  { language: 'en', theme: 'light', zoom: '100', width: 1280, height: 800 },
  { language: 'ru', theme: 'dark', zoom: '100', width: 1280, height: 800 },
  { language: 'kk', theme: 'light', zoom: '200', width: 1366, height: 768 },
  { language: 'en', theme: 'dark', zoom: '200', width: 1366, height: 768 },
] as const;

afterEach(clearPage);

describe.each(looks)('in $language, $theme, at $zoom %', ({ width, height, ...look }) => {
  test.each(places)('axe finds nothing wrong, and nothing is cut: %s', { timeout: 240_000 }, async (place) => {
    await page.viewport(width, height);
    const faults: string[] = [];
    await visitPlace(place, look, async (name) => {
      const found = [
        ...(await accessibilityFaults()),
        ...cutTexts().map((text) => `cut: ${text}`),
        ...overlappingTexts(),
      ];
      faults.push(...found.map((fault) => `${name}: ${fault}`));
    });
    expect(faults).toEqual([]);
  });
});

test('a form with something missing says so accessibly', async () => {
  const t = translator('ru');
  await freshStart();
  await renderApp('/', t('screens.home.welcome'), { language: 'ru' });
  await page.getByRole('button', { name: t('screens.home.newWorkshop') }).click();
  await page.getByRole('button', { name: t('screens.home.form.create') }).click();
  await expect.element(page.getByText(t('fields.problem.title-missing'))).toBeVisible();
  await expectAccessible();
});

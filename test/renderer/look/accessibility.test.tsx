import { afterEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { translator } from '../../../shared/text/text.ts';
import { accessibilityFaults, clearPage, expectAccessible, renderApp } from '../rendered-section.tsx';
import { freshStart } from '../storage/stored.ts';
import { scenes, visitScene } from './every-screen.ts';
import { unfoundControls, unlistedControls } from './found-controls.ts';
import { cutTexts, overlappingTexts } from './visible-text.ts';

const looks = [
  { language: 'en', theme: 'light', zoom: '100', width: 1280, height: 800 },
  { language: 'ru', theme: 'dark', zoom: '100', width: 1280, height: 800 },
  { language: 'kk', theme: 'light', zoom: '200', width: 1366, height: 768 },
  { language: 'en', theme: 'dark', zoom: '200', width: 1366, height: 768 },
] as const;

afterEach(clearPage);

/** Addresses that the browser would show in a bubble when the pointer rests on them. */
function addresses(): string[] {
  return [...document.querySelectorAll('a[href], area[href]')].map((each) => `address: ${each.outerHTML}`);
}

describe.each(looks)('in $language, $theme, at $zoom %', ({ width, height, ...look }) => {
  test.each(scenes)(
    'axe finds nothing wrong, nothing is cut, no link has an address, and each control has an action that Ctrl+K finds: $name',
    { timeout: 60_000 },
    async (scene) => {
      await page.viewport(width, height);
      const faults: string[] = [];
      await visitScene(scene, look, async (_, workshopId) => {
        faults.push(...(await accessibilityFaults()), ...cutTexts().map((text) => `cut: ${text}`));
        faults.push(...overlappingTexts(), ...addresses());
        const place = scene.place === 'welcome' ? 'home' : scene.place;
        faults.push(...(await unfoundControls(place, workshopId, look.language)));
        faults.push(...(await unlistedControls(place, workshopId, look.language)));
      });
      expect(faults).toEqual([]);
    },
  );
});

describe('at 150 % in a small window', () => {
  test.each(scenes)('nothing is cut and nothing overlaps: $name', { timeout: 60_000 }, async (scene) => {
    await page.viewport(1366, 768);
    const faults: string[] = [];
    await visitScene(scene, { language: 'ru', zoom: '150' }, async () => {
      faults.push(...cutTexts(), ...overlappingTexts());
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

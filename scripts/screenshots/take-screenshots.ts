import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { launchApplication, removeHome } from '../../test/end-to-end/application.ts';

type Look = { readonly language: 'en' | 'ru'; readonly theme: 'light' | 'dark' };

const looks: readonly Look[] = [
  { language: 'en', theme: 'light' },
  { language: 'ru', theme: 'dark' },
];
const sections = ['overview', 'agenda', 'people', 'attendance', 'documents'] as const;

/** Every screen with the first sample, light in English and dark in Russian; gives the names of the pictures. */
export async function takeScreenshots(folder: string): Promise<string[]> {
  mkdirSync(folder, { recursive: true });
  const application = await launchApplication();
  const { page } = application;
  await page.setViewportSize({ width: 1366, height: 768 });
  const taken: string[] = [];
  for (const look of looks) {
    await dress(page, look);
    if (look === looks[0]) {
      taken.push(await take(page, folder, 'welcome', look));
      await page.locator('[data-part="sample"]').first().click();
    }
    await page.locator('[data-part="side"] a[href*="/workshop/"]').first().click();
    for (const section of sections) {
      await page.locator(`[data-part="side"] a[href$="/${section}"]`).click();
      await settled(page);
      taken.push(await take(page, folder, section, look));
    }
  }
  await application.close();
  await removeHome(application.home);
  return taken;
}

async function dress(page: Page, { language, theme }: Look): Promise<void> {
  await page.evaluate(
    ([chosen, light]) => {
      localStorage.setItem('language', chosen);
      localStorage.setItem('theme', light);
    },
    [language, theme] as const,
  );
  await page.reload();
  await page.locator('main').waitFor();
  await settled(page);
}

/** Fonts are there and nothing waits for the journal. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
  });
  await page.locator('[data-part="saving"]:not([data-state="busy"])').waitFor();
  await page.evaluate(async () => {
    await new Promise((resolve) => {
      requestAnimationFrame(() => requestAnimationFrame(resolve));
    });
  });
}

async function take(page: Page, folder: string, name: string, { language, theme }: Look): Promise<string> {
  const plain = language === 'en' && theme === 'light';
  const file = path.join(folder, plain ? `${name}.png` : `${name}-${language}-${theme}.png`);
  await page.screenshot({ path: file });
  return file;
}

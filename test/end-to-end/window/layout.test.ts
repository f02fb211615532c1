import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchApplication, removeHome, type Application } from '../application.ts';
import { openSample } from '../steps.ts';

let application: Application;
let workshop: string;

beforeAll(async () => {
  application = await launchApplication();
  await openSample(application.page, 'cadap-respectful-care');
  workshop = new URL(application.page.url()).pathname.replace(/\/\w+$/, '');
});

afterAll(async () => {
  await application.close();
  await removeHome(application.home);
});

const sections = ['overview', 'agenda', 'people', 'attendance', 'register', 'desk', 'documents'] as const;

test.each([
  { language: 'en', width: 1280, height: 800, zoom: '100' },
  { language: 'ru', width: 1280, height: 800, zoom: '100' },
  { language: 'en', width: 1024, height: 700, zoom: '100' },
  { language: 'ru', width: 1024, height: 700, zoom: '100' },
  { language: 'en', width: 1366, height: 768, zoom: '200' },
  { language: 'kk', width: 1366, height: 768, zoom: '200' },
])(
  'in $language at $width × $height, $zoom per cent, nothing sticks out of the window and nothing overlaps',
  async (look) => {
    const { page } = application;
    await page.setViewportSize(look);
    await page.evaluate(({ language, zoom }) => {
      localStorage.setItem('language', language);
      localStorage.setItem('zoom', zoom);
    }, look);
    await page.reload();
    for (const section of sections) {
      await page.evaluate((path) => history.pushState(null, '', path), `${workshop}/${section}`);
      await page.locator('main h1').first().waitFor();
      expect({ section, ...(await faults(page)) }).toEqual({ section, stickingOut: [0, 0], overlapping: [] });
    }
    await page.evaluate((path) => history.pushState(null, '', path), `${workshop}/people`);
    await page.locator('[data-part="line"]').nth(3).click();
    await page.locator('[data-part="panel"]').waitFor();
    expect(await faults(page)).toEqual({ stickingOut: [0, 0], overlapping: [] });
  },
);

/** By how many pixels the page scrolls, and what in the top bar lies over its neighbour. */
async function faults(page: Page): Promise<{ stickingOut: number[]; overlapping: string[] }> {
  return page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement;
    const parts = [...document.querySelectorAll('[data-part="top-bar"] > *')].map((each) =>
      each.getBoundingClientRect(),
    );
    const seen = parts.filter((rectangle) => rectangle.width > 0);
    return {
      stickingOut: [scrollWidth - window.innerWidth, scrollHeight - window.innerHeight],
      overlapping: seen.slice(1).flatMap((part, index) => {
        const before = seen[index]?.right ?? 0;
        return part.left < before - 0.5 ? [`${part.left} < ${before}`] : [];
      }),
    };
  });
}

import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { launchApplication, removeHome } from '../../test/end-to-end/application.ts';

type Look = {
  readonly language: 'en' | 'ru' | 'kk' | 'uz';
  readonly theme: 'light' | 'dark';
  /** Per cent. */
  readonly zoom?: number;
};

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
    for (const section of sections) {
      await page.locator(`[data-part="side"] [data-action="go.${section}"]`).click();
      await settled(page);
      taken.push(await take(page, folder, section, look));
    }
  }
  await application.close();
  await removeHome(application.home);
  return taken;
}

/** Windows that the app is looked at in, and the size of everything in them. */
const windows = [
  { width: 1024, height: 640, zoom: 100 },
  { width: 1280, height: 720, zoom: 100 },
  { width: 1366, height: 768, zoom: 100 },
  { width: 1440, height: 900, zoom: 100 },
  { width: 1920, height: 1080, zoom: 100 },
  { width: 2560, height: 1440, zoom: 100 },
  { width: 1366, height: 768, zoom: 200 },
] as const;

/** What is looked at: where, and what is done there before. */
const scenes: readonly {
  readonly name: string;
  readonly path: string;
  readonly act?: (page: Page) => Promise<void>;
  /** What is pressed afterwards, so that the next picture begins as this one did. */
  readonly undo?: string;
  /** What is clicked afterwards. */
  readonly close?: string;
}[] = [
  { name: 'home', path: '/' },
  { name: 'overview', path: 'overview' },
  { name: 'agenda', path: 'agenda', act: async (page) => page.locator('[data-part="block"]').nth(3).click() },
  {
    name: 'agenda-table',
    path: 'agenda',
    act: async (page) => page.locator('main [data-part="segments"] [role="radio"]').last().click(),
  },
  { name: 'people', path: 'people', act: async (page) => page.locator('[data-part="line"]').nth(3).click() },
  {
    name: 'delegations',
    path: 'people',
    act: async (page) => page.locator('main [data-part="segments"] [role="radio"]').last().click(),
  },
  { name: 'attendance', path: 'attendance' },
  {
    name: 'pictures',
    path: 'attendance',
    act: async (page) => page.locator('main [data-part="segments"] [role="radio"]').nth(1).click(),
  },
  { name: 'register', path: 'register' },
  { name: 'desk', path: 'desk' },
  { name: 'documents', path: 'documents' },
  { name: 'participant-list', path: 'documents?kind=participant-list' },
  { name: 'palette', path: 'overview', act: async (page) => page.keyboard.press('Control+k') },
  {
    name: 'message',
    path: 'overview',
    act: async (page) => page.locator('main li [data-part="button"]').nth(1).click(),
    undo: 'Control+z',
  },
  {
    name: 'failure',
    path: 'documents?kind=group-lists',
    act: async (page) => {
      await page.locator('[data-action="documents.save"]').click();
      await page.locator('[data-part="failures"]').waitFor();
    },
    close: '[data-part="failures"] button',
  },
  ...[
    ['new-workshop', '/', 'home.create'],
    ['bring-back', '/', 'backup.bring-back'],
    ['add-person', 'people', 'people.add'],
    ['sign-off', 'attendance', 'attendance.sign-off'],
    ['for-programs', 'documents', 'documents.exchange'],
    ['copy', 'overview', 'overview.copy'],
  ].map(([name = '', path = '', action = '']) => ({
    name,
    path,
    act: async (page: Page) => page.locator(`main [data-action="${action}"]`).first().click(),
  })),
  {
    name: 'keys',
    path: 'agenda',
    act: async (page) => page.keyboard.press('Shift+Slash'),
  },
];

/** Every scene in every window, theme and in four languages, to be looked at: `folder/agenda/1280x720-ru-dark.png`. */
export async function takeLooks(folder: string, wanted: (name: string) => boolean): Promise<number> {
  const application = await launchApplication();
  const { page } = application;
  // A busy machine takes its time.
  page.setDefaultTimeout(120_000);
  await page.locator('[data-part="sample"]').first().click();
  await page.locator('[data-part="side"] [data-action="go.agenda"]').waitFor();
  await settled(page);
  const workshop = new URL(page.url()).pathname.replace(/\/\w+$/, '');
  let taken = 0;
  for (const look of everyLook) {
    const name = nameOf(look);
    const shown = scenes.filter((scene) => wanted(`${scene.name}/${name}`));
    if (shown.length === 0) continue;
    await page.setViewportSize({ width: look.width, height: look.height });
    await dress(page, look);
    for (const scene of shown) {
      await goTo(page, scene.path === '/' ? '/' : `${workshop}/${scene.path}`);
      await scene.act?.(page);
      await settled(page);
      await page.mouse.move(look.width - 1, look.height - 1);
      mkdirSync(path.join(folder, scene.name), { recursive: true });
      await page.screenshot({ path: path.join(folder, scene.name, `${name}.png`) });
      await page.keyboard.press('Escape');
      if (scene.undo !== undefined) await page.keyboard.press(scene.undo);
      if (scene.close !== undefined) await page.locator(scene.close).click();
      taken += 1;
    }
  }
  await application.close();
  await removeHome(application.home);
  return taken;
}

const everyLook = (['en', 'ru', 'kk', 'uz'] as const).flatMap((language) =>
  (['light', 'dark'] as const).flatMap((theme) => windows.map((size) => ({ language, theme, ...size }))),
);

function nameOf({ width, height, zoom, language, theme }: (typeof everyLook)[number]): string {
  return `${width}x${height}${zoom === 100 ? '' : `-${zoom}`}-${language}-${theme}`;
}

/** To a page by its path, anew where it is shown already. */
async function goTo(page: Page, address: string): Promise<void> {
  await page.evaluate((to) => history.pushState(null, '', to), '/');
  await page.evaluate((to) => history.pushState(null, '', to), address);
  await page.locator('main h1').first().waitFor();
  await settled(page);
}

async function dress(page: Page, { language, theme, zoom = 100 }: Look): Promise<void> {
  await page.evaluate(
    ([chosen, light, size]) => {
      localStorage.setItem('language', chosen);
      localStorage.setItem('theme', light);
      localStorage.setItem('zoom', size);
    },
    [language, theme, String(zoom)] as const,
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

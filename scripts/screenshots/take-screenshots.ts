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

const listOfPeople = {
  name: 'list.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    'Name;Sex;Position;Organisation;Country;E-mail;Phone\n' +
      'Abenova Gulnar Serikovna;f;Chief specialist;Republican Scientific and Practical Centre of Mental Health;Kazakhstan;gulnar.abenova-mental.health@centre-of-mental-health.example.org;+7 701 111 22 33\n' +
      'Bekov Timur;?;Judge;;Kirgizstan;bekov at example;0312\n' +
      'Qasymov Nurlan;m;Doctor;;Uzbekistan;nurlan@example.org;\n',
  ),
};
const calendar = {
  name: 'agenda.ics',
  mimeType: 'text/calendar',
  buffer: Buffer.from(
    `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${[9, 10, 11]
      .map(
        (hour) =>
          `BEGIN:VEVENT\r\nUID:${String(hour)}\r\nDTSTART:20250715T${String(hour).padStart(2, '0')}0000\r\nDTEND:20250715T${String(hour).padStart(2, '0')}4500\r\nSUMMARY:Session at ${String(hour)}\r\nEND:VEVENT\r\n`,
      )
      .join('')}END:VCALENDAR\r\n`,
  ),
};

/** Chooses an action in whichever menu of the page has it. */
async function chooseInMenu(page: Page, action: string): Promise<void> {
  const item = page.locator(`[role="menuitem"][data-action="${action}"]`);
  for (const button of await page.locator('main [aria-haspopup="true"]').all()) {
    await button.click();
    await page.locator('[role="menu"]').waitFor();
    if ((await item.count()) > 0) break;
    await page.keyboard.press('Escape');
  }
  await item.click();
  await page.locator('[role="dialog"]').waitFor();
}

async function chooseSlot(page: Page): Promise<void> {
  await page.locator('main header button').first().click();
  await page.locator('[role="option"]').nth(1).click();
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
  { name: 'desk-slot', path: 'desk', act: chooseSlot },
  {
    name: 'desk-missing',
    path: 'desk',
    act: async (page) => {
      await chooseSlot(page);
      await page.locator('[data-action="desk.missing"]').click();
    },
  },
  { name: 'documents', path: 'documents' },
  ...(
    ['participant-list', 'nomination-form', 'attendance-table', 'attendance-sheet', 'badges', 'certificates'] as const
  ).map((kind) => ({ name: kind, path: `documents?kind=${kind}` })),
  {
    name: 'people-import',
    path: 'people',
    act: async (page) => {
      await page.locator('main [data-action="people.import"]').click();
      await page.locator('[role="dialog"] input[type="file"]').setInputFiles(listOfPeople);
      await page.locator('[role="dialog"] table, [role="dialog"] [role="grid"]').first().waitFor();
    },
  },
  {
    name: 'agenda-import',
    path: 'agenda',
    act: async (page) => {
      await chooseInMenu(page, 'agenda.import');
      await page.locator('[role="dialog"] input[type="file"]').setInputFiles(calendar);
      await page.locator('[role="dialog"]').getByText('Session at 9').first().waitFor();
    },
  },
  ...['templates', 'groups', 'fill', 'late', 'editions', 'rules', 'presentations'].map((thing) => ({
    name: `agenda-${thing.toLowerCase()}`,
    path: 'agenda',
    act: async (page: Page) => chooseInMenu(page, `agenda.${thing}`),
  })),
  { name: 'palette', path: 'overview', act: async (page) => page.keyboard.press('Control+k') },
  {
    name: 'message',
    path: 'overview',
    act: async (page) => {
      await page.locator('main li [data-part="button"]').nth(1).click();
      await page.locator('[data-part="toast"]').waitFor();
    },
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
    ['same-people', 'people', 'people.same'],
    ['second-folder', '/', 'backup.second'],
    ['check', '/', 'backup.check'],
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

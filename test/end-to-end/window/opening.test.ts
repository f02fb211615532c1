import { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { englishScreens } from '../../../shared/text/english.ts';
import { AppProcess, holdsLock, launchApplication, newHome, removeHome, type Application } from '../application.ts';
import { expectWorkshops, goTo, readWorkshop, sampleFile, saved } from '../steps.ts';

const home = newHome();
const otherHome = newHome();
const files = path.join(newHome(), 'Папка с файлами');
const [first, second] = (['osce-gbv-ashgabat', 'iom-victim-identification-ashgabat'] as const).map((key) => ({
  file: path.join(files, `Тренинг (${key}).workshop`),
  title: readWorkshop(sampleFile(key)).workshop.title.en ?? '',
  source: sampleFile(key),
}));
if (first === undefined || second === undefined) throw new Error('no samples');

let application: Application;
beforeAll(async () => {
  mkdirSync(files);
  for (const { file, source } of [first, second]) copyFileSync(source, file);
  application = await launchApplication({ home, files: [first.file] });
});
afterAll(async () => {
  await application.close();
  for (const folder of [home, otherHome, path.dirname(files)]) await removeHome(folder);
});

/** A second start with files, as a double click makes one; it has ended when this returns. */
async function openAgain(...opened: string[]): Promise<void> {
  expect(await AppProcess.start({ home, files: opened }).exit()).toBe(0);
}

async function expectHeading(page: Page, title: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
}

function message(page: Page, text: RegExp) {
  return page.locator('[data-part="failures"]').getByRole('alert').filter({ hasText: text });
}

test('a file on the command line is open when the window is', async () => {
  await expectHeading(application.page, first.title);
  await saved(application.page);
  await expectWorkshops(application.page, 1);
});

test('a file of a second start opens in the window that is there, in any section', async () => {
  const { page } = application;
  await goTo(page, 'People');
  await openAgain(second.file);
  await expectHeading(page, second.title);
  await saved(page);
  await expectWorkshops(page, 2);
});

test('a file whose workshop is here already asks, and leads to it', async () => {
  const { page } = application;
  await openAgain(first.file);
  await page.getByRole('dialog', { name: englishScreens.home.hereAlready.title }).waitFor();
  await page.getByRole('button', { name: englishScreens.home.hereAlready.go }).click();
  await expectHeading(page, first.title);
  await expectWorkshops(page, 2);
});

test('a missing, a foreign and a cut file are a sentence each', async () => {
  const { page } = application;
  const foreign = path.join(files, 'снимок экрана.workshop');
  writeFileSync(foreign, Uint8Array.from([0x89, 0x50, 0x4e, 0x47]));
  const cut = path.join(files, 'обрезан.desk');
  writeFileSync(cut, readFileSync(first.file).subarray(0, 500));
  await openAgain(path.join(files, 'нет такого.workshop'), foreign, cut);
  for (const text of [
    /^There is no file “нет такого\.workshop” there, so nothing was opened\./,
    /^“снимок экрана\.workshop” is a document, a picture or an archive of another program, so nothing was opened\./,
    /^The file ends in the middle/,
  ]) {
    await message(page, text).waitFor();
    await message(page, text).getByRole('button', { name: 'Close' }).click();
  }
  await expectWorkshops(page, 2);
});

test('a file of another desk leads to the desk of its workshop, and shows what is in it', async () => {
  const { page } = application;
  const other = await launchApplication({ home: otherHome, files: [first.file] });
  await expectHeading(other.page, first.title);
  const address = new URL(other.page.url());
  await other.page.goto(address.href.replace(/overview$/, 'desk'));
  await other.page.getByRole('button', { name: englishScreens.deskExchange.send }).click();
  await other.page.getByText(englishScreens.deskExchange.saved).waitFor();
  const name = readdirSync(other.documents).find((each) => each.endsWith('.desk')) ?? expect.fail('no desk file');
  const file = path.join(other.documents, name);
  await other.close();
  await openAgain(file);
  await page.getByRole('dialog', { name: /^Take in from / }).waitFor();
  expect(new URL(page.url()).pathname).toMatch(/\/desk$/);
  await page.keyboard.press('Escape');
});

test('a file that is opened while the app is starting is not lost', async () => {
  await application.close();
  const starting = launchApplication({ home });
  // From here on there is a first process; its window opens much later.
  await expect.poll(() => holdsLock(home), { timeout: 20_000, interval: 1 }).toBe(true);
  const again = AppProcess.start({ home, files: [second.file], browserArguments: ['--remote-debugging-port=0'] });
  application = await starting;
  await application.page.getByRole('dialog', { name: englishScreens.home.hereAlready.title }).waitFor();
  expect(await again.exit()).toBe(0);
  await application.page.keyboard.press('Escape');
});

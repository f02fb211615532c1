import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';
import type { SampleKey } from '../../renderer/context/action-parts.ts';
import type { WorkshopSnapshot } from '../../shared/domain/workshop-snapshot.ts';
import { readWorkshopFile } from '../../shared/files/workshop-file.ts';
import { english, englishScreens } from '../../shared/text/english.ts';
import { callMain, pageData } from './page-data.ts';

export const root = path.resolve(import.meta.dirname, '..', '..');
export type SectionName = 'Overview' | 'Agenda' | 'People' | 'Attendance' | 'Documents';

/** Milliseconds for which the page may say that it is saving. */
const longestSaving = 20_000;

export function sampleFile(key: SampleKey): string {
  return path.join(root, 'samples', `${key}.workshop`);
}

/** The workshop in a file, read by the app's own reader. */
export function readWorkshop(file: string): WorkshopSnapshot {
  const read = readWorkshopFile(readFileSync(file, 'utf8'));
  if (!read.ok) throw new Error(`${file}: ${read.failure.code}`);
  return read.value;
}

export async function expectWelcome(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1, name: englishScreens.home.welcome }).waitFor();
}

/** The app with work in it: its list of workshops or one of them, and never the welcome. */
export async function expectWorkshops(page: Page, count: number): Promise<void> {
  await page.getByRole('link', { name: `All workshops ${count}` }).waitFor();
  const welcomes = await page.getByRole('heading', { name: englishScreens.home.welcome }).count();
  if (welcomes > 0) throw new Error('the app shows the welcome, although there is work in it');
}

/** Opens a sample from the welcome. */
export async function openSample(page: Page, key: SampleKey): Promise<void> {
  await page.getByRole('button', { name: englishScreens.home.sample[key].title }).click();
  await page.getByRole('heading', { level: 1, name: readWorkshop(sampleFile(key)).workshop.title.en ?? '' }).waitFor();
  await saved(page);
}

/** Goes on to a workshop from the list at the left. */
export async function openFromList(page: Page, title: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: title }).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
}

export async function goTo(page: Page, section: SectionName): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: section, exact: true }).click();
  const heading = section === 'Overview' ? page.getByRole('heading', { level: 1 }) : headingOf(page, section);
  await heading.waitFor();
}

/** The agenda as a table by day. */
export async function goToTable(page: Page): Promise<void> {
  await goTo(page, 'Agenda');
  await page.getByRole('radio', { name: englishScreens.agenda.table, exact: true }).click();
  await page.getByRole('grid', { name: 'Day 1' }).waitFor();
}

function headingOf(page: Page, section: SectionName): Locator {
  return page.getByRole('heading', { level: 1, name: section, exact: true });
}

/** Waits until the page says "Saved", and the journal really holds what the page holds. */
export async function saved(page: Page): Promise<void> {
  for (const begin = performance.now(); ; await wait(25)) {
    const [{ sequence }, { end }] = await Promise.all([pageData(page), callMain(page, 'journal.status', {})]);
    if (end.sequence === sequence) break;
    if (performance.now() - begin > longestSaving) {
      throw new Error(`the page holds ${sequence} entries and the journal ${end.sequence}`);
    }
  }
  await page
    .getByRole('status')
    .filter({ hasText: /^Saved/ })
    .waitFor();
}

/** Presses keys one after another. */
export async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Hands a file to the app, as the system's own question "which file?" would. */
export async function chooseFile(page: Page, file: string): Promise<void> {
  await page.locator('input[type="file"]').waitFor({ state: 'attached' });
  // Not by Playwright, which hands on no file of more than 50 MB.
  const session = await page.context().newCDPSession(page);
  const expression = `document.querySelector('input[type="file"]')`;
  const { result } = await session.send('Runtime.evaluate', { expression });
  if (result.objectId === undefined) throw new Error('the page asks for no file');
  await session.send('DOM.setFileInputFiles', { files: [file], objectId: result.objectId });
  await session.detach();
}

/** Opens the import of a list of people in its section, and chooses a file there; gives the dialog. */
export async function choosePeopleList(page: Page, file: string): Promise<Locator> {
  const { open, title, choose } = english.peopleList;
  await goTo(page, 'People');
  await page.getByRole('button', { name: open }).click();
  const dialog = page.getByRole('dialog', { name: title });
  const chooser = page.waitForEvent('filechooser');
  await dialog.getByRole('button', { name: choose }).click();
  await (await chooser).setFiles(file);
  return dialog;
}

/** Writes a file for the app to open; gives its path. */
export function fileIn(folder: string, name: string, text: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

/** With ROSTRUM_PICTURES, keeps a picture of the page in that folder, to be looked at. */
export async function takePicture(page: Page, name: string): Promise<void> {
  const folder = process.env['ROSTRUM_PICTURES'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
}

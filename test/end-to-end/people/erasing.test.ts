import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordsOf } from '../../../shared/changes/partition.ts';
import { englishScreens } from '../../../shared/text/english.ts';
import { type Application, launchApplication, newHome, removeHome } from '../application.ts';
import { pageData } from '../page-data.ts';
import { goTo, openSample, press, readWorkshop, sampleFile, saved, takePicture } from '../steps.ts';

const { erasing } = englishScreens;
const home = newHome();
const sample = readWorkshop(sampleFile('osce-gbv-ashgabat'));
/** Long enough to stand nowhere else among the files of a browser. */
const families = [
  ...new Set(
    sample.people.flatMap(({ latinName, cyrillicName }) => [latinName?.family ?? '', cyrillicName?.family ?? '']),
  ),
].filter((family) => family.length >= 6);

let application: Application;
beforeAll(async () => {
  application = await launchApplication({ home, environment: { HOME: home } });
});
afterAll(async () => removeHome(home));

/** Each file under the folder in which one of the texts stands, in either way in which a browser writes letters. */
function filesWith(texts: readonly string[], folder = home): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap((name) => {
    const file = path.join(folder, name);
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return [];
    const bytes = readFileSync(file);
    const found = texts.filter((text) => bytes.includes(text) || bytes.includes(Buffer.from(text, 'utf16le')));
    return found.length === 0 ? [] : [`${name}: ${found.join(', ')}`];
  });
}

async function counts(page: Page): Promise<unknown> {
  const { partitions, marks } = await pageData(page);
  return {
    marks,
    people: partitions
      .flatMap((each) => recordsOf(each, 'person'))
      .map(({ sex, country, ageBand, institutionId }) => [sex, country, ageBand, institutionId].join(' '))
      .sort(),
    seats: partitions
      .flatMap((each) => recordsOf(each, 'participation'))
      .map(({ number, role, status, delegationId }) => [number, role, status, delegationId].join(' '))
      .sort(),
  };
}

test('20: the retention date reminds, and on confirmation no byte of a name is left in the data folder', async () => {
  const { page } = application;
  await openSample(page, 'osce-gbv-ashgabat');
  await goTo(page, 'Attendance');
  await page.getByRole('grid').focus();
  await press(page, 'Control+Home', 'p');
  await saved(page);
  await goTo(page, 'Overview');
  await page.getByRole('textbox', { name: erasing.date }).fill('01.11.2026');
  await page.keyboard.press('Tab');
  await saved(page);
  await takePicture(page, 'erasing-overview');
  await page
    .getByRole('navigation')
    .getByRole('link', { name: /All workshops/ })
    .click();
  await page.getByRole('button', { name: 'Back up now' }).click();
  await page.getByText('Backed up, read back and found whole.').waitFor();
  await takePicture(page, 'erasing-due');
  const before = await counts(page);
  expect(filesWith(families).length).toBeGreaterThan(2);
  await page.locator('[data-part="due"]').getByRole('button', { name: erasing.open }).click();
  const dialog = page.getByRole('dialog', { name: erasing.title.workshop });
  await dialog.getByText(erasing.copy.elsewhere).waitFor();
  await takePicture(page, 'erasing-dialog');
  const erase = dialog.getByRole('button', { name: erasing.erase });
  expect(await erase.isDisabled()).toBe(true);
  const loaded = page.waitForEvent('load', { timeout: 60_000 });
  await dialog.getByRole('textbox').fill(erasing.word);
  await page.keyboard.press('Enter');
  await loaded;
  await page.getByText(erasing.done).waitFor();
  expect(await page.locator('[data-part="due"]').count()).toBe(0);
  await takePicture(page, 'erasing-done');
  expect(await counts(page)).toEqual(before);
  // Three times Undo brings nothing back, and says so.
  await press(page, 'Control+z', 'Control+z', 'Control+z');
  await page.getByText('nothing brings them back').first().waitFor();
  await page.locator('[data-part="workshop-row"]').first().click();
  await goTo(page, 'People');
  await page
    .getByText(/^P-\d\d$/)
    .first()
    .waitFor();
  await takePicture(page, 'erasing-people');
  expect(await application.close()).toBe(0);
  expect(filesWith(families)).toEqual([]);
}, 180_000);

test('the next start finds everything in order', async () => {
  application = await launchApplication({ home, environment: { HOME: home } });
  const { page } = application;
  await page.locator('[data-part="workshop-row"]').first().waitFor();
  expect(await page.getByText(erasing.unfinished).count()).toBe(0);
  await page.getByRole('button', { name: 'Check my data' }).click();
  await page.getByRole('dialog').getByText('Everything is in order.').waitFor();
  expect(await application.close()).toBe(0);
  expect(filesWith(families)).toEqual([]);
}, 120_000);

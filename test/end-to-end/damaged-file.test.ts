import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { recordsOf } from '../../shared/changes/partition.ts';
import { englishScreens } from '../../shared/text/english.ts';
import { removeHome } from './application.ts';
import { pageData } from './page-data.ts';
import { sharedApplication } from './running-application.ts';
import { chooseFile, expectWorkshops, sampleFile, saved } from './steps.ts';

const texts = englishScreens.home.damaged;
const good = readFileSync(sampleFile('osce-gbv-ashgabat'));
const folder = mkdtempSync(path.join(tmpdir(), 'rostrum-damaged-'));

const running = sharedApplication();
afterAll(() => removeHome(folder));

async function open(name: string, contents: Uint8Array | string): Promise<Page> {
  const file = path.join(folder, name);
  writeFileSync(file, contents);
  await chooseFile(running().page, file);
  return running().page;
}

test('31 a flipped bit is told with record and field, put right, and nothing is missing', async () => {
  const bytes = Buffer.from(good);
  const at = bytes.indexOf('"family":"', bytes.indexOf('"people": [')) + 11;
  bytes[at]! ^= 2;
  const page = await open('flipped.workshop', bytes);
  const dialog = page.getByRole('dialog', { name: texts.title });
  await dialog.getByText(texts.mended).waitFor();
  expect(await dialog.getByRole('listitem').allInnerTexts()).toEqual([
    expect.stringMatching(
      /^People 1 “.+” \((latin|cyrillic)Name\.family\): one bit was wrong and has been put right\.$/,
    ),
  ]);
  await dialog.getByRole('button', { name: texts.openMended }).click();
  await page
    .getByRole('heading', { level: 1 })
    .filter({ hasText: /Workshop on preventing/ })
    .waitFor();
  await saved(page);
  await expectWorkshops(page, 1);
});

test('30 of a file that was cut off, what is whole can be opened as a copy; cancelling changes nothing', async () => {
  const { page } = running();
  await page.getByRole('link', { name: 'All workshops 1' }).click();
  const cut = good.subarray(0, good.indexOf('"delegations": ['));
  await open('cut.workshop', cut);
  const dialog = page.getByRole('dialog', { name: texts.title });
  await dialog.getByText(texts.partly).waitFor();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expectWorkshops(page, 1);
  await open('cut.workshop', cut);
  await dialog.getByRole('button', { name: texts.openWhole }).click();
  await page.getByRole('button', { name: englishScreens.home.hereAlready.copy }).click();
  await saved(page);
  await expectWorkshops(page, 2);
});

test('a file that was changed by hand is opened as it is only on purpose', async () => {
  const { page } = running();
  await page.getByRole('link', { name: 'All workshops 2' }).click();
  await open('edited.workshop', good.toString('utf8').replace('"minutes":90', '"minutes":85'));
  const dialog = page.getByRole('dialog', { name: texts.title });
  await dialog.getByText(texts.changed).waitFor();
  await dialog.getByRole('button', { name: texts.openAsItIs }).click();
  await page.getByRole('button', { name: englishScreens.home.hereAlready.copy }).click();
  await saved(page);
  await expectWorkshops(page, 3);
  const sessions = (await pageData(page)).partitions.flatMap((partition) => recordsOf(partition, 'session'));
  expect(sessions.filter(({ minutes }) => minutes === 85)).toHaveLength(1);
});

test('68 a table of 10,000 columns, and one of 300,000, are refused with the bound', async () => {
  const { page } = running();
  await page.getByRole('link', { name: 'All workshops 3' }).click();
  for (const columns of [10_000, 300_000]) {
    const row = Array.from({ length: columns }, (_, index) => `column ${index}`).join(';');
    await open(`wide-${columns}.csv`, `${row}\n${row}\n${row}\n`);
    await page
      .getByRole('alert')
      .filter({ hasText: /^This table has more than 200 columns/ })
      .waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
  await expectWorkshops(page, 3);
});

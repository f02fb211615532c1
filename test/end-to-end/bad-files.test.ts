import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { englishScreens } from '../../shared/text/english.ts';
import { removeHome } from './application.ts';
import { pageData, type PageData } from './page-data.ts';
import { sharedApplication } from './running-application.ts';
import { chooseFile, expectWelcome, expectWorkshops, openSample, readWorkshop, sampleFile, saved } from './steps.ts';

const good = readFileSync(sampleFile('osce-gbv-ashgabat'));
/** The same as version 1 wrote it, without checksums: its contents are then looked at by the schemas alone. */
const unchecked = JSON.stringify({
  format: 'rostrum-workshop',
  version: 1,
  ...readWorkshop(sampleFile('osce-gbv-ashgabat')),
});
const folder = mkdtempSync(path.join(tmpdir(), 'rostrum-bad-'));

/** Every kind of bad file, and what the one sentence about it begins with. */
const badFiles: readonly (readonly [string, Uint8Array | string, RegExp])[] = [
  ['empty', '', /^The file is empty, so nothing was opened\./],
  ['of blanks alone', ' \n\t', /^The file is empty, so nothing was opened\./],
  [
    'cut off in the middle',
    unchecked.slice(0, unchecked.length / 2),
    /^The file ends in the middle, so nothing was opened\./,
  ],
  ['cut off by its last letter', unchecked.slice(0, -1), /^The file ends in the middle/],
  ['damaged on a line', unchecked.replace('"sessions"', '"sessions'), /^The file is damaged at line \d+, so nothing/],
  [
    'a picture',
    Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]),
    /^“a-picture\.workshop” is a document, a picture/,
  ],
  ['another program’s JSON', '{"format":"other","version":1}', /^This is not a Rostrum workshop file/],
  ['a list', '[1,2,3]', /^This is not a Rostrum workshop file/],
  [
    'from a newer version',
    changed(/"version":\d+/, '"version":99'),
    /^The file was made by a newer Rostrum \(format 99;/,
  ],
  [
    'with a wrong type',
    changed(/"minutes":\d+/, '"minutes":"long"'),
    /^The file has wrong contents at .+\. Nothing was/,
  ],
  [
    'with a reference to nothing',
    changed(/"personId":"[^"]{4}/, '"personId":"ffff'),
    /^The file has wrong contents at /,
  ],
  [
    'with __proto__',
    unchecked.replace('{', '{ "__proto__": { "polluted": true },'),
    /^The file contains a field named __proto__/,
  ],
  ['with a constructor inside', unchecked.replace('"place":{', '"place":{"constructor":{"x":1},'), /named constructor/],
  [
    'nested too deep',
    `{"format":"rostrum-workshop","version":1,"x":${'['.repeat(100_000)}`,
    /^The file is nested deeper/,
  ],
  ['of 60 MB', Buffer.alloc(60 * 1024 * 1024, 0x20), /^The file is larger than 50 MB, the most that Rostrum opens\./],
];

const running = sharedApplication();
afterAll(() => removeHome(folder));

describe('91, 92, 93, 94, 95 on the welcome, a file that is', () => {
  test.each(badFiles)('%s is refused in one sentence', async (name, contents, sentence) => {
    const { page } = running();
    await choose(page, name, contents);
    await expectRefusal(page, sentence);
    await expectWelcome(page);
    expect(await pageData(page)).toEqual({ partitions: [], marks: {}, sequence: 0 });
  });
});

describe('91, 92, 93, 94, 95 beside other work, a file that is', () => {
  let before: PageData;
  beforeAll(async () => {
    const { page } = running();
    await openSample(page, 'osce-gbv-ashgabat');
    before = await pageData(page);
    await page.getByRole('link', { name: 'All workshops 1' }).click();
  });

  test.each(badFiles)('%s changes nothing', async (name, contents, sentence) => {
    const { page } = running();
    await choose(page, name, contents);
    await expectRefusal(page, sentence);
    expect(await pageData(page)).toEqual(before);
    expect(await page.evaluate(() => 'polluted' in {})).toBe(false);
  });

  test('good is opened after all of them, when asked for as a copy of what is here', async () => {
    const { page } = running();
    await choose(page, 'good', good);
    await page.getByRole('dialog', { name: englishScreens.home.hereAlready.title }).waitFor();
    expect(await pageData(page)).toEqual(before);
    await page.getByRole('button', { name: englishScreens.home.hereAlready.copy }).click();
    await page
      .getByRole('heading', { level: 1 })
      .filter({ hasText: /Workshop on preventing/ })
      .waitFor();
    await saved(page);
    await expectWorkshops(page, 2);
    expect((await pageData(page)).sequence).toBe(before.sequence + 1);
  });
});

async function choose(page: Page, name: string, contents: Uint8Array | string): Promise<void> {
  const file = path.join(folder, `${name.replaceAll(/\W+/g, '-')}.workshop`);
  writeFileSync(file, contents);
  await chooseFile(page, file);
}

/** One message and no other, with a sentence that ends; then it is closed. */
async function expectRefusal(page: Page, sentence: RegExp): Promise<void> {
  const messages = page.locator('[data-part="failures"]').getByRole('alert');
  await messages.filter({ hasText: sentence }).waitFor();
  expect(await messages.count()).toBe(1);
  const said = (await messages.innerText()).replaceAll('×', '').trim();
  expect(said).toMatch(sentence);
  expect(said).toMatch(/\.$/);
  await messages.getByRole('button', { name: 'Close' }).click();
  await messages.waitFor({ state: 'detached' });
}

function changed(pattern: RegExp, by: string): string {
  const now = unchecked.replace(pattern, by);
  if (now === unchecked) throw new Error(`${String(pattern)} is not in the sample`);
  return now;
}

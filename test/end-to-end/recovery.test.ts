import { appendFileSync, readdirSync, rmSync, statSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databaseFolder, launchApplication, newHome, removeHome, type Application } from './application.ts';
import { callMain, pageData, type PageData, sortedPageData } from './page-data.ts';
import { expectWorkshops, goTo, openFromList, openSample, press, readWorkshop, sampleFile, saved } from './steps.ts';

const key = 'osce-gbv-ashgabat';
const sample = readWorkshop(sampleFile(key));
const title = sample.workshop.title.en ?? '';
const home = newHome();
afterAll(() => removeHome(home));

/** What was there before anything went wrong. */
let before: PageData;
beforeAll(async () => {
  const application = await launchApplication({ home });
  await openSample(application.page, key);
  await goTo(application.page, 'Attendance');
  await application.page.getByRole('grid').focus();
  await press(application.page, 'Control+Home', 'p');
  await saved(application.page);
  before = await sortedPageData(application.page);
  await application.close();
});

describe('a start finds everything', () => {
  test('9: after Chromium has lost its database, and says how many records came back', async () => {
    rmSync(databaseFolder(home), { recursive: true });
    const { page, close } = await started();
    await page.getByText(`${recordsIn(before)} records were restored from the journal. Nothing is lost.`).waitFor();
    expect(await sortedPageData(page)).toEqual(before);
    await close();
  });

  test('12: after its database was emptied behind our back', async () => {
    const first = await started();
    await first.page.evaluate(
      () =>
        new Promise((resolve) => {
          const request = indexedDB.deleteDatabase('rostrum');
          for (const event of ['success', 'error', 'blocked']) request.addEventListener(event, resolve);
        }),
    );
    await first.close();
    const { page, close } = await started();
    await page.getByText('restored from the journal').waitFor();
    expect(await sortedPageData(page)).toEqual(before);
    await close();
  });

  test.each([1, 64])('4: after %i bytes of the newest log of its database were cut off, twice', async (bytes) => {
    cutOff(newestLog(), bytes);
    for (const start of [1, 2]) {
      const { page, close } = await started();
      expect(await sortedPageData(page)).toEqual(before);
      // LevelDB loses what is written behind a torn end only at the start after the next.
      if (start === 1) await change(page);
      before = await sortedPageData(page);
      await close();
    }
  });

  test('5: after stray bytes got behind the newest log of its database', async () => {
    appendFileSync(newestLog(), Buffer.from([1, 2, 3, 4]));
    for (const start of [1, 2]) {
      const { page, close } = await started();
      expect(await sortedPageData(page)).toEqual(before);
      if (start === 1) await change(page);
      before = await sortedPageData(page);
      await close();
    }
  });

  test('7: after its database was damaged beyond opening', async () => {
    for (const name of readdirSync(databaseFolder(home))) {
      if (name.startsWith('MANIFEST') || name === 'CURRENT') truncateSync(path.join(databaseFolder(home), name), 0);
    }
    const { page, close } = await started();
    await page.getByText('restored from the journal').waitFor();
    expect(await sortedPageData(page)).toEqual(before);
    await close();
  });

  test('10: after Chromium has kept the database in another way than before, and after the way back', async () => {
    for (const browserArguments of [['--enable-features=IdbSqliteBackingStore'], []]) {
      const { page, close } = await started(browserArguments);
      expect(await sortedPageData(page)).toEqual(before);
      await change(page);
      before = await sortedPageData(page);
      await close();
    }
  });

  test('but what had been cut off the journal itself, which the page still holds', async () => {
    const first = await started();
    await change(first.page);
    before = await sortedPageData(first.page);
    await wait(1500);
    first.kill();
    await wait(500);
    cutOff(newestSegment(), 7);
    rmSync(path.join(home, 'mirror'), { recursive: true });
    const { page, close } = await started();
    await page.getByText(/Part of the journal was damaged or gone\..*Nothing is lost\./).waitFor();
    expect(await sortedPageData(page)).toEqual(before);
    await saved(page);
    expect((await callMain(page, 'journal.status', {})).end.sequence).toBe(before.sequence);
    await close();
    const again = await started();
    expect(await again.page.getByText('was damaged').count()).toBe(0);
    expect(await sortedPageData(again.page)).toEqual(before);
    await again.close();
  });

  test('and takes back what was done before all of that', async () => {
    rmSync(databaseFolder(home), { recursive: true });
    const { page, close } = await started();
    await openFromList(page, title);
    for (let left = before.sequence - 1; left > 0; left--)
      await page.getByRole('button', { name: /^Undo/ }).first().click();
    await saved(page);
    expect(Object.keys((await pageData(page)).marks)).toHaveLength(sample.attendance.length);
    await close();
  });
});

type Started = Pick<Application, 'page' | 'close'> & { readonly kill: () => void };

/** Never the welcome: there is work in it. */
async function started(browserArguments: readonly string[] = []): Promise<Started> {
  const application = await launchApplication({ home, browserArguments });
  await expectWorkshops(application.page, 1);
  return { page: application.page, close: () => application.close(), kill: () => application.process.kill() };
}

/** One more mark, so that this start writes as well. */
async function change(page: Page): Promise<void> {
  await openFromList(page, title);
  await goTo(page, 'Attendance');
  await page.getByRole('grid').focus();
  await press(page, 'Control+Home', 'ArrowDown', 'ArrowDown');
  const { sequence } = await pageData(page);
  await press(page, sequence % 2 === 0 ? 'l' : 'e');
  await expect.poll(async () => (await pageData(page)).sequence).toBe(sequence + 1);
  await saved(page);
}

function recordsIn({ partitions, marks }: PageData): number {
  const records = partitions.flatMap((partition) =>
    Object.values(partition.records).map((byId) => Object.keys(byId).length),
  );
  return records.reduce((sum, count) => sum + count, 0) + Object.keys(marks).length;
}

function newestLog(): string {
  return newestIn(databaseFolder(home), /^\d+\.log$/);
}

/** The file of the journal that is written to. */
function newestSegment(): string {
  return newestIn(path.join(home, 'journal'), /^entries-.*\.jsonl$/);
}

function newestIn(folder: string, pattern: RegExp): string {
  const names = readdirSync(folder).filter((name) => pattern.test(name));
  return path.join(folder, names.sort().at(-1) ?? expect.fail(`nothing like ${String(pattern)} in ${folder}`));
}

function cutOff(file: string, bytes: number): void {
  truncateSync(file, Math.max(0, statSync(file).size - bytes));
}

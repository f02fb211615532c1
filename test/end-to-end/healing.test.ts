import { cpSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { englishScreens } from '../../shared/text/english.ts';
import { type Application, databaseFolder, launchApplication, newHome, removeHome } from './application.ts';
import { callMain, type PageData, sortedPageData } from './page-data.ts';
import { expectWorkshops, goTo, openSample, press, saved, takePicture } from './steps.ts';

const { trouble } = englishScreens;
const home = newHome();
const kept = newHome();
afterAll(async () => {
  await removeHome(home);
  await removeHome(kept);
});

/** What was there before anything went wrong, and a copy of all files. */
let before: PageData;
beforeAll(async () => {
  const { page, process } = await launchApplication({ home });
  await openSample(page, 'osce-gbv-ashgabat');
  await goTo(page, 'Attendance');
  await page.getByRole('grid').focus();
  await press(page, 'Control+Home', 'p', 'ArrowDown', 'l', 'ArrowDown', 'e');
  await saved(page);
  before = await sortedPageData(page);
  await wait(1500);
  process.kill();
  await process.exit();
  await wait(500);
  rmSync(path.join(home, 'instance.socket'), { force: true });
  cpSync(home, kept, { recursive: true, verbatimSymlinks: true });
}, 120_000);
beforeEach(() => {
  rmSync(home, { recursive: true });
  cpSync(kept, home, { recursive: true, verbatimSymlinks: true });
  rmSync(path.join(home, 'chromium', 'SingletonLock'), { force: true });
});

/** The segment with entries, changed on the disk. */
function damage(change: (bytes: Buffer) => Buffer): void {
  const folder = path.join(home, 'journal');
  const name = readdirSync(folder).find((each) => each.startsWith('entries-')) ?? expect.fail('no segment');
  writeFileSync(path.join(folder, name), change(readFileSync(path.join(folder, name))));
}

/** Destroys the line of entry 2, as a bad sector would. */
function scratch(bytes: Buffer): Buffer {
  const second = bytes.indexOf(0x0a, bytes.indexOf(0x0a, bytes.indexOf(0x0a) + 1) + 1) - 300;
  return bytes.fill(0x5a, second, second + 200);
}

async function expectWhole({ page }: Application): Promise<void> {
  await expectWorkshops(page, 1);
  expect(await sortedPageData(page)).toEqual(before);
  await saved(page);
  const status = await callMain(page, 'journal.status', {});
  expect(status).toMatchObject({ missing: [], end: { sequence: before.sequence } });
}

describe('the journal is damaged, and the window is whole', () => {
  test.each<[string, () => void]>([
    ['1: one bit is flipped', () => damage((bytes) => bytes.fill(bytes[900]! ^ 4, 900, 901))],
    ['21: a sector is bad, and there is a mirror', () => damage(scratch)],
    [
      '21: a sector is bad, and there is no mirror',
      () => {
        damage(scratch);
        rmSync(path.join(home, 'mirror'), { recursive: true });
      },
    ],
    [
      '40: the folder is gone, with the mirror',
      () => {
        for (const folder of ['journal', 'mirror']) rmSync(path.join(home, folder), { recursive: true });
      },
    ],
  ])('%s: everything is there, and stays', async (name, harm) => {
    harm();
    const application = await launchApplication({ home });
    await expectWhole(application);
    await takePicture(application.page, name.slice(0, 50).replaceAll(/[^a-z0-9]+/g, '-'));
    await application.close();
    const again = await launchApplication({ home });
    await expectWhole(again);
    expect(await again.page.getByText('damaged').count()).toBe(0);
    await again.close();
  });
});

describe('the window is empty too', () => {
  beforeEach(() => rmSync(databaseFolder(home), { recursive: true }));

  test('21: a bad sector costs nothing where there is a mirror', async () => {
    damage(scratch);
    const application = await launchApplication({ home });
    await application.page.getByText('Nothing is lost.').waitFor();
    await expectWhole(application);
    await application.close();
  });

  test('21: without a mirror, what is missing is said, and there are ways out that work', async () => {
    damage(scratch);
    rmSync(path.join(home, 'mirror'), { recursive: true });
    const application = await launchApplication({ home });
    const { page } = application;
    await page.getByRole('heading', { name: trouble.title.incomplete }).waitFor();
    await page.getByText('Missing in the journal: 1 change (2').waitFor();
    await page.getByText(`Before: ${before.sequence} changes`).waitFor();
    await takePicture(page, 'missing');
    await page.getByRole('button', { name: trouble.saveAll }).click();
    await page.getByText('1 workshop was saved in').waitFor();
    expect(readdirSync(path.join(home, 'documents', 'Rostrum'))).toHaveLength(1);
    await page.getByRole('button', { name: trouble.useJournal }).click();
    await page.getByText('You decided to go on without these changes, which are missing: 2').waitFor();
    expect(await page.getByText('whole copies').count()).toBe(0);
    await expectWorkshops(page, 1);
    await application.close();
    const again = await launchApplication({ home });
    await expectWorkshops(again.page, 1);
    expect(readdirSync(path.join(home, 'aside'))).toHaveLength(1);
    await again.close();
  });

  test('8: with the journal gone as well, that is no first start', async () => {
    for (const folder of ['journal', 'mirror']) rmSync(path.join(home, folder), { recursive: true });
    const { page, close } = await running();
    await page.getByRole('heading', { name: trouble.title.gone }).waitFor();
    expect(await page.getByRole('heading', { name: englishScreens.home.welcome }).count()).toBe(0);
    await takePicture(page, 'gone');
    await close();
  });
});

test('40: the journal of another installation is told, each can be chosen, and nothing is deleted', async () => {
  const other = newHome();
  const first = await launchApplication({ home: other });
  await openSample(first.page, 'iom-victim-identification-ashgabat');
  await first.close();
  renameSync(path.join(home, 'journal'), path.join(home, 'ours'));
  cpSync(path.join(other, 'journal'), path.join(home, 'journal'), { recursive: true });
  await removeHome(other);
  const application = await launchApplication({ home });
  await application.page.getByRole('heading', { name: trouble.title.another }).waitFor();
  await takePicture(application.page, 'another');
  await application.page.getByRole('button', { name: trouble.useStore }).click();
  await expectWhole(application);
  await takePicture(application.page, 'adopted');
  await application.close();
  const again = await launchApplication({ home });
  await expectWhole(again);
  await again.close();
});

async function running(): Promise<{ page: Page; close: () => Promise<unknown> }> {
  const application = await launchApplication({ home });
  return { page: application.page, close: () => application.close() };
}

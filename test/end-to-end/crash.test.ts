import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, expect, test, vi } from 'vitest';
import { launchApplication, newHome, removeHome, type Application } from './application.ts';
import { pageData } from './page-data.ts';
import { expectWorkshops, goTo, openSample, press, saved } from './steps.ts';

const home = newHome();
afterAll(() => removeHome(home));

test('58: a window whose page crashes comes back with everything in it, twice; then it says what to do', async () => {
  const application = await launchApplication({ home });
  const { page } = application;
  await openSample(page, 'osce-gbv-ashgabat');
  await goTo(page, 'Attendance');
  await page.getByRole('grid').focus();
  await press(page, 'Control+Home', 'p');
  await saved(page);
  const before = await pageData(page);

  await crash(page);
  const second = await pageWith(application, (each) => each.getByRole('navigation').waitFor({ timeout: 2000 }));
  await expectWorkshops(second, 1);
  expect(await pageData(second)).toEqual(before);

  await crash(second);
  const third = await pageWith(application, (each) => each.getByRole('navigation').waitFor({ timeout: 2000 }));
  await expectWorkshops(third, 1);

  await crash(third);
  const sentence = await pageWith(application, (each) =>
    each.getByRole('heading', { name: 'The page of Rostrum has failed several times' }).waitFor({ timeout: 2000 }),
  );
  expect(await sentence.locator('p').first().innerText()).toContain(path.join(home, 'log'));
  await sentence.getByRole('link', { name: 'Try again' }).click();
  await expectWorkshops(sentence, 1);
  expect(await pageData(sentence)).toEqual(before);

  await sentence.close();
  expect(await application.process.exit()).toBe(0);
  expect(readFileSync(path.join(home, 'log', 'rostrum.log'), 'utf8').match(/ \| page \| crash-/g)).toHaveLength(3);
});

async function crash(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  // The page that should answer is the one that crashes.
  void session.send('Page.crash').catch(() => undefined);
}

/** The reloaded page, as soon as it shows what it should. */
async function pageWith(application: Application, shows: (page: Page) => Promise<void>): Promise<Page> {
  return vi.waitFor(
    async () => {
      const page = await application.pageAgain();
      await shows(page);
      return page;
    },
    { timeout: 20_000, interval: 200 },
  );
}

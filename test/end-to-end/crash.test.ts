import { readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { afterAll, expect, test, vi } from 'vitest';
import { launchApplication, newHome, pageAddress, removeHome } from './application.ts';
import { pageData } from './page-data.ts';
import { expectWorkshops, goTo, openSample, press, saved } from './steps.ts';

const home = newHome();
afterAll(() => removeHome(home));

test('a window whose page has crashed comes back with everything in it', async () => {
  const application = await launchApplication({ home });
  const { page } = application;
  await openSample(page, 'osce-gbv-ashgabat');
  await goTo(page, 'Attendance');
  await page.getByRole('grid').focus();
  await press(page, 'Control+Home', 'p');
  await saved(page);
  const before = await pageData(page);

  const session = await page.context().newCDPSession(page);
  // The page that should answer is the one that crashes.
  void session.send('Page.crash').catch(() => undefined);
  const after = await pageAgain();
  await expectWorkshops(after, 1);
  expect(await pageData(after)).toEqual(before);
  await after.close();
  expect(await application.process.exit()).toBe(0);
});

/** The reloaded page, looked at anew: to Playwright a page that crashed once is dead. */
async function pageAgain(): Promise<Page> {
  const [port = '', place = ''] = readFileSync(path.join(home, 'chromium', 'DevToolsActivePort'), 'utf8').split('\n');
  return vi.waitFor(
    async () => {
      const browser = await chromium.connectOverCDP(`ws://127.0.0.1:${port}${place}`);
      const page = browser
        .contexts()[0]
        ?.pages()
        .find((each) => each.url().startsWith(pageAddress));
      if (page === undefined) throw new Error('no page yet');
      await page.getByRole('navigation').waitFor({ timeout: 2000 });
      return page;
    },
    { timeout: 20_000, interval: 200 },
  );
}

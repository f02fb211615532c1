import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Application, launchApplication, removeHome } from '../application.ts';
import { ScreenReader } from './screen-reader.ts';
import { openSample, saved } from '../steps.ts';

/**
 * The three journeys of every day by the keyboard alone, as a screen reader says them. The transcripts are read by a person when
 * they change: `npx vitest run --project end-to-end test/end-to-end/window/transcript.test.ts -u` writes them anew.
 */
let application: Application;
let page: Page;
let reader: ScreenReader;

beforeAll(async () => {
  application = await launchApplication();
  ({ page } = application);
  await openSample(page, 'cadap-respectful-care');
});
beforeEach(async () => {
  reader = await ScreenReader.attach(page);
});
afterAll(async () => {
  await application.close();
  await removeHome(application.home);
});

async function expectTranscript(name: string): Promise<void> {
  await expect(`${reader.lines.join('\n')}\n`).toMatchFileSnapshot(`transcripts/${name}.txt`);
}

test('attendance is marked, looked at and taken back', async () => {
  await reader.press('Alt+4');
  await reader.tabTo(/^gridcell/);
  await reader.press('ArrowDown', 'ArrowDown', 'p', 'ArrowRight', 'l', 'ArrowDown', 'Shift+ArrowDown', 'a', 'Enter');
  await reader.press('Escape', 'Control+z');
  await saved(page);
  await expectTranscript('mark-attendance');
});

test('a session is moved on the board by half an hour, and to the day after; its title is changed', async () => {
  await reader.press('Alt+2');
  await reader.tabTo(/^button "\d\d:\d\d/);
  await reader.press('ArrowDown', 'Space', 'ArrowDown', 'ArrowDown', 'ArrowRight', 'Escape');
  await reader.press('Space', 'ArrowDown', 'Enter', 'Enter');
  await reader.press('Control+z');
  await saved(page);
  await expectTranscript('change-agenda');
});

test('the sheet of a day is printed', async () => {
  await page.evaluate(() => {
    window.print = () => {
      dispatchEvent(new Event('afterprint'));
      document.body.dataset['printed'] = 'yes';
    };
  });
  await reader.press('Control+k');
  await reader.type('print shet day 2');
  await reader.press('ArrowDown');
  // What is said while the paper is made is noted together, for how long that takes differs.
  await page.keyboard.press('Enter');
  await page.locator('body[data-printed="yes"]').waitFor();
  await page.getByText('6 pages').first().waitFor();
  await reader.note('Enter (printed)');
  await saved(page);
  await expectTranscript('print-sheet');
});

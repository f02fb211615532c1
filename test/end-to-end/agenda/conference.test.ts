import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { englishScreens } from '../../../shared/text/english.ts';
import { publishedSessions, publishedXml } from '../../files/schedules/published-conference.ts';
import { type Application, launchApplication, removeHome } from '../application.ts';
import { chooseFile, goTo, saved } from '../steps.ts';

/** In 35 rooms on two days; three of its speakers were published as being in two rooms at once. */
const sessions = publishedSessions('fosdem-2020');

let application: Application;

beforeEach(async () => {
  application = await launchApplication();
  await application.page.setViewportSize({ width: 1366, height: 768 });
});

afterEach(async () => {
  await application.close();
  await removeHome(application.home);
});

test('a published conference of 872 sessions in 35 rooms opens, lists its clashes, and a drag draws only the ghost', async () => {
  const { page } = application;
  await openConference(sessions);
  await page.getByRole('radio', { name: 'Day 1', exact: true }).click();
  await page.locator('[data-part="block"]').first().waitFor();
  expect(await page.locator('[data-part="board-column-head"]').count()).toBe(35);

  await page.locator('[data-part="findings-chip"]').click();
  const findings = page.getByRole('complementary', { name: englishScreens.agenda.findings });
  await findings.getByRole('listitem').first().waitFor();
  const inTwoPlaces = findings.getByRole('listitem').filter({ hasText: 'Must fix' });
  expect(await inTwoPlaces.count()).toBe(3);
  await page.getByRole('button', { name: englishScreens.agenda.close }).click();

  // Two hundred steps of dragging change nothing but the ghost: the sessions in the document stay the same elements.
  const ofTheDay = sessions.filter(({ day }) => day === 1).length;
  expect(await page.locator('[data-part="block"]').count()).toBe(ofTheDay);
  const block = page.locator('[data-part="block"]').first();
  const box = await block.boundingBox();
  if (box === null) throw new Error('not on the board');
  await page.evaluate(() => {
    const board = document.querySelector('[data-part="board-surface"]');
    const counts = { changes: 0 };
    Object.assign(window, { counts });
    new MutationObserver((records) => {
      for (const record of records) {
        const target = record.target instanceof Element ? record.target : record.target.parentElement;
        if (target?.closest('[data-part="block"]') != null) counts.changes += 1;
      }
    }).observe(board ?? document.body, { subtree: true, childList: true, attributes: true });
  });
  await page.mouse.move(box.x + 20, box.y + 6);
  await page.mouse.down();
  await page.mouse.move(box.x + 320, box.y + 206, { steps: 200 });
  // The dragged session itself turns pale once.
  expect(await page.evaluate(() => (window as unknown as { counts: { changes: number } }).counts.changes)).toBeLessThan(
    4,
  );
  await page.keyboard.press('Escape');
  await page.mouse.up();
});

test('of thousands of sessions those in view are drawn, and others when they come into view', async () => {
  const { page } = application;
  const years = publishedSessions('fosdem-2020', 5);
  await openConference(years);
  const blocks = page.locator('[data-part="block"]');
  await blocks.first().waitFor();
  expect(await blocks.count()).toBeLessThan(years.length / 4);
  const first = await blocks.first().getAttribute('data-session');
  await page.locator('[data-part="board"]').evaluate((board) => board.scrollTo({ left: board.scrollWidth }));
  await page.locator(`[data-part="block"][data-session="${first}"]`).waitFor({ state: 'detached' });
  expect(await blocks.count()).toBeGreaterThan(0);
});

async function openConference(agenda: typeof sessions): Promise<void> {
  const { page } = application;
  const file = path.join(application.home, 'conference.xml');
  writeFileSync(file, publishedXml(agenda));
  await chooseFile(page, file);
  await page.getByRole('button', { name: englishScreens.importing.makeWorkshop }).click();
  await page.locator('[data-part="overview"]').waitFor();
  await saved(page);
  await goTo(page, 'Agenda');
}

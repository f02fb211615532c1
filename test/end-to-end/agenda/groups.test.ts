import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { recordsOf } from '../../../shared/changes/partition.ts';
import type { EntityName, EntityRecord } from '../../../shared/domain/entities.ts';
import { englishScreens } from '../../../shared/text/english.ts';
import { type Application, launchApplication, removeHome } from '../application.ts';
import { pageData } from '../page-data.ts';
import type { SampleKey } from '../../../renderer/context/action-parts.ts';
import { goTo, openSample, press, saved } from '../steps.ts';

const patience = { timeout: 20_000, interval: 50 };

let application: Application;
let page: Page;

beforeEach(async () => {
  application = await launchApplication();
  page = application.page;
  await page.setViewportSize({ width: 1366, height: 768 });
});

afterEach(async () => {
  await application.close();
  await removeHome(application.home);
});

async function all<Name extends EntityName>(entity: Name): Promise<EntityRecord<Name>[]> {
  return (await pageData(page)).partitions.flatMap((partition) => recordsOf(partition, entity));
}

async function openAgenda(key: SampleKey): Promise<void> {
  await openSample(page, key);
  await goTo(page, 'Agenda');
  await page.locator('[data-part="block"]').first().waitFor();
}

async function openFromMenu(thing: keyof typeof englishScreens.agenda.menu): Promise<void> {
  await page.getByRole('button', { name: englishScreens.agenda.more }).click();
  await page.getByRole('menuitem', { name: englishScreens.agenda.menu[thing] }).click();
  await page.getByRole('dialog').waitFor();
}

test('by mouse: groups are made, a person dragged, the set given to parallel sessions; Undo takes it back', async () => {
  await openAgenda('cadap-respectful-care');
  await openFromMenu('groups');
  await page.getByRole('button', { name: englishScreens.groups.make }).click();
  await page.locator('[data-part="group-card"]').nth(4).waitFor();
  const person = page.locator('[data-part="group-card"]').first().locator('[data-part="group-member"]').first();
  const id = (await person.getAttribute('data-member')) ?? '';
  const target = page.locator('[data-part="group-card"]').nth(1);
  const [from, to] = [await person.boundingBox(), await target.boundingBox()];
  if (from === null || to === null) throw new Error('not on the screen');
  await page.mouse.move(from.x + 20, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(to.x + 60, to.y + 60, { steps: 6 });
  await page.mouse.up();
  await target.locator(`[data-member="${id}"]`).waitFor();

  await page.getByRole('button', { name: englishScreens.groups.assign }).click();
  await page
    .getByRole('menuitem', { name: /parallel sessions each$/ })
    .first()
    .click();
  await vi.waitFor(async () => {
    const given = (await all('session')).filter((each) => (each.audienceFilter?.groupIds.length ?? 0) > 0);
    expect(given).toHaveLength(2);
  }, patience);
  await saved(page);
  for (let taken = 0; taken < 3; taken++) await press(page, 'Control+z');
  await page.getByRole('button', { name: englishScreens.groups.make }).waitFor();
  expect(await all('breakoutGroup')).toEqual([]);
});

test('by keyboard alone: groups are made, a person carried to the next group and pinned', async () => {
  await openAgenda('osce-gbv-ashgabat');
  await page.getByRole('button', { name: englishScreens.agenda.more }).focus();
  await press(page, 'Enter');
  await page.keyboard.type('Breakout');
  await press(page, 'Enter');
  // The name of the set has the focus; Enter makes the groups.
  await page.getByRole('textbox', { name: englishScreens.groups.name }).waitFor();
  await press(page, 'Enter');
  await page.locator('[data-part="group-card"]').nth(1).waitFor();
  await tabTo(page, '[data-part="group-member"]');
  const id = await page.evaluate(() => document.activeElement?.getAttribute('data-member') ?? '');
  await press(page, 'Space', 'ArrowRight', 'Space');
  await page.locator('[data-part="group-card"]').nth(1).locator(`[data-member="${id}"]:focus`).waitFor();
  await press(page, 'Enter');
  await page.getByRole('menuitem', { name: englishScreens.groups.pin }).waitFor();
  await press(page, 'Enter');
  await vi.waitFor(async () => {
    expect((await all('breakoutGroup')).flatMap((group) => group.pinnedIds)).toEqual([id]);
  }, patience);
  await saved(page);
});

test('country presentations become sessions, a day a module, and the workshop a next run with dates of its own', async () => {
  await openAgenda('cadap-respectful-care');
  await addPresentations();
  const before = (await all('session')).length;
  await openFromMenu('presentations');
  await page.getByRole('button', { name: englishScreens.presentations.split }).click();
  await vi.waitFor(async () => expect((await all('session')).length).toBe(before + 4), patience);

  await openFromMenu('templates');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: englishScreens.agenda.template.name, exact: true }).fill('Module 1');
  await dialog.getByRole('textbox', { name: englishScreens.agenda.template.package }).fill('Respectful care');
  await dialog.getByRole('button', { name: englishScreens.agenda.template.keep, exact: true }).click();
  const sessions = (await all('session')).length;
  await dialog.getByRole('list', { name: 'Respectful care' }).getByRole('button', { name: 'Add Module 1' }).click();
  const [module] = await all('dayTemplate');
  await vi.waitFor(
    async () => expect((await all('session')).length).toBe(sessions + (module?.sessions.length ?? 0)),
    patience,
  );

  await goTo(page, 'Overview');
  await page.getByRole('button', { name: englishScreens.copying.workshop.menu }).click();
  const copy = page.getByRole('dialog', { name: englishScreens.copying.workshop.title });
  await copy.getByRole('textbox', { name: englishScreens.copying.workshop.firstDate }).fill('2.3.2026');
  await copy.getByRole('button', { name: englishScreens.copying.workshop.copy, exact: true }).click();
  await vi.waitFor(async () => expect(await all('workshop')).toHaveLength(2), patience);
  await vi.waitFor(() => expect(page.url()).toMatch(/overview$/), patience);
  const [one, other] = await all('workshop');
  expect(one?.sheetCode).not.toBe(other?.sheetCode);
  expect((await all('day')).map((day) => day.date)).toEqual(expect.arrayContaining(['2026-03-02', '2026-03-03']));
  await saved(page);
});

/** A session of country presentations in the tray, an hour long. */
async function addPresentations(): Promise<void> {
  await page.getByRole('button', { name: englishScreens.agenda.add }).click();
  await page.getByRole('menuitem', { name: 'Country presentations' }).click();
  await page.getByRole('complementary').waitFor();
}

async function tabTo(page: Page, selector: string): Promise<void> {
  for (let tabs = 0; tabs < 60; tabs++) {
    await press(page, 'Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return;
  }
  throw new Error(`Tab never comes to ${selector}`);
}

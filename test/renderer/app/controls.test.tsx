import { afterEach, beforeAll, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { editParticipation } from '../../../renderer/commands/people.ts';
import { importWorkshop } from '../../../renderer/commands/workshops.ts';
import type { ActionDescription, ActionPlace } from '../../../renderer/context/action-description.ts';
import { type ActionId, actionIds, actions } from '../../../renderer/context/action-list.ts';
import { runAction } from '../../../renderer/context/actions.tsx';
import { type SectionName, workshopPath } from '../../../renderer/context/routes.ts';
import { readSnapshot } from '../../../renderer/queries/snapshot.ts';
import { store } from '../../../renderer/storage/database.ts';
import { englishScreens } from '../../../shared/text/english.ts';
import { actionOf, unlistedControls } from '../look/found-controls.ts';
import { clearPage, renderApp } from '../rendered-section.tsx';
import { freshStart, valueOf } from '../storage/stored.ts';

const files = import.meta.glob<string>('../../../samples/cadap*.workshop', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const [sample = ''] = Object.values(files);

let workshopId = '';
const seen = new Set<string>();

beforeAll(async () => {
  await page.viewport(1280, 800);
});
afterEach(clearPage);

async function showSection(section: SectionName): Promise<void> {
  if ((await store.summaries.count()) === 0) {
    workshopId = valueOf(await importWorkshop(new TextEncoder().encode(sample)));
  }
  await renderApp(workshopPath(workshopId, section));
}

async function unlisted(place: ActionPlace): Promise<string[]> {
  for (const control of document.querySelectorAll<HTMLElement>('[data-action]')) seen.add(actionOf(control) ?? '');
  return unlistedControls(place, workshopId, 'en');
}

/** What stands on the screen and in each of its menus, of lists in the first line of each. */
async function expectListed(place: ActionPlace): Promise<void> {
  expect(await unlisted(place)).toEqual([]);
  const menus = [...document.querySelectorAll<HTMLElement>('[aria-haspopup="true"]')].filter(
    (each) =>
      each.closest('li:not(:first-child), [role="row"]:not(:first-child)') === null && each.offsetParent !== null,
  );
  for (const menu of menus) {
    await userEvent.click(menu);
    await expect.element(page.getByRole('menu')).toBeVisible();
    expect(await unlisted(place)).toEqual([]);
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => document.querySelector('[role="menu"]')).toBeNull();
  }
}

test('the welcome', async () => {
  await freshStart();
  await renderApp('/');
  await expect.element(page.getByRole('button', { name: englishScreens.home.newWorkshop })).toBeVisible();
  await expectListed('home');
});

test('overview', async () => {
  await showSection('overview');
  await expect.element(page.getByRole('heading', { name: englishScreens.overview.rooms })).toBeVisible();
  await expectListed('overview');
});

test('the list of workshops', async () => {
  await showSection('overview');
  await page.getByRole('link', { name: /All workshops/ }).click();
  await expect.element(page.getByRole('heading', { name: englishScreens.workshops, level: 1 })).toBeVisible();
  await expectListed('home');
});

test('the directory: people with one and with two, institutions with one, trainers with one', async () => {
  await showSection('overview');
  await page.getByRole('link', { name: englishScreens.directory.title }).click();
  for (const tab of Object.values(englishScreens.directory.tab)) {
    await page.getByRole('radio', { name: tab, exact: true }).click();
    await expect.element(page.getByRole('grid', { name: tab })).toBeVisible();
    await expectListed('directory');
    await page.getByRole('row').nth(1).click();
    await expect.element(page.getByRole('complementary')).toBeVisible();
    await expectListed('directory');
    await page
      .getByRole('row')
      .nth(2)
      .click({ modifiers: ['Shift'] });
    await expectListed('directory');
  }
});

test('the agenda as a board, as a table, with its findings and with a session', async () => {
  await showSection('agenda');
  await expectListed('agenda');
  await page.getByRole('radio', { name: englishScreens.agenda.table, exact: true }).click();
  await expectListed('agenda');
  await page
    .getByRole('row')
    .nth(2)
    .click({ position: { x: 400, y: 4 } });
  await expect.element(page.getByRole('complementary')).toBeVisible();
  await expectListed('agenda');
  await page
    .getByRole('button', { name: /warning|must fix|No findings|note/i })
    .first()
    .click();
  await expectListed('agenda');
});

test('people, with a person, with several and with a cell that was not understood', async () => {
  await showSection('people');
  await expectListed('people');
  await page.getByRole('row').nth(3).click();
  await expect.element(page.getByRole('complementary')).toBeVisible();
  await expectListed('people');
  await page
    .getByRole('row')
    .nth(4)
    .click({ modifiers: ['Shift'] });
  await expect.element(page.getByRole('complementary', { name: /2 people chosen/ })).toBeVisible();
  await expectListed('people');
  await page.getByRole('row').nth(3).click();
  await expect.poll(() => page.getByRole('complementary', { name: /2 people chosen/ }).query()).toBeNull();
  await userEvent.keyboard('{End}astronaut{Tab}');
  await expect.element(page.getByRole('button', { name: englishScreens.people.goUnread })).toBeVisible();
  await expectListed('people');
});

test('attendance: the grid, pictures and contradictions', async () => {
  await showSection('attendance');
  await expect.element(page.getByRole('grid')).toBeVisible();
  await expectListed('attendance');
  await page.getByRole('radio', { name: englishScreens.attendance.page.pictures }).click();
  await expectListed('attendance');
  const { participations = [], attendance = [] } = (await readSnapshot(workshopId)) ?? {};
  const came = attendance.find(({ status }) => status === 'present')?.participationId;
  const confirmed = participations.find(({ id }) => id === came) ?? expect.fail('nobody came');
  valueOf(await editParticipation(confirmed, { status: 'nominated' }));
  await page.getByRole('radio', { name: /contradiction/ }).click();
  await expect.element(page.getByRole('button', { name: /^Confirm who came/ })).toBeVisible();
  await expectListed('attendance');
});

test('desk, without a slot and with one', async () => {
  await showSection('desk');
  await expectListed('desk');
  await page.getByRole('button', { name: /Marking/ }).click();
  await page.getByRole('option').nth(1).click();
  await expect.element(page.getByRole('button', { name: englishScreens.desk.showMissing })).toBeVisible();
  await expectListed('desk');
});

test('signed sheets', async () => {
  await showSection('register');
  await expectListed('register');
});

test('documents', async () => {
  await showSection('documents');
  await expectListed('documents');
});

test('each action that needs no selection has a control on a screen, or is one of the few that only keys and Ctrl+K do', () => {
  const withoutControl: readonly ActionId[] = [
    'shortcuts',
    'log',
    'attendance.present',
    // Goes to the field.
    'directory.find',
    // Chosen in the list of papers.
    'documents.show',
    'documents.print-sheet',
  ];
  // Backups are made by the main process, which is not here; the sample has no sheets.
  const elsewhere = /^(people|backup|sheet|scan)\.|reopen/;
  const unseen = actionIds.filter((id) => {
    const { onSelection }: ActionDescription = actions[id];
    return !seen.has(id) && !withoutControl.includes(id) && onSelection !== true && !elsewhere.test(id);
  });
  expect(unseen).toEqual([]);
});

test('behind an open dialog Ctrl+K is not reached, so that its answers need no action', async () => {
  await showSection('overview');
  runAction('overview.copy');
  await expect.element(page.getByRole('dialog')).toBeVisible();
  await userEvent.keyboard('{Control>}k{/Control}');
  await settled();
  expect(page.getByRole('dialog').elements()).toHaveLength(1);
  expect(page.getByRole('searchbox', { name: englishScreens.palette.name }).query()).toBeNull();
});

async function settled(): Promise<void> {
  await new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(resolve));
  });
}

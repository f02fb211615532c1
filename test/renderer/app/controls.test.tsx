import { afterEach, beforeAll, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { editParticipation } from '../../../renderer/commands/people.ts';
import { importWorkshop } from '../../../renderer/commands/workshops.ts';
import { type ActionId, actionIds } from '../../../renderer/context/action-list.ts';
import { type SectionName, workshopPath } from '../../../renderer/context/routes.ts';
import { readSnapshot } from '../../../renderer/queries/snapshot.ts';
import { store } from '../../../renderer/storage/database.ts';
import { englishScreens } from '../../../shared/text/english.ts';
import { clearPage, renderApp } from '../rendered-section.tsx';
import { freshStart, valueOf } from '../storage/stored.ts';

const files = import.meta.glob<string>('../../../samples/cadap*.workshop', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const [sample = ''] = Object.values(files);

/**
 * Controls that are on no list of actions: what they do is done to the thing in which they stand, which is found by Ctrl+K by
 * its name, or is the answer to a question that an action asked.
 */
const exceptions: Readonly<Record<string, string>> = {
  'of a row, a card or a cell': 'main li *, [role="row"] *, [role="row"], [role="gridcell"] *, [role="grid"] *, td *',
  'a session on the board, and its day': '[data-part="block"], [data-part="block"] *, [data-part="board"] *',
  'a picture as a table': 'details > summary',
  'of a field, and the answer of a form':
    '[data-part="field"] *, [data-part="text-list"] *, form button, form *, label *',
  'a value by which people are filtered, taken away': '[data-part="button"][aria-pressed]',
  'the answer to a message': '[data-part="toast"] *, [data-part="failures"] *',
  'closes what is open': `[aria-label="${englishScreens.close}"], [aria-label="${englishScreens.agenda.close}"], [aria-label="Dismiss"]`,
  'a menu: its lines are asked instead': '[aria-haspopup="true"], [aria-haspopup="menu"]',
  'of the selected cells, with keys of their own': '[role="toolbar"] *',
  'leads to a workshop, which is found by its title':
    'nav [role="link"]:not([data-action]), [data-part="workshop-row"]',
};

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

function unlisted(): string[] {
  const controls = document.querySelectorAll<HTMLElement>(
    'button, a[href], [role="button"], [role="link"], [role="menuitem"], [role="radio"], [role="tab"], summary',
  );
  return [...controls].flatMap((control) => {
    // A bar of choices does one action for all of them.
    const bar = control.closest<HTMLElement>('[role="radiogroup"][data-action], [role="group"][data-action]');
    const action = control.dataset['action'] ?? bar?.dataset['action'];
    if (action !== undefined) seen.add(action);
    if (action !== undefined && actionIds.some((id) => id === action)) return [];
    if (control.closest('[hidden], [aria-hidden="true"]') !== null) return [];
    if (Object.values(exceptions).some((selector) => control.matches(selector))) return [];
    const name = control.getAttribute('aria-label') ?? control.textContent ?? '';
    return [`${name.trim()}: ${control.outerHTML.slice(0, 160)}`];
  });
}

/** What stands on the screen and in each of its menus that belongs to no row. */
async function expectListed(): Promise<void> {
  expect(unlisted()).toEqual([]);
  const menus = [...document.querySelectorAll<HTMLElement>('[aria-haspopup="true"]')].filter(
    (each) => each.closest('li, [role="row"]') === null && each.offsetParent !== null,
  );
  for (const menu of menus) {
    await userEvent.click(menu);
    await expect.element(page.getByRole('menu')).toBeVisible();
    expect(unlisted()).toEqual([]);
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => document.querySelector('[role="menu"]')).toBeNull();
  }
}

test('the welcome', async () => {
  await freshStart();
  await renderApp('/');
  await expect.element(page.getByRole('button', { name: englishScreens.home.newWorkshop })).toBeVisible();
  await expectListed();
});

test('overview', async () => {
  await showSection('overview');
  await expect.element(page.getByRole('heading', { name: englishScreens.overview.rooms })).toBeVisible();
  await expectListed();
});

test('the list of workshops', async () => {
  await showSection('overview');
  await page.getByRole('link', { name: /All workshops/ }).click();
  await expect.element(page.getByRole('heading', { name: englishScreens.workshops, level: 1 })).toBeVisible();
  await expectListed();
});

test('the agenda as a board, as a table, with its findings and with a session', async () => {
  await showSection('agenda');
  await expectListed();
  await page.getByRole('radio', { name: englishScreens.agenda.table, exact: true }).click();
  await expectListed();
  await page
    .getByRole('row')
    .nth(2)
    .click({ position: { x: 400, y: 4 } });
  await expect.element(page.getByRole('complementary')).toBeVisible();
  await expectListed();
  await page
    .getByRole('button', { name: /warning|must fix|No findings|note/i })
    .first()
    .click();
  await expectListed();
});

test('people, with a person, with several and with a cell that was not understood', async () => {
  await showSection('people');
  await expectListed();
  await page.getByRole('row').nth(3).click();
  await expect.element(page.getByRole('complementary')).toBeVisible();
  await expectListed();
  await page
    .getByRole('row')
    .nth(4)
    .click({ modifiers: ['Shift'] });
  await expect.element(page.getByRole('complementary', { name: /2 people chosen/ })).toBeVisible();
  await expectListed();
  await page.getByRole('row').nth(3).click();
  await expect.poll(() => page.getByRole('complementary', { name: /2 people chosen/ }).query()).toBeNull();
  await userEvent.keyboard('{End}astronaut{Tab}');
  await expect.element(page.getByRole('button', { name: englishScreens.people.goUnread })).toBeVisible();
  await expectListed();
});

test('attendance: the grid, pictures and contradictions', async () => {
  await showSection('attendance');
  await expect.element(page.getByRole('grid')).toBeVisible();
  await expectListed();
  await page.getByRole('radio', { name: englishScreens.attendance.page.pictures }).click();
  await expectListed();
  const { participations = [], attendance = [] } = (await readSnapshot(workshopId)) ?? {};
  const came = attendance.find(({ status }) => status === 'present')?.participationId;
  const confirmed = participations.find(({ id }) => id === came) ?? expect.fail('nobody came');
  valueOf(await editParticipation(confirmed, { status: 'nominated' }));
  await page.getByRole('radio', { name: /contradiction/ }).click();
  await expect.element(page.getByRole('button', { name: /^Confirm who came/ })).toBeVisible();
  await expectListed();
});

test('desk, without a slot and with one', async () => {
  await showSection('desk');
  await expectListed();
  await page.getByRole('button', { name: /Marking/ }).click();
  await page.getByRole('option').nth(1).click();
  await expect.element(page.getByRole('button', { name: englishScreens.desk.showMissing })).toBeVisible();
  await expectListed();
});

test('signed sheets', async () => {
  await showSection('register');
  await expectListed();
});

test('documents', async () => {
  await showSection('documents');
  await expectListed();
});

test('each action that needs no selection has a control on a screen, or is one of the few that only keys and Ctrl+K do', () => {
  const withoutControl: readonly ActionId[] = [
    'shortcuts',
    'log',
    'attendance.present',
    // Chosen in the list of papers.
    'documents.show',
    'documents.print-sheet',
    // In the menu of a row.
    'workshop.copy',
    'workshop.remove',
  ];
  // Backups are made by the main process, which is not here.
  const selections =
    /^(session|people|backup)\.|\.(earlier|clear-filter|clear-dates|signatures|print-pictures)$|^(register|author)\.|reopen/;
  const unseen = actionIds.filter((id) => !seen.has(id) && !withoutControl.includes(id) && !selections.test(id));
  expect(unseen).toEqual([]);
});

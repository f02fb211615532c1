import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { englishFields, englishScreens } from '../../shared/text/english.ts';
import { type Application, launchApplication, removeHome } from './application.ts';
import { expectWelcome, press, saved } from './steps.ts';

let application: Application;
let page: Page;
beforeAll(async () => {
  application = await launchApplication();
  ({ page } = application);
});
afterAll(async () => {
  expect(await application.close()).toBe(0);
  await removeHome(application.home);
});

/** One round of a coordinator without a mouse: each test goes on where the last one ended. */
describe('by the keyboard alone', () => {
  test('a workshop is made; a form with something missing keeps what was typed and says what is wrong', async () => {
    await expectWelcome(page);
    await tabTo(page.getByRole('button', { name: englishScreens.home.newWorkshop }));
    await press(page, 'Enter');
    const dialog = page.getByRole('dialog', { name: englishScreens.home.newWorkshop });
    await dialog.waitFor();
    await page.keyboard.type('Round by keyboard');
    await press(page, 'Enter');
    await dialog.getByText(englishFields.problem['city-missing']).waitFor();
    expect(await dialog.getByRole('textbox', { name: englishScreens.home.form.title }).inputValue()).toBe(
      'Round by keyboard',
    );
    await tabTo(dialog.getByRole('textbox', { name: englishScreens.home.form.city }));
    await page.keyboard.type('Almaty');
    await press(page, 'Enter');
    await page.getByRole('heading', { level: 1, name: 'Round by keyboard' }).waitFor();
    await saved(page);
  });

  test('sessions are added to a day', async () => {
    await follow('Agenda');
    await tabTo(page.getByRole('radio', { name: englishScreens.agenda.allDays }));
    await press(page, 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Space');
    const add = page.getByRole('button', { name: 'Add session, Day 1' });
    for (const [kind, name] of [
      ['Registration', '09:00 Registration'],
      ['Lecture', '09:30 Lecture'],
    ] as const) {
      await tabTo(add);
      await press(page, 'Enter');
      await page.getByRole('menu').waitFor();
      await page.keyboard.type(kind);
      await expectFocus(page.getByRole('menuitem', { name: new RegExp(`^${kind}`) }));
      await press(page, 'Enter');
      await page.getByRole('row', { name }).waitFor();
    }
    expect(await page.getByRole('row').count()).toBe(2);
  });

  test('a wrong time stays as typed, with what is wrong beside it; a right one moves the session', async () => {
    const start = page.getByRole('textbox', { name: /^Start: Lecture/ });
    await tabTo(start);
    await press(page, 'Control+a');
    await page.keyboard.type('later');
    await press(page, 'Enter');
    await page.getByText(englishFields.problem['not-a-time']).waitFor();
    expect(await start.inputValue()).toBe('later');
    expect(await start.getAttribute('aria-invalid')).toBe('true');
    await page.getByRole('row', { name: '09:30 Lecture' }).waitFor();
    await press(page, 'Control+a');
    await page.keyboard.type('9.40');
    await press(page, 'Enter');
    await page.getByRole('row', { name: '09:40 Lecture' }).waitFor();
  });

  test('what was done is taken back and done again', async () => {
    await press(page, 'Control+z');
    await page.getByRole('row', { name: '09:30 Lecture' }).waitFor();
    await press(page, 'Control+Shift+z');
    await page.getByRole('row', { name: '09:40 Lecture' }).waitFor();
    expect(await page.getByRole('row', { name: '09:30 Lecture' }).count()).toBe(0);
    await saved(page);
  });

  test('a row is reached, and moved with the clock running on', async () => {
    await page.getByRole('row', { name: '09:40 Lecture' }).focus();
    await press(page, 'Alt+ArrowUp');
    await page.getByRole('row', { name: '09:00 Lecture' }).waitFor();
    await expectFocus(page.getByRole('row', { name: '09:00 Lecture' }));
    await press(page, 'ArrowDown');
    await expectFocus(page.getByRole('row', { name: /Registration/ }));
    expect(await page.getByRole('row', { name: '09:40 Lecture' }).count()).toBe(0);
  });

  test('people are added', async () => {
    await follow('People');
    for (const family of ['Abdullaeva', 'Bekov']) {
      await tabTo(page.getByRole('button', { name: englishScreens.people.addPerson }).first());
      await press(page, 'Enter');
      const dialog = page.getByRole('dialog', { name: englishScreens.people.add.title });
      await dialog.waitFor();
      await page.keyboard.type(family);
      await press(page, 'Enter');
      await dialog.waitFor({ state: 'hidden' });
      await page.getByRole('row', { name: new RegExp(`^\\d+ ${family}`) }).waitFor();
    }
    expect(await page.getByRole('row', { name: /^\d+ (Abdullaeva|Bekov)/ }).count()).toBe(2);
    await saved(page);
  });

  test('attendance is marked by arrows and letters, and taken back', async () => {
    await follow('Attendance');
    await tabTo(page.getByRole('grid', { name: englishScreens.attendance.grid }));
    // Of the half-days only the first one has a session.
    const cells = page.getByRole('gridcell', { name: /^Abdullaeva: / });
    await cells.first().waitFor();
    expect(await cells.count()).toBe(1);
    await press(page, 'Control+Home', 'ArrowDown', 'ArrowDown', 'p');
    await expectNames(cells, ['present']);
    await press(page, 'ArrowRight', 'l');
    await expectNames(cells, ['late']);
    await press(page, 'Control+z');
    await expectNames(cells, ['present']);
    await press(page, 'Control+Shift+z');
    await expectNames(cells, ['late']);
    await press(page, 'Control+Home', 'p');
    await expectNames(page.getByRole('gridcell', { name: /^Bekov: / }), ['present']);
    await press(page, 'ArrowDown', 'ArrowDown', 'Shift+ArrowRight', 'Delete');
    await expectNames(cells, ['not marked']);
    await saved(page);
  });

  test('theme and language are switched at once', async () => {
    await tabTo(page.getByRole('button', { name: englishScreens.dark }));
    await press(page, 'Enter');
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
    await tabTo(page.getByRole('button', { name: 'Language of the interface: English' }));
    await press(page, 'Enter', 'ArrowDown', 'Enter');
    await page.getByRole('heading', { level: 1, name: 'Посещаемость' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('ru');
    await press(page, 'Enter', 'Enter');
    await page.getByRole('heading', { level: 1, name: 'Attendance' }).waitFor();
  });
});

/** Goes on with Tab until one of `target` has the focus; fails after a whole round without it. */
async function tabTo(target: Locator): Promise<void> {
  await target.first().waitFor();
  for (let stops = 0; stops < 120; stops++) {
    if (await hasFocus(target)) return;
    await page.keyboard.press('Tab');
  }
  expect.fail('not reached by Tab');
}

async function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluateAll((elements) => elements.some((element) => element === document.activeElement));
}

async function expectFocus(target: Locator): Promise<void> {
  await expect.poll(() => hasFocus(target)).toBe(true);
}

/** Follows a link to a section, reached by Tab. */
async function follow(section: 'Agenda' | 'People' | 'Attendance'): Promise<void> {
  await tabTo(page.getByRole('navigation').getByRole('link', { name: section, exact: true }));
  await press(page, 'Enter');
  await page.getByRole('heading', { level: 1, name: section }).waitFor();
}

/** The status that each cell of a row says. */
async function expectNames(cells: Locator, statuses: readonly string[]): Promise<void> {
  const names = (): Promise<(string | undefined)[]> =>
    cells.evaluateAll((each) => each.map((cell) => cell.getAttribute('aria-label')?.split(': ')[1]?.toLowerCase()));
  await expect.poll(names).toEqual(statuses);
}

import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordsOf } from '../../shared/changes/partition.ts';
import { englishFields, englishScreens } from '../../shared/text/english.ts';
import { type Application, launchApplication, removeHome } from './application.ts';
import { pageData } from './page-data.ts';
import { chooseFile, expectWelcome, fileIn, press, readWorkshop, sampleFile, saved } from './steps.ts';

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

/** What a coordinator does beside: files, signatures and papers. Each test goes on where the last one ended. */
describe('files and papers by the keyboard alone', () => {
  test('a workshop file is opened', async () => {
    await tabTo(page.getByRole('link', { name: /^All workshops/ }));
    await press(page, 'Enter');
    await tabTo(page.getByRole('button', { name: englishScreens.home.openFile }));
    await chooseByKeyboard(sampleFile('osce-gbv-ashgabat'));
    const { workshop, sessions } = readWorkshop(sampleFile('osce-gbv-ashgabat'));
    await page.getByRole('heading', { level: 1, name: workshop.title.en ?? '' }).waitFor();
    await saved(page);
    expect(await titles()).toEqual(expect.arrayContaining(sessions.map((session) => session.title.en)));
  });

  test('an agenda is brought in from a calendar, and goes with one undo', async () => {
    await follow('Agenda');
    const { sequence } = await pageData(page);
    await tabTo(page.getByRole('button', { name: englishScreens.agenda.more, exact: true }));
    await press(page, 'Enter');
    await page.getByRole('menu').waitFor();
    await page.keyboard.type('Bring');
    await expectFocus(page.getByRole('menuitem', { name: englishScreens.agenda.menu.import }));
    await press(page, 'Enter');
    const dialog = page.getByRole('dialog', { name: englishScreens.importing.title });
    await tabTo(dialog.getByRole('button', { name: englishScreens.importing.choose }));
    await chooseByKeyboard(fileIn(application.home, 'evening.ics', eveningCalendar));
    await dialog.getByRole('cell', { name: 'Evening walk' }).waitFor();
    await tabTo(dialog.getByRole('button', { name: englishScreens.importing.accept, exact: true }));
    await press(page, 'Enter');
    await dialog.waitFor({ state: 'hidden' });
    await saved(page);
    expect(await titles()).toContain('Evening walk');
    await press(page, 'Control+z');
    await expect.poll(titles).not.toContain('Evening walk');
    await saved(page);
    expect((await pageData(page)).sequence).toBe(sequence + 2);
  });

  test('a day is signed off; undo leaves it so, and it is opened again with a reason', async () => {
    await follow('Attendance');
    const signOff = page.getByRole('button', { name: /^Sign off day \d+$/ });
    await tabTo(signOff);
    const next = await signOff.textContent();
    await press(page, 'Enter');
    const dialog = page.getByRole('dialog', { name: next ?? '' });
    await expectFocus(dialog.getByRole('textbox', { name: englishScreens.attendance.signedBy }));
    await press(page, 'Control+a');
    await page.keyboard.type('Malin Palm');
    await press(page, 'Enter');
    await dialog.waitFor({ state: 'hidden' });
    await expect.poll(async () => (await signOff.count()) === 0 || (await signOff.textContent()) !== next).toBe(true);
    await saved(page);
    const message = page.locator('[data-part="toast"]').filter({ hasText: 'Day signed off' });
    await message.waitFor();
    expect(await message.getByRole('button', { name: englishScreens.undo }).count()).toBe(0);
    await press(page, 'Control+z');
    await page.getByRole('alert').filter({ hasText: 'Nothing was changed' }).waitFor();
    await tabTo(page.getByRole('button', { name: englishScreens.attendance.more }));
    await press(page, 'Enter');
    await page.getByRole('menu').waitFor();
    await page.keyboard.type(`Withdraw the sign-off of day ${(next ?? '').replace(/\D/g, '')}`);
    await press(page, 'Enter');
    const withdrawal = page.getByRole('dialog', { name: /^Withdraw/ });
    await expectFocus(withdrawal.getByRole('textbox', { name: englishScreens.attendance.reason.label }));
    await page.keyboard.type('A sheet came late');
    await press(page, 'Enter');
    await withdrawal.waitFor({ state: 'hidden' });
    await expect.poll(() => signOff.textContent()).toBe(next);
    await saved(page);
  });

  test('the sheet of attendance is chosen, printed and saved', async () => {
    await follow('Documents');
    await page.evaluate(() => {
      window.print = () => {
        document.body.dataset['printed'] = 'yes';
        dispatchEvent(new Event('afterprint'));
      };
    });
    await tabTo(page.getByRole('radio', { name: /^Agenda/ }).first());
    const sheet = page.getByRole('radio', { name: /^Attendance sheet/ });
    for (let steps = 0; steps < 20 && !(await sheet.isChecked()); steps++) await press(page, 'ArrowDown');
    expect(await sheet.isChecked()).toBe(true);
    await page
      .locator('[data-part="preview-page"]')
      .first()
      .getByText(/S-[0-9A-Z]{4}-/)
      .first()
      .waitFor();
    await tabTo(page.getByRole('button', { name: englishScreens.documents.print, exact: true }));
    await press(page, 'Enter');
    await page.locator('body[data-printed="yes"]').waitFor();
    await tabTo(page.getByRole('button', { name: /^Save PDF/ }));
    await press(page, 'Enter');
    await page.getByText(/^Saved: Attendance sheet/).waitFor({ timeout: 90_000 });
    expect(readdirSync(application.documents).some((name) => /^Attendance sheet.*\.pdf$/.test(name))).toBe(true);
  });

  test('the workshop is saved as a file for somebody else', async () => {
    await tabTo(page.getByRole('button', { name: englishScreens.documents.saveWorkshop }));
    await press(page, 'Enter');
    await page.getByText(/^Saved: .*\.workshop$/).waitFor();
    const name = readdirSync(application.documents).find((each) => each.endsWith('.workshop')) ?? '';
    expect(readWorkshop(path.join(application.documents, name)).signOffs).toContainEqual(
      expect.objectContaining({
        by: 'Malin Palm',
        withdrawn: expect.objectContaining({ reason: 'A sheet came late' }),
      }),
    );
  });

  test('a failure is said beside the button that caused it, and closed', async () => {
    await tabTo(page.getByRole('radio', { name: /^Attendance sheet/ }));
    const groups = page.getByRole('radio', { name: /^Breakout groups/ });
    for (let steps = 0; steps < 20 && !(await groups.isChecked()); steps++) await press(page, 'ArrowDown');
    const save = page.getByRole('button', { name: /^Save PDF/ });
    await tabTo(save);
    await press(page, 'Enter');
    const failed = page.getByRole('alert').filter({ hasText: 'There is nothing to print' });
    // The export is a process of its own, which a busy machine begins late.
    await failed.waitFor({ timeout: 90_000 });
    const [button, sentence] = await Promise.all([save.boundingBox(), failed.boundingBox()]);
    expect((sentence?.y ?? 0) - (button?.y ?? 0) - (button?.height ?? 0)).toBeLessThan(24);
    await tabTo(failed.getByRole('button', { name: englishScreens.close }));
    await press(page, 'Enter');
    await failed.waitFor({ state: 'detached' });
    await expectFocus(save);
  });
});

const eveningCalendar = [
  'BEGIN:VCALENDAR',
  'PRODID:-//Test//EN',
  'VERSION:2.0',
  'BEGIN:VEVENT',
  'UID:walk',
  'SUMMARY:Evening walk',
  'DTSTART:20250715T180000',
  'DTEND:20250715T190000',
  'END:VEVENT',
  'END:VCALENDAR',
  '',
].join('\r\n');

/** Presses Enter on the control that has the focus, which must ask the system for a file, and answers in its stead. */
async function chooseByKeyboard(file: string): Promise<void> {
  await page.evaluate(() => {
    const listening = new AbortController();
    const note = (event: Event): void => {
      if (!(event.target instanceof HTMLInputElement) || event.target.type !== 'file') return;
      event.preventDefault();
      document.body.dataset['asked'] = 'yes';
      listening.abort();
    };
    document.addEventListener('click', note, { capture: true, signal: listening.signal });
  });
  await press(page, 'Enter');
  await page.locator('body[data-asked="yes"]').waitFor();
  await page.evaluate(() => delete document.body.dataset['asked']);
  await chooseFile(page, file);
}

/** The titles of all sessions of the page's store. */
async function titles(): Promise<readonly (string | undefined)[]> {
  const { partitions } = await pageData(page);
  return partitions.flatMap((partition) => recordsOf(partition, 'session').map(({ title }) => title.en));
}

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
async function follow(section: 'Agenda' | 'People' | 'Attendance' | 'Documents'): Promise<void> {
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

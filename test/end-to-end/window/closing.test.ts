import { mkdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, test } from 'vitest';
import { recordsOf } from '../../../shared/changes/partition.ts';
import { englishScreens } from '../../../shared/text/english.ts';
import { type Application, launchApplication, newHome, removeHome, shellKind } from '../application.ts';
import { pageData } from '../page-data.ts';
import { goTo, openSample, press, saved } from '../steps.ts';

const words = englishScreens.closing;
const homes: string[] = [];
afterEach(async () => {
  for (const home of homes.splice(0)) await removeHome(home);
});

async function started(): Promise<Application> {
  const application = await launchApplication({ home: newHome() });
  homes.push(application.home);
  // Playwright would answer the question of the page in its own way.
  application.page.on('dialog', () => undefined);
  await openSample(application.page, 'osce-gbv-ashgabat');
  return application;
}

/** Types into a field and stays in it. */
async function type(page: Page, text: string): Promise<void> {
  await goTo(page, 'Overview');
  const field = page.getByRole('textbox', { name: 'City, English' });
  await field.click();
  await field.fill(text);
}

async function cityOf(home: string): Promise<string | undefined> {
  const application = await launchApplication({ home });
  const { partitions } = await pageData(application.page);
  const workshops = partitions.flatMap((partition) => recordsOf(partition, 'workshop'));
  await application.close();
  return workshops[0]?.place.city.en;
}

/** As the button of the window does it, with the page's own question. */
async function closeWindow({ page }: Application): Promise<void> {
  if (shellKind === 'electron') return page.close({ runBeforeUnload: true });
  const session = await page.context().newCDPSession(page);
  void session.send('Page.close').catch(() => undefined);
}

describe('text in a field that was not left', () => {
  test('57 is not called saved, and is there after a polite signal', async () => {
    const application = await started();
    await type(application.page, 'Awaza');
    await application.page.getByText(englishScreens.typing, { exact: true }).waitFor();
    application.process.child.kill('SIGTERM');
    expect(await application.process.exit()).toBe(0);
    expect(await cityOf(application.home)).toBe('Awaza');
  });

  test('57 is there after the window was closed', async () => {
    const application = await started();
    await type(application.page, 'Mary');
    await closeWindow(application);
    expect(await application.process.exit()).toBe(0);
    expect(await cityOf(application.home)).toBe('Mary');
  });
});

describe('what cannot be saved', () => {
  test('29 is named before the window closes, which it does by itself once it is saved', async () => {
    const application = await started();
    const { page, home } = application;
    await goTo(page, 'Attendance');
    await page.getByRole('grid').focus();
    await saved(page);
    const journal = path.join(home, 'journal');
    renameSync(journal, `${journal}-away`);
    await press(page, 'Control+Home', 'ArrowDown', 'ArrowDown', 'l');
    await page
      .getByRole('alert')
      .filter({ hasText: `The folder ${journal} is gone` })
      .waitFor();
    await press(page, 'ArrowDown', 'l');
    await page.getByRole('alert').filter({ hasText: '1 input was not accepted' }).waitFor();

    application.process.child.kill('SIGTERM');
    const dialog = page.getByRole('dialog', { name: words.title });
    await dialog.getByText('1 change has not reached the journal. Closing loses it.').waitFor();
    await dialog.getByRole('button', { name: words.stay }).click();
    await dialog.waitFor({ state: 'detached' });
    await wait(500);
    expect(application.process.child.exitCode).toBeNull();

    application.process.child.kill('SIGTERM');
    await dialog.waitFor();
    renameSync(`${journal}-away`, journal);
    expect(await application.process.exit(25_000)).toBe(0);
    const again = await launchApplication({ home });
    expect((await pageData(again.page)).sequence).toBe(2);
    await again.close();
  });

  test('is closed over all the same when the user says so', async () => {
    const application = await started();
    const { page } = application;
    await saved(page);
    await page.getByRole('link', { name: 'People' }).first().click();
    await page.getByRole('button', { name: 'Add', exact: false }).first().click();
    await page.getByRole('dialog').getByRole('textbox').first().fill('Somebody');
    application.process.child.kill('SIGTERM');
    const dialog = page.getByRole('dialog', { name: words.title });
    await dialog.getByText(words.form).waitFor();
    await dialog.getByRole('button', { name: words.anyway }).click();
    expect(await application.process.exit()).toBe(0);
  });
});

describe('a start', () => {
  test.each([
    ['48 with a folder in the place of the lock', path.join('journal', 'lock')],
    ['46 with a folder in the place of the socket', 'instance.socket'],
  ])('%s opens as ever', async (_name, place) => {
    const home = newHome();
    homes.push(home);
    mkdirSync(path.join(home, place, 'inside'), { recursive: true });
    const application = await launchApplication({ home });
    await openSample(application.page, 'osce-gbv-ashgabat');
    await saved(application.page);
    expect(await application.close()).toBe(0);
  });

  test('61 with a folder in the place of a settings file says so by its path', async () => {
    const home = newHome();
    homes.push(home);
    mkdirSync(path.join(home, 'device'));
    const application = await launchApplication({ home });
    await application.page.getByText(`${path.join(home, 'device')} cannot be read`).waitFor();
    expect(await application.close()).toBe(0);
  });
});

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { englishScreens } from '../../../shared/text/english.ts';
import { launchApplication, newHome, removeHome } from '../application.ts';
import { textOfPdf } from '../../main/exports/pdf-reader.ts';
import { goTo, openSample, saved } from '../steps.ts';

const home = newHome();
afterAll(() => removeHome(home));

test('an edition is frozen, printed by its number and compared with, and badges are saved', async () => {
  const { page, documents, close } = await start();
  await openSample(page, 'cadap-respectful-care');
  await goTo(page, 'Agenda');
  await page.getByRole('button', { name: englishScreens.agenda.more }).click();
  await page.getByRole('menuitem', { name: englishScreens.agenda.menu.editions }).click();
  await page.getByRole('button', { name: 'Freeze edition 1' }).click();
  await page.getByText(/^Changed since edition 1 of /).waitFor();
  await page.keyboard.press('Escape');
  await saved(page);

  await goTo(page, 'Documents');
  const paper = page.locator('[data-part="preview-page"]').first();
  await paper
    .getByText(/^Edition 1 of /)
    .first()
    .waitFor();
  await choose('Changes in the agenda');
  await paper.getByText('Nothing has changed since edition 1.').waitFor();
  await choose('Badges');
  await paper.getByText('PARTICIPANT / УЧАСТНИК').first().waitFor();
  await page.getByRole('button', { name: 'Save PDF…' }).click();
  await page.getByText('Saved: Badges – Towards Respectful Care – en-ru.pdf').waitFor();
  const file = path.join(documents, readdirSync(documents).find((name) => name.startsWith('Badges')) ?? '');
  expect(existsSync(file)).toBe(true);
  const text = await textOfPdf(readFileSync(file));
  expect(text).toContain('TRAINER / ТРЕНЕР');
  expect(text).toMatch(/P-\d\d/);
  await choose('Breakout groups');
  await paper.getByText('No breakout groups have been made yet.').waitFor();
  await page.getByRole('button', { name: 'Save PDF…' }).click();
  await page.getByText('There is nothing to print: no breakout groups have been made yet.').waitFor();
  await close();

  async function choose(name: string): Promise<void> {
    await page.getByRole('radio', { name: new RegExp(`^${name}`) }).check({ force: true });
  }
});

async function start() {
  const application = await launchApplication({ home });
  return { page: application.page, documents: application.documents, close: () => application.close() };
}

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { gridRows } from '../../../renderer/features/attendance/rows/attendance.ts';
import { englishScreens } from '../../../shared/text/english.ts';
import { translator } from '../../../shared/text/text.ts';
import { textOfPdf } from '../../main/exports/pdf-reader.ts';
import { type Application, launchApplication, newHome, removeHome } from '../application.ts';
import { pageData } from '../page-data.ts';
import { goTo, openFromList, openSample, press, readWorkshop, sampleFile, saved } from '../steps.ts';

const texts = englishScreens.attendance;
const snapshot = readWorkshop(sampleFile('osce-gbv-ashgabat'));
const title = snapshot.workshop.title.en ?? '';
/** The first who stands on the grid with a name of their own, so that the row is in view. */
const someone = gridRows(snapshot, 'en', translator('en')).find((row) => row.kind === 'person' && !row.isProtected);
const name = someone?.name ?? '';
const participationId = someone?.kind === 'person' ? someone.participation.id : '';
const [firstDay] = snapshot.days.toSorted((one, other) => one.number - other.number);
const cell = `${snapshot.workshop.id} ${participationId} am/${firstDay?.id ?? ''}`;

let application: Application;
let home: string;

beforeEach(async () => {
  home = newHome();
  application = await launchApplication({ home });
});

afterEach(async () => {
  await application.close();
  await removeHome(home);
});

async function markOf(page: Page): Promise<number> {
  return (await pageData(page)).marks[cell] ?? 0;
}

/** Brings the cursor to the person's first half-day, by the row's own cell. */
async function choose(page: Page): Promise<void> {
  await page
    .getByRole('gridcell', { name: new RegExp(`^${name}: `) })
    .first()
    .click();
  await page.getByRole('grid', { name: texts.grid }).focus();
}

test('two days through the grid, a sign-off, a correction with its reason, a restart: all is there', async () => {
  const { page } = application;
  await openSample(page, 'osce-gbv-ashgabat');
  await goTo(page, 'Attendance');
  const grid = page.getByRole('grid', { name: texts.grid });
  await grid.focus();
  // Everybody was there on both days, but one.
  await press(page, 'Control+Home', 'Shift+End', 'Delete');
  await saved(page);
  await choose(page);
  await press(page, 'a');
  await saved(page);
  await grid.focus();
  await press(page, 'Control+Home', 'p', 'ArrowRight', 'p', 'ArrowRight', 'p', 'ArrowRight', 'p');
  await saved(page);
  expect(await markOf(page)).toBe(5);

  await page.getByRole('button', { name: 'Sign off day 1' }).click();
  await page.getByRole('textbox', { name: texts.signedBy }).fill('O. Coordinator');
  await page.getByRole('button', { name: texts.signOffNow, exact: true }).click();
  await page.getByRole('button', { name: 'Sign off day 2' }).waitFor();

  await choose(page);
  await press(page, 'l');
  await page.getByRole('textbox', { name: texts.reason.label }).fill('Signed the sheet at 9:40');
  await page.getByRole('button', { name: texts.reason.save }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await saved(page);
  expect(await markOf(page)).toBe(2);

  await application.close();
  application = await launchApplication({ home });
  const again = application.page;
  await openFromList(again, title);
  await goTo(again, 'Attendance');
  await again.getByRole('button', { name: 'Sign off day 2' }).waitFor();
  expect(await markOf(again)).toBe(2);
  await choose(again);
  await press(again, 'Enter');
  await again.getByText('Signed the sheet at 9:40').waitFor();
  await again
    .getByText(/in the grid/)
    .first()
    .waitFor();
});

test('a picture is saved as PNG and as SVG, and the page of pictures is printed without the frame', async () => {
  const { page } = application;
  await openSample(page, 'osce-gbv-ashgabat');
  await goTo(page, 'Attendance');
  await page.getByRole('radio', { name: texts.page.pictures }).click();
  for (const format of ['png', 'svg'] as const) {
    await page.getByRole('button', { name: `Save “${texts.pictures.day}”` }).click();
    await page.getByRole('menuitem', { name: texts.pictures[format] }).click();
    await page.getByText(new RegExp(`Saved as .*\\.${format}`)).waitFor();
  }
  const text = await textOfPdf(await page.pdf());
  expect(text).toContain(title);
  // Nothing is marked so far, of which there could be a picture by sex or by delegation.
  expect(text).toContain(texts.pictures.day);
  expect(text).toContain(texts.pictures.leftEarly);
  expect(text).not.toContain(englishScreens.section.agenda);
  const files = readdirSync(application.documents);
  const bytesOf = (ending: string): Buffer =>
    readFileSync(path.join(application.documents, files.find((file) => file.endsWith(ending)) ?? ending));
  expect(bytesOf('.png').subarray(1, 4).toString()).toBe('PNG');
  expect(bytesOf('.png').byteLength).toBeGreaterThan(3000);
  expect(bytesOf('.svg').toString()).toMatch(/^<svg [^]*Presence by day[^]*<rect [^]*fill="rgb\(/);
});

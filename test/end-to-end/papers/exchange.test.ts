import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { recordsOf } from '../../../shared/changes/partition.ts';
import { entityNames } from '../../../shared/domain/entities.ts';
import { englishScreens } from '../../../shared/text/english.ts';
import { pageData, type PageData } from '../page-data.ts';
import { sharedApplication } from '../running-application.ts';
import { chooseFile, expectWelcome, fileIn, goTo, openSample, readWorkshop, sampleFile, saved } from '../steps.ts';

const running = sharedApplication();

const { importing } = englishScreens;

test('75: while a large file is read the page answers, and stopping leaves nothing behind', async () => {
  const { page } = running();
  const text = 'word <b/>'.repeat(4 * 1024 * 1024);
  const file = fileIn(
    running().home,
    'large.xml',
    `<schedule><day date="2025-07-15"><event><title>${text}</title></event></day></schedule>`,
  );
  await chooseFile(page, file);
  const dialog = page.getByRole('dialog', { name: importing.asWorkshop });
  await dialog.getByRole('progressbar').waitFor();
  await dialog.getByRole('button', { name: importing.stop }).click();
  await dialog.waitFor({ state: 'hidden' });
  await expectWelcome(page);
  expect((await pageData(page)).sequence).toBe(0);
});

test('what no workshop takes is refused in a sentence, in a workshop as at home', async () => {
  const { page } = running();
  const endless = fileIn(running().home, 'endless.ics', calendar('RRULE:FREQ=SECONDLY;UNTIL=21250101T000000Z'));
  const flood = fileIn(running().home, 'flood.ics', calendar('', 40_000));
  await chooseFile(page, flood);
  await expectRefusal(page, importing.asWorkshop, /There is more in this file than a workshop takes/);
  await chooseFile(page, endless);
  const preview = page.getByRole('dialog', { name: importing.asWorkshop });
  await preview.getByText(/“Event 1” repeats by a rule that Rostrum does not follow: only its first time/).waitFor();
  await page.keyboard.press('Escape');
  await preview.waitFor({ state: 'hidden' });
  expect((await pageData(page)).sequence).toBe(0);

  await openSample(page, 'osce-gbv-ashgabat');
  const before = await pageData(page);
  await goTo(page, 'Agenda');
  await openImport(page);
  await chooseFile(page, flood);
  await expectRefusal(page, importing.title, /There is more in this file than a workshop takes/);
  expect(await pageData(page)).toEqual(before);
});

test('a schedule comes into a workshop after its preview, with its speakers on wish, and goes with one undo', async () => {
  const { page } = running();
  const before = await pageData(page);
  await openImport(page);
  await chooseFile(page, fileIn(running().home, 'two.xml', schedule));
  const dialog = page.getByRole('dialog', { name: importing.title });
  await dialog.getByRole('cell', { name: 'Talk 2' }).waitFor();
  const speakers = dialog.getByRole('checkbox', { name: /Enter 2 speakers/ });
  expect(await speakers.isChecked()).toBe(true);
  await dialog.getByRole('button', { name: importing.accept, exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
  await saved(page);
  expect((await pageData(page)).sequence).toBe(before.sequence + 1);
  await goTo(page, 'People');
  await page.getByRole('textbox', { name: englishScreens.people.find }).fill('Newcomer');
  await page.getByRole('row', { name: /Newcomer Anna/ }).waitFor();
  await page
    .getByRole('button', { name: new RegExp(`^${englishScreens.undo}`) })
    .first()
    .click();
  await page.getByRole('row', { name: /Newcomer Anna/ }).waitFor({ state: 'detached' });
  await saved(page);
  expect(contentsOf(await pageData(page))).toEqual(contentsOf(before));
});

test('a messy agenda from Word and a pasted table are understood, cell by cell, before anything is kept', async () => {
  const { page } = running();
  await goTo(page, 'Agenda');
  await openImport(page);
  await chooseFile(page, path.resolve('test/files/tables/documents/a02-superscript.docx'));
  const dialog = page.getByRole('dialog', { name: importing.title });
  await dialog.getByRole('row', { name: /09:30.*с 9⁰?.*90.*Международные стандарты ведения дел/ }).waitFor();
  expect(await dialog.getByText(/УТВЕРЖДАЮ.*is no session and was left out/).count()).toBe(1);
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData(
      'text/html',
      '<table><tr><td>Time</td><td>Session</td></tr><tr><td>2–3 pm</td><td>Pasted</td></tr></table>',
    );
    document.dispatchEvent(new ClipboardEvent('paste', { clipboardData }));
  });
  await dialog.getByRole('row', { name: /14:00.*60.*Pasted/ }).waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
});

test('the calendar of one facilitator is saved under her name, with her sessions alone', async () => {
  const { page } = running();
  await goTo(page, 'Documents');
  await page.getByRole('button', { name: englishScreens.documents.forPrograms }).click();
  const dialog = page.getByRole('dialog', { name: englishScreens.documents.forPrograms });
  await dialog.getByRole('button', { name: /The whole agenda/ }).click();
  await page.getByRole('option', { name: 'Palm Malin · Expert' }).click();
  await dialog.getByRole('button', { name: /^Save/ }).click();
  await page
    .getByText(/Calendar – Palm Malin – /)
    .first()
    .waitFor();
  const name = readdirSync(running().documents).find((each) => each.startsWith('Calendar – Palm Malin – ')) ?? '';
  const events = readFileSync(path.join(running().documents, name), 'utf8').match(/UID:[0-9a-f-]{36}/g) ?? [];
  const { sessions, assignments, participations, people } = readWorkshop(sampleFile('osce-gbv-ashgabat'));
  const person = people.find(({ latinName }) => latinName?.family === 'Palm');
  const own = participations.find(({ personId }) => personId === person?.id);
  const led = new Set(assignments.filter((each) => each.participationId === own?.id).map((each) => each.sessionId));
  const placed = sessions.filter(({ id, placement }) => led.has(id) && placement !== null);
  expect(events.toSorted()).toEqual(placed.map(({ id }) => `UID:${id}`).toSorted());
});

/** Whatever partitions they lie on: one that was emptied stays. */
function contentsOf({ partitions }: PageData): unknown[] {
  return partitions.flatMap((partition) => entityNames.flatMap((name) => recordsOf(partition, name)));
}

/** Two talks with two speakers whom nobody knows. */
const schedule = `<schedule><day date="2024-11-18">${[1, 2]
  .map(
    (number) =>
      `<event id="${String(number)}"><start>1${String(number)}:00</start><duration>00:30</duration><title>Talk ${String(number)}</title>
       <persons><person>Anna Newcomer</person><person>Bek Stranger</person></persons></event>`,
  )
  .join('')}</day></schedule>`;

async function openImport(page: Page): Promise<void> {
  await page.getByRole('button', { name: englishScreens.agenda.more, exact: true }).click();
  await page.getByRole('menuitem', { name: englishScreens.agenda.menu.import }).click();
}

async function expectRefusal(page: Page, title: string, sentence: RegExp): Promise<void> {
  const dialog = page.getByRole('dialog', { name: title });
  await dialog.getByRole('alert').filter({ hasText: sentence }).waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
}

/** Events of half an hour, one on each day of May 2025 in turn. */
function calendar(more: string, events = 1): string {
  const event = (number: number): string =>
    [
      'BEGIN:VEVENT',
      `UID:${String(number)}`,
      `DTSTART;TZID=Asia/Ashgabat:202505${String((number % 28) + 1).padStart(2, '0')}T090000`,
      'DURATION:PT30M',
      `SUMMARY:Event ${String(number)}`,
      ...(more === '' ? [] : [more]),
      'END:VEVENT',
    ].join('\r\n');
  const all = Array.from({ length: events }, (_, index) => event(index + 1));
  return ['BEGIN:VCALENDAR', ...all, 'END:VCALENDAR', ''].join('\r\n');
}

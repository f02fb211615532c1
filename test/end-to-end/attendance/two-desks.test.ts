import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { attendanceStatuses } from '../../../shared/domain/attendance/attendance.ts';
import { isCounted, isExpected, type Participation } from '../../../shared/domain/people/participation.ts';
import { listName } from '../../../shared/domain/people/person.ts';
import { writeWorkshopFile } from '../../../shared/files/workshop-file.ts';
import { englishScreens } from '../../../shared/text/english.ts';
import { takingPlaceNow } from '../../factories/a-workshop-today.ts';
import { type Application, launchApplication, newHome, processesOf, removeHome } from '../application.ts';
import { isOnlyOneOfTheName } from '../coordinator.ts';
import { pageData } from '../page-data.ts';
import { chooseFile, goTo, openFromList, readWorkshop, sampleFile, saved } from '../steps.ts';

const texts = englishScreens.deskExchange;
const [home, otherHome] = [newHome(), newHome()];
const folder = mkdtempSync(path.join(tmpdir(), 'rostrum-two-desks-'));
afterAll(async () => Promise.all([home, otherHome, folder].map(removeHome)));

const sample = takingPlaceNow(readWorkshop(sampleFile('osce-gbv-ashgabat')));
const workshop = { ...sample, attendance: [] };
const title = workshop.workshop.title.en ?? '';
const people = new Map(workshop.people.map((person) => [person.id, person]));
const [first, second, both] = workshop.participations.filter((each) => {
  const person = people.get(each.personId);
  return isCounted(each) && isExpected(each) && person?.protected === false && isOnlyOneOfTheName(workshop, person);
}) as [Participation, Participation, Participation];
/** It is past noon there: who comes for the morning is late. */
const late = attendanceStatuses.indexOf('late');

test('two desks without a network hand each other files, and both end with the same sheet', async () => {
  const file = path.join(folder, 'today.workshop');
  writeFileSync(file, writeWorkshopFile(workshop));
  const one = await opened(home, file);
  let other = await opened(otherHome, file);

  // The workshop file a second time neither makes a copy nor takes anything away.
  await other.page.getByRole('link', { name: 'All workshops 1' }).click();
  await chooseFile(other.page, file);
  await other.page.getByRole('button', { name: englishScreens.home.hereAlready.go }).click();

  await markAbsent(other.page, both);
  await goToDesk(other.page);
  await mark(other.page, second);
  await walkIn(other.page, 'Оразов', 'Батыр');

  await goToDesk(one.page);
  await mark(one.page, first);
  await mark(one.page, both);
  await walkIn(one.page, 'Orazow', 'Batyr');
  const handed = await handOver(one);

  await chooseFile(other.page, handed);
  const dialog = other.page.getByRole('dialog');
  await dialog.getByText('1 marked differently').waitFor();
  // Whoever was seen at one desk counts as there.
  await expect.poll(() => dialog.getByRole('radio', { checked: true }).count()).toBe(1);
  await dialog.getByText(texts.preview.samePerson).waitFor();
  await dialog.getByRole('button', { name: texts.preview.accept }).click();
  await saved(other.page);
  const before = await pageData(other.page);
  other.process.kill();
  await other.process.exit();
  await expect.poll(() => processesOf(otherHome), { timeout: 15_000, interval: 50 }).toEqual([]);

  other = await launchApplication({ home: otherHome });
  await openFromList(other.page, title);
  expect(await pageData(other.page)).toEqual(before);
  expect(markOf(before.marks, both)).toEqual([late]);
  await goToDesk(other.page);

  await chooseFile(other.page, handed);
  await other.page.getByText(texts.preview.nothing).waitFor();
  await other.page.getByRole('button', { name: englishScreens.close, exact: true }).last().click();
  await chooseFile(one.page, await handOver(other));
  await one.page.getByRole('dialog').getByRole('button', { name: texts.preview.accept }).click();
  await one.page.getByRole('dialog').waitFor({ state: 'detached' });
  await saved(one.page);
  await one.page.getByRole('heading', { name: texts.nothingPending }).waitFor();

  const { marks } = await pageData(one.page);
  expect(marks).toEqual((await pageData(other.page)).marks);
  expect([first, second, both].map((each) => markOf(marks, each))).toEqual([[late], [late], [late]]);
  // The three, and one walk-in who was written down twice.
  expect(Object.values(marks).filter((status) => status !== 0)).toHaveLength(4);

  await one.page.keyboard.press('Control+z');
  await expect.poll(async () => markOf((await pageData(one.page)).marks, second)).toEqual([]);
  await Promise.all([one.close(), other.close()]);
});

async function opened(at: string, file: string): Promise<Application> {
  const application = await launchApplication({ home: at });
  await chooseFile(application.page, file);
  await application.page.getByRole('heading', { level: 1, name: title }).waitFor();
  return application;
}

async function goToDesk(page: Page): Promise<void> {
  await goTo(page, 'Attendance');
  await page.getByRole('link', { name: englishScreens.section.desk, exact: true }).click();
  await page.getByRole('combobox', { name: englishScreens.desk.find }).waitFor();
}

async function mark(page: Page, participation: Participation): Promise<void> {
  await page.keyboard.type(nameOf(participation));
  await page.keyboard.press('Enter');
  await says(page, nameOf(participation));
}

async function markAbsent(page: Page, participation: Participation): Promise<void> {
  await goTo(page, 'Attendance');
  await page
    .getByRole('gridcell', { name: new RegExp(`^${nameOf(participation)}: `) })
    .first()
    .click();
  await page.getByRole('grid', { name: englishScreens.attendance.grid }).focus();
  await page.keyboard.press('a');
  await saved(page);
}

async function walkIn(page: Page, family: string, given: string): Promise<void> {
  await page.keyboard.press('F2');
  await page.getByRole('textbox', { name: englishScreens.desk.family }).fill(family);
  await page.getByRole('textbox', { name: englishScreens.desk.given }).fill(given);
  await page.keyboard.press('Enter');
  await says(page, `${family} ${given}`);
}

/** The file that the desk has written. */
async function handOver(application: Application): Promise<string> {
  await application.page.getByRole('button', { name: texts.send }).click();
  await application.page.getByText(texts.saved).waitFor();
  const [name = ''] = readdirSync(application.documents).filter((each) => each.endsWith('.desk'));
  return path.join(application.documents, name);
}

async function says(page: Page, text: string): Promise<void> {
  await page.locator('[data-part="desk-outcome"]').filter({ hasText: text }).waitFor();
}

function markOf(marks: Readonly<Record<string, number>>, { id }: Participation): number[] {
  return Object.entries(marks).flatMap(([cell, status]) => (cell.includes(id) && status !== 0 ? [status] : []));
}

function nameOf({ personId }: Participation): string {
  const person = people.get(personId);
  return person === undefined ? '' : listName(person, 'en');
}

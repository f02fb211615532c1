import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { attendanceStatuses } from '../../../shared/domain/attendance/attendance.ts';
import { makeBadgeCode } from '../../../shared/domain/evidence/printed-code.ts';
import { isCounted, isExpected, type Participation } from '../../../shared/domain/people/participation.ts';
import { listName } from '../../../shared/domain/people/person.ts';
import { writeWorkshopFile } from '../../../shared/files/workshop-file.ts';
import { englishScreens } from '../../../shared/text/english.ts';
import { takingPlaceNow } from '../../factories/a-workshop-today.ts';
import { launchApplication, newHome, removeHome } from '../application.ts';
import { cameraArguments, filmCode } from './camera-film.ts';
import { pageData } from '../page-data.ts';
import { chooseFile, goTo, openFromList, readWorkshop, sampleFile, saved } from '../steps.ts';

const home = newHome();
const folder = mkdtempSync(path.join(tmpdir(), 'rostrum-desk-'));
afterAll(async () => Promise.all([home, folder].map(removeHome)));

const sample = takingPlaceNow(readWorkshop(sampleFile('osce-gbv-ashgabat')));
/** Began in the morning, and it is past noon there. */
const workshop = { ...sample, attendance: [], days: sample.days.map((day) => ({ ...day, startsAt: '09:00' })) };
const title = workshop.workshop.title.en ?? '';
const people = new Map(workshop.people.map((person) => [person.id, person]));
const [typed, scanned, seen] = workshop.participations.filter(
  (each) => isCounted(each) && isExpected(each) && people.get(each.personId)?.protected === false,
) as [Participation, Participation, Participation];
const late = attendanceStatuses.indexOf('late');

test('people are marked by name, by a typed scan, by the camera and as a walk-in, and still are after a restart', async () => {
  const file = path.join(folder, 'today.workshop');
  writeFileSync(file, writeWorkshopFile(workshop));
  const film = path.join(folder, 'badge.y4m');
  filmCode(film, badgeOf(seen));

  const first = await launchApplication({ home, browserArguments: cameraArguments(film) });
  const { page } = first;
  await chooseFile(page, file);
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  await goToDesk(page);

  await page.keyboard.type(nameOf(typed).slice(0, -1));
  await page.getByRole('row', { name: nameOf(typed) }).waitFor();
  await page.keyboard.press('Enter');
  await says(page, nameOf(typed));
  await says(page, 'Late');

  await page.keyboard.type(badgeOf(scanned));
  await page.keyboard.press('Enter');
  await says(page, nameOf(scanned));

  await page.keyboard.press('F4');
  await says(page, nameOf(seen));
  await page.keyboard.press('F4');
  // There is a microphone as well, and it stays shut.
  const sound = page.evaluate(async () => navigator.mediaDevices.getUserMedia({ audio: true }));
  await expect(sound).rejects.toThrow('NotAllowedError');

  await page.keyboard.press('F2');
  await page.getByRole('textbox', { name: englishScreens.desk.family }).fill('Orazow');
  await page.getByRole('textbox', { name: englishScreens.desk.given }).fill('Batyr');
  await page.keyboard.press('Enter');
  await says(page, 'Orazow Batyr');
  await saved(page);
  await first.close();

  const second = await launchApplication({ home });
  await openFromList(second.page, title);
  await goToDesk(second.page);
  await second.page.keyboard.type('Orazow Batyr');
  await second.page
    .getByRole('row', { name: 'Orazow Batyr' })
    .filter({ hasText: /Late|Present/ })
    .waitFor();
  const { marks } = await pageData(second.page);
  // The day began at nine, or with its first session; all four came after noon.
  expect(Object.values(marks)).toEqual([late, late, late, late]);
  await second.close();
});

async function goToDesk(page: Page): Promise<void> {
  await goTo(page, 'Attendance');
  await page.getByRole('link', { name: englishScreens.section.desk, exact: true }).click();
  await page.getByRole('combobox', { name: englishScreens.desk.find }).waitFor();
}

async function says(page: Page, text: string): Promise<void> {
  await page.locator('[data-part="desk-outcome"]').filter({ hasText: text }).waitFor();
}

function badgeOf({ number }: Participation): string {
  return makeBadgeCode({ sheetCode: workshop.workshop.sheetCode, number });
}

function nameOf({ personId }: Participation): string {
  const person = people.get(personId);
  return person === undefined ? '' : listName(person, 'en');
}

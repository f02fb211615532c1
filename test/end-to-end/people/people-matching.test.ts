import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { recordsOf } from '../../../shared/changes/partition.ts';
import type { Person } from '../../../shared/domain/people/person.ts';
import { english, englishScreens } from '../../../shared/text/english.ts';
import { pageData } from '../page-data.ts';
import { sharedApplication } from '../running-application.ts';
import {
  chooseFile,
  choosePeopleList,
  goTo,
  openSample,
  readWorkshop,
  sampleFile,
  saved,
  takePicture,
} from '../steps.ts';

const running = sharedApplication();

const { peopleList } = english;
const { same } = englishScreens.people;
const list = (name: string): string => path.resolve('test/files/names', name);

test('who is known from another workshop is offered while a list in the other alphabet comes in', async () => {
  const { page } = running();
  await openSample(page, 'osce-gbv-ashgabat');
  const first = await preview(page, list('m01-cyrillic-passport-a.csv'));
  await first.getByRole('button', { name: 'Import 7 people' }).click();
  await saved(page);
  await openSecond(page);
  const dialog = await preview(page, list('m01-cyrillic-passport-b.csv'));
  await takePicture(page, 'people-matching-import');
  // Five are surely the same; of the sixth the name differs in a letter, and the date of birth agrees.
  const states = await dialog.getByRole('combobox', { name: /^Brings in / }).all();
  const chosen = await Promise.all(states.map((state) => state.locator('option:checked').textContent()));
  expect(chosen.filter((text) => text?.startsWith('known: ') === true).length).toBeGreaterThanOrEqual(5);
  const ofDiana = dialog.getByRole('combobox', { name: 'Brings in Akhmetzhanova Diana' });
  expect(await ofDiana.locator('option:checked').textContent()).toBe(peopleList.new);
  // Two come in as others, to be found afterwards.
  for (const name of ['Kozhakhmetov Yerlan', 'Tskhay Alyona']) {
    await dialog.getByRole('combobox', { name: `Brings in ${name}` }).selectOption('new');
  }
  await dialog.getByRole('button', { name: 'Import 8 people' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await saved(page);
  const people = await allPeople(page);
  expect(people.filter(({ cyrillicName }) => cyrillicName?.family === 'Юсупжанова')).toMatchObject([
    { latinName: { family: 'Yussupzhanova', given: 'Khayat' } },
  ]);
  expect(named(people, 'Kozhakhmetov', 'Қожахметов')).toHaveLength(3);
});

test('a duplicate in the other alphabet is found, merged and brought back by one undo', async () => {
  const { page } = running();
  const before = await pageData(page);
  await page.getByRole('button', { name: same.open }).click();
  const dialog = page.getByRole('dialog', { name: same.title });
  await choose(dialog, /Kozhakhmetov Yerlan|Қожахметов Ерлан/);
  await takePicture(page, 'people-matching-pairs');
  await dialog.getByText('Participations that follow: 1').waitFor();
  await dialog.getByRole('button', { name: same.merge }).click();
  await dialog.getByRole('button', { name: /Қожахметов Ерлан|Kozhakhmetov Yerlan/ }).waitFor({ state: 'detached' });
  await saved(page);
  const merged = named(await allPeople(page), 'Kozhakhmetov', 'Қожахметов').filter(({ latinName, cyrillicName }) =>
    [latinName?.given, cyrillicName?.given].includes('Yerlan'),
  );
  expect(merged).toMatchObject([
    { cyrillicName: { family: 'Қожахметов', given: 'Ерлан' }, latinName: { family: 'Kozhakhmetov', given: 'Yerlan' } },
  ]);
  const seats = (await pageData(page)).partitions.flatMap((partition) => recordsOf(partition, 'participation'));
  expect(seats.filter(({ personId }) => personId === merged[0]?.id)).toHaveLength(2);
  await takePicture(page, 'people-matching-merged');
  await page
    .getByRole('button', { name: new RegExp(`^${englishScreens.undo}`) })
    .last()
    .click();
  await dialog
    .getByRole('button', { name: /Қожахметов Ерлан|Kozhakhmetov Yerlan/ })
    .first()
    .waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await saved(page);
  expect((await pageData(page)).partitions.flatMap((partition) => recordsOf(partition, 'person')).length).toBe(
    before.partitions.flatMap((partition) => recordsOf(partition, 'person')).length,
  );
});

test('two who were told apart are not offered again', async () => {
  const { page } = running();
  await page.keyboard.press('Control+k');
  await page.getByRole('searchbox', { name: englishScreens.palette.name }).fill(same.title);
  await page
    .getByRole('menuitem', { name: new RegExp(same.open) })
    .first()
    .click();
  const dialog = page.getByRole('dialog', { name: same.title });
  await choose(dialog, /Tskhay Alyona|Цхай Алёна/);
  await dialog.getByRole('button', { name: same.different }).click();
  await dialog.getByRole('button', { name: /Tskhay Alyona|Цхай Алёна/ }).waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
  await saved(page);
  await page.getByRole('button', { name: same.open }).click();
  await dialog
    .getByRole('button', { name: /Kozhakhmetov Yerlan|Қожахметов Ерлан/ })
    .first()
    .waitFor();
  expect(await dialog.getByRole('button', { name: /Tskhay Alyona|Цхай Алёна/ }).count()).toBe(0);
  await page.keyboard.press('Escape');
});

test('who is known is offered while a name is typed, and comes in as that person', async () => {
  const { page } = running();
  const before = await allPeople(page);
  await goTo(page, 'People');
  await page.getByRole('button', { name: englishScreens.people.addPerson }).first().click();
  const dialog = page.getByRole('dialog', { name: englishScreens.people.add.title });
  await dialog.getByRole('textbox', { name: englishScreens.people.fullName }).fill('Ahmetjanova Dinara');
  await dialog.getByText(/Ахметжанова Динара Маратовна/).waitFor();
  await takePicture(page, 'people-matching-typed');
  await dialog.getByRole('button', { name: same.take }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('row', { name: /Ахметжанова Динара/ }).waitFor();
  await saved(page);
  expect(await allPeople(page)).toHaveLength(before.length);
});

async function choose(dialog: Locator, name: RegExp): Promise<void> {
  await dialog.getByRole('button', { name }).first().click();
}

async function preview(page: Page, file: string): Promise<Locator> {
  const dialog = await choosePeopleList(page, file);
  await dialog.getByText(/New people: /).waitFor();
  return dialog;
}

/** Opens another sample from its file. */
async function openSecond(page: Page): Promise<void> {
  const file = sampleFile('unodc-treatnet-family-bishkek');
  await page
    .getByRole('navigation')
    .getByRole('link', { name: /^All workshops/ })
    .click();
  await chooseFile(page, file);
  await page.getByRole('heading', { level: 1, name: readWorkshop(file).workshop.title.en ?? '' }).waitFor();
  await saved(page);
}

async function allPeople(page: Page): Promise<readonly Person[]> {
  return (await pageData(page)).partitions.flatMap((partition) => recordsOf(partition, 'person'));
}

function named(people: readonly Person[], ...families: readonly string[]): readonly Person[] {
  return people.filter(({ latinName, cyrillicName }) =>
    [latinName?.family, cyrillicName?.family].some((family) => family !== undefined && families.includes(family)),
  );
}

import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { recordsOf } from '../../../shared/changes/partition.ts';
import type { Institution, Person } from '../../../shared/domain/people/person.ts';
import { englishScreens } from '../../../shared/text/english.ts';
import { pageData } from '../page-data.ts';
import { sharedApplication } from '../running-application.ts';
import { chooseFile, openSample, readWorkshop, sampleFile, saved, takePicture } from '../steps.ts';

const running = sharedApplication();
const { directory, people } = englishScreens;

test('everybody of two workshops stands in the directory, which a key opens, and is found in either alphabet', async () => {
  const { page } = running();
  await openSample(page, 'osce-gbv-ashgabat');
  const file = sampleFile('unodc-treatnet-family-bishkek');
  await page
    .getByRole('navigation')
    .getByRole('link', { name: /^All workshops/ })
    .click();
  await chooseFile(page, file);
  await page.getByRole('heading', { level: 1, name: readWorkshop(file).workshop.title.en ?? '' }).waitFor();
  await saved(page);
  await page.keyboard.press('Alt+6');
  await page.getByRole('heading', { level: 1, name: directory.title }).waitFor();
  const grid = page.getByRole('grid', { name: directory.tab.people });
  await grid.waitFor();
  const everybody = await storedPeople(page);
  expect(await grid.getAttribute('aria-rowcount')).toBe(String(everybody.length + 1));
  await takePicture(page, 'directory-people');
  const known = everybody.find(
    ({ latinName, cyrillicName, protected: hidden }) => latinName !== null && cyrillicName !== null && !hidden,
  );
  await page.keyboard.press('Control+f');
  await page.keyboard.type(`${known?.cyrillicName?.family ?? ''} ${known?.cyrillicName?.given ?? ''}`);
  await rowOf(page, known).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  const panel = page.getByRole('complementary');
  await panel.getByRole('heading', { name: directory.history }).waitFor();
  await takePicture(page, 'directory-person');
  await panel.getByRole('listitem').first().getByRole('link').click();
  await page.getByRole('heading', { level: 1, name: englishScreens.section.people }).waitFor();
  await page.getByRole('complementary', { name: new RegExp(known?.latinName?.family ?? '-') }).waitFor();
});

test('several people are changed at once, and one undo takes it back', async () => {
  const { page } = running();
  await page.getByRole('link', { name: directory.title }).click();
  const grid = page.getByRole('grid', { name: directory.tab.people });
  await page.getByRole('textbox', { name: directory.findPeople }).fill('');
  await grid.press('Control+Home');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  const before = await storedPeople(page);
  const panel = page.getByRole('complementary', { name: /3/ });
  await panel.getByRole('button', { name: new RegExp(`^${people.field.languages}`) }).click();
  await page.getByRole('option', { name: 'Tajik' }).click();
  await page.keyboard.press('Escape');
  await saved(page);
  const speaking = (all: readonly Person[]): number => all.filter(({ languages }) => languages.includes('tg')).length;
  expect(speaking(await storedPeople(page))).toBe(speaking(before) + 3);
  await takePicture(page, 'directory-several');
  await page
    .getByRole('button', { name: new RegExp(`^${englishScreens.undo}`) })
    .last()
    .click();
  await saved(page);
  expect(speaking(await storedPeople(page))).toBe(speaking(before));
});

test('two institutions are made one, and one undo takes it back', async () => {
  const { page } = running();
  await page.getByRole('radio', { name: directory.tab.institutions }).click();
  const grid = page.getByRole('grid', { name: directory.tab.institutions });
  await grid.press('Control+Home');
  await page.keyboard.press('Shift+ArrowDown');
  const before = await storedInstitutions(page);
  await page.getByRole('button', { name: directory.mergeInstitutions.open }).click();
  const dialog = page.getByRole('dialog', { name: directory.mergeInstitutions.title });
  await takePicture(page, 'directory-institutions');
  await dialog.getByRole('button', { name: people.same.merge }).click();
  await dialog.waitFor({ state: 'hidden' });
  await saved(page);
  expect(await storedInstitutions(page)).toHaveLength(before.length - 1);
  const known = new Set((await storedInstitutions(page)).map(({ id }) => id));
  expect(
    (await storedPeople(page)).filter(({ institutionId }) => institutionId !== null && !known.has(institutionId)),
  ).toEqual([]);
  await page.keyboard.press('Control+z');
  await saved(page);
  expect(await storedInstitutions(page)).toHaveLength(before.length);
});

test('who can train a topic in Russian and is free on given days is found', async () => {
  const { page } = running();
  await page.getByRole('radio', { name: directory.tab.trainers }).click();
  const grid = page.getByRole('grid', { name: directory.tab.trainers });
  await grid.press('Control+Home');
  const panel = page.getByRole('complementary');
  const name = (await panel.getByRole('heading', { level: 2 }).textContent()) ?? '';
  await panel.getByRole('textbox', { name: directory.addTopic }).fill('Family counselling');
  await page.keyboard.press('Enter');
  await panel.getByRole('button', { name: directory.removeTopic.replace('{{topic}}', 'Family counselling') }).waitFor();
  await panel.getByRole('button', { name: new RegExp(`^${people.field.languages}`) }).click();
  await page.getByRole('option', { name: 'Russian' }).click();
  await page.keyboard.press('Escape');
  await saved(page);
  await page.getByRole('textbox', { name: directory.topic, exact: true }).fill('counselling');
  await page.getByRole('button', { name: new RegExp(directory.inLanguage) }).click();
  await page.getByRole('option', { name: 'Russian' }).click();
  await page.getByRole('textbox', { name: directory.free.from, exact: true }).fill('1.2.2030');
  await page.getByRole('textbox', { name: directory.free.to, exact: true }).fill('5.2.2030');
  await page.getByRole('row', { name: new RegExp(name) }).waitFor();
  expect(await grid.getAttribute('aria-rowcount')).toBe('2');
  await takePicture(page, 'directory-trainers');
  expect((await storedPeople(page)).filter(({ trainer }) => trainer !== null)).toMatchObject([
    { trainer: { topics: ['Family counselling'], availability: [], mayBeMaster: false } },
  ]);
});

function rowOf(page: Page, person: Person | undefined): Locator {
  return page.getByRole('row', { name: new RegExp(person?.latinName?.family ?? '-') }).first();
}

async function storedPeople(page: Page): Promise<readonly Person[]> {
  return (await pageData(page)).partitions.flatMap((partition) => recordsOf(partition, 'person'));
}

async function storedInstitutions(page: Page): Promise<readonly Institution[]> {
  return (await pageData(page)).partitions.flatMap((partition) => recordsOf(partition, 'institution'));
}

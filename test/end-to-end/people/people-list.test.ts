import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { recordsOf } from '../../../shared/changes/partition.ts';
import { english, englishScreens } from '../../../shared/text/english.ts';
import { encoded } from '../../shared/exchange/people/made-lists.ts';
import { pageData } from '../page-data.ts';
import { sharedApplication } from '../running-application.ts';
import { chooseFile, choosePeopleList, goTo, openSample, saved, takePicture } from '../steps.ts';

const running = sharedApplication();

const { peopleList } = english;

/** From a messy list to people who are right: at most so many keys and clicks. */
const mostSteps = 60;

test('45 people of a list in windows-1251 come in, right, and go with one undo', async () => {
  const { page } = running();
  await openSample(page, 'osce-gbv-ashgabat');
  const before = await pageData(page);
  await countSteps(page);
  const dialog = await choosePeopleList(page, ministryList());
  await dialog.getByText(/The list says “Итого: 45 человек, из них женщин – 22”/).waitFor();
  // Two of the list are neither said to be women nor men.
  for (const name of ['Пак', 'Тен']) {
    await dialog.getByRole('combobox', { name: `Sex: ${name}` }).selectOption('f');
  }
  await takePicture(page, 'people-list-preview');
  await dialog.getByRole('button', { name: 'Import 45 people' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await saved(page);
  // The native window in which the file is chosen takes about three more.
  expect((await steps(page)) + 3).toBeLessThanOrEqual(mostSteps);
  const after = await pageData(page);
  expect(after.sequence).toBe(before.sequence + 1);
  const had = new Set(
    before.partitions.flatMap((partition) => recordsOf(partition, 'participation')).map(({ id }) => id),
  );
  const added = after.partitions
    .flatMap((partition) => recordsOf(partition, 'participation'))
    .filter(({ id }) => !had.has(id));
  const people = after.partitions.flatMap((partition) => recordsOf(partition, 'person'));
  const own = added.map(({ personId }) => people.find(({ id }) => id === personId));
  expect(added).toHaveLength(45);
  expect(new Set(added.map(({ status, role }) => `${status} ${role}`))).toEqual(new Set(['nominated participant']));
  expect(new Set(added.map(({ delegationId }) => delegationId)).size).toBe(1);
  expect(own.filter((person) => person?.sex === 'female')).toHaveLength(24);
  expect(own[0]).toMatchObject({
    cyrillicName: { family: 'Абжанов', given: 'Марат', patronymic: 'Ерболович' },
    latinName: null,
    sex: 'male',
    country: 'KZ',
    phone: '+77015550100',
    email: 'a0@kz.example.org',
    position: { ru: 'эксперт' },
  });
  await page
    .getByRole('row', { name: /Абжанов Марат/ })
    .first()
    .waitFor();
  await takePicture(page, 'people-list-imported');
  await page
    .getByRole('button', { name: new RegExp(`^${englishScreens.undo}`) })
    .first()
    .click();
  await page
    .getByRole('row', { name: /Абжанов Марат/ })
    .first()
    .waitFor({ state: 'detached' });
  await saved(page);
  const undone = (await pageData(page)).partitions.flatMap((partition) => recordsOf(partition, 'participation'));
  expect(undone.map(({ id }) => id).toSorted()).toEqual([...had].toSorted());
});

test('what is pasted into the section is a list, and who is in the workshop already is not doubled', async () => {
  const { page } = running();
  await goTo(page, 'People');
  const html = readFileSync(path.resolve('test/files/people/p07-word-clipboard.html'), 'utf8');
  const dialog = page.getByRole('dialog', { name: peopleList.title });
  for (const summary of [/New people: 5. Here already: 0/, /New people: 0. Here already: 5/]) {
    await page.evaluate((text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/html', text);
      document.dispatchEvent(new ClipboardEvent('paste', { clipboardData }));
    }, html);
    await dialog.getByText(summary).waitFor();
    const accept = dialog.getByRole('button', { name: 'Import 5 people' });
    if ((await accept.count()) > 0) await accept.click();
    else await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await saved(page);
  }
  await expectPerson(page, 'Qodirov', /Qodirov Oʻtkir/);
});

test('a list that is opened from anywhere comes into a workshop, with what was left out told', async () => {
  const { page } = running();
  await page
    .getByRole('navigation')
    .getByRole('link', { name: /^All workshops/ })
    .click();
  await chooseFile(page, path.resolve('test/files/people/p04-delegations.xlsx'));
  const dialog = page.getByRole('dialog', { name: peopleList.title });
  await dialog.getByText(/New people: 7/).waitFor();
  await dialog.getByText(/Struck through in the list.*Холикова Мавзуна Сайфидиновна, не приедет/).waitFor();
  await takePicture(page, 'people-list-opened');
  await dialog.getByRole('button', { name: 'Import 7 people' }).click();
  await saved(page);
  await expectPerson(page, 'Шамбетов', /Шамбетов Канат/);
});

async function expectPerson(page: Page, query: string, row: RegExp): Promise<void> {
  const find = page.getByRole('textbox', { name: englishScreens.people.find });
  await find.fill(query);
  await page.getByRole('row', { name: row }).waitFor();
  await find.fill('');
}

/** Counts the keys and the clicks of the user from now on. */
async function countSteps(page: Page): Promise<void> {
  await page.evaluate(() => {
    const count = (): void => {
      const root = document.documentElement.dataset;
      root['steps'] = String(Number(root['steps'] ?? '0') + 1);
    };
    for (const kind of ['pointerdown', 'keydown', 'change']) document.addEventListener(kind, count, true);
  });
}

async function steps(page: Page): Promise<number> {
  return page.evaluate(() => Number(document.documentElement.dataset['steps'] ?? '0'));
}

/** A letter of a ministry with 45 people, as Excel in Russian saves it. */
function ministryList(): string {
  const men = ['Абжанов Марат Ерболович', 'Омаров Ерлан Болатович', 'Сейткали Данияр Маратулы', 'Ким Виктор Петрович'];
  const women = ['Садыкова Асель Викторовна', 'Нурпеисова Гульнара Ахметовна', 'Ли Анна Сергеевна'];
  const people = Array.from({ length: 43 }, (_, index) => {
    const list = index < 21 ? men : women;
    const [family = '', ...rest] = (list[index % list.length] ?? '').split(' ');
    const letters = ['', 'бай', 'тай', 'хан', 'бек', 'жан', 'гали', 'ржан'];
    const whole =
      index < list.length
        ? family
        : `${letters[(index % 7) + 1] ?? ''}${family.toLowerCase()}${String.fromCharCode(1072 + (index % 20))}`;
    return [`${whole.toUpperCase()} ${rest.join(' ')}`, index < 21 ? 'муж.' : 'жен.'];
  });
  const all = [...people, ['ПАК Ден', ''], ['ТЕН Ари', '']];
  const rows = all.map(
    ([name = '', sex = ''], index) =>
      `${String(index + 1)};${name};${sex};эксперт;8 701 555 01 ${String(index).padStart(2, '0')};a${String(index)}@kz.example.org`,
  );
  const text = [
    'Приложение № 2 к письму № 04-1-18/2231 от 12.06.2025;;;;;',
    ';;;;;',
    'СПИСОК участников от Министерства юстиции Республики Казахстан;;;;;',
    '№ п/п;Ф.И.О.;Пол;Должность;Телефон;E-mail',
    '1;2;3;4;5;6',
    ...rows,
    'Итого: 45 человек, из них женщин – 22;;;;;',
    'Руководитель аппарата;;;;Б. Омирзаков;',
  ].join('\r\n');
  const file = path.join(running().home, 'ministry.csv');
  writeFileSync(file, encoded(text, 'windows-1251') ?? new Uint8Array());
  return file;
}

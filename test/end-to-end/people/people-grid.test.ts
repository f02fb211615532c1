import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { recordsOf } from '../../../shared/changes/partition.ts';
import { englishScreens } from '../../../shared/text/english.ts';
import { type PageData, pageData } from '../page-data.ts';
import { sharedApplication } from '../running-application.ts';
import { goTo, openSample, press, saved, takePicture } from '../steps.ts';

const running = sharedApplication();

const { people } = englishScreens;

/** The clipboard as programs write it when cells are copied: five people, the same in each. */
const cells = [
  ['Сыдыкова Айгүл Маратовна', 'ж', 'Министерство юстиции', 'главный специалист'],
  ['ПАК Виктор', 'м', 'Министерство юстиции', 'эксперт'],
  ['Orazowa Jeren Meredowna', 'F', 'Министерство юстиции', 'Lawyer'],
  ['Ким О. П.', '', 'Больница № 2', 'врач'],
  ['Омаров Ерлан Болатович', 'муж.', 'Больница № 2', ''],
];
const excel = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta name=ProgId content=Excel.Sheet>
<style><!--td {mso-number-format:General;} .xl65 {white-space:normal;}--></style></head><body link="#0563C1"><table border=0 cellpadding=0
 style='border-collapse:collapse;width:480pt'><col width=220><!--StartFragment-->${cells.map((row) => `<tr height=20>${row.map((text) => `\n  <td class=xl65 width=220>${text}</td>`).join('')}\n </tr>`).join('')}<!--EndFragment--></table></body></html>`;
const word = `<html xmlns:w="urn:schemas-microsoft-com:office:word"><body lang=RU><!--StartFragment--><table class=MsoTableGrid border=1>${cells.map((row) => `<tr style='mso-yfti-irow:0'>${row.map((text) => `<td valign=top style='padding:0cm 5.4pt'><p class=MsoNormal><span lang=RU>${text}<o:p></o:p></span></p></td>`).join('')}</tr>`).join('\n ')}</table><!--EndFragment--></body></html>`;
const calc = `<!DOCTYPE html><html><head><meta name="generator" content="LibreOffice 24.2.7.2 (Linux)"/></head><body><table cellspacing="0" border="0">
<colgroup width="220"></colgroup>${cells.map((row) => `<tr>${row.map((text) => `<td align="left"><font face="Liberation Sans">${text === '' ? '<br>' : text}</font></td>`).join('')}</tr>`).join('')}</table></body></html>`;
const browser = `<meta charset='utf-8'><table class="wikitable"><tbody>${cells.map((row) => `<tr>${row.map((text) => `<td><a href="#">${text}</a></td>`).join('')}</tr>`).join('')}</tbody></table>`;
const tabs = cells.map((row) => row.join('\t')).join('\r\n');

const clipboards: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['Excel', { 'text/html': excel, 'text/plain': tabs }],
  ['Word', { 'text/html': word, 'text/plain': tabs }],
  ['LibreOffice', { 'text/html': calc, 'text/plain': tabs }],
  ['a browser', { 'text/html': browser, 'text/plain': tabs }],
  ['a program that knows text only', { 'text/plain': tabs }],
];

/** Brings the cursor by the heading of a delegation to the line in which somebody is added to it, behind the last person. */
async function toLastLine(page: Page): Promise<void> {
  const grid = page.getByRole('grid', { name: people.list });
  await grid.locator('[role="row"]').nth(1).click();
  await grid.focus();
  await press(page, 'Control+End', 'Home', 'ArrowRight');
}

test.each(clipboards)(
  'a range from %s that is pasted at the cursor is a clean delegation in a few keys',
  async (name, data) => {
    const { page } = running();
    if (name === 'Excel') await openSample(page, 'osce-gbv-ashgabat');
    await goTo(page, 'People');
    const before = await pageData(page);
    await toLastLine(page);
    await paste(page, data);
    await page.getByText(/Pasted\. People changed: 0, added: 5\./).waitFor();
    const panel = page.getByRole('complementary', { name: /5 people chosen/ });
    await panel.getByRole('button', { name: new RegExp(people.field.status) }).click();
    await page.getByRole('option', { name: 'Confirmed' }).click();
    await saved(page);
    await takePicture(page, `people-grid-${name}`);
    const after = await pageData(page);
    expect(after.sequence).toBe(before.sequence + 2);
    const had = new Set(seats(before).map(({ id }) => id));
    const added = seats(after).filter(({ id }) => !had.has(id));
    const persons = after.partitions.flatMap((partition) => recordsOf(partition, 'person'));
    const own = added
      .toSorted((one, other) => one.number - other.number)
      .map(({ personId }) => persons.find(({ id }) => id === personId));
    expect(added.map(({ status }) => status)).toEqual(Array.from({ length: 5 }, () => 'confirmed'));
    expect(new Set(added.map(({ delegationId }) => delegationId)).size).toBe(1);
    expect(added[0]?.delegationId).not.toBeNull();
    expect(own).toMatchObject([
      { cyrillicName: { family: 'Сыдыкова', given: 'Айгүл', patronymic: 'Маратовна' }, sex: 'female' },
      { cyrillicName: { family: 'Пак', given: 'Виктор' }, sex: 'male' },
      { latinName: { family: 'Orazowa', given: 'Jeren', patronymic: 'Meredowna' }, sex: 'female' },
      { cyrillicName: { family: 'Ким', given: 'О.', patronymic: 'П.' }, sex: 'unspecified' },
      { cyrillicName: { family: 'Омаров', given: 'Ерлан', patronymic: 'Болатович' }, sex: 'male' },
    ]);
    expect(new Set(own.slice(0, 3).map((person) => person?.institutionId)).size).toBe(1);
    await page.keyboard.press('Escape');
    for (const _step of ['confirmed', 'pasted']) await page.keyboard.press('Control+z');
    await page.getByRole('row', { name: /Сыдыкова Айгүл/ }).waitFor({ state: 'detached' });
    await saved(page);
    expect(
      seats(await pageData(page))
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual([...had].toSorted());
  },
);

test('people are typed one after the other in the last line, and cells are set right in their places', async () => {
  const { page } = running();
  await goTo(page, 'People');
  await toLastLine(page);
  for (const name of ['Bekov Bolat', 'Rahimova Nigora']) {
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
    await page.getByRole('row', { name: new RegExp(`^\\d+ ${name}`) }).waitFor();
  }
  await takePicture(page, 'people-grid-typed');
  await saved(page);
  await page
    .getByRole('row', { name: /Rahimova Nigora/ })
    .locator('[data-column="position"]')
    .click();
  await page.keyboard.type('Prosecutor');
  for (const _cell of ['role', 'status']) await page.keyboard.press('Tab');
  await page.keyboard.type('trav');
  await page.keyboard.press('Enter');
  await page.getByRole('row', { name: /Rahimova Nigora.*Prosecutor.*Travelling/ }).waitFor();
  await saved(page);
  const persons = (await pageData(page)).partitions.flatMap((partition) => recordsOf(partition, 'person'));
  expect(persons.find(({ latinName }) => latinName?.family === 'Rahimova')).toMatchObject({
    sex: 'female',
    position: { en: 'Prosecutor' },
  });
});

function seats(data: PageData) {
  return data.partitions.flatMap((partition) => recordsOf(partition, 'participation'));
}

async function paste(page: Page, data: Readonly<Record<string, string>>): Promise<void> {
  await page.evaluate((contents) => {
    const clipboardData = new DataTransfer();
    for (const [type, text] of Object.entries(contents)) clipboardData.setData(type, text);
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
  }, data);
}

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { recordsOf } from '../../../shared/changes/partition.ts';
import { englishScreens } from '../../../shared/text/english.ts';
import { savedByLibreOffice } from '../../main/exports/outside-readers.ts';
import { zipParts } from '../../main/exports/zip-parts.ts';
import { aZip } from '../../shared/exchange/a-zip.ts';
import { pageData } from '../page-data.ts';
import { sharedApplication } from '../running-application.ts';
import { chooseFile, choosePeopleList, goTo, openSample, sampleFile, saved, takePicture } from '../steps.ts';

const running = sharedApplication();
const folder = mkdtempSync(path.join(tmpdir(), 'rostrum-forms-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Sets the telephone of the first person right, writes a row below the people of the form, and makes a file of it as LibreOffice saves it, under another name. */
function filledIn(bytes: Uint8Array): string {
  const parts = zipParts(bytes);
  const name = 'xl/worksheets/sheet1.xml';
  const sheet = parts.get(name) ?? '';
  const rows = [...sheet.matchAll(/<row r="(\d+)"/g)].map(([, number]) => Number(number));
  const last = rows.at(-1) ?? 0;
  const first = rows.find((row) => new RegExp(`<c r="B${String(row)}"[^>]*><v>`).test(sheet) && row > 6) ?? 0;
  const at = String(last);
  const cells = {
    [`C${at}`]: 'Оразов',
    [`D${at}`]: 'Мерет',
    [`H${at}`]: 'Male / Мужской',
    [`L${at}`]: '+993 65 12 34 56',
    [`L${String(first)}`]: '+993 61 00 00 01',
  };
  const filled = Object.entries(cells).reduce((xml, [address, text]) => {
    const own = new RegExp(`<c r="${address}"[^>]*?(?:/>|>.*?</c>)`);
    const cell = `<c r="${address}" t="inlineStr"><is><t>${text}</t></is></c>`;
    expect(xml).toMatch(own);
    return xml.replace(own, cell);
  }, sheet);
  const back = path.join(folder, 'Кандидаты.xlsx');
  writeFileSync(back, savedByLibreOffice(aZip(Object.fromEntries([...parts, [name, filled]])), 'xlsx', 'xlsx'));
  return back;
}

test('a form goes out for a delegation, is filled in, saved by LibreOffice and brought back with one undo', async () => {
  const { page } = running();
  await openSample(page, 'osce-gbv-ashgabat');
  const before = await pageData(page);
  await goTo(page, 'People');
  await page.getByRole('radio', { name: englishScreens.people.board.board }).click();
  await page.getByRole('link', { name: englishScreens.people.nominationForm }).first().click();
  await page.getByRole('heading', { name: englishScreens.section.documents }).waitFor();
  await takePicture(page, 'nomination-form-documents');
  await page.getByRole('button', { name: 'Save Excel…' }).click();
  await page.getByText(/Saved: Nomination form/).waitFor();
  const made = readdirSync(running().documents).find((file) => /Nomination form.*\.xlsx$/.test(file));
  expect(made).toBeDefined();
  const back = filledIn(readFileSync(path.join(running().documents, made ?? '')));
  const dialog = await choosePeopleList(page, back);
  await dialog.getByText(/This is the nomination form of/).waitFor();
  await takePicture(page, 'nomination-form-back');
  await dialog.getByRole('button', { name: 'Accept 2 differences' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await saved(page);
  const after = await pageData(page);
  const people = (data: typeof after) => data.partitions.flatMap((partition) => recordsOf(partition, 'person'));
  expect(people(after)).toHaveLength(people(before).length + 1);
  expect(people(after).find(({ cyrillicName }) => cyrillicName?.family === 'Оразов')).toMatchObject({
    sex: 'male',
    phone: '+99365123456',
  });
  expect(people(after).filter(({ phone }) => phone === '+99361000001')).toHaveLength(1);
  await page.keyboard.press('Control+z');
  await saved(page);
  const undone = people(await pageData(page));
  expect(undone).toHaveLength(people(before).length);
  expect(undone.filter(({ phone }) => phone === '+99361000001')).toEqual([]);
});

test('opened in another workshop, it is said where the form belongs, and nobody comes in', async () => {
  const { page } = running();
  const back = path.join(folder, 'Кандидаты.xlsx');
  const allWorkshops = page.getByRole('navigation').getByRole('link', { name: /^All workshops/ });
  await allWorkshops.click();
  await chooseFile(page, sampleFile('cadap-respectful-care'));
  await page.getByRole('heading', { level: 1, name: /Towards Respectful Care/ }).waitFor();
  const dialog = await choosePeopleList(page, back);
  await dialog.getByText(/This nomination form is of another workshop/).waitFor();
  await dialog.getByText(/It belongs to the workshop/).waitFor();
  await takePicture(page, 'nomination-form-elsewhere');
  expect(await dialog.getByRole('button', { name: /^Accept/ }).count()).toBe(0);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  // Opened as any file, it goes to the workshop of which it is.
  await allWorkshops.click();
  await chooseFile(page, back);
  await page.getByText(/This is the nomination form of/).waitFor();
  await page.keyboard.press('Escape');
});

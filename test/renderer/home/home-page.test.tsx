import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { importWorkshop, makeWorkshop } from '../../../renderer/commands/workshops.ts';
import { HomePage } from '../../../renderer/features/home/home-page.tsx';
import { readWorkshop } from '../../../renderer/queries/snapshot.ts';
import { readSummaries } from '../../../renderer/storage/working-store.ts';
import { writeWorkshopFile } from '../../../shared/files/workshop-file.ts';
import { aWorkshop } from '../../factories/a-workshop.ts';
import { expectAccessible, renderScreen } from '../rendered-section.tsx';
import { freshStart, valueOf } from '../storage/stored.ts';

beforeEach(async () => {
  await freshStart();
});

async function workshops(count: number): Promise<void> {
  let programmeId: string | null = null;
  for (let number = 1; number <= count; number += 1) {
    const wish = {
      title: { en: `Training ${number}` },
      country: 'KZ',
      city: { en: 'Almaty' },
      timeZone: 'Asia/Almaty',
    };
    valueOf(await makeWorkshop({ ...wish, programmeId, languages: ['en'], days: 1 }));
    const [made] = await readSummaries();
    programmeId = made?.programmeId ?? null;
  }
}

const titles = (place: HTMLElement): number => place.querySelectorAll('[data-part="workshop-row"]').length;

test('a programme of many workshops shows its latest, and all when asked', async () => {
  await workshops(15);
  const place = renderScreen(<HomePage />);
  await expect.poll(() => titles(place)).toBe(12);
  await expectAccessible();
  await page.getByRole('button', { name: 'Show 3 more' }).click();
  await expect.poll(() => titles(place)).toBe(15);
});

test('a button is never longer than what it would show', async () => {
  await workshops(13);
  const place = renderScreen(<HomePage />);
  await expect.poll(() => titles(place)).toBe(13);
});

test('a workshop that is here already is called by its title in the language of the interface', async () => {
  const both = aWorkshop();
  const snapshot = { ...both, workshop: { ...both.workshop, title: { en: 'Training', ru: 'Тренинг' } } };
  const file = new File([writeWorkshopFile(snapshot)], 'again.workshop');
  valueOf(await importWorkshop(new Uint8Array(await file.arrayBuffer())));
  renderScreen(<HomePage />, { language: 'ru' });
  await page.getByLabelText('Открыть файл…').last().upload(file);
  await expect.element(page.getByRole('dialog').getByText('Тренинг', { exact: true })).toBeVisible();
  await expectAccessible();
});

test('every kind of file that can be read can be chosen', async () => {
  renderScreen(<HomePage />);
  const chooser = page.getByLabelText('Open a file…').last();
  await expect.element(chooser).toHaveAttribute('accept');
  expect(chooser.element().getAttribute('accept')?.split(',')).toEqual(
    expect.arrayContaining(['.workshop', '.desk', '.ics', '.csv', '.xlsx', '.xls', '.ods', '.docx', '.odt', '.html']),
  );
});

test('the country of a new workshop is that of its city, and has to be chosen where the city is not known', async () => {
  renderScreen(<HomePage />, { language: 'ru' });
  await page.getByRole('button', { name: 'Новое мероприятие' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Название' }).fill('Семинар');
  const city = dialog.getByRole('textbox', { name: 'Город' });
  await city.fill('Нарынкол');
  await dialog.getByRole('button', { name: 'Создать мероприятие' }).click();
  await expect.element(dialog.getByText('Выберите страну.')).toBeVisible();
  await city.fill('г. Бишкек');
  await expect.element(dialog.getByRole('button', { name: /Страна/ })).toHaveTextContent('Кыргызстан');
  await dialog.getByRole('button', { name: 'Создать мероприятие' }).click();
  await expect.poll(async () => (await readSummaries()).length).toBe(1);
  const [made] = await readSummaries();
  expect((await readWorkshop(made?.id ?? ''))?.workshop).toMatchObject({
    timeZone: 'Asia/Bishkek',
    place: { country: 'KG' },
  });
});

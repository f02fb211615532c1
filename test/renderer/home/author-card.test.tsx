import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { setMinutes } from '../../../renderer/commands/agenda.ts';
import { mark } from '../../../renderer/commands/attendance.ts';
import { HomePage } from '../../../renderer/features/home/home-page.tsx';
import { readMarkHistory } from '../../../renderer/queries/history.ts';
import { readEntry } from '../../../shared/changes/entry.ts';
import { ids } from '../../factories/a-workshop.ts';
import { expectAccessible, renderScreen } from '../rendered-section.tsx';
import type { MemoryJournal } from '../storage/memory-journal.ts';
import { freshStart, openSmallWorkshop, saved, started, valueOf } from '../storage/stored.ts';

let journal: MemoryJournal;
beforeEach(async () => {
  journal = await freshStart();
});

const cell = { workshopId: ids.workshop, participationId: ids.participations[1], slotId: `pm/${ids.days[0]}` };

test('the first start asks who works here, proposes the name of the computer, and every entry says so from then on', async () => {
  renderScreen(<HomePage />);
  await expect.element(page.getByRole('textbox', { name: 'Name of this computer' })).toHaveValue('laptop-2');
  await expectAccessible();
  await page.getByRole('textbox', { name: 'Your name' }).fill('  Aigul ');
  await page.getByRole('textbox', { name: 'Name of this computer' }).fill('Laptop 2');
  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  await expect.element(page.getByText('Changes are recorded as made by Aigul on Laptop 2.')).toBeVisible();
  expect(journal.author).toEqual({ user: 'Aigul', computer: 'Laptop 2' });
  await openSmallWorkshop();
  valueOf(await mark(ids.workshop, [cell], 'present'));
  await saved();
  expect(journal.entries.map((entry) => readEntry(entry).by)).toEqual([journal.author, journal.author]);
  expect((await readMarkHistory(cell)).map(({ by }) => by)).toEqual([journal.author]);
  await started();
  valueOf(await setMinutes({ workshopId: ids.workshop, id: ids.sessions[0] }, 45, false));
  await saved();
  expect(readEntry(journal.entries.at(-1) ?? expect.fail('no entry')).by).toEqual(journal.author);
});

test('nobody has to answer: work goes on without it, "Not now" is remembered, and it can be changed later', async () => {
  await openSmallWorkshop();
  await saved();
  expect(readEntry(journal.entries[0] ?? expect.fail('no entry')).by).toEqual({ user: '', computer: '' });
  renderScreen(<HomePage />, { language: 'ru' });
  await page.getByRole('button', { name: 'Не сейчас' }).click();
  await expect.element(page.getByText('Изменения записываются без имени.')).toBeVisible();
  expect(journal.author).toEqual({ user: '', computer: '' });
  await page.getByRole('button', { name: 'Изменить', exact: true }).click();
  await page.getByRole('textbox', { name: 'Ваше имя' }).fill('А'.repeat(61));
  await page.getByRole('button', { name: 'Сохранить', exact: true }).click();
  await expect.element(page.getByText('Слишком длинно: не больше 60 букв.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Ваше имя' }).fill('Айгуль');
  await page.getByRole('button', { name: 'Сохранить', exact: true }).click();
  await expect.element(page.getByText('Изменения записываются за подписью: Айгуль.')).toBeVisible();
});

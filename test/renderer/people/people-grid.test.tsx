import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { recordSignOff } from '../../../renderer/commands/attendance.ts';
import { addPerson } from '../../../renderer/commands/people.ts';
import { makeWorkshop } from '../../../renderer/commands/workshops.ts';
import { PeopleSection } from '../../../renderer/features/people/people-section.tsx';
import { readSnapshot } from '../../../renderer/queries/snapshot.ts';
import { undo } from '../../../renderer/storage/command.ts';
import type { Participation } from '../../../shared/domain/people/participation.ts';
import type { Person } from '../../../shared/domain/people/person.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { aPerson, ids } from '../../factories/a-workshop.ts';
import { expectAccessible, renderSection } from '../rendered-section.tsx';
import { freshStart, valueOf } from '../storage/stored.ts';
import { openWorkshopWith } from './open-workshop.ts';

let workshopId = '';

beforeEach(async () => {
  localStorage.removeItem('people-views');
  await freshStart();
  workshopId = await openWorkshopWith(
    [
      aPerson({
        id: ids.people[1],
        latinName: { family: 'Abenova', given: 'Aigul', patronymic: '' },
        cyrillicName: null,
      }),
      aPerson({
        id: ids.people[2],
        latinName: { family: 'Bekov', given: 'Bolat', patronymic: '' },
        cyrillicName: null,
      }),
    ],
    0,
  );
  renderSection(PeopleSection, workshopId);
  await expect.element(cell(/^Abenova/)).toBeVisible();
});

function cell(name: string | RegExp) {
  return page.getByRole('gridcell', { name });
}

async function stored(): Promise<WorkshopSnapshot> {
  return (await readSnapshot(workshopId)) ?? expect.fail('no such workshop');
}

async function seat(number: number): Promise<Participation | undefined> {
  return (await stored()).participations.find((each) => each.number === number);
}

async function personAt(number: number): Promise<Person | undefined> {
  const { participations, people } = await stored();
  const own = participations.find((each) => each.number === number);
  return people.find(({ id }) => id === own?.personId);
}

/** The cell of a column in the row of somebody. */
function cellOf(name: RegExp, column: string) {
  const row = page.getByRole('row', { name }).element();
  return page.elementLocator(row.querySelector(`[data-column="${column}"]`) ?? expect.fail('no such cell'));
}

/** Pastes at the cursor, as a program puts it on the clipboard. */
function paste(data: Readonly<Record<string, string>>): void {
  const clipboardData = new DataTransfer();
  for (const [type, text] of Object.entries(data)) clipboardData.setData(type, text);
  document.activeElement?.dispatchEvent(
    new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
  );
}

describe('several people', () => {
  test('are chosen with Ctrl, Shift, Ctrl+A and by delegation, and get one change that one undo takes back', async () => {
    await cell(/^Abenova/).click();
    await cell(/^Bekov/).click({ modifiers: ['Shift'] });
    const panel = page.getByRole('complementary', { name: 'Details of 2 people chosen' });
    await expect.element(panel).toBeVisible();
    await cell(/^Bekov/).click({ modifiers: ['Control'] });
    await expect.element(page.getByRole('complementary', { name: 'Details of Abenova Aigul' })).toBeVisible();
    await page.getByRole('button', { name: 'Choose all: Kazakhstan' }).click();
    await expect.element(panel).toBeVisible();
    await panel.getByRole('button', { name: /Status/ }).click();
    await page.getByRole('option', { name: 'Travelling' }).click();
    await expect.element(page.getByText('People changed')).toBeVisible();
    expect((await stored()).participations.map(({ status }) => status)).toEqual([
      'confirmed',
      'travelling',
      'travelling',
    ]);
    valueOf(await undo());
    expect((await stored()).participations.map(({ status }) => status)).toEqual([
      'confirmed',
      'confirmed',
      'confirmed',
    ]);
    document.querySelector<HTMLElement>('[role="grid"]')?.focus();
    await userEvent.keyboard('{Control>}a{/Control}');
    await expect.element(page.getByRole('complementary', { name: 'Details of 3 people chosen' })).toBeVisible();
    expect(document.querySelectorAll('[role="row"][aria-selected="true"]')).toHaveLength(3);
    await expectAccessible();
  });

  test('are chosen by keyboard: Shift and arrows, Ctrl+Space one by one, Space on a heading; Escape leaves one', async () => {
    document.querySelector<HTMLElement>('[role="grid"]')?.focus();
    await userEvent.keyboard('{ArrowDown}{ }');
    await expect.element(page.getByRole('complementary', { name: 'Details of 2 people chosen' })).toBeVisible();
    await userEvent.keyboard('{ArrowDown}{Shift>}{ArrowDown}{/Shift}');
    await expect.element(page.getByRole('complementary', { name: 'Details of 2 people chosen' })).toBeVisible();
    await userEvent.keyboard('{Control>}{ArrowDown}{ArrowDown}{ }{/Control}');
    await expect.element(page.getByRole('complementary', { name: 'Details of 3 people chosen' })).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('complementary', { name: /Details of .*Tamara/ })).toBeVisible();
  });

  test('are taken out together, and come back with one undo', async () => {
    await cell(/^Abenova/).click();
    await cell(/^Bekov/).click({ modifiers: ['Control'] });
    await userEvent.keyboard('{Delete}');
    await expect.element(page.getByText('People taken out')).toBeVisible();
    expect((await stored()).participations).toHaveLength(1);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.element(cell(/^Bekov/)).toBeVisible();
    expect((await stored()).delegations[0]?.headParticipationId).toBe(ids.participations[1]);
  });

  test('are not taken off the list of a day that is signed off', async () => {
    valueOf(await recordSignOff(workshopId, ids.days[0], 'A. Coordinator'));
    await cell(/^Abenova/).click();
    await cell(/^Bekov/).click({ modifiers: ['Control'] });
    await userEvent.keyboard('{Delete}');
    await expect.element(page.getByText(/signed off/).first()).toBeVisible();
    expect((await stored()).participations).toHaveLength(3);
  });
});

describe('a cell', () => {
  test('is edited by typing, with F2 and Enter, and left with Escape', async () => {
    await cellOf(/^\d+ Abenova/, 'position').click();
    await userEvent.keyboard('Judge{Enter}');
    await expect.element(cell('Judge')).toBeVisible();
    expect((await personAt(2))?.position).toMatchObject({ en: 'Judge' });
    await cell('Judge').click();
    await userEvent.keyboard('{F2}');
    await expect.element(page.getByRole('textbox', { name: 'Position: Abenova Aigul' })).toHaveValue('Judge');
    await userEvent.keyboard('Prosecutor{Escape}');
    await expect.element(cell('Judge')).toBeVisible();
    expect(document.activeElement?.getAttribute('role')).toBe('grid');
    await cell(/^Abenova/).click();
    await userEvent.keyboard('{Enter}{End} Maratovna{Enter}');
    await expect.element(cell(/^Abenova Aigul Maratovna/)).toBeVisible();
    expect((await personAt(2))?.latinName).toEqual({ family: 'Abenova', given: 'Aigul', patronymic: 'Maratovna' });
  });

  test('of few choices takes the one that is meant; an institution that is not known is made', async () => {
    await cellOf(/^\d+ Abenova/, 'status').click();
    await userEvent.keyboard('acc');
    await expect.element(page.getByRole('option', { name: 'Accepted' })).toBeVisible();
    await expectAccessible();
    await userEvent.keyboard('{Enter}');
    await expect.poll(async () => (await seat(2))?.status).toBe('accepted');
    await cellOf(/^\d+ Abenova/, 'institution').click();
    await userEvent.keyboard('City Hospital{ArrowDown}{Enter}');
    await expect.element(cell('City Hospital')).toBeVisible();
    await expect.poll(async () => (await personAt(2))?.institutionId).not.toBe(ids.institution);
  });

  test('keeps what it cannot read, says why, and is found from the strip below', async () => {
    await cellOf(/^\d+ Abenova/, 'role').click();
    await userEvent.keyboard('astronaut{Tab}');
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByText('Cells that were not understood: 1.', { exact: false })).toBeVisible();
    await expect.element(cell(/^astronaut/)).toHaveAttribute('aria-invalid', 'true');
    await expectAccessible();
    await page.getByRole('button', { name: 'Go to the cell' }).click();
    await userEvent.keyboard('{Escape}');
    expect(page.getByText('Cells that were not understood', { exact: false }).query()).toBeNull();
    expect((await seat(2))?.role).toBe('participant');
  });

  test('is emptied with Delete, for everybody who is chosen, and filled from the first with Ctrl+D', async () => {
    await cellOf(/^\d+ Abenova/, 'position').click();
    await userEvent.keyboard('Judge{Enter}');
    await cell('Judge').click();
    await userEvent.keyboard('{Shift>}{ArrowDown}{/Shift}{Control>}d{/Control}');
    await expect.poll(async () => (await personAt(3))?.position.en).toBe('Judge');
    await userEvent.keyboard('{Delete}');
    await expect.poll(async () => (await personAt(3))?.position).toEqual({});
    expect((await personAt(2))?.position).toEqual({});
  });
});

describe('the last line', () => {
  test('adds a person: the name is taken apart, says the sex, and delegation and institution stay for the next', async () => {
    await cell(/^Abenova/).click();
    await userEvent.keyboard('{Control>}{End}{/Control}');
    await expect.element(cell('Add a person: Kazakhstan')).toBeVisible();
    await userEvent.keyboard('{Home}{ArrowRight}{Enter}Оразов Атамырат Мередович{Tab}{Tab}Centre{Tab}врач{Enter}');
    await expect.element(cell(/^Оразов Атамырат Мередович/)).toBeVisible();
    expect(await personAt(4)).toMatchObject({
      cyrillicName: { family: 'Оразов', given: 'Атамырат', patronymic: 'Мередович' },
      sex: 'male',
      institutionId: ids.institution,
      position: { ru: 'врач' },
      country: 'KZ',
    });
    expect(await seat(4)).toMatchObject({ delegationId: ids.delegation, role: 'participant' });
    await userEvent.keyboard('{Enter}Петрова Анна{Tab}Male{Enter}');
    await userEvent.keyboard('{Enter}');
    await expect.element(cell(/^Петрова Анна/)).toBeVisible();
    expect(await personAt(5)).toMatchObject({ sex: 'male', institutionId: ids.institution });
    expect((await seat(5))?.delegationId).toBe(ids.delegation);
  });

  test('says who bears that name already', async () => {
    await cell(/^Add a person/).click();
    await userEvent.keyboard('{Enter}Абенова Айгуль{Tab}');
    await expect.element(page.getByText(/May be here already: Abenova Aigul, No\. 2/)).toBeVisible();
  });

  test('takes somebody whom another workshop knows', async () => {
    const wish = {
      programmeId: null,
      title: { en: 'Another' },
      country: 'KZ',
      city: {},
      timeZone: 'Asia/Almaty',
      days: 1,
    };
    const other = valueOf(await makeWorkshop({ ...wish, languages: ['en'] }));
    const { id: _id, ...known } = aPerson({
      latinName: { family: 'Sydykova', given: 'Ainura', patronymic: '' },
      cyrillicName: null,
    });
    valueOf(await addPerson(other, known, 'participant', null));
    await cell(/^Abenova/).click();
    await cell(/^Add a person/).click();
    await userEvent.keyboard('{Enter}Сыдыкова Айнура{Tab}{Escape}');
    await page.getByRole('button', { name: 'Add this person' }).click();
    await expect.element(cell(/^Sydykova Ainura/)).toBeVisible();
    expect(await personAt(4)).toMatchObject({ ...known, cyrillicName: null });
    expect((await seat(4))?.delegationId).toBe(ids.delegation);
    await expect.element(cell('Add a person: Kazakhstan')).toBeVisible();
    expect(document.activeElement?.getAttribute('role')).toBe('grid');
  });
});

describe('the clipboard', () => {
  const table = (rows: readonly (readonly string[])[]): string =>
    `<html><body><table>${rows.map((row) => `<tr>${row.map((text) => `<td>${text}</td>`).join('')}</tr>`).join('')}</table></body></html>`;

  test('is pasted at the cursor: cells are written, further rows add people, and one undo takes all back', async () => {
    await cell(/^Bekov/).click();
    paste({
      'text/html': table([
        ['Беков Болат', 'муж', 'Министерство юстиции'],
        ['Сыдыкова Айгүл Маратовна', 'жен', 'Министерство юстиции'],
        ['Пак Виктор', 'both', 'Министерство юстиции'],
      ]),
    });
    await expect.element(page.getByText(/Pasted\. People changed: 1, added: 2\./)).toBeVisible();
    await expect.element(page.getByRole('complementary', { name: 'Details of 2 people chosen' })).toBeVisible();
    await expect.element(cell(/^both/)).toHaveAttribute('aria-invalid', 'true');
    expect(await personAt(4)).toMatchObject({ sex: 'female', cyrillicName: { patronymic: 'Маратовна' } });
    expect((await seat(5))?.delegationId).toBe(ids.delegation);
    valueOf(await undo());
    expect((await stored()).participations).toHaveLength(3);
    expect(await personAt(3)).toMatchObject({ cyrillicName: null });
  });

  test('with plain lines at the last line adds people; with heads it is a list and opens the preview', async () => {
    await cell(/^Abenova/).click();
    await cell(/^Add a person/).click();
    paste({ 'text/plain': 'Сыдыкова Айгүл\r\nПак Виктор\r\n' });
    await expect.element(page.getByText(/added: 2\./)).toBeVisible();
    await cell(/^Abenova/).click();
    paste({
      'text/html': table([
        ['№', 'Ф.И.О.', 'Должность'],
        ['1', 'Ким Олег Петрович', 'эксперт'],
      ]),
    });
    await expect.element(page.getByRole('dialog', { name: 'Import a list of people' })).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Import 1 person' })).toBeVisible();
    await page.getByRole('button', { name: 'Import 1 person' }).click();
    await expect.poll(async () => (await seat(6))?.delegationId).toBe(ids.delegation);
  });

  test('takes a copy of what is chosen, a protected person by code', async () => {
    await page.getByRole('button', { name: 'Choose all: Kazakhstan' }).click();
    const copied = (): DataTransfer => {
      const clipboardData = new DataTransfer();
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }),
      );
      return clipboardData;
    };
    document.querySelector<HTMLElement>('[role="grid"]')?.focus();
    expect(
      copied()
        .getData('text/plain')
        .split('\r\n')
        .map((line) => line.split('\t').slice(0, 3)),
    ).toEqual([
      ['2', 'Abenova Aigul', 'Female'],
      ['3', 'Bekov Bolat', 'Female'],
    ]);
    await page.getByRole('complementary').getByText('Protected').click();
    await expect.element(cell(/^P-02/)).toBeVisible();
    document.querySelector<HTMLElement>('[role="grid"]')?.focus();
    const data = copied();
    expect(data.getData('text/html')).toContain('P-02');
    expect(data.getData('text/html') + data.getData('text/plain')).not.toContain('Abenova');
    await expect.element(page.getByText(/Protected people among them: 2/)).toBeVisible();
  });
});

describe('the view', () => {
  test('shows the whole cell of the cursor beside the names when it is zoomed', async () => {
    renderSection(PeopleSection, workshopId, { zoom: '125' }).style.width = '700px';
    await expect.element(page.getByRole('row', { name: /^\d+ Abenova/ })).toBeVisible();
    await cellOf(/^\d+ Abenova/, 'sex').click();
    await userEvent.keyboard('{End}');
    const boxOf = (column: string): DOMRect =>
      cellOf(/^\d+ Abenova/, column)
        .element()
        .getBoundingClientRect();
    await expect.poll(() => boxOf('sex').left - boxOf('name').right).toBeLessThan(-1);
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}{ArrowLeft}{ArrowLeft}');
    await expect.poll(() => boxOf('sex').left - boxOf('name').right).toBeGreaterThanOrEqual(-1);
  });

  test('has columns that are chosen, sorted, narrowed to a value, saved and remembered', async () => {
    await cellOf(/^\d+ Abenova/, 'status').click();
    const menu = page.getByRole('button', { name: 'More for the view' });
    await menu.click();
    await page.getByRole('menuitem', { name: 'Columns…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Columns of the list' });
    await dialog.getByText('E-mail').click();
    await dialog.getByRole('button', { name: 'E-mail: further left' }).click();
    await expectAccessible();
    await dialog.getByRole('button', { name: 'Done' }).click();
    await expect.element(page.getByRole('columnheader', { name: 'E-mail' })).toBeVisible();
    await page.getByRole('columnheader', { name: 'Name' }).click();
    await page.getByRole('columnheader', { name: 'Name' }).click();
    await expect.element(page.getByRole('columnheader', { name: 'Name' })).toHaveAttribute('aria-sort', 'descending');
    const names = [...document.querySelectorAll('[role="grid"] [data-column="name"]')].map(
      ({ textContent }) => textContent,
    );
    expect(names.slice(0, 2)).toEqual(['Bekov Bolat', 'Abenova Aigul']);
    await menu.click();
    await page.getByRole('menuitem', { name: 'Save this view…' }).click();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Contacts');
    await userEvent.keyboard('{Enter}');
    renderSection(PeopleSection, workshopId);
    await expect.element(page.getByRole('columnheader', { name: 'E-mail' })).toBeVisible();
    await expect.element(page.getByRole('button', { name: /Contacts.*View|View.*Contacts/ })).toBeVisible();
    await cellOf(/^\d+ Abenova/, 'role').click();
    await menu.click();
    await page.getByRole('menuitem', { name: 'Only people with the value of this cell' }).click();
    await expect.poll(() => cell(/^Trainer/).query()).toBeNull();
    await page.getByRole('button', { name: 'Role: Participant' }).click();
    await expect.element(cell(/^Trainer/).first()).toBeVisible();
  });
});

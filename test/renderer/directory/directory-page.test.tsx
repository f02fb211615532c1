import { beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { importWorkshop } from '../../../renderer/commands/workshops.ts';
import { DirectoryPage } from '../../../renderer/features/directory/directory-page.tsx';
import { readInstitutions, readPeople } from '../../../renderer/queries/snapshot.ts';
import { currentStore } from '../../../renderer/storage/working-store.ts';
import { undo } from '../../../renderer/storage/command.ts';
import type { Person } from '../../../shared/domain/people/person.ts';
import { writeWorkshopFile } from '../../../shared/files/workshop-file.ts';
import { englishScreens } from '../../../shared/text/english.ts';
import { aParticipation, aPerson, aWorkshop, anId, ids } from '../../factories/a-workshop.ts';
import { expectAccessible, renderScreen } from '../rendered-section.tsx';
import { freshStart, valueOf } from '../storage/stored.ts';

const { directory, people } = englishScreens;

/** The same man in the other alphabet, from another workshop. */
const merets = [
  aPerson({
    id: ids.people[1],
    latinName: { family: 'Orazow', given: 'Meret', patronymic: '' },
    cyrillicName: null,
    sex: 'male',
    email: 'meret@example.org',
  }),
  aPerson({
    id: anId(601),
    latinName: null,
    cyrillicName: { family: 'Оразов', given: 'Мерет', patronymic: 'Аманович' },
    sex: 'male',
    email: 'meret@example.org',
    institutionId: anId(642),
  }),
];

beforeEach(async () => {
  await freshStart();
  for (const key of Object.keys(localStorage)) if (key.startsWith('directory-')) localStorage.removeItem(key);
});

async function openTwo(): Promise<void> {
  const small = aWorkshop();
  const first = {
    ...small,
    people: small.people.map((each) => (each.id === ids.people[1] ? (merets[0] ?? each) : each)),
  };
  const workshopId = anId(602);
  const second = {
    ...small,
    workshop: { ...small.workshop, id: workshopId, title: { en: 'Second training' } },
    days: small.days.map((day, index) => ({
      ...day,
      id: anId(610 + index),
      workshopId,
      date: `2026-02-0${String(index + 1)}`,
    })),
    rooms: [],
    sessions: [],
    delegations: [],
    assignments: [],
    attendance: [],
    institutions: [
      {
        id: anId(642),
        name: { ru: 'Центр здоровья' },
        kind: 'other' as const,
        sector: 'health' as const,
        country: null,
      },
    ],
    people: merets.slice(1),
    participations: [
      aParticipation({
        id: anId(620),
        workshopId,
        personId: anId(601),
        number: 1,
        delegationId: null,
        role: 'trainer',
      }),
    ],
  };
  for (const each of [first, second]) {
    valueOf(await importWorkshop(new TextEncoder().encode(writeWorkshopFile(each))));
  }
}

function names(): string[] {
  return [...document.querySelectorAll('[role="row"] [role="gridcell"]:first-child > .one-line')].map(
    (each) => each.textContent ?? '',
  );
}

async function stored(id: string): Promise<Person | undefined> {
  return (await readPeople([id], currentStore))[0];
}

async function show(tab: keyof typeof directory.tab): Promise<void> {
  await page.getByRole('radio', { name: directory.tab[tab], exact: true }).click();
}

async function shown(): Promise<void> {
  renderScreen(<DirectoryPage />);
  await expect.element(page.getByRole('grid')).toBeVisible();
}

test('nobody is known before there is a workshop', async () => {
  renderScreen(<DirectoryPage />);
  await expect.element(page.getByText(directory.nobody.title)).toBeVisible();
  await show('institutions');
  await expect.element(page.getByText(directory.noInstitutions.title)).toBeVisible();
  await show('trainers');
  await expect.element(page.getByText(directory.noTrainers.title)).toBeVisible();
  await expectAccessible();
});

describe('people', () => {
  beforeEach(openTwo);

  test('stand there once each, over all workshops, and are found in either alphabet', async () => {
    await shown();
    expect(names()).toEqual(['Orazow Meret', 'Trainer Tamara', 'Оразов Мерет Аманович', 'P-03']);
    await page.getByRole('textbox', { name: directory.findPeople }).fill('оразов мерет');
    await vi.waitFor(() => expect(names()).toEqual(['Orazow Meret', 'Оразов Мерет Аманович']));
    await page.getByRole('textbox', { name: directory.findPeople }).fill('nobody at all');
    await expect.element(page.getByText(directory.noMatch)).toBeVisible();
    await page.getByRole('button', { name: directory.showAll }).click();
    await vi.waitFor(() => expect(names()).toHaveLength(4));
  });

  test('are sorted by a column, narrowed to the value of a cell, and shown with other columns', async () => {
    await shown();
    await page.getByRole('button', { name: people.column.name, exact: true }).click();
    await vi.waitFor(() => expect(names()[0]).toBe('Оразов Мерет Аманович'));
    expect(names().at(-1)).toBe('P-03');
    await page.getByRole('gridcell', { name: 'Orazow Meret' }).click();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}');
    await page.getByRole('button', { name: directory.listMenu }).click();
    await page.getByRole('menuitem', { name: directory.onlyThese }).click();
    await vi.waitFor(() => expect(names()).toEqual(['Оразов Мерет Аманович', 'Orazow Meret']));
    await page.getByRole('button', { name: 'Sex: Male' }).click();
    await vi.waitFor(() => expect(names()).toHaveLength(4));
    await page.getByRole('button', { name: directory.listMenu }).click();
    await page.getByRole('menuitem', { name: people.columns }).click();
    await page.getByRole('dialog').getByText(people.field.patronymic).click();
    await page.getByRole('button', { name: people.columnsDialog.done }).click();
    await expect.element(page.getByRole('columnheader', { name: people.field.patronymic })).toBeVisible();
  });

  test('one has a history, and is edited in place', async () => {
    await shown();
    await page.getByRole('gridcell', { name: 'Orazow Meret' }).click();
    const panel = page.getByRole('complementary', { name: /Orazow Meret/ });
    await expect.element(panel.getByText(/15–16.July.2025/)).toBeVisible();
    await expect.element(panel.getByText(/there 1 of/)).toBeVisible();
    await panel.getByRole('textbox', { name: people.field.email }).fill('orazow@example.org');
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(async () => expect((await stored(ids.people[1]))?.email).toBe('orazow@example.org'));
    await expectAccessible();
  });

  test('a protected name is shown on demand only', async () => {
    await shown();
    await page.getByRole('gridcell', { name: /P-03/ }).click();
    const panel = page.getByRole('complementary', { name: /P-03/ });
    await expect.element(panel.getByRole('heading', { name: 'P-03' })).toBeVisible();
    expect(panel.getByRole('textbox', { name: people.field.email }).query()).toBeNull();
    await panel.getByRole('button', { name: people.showName }).click();
    await expect.element(panel.getByRole('textbox', { name: people.field.email })).toBeVisible();
  });

  test('several are changed at once, and one undo takes it back', async () => {
    await shown();
    await page.getByRole('gridcell', { name: 'Orazow Meret' }).click();
    await userEvent.keyboard('{Control>}a{/Control}');
    const panel = page.getByRole('complementary', { name: '4' });
    await panel.getByRole('combobox', { name: people.field.institution }).fill('New centre');
    await page.getByRole('option', { name: /New centre/ }).click();
    await vi.waitFor(async () => expect((await readInstitutions()).map(({ name }) => name.en)).toContain('New centre'));
    const made = (await readInstitutions()).find(({ name }) => name.en === 'New centre')?.id;
    const everybody = [...ids.people, anId(601)];
    for (const id of everybody) expect((await stored(id))?.institutionId).toBe(made);
    valueOf(await undo());
    expect((await stored(ids.people[1]))?.institutionId).toBe(ids.institution);
    expect((await stored(anId(601)))?.institutionId).toBe(anId(642));
  });

  test('who may be listed twice is marked, compared and merged, and one undo brings both back', async () => {
    await shown();
    await expect.element(page.getByText(directory.twice).first()).toBeVisible();
    await page.getByRole('gridcell', { name: /Orazow Meret/ }).click();
    await page.getByRole('button', { name: 'May be the same person as others: 1' }).click();
    await page.getByRole('dialog').getByRole('button', { name: people.same.merge }).click();
    await vi.waitFor(async () => expect(await stored(anId(601))).toBeUndefined());
    expect(await stored(ids.people[1])).toMatchObject({
      latinName: { family: 'Orazow' },
      cyrillicName: { family: 'Оразов', patronymic: 'Аманович' },
    });
    await userEvent.keyboard('{Escape}');
    await vi.waitFor(() => expect(names()).toHaveLength(3));
    valueOf(await undo());
    await vi.waitFor(() => expect(names()).toHaveLength(4));
  });

  test('two that nobody compared are merged by hand', async () => {
    await shown();
    await page.getByRole('gridcell', { name: 'Trainer Tamara' }).click();
    await page.getByRole('gridcell', { name: 'Orazow Meret' }).click({ modifiers: ['Control'] });
    await page.getByRole('button', { name: directory.merge }).click();
    await expect.element(page.getByRole('dialog', { name: people.same.title })).toBeVisible();
    await page.getByRole('dialog').getByRole('button', { name: people.same.different }).click();
    await vi.waitFor(async () => expect((await stored(ids.people[1]))?.differentFrom).toEqual([ids.people[0]]));
  });

  test('copied cells have the code of a protected person and neither e-mail nor telephone', async () => {
    await shown();
    await page.getByRole('gridcell', { name: /P-03/ }).click();
    const data = new DataTransfer();
    const copy = new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true });
    document.querySelector('[role="grid"]')?.dispatchEvent(copy);
    expect(data.getData('text/plain')).toMatch(/^P-03\t/);
    expect(data.getData('text/html')).not.toContain('Äbenova');
    await expect.element(page.getByText('Protected people among them: 1', { exact: false })).toBeVisible();
  });
});

describe('institutions', () => {
  beforeEach(openTwo);

  test('two of one name in two languages are made one with their people, and one undo takes it back', async () => {
    await shown();
    await show('institutions');
    await page.getByRole('gridcell', { name: 'Centre' }).click();
    await page.getByRole('gridcell', { name: 'Центр здоровья' }).click({ modifiers: ['Control'] });
    await page.getByRole('button', { name: directory.mergeInstitutions.open }).click();
    const dialog = page.getByRole('dialog', { name: directory.mergeInstitutions.title });
    await expect.element(dialog.getByText('People who follow: 1.')).toBeVisible();
    await dialog.getByText('Центр здоровья').click();
    await expectAccessible();
    await dialog.getByRole('button', { name: people.same.merge }).click();
    await vi.waitFor(async () => expect(await readInstitutions()).toHaveLength(1));
    expect(await readInstitutions()).toMatchObject([
      { id: ids.institution, name: { en: 'Centre', ru: 'Центр здоровья' } },
    ]);
    expect((await stored(anId(601)))?.institutionId).toBe(ids.institution);
    valueOf(await undo());
    expect((await stored(anId(601)))?.institutionId).toBe(anId(642));
    expect(await readInstitutions()).toHaveLength(2);
  });

  test('one is edited in place', async () => {
    await shown();
    await show('institutions');
    await page.getByRole('gridcell', { name: 'Centre' }).click();
    const panel = page.getByRole('complementary', { name: /Centre/ });
    await panel.getByRole('textbox', { name: /English/ }).fill('Centre of health');
    await userEvent.keyboard('{Tab}');
    await vi.waitFor(async () =>
      expect((await readInstitutions()).map(({ name }) => name.en)).toContain('Centre of health'),
    );
    await expect.element(page.getByRole('gridcell', { name: 'Centre of health' })).toBeVisible();
  });
});

describe('trainers', () => {
  beforeEach(openTwo);

  test('have topics, days on which they are free, and a load', async () => {
    await shown();
    await show('trainers');
    await vi.waitFor(() => expect(names()).toEqual(['Trainer Tamara', 'Оразов Мерет Аманович']));
    await page.getByRole('gridcell', { name: 'Trainer Tamara' }).click();
    const panel = page.getByRole('complementary', { name: /Trainer Tamara/ });
    await panel.getByRole('textbox', { name: directory.addTopic }).fill('Respectful care');
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(async () => expect((await stored(ids.people[0]))?.trainer?.topics).toEqual(['Respectful care']));
    await panel.getByText(directory.free.isNot, { exact: true }).click();
    await panel.getByRole('textbox', { name: directory.from, exact: true }).fill('1.9.2026');
    await panel.getByRole('textbox', { name: directory.to, exact: true }).fill('5.9.2026');
    await panel.getByRole('button', { name: directory.addPeriod }).click();
    await vi.waitFor(async () =>
      expect((await stored(ids.people[0]))?.trainer?.availability).toEqual([
        { from: '2026-09-01', to: '2026-09-05', isFree: false },
      ]),
    );
    await panel.getByText(directory.master).click();
    await vi.waitFor(async () => expect((await stored(ids.people[0]))?.trainer?.mayBeMaster).toBe(true));
    await expect.element(panel.getByText(directory.load, { exact: true })).toBeVisible();
    await expectAccessible();
  });

  test('who can train a topic and is free on given days is found', async () => {
    await shown();
    await show('trainers');
    await page.getByRole('textbox', { name: directory.free.from }).fill('1.2.2026');
    await vi.waitFor(() => expect(names()).toEqual(['Trainer Tamara']));
    await expect.element(page.getByRole('gridcell', { name: directory.onDays.unknown })).toBeVisible();
    await page.getByRole('textbox', { name: directory.topic }).fill('session');
    await page.getByRole('textbox', { name: directory.free.from }).fill('');
    await page.getByRole('textbox', { name: directory.topic }).fill('no such topic');
    await expect.element(page.getByText(directory.noMatch)).toBeVisible();
  });

  test('somebody is put on the register from the list of people, and taken off it', async () => {
    await shown();
    await page.getByRole('gridcell', { name: 'Orazow Meret' }).click();
    const more = page.getByRole('button', { name: /More for Orazow/ });
    await more.click();
    await page.getByRole('menuitem', { name: directory.onRegister }).click();
    await vi.waitFor(async () => expect((await stored(ids.people[1]))?.trainer).not.toBeNull());
    await show('trainers');
    await vi.waitFor(() => expect(names()).toHaveLength(3));
  });
});

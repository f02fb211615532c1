import { beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { Palette } from '../../../renderer/app/palette.tsx';
import { workshopPath } from '../../../renderer/context/routes.ts';
import { importWorkshop } from '../../../renderer/commands/workshops.ts';
import { writeWorkshopFile } from '../../../shared/files/workshop-file.ts';
import { englishScreens } from '../../../shared/text/english.ts';
import { aPerson, aWorkshop, ids } from '../../factories/a-workshop.ts';
import { expectAccessible, renderScreen } from '../rendered-section.tsx';
import { freshStart, valueOf } from '../storage/stored.ts';

const secret = 'Sekretowa';
const onClose = vi.fn<() => void>();
const situation = {
  navigate: vi.fn<(path: string) => void>(),
  undo: vi.fn<() => void>(),
  redo: vi.fn<() => void>(),
  switchLanguage: vi.fn<() => void>(),
  switchTheme: vi.fn<() => void>(),
  showPalette: vi.fn<() => void>(),
  showLog: vi.fn(),
  showShortcuts: vi.fn<() => void>(),
};
const find = page.getByRole('searchbox', { name: englishScreens.palette.name });
const found = (name: string | RegExp) => page.getByRole('menuitem', { name });
let workshopId = '';

beforeEach(async () => {
  vi.clearAllMocks();
  await freshStart();
  const small = aWorkshop();
  const hidden = aPerson({
    id: ids.people[2],
    protected: true,
    latinName: { family: secret, given: 'Jeren', patronymic: '' },
  });
  const people = small.people.map((person) => (person.id === hidden.id ? hidden : person));
  workshopId = valueOf(await importWorkshop(new TextEncoder().encode(writeWorkshopFile({ ...small, people }))));
});

function show(within: string | null): void {
  renderScreen(<Palette situation={{ ...situation, workshopId: within }} onClose={onClose} />);
}

test('people are found in either alphabet and without their marks, sessions and workshops by their titles', async () => {
  show(workshopId);
  for (const typed of ['abenova', 'Әбенова', 'абенова']) {
    await find.fill(typed);
    await expect.element(found(/^Äbenova Gülnar/)).toBeVisible();
  }
  await find.fill('lecture');
  await expect.element(found(/^Lecture/).first()).toBeVisible();
  await find.fill('training');
  await expect.element(found(/^Training/)).toBeVisible();
  await expectAccessible();
});

test('Enter goes to what is found first, and closes the palette', async () => {
  show(workshopId);
  await find.fill('abenova');
  await expect.element(found(/^Äbenova Gülnar/)).toBeVisible();
  await userEvent.keyboard('{ArrowDown}{Enter}');
  await expect.poll(() => situation.navigate.mock.calls).toEqual([[workshopPath(workshopId, 'people')]]);
  expect(onClose).toHaveBeenCalledOnce();
});

test('an action is done, and shows its shortcut', async () => {
  show(null);
  await find.fill(englishScreens.undo);
  await expect.element(found(new RegExp(`^${englishScreens.undo} ?Ctrl.*Z`))).toBeVisible();
  await found(new RegExp(`^${englishScreens.undo}`)).click();
  expect(situation.undo).toHaveBeenCalledOnce();
  expect(onClose).toHaveBeenCalledOnce();
});

test('a protected person is found by no name', async () => {
  show(workshopId);
  await find.fill('abenova');
  await expect.element(found(/^Äbenova/)).toBeVisible();
  await find.fill(secret);
  await expect.element(page.getByText(englishScreens.palette.nothing)).toBeVisible();
  expect(page.getByRole('menu', { name: englishScreens.palette.found }).element().textContent).not.toContain(secret);
});

test('outside a workshop there are neither its people nor its screens', async () => {
  show(null);
  await find.fill('abenova');
  await expect.element(page.getByText(englishScreens.palette.nothing)).toBeVisible();
  await find.fill(englishScreens.section.agenda);
  await expect.element(page.getByText(englishScreens.palette.nothing)).toBeVisible();
});

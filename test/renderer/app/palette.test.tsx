import { type ReactNode, useMemo } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { Palette } from '../../../renderer/app/palette.tsx';
import { useShortcuts } from '../../../renderer/app/shortcuts.tsx';
import type { ActionPlace } from '../../../renderer/context/action-list.ts';
import { useActions } from '../../../renderer/context/actions.tsx';
import { workshopPath } from '../../../renderer/context/routes.ts';
import { importWorkshop } from '../../../renderer/commands/workshops.ts';
import { readWorkshop } from '../../../renderer/queries/snapshot.ts';
import { writeWorkshopFile } from '../../../shared/files/workshop-file.ts';
import { englishScreens } from '../../../shared/text/english.ts';
import { aPerson, aWorkshop, ids } from '../../factories/a-workshop.ts';
import { expectAccessible, renderScreen } from '../rendered-section.tsx';
import { freshStart, valueOf } from '../storage/stored.ts';

const secret = 'Sekretowa';
const onClose = vi.fn<() => void>();
const navigate = vi.fn<(path: string) => void>();
const undo = vi.fn<() => void>();
const showPerson = vi.fn<(id: string) => void>();

const find = page.getByRole('searchbox', { name: englishScreens.palette.name });
const found = (name: string | RegExp) => page.getByRole('menuitem', { name });
let workshopId = '';

beforeEach(async () => {
  vi.clearAllMocks();
  localStorage.removeItem('recently-found');
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

/** The palette over a screen that offers undoing and, in a workshop, going to the agenda. */
function Screen({ within, place }: { readonly within: string | null; readonly place: ActionPlace }): ReactNode {
  const here = useMemo(() => ({ place, workshopId: within, navigate }), [place, within]);
  useActions({ undo, 'go.agenda': within === null ? null : () => undefined });
  useShortcuts();
  return <Palette here={here} onClose={onClose} />;
}

/** The screen that is gone to. */
function People(): ReactNode {
  useActions({ 'show.person': showPerson });
  return null;
}

function show(within: string | null, place: ActionPlace = 'home'): void {
  renderScreen(<Screen within={within} place={place} />);
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
  await expect.poll(() => navigate.mock.calls).toEqual([[workshopPath(workshopId, 'people')]]);
  expect(onClose).toHaveBeenCalledOnce();
});

test('an action is done, and shows its shortcut', async () => {
  show(null);
  await find.fill(englishScreens.undo);
  await expect.element(found(new RegExp(`^${englishScreens.undo} ?Ctrl.*Z`))).toBeVisible();
  await found(new RegExp(`^${englishScreens.undo}`)).click();
  expect(undo).toHaveBeenCalledOnce();
  expect(onClose).toHaveBeenCalledOnce();
});

test('no shortcut acts behind an open dialog', async () => {
  show(workshopId);
  await expect.element(find).toBeVisible();
  await userEvent.keyboard('{Control>}z{/Control}');
  document.querySelector<HTMLElement>('[data-part="dialog"] button')?.focus();
  await userEvent.keyboard('{Control>}z{/Control}');
  expect(undo).not.toHaveBeenCalled();
});

test('a protected person is found by no name', async () => {
  show(workshopId);
  await find.fill('abenova');
  await expect.element(found(/^Äbenova/)).toBeVisible();
  await find.fill(secret);
  await expect.element(page.getByText(englishScreens.palette.nothing)).toBeVisible();
  expect(page.getByRole('menu', { name: englishScreens.palette.found }).element().textContent).not.toContain(secret);
});

test('a person of any workshop is found on every screen, and selected when the list of people is there', async () => {
  show(null);
  await find.fill('abenova');
  await found(/^Äbenova Gülnar/).click();
  const path = workshopPath(workshopId, 'people');
  await expect.poll(() => navigate.mock.calls).toEqual([[path]]);
  history.replaceState(null, '', path);
  expect(showPerson).not.toHaveBeenCalled();
  const snapshot = await readWorkshop(workshopId);
  const person = snapshot?.people.find(({ latinName }) => latinName?.family === 'Äbenova');
  renderScreen(<People />);
  await expect
    .poll(() => showPerson.mock.calls)
    .toEqual([[snapshot?.participations.find(({ personId }) => personId === person?.id)?.id]]);
  history.replaceState(null, '', '/');
});

test('outside a workshop its actions are not offered', async () => {
  show(null);
  await find.fill(englishScreens.people.addPerson);
  await expect.element(page.getByText(englishScreens.palette.nothing)).toBeVisible();
});

test('actions on every day, slot, paper and kind of session of the open workshop are found from another section', async () => {
  show(workshopId, 'people');
  for (const typed of [
    'print sheet day 1',
    'mark everybody present',
    'add session lecture',
    'paper badges',
    'sign off day 2',
  ]) {
    await find.fill(typed);
    await expect.element(page.getByRole('menuitem').first()).toBeVisible();
  }
  await find.fill('print sheet day 1');
  await expect.element(found(/^Print the attendance sheet of day 1/)).toBeVisible();
});

test('what was chosen last comes first', async () => {
  show(workshopId, 'people');
  await find.fill('make a backup');
  await found(/^Make a backup/).click();
  show(workshopId, 'people');
  await expect.element(page.getByRole('menuitem').first()).toHaveTextContent(/^Make a backup/);
});

test('typing errors and the other keyboard layout are forgiven', async () => {
  show(workshopId, 'people');
  for (const typed of ['abenvoa', 'ФИУТЩМФ']) {
    await find.fill(typed);
    await expect.element(found(/^Äbenova Gülnar/)).toBeVisible();
  }
});

import { type ReactNode, useMemo } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { Palette } from '../../../renderer/app/palette.tsx';
import { useShortcuts } from '../../../renderer/app/shortcuts.tsx';
import type { ActionPlace } from '../../../renderer/context/action-description.ts';
import { ActionButton, useActions } from '../../../renderer/context/actions.tsx';
import { workshopPath } from '../../../renderer/context/routes.ts';
import { recordIssue } from '../../../renderer/commands/documents.ts';
import { importWorkshop } from '../../../renderer/commands/workshops.ts';
import { readWorkshop } from '../../../renderer/queries/snapshot.ts';
import { writeWorkshopFile } from '../../../shared/files/workshop-file.ts';
import { englishScreens } from '../../../shared/text/english.ts';
import { aPerson, aWorkshop, anId, ids } from '../../factories/a-workshop.ts';
import { sheetRequest } from '../../shared/documents/training.ts';
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

test('Enter acts on what was typed, however fast it comes', async () => {
  const path = workshopPath(workshopId, 'people');
  show(workshopId);
  // Before anything has been read.
  await vi.waitFor(() => expect(document.querySelector('input')).not.toBeNull());
  typeAtOnce('abenova');
  await expect.poll(() => navigate.mock.calls).toEqual([[path]]);
  navigate.mockClear();
  show(workshopId);
  await expect.element(found(/^Training/).first()).toBeVisible();
  // When a list for other letters stands below.
  await find.fill('lecture');
  await expect.element(found(/^Lecture/).first()).toBeVisible();
  typeAtOnce('abenova');
  await expect.poll(() => navigate.mock.calls).toEqual([[path]]);
});

test('Enter does nothing where nothing is found, and the palette stays', async () => {
  show(workshopId);
  await find.fill('qqqqqq');
  await expect.element(page.getByText(englishScreens.palette.nothing)).toBeVisible();
  await userEvent.keyboard('{Enter}');
  expect(onClose).not.toHaveBeenCalled();
});

/** Types a text and Enter in one task, as keys that come while the page is busy do. */
function typeAtOnce(text: string): void {
  const field = document.querySelector('input') ?? expect.fail('no field');
  field.focus();
  // By the setter of all fields, past that of React, which compares with what it has set last.
  Reflect.set(HTMLInputElement.prototype, 'value', text, field);
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
}

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

test('views of other sections, and what is done to a row of workshops, are found', async () => {
  show(workshopId, 'people');
  for (const [typed, name] of [
    ['show agnda table', /^Show: Agenda · Table/],
    ['attendance pictures', /^Show: Attendance · Pictures/],
    ['copy workshop training', /^Copy the workshop: Training/],
    ['open sample societies', /^Open the sample: Creating Societies/],
  ] as const) {
    await find.fill(typed);
    await expect.element(found(name)).toBeVisible();
  }
});

test('what another section cannot do with these data is not offered', async () => {
  show(workshopId, 'people');
  await find.fill(englishScreens.attendance.counting.open);
  await expect.element(found(new RegExp(`^${englishScreens.attendance.counting.open}`))).toBeVisible();
  await freshStart();
  const nobody = { people: [], participations: [], assignments: [], attendance: [], groupSets: [], delegations: [] };
  const file = writeWorkshopFile({ ...aWorkshop(), ...nobody });
  show(valueOf(await importWorkshop(new TextEncoder().encode(file))), 'people');
  await find.fill(englishScreens.attendance.counting.open);
  await expect.element(page.getByText(englishScreens.palette.nothing)).toBeVisible();
});

test('an issued sheet is found by the number on the paper, and shown in the register', async () => {
  const sheet = valueOf(await recordIssue(workshopId, { ...sheetRequest, dayIds: null })) ?? expect.fail('no sheet');
  const [issued] = (await readWorkshop(workshopId))?.issuedSheets ?? [];
  expect(sheet).toBeDefined();
  const showSheet = vi.fn<(id: string) => void>();
  function Register(): ReactNode {
    useActions({ 'show.sheet': showSheet });
    return null;
  }
  show(workshopId, 'people');
  await find.fill(issued?.sheetId ?? '');
  await found(new RegExp(`^${issued?.sheetId ?? ''}`)).click();
  const path = workshopPath(workshopId, 'register');
  await expect.poll(() => navigate.mock.calls).toEqual([[path]]);
  history.replaceState(null, '', path);
  renderScreen(<Register />);
  await expect.poll(() => showSheet.mock.calls).toEqual([[issued?.sheetId]]);
  history.replaceState(null, '', '/');
});

test('what is done to a line of a list is found by the name of the line, and done to that line', async () => {
  valueOf(await recordIssue(workshopId, { ...sheetRequest, dayIds: null }));
  const sheets = (await readWorkshop(workshopId))?.issuedSheets ?? [];
  const withdraw = vi.fn<(id: string) => void>();
  function Register(): ReactNode {
    useActions({ 'sheet.withdraw': withdraw });
    return null;
  }
  const path = workshopPath(workshopId, 'register');
  for (const { id, sheetId } of sheets) {
    history.replaceState(null, '', '/');
    show(workshopId, 'people');
    await find.fill(`withdarw ${sheetId}`);
    await found(new RegExp(`^Withdraw….*${sheetId}$`)).click();
    history.replaceState(null, '', path);
    renderScreen(<Register />);
    await expect.poll(() => withdraw.mock.lastCall).toEqual([id]);
  }
  history.replaceState(null, '', '/');
});

test('of several rows on the screen each offers its own, as long as it is there', async () => {
  const accept = vi.fn<(name: string) => void>();
  function Finding({ name }: { readonly name: string }): ReactNode {
    return <ActionButton action="finding.accept" row={{ id: name, name }} onPress={() => accept(name)} />;
  }
  const here = { place: 'agenda' as const, workshopId, navigate };
  const screen = (names: readonly string[]): ReactNode => (
    <>
      {names.map((name) => (
        <Finding key={name} name={name} />
      ))}
      <Palette here={here} onClose={onClose} />
    </>
  );
  history.replaceState(null, '', workshopPath(workshopId, 'agenda'));
  renderScreen(screen(['Room too small', 'Speaker twice']));
  await find.fill('accept spaeker');
  await found(/^Accept the finding.*Speaker twice/).click();
  expect(accept.mock.calls).toEqual([['Speaker twice']]);
  renderScreen(screen(['Room too small']));
  await find.fill('accept speaker');
  await expect.element(found(/Speaker twice/)).not.toBeInTheDocument();
  history.replaceState(null, '', '/');
});

test('of a workshop with a long title and a long place, the name and the icon are seen, and nothing scrolls sideways', async () => {
  const small = aWorkshop();
  const title = 'Regional training on the identification, referral and protection of victims of trafficking: ';
  for (const [index, end] of ['first edition', 'second edition'].entries()) {
    const id = anId(0x900 + index);
    const only = {
      days: [],
      rooms: [],
      sessions: [],
      delegations: [],
      participations: [],
      assignments: [],
      attendance: [],
    };
    const workshop = {
      ...small.workshop,
      id,
      title: { en: title + end },
      place: { ...small.workshop.place, city: { en: `${title}${title}` } },
    };
    valueOf(await importWorkshop(new TextEncoder().encode(writeWorkshopFile({ ...small, ...only, workshop }))));
  }
  show(null);
  await find.fill('regional training');
  const rows = page
    .getByRole('menu', { name: englishScreens.palette.found })
    .getByRole('menuitem', { name: /^Regional/ });
  await expect.poll(() => rows.elements().length).toBe(2);
  for (const row of rows.elements()) {
    const [icon, name] = row.children;
    expect(icon?.getBoundingClientRect().width).toBeGreaterThan(12);
    expect(name?.scrollHeight).toBeLessThanOrEqual((name?.clientHeight ?? 0) + 1);
  }
  const list = rows.elements()[0]?.closest('[tabindex="0"]');
  expect(list?.scrollWidth).toBe(list?.clientWidth);
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

import { expect, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { editRecord } from '../../../renderer/commands/record.ts';
import { recordIssue } from '../../../renderer/commands/documents.ts';
import { importWorkshop } from '../../../renderer/commands/workshops.ts';
import type { ActionId } from '../../../renderer/context/action-list.ts';
import { isOffered, runAction } from '../../../renderer/context/actions.tsx';
import { type SectionName, workshopPath } from '../../../renderer/context/routes.ts';
import { readWorkshop } from '../../../renderer/queries/snapshot.ts';
import { store } from '../../../renderer/storage/database.ts';
import { usualAllowances } from '../../../shared/domain/people/allowance.ts';
import { detailGroups } from '../../../shared/domain/people/participation.ts';
import { sheetRequest } from '../../shared/documents/training.ts';
import { clearPage, type Look, renderApp } from '../rendered-section.tsx';
import { freshStart, saved, valueOf } from '../storage/stored.ts';

const files = import.meta.glob<string>('../../../samples/cadap*.workshop', {
  query: '?raw',
  import: 'default',
  eager: true,
});
/** The file of the workshop that is shown. */
export const [sample = ''] = Object.values(files);

/** Looks at what is on the page, which is named for the message of a failure. */
export type Visit = (name: string) => Promise<void>;

/** Actions that open a dialog over their section; what is selected there is selected before. */
const dialogs: Partial<Readonly<Record<SectionName | 'home', readonly ActionId[]>>> = {
  home: ['home.create', 'palette', 'shortcuts'],
  overview: ['overview.copy'],
  agenda: [
    'agenda.templates',
    'agenda.copyDay',
    'agenda.groups',
    'agenda.presentations',
    'agenda.fill',
    'agenda.late',
    'agenda.editions',
    'agenda.import',
    'agenda.rules',
    'session.shift',
  ],
  people: [
    'people.allowance-rules',
    'people.second-step',
    'people.add',
    'people.add-delegation',
    'people.import',
    'people.same',
    'people.replace',
  ],
  attendance: ['attendance.counting', 'attendance.sign-off'],
  desk: ['desk.walk-in'],
  documents: ['documents.exchange'],
};

const patience = { timeout: 15_000, interval: 20 };

/** Whether nothing is being loaded, so that the page is as a user finds it. */
async function settled(): Promise<void> {
  await vi.waitFor(
    () => expect(document.querySelector('[aria-busy="true"]:not([data-part="saving"])')).toBeNull(),
    patience,
  );
  await document.fonts.ready;
  await new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(resolve));
  });
}

/** The welcome, the list of workshops, and each section with what can be chosen in it. */
export const places = [
  'welcome',
  'home',
  'overview',
  'agenda',
  'people',
  'attendance',
  'register',
  'desk',
  'documents',
] as const;
export type Place = (typeof places)[number];

/** Shows a place in that look and visits it, each of its views, what a selection opens, and each of its dialogs. */
export async function visitPlace(place: Place, look: Look, visit: Visit): Promise<void> {
  if (place === 'welcome') {
    await freshStart();
    await renderApp('/', undefined, look);
    await settled();
    await visit('welcome');
    return;
  }
  const workshopId = await openedWorkshop();
  await renderApp(place === 'home' ? '/' : workshopPath(workshopId, place), undefined, look);
  await settled();
  await visit(place);
  await visitViews(place, visit);
  await select(place, workshopId);
  await settled();
  await visit(`${place}, something selected`);
  if (place === 'attendance') await visitCell(visit);
  for (const action of dialogs[place] ?? []) await visitDialog(action, await partOf(action, workshopId), visit);
  clearPage();
}

/** The workshop of the sample, which is opened where it is not there yet. */
async function openedWorkshop(): Promise<string> {
  if ((await store.summaries.count()) === 0) {
    await freshStart();
    await withAllowances(valueOf(await importWorkshop(new TextEncoder().encode(sample))));
    await saved();
  }
  const [summary] = await store.summaries.toArray();
  return summary?.id ?? '';
}

/** Sets rates and asks for all details, so that the allowances have lines and people all fields. */
async function withAllowances(workshopId: string): Promise<void> {
  const workshop = (await readWorkshop(workshopId))?.workshop ?? expect.fail('no workshop');
  const rate = { city: '', from: null, to: null, currency: 'EUR', amount: 150_00, exchange: 1_080_000 };
  const allowances = { ...usualAllowances, rates: [rate], terminals: { count: 2, amount: 40_00 } };
  valueOf(await editRecord('allowances.set', 'workshop', workshop, { allowances, asksFor: [...detailGroups] }));
}

/** Chooses one view after another and comes back to the first. */
async function visitViews(place: Place, visit: Visit): Promise<void> {
  const views = (): HTMLElement[] => [
    ...document.querySelectorAll<HTMLElement>('main [data-part="segments"] [role="radio"]'),
  ];
  const count = views().length;
  for (let index = 1; index < count; index++) {
    const view = views()[index];
    if (view === undefined) break;
    view.click();
    await settled();
    await visit(`${place}, ${view.textContent}`);
  }
  if (count > 1) views()[0]?.click();
  await settled();
}

/** Selects what opens a panel, as a click does. */
async function select(place: Place, workshopId: string): Promise<void> {
  if (place === 'agenda') {
    const snapshot = await readWorkshop(workshopId);
    runAction('show.session', snapshot?.sessions.find((session) => session.placement !== null)?.id ?? '');
  } else if (place === 'people') {
    const snapshot = await readWorkshop(workshopId);
    runAction('show.person', snapshot?.participations.find(({ role }) => role === 'participant')?.id ?? '');
  } else if (place === 'register') {
    if ((await readWorkshop(workshopId))?.issuedSheets.length === 0) {
      valueOf(await recordIssue(workshopId, sheetRequest));
    }
    await vi.waitFor(() => expect(document.querySelector('[data-part="sheet-row"]')).not.toBeNull(), patience);
  } else if (place === 'desk') {
    document.querySelector<HTMLElement>('main header button')?.click();
    await vi.waitFor(() => expect(document.querySelector('[role="option"]')).not.toBeNull(), patience);
    document.querySelectorAll<HTMLElement>('[role="option"]')[1]?.click();
    await vi.waitFor(() => expect(document.querySelector('[role="option"]')).toBeNull(), patience);
  }
}

/** Opens what the marks of a person in a slot are, as Enter does. */
async function visitCell(visit: Visit): Promise<void> {
  document.querySelector<HTMLElement>('[role="grid"]')?.focus();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}');
  await visitOpened('a cell of attendance', visit);
}

/** The part that an action is done to, where it has parts. */
async function partOf(action: ActionId, workshopId: string): Promise<string> {
  if (action !== 'attendance.sign-off') return '';
  const snapshot = await readWorkshop(workshopId);
  const closed = new Set(snapshot?.signOffs.map(({ dayId }) => dayId));
  return snapshot?.days.find(({ id }) => !closed.has(id))?.id ?? '';
}

async function visitDialog(action: ActionId, part: string, visit: Visit): Promise<void> {
  expect(isOffered(action), action).toBe(true);
  runAction(action, part);
  await visitOpened(action, visit);
}

/** Visits the dialog that opens now, and closes it. */
async function visitOpened(name: string, visit: Visit): Promise<void> {
  const dialog = (): Element | null => document.querySelector('[role="dialog"]');
  await vi.waitFor(() => expect(dialog(), name).not.toBeNull(), patience);
  await settled();
  await visit(name);
  await userEvent.keyboard('{Escape}');
  await vi.waitFor(() => expect(dialog(), name).toBeNull(), patience);
}

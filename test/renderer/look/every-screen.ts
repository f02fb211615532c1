import { expect, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { recordIssue } from '../../../renderer/commands/documents.ts';
import { setAskedDetails } from '../../../renderer/commands/people.ts';
import { editRecord } from '../../../renderer/commands/record.ts';
import { importWorkshop } from '../../../renderer/commands/workshops.ts';
import type { ActionId } from '../../../renderer/context/action-list.ts';
import { isOffered, runAction } from '../../../renderer/context/actions.tsx';
import { routes, workshopPath } from '../../../renderer/context/routes.ts';
import { readWorkshop } from '../../../renderer/queries/snapshot.ts';
import { store } from '../../../renderer/storage/database.ts';
import { documentKinds } from '../../../shared/documents/document-request.ts';
import { usualAllowances } from '../../../shared/domain/attendance/allowance.ts';
import { detailGroups } from '../../../shared/domain/people/participation.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { sheetRequest } from '../../shared/documents/training.ts';
import { clearPage, type Look, renderApp } from '../rendered-section.tsx';
import { freshStart, saved, valueOf } from '../storage/stored.ts';
import { installBackups } from './memory-backups.ts';

const files = import.meta.glob<string>('../../../samples/cadap*.workshop', {
  query: '?raw',
  import: 'default',
  eager: true,
});
/** The file of the workshop that is shown. */
export const [sample = ''] = Object.values(files);

/** Looks at what is on the page, which is named for the message of a failure; '' where no workshop is open. */
export type Visit = (name: string, workshopId: string) => Promise<void>;

/** The welcome, the list of workshops, and each section with what can be chosen in it. */
export const places = [
  'welcome',
  'home',
  'directory',
  'overview',
  'agenda',
  'people',
  'attendance',
  'register',
  'desk',
  'documents',
] as const;
export type Place = (typeof places)[number];

/** What is done on a page before it is looked at. */
type Act = (workshopId: string) => Promise<void>;
/** One look at a place: as it opens, with one of its views, dialogs or menus, or with something selected, typed or told in it. */
export type Scene = { readonly place: Place; readonly name: string; readonly act?: Act };

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

async function appeared(selector: string): Promise<HTMLElement> {
  await vi.waitFor(() => expect(document.querySelector(selector), selector).not.toBeNull(), patience);
  return document.querySelector<HTMLElement>(selector) ?? expect.fail(selector);
}

async function press(selector: string, index = 0): Promise<void> {
  await appeared(selector);
  document.querySelectorAll<HTMLElement>(selector)[index]?.click();
}

/** Does an action, to the part that is found in the workshop where it has parts. */
function action(id: ActionId, partOf: (snapshot: WorkshopSnapshot) => string | undefined = () => ''): Act {
  return async (workshopId) => {
    const snapshot = await readWorkshop(workshopId);
    const part = snapshot === null ? '' : partOf(snapshot);
    expect(part, id).toBeDefined();
    await vi.waitFor(() => expect(isOffered(id), id).toBe(true), patience);
    runAction(id, part);
  };
}

const dialog = '[role="dialog"]';
const inTurn =
  (...acts: readonly Act[]): Act =>
  async (workshopId) => {
    for (const act of acts) {
      await act(workshopId);
      await settled();
    }
  };
const shows =
  (selector: string): Act =>
  async () =>
    void (await appeared(selector));
const opening = (...acts: readonly Act[]): Act => inTurn(...acts, shows(dialog));
const pressing =
  (selector: string, index?: number): Act =>
  async () =>
    press(selector, index);
const typing =
  (keys: string): Act =>
  async () =>
    userEvent.keyboard(keys);
/** Chooses one in the bar of choices on the page. */
const choosing = (index: number): Act => pressing('main [data-part="segments"] [role="radio"]', index);
/** Gives a file to the chooser of the page, or of the dialog that is open. */
const giving =
  (name: string, contents: () => string): Act =>
  async () => {
    const chooser = [...document.querySelectorAll<HTMLInputElement>('input[type="file"]')].at(-1);
    const transfer = new DataTransfer();
    transfer.items.add(new File([contents()], name));
    if (chooser === undefined) expect.fail('no chooser');
    chooser.files = transfer.files;
    chooser.dispatchEvent(new Event('change', { bubbles: true }));
  };

const session: Act = async (workshopId) => {
  const snapshot = await readWorkshop(workshopId);
  runAction('show.session', snapshot?.sessions.find(({ placement }) => placement !== null)?.id ?? '');
};
/** Puts a session where another one is. */
const clash: Act = async (workshopId) => {
  const [one, other] = (await readWorkshop(workshopId))?.sessions.filter(({ placement }) => placement !== null) ?? [];
  if (one === undefined || other === undefined) expect.fail('no sessions');
  valueOf(await editRecord('session.move', 'session', one, { placement: other.placement }));
};
const person: Act = async (workshopId) => {
  const snapshot = await readWorkshop(workshopId);
  runAction('show.person', snapshot?.participations.find(({ role }) => role === 'participant')?.id ?? '');
};
const delegation: Act = async (workshopId) => {
  const snapshot = await readWorkshop(workshopId);
  runAction('show.person', snapshot?.delegations[0]?.id ?? '');
};
const issue: Act = async (workshopId) => {
  if ((await readWorkshop(workshopId))?.issuedSheets.length === 0) valueOf(await recordIssue(workshopId, sheetRequest));
  await appeared('[data-part="sheet-row"]');
};
/** A scan of a sheet, as a computer knows it to which only the records came. */
const scan: Act = async (workshopId) => {
  await issue(workshopId);
  const [sheet] = (await readWorkshop(workshopId))?.issuedSheets ?? [];
  if (sheet === undefined) expect.fail('no sheet');
  const scans = [
    {
      id: '0197f3a2-0000-7000-8000-000000000001',
      name: 'signed attendance sheets of the first day, morning and afternoon, scanned.pdf',
      type: 'pdf' as const,
      hash: 'a'.repeat(64),
      bytes: 1_250_000,
      page: null,
      addedAt: '2025-07-15T12:00:00.000Z',
    },
  ];
  if (sheet.scans.length === 0) valueOf(await editRecord('sheet.attach', 'issuedSheet', sheet, { scans }));
  await appeared('[data-part="scan-line"]');
};
const deskSlot: Act = async () => {
  await press('main header button');
  await press('[role="option"]', 1);
  await vi.waitFor(() => expect(document.querySelector('[role="option"]')).toBeNull(), patience);
  document.querySelector<HTMLInputElement>('input[role="combobox"]')?.focus();
};
const grid: Act = async () => (await appeared('[role="grid"]')).focus();

const calendar =
  'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20260615T090000\r\nDTEND:20260615T100000\r\nSUMMARY:Opening\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n';
const list =
  'Name;Sex;Position;Country;E-mail\nAbenova Gulnar;f;Psychologist;Kazakhstan;abenova@example.org\nBekov Timur;?;Judge;Kirgizstan;bekov\n';

const menuOf = (place: string, index = 0): Act =>
  inTurn(pressing(`${place} [aria-haspopup="true"]`, index), shows('[role="menu"]'));
const menu = (index: number): Act => menuOf('[data-part="top-bar"]', index);

const acts: Readonly<Record<Place, readonly (readonly [name: string, act: Act])[]>> = {
  welcome: [],
  home: [
    ['new workshop', opening(action('home.create'))],
    ['palette', opening(action('palette'))],
    ['palette, something typed', opening(action('palette'), typing('day'))],
    ['palette, nothing found', opening(action('palette'), typing('qqqq'))],
    ['keys', opening(action('shortcuts'))],
    ['bring back', opening(action('backup.bring-back'))],
    ['bring one back', opening(action('backup.bring-back'), pressing(`${dialog} [role="group"] button`))],
    ['second folder', opening(action('backup.second'))],
    ['check', opening(action('backup.check'))],
    ['a file that is here already', opening(giving('again.workshop', () => sample))],
    ['a damaged file', opening(giving('damaged.workshop', () => sample.replace('"number":2', '"number":3')))],
    [
      'erase identities',
      async (workshopId) =>
        opening(
          action('workshop.erase', () => workshopId),
          shows(`${dialog} form`),
        )(workshopId),
    ],
    ['a calendar', opening(giving('agenda.ics', () => calendar))],
    ['a failure', inTurn(action('backup.make'), shows('[data-part="failures"]'))],
    ['menu of a workshop', menuOf('main li')],
    ['menu of languages', menu(0)],
    ['menu of the look', menu(1)],
  ],
  directory: [
    ['a person', inTurn(grid, typing('{ArrowDown}'), shows('[data-part="panel"]'))],
    ['several people', inTurn(grid, typing('{ArrowDown}{Shift>}{ArrowDown}{ArrowDown}{/Shift}'))],
    [
      'two people beside each other',
      opening(grid, typing('{ArrowDown}{Shift>}{ArrowDown}{/Shift}'), action('directory.merge')),
    ],
    ['institutions', choosing(1)],
    ['an institution', inTurn(choosing(1), grid, typing('{ArrowDown}'))],
    [
      'two institutions beside each other',
      opening(
        choosing(1),
        grid,
        typing('{ArrowDown}{Shift>}{ArrowDown}{/Shift}'),
        action('directory.merge-institutions'),
      ),
    ],
    ['trainers', choosing(2)],
    ['a trainer', inTurn(choosing(2), grid, typing('{ArrowDown}'), shows('[data-part="panel"] table'))],
    ['columns', opening(grid, action('directory.columns'))],
    ['keys', opening(action('shortcuts'))],
  ],
  overview: [
    ['copy', opening(action('overview.copy'))],
    ['erase identities', opening(action('overview.erase'), shows(`${dialog} form`))],
    [
      'a message',
      inTurn(
        action('overview.remove-room', ({ rooms }) => rooms[0]?.id),
        shows('[data-part="toast"]'),
      ),
    ],
    ['undone', inTurn(action('undo'), shows('[data-part="toast"]'))],
  ],
  agenda: [
    ['first day', choosing(1)],
    [
      'table',
      inTurn(
        action('agenda.view', () => 'table'),
        shows('[role="grid"]'),
      ),
    ],
    [
      'table, a session',
      inTurn(
        action('agenda.view', () => 'table'),
        session,
      ),
    ],
    [
      'table, menu of a session',
      inTurn(
        action('agenda.view', () => 'table'),
        menuOf('[role="row"]'),
      ),
    ],
    ['a session', session],
    ['a session, where else', inTurn(session, action('session.where'))],
    ['findings', action('agenda.findings')],
    ['a finding is accepted', inTurn(clash, action('agenda.findings'), pressing('[data-action="finding.accept"]'))],
    ['menu of tools', menuOf('main')],
    ['filter', action('agenda.filter')],
    ['keys', opening(action('shortcuts'))],
    ...(
      ['templates', 'copyDay', 'groups', 'presentations', 'fill', 'late', 'editions', 'import', 'rules'] as const
    ).map((name): readonly [string, Act] => [name, opening(action(`agenda.${name}`))]),
    [
      'import of a calendar',
      opening(
        action('agenda.import'),
        shows(dialog),
        giving('agenda.ics', () => calendar),
      ),
    ],
    ['shift', opening(session, action('session.shift'))],
  ],
  people: [
    ['delegations', choosing(1)],
    ['allowances', choosing(2)],
    ['rates and rules', opening(action('people.allowance-rules'))],
    ['second step', opening(action('people.second-step'))],
    [
      'erase details',
      async (workshopId) => {
        await setAskedDetails(workshopId, ['diet']);
        await opening(
          action('people.second-step'),
          shows(dialog),
          action('people.erase-details'),
          shows(`${dialog} form`),
        )(workshopId);
      },
    ],
    ['erase a person', opening(person, action('people.erase'), shows(`${dialog} form`))],
    ['a person', person],
    ['a delegation', delegation],
    ['menu of a person', inTurn(person, menuOf('[data-part="panel"]'))],
    ['menu of a delegation', inTurn(delegation, menuOf('[data-part="panel"]'))],
    ['people to be asked again', inTurn(choosing(1), pressing('[data-action="people.to-ask"]'))],
    ['only some people', inTurn(person, grid, action('people.only'))],
    ['several people', inTurn(person, grid, typing('{Shift>}{ArrowDown}{ArrowDown}{/Shift}'))],
    ['a cell is edited', inTurn(person, grid, typing('{F2}'))],
    ['add', opening(action('people.add'))],
    ['add a delegation', opening(action('people.add-delegation'))],
    ['import', opening(action('people.import'))],
    [
      'import of a list',
      opening(
        action('people.import'),
        shows(dialog),
        giving('list.csv', () => list),
      ),
    ],
    ['same people', opening(action('people.same'))],
    ['columns', opening(action('people.columns'))],
    ['name of a view', opening(inTurn(person, grid, action('people.only')), action('people.save-view'))],
    ['replace', opening(person, action('people.replace'))],
  ],
  attendance: [
    ['pictures', choosing(1)],
    ['pictures, a table', inTurn(choosing(1), pressing('[data-action="attendance.picture-table"]'))],
    ['pictures, a menu', inTurn(choosing(1), menuOf('main section'))],
    ['contradictions', choosing(2)],
    ['menu', menuOf('main')],
    ['a cell', opening(grid, typing('{ArrowDown}{ArrowDown}{Enter}'))],
    ['heads', action('attendance.heads')],
    ['counting', opening(action('attendance.counting'))],
    [
      'sign off',
      opening(
        action('attendance.sign-off', ({ days, signOffs }) => {
          const closed = new Set(signOffs.map(({ dayId }) => dayId));
          return days.find(({ id }) => !closed.has(id))?.id;
        }),
      ),
    ],
  ],
  register: [
    ['a sheet', issue],
    ['menu of a sheet', inTurn(issue, menuOf('[data-part="sheet-row"]'))],
    ['sheets without a scan', inTurn(issue, choosing(1))],
    ['a scan', scan],
    ['menu of a scan', inTurn(scan, menuOf('[data-part="scan-line"]'))],
  ],
  desk: [
    ['a slot', deskSlot],
    ['people are searched', inTurn(deskSlot, typing('a'), shows('[role="grid"] [role="row"]'))],
    ['signature', opening(deskSlot, typing('a'), typing('{Control>}{Enter}{/Control}'))],
    ['who is missing', inTurn(deskSlot, action('desk.missing'))],
    ['walk-in', opening(deskSlot, action('desk.walk-in'))],
  ],
  documents: [
    ...documentKinds
      .filter((kind) => kind !== 'agenda')
      .map((kind): readonly [string, Act] => [kind, inTurn(action('documents.show', () => kind))]),
    ['for other programs', opening(action('documents.exchange'))],
    ['a failure', inTurn(action('documents.save'), shows('[data-part="failures"]'))],
  ],
};

/** Everything that there is to see. */
export const scenes: readonly Scene[] = places.flatMap((place) => [
  { place, name: place },
  ...acts[place].map(([name, act]) => ({ place, name: `${place}, ${name}`, act })),
]);

/** Shows a scene in that look and visits it. */
export async function visitScene({ place, name, act }: Scene, look: Look, visit: Visit): Promise<void> {
  if (place === 'welcome') await freshStart();
  const workshopId = place === 'welcome' ? '' : await openedWorkshop();
  // An empty start beside a backup of much is asked about.
  if (place !== 'welcome') installBackups();
  await renderApp(pathOf(place, workshopId), undefined, look);
  await settled();
  await act?.(workshopId);
  await settled();
  await visit(name, workshopId);
  clearPage();
}

/** The address of a place; of a section that of the workshop. */
export function pathOf(place: Place, workshopId: string): string {
  if (place === 'directory') return routes.directory;
  return place === 'welcome' || place === 'home' ? '/' : workshopPath(workshopId, place);
}

/** Visits every scene of a place. */
export async function visitPlace(place: Place, look: Look, visit: Visit): Promise<void> {
  for (const scene of scenes.filter((each) => each.place === place)) await visitScene(scene, look, visit);
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

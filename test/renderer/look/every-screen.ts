import { expect } from 'vitest';
import { setAskedDetails } from '../../../renderer/commands/people.ts';
import { editRecord } from '../../../renderer/commands/record.ts';
import { importWorkshop } from '../../../renderer/commands/workshops.ts';
import { routes, workshopPath } from '../../../renderer/context/routes.ts';
import { readWorkshop } from '../../../renderer/queries/snapshot.ts';
import { store } from '../../../renderer/storage/database.ts';
import { documentKinds } from '../../../shared/documents/document-request.ts';
import { usualAllowances } from '../../../shared/domain/attendance/allowance.ts';
import { detailGroups } from '../../../shared/domain/people/participation.ts';
import { clearPage, type Look, renderApp } from '../rendered-section.tsx';
import { freshStart, saved, valueOf } from '../storage/stored.ts';
import { installBackups } from './memory-backups.ts';
import {
  type Act,
  action,
  calendar,
  choosing,
  clash,
  delegation,
  deskSlot,
  dialog,
  giving,
  grid,
  inTurn,
  issue,
  list,
  menu,
  menuOf,
  opening,
  person,
  pressing,
  scan,
  session,
  settled,
  shows,
  typing,
} from './scene-acts.ts';

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

/** One look at a place: as it opens, with one of its views, dialogs or menus, or with something selected, typed or told in it. */
export type Scene = { readonly place: Place; readonly name: string; readonly act?: Act };

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
    ['a trainer', inTurn(choosing(2), grid, typing('{ArrowDown}'), shows('[data-part="panel"]'))],
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

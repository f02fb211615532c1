import { readAttendance } from '../../renderer/queries/snapshot.ts';
import { gridRows, type PersonRow } from '../../renderer/features/attendance/rows/attendance.ts';
import { slotsOf, type Slot } from '../../shared/domain/attendance/slots.ts';
import { loadCatalogues, translator } from '../../shared/text/text.ts';
import { partitionOfWorkshop, partitionsWithPeople } from '../data/holdings.ts';
import { makeShaped, type MadeWorkshop } from '../data/workshops.ts';
import { gridTasks, press } from '../frozen/grid-tasks.ts';
import { painted, until, type PageProgram } from '../frozen/page-program.ts';
import { gridPeople, type Size } from '../frozen/workload.ts';
import { fillProduct, openProduct, partsOf } from './store.ts';

// The rows are headed in English.
await loadCatalogues(['en']);

type ProductGridData = MadeWorkshop & { readonly people: readonly PersonRow[]; readonly slots: readonly Slot[] };

/** 300 people × 40 sessions; in the largest size 3,000. */
export function gridData(size: Size): ProductGridData {
  const shape = { days: 8, sessionsADay: 5, lateSlot: false, firstDay: '2025-07-14' };
  // Nobody is replaced in it, so that exactly so many rows are shown.
  const made = makeShaped('S', 2_000, { ...shape, participants: gridPeople[size] });
  const participations = made.snapshot.participations.map((each) => ({ ...each, status: 'confirmed' as const }));
  const snapshot = { ...made.snapshot, participations };
  const rows = gridRows(snapshot, 'en', translator('en')).filter((row) => row.kind === 'person');
  return {
    ...made,
    snapshot,
    people: rows,
    slots: slotsOf(snapshot.workshop.attendance, snapshot.days, snapshot.sessions),
  };
}

/** The page as it is built, its store on the disk; from the overview to the attendance, and marks by the keyboard. */
export const gridProduct: PageProgram = {
  fill: async (size) => {
    const { snapshot, sheet } = gridData(size);
    const { programme, institutions } = snapshot;
    const shared = [
      { key: 'programmes', records: { programme: { [programme.id]: programme } } },
      {
        key: 'institutions',
        records: { institution: Object.fromEntries(institutions.map((each) => [each.id, each])) },
      },
    ];
    await fillProduct(
      partsOf([...shared, ...partitionsWithPeople(snapshot.people), partitionOfWorkshop(snapshot)], [sheet]),
    );
  },
  begin: async (size) => {
    const data = gridData(size);
    const address = `/workshop/${data.sheet.workshopId}`;
    history.replaceState(null, '', `${address}/overview`);
    await openProduct();
    await import('../../renderer/main.tsx');
    await until(() => document.querySelector('h1') !== null);
    let row = 0;
    return gridTasks(data, {
      mount: async () => {
        history.pushState(null, '', `${address}/attendance`);
        await until(() => document.querySelector('[data-part="mark-cell"]') !== null);
      },
      moveTo: async (person) => {
        const wanted = rowOf(data.people[person]?.name ?? '');
        for (; row < wanted; row += 1) {
          press(grid(), 'down');
          await painted();
        }
        await until(() => grid().getAttribute('aria-activedescendant') === `mark-${wanted}-0`);
      },
      mark: async (_, status) => {
        press(grid(), status);
        const cell = document.getElementById(grid().getAttribute('aria-activedescendant') ?? '');
        await until(() => cell?.querySelector(`[data-status="${status}"]`) !== null);
      },
      sheet: () => readAttendance(data.sheet.workshopId),
    });
  },
};

function grid(): Element {
  const found = document.querySelector('[role=grid]');
  if (found === null) throw new Error('no grid is shown');
  return found;
}

/** Rows of the grid include headings, so that a person is found by the name; rows near the cursor exist. */
function rowOf(name: string): number {
  const heads = [...document.querySelectorAll('[data-part="grid-body"] [role=rowheader]')];
  const head = heads.find((each) => each.firstChild?.textContent === name);
  return Number(head?.parentElement?.getAttribute('aria-rowindex') ?? 2) - 2;
}

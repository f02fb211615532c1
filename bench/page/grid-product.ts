import { readAttendance } from '../../renderer/queries/snapshot.ts';
import { shelfOfWorkshop, shelvesWithPeople } from '../generate-holdings.ts';
import { gridData, gridTasks, press } from './grid-tasks.ts';
import { partsOf } from './host.ts';
import { type PageProgram, painted, until } from './page-program.ts';
import { fillProduct, openProduct } from './store-product.ts';

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
    await fillProduct(partsOf([...shared, ...shelvesWithPeople(snapshot.people), shelfOfWorkshop(snapshot)], [sheet]));
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
        await until(() => cell?.querySelector(`.${status}`) !== null);
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

import { gridRows, type PersonRow } from '../../renderer/features/attendance/rows/attendance.ts';
import { type AttendanceSheet, statusIn } from '../../shared/domain/attendance/attendance.ts';
import { type Slot, slotsOf } from '../../shared/domain/attendance/slots.ts';
import { translator } from '../../shared/text/text.ts';
import { checksum } from '../checksum.ts';
import { type Made, makeShaped, type Size } from '../generate.ts';
import type { Phases } from './page-program.ts';

const toggles = 25;
/** The person whose first mark is changed: further down than the cursor begins, and in view. */
const marked = 5;
const people: Readonly<Record<Size, number>> = { S: 300, M: 300, L: 3_000 };

export type GridData = Made & { readonly people: readonly PersonRow[]; readonly slots: readonly Slot[] };

/** 300 people × 40 sessions; in the largest size 3,000. */
export function gridData(size: Size): GridData {
  const shape = { days: 8, sessionsADay: 5, lateSlot: false, firstDay: '2025-07-14' };
  // Nobody is replaced in it, so that exactly so many rows are shown.
  const made = makeShaped('S', 2_000, { ...shape, participants: people[size] });
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

/** What every grid has to do, whatever it is made of. */
export type Grid = {
  /** Resolves when the grid has been painted. */
  readonly mount: () => Promise<void>;
  /** Brings the cursor to the first column of a person's row. */
  readonly moveTo: (person: number) => Promise<void>;
  /** Presses the key of a status at the cursor; resolves when the mark has been painted. */
  readonly mark: (person: number, status: 'absent' | 'late') => Promise<void>;
  readonly sheet: () => Promise<AttendanceSheet>;
};

export function gridTasks(data: GridData, grid: Grid): Phases {
  return {
    phases: {
      mount: async () => timed(grid.mount),
      // In one place, for moving the cursor is another matter.
      toggle: async () => {
        await grid.moveTo(marked);
        const walls: number[] = [];
        for (let index = 0; index < toggles; index += 1) {
          walls.push(...(await timed(() => grid.mark(marked, index % 2 === 0 ? 'absent' : 'late'))));
        }
        return walls;
      },
    },
    check: async () => {
      const sheet = await grid.sheet();
      return checksum(
        data.people.map(({ participation }) =>
          data.slots.map((slot) => statusIn(sheet, participation.id, slot.id)).join(' '),
        ),
      );
    },
  };
}

async function timed(work: () => Promise<void>): Promise<number[]> {
  const begin = performance.now();
  await work();
  return [performance.now() - begin];
}

const keys = { absent: ['KeyA', 'a'], late: ['KeyL', 'l'], down: ['ArrowDown', 'ArrowDown'] } as const;

export function press(target: Element, name: keyof typeof keys): void {
  const [code, key] = keys[name];
  target.dispatchEvent(new KeyboardEvent('keydown', { code, key, bubbles: true, cancelable: true }));
}

export function rootElement(): HTMLElement {
  const root = document.getElementById('root');
  if (root === null) throw new Error('no #root');
  return root;
}

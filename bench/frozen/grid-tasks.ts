import type { Phases } from './page-program.ts';
import { checksum, gridToggles, plainStatusIn, toggledPerson, type PlainSheet } from './workload.ts';

/** People in the order of their rows, and the columns. */
export type GridData = {
  readonly sheet: PlainSheet;
  readonly people: readonly {
    readonly name: string;
    readonly institution: string;
    readonly participation: { readonly id: string; readonly number: number };
  }[];
  readonly slots: readonly { readonly id: string }[];
};

/** What every grid has to do, whatever it is made of. */
export type Grid = {
  /** Resolves when the grid has been painted. */
  readonly mount: () => Promise<void>;
  /** Brings the cursor to the first column of a person's row. */
  readonly moveTo: (person: number) => Promise<void>;
  /** Presses the key of a status at the cursor; resolves when the mark has been painted. */
  readonly mark: (person: number, status: 'absent' | 'late') => Promise<void>;
  readonly sheet: () => Promise<PlainSheet>;
};

export function gridTasks(data: GridData, grid: Grid): Phases {
  return {
    phases: {
      mount: async () => timed(grid.mount),
      // In one place, for moving the cursor is another matter.
      toggle: async () => {
        await grid.moveTo(toggledPerson);
        const walls: number[] = [];
        for (let index = 0; index < gridToggles; index += 1) {
          walls.push(...(await timed(() => grid.mark(toggledPerson, index % 2 === 0 ? 'absent' : 'late'))));
        }
        return walls;
      },
    },
    check: async () => {
      const sheet = await grid.sheet();
      return checksum(
        data.people.map(({ participation }) =>
          data.slots.map((slot) => plainStatusIn(sheet, participation.id, slot.id)).join(' '),
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

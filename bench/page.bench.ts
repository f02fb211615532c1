import { plainHoldings } from './data/holdings.ts';
import { makeWorkshop } from './data/workshops.ts';
import { gridCanvas } from './frozen/grid-canvas.ts';
import { gridNaive } from './frozen/grid-naive.tsx';
import type { PageBench, PageProgram, Phases } from './frozen/page-program.ts';
import { rebuildLimit, storeLimit } from './frozen/store-limit.ts';
import { rebuildRows, storeRows } from './frozen/store-rows.ts';
import { gridData, gridProduct } from './product/grid.ts';
import { rebuildProduct, storeProduct } from './product/store.ts';

/** All programs that run in a page. */
const pagePrograms: Readonly<Record<string, PageProgram>> = {
  'store product': storeProduct,
  'store limit': storeLimit(makeWorkshop),
  'store peer': storeRows(makeWorkshop),
  'rebuild product': rebuildProduct,
  'rebuild limit': rebuildLimit(plainHoldings),
  'rebuild peer': rebuildRows(plainHoldings),
  'grid product': gridProduct,
  'grid canvas': gridCanvas(gridData),
  'grid naive': gridNaive(gridData),
};

let current: Phases | undefined;

function phases(): Phases {
  if (current === undefined) throw new Error('no program has begun');
  return current;
}

const bench: PageBench = {
  fill: async (name, size) => pagePrograms[name]?.fill?.(size),
  begin: async (name, size) => {
    const program = pagePrograms[name];
    if (program === undefined) throw new Error(`no program ${name}`);
    current = await program.begin(size);
    return Object.keys(current.phases);
  },
  run: async (phase) => phases().phases[phase]?.() ?? [],
  check: () => phases().check(),
};

Object.defineProperty(window, 'bench', { value: bench });

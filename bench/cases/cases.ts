import type { BenchCase } from '../bench-case.ts';
import { inBrowser } from '../browser-subject.ts';
import { prepareHome, preparePeerFile } from '../node/fixture.ts';
import { inProcess } from '../node-subject.ts';
import { boardCase } from './board.ts';
import { printedTables } from './printing.ts';
import { savedCase } from './saved.ts';
import { startCases } from './start.ts';

/** THE list of what is measured. */
export const cases: readonly BenchCase[] = [
  {
    area: 'storage',
    name: 'working store',
    subjects: [
      { name: 'Rostrum', role: 'product', sample: inBrowser('store product') },
      { name: 'raw IndexedDB', role: 'limit', sample: inBrowser('store limit') },
      { name: 'a row for each mark', role: 'peer', sizes: ['S'], sample: inBrowser('store peer') },
    ],
  },
  {
    area: 'storage',
    name: 'rebuild the store',
    subjects: [
      { name: 'Rostrum', role: 'product', sample: inBrowser('rebuild product') },
      { name: 'raw IndexedDB', role: 'limit', sample: inBrowser('rebuild limit') },
      { name: 'a row for each mark', role: 'peer', sizes: ['S'], isSlow: true, sample: inBrowser('rebuild peer') },
    ],
  },
  {
    area: 'journal',
    name: 'read the journal',
    prepare: async (size) => {
      await prepareHome(size);
      if (size !== 'L') preparePeerFile(size);
    },
    subjects: [
      { name: 'Rostrum', role: 'product', sample: inProcess('journal product') },
      { name: 'lines parsed', role: 'limit', sample: inProcess('journal limit') },
      { name: 'an object for each mark', role: 'peer', sizes: ['S', 'M'], sample: inProcess('journal peer') },
    ],
  },
  {
    area: 'grid',
    name: 'attendance grid 300 × 40',
    subjects: [
      { name: 'Rostrum', role: 'product', sizes: ['S', 'L'], sample: inBrowser('grid product') },
      { name: 'canvas', role: 'limit', sizes: ['S', 'L'], sample: inBrowser('grid canvas') },
      { name: 'naive React table', role: 'peer', sizes: ['S'], sample: inBrowser('grid naive') },
    ],
  },
  boardCase,
  {
    area: 'rules',
    name: 'rules of a decade',
    subjects: [
      { name: 'Rostrum, every rule', role: 'product', sample: inProcess('rules product') },
      { name: 'every two compared, two rules', role: 'peer', sample: inProcess('rules peer') },
    ],
  },
  {
    area: 'rules',
    name: 'a thousand moves',
    subjects: [
      { name: 'Rostrum, every rule', role: 'product', sizes: ['S'], sample: inProcess('moves product') },
      {
        name: 'every session looked at, two rules',
        role: 'peer',
        sample: inProcess('moves peer'),
      },
    ],
  },
  savedCase,
  {
    area: 'xlsx',
    name: 'XLSX, 20 columns',
    subjects: [
      { name: 'Rostrum', role: 'product', sample: inProcess('xlsx product') },
      { name: 'XML by hand', role: 'limit', sample: inProcess('xlsx limit') },
      { name: 'write-excel-file', role: 'peer', sizes: ['S', 'M'], sample: inProcess('xlsx write-excel-file') },
      { name: 'exceljs', role: 'peer', sizes: ['S', 'M'], sample: inProcess('xlsx exceljs') },
    ],
  },
  {
    area: 'pdf',
    name: 'attendance sheet as PDF',
    subjects: [
      { name: 'Rostrum', role: 'product', sample: inProcess('pdf product') },
      { name: 'PDF by hand', role: 'limit', sample: inProcess('pdf limit') },
      { name: 'printToPDF of tables', role: 'peer', sizes: ['S', 'M'], sample: printedTables },
    ],
  },
  {
    area: 'planning',
    name: 'fill 60 sessions',
    subjects: [
      { name: 'Rostrum', role: 'product', sample: inProcess('planning product') },
      { name: 'HiGHS to proof', role: 'peer', isSlow: true, sample: inProcess('planning peer') },
    ],
  },
  ...startCases,
];

import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { prepareHome, prepareJournalFiles } from '../data/homes.ts';
import { inProcess, type BenchCase, type Sample, type Subject } from '../drivers/bench-case.ts';
import { inBrowser } from '../drivers/browser-subject.ts';
import { openBrowser, withEmptyProfile } from '../drivers/browser.ts';
import { checkPdf } from '../frozen/pdf-by-hand.ts';
import { printedTables } from '../frozen/pdf-printed-tables.ts';
import { attendancePages } from '../product/documents.ts';
import { hasNames, namesFile } from '../product/matching.ts';
import { root } from '../runner/places.ts';
import { boardCase } from './board.ts';
import { markCase } from './mark.ts';
import { startCases } from './start.ts';

/** Chromium prints the same pages as tables. */
const printedByChromium: Subject['sample'] = (size) =>
  withEmptyProfile(async (profile): Promise<Sample> => {
    const content = printedTables(await attendancePages(size));
    const { page, counters, close } = await openBrowser(profile, 'about:blank');
    try {
      const begin = performance.now();
      const cpuBegin = await counters.processorTime();
      await page.setContent(content);
      const bytes = await page.pdf({ preferCSSPageSize: true });
      const wall = performance.now() - begin;
      const cpuEnd = await counters.processorTime();
      const cpu = cpuBegin === null || cpuEnd === null ? null : cpuEnd - cpuBegin;
      return { check: checkPdf(bytes), measures: { whole: { wall, cpu } }, peakMegabytes: null, bytes: bytes.length };
    } finally {
      await close();
    }
  });

/** Everything that is measured, in the order of the table. */
export const cases: readonly BenchCase[] = [
  {
    key: 'store',
    name: 'working store',
    isQuick: true,
    subjects: [
      { name: 'Rostrum', role: 'product', sample: inBrowser('store product') },
      { name: 'raw IndexedDB', role: 'limit', sample: inBrowser('store limit') },
      { name: 'a row for each mark', role: 'peer', sizes: ['S'], sample: inBrowser('store peer') },
    ],
  },
  {
    key: 'rebuild',
    name: 'rebuild the store',
    isQuick: true,
    subjects: [
      { name: 'Rostrum', role: 'product', sample: inBrowser('rebuild product') },
      { name: 'raw IndexedDB', role: 'limit', sample: inBrowser('rebuild limit') },
      { name: 'a row for each mark', role: 'peer', sizes: ['S'], isSlow: true, sample: inBrowser('rebuild peer') },
    ],
  },
  {
    key: 'journal',
    name: 'read the journal',
    isQuick: true,
    prepare: async (size) => {
      await prepareHome(size);
      prepareJournalFiles(size);
    },
    subjects: [
      { name: 'Rostrum', role: 'product', sample: inProcess('journal product') },
      { name: 'lines parsed', role: 'limit', sample: inProcess('journal limit') },
      { name: 'an object for each mark', role: 'peer', sizes: ['S', 'M'], sample: inProcess('journal peer') },
    ],
  },
  {
    key: 'grid',
    name: 'attendance grid 300 × 40',
    isQuick: true,
    subjects: [
      { name: 'Rostrum', role: 'product', sizes: ['S', 'L'], sample: inBrowser('grid product') },
      { name: 'canvas', role: 'limit', sizes: ['S', 'L'], sample: inBrowser('grid canvas') },
      { name: 'naive React table', role: 'peer', sizes: ['S'], sample: inBrowser('grid naive') },
    ],
  },
  boardCase,
  {
    key: 'rules',
    name: 'rules of a decade',
    isQuick: true,
    subjects: [
      { name: 'Rostrum, every rule', role: 'product', sample: inProcess('rules product') },
      { name: 'every two compared, two rules', role: 'peer', sample: inProcess('rules peer') },
    ],
  },
  {
    key: 'moves',
    name: 'a thousand moves',
    isQuick: true,
    subjects: [
      { name: 'Rostrum, every rule', role: 'product', sample: inProcess('moves product') },
      { name: 'every session looked at, two rules', role: 'peer', sample: inProcess('moves peer') },
    ],
  },
  {
    key: 'match',
    name: 'people compared',
    prepare: async (size) => {
      if (size === 'S' || hasNames(size)) return;
      mkdirSync(path.dirname(namesFile(size)), { recursive: true });
      const script = path.join(root, 'scripts', 'labelled-people.mjs');
      const families = size === 'M' ? '15500' : '155000';
      execFileSync(process.execPath, [script, namesFile(size), '7'], { env: { ...process.env, FAMILIES: families } });
    },
    subjects: [
      { name: 'Rostrum', role: 'product', sample: inProcess('match product') },
      {
        name: 'transliteration, Jaro-Winkler',
        role: 'peer',
        sizes: ['S'],
        isSlow: true,
        sample: inProcess('match jaro-winkler'),
      },
      { name: 'MiniSearch', role: 'peer', sizes: ['S'], isSlow: true, sample: inProcess('match minisearch') },
    ],
  },
  {
    key: 'directory',
    name: 'the directory of people',
    isQuick: true,
    subjects: [{ name: 'Rostrum', role: 'product', sample: inProcess('directory product') }],
  },
  markCase,
  {
    key: 'xlsx',
    name: 'XLSX, 20 columns',
    isQuick: true,
    subjects: [
      { name: 'Rostrum', role: 'product', sample: inProcess('xlsx product') },
      { name: 'XML by hand', role: 'limit', sample: inProcess('xlsx limit') },
      { name: 'write-excel-file', role: 'peer', sizes: ['S', 'M'], sample: inProcess('xlsx write-excel-file') },
      { name: 'exceljs', role: 'peer', sizes: ['S', 'M'], sample: inProcess('xlsx exceljs') },
    ],
  },
  {
    key: 'pdf',
    name: 'attendance sheet as PDF',
    isQuick: true,
    subjects: [
      { name: 'Rostrum', role: 'product', sample: inProcess('pdf product') },
      { name: 'PDF by hand', role: 'limit', sample: inProcess('pdf limit') },
      { name: 'printToPDF of tables', role: 'peer', sizes: ['S', 'M'], sample: printedByChromium },
      { name: 'bare pdfkit', role: 'peer', sample: inProcess('pdf pdfkit') },
    ],
  },
  {
    key: 'pdf-tagged',
    name: 'attendance sheet as PDF, tagged',
    subjects: [
      { name: 'Rostrum', role: 'product', sizes: ['S'], sample: inProcess('pdf product tagged') },
      { name: 'Rostrum without tags', role: 'limit', sizes: ['S'], sample: inProcess('pdf product untagged') },
    ],
  },
  {
    key: 'word',
    name: 'Word sheet of 3,000 people',
    subjects: [{ name: 'Rostrum', role: 'product', sizes: ['S'], sample: inProcess('word product') }],
  },
  {
    key: 'planning',
    name: 'fill 60 sessions',
    subjects: [
      { name: 'Rostrum', role: 'product', sample: inProcess('planning product') },
      { name: 'HiGHS to proof', role: 'peer', sizes: ['S'], isSlow: true, sample: inProcess('planning peer') },
    ],
  },
  ...startCases,
];

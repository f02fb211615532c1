import { existsSync, readFileSync } from 'node:fs';
import { notInstalled, type Sample } from './drivers/bench-case.ts';
import { pdfkitPeer, pdfLimit } from './frozen/pdf-by-hand.ts';
import { sizes, type Prepared, type Size } from './frozen/workload.ts';
import { xlsxLimit } from './frozen/xlsx-by-hand.ts';
import { exceljsPeer, writeExcelFilePeer } from './frozen/xlsx-peers.ts';
import { directoryProduct } from './product/directory.ts';
import { attendancePages, pdfProduct, plainTable, wordProduct, xlsxProduct } from './product/documents.ts';
import { journalLimit, journalPeer, journalProduct } from './product/journal.ts';
import { jaroWinklerPeer, matchingProduct, miniSearchPeer } from './product/matching.ts';
import { planningPeer, planningProduct } from './product/planning.ts';
import { movesPeer, movesProduct, sweepPeer, sweepProduct } from './product/rules.ts';

type NodeProgram = (size: Size) => Promise<Prepared<unknown>>;

/** Keeps the type of the answer between `work` and `check`, which the list forgets. */
function program<Answer>(prepare: (size: Size) => Promise<Prepared<Answer>>): NodeProgram {
  return async (size) => {
    const { work, check } = await prepare(size);
    return { work, check: (answer) => check(answer as Answer) };
  };
}

/** All programs that run in a process of their own. */
const nodePrograms: Readonly<Record<string, NodeProgram>> = {
  'xlsx product': program(xlsxProduct),
  'xlsx limit': program((size) => xlsxLimit(plainTable(size))),
  'xlsx write-excel-file': program((size) => writeExcelFilePeer(plainTable(size))),
  'xlsx exceljs': program((size) => exceljsPeer(plainTable(size))),
  'pdf product': program((size) => pdfProduct(size)),
  'pdf product tagged': program((size) => pdfProduct(size, true)),
  'pdf product untagged': program((size) => pdfProduct(size, false)),
  'pdf pdfkit': program(async (size) => pdfkitPeer(await attendancePages(size))),
  'word product': program(wordProduct),
  'pdf limit': program(async (size) => pdfLimit(await attendancePages(size))),
  'planning product': program(planningProduct),
  'planning peer': program(planningPeer),
  'rules product': program(sweepProduct),
  'rules peer': program(sweepPeer),
  'moves product': program(movesProduct),
  'moves peer': program(movesPeer),
  'match product': program(matchingProduct),
  'match jaro-winkler': program(jaroWinklerPeer),
  'match minisearch': program(miniSearchPeer),
  'directory product': program(directoryProduct),
  'journal product': program(journalProduct),
  'journal limit': program(journalLimit),
  'journal peer': program(journalPeer),
};

function isNotInstalled(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND';
}

/** The process of one sample: prepares, works against the clock, then lets its answer be checked. */
const [name = '', sizeName] = process.argv.slice(2);
const size = sizes.find((each) => each === sizeName);
const asked = nodePrograms[name];
if (asked === undefined || size === undefined) throw new Error(`no program ${name} at size ${sizeName}`);

try {
  const { work, check } = await asked(size);
  const cpuBegin = process.cpuUsage();
  const begin = performance.now();
  const answer = await work();
  const wall = performance.now() - begin;
  const { user, system } = process.cpuUsage(cpuBegin);
  // Before checking needs memory of its own.
  const peak = peakMegabytes();
  const checked = await check(answer);
  const sample: Sample = {
    check: checked.check,
    bytes: checked.bytes,
    measures: { whole: { wall, cpu: (user + system) / 1000 }, ...figuresIn(checked) },
    peakMegabytes: peak,
  };
  console.log(JSON.stringify(sample));
} catch (error) {
  if (!isNotInstalled(error)) throw error;
  process.exitCode = notInstalled;
}

/** What checking an answer counted besides, such as pairs that were missed. */
function figuresIn(checked: object): Sample['measures'] {
  return 'figures' in checked ? (checked.figures as Sample['measures']) : {};
}

/** On Linux `maxRSS` of a new process begins with that of the process which started it; the kernel's own mark does not. */
function peakMegabytes(): number {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
  const kilobytes = /VmHWM:\s+(\d+)/.exec(status)?.[1] ?? process.resourceUsage().maxRSS;
  return Number(kilobytes) / 1024;
}

// Judges our reader of calendars by another: `node scripts/corpus.mjs <folder> [zone]`; see scripts/corpus/judge-calendars.ts.
import { join, resolve } from 'node:path';
import { runnerImport } from 'vite';

const [folder, zone = 'Asia/Almaty'] = process.argv.slice(2);
if (folder === undefined) {
  console.error('node scripts/corpus.mjs <folder> [zone]');
  process.exit(2);
}
const judge = join(resolve(import.meta.dirname, '..'), 'scripts/corpus/judge-calendars.ts');
/** @type {{ module: typeof import('./corpus/judge-calendars.ts') }} */
const { module } = await runnerImport(judge);
process.exit((await module.judgeCalendars(folder, zone)) ? 0 : 1);

// Judges our reader of calendars by another: `node scripts/corpus.mjs <folder> [zone]`; see scripts/corpus/judge-calendars.ts.
import { loadTypeScript } from './install.mjs';

const [folder, zone = 'Asia/Almaty'] = process.argv.slice(2);
if (folder === undefined) {
  console.error('node scripts/corpus.mjs <folder> [zone]');
  process.exit(2);
}
const { judgeCalendars } = /** @type {typeof import('./corpus/judge-calendars.ts')} */ (
  await loadTypeScript('scripts/corpus/judge-calendars.ts')
);
process.exit((await judgeCalendars(folder, zone)) ? 0 : 1);

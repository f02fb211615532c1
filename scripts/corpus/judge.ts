import { judgeCalendars } from './judge-calendars.ts';
import { judgeTables } from './judge-tables.ts';
import { loadCatalogues } from '../../shared/text/text.ts';

// All is done while this module is loaded: what imports it is closed once it is.
await loadCatalogues();
const [kind, folder, zone = 'Asia/Almaty'] = process.argv.slice(2);
if (folder === undefined || (kind !== 'calendars' && kind !== 'tables')) {
  console.error('node scripts/corpus.mjs calendars|tables <folder> [zone]');
  process.exit(2);
}
const isRight = kind === 'calendars' ? await judgeCalendars(folder, zone) : await judgeTables(folder);
process.exit(isRight ? 0 : 1);

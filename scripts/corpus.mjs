// Judges our readers by others: `node scripts/corpus.mjs calendars <folder> [zone]`, `node scripts/corpus.mjs tables <folder>`;
// see scripts/corpus/judge-calendars.ts and judge-tables.ts. Schedules: scripts/corpus/schedule-oracle.py.
import { loadTypeScript } from './setup/install.mjs';

await loadTypeScript('scripts/corpus/judge.ts');

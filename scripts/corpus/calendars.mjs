/**
 * Judges our reader of calendars by another: `node scripts/corpus/calendars.mjs <folder> [zone]`. Each .ics below the
 * folder is read by ours and by recurring_ical_events (`calendar-oracle.py`), and said to be
 * right: the same times, lengths and titles, with no remark or with remarks;
 * told: refused, or with a remark that names what is missing;
 * wrong: different and not told; looked at by hand, for the other reader has faults of its own.
 * Exit 1 when anything is wrong.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runnerImport } from 'vite';

const [folder, zone = 'Asia/Almaty'] = process.argv.slice(2);
if (folder === undefined) {
  console.error('node scripts/corpus/calendars.mjs <folder> [zone]');
  process.exit(2);
}
const root = resolve(import.meta.dirname, '../..');
/** @type {{ module: typeof import('./reading.ts') }} */
const { module: reading } = await runnerImport(join(root, 'scripts/corpus/reading.ts'));

const files = readdirSync(folder, { recursive: true })
  .map((name) => join(folder, String(name)))
  .filter((path) => path.toLowerCase().endsWith('.ics') && statSync(path).isFile())
  .sort();
const counts = { right: 0, remarked: 0, told: 0, wrong: 0, 'other reader failed': 0 };
for (const path of files) {
  const ours = await reading.readCalendarFile(readFileSync(path), zone);
  const { verdict, detail } = judged(ours, path);
  counts[verdict] += 1;
  if (verdict !== 'right') console.log(`${verdict.padEnd(20)} ${path.slice(folder.length)}  ${detail}`);
}
console.log(JSON.stringify({ files: files.length, ...counts }));
process.exit(counts.wrong === 0 ? 0 : 1);

function judged(ours, path) {
  if (ours.refused !== null) return { verdict: 'told', detail: ours.refused };
  const span = ours.span ?? { first: '1900-01-02', last: '2100-01-01' };
  let theirs;
  try {
    theirs = otherEvents(path, span);
  } catch (error) {
    return {
      verdict: 'other reader failed',
      detail: `${lastLine(error)} | ours ${ours.events.length} ${ours.told.join(' ')}`,
    };
  }
  const inSpan = ours.events.filter(({ start }) => start.slice(0, 10) >= span.first && start.slice(0, 10) <= span.last);
  const differences = differencesOf(inSpan, theirs);
  if (differences === '')
    return ours.told.length === 0
      ? { verdict: 'right', detail: '' }
      : { verdict: 'remarked', detail: ours.told.join(' ') };
  const tellsIt = ours.told.some((code) => ['series-unreadable', 'time-unknown', 'repeated'].includes(code));
  return { verdict: tellsIt ? 'told' : 'wrong', detail: `${ours.told.join(' ')} ${differences}` };
}

function otherEvents(path, { first, last }) {
  const script = join(root, 'scripts/corpus/calendar-oracle.py');
  const out = execFileSync(process.env['PYTHON'] ?? '/usr/bin/python3', [script, path, first, last, zone], {
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 60_000,
  });
  const events = JSON.parse(String(out)).filter(({ cancelled }) => !cancelled);
  // An event that began on the day before and lasts into the span is no event of the span for us.
  return events.filter(({ start }) => start.slice(0, 10) >= first && start.slice(0, 10) <= last);
}

function differencesOf(ours, theirs) {
  const keys = (events) =>
    events
      .map(({ start, title, minutes }) => `${start} ${reading.plainLine(title)} ${lengthOf(start, minutes)}`)
      .sort();
  const [one, other] = [keys(ours), keys(theirs)];
  const missing = other.filter((key) => !one.includes(key));
  const extra = one.filter((key) => !other.includes(key));
  if (missing.length === 0 && extra.length === 0 && one.length === other.length) return '';
  return `ours ${one.length} theirs ${other.length}; missing ${JSON.stringify(missing.slice(0, 3))} extra ${JSON.stringify(extra.slice(0, 3))}`;
}

/** The length as we keep it: of an event without one that makes sense the usual, else 5 minutes to the end of its day. */
function lengthOf(start, minutes) {
  if (!start.includes('T')) return 'day';
  const begun = Number(start.slice(11, 13)) * 60 + Number(start.slice(14, 16));
  return Math.max(5, Math.min(Math.round(minutes === null || minutes <= 0 ? 30 : minutes), 24 * 60 - begun));
}

function lastLine(error) {
  return String(error.stderr ?? error)
    .trim()
    .split('\n')
    .at(-1)
    .slice(0, 160);
}

import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { type AgendaFileFailure, openAgendaFile } from '../../shared/exchange/open-agenda-file.ts';
import { importedTitleLine } from '../../shared/exchange/plain-text.ts';
import { readableText } from '../../shared/exchange/readable-text.ts';
import { loadCatalogues } from '../../shared/text/text.ts';

// Loaded with this module: what imports it is closed once it is.
await loadCatalogues();

const eventSchema = z.object({
  /** `2025-07-15T09:00`, of a whole day `2025-07-15`, '' where there is none. */
  start: z.string(),
  minutes: z.number().nullable(),
  title: z.string(),
  cancelled: z.boolean().default(false),
});
type ReadEvent = z.infer<typeof eventSchema>;

type Span = { readonly first: string; readonly last: string };

type ReadCalendar = {
  /** Why it was refused; null when it was not. */
  readonly refused: AgendaFileFailure | 'no-calendar' | null;
  readonly events: readonly ReadEvent[];
  /** Codes of what is told about it as a whole. */
  readonly told: readonly string[];
  /** Codes of what stands beside single sessions. */
  readonly notes: readonly string[];
  /** The days to which a series without an end was limited; null when there is none. */
  readonly span: Span | null;
};

type Verdict = 'right' | 'remarked' | 'told' | 'wrong' | 'other reader failed';

const always: Span = { first: '1900-01-02', last: '2100-01-01' };
/** What a remark says of an event that does not come in, or comes in otherwise than it is written. */
const tellsLoss = new Set(['series-unreadable', 'time-unknown', 'repeated', 'length-unknown', 'letters-broken']);

/**
 * Reads each .ics below the folder by ours and by recurring_ical_events (`calendar-oracle.py`, run by PYTHON or by the
 * system's Python), and prints what is not right, then the counts; true when nothing is wrong. A calendar is
 * right: the same times, lengths and titles, with nothing told but beside single sessions;
 * remarked: the same, with remarks;
 * told: refused, or different with a remark that says so;
 * wrong: different in silence, to be looked at by hand, for the other reader has faults of its own.
 */
export async function judgeCalendars(folder: string, timeZone: string): Promise<boolean> {
  const files = readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => path.toLowerCase().endsWith('.ics') && statSync(path).isFile())
    .sort();
  const counts = new Map<Verdict, number>();
  for (const path of files) {
    const { verdict, detail } = judged(await readCalendarFile(readFileSync(path), timeZone), path, timeZone);
    counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
    if (verdict !== 'right') console.log(`${verdict.padEnd(20)} ${path.slice(folder.length)}  ${detail}`);
  }
  console.log(JSON.stringify({ files: files.length, ...Object.fromEntries(counts) }));
  return !counts.has('wrong');
}

/** What the preview of an import shows of a calendar. */
async function readCalendarFile(bytes: Uint8Array, timeZone: string): Promise<ReadCalendar> {
  const nothing = { events: [], told: [], notes: [], span: null };
  const opened = await openAgendaFile(bytes, { language: 'en', timeZone });
  if (!opened.ok) return { ...nothing, refused: opened.failure.code };
  if (opened.value.kind !== 'icalendar') return { ...nothing, refused: 'no-calendar' };
  const { agenda } = opened.value;
  const events = agenda.sessions.map(({ day, start, minutes, title }) => ({
    start: day === null ? '' : `${agenda.days[day]?.date ?? ''}${start === null ? '' : `T${start}`}`,
    minutes,
    title: Object.values(title).join(' / '),
    cancelled: false,
  }));
  const notes = agenda.sessions.flatMap((session) => session.notes ?? []);
  const limited = [...notes, ...agenda.warnings].find(({ code }) => code === 'series-limited')?.values;
  const span = limited === undefined ? null : { first: String(limited['first']), last: String(limited['last']) };
  const codesOf = (some: typeof notes): string[] => [...new Set(some.map(({ code }) => code))];
  return { refused: null, events, told: codesOf([...agenda.warnings]), notes: codesOf(notes), span };
}

function judged(ours: ReadCalendar, path: string, timeZone: string): { verdict: Verdict; detail: string } {
  if (ours.refused !== null) return { verdict: 'told', detail: ours.refused };
  const span = ours.span ?? always;
  const codes = ours.told.join(' ');
  const theirs = otherEvents(path, span, timeZone);
  if (typeof theirs === 'string') {
    return { verdict: 'other reader failed', detail: `${theirs} | ours ${String(ours.events.length)} ${codes}` };
  }
  const differences = differencesOf(within(ours.events, span), within(theirs, span));
  if (differences === '') return { verdict: codes === '' ? 'right' : 'remarked', detail: codes };
  const isTold = [...ours.told, ...ours.notes].some((code) => tellsLoss.has(code));
  return { verdict: isTold ? 'told' : 'wrong', detail: `${codes} ${ours.notes.join(' ')} ${differences}` };
}

/** An event that began before the span and lasts into it is none of the span. */
function within(events: readonly ReadEvent[], { first, last }: Span): ReadEvent[] {
  return events.filter(({ start }) => start.slice(0, 10) >= first && start.slice(0, 10) <= last);
}

/** The events that the other reader finds, or why it does not read the file. */
function otherEvents(path: string, { first, last }: Span, timeZone: string): ReadEvent[] | string {
  const python = process.env['PYTHON'] ?? '/usr/bin/python3';
  const script = join(import.meta.dirname, 'calendar-oracle.py');
  try {
    const out = execFileSync(python, [script, path, first, last, timeZone], { encoding: 'utf8', timeout: 60_000 });
    return z
      .array(eventSchema)
      .parse(JSON.parse(out))
      .filter(({ cancelled }) => !cancelled);
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
    return said.trim().split('\n').at(-1)?.slice(0, 160) ?? '';
  }
}

function differencesOf(ours: readonly ReadEvent[], theirs: readonly ReadEvent[]): string {
  const [one, other] = [ours, theirs].map((events) => events.map(lineOf).sort());
  if (one === undefined || other === undefined) return '';
  const missing = other.filter((line) => !one.includes(line));
  const extra = one.filter((line) => !other.includes(line));
  if (missing.length === 0 && extra.length === 0 && one.length === other.length) return '';
  const some = JSON.stringify({ missing: missing.slice(0, 3), extra: extra.slice(0, 3) });
  return `ours ${String(one.length)} theirs ${String(other.length)} ${some}`;
}

/** The title without the escapes that the other reader leaves; the length as we keep it: 5 minutes to the end of the day. */
function lineOf({ start, minutes, title }: ReadEvent): string {
  const plain = importedTitleLine(readableText(title.replaceAll(/\\([":])/g, '$1')));
  if (!start.includes('T')) return `${start} ${plain} day`;
  const begun = Number(start.slice(11, 13)) * 60 + Number(start.slice(14, 16));
  const length = minutes === null || minutes <= 0 ? 30 : Math.round(minutes);
  return `${start} ${plain} ${String(Math.max(5, Math.min(length, 24 * 60 - begun)))}`;
}

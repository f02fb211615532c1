import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import * as z from 'zod';
import { type AgendaFileFailure, openAgendaFile } from '../../shared/exchange/open-agenda-file.ts';
import { longestText } from '../../shared/domain/language.ts';
import { importedTitleLine } from '../../shared/exchange/plain-text.ts';
import { addDays } from '../../shared/time/calendar-day.ts';
import { readableText } from '../../shared/exchange/readable-text.ts';
import { answerMark, reasonFor } from './looked-at.ts';

const eventSchema = z.object({
  /** `2025-07-15T09:00`, of a whole day `2025-07-15`, '' where there is none. */
  start: z.string(),
  minutes: z.number().nullable(),
  title: z.string(),
  text: z.string().default(''),
  cancelled: z.boolean().default(false),
});
type ReadEvent = z.infer<typeof eventSchema>;

type Span = { readonly first: string; readonly last: string };

type ReadCalendar = {
  /** Why it was refused; null when it was not. */
  readonly refused: AgendaFileFailure | 'no-calendar' | null;
  readonly events: readonly ReadEvent[];
  /** Codes of what is told about it as a whole, and beside single sessions. */
  readonly told: readonly string[];
  /** The days to which a series without an end was limited; null when there is none. */
  readonly span: Span | null;
};

/** `needless`: right, with a remark that nothing in the file asks for. */
type Verdict = 'right' | 'remarked' | 'needless' | 'told' | 'looked at' | 'wrong' | 'other readers failed';

const readers = ['recurring', 'libical'] as const;
const always: Span = { first: '1900-01-02', last: '2100-01-01' };
/** What a remark says of an event that does not come in, or comes in otherwise than it is written. */
const tellsLoss = new Set([
  'series-unreadable',
  'time-unknown',
  'time-mended',
  'dates-unread',
  'repeated',
  'length-unknown',
  'letters-broken',
]);

/**
 * Reads each calendar below the folder by ours and by two others (`calendar-oracle.py`, run by PYTHON or by the system's
 * Python), and prints each file with its verdict, so that a run that is cut short has its figures too, then the counts;
 * true when nothing is wrong. A calendar is
 * right: the times, lengths, titles and words of the texts are those of one of the others, with nothing told;
 * remarked: the same, with remarks for which there is a reason in the file;
 * needless: the same, with a remark for which there is none;
 * told: refused, or different with a remark that says so;
 * looked at: different from both, and somebody found ours right (`looked-at.json`);
 * wrong: different from both in silence.
 */
export async function judgeCalendars(folder: string, timeZone: string): Promise<boolean> {
  const files = readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => /\.(?:ics|vcs)$/i.test(path) && statSync(path).isFile())
    .sort();
  const counts = new Map<Verdict, number>();
  const others = readers.map((reader) => new OtherReader(reader));
  for (const path of files) {
    const bytes = readFileSync(path);
    const { verdict, detail } = await judged(
      await readCalendarFile(bytes, timeZone),
      { path, bytes },
      timeZone,
      others,
    );
    counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
    console.log(`${verdict.padEnd(20)} ${path.slice(folder.length)}  ${detail}`);
  }
  for (const other of others) other.end();
  console.log(JSON.stringify({ files: files.length, ...Object.fromEntries(counts) }));
  return !counts.has('wrong');
}

/** What the preview of an import shows of a calendar. */
async function readCalendarFile(bytes: Uint8Array, timeZone: string): Promise<ReadCalendar> {
  const nothing = { events: [], told: [], span: null };
  const opened = await openAgendaFile(bytes, { language: 'en', timeZone });
  if (!opened.ok) return { ...nothing, refused: opened.failure.code };
  if (opened.value.kind !== 'icalendar') return { ...nothing, refused: 'no-calendar' };
  const { agenda } = opened.value;
  const events = agenda.sessions.map(({ day, start, minutes, title, description }) => ({
    start: day === null ? '' : `${agenda.days[day]?.date ?? ''}${start === null ? '' : `T${start}`}`,
    minutes,
    title: Object.values(title).join(' / '),
    text: Object.values(description).join(' / '),
    cancelled: false,
  }));
  const remarks = [...agenda.sessions.flatMap((session) => session.notes ?? []), ...agenda.warnings];
  const limited = remarks.find(({ code }) => code === 'series-limited')?.values;
  const span = limited === undefined ? null : { first: String(limited['first']), last: String(limited['last']) };
  return { refused: null, events, told: [...new Set(remarks.map(({ code }) => code))], span };
}

type CalendarFile = { readonly path: string; readonly bytes: Uint8Array };

async function judged(
  ours: ReadCalendar,
  { path, bytes }: CalendarFile,
  timeZone: string,
  others: readonly OtherReader[],
): Promise<{ verdict: Verdict; detail: string }> {
  if (ours.refused !== null) return { verdict: 'told', detail: ours.refused };
  const span = ours.span ?? always;
  const codes = ours.told.join(' ');
  const differences: string[] = [];
  for (const other of others) {
    const { reader } = other;
    const theirs = await other.events(path, span, timeZone);
    if (typeof theirs === 'string') {
      differences.push(`${reader} failed: ${theirs}`);
      continue;
    }
    const found = differencesOf(within(ours.events, span), within(theirs, span));
    if (found !== '') {
      differences.push(`${reader}: ${found}`);
      continue;
    }
    const needless = ours.told.filter((code) => !hasReason(code, new TextDecoder().decode(bytes), theirs));
    if (needless.includes('series-limited')) {
      const all = await other.events(path, always, timeZone);
      if (typeof all === 'string' || all.length > within(theirs, span).length)
        needless.splice(needless.indexOf('series-limited'), 1);
    }
    if (needless.length > 0) return { verdict: 'needless', detail: needless.join(' ') };
    return { verdict: codes === '' ? 'right' : 'remarked', detail: codes };
  }
  const detail = `${codes} ours ${String(ours.events.length)} ${differences.join(' | ')}`;
  if (ours.told.some((code) => tellsLoss.has(code))) return { verdict: 'told', detail };
  const haveFailed = differences.every((each) => each.includes(' failed: '));
  const reason = reasonFor(path, ours);
  if (reason !== null) return { verdict: 'looked at', detail: reason };
  return { verdict: haveFailed ? 'other readers failed' : 'wrong', detail: `${answerMark(ours)} ${detail}` };
}

/** Whether the file itself, or what another reader finds in it, shows what a remark says. */
function hasReason(code: string, text: string, theirs: readonly ReadEvent[]): boolean {
  const lines = text.replaceAll(/\r?\n[ \t]/g, '').replaceAll(/^BEGIN:VTIMEZONE[^]*?^END:VTIMEZONE/gm, '');
  const lengths = theirs.map(({ start, minutes }) => ({ start, minutes: minutes ?? 0 }));
  const count = (pattern: RegExp): number => lines.match(pattern)?.length ?? 0;
  switch (code) {
    case 'all-day':
      return /^DTSTART[^:\n]*:\d{4}-?\d\d-?\d\d\s*$/im.test(lines);
    case 'days-several':
      // A date on which it ends, more than a day after that on which it begins.
      return /^DTEND[^:\n]*:\d{8}\s*$|^DURATION:P(?:[2-9]|\d\d+)[DW]/im.test(lines);
    case 'dates-unread':
      return /^(?:RDATE|EXDATE)[^:\n]*:(?:.*,)?(?!\d{4}-?\d\d-?\d\d(?:T\d{4}|[,/\s]|$))[^,\n]+/im.test(lines);
    case 'time-mended':
      return /^DTSTART[^:\n]*:\d{8}T\d{6}T\s*$/im.test(lines);
    case 'tasks-left-out':
      return /^BEGIN:(?:VTODO|VJOURNAL)/im.test(lines);
    case 'cancelled':
      return /^(?:STATUS|METHOD)[^:\n]*:CANCEL/im.test(lines);
    case 'series-limited':
      return (
        /^RRULE(?!.*(?:COUNT|UNTIL)=).*$/im.test(lines) ||
        new Set(theirs.map(({ start }) => start.slice(0, 10))).size > 60
      );
    case 'length-unknown':
      return (
        count(/^BEGIN:VEVENT/gim) > count(/^(?:DTEND|DURATION)[;:]/gim) || lengths.some(({ minutes }) => minutes <= 0)
      );
    case 'time-unknown':
      return count(/^BEGIN:VEVENT/gim) > count(/^DTSTART[^:\n]*:\d{8}(?:T\d{4,6}Z?)?\s*$/gim);
    case 'series-unreadable':
      // The rules of vCalendar 1.0 are others.
      return (
        /^RRULE[^:\n]*:(?!.*FREQ=(?:HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY))|^RRULE.*BYDAY=[^;\n]*\d\d[A-Z]{2}/im.test(
          lines,
        ) ||
        // A part that no standard has.
        /^RRULE[^:\n]*:(?:.*;)?(?!(?:FREQ|INTERVAL|WKST|COUNT|UNTIL|BY(?:SECOND|MINUTE|HOUR|DAY|MONTH|MONTHDAY|YEARDAY|WEEKNO|SETPOS))=)[A-Z]+=/im.test(
          lines,
        )
      );
    case 'length-changed':
      return lengths.some(({ start, minutes }) => minutes < 5 || minutes % 1 !== 0 || minutesLeft(start) < minutes);
    case 'letters-broken':
      return text.includes('\uFFFD');
    case 'repeated': {
      const uids = lines.match(/^UID[;:].*$/gim) ?? [];
      return new Set(uids).size < uids.length;
    }
    case 'text-shortened':
      return theirs.some((event) => event.text.length > longestText);
    default:
      return false;
  }
}

/** Minutes from a start to the end of its day. */
function minutesLeft(start: string): number {
  return 24 * 60 - Number(start.slice(11, 13)) * 60 - Number(start.slice(14, 16));
}

/** An event that began before the span and lasts into it is none of the span. */
function within(events: readonly ReadEvent[], { first, last }: Span): ReadEvent[] {
  return events.filter(({ start }) => start.slice(0, 10) >= first && start.slice(0, 10) <= last);
}

const answerSchema = z.union([z.string(), z.array(eventSchema)]);
const longestAnswer = 20_000;

type Running = { readonly process: ChildProcessByStdio<Writable, Readable, null>; readonly lines: Interface };

/** Another program that reads calendars; one that does not answer in time is started anew. */
class OtherReader {
  readonly reader: (typeof readers)[number];
  #running: Running | null = null;

  constructor(reader: (typeof readers)[number]) {
    this.reader = reader;
  }

  /** The events that it finds, or why it does not read the file. */
  async events(path: string, { first, last }: Span, timeZone: string): Promise<ReadEvent[] | string> {
    const { process: running, lines } = this.#running ?? this.#start();
    const line = await new Promise<string>((resolve) => {
      const timer = setTimeout(() => {
        this.end();
        resolve('"no answer in time"');
      }, longestAnswer);
      const answered = (text: string): void => {
        clearTimeout(timer);
        resolve(text);
      };
      lines.once('line', answered);
      running.once('exit', () => {
        this.#running = null;
        answered('"it ended"');
      });
      // A day more on both sides: days are others in other zones.
      const days = first === always.first ? [first, last] : [addDays(first, -1), addDays(last, 1)];
      running.stdin.write(`${JSON.stringify([path, ...days, timeZone])}\n`);
    });
    running.removeAllListeners('exit');
    lines.removeAllListeners('line');
    const answer = answerSchema.parse(JSON.parse(line));
    return typeof answer === 'string' ? answer : answer.filter(({ cancelled }) => !cancelled);
  }

  #start(): Running {
    const python = process.env['PYTHON'] ?? '/usr/bin/python3';
    const script = join(import.meta.dirname, 'calendar-oracle.py');
    const started = spawn(python, [script, this.reader], { stdio: ['pipe', 'pipe', 'ignore'] });
    this.#running = { process: started, lines: createInterface({ input: started.stdout }) };
    return this.#running;
  }

  end(): void {
    this.#running?.process.kill('SIGKILL');
    this.#running = null;
  }
}

function differencesOf(ours: readonly ReadEvent[], theirs: readonly ReadEvent[]): string {
  const [one, other] = [ours, theirs].map((events) => events.map(lineOf).sort());
  if (one === undefined || other === undefined) return '';
  const missing = other.filter((line) => !one.includes(line));
  const extra = one.filter((line) => !other.includes(line));
  if (missing.length === 0 && extra.length === 0 && one.length === other.length) return '';
  const some = JSON.stringify({ missing: missing.slice(0, 3), extra: extra.slice(0, 3) });
  return `${String(other.length)} ${some}`;
}

/**
 * The title and the words of the text without the escapes that the other reader leaves; the length as we keep it: 5
 * minutes to the end of the day.
 */
function lineOf({ start, minutes, title, text }: ReadEvent): string {
  const plain = importedTitleLine(readableText(title.replaceAll(/\\([":])/g, '$1')));
  const words = (readableText(text.replaceAll(String.raw`\n`, '\n')).match(/[\p{L}\d]+/gu) ?? [])
    .join(' ')
    .slice(0, 200);
  if (!start.includes('T')) return `${start} ${plain} day | ${words}`;
  const length = minutes === null || minutes <= 0 ? 30 : Math.round(minutes);
  return `${start} ${plain} ${String(Math.max(5, Math.min(length, minutesLeft(start))))} | ${words}`;
}

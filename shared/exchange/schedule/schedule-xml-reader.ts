import { SaxesParser } from 'saxes';
import { failure, type Result } from '../../result.ts';
import { agendaLimits, type ImportedAgenda } from '../imported-agenda.ts';
import { parseInPieces, ReadingProgress } from '../reading-progress.ts';
import { agendaOfSchedule, type RawEvent, type ReadOptions, type ScheduleFailure } from './schedule-reader.ts';

const deepest = 64;
const mostElements = 5_000_000;
const eventFields = [
  'room',
  'title',
  'subtitle',
  'date',
  'start',
  'duration',
  'type',
  'track',
  'language',
  'abstract',
  'description',
] as const;
type EventField = (typeof eventFields)[number];

class Stopped extends Error {
  readonly outcome: Result<never, 'schedule-broken' | 'schedule-unsafe' | 'file-too-many-values'>;
  constructor(outcome: Stopped['outcome']) {
    super('stopped');
    this.outcome = outcome;
  }
}

/** A schedule of frab, pretalx and their forebears. What is not known is passed over; a document type is refused. */
export function readScheduleXml(
  text: string,
  options: ReadOptions,
): Result<ImportedAgenda, ScheduleFailure | 'schedule-unsafe' | 'file-too-many-values'> {
  if (holdsTooMany(text)) return failure('schedule-too-large', agendaLimits);
  const collector = new Collector();
  try {
    parse(text, collector, new ReadingProgress(text.length, options.onProgress));
  } catch (error) {
    if (error instanceof Stopped) return error.outcome;
    throw error;
  }
  if (!collector.isSchedule) return failure('schedule-other-format');
  return agendaOfSchedule(collector, options);
}

/**
 * Counts the elements by their opening tags before parsing, so that a huge file is refused without building anything.
 */
function holdsTooMany(text: string): boolean {
  let events = 0;
  for (const _ of text.matchAll(/<event[\s>]/g)) if (++events > agendaLimits.sessions) return true;
  return false;
}

function parse(text: string, collector: Collector, progress: ReadingProgress): void {
  const parser = new SaxesParser({ xmlns: false, position: true });
  const stop = (outcome: Stopped['outcome']): never => {
    throw new Stopped(outcome);
  };
  parser.on('error', () => stop(failure('schedule-broken', { line: parser.line })));
  parser.on('doctype', () => stop(failure('schedule-unsafe')));
  let elements = 0;
  parser.on('opentag', ({ name, attributes }) => {
    if (++elements > mostElements) stop(failure('file-too-many-values', { limit: mostElements }));
    collector.open(name, attributes);
    if (collector.depth > deepest) stop(failure('schedule-broken', { line: parser.line }));
  });
  parser.on('text', (part) => collector.text(part));
  parser.on('cdata', (part) => collector.text(part));
  parser.on('closetag', ({ name }) => collector.close(name));
  parseInPieces(parser, text, progress);
}

/** Collects rooms and events from SAX events, at whatever depth they are. */
class Collector {
  readonly events: RawEvent[] = [];
  readonly days: string[] = [];
  title = '';
  timeZone = '';
  isSchedule = false;
  private readonly path: string[] = [];
  private written: string[] = [];
  private room = '';
  private day = '';
  private event: Map<EventField, string> | null = null;
  private guid = '';
  private people: string[] = [];

  get depth(): number {
    return this.path.length;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.path.push(name);
    this.written = [];
    if (this.path.length === 1) this.isSchedule = name === 'schedule';
    if (name === 'day') this.openDay(attributes['date'] ?? '');
    else if (name === 'room' && this.event === null) this.room = attributes['name'] ?? '';
    else if (name === 'event') this.openEvent(attributes['guid'] ?? attributes['id'] ?? '');
  }

  text(part: string): void {
    this.written.push(part);
  }

  close(name: string): void {
    const parent = this.path.at(-2);
    const text = this.written.join('').trim();
    if (name === 'event') this.closeEvent();
    else if (this.event !== null) this.closeField(name, parent, text);
    else if (name === 'room') this.room = '';
    else if (parent === 'conference' && name === 'title') this.title = text;
    else if (parent === 'conference' && name === 'time_zone_name') this.timeZone = text;
    this.path.pop();
    this.written = [];
  }

  private openDay(date: string): void {
    this.day = date.trim();
    this.days.push(this.day);
  }

  private openEvent(guid: string): void {
    this.event = new Map();
    this.guid = guid;
    this.people = [];
  }

  private closeField(name: string, parent: string | undefined, text: string): void {
    if (name === 'person') this.people.push(text);
    const field = eventFields.find((known) => known === name);
    if (field !== undefined && parent === 'event') this.event?.set(field, text);
  }

  private closeEvent(): void {
    const fields = Object.fromEntries(eventFields.map((field) => [field, this.event?.get(field) ?? ''])) as Record<
      EventField,
      string
    >;
    const room = fields.room === '' ? this.room : fields.room;
    this.events.push({ ...fields, room, guid: this.guid, dayDate: this.day, people: this.people });
    this.event = null;
  }
}

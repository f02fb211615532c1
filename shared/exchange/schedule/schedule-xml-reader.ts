import { SaxesParser } from 'saxes';
import { failure, type Result } from '../../result.ts';
import { holdsTooManySessions, type ImportedAgenda, tooLarge } from '../imported-agenda.ts';
import { isHtmlElement } from '../readable-text.ts';
import { parseInPieces, ReadingProgress } from '../reading-progress.ts';
import type { WrittenEventDay } from './event-times.ts';
import { agendaOfSchedule, type RawEvent, type ReadOptions, type ScheduleFailure } from './schedule-reader.ts';

const deepest = 64;
const mostElements = 5_000_000;
const eventFields = [
  'room',
  'title',
  'subtitle',
  'date',
  'start',
  'end',
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
  if (holdsTooManySessions(text, /<event[\s>]/g)) return tooLarge('sessions');
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

function parse(text: string, collector: Collector, progress: ReadingProgress): void {
  const parser = new SaxesParser({ xmlns: false, position: true });
  const stop = (outcome: Stopped['outcome']): never => {
    throw new Stopped(outcome);
  };
  parser.on('error', () => stop(failure('schedule-broken', { line: parser.line })));
  Object.assign(parser.ENTITIES, htmlEntities());
  // The address of a document type is never followed; a type that declares entities of its own may be an attack.
  parser.on('doctype', (type) => (type.includes('!ENTITY') ? stop(failure('schedule-unsafe')) : undefined));
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

/** What an element holds: its text, and the same as HTML where elements stand in it. */
type Content = { plain: string; html: string; isMixed: boolean };

/** Collects rooms and events from SAX events, at whatever depth they are. */
class Collector {
  readonly events: RawEvent[] = [];
  readonly unread: string[] = [];
  generator = '';
  title = '';
  timeZone = '';
  dayChange = '';
  isSchedule = false;
  private readonly path: string[] = [];
  private readonly contents: Content[] = [];
  private room = '';
  private readonly days: { readonly day: WrittenEventDay; hasEvents: boolean }[] = [];
  private event: Map<EventField, string> | null = null;
  private guid = '';
  private people: string[] = [];
  /** The name in an element of its own inside a person; '' where the person's text is the name. */
  private personName = '';

  get emptyDays(): WrittenEventDay[] {
    return this.days.filter(({ hasEvents }) => !hasEvents).map(({ day }) => day);
  }

  get depth(): number {
    return this.path.length;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    const parent = this.contents.at(-1);
    if (parent !== undefined && this.isInsideField) parent.html += openingTag(name, attributes);
    this.path.push(name);
    this.contents.push({ plain: '', html: '', isMixed: false });
    if (this.path.length === 1) this.isSchedule = name === 'schedule';
    if (name === 'generator') this.generator = attributes['name'] ?? '';
    if (name === 'day') this.openDay(attributes);
    else if (name === 'room' && this.event === null) this.room = attributes['name'] ?? '';
    else if (name === 'event') this.openEvent(attributes['guid'] ?? attributes['id'] ?? '');
    else if (isPerson(name)) this.personName = '';
  }

  text(part: string): void {
    const content = this.contents.at(-1);
    if (content === undefined) return;
    content.plain += part;
    content.html += part.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  }

  close(name: string): void {
    const parent = this.path.at(-2);
    const content = this.contents.pop() ?? { plain: '', html: '', isMixed: false };
    const text = (content.isMixed ? content.html : content.plain).trim();
    this.path.pop();
    if (name === 'event') this.closeEvent();
    else if (this.event !== null) this.closeField(name, parent, text, content);
    else if (name === 'room') this.room = '';
    else if (parent === 'conference' && name === 'title') this.title = text;
    else if (parent === 'conference' && name === 'time_zone_name') this.timeZone = text;
    else if (parent === 'conference' && name === 'day_change') this.dayChange = text;
  }

  /** Whether the innermost open element is a field of an event or stands in one: elements in it are part of its text. */
  private get isInsideField(): boolean {
    const at = this.path.lastIndexOf('event');
    return this.event !== null && at !== -1 && eventFields.some((field) => field === this.path[at + 1]);
  }

  private openDay({ date = '', index = '', start = '' }: Readonly<Record<string, string>>): void {
    this.days.push({ day: { date, index, start }, hasEvents: false });
  }

  private openEvent(guid: string): void {
    this.event = new Map();
    this.guid = guid;
    this.people = [];
  }

  private closeField(name: string, parent: string | undefined, text: string, { plain, html }: Content): void {
    const outer = this.contents.at(-1);
    if (outer !== undefined && this.isInsideField) {
      outer.plain += plain;
      outer.html += html + closingTag(name);
      outer.isMixed = true;
    } else if (isPerson(parent)) this.personName ||= name.endsWith('name') ? text : '';
    else if (isPerson(name)) this.people.push(this.personName === '' ? text : this.personName);
    const field = eventFields.find((known) => known === name);
    if (field !== undefined && parent === 'event') this.event?.set(field, text);
  }

  private closeEvent(): void {
    const fields = Object.fromEntries(eventFields.map((field) => [field, this.event?.get(field) ?? ''])) as Record<
      EventField,
      string
    >;
    const around = this.days.at(-1);
    if (around !== undefined) around.hasEvents = true;
    this.events.push({
      ...fields,
      room: fields.room === '' ? this.room : fields.room,
      guid: this.guid,
      day: around?.day ?? { date: '', index: '', start: '' },
      people: this.people,
      isCancelled: false,
    });
    this.event = null;
  }
}

function isPerson(name: string | undefined): boolean {
  return name === 'person' || name === 'speaker' || name === 'presenter';
}

/** The names of U+00A0 to U+00FF in HTML, in their order. */
const latin1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';
const otherEntities = {
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  sbquo: '‚',
  ldquo: '“',
  rdquo: '”',
  bdquo: '„',
  lsaquo: '‹',
  rsaquo: '›',
  hellip: '…',
  bull: '•',
  euro: '€',
  trade: '™',
  minus: '−',
  rarr: '→',
  larr: '←',
  ensp: '\u2002',
  emsp: '\u2003',
  thinsp: '\u2009',
  zwnj: '\u200C',
  zwj: '\u200D',
  scaron: 'š',
  Scaron: 'Š',
  oelig: 'œ',
  OElig: 'Œ',
};

/** Entities of HTML, which programs write into XML though it does not define them. */
function htmlEntities(): Record<string, string> {
  const named = latin1.split(' ').map((name, index) => [name, String.fromCodePoint(0xa0 + index)]);
  return { ...Object.fromEntries(named), ...otherEntities } as Record<string, string>;
}

/** The tag for `readableText`; elements that are no HTML are left out, and what is in them stays. */
function openingTag(name: string, attributes: Readonly<Record<string, string>>): string {
  const address = (attributes['href'] ?? '').replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  if (name === 'a' && address !== '') return `<a href="${address}">`;
  return isHtmlElement(name) ? `<${name}>` : '';
}

function closingTag(name: string): string {
  return isHtmlElement(name) ? `</${name}>` : '';
}

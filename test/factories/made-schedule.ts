import { seededRandom } from '../../shared/planning/seeded-random.ts';
import { withOffset } from '../../shared/time/zoned-time.ts';

/** A session of a made schedule, as it is right to come in. */
export type MadeSession = {
  readonly date: string;
  readonly start: string;
  readonly minutes: number;
  readonly title: string;
  readonly description: string;
  readonly room: string;
  readonly people: readonly string[];
};

/** What a file does that is asked about, beside what its maker does. */
export const scheduleKinds = [
  'html',
  'mixed',
  'cdata',
  'entities',
  'utc',
  'no-start',
  'far-offset',
  'day-change',
  'durations',
  'people',
] as const;
export type ScheduleKind = (typeof scheduleKinds)[number];

const makers = ['frab', 'pretalx', 'indico', 'engelsystem', 'hub', 'confclerk'] as const;
type Maker = (typeof makers)[number];

const zones = ['Asia/Almaty', 'Asia/Bishkek', 'Europe/Vienna', 'Asia/Tashkent', 'America/New_York'];
const titles = [
  'Early help',
  'Работа с семьёй',
  'Оқыту әдістері',
  'Case study & law',
  'Ўқитиш усуллари',
  'Мониторинг: шаг 2',
];
const names = ['Aigul Omarova', 'Бек Сапаров', 'Anna van der Berg', 'Гулнор Ҷӯраева', 'Nino Beridze'];
const rooms = ['Hall', 'Зал 2', 'Room A & B'];
const paragraphs = ['Bring two cases', 'Приготовьте два случая', 'Questions & answers', 'Where a < b holds'];

type Drawn = { readonly maker: Maker; readonly zone: string; readonly sessions: readonly MadeSession[] };

/** A schedule of that kind by one of the makers: its name, its text, and what is right to come in. */
export function madeSchedule(
  kind: ScheduleKind,
  seed: number,
): { name: string; text: string; sessions: MadeSession[] } {
  const random = seededRandom((seed * 31 + scheduleKinds.indexOf(kind)) * 0x9e3779b9);
  const pick = <Each>(list: readonly Each[]): Each => list[Math.floor(random() * list.length)] as Each;
  const maker: Maker =
    kind === 'mixed' || kind === 'cdata' || kind === 'entities'
      ? pick<Maker>(['frab', 'confclerk', 'indico'])
      : pick(makers);
  const month = pick(['02', '07', '11']);
  const sessions = Array.from({ length: 4 + Math.floor(random() * 4) }, (_, index): MadeSession => {
    const hour = 8 + 2 * Math.floor(random() * 5);
    return {
      date: `2025-${month}-1${String(2 + Math.floor(index / 3))}`,
      start: `${String(hour).padStart(2, '0')}:${pick(['00', '15', '30'])}`,
      minutes: pick([15, 30, 45, 60, 90, 120]),
      title: `${pick(titles)} ${String(index + 1)}`,
      description: [pick(paragraphs), pick(paragraphs)].join('\n\n'),
      room: pick(rooms),
      people: [...new Set([pick(names), pick(names)])],
    };
  });
  const drawn = {
    maker,
    zone: pick(zones),
    sessions: kind === 'day-change' ? sessions.map(intoTheNight(pick)) : sessions,
  };
  const isJson = maker === 'pretalx' || maker === 'hub';
  const text = isJson ? jsonText(drawn, kind, random) : xmlText(drawn, kind, random);
  return { name: `${kind}-${String(seed)}-${maker}.${isJson ? 'json' : 'xml'}`, text, sessions: [...drawn.sessions] };
}

/** Some of the sessions are held after midnight, on the date that follows the day of the schedule. */
function intoTheNight(pick: <Each>(list: readonly Each[]) => Each) {
  return (session: MadeSession): MadeSession => ({
    ...session,
    start: pick([session.start, '00:30', '03:45']),
    minutes: 30,
  });
}

/** The day of the schedule in which a session is listed. */
function dayOf({ date, start }: MadeSession, kind: ScheduleKind): string {
  const isNight = kind === 'day-change' && start < '04:00';
  return isNight ? `${date.slice(0, 8)}${String(Number(date.slice(8)) - 1).padStart(2, '0')}` : date;
}

type Moment = { readonly date: string | null; readonly start: string | null };

/** `<date>` and `<start>`, or their like in JSON, as files of the kind have them. */
function momentOf(session: MadeSession, { zone }: Drawn, kind: ScheduleKind, random: () => number): Moment {
  const local = withOffset({ day: session.date, clock: session.start }, zone);
  const utc = new globalThis.Date(local).toISOString().replace('.000', '');
  if (kind === 'utc') return { date: utc, start: session.start };
  if (kind === 'no-start') return { date: random() < 0.5 ? utc : local, start: null };
  if (kind === 'day-change') return { date: null, start: session.start };
  if (kind === 'far-offset' && random() < 0.4) {
    const far = withFarOffset(local);
    return { date: far, start: far.slice(11, 16) };
  }
  return { date: local, start: session.start };
}

/** The same moment by the clock of a speaker five hours west of Greenwich. */
function withFarOffset(local: string): string {
  const shifted = new globalThis.Date(new globalThis.Date(local).getTime() - 5 * 3_600_000);
  return `${shifted.toISOString().slice(0, 19)}-05:00`;
}

function durationOf(minutes: number, kind: ScheduleKind, random: () => number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const two = (number: number): string => String(number).padStart(2, '0');
  const forms = [
    `${two(hours)}:${two(rest)}`,
    `${String(hours)}:${two(rest)}`,
    `${two(hours)}:${two(rest)}:00`,
    `PT${hours > 0 ? `${String(hours)}H` : ''}${rest > 0 ? `${String(rest)}M` : ''}`,
    String(minutes),
    `0:${two(hours)}:${two(rest)}:00`,
  ];
  return kind === 'durations' ? (forms[Math.floor(random() * forms.length)] ?? '') : (forms[0] ?? '');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function htmlOf(description: string): string {
  const [first = '', second = ''] = description.split('\n\n').map(escaped);
  return `<p>${first}</p><div>${second}</div>`;
}

/** A text as the kind writes it into XML. */
function xmlDescription(description: string, kind: ScheduleKind): string {
  const [first = '', second = ''] = description.split('\n\n');
  if (kind === 'html') return escaped(htmlOf(description));
  if (kind === 'mixed') return `<p>${escaped(first)}</p><p><em>${escaped(second)}</em></p>`;
  if (kind === 'cdata') return `<![CDATA[${description}]]>`;
  if (kind === 'entities') return escaped(description).replaceAll(' ', '&nbsp;');
  return escaped(description);
}

function xmlText(drawn: Drawn, kind: ScheduleKind, random: () => number): string {
  const { zone, sessions, maker } = drawn;
  const days = [...new Set(sessions.map((session) => dayOf(session, kind)))].sort();
  const event = (session: MadeSession, id: number): string => {
    const { date, start } = momentOf(session, drawn, kind, random);
    const title = kind === 'cdata' ? `<![CDATA[${session.title}]]>` : escaped(session.title);
    const parts = [
      ...(date === null ? [] : [`<date>${date}</date>`]),
      ...(start === null ? [] : [`<start>${start}</start>`]),
      `<duration>${durationOf(session.minutes, kind, random)}</duration>`,
      `<room>${escaped(session.room)}</room>`,
      `<title>${title}</title><subtitle/>`,
      '<type>lecture</type><language>en</language>',
      `<abstract></abstract><description>${xmlDescription(session.description, kind)}</description>`,
      `<persons>${session.people.map((name, index) => xmlPerson(name, index, kind, random)).join('')}</persons>`,
    ];
    // Each maker has its own order of the fields.
    if (maker !== 'frab') parts.reverse();
    return `<event id="${String(id)}">${parts.join(maker === 'indico' ? '' : '\n  ')}</event>\n`;
  };
  const body = days.map((day, index) => {
    const inDay = sessions.filter((session) => dayOf(session, kind) === day);
    const inRooms = [...new Set(inDay.map(({ room }) => room))].map((room) => {
      const events = inDay
        .filter((session) => session.room === room)
        .map((each) => event(each, sessions.indexOf(each) + 1));
      return maker === 'engelsystem' ? events.join('') : `<room name="${escaped(room)}">${events.join('')}</room>`;
    });
    return `<day index="${String(index + 1)}" date="${day}">${inRooms.join('')}</day>`;
  });
  const change = kind === 'day-change' ? '<day_change>04:00</day_change>' : '';
  return `<?xml version="1.0" encoding="UTF-8"?>\n<schedule><generator name="${maker}"/><conference><title>Training</title>${change}<time_zone_name>${zone}</time_zone_name></conference>${body.join('\n')}</schedule>`;
}

function xmlPerson(name: string, index: number, kind: ScheduleKind, random: () => number): string {
  const id = String(index + 1);
  if (kind !== 'people') return `<person id="${id}">${escaped(name)}</person>`;
  const forms = [
    `<person><name>${name}</name></person>`,
    `<person id="${id}"><public_name>${name}</public_name><biography>Works in Osh</biography></person>`,
    `<person><![CDATA[${name}]]></person>`,
    `<speaker>${name}</speaker>`,
  ];
  return forms[Math.floor(random() * forms.length)] ?? '';
}

function jsonText(drawn: Drawn, kind: ScheduleKind, random: () => number): string {
  const { zone, sessions, maker } = drawn;
  const event = (session: MadeSession): Record<string, unknown> => {
    const { date, start } = momentOf(session, drawn, kind, random);
    const duration = durationOf(session.minutes, kind, random);
    const persons = session.people.map((name) => jsonPerson(name, kind, random));
    const description = kind === 'html' ? htmlOf(session.description) : session.description;
    const common = { title: session.title, duration, description, type: 'lecture' };
    if (maker === 'pretalx' || kind === 'day-change') return { ...common, date, start, room: session.room, persons };
    return { ...common, start: date, room: { name: session.room, slug: 'room' }, participants: persons };
  };
  const days = [...new Set(sessions.map((session) => dayOf(session, kind)))].sort();
  const conference = { title: 'Training', time_zone_name: zone, ...(kind === 'day-change' && { day_change: '04:00' }) };
  if (maker === 'hub' && kind !== 'day-change') {
    const listed = days.map((date, index) => ({ index: index + 1, date }));
    return JSON.stringify({ schedule: { conference: { ...conference, days: listed }, events: sessions.map(event) } });
  }
  const inDays = days.map((date, index) => {
    const inDay = sessions.filter((session) => dayOf(session, kind) === date);
    const inRooms = [...new Set(inDay.map(({ room }) => room))].map((room) => [
      room,
      inDay.filter((session) => session.room === room).map(event),
    ]);
    return { index: index + 1, date, rooms: Object.fromEntries(inRooms) as object };
  });
  return JSON.stringify({ schedule: { conference: { ...conference, days: inDays } } }, null, 1);
}

function jsonPerson(name: string, kind: ScheduleKind, random: () => number): unknown {
  const [given = '', ...family] = name.split(' ');
  const forms = [
    name,
    { name },
    { id: 3, public_name: name, name: given.toLowerCase() },
    { full_public_name: name },
    { first_name: given, last_name: family.join(' ') },
  ];
  return kind === 'people' ? forms[Math.floor(random() * forms.length)] : { name };
}

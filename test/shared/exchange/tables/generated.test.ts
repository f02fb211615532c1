import { expect, test } from 'vitest';
import { languages, type Language } from '../../../../shared/domain/language.ts';
import { seededRandom } from '../../../../shared/planning/seeded-random.ts';
import { clockAt } from '../../../../shared/time/wall-clock.ts';
import {
  datesInWords,
  headOf,
  lineOf,
  type MadeColumn,
  type MadeSession,
  madeSessions,
  makerNames,
  makers,
  oneOf,
  shuffled,
  strangeHead,
} from './made-tables.ts';
import { readTable } from './read-table.ts';

type Written = Readonly<
  Record<MadeColumn, (session: MadeSession, index: number, all: readonly MadeSession[]) => string>
>;

const figures = (date: string): string => date.split('-').toReversed().join('.');
const clock = (minutes: number): string => clockAt(minutes);
const range = ({ start, minutes }: MadeSession): string => `${clock(start)}–${clock(start + minutes)}`;

const plain: Written = {
  date: ({ date }) => figures(date),
  time: range,
  title: ({ title }) => title,
  room: ({ room }) => room,
  lead: ({ people }) => people.join('; '),
};

/** One kind of tables: how it writes what all kinds have, and what is told of it. */
type Kind = {
  readonly written?: (random: () => number, language: Language) => Partial<Written>;
  readonly languages?: readonly Language[];
  /** Columns that are there; by default all. */
  readonly columns?: readonly MadeColumn[];
  readonly sessions?: (sessions: readonly MadeSession[]) => readonly MadeSession[];
  /** Rows above each row, such as headings of days, and above the heads. */
  readonly before?: (
    session: MadeSession,
    previous: MadeSession | undefined,
    random: () => number,
    language: Language,
  ) => string | null;
  readonly above?: (sessions: readonly MadeSession[], random: () => number, language: Language) => string | null;
  readonly expected?: (session: MadeSession, index: number, all: readonly MadeSession[]) => MadeSession | string;
  /** Codes that may be told; any other is one too many. */
  readonly told?: readonly string[];
  readonly strange?: boolean;
};

const half = (minutes: number): string => (minutes < 720 ? 'am' : 'pm');
const twelve = (minutes: number): string => {
  const hours = Math.floor(minutes / 60) % 12 || 12;
  return `${String(hours)}:${String(minutes % 60).padStart(2, '0')}`;
};
const raised = (minutes: number): string =>
  `${String(Math.floor(minutes / 60))}${String(minutes % 60)
    .padStart(2, '0')
    .replaceAll(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)] ?? '')}`;
const short = (minutes: number, between: string): string =>
  `${String(Math.floor(minutes / 60))}${between}${String(minutes % 60).padStart(2, '0')}`;

const timeStyles: readonly ((session: MadeSession) => string)[] = [
  ({ start, minutes }) => `с ${short(start, ':')} до ${short(start + minutes, ':')}`,
  ({ start, minutes }) => `${short(start, '.')} - ${short(start + minutes, '.')}`,
  ({ start, minutes }) => `${raised(start)}-${raised(start + minutes)}`,
  ({ start, minutes }) => `${short(start, 'ч')} – ${short(start + minutes, 'ч')}`,
  ({ start, minutes }) => `${short(start, 'h')}–${short(start + minutes, 'h')}`,
  ({ start, minutes }) => `${short(start, '-')} - ${short(start + minutes, '-')}`,
  ({ start, minutes }) => `${short(start, ':')} (${String(minutes)} мин.)`,
  ({ start, minutes }) => `${clock(start).replace(':', '')}-${clock(start + minutes).replace(':', '')}`,
  ({ start, minutes }) => `${short(start, ':')}-${short(start + minutes, ':')} Uhr`,
  ({ start, minutes }) => `${clock(start)} — ${clock(start + minutes)} ч.`,
  ({ start, minutes }) => `${clock(start)} → ${clock(start + minutes)}`,
  ({ start, minutes }) => `${clock(start)}:00 to ${clock(start + minutes)}:00`,
  ({ start, minutes }) => `${clock(start)}-ден ${clock(start + minutes)}-ға дейін`,
  ({ start, minutes }) => `soat ${clock(start)} dan ${clock(start + minutes)} gacha`,
];

const halfStyles: readonly ((session: MadeSession) => string)[] = [
  ({ start, minutes }) =>
    `${twelve(start)} ${half(start).toUpperCase()} - ${twelve(start + minutes)} ${half(start + minutes).toUpperCase()}`,
  ({ start, minutes }) => `${twelve(start)}${half(start)}–${twelve(start + minutes)}${half(start + minutes)}`,
  ({ start, minutes }) =>
    `${twelve(start)} ${half(start)[0] ?? ''}.m. to ${twelve(start + minutes)} ${half(start + minutes)[0] ?? ''}.m.`,
  ({ start, minutes }) =>
    half(start) === half(start + minutes)
      ? `${twelve(start)}-${twelve(start + minutes)} ${half(start)}`
      : `${twelve(start)} ${half(start)} – ${twelve(start + minutes)} ${half(start + minutes)}`,
];

const peopleStyles: readonly ((people: readonly string[]) => string)[] = [
  (people) => people.map((name) => `д-р ${name}`).join(', '),
  (people) => people.map((name) => `проф. ${name}`).join('; '),
  (people) => people.join(' и '),
  (people) => people.map((name, index) => `${String(index + 1)}. ${name}`).join(' '),
  (people) => people.map((name) => `${name}, директор департамента`).join('\n'),
  (people) => people.map((name) => `Mr. ${name}`).join(' and '),
  (people) => people.map((name) => `модератор – ${name}`).join('; '),
  (people) => people.map((name) => `${name} (ВОЗ)`).join(', '),
];

const gap = (session: MadeSession, index: number, all: readonly MadeSession[]): number | null => {
  const next = all[index + 1];
  return next !== undefined && next.date === session.date ? next.start - session.start : null;
};

const kinds: Readonly<Record<string, Kind>> = {
  'plain tables of all languages and makers': {},
  'times in all ways': {
    written: (random) => ({ time: oneOf(random, timeStyles) }),
  },
  'am and pm': { written: (random) => ({ time: oneOf(random, halfStyles) }) },
  'names with titles, functions, numbers': {
    written: (random) => {
      const style = oneOf(random, peopleStyles);
      return { lead: ({ people }) => style(people) };
    },
  },
  'dates in words': {
    written: (random, language) => {
      const style = oneOf(random, datesInWords(language));
      return { date: ({ date }) => style(date) };
    },
  },
  'month first': {
    // The fourteenth to the twenty-ninth can be no months.
    sessions: (sessions) =>
      sessions.map((each, index) => ({ ...each, date: `2025-07-${String(14 + Math.floor(index / 4))}` })),
    written: () => ({
      date: ({ date }) => {
        const [year = '', month = '', day = ''] = date.split('-');
        return `${month}/${day}/${year}`;
      },
    }),
  },
  'days without a year below one with it': {
    written: () => ({
      date: ({ date }, index) => (index === 0 ? figures(date) : figures(date).slice(0, 5)),
    }),
    told: ['year-from-neighbour'],
  },
  'days in lines of their own': {
    columns: ['time', 'title', 'room', 'lead'],
    before: ({ date }, previous, random, language) =>
      previous?.date === date
        ? null
        : `${oneOf(random, ['', 'День. ', ''])}${oneOf(random, datesInWords(language))(date)}`,
  },
  'a numbered day above the first heads, with its date': {
    columns: ['time', 'title', 'room', 'lead'],
    sessions: (sessions) => sessions.slice(0, 4),
    above: ([first]) => `Day 1 – ${figures(first?.date ?? '')}`,
  },
  'a date said once for the rows below it': {
    written: () => ({ date: ({ date }, index, all) => (all[index - 1]?.date === date ? '' : figures(date)) }),
  },
  'a date that cannot be read': {
    written: (random) => {
      const wrong = oneOf(random, ['31.02.2025', 'soon', '1б.07.2025', '??', 'уточняется', '45.13.2025']);
      return { date: ({ date }, index) => (index === 2 ? wrong : figures(date)) };
    },
    expected: (session, index) => (index === 2 ? lineOf({ ...session, date: '-' }) : session),
    told: ['date-wrong'],
  },
  'hours without any day': {
    columns: ['time', 'title', 'room', 'lead'],
    sessions: (sessions) => sessions.slice(0, 4),
    expected: (session) => lineOf({ ...session, date: '#1' }),
    told: ['day-assumed'],
  },
  'starts alone': {
    written: () => ({ time: ({ start }) => clock(start) }),
    expected: (session, index, all) => ({ ...session, minutes: gap(session, index, all) ?? 75 }),
    told: ['length-from-next', 'length-missing'],
  },
  'past midnight and until 24:00': {
    written: (random) => {
      const end = oneOf(random, ['00:30', '01:00', '2:15']);
      return {
        time: ({ start }, index) => (index === 0 ? '22:00–24:00' : `${clock(start)}–${index === 7 ? end : '24:00'}`),
      };
    },
    sessions: (sessions) =>
      sessions.map((each, index) => ({ ...each, start: index === 0 || index === 7 ? 22 * 60 : each.start })),
    expected: (session) => ({ ...session, minutes: 1440 - session.start }),
    told: ['past-midnight'],
  },
  'heads that only begin like ours': { strange: true },
  'a lunch between, in the language of the table': {
    sessions: (sessions) =>
      sessions.map((each, index) => (index === 2 ? { ...each, title: 'Обед', people: [] } : each)),
    languages: ['ru'],
  },
};

const perKind = 12;

type Outcome = { readonly isRight: boolean; readonly needless: readonly string[]; readonly story: string };

async function tried(kind: Kind, seed: number): Promise<Outcome> {
  const random = seededRandom(seed);
  const language = oneOf(random, kind.languages ?? languages);
  const maker = oneOf(random, makerNames);
  const all = kind.sessions?.(madeSessions(random, language)) ?? madeSessions(random, language);
  const written: Written = { ...plain, ...kind.written?.(random, language) };
  const columns = shuffled(random, kind.columns ?? (['date', 'time', 'title', 'room', 'lead'] as const));
  const strange = kind.strange === true ? [strangeHead(random)] : [];
  const rows: string[][] = [];
  const above = kind.above?.(all, random, language) ?? null;
  if (above !== null) rows.push([above]);
  rows.push([...columns.map((column) => headOf(random, language, column)), ...strange]);
  for (const [index, session] of all.entries()) {
    const heading = kind.before?.(session, all[index - 1], random, language) ?? null;
    if (heading !== null) rows.push([heading]);
    rows.push([...columns.map((column) => written[column](session, index, all)), ...strange.map(() => 'x')]);
  }
  const bytes = await makers[maker]!(rows, random);
  const { sessions, told } = await readTable(bytes, { language });
  const expected = all.map((session, index) => {
    const one = kind.expected?.(session, index, all) ?? session;
    return typeof one === 'string' ? one : lineOf(one);
  });
  const needless = told.filter((each) => kind.told?.includes(each.split(' ')[0] ?? '') !== true);
  const differing = expected.flatMap((line, index) =>
    line === sessions[index] ? [] : [`${line} ≠ ${sessions[index] ?? 'nothing'}`],
  );
  const isRight = differing.length === 0 && sessions.length === expected.length;
  return {
    isRight,
    needless,
    story: `${String(seed)} ${language} ${maker}: ${differing.join('\n')} ${needless.join(', ')}\n${rows.map((row) => row.join(' ¦ ')).join('\n')}`,
  };
}

test.each(Object.entries(kinds))('%s', async (_, kind) => {
  for (let seed = 1; seed <= perKind; seed++) {
    const { isRight, needless, story } = await tried(kind, seed * 7919);
    expect.soft(isRight && needless.length === 0, story).toBe(true);
  }
});

test('of the tables that come in right at most one in fifty is remarked on without need', async () => {
  const outcomes = [];
  for (const kind of Object.values(kinds)) {
    for (let seed = 100; seed < 120; seed++) outcomes.push(await tried(kind, seed * 104_729));
  }
  const right = outcomes.filter(({ isRight }) => isRight);
  expect(right).toHaveLength(outcomes.length);
  expect(right.filter(({ needless }) => needless.length > 0).length / right.length).toBeLessThanOrEqual(0.02);
});

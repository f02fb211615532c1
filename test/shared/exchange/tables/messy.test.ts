import { expect, test } from 'vitest';
import { languages } from '../../../../shared/domain/language.ts';
import { seededRandom } from '../../../../shared/planning/seeded-random.ts';
import { clockAt } from '../../../../shared/time/wall-clock.ts';
import { peopleIn } from '../../../../shared/exchange/speakers/cell-people.ts';
import {
  datesInWords,
  headOf,
  lineOf,
  type MadeSession,
  madeSessions,
  makers,
  oneOf,
  scriptOf,
  shuffled,
} from './made-tables.ts';
import { readTable } from './read-table.ts';

const seeds = Array.from({ length: 12 }, (_, index) => index + 1);
/** Makers that keep lines inside of a cell. */
const linedMakers = ['Word', 'clipboard', 'semicolons, CRLF', 'xlsx', 'ods'];
const range = ({ start, minutes }: MadeSession): string => `${clockAt(start)}–${clockAt(start + minutes)}`;

/** Functions before a name without a sign between them, and names; the same in both alphabets. */
const functions = {
  cyrillic: [
    'Министр',
    'Заместитель министра',
    'Первый заместитель министра юстиции',
    'Посол Германии г-н',
    'Председатель Комитета',
    'Директор департамента МВД',
    'Национальный координатор ОБСЕ',
  ],
  latin: [
    'Minister',
    'Deputy Director',
    'Head of Unit Ms.',
    'Project Coordinator',
    'Senior Legal Adviser',
    'UNODC Expert',
  ],
} as const;
const named = {
  cyrillic: ['Ли А.', 'Пак В.', 'Сейтов Б.А.', 'Ниязова Гульмира', 'Шмидт Анна'],
  latin: ['Lee A.', 'Anna Berg', 'John O’Neill', 'Saule Omarova', 'B. A. Seitov'],
} as const;

test.each([
  ['Министр Ли', ['Ли']],
  ['Заместитель министра Пак В.', ['Пак В.']],
  ['Посол Германии г-н Шмидт', ['Шмидт']],
  ['Председатель Комитета Сейтов Б.А.', ['Сейтов Б.А.']],
  ['Председатель Верховного Суда Мамытов Талант', ['Мамытов Талант']],
  ['директор департамента Ниязова Гульмира', ['Ниязова Гульмира']],
  ['ІІМ департаментінің директоры Сүлейменов Е.', ['Сүлейменов Е.']],
  ['Токтосунов Бакыт Асанович, КР ЖКнын эксперти', ['Токтосунов Бакыт Асанович']],
  ['Mr. Bakyt Asanov, MoI Kyrgyzstan', ['Bakyt Asanov']],
  ['Депутаты, представители НПО', []],
  ['Судьи Иванов А. и Петров Б.', ['Иванов А.', 'Петров Б.']],
  ['Секретариат', []],
  ['Head of Department Ms. Anna Berg', ['Anna Berg']],
  ['Minister of Foreign Affairs', []],
  ['Secretary General Maria Lopez', ['Maria Lopez']],
  ['ОМАРОВА АЙГУЛЬ, эксперт', ['ОМАРОВА АЙГУЛЬ']],
  ['KIM Anna, LEE Bora', ['KIM Anna', 'LEE Bora']],
  ['Оманова Анна', ['Оманова Анна']],
  ['Dean Martin', ['Dean Martin']],
  ['Martin Head', ['Martin Head']],
])('the people in %s', (written, names) => {
  expect(peopleIn(written).names).toEqual(names);
});

test.each(seeds)('functions before names: %s', async (seed) => {
  const random = seededRandom(seed * 7919);
  const language = oneOf(random, ['ru', 'en'] as const);
  const script = scriptOf(language);
  const sessions = madeSessions(random, language).map((session) => {
    const people = shuffled(random, named[script]).slice(0, 1 + Math.floor(random() * 2));
    const cell = people
      .map((name) => `${oneOf<string>(random, functions[script])} ${name}`)
      .join(oneOf(random, ['; ', '\n', ', ']));
    return { ...session, people, cell };
  });
  const rows = [
    (['date', 'time', 'title', 'lead'] as const).map((column) => headOf(random, language, column)),
    ...sessions.map((session) => [session.date, range(session), session.title, session.cell]),
  ];
  const maker = oneOf(random, linedMakers);
  const { sessions: read, told } = await readTable(await makers[maker]!(rows, random), { language });
  expect(read, rows.map((row) => row.join(' ¦ ')).join('\n')).toEqual(
    sessions.map((session) => lineOf({ ...session, room: '' })),
  );
  // One name may stand for another of the made ones.
  expect(told.filter((each) => !each.startsWith('speaker'))).toEqual([]);
});

/** Slips of the keyboard in a time, and times broken over lines, as text out of a PDF has them. */
const slips: readonly ((from: string, to: string) => string)[] = [
  (from, to) => `${from.replaceAll('0', 'О')}-${to}`,
  (from, to) => `${from}-${to.replaceAll('0', 'o')}`,
  (from, to) => `${from.replaceAll('1', 'l')} – ${to.replaceAll('3', 'З')}`,
  (from, to) => `${from.replace(':', ';')}-${to}`,
  (from, to) => `${from}-${to.replace(':', ';')}`,
  (from, to) => `${from.replace(':', ',')}-${to.replace(':', ',')}`,
  (from, to) => `${from.replace(':', '.:')} – ${to.replace(':', ':.')}`,
  (from, to) => `${from}-\n${to}`,
  (from, to) => `${from} –\n${to}`,
  (from, to) => `${from}\n-\n${to}`,
  (from, to) => `${from}\n${to}`,
  (from, to) => `с ${from}\nдо ${to}`,
  (from, to) => [from, to].join('-').replaceAll(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)] ?? ''),
];

test.each(slips.map((slip, index) => [index, slip] as const))('slips and breaks in times: %s', async (index, slip) => {
  for (const seed of seeds) {
    const random = seededRandom(seed * 31 + index);
    const language = oneOf(random, languages);
    const sessions = madeSessions(random, language);
    const rows = [
      (['date', 'time', 'title', 'room', 'lead'] as const).map((column) => headOf(random, language, column)),
      ...sessions.map((session) => [
        session.date,
        slip(clockAt(session.start), clockAt(session.start + session.minutes)),
        session.title,
        session.room,
        session.people.join('; '),
      ]),
    ];
    const { sessions: read, told } = await readTable(await makers[oneOf(random, linedMakers)]!(rows, random), {
      language,
    });
    expect(read).toEqual(sessions.map(lineOf));
    expect(told).toEqual([]);
  }
});

test('an end of which a figure cannot be read is told, and its hour is no end', async () => {
  const { sessions, told } = await readTable(
    'Date;Time;Title\n2025-07-15;10:45-12:x5;Law\n2025-07-15;13:00-14:00;Talk\n',
  );
  expect(sessions[0]).toContain('10:45 | 135 | Law');
  expect(told).toEqual(['time-wrong 2', 'length-from-next 2']);
});

const labels = { cyrillic: ['Докладчик:', 'Тренеры:', 'Модератор –'], latin: ['Speaker:', 'Trainers:', 'Moderator –'] };
const below = {
  cyrillic: ['Цель: обзор изменений.', '• Нормы\n• Практика', '- Нормы\n- Практика', 'Вопросы:\nЧто нового?'],
  latin: ['Objectives: an overview.', '• Law\n• Practice', '1. Law\n2. Practice', 'Questions:\nWhat is new?'],
};

test.each(seeds)('lines below a title that say who speaks, or what it is about: %s', async (seed) => {
  const random = seededRandom(seed * 104_729);
  const language = oneOf(random, languages);
  const script = scriptOf(language);
  const made = madeSessions(random, language).map((session) => {
    const text = oneOf(random, below[script]);
    const lead = session.people.length === 0 ? '' : `${oneOf(random, labels[script])} ${session.people.join('; ')}`;
    return { session, text, cell: [session.title, ...shuffled(random, [text, lead].filter(Boolean))].join('\n') };
  });
  const rows = [
    (['date', 'time', 'title', 'room'] as const).map((column) => headOf(random, language, column)),
    ...made.map(({ session, cell }) => [session.date, range(session), cell, session.room]),
  ];
  const { sessions, told } = await readTable(await makers[oneOf(random, linedMakers)]!(rows, random), { language });
  expect(sessions).toEqual(made.map(({ session }) => lineOf(session)));
  expect(told).toEqual([]);
});

test.each(seeds)('a page with a table for each day below its heading: %s', async (seed) => {
  const random = seededRandom(seed * 2003);
  const language = oneOf(random, languages);
  const sessions = madeSessions(random, language);
  const style = oneOf(random, datesInWords(language));
  const number = oneOf(random, [
    () => '',
    (at: number) => `Day ${String(at)} – `,
    (at: number) => `День ${String(at)}. `,
  ]);
  const columns = shuffled(random, ['time', 'title', 'room', 'lead'] as const);
  const head = columns.map((column) => `<th>${headOf(random, language, column)}</th>`).join('');
  const written = {
    time: range,
    title: ({ title }: MadeSession) => title,
    room: ({ room }: MadeSession) => room,
    lead: ({ people }: MadeSession) => people.join('; '),
  };
  const tag = oneOf(random, ['h2', 'h3', 'p', 'div', 'caption']);
  const days = [...new Set(sessions.map(({ date }) => date))].map((date, at) => {
    const rows = sessions
      .filter((session) => session.date === date)
      .map((session) => `<tr>${columns.map((column) => `<td>${written[column](session)}</td>`).join('')}</tr>`);
    const heading = `<${tag}>${number(at + 1)}${style(date)}</${tag}>`;
    const table = `<tr>${head}</tr>${rows.join('')}`;
    return tag === 'caption' ? `<table>${heading}${table}</table>` : `${heading}<table>${table}</table>`;
  });
  const page = `<!DOCTYPE html><html><body><h1>Seminar</h1>${days.join('\n<p>&nbsp;</p>\n')}</body></html>`;
  const { sessions: read, told } = await readTable(page, { language });
  expect(read, page).toEqual(sessions.map(lineOf));
  expect(told).toEqual([]);
});

test('a column whose head is not known is told, and one for the titles is found', async () => {
  const known = await readTable(
    'Дата;Время;Суть дела;Смотритель\n15.07.2025;9:00-10:30;Введение в право;Иванов\n15.07.2025;10:45-12:00;Этика;Петров\n',
    { language: 'ru' },
  );
  expect(known.sessions.map((line) => line.split(' | ')[3])).toEqual(['Введение в право', 'Этика']);
  expect(known.told).toEqual(['title-assumed', 'columns-left-out']);
});

test.each(seeds)('the day in the head of each table, above the titles: %s', async (seed) => {
  const random = seededRandom(seed * 3001);
  const language = oneOf(random, ['en', 'ru'] as const);
  const sessions = madeSessions(random, language).map((session) => ({ ...session, room: '' }));
  const style = oneOf(random, datesInWords(language).slice(0, 2));
  const rows = [...new Set(sessions.map(({ date }) => date))].flatMap((date) => [
    [headOf(random, language, 'time'), style(date), headOf(random, language, 'lead')],
    ...sessions
      .filter((session) => session.date === date)
      .map((session) => [range(session), session.title, session.people.join('; ')]),
  ]);
  const { sessions: read, told } = await readTable(await makers[oneOf(random, linedMakers)]!(rows, random), {
    language,
  });
  expect(read, rows.map((row) => row.join(' ¦ ')).join('\n')).toEqual(sessions.map(lineOf));
  expect(told).toEqual([]);
});

test('a timetable with hours of the afternoon as 1:30, and a day with times of its own beside it', async () => {
  const { sessions, told } = await readTable(
    [
      'Time;Monday;Tuesday;Friday;',
      '9:00 - 10:30;Law;Ethics;9:00 - 10:00;Visit',
      '12:15 - 1:30;Lunch;Lunch;11:00 - 12:00;Lunch',
      '1:30 - 3:00;Practice;Exam;12:00 - 1:00;Closing',
    ].join('\n'),
  );
  expect(sessions.map((line) => line.split(' | ').slice(0, 4).join(' '))).toEqual([
    '#1 09:00 90 Law',
    '#2 09:00 90 Ethics',
    '#3 09:00 60 Visit',
    '#1 12:15 75 Lunch',
    '#2 12:15 75 Lunch',
    '#3 11:00 60 Lunch',
    '#1 13:30 90 Practice',
    '#2 13:30 90 Exam',
    '#3 12:00 60 Closing',
  ]);
  expect(told.map((each) => each.split(' ')[0])).toEqual(['afternoon-assumed']);
});

test('a blank before the end of a range is no zone, and hours may be written 0800-1000', async () => {
  const spaced = await readTable('Date;Time;Topic\n2025-07-15;9:45 -10:00 AM;Law\n2025-07-15;10:00 -11:30 AM;Ethics\n');
  expect(spaced.told).toEqual([]);
  const plain = await readTable('0800-1000;Introductions\n1000-1030;Break\n1030-1200;Field methods\n');
  expect(plain.sessions.map((line) => line.split(' | ').slice(1, 4).join(' '))).toEqual([
    '08:00 120 Introductions',
    '10:00 30 Break',
    '10:30 90 Field methods',
  ]);
});

test('a time and a title in one cell for each of two days are no columns of times and titles', async () => {
  const cells = (day: string): string =>
    `<td>${day}</td>|<td>09:00-10:00 Introduction to comparative law</td>|<td>10:00-11:30 Practice of the higher courts</td>`;
  const [first, second] = [cells('2025.06.30 Monday').split('|'), cells('2025.07.01 Tuesday').split('|')];
  const rows = first.map((cell, index) => `<tr>${cell}${second[index] ?? ''}</tr>`);
  await expect(readTable(`<html><body><table>${rows.join('')}</table></body></html>`)).rejects.toThrow(
    'table-not-understood',
  );
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Language } from '../../../../shared/domain/language.ts';
import { seededRandom } from '../../../../shared/planning/seeded-random.ts';
import { peopleIn } from '../../../../shared/exchange/speakers/cell-people.ts';
import { oneOf } from './made-tables.ts';
import { readTable } from './read-table.ts';

const seeds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

type MadeCell = { readonly text: string; readonly columns?: number; readonly rows?: number };

/** A table of a web page; cells that a merged one covers are null. */
function page(rows: readonly (readonly (MadeCell | null)[])[]): string {
  const cell = ({ text, columns = 1, rows: height = 1 }: MadeCell): string =>
    `<td colspan="${String(columns)}" rowspan="${String(height)}">${text}</td>`;
  const lines = rows.map((row) => `<tr>${row.map((each) => (each === null ? '' : cell(each))).join('')}</tr>`);
  return `<table>${lines.join('')}</table>`;
}

const dayHeads: readonly (readonly [Language, string, string])[] = [
  ['en', 'Monday, 14 July 2025', 'Tuesday, 15 July'],
  ['en', '14.07.2025', '15.07.2025'],
  ['ru', 'Понедельник, 14 июля 2025 г.', 'Вторник, 15 июля 2025 г.'],
  ['kk', '14 шілде 2025', '15 шілде 2025'],
  ['tg', '14 июли соли 2025', '15 июли соли 2025'],
  ['uz', '14-iyul 2025-yil', '15-iyul 2025-yil'],
];

test.each(seeds)('a timetable with a column for each day: %s', async (seed) => {
  const random = seededRandom(seed * 7);
  const [language, first, second] = oneOf(random, dayHeads);
  const corner = { text: oneOf(random, ['Time', 'Время', 'Уақыты', 'Вақт', '']) };
  const isSaidOnce = random() < 0.5;
  const coffee = isSaidOnce ? [{ text: 'Coffee', columns: 2 }, null] : [{ text: 'Coffee' }, { text: 'Coffee' }];
  const { sessions } = await readTable(
    page([
      [corner, { text: first }, { text: second }],
      [{ text: '9:00–10:30' }, { text: 'Ethics<br>Aigul Omarova' }, { text: 'Law', rows: 3 }],
      [{ text: '10:30–11:00' }, { text: 'Coffee' }, null],
      [{ text: '11.00–12.00' }, { text: '–' }, null],
      [{ text: '12:00–13:00' }, ...coffee],
    ]),
    { language },
  );
  expect(sessions).toEqual([
    '2025-07-14 | 09:00 | 90 | Ethics | - | -',
    '2025-07-15 | 09:00 | 180 | Law | - | -',
    '2025-07-14 | 10:30 | 30 | Coffee | - | -',
    '2025-07-14 | 12:00 | 60 | Coffee | - | -',
    '2025-07-15 | 12:00 | 60 | Coffee | - | -',
  ]);
});

test.each(seeds)('a timetable with a column for each room: %s', async (seed) => {
  const random = seededRandom(seed * 11);
  const [one, other] = oneOf(random, [
    ['Hall A', 'Hall B'],
    ['Зал 1', 'Зал 2'],
    ['Аудитория 305', 'Аудитория 306'],
    ['Xona 1', 'Xona 2'],
  ] as const);
  const isMerged = random() < 0.5;
  const opening = isMerged ? [{ text: 'Opening', columns: 2 }, null] : [{ text: 'Opening' }, { text: 'Opening' }];
  const day = random() < 0.5 ? [[{ text: 'Day 1 – 14 July 2025', columns: 3 }, null, null]] : [];
  const read = await readTable(
    page([
      [{ text: oneOf(random, ['Time', 'Время', '']) }, { text: one }, { text: other }],
      ...day,
      [{ text: '9:00' }, ...opening],
      [{ text: '10:00' }, { text: 'Ethics' }, { text: 'Law' }],
      [{ text: '11:30' }, { text: 'Practice' }, { text: '' }],
    ]),
  );
  const date = day.length === 0 ? '#1' : '2025-07-14';
  expect(read.sessions.slice(0, 3)).toEqual([
    `${date} | 09:00 | 60 | Opening | - | -`,
    `${date} | 10:00 | 90 | Ethics | ${one} | -`,
    `${date} | 10:00 | 90 | Law | ${other} | -`,
  ]);
  expect(read.sessions.slice(3).map((line) => line.slice(0, date.length + 8))).toEqual([`${date} | 11:30`]);
});

test('rows of a timetable keep their numbers, and tables with rooms or days in a column of their own stay as they are', async () => {
  const unread = await readTable('Time,Day 1,Day 2\n9:00–10:00,Ethics,Law\nlater,Practice,\n10:00–11:00,Lunch,Lunch\n');
  expect(unread.told).toContain('time-wrong 3');
  const plain = await readTable(
    'Time,Session,Hall,Date\n9:00–10:00,Ethics,Hall A,14.07.2025\n10:00–11:00,Law,Hall B,\n',
  );
  expect(plain.sessions).toEqual([
    '2025-07-14 | 09:00 | 60 | Ethics | Hall A | -',
    '2025-07-14 | 10:00 | 60 | Law | Hall B | -',
  ]);
});

test('timetables below each other, each with heads of its own', async () => {
  const rooms = await readTable(
    page([
      [{ text: 'Time' }, { text: 'Hall A' }, { text: 'Hall B' }],
      [{ text: 'Day 1 – 14 July 2025', columns: 3 }, null, null],
      [{ text: '9:00–10:00' }, { text: 'Ethics' }, { text: 'Law' }],
      [{ text: '10:00–11:00' }, { text: 'Coffee', columns: 2 }, null],
      [{ text: '11:00–12:00' }, { text: '' }, { text: 'Cases' }],
      [{ text: 'Day 2 – 15 July 2025', columns: 3 }, null, null],
      [{ text: 'Time' }, { text: 'Hall B' }, { text: 'Hall C' }],
      [{ text: '9:00–10:00' }, { text: 'Practice' }, { text: 'Tests' }],
    ]),
  );
  expect(rooms.sessions).toEqual([
    '2025-07-14 | 09:00 | 60 | Ethics | Hall A | -',
    '2025-07-14 | 09:00 | 60 | Law | Hall B | -',
    '2025-07-14 | 10:00 | 60 | Coffee | - | -',
    '2025-07-14 | 11:00 | 60 | Cases | Hall B | -',
    '2025-07-15 | 09:00 | 60 | Practice | Hall B | -',
    '2025-07-15 | 09:00 | 60 | Tests | Hall C | -',
  ]);
  const weeks = await readTable(
    'Время;14.07.2025;15.07.2025\n9:00–10:00;Этика;Право\n10:00–11:00;Обед;Обед\n;;\nВремя;21.07.2025;22.07.2025\n9:00–10:00;Практика;Тест\n10:00–11:00;;Итоги\n',
    { language: 'ru' },
  );
  expect(weeks.sessions.map((line) => line.replace(' | - | -', ''))).toEqual([
    '2025-07-14 | 09:00 | 60 | Этика',
    '2025-07-15 | 09:00 | 60 | Право',
    '2025-07-14 | 10:00 | 60 | Обед',
    '2025-07-15 | 10:00 | 60 | Обед',
    '2025-07-21 | 09:00 | 60 | Практика',
    '2025-07-22 | 09:00 | 60 | Тест',
    '2025-07-22 | 10:00 | 60 | Итоги',
  ]);
  expect([...rooms.told, ...weeks.told]).toEqual([]);
});

test('what is told of a timetable has the numbers of rows in their table', async () => {
  const { told } = await readTable(
    `<p>Programme</p>${page([
      [{ text: 'Time' }, { text: '14 July 2025' }, { text: '15 July 2025' }],
      [{ text: '9:00–10:00' }, { text: '<s>Ethics</s>' }, { text: '<s>Law</s>' }],
      [{ text: '10:00–11:00' }, { text: 'Practice' }, { text: 'Tests' }],
      [{ text: 'later' }, { text: 'Closing' }, { text: '' }],
    ])}`,
  );
  expect(told).toEqual(expect.arrayContaining(['struck-left-out 2', 'time-wrong 4']));
  const broken = await readTable('Time,Day 1,Day 2\n9:00–10:00,Ethics,Law\n10:00–11:00,"Prac"tice,Lunch\n');
  expect(broken.told.filter((code) => code.startsWith('quotes-wrong'))).toEqual(['quotes-wrong 3']);
});

test.each(['hidden-struck.xls', 'hidden-struck.ods'])(
  'what is hidden or struck through in %s is left out and told',
  async (name) => {
    const { sessions, told } = await readTable(readFileSync(`test/files/tables/workbooks/${name}`), { language: 'ru' });
    expect(sessions).toEqual([
      '2025-07-14 | 09:00 | 90 | Открытие | - | Асанов Б.',
      '2025-07-14 | 10:30 | 30 | Кофе-брейк | - | -',
      '2025-07-15 | 09:00 | 90 | Итоги | - | Петрова А.',
    ]);
    expect(told).toEqual(['rows-hidden 5', 'struck-left-out 6']);
  },
);

test.each([
  ['Иванов И.И., Ильин И.', ['Иванов И.И.', 'Ильин И.']],
  ['И.И. Иванов и И. Исаева', ['И.И. Иванов', 'И. Исаева']],
  ['ИВАНОВ И.И. И ПЕТРОВА А.А.', ['ИВАНОВ И.И.', 'ПЕТРОВА А.А.']],
  ['Ирина Иманова, Игорь Ли и др.', ['Ирина Иманова', 'Игорь Ли']],
  ['Prof. W. Anders and D. And', ['W. Anders', 'D. And']],
  ["O'Neill, Sean; van den Berg, Piet", ["O'Neill, Sean", 'van den Berg, Piet']],
  ['Moderator: Ms. A. Lee; Panelists: B. Kim, C. Doe', ['A. Lee', 'B. Kim', 'C. Doe']],
])('people in %s', (written, people) => {
  expect(peopleIn(written).names).toEqual(people);
});

const oneDay = (cells: string): string => `Дата;Время;Тема\n${cells}\n`;

test.each([
  [oneDay('14 июля;09:00/09:30;Тема'), '09:00 | 30', 'Программа, Алматы, июль 2025 г.;;\n'],
  [oneDay('14/07;09:00..09:30;Тема'), '09:00 | 30', 'Программа 2025;;\n'],
  [oneDay('14.VII.2025;с 9 до 10 часов;Тема'), '09:00 | 60', ''],
  [oneDay('14 juillet 2025;9h00-10h30;Тема'), '09:00 | 90', ''],
  [oneDay('14. Juli 2025;9:00 ÷ 9:45;Тема'), '09:00 | 45', ''],
  [oneDay('14.07.2025;9-00 / 9-45;Тема'), '09:00 | 45', ''],
  [oneDay('14.07.2025;"09:00\n10:30";Тема'), '09:00 | 90', ''],
  [oneDay('14 июли соли 2025;аз 9:00 то 10:30;Тема'), '09:00 | 90', ''],
  ['Тема;Начало;Конец\nТема;2025-07-14T09:00;2025-07-14T10:30\n', '09:00 | 90', ''],
  ['Topic,When,Time\nТема,"Mon, July 14th, 2025",9-10:30am\n', '09:00 | 90', ''],
])('days and hours as they are written in %s', async (table, expected, above) => {
  const { sessions } = await readTable(`${above}${table}`, { near: '2030-01-01' });
  expect(sessions).toEqual([`2025-07-14 | ${expected} | Тема | - | -`]);
});

test('titles in three languages, each named in short, and rows with times that look like heads', async () => {
  const table =
    'Күні;Уақыты;Тақырыбы (қаз.);Тема (рус.);Topic (eng.);Орны\n' +
    '2025 жылғы 14 шілде;сағат 9:00-ден 10:00-ге дейін;Топтық жұмыс;Работа в группах;Group work;№ 2 бөлме\n';
  for (const [language, title] of [
    ['kk', 'Топтық жұмыс'],
    ['ru', 'Работа в группах'],
    ['en', 'Group work'],
  ] as const) {
    const { sessions } = await readTable(table, { language });
    expect(sessions).toEqual([`2025-07-14 | 09:00 | 60 | ${title} | № 2 бөлме | -`]);
  }
});

test.each([true, false])('a table in UTF-32, the lowest byte first: %s', async (isLittle) => {
  const letters = [...'\uFEFFДата;Время;Тема\n14.07.2025;9:00–10:00;Этика\n'];
  const view = new DataView(new ArrayBuffer(letters.length * 4));
  for (const [at, letter] of letters.entries()) view.setUint32(at * 4, letter.codePointAt(0) ?? 0, isLittle);
  const { sessions } = await readTable(new Uint8Array(view.buffer), { language: 'ru' });
  expect(sessions).toEqual(['2025-07-14 | 09:00 | 60 | Этика | - | -']);
});

test.each([
  'Subject,Start Date,Start Time,End Date,End Time,All Day Event,Location\nEthics,7/14/2025,9:00:00 AM,7/14/2025,10:30:00 AM,False,Hall\n',
  'sessionId,startTime,endTime,talkTitle,date,room,url\n17,9:00 AM,10:30 AM,Ethics,2025-07-14,Hall,https://example.org\n',
  'uid,start_day,start_at,end_day,end_at,name,place\n1,2025-07-14,9:00,2025-07-14,10:30,Ethics,Hall\n',
  'Name (required),Description,Start Time (required),End Time (required),Location,Session Tracks,Speaker IDs\nEthics,.,14.07.2025 9:00,14.07.2025 10:30,Hall,"A,all",12\n',
  'panel_title;title;Дата и время начала;Дата и время окончания;Зал\nPanel;Ethics;14.07.2025 9:00;14.07.2025 10:30;Hall\n',
  'Дата начала;Время начала;Дата окончания;Время окончания;Тема;Место\n14.07.2025;9:00;14.07.2025;10:30;Ethics;Hall\n',
  'Тема;Дата начала;Время начала;Дата завершения;Время завершения;Место\nEthics;14.07.2025;9:00;14.07.2025;10:30;Hall\n',
  'Начало – окончание;Дата;Тема;Зал\n9:00–10:30;14.07.2025;Ethics;Hall\n',
  'Күні;Басталу уақыты;Аяқталу уақыты;Тақырыбы;Орны\n14.07.2025;9:00;10:30;Ethics;Hall\n',
])('heads as programs write them: %s', async (table) => {
  expect((await readTable(table)).sessions).toEqual(['2025-07-14 | 09:00 | 90 | Ethics | Hall | -']);
});

test('a table without heads in which a row looks like them', async () => {
  const { sessions } = await readTable(
    '13:10-13:30;Introduction of all partners;;\n13:30-14:00;Keynote;Aigul Omarova;\n;Session 1;Chair: tbd;\n14:00-15:00;Results of the survey;;\n',
  );
  expect(sessions.map((line) => line.slice(5, 30))).toContain('13:10 | 20 | Introduction');
  expect(sessions).toHaveLength(4);
});

test.each([
  ['Organizing committee', []],
  ['FOSSi Foundation team', []],
])('nobody in %s', (written, people) => {
  expect(peopleIn(written).names).toEqual(people);
});

test('tables that follow each other, the day in a line before each, the later one with more columns', async () => {
  const { sessions, told } = await readTable(
    `<p>Программа</p><p>14 июля 2025 г., понедельник</p>
     <table><tr><th>Время</th><th>Тема</th></tr><tr><td>9:00-10:00</td><td>Первая</td></tr></table>
     <p>15 июля, вторник</p>
     <table><tr><th>Время</th><th>Тема</th><th>Зал</th></tr><tr><td>9:00-10:00</td><td>Вторая</td><td>Б</td></tr></table>`,
    { language: 'ru' },
  );
  expect(sessions).toEqual(['2025-07-14 | 09:00 | 60 | Первая | - | -', '2025-07-15 | 09:00 | 60 | Вторая | Б | -']);
  expect(told).toEqual(['year-from-neighbour']);
});

test('tables without heads, with minutes above the line or the day beside the time', async () => {
  const raised = await readTable('9³⁰–10¹⁵;Ethics and integrity\n10³⁰–11³⁰;Law and its practice\n');
  expect(raised.sessions).toEqual([
    '#1 | 09:30 | 45 | Ethics and integrity | - | -',
    '#1 | 10:30 | 60 | Law and its practice | - | -',
  ]);
  const dated = await readTable(
    '14.07.2025 9:00–10:00;Ethics and integrity\n15.07.2025 10:30–11:30;Law and its practice\n',
  );
  expect(dated.sessions).toEqual([
    '2025-07-14 | 09:00 | 60 | Ethics and integrity | - | -',
    '2025-07-15 | 10:30 | 60 | Law and its practice | - | -',
  ]);
});

test('the day and the time in one column, and hours that are lengths', async () => {
  const { sessions } = await readTable(
    '№;Мероприятие;Сроки;Часы\n1;Открытие;14.07.2025 г. в 9.00 ч.;2 часа\n2;Лекция;14.07.2025 г. с 11.00 до 12.30;1,5 ч.\n',
    { language: 'ru' },
  );
  expect(sessions).toEqual(['2025-07-14 | 09:00 | 120 | Открытие | - | -', '2025-07-14 | 11:00 | 90 | Лекция | - | -']);
  const bare = await readTable('Тема;Часы;Дата;Начало\nЛекция;2;14.07.2025;9:00\nЭтика;4;14.07.2025;11:00\n', {
    language: 'ru',
  });
  expect(bare.sessions[0]).toBe('2025-07-14 | 09:00 | 120 | Лекция | - | -');
});

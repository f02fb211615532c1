import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readTable } from './read-table.ts';

type Case = {
  readonly sessions: readonly string[];
  readonly told?: readonly string[];
  readonly language?: 'en' | 'ru';
};

/** Small tables after public reports of other programs, each with the sessions that are right in it and what is told. */
const cases: Readonly<Record<string, Case>> = {
  'separated/c30-ampm.csv': {
    sessions: [
      '2025-07-15 | 09:00 | 90 | Ethics | - | Aigul Omarova',
      '2025-07-15 | 11:00 | 45 | Law | - | Aigul Omarova',
      '2025-07-15 | 14:00 | 60 | Practice | - | Aigul Omarova',
      '2025-07-15 | 16:00 | 90 | Wrap | - | Aigul Omarova',
      '2025-07-15 | 12:00 | 60 | Lunch | - | -',
      '2025-07-15 | 11:00 | 90 | Panel | - | -',
      '2025-07-15 | 10:00 | 60 | Panel two | - | -',
    ],
  },
  'separated/c31-24h.csv': {
    sessions: [
      '2025-07-15 | 22:00 | 120 | Film night | - | -',
      '2025-07-16 | 19:00 | 300 | Gala dinner | - | -',
      '2025-07-17 | 23:00 | 60 | Transfer to the airport | - | -',
      '2025-07-18 | 00:00 | 1440 | Fair all day | - | -',
    ],
    told: ['past-midnight 3', 'past-midnight 4'],
  },
  'separated/c31b-24h.csv': {
    sessions: ['2025-07-15 | 22:00 | 120 | Film night | - | -', '2025-07-16 | 19:00 | 300 | Gala dinner | - | -'],
    told: ['past-midnight 3'],
  },
  'separated/c32-lead.csv': {
    language: 'ru',
    sessions: [
      '2025-07-15 | 09:00 | 60 | Введение | - | Иванова А.',
      '2025-07-15 | 10:00 | 60 | Право | - | Ахметов Б. + Садыкова Г.',
      '2025-07-15 | 11:00 | 60 | Этика | - | van der Berg Anna',
      '2025-07-15 | 12:00 | 60 | Опыт | - | al-Rashid Omar',
      '2025-07-15 | 14:00 | 60 | Итоги | - | Иванов А. + Петрова Б.',
      '2025-07-15 | 15:00 | 60 | Практика | - | Омаров Е. + Сапаров К.',
      '2025-07-15 | 16:00 | 60 | Опыт Грузии | - | გიორგი ბერიძე',
    ],
  },
  'separated/c33-heads.csv': { language: 'ru', sessions: ['2025-07-15 | 09:00 | 45 | Введение | - | -'] },
  'separated/c33b-heads.csv': { sessions: ['2025-07-15 | 09:00 | 45 | Ethics | - | Aigul Omarova'] },
  'separated/c34-dates.csv': {
    sessions: [
      '2025-07-15 | 09:00 | 60 | Ethics | - | -',
      '2025-07-16 | 09:00 | 60 | Law | - | -',
      '2025-07-15 | 10:00 | 60 | Kazakh date | - | -',
      '2025-07-15 | 11:00 | 60 | Uzbek date | - | -',
      '2025-07-16 | 12:00 | 60 | Russian date | - | -',
    ],
    told: ['year-from-neighbour 2–3, 6'],
  },
  'separated/c35-float.csv': {
    sessions: [
      '2025-07-15 | 09:30 | 45 | Typed with a comma | - | -',
      '2025-07-15 | 09:30 | 45 | Lost zero | - | -',
      '2025-07-15 | 09:00 | 90 | Fraction of a day | - | -',
      '2025-07-15 | 09:00 | 90 | With seconds | - | -',
      '2025-07-15 | 09:00 | 90 | Four digits | - | -',
      '2025-07-15 | 09:00 | 90 | French | - | -',
      '2025-07-15 | 09:00 | 90 | Wide colon | - | -',
    ],
  },
  'separated/c36-sep.csv': { sessions: ['2025-07-15 | 09:00 | 60 | Ethics, law | Hall A/B | -'] },
  'separated/c37-us.csv': {
    sessions: [
      '2025-07-11 | 09:00 | 60 | Ethics | - | -',
      '2025-07-12 | 09:00 | 60 | Law | - | -',
      '2025-07-13 | 09:00 | 60 | Exam | - | -',
    ],
  },
  'separated/c38-oneday.csv': {
    sessions: ['#1 | 09:00 | 90 | Ethics | Hall | -', '#1 | 11:00 | 90 | Law | Hall | -'],
    told: ['day-assumed'],
  },
  'separated/c39b-shifted.csv': {
    sessions: [
      '2025-07-15 | 09:00 | 90 | Ethics | - | -',
      '- | 09:00 | 90 | Law | - | -',
      '2025-07-17 | 09:00 | 90 | Exam | - | -',
    ],
    told: ['date-wrong 3'],
  },
  'separated/c40-dmy.csv': {
    sessions: [
      '2025-07-15 | 09:00 | 90 | Ethics | - | -',
      '2025-07-16 | 09:00 | 90 | Law | - | -',
      '2025-07-17 | 09:00 | 90 | Exam | - | -',
    ],
  },
  'separated/k14-torn-letter.csv': {
    language: 'ru',
    sessions: [
      '2025-07-14 | 10:00 | 60 | Открытие семинара | Большой зал | -',
      '2025-07-14 | 11:00 | 60 | Обзор докл� | Большой зал | -',
    ],
    told: ['letters-broken'],
  },
  'separated/k17-range-word.csv': {
    sessions: [
      '2025-07-14 | 14:00 | 90 | Talk one | Hall | -',
      '2025-07-14 | 16:00 | 60 | Talk two | Hall | -',
      '2025-07-14 | 17:00 | 90 | Talk three | Hall | -',
      '2025-07-14 | 19:00 | 60 | Talk four | Hall | -',
    ],
  },
  'separated/k18-starts-only.csv': {
    sessions: [
      '#1 | 09:00 | 10 | Welcome | - | -',
      '#1 | 09:10 | 20 | First talk | - | A. Author',
      '#1 | 09:30 | 30 | - | - | -',
      '#1 | 10:00 | 120 | Second talk | - | B. Author',
      '#1 | 12:00 | 60 | - | - | -',
    ],
    told: ['length-from-next 2–5', 'length-missing 6'],
  },
  'workbooks/k1-empty-shared.xlsx': {
    sessions: ['2025-07-14 | 10:00 | 180 | Opening | - | A. Person', '2025-07-14 | 13:00 | 60 | Lunch break | - | -'],
    told: ['length-from-next 2', 'length-missing 3'],
  },
  'workbooks/x40-cdata.xlsx': { sessions: ['2025-07-15 | 09:00 | 90 | Ethics & law | Hall <A> | -'] },
  'workbooks/x41-x000d.xlsx': { sessions: ['2025-07-15 | 09:00 | 90 | Ethics and law | Hall B_x | -'] },
  'workbooks/x42-hidden.xlsx': {
    sessions: ['2025-07-15 | 09:00 | 90 | Ethics | - | -', '2025-07-15 | 10:30 | 90 | Law | - | -'],
    told: ['rows-hidden 3'],
  },
  'workbooks/x43-twohead.xlsx': { sessions: ['2025-07-15 | 09:00 | 60 | Ethics | Big | Aigul Omarova'] },
  'workbooks/x44-serial1.xlsx': {
    sessions: [
      '2025-07-15 | 22:00 | 120 | Film night | - | -',
      '2025-07-15 | 22:00 | 120 | Dance until one | - | -',
      '2025-07-15 | 09:00 | 90 | Date inside the time | - | -',
      '2025-07-15 | 09:00 | 90 | Rounded | - | -',
    ],
    told: ['past-midnight 3'],
  },
  'workbooks/x45-workbook2.xlsx': { sessions: ['2025-07-15 | 09:00 | 90 | Ethics | - | -'] },
  'workbooks/x45b-backslash.xlsx': { sessions: ['2025-07-15 | 09:00 | 90 | Ethics | - | -'] },
  'workbooks/x46-formula.xlsx': {
    sessions: [
      '2025-07-15 | 09:00 | 90 | Ethics | - | -',
      '2025-07-16 | 10:30 | 60 | Law | - | -',
      '2025-07-17 | 09:00 | 90 | Exam | - | -',
    ],
  },
  'workbooks/x48-formats.xlsx': {
    sessions: [
      '2025-07-15 | 09:00 | 90 | Ethics | - | -',
      '2025-07-15 | 12:00 | 45 | Law | - | -',
      '2025-07-15 | 14:24 | 60 | Exam | - | -',
    ],
  },
  'workbooks/x49-sheet-per-day.xlsx': {
    sessions: [
      '2025-07-15 | 09:00 | 90 | Ethics | Hall | -',
      '2025-07-15 | 11:00 | 90 | Law | Hall | -',
      '2025-07-16 | 09:00 | 90 | Exam | Hall | -',
      '2025-07-16 | 11:00 | 90 | Closing | Hall | -',
    ],
  },
  'workbooks/x50-agenda.ods': {
    sessions: ['2025-07-15 | 09:00 | 90 | Ethics | - | -', '2025-07-15 | 10:30 | 90 | Law | - | -'],
    told: ['rows-hidden 3'],
  },
  'documents/a01-bilingual.docx': {
    language: 'ru',
    sessions: [
      '2025-07-14 | 08:30 | 30 | Регистрация участников | Silk Road | -',
      '2025-07-14 | 09:00 | 20 | Приветственное слово | Silk Road | Jahongir G’ofurqulov + Б. Эргашбеков',
      '2025-07-14 | 09:20 | 80 | Сессия 1. Защита данных на практике | Silk Road | Anna Lindqvist-Moreau',
      '2025-07-14 | 10:40 | 20 | Кофе-брейк, групповое фото | Silk Road | -',
      '2025-07-14 | 11:00 | 90 | Рабочая группа А: жалобы | Silk Road | Г. Турсункожаева',
      '2025-07-14 | 11:00 | 90 | Рабочая группа Б: реестры | Алатау | T. Asylbekuly + O. Pak-Lee',
      '2025-07-14 | 12:30 | 60 | Обед | - | -',
      '2025-07-15 | 09:00 | 90 | Сессия 2. Проверки: планирование и контроль | Silk Road | Anna Lindqvist-Moreau',
      '2025-07-15 | 10:30 | 15 | Кофе-брейк | - | -',
      '2025-07-15 | 10:45 | 90 | Практическое занятие | Silk Road | -',
      '2025-07-15 | 12:15 | 15 | Оценка, сертификаты, закрытие | Silk Road | -',
    ],
    told: ['year-from-neighbour 10', 'length-from-next 13', 'line-left-out 16'],
  },
  'documents/a02-superscript.docx': {
    language: 'ru',
    sessions: [
      '2025-07-14 | 09:00 | 30 | Регистрация, входной тест | - | -',
      '2025-07-14 | 09:30 | 90 | Международные стандарты ведения дел | - | С.Д. Уралбайулы + Г. Нурпеисбекова',
      '2025-07-14 | 11:00 | 15 | Кофе-пауза | - | -',
      '2025-07-14 | 11:15 | 90 | Судебная практика: обзор дел | - | К.Т. Абдразакулы + Н.В. Цой-Белова',
      '2025-07-14 | 13:00 | 60 | Обед (ресторан гостиницы) | - | -',
      '2025-07-14 | 14:00 | 90 | Практикум «Чайхана»: разбор ситуаций в малых группах | - | -',
      '2025-07-15 | 09:00 | 20 | Подведение итогов первого дня | - | Г. Нурпеисбекова',
      '2025-07-15 | 09:20 | 100 | Этика | - | Эркинова А. + Саидов-Рахмони Ф.',
      '2025-07-15 | 11:00 | 60 | Закрытие, вручение сертификатов | - | -',
      '2025-07-15 | 12:00 | 20 | Отъезд участников | - | -',
    ],
    told: [
      'year-from-neighbour 2, 9',
      'function-left-out 3',
      'length-from-next 10–11',
      'length-missing 13',
      'line-left-out 14',
    ],
  },
};

test.each(Object.entries(cases))('%s', async (name, { sessions, told = [], language = 'en' }) => {
  const read = await readTable(readFileSync(`test/files/tables/${name}`), { language });
  expect(read.sessions).toEqual(sessions);
  expect(read.told).toEqual(told);
});

test('the kinds of two agendas from Word, in which a practice called Чайхана is no tea break', async () => {
  const kinds = async (name: string): Promise<readonly string[]> =>
    (await readTable(readFileSync(`test/files/tables/documents/${name}.docx`), { language: 'ru' })).kinds;
  const lecture = 'lecture';
  expect(await kinds('a01-bilingual')).toEqual([
    'registration',
    'opening',
    lecture,
    'break',
    'group-work',
    'group-work',
    'lunch',
    lecture,
    'break',
    'exercise',
    'closing',
  ]);
  expect(await kinds('a02-superscript')).toEqual([
    'registration',
    lecture,
    'break',
    lecture,
    'lunch',
    lecture,
    lecture,
    lecture,
    'closing',
    'break',
  ]);
});

test.each([
  ['۲۹ عقرب ۱۴۰۵', '۳۰ عقرب ۱۴۰۵'],
  ['29 آبان 1405', '30 آبان 1405'],
  ['1405/08/29', '1405/08/30'],
  ['20 Kasım 2026', '21 Kasım 2026 Cumartesi'],
])('dates of the solar Hijri calendar and in Turkish: %s', async (one, other) => {
  const { sessions } = await readTable(`Date;Time;Session\n${one};09:00-10:00;Opening\n${other};10:00-11:00;Law\n`);
  expect(sessions.map((line) => line.slice(0, 18))).toEqual(['2026-11-20 | 09:00', '2026-11-21 | 10:00']);
});

test('a year of the lunar calendar is no date, and is told', async () => {
  const { sessions, told } = await readTable(
    'Date;Time;Session\n1448/05/10;09:00-10:00;Opening\n1448/05/11;09:00-10:00;Law\n',
  );
  expect(sessions.map((line) => line.slice(0, 9))).toEqual(['- | 09:00', '- | 09:00']);
  expect(told).toContain('date-wrong 2');
});

test.each([
  ['Day 1 (Mon)', 'Day 2 (Tue)'],
  ['Day 1', 'Day 2'],
  ['1-й день (пн)', '2-й день (вт)'],
  ['День 1', 'День 2'],
])('numbered days have the dates of the line above: %s', async (one, other) => {
  const rows = [
    'Almaty, 14-16 July 2025;;',
    'Time;Session;Room',
    `${one};;`,
    '09:00-10:00;Opening;A',
    `${other};;`,
    '10:00-11:00;Law;A',
  ];
  expect((await readTable(rows.join('\n'))).sessions.map((line) => line.slice(0, 18))).toEqual([
    '2025-07-14 | 09:00',
    '2025-07-15 | 10:00',
  ]);
});

import { describe, expect, test } from 'vitest';
import { readAgendaFile } from '../../../../shared/exchange/understood-file.ts';
import { seededRandom } from '../../../../shared/planning/seeded-random.ts';
import { oneOf, shuffled } from '../tables/made-tables.ts';
import { separated } from './made-lists.ts';
import { readList } from './read-list.ts';

type DetailHead = {
  readonly heads: readonly string[];
  readonly cells: readonly string[];
  readonly detail: Readonly<Record<string, unknown>>;
};

const days = [
  '20.11.2026',
  '20 ноября 2026 г.',
  '20 Nov 2026',
  '2026-11-20',
  '20-қараша 2026',
  '20/11/2026',
  '20 Kasım 2026',
];

/** Columns of the second step in the languages of lists, cells that say the same, and what is understood. */
const columns: readonly DetailHead[] = [
  {
    heads: [
      'Дата прибытия',
      'Прилёт',
      'Arrival date',
      'Arrival',
      'Келетін күні',
      'Gelýän güni',
      'Kelish sanasi',
      'Санаи омадан',
      'Келүү күнү',
    ],
    cells: days,
    detail: { arrival: { day: '2026-11-20', at: null } },
  },
  {
    heads: ['Прибытие', 'Arrival (date, time, flight)', 'Прилёт, рейс'],
    cells: [
      '20.11.2026 14:35 TK 344',
      '20.11.2026, 14.35, TK 344',
      'TK 344, 20.11.2026 14:35',
      '20 Nov 2026 2:35 pm, TK 344',
    ],
    detail: { arrival: { day: '2026-11-20', at: '14:35' }, travelNotes: 'TK 344' },
  },
  {
    heads: [
      'Дата отъезда',
      'Вылет',
      'Departure',
      'Departure date',
      'Кететін күні',
      'Gidýän güni',
      'Ketish kuni',
      'Санаи рафтан',
      'Кетүү күнү',
    ],
    cells: days,
    detail: { departure: { day: '2026-11-20', at: null } },
  },
  {
    heads: ['Рейс', 'Flight no.', 'Билет', 'Маршрут', 'Itinerary', 'Chipta', 'Парвоз'],
    cells: ['KC 123'],
    detail: { travelNotes: 'KC 123' },
  },
  {
    heads: ['Гостиница', 'Hotel', 'Accommodation', 'Размещение', 'Қонақүй', 'Mehmonxona', 'Myhmanhana', 'Меҳмонхона'],
    cells: ['Rahat Palace'],
    detail: { accommodation: 'Rahat Palace' },
  },
  {
    heads: [
      'Питание',
      'Diet',
      'Dietary requirements',
      'Особенности питания',
      'Тамақтану ерекшелігі',
      'Ovqatlanish talabi',
      'Food allergies',
    ],
    cells: ['vegetarian'],
    detail: { diet: 'vegetarian' },
  },
  {
    heads: [
      'Особые потребности',
      'Accessibility',
      'Special needs',
      'Reasonable accommodation',
      'Ерекше қажеттіліктер',
      'Өзгөчө муктаждыктар',
    ],
    cells: ['wheelchair'],
    detail: { accessibility: 'wheelchair' },
  },
  {
    heads: [
      'Emergency contact',
      'Контакт на крайний случай',
      'Контактное лицо',
      'Emergency contact (name, phone)',
      'Favqulodda holatdagi aloqa',
      'Төтенше жағдайдағы байланыс',
    ],
    cells: ['Omarova A., +7 701 555 01 02'],
    detail: { emergencyContact: 'Omarova A., +7 701 555 01 02' },
  },
  {
    heads: ['Кем выдан', 'Issued by', 'Issuing authority', 'Кім берген'],
    cells: ['MVD 12'],
    detail: { passportIssuedBy: 'MVD 12' },
  },
  {
    heads: ['Виза', 'Visa', 'Visa status', 'Раводид', 'Wiza'],
    cells: ['не нужна', 'not required', 'керек емес', 'kerak emas'],
    detail: { visaState: 'not-needed' },
  },
  {
    heads: ['Visa', 'Нужна ли виза'],
    cells: ['да', 'Yes', 'нужна', 'required', 'керек'],
    detail: { visaState: 'needed' },
  },
  { heads: ['Visa', 'Виза'], cells: ['получена', 'issued', 'выдана 01.10'], detail: { visaState: 'issued' } },
  { heads: ['Visa', 'Виза'], cells: ['подал документы', 'applied', 'in process'], detail: { visaState: 'applied' } },
];

describe.each(columns.map((column) => [column.heads[0] ?? '', column] as const))(
  'a column %s',
  (_, { heads, cells, detail }) => {
    test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])('is read and told, order and language %s', async (seed) => {
      const random = seededRandom(seed * 71);
      const head = oneOf(random, heads);
      const cell = oneOf(random, cells);
      const base = shuffled(random, [
        [oneOf(random, ['ФИО', 'Full name']), 'Ибраев Тимур Аскарович', 'Ким Анна Сергеевна'],
        [oneOf(random, ['Должность', 'Position']), 'эксперт', 'инспектор'],
        [oneOf(random, ['Организация', 'Institution']), 'Академия', 'Институт'],
        [head, cell, ''],
      ]);
      const rows = [0, 1, 2].map((row) => base.map((column) => column[row] ?? ''));
      const read = await readList(separated(rows, ';'));
      expect(read.people.map(({ family }) => family)).toEqual(['Ибраев', 'Ким']);
      expect(read.people[0]?.details).toEqual(detail);
      expect(read.people[1]?.details).toBeUndefined();
      expect(read.told).toContain('details-read');
      expect(read.told).not.toContain('columns-left-out');
      expect(read.isKnown).toBe(true);
    });
  },
);

test('days and times of arrival in columns of their own belong together', async () => {
  const read = await readList(
    'ФИО;Организация;Дата прилёта;Время прилёта;Рейс;Дата вылета;Время вылета\n' +
      'Ибраев Тимур Аскарович;Академия;19.11.2026;04:55;KC 911;23.11.2026;21:10\n' +
      'Ким Анна Сергеевна;Институт;20.11.2026;07:15;HY 1;22.11.2026;06:00\n',
  );
  expect(read.isKnown).toBe(true);
  expect(read.people.map(({ details }) => details)).toEqual([
    {
      arrival: { day: '2026-11-19', at: '04:55' },
      departure: { day: '2026-11-23', at: '21:10' },
      travelNotes: 'KC 911',
    },
    { arrival: { day: '2026-11-20', at: '07:15' }, departure: { day: '2026-11-22', at: '06:00' }, travelNotes: 'HY 1' },
  ]);
});

test('a day of arrival that does not exist is kept in the notes and told', async () => {
  const read = await readList('ФИО;Организация;Прибытие\nИбраев Тимур Аскарович;Академия;31.11.2026 14:00\n');
  expect(read.people[0]?.details?.travelNotes).toContain('31.11.2026');
  expect(read.told).toContain('valid-until-wrong 2');
});

test('columns that are not known are told by their heads, or by their letters', async () => {
  const read = await readList(
    'ФИО;Должность;Размер футболки;Подпись\nИбраев Тимур Аскарович;эксперт;XL;\nКим Анна Сергеевна;эксперт;S;\n',
  );
  expect(read.told).toContain('columns-left-out');
});

test('heads with nobody below them are told', async () => {
  const read = await readAgendaFile(new TextEncoder().encode('Фамилия;Имя;Должность;Организация\n'), 'list.csv', {
    language: 'en',
    timeZone: null,
    as: 'people',
  });
  expect([read.kind, read.people]).toEqual(['people', []]);
  expect(read.told.map(({ code }) => code)).toEqual(['list-empty']);
});

test('details are not printed, and it is told that they were read', async () => {
  const list = 'ФИО;Питание;Паспорт;Контакт на крайний случай\nИбраев Тимур;халяль;N07012345;Ибраева +77015550102\n';
  const read = await readAgendaFile(new TextEncoder().encode(list), 'list.csv', {
    language: 'ru',
    timeZone: null,
    as: 'people',
  });
  expect(JSON.stringify(read)).not.toMatch(/халяль|N0701|7015550/);
  expect(read.told.filter(({ code }) => code === 'details-read').map(({ sentence }) => sentence.slice(0, 12))).toEqual([
    '«Питание» (з',
    '«Паспорт» (з',
    '«Контакт на ',
  ]);
});

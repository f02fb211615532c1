import { expect, test } from 'vitest';
import { seededRandom } from '../../../../shared/planning/seeded-random.ts';
import { nameStyleOf, peopleIn } from '../../../../shared/exchange/speakers/cell-people.ts';
import { aboutPeople } from '../../../../shared/exchange/speakers/cell-speakers.ts';
import { oneOf } from './made-tables.ts';
import { readTable } from './read-table.ts';

test.each([
  ['M. Paul Martin', ['Paul Martin']],
  ['Mme Claire Dubois et M. Paul Martin', ['Claire Dubois', 'Paul Martin']],
  ['Mlle. Anne Petit', ['Anne Petit']],
  ['Monsieur Jean-Luc Moreau', ['Jean-Luc Moreau']],
  ['Frau Dr. Anna Weber und Herr Max Braun', ['Anna Weber', 'Max Braun']],
  ['Sra. María García y Sr. Juan Pérez', ['María García', 'Juan Pérez']],
  ['Dott.ssa Carla Rossi e Sig. Luca Bianchi', ['Carla Rossi', 'Luca Bianchi']],
  ['Sayın Ayşe Yılmaz ve Mehmet Demir', ['Ayşe Yılmaz', 'Mehmet Demir']],
  ['Lt. Col. John Smith', ['John Smith']],
  ['Her Excellency Ms. Anna Lindqvist', ['Anna Lindqvist']],
  ['Son Excellence M. Paul Martin', ['Paul Martin']],
  ['M. Martin', ['M. Martin']],
  ['Santiago Ramón y Cajal', ['Santiago Ramón y Cajal']],
  ['M. S. Peck', ['M. S. Peck']],
])('titles before names in %s', (written, names) => {
  expect(peopleIn(written)).toEqual({ names, isSure: true });
});

test.each([
  ['Smith, John', ['Smith, John'], false],
  ['Smith, John; Doe, Jane', ['Smith, John', 'Doe, Jane'], true],
  ['Smith, John and Doe, Jane', ['Smith, John', 'Doe, Jane'], true],
  ['Smith, John, Doe, Jane', ['Smith, John', 'Doe, Jane'], false],
  ['SMITH, John', ['SMITH, John'], true],
  ['Иванова, Ирина', ['Иванова, Ирина'], true],
  ['Smith, Martin', ['Smith, Martin'], false],
  ['van der Berg, Anna', ['van der Berg, Anna'], true],
  ['Иванов, Петров', ['Иванов', 'Петров'], true],
  ['Smith, Jones, Brown', ['Smith', 'Jones', 'Brown'], true],
  ['Anna Lee, Ambassador', ['Anna Lee'], true],
  ['Омарова, Айгуль, Петров, Лев', ['Омарова, Айгуль', 'Петров, Лев'], true],
])('commas in %s', (written, names, isSure) => {
  expect(peopleIn(written)).toEqual({ names, isSure });
});

test('a column in which all cells have the family name first is read so without a doubt', () => {
  expect(nameStyleOf(['Smith, John', 'Doe, Jane; Roe, Richard', 'all'])).toEqual({ isListed: true });
  expect(nameStyleOf(['Smith, John', 'Anna Lee'])).toEqual({ isListed: false });
  expect(nameStyleOf(['Smith, John'])).toEqual({ isListed: false });
});

test('names of a list column come in whole; what can be read in two ways is told', async () => {
  const table = (...cells: string[]): string =>
    `Date;Time;Title;Speaker\n${cells.map((cell, index) => `15.07.2025;${String(9 + index)}:00-${String(9 + index)}:30;T;"${cell}"`).join('\n')}`;
  const listed = await readTable(table('Smith, John', 'Doe, Jane', 'Smith, John; Doe, Jane'));
  expect(listed.sessions.map((line) => line.split(' | ').at(-1))).toEqual([
    'Smith, John',
    'Doe, Jane',
    'Smith, John + Doe, Jane',
  ]);
  expect(listed.told).toEqual([]);
  const doubtful = await readTable(table('Smith, John', 'Anna Lee', 'Smith, John, Doe, Jane'));
  expect(doubtful.told).toEqual(['people-doubtful 2', 'people-doubtful 4']);
});

const plain = { titles: [], positions: [], otherName: '' };

test.each([
  [
    'H.E. Mr. Jahongir G’ofurqulov, Ambassador\nполковник юстиции Б. Эргашбеков, начальник академии',
    [
      { ...plain, name: 'Jahongir G’ofurqulov', titles: ['H.E. Mr.'], positions: ['Ambassador'] },
      { ...plain, name: 'Б. Эргашбеков', titles: ['полковник юстиции'], positions: ['начальник академии'] },
    ],
  ],
  [
    'Dr. Anna Lindqvist-Moreau /\nд-р Анна Линдквист-Моро',
    [{ ...plain, name: 'Anna Lindqvist-Moreau', titles: ['Dr.'], otherName: 'Анна Линдквист-Моро' }],
  ],
  ['к.ю.н. Г. Турсункожаева', [{ ...plain, name: 'Г. Турсункожаева', titles: ['к.ю.н.'] }]],
  [
    'Mr. T. Asylbekuly, Ms. O. Pak-Lee',
    [
      { ...plain, name: 'T. Asylbekuly', titles: ['Mr.'] },
      { ...plain, name: 'O. Pak-Lee', titles: ['Ms.'] },
    ],
  ],
  [
    'проф. С.Д. Уралбайулы, д.ю.н.; модератор – Г. Нурпеисбекова',
    [{ ...plain, name: 'С.Д. Уралбайулы', titles: ['проф.', 'д.ю.н.'] }],
  ],
  ['Anna Lee (UNODC)', [{ ...plain, name: 'Anna Lee', positions: ['UNODC'] }]],
  ['координатор проекта – Г. Ли', [{ ...plain, name: 'Г. Ли', positions: ['координатор проекта'] }]],
  [
    'Anna Lee – senior adviser, UNODC\nJohn Doe',
    [{ ...plain, name: 'Anna Lee', positions: ['senior adviser, UNODC'] }],
  ],
  ['Иванов И.И., Ильин И.', []],
  ['all / все', []],
  ['1. Омаров Е. 2. судья Сапаров К.', [{ ...plain, name: 'Сапаров К.', titles: ['судья'] }]],
])('what stands beside the names in %s', (written, about) => {
  expect(aboutPeople(written, peopleIn(written).names)).toEqual(about);
});

const families = [
  'Smith',
  'Doe',
  'Lindqvist-Moreau',
  'van der Berg',
  'Kim',
  'Li',
  'Braun',
  "O'Neill",
  'Омаров',
  'Ким',
  'Әбенова',
  'Цой',
];
const givens = [
  'John',
  'Jane',
  'Martin',
  'Irina',
  'Kevin',
  'Lev',
  'Марина',
  'Константин',
  'Айгуль',
  'Лев',
  'Jean-Luc',
  'Ana M.',
];
const between = ['; ', '\n', ' and ', ' и ', ' & '];

test.each(Array.from({ length: 20 }, (_, index) => index + 1))(
  'a made column of names with the family name first: %s',
  async (seed) => {
    const random = seededRandom(seed * 104_729);
    const name = (): string => `${oneOf(random, families)}, ${oneOf(random, givens)}`;
    const cells = Array.from({ length: 5 }, (_, index) => {
      const names = [...new Set(Array.from({ length: 1 + (index % 3) }, name))];
      return { names, text: names.join(oneOf(random, between)) };
    });
    const rows = cells.map(
      ({ text }, index) => `15.07.2025;${String(9 + index)}:00-${String(9 + index)}:30;T;"${text}"`,
    );
    const { sessions, told } = await readTable(`Date;Time;Title;Speaker\n${rows.join('\n')}`);
    expect(sessions.map((line) => line.split(' | ').at(-1))).toEqual(cells.map(({ names }) => names.join(' + ')));
    expect(told).toEqual([]);
  },
);

import { expect, test } from 'vitest';
import { seededRandom } from '../../../../shared/planning/seeded-random.ts';
import { readAgendaFile } from '../../../../shared/exchange/understood-file.ts';
import { oneOf, shuffled } from './made-tables.ts';

/** The people of each session and what is told, of a table with one session for each cell of speakers. */
async function read(...cells: readonly string[]) {
  const rows = cells.map((cell, index) => `15.07.2025;${String(9 + index)}:00-${String(9 + index)}:30;Тема;"${cell}"`);
  const table = `Дата;Время;Тема;Спикеры\n${rows.join('\n')}\n`;
  const { sessions, told } = await readAgendaFile(new TextEncoder().encode(table), 'a.csv', {
    language: 'ru',
    timeZone: null,
  });
  return { people: sessions.map(({ people }) => people.join(' + ')), told: told.map(({ code }) => code) };
}

test.each([
  ['Anna Lindqvist-Moreau', 'Dr. Lindqvist-Moreau'],
  ['Анна Линдквист-Моро', 'г-жа Линдквист-Моро'],
  ['Айгуль Омарова', 'Омарова А.'],
  ['Омарова Айгуль Сериковна', 'А.С. Омарова'],
  ['John van der Berg', 'Mr. van der Berg'],
  ['Gulnara Akhmetova', 'G. Akhmetova'],
  ['Петров Иван Иванович', 'судья Петров'],
  ['Jean Moreau', 'M. Jean Moreau'],
  ['Smith, John', 'Prof. Smith'],
  ['Бакыт Асанов', 'проф. Асанов'],
])('%s and %s are one person', async (full, short) => {
  const { people, told } = await read(full, short);
  expect(new Set(people).size).toBe(1);
  expect(told.filter((code) => code === 'speaker-unclear')).toEqual([]);
});

test.each([
  [['Anna Lindqvist', 'John Lindqvist', 'Dr. Lindqvist'], 'speaker-unclear'],
  [['Айгуль Омарова', 'Асель Омарова', 'Омарова А.'], 'speaker-unclear'],
  [['г-н Ким', 'г-жа Анна Ким'], null],
  [['Иванова А.', 'Иванов Антон'], null],
  [['Омарова Б.', 'Айгуль Омарова'], null],
  [['Anna Lee', 'John Doe'], null],
  [['GAHYE LEE', 'Gim Hee Lee'], null],
  [['ZOiS Berlin', 'Berlin'], null],
])('%j are not made one', async (cells, code) => {
  const { people, told } = await read(...cells);
  expect(new Set(people).size).toBe(cells.length);
  expect(told).toEqual(code === null ? [] : [code]);
});

test('that a short name is taken for a full one is told with both', async () => {
  const { told } = await read('Anna Lindqvist-Moreau', 'Dr. Lindqvist-Moreau');
  expect(told).toEqual(['speaker-short']);
});

const people: readonly (readonly [given: string, family: string])[] = [
  ['Anna', 'Lindqvist-Moreau'],
  ['Piet', 'van den Berg'],
  ['Айгуль', 'Омарова'],
  ['Бакыт', 'Асанов'],
  ['Jahongir', 'Gofurqulov'],
  ['Марат', 'Абжанов'],
  ['Claire', 'Dubois'],
  ['Жылдыз', 'Токтобекова'],
];
const shortForms: readonly ((given: string, family: string) => string)[] = [
  (_, family) => `Dr. ${family}`,
  (_, family) => `проф. ${family}`,
  (given, family) => `${given[0] ?? ''}. ${family}`,
  (given, family) => `${family} ${given[0] ?? ''}.`,
  (given, family) => `г-н ${given[0] ?? ''}. ${family}`,
];

test.each(Array.from({ length: 20 }, (_, index) => index + 1))(
  'a made agenda with short and full names: %s',
  async (seed) => {
    const random = seededRandom(seed * 15_485_863);
    const chosen = shuffled(random, people).slice(0, 4);
    const isCyrillic = (text: string): boolean => /\p{Script=Cyrillic}/u.test(text);
    const cells = chosen.flatMap(([given, family]) => {
      const forms = shortForms.filter((form) => isCyrillic(given) || !form(given, family).startsWith('г-н'));
      return [`${given} ${family}`, oneOf(random, forms)(given, family)];
    });
    const { people: found, told } = await read(...shuffled(random, cells));
    expect(new Set(found)).toEqual(new Set(chosen.map(([given, family]) => `${given} ${family}`)));
    expect(told.every((code) => code === 'speaker-short')).toBe(true);
  },
);

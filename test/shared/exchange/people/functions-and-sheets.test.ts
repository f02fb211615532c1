import { writeXlsx } from 'hucre';
import { expect, test } from 'vitest';
import { seededRandom } from '../../../../shared/planning/seeded-random.ts';
import { oneOf, shuffled } from '../tables/made-tables.ts';
import { readList } from './read-list.ts';

const seeds = Array.from({ length: 10 }, (_, index) => index + 1);

test.each(seeds)(
  'functions and forms of address before names of a numbered list, a signature below it: %s',
  async (seed) => {
    const random = seededRandom(seed * 7919);
    const people = shuffled(random, [
      { cell: 'Министр Ли', name: 'Ли||', position: 'Министр' },
      { cell: 'Заместитель министра Пак Виктор', name: 'Пак|Виктор|', position: 'Заместитель министра' },
      { cell: 'г-н Шмидт', name: 'Шмидт||', position: '' },
      {
        cell: 'Председатель Комитета Сейтов Бакыт Асанович',
        name: 'Сейтов|Бакыт|Асанович',
        position: 'Председатель Комитета',
      },
      { cell: 'Ахметова Гульнара Сериковна', name: 'Ахметова|Гульнара|Сериковна', position: '' },
      { cell: 'д-р Омаров Ерлан', name: 'Омаров|Ерлан|', position: '' },
    ]);
    const rows = [
      ['№', oneOf(random, ['ФИО', 'Ф.И.О. участника']), oneOf(random, ['Организация', 'Учреждение'])],
      ...people.map(({ cell }, index) => [String(index + 1), cell, 'Академия']),
      ['', 'Директор департамента Иванов И.И.', ''],
    ];
    const { people: read, told } = await readList(rows.map((row) => row.join(';')).join('\n'));
    expect(read.map(({ family, given, patronymic }) => [family, given, patronymic].join('|'))).toEqual(
      people.map(({ name }) => name),
    );
    expect(read.map(({ position }) => position)).toEqual(people.map(({ position }) => position));
    expect(told).toContain(`line-left-out ${String(people.length + 2)}`);
  },
);

test.each(seeds)('a sex that contradicts the patronymic or the form of address is told, and kept: %s', async (seed) => {
  const random = seededRandom(seed * 31);
  const people = shuffled(random, [
    { name: 'Омарова Айгуль Сериковна', sex: 'м', read: 'm', differs: true },
    { name: 'Асанов Бакыт Токтосунович', sex: 'жен.', read: 'f', differs: true },
    { name: 'Юсупова Нилуфар Карим қизи', sex: 'erkak', read: 'm', differs: true },
    { name: 'г-жа Пак Елена', sex: 'м', read: 'm', differs: true },
    { name: 'Ким Виктор Львович', sex: 'м', read: 'm', differs: false },
    { name: 'Ли Анна', sex: 'ж', read: 'f', differs: false },
    { name: 'Петрова Саша', sex: 'м', read: 'm', differs: false },
  ]);
  const list = ['ФИО;Пол;Должность', ...people.map(({ name, sex }) => `${name};${sex};эксперт`)].join('\n');
  const { people: read, told } = await readList(list);
  expect(read.map(({ sex }) => sex)).toEqual(people.map((each) => each.read));
  expect(told).toEqual(people.flatMap(({ differs }, index) => (differs ? [`sex-differs ${String(index + 2)}`] : [])));
});

test.each(['профессор, тренер', 'Professor, trainer', 'доцент, модератор', 'врач, эксперт'])(
  'what somebody is elsewhere is no role here: %s',
  async (what) => {
    const { people, told } = await readList(
      `Ф.И.О.;Страна\nИбраев Тимур Аскарович, ${what};KZ\nКим Анна Сергеевна;KZ\n`,
    );
    expect(people.map(({ family, role }) => [family, role])).toEqual([
      ['Ибраев', undefined],
      ['Ким', undefined],
    ]);
    const [first] = people;
    expect([first?.title, first?.position, first?.note].filter(Boolean).join(', ').toLowerCase()).toContain(
      what.split(', ')[1],
    );
    expect(told.filter((code) => code.startsWith('role'))).toEqual([]);
  },
);

test.each(seeds)('hidden sheets with people are told, those without are not: %s', async (seed) => {
  const random = seededRandom(seed);
  const shown = {
    name: 'Участники',
    rows: [
      ['ФИО', 'Пол'],
      ['Омарова Айгуль', 'ж'],
      ['Асанов Бакыт', 'м'],
    ],
  };
  const people = {
    name: oneOf(random, ['Резерв', 'Старый список']),
    rows: [
      ['ФИО', 'Пол'],
      ['Ли Анна', 'ж'],
    ],
  };
  const other = {
    name: 'Справочник',
    rows: [
      ['Код', 'Страна'],
      ['KZ', 'Казахстан'],
    ],
  };
  const sheets = shuffled(random, [shown, people, other]).map((sheet) =>
    sheet === shown ? sheet : { ...sheet, hidden: true },
  );
  const { people: read, told } = await readList(await writeXlsx({ sheets }));
  expect(read.map(({ family }) => family)).toEqual(['Омарова', 'Асанов']);
  expect(told).toEqual(['sheets-hidden']);
});

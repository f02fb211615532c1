import { expect, test } from 'vitest';
import { seededRandom } from '../../../shared/planning/seeded-random.ts';
import { samePeople } from '../../../shared/matching/same-people.ts';
import { oneOf, shuffled } from '../exchange/tables/made-tables.ts';
import { peopleOfList } from './known-people.ts';

/** A person as two lists have them. Columns: name, institution, birth, phone, e-mail. */
type Listed = readonly [name: string, institution?: string, birth?: string, phone?: string, email?: string];
type MadePair = { readonly a: Listed; readonly b: Listed; readonly is: 'same' | 'two' | 'asked' };

const heads = {
  ru: ['№', 'ФИО', 'Организация', 'Дата рождения', 'Телефон', 'E-mail'],
  en: ['No', 'Full name', 'Organisation', 'Date of birth', 'Phone', 'E-mail'],
};

/** A list as a file: separator, order of columns and of rows vary. */
function fileOf(random: () => number, rows: readonly Listed[], language: keyof typeof heads): string {
  const separator = oneOf(random, [';', ',', '\t']);
  const columns = [0, 1, ...shuffled(random, [2, 3, 4, 5])];
  const cell = (text: string): string => (text.includes(separator) ? `"${text}"` : text);
  const lines = [
    heads[language],
    ...rows.map(([name, ...rest], index) => [String(index + 1), name, ...[0, 1, 2, 3].map((at) => rest[at] ?? '')]),
  ];
  return lines.map((line) => columns.map((column) => cell(line[column] ?? '')).join(separator)).join('\r\n');
}

const swapped = (name: string): string => name.split(' ').toReversed().join(' ');

const kazakh: readonly (readonly [string, string, string])[] = [
  ['Қожабеков Ерлан Серікұлы', 'KOZHABEKOV YERLAN', 'KOZHABEKOV YERBOL'],
  ['Жүнісова Гүлнұр Асқарқызы', 'ZHUNISSOVA GULNUR', 'ZHUNISSOVA GULSHAT'],
  ['Әбілқасымов Шерхан', 'ABILKASSYMOV SHERKHAN', 'ABILKASSYMOV SHYNGYS'],
  ['Щербакова Юлия Евгеньевна', 'SHCHERBAKOVA YULIYA', 'SHCHERBAKOVA YANA'],
  ['Мұхтарова Ләззат', 'MUKHTAROVA LYAZZAT', 'MUKHTAROVA LYUDMILA'],
  ['Өмірбаев Нұрлан Қайратұлы', 'OMIRBAYEV NURLAN', 'OMIRBAYEV NURZHAN'],
  ['Цой Алёна Викторовна', 'TSOY ALYONA', 'TSOY ALINA'],
  ['Ықыласов Бауыржан', 'YKYLASSOV BAUYRZHAN', 'YKYLASSOV BAKYTZHAN'],
];
const offices = [
  ['Бас прокуратура', "General Prosecutor's Office"],
  ['Жоғарғы Сот', 'Supreme Court'],
  ['Министерство юстиции', 'Ministry of Justice'],
  ['Академия', 'Academy'],
] as const;

const uzbek: readonly (readonly [string, string, string, string])[] = [
  ['Жўраев Ўткир Ғайратович', "Jo'rayev O'tkir", 'Джураев Уткур Гайратович', 'Gʻayratov Oʻtkir'],
  ['Тўхтаев Ғолиб Шуҳратович', 'To‘xtayev G‘olib', 'Тухтаев Голиб Шухратович', 'Toʻxtayev Gʻani'],
  ['Ёқубова Хуршида Каримовна', 'Yoqubova Xurshida', 'Якубова Хуршида Каримовна', 'Yoqubova Xadicha'],
  ['Қосимов Жаҳонгир Рустамович', 'Qosimov Jahongir', 'Касимов Джахонгир Рустамович', 'Qosimov Jamshid'],
  ['Ҳакимова Шаҳноза Улуғбек қизи', 'Hakimova Shahnoza Ulugʻbek qizi', 'Хакимова Шахноза', 'Hakimova Shahlo'],
  ['Эргашев Мирзо Абдували ўғли', 'Ergashev Mirzo', 'Эргашев Мирзо', 'Ergashev Murod'],
];
const uzbekOffices = [
  ['Олий суд', 'Oliy sud', 'Верховный суд'],
  ['Адлия вазирлиги', 'Adliya vazirligi', 'Министерство юстиции'],
  ['Бош прокуратура', 'Bosh prokuratura', 'Генеральная прокуратура'],
] as const;

const russian = [
  'Ковальчук Мария Петровна',
  'Омарбеков Асхат Болатович',
  'Сулейманова Айгуль Кадыровна',
  'Нургалиев Ержан Маратович',
  'Бекмуратова Сауле Аскаровна',
  'Воронин Пётр Алексеевич',
];

const kinds: Readonly<Record<string, (random: () => number) => MadePair[]>> = {
  'Cyrillic and passports': (random) =>
    kazakh.flatMap(([name, latin, other]): MadePair[] => {
      const [office, english] = oneOf(random, offices);
      const written = random() < 0.5 ? latin : swapped(latin);
      return [
        { a: [name, office], b: [written, english], is: 'same' },
        { a: [name, office], b: [other, english], is: 'two' },
      ];
    }),
  'Uzbek alphabets': (random) =>
    uzbek.flatMap(([cyrillic, latin, dressed, other]): MadePair[] => {
      const [first, second, third] = oneOf(random, uzbekOffices);
      const apostrophe = oneOf(random, ["'", 'ʻ', '‘', '’', '`']);
      const own = latin.replaceAll(/['ʻ‘]/g, apostrophe);
      return [
        { a: [cyrillic, first], b: [random() < 0.4 ? own.toUpperCase() : own, second], is: 'same' },
        { a: [cyrillic, first], b: [dressed, third], is: 'same' },
        { a: [cyrillic, first], b: [other, second], is: 'two' },
      ];
    }),
  namesakes: (random) =>
    russian.flatMap((name, index): MadePair[] => {
      const [family = '', given = '', father = ''] = name.split(' ');
      const phone = `+7 701 555 6${String(index)} 03`;
      const born = `0${String(index + 1)}.05.198${String(index)}`;
      const isWoman = family.endsWith('а');
      const married = isWoman ? 'Жанабаева' : 'Жанабаев';
      const office = oneOf(random, ['Областной суд', 'Центр качества', 'Министерство труда']);
      return [
        { a: [name, office, born], b: [name, 'Академия', born], is: 'same' },
        { a: [name, office, born], b: [name, office, `30.11.199${String(index)}`], is: 'two' },
        { a: [name, office], b: [`${family} ${given} ${isWoman ? 'Витальевна' : 'Витальевич'}`, office], is: 'two' },
        { a: [`${family} ${given}`], b: [`${family} ${given}`], is: 'asked' },
        {
          a: [name, office, born, phone],
          b: [`${married} ${given} ${father}`, office, born, phone.replace('+7', '8')],
          is: 'asked',
        },
        {
          a: [name, '', '', '', 'info@kg.example.org'],
          b: [`${family} Тамара`, '', '', '', 'info@kg.example.org'],
          is: 'two',
        },
      ];
    }),
  spellings: (random) =>
    russian.flatMap((name, index): MadePair[] => {
      const [family = '', given = '', father = ''] = name.split(' ');
      const email = `own.${String(index)}@example.org`;
      const at = 2 + Math.floor(random() * (family.length - 4));
      const wrong = `${family.slice(0, at)}${family.charAt(at) === 'т' ? 'г' : 'т'}${family.slice(at + 1)}`;
      return [
        { a: [name, 'Институт'], b: [name.toUpperCase().replaceAll('Ё', 'Е'), 'Институт'], is: 'same' },
        {
          a: [name, 'Институт'],
          b: [`${family.replace('а', 'a')}\u00A0${given.normalize('NFD')} ${father}`, 'Институт'],
          is: 'same',
        },
        { a: [name, 'Центр'], b: [`${family.slice(0, 3)}\u00AD${family.slice(3)}  ${given}`, 'Центр'], is: 'same' },
        { a: [`${family} ${given}`, '', '', '', email], b: [`${wrong} ${given}`, '', '', '', email], is: 'same' },
        { a: [name, '', '', '', email], b: [`${family}-Лим ${given} ${father}`, '', '', '', email], is: 'same' },
        { a: [`${family} ${given.charAt(0)}.${father.charAt(0)}.`, 'Архив'], b: [name, 'Архив'], is: 'asked' },
      ];
    }),
};

const seeds = Array.from({ length: 10 }, (_, index) => index + 1);

test.each(Object.keys(kinds).flatMap((kind) => seeds.map((seed) => [kind, seed] as const)))(
  'two lists of the kind %s, made from %i',
  async (kind, seed) => {
    const random = seededRandom(seed);
    for (const pair of shuffled(random, kinds[kind]?.(random) ?? [])) {
      const [a, b] = await Promise.all([
        peopleOfList('a', fileOf(random, [pair.a], 'ru')),
        peopleOfList('b', fileOf(random, [pair.b], 'en')),
      ]);
      const [found] = samePeople([...a, ...b]);
      const is = found === undefined ? 'two' : found.verdict === 'likely' ? 'same' : 'asked';
      expect({ ...pair, is, why: found?.reasons }).toEqual({ ...pair, why: found?.reasons });
    }
  },
);

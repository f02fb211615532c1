import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { seededRandom } from '../../../../shared/planning/seeded-random.ts';
import { aZip } from '../a-zip.ts';
import { oneOf, shuffled } from '../tables/made-tables.ts';
import { separated } from './made-lists.ts';
import { type ReadList, readList } from './read-list.ts';

type Rows = readonly (readonly string[])[];
const seeds = [1, 2, 3, 4, 5, 6];

type Look = {
  readonly merged?: readonly string[];
  readonly struck?: readonly number[];
  readonly hidden?: readonly number[];
  readonly hiddenColumn?: number;
};

/** A workbook with merged cells, rows that are struck through or hidden (by their indexes), and a hidden column. */
function workbook(rows: Rows, { merged = [], struck = [], hidden = [], hiddenColumn }: Look = {}): Uint8Array {
  const letter = (column: number): string => String.fromCharCode(65 + column);
  const cell = (text: string, row: number, column: number): string =>
    text === ''
      ? ''
      : `<c r="${letter(column)}${String(row + 1)}" s="${struck.includes(row) ? '1' : '0'}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const data = rows.map(
    (row, index) =>
      `<row r="${String(index + 1)}"${hidden.includes(index) ? ' hidden="1"' : ''}>${row.map((text, column) => cell(text, index, column)).join('')}</row>`,
  );
  const column =
    hiddenColumn === undefined
      ? ''
      : `<cols><col min="${String(hiddenColumn + 1)}" max="${String(hiddenColumn + 1)}" hidden="1"/></cols>`;
  return aZip({
    'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="List" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/styles.xml':
      '<styleSheet><fonts><font/><font><strike/></font></fonts><cellXfs><xf fontId="0"/><xf fontId="1"/></cellXfs></styleSheet>',
    'xl/worksheets/sheet1.xml': `<worksheet>${column}<sheetData>${data.join('')}</sheetData><mergeCells>${merged.map((each) => `<mergeCell ref="${each}"/>`).join('')}</mergeCells></worksheet>`,
  });
}

function names({ people }: ReadList): string[] {
  return people.map(({ family, given, patronymic }) => [family, given, patronymic].filter(Boolean).join(' '));
}

test.each(seeds)('delegations by heading, people struck through and hidden: %s', async (seed) => {
  const random = seededRandom(seed);
  const head = [
    '№',
    oneOf(random, ['Ф.И.О.', 'Фамилия, имя, отчество']),
    'Должность',
    oneOf(random, ['Учреждение', 'Организация']),
    'Паспорт',
  ];
  const parts = shuffled(random, [
    {
      heading: oneOf(random, ['Делегация Республики Казахстан', 'Казахстан', 'Республика Казахстан']),
      country: 'KZ',
      people: ['Оразов Ерлан Маратович', 'Ким Анна Сергеевна'],
    },
    {
      heading: oneOf(random, ['Делегация Республики Узбекистан', 'Узбекистан:']),
      country: 'UZ',
      people: ['Каримов Акмал Рустам ўғли', 'Юсупова Нодира Бахтиёровна'],
    },
    {
      heading: oneOf(random, ['Туркменская делегация', 'Туркменистан']),
      country: 'TM',
      people: ['Гурбанов Мерген Аннаевич'],
    },
  ]);
  const rows: string[][] = [['Список участников', '', '', '', ''], head];
  const [struck, hidden, merged]: [number[], number[], string[]] = [[], [], ['A1:E1']];
  const wanted: string[] = [];
  for (const { heading, country, people } of parts) {
    if (random() < 0.7) merged.push(`A${String(rows.length + 1)}:E${String(rows.length + 1)}`);
    rows.push([heading, '', '', '', '']);
    if (random() < 0.4) rows.push(head);
    for (const [index, name] of people.entries()) {
      rows.push([String(index + 1), name, 'эксперт', 'Академия', '400123456']);
      wanted.push(`${name} ${country}`);
    }
    const left = random() < 0.5 ? struck : hidden;
    left.push(rows.length);
    rows.push([String(people.length + 1), 'Лишний Пётр Петрович', 'стажёр', 'Академия', '']);
  }
  rows.push(['', 'Всего: 5 чел.', '', '', ''], ['', 'Согласовано: директор', '', '', 'Ж. Омаров']);
  const read = await readList(workbook(rows, { merged, struck, hidden, hiddenColumn: 4 }));
  expect(read.people.map((person, index) => `${names(read)[index] ?? ''} ${person.country}`)).toEqual(wanted);
  expect(read.leftOut.map(({ family, why }) => `${family} ${why}`)).toEqual([
    ...hidden.map(() => 'Лишний hidden'),
    ...struck.map(() => 'Лишний struck'),
  ]);
  expect(read.people.some(({ passport }) => passport !== undefined)).toBe(false);
  expect(read.told).toContain('columns-hidden');
  expect(read.told.some((each) => each.startsWith('total-agrees'))).toBe(true);
});

test.each(seeds)('names in two scripts, heads in two rows, dates of all forms: %s', async (seed) => {
  const random = seededRandom(seed * 31);
  const people = shuffled(random, [
    { cyrillic: 'Токтогулова Айзада Бакытовна', latin: ['TOKTOGULOVA', 'AIZADA'], country: 'KG' },
    { cyrillic: 'Ибраев Тимур Аскарович', latin: ['IBRAYEV', 'TIMUR'], country: 'KZ' },
    { cyrillic: 'Ли Сергей', latin: ['LI', 'SERGEY'], country: 'KZ' },
    { cyrillic: 'Умарова Моҳира Ҳамидовна', latin: ['UMAROVA', 'MOKHIRA'], country: 'TJ' },
  ]);
  const countries: Readonly<Record<string, readonly string[]>> = {
    KG: ['КР', 'KGZ', 'Кыргызстан'],
    KZ: ['РК', 'Қазақстан', 'KAZ'],
    TJ: ['Таджикистан', 'TJK'],
  };
  const births = ['15.07.1985', '15-Jul-85', '31243', '1985-07-15', '15 июля 1985 г.', '15/07/1985'];
  const rows = [
    ['Данные для билетов', '', '', '', '', ''],
    [
      '№',
      'Ф.И.О. (рус)',
      oneOf(random, ['ФИО (лат.)', 'Name as in passport', 'Ф.И.О. латиницей']),
      'Паспорт',
      '',
      'Гражданство',
    ],
    ['', '', '', 'дата рождения', 'номер', ''],
    ...people.map(({ cyrillic, latin, country }, index) => {
      const [family = '', given = ''] = latin;
      const small = `${given.slice(0, 1)}${given.slice(1).toLowerCase()}`;
      const written = oneOf(random, [
        `${family} ${given}`,
        `${small} ${family}`,
        `${given} ${family}`,
        `${family} ${small}`,
      ]);
      return [
        String(index + 1),
        cyrillic,
        written,
        oneOf(random, births),
        `00${String(7_012_345 + index)}`,
        oneOf(random, countries[country] ?? []),
      ];
    }),
  ];
  const read = await readList(workbook(rows, { merged: ['A1:F1', 'D2:E2', 'A2:A3', 'B2:B3', 'C2:C3', 'F2:F3'] }));
  expect(names(read)).toEqual(people.map(({ cyrillic }) => cyrillic));
  expect(
    read.people.map(({ latin }) => `${latin?.family.toUpperCase() ?? ''} ${latin?.given.toUpperCase() ?? ''}`),
  ).toEqual(people.map(({ latin }) => latin.join(' ')));
  expect(read.people.map(({ birth, passport, country }) => [birth, passport, country])).toEqual(
    people.map(({ country }, index) => ['1985-07-15', `00${String(7_012_345 + index)}`, country]),
  );
});

test.each(seeds)('ranks, several people in one cell and contacts together: %s', async (seed) => {
  const random = seededRandom(seed * 101);
  const between = oneOf(random, ['\n', '; ', ';\n']);
  const rank = oneOf(random, ['полковник', 'Полковник юстиции', 'майор милиции', 'д-р', 'к.ю.н.', 'Г-н']);
  const rows = [
    [
      '№',
      oneOf(random, ['Звание, Ф.И.О.', 'ФИО, звание']),
      'Должность',
      'Подразделение',
      oneOf(random, ['Контакты', 'Тел., e-mail']),
    ],
    [
      '1.',
      `${rank}${oneOf(random, [' ', '\n'])}Эргашев Бахтиёр Ғуломович`,
      'начальник отдела',
      'Академия',
      `тел.: +998 71 200-10-01 (${oneOf(random, ['доб.', 'вн.'])} 15)${between}b.e@uz.example.org`,
    ],
    [
      '2.',
      `Мирзаев Жасур Тохирович${between}Хакимова Нодира Рустамовна`,
      `преподаватель${between}доцент`,
      'Институт',
      `+998 90 555-10-03${between}+998 90 555-10-04`,
    ],
    ['Итого: 3', '', '', '', ''],
  ];
  const bytes = random() < 0.5 ? workbook(rows) : separated(rows, ',');
  const read = await readList(bytes);
  expect(names(read)).toEqual(['Эргашев Бахтиёр Ғуломович', 'Мирзаев Жасур Тохирович', 'Хакимова Нодира Рустамовна']);
  expect(read.people.map(({ position, phone, email, title }) => [title, position, phone, email])).toEqual([
    [rank, 'начальник отдела', ['+998712001001;ext=15'], 'b.e@uz.example.org'],
    [undefined, 'преподаватель', ['+998905551003'], ''],
    [undefined, 'доцент', ['+998905551004'], ''],
  ]);
  expect(read.told).toContain('several-in-cell 3');
});

test.each(seeds)('given name first, forms of address, positions with institutions: %s', async (seed) => {
  const random = seededRandom(seed * 17);
  const sign = oneOf(random, ['ʻ', '‘', '’', "'"]);
  const isFamilyLast = random() < 0.6;
  const name = (title: string, given: string, family: string): string =>
    isFamilyLast ? `${title} ${given} ${family.toUpperCase()}` : `${title} ${family.toUpperCase()} ${given}`;
  const comma = oneOf(random, [', ', '\n']);
  const rows = shuffled(random, [
    [
      name('Mr.', `O${sign}tkir`, 'Qodirov'),
      `Head of Division${comma}Ministry of Health`,
      'Uzbekistan',
      'a@example.org',
    ],
    [name('Ms', 'Dilnoza', `To${sign}xtayeva`), `Lecturer${comma}University of Example`, 'UZB', 'n/a'],
    [name('Dr. (Ms.)', 'Sevara', 'Karimova'), 'Trainer', 'UZ', ''],
  ]);
  const list = [
    ['No.', 'Name', oneOf(random, ['Function, organisation', 'Position and institution']), 'Country', 'E-mail'],
    ...rows.map((row, index) => [String(index + 1), ...row]),
    ['Total: 3', '', '', '', ''],
  ];
  const read = await readList(workbook(list));
  const shown = read.people.map(({ family, given, sex, position, institution, country }) =>
    [family, given, sex, position, institution, country].join(' | '),
  );
  expect(shown.toSorted()).toEqual(
    [
      `Karimova | Sevara | f | Trainer |  | UZ`,
      `Qodirov | O${sign}tkir | m | Head of Division | Ministry of Health | UZ`,
      `To${sign}xtayeva | Dilnoza | f | Lecturer | University of Example | UZ`,
    ].toSorted(),
  );
});

test.each(seeds)('106: letters of two alphabets, the same as above, twin numbers: %s', async (seed) => {
  const random = seededRandom(seed * 53);
  const ditto = oneOf(random, ['-//-', '- // -', '-"-', '„', '—"—', 'то же']);
  const latin: Readonly<Record<string, string>> = { С: 'C', а: 'a', о: 'o', е: 'e', О: 'O', А: 'A', К: 'K', Т: 'T' };
  const mixed = (word: string): string => {
    const at = [...word].findIndex((letter) => latin[letter] !== undefined);
    return [...word].map((letter, index) => (index === at ? (latin[letter] ?? letter) : letter)).join('');
  };
  const rows = [
    ['Фамилия', 'Имя', 'Отчество', 'Организация', 'Страна', 'Телефон', 'E-mail', 'Пол'],
    [
      mixed('Садыкова'),
      mixed('Ольга'),
      'Николаевна',
      'Агентство по статистике',
      mixed('Казахстан'),
      '8 (7172) 55-20-01/02',
      'о.sadykova @kz.example.org',
      '',
    ],
    [
      mixed('Абдуллаев'),
      'Самед',
      oneOf(random, ['Али оглы', 'Али-оглы']),
      ditto,
      oneOf(random, ['PK', 'РК', 'KZ']),
      '',
      'нет',
      '',
    ],
    [
      mixed('Осмонова'),
      'Нургуль',
      '',
      'Верховный суд',
      'KG',
      '0 555 20 20 05',
      'E-mail: n.osmonova@kg.example.org.',
      'жен',
    ],
  ];
  const read = await readList(separated(rows, oneOf(random, [';', ',', '\t'])));
  expect(names(read)).toEqual([
    'Садыкова Ольга Николаевна',
    `Абдуллаев Самед ${rows[2]?.[2] ?? ''}`,
    'Осмонова Нургуль',
  ]);
  expect(
    read.people.map(({ institution, country, phone, email, sex }) => [institution, country, phone, email, sex]),
  ).toEqual([
    ['Агентство по статистике', 'KZ', ['+77172552001', '+77172552002'], 'o.sadykova@kz.example.org', 'f'],
    ['Агентство по статистике', 'KZ', [], '', 'm'],
    ['Верховный суд', 'KG', ['+996555202005'], 'n.osmonova@kg.example.org', 'f'],
  ]);
  expect(read.told).toEqual(expect.arrayContaining(['as-above 3', 'email-mended 2', 'letters-mixed 2']));
});

test('who is hidden or struck through in an old workbook is left out and told', async () => {
  const read = await readList(readFileSync('test/files/people/hidden-struck.xls'));
  expect(names(read)).toEqual(['Асанов Бакыт Кубанычевич', 'Ли Ольга', 'Омаров Ерлан Тимурович']);
  expect(read.leftOut.map(({ family, why }) => `${family} ${why}`)).toEqual(['Петрова struck', 'Скрытый hidden']);
  expect(read.people.some(({ passport }) => passport !== undefined)).toBe(false);
});

test.each([
  ['Jean-Pierre de la Fontaine', 'France', 'de la Fontaine | Jean-Pierre | FR'],
  ['Mr. Ali REZA', 'Iran (Islamic Republic of)', 'Reza | Ali | IR'],
  ['Ms. Ji-woo PARK', 'Republic of Korea', 'Park | Ji-woo | KR'],
  ['Ms. Linh NGUYEN', 'Viet Nam', 'Nguyen | Linh | VN'],
  ['Mr. Tom BROWN', 'Great Britain', 'Brown | Tom | GB'],
  ['Mme Claire DUBOIS', "Côte d'Ivoire", 'Dubois | Claire | CI'],
])('%s of %s', async (name, country, expected) => {
  const { people } = await readList(`Name,Country,E-mail\n${name},${country},a[at]example.org\n`);
  expect(people.map((each) => [each.family, each.given, each.country].join(' | '))).toEqual([expected]);
  expect(people.map(({ email }) => email)).toEqual(['a@example.org']);
});

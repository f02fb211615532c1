import { expect, test } from 'vitest';
import { noListChoice, readPeopleList } from '../../../../shared/exchange/people/imported-people.ts';
import { languages } from '../../../../shared/domain/language.ts';
import { translator } from '../../../../shared/text/text.ts';
import { plainSheet, type TableSheet } from '../../../../shared/exchange/sheets/table-sheet.ts';
import { valueOf } from '../samples.ts';

function read(...sheets: readonly TableSheet[]) {
  return valueOf(readPeopleList({ kind: 'spreadsheet', sheets }, noListChoice, '2025-07-01'));
}

test.each([
  ['Иванов Иван (не приедет)', 'not-coming'],
  ['Lee Ann - cancelled', 'not-coming'],
  ['Lee Ann (absent)', 'not-coming'],
  ['Иванов Иван (вместо Ли В.)', 'stands-in'],
  ['Петров Пётр, замена Иванова', 'stands-in'],
])('%s is told and has no position by it', (name, code) => {
  const { people, remarks } = read(
    plainSheet([
      ['Ф.И.О.', 'Телефон'],
      [name, ''],
    ]),
  );
  expect(people).toMatchObject([{ position: '' }]);
  expect(people[0]?.note).not.toBe('');
  expect(remarks.map((remark) => remark.code)).toContain(code);
});

test('a name that is a formula without a result is told at its cell', () => {
  const rows = [
    ['Фамилия', 'Имя', 'Роль'],
    ['', 'Огулнабат', 'Участник'],
    ['Аннаев', 'Батыр', 'Участник'],
  ];
  const { people, remarks } = read(plainSheet(rows, { uncomputed: [{ row: 1, column: 0, formula: 'UPPER("x")' }] }));
  expect(people).toHaveLength(1);
  expect(remarks).toContainEqual(expect.objectContaining({ code: 'name-unread', rows: [2], column: 'family' }));
});

test('what stands in the column of addresses and is none is told at its cell as it is written', () => {
  const { remarks } = read(
    plainSheet([
      ['Name', 'E-mail'],
      ['Lee Ann', 'ann.lee mail ru'],
    ]),
  );
  expect(remarks).toContainEqual(
    expect.objectContaining({ code: 'email-wrong', values: { value: 'ann.lee mail ru' }, column: 'email' }),
  );
});

test('a second address of a cell is told as left out', () => {
  const { people, remarks } = read(
    plainSheet([
      ['Name', 'E-mail'],
      ['Lee Ann', 'ann@example.org; lee@example.org'],
    ]),
  );
  expect(people).toMatchObject([{ email: 'ann@example.org' }]);
  expect(remarks).toContainEqual(
    expect.objectContaining({ code: 'email-more', values: { value: 'lee@example.org' }, column: 'email' }),
  );
});

test.each(languages)('in %s nothing that is not kept is said to be in a note', (language) => {
  const t = translator(language);
  for (const code of ['email-wrong', 'role-unknown'] as const) {
    const sentence = t(`peopleList.remark.${code}`, { value: 'x' });
    expect(sentence).not.toMatch(/note|примечани|ескертпе|түшүндүрмө|эзоҳ|bellik|izoh/iu);
  }
});

const total = (written: number): string[] => ['', `Итого: ${String(written)} чел.`];

test.each([
  ['Ли Вера (не приедет)', 3, 'total-left-out', { written: 3, left: 1, found: 2 }],
  ['Иванов Иван Иванович', 3, 'total-left-out', { written: 3, left: 1, found: 2 }],
  ['Ли Вера (не приедет)', 2, 'total-agrees', { written: 2, found: 2 }],
  ['Ли Вера', 3, 'total-agrees', { written: 3, found: 3 }],
  ['Ли Вера (не приедет)', 5, 'total-differs', { written: 5, found: 2 }],
])('a total is compared with those who come in: %s, %i', (third, written, code, values) => {
  const rows = [
    ['Ф.И.О.', 'Организация'],
    ['Иванов Иван', 'Суд'],
    ['Петров Пётр', 'Суд'],
    [third, 'Музей'],
  ];
  const { remarks } = read(plainSheet([...rows, total(written).toReversed()]));
  expect(remarks).toContainEqual(expect.objectContaining({ code, values: expect.objectContaining(values) as unknown }));
  const reasons = remarks.filter((remark) => remark.code === 'not-coming' || remark.code === 'same-twice');
  expect(reasons.map(({ rows: at }) => at)).toEqual(third === 'Ли Вера' ? [] : [[4]]);
});

test.each(['Лист1', 'Sheet', 'Sheet (2)', 'List', 'Участники', 'Резерв', 'Day 1 – 15.01.2025'])(
  'a sheet that is called %s is no delegation',
  (name) => {
    const rows = [
      ['Ф.И.О.', 'Телефон'],
      ['Иванов Иван', ''],
    ];
    const { people } = read(plainSheet(rows, { name }), plainSheet([...rows, ['Ли Вера', '']], { name: 'Казахстан' }));
    expect(people.map(({ delegation }) => delegation)).toEqual(['', 'Казахстан', 'Казахстан']);
  },
);

test('a column of delegations wins over the names of sheets', () => {
  const rows = [
    ['Ф.И.О.', 'Делегация'],
    ['Иванов Иван', 'Минюст'],
    ['Ли Вера', ''],
  ];
  const { people } = read(plainSheet(rows, { name: 'Астана' }), plainSheet(rows, { name: 'Алматы' }));
  expect(new Set(people.map(({ delegation }) => delegation))).toEqual(new Set(['Минюст', '']));
});

test.each([[['', 'Фамилия', 'Имя', 'Отчество', 'Пол', '']], [['', 'Фамилия', 'Имя', 'Отчество', '', '']]])(
  'heads in two rows under a merged head of names: %s',
  (lower) => {
    const upper = ['№', 'Ф.И.О.', '', '', lower[4] === '' ? 'Пол' : '', 'Должность'];
    const rows = [upper, lower, ['1', 'Иванов', 'Иван', 'Иванович', 'м', 'Судья']];
    const { people } = read(plainSheet(rows, { spans: [{ row: 0, column: 1, rows: 1, columns: 3 }] }));
    expect(people).toMatchObject([{ family: 'Иванов', given: 'Иван', patronymic: 'Иванович', sex: 'm' }]);
  },
);

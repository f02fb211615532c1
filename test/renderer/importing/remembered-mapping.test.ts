import { beforeEach, expect, test } from 'vitest';
import { firstListMapping, rememberListMapping } from '../../../renderer/importing/remembered-mapping.ts';
import { plainSheet } from '../../../shared/exchange/sheets/table-sheet.ts';

beforeEach(() => localStorage.removeItem('list-mappings'));

const heads = ['№', 'Ф.И.О.', 'Направление', 'Должность'];
const list = plainSheet([['Список'], heads, ['1', 'Ким Олег Петрович', 'Минюст', 'эксперт']]);

test('the columns of a source are read as they were set the last time, by the heads of its lists', () => {
  const { mapping, isRemembered } = firstListMapping(list);
  expect([mapping.columns, isRemembered]).toEqual([['number', 'name', null, 'position'], false]);
  const own = mapping.columns.map((column, index) => (index === 2 ? 'institution' : column));
  rememberListMapping(list, { ...mapping, columns: own });
  const later = plainSheet([
    ['  №', 'ф.и.о. ', 'НАПРАВЛЕНИЕ', 'Должность'],
    ['1', 'Пак Анна Ивановна', 'Минздрав', 'врач'],
  ]);
  expect(firstListMapping(later)).toMatchObject({ mapping: { columns: own, headRow: 0 }, isRemembered: true });
  const other = plainSheet([
    [...heads, 'Телефон'],
    ['1', 'Пак Анна Ивановна', 'Минздрав', 'врач', ''],
  ]);
  expect(firstListMapping(other).isRemembered).toBe(false);
  rememberListMapping(later, firstListMapping(list).mapping);
  rememberListMapping(list, mapping);
  expect(firstListMapping(later).isRemembered).toBe(false);
});

test('what is stored and cannot be read is as nothing', () => {
  localStorage.setItem('list-mappings', '{"heads":1}');
  expect(firstListMapping(list).isRemembered).toBe(false);
  localStorage.setItem('list-mappings', 'not JSON');
  expect(firstListMapping(list).isRemembered).toBe(false);
});

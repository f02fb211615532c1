import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readAgendaFile } from '../../../../shared/exchange/understood-file.ts';

test('what is printed of a list of people has no birthdays and no passports', async () => {
  const list = 'Фамилия;Имя;Дата рождения;Паспорт\nИбраев;Тимур;15.07.1985;N07012345\nЛи;Анна;01.02.1990;N07012346';
  const read = await readAgendaFile(new TextEncoder().encode(list), 'list.csv', {
    language: 'ru',
    timeZone: null,
    as: 'people',
  });
  expect(read.people?.map(({ family }) => family)).toEqual(['Ибраев', 'Ли']);
  expect(JSON.stringify(read)).not.toMatch(/1985|1990|0701234/);
});

test('nor has that of a workbook', async () => {
  const bytes = new Uint8Array(readFileSync('test/files/people/p05-passport.xlsx'));
  const read = await readAgendaFile(bytes, 'p05-passport.xlsx', { language: 'ru', timeZone: null, as: 'people' });
  expect(JSON.stringify(read)).not.toMatch(/"(?:birth|birthYear|passport|passportUntil)"|007012345/);
});

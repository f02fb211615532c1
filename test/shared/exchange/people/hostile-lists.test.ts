import { describe, expect, test } from 'vitest';
import { readAgendaFile } from '../../../../shared/exchange/understood-file.ts';
import { KnownPeople } from '../../../../shared/matching/same-people.ts';
import { storedFacts } from '../../../../shared/matching/stored-people.ts';
import type { Name } from '../../../../shared/domain/people/person.ts';
import { anId, aPerson } from '../../../factories/a-workshop.ts';
import { readList } from './read-list.ts';

async function read(list: string) {
  const options = { language: 'en', timeZone: null, as: 'people' } as const;
  return readAgendaFile(new TextEncoder().encode(list), 'list.csv', options);
}

test.each(["=cmd|' /C calc'!A0", '=1+1', '@SUM(A1)', '＝1'])(
  '70: %s is an institution as it is written',
  async (text) => {
    const { people } = await read(
      `Name;Institution;Position\nOmarova Aigul;${text};${text}\nKarimov Rustam;Ministry;Doctor\n`,
    );
    expect(people?.[0]).toMatchObject({ family: 'Omarova', institution: text, position: text });
  },
);

test.each([
  ['N00012345', '007', '007'],
  ['1E5', 'TRUE', 'TRUE'],
  ['012345678901234567', '1E5', '1E5'],
])(
  '72: the passport %s and the institution %s keep their letters and digits',
  async (passport, institution, expected) => {
    const { people } = await readList(
      `Name;Institution;Passport\nOmarova Aigul;${institution};${passport}\nKarimov Rustam;Ministry;N1\n`,
    );
    expect(people[0]).toMatchObject({ institution: expected, passport });
  },
);

test('72: a telephone keeps its zeros and its plus', async () => {
  const { people } = await read(
    'Name;Phone;Country\nOmarova Aigul;+7 701 000 00 01;Kazakhstan\nKarimov Rustam;00998 90 000 00 02;Uzbekistan\n',
  );
  expect(people?.map(({ phone }) => phone)).toEqual([['+77010000001'], ['+998900000002']]);
});

describe('74, 106 the same name, written otherwise', () => {
  const nameOf = (family: string, given: string): Name => ({ family, given, patronymic: '' });
  test.each<[string, Name, Name]>([
    ['composed and decomposed', nameOf('Майорова', 'Айгуль'), nameOf('Маи\u0306орова', 'Аи\u0306гуль')],
    ['in capitals', nameOf('İbrahimova', 'Aylin'), nameOf('İBRAHİMOVA', 'AYLİN')],
    ['with letters of another alphabet that look the same', nameOf('Омарова', 'Анна'), nameOf('Oмapова', 'Aннa')],
    ['with signs that are not seen', nameOf('Омарова', 'Анна'), nameOf('Омарова\u200b', '\ufeffАн\u00adна')],
    ['with another apostrophe', nameOf('Toʻxtayeva', 'Dilnoza'), nameOf("To'xtayeva", 'Dilnoza')],
    ['in the other alphabet', nameOf('Тохтаева', 'Дильноза'), nameOf('Tokhtayeva', 'Dilnoza')],
  ])('%s is offered as the same person, and is merged by nobody but the user', (_, written, other) => {
    const stored = aPerson({ id: anId(1), latinName: null, cyrillicName: written, email: '', phone: '' });
    const listed = aPerson({ id: anId(2), latinName: null, cyrillicName: other, email: '', phone: '' });
    const known = new KnownPeople(storedFacts([stored], []));
    const [facts] = storedFacts([listed], []);
    const found = facts === undefined ? [] : known.alike(facts);
    expect(found).toMatchObject([{ one: anId(2), other: anId(1) }]);
  });
});

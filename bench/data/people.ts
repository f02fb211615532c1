import type { Institution } from '../../shared/domain/people/person.ts';
import type { Person } from '../../shared/domain/people/person.ts';

/** Names as they come: diacritics, apostrophes, quotes, right to left, very long, one word only. */
const families = [
  ['Äbenova', 'Әбенова'],
  ["O'Søren-Łukasz", 'О’Сёрен-Лукаш'],
  ['Ахмедов', 'Ахмедов'],
  ['Ġafurova', 'Ғафурова'],
  ['שפירא', 'Шапира'],
  ['الأحمدي', 'Аль-Ахмади'],
  ['Saidov "Junior"', 'Саидов «младший»'],
  ['=HYPERLINK("x")', '+Сумма'],
  ['Kim', 'Ким'],
  [`Very${'long'.repeat(20)}`, `Очень${'длинная'.repeat(10)}`],
] as const;
const given = ['Gülnar', 'Oʻtkir', 'Nurlan', 'Zulfiya', 'Þór', 'Anna-Maria', 'Şöhrat'] as const;

export const institutionCount = 60;

/** A place in a name space of its own, so that a person is the same in every workshop and in every size. */
function fixedId(space: string, number: number): string {
  const mixed = Math.imul(number + 1, 0x9e_37_79_b1) >>> 0;
  const tail = `${number.toString(16).padStart(8, '0')}${(mixed % 0x1_00_00).toString(16).padStart(4, '0')}`;
  return `0190${space}-${(mixed >>> 16).toString(16).padStart(4, '0')}-7000-8000-${tail}`;
}

export function personId(number: number): string {
  return fixedId('a0a0', number);
}

export function makePerson(number: number): Person {
  const [latin, cyrillic] = families[number % families.length] ?? families[0];
  const first = given[number % given.length] ?? given[0];
  const patronymic = number % 3 === 0 ? 'Akhmetovich' : '';
  const isLatinOnly = number % 11 === 0;
  return {
    id: personId(number),
    latinName: { family: `${latin} ${number}`, given: first, patronymic },
    cyrillicName: isLatinOnly ? null : { family: `${cyrillic} ${number}`, given: first, patronymic: '' },
    sex: number % 20 === 0 ? 'unspecified' : number % 2 === 0 ? 'female' : 'male',
    ageBand: number % 4 === 0 ? null : '35-44',
    country: 'KZ',
    institutionId: number % 13 === 0 ? null : institutionNumber(number % institutionCount).id,
    position: number % 7 === 0 ? {} : { en: 'Senior specialist of the department', ru: 'Главный специалист отдела' },
    email: number % 5 === 0 ? '' : `person${number}@example.org`,
    phone: '',
    languages: [],
    protected: number % 50 === 49,
    differentFrom: [],
    trainer: null,
  };
}

export function institutionNumber(number: number): Institution {
  return {
    id: fixedId('b0b0', number),
    name: { en: `Ministry "No. ${number}" & partners`, ru: `Министерство № ${number}` },
    kind: 'ministry',
    sector: 'health',
    country: 'KZ',
  };
}

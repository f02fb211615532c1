import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countryName } from '../../../shared/domain/country.ts';
import { languages, type Language, type Text } from '../../../shared/domain/language.ts';
import { type Delegation, plainDelegation } from '../../../shared/domain/people/groups.ts';
import { countriesByName, peopleChoices } from '../../../shared/text/choice-lists.ts';
import { compareNames, delegationName, isNamedAsCountry } from '../../../shared/text/collation.ts';
import { aParticipation, aPerson, anId, aWorkshop, ids } from '../../factories/a-workshop.ts';

function sorted(language: Language, names: readonly string[]): string[] {
  return [...names].sort(compareNames(language));
}

describe('the order of names', () => {
  test.each<[Language, string[]]>([
    [
      'kk',
      [
        'Азат',
        'Әбдірова',
        'Бек',
        'Ғабит',
        'Дана',
        'Касым',
        'Қасымов',
        'Нұр',
        'Ұлпан',
        'Хан',
        'Һарун',
        'Шолпан',
        'Ілияс',
        'Яна',
      ],
    ],
    ['ky', ['Нур', 'Ңар', 'Осмон', 'Өмүр', 'Уран', 'Үсөн', 'Фатима']],
    ['tg', ['Гул', 'Ғафур', 'Икром', 'Карим', 'Қодир', 'Умар', 'Ӯктам', 'Хуршед', 'Ҳамид', 'Чинор', 'Ҷамшед']],
    ['tk', ['Çary', 'Döwlet', 'Eziz', 'Ämin', 'Jeren', 'Žanna', 'Nury', 'Ňaz', 'Ýagmyr', 'Zöhre']],
    ['uz', ['Nodira', 'Odil', 'Zafar', 'Oʻtkir', 'Gʻuncha', 'Shahnoza', 'Chori']],
    ['ru', ['Ёлкина', 'Елшина', 'Йорк', 'Касымов', 'Қасымов', 'Қасымова', 'Ясин']],
    ['en', ['Ábel', 'Adams', 'Öwezow', 'Owen', 'Zhanov', 'Абаев']],
  ])('in %s', (language, names) => {
    const expected = language === 'en' ? ['Ábel', 'Adams', 'Owen', 'Öwezow', 'Zhanov', 'Абаев'] : names;
    expect(sorted(language, [...names].reverse())).toEqual(expected);
  });

  test('the forms of the Uzbek apostrophe are one letter', () => {
    expect(sorted('uz', ['O‘b', 'Oʻa', "O'c"])).toEqual(['Oʻa', 'O‘b', "O'c"]);
  });

  test.each(languages)('numbers stand by their value, in %s', (language) => {
    const names = ['2', '10', '10a', 'A 2', 'A 02b', 'A 10', 'A 10.2', 'A 10.11', 'A 100', 'A b'];
    expect(sorted(language, [...names].reverse())).toEqual(names);
    expect(sorted(language, ['Зал 10', 'Зал 9', 'Зал'])).toEqual(['Зал', 'Зал 9', 'Зал 10']);
  });

  test('is an order: the same whichever way the list comes', () => {
    const name = fc.string({ unit: fc.constantFrom(...'аәбқяAaÖoʻg hsШ-07é') });
    fc.assert(
      fc.property(fc.constantFrom(...languages), fc.array(name, { maxLength: 12 }), (language, names) => {
        expect(sorted(language, [...names].reverse())).toEqual(sorted(language, names));
      }),
    );
  });
});

describe('lists of choices', () => {
  test.each(languages)(
    'countries stand in the order of their names, in %s, those of the programme first',
    (language) => {
      const all = countriesByName(language);
      const names = all.map(({ name }) => name);
      expect(names).toEqual(names.toSorted(compareNames(language)));
      const first = countriesByName(language, ['KZ', 'UZ']);
      expect(
        first
          .slice(0, 2)
          .map(({ value }) => value)
          .toSorted(),
      ).toEqual(['KZ', 'UZ']);
      expect(new Set(first.map(({ value }) => value)).size).toBe(all.length);
    },
  );

  test('who leads stands before who takes part: trainers, then experts, each by name; codes after names', () => {
    const wanted = [
      ['Yusupov', 'participant', false],
      ['Abenova', 'participant', false],
      ['Bekov', 'expert', false],
      ['Dosova', 'trainer', false],
      ['Azimov', 'trainer', false],
      ['Aaliyev', 'participant', true],
    ] as const;
    const people = wanted.map(([family, , isProtected], index) =>
      aPerson({
        id: anId(0x200 + index),
        latinName: { family, given: 'A', patronymic: '' },
        protected: isProtected,
      }),
    );
    const participations = wanted.map(([, role], index) =>
      aParticipation({ id: anId(0x100 + index), personId: anId(0x200 + index), number: index + 1, role }),
    );
    expect(peopleChoices(aWorkshop({ people, participations }), 'en').map(({ name }) => name.split(' ')[0])).toEqual([
      'Azimov',
      'Dosova',
      'Bekov',
      'Abenova',
      'Yusupov',
      'P-06',
    ]);
  });
});

describe('the name of a delegation', () => {
  const named = (name: Text, country: string | null): Delegation => ({
    ...plainDelegation,
    id: ids.delegation,
    workshopId: ids.workshop,
    name,
    country,
    headParticipationId: null,
    quota: null,
  });

  test('that is its country’s is the country’s in every language', () => {
    const own = named({ en: 'Kyrgyzstan', ru: 'Кыргызстан' }, 'KG');
    expect(delegationName(own, 'kk')).toBe(countryName('KG', 'kk'));
    expect(delegationName(own, 'uz')).toBe('Qirgʻiziston');
    expect(delegationName(named({ ru: 'Швеция' }, 'SE'), 'en')).toBe('Sweden');
    expect(delegationName(named({}, 'SE'), 'en')).toBe('Sweden');
  });

  test('that is another one stays, in Russian before English for national languages', () => {
    const own = named({ en: 'Ministry of Health', ru: 'Минздрав' }, 'KZ');
    expect(delegationName(own, 'kk')).toBe('Минздрав');
    expect(delegationName(named({ en: 'Sweden' }, null), 'ru')).toBe('Sweden');
  });

  test('that is a country’s of the region is that country’s, though none was chosen for it', () => {
    expect(delegationName(named({ en: 'Kyrgyzstan' }, null), 'ru')).toBe('Кыргызстан');
    expect(delegationName(named({ en: 'Kazakhstan', ru: 'Казахстан' }, null), 'kk')).toBe('Қазақстан');
    expect(isNamedAsCountry(named({}, null))).toBe(false);
    expect(delegationName(named({ en: 'Kazakhstan', ru: 'Минздрав' }, null), 'kk')).toBe('Минздрав');
  });
});

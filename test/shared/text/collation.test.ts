import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languages, type Language } from '../../../shared/domain/language.ts';
import { compareNames } from '../../../shared/text/collation.ts';

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

  test('is an order: the same whichever way the list comes', () => {
    const name = fc.string({ unit: fc.constantFrom(...'аәбқяAaÖoʻg hsШ-7é') });
    fc.assert(
      fc.property(fc.constantFrom(...languages), fc.array(name, { maxLength: 12 }), (language, names) => {
        expect(sorted(language, [...names].reverse())).toEqual(sorted(language, names));
      }),
    );
  });
});

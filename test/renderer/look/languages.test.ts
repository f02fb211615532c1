import { beforeAll, describe, expect, test } from 'vitest';
import { type Language, languages } from '../../../shared/domain/language.ts';
import { compareNames } from '../../../shared/text/collation.ts';
import { formatDateWithWeekday, formatDayMonth, shortWeekdayName } from '../../../shared/text/dates.ts';
import { isTextKey, loadCatalogues, pluralRulesOf, type TextKey, translator } from '../../../shared/text/text.ts';

/*
  In the browser of the app, which has no data for Kazakh, Kyrgyz, Tajik, Turkmen and Uzbek and takes those of the system's language
  in their place, unless the program brings its own.
*/
beforeAll(async () => loadCatalogues());

const counts = [0, 1, 2, 4, 5, 11, 12, 21, 22, 25, 100, 101, 111];
const russian = 'many one few few many many many one few many many one many'.split(' ');
const two = counts.map((count) => (count === 1 ? 'one' : 'other'));

describe.each(languages)('in %s', (language) => {
  test('numbers take the plural forms of the language', () => {
    const rules = new Intl.PluralRules(pluralRulesOf(language));
    expect(counts.map((count) => rules.select(count))).toEqual(language === 'ru' ? russian : two);
  });

  test('every text that counts has a form for every number', () => {
    const t = translator(language);
    const counted: readonly TextKey[] = [
      'screens.people.about',
      'screens.people.delegations',
      'screens.documents.pages',
      'screens.documents.findings',
      'documents.days-undated',
    ];
    for (const key of counted) {
      expect(isTextKey(key), key).toBe(false);
      for (const count of counts) {
        const text = t(key, { count });
        expect(text, `${key} ${String(count)}`).not.toContain(key);
        if (count !== 1) expect(text).toContain(String(count));
      }
    }
  });
});

test.each<[Language, string, string, string]>([
  ['kk', '2025 ж. 15 шілде, сейсенбі', '15 шілде', 'сс'],
  ['ky', '2025-ж., 15-июль, шейшемби', '15-июль', 'шейш.'],
  ['tg', 'сешанбе, 15 июли соли 2025', '15 июли', 'сшб'],
  ['tk', '15 iýul 2025 sişenbe', '15 iýul', 'siş'],
  ['uz', 'seshanba, 15-iyul, 2025', '15-iyul', 'sesh'],
])('dates in %s', (language, withWeekday, dayMonth, weekday) => {
  const plain = (text: string): string => text.replaceAll('\u00A0', ' ');
  expect(plain(formatDateWithWeekday('2025-07-15', language))).toBe(withWeekday);
  expect(plain(formatDayMonth('2025-07-15', language))).toBe(dayMonth);
  expect(shortWeekdayName('2025-07-15', language)).toBe(weekday);
});

test.each<[Language, readonly string[]]>([
  ['kk', ['Азат', 'Әсел', 'Касым', 'Қанат', 'Нұр', 'Өмір', 'Ұлан', 'Үміт', 'Ілияс', 'Яна']],
  ['ky', ['Нур', 'Ңар', 'Осмон', 'Өмүр', 'Уран', 'Үсөн']],
  ['tg', ['Гул', 'Ғафур', 'Карим', 'Қодир', 'Умар', 'Ӯктам', 'Ҳамид', 'Чинор', 'Ҷамшед']],
  ['tk', ['Çary', 'Eziz', 'Ämin', 'Jeren', 'Žanna', 'Nury', 'Ňaz', 'Ýagmyr', 'Zöhre']],
  ['uz', ['Odil', 'Zafar', 'Oʻtkir', 'Gʻuncha', 'Shahnoza', 'Chori']],
])('names in the alphabet of %s', (language, names) => {
  expect(names.toReversed().sort(compareNames(language))).toEqual(names);
});

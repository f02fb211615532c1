import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { comparedText } from '../../../shared/matching/name-letters.ts';
import { romanisationSystems } from '../../../shared/matching/romanisations.ts';
import { wordLikeness } from '../../../shared/matching/word-likeness.ts';
import { soundsOf } from '../../../shared/matching/word-sounds.ts';
import { namesFolder } from './known-people.ts';

/** How the words of two texts are alike, in their order. */
function likenesses(one: string, other: string): string[] {
  const [first, second] = [one, other].map((text) =>
    comparedText(text)
      .split(/[^\p{L}\p{M}'-]+/u)
      .filter(Boolean),
  );
  return (first ?? []).map((word, index) => wordLikeness(soundsOf(word), soundsOf(second?.[index] ?? '')));
}

const [, ...rows] = readFileSync(path.join(namesFolder, 'transliteration-pairs.tsv'), 'utf8').trimEnd().split('\n');
const pairs = rows.map(
  (row) => row.replaceAll('\\', '').split('\t') as [system: string, cyrillic: string, latin: string],
);

test('words are known by their romanisations in all systems', () => {
  // Alphabets as lists of letters and single letters are no words.
  const words = pairs.filter(([, cyrillic]) => /\p{L}{3}/u.test(cyrillic) && !/(\p{L})\1{2}|[Шш][Чч] /u.test(cyrillic));
  const missed = words.filter(([, cyrillic, latin]) => likenesses(cyrillic, latin).some((each) => each !== 'same'));
  expect({ words: words.length, missed }).toEqual({ words: words.length, missed: [] });
});

test.each([
  ['Қожахметов', 'Kozhakhmetov', 'Qojahmetov', 'Кожахметов', 'Qozhakhmetov'],
  ['Жүсіпова', 'Zhussipova', 'Zhusipova', 'Jüsipova'],
  ['Шыңғыс', 'Shyngys', 'Şyñğys', 'Shynghys', 'Шынгыс'],
  ['Әсел', 'Asel', 'Äsel', 'Асель', 'Assel'],
  ['Ҷӯраев', 'Джураев', 'Juraev', 'Jŭraev', 'Dzhuraev', 'Djouraev'],
  ['Joʻrayev', 'Жўраев', 'Jo‘rayev', "Jo'rayev", 'Джураев', 'Juraev', 'Dzhurayev'],
  ['Oʻtkir', 'Ўткир', 'Уткур', 'Utkir', 'Otkir'],
  ['Хадича', 'Xadicha', 'Khadicha', 'Hadicha'],
  ['Ёқубов', 'Yoqubov', 'Yakubov', 'Якубов'],
  ['Ёлкин', 'Yolkin', 'Elkin', 'Ëlkin', 'Елкин'],
  ['Пётр', 'Pyotr', 'Petr', 'Петр'],
  ['Джерен', 'Jeren', 'Zheren', 'Dzheren'],
  ['Мередов', 'Meredow', 'Meredov', 'Meredoff'],
  ['Оразов', 'Orazov', 'Orazow'],
  ['Александр', 'Aleksandr', 'Alexandr'],
  ['Щербаков', 'Shcherbakov', 'Scherbakov', 'Ŝerbakov', 'Sherbakov'],
  ['Цхай', 'Tskhay', 'Tskhai'],
  ['Исхак', 'Iskhak', 'Ishak'],
  ['Гульнара', 'Goulnara', 'Gulnara'],
  ['Ташкент', 'Tachkent', 'Tashkent', 'Toshkent'],
])('%s is known in its other spellings', (first, ...others) => {
  const missed = others.filter((other) => likenesses(first, other)[0] !== 'same');
  expect(missed).toEqual([]);
});

test.each([
  ['Динара', 'Diana'],
  ['Ерлан', 'Yermek'],
  ['Ли', 'Лим'],
  ['Гүлнұр', 'Гүлнар'],
  ['Али', 'Алия'],
  ['Каримжон', 'Karim'],
  ['Виктор', 'Виталий'],
  ['Нурлан', 'Нурбек'],
  ['Азиз', 'Азиза'],
  ['Асан', 'Үсен'],
  ['Мухамеджанова', 'Мухамедьярова'],
])('%s and %s are two names', (one, other) => {
  expect(likenesses(one, other)).not.toEqual(['same']);
});

test('every system says where it is from', () => {
  for (const systems of Object.values(romanisationSystems)) {
    for (const { source, letters } of systems) {
      expect(source.length).toBeGreaterThan(10);
      expect(letters).toMatch(/^(?:\p{L}=\S+ ?)+$/u);
    }
  }
});

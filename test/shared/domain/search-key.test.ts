import { describe, expect, test } from 'vitest';
import { searchDistance, searchedText, searchQuery } from '../../../shared/domain/forgiving-search.ts';
import { languages } from '../../../shared/domain/language.ts';
import { matchesQuery, rankedMatches } from '../../../shared/domain/search-key.ts';
import { compareNames } from '../../../shared/text/collation.ts';
import { countedWork } from '../counted-work.ts';
import { naughtyClasses, naughtyTexts } from '../../factories/naughty-texts.ts';

const forms = ['NFC', 'NFD'] as const;

describe('105 a text of any kind', () => {
  test.each(naughtyClasses)('is found by itself, in either normal form: %s', async (_, texts) => {
    for (const text of texts) {
      for (const [written, typed] of forms.flatMap((one) => forms.map((other) => [one, other] as const))) {
        const [name, query] = [text.normalize(written), text.normalize(typed)];
        expect(matchesQuery(name, query), JSON.stringify(text)).toBe(true);
        expect(rankedMatches([{ name }], query).matches, JSON.stringify(text)).toHaveLength(1);
        expect(searchDistance(searchedText(name), searchQuery(query)), JSON.stringify(text)).not.toBeNull();
      }
    }
  });

  test('has its place in a list, whichever way the list comes', () => {
    for (const language of languages) {
      const sorted = naughtyTexts.toSorted(compareNames(language));
      expect(naughtyTexts.toReversed().toSorted(compareNames(language))).toEqual(sorted);
    }
  });
});

describe('106 the same name', () => {
  test.each([
    ['Café', 'Cafe\u0301'],
    ['Майоров', 'Маи\u0306оров'],
    ['Çaryýewa', 'Çaryýewa'.normalize('NFD')],
    ['İstanbul', 'istanbul'],
    ['ISPARTA', 'ısparta'],
    ['STRASSE', 'straße'],
    ['Oʻtkir', "o'tkir"],
    ['Артём', 'артем'],
    ['ҚЫЗЫЛОРДА', 'кызылорда'],
  ])('%s is found as %s, and the other way round', (one, other) => {
    expect([matchesQuery(one, other), matchesQuery(other, one)]).toEqual([true, true]);
  });

  test.each([
    // The first letter is a Latin one.
    ['Cадыкова', 'Садыкова'],
    ['Oмаров', 'Омаров'],
    ['Aбенова Aйгуль', 'абенова айгуль'],
  ])('%s with letters of another alphabet is found by what is meant', (written, typed) => {
    expect(searchDistance(searchedText(written), searchQuery(typed))).not.toBeNull();
  });
});

describe('the work of a search', () => {
  const parts = ['a', 'ы', 'word ', 'ab'];
  const typedParts = ['a', 'ы', 'word ', 'ba'];
  const workOf = async (letters: number, typed: number): Promise<number[]> => {
    const names = parts.map((part) => searchedText(part.repeat(letters / part.length)));
    const counts: number[] = [];
    for (const part of typedParts) {
      const query = searchQuery(`${part.repeat(typed)}!`);
      const { work } = await countedWork(() => names.forEach((name) => void searchDistance(name, query)));
      counts.push(work);
    }
    return counts;
  };

  test('73: the work of a search does not grow with a query longer than any name', async () => {
    expect(await workOf(2000, 20_000)).toEqual(await workOf(2000, 2000));
  });

  test('grows with the name no faster than the name, and is small for a name of any length', async () => {
    const [short, long] = [await workOf(10_000, 2000), await workOf(20_000, 2000)];
    for (const [index, work] of long.entries()) expect(work).toBeLessThan(2.1 * (short[index] ?? 0) + 100);
    expect(Math.max(...long)).toBeLessThan(2_000_000);
  });

  test('of a text of any kind is a few steps a letter', async () => {
    for (const text of naughtyTexts) {
      const { work } = await countedWork(() => searchDistance(searchedText(text), searchQuery(text)));
      expect(work, JSON.stringify(text)).toBeLessThan(100 * (text.length + 10));
    }
  });
});

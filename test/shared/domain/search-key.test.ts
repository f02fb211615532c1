import { describe, expect, test } from 'vitest';
import { searchDistance, searchedText, searchQuery } from '../../../shared/domain/forgiving-search.ts';
import { languages } from '../../../shared/domain/language.ts';
import { matchesQuery, rankedMatches } from '../../../shared/domain/search-key.ts';
import { compareNames } from '../../../shared/text/collation.ts';
import { naughtyClasses, naughtyTexts } from '../../factories/naughty-texts.ts';
import { countedWork } from '../counted-work.ts';
import { gentle, timesLonger } from '../growth.ts';

const forms = ['NFC', 'NFD'] as const;

describe('105 a text of any kind', () => {
  test.each(naughtyClasses)('is found by itself, in either normal form: %s', async (_, texts) => {
    for (const text of texts) {
      for (const [written, typed] of forms.flatMap((one) => forms.map((other) => [one, other] as const))) {
        const [name, query] = [text.normalize(written), text.normalize(typed)];
        expect(matchesQuery(name, query), JSON.stringify(text)).toBe(true);
        expect(rankedMatches([{ name }], query).matches, JSON.stringify(text)).toHaveLength(1);
        const { value, work } = await countedWork(() => searchDistance(searchedText(name), searchQuery(query)));
        expect(value, JSON.stringify(text)).not.toBeNull();
        expect(work, JSON.stringify(text)).toBeLessThan(1000 + 200 * text.length);
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

test('73: a long query that is nowhere is answered at once', async () => {
  for (const typed of ['a', 'ы', 'word ', 'ba']) {
    const longer = await timesLonger((share) => {
      const length = 20_000 * share;
      const query = searchQuery(`${typed.repeat(length)}!`);
      for (const part of ['a', 'ы', 'word ', 'ab'])
        searchDistance(searchedText(part.repeat(length / part.length)), query);
    });
    expect(longer).toBeLessThan(gentle);
  }
});

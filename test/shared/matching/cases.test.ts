import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { samePeople } from '../../../shared/matching/same-people.ts';
import { namesFolder, peopleOfList } from './known-people.ts';

type Answer = Readonly<Record<'same' | 'notSame' | 'ask', readonly (readonly [string, string])[]>>;

const lists = ['m01-cyrillic-passport', 'm02-uzbek-alphabets', 'm03-namesakes', 'm04-spellings'];

/** Pairs that may be asked about where the answer says that they are the same, or the other way round. */
const either: Readonly<Record<string, readonly string[]>> = {
  'm01-cyrillic-passport': ['a6 b6'],
  'm02-uzbek-alphabets': ['b2 b9'],
  'm03-namesakes': [],
  'm04-spellings': [],
};

test.each(lists)('%s', async (name) => {
  const answer = JSON.parse(readFileSync(path.join(namesFolder, `${name}.expected.json`), 'utf8')) as Answer;
  const people = await Promise.all(
    ['a', 'b'].map((letter) => peopleOfList(letter, readFileSync(path.join(namesFolder, `${name}-${letter}.csv`)))),
  );
  const pairs = samePeople(people.flat());
  const keysOf = (verdict: string): string[] =>
    pairs
      .filter((pair) => pair.verdict === verdict)
      .map(({ one, other }) => `${one} ${other}`)
      .toSorted();
  const keys = (list: readonly (readonly [string, string])[]): string[] =>
    list.map((pair) => pair.toSorted().join(' '));
  const open = new Set(either[name]);
  expect({
    likely: keysOf('likely').filter((key) => !open.has(key)),
    possible: keysOf('possible').filter((key) => !open.has(key)),
  }).toEqual({
    likely: keys(answer.same)
      .filter((key) => !open.has(key))
      .toSorted(),
    possible: keys(answer.ask).toSorted(),
  });
});

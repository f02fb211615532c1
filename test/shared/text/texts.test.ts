import { expect, test } from 'vitest';
import { failureCodes } from '../../../shared/result.ts';
import { english } from '../../../shared/text/english/english.ts';
import { russian } from '../../../shared/text/russian/russian.ts';
import { translator } from '../../../shared/text/text.ts';

type Texts = ReadonlyMap<string, string>;

function textsIn(tree: object, path: readonly string[] = []): Texts {
  const entries = Object.entries(tree).flatMap(([key, value]: [string, unknown]): [string, string][] =>
    typeof value === 'string' ? [[[...path, key].join('.'), value]] : [...textsIn(value as object, [...path, key])],
  );
  return new Map(entries);
}

const plural = /_(one|few|many|other)$/;
const inEnglish = textsIn(english);
const inRussian = textsIn(russian);
const pluralKeys = [...inEnglish.keys()].filter((key) => key.endsWith('_other')).map((key) => key.replace(plural, ''));

function placeholders(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? ''))].sort();
}

test('both languages have the same texts', () => {
  const single = (texts: Texts): string[] => [...texts.keys()].filter((key) => !plural.test(key)).sort();
  expect(single(inRussian)).toEqual(single(inEnglish));
});

test('no text is empty', () => {
  for (const [key, text] of [...inEnglish, ...inRussian]) expect(text.trim(), key).not.toBe('');
});

test('every plural has two forms in English and four in Russian, in no more and no fewer', () => {
  const formsOf = (texts: Texts, key: string): string[] =>
    [...texts.keys()]
      .filter((other) => other.replace(plural, '') === key && plural.test(other))
      .map((other) => other.slice(key.length + 1));
  for (const key of pluralKeys) {
    expect(formsOf(inEnglish, key).sort(), key).toEqual(['one', 'other']);
    expect(formsOf(inRussian, key).sort(), key).toEqual(['few', 'many', 'one', 'other']);
  }
});

test('the placeholders of a text are the same in both languages', () => {
  for (const [key, text] of inRussian) {
    const original = inEnglish.get(key) ?? inEnglish.get(key.replace(plural, '_other')) ?? '';
    const wanted = placeholders(original);
    const found = placeholders(text);
    // "One participant" may leave the number out.
    if (key.endsWith('_one')) expect(wanted, key).toEqual(expect.arrayContaining(found));
    else expect(found, key).toEqual(wanted);
  }
});

test('every failure has a sentence that ends in a full stop and says what happened', () => {
  for (const language of ['en', 'ru'] as const) {
    for (const code of failureCodes) {
      const sentence = translator(language)(`errors.${code}`, { limit: 1, line: 1, version: 2, known: 1 });
      expect(sentence, code).toMatch(/^.{15,}\.$/s);
    }
  }
});

test('a text in Russian is not the English one', () => {
  // Names of products and formats stay, and so do texts of placeholders alone.
  const words = (text: string): string => text.replaceAll(/\{\{\w+\}\}|Excel|Electron|Chromium|Rostrum/g, '');
  const same = [...inEnglish].filter(([key, text]) => /[a-z]{4}/.test(words(text)) && inRussian.get(key) === text);
  expect(same.map(([key]) => key)).toEqual([]);
});

import { describe, expect, test } from 'vitest';
import {
  hasPlaceholdersOf,
  keysFor,
  placeholders,
  pluralForms,
  sourceOf,
  textsIn,
} from '../../../scripts/catalogue-texts.mjs';
import { languages } from '../../../shared/domain/language.ts';
import { failureCodes } from '../../../shared/result.ts';
import sameWords from '../../../shared/text/catalogues/same-words.json';
import { english } from '../../../shared/text/english.ts';
import { isTextKey, pluralRulesOf, translator } from '../../../shared/text/text.ts';

type Texts = ReadonlyMap<string, string>;

/** The catalogues as they lie on the disk, by `<language>/<file>`. */
const files = new Map(
  Object.entries(
    import.meta.glob<string>('../../../shared/text/catalogues/*/*.json', {
      query: '?raw',
      import: 'default',
      eager: true,
    }),
  ).map(([path, text]) => [path.split('/').slice(-2).join('/'), text]),
);

function textsOf(file: string): Texts {
  return new Map(textsIn(JSON.parse(files.get(file) ?? '{}') as object));
}

function fileNames(language: string): string[] {
  return [...files.keys()]
    .filter((file) => file.startsWith(`${language}/`))
    .map((file) => file.slice(language.length + 1));
}

function catalogue(language: string): Texts {
  return new Map(fileNames(language).flatMap((name) => [...textsOf(`${language}/${name}`)]));
}

const inEnglish = catalogue('en');
const translations = languages.filter((language) => language !== 'en');

test('every file is as JSON.stringify writes it, so no key stands in it twice', () => {
  for (const [file, text] of files) expect(text, file).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`);
});

test('the English catalogue is all of its files, and no text stands in two of them', () => {
  const inFiles = fileNames('en').flatMap((name) => [...textsOf(`en/${name}`)]);
  expect(new Map(inFiles)).toEqual(new Map(textsIn(english)));
  expect(inFiles).toHaveLength(new Map(inFiles).size);
});

test('a translation keeps the placeholders of its text; only one thing may stand without its number', () => {
  expect(hasPlaceholdersOf('days_one', 'one day', '{{count}} days')).toBe(true);
  expect(hasPlaceholdersOf('days_few', 'days', '{{count}} days')).toBe(false);
  expect(hasPlaceholdersOf('hello', 'Hello', 'Hello {{name}}')).toBe(false);
  expect(hasPlaceholdersOf('hello', 'Hello {{name}} {{more}}', 'Hello {{name}}')).toBe(false);
});

test('no text is empty', () => {
  const empty = [...files.keys()].flatMap((file) =>
    [...textsOf(file)].filter(([, text]) => text.trim() === '').map(([key]) => `${file}: ${key}`),
  );
  expect(empty).toEqual([]);
});

test.each(languages)('the plural forms of a translation in %s are those that the program asks for', (language) => {
  const { pluralCategories } = new Intl.PluralRules(pluralRulesOf(language)).resolvedOptions();
  expect(pluralForms(language).toSorted()).toEqual(pluralCategories.toSorted());
});

test('an English plural has two forms', () => {
  expect(keysFor('en', inEnglish.keys()).toSorted()).toEqual([...inEnglish.keys()].toSorted());
});

describe.each(translations)('the catalogue in %s', (language) => {
  const texts = catalogue(language);

  test('lacks no text in any of its files, and has no other', () => {
    expect(fileNames(language).toSorted()).toEqual(fileNames('en').toSorted());
    const differences = fileNames('en').flatMap((name) => {
      const wanted = new Set(keysFor(language, textsOf(`en/${name}`).keys()));
      const found = new Set(textsOf(`${language}/${name}`).keys());
      return [
        ...[...wanted].filter((key) => !found.has(key)).map((key) => `${name} lacks ${key}`),
        ...[...found].filter((key) => !wanted.has(key)).map((key) => `${name} has ${key} without an English one`),
      ];
    });
    expect(differences).toEqual([]);
  });

  test('has the placeholders of the English texts', () => {
    const wrong = [...texts].flatMap(([key, text]) => {
      const source = sourceOf(inEnglish, key);
      if (hasPlaceholdersOf(key, text, source)) return [];
      return [`${key}: ${placeholders(text).join(' ')} where English has ${placeholders(source).join(' ')}`];
    });
    expect(wrong).toEqual([]);
  });

  test('says nothing in English', () => {
    // Names of products and formats stay, and so do texts of placeholders alone.
    const words = (text: string): string => text.replaceAll(/\{\{\w+\}\}|Excel|Electron|Chromium|Rostrum/g, '');
    const listed: object = language === 'ru' ? {} : sameWords[language];
    const same = [...inEnglish].filter(
      ([key, text]) => /[a-z]{4}/.test(words(text)) && texts.get(key) === text && !(key in listed),
    );
    expect(same.map(([key]) => key)).toEqual([]);
  });
});

const letters = (text: string): string => text.replaceAll(/\{\{\w+\}\}|[^\p{L}]/gu, '');

test.each(translations.filter((language) => language !== 'ru'))(
  'a text in %s that is the Russian or the English one is listed with the reason',
  (language) => {
    const inRussian = catalogue('ru');
    const same = [...catalogue(language)].filter(
      ([key, text]) =>
        letters(text) !== '' &&
        (text === inRussian.get(key) || (text === inEnglish.get(key) && /\p{L}{4}/u.test(letters(text)))),
    );
    const listed = sameWords[language];
    expect(same.map(([key]) => key).toSorted()).toEqual(Object.keys(listed).toSorted());
    for (const reason of Object.values(listed)) expect(reason).toMatch(/\w{4}/);
  },
);

test('Tajik counts by two forms, whatever the language of the system', () => {
  const t = translator('tg');
  expect(t('documents.days-undated', { count: 1 })).toContain('1 ');
  expect(t('documents.days-undated', { count: 21 })).toBe(t('documents.days-undated', { count: 5 }).replace('5', '21'));
});

test('a value that ends with a full stop has no second one behind it', () => {
  const said = translator('ru')('errors.clock-behind', { date: '15 июля 2025 г.' });
  expect(said).toContain('15 июля 2025 г.');
  const ahead = translator('ru')('errors.clock-ahead', { date: '15 июля 2025 г.' });
  expect(ahead).toContain('вплоть до 15 июля 2025 г. Новые');
  expect(translator('en')('errors.call-failed', { reason: 'The disk is full.' })).not.toContain('..');
});

test('a value with a stop of its own takes the place of the full stop after it', () => {
  const t = translator('ru');
  const sentence = t('peopleList.form.recognised', { code: 'A', date: '18 ноября 2026 г.' });
  expect(sentence).toMatch(/2026 г\.$/);
  expect(sentence).not.toContain('..');
  expect(t('screens.presentations.earlier', { name: 'Аскаров А.' })).toContain('Аскаров А.');
  expect(translator('en')('errors.write-failed', { path: 'a..b', reason: 'ENOSPC' })).toContain('a..b');
});

test('every failure has a sentence that ends in a full stop and says what happened', () => {
  expect(Object.keys(english.errors).toSorted()).toEqual(failureCodes.toSorted());
  for (const language of languages) {
    for (const code of failureCodes) {
      const sentence = translator(language)(`errors.${code}`, { limit: 1, line: 1, version: 2, known: 1 });
      expect(sentence, code).toMatch(/^.{15,}\.$/s);
    }
  }
});

test('a key is known where it names one text', () => {
  expect(isTextKey('fields.problem.missing')).toBe(true);
  for (const key of ['fields.problem', 'fields.problem.constructor', 'fields.problem.unheard-of', '']) {
    expect(isTextKey(key), key).toBe(false);
  }
});

/**
 * `npm run texts [-- kk tg]`: what a translator has left to do in the catalogues of these languages, of all by default.
 *
 * It lists texts that are missing, texts that English does not have, texts whose placeholders differ, and texts that are
 * longer than their place: the screens leave room for 1.4 times the English text, or for as much as the Russian one
 * takes, and six letters more. Exit code 1 where something is missing or wrong; a long text is only a hint.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../shared/text/catalogues', import.meta.url));
const translations = ['ru', 'kk', 'ky', 'tg', 'tk', 'uz'];
const plural = /_(one|few|many|other)$/u;

/** @param {object} tree @param {string} path @returns {[string, string][]} */
function textsIn(tree, path = '') {
  return Object.entries(/** @type {Record<string, string | object>} */ (tree)).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value]] : textsIn(value, `${path}${key}.`),
  );
}

/** @param {string} language @param {string} file */
function textsOf(language, file) {
  const path = `${folder}/${language}/${file}`;
  return new Map(existsSync(path) ? textsIn(/** @type {object} */ (JSON.parse(readFileSync(path, 'utf8')))) : []);
}

/** The keys that a language has where English has `key`: Russian has four plural forms, the others two. */
function keysFor(/** @type {string} */ language, /** @type {string} */ key) {
  if (!plural.test(key) || language !== 'ru') return [key];
  return key.endsWith('_other') ? ['one', 'few', 'many', 'other'].map((form) => key.replace(plural, `_${form}`)) : [];
}

/** @param {string | undefined} text */
function placeholders(text = '') {
  return [...new Set(text.match(/\{\{?\w+\}?\}/gu))]
    .filter((name) => name !== '{{count}}')
    .sort()
    .join(' ');
}

/** @param {string} language @returns {number} how much is missing or wrong */
function report(language) {
  let wrong = 0;
  for (const file of readdirSync(`${folder}/en`)) {
    const [english, russian, texts] = [textsOf('en', file), textsOf('ru', file), textsOf(language, file)];
    const wanted = new Set([...english.keys()].flatMap((key) => keysFor(language, key)));
    const fault = (/** @type {string} */ key, /** @type {string} */ what) => {
      wrong += 1;
      console.log(`${language}/${file}  ${key}: ${what}`);
    };
    for (const key of texts.keys()) if (!wanted.has(key)) fault(key, 'is not in English');
    for (const key of wanted) {
      const source = english.get(key) ?? english.get(key.replace(plural, '_other')) ?? '';
      const text = texts.get(key);
      if (text === undefined) fault(key, `missing: ${source}`);
      else if (placeholders(text) !== placeholders(source)) fault(key, `has ${placeholders(text)}: ${text}`);
      else if (text.length > Math.max(source.length * 1.4, russian.get(key)?.length ?? 0) + 6)
        console.log(`${language}/${file}  ${key}: ${String(text.length)} letters, long: ${text}`);
    }
  }
  return wrong;
}

const asked = process.argv.slice(2);
const unknown = asked.filter((language) => !translations.includes(language));
if (unknown.length > 0) console.error(`no such language: ${unknown.join(' ')}; there are ${translations.join(' ')}`);
const wrong = (asked.length > 0 ? asked : translations)
  .filter((language) => translations.includes(language))
  .reduce((sum, language) => sum + report(language), 0);
console.log(wrong === 0 ? 'Nothing is missing.' : `${String(wrong)} to do.`);
if (wrong > 0 || unknown.length > 0) process.exitCode = 1;

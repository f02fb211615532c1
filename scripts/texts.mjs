/**
 * `npm run texts [-- kk tg]`: what a translator has left to do in the catalogues of these languages, of all by default.
 *
 * It lists texts that are missing, texts that English does not have, texts whose placeholders differ, and texts that are
 * longer than their place: the screens leave room for 1.4 times the English text, or for as much as the Russian one
 * takes, and six letters more. Exit code 1 where something is missing or wrong; a long text is only a hint.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { hasPlaceholdersOf, keysFor, placeholders, sourceOf, textsIn } from './catalogue-texts.mjs';

const folder = fileURLToPath(new URL('../shared/text/catalogues', import.meta.url));
const translations = ['ru', 'kk', 'ky', 'tg', 'tk', 'uz'];

/** @param {string} language @param {string} file */
function textsOf(language, file) {
  const path = `${folder}/${language}/${file}`;
  return new Map(existsSync(path) ? textsIn(/** @type {object} */ (JSON.parse(readFileSync(path, 'utf8')))) : []);
}

/** @param {string} language @returns {number} how much is missing or wrong */
function report(language) {
  let wrong = 0;
  for (const file of readdirSync(`${folder}/en`).filter((name) => name.endsWith('.json'))) {
    const [english, russian, texts] = [textsOf('en', file), textsOf('ru', file), textsOf(language, file)];
    const wanted = new Set(keysFor(language, english.keys()));
    const fault = (/** @type {string} */ key, /** @type {string} */ what) => {
      wrong += 1;
      console.log(`${language}/${file}  ${key}: ${what}`);
    };
    for (const key of texts.keys()) if (!wanted.has(key)) fault(key, 'is not in English');
    for (const key of wanted) {
      const source = sourceOf(english, key);
      const text = texts.get(key);
      if (text === undefined) fault(key, `missing: ${source}`);
      else if (!hasPlaceholdersOf(key, text, source)) fault(key, `has ${placeholders(text).join(' ')}: ${text}`);
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

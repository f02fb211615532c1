/** What `npm run texts` and the tests of the catalogues ask of a translation. */

const plural = /_(zero|one|two|few|many|other)$/u;

/** The texts of a catalogue by their keys, as `errors.file-empty`. @param {object} tree @param {string} path @returns {[string, string][]} */
export function textsIn(tree, path = '') {
  return Object.entries(/** @type {Record<string, string | object>} */ (tree)).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value]] : textsIn(value, `${path}${key}.`),
  );
}

/** The plural forms that a language has. @param {string} language @returns {string[]} */
export function pluralForms(language) {
  return language === 'ru' ? ['one', 'few', 'many', 'other'] : ['one', 'other'];
}

/**
 * The keys that a language must have where English has `keys`: a plural in each form that its numbers take.
 *
 * @param {string} language @param {Iterable<string>} keys @returns {string[]}
 */
export function keysFor(language, keys) {
  return [...keys].flatMap((key) => {
    if (!plural.test(key)) return [key];
    return key.endsWith('_other') ? pluralForms(language).map((form) => key.replace(plural, `_${form}`)) : [];
  });
}

/** The English text of a key of any language. @param {ReadonlyMap<string, string>} english @param {string} key */
export function sourceOf(english, key) {
  return english.get(key) ?? english.get(key.replace(plural, '_other')) ?? '';
}

/** The placeholders of a text, each once. @param {string} text @returns {string[]} */
export function placeholders(text) {
  return [...new Set(text.match(/\{\{?\w+\}?\}/gu))].sort();
}

/**
 * Whether a translation has the placeholders of its source; "one participant" may leave the number out.
 *
 * @param {string} key @param {string} text @param {string} source
 */
export function hasPlaceholdersOf(key, text, source) {
  const [found, wanted] = [placeholders(text), placeholders(source)];
  const required = key.endsWith('_one') ? wanted.filter((name) => name !== '{{count}}') : wanted;
  return required.every((name) => found.includes(name)) && found.every((name) => wanted.includes(name));
}

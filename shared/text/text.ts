import i18next from 'i18next';
import type { Author } from '../changes/change.ts';
import { type Language, languages } from '../domain/language.ts';
import { fileTroubles } from '../result.ts';
import type { english } from './english.ts';

/**
 * Every text, as the English catalogue has it. Plural forms are keys with the endings `_one`, `_few`, `_many`,
 * `_other`.
 */
type Catalogue = typeof english;

type Leaf<Tree, Path extends string> = Tree extends string
  ? Path extends `${infer Base}_${'one' | 'few' | 'many' | 'other'}`
    ? Base
    : Path
  : { [Key in keyof Tree & string]: Leaf<Tree[Key], Path extends '' ? Key : `${Path}.${Key}`> }[keyof Tree & string];

/** The name of a text: `errors.file-empty`. */
export type TextKey = Leaf<Catalogue, ''>;

/** The text of that key; `{{name}}` in it is replaced by `values.name`, and `values.count` chooses the plural form. */
export type Translate = (key: TextKey, values?: Readonly<Record<string, string | number>>) => string;

const catalogues = i18next.createInstance();
void catalogues.init({
  resources: {},
  fallbackLng: false,
  initAsync: false,
  interpolation: { escapeValue: false },
  returnNull: false,
});

/** Loads the files of a language: each is a part of the tree, under the keys that it begins with. */
const texts: Readonly<Record<Language, () => Promise<Readonly<Record<string, unknown>>>>> = {
  en: async () => (await import('./catalogues/en/texts.ts')).englishTexts,
  ru: async () => (await import('./catalogues/ru/texts.ts')).russianTexts,
  kk: async () => (await import('./catalogues/kk/texts.ts')).kazakhTexts,
  ky: async () => (await import('./catalogues/ky/texts.ts')).kyrgyzTexts,
  tg: async () => (await import('./catalogues/tg/texts.ts')).tajikTexts,
  tk: async () => (await import('./catalogues/tk/texts.ts')).turkmenTexts,
  uz: async () => (await import('./catalogues/uz/texts.ts')).uzbekTexts,
};

/**
 * Loads the texts of these languages, of all by default; what is loaded already costs nothing. Rejects where the files
 * of the program are damaged.
 */
export async function loadCatalogues(wanted: readonly Language[] = languages): Promise<void> {
  await Promise.all(
    wanted
      .filter((language) => !isLoaded(language))
      .map(async (language) => {
        const parts = await texts[language]();
        for (const part of Object.values(parts)) catalogues.addResourceBundle(language, 'translation', part, true);
      }),
  );
}

function isLoaded(language: Language): boolean {
  return catalogues.hasResourceBundle(language, 'translation');
}

/** Whether a loaded language has a text of that key. A plural's key has no text of its own, only its forms have. */
export function isTextKey(key: string): key is TextKey {
  return languages.some((language) => typeof catalogues.getResource(language, 'translation', key) === 'string');
}

function fixedTo(language: Language): Translate {
  const text = catalogues.getFixedT(language) as (key: string, values: object) => string;
  const forms = new Intl.PluralRules(pluralRulesOf(language));
  return (key, values = {}) => {
    if (!isLoaded(language)) throw new Error(`the texts in ${language} are not loaded`);
    const count = values['count'];
    const form = typeof count === 'number' ? `${key}_${forms.select(count)}` : key;
    const own = catalogues.exists(form, { lng: language }) ? form : key;
    const filledIn = key.startsWith('errors.') ? withReason(text, values) : values;
    return withoutSecondStop(text(own, filledIn), filledIn, () => catalogues.getResource(language, 'translation', own));
  };
}

/**
 * A value that ends a sentence with a stop of its own, such as the date "15 июля 2025 г.", takes the place of the full stop
 * that stands after it in the text. The text with its placeholders is looked up only where there is such a value.
 */
function withoutSecondStop(
  filled: string,
  values: Readonly<Record<string, string | number>>,
  unfilled: () => unknown,
): string {
  let sentence = filled;
  for (const [name, value] of Object.entries(values)) {
    if (typeof value !== 'string' || !/[.!?…]$/.test(value)) continue;
    const text = unfilled();
    if (typeof text === 'string' && text.includes(`{{${name}}}.`)) sentence = sentence.replaceAll(`${value}.`, value);
  }
  return sentence;
}

/**
 * Whose plural forms a language has. Chromium has no rules for Tajik and would take those of the system's language;
 * Tajik has the two of English.
 */
export function pluralRulesOf(language: Language): Language {
  return language === 'tg' ? 'en' : language;
}

/**
 * The detail `reason` of a failure in words of this language: a trouble of a file, or a text by its key, filled in with
 * the other details. Any other text stays as it is.
 */
function withReason(
  text: (key: string, values: object) => string,
  values: Readonly<Record<string, string | number>>,
): Readonly<Record<string, string | number>> {
  const reason = values['reason'];
  if (typeof reason !== 'string') return values;
  if (isTextKey(reason)) return { ...values, reason: text(reason, values) };
  const isKnown = fileTroubles.some((trouble) => trouble === reason);
  if (isKnown) return { ...values, reason: text(`vocabulary.fileTrouble.${reason}`, {}) };
  if (!/^E[A-Z0-9_]+$/.test(reason)) return values;
  return { ...values, reason: text('vocabulary.fileTrouble.other', { code: reason }) };
}

const translators: Readonly<Record<Language, Translate>> = {
  en: fixedTo('en'),
  ru: fixedTo('ru'),
  kk: fixedTo('kk'),
  ky: fixedTo('ky'),
  tg: fixedTo('tg'),
  tk: fixedTo('tk'),
  uz: fixedTo('uz'),
};

/** The texts of a language, which `loadCatalogues` must have loaded before the first one is asked for. */
export function translator(language: Language): Translate {
  return translators[language];
}

/** Who made an entry: "Aigul on Laptop 2", as far as there are names; else the installation, as `d-7K2PQX`. */
export function authorText(t: Translate, { user, computer }: Author, device: string): string {
  if (user !== '' && computer !== '') return t('screens.author.both', { user, computer });
  return [user, computer, device].find((name) => name !== '') ?? '';
}

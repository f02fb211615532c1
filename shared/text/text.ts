import i18next from 'i18next';
import type { Author } from '../changes/change.ts';
import type { InterfaceLanguage } from '../domain/language.ts';
import { english } from './english/english.ts';
import { russian } from './russian/russian.ts';

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
  resources: { en: { translation: english }, ru: { translation: russian } },
  fallbackLng: 'en',
  initAsync: false,
  interpolation: { escapeValue: false },
  returnNull: false,
});

function fixedTo(language: InterfaceLanguage): Translate {
  const text = catalogues.getFixedT(language) as (key: string, values: object) => string;
  return (key, values = {}) => text(key, values);
}

const translators: Readonly<Record<InterfaceLanguage, Translate>> = { en: fixedTo('en'), ru: fixedTo('ru') };

export function translator(language: InterfaceLanguage): Translate {
  return translators[language];
}

/** Who made an entry: "Aigul on Laptop 2", as far as there are names; else the installation, as `d-7K2PQX`. */
export function authorText(t: Translate, { user, computer }: Author, device: string): string {
  if (user !== '' && computer !== '') return t('screens.author.both', { user, computer });
  return [user, computer, device].find((name) => name !== '') ?? '';
}

/** The type of another language's catalogue: every key of the English one, with that language's own plural forms. */
export type Translated<Tree = typeof english> = {
  readonly [Key in keyof Tree]: Tree[Key] extends string ? string : Translated<Tree[Key]>;
} & { readonly [plural: `${string}_${'few' | 'many'}`]: string };

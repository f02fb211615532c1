import * as z from 'zod';

/** Languages of content, of the interface and of the fixed words of papers (ISO 639-1): the working and national ones of the region. */
export const languages = ['en', 'ru', 'kk', 'ky', 'tg', 'tk', 'uz'] as const;
export const languageSchema = z.enum(languages);
export type Language = z.infer<typeof languageSchema>;

/** Languages whose texts no native reader has read yet; the choice of a language says so. */
export const unreviewedLanguages: readonly Language[] = ['kk', 'ky', 'tg', 'tk', 'uz'];

/** Each language by its own name, which is the same whatever language the interface has. */
export const ownNames: Readonly<Record<Language, string>> = {
  en: 'English',
  ru: 'Русский',
  kk: 'Қазақша',
  ky: 'Кыргызча',
  tg: 'Тоҷикӣ',
  tk: 'Türkmençe',
  uz: 'Oʻzbekcha',
};

/** The languages of a new workshop, for whoever has the interface in `language`: that one, then English and Russian. */
export function workingLanguages(language: Language): Language[] {
  return [...new Set<Language>([language, 'en', 'ru'])];
}

/** Longest printed text in characters: abstracts of conferences have up to 10,000. */
export const longestText = 20_000;

/**
 * A printed text by language, 1 to `longestText` characters each. No language: not written yet. Blank entries are not stored.
 */
export const textSchema = z.partialRecord(languageSchema, z.string().min(1).max(longestText));
export type Text = z.infer<typeof textSchema>;

/** Who reads a national language of the region reads Russian before English. */
const russianFirst: readonly Language[] = ['ru', ...languages];

/** The text in `language`, or in the first language of its readers that has it; '' when it is written in none. */
export function textIn(text: Text, language: Language): string {
  const own = text[language];
  if (own !== undefined) return own;
  const others = language === 'en' || language === 'ru' ? languages : russianFirst;
  return others.map((other) => text[other]).find((other) => other !== undefined) ?? '';
}

/** The same on a paper in several languages: where the one asked for is lacking, another one of the paper comes first. */
export function textBeside(text: Text, language: Language, ofPaper: readonly Language[]): string {
  return [language, ...ofPaper].flatMap((each) => text[each] ?? [])[0] ?? textIn(text, language);
}

/** Whether some text anywhere in `value` lacks one of the languages; one that is written in none lacks nothing. */
export function lacksTranslation(value: unknown, wanted: readonly Language[]): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const keys = Object.keys(value);
  const isText = keys.length > 0 && keys.every((key) => languages.some((language) => language === key));
  if (isText) return wanted.some((language) => !keys.includes(language));
  return Object.values(value).some((each) => lacksTranslation(each, wanted));
}

/**
 * In which of the languages of a workshop somebody types whose interface is in `language`: in that one; who reads a national
 * language of the region in Russian, where the workshop has it; or else in the first.
 */
export function typedLanguage(ofWorkshop: readonly Language[], language: Language): Language {
  if (ofWorkshop.includes(language)) return language;
  return language !== 'en' && ofWorkshop.includes('ru') ? 'ru' : (ofWorkshop[0] ?? language);
}

/** A copy of `text` that says `value` in `language`; a blank value removes that language. */
export function withText(text: Text, language: Language, value: string): Text {
  const { [language]: _replaced, ...others } = text;
  return value.trim() === '' ? others : { ...others, [language]: value.trim() };
}

export function isBlank(text: Text): boolean {
  return Object.keys(text).length === 0;
}

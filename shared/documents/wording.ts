import { type InterfaceLanguage, type Language, type Text, textIn } from '../domain/language.ts';
import { type TextKey, translator } from '../text/text.ts';
import { paragraph, type Paragraph } from './layout/blocks.ts';
import type { TextStyleName } from './layout/typography.ts';

type Values = Readonly<Record<string, string | number>>;

/** What a document says in its one or two languages. */
export class Wording {
  readonly languages: readonly Language[];
  /** The document's own language: lists are in its order, and what is printed once is printed in it. */
  readonly first: Language;

  constructor(languages: readonly Language[]) {
    this.languages = languages;
    this.first = languages[0] ?? 'en';
  }

  /** The app's words in one language, or in the nearest one that it is translated into. */
  translate(language: Language, key: TextKey, values?: Values): string {
    return translator(this.translated(language))(key, values);
  }

  /** The app's words in each language, once where they are the same: "Full name / Ф.И.О.". */
  both(key: TextKey, values?: (language: Language) => Values, separator = ' / '): string {
    const said = this.languages.map((language) => this.translate(language, key, values?.(language)));
    return [...new Set(said)].join(separator);
  }

  /** The languages in which these words differ, so that nothing is headed alike twice. */
  distinct(key: TextKey): Language[] {
    const said = this.languages.map((language) => this.translate(language, key));
    return this.languages.filter((_, index) => said.indexOf(said[index] ?? '') === index);
  }

  /** One paragraph a language with the app's words. */
  words(key: TextKey, style: TextStyleName, values?: (language: Language) => Values, lines?: number): Paragraph[] {
    return distinct(
      this.languages.map((language) =>
        paragraph(this.translate(language, key, values?.(language)), style, this.tagged(language), lines),
      ),
    );
  }

  /** The user's text in the first language that it is written in. */
  text(text: Text): string {
    return textIn(text, this.first);
  }

  /** The user's text in each language that has it; in any other, where it is written in none of them. */
  texts(text: Text): { readonly language: Language; readonly text: string }[] {
    const written = this.languages.flatMap((language) => {
      const own = text[language];
      return own === undefined ? [] : [{ language, text: own }];
    });
    const any = this.text(text);
    return written.length > 0 || any === '' ? written : [{ language: this.first, text: any }];
  }

  /** Null for the document's own language, which needs no mark. */
  tagged(language: Language): Language | null {
    return language === this.first ? null : language;
  }

  private translated(language: Language): InterfaceLanguage {
    if (isTranslated(language)) return language;
    return this.languages.find(isTranslated) ?? 'ru';
  }
}

/** Words exist in English and Russian; elsewhere Russian stands in, the working language of the region. */
function isTranslated(language: Language): language is InterfaceLanguage {
  return language === 'en' || language === 'ru';
}

function distinct(paragraphs: readonly Paragraph[]): Paragraph[] {
  return paragraphs.filter((one, index) => paragraphs.findIndex((other) => other.text === one.text) === index);
}

import { type Language, languages, longestText, type Text } from '../domain/language.ts';

/** Text without lone surrogates and control characters, lines ended by \n: valid in every format. */
export function plainText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]/g, '');
}

/** A text in one line as a sentence quotes it: cut between words, with an ellipsis, where it is longer than `most`. */
export function quoted(text: string, most = 80): string {
  const line = plainText(text).replaceAll(/\s+/g, ' ').trim();
  if (line.length <= most) return line;
  const begin = line.slice(0, most);
  const end = line[most] === ' ' ? most : begin.lastIndexOf(' ');
  // A word as long as the quotation is cut inside, but for signs of two units.
  const cut = end > most / 2 ? begin.slice(0, end) : begin.replace(/[\uD800-\uDBFF]$/, '');
  return `${cut.replace(/[\s,;:.–—-]+$/u, '')}…`;
}

/** Digits of Arabic and Persian as those of English, sign for sign. */
export function withWesternDigits(text: string): string {
  return text.replaceAll(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
}

const longestTitle = 500;
const longestLine = 300;
const cyrillicLanguages: ReadonlySet<Language> = new Set(['ru', 'kk', 'ky', 'tg']);

/** A title in one line. Two languages with a slash between them, one in each script, are taken apart again. */
export function importedTitle(written: string, preferred: Language): Text {
  const title = cleaned(written).replaceAll(/\s+/g, ' ').trim();
  const parts = title.split(' / ');
  if (parts.length === 2) {
    const [one = '', other = ''] = parts;
    const [first, second] = [languageOf(one, preferred), languageOf(other, preferred)];
    if (first !== second) return { ...asText(one, first, longestTitle), ...asText(other, second, longestTitle) };
  }
  return asText(title, languageOf(title, preferred), longestTitle);
}

export function importedText(written: string, preferred: Language): Text {
  const text = cleaned(written).trim();
  return asText(text, languageOf(text, preferred), longestText);
}

/** Whether `importedText` keeps only the beginning of it. */
export function isTooLong(written: string): boolean {
  return cleaned(written).trim().length > longestText;
}

/** One line of plain text: a name of a room or of a person. */
export function importedLine(written: string): string {
  return asLine(written, longestLine);
}

/** A title in one line and in one language, as long as one may be. */
export function importedTitleLine(written: string): string {
  return asLine(written, longestTitle);
}

/** The language that a file names: `ru`, `ru-RU`, `RU`; null for one that Rostrum does not know. */
export function importedLanguage(written: string): Language | null {
  const code = written.trim().slice(0, 2).toLowerCase();
  return languages.find((language) => language === code) ?? null;
}

/** Whether a text has Cyrillic letters. */
export function isCyrillic(text: string): boolean {
  return /\p{Script=Cyrillic}/u.test(text);
}

/** `preferred`, unless the letters are those of another script. */
export function languageOf(text: string, preferred: Language): Language {
  const cyrillic = text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (cyrillic > latin) return cyrillicLanguages.has(preferred) || preferred === 'uz' ? preferred : 'ru';
  return latin > 0 && cyrillicLanguages.has(preferred) ? 'en' : preferred;
}

function asText(written: string, language: Language, most: number): Text {
  const text = written.slice(0, most).toWellFormed().trim();
  return text === '' ? {} : { [language]: text };
}

function asLine(written: string, most: number): string {
  return cleaned(written).replaceAll(/\s+/g, ' ').trim().slice(0, most).toWellFormed().trim();
}

function cleaned(text: string): string {
  return plainText(text).replaceAll('\uFEFF', '');
}

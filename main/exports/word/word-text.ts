import {
  AlignmentType,
  Bookmark,
  BookmarkEnd,
  BookmarkStart,
  type IParagraphOptions,
  Paragraph as WordParagraph,
  SimpleField,
  TextRun,
} from 'docx';
import type { Paragraph, TextBlock } from '../../../shared/documents/layout/blocks.ts';
import { letterFontOf, type LetterFont } from '../../../shared/documents/layout/letter-fonts.ts';
import { styleOf } from '../../../shared/documents/layout/page.ts';
import { directionsOf, isRightToLeft } from '../../../shared/documents/layout/visual-runs.ts';
import type { Language } from '../../../shared/domain/language.ts';
import { xmlText } from '../open-xml.ts';
import { scaledStyle } from './arial.ts';
import { wordLanguages, wordStyleOf } from './word-styles.ts';

/** What the texts of a section are written with. */
export type WordSetting = {
  /** Of the paper; the first is that of texts that say no other. */
  readonly languages: readonly Language[];
  /** The field that counts the pages of the section, and what it shows where a program does not count. */
  readonly pages: { readonly field: string; readonly count: number };
  /** The revision of an issued sheet, '' for none. */
  readonly revision: string;
};

export type ParagraphLook = {
  readonly align?: 'start' | 'middle' | 'end';
  readonly keepNext?: boolean;
  readonly tag?: TextBlock['tag'];
  /** Of the letters, where they had to shrink. */
  readonly scale?: number;
  readonly spacing?: IParagraphOptions['spacing'];
  /** The lines of the text where they must not be broken anew; absent, Word breaks them. */
  readonly lines?: readonly string[];
};

const alignments = { start: AlignmentType.START, middle: AlignmentType.CENTER, end: AlignmentType.END } as const;
/** In a right-to-left paragraph the start is on the right; papers keep to their left side. */
const turned = { ...alignments, start: AlignmentType.END, end: AlignmentType.START } as const;

/** A paragraph in its style; what its look does not change is left to the style. */
export function wordParagraph(paragraph: Paragraph, look: ParagraphLook, setting: WordSetting): WordParagraph {
  const { align = 'start', keepNext = false, tag, scale = 1, spacing, lines } = look;
  const rightToLeft = isRightToLeft(paragraph.text);
  const options = { ...(scale !== 1 && { scale }) };
  const texts = lines ?? [paragraph.text];
  const children = texts.flatMap((text, index) => [
    ...(index === 0 ? [] : [new TextRun({ break: 1 })]),
    ...wordRuns({ ...paragraph, text }, options, setting),
  ]);
  return new WordParagraph({
    children,
    style: wordStyleOf(paragraph.style, tag),
    ...(align !== 'start' && { alignment: alignments[align] }),
    ...(rightToLeft && { bidirectional: true, alignment: turned[align] }),
    ...(keepNext && { keepNext }),
    ...(spacing !== undefined && { spacing }),
  });
}

/** An empty paragraph of `height` twips, at least one point: between tables, and at the end of each cell. */
export function emptyParagraph(height: number, options: Omit<IParagraphOptions, 'spacing'> = {}): WordParagraph {
  const line = Math.max(leastParagraph, height);
  return new WordParagraph({ ...options, spacing: { before: 0, after: 0, line, lineRule: 'exact' } });
}

/** A bookmark with a number of its own in the document; the library's are numbered through the program's life. */
class NumberedBookmark extends Bookmark {
  override readonly start: BookmarkStart;
  override readonly end: BookmarkEnd;

  constructor(name: string, number: number) {
    super({ id: name, children: [] });
    this.start = new BookmarkStart(name, number);
    this.end = new BookmarkEnd(number);
  }
}

/** The paragraph that ends a section, with the bookmark by whose page the pages of the section are counted. */
export function endOfPart(bookmark: string, number: number): WordParagraph {
  return emptyParagraph(0, { children: [new NumberedBookmark(bookmark, number)] });
}

/** An empty bookmark, by which what is written after it is found again. */
export function anchor(name: string, number: number): Bookmark {
  return new NumberedBookmark(name, number);
}

/** Twips of the lowest paragraph. */
export const leastParagraph = 20;

/** The text with Word's own fields for the numbers of the page. */
export function wordRuns(
  paragraph: Paragraph,
  { scale = 1 }: { readonly scale?: number },
  { languages, pages, revision }: WordSetting,
): (TextRun | SimpleField)[] {
  const { style, language, text } = paragraph;
  const own = scale === 1 ? {} : { size: scaledStyle(styleOf({ text, style, language }), scale).size * 2 };
  return xmlText(text)
    .replaceAll('{revision}', revision)
    .split(/(\{pages?\})/)
    .filter((part) => part !== '')
    .flatMap((part): (TextRun | SimpleField)[] => {
      if (part === '{page}') return [new SimpleField('PAGE', '1')];
      if (part === '{pages}') return [new SimpleField(pages.field, String(pages.count))];
      return segmentsOf(part, language, languages).map((segment) => new TextRun({ ...own, ...runOf(segment) }));
    });
}

type Segment = {
  readonly text: string;
  readonly rightToLeft: boolean;
  readonly font: LetterFont | null;
  /** Null for the paper's own. */
  readonly language: Language | null;
};

/** Fonts of Windows and macOS with the letters that Arial lacks; where they are missing, programs take what they have. */
const wordFonts: Readonly<Record<LetterFont, { readonly name: string; readonly language: string } | null>> = {
  georgian: { name: 'Sylfaen', language: 'ka-GE' },
  armenian: { name: 'Sylfaen', language: 'hy-AM' },
  devanagari: { name: 'Nirmala UI', language: 'hi-IN' },
  thai: { name: 'Leelawadee UI', language: 'th-TH' },
  han: { name: 'Microsoft YaHei', language: 'zh-CN' },
  hebrew: null,
  arabic: null,
};

/** Letters of Persian and Dari that Arabic lacks. */
const persianLetters = /[\u067e\u0686\u0698\u06a9\u06af\u06cc]/;

function runOf({ text, rightToLeft, font, language }: Segment): ConstructorParameters<typeof TextRun>[0] & object {
  const known = font === null ? null : wordFonts[font];
  if (rightToLeft) {
    const bidirectional = font === 'hebrew' ? 'he-IL' : persianLetters.test(text) ? 'fa-IR' : 'ar-SA';
    return { text, rightToLeft: true, language: { bidirectional } };
  }
  if (known !== null) {
    const { name, language: value } = known;
    const fonts = { ascii: name, hAnsi: name, cs: name, eastAsia: name };
    const named =
      font === 'thai' || font === 'devanagari'
        ? { bidirectional: value }
        : font === 'han'
          ? { eastAsia: value }
          : { value };
    return { text, font: fonts, language: named };
  }
  return { text, ...(language !== null && { language: { value: wordLanguages[language] } }) };
}

/** Letters of one script, or one sign of any other kind. */
const piece = /\p{Script=Latin}+|\p{Script=Cyrillic}+|[^\p{Script=Latin}\p{Script=Cyrillic}]/gu;

/** Parts of one direction, one font and one language, in reading order. */
function segmentsOf(text: string, language: Language | null, languages: readonly Language[]): Segment[] {
  return directionsOf(text).flatMap(({ text: part, rightToLeft }) => {
    const segments: { text: string; font: LetterFont | null; language: Language | null }[] = [];
    for (const letters of part.match(piece) ?? []) {
      // Marks, digits and signs go with the letter before them.
      const isLetter = /^\p{L}/u.test(letters);
      const last = segments.at(-1);
      const font = isLetter ? letterFontOf(letters) : (last?.font ?? null);
      const own = isLetter ? languageOf(letters, language, languages) : (last?.language ?? language);
      if (last !== undefined && last.font === font && (last.language === own || !isLetter)) last.text += letters;
      else segments.push({ text: letters, font, language: own });
    }
    return segments.map((segment) => ({ ...segment, rightToLeft }));
  });
}

const latin: readonly Language[] = ['en', 'tk', 'uz'];

/**
 * The language of letters of one script. Where a line holds both languages of a paper, as "Agenda / Программа", and they
 * differ by script, the script tells.
 */
function languageOf(letters: string, tagged: Language | null, languages: readonly Language[]): Language | null {
  const [first = 'en'] = languages;
  const own = tagged ?? first;
  const script = /\p{Script=Latin}/u.test(letters) ? true : /\p{Script=Cyrillic}/u.test(letters) ? false : null;
  if (script === null || latin.includes(own) === script) return tagged;
  const other = languages.find((one) => latin.includes(one) === script);
  if (other === undefined) return tagged;
  return other === first ? null : other;
}

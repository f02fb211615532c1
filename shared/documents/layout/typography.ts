import metrics from './font-metrics.generated.json';
import { joiners } from './letter-fonts.ts';
import { fontRunsOf, graphemesOf, isLoadedLetter, runWidth } from './shaping.ts';

/** Letter sizes are in points of 1/72 inch; every other length of a document is in millimetres. */
export const millimetresPerPoint = 25.4 / 72;

export type FontWeight = 'regular' | 'semibold' | 'bold';

export const colours = {
  ink: '#16202c',
  muted: '#5b6773',
  accent: '#1f4e79',
  rule: '#c3cad2',
  strongRule: '#5b6773',
  tint: '#f1f4f7',
  band: '#e4eaf0',
} as const;

export type TextStyle = {
  /** In points. */
  readonly size: number;
  readonly weight: FontWeight;
  readonly colour: string;
  /** Height of a line as a multiple of the size. */
  readonly leading: number;
  readonly tabular: boolean;
};

const plain: TextStyle = { size: 9, weight: 'regular', colour: colours.ink, leading: 1.28, tabular: false };
const muted: TextStyle = { ...plain, colour: colours.muted };

/** THE list of the looks that text has on paper. */
export const textStyles = {
  overline: { ...plain, size: 8.5, weight: 'semibold', colour: colours.muted },
  /** On the right of the kicker: which state of things the paper shows. */
  version: { ...plain, size: 8.5, weight: 'semibold', leading: 1.4 },
  kicker: { ...plain, size: 10, weight: 'bold', colour: colours.accent, leading: 1.4 },
  title: { ...plain, size: 17, weight: 'bold', leading: 1.2 },
  secondTitle: { ...plain, size: 12.5, weight: 'semibold', colour: colours.muted, leading: 1.25 },
  fact: { ...plain, size: 9.5, leading: 1.4 },
  dayHeading: { ...plain, size: 11.5, weight: 'bold', colour: colours.accent, leading: 1.3 },
  /** Small enough for the longest date in half the width. */
  dayHeadingPair: { ...plain, size: 10, weight: 'bold', colour: colours.accent, leading: 1.3 },
  dayContinued: { ...plain, weight: 'semibold', colour: colours.accent, leading: 1.4 },
  dayTheme: { ...plain, size: 9, colour: colours.muted },
  tableHead: { ...plain, size: 7.5, weight: 'semibold', colour: colours.muted, leading: 1.22 },
  timeHead: { ...plain, size: 8, weight: 'semibold', tabular: true, leading: 1.22 },
  body: plain,
  bodyStrong: { ...plain, weight: 'semibold' },
  bodyMuted: muted,
  time: { ...plain, weight: 'semibold', tabular: true },
  timeMuted: { ...muted, tabular: true },
  small: { ...muted, size: 7.6 },
  sheetTitle: { ...plain, size: 12.5, weight: 'bold', leading: 1.22 },
  sheetSecondTitle: { ...plain, size: 9.5, weight: 'semibold', colour: colours.muted },
  sheetSubject: { ...plain, size: 8.6, weight: 'semibold', colour: colours.accent },
  /** On a strip that is cut off, where a name would stand. */
  stripCode: { ...plain, size: 13, weight: 'bold' },
  /** Of the heading of a strip that would else be too high. */
  stripSmall: { ...plain, size: 6.5, leading: 1.15 },
  sheetName: { ...plain, size: 8.6, weight: 'semibold', leading: 1.2 },
  sheetBody: { ...plain, size: 7.6, leading: 1.2 },
  sheetMuted: { ...muted, size: 7.4, leading: 1.2 },
  group: { ...plain, size: 8.4, weight: 'semibold', leading: 1.2 },
  field: { ...plain, size: 8.2 },
  badgeWorkshop: { ...muted, size: 7, leading: 1.25 },
  badgeName: { ...plain, size: 22, weight: 'bold', leading: 1.12 },
  badgeSecondName: { ...plain, size: 12, weight: 'semibold', colour: colours.muted, leading: 1.2 },
  badgeInstitution: { ...plain, size: 8.5, leading: 1.22 },
  badgeCountry: { ...plain, weight: 'bold', leading: 1.22 },
  badgeRole: { ...plain, size: 10, weight: 'bold', colour: '#ffffff', leading: 1.2 },
  certificateTitle: { ...plain, size: 27, weight: 'bold', colour: colours.accent, leading: 1.2 },
  certificateSecond: { ...plain, size: 13, weight: 'semibold', colour: colours.muted, leading: 1.25 },
  certificateLabel: { ...muted, size: 10.5, leading: 1.35 },
  certificateName: { ...plain, size: 27, weight: 'bold', leading: 1.2 },
  certificateBody: { ...plain, size: 15, weight: 'semibold', leading: 1.25 },
  footer: { ...muted, size: 7, leading: 1.3 },
  footerStrong: { ...plain, size: 8, weight: 'semibold', leading: 1.3 },
} as const satisfies Record<string, TextStyle>;

export type TextStyleName = keyof typeof textStyles;

/** Of an em: how far letters reach above and below the baseline. */
export const ascent = 0.96875;
export const descent = 0.2412;

const missing = '□';
const widths: Readonly<Record<FontWeight, ReadonlyMap<string, number>>> = {
  regular: widthsOf('regular'),
  semibold: widthsOf('semibold'),
  bold: widthsOf('bold'),
};

/** Widths of the tabular forms of digits and what stands between them. */
const evenWidths: typeof widths = {
  regular: new Map(Object.entries(metrics.regular.tabular)),
  semibold: new Map(Object.entries(metrics.semibold.tabular)),
  bold: new Map(Object.entries(metrics.bold.tabular)),
};

/** Width in points at `size` points. Without kerning, which in this font only ever brings letters closer. */
export function textWidth(text: string, size: number, weight: FontWeight, tabular = false): number {
  let thousandths = 0;
  const known = widths[weight];
  const even = tabular ? evenWidths[weight] : known;
  for (const letter of text) {
    const width = even.get(letter) ?? known.get(letter);
    if (width === undefined) return (mixedWidth(text, weight, even) / 1000) * size;
    thousandths += width;
  }
  return (thousandths / 1000) * size;
}

/** Width in thousandths of a text with letters of other scripts, which are shaped as they will be drawn. */
function mixedWidth(text: string, weight: FontWeight, even: ReadonlyMap<string, number>): number {
  const known = widths[weight];
  return fontRunsOf(text).reduce((sum, { text: part, font, rightToLeft }) => {
    if (font !== null) return sum + runWidth({ text: part, font, rightToLeft }, weight);
    return [...part].reduce((all, letter) => all + (even.get(letter) ?? known.get(letter) ?? 1000), sum);
  }, 0);
}

/** The text as the font can print it: composed letters, no control characters, a box for what it has no glyph of. */
export function printable(text: string): string {
  const plain = text.normalize('NFC').replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
  let printed = '';
  for (const letter of plain) {
    if (isPrinted(letter) || (joiners.test(letter) && isLoadedLetter(printed.at(-1) ?? ''))) printed += letter;
    else if (!/\p{Cf}|\p{Mn}/u.test(letter)) printed += missing;
  }
  return printed;
}

/** Whether the printed font has all letters: then no font of another script is needed. */
export function isPlain(text: string): boolean {
  for (const letter of text) if (!widths.regular.has(letter)) return false;
  return true;
}

/** Whether a font that is loaded has the letter. */
export function isPrinted(letter: string): boolean {
  return widths.regular.has(letter) || isLoadedLetter(letter);
}

function widthsOf(weight: FontWeight): ReadonlyMap<string, number> {
  return new Map(
    metrics[weight].blocks.flatMap(({ first, widths: block }) =>
      block.flatMap((width, index) => (width === null ? [] : [[String.fromCodePoint(first + index), width] as const])),
    ),
  );
}

type Fits = (line: string) => boolean;

type Measure = (text: string) => number;

/**
 * Lines of at most `width` millimetres; a word longer than a line is divided where it must be. Nothing is left out.
 * `measure` gives the width of a text in millimetres; absent, in the printed font.
 */
export function wrapText(
  text: string,
  width: number,
  style: TextStyle,
  measure: Measure = (part) => widthInMillimetres(part, style),
): string[] {
  const fits: Fits = (line) => measure(line) <= width;
  const space = measure(' ');
  const lines: string[] = [];
  let line = '';
  // Widths add up, so a line is never measured twice.
  let used = 0;
  for (const { piece, spaced } of piecesOf(printable(text))) {
    const between = line === '' || !spaced ? '' : ' ';
    const needed = used + (between === '' ? 0 : space) + measure(piece);
    if (needed <= width) {
      line += between + piece;
      used = needed;
      continue;
    }
    if (line !== '') lines.push(line);
    line = cutInto(lines, piece, fits);
    used = measure(line);
  }
  lines.push(line);
  return lines;
}

export function widthInMillimetres(text: string, style: TextStyle): number {
  return textWidth(text, style.size, style.weight, style.tabular) * millimetresPerPoint;
}

/** Millimetres of the longest part of a text that no line end divides, as a word. */
export function longestWord(text: string, style: TextStyle): number {
  return Math.max(0, ...piecesOf(printable(text)).map(({ piece }) => widthInMillimetres(piece, style)));
}

/**
 * What a line may end after: a space, or a hyphen or slash inside a word. A no-break space holds its words together.
 */
function piecesOf(text: string): { piece: string; spaced: boolean }[] {
  return text
    .split(/ +/)
    .filter((word) => word !== '')
    .flatMap((word) => breaksIn(word).map((piece, index) => ({ piece, spaced: index === 0 })));
}

const thai = /\p{Script=Thai}/u;
const thaiWords = new Intl.Segmenter('th', { granularity: 'word' });
/** Chinese may break between any two signs, but not before a closing mark nor after an opening one (UAX #14). */
const afterBreak =
  /(?<=\p{L}[–—/-])(?=\p{L})|(?<=[\p{Script=Han}\u3000-\u3002\uff00-\uff60\u3009\u300b\u300d\u300f\u3011])(?<![（［｛《〈「『【])(?=[\p{Script=Han}（［｛《〈「『【])/u;

function breaksIn(word: string): string[] {
  const pieces = word.split(afterBreak);
  if (!thai.test(word)) return pieces;
  return pieces.flatMap((piece) => Array.from(thaiWords.segment(piece), ({ segment }) => segment));
}

/**
 * Cuts off full lines from the front of `word` and returns what is left. A line has at least one letter, so that a column
 * narrower than a letter still ends. An address is cut behind its last sign that has room, as people read it out.
 */
function cutInto(lines: string[], word: string, fits: Fits): string {
  if (fits(word)) return word;
  const cut = address.test(word) ? afterSign : null;
  let head = '';
  for (const letter of graphemesOf(word)) {
    if (head !== '' && !fits(head + letter)) {
      const [, line = head, rest = ''] = cut?.exec(head) ?? [];
      lines.push(line);
      head = rest;
    }
    head += letter;
  }
  return head;
}

/** An e-mail address, or one of the web. */
const address = /^[^@\s]+@[^@\s]+$|^(?:https?:\/\/|www\.)\S+$/u;
const afterSign = /^(.*[@._/-])(.+)$/u;

export type FittedText = {
  readonly lines: readonly string[];
  readonly style: TextStyle;
};

type Room = {
  /** In millimetres. */
  readonly width: number;
  readonly lines: number;
  /** Points between which a size is looked for. */
  readonly largest: number;
  readonly smallest: number;
};

/**
 * As large as it fits without dividing a word; at the smallest size words are divided, and lines may be too many.
 */
export function fitText(text: string, style: TextStyle, { width, lines: most, largest, smallest }: Room): FittedText {
  const plain = printable(text);
  const words = plain.split(/ +|(?<=-)/);
  const atOnePoint = (part: string): number => widthInMillimetres(part, { ...style, size: 1 });
  const widest = words.reduce((widestYet, word) => Math.max(widestYet, atOnePoint(word)), 0);
  const whole = atOnePoint(plain.trim().replaceAll(/ +/g, ' ')) - (most - 1) * atOnePoint(' ');
  for (let size = largest; size >= smallest; size -= 0.5) {
    // Widths grow with the size: most sizes of a long text are out of the question before it is divided into lines.
    if (Math.max(widest, whole / most) * size > width * (1 + 1e-6)) continue;
    const sized = { ...style, size };
    const lines = wrapText(text, width, sized);
    const isWhole = words.every((word) => widthInMillimetres(word, sized) <= width);
    if (isWhole && lines.length <= most) return { lines, style: sized };
  }
  const least = { ...style, size: smallest };
  return { lines: wrapText(text, width, least), style: least };
}

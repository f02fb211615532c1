import { printable, textWidth } from './font-metrics.ts';
import { millimetresPerPoint } from './page.ts';
import type { TextStyle } from './text-styles.ts';

const ellipsis = '…';

type Fits = (line: string) => boolean;

/** Lines of at most `width` millimetres and at most `most` of them; a word longer than a line is cut where it must be. */
export function wrapText(text: string, width: number, style: TextStyle, most = Infinity): string[] {
  const measure = (part: string): number => widthInMillimetres(part, style);
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
    if (lines.length > most) break;
  }
  lines.push(line);
  return lines.length <= most ? lines : [...lines.slice(0, most - 1), shorten(lines[most - 1] ?? '', fits)];
}

/** One line of at most `width` millimetres, ending in an ellipsis where text was left out. */
export function clipText(text: string, width: number, style: TextStyle): string {
  return wrapText(text, width, style, 1)[0] ?? '';
}

export function widthInMillimetres(text: string, style: TextStyle): number {
  return textWidth(text, style.size, style.weight, style.tabular) * millimetresPerPoint;
}

/** What a line may end after: a space, or a hyphen or slash inside a word. A no-break space holds its words together. */
function piecesOf(text: string): { piece: string; spaced: boolean }[] {
  return text
    .split(/ +/)
    .filter((word) => word !== '')
    .flatMap((word) =>
      word.split(/(?<=\p{L}[–—/-])(?=\p{L})/u).map((piece, index) => ({ piece, spaced: index === 0 })),
    );
}

/** Cuts off full lines from the front of `word` and returns what is left. */
function cutInto(lines: string[], word: string, fits: Fits): string {
  let rest = word;
  while (!fits(rest)) {
    const head = longestHead(rest, fits);
    if (head === rest) break;
    lines.push(head);
    rest = rest.slice(head.length);
  }
  return rest;
}

/** At least one letter, so that a column narrower than a letter still ends. */
function longestHead(word: string, fits: Fits): string {
  const letters = [...word];
  let head = letters[0] ?? '';
  for (const letter of letters.slice(1)) {
    if (!fits(head + letter)) break;
    head += letter;
  }
  return head;
}

function shorten(line: string, fits: Fits): string {
  const letters = [...line];
  while (letters.length > 0 && !fits(`${letters.join('')}${ellipsis}`)) letters.pop();
  return `${letters.join('').trimEnd()}${ellipsis}`;
}

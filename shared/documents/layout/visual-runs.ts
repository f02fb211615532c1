import bidiFactory, { type Bidi } from 'bidi-js';
import type { LetterFont } from './letter-fonts.ts';
import { fontOfGrapheme, graphemesOf, type LetterRun, rightToLeftScripts, runWidth } from './shaping.ts';
import { millimetresPerPoint, type TextStyle, textWidth } from './typography.ts';

let algorithm: Bidi | null = null;

/** The Unicode Bidirectional Algorithm. */
function bidi(): Bidi {
  algorithm ??= bidiFactory();
  return algorithm;
}

/** Letters of one font and one direction on a line. */
type VisualRun = {
  /** What is drawn: for the printed font from left to right, for a font of another script as it is read. */
  readonly text: string;
  /** What is read, where it differs: a bracket in a right-to-left text is drawn as its mirror image. */
  readonly read: string;
  readonly letters: LetterRun | null;
  /** Its place on the line, from the left. */
  readonly place: number;
};

const isStrong = /\p{L}/u;

/** Whether the first letter of a text is written from right to left, which decides the order of its words (UAX #9, P2). */
export function isRightToLeft(text: string): boolean {
  for (const letter of text) if (isStrong.test(letter)) return rightToLeftScripts.test(letter);
  return false;
}

/** Times, dates and ranges, which read from left to right in every script: they are isolated before ordering. */
const numeric = /\p{Nd}+(?:(?: ?[–—-] ?|[:.,/])\p{Nd}+)+/gu;
const [isolate, popIsolate] = ['\u2066', '\u2069'];

/** Divides a line into runs, in reading order. `rightToLeft` is the direction of the paragraph. */
export function visualRunsOf(line: string, rightToLeft: boolean): VisualRun[] {
  const graphemes = graphemesOf(line);
  const levels = rightToLeft || rightToLeftScripts.test(line) ? levelsOf(line, rightToLeft) : null;
  const runs: { graphemes: string[]; font: LetterFont | null; level: number; place: number }[] = [];
  let index = 0;
  for (const grapheme of graphemes) {
    const font = fontOfGrapheme(grapheme);
    const level = levels?.levels[index] ?? 0;
    const place = levels?.places[index] ?? index;
    const last = runs.at(-1);
    if (last !== undefined && last.font === font && last.level === level) {
      last.graphemes.push(grapheme);
      last.place = Math.min(last.place, place);
    } else runs.push({ graphemes: [grapheme], font, level, place });
    index += grapheme.length;
  }
  return runs.map(({ graphemes: own, font, level, place }) => {
    const read = own.join('');
    const isOdd = level % 2 === 1;
    if (font !== null) return { text: read, read, letters: { text: read, font, rightToLeft: isOdd }, place };
    return { text: isOdd ? mirrored(own) : read, read, letters: null, place };
  });
}

/** The parts of a text of one direction each, in reading order, for programs that place letters themselves. */
export function directionsOf(text: string): { readonly text: string; readonly rightToLeft: boolean }[] {
  if (!rightToLeftScripts.test(text)) return [{ text, rightToLeft: false }];
  const { levels } = levelsOf(text, isRightToLeft(text));
  const parts: { text: string; rightToLeft: boolean }[] = [];
  for (const [index, unit] of text.split('').entries()) {
    const rightToLeft = (levels[index] ?? 0) % 2 === 1;
    const last = parts.at(-1);
    if (last?.rightToLeft === rightToLeft) last.text += unit;
    else parts.push({ text: unit, rightToLeft });
  }
  return parts.map((part) => (part.rightToLeft ? part : { ...part, text: part.text.replaceAll(numeric, marked) }));
}

/** With left-to-right marks at its ends and around its dashes: programs without isolates keep its order, too. */
function marked(number: string): string {
  const leftToRight = '\u200e';
  return leftToRight + number.replaceAll(/ ?[–—-] ?/g, `${leftToRight}$&${leftToRight}`) + leftToRight;
}

/** Marks of the printed font within right-to-left text: the last one stands first, brackets are turned. */
function mirrored(graphemes: readonly string[]): string {
  return graphemes
    .toReversed()
    .map((grapheme) => bidi().getMirroredCharacter(grapheme) ?? grapheme)
    .join('');
}

type Levels = {
  /** By index of a UTF-16 code unit of the line. */
  readonly levels: readonly number[];
  /** From the left. */
  readonly places: readonly number[];
};

function levelsOf(line: string, rightToLeft: boolean): Levels {
  const isolated = line.replaceAll(numeric, (number) => isolate + number + popIsolate);
  const embedding = bidi().getEmbeddingLevels(isolated, rightToLeft ? 'rtl' : 'ltr');
  const order = bidi().getReorderedIndices(isolated, embedding);
  const placeOf = new Map(order.map((index, place) => [index, place]));
  const levels: number[] = [];
  const places: number[] = [];
  for (let at = 0; at < isolated.length; at++) {
    if (isolated[at] === isolate || isolated[at] === popIsolate) continue;
    levels.push(embedding.levels[at] ?? 0);
    places.push(placeOf.get(at) ?? at);
  }
  return { levels, places };
}

/** A part of a line that one font draws in one direction. */
export type LineRun = {
  /** As it is read, where what is drawn differs from it. */
  readonly read: string;
  /** Letters of a font of another script; null for the printed font. */
  readonly letters: LetterRun | null;
  /** In millimetres. */
  readonly width: number;
};

type PlacedRun = {
  readonly run: { readonly text: string; readonly read: string; readonly letters: LetterRun | null };
  /** From the left end of the line, in millimetres, as the width. */
  readonly offset: number;
  readonly width: number;
};

type RunsOnLine = { readonly placed: readonly PlacedRun[]; readonly width: number };

/**
 * Where the runs of a line stand, in reading order; null where the printed font draws all of it. `paragraph` is what the
 * line is a part of.
 */
export function runsOnLine(line: string, style: TextStyle, paragraph: string): RunsOnLine | null {
  if (!hasOtherLetters(line)) return null;
  const runs = visualRunsOf(line, isRightToLeft(paragraph)).map((run) => ({ ...run, width: widthOf(run, style) }));
  let width = 0;
  const offsets = new Map<number, number>();
  for (const run of runs.toSorted((one, other) => one.place - other.place)) {
    offsets.set(run.place, width);
    width += run.width;
  }
  const placed = runs.map(({ text, read, letters, place, width: own }) => ({
    run: { text, read, letters },
    offset: offsets.get(place) ?? 0,
    width: own,
  }));
  return { placed, width };
}

/** Letters up to the end of Cyrillic are of the printed font. */
const otherLetters = /[^\0-\u052f]/u;

function hasOtherLetters(line: string): boolean {
  return otherLetters.test(line) && Array.from(line).some((letter) => fontOfGrapheme(letter) !== null);
}

function widthOf(run: PlacedRun['run'], { size, weight, tabular }: TextStyle): number {
  const points =
    run.letters === null ? textWidth(run.text, size, weight, tabular) : (runWidth(run.letters, weight) / 1000) * size;
  return points * millimetresPerPoint;
}

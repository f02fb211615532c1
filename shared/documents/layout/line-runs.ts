import { millimetresPerPoint, type TextStyle, textWidth } from './typography.ts';
import { fontOfGrapheme, type LetterRun, runWidth } from './shaping.ts';
import { isRightToLeft, visualRunsOf } from './visual-runs.ts';

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

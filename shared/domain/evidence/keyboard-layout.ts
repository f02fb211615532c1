import keyboard from './keyboard-layouts.generated.json';

/** The strokes that each typed character may stand for, by the name of the layout. */
type Layout = ReadonlyMap<string, readonly string[]>;

const strokes = Array.from(keyboard.strokes);

/** Filled at first use. */
let layouts: readonly Layout[] | undefined;

function allLayouts(): readonly Layout[] {
  layouts ??= Object.values(keyboard.layouts).map(layoutOf);
  return layouts;
}

/**
 * A character stands for the keys that write it with Shift for capitals, as a scanner presses them; else for those that
 * write it without Shift; else for those that write it in the other case.
 */
function layoutOf({ typed, plain }: { readonly typed: string; readonly plain: string }): Layout {
  const pressed = Array.from(typed).map((character, index) => [character, strokes[index] ?? ''] as const);
  const unshifted = Array.from(plain).map((character, index) => [character, strokes[index] ?? ''] as const);
  const otherCase = pressed.flatMap(([character, stroke]) =>
    [character.toLowerCase(), character.toUpperCase()].map((variant) => [variant, stroke] as const),
  );
  const layout = new Map<string, string[]>();
  for (const pairs of [pressed, unshifted, otherCase]) {
    const added = new Map<string, string[]>();
    for (const [character, stroke] of pairs) {
      if (character === ' ' || Array.from(character).length !== 1 || layout.has(character)) continue;
      added.set(character, [...new Set([...(added.get(character) ?? []), stroke])]);
    }
    for (const [character, each] of added) layout.set(character, each);
  }
  return layout;
}

const mostReadings = 64;

/**
 * What a text means that a scanner typed: the scanner presses the keys of the English layout, and the computer writes
 * what its own layout has on them. Every reading that begins with `prefix`, or that `prefix` begins with, in capitals;
 * the text itself alone where it is one of them in ASCII. Layouts are those of Debian's xkb-data
 * (scripts/keyboards/keyboard-layouts.py).
 */
export function scannedReadings(text: string, prefix: string): readonly string[] {
  const begins = (reading: string): boolean => reading.startsWith(prefix) || prefix.startsWith(reading);
  const plain = text.trim();
  const english = plain.toUpperCase();
  if (begins(english) && /^[!-~]*$/.test(english)) return [english];
  const characters = Array.from(plain);
  const readings = allLayouts().flatMap((layout) => {
    let readings = [''];
    for (const character of characters) {
      const meant = layout.get(character) ?? [character.toUpperCase()];
      readings = readings.flatMap((begin) => meant.map((stroke) => begin + stroke)).filter(begins);
      if (readings.length === 0 || readings.length > mostReadings) return [];
    }
    return readings;
  });
  return [...new Set(readings)];
}

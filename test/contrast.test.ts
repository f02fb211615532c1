import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

// The contrast of colours, calculated from renderer/styles/tokens.css as WCAG 2.2 defines it (relative luminance, 1.4.3, 1.4.11).

const sheet = readFileSync(path.resolve(import.meta.dirname, '..', 'renderer', 'styles', 'tokens.css'), 'utf8');

type Colours = ReadonlyMap<string, string>;

/** The custom properties of the rule with that selector. */
function rule(selector: string): Colours {
  const start = sheet.indexOf(`${selector} {`);
  if (start < 0) throw new Error(`no rule ${selector}`);
  const body = sheet.slice(start, sheet.indexOf('}', start));
  return new Map(
    [...body.matchAll(/--([\w-]+): (#[0-9a-f]{3,6});/g)].map(([, name = '', value = '']) => [name, value]),
  );
}

const light = rule(':root');
const dark = new Map([...light, ...rule(":root[data-theme='dark']")]);
const strong = rule(":root[data-contrast='more']");
const looks: Readonly<Record<string, Colours>> = {
  light,
  dark,
  'light, high contrast': new Map([...light, ...strong]),
  // As the cascade has it: of two rules as specific, the later one.
  'dark, high contrast': new Map([...dark, ...strong, ...rule(":root[data-contrast='more'][data-theme='dark']")]),
};

function luminance(colour: string): number {
  const digits =
    colour.length === 4 ? Array.from(colour.slice(1), (digit) => digit + digit) : colour.slice(1).match(/../g);
  const [red = 0, green = 0, blue = 0] = (digits ?? []).map((each) => {
    const share = Number.parseInt(each, 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

test('black on white has the highest contrast, a colour on itself none', () => {
  expect(contrast('#000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#2a56d0', '#2a56d0')).toBe(1);
  // An example of the W3C: just AA.
  expect(contrast('#767676', '#fff')).toBeCloseTo(4.54, 2);
});

const grounds = ['ground', 'paper', 'hover', 'calm-soft'];
const meanings = ['good', 'warn', 'bad', 'violet'];
const tints = [...light.keys()].filter((name) => name.startsWith('tint-'));

/** What is written on what. */
const texts: readonly (readonly [string, string])[] = [
  ...['ink', 'soft'].flatMap((text) => [...grounds, ...tints, 'accent-soft'].map((on) => [text, on] as const)),
  ...grounds.map((on) => ['faint', on] as const),
  ['faint', 'accent-soft'],
  ...['ground', 'paper', 'hover', 'accent-soft'].map((on) => ['accent', on] as const),
  ...meanings.flatMap((text) => [`${text}-soft`, 'paper', 'ground'].map((on) => [text, on] as const)),
  ...['warn', 'bad'].flatMap((text) => tints.map((on) => [text, on] as const)),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-strong'],
  ['paper', 'ink'],
  ['paper', 'bad'],
];

/** What has to be seen to know that there is a field, a box, the focus or what is chosen. */
const shapes: readonly (readonly [string, string])[] = [
  ...['ground', 'paper'].map((on) => ['field-line', on] as const),
  ...grounds.map((on) => ['accent', on] as const),
];

function tooWeak(colours: Colours, pairs: typeof texts, least: number): string[] {
  return pairs.flatMap(([text, on]) => {
    const found = contrast(colours.get(text) ?? '', colours.get(on) ?? '');
    return found >= least ? [] : [`${text} on ${on}: ${found.toFixed(2)}`];
  });
}

describe.each(Object.entries(looks))('%s', (name, colours) => {
  test('every text is read on what it stands: 4.5, in high contrast 7', () => {
    expect(tooWeak(colours, texts, name.includes('high') ? 7 : 4.5)).toEqual([]);
  });

  test('fields, boxes and the focus are seen: 3', () => {
    expect(tooWeak(colours, shapes, 3)).toEqual([]);
  });
});

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  fitText,
  printable,
  textStyles,
  widthInMillimetres,
  wrapText,
} from '../../../../shared/documents/layout/typography.ts';

const style = textStyles.body;

describe('text in lines', () => {
  test('no line is wider than the column, and no letter is lost', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.integer({ min: 8, max: 90 }), (text, width) => {
        const lines = wrapText(text, width, style);
        for (const line of lines) expect(widthInMillimetres(line, style)).toBeLessThanOrEqual(width);
        expect(lines.join('').replaceAll(' ', '')).toBe(printable(text).replaceAll(' ', ''));
      }),
    );
  });

  test('breaks between words and after a hyphen, and cuts an endless word', () => {
    const [first = '', ...others] = wrapText('гендерно-чувствительный подход', 24, style);
    expect(first).toBe('гендерно-');
    expect(others.length).toBeGreaterThan(0);
    expect(wrapText('щ'.repeat(300), 50, style).length).toBeGreaterThan(5);
    expect(wrapText('x', 0.1, style)).toEqual(['x']);
  });

  test('cuts an address behind its signs, where it has to be cut', () => {
    const lines = wrapText('aigul.orazova-berdiyeva@ministry-of-health.gov.tm', 30, style);
    expect(lines.join('')).toBe('aigul.orazova-berdiyeva@ministry-of-health.gov.tm');
    for (const line of lines.slice(0, -1)) expect(line).toMatch(/[@.-]$/);
    expect(wrapText('www.health.gov.tm/registration/participants', 24, style).join(' ')).toMatch(/^www\.\S+[/.] /);
    expect(wrapText('a@b', 100, style)).toEqual(['a@b']);
    expect(wrapText(`${'щ'.repeat(40)}@example.org`, 20, style).length).toBeGreaterThan(2);
  });

  test('a no-break space holds words together', () => {
    expect(wrapText('aaaa 15\u00a0July', 17, style)).toEqual(['aaaa', '15\u00a0July']);
  });

  test('text that has to fit shrinks, then is divided, into more lines than there is room for where it is too much; no letter is left out', () => {
    const room = { width: 30, lines: 2, largest: 12, smallest: 6 };
    expect(fitText('short', style, room)).toEqual({ lines: ['short'], style: { ...style, size: 12 } });
    const long = 'a long title that needs letters of a smaller size';
    expect(fitText(long, style, room).lines.length).toBeLessThanOrEqual(room.lines);
    expect(fitText(long, style, room).style.size).toBeLessThan(12);
    const much = fitText(long.repeat(5), style, room);
    expect(much.style.size).toBe(6);
    expect(much.lines.length).toBeGreaterThan(room.lines);
    expect(much.lines.join(' ').replaceAll(' ', '')).toBe(long.repeat(5).replaceAll(' ', ''));
  });

  test('what the font has no letter for is a box, and what cannot be seen is left out', () => {
    expect(printable('a\u0000b\u200dc')).toBe('a bc');
    expect(printable('中😀')).toBe('□□');
    expect(printable('и\u0306')).toBe('й');
  });
});

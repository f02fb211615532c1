import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import keyboard from '../../../shared/domain/evidence/keyboard-layouts.generated.json';
import { beginsBadge, makeBadgeCode, readBadge } from '../../../shared/domain/evidence/printed-code.ts';

const characters = Array.from('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ');
const badges = fc.record({
  sheetCode: fc.array(fc.constantFrom(...characters), { minLength: 4, maxLength: 4 }).map((each) => each.join('')),
  number: fc.integer({ min: 1, max: 9999 }),
});
const code = makeBadgeCode({ sheetCode: '7K2P', number: 23 });

describe('the text of a badge', () => {
  test('names workshop and number, and ends in its check character', () => {
    expect(code).toMatch(/^RSTR1-B:7K2P:23:[0-9A-Z]$/);
  });

  test('is read back, in small letters and with blanks around it too', () => {
    fc.assert(
      fc.property(badges, (badge) => {
        const text = makeBadgeCode(badge);
        expect(readBadge(text)).toEqual({ kind: 'badge', ...badge });
        expect(readBadge(` ${text.toLowerCase()}\t`)).toEqual({ kind: 'badge', ...badge });
      }),
    );
  });

  test('with one wrong character is refused, wherever that is', () => {
    fc.assert(
      fc.property(badges, fc.nat(), fc.constantFrom(...characters), (badge, place, wrong) => {
        const text = makeBadgeCode(badge);
        const at = 8 + (place % (text.length - 8));
        fc.pre(/[0-9A-Z]/.test(text[at] ?? '') && text[at] !== wrong);
        expect(readBadge(text.slice(0, at) + wrong + text.slice(at + 1))).toEqual({ kind: 'damaged' });
      }),
    );
  });

  test.each([code.slice(0, -2), `${code}X`, 'RSTR1-B:', 'RSTR1-B:7K2P:0:A', 'RSTR1-B:7K2P:00023:A'])(
    '%s is refused',
    (text) => expect(readBadge(text)).toEqual({ kind: 'damaged' }),
  );

  test.each(['', 'abe', 'Абенова', 'RSTR1-S:7K2P:1', 'https://example.org', '23'])('%s is none', (text) =>
    expect(readBadge(text)).toEqual({ kind: 'other' }),
  );
});

describe('a scanner at a keyboard that is switched to', () => {
  const russian = ['QWERTYUIOPASDFGHJKLZXCVBNM:', 'ЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬЖ'] as const;
  const kazakh = [`${russian[0]}1234567890-`, `${russian[1]}"әіңғ,.үұқө`] as const;
  test.each([
    ['Russian', russian],
    ['Kazakh', kazakh],
  ])('%s is understood', (_name, [keys, letters]) => {
    const typed = Array.from(code, (key) => letters[keys.indexOf(key)] ?? key).join('');
    expect(typed).not.toBe(code);
    for (const text of [typed, typed.toLowerCase()]) {
      expect(readBadge(text)).toEqual({ kind: 'badge', sheetCode: '7K2P', number: 23 });
      expect(beginsBadge(text)).toBe(true);
    }
  });

  // What each program and country in use from Bishkek to Vienna has on its keyboards.
  const names = `us gb ru kz kg tj tm uz uz(latin) de at fr tr tr(f) az ge am ua ir`.split(' ');
  test.each([...new Set([...names, ...Object.keys(keyboard.layouts)])])('%s is read as under English', (name) => {
    const layout = new Map(Object.entries(keyboard.layouts)).get(name);
    if (layout === undefined) throw new Error(`no layout ${name}`);
    const [typed, plain, strokes] = [layout.typed, layout.plain, keyboard.strokes].map((each) => Array.from(each));
    const type = (text: string, isCapital: boolean): string =>
      Array.from(text, (stroke) => {
        const at = strokes?.indexOf(stroke) ?? -1;
        return (!isCapital && /[A-Z]/.test(stroke) ? plain?.[at] : typed?.[at]) ?? '';
      }).join('');
    const isClear =
      plain?.every((letter, at) => letter !== ' ' && [at, -1].includes(typed?.indexOf(letter) ?? -1)) === true;
    // A scanner that sends small letters is understood where the layout has no sign twice.
    const cases = isClear ? fc.boolean() : fc.constant(true);
    fc.assert(
      fc.property(badges, cases, (badge, isCapital) => {
        const text = type(makeBadgeCode(badge), isCapital);
        expect(readBadge(text), text).toEqual({ kind: 'badge', ...badge });
        for (let length = 4; length < text.length; length += 1) expect(beginsBadge(text.slice(0, length))).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  test('keeps every key of a code in each layout, so that none is lost', () => {
    for (const [name, { typed }] of Object.entries(keyboard.layouts)) {
      const needed = Array.from(typed).slice(0, -1);
      expect(
        needed.filter((character) => character === ' '),
        name,
      ).toEqual([]);
    }
  });
});

test('what begins like a badge is not searched for', () => {
  for (const text of ['RSTR', 'rstr1-b:7k', 'КЫЕК1', code]) expect(beginsBadge(text)).toBe(true);
  for (const text of ['', 'R', 'RST', 'Rstrakova', 'abe', 'Кыекова', 'Омар', 'Rosa', 'ouais', 'იანი', 'Արամ', 'Sultan'])
    expect(beginsBadge(text)).toBe(false);
});

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { findJsonFault, nestingOf } from '../../../shared/files/json-file.ts';

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

test('93: nesting is measured as a parser would meet it', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(nestingOf(JSON.stringify(value))).toBe(depthOf(value));
    }),
  );
});

test('brackets within strings are no nesting', () => {
  expect(nestingOf(String.raw`{"a":"[[[\"{{{","b":["]"]}`)).toBe(2);
});

test('JSON that is cut off anywhere ends early', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.nat(), (value, cut) => {
      const text = JSON.stringify({ value }, null, 1);
      const part = text.slice(0, cut % text.length);
      expect(findJsonFault(part)).toEqual({ kind: 'ends-early' });
    }),
  );
});

test.each([
  ['{"a":1,}', 1],
  ['{\n"a" 1}', 2],
  ['{\n\n"a":\n1 2}', 4],
  ['{"a":[1\n,]}', 2],
  ['{"a":tru }', 1],
  ['{"a":01}', 1],
  ['{"a":NaN}', 1],
  ["{'a':1}", 1],
  ['{"a":1}\n}', 2],
  ['{"a":[1}]', 1],
  ['{"a":"\n"}', 1],
  [String.raw`{"a":"\x"}`, 1],
  ['{"a":1}{', 1],
])('91: %j is damaged on line %i', (text, line) => {
  expect(isJson(text)).toBe(false);
  expect(findJsonFault(text)).toEqual({ kind: 'unexpected', line });
});

test('91: whatever is refused has a fault on one of its lines', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'{}[]:,"\\ \n1-e.tnu') }), (text) => {
      if (isJson(text)) return;
      const fault = findJsonFault(text);
      const lines = text.split('\n').length;
      expect(fault.kind === 'ends-early' || (fault.line >= 1 && fault.line <= lines)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

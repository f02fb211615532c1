import i18next from 'i18next';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { ownNames } from '../../../shared/domain/language.ts';
import { formatDate, formatDayMonth, shortWeekdayName, weekdayName } from '../../../shared/text/dates.ts';
import { clearPage } from '../rendered-section.tsx';
import { sample, scenes, visitScene } from './every-screen.ts';
import { scanName } from './scene-acts.ts';
import { lengthened } from './lengthened.ts';
import { cutTexts, hiddenTexts, shownTexts } from './visible-text.ts';

/*
  A language made of the English catalogue: letters with accents, four tenths longer, between brackets that no text has. What is
  shown without brackets is in no catalogue; what is cut would be cut in a language with longer words than English.
*/
beforeAll(async () => {
  const probe = i18next.createInstance();
  await probe.init({ resources: {} });
  type Translator = { translate(keys: unknown, options: { readonly lng?: string }, last: unknown): unknown };
  const shared = Object.getPrototypeOf(Reflect.get(probe, 'translator')) as Translator;
  const translate = Reflect.get(shared, 'translate') as (this: Translator, ...values: unknown[]) => unknown;
  vi.spyOn(shared, 'translate').mockImplementation(function translateLonger(this: Translator, keys, options, last) {
    const text = translate.call(this, keys, options, last);
    return typeof text === 'string' && options.lng === 'en' ? lengthened(text) : text;
  });
});
afterAll(() => {
  vi.restoreAllMocks();
});

/** Words that are data or names: of the sample, of months and days, of keys, languages and currencies, of the program. */
const known = new Set(
  [
    sample,
    scanName,
    ...Object.values(ownNames),
    ...Array.from({ length: 12 }, (_, month) => `2026-${String(month + 1).padStart(2, '0')}-15`).map(monthNames),
    ...Array.from({ length: 7 }, (_, day) => `2026-06-${String(day + 10)}`).map(dayNames),
    'Rostrum Ctrl Shift Alt Del Esc Enter F2 F4 Z K xml json ics',
    // Who marks in this test, and the currencies of its allowances.
    'memory USD EUR',
  ].flatMap((text) => text.match(/\p{L}+/gu) ?? []),
);

function monthNames(day: string): string {
  return `${formatDate(day, 'en')} ${formatDayMonth(day, 'en')}`;
}

function dayNames(day: string): string {
  return `${weekdayName(day, 'en')} ${shortWeekdayName(day, 'en')}`;
}

/** Words on the page, seen or read aloud, that stand in no catalogue and are no data. */
function unlistedWords(): string[] {
  return [...shownTexts().map(({ text }) => text), ...hiddenTexts()].flatMap((text) => {
    const outside = withoutBrackets(text);
    const words = outside.match(/\p{L}{2,}/gu) ?? [];
    return words.some((word) => !known.has(word)) ? [text] : [];
  });
}

/** What stands outside of the brackets, which may stand in one another, and of a text that is divided among elements. */
function withoutBrackets(text: string): string {
  let depth = 0;
  return [...text]
    .filter((letter) => {
      if (letter === '⟦') depth += 1;
      const isOutside = depth === 0;
      if (letter === '⟧') depth -= 1;
      return isOutside;
    })
    .join('');
}

afterEach(clearPage);

describe.each([
  { width: 1280, height: 720 },
  { width: 1024, height: 640 },
])('at $width by $height', (size) => {
  test.each(scenes)(
    'every text comes from the catalogue, and none is cut when it is longer: $name',
    { timeout: 60_000 },
    async (scene) => {
      await page.viewport(size.width, size.height);
      const faults: string[] = [];
      await visitScene(scene, { language: 'en' }, async () => {
        expect(shownTexts().some(({ text }) => text.includes('⟦'))).toBe(true);
        faults.push(...unlistedWords().map((text) => `in no catalogue: ${text}`));
        faults.push(...cutTexts().map((text) => `cut: ${text}`));
      });
      expect(faults).toEqual([]);
    },
  );
});

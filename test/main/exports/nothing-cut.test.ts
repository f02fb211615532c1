import { describe, expect, test } from 'vitest';
import { renderPdf } from '../../../main/exports/pdf.ts';
import {
  badgeSizes,
  type DocumentKind,
  documentKinds,
  type DocumentRequest,
  smallestLetters,
  usualBadgeSize,
} from '../../../shared/documents/document-request.ts';
import { drawDocument, loadDocument } from '../../../shared/documents/documents.ts';
import type { DrawnDocument, Page } from '../../../shared/documents/layout/page.ts';
import { textWidth } from '../../../shared/documents/layout/typography.ts';
import { type Language, languages } from '../../../shared/domain/language.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { agendaRequest } from '../../shared/documents/training.ts';
import {
  factsOf,
  hardWorkshops,
  standsOn,
  languagePairs,
  sampleNames,
  sampleWorkshop,
  squeezed,
  workshopFor,
} from './paper-facts.ts';
import { eachPage, withDocument } from './pdf-reader.ts';

/** What stands on papers, read back by pdf.js: every word is there, inside its cell and page, and large enough. */

/** Millimetres from the upper left corner of the page. */
type Glyphs = {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly size: number;
};

const millimetres = 25.4 / 72;
/** Of an em: how far capitals and their marks reach up, and letters reach down. */
const [above, below] = [0.75, 0.2];

async function readBack(drawn: DrawnDocument): Promise<Glyphs[][]> {
  const bytes = await renderPdf(drawn, { tagged: false, asOf: '2025-07-20' });
  return withDocument(bytes, (document) =>
    eachPage(document, async (page) => {
      const [, , , height = 0] = page.view;
      const { items } = await page.getTextContent({ disableNormalization: true });
      return items.flatMap((item): Glyphs[] => {
        if (!('str' in item) || item.str.trim() === '') return [];
        const [a = 0, b = 0, , , x = 0, up = 0] = item.transform as number[];
        const [size, y] = [Math.hypot(a, b), height - up];
        const box =
          Math.abs(a) > Math.abs(b)
            ? { left: x, right: x + item.width, top: y - above * size, bottom: y + below * size }
            : { left: x - above * size, right: x + below * size, top: y - item.width, bottom: y };
        const inside = Object.fromEntries(Object.entries(box).map(([side, value]) => [side, value * millimetres]));
        return [{ text: item.str, ...(inside as Omit<Glyphs, 'text' | 'size'>), size }];
      });
    }),
  );
}

function isCrossed(glyphs: Glyphs, page: Page): boolean {
  const slack = 0.25;
  return page.marks.some((mark) => {
    if (mark.kind !== 'line') return false;
    const [x1, x2] = [Math.min(mark.x1, mark.x2), Math.max(mark.x1, mark.x2)];
    const [y1, y2] = [Math.min(mark.y1, mark.y2), Math.max(mark.y1, mark.y2)];
    const across = glyphs.left < x2 - slack && glyphs.right > x1 + slack;
    const down = glyphs.top < y2 - slack && glyphs.bottom > y1 + slack;
    if (x1 === x2) return down && glyphs.left < x1 - slack && glyphs.right > x1 + slack;
    return across && glyphs.top < y1 - slack && glyphs.bottom > y1 + slack;
  });
}

function covers(one: Glyphs, other: Glyphs): boolean {
  const slack = 0.3;
  const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  return across > slack && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > slack;
}

/** Texts that lie over a line of their table, over another text, outside the page, or are too small. */
function faultsOf(pages: readonly Glyphs[][], drawn: DrawnDocument, smallest: number): string[] {
  const margin = 8;
  return pages.flatMap((texts, index) => {
    const page = drawn.pages[index];
    if (page === undefined) return ['a page too many'];
    return texts.flatMap((one, at) => {
      const { left, right, top, bottom } = one;
      const about = (fault: string): string[] => [`${fault}, page ${String(index + 1)}: ${one.text}`];
      if (left < margin || top < margin || right > page.width - margin || bottom > page.height - margin)
        return about('outside');
      if (one.size < smallest - 0.01) return about(`of ${String(one.size)} points`);
      if (isCrossed(one, page)) return about('over a line');
      const other = texts.find((each, later) => later > at && covers(one, each));
      return other === undefined ? [] : about(`over “${other.text}”`);
    });
  });
}

/** What is drawn on a page, as the layout placed it: the PDF has the same, which the tests with pdf.js show. */
function drawnOn(page: Page): Glyphs[] {
  return page.marks.flatMap((mark): Glyphs[] => {
    if (mark.kind !== 'text' || mark.text.trim() === '') return [];
    const { text, x, y, size, weight, tabular, anchor, upwards } = mark;
    const long = mark.run?.width ?? textWidth(text, size, weight, tabular) * millimetres;
    const [up, down] = [above * size * millimetres, below * size * millimetres];
    if (upwards) return [{ text, size, left: x - up, right: x + down, top: y - long, bottom: y }];
    const left = x - { start: 0, middle: 0.5, end: 1 }[anchor] * long;
    return [{ text, size, left, right: left + long, top: y - up, bottom: y + down }];
  });
}

async function judge(
  kind: DocumentKind,
  snapshot: WorkshopSnapshot,
  languages: Language[],
  { dayIds = null, badgeSize = usualBadgeSize }: Pick<Partial<DocumentRequest>, 'dayIds' | 'badgeSize'> = {},
  isRead = true,
): Promise<{ missing: readonly string[]; faults: readonly string[] }> {
  const request: DocumentRequest = {
    ...agendaRequest,
    kind,
    languages,
    dayIds,
    blankRows: 2,
    badgeSize,
    recipient: 'internal',
  };
  const drawn = drawDocument(await loadDocument(kind), workshopFor(kind, snapshot), request);
  const pages = isRead ? await readBack(drawn) : drawn.pages.map(drawnOn);
  const whole = squeezed(pages.map((texts) => texts.map(({ text }) => text).join('')).join(''));
  const missing = factsOf(kind, snapshot, languages, dayIds).filter((fact) => !standsOn(whole, fact));
  return { missing, faults: faultsOf(pages, drawn, smallestLetters[kind]) };
}

/** Each kind once, badges in each size. */
const kindsAndSizes = documentKinds.flatMap((kind) =>
  (kind === 'badges' ? badgeSizes : [usualBadgeSize]).map((badgeSize) => [kind, badgeSize] as const),
);

describe.each(Object.entries(hardWorkshops))('of a workshop of %s nothing is cut', (name, make) => {
  // All languages where the names are hardest; the papers of the large ones have hundreds of pages.
  const chosen = name === 'names of up to 120 letters' ? languagePairs : languagePairs.slice(0, 1);
  const cases = kindsAndSizes.flatMap(([kind, badgeSize]) =>
    chosen.map((languages) => [kind, badgeSize, languages] as const),
  );
  test.each(cases)('from the %s (%s) in %s', async (kind, badgeSize, languages) => {
    const snapshot = make();
    const isLong = kind === 'attendance-sheet' && chosen.length === 1;
    const days = isLong ? snapshot.days.slice(0, 1).map(({ id }) => id) : null;
    expect(await judge(kind, snapshot, [...languages], { dayIds: days, badgeSize })).toEqual({
      missing: [],
      faults: [],
    });
  });
});

/** Each language alone, and beside Russian and English. */
const combinations: readonly Language[][] = [
  ...languages.map((language) => [language]),
  ...languages.flatMap((one) => (['ru', 'en'] as const).filter((other) => other !== one).map((other) => [one, other])),
];

describe.each(Object.entries(hardWorkshops))('of a workshop of %s nothing is cut in any language', (_, make) => {
  test.each(kindsAndSizes)('from the %s (%s)', { timeout: 120_000 }, async (kind, badgeSize) => {
    const snapshot = make();
    const [first] = snapshot.days.map(({ id }) => id);
    // Each day has the same people.
    const dayIds = kind === 'attendance-sheet' && first !== undefined ? [first] : null;
    for (const asked of combinations) {
      const { missing, faults } = await judge(kind, snapshot, [...asked], { dayIds, badgeSize }, false);
      expect({ asked, missing, faults }).toEqual({ asked, missing: [], faults: [] });
    }
  });
});

/** Each language alone, and the national ones beside Russian. */
const ofSamples = combinations.filter(([, second]) => second === undefined || second === 'ru');

describe.each(sampleNames)('of %s nothing is cut in any language', (name) => {
  test.each(kindsAndSizes)('from the %s (%s)', { timeout: 120_000 }, async (kind, badgeSize) => {
    const snapshot = sampleWorkshop(name);
    for (const asked of ofSamples) {
      const { missing, faults } = await judge(kind, snapshot, [...asked], { badgeSize }, false);
      expect({ asked, missing, faults }).toEqual({ asked, missing: [], faults: [] });
    }
  });
});

describe.each(sampleNames)('of %s nothing is cut', (name) => {
  test.each(kindsAndSizes)('from the %s (%s)', async (kind, badgeSize) => {
    const snapshot = sampleWorkshop(name);
    const languages = snapshot.workshop.languages.slice(0, 2);
    expect(await judge(kind, snapshot, languages, { badgeSize })).toEqual({ missing: [], faults: [] });
  });
});

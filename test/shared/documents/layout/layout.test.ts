import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countedWork } from '../../counted-work.ts';
import { drawDocument } from '../all-documents.ts';
import { cell, type PaperDocument, paragraph, type Row } from '../../../../shared/documents/layout/blocks.ts';
import { layOut } from '../../../../shared/documents/layout/layout.ts';
import type { DrawnDocument, Page, TextMark } from '../../../../shared/documents/layout/page.ts';
import { colours } from '../../../../shared/documents/layout/typography.ts';
import { gentle, timesLonger } from '../../growth.ts';
import { textsOf } from '../drawn-texts.ts';
import { agendaRequest, sampleTraining, sheetRequest } from '../training.ts';

function tableOf(rows: readonly Row[], look: 'ruled' | 'grid'): PaperDocument {
  const column = { width: 60, heads: [paragraph('Head', 'tableHead')], align: 'start', upwards: false } as const;
  const heading = paragraph('Group', 'group');
  const groups = [{ heading, continued: paragraph('Group (continued)', 'group'), rows }];
  return {
    title: 'A table',
    language: 'en',
    orientation: 'portrait',
    sections: [
      {
        parts: [[{ kind: 'table', columns: [column, { ...column, width: 40 }], groups, look, rowHeight: 10 }]],
        header: [],
        footer: [{ left: null, right: paragraph('{page}/{pages}', 'footer') }],
        stamp: null,
      },
    ],
  };
}

function rowOf(text: string, index: number): Row {
  return { tinted: false, cells: [cell([paragraph(text, 'body')]), cell([], 1, `field ${String(index)}`)] };
}

/** Each named field must lie whole inside the body of its page, and must not touch another one. */
function expectFieldsApart(page: Page): void {
  const places = [...page.places].sort((one, other) => one.y - other.y);
  places.forEach((place, index) => {
    expect(place.y).toBeGreaterThanOrEqual(12);
    expect(place.y + place.height).toBeLessThanOrEqual(page.height - 12);
    const next = places[index + 1];
    if (next !== undefined) expect(place.y + place.height).toBeLessThanOrEqual(next.y + 0.001);
  });
}

function lowestText(page: Page): number {
  const texts = page.marks.filter((mark): mark is TextMark => mark.kind === 'text' && mark.node !== null);
  return Math.max(...texts.map((mark) => mark.y));
}

describe('rows on pages', () => {
  test('no row is divided, lost or drawn twice, whatever it says', () => {
    const text = fc.oneof(fc.string({ maxLength: 300 }), fc.constant('ы'.repeat(300)), fc.constant(''));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 60 }), fc.constantFrom('ruled', 'grid'), (texts, look) => {
        const drawn = layOut(tableOf(texts.map(rowOf), look));
        const fields = drawn.pages.flatMap((page) => page.places.map((place) => place.name));
        expect(fields).toEqual(texts.map((_, index) => `field ${String(index)}`));
        for (const page of drawn.pages) {
          expectFieldsApart(page);
          expect(lowestText(page)).toBeLessThan(page.height - 15);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('a row that is higher than a page goes on over pages, line by line', () => {
    const words = Array.from({ length: 1500 }, (_, index) => `word${String(index)}`);
    const drawn = layOut(tableOf([rowOf('first', 0), rowOf(words.join(' '), 1), rowOf('last', 2)], 'ruled'));
    expect(drawn.pages.length).toBeGreaterThan(1);
    const printed = drawn.pages.flatMap(textsOf).join(' ').split(' ');
    expect(printed.filter((word) => /^word\d/.test(word))).toEqual(words);
    for (const page of drawn.pages) expect(lowestText(page)).toBeLessThan(page.height - 15);
    expect(drawn.pages.flatMap((page) => page.places)).toHaveLength(3);
  });

  test('113: the time of a table grows with its rows, not with their square', async () => {
    const longer = await timesLonger((share) =>
      layOut(tableOf(Array.from({ length: 4000 * share }, (_, index) => `Row ${String(index)}`).map(rowOf), 'ruled')),
    );
    expect(longer).toBeLessThan(gentle);
  });

  test('113: a table of 10,000 rows and a word of 20,000 letters come to an end', () => {
    const texts = [...Array.from({ length: 10_000 }, (_, index) => `Row ${String(index)}`), 'щ'.repeat(20_000)];
    const { pages } = layOut(tableOf(texts.map(rowOf), 'ruled'));
    expect(pages.length).toBeGreaterThan(400);
    expect(pages.flatMap(textsOf).join('').match(/щ/g)).toHaveLength(20_000);
  });

  test('a table takes as much work as it has rows, and a word as it has letters', async () => {
    const workOf = async (texts: readonly string[]): Promise<number> =>
      (await countedWork(() => layOut(tableOf(texts.map(rowOf), 'ruled')))).work;
    const rows = (count: number): string[] => Array.from({ length: count }, (_, index) => `Row ${String(index)}`);
    expect(await workOf(rows(2000))).toBeLessThan(2.1 * (await workOf(rows(1000))));
    expect(await workOf(['щ'.repeat(8000)])).toBeLessThan(2.1 * (await workOf(['щ'.repeat(4000)])));
  });

  test('the last page holds at least four rows', () => {
    for (let count = 20; count < 60; count++) {
      const rows = Array.from({ length: count }, (_, index) => rowOf('A row', index));
      expect(layOut(tableOf(rows, 'grid')).pages.at(-1)?.places.length).toBeGreaterThanOrEqual(4);
    }
  });

  test('rows that belong together stand on one page; what has room on no page is divided', () => {
    const rows = (count: number): Row[] =>
      Array.from({ length: count }, (_, index) => ({ ...rowOf('A row', index), keepWithNext: index > 14 }));
    const pageOf = (name: string, count: number): number =>
      layOut(tableOf(rows(count), 'grid')).pages.findIndex((page) => page.places.some((place) => place.name === name));
    expect(pageOf('field 14', 26)).toBe(0);
    expect(pageOf('field 15', 26)).toBe(1);
    const perPage = layOut(tableOf(rows(120), 'grid')).pages.map((page) => page.places.length);
    expect(Math.min(...perPage)).toBeGreaterThan(3);
  });

  test('the head and the heading of the group stand on each page', () => {
    const drawn = layOut(
      tableOf(
        Array.from({ length: 60 }, (_, index) => rowOf('A row', index)),
        'grid',
      ),
    );
    expect(drawn.pages.length).toBeGreaterThan(2);
    drawn.pages.forEach((page, index) => {
      const texts = textsOf(page);
      expect(texts.filter((text) => text === 'Head')).toHaveLength(2);
      expect(texts).toContain(index === 0 ? 'Group' : 'Group (continued)');
      expect(texts).toContain(`${String(index + 1)}/${String(drawn.pages.length)}`);
    });
  });

  test('a repeated head is not told twice to a screen reader', () => {
    const drawn = layOut(
      tableOf(
        Array.from({ length: 60 }, (_, index) => rowOf('A row', index)),
        'grid',
      ),
    );
    expect(drawn.nodes.filter((node) => node.tag === 'TH' && node.scope === 'Column')).toHaveLength(2);
    const second = drawn.pages[1]?.marks.filter((mark) => mark.kind === 'text' && mark.text === 'Head') ?? [];
    expect(second.every((mark) => mark.kind === 'text' && mark.node === null)).toBe(true);
  });
});

describe('pages of the documents', () => {
  const documents: readonly DrawnDocument[] = [
    drawDocument(sampleTraining(), agendaRequest),
    drawDocument(sampleTraining(), sheetRequest),
  ];

  test('nothing is drawn outside the margins of a printer', () => {
    for (const page of documents.flatMap((drawn) => drawn.pages)) {
      for (const mark of page.marks) {
        const [x, y] = mark.kind === 'line' ? [mark.x1, mark.y1] : [mark.x, mark.y];
        // Corner marks and code are solid boxes, and stand where every office printer still prints.
        const [side, edge] = mark.kind === 'box' && mark.fill === colours.ink ? [8, 8] : [15, 12];
        expect(x).toBeGreaterThanOrEqual(side - 0.01);
        expect(x).toBeLessThanOrEqual(page.width - side + 0.01);
        expect(y).toBeGreaterThanOrEqual(edge);
        expect(y).toBeLessThanOrEqual(page.height - edge);
      }
    }
  });

  test('the tree is in reading order: a child stands behind its parent', () => {
    for (const { nodes } of documents) {
      nodes.forEach((node, index) => {
        expect(node.parent ?? -1).toBeLessThan(index);
      });
    }
  });

  test('the same input draws the same pages, and leaves the input as it was', () => {
    const training = sampleTraining();
    const before = structuredClone(training);
    for (const request of [agendaRequest, sheetRequest]) {
      expect(drawDocument(training, request)).toEqual(drawDocument(sampleTraining(), request));
    }
    expect(training).toEqual(before);
  });
});

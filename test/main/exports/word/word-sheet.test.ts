import { layoutDocument } from 'docx/layout';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, test } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { renderDocument } from '../../../../main/exports/render-document.ts';
import { wordDocument } from '../../../../main/exports/word/word-document.ts';
import { attendanceSheet } from '../../../../shared/documents/attendance-sheet/attendance-sheet.ts';
import { issueOf } from '../../../../shared/documents/attendance-sheet/issue-sheet.ts';
import type { DocumentRequest } from '../../../../shared/documents/document-request.ts';
import { type IssuedPage, issuedSheetSchema } from '../../../../shared/domain/evidence/issued-sheet.ts';
import type { WorkshopSnapshot } from '../../../../shared/domain/workshop-snapshot.ts';
import { sampleTraining, sheetRequest, testId } from '../../../shared/documents/training.ts';
import { printWithLibreOffice } from '../outside-readers.ts';
import { darkCentre, inColour, isBlank, lineOffset, type PageImage, pageImages } from '../page-image.ts';
import { sampleNames, sampleWorkshop } from '../paper-facts.ts';

/** The Word sheet as LibreOffice prints it and a coarse office scanner delivers it, against what is recorded of it. */
const dotsPerInch = 150;
/** Millimetres by which what is printed may miss what is recorded: programs round differently. */
const tolerance = 0.5;

beforeAll(() => {
  const binary = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
  prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(binary).buffer } });
});

type Recorded = { readonly code: string; readonly page: IssuedPage };

function recordedPages(snapshot: WorkshopSnapshot, request: DocumentRequest): Recorded[] {
  let number = 9000;
  const newId = (): string => testId((number += 1));
  return issueOf(snapshot, request, '2025-07-14T12:00:00.000Z', newId)
    .map((change) => issuedSheetSchema.parse(change.value))
    .flatMap(({ sheetId, pages }) => {
      const [, workshop = '', ...rest] = sheetId.split('-');
      return pages.map((page) => {
        return { page, code: `RSTR1:${workshop}:${rest.join('-')}:${String(page.page)}/${String(page.of)}` };
      });
    });
}

async function printedPages(snapshot: WorkshopSnapshot, request: DocumentRequest): Promise<PageImage[]> {
  const rendered = await renderDocument(snapshot, request);
  if (!rendered.ok) throw new Error(rendered.failure.code);
  return pageImages(printWithLibreOffice(rendered.value.bytes), dotsPerInch);
}

async function codeOn(image: PageImage): Promise<string | undefined> {
  const { width, height, data } = inColour(image);
  const pixels = { width, height, data: new Uint8ClampedArray(data), colorSpace: 'srgb' as const };
  const [code] = await readBarcodes(pixels, { formats: ['QRCode'], maxNumberOfSymbols: 1 });
  return code?.text;
}

/** The farthest that a mark or a side of a cell is from where it is recorded, and how many cells are not empty. */
function errorsOf(image: PageImage, { marks, cells }: IssuedPage): { farthest: number; written: number } {
  const [origin = { x: 0, y: 0 }] = marks;
  const ofMarks = marks.map((mark) => {
    const found = darkCentre(image, mark, 4);
    return Math.hypot(found.x - mark.x, found.y - mark.y);
  });
  let written = 0;
  const ofCells = cells.flatMap((cell) => {
    const [left, top] = [origin.x + cell.x, origin.y + cell.y];
    const middleY = top + cell.height / 2;
    const inside = { x: left + 1.2, y: top + 1.2, width: cell.width - 2.4, height: cell.height - 2.4 };
    if (!isBlank(image, inside)) written += 1;
    return [
      lineOffset(image, { x: left, y: middleY }, 'x', 1),
      lineOffset(image, { x: left + cell.width, y: middleY }, 'x', 1),
      // Beside the middle, where the words of a head above it end.
      lineOffset(image, { x: left + 1, y: top }, 'y', 1),
      lineOffset(image, { x: left + 1, y: top + cell.height }, 'y', 1),
    ];
  });
  return { farthest: Math.max(...ofMarks, ...ofCells), written };
}

async function judge(snapshot: WorkshopSnapshot, request: DocumentRequest): Promise<void> {
  const recorded = recordedPages(snapshot, request);
  const images = await printedPages(snapshot, request);
  expect(images).toHaveLength(recorded.length);
  for (const [index, { page, code }] of recorded.entries()) {
    const image = images[index];
    if (image === undefined) throw new Error(`page ${String(index + 1)} was not printed`);
    expect(await codeOn(image)).toBe(code);
    const { farthest, written } = errorsOf(image, page);
    expect(farthest, `page ${String(index + 1)}`).toBeLessThan(tolerance);
    expect(written, `page ${String(index + 1)}`).toBe(0);
  }
}

describe('a Word sheet has its marks, code and cells where they are recorded', () => {
  test.each<readonly [name: string, options: Partial<DocumentRequest>]>([
    ['a list by the policy of the workshop', {}],
    ['a list in one language, without contacts', { languages: ['ru'], contacts: false, blankRows: 0 }],
    ['half-days, local and international apart', { by: 'half-day', separateInternational: true, dayIds: [testId(11)] }],
    ['strips with codes', { safe: true, dayIds: [testId(12)], blankRows: 2 }],
  ])('%s', { timeout: 300_000 }, async (_, options) => {
    await judge(sampleTraining(), { ...sheetRequest, format: 'docx', ...options });
  });

  test.each(sampleNames)('the first day of %s', { timeout: 300_000 }, async (name) => {
    const snapshot = sampleWorkshop(name);
    const dayIds = snapshot.days.slice(0, 1).map(({ id }) => id);
    const languages = snapshot.workshop.languages.slice(0, 2);
    await judge(snapshot, { ...sheetRequest, format: 'docx', languages, dayIds });
  });
});

/** Millimetres in what lays out as Word does, which counts in pixels of 96 to the inch. */
function millimetres(pixels: number): number {
  return (pixels * 25.4) / 96;
}

describe('by the rules of Word itself', () => {
  test.each<readonly [name: string, options: Partial<DocumentRequest>]>([
    ['a list', {}],
    ['strips with codes', { safe: true }],
  ])('%s has as many pages, and each signed row where it is recorded', async (_, options) => {
    const snapshot = sampleTraining();
    const request = { ...sheetRequest, ...options };
    const recorded = recordedPages(snapshot, request);
    const { pages, stoppedAt } = layoutDocument(wordDocument(attendanceSheet(snapshot, request), request.languages));
    expect(stoppedAt).toBeUndefined();
    expect(pages).toHaveLength(recorded.length);
    for (const [index, { page }] of recorded.entries()) {
      const [origin = { x: 0, y: 0 }] = page.marks;
      const tops = (pages[index]?.body ?? []).flatMap((block) =>
        block.type === 'table' ? block.rows.map(({ y }) => millimetres(y)) : [],
      );
      const errors = page.cells.map((cell) => Math.min(...tops.map((top) => Math.abs(top - origin.y - cell.y))));
      expect(Math.max(...errors), `page ${String(index + 1)}`).toBeLessThan(tolerance);
    }
  });
});

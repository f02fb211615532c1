import { describe, expect, test } from 'vitest';
import { codeInPicture } from '../../../renderer/scanning/code-reader.ts';
import { picturesInPdf } from '../../../renderer/scanning/pictures-in-pdf.ts';
import { readPrintedCode } from '../../../shared/domain/evidence/printed-code.ts';
import { scannedPage, scannedPdf } from './scanned-page.ts';

const code = { sheetId: 'S-7K2P-D2-AM-G12-R3', page: 3, of: 12 };

async function readFrom(picture: Blob): Promise<unknown> {
  return readPrintedCode((await codeInPicture(picture)) ?? '');
}

describe('the code of a scanned page is read', () => {
  test.each([0, 1, 2, 3])('turned by %s quarters', async (turns) => {
    expect(await readFrom(await scannedPage(code, { turns }))).toEqual(code);
  });

  test.each([100, 150, 300])('at %s dpi, as JPEG and as PNG', async (dotsPerInch) => {
    expect(await readFrom(await scannedPage(code, { dotsPerInch }))).toEqual(code);
    expect(await readFrom(await scannedPage(code, { dotsPerInch, type: 'image/png' }))).toEqual(code);
  });

  test.each([0.05, 0.3, -0.1])('photographed askew on a table, by %s of a quarter', async (turns) => {
    expect(await readFrom(await scannedPage(code, { turns, dotsPerInch: 200 }))).toEqual(code);
  });

  test('and none where there is none, nor in what is no picture', async () => {
    expect(await codeInPicture(await scannedPage(null))).toBeNull();
    expect(await codeInPicture(new Blob(['%PDF-1.4']))).toBeNull();
    expect(await codeInPicture(new Blob([]))).toBeNull();
  });
});

test('the pictures of a PDF from a scanner are its pages', async () => {
  const pages = [await scannedPage(code), await scannedPage({ ...code, page: 4 }), await scannedPage(null)];
  const pdf = await scannedPdf(pages);
  const pictures = picturesInPdf(new Uint8Array(await pdf.arrayBuffer()));
  expect(pictures).toHaveLength(3);
  expect(await Promise.all(pictures.map(readFrom))).toEqual([code, { ...code, page: 4 }, null]);
  expect(picturesInPdf(new TextEncoder().encode('%PDF-1.4 without a picture'))).toEqual([]);
  expect(picturesInPdf(new Uint8Array([0xff, 0xd8, 0xff, 0xe0]))).toEqual([]);
});

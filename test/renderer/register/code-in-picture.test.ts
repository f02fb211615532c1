import { afterAll, describe, expect, test } from 'vitest';
import { mostPages } from '../../../renderer/scanning/scan-messages.ts';
import { ScanReader } from '../../../renderer/scanning/scan-reader.ts';
import { readPrintedCode } from '../../../shared/domain/evidence/printed-code.ts';
import ccittAddress from '../../files/scans/ccitt-g4.pdf?url';
import jbig2Address from '../../files/scans/jbig2.pdf?url';
import lockedAddress from '../../files/scans/locked.pdf?url';
import { scannedPage, scannedPdf } from './scanned-page.ts';

const code = { sheetId: 'S-7K2P-D2-AM-G12-R3', page: 3, of: 12 };

const reader = new ScanReader();
afterAll(() => reader.close());

async function readFrom(file: Blob, by: ScanReader = reader): Promise<unknown> {
  const read = await by.readFile(file);
  return read.ok ? readPrintedCode(read.value.code ?? '') : read.failure.code;
}

async function stored(address: string): Promise<Blob> {
  return (await fetch(address)).blob();
}

describe('the code of a scanned page is read', () => {
  test.each([0, 1, 2, 3, 0.1])('a sheet as the first ones were printed, turned by %s quarters', async (turns) => {
    expect(await readFrom(await scannedPage(code, { turns, printed: 'first' }))).toEqual(code);
  });

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

  test('and none where there is none', async () => {
    expect(await readFrom(await scannedPage(null))).toBeNull();
  });
});

describe('a PDF from a scanner is read', () => {
  // A sheet of the samples, printed at 150 dpi in black and white and packed as office scanners do.
  const printed = { sheetId: 'S-C7AL-D1', page: 1, of: 4 };

  test.each([
    ['CCITT group 4', ccittAddress],
    ['JBIG2', jbig2Address],
  ])('whose picture is packed by %s', async (_, address) => {
    expect(await readFrom(await stored(address))).toEqual(printed);
  });

  test('whose pages are JPEG pictures', async () => {
    const pdf = await scannedPdf([await scannedPage(code), await scannedPage(null)]);
    expect(await reader.readFile(pdf)).toMatchObject({ ok: true, value: { pages: 2 } });
    expect(await readFrom(pdf)).toEqual(code);
  });

  test('whose first page shows something else', async () => {
    expect(await readFrom(await scannedPdf([await scannedPage(null), await scannedPage(code)]))).toEqual(code);
  });

  test('only so far: a book of 500 pages takes no longer than its first ones', async () => {
    const empty = await scannedPage(null, { dotsPerInch: 20 });
    const pages = Array.from({ length: 500 }, () => empty);
    pages[mostPages] = await scannedPage(code);
    expect(await reader.readFile(await scannedPdf(pages))).toEqual({ ok: true, value: { code: null, pages: 500 } });
  });
});

describe('what cannot be read says why', () => {
  test('a PDF that opens with a password', async () => {
    expect(await readFrom(await stored(lockedAddress))).toBe('scan-locked');
  });

  test.each([0, 5, 100, 4000])('a PDF that was cut off after %s bytes', async (length) => {
    const pdf = await stored(ccittAddress);
    expect(await readFrom(pdf.slice(0, length))).toBe('scan-damaged');
  });

  test('a picture that was cut off at its head', async () => {
    expect(await readFrom((await scannedPage(code)).slice(0, 300))).toBe('scan-damaged');
  });

  test('a reader that was closed', async () => {
    const closed = new ScanReader();
    const reading = closed.readFile(await scannedPage(code));
    closed.close();
    expect(await reading).toMatchObject({ ok: false, failure: { code: 'scan-unreadable' } });
    expect(await readFrom(await scannedPage(code), closed)).toBe('scan-unreadable');
  });
});

test('a picture of the camera is looked at as it is', async () => {
  const picture = await createImageBitmap(await scannedPage(code, { dotsPerInch: 200 }));
  expect(readPrintedCode((await reader.readPicture(picture)) ?? '')).toEqual(code);
});

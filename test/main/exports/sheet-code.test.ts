import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import decodeQR from 'qr/decode.js';
import { beforeAll, expect, test } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { renderDocument } from '../../../main/exports/render-document.ts';
import { readWorkshopBytes } from '../../../shared/files/workshop-file.ts';
import { sheetRequest } from '../../shared/documents/training.ts';
import { readWith } from './outside-readers.ts';
import { inColour, type PageImage, pageImages } from './page-image.ts';

/** What a coarse office scanner delivers. */
const dotsPerInch = 150;

beforeAll(() => {
  const binary = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
  prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(binary).buffer } });
});

test.each(readdirSync('samples').filter((name) => name.endsWith('.workshop')))(
  'three readers read the code of every page of %s',
  { timeout: 600_000 },
  async (name) => {
    const snapshot = readWorkshopBytes(readFileSync(path.join('samples', name)));
    if (!snapshot.ok) throw new Error(snapshot.failure.code);
    const rendered = await renderDocument(snapshot.value, { ...sheetRequest, tagged: false });
    if (!rendered.ok) throw new Error(rendered.failure.code);
    const pages = pageImages(rendered.value.bytes, dotsPerInch);
    expect(pages.length).toBe(rendered.value.pages);
    for (const page of pages) {
      const read = readByZbar(page);
      expect(read).toMatch(/^RSTR1:[0-9A-Z]{4}:D\d+[0-9A-Z-]*:\d+\/\d+$/);
      expect([await readByZxing(page), decodeQR(inColour(page))]).toEqual([read, read]);
    }
  },
);

function readByZbar({ width, height, grey }: PageImage): string {
  const picture = Buffer.concat([Buffer.from(`P5\n${String(width)} ${String(height)}\n255\n`), grey]);
  // Below the code it may complain that nothing on this machine listens to what it reads.
  return readWith('zbarimg', ['-q', '--raw', '{file}'], picture, 'pgm').split('\n')[0] ?? '';
}

async function readByZxing(page: PageImage): Promise<string | undefined> {
  const { width, height, data } = inColour(page);
  const pixels = { width, height, data: new Uint8ClampedArray(data), colorSpace: 'srgb' as const };
  const [code] = await readBarcodes(pixels, { formats: ['QRCode'], maxNumberOfSymbols: 1 });
  return code?.text;
}

import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runOutside } from './outside-readers.ts';

/** A page as a scanner sees it: one byte of grey for each pixel, 0 for black. */
export type PageImage = {
  readonly width: number;
  readonly height: number;
  readonly grey: Uint8Array;
  readonly pixelsPerMillimetre: number;
};

const darkest = 128;

/** The pages of a PDF, drawn by Poppler. */
export function pageImages(pdf: Uint8Array, dotsPerInch: number): PageImage[] {
  const folder = mkdtempSync(join(tmpdir(), 'rostrum-pages-'));
  try {
    const file = join(folder, 'document.pdf');
    writeFileSync(file, pdf);
    runOutside('pdftoppm', ['-r', String(dotsPerInch), '-gray', file, join(folder, 'page')]);
    return readdirSync(folder)
      .filter((name) => name.endsWith('.pgm'))
      .sort()
      .map((name) => imageOf(readFileSync(join(folder, name)), dotsPerInch));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Reads a binary PGM: "P5", width, height, 255, then the pixels. */
function imageOf(bytes: Buffer, dotsPerInch: number): PageImage {
  const [head = '', width = '', height = ''] =
    /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.toString('latin1', 0, 60)) ?? [];
  const grey = new Uint8Array(bytes.subarray(head.length));
  return { width: Number(width), height: Number(height), grey, pixelsPerMillimetre: dotsPerInch / 25.4 };
}

/** What a reader of QR codes takes. */
export function inColour({ width, height, grey }: PageImage): { width: number; height: number; data: Uint8Array } {
  const data = new Uint8Array(grey.length * 4).fill(255);
  grey.forEach((value, index) => data.fill(value, index * 4, index * 4 + 3));
  return { width, height, data };
}

/** The middle, in millimetres, of what is dark within `reach` of a point where a mark is looked for. */
export function darkCentre(
  image: PageImage,
  near: { readonly x: number; readonly y: number },
  reach: number,
): { readonly x: number; readonly y: number; readonly area: number } {
  const scale = image.pixelsPerMillimetre;
  let [sumX, sumY, weight] = [0, 0, 0];
  for (let row = Math.ceil((near.y - reach) * scale); row < (near.y + reach) * scale; row++) {
    for (let column = Math.ceil((near.x - reach) * scale); column < (near.x + reach) * scale; column++) {
      const dark = 255 - (image.grey[row * image.width + column] ?? 255);
      if (dark < 255 - darkest) continue;
      sumX += (column + 0.5) * dark;
      sumY += (row + 0.5) * dark;
      weight += dark;
    }
  }
  return { x: sumX / weight / scale, y: sumY / weight / scale, area: weight / 235 / scale / scale };
}

/** How far the nearest line is from where it should cross a short probe, in millimetres; Infinity without any. */
export function lineOffset(
  image: PageImage,
  at: { readonly x: number; readonly y: number },
  across: 'x' | 'y',
  reach: number,
): number {
  const scale = image.pixelsPerMillimetre;
  let [sum, weight] = [0, 0];
  for (let step = -Math.round(reach * scale); step <= Math.round(reach * scale); step++) {
    const column = Math.floor(at.x * scale) + (across === 'x' ? step : 0);
    const row = Math.floor(at.y * scale) + (across === 'y' ? step : 0);
    const dark = 255 - (image.grey[row * image.width + column] ?? 255);
    if (dark < 60) continue;
    sum += ((across === 'x' ? column : row) + 0.5) * dark;
    weight += dark;
  }
  return weight === 0 ? Infinity : Math.abs(sum / weight / scale - at[across]);
}

/** Whether nothing at all is printed in a rectangle. */
export function isBlank(
  image: PageImage,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
): boolean {
  const scale = image.pixelsPerMillimetre;
  for (let row = Math.ceil(y * scale); row < (y + height) * scale; row++) {
    for (let column = Math.ceil(x * scale); column < (x + width) * scale; column++) {
      if ((image.grey[row * image.width + column] ?? 255) < 250) return false;
    }
  }
  return true;
}

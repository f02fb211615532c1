import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import zxingAddress from 'zxing-wasm/reader/zxing_reader.wasm?url';

// Without this the package would fetch its binary from a public server. Named before the first reading, as it asks.
prepareZXingModule({
  overrides: { locateFile: (name: string, folder: string) => (name.endsWith('.wasm') ? zxingAddress : folder + name) },
});

/** A part of a picture, in shares of its width and height. */
type Area = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

/**
 * Where our codes are printed, as parts of a landscape page: the lower right corner first, then where a page that lies
 * upside down or on its side has it; at last the whole page, for a photo that shows more than the page.
 */
const [across, down] = [0.34, 0.4];
const whole: Area = { left: 0, top: 0, width: 1, height: 1 };
const areas: readonly Area[] = [
  { left: 1 - across, top: 1 - down, width: across, height: down },
  { left: 0, top: 0, width: across, height: down },
  { left: 0, top: 1 - down, width: across, height: down },
  { left: 1 - across, top: 0, width: across, height: down },
  whole,
];
/** Longer sides to which an area is scaled, in pixels: fine scans are made smaller, coarse ones larger. */
const sizes = [900, 500] as const;
/** The same for the whole page, on which the code is a few pixels wide. */
const sizesOfAll = [1800, 2600] as const;

type Picture = ImageBitmap | OffscreenCanvas;

/**
 * The text of the QR code in a picture; null where none is found. A `page` is looked through area by area; a `frame` of
 * a camera is looked at once, as it is.
 */
export async function codeInPicture(picture: Picture, kind: 'page' | 'frame' = 'page'): Promise<string | null> {
  if (kind === 'frame') return codeInArea(picture, whole, Math.max(picture.width, picture.height));
  for (const area of areas) {
    for (const size of area === whole ? sizesOfAll : sizes) {
      const found = await codeInArea(picture, area, size);
      if (found !== null) return found;
    }
  }
  return null;
}

async function codeInArea(picture: Picture, area: Area, size: number): Promise<string | null> {
  const [width, height] = [picture.width * area.width, picture.height * area.height];
  const scale = size / Math.max(width, height);
  const canvas = new OffscreenCanvas(Math.round(width * scale), Math.round(height * scale));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) return null;
  context.imageSmoothingQuality = 'high';
  const [left, top] = [picture.width * area.left, picture.height * area.top];
  context.drawImage(picture, left, top, width, height, 0, 0, canvas.width, canvas.height);
  const pixels = context.getImageData(0, 0, canvas.width, canvas.height);
  const [code] = await readBarcodes(pixels, { formats: ['QRCode'], maxNumberOfSymbols: 1 });
  return code?.isValid === true ? code.text : null;
}

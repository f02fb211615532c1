type Area = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

/**
 * Where our codes are printed, as parts of a landscape page: the lower right corner first, then where a page that lies
 * upside down or on its side has it; at last the whole page, for a photo that shows more than the page.
 */
const [across, down] = [0.34, 0.4];
const areas: readonly Area[] = [
  { left: 1 - across, top: 1 - down, width: across, height: down },
  { left: 0, top: 0, width: across, height: down },
  { left: 0, top: 1 - down, width: across, height: down },
  { left: 1 - across, top: 0, width: across, height: down },
  { left: 0, top: 0, width: 1, height: 1 },
];
/** Longer sides to which an area is scaled, in pixels: fine scans are made smaller, coarse ones larger. */
const sizes = [900, 500] as const;
/** A whole page has the code in a few pixels of it. */
const sizesOfAll = [1800, 2600] as const;

/** The text of the QR code on a scanned or photographed page; null where none is found or the file is no picture. */
export async function codeInPicture(file: Blob): Promise<string | null> {
  const bitmap = await pictureOf(file);
  if (bitmap === null) return null;
  const decode = await loadDecoder();
  try {
    for (const area of areas) {
      const found = await codeInArea(bitmap, area, decode);
      if (found !== null) return found;
    }
    return null;
  } finally {
    bitmap.close();
  }
}

async function pictureOf(file: Blob): Promise<ImageBitmap | null> {
  try {
    return await createImageBitmap(file);
  } catch {
    return null;
  }
}

async function codeInArea(bitmap: ImageBitmap, area: Area, decode: DecodeCode): Promise<string | null> {
  for (const size of area.width === 1 ? sizesOfAll : sizes) {
    const image = pixelsOf(bitmap, area, size);
    const found = image === null ? null : decode(image);
    if (found !== null) return found;
    // Ten scans take a while: the screen goes on answering between two looks.
    await new Promise((resolve) => {
      setTimeout(resolve);
    });
  }
  return null;
}

function pixelsOf(bitmap: ImageBitmap, area: Area, size: number): ImageData | null {
  const [width, height] = [bitmap.width * area.width, bitmap.height * area.height];
  const scale = size / Math.max(width, height);
  const canvas = new OffscreenCanvas(Math.round(width * scale), Math.round(height * scale));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) return null;
  context.imageSmoothingQuality = 'high';
  const [left, top] = [bitmap.width * area.left, bitmap.height * area.top];
  context.drawImage(bitmap, left, top, width, height, 0, 0, canvas.width, canvas.height);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

/** Reads the QR code in a picture; null where there is none. */
export type DecodeCode = (image: Pick<ImageData, 'width' | 'height' | 'data'>) => string | null;

/** Loaded with the first use only. */
export async function loadDecoder(): Promise<DecodeCode> {
  const { decodeQR } = await import('qr/decode.js');
  return ({ width, height, data }) => {
    try {
      return decodeQR({ width, height, data }, { format: 'RGBA' });
    } catch {
      // It throws where there is no code in the picture, which is the usual case.
      return null;
    }
  };
}

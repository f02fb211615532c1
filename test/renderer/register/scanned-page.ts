import { codeText, sheetCode } from '../../../shared/documents/layout/page-stamp.ts';
import type { PrintedCode } from '../../../shared/domain/evidence/printed-code.ts';

type Look = {
  /** Quarter turns clockwise, or any other part of one. */
  readonly turns?: number;
  readonly dotsPerInch?: number;
  readonly type?: 'image/jpeg' | 'image/png';
};

/** A landscape A4 page with lines of "writing" and our code where it is printed, as a scanner would deliver it. */
export async function scannedPage(code: PrintedCode | null, look: Look = {}): Promise<Blob> {
  const { turns = 0, dotsPerInch = 150, type = 'image/jpeg' } = look;
  const scale = dotsPerInch / 25.4;
  const [width, height] = [297 * scale, 210 * scale];
  const isUpright = turns % 2 === 0;
  const isSkew = !Number.isInteger(turns);
  const side = Math.hypot(width, height);
  const canvas = isSkew
    ? new OffscreenCanvas(side, side)
    : new OffscreenCanvas(isUpright ? width : height, isUpright ? height : width);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas');
  context.fillStyle = isSkew ? '#8a7a66' : 'white';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate((turns * Math.PI) / 2);
  context.scale(scale, scale);
  context.translate(-297 / 2, -210 / 2);
  drawPage(context, code);
  return canvas.convertToBlob({ type, quality: 0.8 });
}

function drawPage(context: OffscreenCanvasRenderingContext2D, code: PrintedCode | null): void {
  context.fillStyle = 'white';
  context.fillRect(0, 0, 297, 210);
  context.fillStyle = 'black';
  for (let line = 0; line < 14; line += 1) context.fillRect(15, 40 + line * 10, 267, 0.3);
  for (const [x, y] of [
    [8.25, 8.25],
    [285.25, 8.25],
    [285.25, 198.25],
    [8.25, 198.25],
  ] as const) {
    context.fillRect(x, y, 3.5, 3.5);
  }
  if (code === null) return;
  const { size, boxes } = sheetCode(codeText(code));
  const module = 13 / size;
  for (const box of boxes) {
    context.fillRect(269 + box.x * module, 188.75 + box.y * module, box.width * module, box.height * module);
  }
}

/** A PDF as a scanner writes it: each page is one JPEG. */
export async function scannedPdf(pages: readonly Blob[]): Promise<Blob> {
  const images = pages.map((page, index) => [
    `${String(index + 3)} 0 obj\n<< /Type /XObject /Subtype /Image /Filter /DCTDecode /Length ${String(page.size)} >>\nstream\n`,
    page,
    '\nendstream\nendobj\n',
  ]);
  return new Blob(['%PDF-1.4\n', ...images.flat(), '%%EOF'], { type: 'application/pdf' });
}

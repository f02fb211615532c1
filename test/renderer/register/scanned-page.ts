import { codeText, drawStamp, sheetCode } from '../../../shared/documents/layout/page-edges.ts';
import { PageDrawing, paperOf } from '../../../shared/documents/layout/page.ts';
import type { PrintedCode } from '../../../shared/domain/evidence/printed-code.ts';

type Look = {
  /** Quarter turns clockwise, or any other part of one. */
  readonly turns?: number;
  readonly dotsPerInch?: number;
  readonly type?: 'image/jpeg' | 'image/png';
  /** How sheets are printed today, or as the first ones were: marks of 3.5 mm and a code of 13 mm. */
  readonly printed?: 'today' | 'first';
};

/** A landscape A4 page with lines of "writing" and our code where it is printed, as a scanner would deliver it. */
export async function scannedPage(code: PrintedCode | null, look: Look = {}): Promise<Blob> {
  const { turns = 0, dotsPerInch = 150, type = 'image/jpeg', printed = 'today' } = look;
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
  drawPage(context, code, printed);
  return canvas.convertToBlob({ type, quality: 0.8 });
}

function drawPage(
  context: OffscreenCanvasRenderingContext2D,
  code: PrintedCode | null,
  printed: 'today' | 'first',
): void {
  context.fillStyle = 'white';
  context.fillRect(0, 0, 297, 210);
  context.fillStyle = 'black';
  for (let line = 0; line < 14; line += 1) context.fillRect(15, 40 + line * 10, 267, 0.3);
  if (printed === 'first') drawFirstStamp(context, code);
  else if (code !== null) drawTodaysStamp(context, code);
}

function drawTodaysStamp(context: OffscreenCanvasRenderingContext2D, code: PrintedCode): void {
  const drawing = new PageDrawing(297, 210);
  const marks = [10, 200].flatMap((y) => [10, 287].map((x) => ({ x, y })));
  drawStamp(drawing, { ...code, sheet: code.sheetId, marks }, paperOf('landscape'));
  for (const mark of drawing.finished(null).marks) {
    if (mark.kind === 'box') context.fillRect(mark.x, mark.y, mark.width, mark.height);
  }
}

function drawFirstStamp(context: OffscreenCanvasRenderingContext2D, code: PrintedCode | null): void {
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

/** A PDF as a scanner writes it: each page is one JPEG that fills it. */
export async function scannedPdf(pages: readonly Blob[]): Promise<Blob> {
  const sizes = await Promise.all(pages.map(async (page) => createImageBitmap(page)));
  const [width, height] = [842, 595];
  const drawing = `q ${String(width)} 0 0 ${String(height)} 0 0 cm /I Do Q`;
  const kids = pages.map((_, index) => `${String(3 + index * 2)} 0 R`).join(' ');
  const objects: (readonly BlobPart[])[] = [
    ['<< /Type /Catalog /Pages 2 0 R >>'],
    [`<< /Type /Pages /Count ${String(pages.length)} /Kids [${kids}] >>`],
    ...pages.flatMap((page, index) => {
      const size = `/Width ${String(sizes[index]?.width ?? 0)} /Height ${String(sizes[index]?.height ?? 0)}`;
      const look = `/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length ${String(page.size)}`;
      const resources = `/Resources << /XObject << /I ${String(4 + index * 2)} 0 R >> >>`;
      const box = `/MediaBox [0 0 ${String(width)} ${String(height)}]`;
      return [
        [`<< /Type /Page /Parent 2 0 R ${box} ${resources} /Contents ${String(3 + pages.length * 2)} 0 R >>`],
        [`<< /Type /XObject /Subtype /Image ${size} ${look} >>\nstream\n`, page, '\nendstream'],
      ];
    }),
    [`<< /Length ${String(drawing.length)} >>\nstream\n${drawing}\nendstream`],
  ];
  return withDirectory(objects);
}

/** The objects with their numbers, the table of where each begins, and the trailer (ISO 32000-1, 7.5). */
function withDirectory(objects: readonly (readonly BlobPart[])[]): Blob {
  let file = new Blob(['%PDF-1.4\n']);
  const offsets = objects.map((parts, index) => {
    const begin = file.size;
    file = new Blob([file, `${String(index + 1)} 0 obj\n`, ...parts, '\nendobj\n']);
    return `${String(begin).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${String(objects.length + 1)}\n0000000000 65535 f \n${offsets.join('')}`;
  const trailer = `trailer\n<< /Size ${String(objects.length + 1)} /Root 1 0 R >>\nstartxref\n${String(file.size)}\n%%EOF\n`;
  return new Blob([file, table, trailer], { type: 'application/pdf' });
}

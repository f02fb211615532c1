import { createRequire } from 'node:module';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import PDFDocument from 'pdfkit';
import type { Prepared } from './workload.ts';

/** A mark on paper, in millimetres from the top left corner. */
export type PrintedMark =
  | { readonly kind: 'text'; readonly x: number; readonly y: number; readonly size: number; readonly text: string }
  | {
      readonly kind: 'line';
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
      readonly thickness: number;
    }
  | { readonly kind: 'box'; readonly x: number; readonly y: number; readonly width: number; readonly height: number };
export type PrintedPage = { readonly width: number; readonly height: number; readonly marks: readonly PrintedMark[] };

/** Limit of the PDF: the same marks, already laid out, as strings with a font of every PDF reader, Latin letters only. */
export async function pdfLimit(pages: readonly PrintedPage[]): Promise<Prepared<Uint8Array>> {
  return {
    work: async () => rawPdf(pages),
    check: async (bytes) => ({ check: checkPdf(bytes), bytes: bytes.length }),
  };
}

/** Peer of the PDF: bare pdfkit with the font that the product embeds, the marks already laid out, no tags. */
export async function pdfkitPeer(pages: readonly PrintedPage[]): Promise<Prepared<Uint8Array>> {
  const { resolve } = createRequire(path.resolve('package.json'));
  const font = resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf');
  return {
    work: () => drawnByPdfkit(pages, font),
    check: async (bytes) => ({ check: checkPdf(bytes), bytes: bytes.length }),
  };
}

function drawnByPdfkit(pages: readonly PrintedPage[], font: string): Promise<Uint8Array> {
  const pdf = new PDFDocument({ autoFirstPage: false, font });
  const chunks: Uint8Array[] = [];
  const bytes = new Promise<Uint8Array>((resolve, reject) => {
    pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.on('error', reject);
  });
  const [toPoints, black] = [72 / 25.4, '#000'];
  for (const { width, height, marks } of pages) {
    pdf.addPage({ size: [width * toPoints, height * toPoints], margin: 0 });
    for (const mark of marks) {
      if (mark.kind === 'text') {
        const place = { lineBreak: false, baseline: 'alphabetic' } as const;
        pdf.fontSize(mark.size).text(mark.text, mark.x * toPoints, mark.y * toPoints, place);
      } else if (mark.kind === 'line') {
        pdf.moveTo(mark.x1 * toPoints, mark.y1 * toPoints).lineTo(mark.x2 * toPoints, mark.y2 * toPoints);
        pdf.lineWidth(mark.thickness * toPoints).stroke(black);
      } else {
        pdf.rect(mark.x * toPoints, mark.y * toPoints, mark.width * toPoints, mark.height * toPoints).fill(black);
      }
    }
  }
  pdf.end();
  return bytes;
}

/** Pages are counted in the bytes; what stands on them is what the document tests read back. */
export function checkPdf(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('latin1');
  return `${text.match(/\/Type ?\/Page\b/g)?.length ?? 0} pages`;
}

function rawPdf(pages: readonly PrintedPage[]): Uint8Array {
  const objects: Buffer[] = [
    Buffer.from('<</Type/Catalog/Pages 2 0 R>>'),
    Buffer.from(`<</Type/Pages/Count ${pages.length}/Kids[${pages.map((_, i) => `${4 + 2 * i} 0 R`).join(' ')}]>>`),
    Buffer.from('<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>'),
  ];
  for (const [index, page] of pages.entries()) {
    const content = deflateSync(Buffer.from(contentOf(page), 'latin1'));
    const box = `0 0 ${points(page.width)} ${points(page.height)}`;
    objects.push(
      Buffer.from(
        `<</Type/Page/Parent 2 0 R/MediaBox[${box}]/Resources<</Font<</F 3 0 R>>>>/Contents ${5 + 2 * index} 0 R>>`,
      ),
      Buffer.concat([
        Buffer.from(`<</Filter/FlateDecode/Length ${content.length}>>\nstream\n`),
        content,
        Buffer.from('\nendstream'),
      ]),
    );
  }
  return assembled(objects);
}

function assembled(objects: readonly Buffer[]): Uint8Array {
  const pieces = [Buffer.from('%PDF-1.4\n')];
  let length = 9;
  const offsets = objects.map((object, index) => {
    const piece = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')]);
    const offset = length;
    pieces.push(piece);
    length += piece.length;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const size = objects.length + 1;
  const trailer = `trailer<</Size ${size}/Root 1 0 R>>\nstartxref\n${length}\n%%EOF`;
  pieces.push(Buffer.from(`xref\n0 ${size}\n0000000000 65535 f \n${offsets.join('')}${trailer}`));
  return Buffer.concat(pieces);
}

function contentOf(page: PrintedPage): string {
  return page.marks.map((mark) => operatorsOf(mark, page.height)).join('\n');
}

function operatorsOf(mark: PrintedMark, height: number): string {
  switch (mark.kind) {
    case 'text':
      return `BT /F ${mark.size} Tf ${points(mark.x)} ${points(height - mark.y)} Td (${literal(mark.text)}) Tj ET`;
    case 'line':
      return `${points(mark.thickness)} w ${points(mark.x1)} ${points(height - mark.y1)} m ${points(mark.x2)} ${points(height - mark.y2)} l S`;
    case 'box':
      return `${points(mark.x)} ${points(height - mark.y - mark.height)} ${points(mark.width)} ${points(mark.height)} re f`;
  }
}

function points(millimetres: number): string {
  return ((millimetres * 72) / 25.4).toFixed(2);
}

function literal(text: string): string {
  return text.replaceAll(/[^\u0020-\u007e]/g, '?').replaceAll(/[\\()]/g, String.raw`\$&`);
}

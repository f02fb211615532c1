import { deflateSync } from 'node:zlib';
import type { DocumentRequest } from '../../shared/documents/document-request.ts';
import type { DrawnDocument, DrawnMark, Page } from '../../shared/documents/layout/page.ts';
import type { WorkshopSnapshot } from '../../shared/domain/workshop-snapshot.ts';
import { makeShaped, type Size } from '../generate.ts';
import type { Prepared } from './prepared.ts';

/** Days of 300 signing people; about 25 pages each. M is the document of the goal: 200 pages. */
const dayCounts: Readonly<Record<Size, number>> = { S: 1, M: 8, L: 16 };

export function bigAttendance(size: Size): { snapshot: WorkshopSnapshot; request: DocumentRequest } {
  const shape = { participants: 308, sessionsADay: 5, lateSlot: false, firstDay: '2025-07-14' };
  const { snapshot } = makeShaped('S', 1_000, { ...shape, days: dayCounts[size] });
  const request: DocumentRequest = {
    kind: 'attendance-sheet',
    format: 'pdf',
    languages: ['en', 'ru'],
    asOf: '2026-01-01',
    dayIds: null,
    delegationIds: null,
    blankRows: 5,
    contacts: true,
    tagged: null,
  };
  return { snapshot, request };
}

export async function pdfProduct(size: Size): Promise<Prepared<Uint8Array>> {
  const { snapshot, request } = bigAttendance(size);
  return {
    work: async () => {
      const { renderDocument } = await import('../../main/exports/render-document.ts');
      const rendered = await renderDocument(snapshot, request);
      if (!rendered.ok) throw new Error(rendered.failure.code);
      return rendered.value.bytes;
    },
    check: async (bytes) => ({ check: checkPdf(bytes), bytes: bytes.length }),
  };
}

/** The same marks, already laid out, as strings with a font of every PDF reader: Latin letters only. */
export async function pdfLimit(size: Size): Promise<Prepared<Uint8Array>> {
  const { snapshot, request } = bigAttendance(size);
  const { drawDocument } = await import('../../shared/documents/documents.ts');
  const drawn = drawDocument(snapshot, request);
  return {
    work: async () => rawPdf(drawn),
    check: async (bytes) => ({ check: checkPdf(bytes), bytes: bytes.length }),
  };
}

/** Pages are counted in the bytes; what stands on them is what the document tests read back. */
export function checkPdf(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('latin1');
  return `${text.match(/\/Type ?\/Page\b/g)?.length ?? 0} pages`;
}

function rawPdf({ pages }: DrawnDocument): Uint8Array {
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

function contentOf(page: Page): string {
  return page.marks.map((mark) => operatorsOf(mark, page.height)).join('\n');
}

function operatorsOf(mark: DrawnMark, height: number): string {
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

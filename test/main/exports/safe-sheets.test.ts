import { describe, expect, test } from 'vitest';
import { renderDocument } from '../../../main/exports/render-document.ts';
import type { DocumentFormat, DocumentRequest } from '../../../shared/documents/document-request.ts';
import { drawDocument } from '../../shared/documents/all-documents.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { allText } from '../../shared/documents/drawn-texts.ts';
import { sampleTraining, sheetRequest } from '../../shared/documents/training.ts';
import { insideOfPdf, inUtf16, textOfPdf } from './pdf-reader.ts';
import { zipParts } from './zip-parts.ts';

const safe: DocumentRequest = { ...sheetRequest, safe: true, contacts: true };

/** Everything that tells who somebody is. */
function personalTexts({ people, institutions }: WorkshopSnapshot): string[] {
  const names = people.flatMap(({ latinName, cyrillicName }) =>
    [latinName, cyrillicName].flatMap((name) => (name === null ? [] : [name.family, `${name.family} ${name.given}`])),
  );
  const texts = [...institutions.map(({ name }) => name), ...people.map(({ position }) => position)];
  const contacts = people.flatMap(({ email, phone }) => [email, phone]);
  return [...names, ...texts.flatMap((text) => Object.values(text)), ...contacts].filter((text) => text.length > 3);
}

async function bytesOf(format: DocumentFormat): Promise<Uint8Array> {
  const rendered = await renderDocument(sampleTraining(), { ...safe, format });
  if (!rendered.ok) throw new Error(rendered.failure.code);
  return rendered.value.bytes;
}

describe('strips with codes tell nobody who is who', () => {
  test('as drawn: everybody has a strip with a code, a heading and a box for each signature', () => {
    const drawn = drawDocument(sampleTraining(), safe);
    const text = allText(drawn);
    for (const personal of personalTexts(sampleTraining())) expect(text.includes(personal), personal).toBe(false);
    const codes = text.match(/P-\d\d/g) ?? [];
    expect(codes).toHaveLength(2 * 20);
    expect(new Set(codes).size).toBe(20);
    expect(text.match(/Towards Respectful Care/g)).toHaveLength(2 * (20 + 5));
    const places = drawn.pages.flatMap((page) => page.places).filter(({ name }) => name.startsWith('signature'));
    expect(places).toHaveLength(2 * 2 * (20 + 5));
    expect(Math.min(...places.map(({ height }) => height))).toBeGreaterThanOrEqual(12);
  });

  test('strips never touch: a cut goes between any two of them, over the whole width', () => {
    for (const page of drawDocument(sampleTraining(), safe).pages) {
      const tops = [...new Set(page.places.filter(({ name }) => name.startsWith('signature')).map(({ y }) => y))];
      const cuts = page.marks.flatMap((mark) =>
        mark.kind === 'line' && mark.y1 === mark.y2 && mark.x1 < 15 ? [mark.y1] : [],
      );
      tops.slice(1).forEach((top, index) => {
        expect(cuts.filter((cut) => cut > (tops[index] ?? 0) + 12 && cut < top - 15)).toHaveLength(1);
      });
    }
  });

  test('as PDF, in every byte', async () => {
    const bytes = await bytesOf('pdf');
    const inside = insideOfPdf(bytes);
    const text = await textOfPdf(bytes);
    expect(text).toContain('P-11');
    for (const personal of personalTexts(sampleTraining())) {
      const forms = [personal, ...inUtf16(personal)];
      expect(
        forms.some((form) => inside.includes(form)),
        personal,
      ).toBe(false);
      expect(text.includes(personal), personal).toBe(false);
    }
  });

  test.each(['xlsx', 'docx'] as const)('as %s, in every part', async (format) => {
    const inside = [...zipParts(await bytesOf(format)).values()].join('\n');
    expect(inside).toContain('P-11');
    for (const personal of personalTexts(sampleTraining())) expect(inside.includes(personal), personal).toBe(false);
  });
});

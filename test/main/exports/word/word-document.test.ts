import { describe, expect, test } from 'vitest';
import { renderDocument } from '../../../../main/exports/render-document.ts';
import type { DocumentRequest } from '../../../../shared/documents/document-request.ts';
import type { WorkshopSnapshot } from '../../../../shared/domain/workshop-snapshot.ts';
import { secrets } from '../../../shared/documents/secrets.ts';
import { sampleTraining, sheetRequest, testId } from '../../../shared/documents/training.ts';
import { printWithLibreOffice } from '../outside-readers.ts';
import { factsOfPdf, textOfPdf } from '../pdf-reader.ts';
import { zipParts } from '../zip-parts.ts';

const request: DocumentRequest = { ...sheetRequest, format: 'docx' };

async function bytesOf(training: WorkshopSnapshot, changes: Partial<DocumentRequest> = {}): Promise<Uint8Array> {
  const rendered = await renderDocument(training, { ...request, ...changes });
  if (!rendered.ok) throw new Error(rendered.failure.code);
  return rendered.value.bytes;
}

async function bodyOf(training: WorkshopSnapshot, changes: Partial<DocumentRequest> = {}): Promise<string> {
  return zipParts(await bytesOf(training, changes)).get('word/document.xml') ?? '';
}

describe('the attendance sheet for Word', () => {
  test('is landscape A4, repeats the head of its table and never divides a row', async () => {
    const body = await bodyOf(sampleTraining());
    expect(body).toMatch(/<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"\/>/);
    // A table on each of its pages; the last pages of both days hold two.
    const tables = (body.match(/<w:tbl>.*?<\/w:tbl>/gs) ?? []).filter((table) => table.includes('"FormGrid"'));
    expect(tables.length).toBeGreaterThanOrEqual(2 * 4);
    for (const table of tables) expect(table.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    expect(body.match(/<w:tr>|<w:tr /g)?.length).toBe(body.match(/<w:cantSplit\/>/g)?.length);
    expect(body).toContain('Чарыева Джерен Бердыевна');
  });

  test('120: says whose list it is in its properties, and neither when nor on which computer', async () => {
    const parts = zipParts(await bytesOf(sampleTraining()));
    const core = parts.get('docProps/core.xml') ?? '';
    expect(core).toContain('<dc:creator>Rostrum</dc:creator>');
    expect(core).toContain('2025-07-12T00:00:00Z');
    expect([...parts.values()].join('')).not.toMatch(/20(?:2[6-9]|[3-9]\d)-\d\d-\d\dT/);
  });

  test('118: the same input gives the same bytes', async () => {
    const first = await bytesOf(sampleTraining());
    await new Promise((resolve) => setTimeout(resolve, 2100));
    expect(await bytesOf(sampleTraining())).toEqual(first);
  });

  test('121: a protected person is in no part of the file', async () => {
    const text = [...zipParts(await bytesOf(sampleTraining())).values()].join('\n');
    expect(text).toContain('P-07');
    // "Hidden" is a word of the format too.
    for (const secret of secrets) expect(text.replaceAll(/semiHidden/g, '').includes(secret), secret).toBe(false);
  });

  test('is written for a workshop that has neither organiser nor a name of its programme yet', async () => {
    const training = sampleTraining();
    Object.assign(training.programme, { name: {}, code: '', implementedBy: {}, funders: [], fundingLine: {} });
    Object.assign(training.workshop, { organisers: [], funders: [], title: { ru: 'Семинар' } });
    const pdf = printWithLibreOffice(await bytesOf(training));
    expect(await textOfPdf(pdf)).toContain('Чарыева Джерен');
  });

  test('108: text of the user is text, whatever signs it has', async () => {
    const training = sampleTraining();
    training.workshop.title = { en: 'A <b> & "c" \u0001 \ud800 ]]> {page}' };
    const parts = zipParts(await bytesOf(training));
    const body = parts.get('word/document.xml') ?? '';
    expect(body).toContain('A &lt;b&gt; &amp;');
    const texts = [...parts].flatMap(([name, text]) => (/\.(?:xml|rels)$/.test(name) ? [text] : []));
    expect(texts.join('')).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
  });
});

describe('as LibreOffice opens it', () => {
  test.each<[name: string, changes: Partial<DocumentRequest>, expected: string]>([
    ['a list', {}, 'Toshmatov Oʻtkir'],
    ['strips', { safe: true }, 'P-11'],
    ['one delegation', { delegationIds: [testId(42)], contacts: false }, 'Garryyeva'],
  ])('%s', { timeout: 200_000 }, async (_, changes, expected) => {
    const printed = printWithLibreOffice(await bytesOf(sampleTraining(), changes));
    const text = await textOfPdf(printed);
    expect(text).toContain(expected);
    expect(text).toMatch(/S-7K2P-D1(?:-C|-G2)?-1\/\d/);
    expect(text).toMatch(/S-7K2P-D2(?:-C|-G2)?-1\/\d/);
    const { sizes } = await factsOfPdf(printed);
    for (const size of sizes) expect(size).toEqual([297, 210]);
  });
});

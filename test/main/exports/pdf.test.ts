import { describe, expect, test } from 'vitest';
import { renderPdf } from '../../../main/exports/pdf.ts';
import { renderDocument } from '../../../main/exports/render-document.ts';
import { type PaperDocument, paragraph, textBlock } from '../../../shared/documents/layout/blocks.ts';
import { layOut } from '../../../shared/documents/layout/layout.ts';
import type { TextStyleName } from '../../../shared/documents/layout/typography.ts';
import { secrets } from '../../shared/documents/secrets.ts';
import { agendaRequest, sampleTraining, sheetRequest, testId } from '../../shared/documents/training.ts';
import { archivalFaults, readWith } from './outside-readers.ts';
import { textOfPdf, withDocument } from './pdf-reader.ts';

const alphabets = {
  Russian: 'АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ',
  Kazakh: 'АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ',
  Kyrgyz: 'АБВГДЕЁЖЗИЙКЛМНҢОӨПРСТУҮФХЦЧШЩЪЫЬЭЮЯ',
  Tajik: 'АБВГҒДЕЁЖЗИӢЙКҚЛМНОПРСТУӮФХҲЧҶШЪЭЮЯ',
  Turkmen: 'ABÇDEÄFGHIJŽKLMNŇOÖPRSŞTUÜWYÝZ',
  UzbekLatin: 'ABDEFGHIJKLMNOPQRSTUVXYZʻʼ‘’',
  UzbekCyrillic: 'АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЪЭЮЯЎҚҒҲ',
  signs: '0123456789 №–—“”«»…·•×/-+()[]{}@&%€',
};

function paperOf(lines: readonly string[], style: TextStyleName): PaperDocument {
  const parts = [lines.map((line) => textBlock('P', [paragraph(line, style)]))];
  return {
    title: 'Letters',
    language: 'ru',
    orientation: 'portrait',
    sections: [{ parts, header: [], footer: [], stamp: null }],
  };
}

function sheetOf(people: number) {
  const training = sampleTraining();
  const [person, participation] = [training.people[4], training.participations[4]];
  if (person === undefined || participation === undefined) throw new Error('the sample is too small');
  training.people = Array.from({ length: people }, (_, index) => ({ ...person, id: testId(10_000 + index) }));
  training.participations = training.people.map(({ id }, index) => {
    return { ...participation, id: testId(20_000 + index), personId: id, number: index + 1 };
  });
  return training;
}

async function bytesOf(...input: Parameters<typeof renderDocument>): Promise<Uint8Array> {
  const rendered = await renderDocument(...input);
  if (!rendered.ok) throw new Error(rendered.failure.code);
  return rendered.value.bytes;
}

describe('read back', () => {
  test.each<TextStyleName>(['body', 'bodyStrong', 'title', 'time'])(
    '114: every letter comes back from %s',
    async (style) => {
      const lines = Object.values(alphabets).flatMap((alphabet) => [alphabet, alphabet.toLowerCase()]);
      const bytes = await renderPdf(layOut(paperOf(lines, style)), { tagged: true, asOf: '2025-07-12' });
      // pdf.js takes no notice of what a PDF says of signs that share their picture, as ʼ and ’ do in Inter.
      const text = readWith('pdftotext', ['-layout', '{file}', '-'], bytes, 'pdf').replaceAll(/\s/g, '');
      for (const line of lines) expect(text).toContain(line.replaceAll(' ', ''));
    },
  );

  test('text is what was typed: no arrows, no multiplication signs, no ligatures', async () => {
    const typed = ['10x20 -> fi ffl (A) A-B 1:2 <= !=', 'AVATAR To Ту Год'];
    const bytes = await renderPdf(layOut(paperOf(typed, 'body')), { tagged: false, asOf: '2025-07-12' });
    const text = await textOfPdf(bytes);
    for (const line of typed) expect(text).toContain(line);
  });

  test.each([
    ['agenda', agendaRequest, /Page size: +595\.2\d+ x 841\.8\d+ pts \(A4\)/],
    ['attendance sheet', sheetRequest, /Page size: +841\.8\d+ x 595\.2\d+ pts \(A4\)/],
  ] as const)('112: the %s is A4, tagged, titled, without anybody’s name', async (_, request, size) => {
    const rendered = await renderDocument(sampleTraining(), request);
    if (!rendered.ok) throw new Error(rendered.failure.code);
    const info = readWith('pdfinfo', ['{file}'], rendered.value.bytes, 'pdf');
    expect(info).toMatch(size);
    expect(info).toMatch(/Tagged: +yes/);
    expect(info).toMatch(/Title: .*Towards Respectful Care/);
    expect(info).toMatch(/JavaScript: +no/);
    expect(info).not.toMatch(/Author/);
    expect(info).toContain(`Pages:           ${String(rendered.value.pages)}`);
  });

  test('114: fonts are inside, only the letters used, with their meaning', async () => {
    const fonts = readWith('pdffonts', ['{file}'], await bytesOf(sampleTraining(), agendaRequest), 'pdf');
    const rows = fonts.trim().split('\n').slice(2);
    expect(rows.length).toBeGreaterThan(1);
    for (const row of rows) expect(row).toMatch(/Inter.*yes yes yes/);
  });

  test('a screen reader finds headings, tables, their heads, and the second language', async () => {
    const bytes = await bytesOf(sampleTraining(), agendaRequest);
    const tree = readWith('pdfinfo', ['-struct-text', '{file}'], bytes, 'pdf');
    for (const expected of [/H1/, /H2/, /Table/, /TR/, /TH/, /TD/, /Scope.*Column/i, /Coffee break/]) {
      expect(tree).toMatch(expected);
    }
  });

  test('a heading over all columns says so', async () => {
    const bytes = await bytesOf(sampleTraining(), sheetRequest);
    expect(readWith('pdfinfo', ['-struct', '{file}'], bytes, 'pdf')).toMatch(/ColSpan.* 8/);
  });

  test('121: a protected person is in no page', async () => {
    const text = await textOfPdf(await bytesOf(sampleTraining(), sheetRequest));
    expect(text).toContain('P-07');
    for (const secret of secrets) expect(text).not.toContain(secret);
  });
});

test('the file is sound', async () => {
  for (const request of [agendaRequest, sheetRequest]) {
    const report = readWith('qpdf', ['--check', '{file}'], await bytesOf(sampleTraining(), request), 'pdf');
    expect(report).toContain('No syntax or stream encoding errors');
    expect(report).not.toMatch(/WARNING|ERROR/);
  }
});

test('118: the same input gives the same bytes', async () => {
  for (const request of [agendaRequest, sheetRequest]) {
    expect(await bytesOf(sampleTraining(), request)).toEqual(await bytesOf(sampleTraining(), request));
  }
});

test('113: papers of any length have tags, unless they are not wanted', async () => {
  const isTagged = (bytes: Uint8Array): boolean => Buffer.from(bytes).includes('StructTreeRoot');
  const request = { ...sheetRequest, languages: ['en' as const] };
  expect(isTagged(await bytesOf(sheetOf(40), request))).toBe(true);
  expect(isTagged(await bytesOf(sheetOf(400), request))).toBe(true);
  expect(isTagged(await bytesOf(sheetOf(40), { ...request, tagged: false }))).toBe(false);
});

test('a workshop without days has nothing to print, and says so', async () => {
  const rendered = await renderDocument({ ...sampleTraining(), days: [] }, agendaRequest);
  expect(rendered).toMatchObject({ ok: false, failure: { code: 'document-empty' } });
});

describe('what programs are told', () => {
  const title = 'Перенаправление пострадавших и межведомственное взаимодействие на уровне местных органов власти';

  test('words that were wrapped are two words in the structure', async () => {
    const texts = [title, `${title} 10/20-й`, 'a'.repeat(300)];
    const bytes = await renderPdf(layOut(paperOf(texts, 'title')), { tagged: true, asOf: '2025-07-12' });
    const structure = readWith('pdfinfo', ['-struct-text', '{file}'], bytes, 'pdf');
    const words = structure.replaceAll(/["\n]\s*/g, '');
    expect(words).toContain(title);
    expect(words).toContain('a'.repeat(300));
  });

  test('the days of an agenda are bookmarks', async () => {
    const bytes = await bytesOf(sampleTraining(), agendaRequest);
    const titles = await withDocument(bytes, async (document) =>
      (await document.getOutline())?.map((one) => one.title),
    );
    expect(titles?.[0]).toBe('Towards Respectful Care: Overcoming Gender Bias in Medical Practice');
    expect(titles?.filter((one) => /^DAY \d/i.test(one))).toHaveLength(2);
  });

  test('the days of attendance sheets are bookmarks', async () => {
    const titles = await withDocument(await bytesOf(sampleTraining(), sheetRequest), async (document) =>
      (await document.getOutline())?.map((one) => one.title),
    );
    for (const day of [/^Day 1 – Tuesday 15 July 2025/, /^Day 2 – Wednesday 16 July 2025/]) {
      expect(titles?.filter((one) => day.test(one))).toHaveLength(1);
    }
  });

  test('PDF/A-1b is made on wish, and PDFBox finds no fault with any kind', { timeout: 300_000 }, async () => {
    for (const kind of ['agenda', 'attendance-sheet', 'attendance-table', 'badges'] as const) {
      const bytes = await bytesOf(sampleTraining(), { ...agendaRequest, kind, archival: true, tagged: true });
      expect(archivalFaults(bytes), kind).toBeNull();
    }
    expect(archivalFaults(await bytesOf(sampleTraining(), agendaRequest))).not.toBeNull();
  });
});

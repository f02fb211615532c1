import * as fc from 'fast-check';
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import readXlsxFile from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { renderDocument } from '../../../main/exports/render-document.ts';
import { printedHeader, renderXlsx, spreadsheetText, uniqueSheetNames } from '../../../main/exports/xlsx.ts';
import type { Workbook } from '../../../shared/documents/workbook.ts';
import { markedTraining } from '../../shared/documents/marked-training.ts';
import { secrets } from '../../shared/documents/secrets.ts';
import { agendaRequest, sampleTraining, sheetRequest, testId } from '../../shared/documents/training.ts';
import { listName } from '../../../shared/domain/people/person.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { translator } from '../../../shared/text/text.ts';
import { printWithLibreOffice, readWithLibreOffice } from './outside-readers.ts';
import { eachPage, withDocument } from './pdf-reader.ts';
import { zipParts } from './zip-parts.ts';

const agendaTable = { ...agendaRequest, format: 'xlsx' as const };
const sheetTable = { ...sheetRequest, format: 'xlsx' as const };

async function bytesOf(...input: Parameters<typeof renderDocument>): Promise<Uint8Array> {
  const rendered = await renderDocument(...input);
  if (!rendered.ok) throw new Error(rendered.failure.code);
  return rendered.value.bytes;
}

function workbookOf(texts: readonly string[]): Workbook {
  const sheet = {
    name: 'Texts',
    columns: [{ head: 'Text', kind: 'text' as const }],
    rows: texts.map((text) => [text]),
    blankRows: 0,
    rowHeight: null,
    header: { left: '&D =1+1', right: '' },
    footer: { left: '' },
  };
  return { title: 'Texts', sheets: [sheet] };
}

describe('the agenda as a spreadsheet', () => {
  test('has real dates and times', async () => {
    const [sheetRead] = await readXlsxFile(Buffer.from(await bytesOf(sampleTraining(), agendaTable)));
    const rows = sheetRead?.data ?? [];
    const opening = rows[2] ?? [];
    expect(rows).toHaveLength(20);
    expect(opening[0]).toBe(1);
    expect(JSON.stringify(opening[1])).toBe('"2025-07-15T00:00:00.000Z"');
    expect(opening[4]).toBe(20);
    expect(opening[5]).toBe('Opening remarks');
    const sheet = zipParts(await bytesOf(sampleTraining(), agendaTable)).get('xl/worksheets/sheet1.xml') ?? '';
    expect(sheet).toMatch(/<c r="C3" s="\d+"><v>0\.375<\/v>/);
  });

  test('has a frozen head, a filter, and prints landscape on the width of A4', async () => {
    const parts = zipParts(await bytesOf(sampleTraining(), agendaTable));
    const sheet = parts.get('xl/worksheets/sheet1.xml') ?? '';
    expect(sheet).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
    expect(sheet).toContain('<autoFilter ref="A1:J20"');
    expect(sheet).toMatch(/<pageSetup [^>]*paperSize="9"[^>]*orientation="landscape"/);
    const widths = [...sheet.matchAll(/<col [^>]*?width="([\d.]+)"/g)].map(([, width]) => Number(width));
    const scale = Number(/<pageSetup [^>]*scale="(\d+)"/.exec(sheet)?.[1]) / 100;
    expect(scale * 10).toBeGreaterThanOrEqual(9);
    // 5.56 points of Arial for a character (ECMA-376, 18.3.1.13), between margins of half an inch.
    const printed = (widths.reduce((sum, width) => sum + width, 0) * 5.56 * 25.4 * scale) / 72;
    expect(printed).toBeLessThanOrEqual(297 - 25.4);
    expect(printed).toBeGreaterThan(200);
    expect(parts.get('docProps/core.xml')).toContain('<dc:creator>Rostrum</dc:creator>');
  });
});

test('the attendance sheet has a worksheet for each day and everybody’s row', async () => {
  const bytes = Buffer.from(await bytesOf(sampleTraining(), sheetTable));
  const sheets = await readXlsxFile(bytes);
  expect(sheets.map((one) => one.sheet)).toEqual(['Day 1 – 15.07.2025', 'Day 2 – 16.07.2025']);
  const names = sheets[1]?.data.map((row) => row[1]);
  expect(names).toContain('Çaryýewa Jeren');
  expect(names).toContain('P-07');
  expect(names).toContain('Whitfield Eleanor');
});

test('121: a protected person is in no part of the file', async () => {
  const text = [...zipParts(await bytesOf(sampleTraining(), sheetTable)).values()].join('\n');
  expect(text).toContain('P-07');
  for (const secret of secrets) expect(text).not.toContain(secret);
});

test('118: the same input gives the same bytes', async () => {
  for (const request of [agendaTable, sheetTable]) {
    expect(await bytesOf(sampleTraining(), request)).toEqual(await bytesOf(sampleTraining(), request));
  }
});

describe('text of the user', () => {
  const triggers = [
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '＝1',
    '=HYPERLINK("http://a")',
    '1e5',
    '007',
    'TRUE',
  ];

  test('107: is never a formula, a number or a link', async () => {
    const bytes = await renderXlsx(workbookOf(triggers), '2025-07-12');
    const parts = zipParts(bytes);
    expect(parts.get('xl/worksheets/sheet1.xml')).not.toMatch(/<f[ >]|<hyperlink/);
    const [read] = await readXlsxFile(Buffer.from(bytes), { trim: false });
    const values = read?.data.slice(1).map(([value]) => value);
    expect(values).toEqual(triggers);
  });

  test('108, 109: comes back as it was, but for signs that XML does not allow, which are replaced', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }), { minLength: 1, maxLength: 8 }),
        async (texts) => {
          const parts = zipParts(await renderXlsx(workbookOf(texts), '2025-07-12'));
          const xml = [...parts.values()].join('');
          expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
          expect(xml.isWellFormed()).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
    expect(spreadsheetText('a\u0000b\ud800c')).toBe('a\ufffdb\ufffdc');
    expect(spreadsheetText('x'.repeat(40_000))).toHaveLength(32_767);
  });

  test('in the header of the printed page is not a code', async () => {
    const sheet = zipParts(await renderXlsx(workbookOf(['a']), '2025-07-12')).get('xl/worksheets/sheet1.xml') ?? '';
    expect(sheet).toContain('&amp;&amp;D =1+1');
  });

  test('in both halves of the header never stands over one another, and is cut between whole signs', () => {
    expect(printedHeader({ left: 'Title', right: 'Edition 1' })).toBe('&L Title&R Edition 1');
    expect(printedHeader({ left: 't'.repeat(85), right: 'r'.repeat(50) })).toBe(
      `&L ${'t'.repeat(85)}&R\n ${'r'.repeat(50)}`,
    );
    // A title in two languages has a line for each, and is in one alone where Excel would not take both.
    expect(printedHeader({ left: 'Title\nНазвание', right: 'Edition 1' })).toBe('&L Title\n Название&R Edition 1');
    const [long, short] = ['t'.repeat(85), 's'.repeat(20)];
    expect(printedHeader({ left: `${long}\n${short}`, right: 'r'.repeat(50) })).toBe(
      `&L ${long}\n ${short}&R\n ${'r'.repeat(50)}`,
    );
    expect(printedHeader({ left: `${long}\n${long}`, right: 'r'.repeat(100) })).toBe(
      `&L ${long}&R\n ${'r'.repeat(100)}`,
    );
    expect(printedHeader({ left: `${'t'.repeat(118)}& more`, right: '' })).toBe(`&L ${'t'.repeat(118)}&R `);
    expect(printedHeader({ left: '&'.repeat(200), right: '' })).toBe(`&L ${'&'.repeat(118)}&R `);
  });
});

test('what is cut in the header or the footer of the pages stands below the table as a whole', async () => {
  const training = markedTraining();
  const disclaimer =
    'This paper has been made with the help of the European Union; its contents are those of the organisers. ';
  training.programme.fundingLine = { en: disclaimer.repeat(2).trim(), ru: 'Мнение организаторов, '.repeat(10).trim() };
  training.workshop.title = { ...training.workshop.title, en: 'A title of very many words '.repeat(6).trim() };
  const tables = [agendaTable, sheetTable, { ...sheetTable, kind: 'attendance-table' as const }];
  const whole = [
    `${training.workshop.title.en} / ${training.workshop.title.ru ?? ''}`,
    `${disclaimer.repeat(2).trim()} / ${'Мнение организаторов, '.repeat(10).trim()}`,
  ];
  for (const request of tables) {
    const [sheet] = await readXlsxFile(Buffer.from(await bytesOf(training, request)));
    const firsts = (sheet?.data ?? []).map(([first]) => first);
    expect(firsts.slice(-2)).toEqual(whole);
  }
  const [short] = await readXlsxFile(Buffer.from(await bytesOf(markedTraining(), agendaTable)));
  expect(short?.data.at(-1)?.[0]).toBe(2);
});

test('109: names of worksheets are legal and each is there once', () => {
  const long = 'A very long name of a worksheet, much too long';
  const names = uniqueSheetNames(['Day: 1/2', 'day  1 2', long, long, '', 'History', "'quoted'", '[]*?']);
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[^[\]:*?/\\]{1,31}$/);
});

test('LibreOffice reads the same', { timeout: 120_000 }, async () => {
  const [day1 = '', day2 = ''] = readWithLibreOffice(await bytesOf(sampleTraining(), sheetTable));
  expect(day1).toContain('Әбдірова Ұлпан Қайратқызы');
  expect(day1).toContain('15.07.2025');
  expect(day2).toContain('16.07.2025');
  const [agenda = ''] = readWithLibreOffice(await bytesOf(sampleTraining(), agendaTable));
  expect(agenda).toContain('1,15.07.2025,09:00,09:20,20,Opening remarks,Вступительное слово');
});

describe('printed', () => {
  test.each(['Day 1 – 15.07.2025', 'A', "Men's list"])('“%s” repeats its head by its quoted name', async (name) => {
    const { title, sheets } = workbookOf(['a']);
    const bytes = await renderXlsx({ title, sheets: sheets.map((sheet) => ({ ...sheet, name })) }, '2025-07-12');
    const names = zipParts(bytes).get('xl/workbook.xml') ?? '';
    const quoted = `'${name.replaceAll("'", "''")}'`;
    expect(names).toMatch(/<definedName name="_xlnm.Print_Titles" localSheetId="0"/);
    expect(names.replaceAll('&apos;', "'")).toContain(`>${quoted}!$A:$A,${quoted}!$1:$1</definedName>`);
  });

  test('every page of every kind has the head of its table and letters of 9 points', { timeout: 300_000 }, async () => {
    const wide = { ...sheetTable, blankRows: 30, by: 'session' as const };
    const byDays = { ...sheetTable, blankRows: 30, contacts: true };
    for (const [request, head] of [
      [byDays, 'Full name'],
      [wide, 'Full name'],
      [agendaTable, 'Date'],
      [{ ...sheetTable, kind: 'attendance-table' as const }, 'Full name'],
    ] as const) {
      const printed = printWithLibreOffice(await bytesOf(sampleTraining(), request), 'xlsx');
      const pages = await withDocument(printed, (document) => eachPage(document, textOfPage));
      expect(pages.length).toBeGreaterThan(1);
      for (const { text } of pages) expect(text).toContain(head);
      expect(Math.min(...pages.map(({ smallest }) => smallest))).toBeGreaterThanOrEqual(8.95);
    }
  });
});

test(
  'a table of three days has its marks and percentages on each page, beside the names',
  { timeout: 200_000 },
  async () => {
    for (const language of ['en', 'ru', 'kk', 'ky', 'tg', 'tk', 'uz'] as const) {
      const training = threeDays();
      const request = { ...sheetTable, kind: 'attendance-table' as const, languages: [language], asOf: '2025-07-18' };
      const printed = printWithLibreOffice(await bytesOf(training, request), 'xlsx');
      const pages = await withDocument(printed, (document) => eachPage(document, textOfPage));
      const [table] = pages;
      expect(table?.text).toMatch(/\d+\s?%/);
      expect(table?.text).toContain(translator(language)('documents.status-letter.present'));
      // The names of the first page stand on no other: the table is one page wide.
      const first = training.people.find((person) => table?.text.includes(listName(person, language)));
      const name = listName(first ?? expect.fail('no name on the first page'), language);
      expect(pages.slice(1).filter(({ text }) => text.includes(name))).toEqual([]);
      expect(Math.min(...pages.map(({ smallest }) => smallest))).toBeGreaterThanOrEqual(8.95);
    }
  },
);

test('a row is as high as the lines into which its text wraps between words', async () => {
  const { title, sheets } = workbookOf(['Республиканский специализированный центр наркологии', 'Минздрав']);
  const sheet = zipParts(await renderXlsx({ title, sheets }, '2025-07-12')).get('xl/worksheets/sheet1.xml') ?? '';
  const heights = [...sheet.matchAll(/<row r="\d+" ht="([\d.]+)"/g)].map(([, height]) => Number(height));
  // Into 30 characters go «Республиканский», «специализированный центр» and «наркологии».
  expect(heights.slice(1)).toEqual([3 * 13, 13]);
});

/** The marked training with a third day like its second. */
function threeDays(): WorkshopSnapshot {
  const training = markedTraining();
  const [, second] = training.days;
  if (second === undefined) throw new Error('the training has one day');
  const third = { ...second, id: testId(13), number: 3, date: '2025-07-17' };
  training.days = [...training.days, third];
  training.sessions = training.sessions.flatMap((session, index) =>
    session.placement?.dayId === second.id
      ? [session, { ...session, id: testId(900 + index), placement: { ...session.placement, dayId: third.id } }]
      : [session],
  );
  training.attendance = training.attendance.flatMap((mark) =>
    mark.slotId.endsWith(second.id) ? [mark, { ...mark, slotId: mark.slotId.replace(second.id, third.id) }] : [mark],
  );
  return training;
}

async function textOfPage(page: PDFPageProxy): Promise<{ text: string; smallest: number }> {
  const { items } = await page.getTextContent();
  const runs = items.filter((item) => 'str' in item).filter(({ str }) => str.trim() !== '');
  const sizes = runs.map(({ transform }) => Math.hypot(Number(transform[0]), Number(transform[1])));
  return { text: runs.map(({ str }) => str).join(' '), smallest: Math.min(...sizes) };
}

test('a slot with marks is a column of marks; one without is to be signed', async () => {
  const [first] = await readXlsxFile(Buffer.from(await bytesOf(markedTraining(), sheetTable)));
  const [last] = await readXlsxFile(Buffer.from(await bytesOf(sampleTraining(), sheetTable)));
  expect(first?.data[0]?.slice(-2)).toEqual([
    'Attendance / Присутствие: Before lunch / До обеда',
    'Attendance / Присутствие: After lunch / После обеда',
  ]);
  expect(last?.data[0]?.at(-1)).toContain('Signature');
  // The marks are words of the first language; what they mean in the second stands below.
  expect(first?.data.at(-1)?.[0]).toMatch(/^Present – Присутствует.+Absent – Отсутств/);
  expect(JSON.stringify(last?.data)).not.toContain('Present –');
});

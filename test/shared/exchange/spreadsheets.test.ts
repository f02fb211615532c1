import { readFileSync } from 'node:fs';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { openAgendaFile } from '../../../shared/exchange/open-agenda-file.ts';
import { readSpreadsheet } from '../../../shared/exchange/sheets/spreadsheet-reader.ts';
import { filledDown, plainSheet } from '../../../shared/exchange/sheets/table-sheet.ts';
import { countedWork } from '../counted-work.ts';
import { aZip, zip, type ZippedPart } from './a-zip.ts';
import { valueOf } from './samples.ts';

const options = { language: 'en', timeZone: null } as const;

const text = (value: string): Uint8Array => new TextEncoder().encode(value);

/** An OLE compound file by its first bytes, with the name of a stream in UTF-16. */
function compoundFile(stream: string): Uint8Array {
  return Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0, ...[...stream].flatMap((letter) => [letter.charCodeAt(0), 0])]);
}

function workbook(sheet: string, more: readonly ZippedPart[] = []): Uint8Array {
  return zip([
    {
      name: 'xl/workbook.xml',
      data: text('<workbook xmlns:r="r"><sheets><sheet name="One" r:id="r1"/></sheets></workbook>'),
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: text('<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>'),
    },
    { name: 'xl/worksheets/sheet1.xml', data: text(sheet) },
    ...more,
  ]);
}

async function codeOf(bytes: Uint8Array): Promise<string | null> {
  const { value: result, work } = await countedWork(() => openAgendaFile(bytes, options));
  expect(work).toBeLessThan(1_000_000);
  return result.ok ? null : result.failure.code;
}

describe('a spreadsheet', () => {
  test('87, 88: gives dates, times, numbers and texts as they are seen', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 'Plan',
          columns: [{ style: { numFmt: 'dd.mm.yyyy' } }, { style: { numFmt: 'hh:mm' } }, {}, {}],
          rows: [
            [45_853, 0.375, 90, 'Кадры & <b>'],
            [null, 0.999_999, null, '=1+1'],
          ],
        },
        { name: 'Hidden', hidden: true, rows: [['x']] },
      ],
    });
    const sheets = valueOf(await readSpreadsheet(bytes));
    expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['Plan', false],
      ['Hidden', true],
    ]);
    expect(sheets[0]?.rows[0]).toEqual(['2025-07-15', '09:00', '90', 'Кадры & <b>']);
    expect(sheets[0]?.rows[1]?.[3]).toBe('=1+1');
  });

  test('83, 88: with gaps, inline texts, errors and cells far away', async () => {
    const sheet = `<worksheet><dimension ref="A1:XFD1048576"/><sheetData><row r="2"><c r="C2" t="inlineStr"><is><t>in</t></is></c>
      <c r="XFD2"><v>1</v></c><c t="e"><v>#REF!</v></c></row><row r="1048576"><c r="A1048576"/></row></sheetData></worksheet>`;
    const sheets = valueOf(await readSpreadsheet(workbook(sheet)));
    expect(sheets[0]?.rows).toEqual([[], ['', '', 'in']]);
  });

  test('88: with cells merged downwards, as for sessions side by side', async () => {
    const cell = (reference: string, value: string): string =>
      `<c r="${reference}" t="inlineStr"><is><t>${value}</t></is></c>`;
    const sheet = `<worksheet><sheetData><row r="1">${cell('A1', '9:00')}${cell('B1', 'First')}</row>
      <row r="2"><c r="A2"/>${cell('B2', 'Second')}</row></sheetData><mergeCells><mergeCell ref="A1:A2"/></mergeCells></worksheet>`;
    const sheets = valueOf(await readSpreadsheet(workbook(sheet)));
    expect(filledDown(sheets[0] ?? plainSheet([])).rows).toEqual([
      ['9:00', 'First'],
      ['9:00', 'Second'],
    ]);
  });
});

describe('spreadsheets that are refused within a second', () => {
  const bomb = new Uint8Array(60 * 1024 * 1024);
  const row = '<row><c t="inlineStr"><is><t>x</t></is></c></row>';
  test.each<[string, () => Uint8Array, string]>([
    ['76: a bomb by its ratio', () => workbook('<worksheet/>', [{ name: 'a', data: bomb }]), 'spreadsheet-too-large'],
    [
      '76: a declared part above the limit',
      () => workbook('<worksheet/>', [{ name: 'a', data: text('a'), declared: 2 ** 31 }]),
      'spreadsheet-too-large',
    ],
    [
      '76: 2,001 parts',
      () => zip(Array.from({ length: 2001 }, (_, index) => ({ name: `p${String(index)}`, data: text('') }))),
      'spreadsheet-too-large',
    ],
    [
      '77: a part that is larger than it says',
      () => zip([{ name: 'xl/workbook.xml', data: bomb, declared: 1000 }]),
      'spreadsheet-broken',
    ],
    [
      '78: parts that share bytes',
      () =>
        zip(
          [
            { name: 'a', data: text('a') },
            { name: 'b', data: text('b') },
          ],
          true,
        ),
      'spreadsheet-broken',
    ],
    [
      '80: two parts of one name',
      () =>
        zip([
          { name: 'a', data: text('a') },
          { name: 'A', data: text('b') },
        ]),
      'spreadsheet-broken',
    ],
    ['81: encrypted parts', () => zip([{ name: 'a', data: text('a'), flags: 1 }]), 'spreadsheet-old-format'],
    ['81: an .xls that is cut off', () => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), 'spreadsheet-broken'],
    ['81: a workbook with a password', () => compoundFile('EncryptedPackage'), 'spreadsheet-old-format'],
    ['86: an old .doc', () => compoundFile('WordDocument'), 'document-old-format'],
    ['86: an .xlsb', () => zip([{ name: 'xl/workbook.bin', data: text('a') }]), 'spreadsheet-binary'],
    [
      'a text without a table',
      () => zip([{ name: 'word/document.xml', data: text('<document><body><p/></body></document>') }]),
      'table-not-found',
    ],
    ['82: a document type', () => workbook('<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>'), 'spreadsheet-broken'],
    [
      '84: a shared text that is not there',
      () => workbook('<worksheet><row><c t="s"><v>9</v></c></row></worksheet>'),
      'spreadsheet-broken',
    ],
    ['81: XML cut off', () => workbook('<worksheet><row>'), 'spreadsheet-broken'],
    ['no workbook', () => zip([{ name: 'xl/a.txt', data: text('a') }]), 'spreadsheet-broken'],
    ['81: cut off', () => workbook('<worksheet/>').slice(0, 200), 'spreadsheet-broken'],
    [
      '83: 50,001 rows',
      () => workbook('<worksheet><row r="50001"><c><v>1</v></c></row></worksheet>'),
      'table-too-long',
    ],
    ['nothing', () => new Uint8Array(), 'file-empty'],
    ['spaces', () => text('  \n '), 'file-empty'],
  ])('%s', async (_, make, code) => {
    expect(await codeOf(make())).toBe(code);
  });

  test('81, 89: a damaged byte anywhere is found or does no harm', async () => {
    const whole = workbook(`<worksheet>${row.repeat(20)}</worksheet>`);
    for (let at = 0; at < whole.length; at += 3) {
      const damaged = whole.slice();
      damaged[at] = (damaged[at] ?? 0) ^ 0x55;
      await expect(readSpreadsheet(damaged)).resolves.toBeDefined();
    }
  });
});

/** A workbook of one sheet, its workbook part as given. */
function workbookOf(part: string, cells: string): Uint8Array {
  return aZip({
    'xl/workbook.xml': `<workbook xmlns:r="r">${part}<sheets><sheet name="A" r:id="rId1"/></sheets><extLst><ext><x15:workbookPr chartTrackingRefBase="1"/></ext></extLst></workbook>`,
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/styles.xml':
      '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="46"/></cellXfs></styleSheet>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData><row r="1">${cells}</row></sheetData></worksheet>`,
  });
}

test.each([
  ['<workbookPr date1904="1"/>', '<c r="A1" s="1"><v>44391</v></c>', '2025-07-15'],
  ['<workbookPr/>', '<c r="A1" s="1"><v>45853</v></c>', '2025-07-15'],
  ['', '<c r="A1" s="2"><v>10.631944444444445</v></c>', '255:10'],
  ['', '<c r="A1" s="1"><v>1</v></c>', '1900-01-01'],
  ['', '<c r="A1" t="d"><v>10:15:30</v></c>', '10:15'],
  ['', '<c r="A1" t="d"><v>2025-07-15T00:00:00</v></c>', '2025-07-15'],
  ['', '<c r="A1" t="d"><v>1899-12-30T09:30:00</v></c>', '09:30'],
  ['', '<c r="A1"><f>1/0</f></c><c r="B1"><v>7</v></c>', '', '7'],
  ['', '<c r="A1" t="inlineStr"><v>1.0</v><is><t>1.</t></is></c>', '1.'],
])('88: what a cell shows: %s %s', async (part, cells, ...expected) => {
  const [sheet] = valueOf(await readSpreadsheet(workbookOf(part, cells)));
  expect(sheet?.rows).toEqual([expected]);
});

test('88: what a merged cell covers is not shown', async () => {
  const cells = '<c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>3</v></c>';
  const bytes = workbookOf(
    '',
    `${cells}</row></sheetData><mergeCells><mergeCell ref="A1:B3"/></mergeCells><sheetData><row>`,
  );
  expect(valueOf(await readSpreadsheet(bytes))[0]?.rows).toEqual([['1', '', '3']]);
});

test('a text of Word whose main part has another name', async () => {
  const document =
    '<w:document xmlns:w="w"><w:body><w:tbl><w:tr><w:tc><w:p><w:r><w:t>9:00</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>';
  const bytes = aZip({
    '_rels/.rels':
      '<Relationships><Relationship Id="rId1" Type="x/officeDocument" Target="word/document2.xml"/></Relationships>',
    'word/document2.xml': document,
  });
  const opened = valueOf(await openAgendaFile(bytes, options));
  expect('sheets' in opened ? opened.sheets[0]?.rows : null).toEqual([['9:00']]);
});

// The chart of the file keeps 77 and 88 for the first cells of its own table.
test('the values of a chart in an old workbook are no cells', async () => {
  const opened = valueOf(await openAgendaFile(readFileSync('test/files/tables/workbooks/with-chart.xls'), options));
  const rows = 'sheets' in opened ? (opened.sheets[0]?.rows ?? []) : [];
  expect(rows.slice(0, 2).map((row) => row.slice(0, 4))).toEqual([
    ['Date', 'Time', 'Topic', 'Minutes'],
    ['2025-07-14', '08:00', 'Topic 1', '60'],
  ]);
});

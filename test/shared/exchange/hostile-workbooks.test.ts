import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openAgendaFile } from '../../../shared/exchange/open-agenda-file.ts';
import { aZip } from './a-zip.ts';

const options = { language: 'en', timeZone: null } as const;

const cellsOf = (cells: string): string => `<worksheet><sheetData><row r="1">${cells}</row></sheetData></worksheet>`;
const cell = '<c r="A1" t="s"><v>0</v></c>';

/** A workbook of every kind of part that is read, and of those that are not. */
const workbook = {
  '[Content_Types].xml': '<Types/>',
  '_rels/.rels':
    '<Relationships><Relationship Id="rId1" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>',
  'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="A" r:id="r1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels':
    '<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
  'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="0"/></cellXfs></styleSheet>',
  'xl/sharedStrings.xml': '<sst><si><t>Opening</t></si></sst>',
  'xl/worksheets/sheet1.xml': cellsOf(cell),
} as const;

const paragraph = '<w:p><w:r><w:t>Opening</w:t></w:r></w:p>';
const document = {
  '[Content_Types].xml': '<Types/>',
  'word/document.xml': `<w:document xmlns:w="w"><w:body><w:tbl><w:tr><w:tc>${paragraph}</w:tc></w:tr></w:tbl></w:body></w:document>`,
};
const openDocument = {
  mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
  'content.xml':
    '<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="A"><table:table-row><table:table-cell><text:p>Opening</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>',
};

/** The rows of the first table, or the code of the refusal. */
async function outcome(bytes: Uint8Array): Promise<unknown> {
  const read = await openAgendaFile(bytes, options);
  if (!read.ok) return read.failure.code;
  return 'sheets' in read.value ? read.value.sheets[0]?.rows : read.value.kind;
}

const opening = [['Opening']];

test('these files are read as they are', async () => {
  for (const parts of [workbook, document, openDocument]) expect(await outcome(aZip(parts))).toEqual(opening);
});

test.each([
  '../../evil.xml',
  '/etc/passwd',
  'C:\\evil.xml',
  '\\\\host\\share\\evil.xml',
  'a\u0000.xml',
  '..',
  '',
  'con',
])('79: a part called %j is nothing but a part that nobody asks for', async (name) => {
  expect(await outcome(aZip({ ...workbook, [name]: 'x' }))).toEqual(opening);
});

test('79: a sheet that is said to lie above the file is looked for inside it alone', async () => {
  const links = workbook['xl/_rels/workbook.xml.rels'].replace('worksheets/', '../../../../etc/');
  expect(await outcome(aZip({ ...workbook, 'xl/_rels/workbook.xml.rels': links }))).toBe('spreadsheet-broken');
});

/** The file with a number of 16 or 32 bits put into each entry of its directory, at a place of APPNOTE.TXT 4.3.12. */
function inDirectory(bytes: Uint8Array, at: number, value: number, size: 2 | 4): Uint8Array {
  const zip = Buffer.from(bytes);
  for (let entry = zip.indexOf('PK\u0001\u0002'); entry >= 0; entry = zip.indexOf('PK\u0001\u0002', entry + 4)) {
    zip.writeUIntLE(value, entry + at, size);
  }
  return Uint8Array.from(zip);
}

describe('81 a zip file', () => {
  const whole = aZip(workbook);
  test.each<[string, Uint8Array, string]>([
    ['packed in a way that nobody knows', inDirectory(whole, 10, 99, 2), 'spreadsheet-broken'],
    ['with checksums of other contents', inDirectory(whole, 16, 1, 4), 'spreadsheet-broken'],
    ['with sizes that only zip64 tells', inDirectory(whole, 24, 0xff_ff_ff_ff, 4), 'spreadsheet-too-large'],
    ['with a password', inDirectory(whole, 8, 1, 2), 'spreadsheet-old-format'],
    ['whose parts begin beyond its end', inDirectory(whole, 42, 0x7f_ff_ff_ff, 4), 'spreadsheet-broken'],
  ])('%s is refused', async (_, bytes, code) => {
    expect(await outcome(bytes)).toBe(code);
  });

  test('that is cut off anywhere is refused', async () => {
    for (let length = 4; length < whole.length; length += 5) {
      expect(typeof (await outcome(whole.slice(0, length))), `at ${String(length)}`).toBe('string');
    }
  });
});

const laughs = `<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(1000)}"><!ENTITY c SYSTEM "file:///etc/passwd">]>`;

describe('82 a document type', () => {
  const files = { workbook, document, openDocument };
  const places = Object.entries(files).flatMap(([name, parts]) =>
    Object.entries(parts)
      .filter(([part, xml]) => xml.startsWith('<') && part !== '[Content_Types].xml')
      .map(([part, xml]) => [name, part, aZip({ ...parts, [part]: laughs + xml })] as const),
  );
  test.each(places)('in the %s, in %s, is refused', async (_name, _part, bytes) => {
    expect(await outcome(bytes)).toBe('spreadsheet-broken');
  });

  test('is not there, and its entities are none either', async () => {
    const cells = cellsOf('<c r="A1" t="inlineStr"><is><t>&b;&c;</t></is></c>');
    expect(await outcome(aZip({ ...workbook, 'xl/worksheets/sheet1.xml': cells }))).toBe('spreadsheet-broken');
  });
});

describe('85 of a workbook with formulas, macros, links and embedded files', () => {
  const more = {
    'xl/vbaProject.bin': 'Attribute VB_Name = "Auto_Open"',
    'xl/externalLinks/externalLink1.xml':
      '<externalLink><externalBook r:id="r1"/><ddeLink ddeService="cmd" ddeTopic="/C calc"/></externalLink>',
    'xl/externalLinks/_rels/externalLink1.xml.rels':
      '<Relationships><Relationship Id="r1" Target="https://example.org/a.xlsx" TargetMode="External"/></Relationships>',
    'xl/embeddings/oleObject1.bin': 'MZ',
    'xl/connections.xml': '<connections><connection><webPr url="https://example.org/"/></connection></connections>',
  };

  test('the last results are shown, and nothing else is read', async () => {
    const cells = cellsOf(
      '<c r="A1"><f>[1]Plan!A1</f><v>90</v></c><c r="B1" t="str"><f>WEBSERVICE("https://example.org")</f><v>seen</v></c>',
    );
    const bytes = aZip({ ...workbook, ...more, 'xl/worksheets/sheet1.xml': cells });
    expect(await outcome(bytes)).toEqual([['90', 'seen']]);
  });

  test.each([
    '[1]Plan!A1',
    'WEBSERVICE("https://example.org")',
    "cmd|' /C calc'!A0",
    'HYPERLINK("https://example.org")',
    'CALL("kernel32","WinExec","JCJ","calc",0)',
  ])('%s without a result is not calculated', async (formula) => {
    const escaped = formula.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    const cells = cellsOf(`<c r="A1" t="inlineStr"><is><t>x</t></is></c><c r="B1"><f>${escaped}</f></c>`);
    expect(await outcome(aZip({ ...workbook, ...more, 'xl/worksheets/sheet1.xml': cells }))).toEqual([['x']]);
  });
});

describe('86 a file is known by what is in it', () => {
  const text = (value: string): Uint8Array => new TextEncoder().encode(value);
  const table =
    '<html><body><table><tr><td>Time</td><td>Session</td></tr><tr><td>9:00</td><td>Opening</td></tr></table></body></html>';
  const rows = [
    ['Time', 'Session'],
    ['9:00', 'Opening'],
  ];

  test('a page that is called .xls, a text that is called .xlsx, an old workbook and one of LibreOffice are read', async () => {
    expect(await outcome(text(table))).toEqual(rows);
    expect(await outcome(text('Time;Session\n9:00;Opening'))).toEqual(rows);
    for (const name of ['with-chart.xls', 'hidden-struck.xls', 'hidden-struck.ods', 'x50-agenda.ods']) {
      expect(await outcome(readFileSync(`test/files/tables/workbooks/${name}`)), name).toBeInstanceOf(Array);
    }
  });
});

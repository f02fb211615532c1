import { crc32, deflateRawSync } from 'node:zlib';
import readXlsxFile from 'read-excel-file/node';
import { Temporal } from 'temporal-polyfill';
import { checksum, type Prepared } from './workload.ts';

/** A day is `YYYY-MM-DD`. */
export type SpreadsheetCell = string | number | null | { readonly date: string };
export type SpreadsheetTable = {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly SpreadsheetCell[])[];
};

/** Limit of the spreadsheet: one string of XML written by hand, and one deflation of it. */
export async function xlsxLimit(table: SpreadsheetTable): Promise<Prepared<Uint8Array>> {
  return { work: async () => zip(parts(table)), check: checkXlsx };
}

function parts(table: SpreadsheetTable): [name: string, text: string][] {
  const head = '<?xml version="1.0" encoding="UTF-8"?>';
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packages = 'http://schemas.openxmlformats.org/package/2006';
  const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const rows = [rowXml(table.heads, 1), ...table.rows.map((row, index) => rowXml(row, index + 2))];
  return [
    [
      '[Content_Types].xml',
      `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/></Types>`,
    ],
    [
      '_rels/.rels',
      `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Bench" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    ],
    [
      'xl/styles.xml',
      `${head}<styleSheet xmlns="${main}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    ],
    [
      'xl/worksheets/sheet1.xml',
      `${head}<worksheet xmlns="${main}"><sheetData>${rows.join('')}</sheetData></worksheet>`,
    ],
  ];
}

function rowXml(row: readonly SpreadsheetCell[], number: number): string {
  let cells = '';
  for (const [index, value] of row.entries()) cells += cellXml(value, `${String.fromCharCode(65 + index)}${number}`);
  return `<row r="${number}">${cells}</row>`;
}

function cellXml(value: SpreadsheetCell, place: string): string {
  if (value === null) return '';
  if (typeof value === 'number') return `<c r="${place}"><v>${value}</v></c>`;
  if (typeof value === 'string') return `<c r="${place}" t="inlineStr"><is><t>${escaped(value)}</t></is></c>`;
  return `<c r="${place}" s="1"><v>${serialOf(value.date)}</v></c>`;
}

/** Days since 1899-12-30, by which spreadsheets count. */
function serialOf(day: string): number {
  const epoch = Temporal.PlainDate.from('1899-12-30');
  return epoch.until(Temporal.PlainDate.from(day), { largestUnit: 'days' }).days;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function zip(files: readonly (readonly [name: string, text: string])[]): Uint8Array {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of files) {
    const content = Buffer.from(text);
    const packed = deflateRawSync(content, { level: 6 });
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(content), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(content.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    const header = Buffer.concat([Buffer.from('PK\u0003\u0004'), fields, Buffer.from(name)]);
    local.push(header, packed);
    central.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), fields, rest, Buffer.from(name)]));
    offset += header.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
}

/** Read back by a reader that is none of the writers; head row and every cell. */
export async function checkXlsx(bytes: Uint8Array): Promise<{ check: string; bytes: number }> {
  const [sheet] = await readXlsxFile(Buffer.from(bytes));
  const cells = (sheet?.data ?? []).map((row) => row.map(textOf).join('\t'));
  return { check: `${cells.length} rows ${checksum(cells)}`, bytes: bytes.length };
}

function textOf(value: unknown): string {
  if (typeof value === 'object' && value !== null && 'toISOString' in value) return JSON.stringify(value).slice(1, 11);
  return String(value);
}

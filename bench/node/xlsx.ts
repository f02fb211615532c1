import { crc32, deflateRawSync } from 'node:zlib';
import type { WorkbookCell } from '../../shared/documents/workbook.ts';
import { daysBetween } from '../../shared/time/calendar-day.ts';
import type { Size } from '../generate.ts';
import type { Prepared } from './prepared.ts';
import { checkXlsx, makeTable, type Table } from './xlsx-table.ts';

export async function xlsxProduct(size: Size): Promise<Prepared<Uint8Array>> {
  const table = makeTable(size);
  return {
    work: async () => {
      const { renderXlsx } = await import('../../main/exports/xlsx.ts');
      const sheet = { ...table, name: 'Bench', blankRows: 0, rowHeight: null, header: { left: '', right: '' } };
      return renderXlsx({ title: 'Bench', sheets: [{ ...sheet, footer: { left: '' } }] }, '2026-01-01');
    },
    check: checkXlsx,
  };
}

/** One string of XML written by hand, and one deflation of it. */
export async function xlsxLimit(size: Size): Promise<Prepared<Uint8Array>> {
  const table = makeTable(size);
  return { work: async () => zip(parts(table)), check: checkXlsx };
}

function parts(table: Table): [name: string, text: string][] {
  const head = '<?xml version="1.0" encoding="UTF-8"?>';
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packages = 'http://schemas.openxmlformats.org/package/2006';
  const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const rows = [
    rowXml(
      table.columns.map((column) => column.head),
      1,
    ),
    ...table.rows.map((row, index) => rowXml(row, index + 2)),
  ];
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

function rowXml(row: readonly WorkbookCell[], number: number): string {
  let cells = '';
  for (const [index, value] of row.entries()) cells += cellXml(value, `${String.fromCharCode(65 + index)}${number}`);
  return `<row r="${number}">${cells}</row>`;
}

function cellXml(value: WorkbookCell, place: string): string {
  if (value === null) return '';
  if (typeof value === 'number') return `<c r="${place}"><v>${value}</v></c>`;
  if (typeof value === 'string') return `<c r="${place}" t="inlineStr"><is><t>${escaped(value)}</t></is></c>`;
  return 'date' in value ? `<c r="${place}" s="1"><v>${daysBetween('1899-12-30', value.date)}</v></c>` : '';
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

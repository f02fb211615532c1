import { describe, expect, test } from 'vitest';
import { largestAgendaFile, openAgendaFile } from '../../../shared/exchange/open-agenda-file.ts';
import { readWorkshopBytes } from '../../../shared/files/workshop-file.ts';
import { aZip } from './a-zip.ts';

const options = { language: 'en', timeZone: 'Asia/Almaty' } as const;
const calendar = (line: string): string =>
  `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20250715T090000\r\n${line}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;

/** The code and the bound of a refusal; 'read' where the file was read. */
async function refusal(contents: string | Uint8Array): Promise<unknown> {
  const bytes = typeof contents === 'string' ? new TextEncoder().encode(contents) : contents;
  const read = await openAgendaFile(bytes, options);
  return read.ok ? 'read' : read.failure;
}

const row = (columns: number): string => Array.from({ length: columns }, (_, index) => `c${index}`).join(';');

describe('68 a table', () => {
  test('of 200 columns is read, of 201, 10,000 and 300,000 refused with that bound', async () => {
    const wide = { code: 'table-too-wide', details: { limit: 200 } };
    expect(await refusal(`${row(200)}\n${row(200)}\n`)).toBe('read');
    for (const columns of [201, 10_000, 300_000])
      expect(await refusal(`${row(columns)}\n${row(columns)}\n`)).toEqual(wide);
  });

  test('with thousands of empty columns at the end of each row is read', async () => {
    expect(await refusal(`Title;Start${';'.repeat(16_382)}\nOpening;9:00${';'.repeat(16_382)}\n`)).toBe('read');
  });

  test('with one line of 40 MB, or a quotation mark that never closes, names the line', async () => {
    const long = { code: 'file-line-too-long', details: { line: 2, limit: 100_000 } };
    expect(await refusal(`Title;Start\n${'x'.repeat(40_000_000)}`)).toEqual(long);
    expect(await refusal(`Title;Start\n"${'Opening;9:00\n'.repeat(20_000)}`)).toEqual(long);
  });

  test('of two million cells is refused', async () => {
    const many = { code: 'file-too-many-values', details: { limit: 2_000_000 } };
    expect(await refusal(`a;b\n${`${';'.repeat(1000)}\n`.repeat(3000)}`)).toEqual(many);
  });

  test('beyond the size of all files says that size', async () => {
    expect(await refusal(new Uint8Array(largestAgendaFile + 1))).toEqual({
      code: 'file-too-large',
      details: { limit: 50 },
    });
  });
});

describe('83 a spreadsheet', () => {
  const sheet = (cells: string): Uint8Array =>
    aZip({
      'xl/workbook.xml': '<workbook><sheets><sheet name="A" r:id="r1"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
      'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${cells}</sheetData></worksheet>`,
    });

  test('of 10,000 columns is refused, a few stray cells far away are left out', async () => {
    const cells = (count: number): string => '<c t="str"><v>x</v></c>'.repeat(count);
    const wide = (count: number): Uint8Array => sheet(`<row r="1">${cells(count)}</row>`);
    expect(await refusal(wide(250))).toBe('read');
    for (const columns of [251, 10_000]) {
      expect(await refusal(wide(columns))).toEqual({ code: 'table-too-wide', details: { limit: 200 } });
    }
  });

  test('nested 200,000 deep is refused', async () => {
    expect(await refusal(sheet('<a>'.repeat(200_000)))).toEqual({ code: 'spreadsheet-broken' });
  });

  test('that is a text without a table, slides or an archive is told as such', async () => {
    const word = { '[Content_Types].xml': '<Types/>', 'word/document.xml': '<document/>' };
    expect(await refusal(aZip(word))).toMatchObject({ code: 'table-not-found' });
    const slides = { '[Content_Types].xml': '<Types/>', 'ppt/presentation.xml': '<presentation/>' };
    expect(await refusal(aZip(slides))).toMatchObject({ code: 'file-of-other-kind' });
    expect(await refusal(aZip({ 'holiday.jpg': 'x' }))).toMatchObject({ code: 'file-of-other-kind' });
  });
});

describe('93 JSON', () => {
  const nested = `{"schedule":${'['.repeat(100_000)}`;
  const many = `{"format":"rostrum-workshop","schedule":[${'[],'.repeat(5_000_001)}[]]}`;
  const tooMany = { code: 'file-too-many-values', details: { limit: 5_000_000 } };

  test('nested deeper than 64, or of more than five million values, is refused before it is parsed', async () => {
    expect(await refusal(nested)).toEqual({ code: 'schedule-broken', details: { line: 1 } });
    expect(await refusal(many)).toEqual(tooMany);
    expect(readWorkshopBytes(new TextEncoder().encode(many))).toMatchObject({ ok: false, failure: tooMany });
  });
});

describe('84 a schedule in XML', () => {
  test('of more than five million elements, or nested too deep, is refused', async () => {
    const many = { code: 'file-too-many-values', details: { limit: 5_000_000 } };
    expect(await refusal(`<schedule>${'<a/>'.repeat(5_000_001)}</schedule>`)).toEqual(many);
    expect(await refusal(`<schedule>${'<a>'.repeat(1_000_000)}`)).toMatchObject({ code: 'schedule-broken' });
  });
});

test('a text that begins with many comments is refused at once', async () => {
  expect(await refusal(`${'<!---->'.repeat(60)}x`)).toMatchObject({ code: 'schedule-broken' });
});

describe('102 a calendar', () => {
  test('with a line of 200,000 letters names it; an attachment of that size is passed over', async () => {
    const long = { code: 'file-line-too-long', details: { line: 4, limit: 100_000 } };
    expect(await refusal(calendar(`SUMMARY:${'x'.repeat(200_000)}`))).toEqual(long);
    expect(await refusal(calendar(`CATEGORIES:${'\\'.repeat(200_000)}`))).toEqual(long);
    expect(await refusal(calendar(`ATTACH;ENCODING=BASE64:${'A'.repeat(200_000)}`))).toBe('read');
    expect(await refusal(calendar(`X-ALT-DESC:${'A'.repeat(200_000)}`))).toBe('read');
  });

  test('with parameters without end after a title is read at once', async () => {
    expect(await refusal(calendar(`SUMMARY:Opening\r\nNAMES${';A='.repeat(60)}`))).toBe('read');
  });

  test.each([
    ['links that do not end', '<a href='],
    ['comments that do not end', '<!--'],
    ['declarations that do not end', '<!doctype '],
  ])('with texts of %s is read at once', async (_, begin) => {
    const text = `DESCRIPTION:<p>${begin.repeat(Math.floor(90_000 / begin.length))}`;
    const event = `BEGIN:VEVENT\r\nDTSTART:20250715T090000\r\n${text}\r\nEND:VEVENT\r\n`;
    expect(await refusal(`BEGIN:VCALENDAR\r\n${event.repeat(20)}END:VCALENDAR\r\n`)).toBe('read');
  });

  test('with thousands of empty lines in a text is read at once', async () => {
    expect(await refusal(calendar(`DESCRIPTION:<p>Law${String.raw`\n`.repeat(10_000)}<p>Ethics`))).toBe('read');
  });

  test('of more than 100,000 components is refused', async () => {
    const many = calendar('BEGIN:VALARM\r\nEND:VALARM\r\n'.repeat(100_001).trimEnd());
    expect(await refusal(many)).toEqual({ code: 'file-too-many-values', details: { limit: 100_000 } });
  });
});

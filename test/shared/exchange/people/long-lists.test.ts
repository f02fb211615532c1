import { describe, expect, test } from 'vitest';
import { openAgendaFile } from '../../../../shared/exchange/open-agenda-file.ts';
import { zip } from '../a-zip.ts';
import { readList } from './read-list.ts';

const names = ['Anna Ivanova', 'Boris Petrov', 'Dina Karimova', 'Farid Rashidov'];

function people(count: number): string[][] {
  return Array.from({ length: count }, (_, at) => [
    `${names[at % 4] ?? ''}${String.fromCharCode(97 + (Math.floor(at / 4) % 26), 97 + (Math.floor(at / 104) % 26))}`,
    'Kazakhstan',
  ]);
}

function separated(count: number, lineEnd = '\n'): string {
  return [['Name', 'Country'], ...people(count)].map((row) => row.join(',')).join(lineEnd);
}

function workbook(count: number): Uint8Array {
  const rows = [['Name', 'Country'], ...people(count)].map(
    (row) => `<row>${row.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`,
  );
  const data = (text: string) => new TextEncoder().encode(text);
  return zip([
    { name: 'xl/workbook.xml', data: data('<workbook><sheets><sheet name="A" r:id="r1"/></sheets></workbook>') },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: data('<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>'),
    },
    { name: 'xl/worksheets/sheet1.xml', data: data(`<worksheet>${rows.join('')}</worksheet>`) },
  ]);
}

function page(count: number): string {
  const rows = people(count).map(([name = '', country = '']) => `<tr><td>${name}</td><td>${country}</td></tr>`);
  return `<table><tr><th>Name</th><th>Country</th></tr>${rows.join('')}</table>`;
}

async function refusal(data: Uint8Array | string): Promise<unknown> {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
  const opened = await openAgendaFile(bytes, { language: 'en', timeZone: null });
  return opened.ok ? null : opened.failure;
}

describe('a list of people that is longer than an agenda may be', () => {
  test.each([
    ['separated by commas', separated(6000)],
    ['separated by commas, with line ends of an old Mac', separated(6000, '\r')],
    ['in a workbook', workbook(6000)],
    ['on a page', page(6000)],
  ])('%s comes in whole', async (_, file) => {
    const { people: read, isKnown } = await readList(file);
    expect([read.length, isKnown]).toEqual([6000, true]);
  });

  test('of 12,000 people comes in whole', async () => {
    expect((await readList(separated(12_000))).people).toHaveLength(12_000);
  });
});

describe('several lists in one sheet', () => {
  test('below each other are read by their own heads', async () => {
    const { people: read } = await readList(
      'Name,Country\nOmarova Aigul,Kazakhstan\n\nPosition,Surname,First name,Country\nHead,Karimov,Rustam,Uzbekistan',
    );
    expect(read.map(({ family, country }) => [family, country])).toEqual([
      ['Omarova', 'KZ'],
      ['Karimov', 'UZ'],
    ]);
  });

  test('beside each other are read one after the other', async () => {
    const { people: read } = await readList(
      'Name,Country,,Name,Country\nAnna Lee,Kazakhstan,,Rustam Karimov,Uzbekistan\nBoris Petrov,Georgia,,,',
    );
    expect(read.map(({ country }) => country)).toEqual(['KZ', 'GE', 'UZ']);
  });
});

test.each([
  ['separated by commas', separated(50_001)],
  ['separated by commas, with line ends of an old Mac', separated(50_001, '\r')],
  ['in a workbook', workbook(50_001)],
  ['on a page', page(50_001)],
])('a table with too many rows %s is refused by its own name', async (_, file) => {
  expect(await refusal(file)).toEqual({ code: 'table-too-long', details: { limit: 50_000 } });
});

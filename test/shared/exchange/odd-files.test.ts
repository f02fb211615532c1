import { describe, expect, test } from 'vitest';
import { readAgendaFile } from '../../../shared/exchange/understood-file.ts';

const options = { language: 'en', timeZone: null } as const;

async function read(bytes: Uint8Array | string, more: { timeZone?: string } = {}) {
  const data = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
  return readAgendaFile(data, 'file.csv', { ...options, ...more });
}

const codes = async (bytes: Uint8Array | string): Promise<string[]> => (await read(bytes)).told.map(({ code }) => code);

describe('86 a file that is no table is refused by what it is', () => {
  test.each<[string, Uint8Array | string, string]>([
    ['a PDF file', '%PDF-1.4\n1 0 obj\n<<>>\nendobj\n', 'document-pdf'],
    [
      'bytes of any kind',
      Uint8Array.from({ length: 4096 }, (_, at) => (at * 7 + (at >> 8)) % 256),
      'file-of-other-kind',
    ],
    [
      'a picture',
      Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48]),
      'file-of-other-kind',
    ],
    [
      'a zip file without parts',
      Uint8Array.from([0x50, 0x4b, 5, 6, ...Array.from({ length: 18 }, () => 0)]),
      'file-of-other-kind',
    ],
    ['lists in JSON', '[[[[[[[[', 'schedule-other-format'],
    ['objects in JSON', '[{"a": 1}', 'schedule-other-format'],
  ])('%s', async (_, bytes, code) => {
    expect(await codes(bytes)).toEqual([code]);
  });

  test('no sentence speaks of what stands above it', async () => {
    const { told } = await read('a,b\n1,2\n');
    expect(told.map(({ sentence }) => sentence).join(' ')).not.toMatch(/above/);
  });
});

test('that days have no dates is told', async () => {
  expect(await codes('Day,Time,Session\nDay 1,09:00-10:00,A\nDay 3,09:00-10:00,C\n2,09:00-10:00,B')).toEqual([
    'days-undated',
  ]);
  expect(await codes('Day,Time,Session\nMonday,09:00-10:00,A\nTuesday,09:00-10:00,C')).toEqual(['days-undated']);
});

/** Letters above ASCII by their bytes. */
function encoded(text: string, letters: Readonly<Record<string, number>>): Uint8Array {
  return Uint8Array.from([...text].map((letter) => letters[letter] ?? letter.charCodeAt(0)));
}

function cyrillic(text: string): Uint8Array {
  const codeOf = (code: number): number => (code === 0x451 ? 0xf1 : code >= 0x400 ? code - 0x360 : code);
  return Uint8Array.from([...text].map((letter) => codeOf(letter.codePointAt(0) ?? 0)));
}

describe('64 letters in', () => {
  const head = 'Date,Time,Title\n2026-05-04,09:00-10:00,';
  test.each<[string, Uint8Array, string, string[]]>([
    ['ISO-8859-5', cyrillic(`${head}Объявление съезда и привет всем`), 'Объявление съезда и привет всем', []],
    [
      'windows-1250',
      encoded(`${head}Zażółć gęślą jaźń`, {
        ż: 0xbf,
        ó: 0xf3,
        ł: 0xb3,
        ć: 0xe6,
        ę: 0xea,
        ś: 0x9c,
        ą: 0xb9,
        ź: 0x9f,
        ń: 0xf1,
      }),
      'Zażółć gęślą jaźń',
      ['encoding-guessed'],
    ],
    [
      'windows-1254',
      encoded(`${head}Açılış konuşması ve değerlendirme`, { ç: 0xe7, ı: 0xfd, ş: 0xfe, ğ: 0xf0 }),
      'Açılış konuşması ve değerlendirme',
      ['encoding-guessed'],
    ],
    [
      'windows-1252',
      encoded(`${head}Café à Zürich`, { é: 0xe9, à: 0xe0, ü: 0xfc }),
      'Café à Zürich',
      ['encoding-guessed'],
    ],
  ])('%s', async (_, bytes, title, told) => {
    const { sessions, told: remarks } = await read(bytes);
    expect([sessions[0]?.title, remarks.map(({ code }) => code)]).toEqual([title, told]);
  });
});

test('71: dates of which some have the day first and others the month are asked about', async () => {
  const table = 'Date,Start,End,Title\n13/04/2026,09:00,10:00,A\n04/14/2026,09:00,10:00,B\n';
  expect(await codes(`${table}05/04/2026,09:00,10:00,C`)).toEqual(['date-order-assumed']);
  expect(await codes(table)).toEqual([]);
});

describe('in a list of people', () => {
  test('72: a number that a spreadsheet shortened is told as such', async () => {
    const { people, told } = await read(
      'Name,Phone,Country\nOmarova Aigul,9.98901E+11,Uzbekistan\nKarimov Rustam,"9,98901234567E+11",Uzbekistan',
    );
    expect(people?.map(({ phone }) => phone)).toEqual([['9.98901E+11'], ['+998901234567']]);
    expect(told.map(({ code }) => code)).toContain('phone-rounded');
  });

  test('two countries are none', async () => {
    const { people, told } = await read('Name,Email,Country\nOmarova Aigul,a@b.kz,Ireland/UK');
    expect([people?.[0]?.country, told.map(({ code }) => code)]).toEqual([
      '',
      expect.arrayContaining(['country-unknown']),
    ]);
  });

  test.each(['Anna Maria van der Berg', 'Anna van der Berg', 'Piet Jan de Vries'])('%s', async (name) => {
    const { people } = await read(
      `Name,Country\n${name},Netherlands\nOmarova Aigul,Kazakhstan\nKarimov Rustam,Uzbekistan`,
    );
    expect(people?.[0]?.family).toBe(name.replace(/^.*?(?=van|de)/, ''));
  });
});

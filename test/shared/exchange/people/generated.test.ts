import { writeOds, writeXlsx } from 'hucre';
import { expect, test } from 'vitest';
import type { TextEncoding } from '../../../../shared/exchange/table/text-encoding.ts';
import { aZip } from '../a-zip.ts';
import { seededRandom } from '../../../../shared/planning/seeded-random.ts';
import { oneOf } from '../tables/made-tables.ts';
import { madeLanguages } from './made-words.ts';
import { clipboardHtml, encoded, type MadeList, madeList, separated, wordParts } from './made-lists.ts';
import { type ReadList, readList } from './read-list.ts';

const seeds = Array.from({ length: 6 }, (_, index) => index + 1);

/** The people of a list and of what was read, a line for each. */
function expectPeople(read: ReadList, made: MadeList, where: string): void {
  const country = made.hasCountry || read.people.some(({ country: each }) => each !== '') ? made.country : '';
  const lines = read.people.map(
    ({ family, given, patronymic, sex, position, institution, country: from, phone, email }) =>
      [family, given, patronymic, sex, position, institution, from, phone.join(' '), email].join(' | '),
  );
  const wanted = made.people.map(({ family, given, patronymic, sex, position, institution, phone, email }) =>
    [family, given, patronymic, sex, position, institution, country, phone, email].join(' | '),
  );
  expect(lines, `${where}\n${made.rows.map((row) => row.join(' ; ')).join('\n')}`).toEqual(wanted);
  expect(read.isKnown, where).toBe(true);
}

const encodings: readonly TextEncoding[] = ['utf-8', 'utf-16le', 'windows-1251', 'kz-1048', 'koi8-r', 'ibm866'];

test.each(madeLanguages.flatMap((language) => seeds.map((seed) => ({ language, seed }))))(
  'text file, $language $seed',
  async ({ language, seed }) => {
    const random = seededRandom(seed * 7919 + language.length * 31 + language.charCodeAt(0));
    const made = madeList(random, language);
    for (const encoding of encodings) {
      const delimiter = oneOf(random, [';', ',', '\t']);
      const bytes = encoded(separated(made.rows, delimiter), encoding);
      if (bytes === null) continue;
      const read = await readList(bytes);
      expectPeople(read, made, `${language} ${String(seed)} ${encoding} ${delimiter}`);
    }
  },
);

test.each(madeLanguages.flatMap((language) => seeds.map((seed) => ({ language, seed }))))(
  'workbook, Word and clipboard, $language $seed',
  async ({ language, seed }) => {
    const random = seededRandom(seed * 104_729 + language.charCodeAt(1));
    const made = madeList(random, language);
    const rows = made.rows.map((row) => row.map((cell) => (cell === '' ? null : cell)));
    const makers: Readonly<Record<string, () => Promise<Uint8Array | string> | Uint8Array | string>> = {
      xlsx: async () => writeXlsx({ sheets: [{ name: 'List', rows }] }),
      ods: async () => writeOds({ sheets: [{ name: 'List', rows }] }),
      docx: () => aZip(wordParts(made.rows)),
      excel: () => clipboardHtml(made.rows, 'excel'),
      libreoffice: () => clipboardHtml(made.rows, 'libreoffice'),
      browser: () => clipboardHtml(made.rows, 'browser'),
    };
    for (const [maker, make] of Object.entries(makers)) {
      expectPeople(await readList(await make()), made, `${language} ${String(seed)} ${maker}`);
    }
  },
);

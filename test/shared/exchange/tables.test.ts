import { describe, expect, test } from 'vitest';
import { renderDocument } from '../../../main/exports/render-document.ts';
import { importedAgendaChanges } from '../../../shared/exchange/agenda-import.ts';
import { openAgendaFile } from '../../../shared/exchange/open-agenda-file.ts';
import { readAgendaTable } from '../../../shared/exchange/table/agenda-table.ts';
import { DateColumn, writtenDate } from '../../../shared/exchange/table/cell-date.ts';
import { readLength, readTime, readTimes } from '../../../shared/exchange/table/cell-time.ts';
import { dayNumberIn } from '../../../shared/exchange/table/day-line.ts';
import { readSeparated, type SeparatedRows } from '../../../shared/exchange/sheets/separated-values.ts';
import { guessedMapping } from '../../../shared/exchange/table/table-columns.ts';
import { plainSheet } from '../../../shared/exchange/sheets/table-sheet.ts';
import { decodedText, detectedEncoding, type TextEncoding } from '../../../shared/exchange/table/text-encoding.ts';
import { anId } from '../../factories/a-workshop.ts';
import { agendaRequest, sampleTraining } from '../documents/training.ts';
import { valueOf } from './samples.ts';

const options = { language: 'en', timeZone: null } as const;
const cyrillic =
  'Дата;Начало;Конец;Название\n15.07.2025;9:00;10:30;Открытие семинара и знакомство участников\n;10:50;;ПСИХИЧЕСКОЕ ЗДОРОВЬЕ\n';

/** Bytes of a text in an encoding that the platform can only read: every letter looked up by reading all bytes. */
function encoded(text: string, encoding: TextEncoding): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding.startsWith('utf-16')) {
    const little = encoding === 'utf-16le';
    return Uint8Array.from(
      [...text].flatMap((letter) => {
        const code = letter.charCodeAt(0);
        return little ? [code & 255, code >> 8] : [code >> 8, code & 255];
      }),
    );
  }
  const letters = [...new TextDecoder(encoding).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte))];
  return Uint8Array.from([...text].map((letter) => letters.indexOf(letter)));
}

function rowsOf(text: string): SeparatedRows {
  const read = readSeparated(text);
  if (!read.ok) throw new Error(read.failure.code);
  return read.value;
}

describe('64 encodings', () => {
  test.each<TextEncoding>(['utf-8', 'utf-16le', 'utf-16be', 'windows-1251', 'koi8-r', 'ibm866', 'x-mac-cyrillic'])(
    '%s is found out, in small letters and in capitals',
    (encoding) => {
      for (const text of [cyrillic, cyrillic.toUpperCase(), 'Agenda;Room 1;Доклад о кадрах здравоохранения\n']) {
        const bytes = encoded(text, encoding);
        expect(decodedText(bytes)).toBe(text);
        // Capitals alone are the same bytes in DOS and on old Macintoshes.
        if (text === cyrillic) expect(detectedEncoding(bytes)).toEqual({ encoding, isSure: true });
      }
    },
  );

  test('byte-order marks are read and left out; Western letters are not taken for Cyrillic', () => {
    for (const encoding of ['utf-8', 'utf-16le', 'utf-16be'] as const) {
      expect(decodedText(encoded(`\uFEFF${cyrillic}`, encoding))).toBe(cyrillic);
    }
    const western = encoded('Café;Señor Müller;déjà vu;Zürich', 'windows-1252');
    expect(detectedEncoding(western).encoding).toBe('windows-1252');
  });
});

describe('65, 66, 67, 69 tables with separators', () => {
  test.each([
    [
      'semicolons',
      'a;b\n1,5;2',
      [
        ['a', 'b'],
        ['1,5', '2'],
      ],
    ],
    [
      'commas',
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'tabs',
      'a\tb\n1\t2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'bars',
      'a|b\n1|2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'quotes',
      'a,b\n"x, ""y""\nz",2',
      [
        ['a', 'b'],
        ['x, "y"\nz', '2'],
      ],
    ],
    ['CRLF and empty rows', 'a;b\r\n\r\n1;2', [['a', 'b'], [''], ['1', '2']]],
    [
      'lone CR',
      'a;b\r1;2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'NUL and ragged rows',
      'a;b;c\n1\u0000;2',
      [
        ['a', 'b', 'c'],
        ['1', '2'],
      ],
    ],
    [
      'names of the language',
      '__proto__;constructor\n1;2',
      [
        ['__proto__', 'constructor'],
        ['1', '2'],
      ],
    ],
  ])('%s', (_, text, rows) => {
    expect(rowsOf(text).rows).toEqual(rows);
  });

  test('66: a missing quotation mark is said of its row', () => {
    expect(rowsOf('a;b\n1;2\n"x;2\n3;4\n').brokenRows).toEqual([2]);
  });

  test('66: a quotation mark that is never closed takes no later row into its cell', () => {
    const rows = Array.from({ length: 200 }, (_, index) => [`Family ${index}`, `Given ${index}`]);
    const text = rows.map((row, index) => (index % 50 === 7 ? '"' : '') + row.join(';')).join('\n');
    expect(rowsOf(text)).toEqual({ rows, brokenRows: [157, 7, 57, 107].sort((one, other) => one - other) });
  });
});

const ranges = { isRange: true, isDashed: false };

/** A date that stands alone in its column; undefined for none. */
function dateIn(written: string): string | undefined {
  const context = { order: null, near: '2025-07-01', around: [] };
  return new DateColumn([writtenDate(written, true)], context).at(0)?.date ?? undefined;
}

describe('71 cells', () => {
  test.each([
    ['15.07.2025', '2025-07-15'],
    ['15/7/25', '2025-07-15'],
    ['2025-07-15', '2025-07-15'],
    ['2025-07-15 00:00', '2025-07-15'],
    ['Tuesday 15 July 2025', '2025-07-15'],
    ['вторник, 15 июля 2025 г.', '2025-07-15'],
    ['15 мая 2025', '2025-05-15'],
    ['вт 15.07.2025', '2025-07-15'],
    ['31.02.2025', undefined],
    // Alone in its column it can only be month first.
    ['07/15/2025', '2025-07-15'],
    ['soon', undefined],
  ])('date %s', (written, date) => {
    expect(dateIn(written)).toBe(date);
  });

  test('times, ranges and lengths', () => {
    expect(
      ['9:00', '9.30', '14:05:00', '2025-07-15 09:30', '2:15 PM', '24:00', 'late'].map((each) => readTime(each)),
    ).toEqual([540, 570, 845, 570, 855, 1440, undefined]);
    const range = { start: 540, end: 630 };
    for (const written of ['9:00–10:30', '09.00 - 10.30', '9:00-10:30', 'с 9:00 до 10:30', '9:00 to 10:30']) {
      expect(readTimes(written, ranges)).toMatchObject(range);
    }
    expect(['July 15, 2025', 'Day 1 (Tuesday, July 15th, 2025)'].map(dateIn)).toEqual(['2025-07-15', '2025-07-15']);
    expect(['Day Two', 'День первый', 'День 3', 'Second coffee'].map(dayNumberIn)).toEqual([2, 1, 3, null]);
    expect(['Day II', 'День ІІ', 'День VIII', 'Day mixed'].map(dayNumberIn)).toEqual([2, 2, 8, null]);
    expect(readTimes('14h00-15h30', ranges)).toMatchObject({ start: 840, end: 930 });
    // An end on the next day, which is cut at midnight and told.
    expect(readTimes('9.00–25.30', ranges)).toMatchObject({ start: 540, end: 1530 });
    expect(['90', '90 min', '1:30', '1 ч 30 мин', '2 h', 'long'].map(readLength)).toEqual([
      90,
      90,
      90,
      90,
      120,
      undefined,
    ]);
  });
});

describe('an agenda table', () => {
  test('with Russian heads, days in lines of their own, and something wrong in some rows', () => {
    const { rows } = rowsOf(
      `Программа семинара;;;\nВремя;Название;Помещение;Ведущий\nДень 1 – 15.07.2025;;;\n9:00–10:30;Открытие;Зал;Иванова А.; Петров Б.\n` +
        `10:30-10:50;Кофе;;\nпоздно;Доклад;Зал;\n;;Зал;\nДень 2;;;\n9:00;Обед;;\n`,
    );
    const sheet = plainSheet(rows);
    const mapping = guessedMapping(sheet, { language: 'ru', zone: null });
    expect(mapping).toEqual({ headRow: 1, columns: ['time', 'title-ru', 'room', 'lead'] });
    const table = valueOf(
      readAgendaTable([{ sheet, mapping }], { language: 'ru', near: '2025-07-01', timeZone: null }),
    );
    expect(
      table.rows.map(({ number, problems, session }) => [number, problems.map((each) => each.code), session?.kind]),
    ).toEqual([
      [4, [], 'opening'],
      [5, [], 'break'],
      [6, ['time-wrong', 'no-time'], 'lecture'],
      [7, ['no-title'], undefined],
      [8, ['day-counted'], undefined],
      [9, ['length-missing'], 'lunch'],
    ]);
    const agenda = valueOf(table.agenda);
    // The second day is the one after the first.
    expect(agenda.days).toEqual([{ date: '2025-07-15' }, { date: '2025-07-16' }]);
    expect(agenda.sessions[0]).toMatchObject({ start: '09:00', minutes: 90, room: 'Зал', people: ['Иванова А.'] });
  });

  test('whose heads say nothing is asked about', () => {
    const sheet = plainSheet([
      ['x', 'y'],
      ['1', '2'],
    ]);
    const near = '2025-07-01';
    const result = readAgendaTable([{ sheet, mapping: guessedMapping(sheet, { language: 'en', zone: null }) }], {
      language: 'en',
      near,
      timeZone: null,
    });
    expect(result.ok ? null : result.failure.code).toBe('table-not-understood');
    const many = Array.from({ length: 40_000 }, () => ['a', 'b']);
    const mapping = { headRow: -1, columns: ['title-en', null] } as const;
    const large = readAgendaTable([{ sheet: plainSheet(many), mapping }], { language: 'en', near, timeZone: null });
    expect(large.ok ? null : large.failure.code).toBe('schedule-too-large');
  });

  test.each([['en', 'ru'], ['ru'], ['en']] as const)(
    'that we wrote as a spreadsheet in %s %s comes back without a difference',
    async (...languages) => {
      const training = sampleTraining();
      const request = { ...agendaRequest, format: 'xlsx' as const, languages: [...languages] };
      const { bytes } = valueOf(await renderDocument(training, request));
      const opened = valueOf(await openAgendaFile(bytes, options));
      if (opened.kind !== 'spreadsheet') throw new Error(opened.kind);
      const sheet = opened.sheets[0] ?? plainSheet([]);
      const mapping = guessedMapping(sheet, { language: languages[0], zone: null });
      expect(mapping.columns.slice(0, 5)).toEqual(['day', 'date', 'start', 'end', 'minutes']);
      const table = valueOf(
        readAgendaTable([{ sheet, mapping }], { language: languages[0], near: '2020-01-01', timeZone: null }),
      );
      expect(table.rows.flatMap((row) => row.problems)).toEqual([]);
      const agenda = valueOf(table.agenda);
      expect(agenda.sessions).toHaveLength(training.sessions.filter((session) => session.placement !== null).length);
      const result = valueOf(importedAgendaChanges(training, agenda, false, () => anId(99)));
      expect([result.newDays, result.newRooms]).toEqual([0, []]);
      expect(agenda.sessions.map(({ minutes }) => minutes).slice(0, 4)).toEqual([30, 20, 20, 80]);
    },
  );
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSeparated } from '../../../../shared/exchange/sheets/separated-values.ts';
import { readAgendaFile } from '../../../../shared/exchange/understood-file.ts';
import { gentle, timesLonger } from '../../growth.ts';
import { valueOf } from '../samples.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const options = { language: 'en', timeZone: 'Asia/Almaty' } as const;

/** A cell as RFC 4180 writes it. */
const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

/** A text with quotation marks, separators and line ends of every kind in it; blanks around a cell are not kept. */
const cell = fc
  .array(fc.constantFrom('a', 'Щ', '"', '""', ',', ';', '\t', '|', '\n', '\r\n', '\r', ' ', '=', '1,5'), {
    maxLength: 8,
  })
  .map((parts) => parts.join('').trim());

test('66: whatever stands between quotation marks comes back, and shifts no row and no column', () => {
  const table = fc
    .integer({ min: 2, max: 5 })
    .chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 2, maxLength: 12 }),
    );
  fc.assert(
    fc.property(
      table,
      fc.constantFrom(',', ';', '\t', '|'),
      fc.constantFrom('\n', '\r\n', '\r'),
      (rows, separator, end) => {
        const text = rows.map((row) => row.map(quoted).join(separator)).join(end);
        const read = valueOf(readSeparated(text, separator));
        expect(read).toEqual({ rows, brokenRows: [] });
      },
    ),
    { numRuns: 2000 },
  );
});

test('66: a table of any text is read or refused, and never throws', () => {
  const unit = fc.constantFrom('a', '"', ',', ';', '\t', '|', '\n', '\r', '\u0000', ' ', 'Время', '9:00', '"\n');
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 200 }), (text) => {
      const read = readSeparated(text);
      if (read.ok) for (const row of read.value.brokenRows) expect(row).toBeLessThanOrEqual(read.value.rows.length);
    }),
    { numRuns: 2000 },
  );
});

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype', ''])(
  '69: a column called %j is a column, twice too, and nothing of the program changes',
  async (head) => {
    const before = Reflect.ownKeys(Object.prototype);
    const table = `Time,Session,${head},${head}\n09:00-10:00,Opening,__proto__,constructor\n10:00-11:00,Talk,x,y\n`;
    const { kind, sessions } = await readAgendaFile(bytesOf(table), 'plan.csv', options);
    expect([kind, sessions.map(({ title }) => title)]).toEqual(['agenda', ['Opening', 'Talk']]);
    const people = `Name,Country,${head},${head}\nOmarova Aigul,Kazakhstan,__proto__,constructor\n`;
    const list = await readAgendaFile(bytesOf(people), 'list.csv', { ...options, as: 'people' });
    expect(list.people?.map(({ family }) => family)).toEqual(['Omarova']);
    expect(Reflect.ownKeys(Object.prototype)).toEqual(before);
  },
);

const formulas = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '＝1',
  "=cmd|' /C calc'!A0",
  '=HYPERLINK("https://example.org","x")',
  '=WEBSERVICE("https://example.org")',
];

test.each(formulas)('70: %s is a title as it is written, and nothing is calculated', async (formula) => {
  const table = `Time,Session,Room\n09:00-10:00,${quoted(formula)},${quoted(formula)}\n10:00-11:00,Talk,Hall\n`;
  const { sessions } = await readAgendaFile(bytesOf(table), 'plan.csv', options);
  expect(sessions[0]).toMatchObject({ title: formula, room: formula });
});

describe('71 a day that there is not', () => {
  test.each(['31/02/2025', '2025-13-01', '2025-W05', '0/0/0', '99.99.9999', '1403/13/12', '1448/05/12'])(
    '%s is no other day, and that is told',
    async (date) => {
      const table = `Date,Time,Session\n${date},09:00-10:00,Opening\n16.07.2025,10:00-11:00,Talk\n`;
      const { sessions, told } = await readAgendaFile(bytesOf(table), 'plan.csv', options);
      expect(sessions.map(({ title }) => title)).toContain('Talk');
      expect(sessions.find(({ title }) => title === 'Talk')?.date).toBe('2025-07-16');
      expect(sessions.find(({ title }) => title === 'Opening')?.date ?? null).toBeNull();
      expect(told).not.toEqual([]);
    },
  );
});

test.each(['007', '1E5', 'TRUE', '12345678901234567890', '1e-7', '0x10', '+7', '1,50'])(
  '72: the room %s keeps its letters and digits',
  async (room) => {
    const table = `Time;Session;Room\n09:00-10:00;${room};${room}\n10:00-11:00;Talk;Hall\n`;
    const { sessions } = await readAgendaFile(bytesOf(table), 'plan.csv', options);
    expect(sessions[0]).toMatchObject({ title: room, room });
  },
);

/** What patterns with several ways to the same end take for ever to give up on. */
const slow = [
  `${'a'.repeat(90_000)}!`,
  `${' '.repeat(90_000)}!`,
  `${'9:'.repeat(45_000)}!`,
  `${'1'.repeat(90_000)}!`,
  `${'09:00-'.repeat(15_000)}!`,
  `${'15.07.'.repeat(15_000)}!`,
  `${'Иванова А., '.repeat(7000)}!`,
  `${'('.repeat(90_000)}!`,
  `${'<b '.repeat(30_000)}!`,
  `${'a@'.repeat(45_000)}!`,
  `${'-'.repeat(90_000)}!`,
  `${'Day 1 '.repeat(15_000)}!`,
  `${'a '.repeat(45_000)}B`,
  `${'Dr. '.repeat(20_000)}B`,
  `${'a, '.repeat(30_000)}B`,
  `${'И.'.repeat(45_000)}ов`,
  `${'a\n'.repeat(45_000)}B`,
  `${'Омарова Анна; '.repeat(6000)}!`,
  `${'Omarova Anna (doctor) and '.repeat(3500)}!`,
  `${'+7 701 '.repeat(12_000)}!`,
  `${'a@b.kz '.repeat(12_000)}!`,
  `members ${'ab '.repeat(600)}1`,
  `${'Minister '.repeat(10_000)}!`,
  `${'UNODC '.repeat(15_000)}B`,
  `${'Speaker: '.repeat(10_000)}!`,
] as const;

/** The end of a text, which says that nothing fits, with a share of what stands before it. */
function endOf(text: string, share: number): string {
  return text.slice(-Math.ceil(text.length * share));
}

describe('73 a cell that patterns give up on only after long', () => {
  test.each(slow.map((text) => [text.slice(0, 12), text] as const))(
    '%s… in any column of an agenda',
    async (_, text) => {
      for (let column = 0; column < 6; column += 1) {
        const row = ['15.07.2025', '09:00-10:00', 'Opening', 'Hall', 'Omarova A.', 'About'];
        const longer = await timesLonger((share) => {
          const cells = row.with(column, quoted(endOf(text, share)));
          const table = `Date;Time;Session;Room;Speaker;Description\n${cells.join(';')}\n16.07.2025;09:00;Talk;;;\n`;
          return readAgendaFile(bytesOf(table), 'plan.csv', options);
        });
        expect(longer, `column ${String(column)}`).toBeLessThan(gentle);
      }
    },
  );

  test.each(slow.map((text) => [text.slice(0, 12), text] as const))('%s… in any column of a list', async (_, text) => {
    const heads = ['Name', 'Institution', 'Position', 'Country', 'Phone', 'E-mail', 'Sex', 'Date of birth', 'Passport'];
    for (let column = 0; column < heads.length; column += 1) {
      const row = ['Omarova Aigul', 'Ministry', 'Doctor', 'Kazakhstan', '+77011112233', 'a@b.kz', 'f', '1980', 'N1'];
      const longer = await timesLonger((share) => {
        const cells = row.with(column, quoted(endOf(text, share)));
        const table = `${heads.join(';')}\n${cells.join(';')}\nKarimov Rustam;;;Uzbekistan;;;m;;\n`;
        return readAgendaFile(bytesOf(table), 'list.csv', { ...options, as: 'people' });
      });
      expect(longer, heads[column]).toBeLessThan(gentle);
    }
  });
});

import { describe, expect, test } from 'vitest';
import { languages, type Language } from '../../../shared/domain/language.ts';
import { seededRandom } from '../../../shared/planning/seeded-random.ts';
import { daysBetween } from '../../../shared/time/calendar-day.ts';
import { clockAt } from '../../../shared/time/wall-clock.ts';
import { aZip } from './a-zip.ts';
import { headOf, lineOf, type MadeSession, madeSessions, oneOf, shuffled } from './tables/made-tables.ts';
import { readTable } from './tables/read-table.ts';

/** What stands between `<row>` and `</row>` for a cell: its attributes and its content. */
type Cell = { readonly attributes?: string; readonly inside: string };

type Sheet = {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  /** Attributes of rows by their indexes. */
  readonly rowAttributes?: ReadonlyMap<number, string>;
  readonly merged?: readonly string[];
};

type Book = {
  readonly sheets: readonly Sheet[];
  readonly texts?: readonly string[];
  readonly formats?: readonly string[];
  readonly main?: string;
  readonly is1904?: boolean;
  readonly target?: (index: number) => string;
};

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const letters = (column: number): string => String.fromCharCode(65 + column);
const textCell = (text: string): Cell => ({
  attributes: ' t="inlineStr"',
  inside: `<is><t xml:space="preserve">${escaped(text)}</t></is>`,
});
/** A number with the format of that index in the book. */
const numberCell = (value: number | string, format: number): Cell => ({
  attributes: ` s="${String(format + 1)}"`,
  inside: `<v>${String(value)}</v>`,
});

function bytesOf({
  sheets,
  texts = [],
  formats = [],
  main = 'xl/workbook.xml',
  is1904 = false,
  target,
}: Book): Uint8Array {
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const file = main.slice(folder.length);
  const targetOf = target ?? ((index: number) => `worksheets/sheet${String(index + 1)}.xml`);
  const rowsOf = ({ rows, rowAttributes }: Sheet): string =>
    rows
      .map((cells, row) => {
        const inside = cells.map((cell, column) =>
          cell.inside === '' && cell.attributes === undefined
            ? ''
            : `<c r="${letters(column)}${String(row + 1)}"${cell.attributes ?? ''}>${cell.inside}</c>`,
        );
        return `<row r="${String(row + 1)}"${rowAttributes?.get(row) ?? ''}>${inside.join('')}</row>`;
      })
      .join('');
  const numFmts = formats
    .map((code, index) => `<numFmt numFmtId="${String(200 + index)}" formatCode="${escaped(code)}"/>`)
    .join('');
  const xfs = formats.map((_, index) => `<xf numFmtId="${String(200 + index)}" applyNumberFormat="1"/>`).join('');
  return aZip({
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': `<Relationships><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="${main}"/></Relationships>`,
    [main]: `<workbook xmlns:r="r"><workbookPr date1904="${is1904 ? '1' : '0'}"/><sheets>${sheets.map(({ name }, index) => `<sheet name="${escaped(name)}" sheetId="${String(index + 1)}" r:id="r${String(index + 1)}"/>`).join('')}</sheets></workbook>`,
    [`${folder}_rels/${file}.rels`]: `<Relationships>${sheets.map((_, index) => `<Relationship Id="r${String(index + 1)}" Type="x/worksheet" Target="${targetOf(index)}"/>`).join('')}<Relationship Id="s" Type="x/styles" Target="styles.xml"/><Relationship Id="t" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    [`${folder}styles.xml`]: `<styleSheet><numFmts>${numFmts}</numFmts><fonts><font/></fonts><cellXfs><xf numFmtId="0"/>${xfs}</cellXfs></styleSheet>`,
    [`${folder}sharedStrings.xml`]: `<sst>${texts.join('')}</sst>`,
    ...Object.fromEntries(
      sheets.map((sheet, index) => [
        `${folder}worksheets/sheet${String(index + 1)}.xml`,
        `<worksheet><sheetData>${rowsOf(sheet)}</sheetData>${sheet.merged === undefined ? '' : `<mergeCells>${sheet.merged.map((each) => `<mergeCell ref="${each}"/>`).join('')}</mergeCells>`}</worksheet>`,
      ]),
    ),
  });
}

type Field = 'date' | 'time' | 'title' | 'room' | 'lead';
const shown: Readonly<Record<Field, (session: MadeSession) => string>> = {
  date: ({ date }) => date.split('-').toReversed().join('.'),
  time: ({ start, minutes }) => `${clockAt(start)}–${clockAt(start + minutes)}`,
  title: ({ title }) => title,
  room: ({ room }) => room,
  lead: ({ people }) => people.join('; '),
};

type Made = {
  readonly random: () => number;
  readonly language: Language;
  readonly sessions: readonly MadeSession[];
  readonly fields: readonly Field[];
  readonly heads: readonly string[];
};

function made(seed: number): Made {
  const random = seededRandom(seed * 97 + 5);
  const language = languages[seed % languages.length] ?? 'en';
  const fields = shuffled(random, ['date', 'time', 'title', 'room', 'lead'] as const);
  const heads = fields.map((field) => headOf(random, language, field));
  return { random, language, sessions: madeSessions(random, language), fields, heads };
}

function plainRows({ sessions, fields, heads }: Made): Cell[][] {
  return [heads.map(textCell), ...sessions.map((session) => fields.map((field) => textCell(shown[field](session))))];
}

/** Days since 30 December 1899, or since 1 January 1904. */
const serialOf = (date: string, is1904: boolean): number => daysBetween(is1904 ? '1904-01-01' : '1899-12-30', date);

async function lines(
  book: Book,
  language: Language,
): Promise<{ sessions: readonly string[]; told: readonly string[] }> {
  return readTable(bytesOf(book), { language, near: '2025-07-01' });
}

describe.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])('made workbooks: %s', (seed) => {
  test('texts as CDATA, with escapes, in runs and in a list of their own', async () => {
    const each = made(seed);
    const texts: string[] = [];
    const shared = (text: string): Cell => {
      const escape = oneOf(each.random, ['', '_x000D_', '_x0009_']);
      const middle = Math.floor(text.length / 2);
      texts.push(
        oneOf(each.random, [
          `<si><t><![CDATA[${text}]]></t></si>`,
          `<si><t>${escaped(text)}${escape}</t></si>`,
          `<si><r><t xml:space="preserve">${escaped(text.slice(0, middle))}</t></r><r><rPr><b/></rPr><t xml:space="preserve">${escaped(text.slice(middle))}</t></r></si>`,
          `<si><t>${[...text].map((letter) => (letter === 'a' || letter === 'а' ? `_x${letter.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}_` : escaped(letter))).join('')}</t></si>`,
        ]),
      );
      return { attributes: ' t="s"', inside: `<v>${String(texts.length - 1)}</v>` };
    };
    const { sessions, fields, heads } = each;
    const rows = [
      heads.map(shared),
      ...sessions.map((session) => fields.map((field) => shared(shown[field](session)))),
    ];
    const read = await lines({ sheets: [{ name: 'A', rows }], texts }, each.language);
    expect(read.sessions).toEqual(sessions.map(lineOf));
  });

  test('hidden and filtered rows are left out, and told', async () => {
    const each = made(seed);
    const hidden = each.sessions.map((_, index) => index > 0 && each.random() < 0.4);
    const attribute = oneOf(each.random, [' hidden="1"', ' hidden="true"', ' ht="0" customHeight="1"']);
    const rowAttributes = new Map(
      hidden.flatMap((isHidden, index) => (isHidden ? [[index + 1, attribute] as const] : [])),
    );
    const read = await lines({ sheets: [{ name: 'A', rows: plainRows(each), rowAttributes }] }, each.language);
    expect(read.sessions).toEqual(each.sessions.filter((_, index) => hidden[index] !== true).map(lineOf));
    expect(read.told.some((code) => code.startsWith('rows-hidden'))).toBe(hidden.includes(true));
  });

  test('heads in two rows, merged downwards or across', async () => {
    const each = made(seed);
    const { heads, fields } = each;
    const [head = [], ...rows] = plainRows(each);
    const at = fields.indexOf('time');
    const isAcross = each.random() < 0.5 && at < fields.length - 1 && fields[at + 1] === 'date';
    const merged = heads.flatMap((_, column) =>
      isAcross && (column === at || column === at + 1) ? [] : [`${letters(column)}1:${letters(column)}2`],
    );
    const upper = isAcross ? head.with(at, textCell('2025')).with(at + 1, { inside: '' }) : head;
    const lower = head.map((cell, column) =>
      isAcross && (column === at || column === at + 1) ? cell : { inside: '' },
    );
    const sheet = {
      name: 'A',
      rows: [upper, lower, ...rows],
      merged: isAcross ? [...merged, `${letters(at)}1:${letters(at + 1)}1`] : merged,
    };
    expect((await lines({ sheets: [sheet] }, each.language)).sessions).toEqual(each.sessions.map(lineOf));
  });

  test('dates and times as numbers, counted from 1900 or 1904, in formats with letters for widths', async () => {
    const each = made(seed);
    const is1904 = each.random() < 0.4;
    const formats = [
      oneOf(each.random, ['dd.mm.yyyy', 'd mmmm yyyy;@', 'yyyy\\-mm\\-dd', '[$-419]d mmm yy', 'm/d/yyyy']),
      oneOf(each.random, ['h:mm', '[h]:mm', 'hh:mm:ss', 'h:mm AM/PM', 'h:mm_)']),
      oneOf(each.random, ['0_d', '0" мин"', '#,##0_h', '0.00_m', 'General']),
    ];
    const { language, sessions } = each;
    const heads = [headOf(each.random, language, 'date'), 'Start', 'Minutes', headOf(each.random, language, 'title')];
    const order = shuffled(each.random, [0, 1, 2, 3]);
    const row = ({ date, start, minutes, title }: MadeSession): Cell[] => [
      numberCell(serialOf(date, is1904), 0),
      numberCell(start / 1440, 1),
      numberCell(minutes, 2),
      textCell(title),
    ];
    const rows = [heads.map(textCell), ...sessions.map(row)].map((cells) =>
      order.map((column) => cells[column] ?? { inside: '' }),
    );
    const read = await lines({ sheets: [{ name: 'A', rows }], formats, is1904 }, language);
    expect(read.sessions).toEqual(sessions.map((session) => lineOf({ ...session, room: '', people: [] })));
  });

  test('an end at 24:00, as a number, and at an hour of the next day', async () => {
    const { random, language, sessions } = made(seed);
    const [first] = sessions;
    if (first === undefined) throw new Error('no session');
    const isOver = random() < 0.5;
    const start = oneOf(random, [1260, 1290, 1320, 1350]);
    const end = isOver ? 1440 + oneOf(random, [30, 60]) : 1440;
    const heads = [headOf(random, language, 'date'), 'Start', 'End', headOf(random, language, 'title')].map(textCell);
    const cells = [
      numberCell(serialOf(first.date, false), 0),
      numberCell(start / 1440, 1),
      oneOf(random, [numberCell(end / 1440, 2), textCell(isOver ? clockAt(end - 1440) : '24:00')]),
      textCell(first.title),
    ];
    const formats = ['dd.mm.yyyy', 'h:mm', '[h]:mm'];
    const read = await lines({ sheets: [{ name: 'A', rows: [heads, cells] }], formats }, language);
    expect(read.sessions).toEqual([
      `${first.date} | ${clockAt(start)} | ${String(1440 - start)} | ${first.title} | - | -`,
    ]);
    expect(read.told.some((code) => code.startsWith('past-midnight'))).toBe(isOver);
  });

  test('the main part and its sheets under other names', async () => {
    const each = made(seed);
    const main = oneOf(each.random, ['xl/workbook2.xml', 'xl/book.xml', 'excel/workbook.xml', 'xl/workbook.xml']);
    const folder = main.slice(0, main.lastIndexOf('/') + 1);
    const target = oneOf(each.random, [
      (index: number) => `worksheets/sheet${String(index + 1)}.xml`,
      (index: number) => `/${folder}worksheets/sheet${String(index + 1)}.xml`,
      (index: number) => `worksheets\\sheet${String(index + 1)}.xml`,
      (index: number) => `./worksheets/sheet${String(index + 1)}.xml`,
    ]);
    const read = await lines({ sheets: [{ name: 'A', rows: plainRows(each) }], main, target }, each.language);
    expect(read.sessions).toEqual(each.sessions.map(lineOf));
  });

  test('formulas without a kept result are computed', async () => {
    const { random, language, sessions } = made(seed);
    const day = sessions.filter(({ date }) => date === sessions[0]?.date);
    const heads = [headOf(random, language, 'date'), 'Start', 'End', headOf(random, language, 'title')].map(textCell);
    const [year, month, date] = (day[0]?.date ?? '').split('-').map(Number);
    const time = (minutes: number): string => `TIME(${String(Math.floor(minutes / 60))},${String(minutes % 60)},0)`;
    const rows = day.map(({ start, minutes, title }, index): Cell[] => {
      const row = index + 2;
      return [
        {
          attributes: ' s="1"',
          inside: `<f>${index === 0 ? `DATE(${String(year)},${String(month)},${String(date)})` : `A${String(row - 1)}`}</f>`,
        },
        { attributes: ' s="2"', inside: `<f>${time(start)}</f>` },
        {
          attributes: ' s="2"',
          inside: `<f>B${String(row)}+${oneOf(random, [time(minutes), `${String(minutes)}/1440`, `${String(minutes)}/24/60`])}</f>${oneOf(random, ['', '<v></v>'])}`,
        },
        textCell(title),
      ];
    });
    const read = await lines(
      { sheets: [{ name: 'A', rows: [heads, ...rows] }], formats: ['dd.mm.yyyy', 'h:mm'] },
      language,
    );
    expect(read.sessions).toEqual(day.map((session) => lineOf({ ...session, room: '', people: [] })));
  });

  test('a sheet for each day, named by it', async () => {
    const each = made(seed);
    const fields = each.fields.filter((field) => field !== 'date');
    const heads = each.heads.filter((_, column) => each.fields[column] !== 'date');
    const dates = [...new Set(each.sessions.map(({ date }) => date))];
    const name = oneOf(each.random, [
      (date: string) => date,
      (date: string) => date.split('-').toReversed().join('.'),
      (date: string, index: number) => `Day ${String(index + 1)} ${date.split('-').toReversed().join('.')}`,
    ]);
    const sheets = dates.map((date, index) => ({
      name: name(date, index),
      rows: [
        heads.map(textCell),
        ...each.sessions
          .filter((session) => session.date === date)
          .map((session) => fields.map((field) => textCell(shown[field](session)))),
      ],
    }));
    const notes = { name: oneOf(each.random, ['Notes', 'Контакты']), rows: [[textCell('hello')]] };
    const read = await lines({ sheets: each.random() < 0.5 ? [...sheets, notes] : sheets }, each.language);
    expect(read.sessions).toEqual(each.sessions.map(lineOf));
  });

  test('empty cells of any type are empty', async () => {
    const each = made(seed);
    const empty = (): Cell =>
      oneOf(each.random, [
        { attributes: ' t="s"', inside: '' },
        { attributes: ' t="s"', inside: '<v></v>' },
        { attributes: ' t="str"', inside: '<v></v>' },
        { attributes: ' t="inlineStr"', inside: '<is><t></t></is>' },
        { attributes: ' s="0"', inside: '' },
      ]);
    const rows = [
      each.heads.map(textCell),
      ...each.sessions.map((session) =>
        each.fields.map((field) => (field === 'room' || field === 'lead' ? empty() : textCell(shown[field](session)))),
      ),
    ];
    const read = await lines({ sheets: [{ name: 'A', rows }], texts: ['<si><t>Title</t></si>'] }, each.language);
    expect(read.sessions).toEqual(each.sessions.map((session) => lineOf({ ...session, room: '', people: [] })));
  });
});

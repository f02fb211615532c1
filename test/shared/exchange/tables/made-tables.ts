import { writeOds, writeXlsx } from 'hucre';
import type { Language } from '../../../../shared/domain/language.ts';
import { addDays } from '../../../../shared/time/calendar-day.ts';
import { clockAt } from '../../../../shared/time/wall-clock.ts';
import { zip } from '../a-zip.ts';

export function oneOf<Value>(random: () => number, values: readonly Value[]): Value {
  return values[Math.floor(random() * values.length)]!;
}

export function shuffled<Value>(random: () => number, values: readonly Value[]): Value[] {
  return values
    .map((value) => ({ value, at: random() }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ value }) => value);
}

/** What a table should be read as. */
export type MadeSession = {
  readonly date: string;
  /** Minutes since midnight. */
  readonly start: number;
  readonly minutes: number;
  readonly title: string;
  readonly room: string;
  readonly people: readonly string[];
};

const titles: Readonly<Record<'latin' | 'cyrillic', readonly string[]>> = {
  latin: [
    'Ethics of research',
    'Breaking bad news',
    'Data protection',
    'Teaching adults',
    'Law and practice',
    'Inspections',
    'Registers of cases',
  ],
  cyrillic: [
    'Чрезвычайное реагирование',
    'Победа над туберкулёзом',
    'Случай из практики',
    'Защита данных',
    'Правовые основы',
    'Обзор дел',
    'Реестры',
  ],
};
const rooms = ['A1', 'B2', 'C3'];
const names: Readonly<Record<'latin' | 'cyrillic', readonly string[]>> = {
  latin: ['Aigul Omarova', 'T. Asylbekuly', 'Anna van der Berg', 'Omar al-Rashid', 'Jahongir G’ofurqulov'],
  cyrillic: ['Иванова А.', 'Сапаров К.', 'Г. Нурпеисбекова', 'Асан уулу Бакыт', 'Садыкова Гульнара Ахметовна'],
};

export const scriptOf = (language: Language): 'latin' | 'cyrillic' =>
  ['en', 'tk', 'uz'].includes(language) ? 'latin' : 'cyrillic';

/** Two days of sessions one after the other, from 8:30 or 9:00 to the afternoon. */
export function madeSessions(random: () => number, language: Language): MadeSession[] {
  const script = scriptOf(language);
  const first = addDays('2025-01-13', Math.floor(random() * 340));
  return [first, addDays(first, 1)].flatMap((date) => {
    let at = oneOf(random, [8 * 60 + 30, 9 * 60]);
    return Array.from({ length: 4 }, (): MadeSession => {
      const minutes = oneOf(random, [30, 45, 60, 90]);
      const session: MadeSession = {
        date,
        start: at,
        minutes,
        title: oneOf(random, titles[script]),
        room: oneOf(random, rooms),
        people: shuffled(random, names[script]).slice(0, Math.floor(random() * 3)),
      };
      at += minutes + oneOf(random, [0, 15, 30]);
      return session;
    });
  });
}

/** The line that `readTable` gives for a session. */
export function lineOf({ date, start, minutes, title, room, people }: MadeSession): string {
  return [date, clockAt(start), String(minutes), title, room || '-', people.join(' + ') || '-'].join(' | ');
}

export type MadeColumn = 'date' | 'time' | 'title' | 'room' | 'lead';

const heads: Readonly<Record<Language, Readonly<Record<MadeColumn, readonly string[]>>>> = {
  en: {
    date: ['Date'],
    time: ['Time', 'Hours'],
    title: ['Session', 'Topic', 'Title'],
    room: ['Room', 'Venue'],
    lead: ['Facilitator', 'Speakers', 'Name of speaker'],
  },
  ru: {
    date: ['Дата'],
    time: ['Время', 'Часы'],
    title: ['Тема', 'Название', 'Сессия'],
    room: ['Зал', 'Место проведения'],
    lead: ['Ведущий', 'Докладчики', 'Ответственные', 'Ф.И.О. докладчика'],
  },
  kk: {
    date: ['Күні'],
    time: ['Уақыты', 'Уақыт'],
    title: ['Тақырыбы', 'Іс-шара'],
    room: ['Өтетін орны', 'Орны'],
    lead: ['Баяндамашы', 'Жауапты'],
  },
  ky: {
    date: ['Күнү'],
    time: ['Убактысы', 'Убакыт'],
    title: ['Темасы', 'Иш-чара'],
    room: ['Орду', 'Өтүүчү жери'],
    lead: ['Баяндамачы', 'Жооптуу'],
  },
  tg: {
    date: ['Сана', 'Таърих'],
    time: ['Вақт'],
    title: ['Мавзӯъ', 'Чорабинӣ'],
    room: ['Ҷой', 'Толор'],
    lead: ['Маърӯзачӣ', 'Масъул'],
  },
  tk: {
    date: ['Senesi', 'Güni'],
    time: ['Wagty', 'Sagat'],
    title: ['Mowzugy', 'Çäre'],
    room: ['Ýeri', 'Otag'],
    lead: ['Dokladçy', 'Jogapkär'],
  },
  uz: {
    date: ['Sana', 'Kuni'],
    time: ['Vaqti', 'Vaqt'],
    title: ['Mavzu', 'Tadbir'],
    room: ['Joyi', 'Xona'],
    lead: ['Maʼruzachi', "Mas'ul"],
  },
};
/** Heads that only begin like ours, or say something of another thing. */
const strangeHeads: readonly string[] = [
  'Министерство',
  'Ministry',
  'Speaker’s organisation',
  'Datei',
  'Startup',
  'Roomers',
  'Днище',
];

export const headOf = (random: () => number, language: Language, column: MadeColumn): string =>
  oneOf(random, heads[language][column]);
export const strangeHead = (random: () => number): string => oneOf(random, strangeHeads);

/** A table of texts as a file of one maker. */
export type Maker = (rows: readonly (readonly string[])[], random: () => number) => Promise<Uint8Array>;

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function separated(delimiter: string, lineEnd: string): Maker {
  const cell = (text: string): string => (/[",;\t\n|]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return async (rows) => utf8(rows.map((row) => row.map(cell).join(delimiter)).join(lineEnd));
}

const docx: Maker = async (rows) => {
  const cell = (text: string): string =>
    `<w:tc><w:tcPr><w:tcW w:w="0"/></w:tcPr>${text
      .split('\n')
      .map((line) => `<w:p><w:r><w:t xml:space="preserve">${escaped(line)}</w:t></w:r></w:p>`)
      .join('')}</w:tc>`;
  const table = rows.map((row) => `<w:tr>${row.map(cell).join('')}</w:tr>`).join('');
  const xml = `<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>Agenda</w:t></w:r></w:p><w:tbl>${table}</w:tbl></w:body></w:document>`;
  return zip([{ name: 'word/document.xml', data: utf8(xml) }]);
};

const clipboard: Maker = async (rows, random) => {
  const tag = random() < 0.5 ? 'p' : 'span';
  const cell = (text: string): string =>
    `<td style='border:solid windowtext 1.0pt'>\r\n  <${tag} class=MsoNormal>${escaped(text).replaceAll('\n', '<br>\r\n')}<o:p></o:p></${tag}></td>`;
  const table = rows.map((row) => `<tr style='mso-yfti-irow:0'>${row.map(cell).join('\r\n ')}</tr>`).join('\r\n');
  return utf8(
    `<html xmlns:o="urn:schemas-microsoft-com:office:office">\r\n<head><style>p {margin:0}</style></head><body>\r\n<!--StartFragment--><table>${table}</table><!--EndFragment--></body></html>`,
  );
};

/** By name, what writes tables. */
export const makers: Readonly<Record<string, Maker>> = {
  'commas, LF': separated(',', '\n'),
  'semicolons, CRLF': separated(';', '\r\n'),
  'tabs, as pasted': separated('\t', '\r\n'),
  bars: separated('|', '\n'),
  Word: docx,
  clipboard,
  xlsx: async (rows) => writeXlsx({ sheets: [{ name: 'Agenda', rows: rows.map((row) => [...row]) }] }),
  ods: async (rows) => writeOds({ sheets: [{ name: 'Agenda', rows: rows.map((row) => [...row]) }] }),
};
export const makerNames: readonly string[] = Object.keys(makers);

const monthNames: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  ru: [
    'января',
    'февраля',
    'марта',
    'апреля',
    'мая',
    'июня',
    'июля',
    'августа',
    'сентября',
    'октября',
    'ноября',
    'декабря',
  ],
  kk: [
    'қаңтар',
    'ақпан',
    'наурыз',
    'сәуір',
    'мамыр',
    'маусым',
    'шілде',
    'тамыз',
    'қыркүйек',
    'қазан',
    'қараша',
    'желтоқсан',
  ],
  ky: [
    'январь',
    'февраль',
    'март',
    'апрель',
    'май',
    'июнь',
    'июль',
    'август',
    'сентябрь',
    'октябрь',
    'ноябрь',
    'декабрь',
  ],
  tg: [
    'январи',
    'феврали',
    'марти',
    'апрели',
    'майи',
    'июни',
    'июли',
    'августи',
    'сентябри',
    'октябри',
    'ноябри',
    'декабри',
  ],
  tk: ['ýanwar', 'fewral', 'mart', 'aprel', 'maý', 'iýun', 'iýul', 'awgust', 'sentýabr', 'oktýabr', 'noýabr', 'dekabr'],
  uz: ['yanvar', 'fevral', 'mart', 'aprel', 'may', 'iyun', 'iyul', 'avgust', 'sentabr', 'oktabr', 'noyabr', 'dekabr'],
};

/** Ways to write a date in full, in any language of the region. */
export function datesInWords(language: Language): readonly ((date: string) => string)[] {
  const parts = (date: string): { y: string; m: string; d: string } => {
    const [y = '', m = '', d = ''] = date.split('-');
    return { y, m: monthNames[language][Number(m) - 1] ?? '', d: String(Number(d)) };
  };
  const plain = (date: string): string => `${parts(date).d} ${parts(date).m} ${parts(date).y}`;
  const own: Readonly<Record<Language, readonly ((date: string) => string)[]>> = {
    en: [
      (date) => `${parts(date).m} ${parts(date).d}, ${parts(date).y}`,
      (date) => `${parts(date).d}-${parts(date).m.slice(0, 3)}-${parts(date).y.slice(2)}`,
    ],
    ru: [(date) => `${plain(date)} г.`, (date) => `${plain(date)} года`],
    kk: [
      (date) => `${parts(date).y} ж. ${parts(date).d} ${parts(date).m}`,
      (date) => `${parts(date).y} жылғы ${parts(date).d} ${parts(date).m}`,
    ],
    ky: [
      (date) => `${parts(date).y}-жылдын ${parts(date).d}-${parts(date).m}`,
      (date) => `${parts(date).d}-${parts(date).m} ${parts(date).y}`,
    ],
    tg: [(date) => `${parts(date).d} ${parts(date).m} соли ${parts(date).y}`],
    tk: [(date) => `${parts(date).d}-nji ${parts(date).m} ${parts(date).y}`],
    uz: [
      (date) => `${parts(date).d}-${parts(date).m} ${parts(date).y}`,
      (date) => `${parts(date).y}-yil ${parts(date).d}-${parts(date).m}`,
    ],
  };
  return [plain, ...own[language]];
}

import { looksLikeName, namedPerson } from './people/name-parts.ts';
import { familySex, isInitials, patronymicSex } from './people/name-words.ts';
import { isCyrillic } from './plain-text.ts';
import { plainSheet, sheetLimits, type TableSheet } from './sheets/table-sheet.ts';
import { isBodyAlone, isFunctionAlone, organisation } from './speakers/person-function.ts';
import { writtenDate } from './table/cell-date.ts';
import { dayInLine } from './table/day-line.ts';
import { isTimed } from './table/table-columns.ts';
import { saysWhoSpeaks } from './table/title-cell.ts';

const clock = String.raw`\d{1,2}\s?[:.hч]\s?\d{2}|\d{1,2}[⁰¹²³⁴⁵⁶⁷⁸⁹]{2}|\d{1,2}\s?(?=[ap]\.?\s?m)|[01]\d[0-5]\d(?=\s?[-–—])|(?<=[-–—]\s?)[012]\d[0-5]\d(?!\d)`;
const half = String.raw`(?:\s?[ap]\.?\s?m\.?)?`;
/** A time or a range of times at the beginning of a line, with a bullet or a number before it. */
const timedLine = new RegExp(
  String.raw`^(?:[•▪◦●○‣·*✓–—-]\s*|\d{1,2}[.)]\s+)?(?<t>[\[(]?(?:(?:с|в|from|at|сағат|саат|соати|soat|sagat)\s+)?(?:${clock})${half}(?:\s*(?:[-–—−~]+|до|по|to|till|until|bis)\s*(?:${clock}|\d{1,2}(?=\s?[ap]\.?m))${half})?(?:\s?(?:uhr|hrs?|h|ч|час(?:ов|а)?)(?!\p{L})\.?)?[\])]?)(?:\s*[:;.,|–—-]+\s*|\s+|$)(?<r>.*)$`,
  'iu',
);
/** Headings of parts that hold several sessions. */
const part =
  /^(?:session|block|module|part|section|panel|track|theme|сессия|блок|модуль|часть|раздел|секция|тема|сессиясы|бөлім|бөлүк|қисм|qism|bölüm)\s*(?:№\s*)?(?:\d{1,2}|[ivx]{1,4})(?![\p{L}\d])/iu;
const roomBefore =
  /^(?:место(?: проведения)?|зал|аудитория|venue|room|location|hall|place|орны|жери|ҷой|joyi|ýeri)\s*[:–—-]\s*(\S.*)$/iu;
const roomIn =
  /^(?:[\p{L}\d\s«»"'№-]{0,40}\s)?(?:зал|каб(?:инет)?\.?|ауд(?:итория)?\.?|конференц-зал|room|hall|ballroom|auditorium|foyer|floor|фойе|этаж|зала|толор|zal|xona)(?:\s[\p{L}\d\s«»"'№.-]{0,40})?$/iu;

/** The fewest lines with times that make an agenda of a text. */
const fewestTimed = 2;

/**
 * A text whose lines are an agenda, "09:00–10:30 Session 1. Title (Speaker)" below headings of days, as a table with heads
 * of ours; null for any other text, and where its tables hold the times. A line without a time goes on with the session
 * above it. The rows keep the numbers of their lines.
 */
export function paragraphAgenda(sheet: TableSheet): TableSheet | null {
  const outside = new Set(sheet.paragraphs);
  if (sheet.rows.some((row, index) => !outside.has(index) && row.some(isTimed))) return null;
  const lines = sheet.rows.flatMap((row, index) =>
    row
      .join(' ')
      .split('\n')
      .map((text) => ({ text: text.replaceAll(/[^\S\n]+/g, ' ').trim(), index })),
  );
  const timed = lines.filter(({ text }) => isTimedLine(text) || datedLine(text) !== null);
  if (timed.length < fewestTimed) return null;
  const reader = new LineReader();
  for (const { text, index } of lines) if (text !== '') reader.read(text, index);
  const { rows, numbers, above } = reader;
  const letters = timed.map(({ text }) => text).join('');
  const heads = isCyrillic(letters) ? headsInRussian : headsInEnglish;
  const all = [...above.map(({ text }) => [text]), [...heads], ...rows];
  return plainSheet(all.slice(0, sheetLimits.rows), {
    name: sheet.name,
    hidden: sheet.hidden,
    rowNumbers: [...above.map(({ index }) => index + 1), 0, ...numbers],
  });
}

const headsInEnglish = ['Time', 'Title', 'Speakers', 'Room', 'Description'] as const;
const headsInRussian = ['Время', 'Название', 'Докладчики', 'Место', 'Описание'] as const;

/** The day and the rest of a line that begins with both, "14.07.2025, 09:00 Opening"; null for any other. */
function datedLine(text: string): { readonly day: string; readonly rest: string } | null {
  const date = writtenDate(text, false);
  if (date === null || date.from > 3) return null;
  const rest = text.slice(date.to).replace(/^[\s,;:|.–—-]*(?:(?:г|года|at|в|um)(?![\p{L}\d])\.?[\s,;:–—-]*)*/u, '');
  return isTimedLine(rest) ? { day: text.slice(0, date.to), rest } : null;
}

/** Whether a line begins with a time and says more, or is a time alone. */
function isTimedLine(text: string): boolean {
  const { t = '', r = '' } = timedLine.exec(text)?.groups ?? {};
  return t !== '' && isTimed(t) && (r === '' || /\p{L}/u.test(r));
}

class LineReader {
  readonly above: { readonly text: string; readonly index: number }[] = [];
  readonly rows: string[][] = [];
  readonly numbers: number[] = [];
  /** The row of the session to which further lines belong; null below a heading. */
  #session: string[] | null = null;
  /** The day with which lines above begin; ''. */
  #day = '';

  read(text: string, index: number): void {
    const dated = datedLine(text);
    if (dated !== null) {
      if (this.#day !== dated.day) this.#add([dated.day], index);
      this.#day = dated.day;
      this.read(dated.rest, index);
      return;
    }
    const { t = '', r = '' } = timedLine.exec(text)?.groups ?? {};
    if (t !== '' && isTimedLine(text) && !isDate(text)) {
      this.#session = [t.replaceAll(/[[\]()]/g, ''), ...titleParts(r), ''];
      this.#add(this.#session, index);
    } else if (dayInLine(text) !== null || part.test(text)) {
      this.#session = null;
      this.#add([text], index);
    } else if (this.rows.length === 0) this.above.push({ text, index });
    else this.#goOn(text, index);
  }

  #add(row: string[], index: number): void {
    this.rows.push(row);
    this.numbers.push(index + 1);
  }

  /** A line without a time: the title below a time alone, who speaks, where, or more about the session. */
  #goOn(text: string, index: number): void {
    const row = this.#session;
    if (row === null) return this.#add([text], index);
    const room = roomBefore.exec(text)?.[1];
    if (row[1] === '') [row[1], row[2], row[3]] = titleParts(text);
    else if (saysWhoSpeaks(text)) row[1] = `${row[1] ?? ''}\n${text}`;
    else if (room !== undefined && row[3] === '') row[3] = room;
    else if (isPeople(text) && row[2] === '' && row[4] === '') row[2] = text;
    else row[4] = [row[4] ?? '', text].filter(Boolean).join('\n');
  }
}

/** 14.07.2025 at the beginning of a line is no time. */
function isDate(text: string): boolean {
  return /^\d{1,2}[./]\d{1,2}[./]\d{2,4}/.test(text);
}

/** The title, who speaks and the room of "Title (Speaker)" and "Title (Hall A)". */
function titleParts(written: string): [title: string, people: string, room: string] {
  const { title = '', inside = '' } =
    /^(?<title>.*\S)\s*\((?<inside>[^()]{2,200})\)[.;]?$/u.exec(written)?.groups ?? {};
  if (title === '') return [written, '', ''];
  if (roomIn.test(inside)) return [title, '', inside];
  return isPeople(inside) ? [title, inside, ''] : [written, '', ''];
}

/**
 * Whether a text surely names people first: "Dr Anna Lee", «Иванов А.», "Aigul Omarova, UNODC". Two words with capitals alone
 * may be a café.
 */
function isPeople(text: string): boolean {
  const [first = ''] = text.split(/[,;/]|\s(?:и|and|und|және|жана|va|we|ва)\s/u).map((each) => each.trim());
  if (first.length > 80 || first === first.toUpperCase() || !looksLikeName(first)) return false;
  if (organisation.test(first) || isBodyAlone(first) || isFunctionAlone(first)) return false;
  const { title, words } = namedPerson(first);
  const isSure = words.some((word) => isInitials(word) || patronymicSex(word) !== null || familySex(word) !== null);
  return (title !== '' || isSure) && words.every((word) => /^\p{Lu}/u.test(word) || particle.test(word));
}

const particle = /^(?:van|von|de|der|den|al|bin|ибн|кызы|уулу|оглы|угли|qizi|oʻgʻli)/u;

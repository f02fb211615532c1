import { minutesOf, readWallClock } from '../../time/wall-clock.ts';
import { withWesternDigits } from '../plain-text.ts';

const minutesInDay = 24 * 60;

type Half = 'am' | 'pm';

/** A time of day in a text: minutes since midnight as the figures say them, before it is known whether am or pm. */
type Point = {
  readonly minutes: number;
  readonly half: Half | null;
  /** Whether minutes, a unit or am and pm say that this is a time, and no bare number. */
  readonly isClear: boolean;
  readonly from: number;
  readonly to: number;
};

/** What a cell says of when something is; all null where it says no time. */
export type WrittenTime = {
  /** Minutes since midnight: 0 to 1439. */
  readonly start: number | null;
  /** Minutes since midnight: 24:00 is 1440, an end on the next day is more. */
  readonly end: number | null;
  /** A length that stands beside the start: "11.00 (15 min)". */
  readonly minutes: number | null;
  /** "After 12:00": it begins then, and nobody says for how long. */
  readonly isOpen: boolean;
  /** Whether am or pm is said. */
  readonly isHalved: boolean;
  /** Another time follows, which was not taken. */
  readonly hasMore: boolean;
  /** "8–12 AM": 12 AM is midnight, and whoever wrote it may have meant noon. */
  readonly isMidnight: boolean;
};

const nothing: WrittenTime = {
  start: null,
  end: null,
  minutes: null,
  isOpen: false,
  isHalved: false,
  hasMore: false,
  isMidnight: false,
};

const unit = String.raw`(?:ч(?:ас(?:а|ов|ы)?)?|hours?|hrs?|h|uhr|сағат(?:та)?|сағ|саат(?:та)?|соати?|soat(?:da)?|sagat(?:da)?)(?!\p{L})\.?`;
/** Figures of a time: 9:30, 9.30, 9h30, 9 ч 30 мин, 09:30:00, 0930, 9. */
const pointPatterns: readonly RegExp[] = [
  /(\d{1,2})\s?[:.]\s?(\d{2})(?:[:.]\d{2}(?:[.,]\d+)?)?(?![\d.]\d|\d)/uy,
  /(\d{1,2})\s?[hч]\.?\s?(\d{2})(?:\s?(?:мин|min|м|m)\p{L}*\.?)?(?!\d)/uy,
  new RegExp(String.raw`(\d{1,2})\s*${unit}\s*(?:(\d{1,2})\s*(?:мин|min)\p{L}*\.?)?`, 'uy'),
  /([01]?\d|2[0-4])([0-5]\d)(?!\d)/uy,
  // 9:60 and 12:l5 are no times, and neither are their hours.
  /(\d{1,2})(?!\d|[:.]\d{2}(?!\d)|[:;]\S)/uy,
];
const [bareDigits, bareHour] = [3, 4];
const dashedMinutes = /(\d{1,2})\s?-\s?(\d{2})(?!\d)/uy;

const halves: readonly (readonly [RegExp, Half | 'night' | 'noon' | 'midnight'])[] = [
  [/\s?(?:a\.?\s?m\.?|утра|таңғы|эртең менен)(?!\p{L})/uy, 'am'],
  [/\s?(?:p\.?\s?m\.?|дня|вечера|пополудни|түстен кейін)(?!\p{L})/uy, 'pm'],
  [/\s?ночи(?!\p{L})/uy, 'night'],
  [/\s?noon(?!\p{L})/uy, 'noon'],
  [/\s?midnight(?!\p{L})/uy, 'midnight'],
];

/** Words that may stand before a time. */
const before = String.raw`(?:с|со|аз|from|в|at|около|ca?\.?|approx\.?|about|начало|start|время|time|сағат|саат|соати?|soat|sagat|уақыты?|um|von)`;
const leading = new RegExp(String.raw`^[\s(]*(?:${before}(?!\p{L})[\s:.]*)*$`, 'u');
const openWords = /^[\s(]*(?:после|от|after|ab|кейін|кийин|keyin|soň|баъд)[\s:]*$/u;
/** What stands between the two times of a range. */
const link =
  /[-–→~÷/…]|\.\.|(?<!\p{L})(?:до|по|to|till?|until|bis|und|and|то|dan|дан|ден|тан|тен|нан|нен|дон|дөн|дун|дүн|ден|den|aralygy)(?!\p{L})/u;

/** Whether the minutes of a column are written with a hyphen: 9-30, 13-00 - 14-00. */
export function hasDashedMinutes(cells: readonly string[]): boolean {
  return cells.some((cell) => /^\D*\d{1,2}\s?-\s?\d{2}\s*[-–—/÷…]+\s*\d{1,2}\s?-\s?\d{2}\D*$/.test(cell));
}

/**
 * Reads a cell with a time or a range of times, as people write them: "9:00 AM - 10:30 AM", "11-11:45 am", «с 9:00 до
 * 10:30», 9⁰⁰–9³⁰, "14:00-15:30 Uhr", «14 ч 30 мин», 13-00 - 14-00, "9:00-den 10:30-a çenli". `isRange`: two bare numbers
 * are a range, as in a column for both; `isDashed`: minutes follow a hyphen.
 */
export function readTimes(
  written: string,
  { isRange, isDashed }: { readonly isRange: boolean; readonly isDashed: boolean },
): WrittenTime {
  const text = plainTimes(written);
  const fraction = fractionOfDay(text);
  if (fraction !== null) return { ...nothing, start: fraction };
  const dashes = isDashed || !isRange || isSingleDashed(text);
  const first = nextPoint(text, 0, dashes);
  if (first === null) return nothing;
  const lead = text.slice(0, first.from);
  const isOpen = openWords.test(lead);
  if (!isOpen && !leading.test(lead)) return nothing;
  const second = nextPoint(text, first.to, dashes);
  const length = lengthBeside(text.slice(first.to));
  if (second === null || length !== null || !isLinked(text.slice(first.to, second.from))) {
    const isTime = first.isClear || /^\d{1,4}$/.test(text);
    const start = isTime ? resolved(first, first.half) : null;
    if (start === null || start >= minutesInDay) return nothing;
    return { ...nothing, start, minutes: length, isOpen, isHalved: first.half !== null };
  }
  if (!first.isClear && !second.isClear && !isRange) return nothing;
  return { ...pairOf(first, second), hasMore: nextPoint(text, second.to, dashes)?.isClear === true };
}

function isLinked(between: string): boolean {
  return between.length <= 40 && link.test(between);
}

function pairOf(first: Point, second: Point): WrittenTime {
  const isHalved = first.half !== null || second.half !== null;
  const lastHalf = second.half ?? (first.half === null ? null : laterHalf(first, second));
  const end = resolved(second, lastHalf);
  let start = resolved(first, first.half ?? lastHalf);
  // "11-1 pm" begins in the morning.
  if (first.half === null && lastHalf === 'pm' && start !== null && end !== null && start > end) {
    start = resolved(first, 'am');
  }
  const isMidnight = end === 0 && second.half === 'am' && first.half !== 'pm' && start !== null;
  // Of the two halves that in which the session is shorter.
  if (isMidnight && first.half === null) start = resolved(first, 'pm');
  if (start !== null && start >= minutesInDay) return nothing;
  if (start === null || end === null) return { ...nothing, start };
  return { ...nothing, start, end, isHalved, isMidnight };
}

/** "11 AM – 1": the half in which the end is next after the beginning. */
function laterHalf(first: Point, second: Point): Half {
  const start = resolved(first, first.half) ?? 0;
  return (resolved(second, first.half) ?? 0) > start ? (first.half ?? 'am') : 'pm';
}

/** Minutes since midnight; null where there is no such time. */
function resolved({ minutes }: Point, half: Half | null): number | null {
  if (half === null) return minutes;
  const hours = Math.floor(minutes / 60);
  if (hours > 12) return minutes;
  return (hours % 12) * 60 + (minutes % 60) + (half === 'pm' ? 720 : 0);
}

/** Small letters, one kind of dash, minutes written above the line made plain, and no date that stands before. */
function plainTimes(written: string): string {
  return (
    withMendedDigits(written.slice(0, 200))
      .replaceAll(/(\d{1,2})\s?([⁰¹²³⁴⁵⁶⁷⁸⁹]{2})/g, '$1:$2')
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll(/[‐‑‒–—―−⁓~]/g, '–')
      // Two times in two lines are a range.
      .replace(/^(\s*\d{1,2}[:.hч]\d{2})\s*\n\s*(?=\d{1,2}[:.hч]\d{2}\s*$)/, '$1–')
      .replaceAll(/(\d)[·∙•](\d\d)/g, '$1:$2')
      .replace(/^\s*\d{4}-\d\d-\d\d[ t]+/, '')
      .replaceAll(/\s+/g, ' ')
      .trim()
  );
}

/** Letters that are typed for digits: O and З of both alphabets, l, I. */
const lookAlike: Readonly<Record<string, string>> = {
  О: '0',
  о: '0',
  O: '0',
  o: '0',
  З: '3',
  з: '3',
  l: '1',
  I: '1',
  '|': '1',
};
const mistyped = /(?<![\p{L}\d:.])([\dОоOoЗзlI|]{1,2})\s?([:.;])\s?([\dОоOoЗзlI|]{2})(?![\p{L}\d])/gu;
const withCommas = /^(\D*\d{1,2}),(\d{2}\s*(?:[-‐‑‒–—―−]|до|to|по)\s*\d{1,2}),(\d{2}\D*)$/u;

/**
 * Digits of Arabic and Persian as others, and what a slip of the keyboard made of a time as it was meant: О9:00, 12:l5,
 * 10;45, 9.:15, 15,00-16,30.
 */
export function withMendedDigits(written: string): string {
  return withWesternDigits(written)
    .replaceAll(mistyped, (whole, hours: string, sign: string, minutes: string) => {
      const figures = [hours, minutes].map((text) => text.replaceAll(/\D/g, (letter) => lookAlike[letter] ?? letter));
      const isTyped = /\d/.test(hours + minutes) && Number(figures[0]) < 48 && Number(figures[1]) < 60;
      const isRight = !/\D/.test(hours + minutes) && sign !== ';';
      return !isTyped || isRight ? whole : figures.join(sign === ';' ? ':' : sign);
    })
    .replaceAll(/(\d)\s?(?:\.:|:\.|::)\s?(?=\d{2}(?!\d))/g, '$1:')
    .replace(withCommas, '$1:$2:$3');
}

/** 0.375: a time as spreadsheets keep it. 9.3 and 9,3 have lost the zero of 9.30. */
function fractionOfDay(text: string): number | null {
  if (/^0?[.,]\d{3,}$/.test(text)) return Math.round(Number(text.replace(',', '.')) * minutesInDay);
  const short = /^(\d{1,2})[.,](\d{1,2})$/.exec(text);
  const minutes = (short?.[2] ?? '').padEnd(2, '0');
  const isTime = short !== null && Number(short[1]) <= 23 && Number(minutes) <= 59;
  return isTime ? Number(short[1]) * 60 + Number(minutes) : null;
}

/** 13-00 and 9-45 are times; 9-10 in a column of ranges is from nine to ten. */
function isSingleDashed(text: string): boolean {
  const pairs =
    /^\D*(\d{1,2})\s?-\s?(\d{2})\s*[–/÷…]+\s*\d|^\D*(\d{1,2})\s?-\s?(\d{2})\s?-\s?(\d{1,2})\s?-\s?(\d{2})\D*$/.exec(
      text,
    );
  if (pairs !== null) return true;
  const single = /^\D*(\d{1,2})-(\d{2})\D*$/.exec(text);
  if (single === null) return false;
  const [hours, second] = [Number(single[1]), Number(single[2])];
  return second === 0 || second > 24 || second <= hours;
}

function nextPoint(text: string, from: number, isDashed: boolean): Point | null {
  for (let at = from; at < text.length; at++) {
    if (!/\d/.test(text[at] ?? '') || /[\d]/.test(text[at - 1] ?? '')) continue;
    // The 5 of 12:x5 is no hour.
    if (/[:;.]\p{L}$/u.test(text.slice(Math.max(0, at - 2), at))) continue;
    const found = pointAt(text, at, isDashed);
    if (found !== null) return found;
  }
  return null;
}

function pointAt(text: string, at: number, isDashed: boolean): Point | null {
  if (isDashed) {
    const dashed = sticky(dashedMinutes, text, at);
    if (dashed !== null && Number(dashed[1]) <= 24 && Number(dashed[2]) <= 59) return pointOf(text, dashed, true, at);
  }
  for (const [index, pattern] of pointPatterns.entries()) {
    const match = sticky(pattern, text, at);
    if (match === null || Number(match[1]) > 47 || Number(match[2] ?? '0') > 59) continue;
    return pointOf(text, match, index !== bareHour && index !== bareDigits, at);
  }
  return null;
}

function pointOf(text: string, match: RegExpExecArray, isClear: boolean, from: number): Point | null {
  const hours = Number(match[1]);
  const minutes = hours * 60 + Number(match[2] ?? '0');
  const to = from + match[0].length;
  for (const [pattern, word] of halves) {
    const found = sticky(pattern, text, to);
    if (found === null) continue;
    // "12:00 noon" and "12 p.m." may follow each other: the first word counts.
    const half = word === 'noon' || (word === 'night' && hours >= 9 && hours < 12) ? 'pm' : word === 'pm' ? 'pm' : 'am';
    return hours > 12 ? null : { minutes, half, isClear: true, from, to: to + found[0].length };
  }
  return { minutes, half: null, isClear, from, to };
}

function sticky(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** "(15 мин.)" or ", 90 min" after a time. */
function lengthBeside(rest: string): number | null {
  const match = /^[\s,;(]*(\d{1,3}\s*(?:мин|min|м(?!\p{L})|['′])\p{L}*)/u.exec(rest);
  return match === null ? null : (readLength(match[1] ?? '') ?? null);
}

/** 90, "90 min", 1:30, "1 h 30", "1,5 часа", «полчаса», 45′; undefined when it is no length of up to a day. */
export function readLength(written: string): number | undefined {
  const text = written.normalize('NFKC').trim().slice(0, 40).toLowerCase();
  if (/^(?:полчаса|half an hour)$/.test(text)) return 30;
  const minutes = minutesIn(text);
  return minutes === undefined || minutes < 1 || minutes > minutesInDay ? undefined : Math.round(minutes);
}

function minutesIn(text: string): number | undefined {
  const clock = /^(\d{1,2})[:](\d{2})(?:[:]\d{2})?(?:\s*(?:h|ч|hours?|час\p{L}*)\.?)?$/u.exec(text);
  if (clock !== null) return Number(clock[1]) * 60 + Number(clock[2]);
  const hours =
    /^(\d{1,2}(?:[.,]\d{1,2})?)\s*(?:h|hrs?|hours?|ч|час|часа|часов|сағат|саат|soat|соат|sagat)\.?\s*(?:(?:и|and)\s*)?(?:(\d{1,2})\s*(?:м|мин|m|min)?\p{L}*\.?)?$/u.exec(
      text,
    );
  if (hours !== null) return Number((hours[1] ?? '').replace(',', '.')) * 60 + Number(hours[2] ?? '0');
  const plain =
    /^(?:~|≈|около\s|ca\.?\s)?(\d{1,4})(?:[.,]0+)?\s*-?\s*(?:(?:min|мин|дақ|daq|minut|дақиқа|мүн)\p{L}*\.?|[mм]\.?|['′’])?$/u.exec(
      text,
    );
  return plain === null ? undefined : Number(plain[1]);
}

/** A cell that holds one time, as minutes since midnight: 24:00 is 1440. Undefined when it is no time of day. */
export function readTime(written: string, isDashed = false): number | undefined {
  const { start, end } = readTimes(written, { isRange: false, isDashed });
  if (start !== null) return end === null ? start : undefined;
  const late = /^(2[4-9]|3\d)[:.](\d\d)(?:[:.]\d\d)?$/.exec(written.trim());
  if (late !== null) return Number(late[1]) * 60 + Number(late[2]);
  const typed = readWallClock(written.normalize('NFKC'));
  return typed.ok ? minutesOf(typed.value) : undefined;
}

import { type CalendarDay, daysBetween, isCalendarDay, partsOf, weekdayOf } from '../../time/calendar-day.ts';
import { withWesternDigits } from '../plain-text.ts';
import { monthNamed, weekdayNamed } from '../../time/month-names.ts';
import { solarHijriDate } from '../../time/solar-hijri.ts';

/** How dates in figures are read where they can be read in two ways. */
export type DateOrder = 'day-first' | 'month-first';

/** A date in figures of which it is not yet said what is the day: 07/08/2025. */
type DateFigures = {
  readonly first: number;
  readonly second: number;
  readonly separator: string;
};

type MonthDay = { readonly month: number; readonly day: number };

/** What a text says of a date. The year is null where it says none, the weekday likewise (1 for Monday to 7). */
export type WrittenDate = {
  readonly year: number | null;
  readonly weekday: number | null;
  /** Where it stands in the text. */
  readonly from: number;
  readonly to: number;
  /** Whether the year has two figures: it is of the century of the other dates. */
  readonly isShort?: boolean;
  /** The last day where several are named, "12–14 May", of which this is the first; missing for one day. */
  readonly until?: WrittenDate;
} & (MonthDay | { readonly figures: DateFigures });

const ordinal = String.raw`(?:\s?-?(?:st|nd|rd|th|го|ого|е|й|nji|njy|inji|ynjy|чы|чи|чү|чу|інші|ші|шы)(?!\p{L}))?`;
const yearWord = String.raw`(?:соли|сол|of|de|года?|г\.?|жылы|жыл|ж\.?|йил|yil|ýyl)`;

/** Patterns in the order in which they are tried. Names of groups: d day, m month, w month in words, r in Roman figures, y year. */
const patterns: readonly RegExp[] = [
  /(?<![\d.])(?<y>(?:19|20|21)\d\d)(?<s>[-./])(?<m>\d{1,2})\k<s>(?<d>\d{1,2})(?!\d)/gu,
  /(?<![\d.:])(?<a>\d{1,2})(?<s>-|\s?[./]\s?)(?<b>\d{1,2})(?:\k<s>)(?<y>\d{4}|\d{2})(?![\d:])(?:\s?(?:г|ж|й)\.?(?!\p{L}))?/gu,
  // 14.VII.2025; Cyrillic letters that look the same are typed too.
  /(?<![\d.:])(?<d>\d{1,2})[\s./-]+(?<r>[ivxіѵх]{1,4})[\s./-]+(?<y>\d{4}|\d{2})(?![\d:])/gu,
  new RegExp(
    String.raw`(?<y>(?:19|20|21)\d\d)\s?-?\s?(?:ж|г|жыл\p{L}*|йил\p{L}*|yil\p{L}*|год\p{L}*|-?nj[iy]\s[yý]yl\p{L}*)[.,]*\s*(?<d>\d{1,2})${ordinal}\s*-?\s*(?<w>\p{L}{3,})`,
    'gu',
  ),
  new RegExp(
    String.raw`(?<![\d.:])(?<d>\d{1,2})${ordinal}\s*[-.,–]?\s*(?:of\s+|de\s+)?(?<w>\p{L}{3,})\.?(?:[\s,.-]*(?:${yearWord}\s+)?(?:(?<y>(?:19|20|21)\d\d)(?!\d)|['’]?(?<t>\d\d)(?![\d:.\-–—])))?`,
    'gu',
  ),
  new RegExp(String.raw`(?<w>\p{L}{3,})\.?\s+(?<d>\d{1,2})${ordinal}(?![\d:.])(?:,?\s+(?<y>(?:19|20|21)\d\d))?`, 'gu'),
];

/** What stands between the first and the last of several days. */
const dash = String.raw`\s*(?:[-–—]|(?<=[\s\d])(?:по|до|и|to|till|until|and|und|және|жана|ва|va|we)(?=[\s\d]))\s*`;
const list = String.raw`(?:${dash}|\s*[/,&+]\s*)`;
/** "Day 1 – 14 July" numbers a day. */
const unnumbered = String.raw`(?<![\d.:])(?<!(?:day|tag|день|дня|күні|күн|күнү|рӯзи|рӯз|kun|кун|gün|№|#)\s*)`;
const yearAfter = String.raw`(?:[\s,.]*(?<y>(?:19|20|21)\d\d)(?![\d:]))?`;

/** Several days; names of groups as above, n, v, k for the day, the month in words and in figures of the last one, z for the year of the first. */
const rangePatterns: readonly RegExp[] = [
  /(?<![\d.])(?<z>(?:19|20|21)\d\d)-(?<m>\d{1,2})-(?<d>\d{1,2})\s*(?:[-–—/]|по|до|to)\s*(?<y>(?:19|20|21)\d\d)-(?<k>\d{1,2})-(?<n>\d{1,2})(?!\d)/gu,
  new RegExp(
    String.raw`(?<![\d.:])(?<a>\d{1,2})(?<s>[./])(?<b>\d{1,2})(?:\k<s>(?<z>\d{4}|\d{2})(?:\s?(?:г|ж|й)\.?)?|\.)?${dash}(?<e>\d{1,2})\k<s>(?<f>\d{1,2})\k<s>(?<y>\d{4}|\d{2})(?![\d:])(?:\s?(?:г|ж|й)\.?(?!\p{L}))?`,
    'gu',
  ),
  new RegExp(
    String.raw`${unnumbered}(?<a>\d{1,2})(?:${list}\d{1,2})*?${list}(?<e>\d{1,2})(?<s>\.)(?<b>\d{1,2})\.(?<y>\d{4}|\d{2})(?![\d:])(?:\s?(?:г|ж|й)\.?(?!\p{L}))?`,
    'gu',
  ),
  new RegExp(
    String.raw`(?<y>(?:19|20|21)\d\d)\s?-?\s?(?:ж|г|жыл\p{L}*|йил\p{L}*|yil\p{L}*|год\p{L}*|-?nj[iy]\s[yý]yl\p{L}*)[.,]*\s*(?<d>\d{1,2})${ordinal}(?:${list}\d{1,2}${ordinal})*?${list}(?<n>\d{1,2})${ordinal}\s*-?\s*(?<w>\p{L}{3,})`,
    'gu',
  ),
  new RegExp(
    String.raw`${unnumbered}(?<d>\d{1,2})${ordinal}(?:${list}\d{1,2}${ordinal})*?${list}(?<n>\d{1,2})${ordinal}\s*[-.,–]?\s*(?:of\s+|de\s+)?(?<w>\p{L}{3,})\.?(?:\s+${yearWord})?${yearAfter}`,
    'gu',
  ),
  new RegExp(
    String.raw`(?<![\d.:])(?<d>\d{1,2})${ordinal}\s*-?\s*(?<w>\p{L}{3,})\.?(?:[\s,]*(?<z>(?:19|20|21)\d\d)(?:\s?${yearWord})?)?(?:${dash}|\s+)(?<n>\d{1,2})${ordinal}\s*-?\s*(?<v>\p{L}{3,})\.?(?:\s+${yearWord})?${yearAfter}`,
    'gu',
  ),
  new RegExp(
    String.raw`(?<w>\p{L}{3,})\.?\s+(?<d>\d{1,2})${ordinal}(?:,?\s+(?<z>(?:19|20|21)\d\d))?${dash}(?:(?<v>\p{L}{3,})\.?\s+)?(?<n>\d{1,2})${ordinal}(?![\d:.])${yearAfter}`,
    'gu',
  ),
];
/** 12.05–14.05 and 12–14.05: only where nothing else stands in the cell. */
const shortRange =
  /^(?<a>\d{1,2})(?<s>[./])(?<b>\d{1,2})\s*[-–—]\s*(?<e>\d{1,2})\k<s>(?<f>\d{1,2})\.?$|^(?<d>\d{1,2})\s*[-–—]\s*(?<n>\d{1,2})\.(?<m>0\d|1[0-2])\.?$/u;

/** 15.07 and 16/07: only where nothing else stands in the cell, for 10.30 is a time too. */
const dayAndMonth = /^(?<a>\d{1,2})(?<s>[./])(?<b>\d{1,2})\.?$/u;

/** The first date in a text; null for none. `isDateCell`: the column holds dates, and 15.07 is one. */
export function writtenDate(written: string, isDateCell: boolean): WrittenDate | null {
  const text = withWesternDigits(written.normalize('NFKC').trim().slice(0, 200)).toLowerCase().replaceAll('\u0307', '');
  const weekday = weekdayIn(text);
  const solar = solarHijriDate(text);
  if (solar !== null) return { ...partsOf(solar.day), weekday, from: solar.from, to: solar.to };
  const range = writtenRange(text, weekday, isDateCell);
  if (range !== null) return range;
  for (const pattern of patterns) {
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
      const found = dateIn(match, weekday);
      if (found !== null) return found;
      // "1 – Monday, 14 July" has no date at its beginning, but one in it.
      pattern.lastIndex = match.index + 1;
    }
  }
  const alone = text.replaceAll(/\p{L}{2,}\.?,?/gu, (word) =>
    weekdayNamed(word.replace(/[.,]+$/, '')) === 0 ? word : ' ',
  );
  const short = isDateCell ? dayAndMonth.exec(alone.trim().replace(/[\s,]+$/, '')) : null;
  return short === null ? null : { year: null, weekday, from: 0, to: text.length, figures: figuresIn(short) };
}

/** The first of several days that a text names, with the last one; null where it names one or none. */
function writtenRange(text: string, weekday: number | null, isDateCell: boolean): WrittenDate | null {
  for (const pattern of rangePatterns) {
    for (const match of text.matchAll(pattern)) {
      const found = rangeIn(match, weekday);
      if (found !== null) return found;
    }
  }
  const short = isDateCell ? shortRange.exec(text) : null;
  return short === null ? null : rangeIn(short, weekday);
}

function rangeIn(match: RegExpExecArray, weekday: number | null): WrittenDate | null {
  const place = { weekday, from: match.index, to: match.index + match[0].length };
  return match.groups?.['a'] === undefined ? rangeInWords(match, place) : rangeInFigures(match, place);
}

type RangePlace = Pick<WrittenDate, 'weekday' | 'from' | 'to'>;

/** 12.05–14.05.2025 and 12–14.05.2025. */
function rangeInFigures(match: RegExpExecArray, place: RangePlace): WrittenDate | null {
  const { y, z, a, b, e, f, s = '' } = match.groups ?? {};
  const [begin, end] = [Number(b), Number(f ?? b)];
  const isInOrder = f !== undefined || Number(a) < Number(e);
  if (!isInOrder || begin === 0 || end === 0 || (s === '.' && Math.max(begin, end) > 12)) return null;
  const figures = { first: Number(e), second: end, separator: s };
  const until = { ...place, ...yearIn(y ?? z), weekday: null, figures };
  return { ...place, ...yearIn(z ?? y), figures: { first: Number(a), second: begin, separator: s }, until };
}

/** "12–14 May 2025", and dates with the year first. */
function rangeInWords(match: RegExpExecArray, place: RangePlace): WrittenDate | null {
  const { y, z, m, k, d, n, w, v } = match.groups ?? {};
  const [last, first] = [yearIn(y ?? z), yearIn(z ?? y)];
  const month = m === undefined ? monthNamed(w ?? '') : Number(m);
  const ofLast = v === undefined ? month : monthNamed(v);
  const end = k === undefined ? ofLast : Number(k);
  const [day, lastDay] = [Number(d), Number(n)];
  if (month === 0 || end === 0 || day === 0 || Math.max(day, lastDay) > 31) return null;
  if (month === end && first.year === last.year && day >= lastDay) return null;
  const isEarlier = z === undefined && month > end && last.year !== null;
  const year = isEarlier ? (last.year ?? 0) - 1 : first.year;
  return {
    ...place,
    ...first,
    year,
    month,
    day,
    until: { ...place, ...last, weekday: null, month: end, day: lastDay },
  };
}

/** A year of four figures or of two; null where none is written. */
function yearIn(written: string | undefined): { readonly year: number | null; readonly isShort?: true } {
  if (written === undefined) return { year: null };
  return written.length === 2 ? { year: 2000 + Number(written), isShort: true } : { year: Number(written) };
}

/** What a cell says beside its date, such as the time in «14.07.2025 в 9.00» and 2025-07-14T09:00. */
export function withoutDate(written: string): string {
  if (!/\d{1,2}[./]\d{1,2}[./]\d{2}|\d{4}-\d|\d\s*\p{L}{3}/u.test(written)) return written;
  const text = written.normalize('NFKC').trim();
  const date = writtenDate(text, false);
  return date === null
    ? written
    : `${text.slice(0, date.from)} ${text.slice(date.to)}`
        .replace(/^[\s,;|]+(?:t(?=\d))?/i, '')
        .replace(/^\s*\p{L}+,?\s+(?=\d)/u, '');
}

function dateIn(match: RegExpExecArray, weekday: number | null): WrittenDate | null {
  const { y, t, m, d, w, a, r } = match.groups ?? {};
  const place = { weekday, from: match.index, to: match.index + match[0].length };
  const year = yearIn(y ?? t);
  if (a !== undefined) return { ...place, ...year, figures: figuresIn(match) };
  const month = m !== undefined ? Number(m) : r === undefined ? monthNamed(w ?? '') : romanNumber(r);
  return month === 0 ? null : { ...place, ...year, month, day: Number(d) };
}

const romanNumbers = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'];

/** 1 to 12 for I to XII in small letters, Cyrillic ones that look the same among them; 0 for anything else. */
export function romanNumber(written: string): number {
  return romanNumbers.indexOf(written.replaceAll('і', 'i').replaceAll('х', 'x').replaceAll('ѵ', 'v')) + 1;
}

function figuresIn(match: RegExpExecArray): DateFigures {
  const { a, b, s } = match.groups ?? {};
  return { first: Number(a), second: Number(b), separator: s?.trim() ?? '' };
}

function weekdayIn(text: string): number | null {
  for (const [word] of text.matchAll(/\p{L}{2,}/gu)) {
    const day = weekdayNamed(word);
    if (day > 0) return day;
  }
  return null;
}

/** What is known where dates of one table are to be understood. */
export type DateContext = {
  /** What the user chose; null to find it out. */
  readonly order: DateOrder | null;
  /** A day near which dates without a year are: of the workshop, or today. */
  readonly near: CalendarDay;
  /** Dates with their year that stand above the table or in the names of its sheets. */
  readonly around: readonly CalendarDay[];
};

/** A date as it was understood. `date` null: no such day, or it can't be told which. */
export type UnderstoodDate = {
  readonly date: CalendarDay | null;
  /** The year is that of a neighbour; `assumed` where there is none and it is the nearest one. */
  readonly year: 'written' | 'neighbour' | 'assumed';
  /** It could be another day too: 07/08. */
  readonly isAmbiguous: boolean;
  readonly weekdayDiffers: boolean;
};

/**
 * Understands the dates of one table together: day or month first by what the others allow, years by their neighbours.
 * Where neither is said, day first is taken, unless the days lie close together only month first.
 */
export class DateColumn {
  readonly order: DateOrder;
  /** Whether all dates in figures could be read in either order, and not each is the same in both. */
  readonly isAmbiguous: boolean;
  readonly #dates: readonly (WrittenDate | null)[];
  readonly #context: DateContext;
  readonly #fullSeparators: ReadonlySet<string>;
  /** Of each cell the date where its year is written. */
  readonly #whole: readonly (CalendarDay | null)[];

  constructor(written: readonly (WrittenDate | null)[], context: DateContext) {
    const dates = inOneCentury(written, context.around);
    this.#dates = dates;
    this.#context = context;
    const figures = dates.flatMap((date) => (date !== null && 'figures' in date ? [date] : []));
    // With dots the day is first everywhere.
    const open = figures.filter((date) => date.figures.separator !== '.');
    const canBe = (order: DateOrder): boolean => open.every((date) => fits(date, order));
    const isFree = canBe('day-first') && canBe('month-first');
    // Where one date is possible only with the day first and another only with the month first, the rest can be either.
    const isMixed = open.some((date) => !fits(date, 'day-first')) && open.some((date) => !fits(date, 'month-first'));
    const isOpen = (date: (typeof open)[number]): boolean => fits(date, 'day-first') && fits(date, 'month-first');
    this.isAmbiguous =
      (isFree || isMixed) && open.some((date) => isOpen(date) && date.figures.first !== date.figures.second);
    const likely = this.isAmbiguous
      ? this.#closer(open)
      : canBe('month-first') && !canBe('day-first')
        ? 'month-first'
        : 'day-first';
    this.order = (this.isAmbiguous ? context.order : null) ?? likely;
    this.#whole = dates.map((date) => this.#wholeDate(date));
    this.#fullSeparators = new Set(figures.filter(({ year }) => year !== null).map((date) => date.figures.separator));
  }

  /** The date at an index; null for a cell that has none, and for one that fits no day. */
  at(index: number): UnderstoodDate | null {
    const written = this.#dates[index] ?? null;
    if (written === null) return null;
    const nothing = { date: null, year: 'written', isAmbiguous: false, weekdayDiffers: false } as const;
    const parts = this.#parts(written);
    if (parts === null) return nothing;
    if (written.year !== null) return this.#checked(written, dayOf(written.year, parts), 'written');
    // 16/07 among 15.07.2025 is written otherwise than all others: what it means is not guessed.
    const separator = 'figures' in written ? written.figures.separator : null;
    if (separator !== null && this.#fullSeparators.size > 0 && !this.#fullSeparators.has(separator)) return nothing;
    const neighbour = this.#neighbour(index);
    const from = neighbour ?? this.#context.near;
    return this.#checked(
      written,
      nearest(parts, from, neighbour === null ? written.weekday : null),
      neighbour === null ? 'assumed' : 'neighbour',
    );
  }

  #checked(written: WrittenDate, date: CalendarDay | null, year: UnderstoodDate['year']): UnderstoodDate {
    const weekdayDiffers = date !== null && written.weekday !== null && weekdayOf(date) !== written.weekday;
    const isAmbiguous = this.isAmbiguous && 'figures' in written && written.figures.separator !== '.';
    return { date, year, isAmbiguous, weekdayDiffers };
  }

  #parts(written: WrittenDate): MonthDay | null {
    if (!('figures' in written)) return written;
    const { first, second, separator } = written.figures;
    const wanted = separator === '.' ? 'day-first' : this.order;
    if (fits(written, wanted)) return partsIn(written.figures, wanted);
    // A column that mixes both ways: what fits only one is read in that one.
    if (separator === '.' || (first <= 12 && second <= 12)) return null;
    return partsIn(written.figures, first > 12 ? 'day-first' : 'month-first');
  }

  /** A date with its year: the one above that is nearest, or else below, or else around the table. */
  #neighbour(index: number): CalendarDay | null {
    for (let at = index - 1; at >= 0; at--) {
      const date = this.#whole[at] ?? null;
      if (date !== null) return date;
    }
    for (let at = index + 1; at < this.#dates.length; at++) {
      const date = this.#whole[at] ?? null;
      if (date !== null) return date;
    }
    return this.#context.around[0] ?? null;
  }

  #wholeDate(written: WrittenDate | null): CalendarDay | null {
    if (written === null || written.year === null) return null;
    const parts = this.#parts(written);
    return parts === null ? null : dayOf(written.year, parts);
  }

  /** The order in which the days lie within four weeks, where the other spreads them; else day first. */
  #closer(figures: readonly Extract<WrittenDate, { figures: DateFigures }>[]): DateOrder {
    const spread = (order: DateOrder): number => {
      const days = figures.flatMap(
        (date) => dayOf(date.year ?? Number(this.#context.near.slice(0, 4)), partsIn(date.figures, order)) ?? [],
      );
      const sorted = days.toSorted();
      const [least, most] = [sorted[0], sorted.at(-1)];
      return least === undefined || most === undefined ? 0 : daysBetween(least, most);
    };
    const [dayFirst, monthFirst] = [spread('day-first'), spread('month-first')];
    return monthFirst < 28 && dayFirst >= 28 ? 'month-first' : 'day-first';
  }
}

/** Years of two figures are those nearest to the first date that has its whole year, if there is one. */
function inOneCentury(
  dates: readonly (WrittenDate | null)[],
  around: readonly CalendarDay[],
): readonly (WrittenDate | null)[] {
  const whole = dates.find((date) => date !== null && date.year !== null && date.isShort !== true)?.year;
  const near = whole ?? (around[0] === undefined ? null : Number(around[0].slice(0, 4)));
  if (near === null) return dates;
  return dates.map((date) => {
    if (date === null || date.year === null || date.isShort !== true) return date;
    const years = [date.year - 100, date.year, date.year + 100];
    const [year = date.year] = years.toSorted((one, other) => Math.abs(one - near) - Math.abs(other - near));
    return { ...date, year };
  });
}

function partsIn({ first, second }: DateFigures, order: DateOrder): MonthDay {
  return order === 'day-first' ? { day: first, month: second } : { day: second, month: first };
}

function fits(date: Extract<WrittenDate, { figures: DateFigures }>, order: DateOrder): boolean {
  const parts = partsIn(date.figures, order);
  return parts.month >= 1 && parts.month <= 12 && parts.day >= 1 && parts.day <= 31;
}

function dayOf(year: number, { month, day }: MonthDay): CalendarDay | null {
  const text = `${String(year)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isCalendarDay(text) ? text : null;
}

/** The day of that month in the year in which it is nearest; with a weekday, in the nearest year in which it is one. */
function nearest(parts: MonthDay, to: CalendarDay, weekday: number | null): CalendarDay | null {
  const year = Number(to.slice(0, 4));
  const days = [0, 1, -1, 2, -2, 3, -3].flatMap((step) => dayOf(year + step, parts) ?? []);
  const fitting = days.filter((day) => weekday === null || weekdayOf(day) === weekday);
  const ordered = (fitting.length > 0 ? fitting : days).toSorted(
    (one, other) => Math.abs(daysBetween(to, one)) - Math.abs(daysBetween(to, other)),
  );
  return ordered[0] ?? null;
}

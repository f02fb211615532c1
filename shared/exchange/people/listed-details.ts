import type { Participation } from '../../domain/people/participation.ts';
import type { CalendarDay } from '../../time/calendar-day.ts';
import { clockAt, type WallClock } from '../../time/wall-clock.ts';
import { DateColumn, writtenDate } from '../table/cell-date.ts';
import { readTimes } from '../table/cell-time.ts';
import type { ListColumn } from './list-heads.ts';
import type { PeopleRemark } from './list-remarks.ts';
import { validUntil } from './person-cells.ts';

/** When somebody comes or goes: the day or the time of day is null where the list does not say it. */
export type ListedTravel = { readonly day: CalendarDay | null; readonly at: WallClock | null };

/**
 * What a list says of people that is asked after the confirmation. '' and null where it says nothing. Number and term of
 * the passport stand beside the name, for they tell people apart.
 */
export type ListedDetails = {
  readonly arrival: ListedTravel | null;
  readonly departure: ListedTravel | null;
  /** Flights, routes and tickets, with what stands beside the days of arrival and departure. */
  readonly travelNotes: string;
  readonly accommodation: string;
  readonly diet: string;
  readonly accessibility: string;
  readonly emergencyContact: string;
  readonly passportIssuedBy: string;
  readonly visaState: Participation['visaState'];
  readonly visaBy: CalendarDay | null;
};

/** The columns of which details are made. */
export const detailColumns: ReadonlySet<ListColumn> = new Set([
  'passport',
  'passport-until',
  'passport-issued',
  'arrival',
  'departure',
  'travel',
  'accommodation',
  'diet',
  'accessibility',
  'emergency',
  'visa',
  'visa-by',
]);

type DetailRemark = Extract<
  PeopleRemark['code'],
  'valid-until-wrong' | 'birth-day-first' | 'visa-guessed' | 'visa-unknown'
>;

/** What a cell of details is read by: its texts in one line, a day near which years are guessed, and where remarks go. */
export type DetailCells = {
  readonly of: (kind: ListColumn) => string;
  readonly near: CalendarDay;
  readonly tell: (code: DetailRemark, value: string, kind: ListColumn) => void;
};

export function listedDetails(cells: DetailCells): ListedDetails {
  const [arrival, departure] = [travelIn(cells, 'arrival'), travelIn(cells, 'departure')];
  const visa = visaIn(cells);
  return {
    arrival: arrival.travel,
    departure: departure.travel,
    travelNotes: [cells.of('travel'), arrival.rest, departure.rest].filter(Boolean).join('; '),
    accommodation: cells.of('accommodation'),
    diet: cells.of('diet'),
    accessibility: cells.of('accessibility'),
    emergencyContact: cells.of('emergency'),
    passportIssuedBy: cells.of('passport-issued'),
    visaState: visa,
    visaBy: dayOf(cells, 'visa-by').day,
  };
}

/** Until when the passport is valid: a day, a month as 2029-03, or what is written where that is none, which is told. */
export function passportUntilIn({ of, tell }: DetailCells): string {
  const written = of('passport-until');
  const read = written === '' ? '' : validUntil(written);
  if (read === null) tell('valid-until-wrong', written, 'passport-until');
  return read ?? written;
}

/** What may stand behind the year of a date. */
const yearWord = /^\s*(?:г|года|ж|жылы?|йил|yil|ýyl|с)\.?(?!\p{L})/u;

type FoundDay = { readonly day: CalendarDay | null; readonly rest: string };

/** The day that a cell names, and what else stands in it; a date that fits no day stays in the rest and is told. */
function dayOf({ of, near, tell }: DetailCells, kind: ListColumn): FoundDay {
  const text = of(kind).normalize('NFKC').trim();
  if (text === '') return { day: null, rest: '' };
  const written = writtenDate(text, true);
  const found = written === null ? null : new DateColumn([written], { order: null, near, around: [] }).at(0);
  if (written === null || found === null || found.date === null) {
    if (found !== null || kind === 'visa-by') tell('valid-until-wrong', text, kind);
    return { day: null, rest: text };
  }
  if (found.isAmbiguous) tell('birth-day-first', text, kind);
  return { day: found.date, rest: `${text.slice(0, written.from)} ${text.slice(written.to).replace(yearWord, '')}` };
}

/** "20.11.2026, 14:35, TK 344": the day, the time, and the flight as the rest. */
function travelIn(cells: DetailCells, kind: 'arrival' | 'departure'): { travel: ListedTravel | null; rest: string } {
  const { day, rest } = dayOf(cells, kind);
  const at = rest.search(/(?<![\d.])(?:[01]?\d|2[0-3])[:.][0-5]\d(?![\d.])/u);
  const clock = at === -1 ? null : (/^\d{1,2}[:.]\d{2}(?:\s?[ap]\.?\s?m\.?)?/iu.exec(rest.slice(at))?.[0] ?? null);
  const { start } = readTimes(clock ?? '', { isRange: false, isDashed: false });
  const beside = clock === null ? rest : `${rest.slice(0, at)} ${rest.slice(at + clock.length)}`;
  const travel = day === null && start === null ? null : { day, at: start === null ? null : clockAt(start) };
  return { travel, rest: /[\p{L}\d]/u.test(beside) ? tidy(beside) : '' };
}

/** Without the signs and words that stood between a date and a time. */
function tidy(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .replace(/^[\s,;:()|/–—-]+(?:в|at|um|соати?|soat|sagat|сағат|саат)?(?!\p{L})/u, '')
    .replace(/[\s,;:(|/–—-]+$/, '')
    .trim();
}

/** In this order: "not needed" before "needed". */
const visaWords: readonly (readonly [NonNullable<Participation['visaState']>, RegExp])[] = [
  [
    'not-needed',
    /не (?:нужна|требуется|надо|нужен)|без\s?виз|not (?:needed|required|necessary|applicable)|no visa|visa[- ]free|керек емес|керек эмес|лозим нест|даркор нест|gerek däl|kerak emas|shart emas|керак эмас/iu,
  ],
  ['refused', /отказ|refus|reject|denied|бас тарт|четке как|рад (?:шуд|кард)|ret edil|rad etil/iu],
  [
    'applied',
    /подан|подал|заявлен|оформля|в процессе|ожида|appl|in process|pending|submitted|өтініш|арыз|ариза|дархост|ýüz tut|ariza/iu,
  ],
  [
    'issued',
    /выдан|получен|оформлен|имеется|есть(?!\p{L})|issued|granted|obtained|received|has visa|берілді|берилди|дода шуд|berildi|bar(?!\p{L})/iu,
  ],
  ['needed', /нужна|требуется|необходим|надо|needed|required|necessary|керек|лозим|даркор|gerek|kerak|керак/iu],
];
const [yes, no] = [
  /^(?:да|yes|y|иә|ооба|ҳа|ха|бале|hawa|\+|x|х|✓)$/iu,
  /^(?:нет|no|n|жоқ|жок|не|ýok|yo[‘'’ʻ]?q|йўқ|нест)$/iu,
];

/** How far a visa is; yes and no alone are taken to say whether one is needed. */
function visaIn({ of, tell }: DetailCells): Participation['visaState'] {
  const text = of('visa')
    .replace(/[.!]+$/, '')
    .trim();
  if (!/[\p{L}\d+✓]/u.test(text)) return null;
  const isYes = yes.test(text);
  if (isYes || no.test(text)) {
    tell('visa-guessed', text, 'visa');
    return isYes ? 'needed' : 'not-needed';
  }
  const found = visaWords.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
  if (found === null) tell('visa-unknown', text, 'visa');
  return found;
}

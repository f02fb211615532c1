import { addDays, type CalendarDay, daysBetween } from '../../time/calendar-day.ts';
import type { Day } from '../agenda/day.ts';
import type { Text } from '../language.ts';
import { latinKey } from '../search-key.ts';
import type { WorkshopSnapshot } from '../workshop-snapshot.ts';
import type { AllowanceRate, AllowanceRules, Provision, StayDayKind, Workshop } from '../workshop.ts';
import { dayExpectationOf } from './slots.ts';
import {
  type AllowanceBasis,
  isAskedForDetails,
  isListed,
  type Participation,
  type Travel,
} from '../people/participation.ts';
import type { Person } from '../people/person.ts';

/** The rules with which a workshop begins: UN shares of a daily allowance, nothing provided, no night after the last day. */
export const usualAllowances: AllowanceRules = {
  currency: 'USD',
  rates: [],
  shares: { lodging: 50, breakfast: 10, lunch: 10, dinner: 10 },
  stay: {
    arrival: { isPaid: true, provided: [] },
    programme: { isPaid: true, provided: [] },
    free: { isPaid: true, provided: [] },
    departure: { isPaid: false, provided: [] },
  },
  terminals: { count: 0, amount: 0 },
  localTransport: 0,
  rounding: { to: 1, mode: 'nearest' },
};

/** An exchange of one unit for one unit, in millionths. */
export const sameCurrency = 1_000_000;

/** A day of a stay. Money is in hundredths of a unit of the currency of payment. */
export type StayDay = {
  readonly kind: StayDayKind;
  /** Null where the day of the programme has no date yet. */
  readonly date: CalendarDay | null;
  /** Null for a day without programme. */
  readonly dayId: string | null;
  /** Share of a full allowance: 0 to 100. */
  readonly percent: number;
  /** Null where no rate covers the day. */
  readonly rate: AllowanceRate | null;
  /** Null where no rate covers a day that is paid. */
  readonly amount: number | null;
};

/** Equal days of a stay, as one term of the formula. */
export type AllowanceTerm = {
  readonly days: number;
  readonly rate: AllowanceRate;
  readonly percent: number;
  /** Of one of the days. */
  readonly amount: number;
};

export type Allowance = {
  readonly participation: Participation;
  readonly basis: AllowanceBasis;
  /** Whether the person counts as local only because nobody has said where they live. */
  readonly isAssumed: boolean;
  /** Whether the person has confirmed or come, so that it belongs to the sum; of others it is what they would get. */
  readonly isDue: boolean;
  readonly days: readonly StayDay[];
  readonly terms: readonly AllowanceTerm[];
  /** Days of the programme for which transport is paid to a local participant. */
  readonly transportDays: number;
  /** Terminal expenses of all ways together. */
  readonly terminals: number;
  /** Null where a day has no rate, or the sum is beyond what a number holds exactly. */
  readonly total: number | null;
};

type Source = Pick<
  WorkshopSnapshot,
  'workshop' | 'days' | 'participations' | 'people' | 'institutions' | 'delegations'
>;

/** What everybody on the list gets by these rules, in the order of the participations. */
export function allowancesOf(snapshot: Source, rules: AllowanceRules): Allowance[] {
  const people = new Map(snapshot.people.map((person) => [person.id, person]));
  const stayOf = stayFinder(snapshot);
  return snapshot.participations.filter(isListed).map((participation) => {
    const basis = basisOf(participation, people.get(participation.personId), snapshot);
    const stay = stayOf(participation);
    const paid = basis ?? 'local';
    const found =
      paid === 'allowance'
        ? fullAllowance(participation, stay, rules, snapshot.workshop)
        : reducedAllowance(participation, paid, stay, rules);
    const isDue = participation.status === 'replaced' || isAskedForDetails(participation);
    return { ...found, isAssumed: basis === null, isDue };
  });
}

/**
 * What was decided for the person; else interpreters have a contract, people of another country than that of the venue an
 * allowance, and those whose institution names the city of the venue are local. Null where nothing of that is known: they are
 * of the country, and may have to travel.
 */
function basisOf(
  { role, delegationId, paidAs }: Participation,
  person: Person | undefined,
  { workshop, institutions, delegations }: Source,
): AllowanceBasis | null {
  if (paidAs !== null) return paidAs;
  if (role === 'interpreter') return 'contract';
  const country = person?.country ?? delegations.find(({ id }) => id === delegationId)?.country ?? null;
  if (country !== null && country !== workshop.place.country) return 'allowance';
  const institution = institutions.find(({ id }) => id === person?.institutionId);
  return institution !== undefined && namesCity(institution.name, workshop.place.city) ? 'local' : null;
}

/** Letters of a name of a city that has no ending: "Almaty" and "Алматинская" begin alike. */
const leastStem = 4;

/** Whether a text names a city, in either alphabet and with any ending. */
function namesCity(text: Text, city: Text): boolean {
  const stems = Object.values(city).flatMap((name) => {
    const key = latinKey(name.trim());
    return key === '' ? [] : [key.length > leastStem ? key.slice(0, -1) : key];
  });
  const words = Object.values(text).map((name) => ` ${latinKey(name)}`);
  return stems.some((stem) => words.some((name) => name.includes(` ${stem}`)));
}

type Stay = readonly Pick<StayDay, 'kind' | 'date' | 'dayId'>[];

/**
 * The days of a stay: those of the programme on which the person is expected, from arrival to departure, and the days
 * without programme between two. Where nobody has said when the person arrives: on the day before; nor when the person leaves:
 * on the day after, which is the "plus one day" of UN DESA's rule 41. Whoever comes or goes days before or after is paid from
 * the day of arrival to that of departure, the days between as those without programme.
 */
function stayFinder({ days, participations }: Source): (participation: Participation) => Stay {
  const inOrder = days.toSorted((one, other) => one.number - other.number);
  const numbers = new Map(inOrder.map(({ id, number }) => [id, number]));
  const isExpectedOn = dayExpectationOf({ days, participations });
  return (participation) => {
    const { arrival, departure } = participation;
    const first = numbers.get(arrival?.dayId ?? '') ?? 0;
    const last = numbers.get(departure?.dayId ?? '') ?? Infinity;
    const own = inOrder.filter(
      ({ id, number }) => number >= first && number <= last && isExpectedOn(participation, id),
    );
    const [start, end] = [own[0], own.at(-1)];
    if (start === undefined || end === undefined) return [];
    return [
      ...daysAround('arrival', start, arrival),
      ...own.flatMap((day, index) => [
        ...freeDays(own[index - 1], day),
        { kind: 'programme' as const, date: day.date, dayId: day.id },
      ]),
      ...daysAround('departure', end, departure),
    ];
  };
}

/** The days before the first day of the programme, or after the last one: that of travel is the outermost. */
function daysAround(kind: 'arrival' | 'departure', day: Day, travel: Travel | null): Stay {
  const count = travel === null ? 1 : (travel.daysOff ?? 0);
  const outwards = Array.from({ length: count }, (_, index) => index + 1).map((off) => ({
    kind: off === count ? kind : ('free' as const),
    date: shifted(day, kind === 'arrival' ? -off : off),
    dayId: null,
  }));
  return kind === 'arrival' ? outwards.toReversed() : outwards;
}

function shifted({ date }: Day, by: number): CalendarDay | null {
  return date === null ? null : addDays(date, by);
}

/** The days between two days of the programme; none where one of them has no date. */
function freeDays(before: Day | undefined, day: Day): Stay {
  const from = before?.date ?? null;
  if (from === null || day.date === null) return [];
  const count = Math.max(0, daysBetween(from, day.date) - 1);
  return Array.from({ length: count }, (_, index) => ({ kind: 'free', date: addDays(from, index + 1), dayId: null }));
}

type Money = Omit<Allowance, 'isAssumed' | 'isDue'>;

function fullAllowance(
  participation: Participation,
  stay: Stay,
  rules: AllowanceRules,
  { place }: Pick<Workshop, 'place'>,
): Money {
  const cities = new Set(Object.values(place.city).map((city) => latinKey(city.trim())));
  const days = stay.map((day): StayDay => {
    const percent = allowancePercent(day.kind, rules);
    const rate = rateOn(day.date, cities, rules.rates);
    const amount = percent === 0 ? 0 : rate === null ? null : amountOf(rate, percent, rules);
    return { ...day, percent, rate, amount };
  });
  const terminals = stay.length === 0 ? 0 : rules.terminals.count * rules.terminals.amount;
  return {
    participation,
    basis: 'allowance',
    days,
    terms: termsOf(days),
    transportDays: 0,
    terminals,
    total: sumOf([...days.map(({ amount }) => amount), terminals]),
  };
}

/** Transport on each day of the programme for a local participant, nothing for whoever has a contract. */
function reducedAllowance(
  participation: Participation,
  basis: AllowanceBasis,
  stay: Stay,
  { localTransport }: AllowanceRules,
): Money {
  const transportDays =
    basis === 'local' && localTransport > 0 ? stay.filter(({ kind }) => kind === 'programme').length : 0;
  const total = transportDays * localTransport;
  return { participation, basis, days: [], terms: [], transportDays, terminals: 0, total };
}

/** What is left of a full allowance, in percent, when the shares of what is provided are taken off. */
export function allowancePercent(kind: StayDayKind, { stay, shares }: Pick<AllowanceRules, 'stay' | 'shares'>): number {
  const { isPaid, provided } = stay[kind];
  if (!isPaid) return 0;
  const taken = new Set<Provision>(provided);
  return Math.max(0, 100 - [...taken].reduce((sum, each) => sum + shares[each], 0));
}

/**
 * The rate of a day: one of the city, in either alphabet, before one of every place, and of several the one whose period
 * begins last. A day without date is covered by rates without period alone.
 */
function rateOn(
  date: CalendarDay | null,
  cities: ReadonlySet<string>,
  rates: readonly AllowanceRate[],
): AllowanceRate | null {
  const isOfCity = ({ city }: AllowanceRate): boolean => city.trim() !== '' && cities.has(latinKey(city.trim()));
  const covering = rates.filter(
    (rate) => (rate.city.trim() === '' || isOfCity(rate)) && isWithin(date, rate) && rate.amount > 0,
  );
  const rank = (rate: AllowanceRate): string => `${isOfCity(rate) ? 1 : 0}${rate.from ?? ''}`;
  return covering.reduce<AllowanceRate | null>(
    (best, rate) => (best === null || rank(rate) > rank(best) ? rate : best),
    null,
  );
}

function isWithin(date: CalendarDay | null, { from, to }: AllowanceRate): boolean {
  if (date === null) return from === null && to === null;
  return (from === null || from <= date) && (to === null || date <= to);
}

type ExchangedRate = Pick<AllowanceRate, 'amount' | 'currency' | 'exchange'>;

/** 100 % at an exchange of one for one. */
const hundredPercent = 100n * BigInt(sameCurrency);

/** A share of a rate in the currency of payment, in hundredths of a unit times `hundredPercent`. */
function unrounded({ amount, currency, exchange }: ExchangedRate, percent: number, payment: string): bigint {
  return BigInt(amount) * BigInt(percent) * BigInt(currency === payment ? sameCurrency : exchange);
}

/** Whether the amount of a day is its share of the rate without any rounding. */
export function isExact(
  { rate, percent, amount }: Pick<AllowanceTerm, 'rate' | 'percent' | 'amount'>,
  currency: string,
): boolean {
  return unrounded(rate, percent, currency) === BigInt(amount) * hundredPercent;
}

/**
 * A share of a rate in the currency of payment, rounded. Exact: the product is an integer until it is rounded, once; a
 * half goes up.
 */
export function amountOf(
  rate: ExchangedRate,
  percent: number,
  { currency, rounding: { to, mode } }: Pick<AllowanceRules, 'currency' | 'rounding'>,
): number {
  const numerator = unrounded(rate, percent, currency);
  const step = hundredPercent * BigInt(to);
  const added = mode === 'up' ? step - 1n : mode === 'nearest' ? step / 2n : 0n;
  return Number(((numerator + added) / step) * BigInt(to));
}

function termsOf(days: readonly StayDay[]): AllowanceTerm[] {
  const terms: AllowanceTerm[] = [];
  for (const { rate, percent, amount } of days) {
    if (rate === null || amount === null || percent === 0) continue;
    const at = terms.findIndex((term) => term.rate === rate && term.percent === percent);
    const term = terms[at];
    if (term === undefined) terms.push({ days: 1, rate, percent, amount });
    else terms[at] = { ...term, days: term.days + 1 };
  }
  return terms;
}

/** Null where one of them is not known, or the sum is no exact number. */
function sumOf(amounts: readonly (number | null)[]): number | null {
  let sum = 0;
  for (const amount of amounts) {
    if (amount === null) return null;
    sum += amount;
  }
  return Number.isSafeInteger(sum) ? sum : null;
}

/** What those who are due come to; null where one of them is not known. */
export function totalOf(allowances: readonly Pick<Allowance, 'total' | 'isDue'>[]): number | null {
  return sumOf(allowances.flatMap(({ total, isDue }) => (isDue ? [total] : [])));
}

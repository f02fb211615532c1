import type { Country } from '../domain/country.ts';
import { type Language, textIn } from '../domain/language.ts';
import { type ParticipationRole } from '../domain/people/participation.ts';
import type { TrainerAvailability } from '../domain/people/person.ts';
import { searchKey } from '../domain/search-key.ts';
import { addDays, type CalendarDay } from '../time/calendar-day.ts';
import type { DirectoryPerson, DirectorySeat, DirectoryWorkshop } from './directory.ts';
import { heldSeats } from './people-columns.ts';

/** Who comes in one of these roles is on the register of trainers. */
const trainingRoles: ReadonlySet<ParticipationRole> = new Set(['trainer', 'facilitator', 'expert', 'interpreter']);

/** Whether somebody is on the register: put on it by hand, or because of a role in some workshop. */
export function isTrainer(row: DirectoryPerson): boolean {
  return row.person.trainer !== null || row.seats.some((seat) => seat.isListed && trainingRoles.has(seat.role));
}

/** Sessions held, and their length in hours to one decimal. */
export type TrainingLoad = { readonly sessions: number; readonly hours: number };

/** What somebody held in all workshops together; with a year only in those that begin in it. */
export function trainingLoad(row: Pick<DirectoryPerson, 'seats'>, year: number | null = null): TrainingLoad {
  const own = heldSeats(row).filter(({ workshop }) => year === null || beginsIn(workshop, year));
  return {
    sessions: own.reduce((sum, { sessions }) => sum + sessions, 0),
    hours: hoursOf(own.reduce((sum, { minutes }) => sum + minutes, 0)),
  };
}

export function hoursOf(minutes: number): number {
  return Math.round(minutes / 6) / 10;
}

function beginsIn({ dates }: DirectoryWorkshop, year: number): boolean {
  return dates[0]?.startsWith(`${String(year)}-`) === true;
}

/** Where somebody trained, in the order of the last time, and where they are from. */
export function trainerCountries(row: DirectoryPerson): readonly Country[] {
  const trained = heldSeats(row).filter(({ role, sessions }) => trainingRoles.has(role) || sessions > 0);
  const { country } = row.person;
  return [...new Set([...(country === null ? [] : [country]), ...trained.map(({ workshop }) => workshop.country)])];
}

/** Days, both included. */
export type Period = { readonly from: CalendarDay; readonly to: CalendarDay };

/**
 * How somebody is on given days: busy on at least one of them, in a workshop or as they said; free on all, as they said; or
 * unknown where nothing speaks against it.
 */
export type Availability =
  | { readonly state: 'free' | 'unknown'; readonly workshop: null }
  /** Null where they have said so. */
  | { readonly state: 'busy'; readonly workshop: DirectoryWorkshop | null };

export function availabilityOn(row: DirectoryPerson, period: Period): Availability {
  const busy = heldSeats(row).find(({ workshop }) => workshop.dates.some((day) => isIn(day, period)));
  if (busy !== undefined) return { state: 'busy', workshop: busy.workshop };
  const told = row.person.trainer?.availability ?? [];
  if (told.some((each) => !each.isFree && overlaps(each, period))) return { state: 'busy', workshop: null };
  return { state: isCovered(period, told) ? 'free' : 'unknown', workshop: null };
}

function isIn(day: CalendarDay, { from, to }: Period): boolean {
  return from <= day && day <= to;
}

function overlaps(one: Period, other: Period): boolean {
  return one.from <= other.to && other.from <= one.to;
}

/** Whether free days that were told of follow each other over the whole period. */
function isCovered({ from, to }: Period, told: readonly TrainerAvailability[]): boolean {
  const free = told.filter(({ isFree }) => isFree).sort((one, other) => (one.from < other.from ? -1 : 1));
  let next = from;
  for (const each of free) if (each.from <= next && each.to >= next) next = addDays(each.to, 1);
  return next > to;
}

/** Who is looked for: what they can train, in which language, and on which days; null and '' leave it open. */
export type TrainerWish = {
  readonly topic: string;
  readonly language: Language | null;
  readonly period: Period | null;
  readonly isMaster: boolean;
};

/** Whether somebody may do what is wanted, and is not busy then. */
export function suits(row: DirectoryPerson, { topic, language, period, isMaster }: TrainerWish): boolean {
  if (language !== null && !row.person.languages.includes(language)) return false;
  if (isMaster && row.person.trainer?.mayBeMaster !== true) return false;
  if (period !== null && availabilityOn(row, period).state === 'busy') return false;
  return knowsTopic(row, topic);
}

/** Whether each word stands in a topic, or in the title of a session that they led. */
function knowsTopic(row: DirectoryPerson, topic: string): boolean {
  const words = searchKey(topic)
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return true;
  const titles = row.seats.flatMap(({ taught }) => taught.flatMap((title) => Object.values(title)));
  const known = [...(row.person.trainer?.topics ?? []), ...titles].map(searchKey);
  return known.some((each) => words.every((word) => each.includes(word)));
}

/** The titles of sessions that somebody led, each once, those of the latest workshop first. */
export function taughtTitles({ seats }: Pick<DirectoryPerson, 'seats'>, language: Language): readonly string[] {
  const titles = seats.flatMap(({ taught }: DirectorySeat) => taught.map((title) => textIn(title, language)));
  return [...new Set(titles)].filter((title) => title !== '');
}

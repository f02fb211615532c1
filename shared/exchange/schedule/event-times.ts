import { valueIn } from '../../result.ts';
import { addDays, type CalendarDay, daysBetween, isCalendarDay } from '../../time/calendar-day.ts';
import { readCalendarDay } from '../../time/typed-day.ts';
import { clockAt, minutesOf, type WallClock } from '../../time/wall-clock.ts';
import { type LocalTime, localAt } from '../../time/zoned-time.ts';
import { readDuration } from '../calendar/calendar-moments.ts';

const minutesInDay = 24 * 60;
const epoch = '1970-01-01';

/** A day of a schedule as it is written. */
export type WrittenEventDay = {
  readonly date: string;
  /** The number of the day, from 1; '' when it has none. */
  readonly index: string;
  /** When the day begins, as a date with time. */
  readonly start: string;
};

/** When an event takes place, every field as it is written; '' when the file does not have it. */
export type WrittenEventTime = {
  readonly day: WrittenEventDay;
  /** A date with time, and mostly with an offset from UTC. */
  readonly date: string;
  /** A time of day, which may pass 24:00, or a date with time. */
  readonly start: string;
  /** A date with time. */
  readonly end: string;
  readonly duration: string;
};

/** When an event was understood to begin, by the clock of the conference. */
export type EventTime = {
  /** A number from 1 where the file numbers its days without dates. */
  readonly day: CalendarDay | number | null;
  readonly start: WallClock | null;
  /** Null where the file does not say it. */
  readonly minutes: number | null;
  /** The time of day that the file writes beside a date that means another one; else null. */
  readonly otherStart: WallClock | null;
};

type Moment = {
  readonly day: CalendarDay;
  /** Minutes after midnight; null for a date alone. */
  readonly clock: number | null;
  /** Minutes east of UTC; null when there is none. */
  readonly offset: number | null;
};

/** `2025-07-15T09:00:00+05:00`, with a space for the T, without seconds, without an offset, or a date alone. */
function momentIn(written: string): Moment | null {
  const match =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d):(\d\d)(?::\d\d(?:[.,]\d+)?)?\s*(?:(Z|UTC)|([+-])(\d\d):?(\d\d)?)?)?$/i.exec(
      written.trim(),
    );
  const [, day = '', hours, minutes, utc, sign, offsetHours, offsetMinutes] = match ?? [];
  if (!isCalendarDay(day)) return null;
  if (hours === undefined || Number(hours) > 23 || Number(minutes) > 59) return { day, clock: null, offset: null };
  const east = Number(offsetHours ?? '0') * 60 + Number(offsetMinutes ?? '0');
  const offset = utc === undefined && sign === undefined ? null : sign === '-' ? -east : east;
  return { day, clock: Number(hours) * 60 + Number(minutes), offset };
}

/** Minutes after midnight, beyond 24:00 for the night after; null when it is no time: 9:00, 09:00:00, 9:5, 0900, 25:30. */
function clockIn(written: string): number | null {
  const match = /^(\d{1,2})(?:[:.h](\d{1,2})(?:[:.]\d{1,2}(?:[.,]\d+)?)?|(\d\d))$/i.exec(written.trim());
  if (match === null) return null;
  const [hours, minutes] = [Number(match[1]), Number(match[2] ?? match[3])];
  return minutes > 59 || hours > 47 ? null : hours * 60 + minutes;
}

/**
 * A length in minutes: `01:30`, `1:30:00` (hours, minutes, seconds), `1:02:30` (a day, hours, minutes, as pretalx
 * writes what is longer than a day), `1:00:00:00`, `PT1H30M`, `90`, and `0.5` in hours. Null when it is no length.
 */
function minutesIn(written: string): number | null {
  const text = written.trim();
  const parts = text.split(':').map(Number);
  let minutes: number | null = null;
  if (/^\d{1,4}(?::\d{1,2}){1,3}$/.test(text)) {
    const [first = 0, second = 0, third = 0, fourth = 0] = parts;
    const hasDays = parts.length === 4 || (parts.length === 3 && third > 0 && first > 0 && !/^\d\d:/.test(text));
    const [days, hours, rest, seconds] = hasDays ? [first, second, third, fourth] : [0, first, second, third];
    minutes = days * minutesInDay + hours * 60 + rest + seconds / 60;
  } else if (/^\d{1,4}$/.test(text)) minutes = Number(text);
  else if (/^\d{1,2}[.,]\d{1,2}$/.test(text)) minutes = Number(text.replace(',', '.')) * 60;
  else if (/^p/i.test(text)) minutes = readDuration(text.toUpperCase());
  else {
    const words = /^(?:(\d{1,2})\s*(?:h|ч)\p{L}*\.?)?\s*(?:(\d{1,4})\s*(?:m|м)\p{L}*\.?)?$/iu.exec(text);
    if (words !== null) minutes = Number(words[1] ?? '0') * 60 + Number(words[2] ?? '0');
  }
  return minutes !== null && minutes > 0 ? minutes : null;
}

/** Before it a time of day belongs to the night after, where a file does not say its own: six in the morning. */
const usualDayChange = 6 * 60;

/** Reads the times of the events of one schedule by the clock of the conference. */
export class EventTimes {
  /** Whether the file names UTC as the zone of a place where the clocks show another time. */
  readonly isZoneWrong: boolean;
  readonly #zone: string | null;
  readonly #dayChange: number;
  /** Minutes east of UTC, in a file that names no zone; null when no event says it. */
  readonly #offset: number | null;

  /** `zone` is that of the conference, null when the file names none; `dayChange` is `<day_change>` as it is written. */
  constructor(zone: string | null, dayChange: string, events: readonly WrittenEventTime[]) {
    const offset = usualOffset(events);
    // UTC names no place: where most events have another offset, it is what a program writes that knows no zone.
    this.isZoneWrong = zone === 'UTC' && offset !== null && offset !== 0;
    this.#zone = this.isZoneWrong ? null : zone;
    this.#dayChange = clockIn(dayChange) ?? usualDayChange;
    this.#offset = this.#zone === null ? offset : null;
  }

  timeOf(written: WrittenEventTime): EventTime {
    const { day, start, otherStart } = this.#startOf(written);
    return { day, start, otherStart, minutes: minutesIn(written.duration) ?? lengthUntilEnd(written) };
  }

  #startOf(written: WrittenEventTime): Omit<EventTime, 'minutes'> {
    const moment = fullStart(written);
    const clock = clockIn(written.start);
    if (moment === null || moment.clock === null) {
      return { ...this.#onDay(moment?.day ?? null, written, clock), otherStart: null };
    }
    if (moment.offset === null) {
      // Without an offset the date is by the clock of the conference, and so is the time of day, which is exact.
      const isNext = clock !== null && clock >= minutesInDay && clock % minutesInDay !== moment.clock;
      const start = clockAt((clock ?? moment.clock) % minutesInDay);
      return { day: isNext ? addDays(moment.day, 1) : moment.day, start, otherStart: null };
    }
    const local = this.#atConference(moment, clock);
    const isOther = clock !== null && clock % minutesInDay !== minutesOf(local.clock);
    return { day: local.day, start: local.clock, otherStart: isOther ? clockAt(clock % minutesInDay) : null };
  }

  #atConference(moment: Moment, clock: number | null): LocalTime {
    const utc = utcOf(moment);
    if (this.#zone !== null) return localAt(utc * 60, this.#zone);
    const own = moment.offset ?? 0;
    const usual = this.#offset ?? own;
    // Where date and time of day agree, an hour of difference is a change of the clocks, not a place far away.
    const agrees = clock !== null && clock % minutesInDay === moment.clock;
    return atOffset(utc, agrees && Math.abs(usual - own) <= 60 ? own : usual);
  }

  /** From the day's date, or else its number, and a time of day. */
  #onDay(date: CalendarDay | null, { day }: WrittenEventTime, clock: number | null): Pick<EventTime, 'day' | 'start'> {
    const begin = momentIn(day.start);
    const named = date ?? dateOf(day);
    const start = clock === null ? null : clockAt(clock % minutesInDay);
    const change =
      begin?.day === named && begin?.clock != null ? Math.min(begin.clock, this.#dayChange) : this.#dayChange;
    const isNight = clock !== null && (clock >= minutesInDay || clock < change);
    if (named !== null) return { day: isNight ? addDays(named, 1) : named, start };
    const number = /^\d{1,2}$/.test(day.index.trim()) ? Number(day.index) : 0;
    return { day: number === 0 ? null : number + (isNight ? 1 : 0), start };
  }
}

/** The date of a day, or that of its beginning; null when there is neither. */
export function dateOf({ date, start }: WrittenEventDay): CalendarDay | null {
  return valueIn(readCalendarDay(date)) ?? momentIn(date)?.day ?? momentIn(start)?.day ?? null;
}

function fullStart({ date, start }: WrittenEventTime): Moment | null {
  return momentIn(date) ?? momentIn(start);
}

function lengthUntilEnd(written: WrittenEventTime): number | null {
  const [start, end] = [fullStart(written), momentIn(written.end)];
  if (start?.clock == null || end?.clock == null || (start.offset === null) !== (end.offset === null)) return null;
  const minutes = utcOf(end) - utcOf(start);
  return minutes > 0 ? minutes : null;
}

/** Minutes since 1970 in UTC; a date without an offset is taken as UTC. */
function utcOf({ day, clock, offset }: Moment): number {
  return daysBetween(epoch, day) * minutesInDay + (clock ?? 0) - (offset ?? 0);
}

function atOffset(utc: number, offset: number): LocalTime {
  const minutes = utc + offset;
  const day = Math.floor(minutes / minutesInDay);
  return { day: addDays(epoch, day), clock: clockAt(minutes - day * minutesInDay) };
}

const [farthestWest, farthestEast] = [-12 * 60, 14 * 60];

/** The offset that most events have: the time of day less the time in UTC, or the offset of the date itself. */
function usualOffset(events: readonly WrittenEventTime[]): number | null {
  const counts = new Map<number, number>();
  for (const event of events) {
    const moment = fullStart(event);
    if (moment?.clock == null || moment.offset === null) continue;
    const clock = clockIn(event.start);
    const away = clock === null ? moment.offset : (clock % minutesInDay) - (moment.clock - moment.offset);
    const offset = away < farthestWest ? away + minutesInDay : away > farthestEast ? away - minutesInDay : away;
    counts.set(offset, (counts.get(offset) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, one], [, other]) => other - one);
  return most?.[0] ?? null;
}

import { Temporal } from 'temporal-polyfill';
import type { CalendarDay } from './calendar-day.ts';
import type { WallClock } from './wall-clock.ts';

/** This moment in UTC, `2026-11-22T09:00:00.123Z`. The only reading of the machine's clock. */
export function now(): string {
  return Temporal.Now.instant().toString({ fractionalSecondDigits: 3 });
}

export function millisecondsSince1970(instant: string): number {
  return Temporal.Instant.from(instant).epochMilliseconds;
}

/** Day and wall-clock time of an instant in an IANA zone; the machine's own zone when none is given. */
export function localTime(
  instant: string,
  timeZone = Temporal.Now.timeZoneId(),
): { day: CalendarDay; clock: WallClock } {
  const zoned = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
  return {
    day: zoned.toPlainDate().toString(),
    clock: zoned.toPlainTime().toString({ smallestUnit: 'minute' }),
  };
}

/** Day and wall-clock time now in a zone by its name; in the machine's own where no zone has that name. */
export function localTimeNow(timeZone: string): ReturnType<typeof localTime> {
  return isTimeZone(timeZone) ? localTime(now(), timeZone) : localTime(now());
}

/** The IANA zone to which this machine is set. */
export function localTimeZone(): string {
  return Temporal.Now.timeZoneId();
}

export function isTimeZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}

/** Offset from UTC in minutes at a wall-clock time: Asia/Almaty is +360 in 2020 and +300 in 2025. */
export function offsetAt(day: CalendarDay, clock: WallClock, timeZone: string): number {
  const zoned = Temporal.PlainDateTime.from(`${day}T${clock}`).toZonedDateTime(timeZone);
  return zoned.offsetNanoseconds / 60_000_000_000;
}

/** Whole minutes from one instant to another; negative where the other is earlier. */
export function minutesBetween(one: string, other: string): number {
  return Math.trunc(Temporal.Instant.from(one).until(other).total('minutes'));
}

/**
 * Hybrid logical clock (Kulkarni et al., 2014): orders the changes of several laptops although their clocks differ.
 * A timestamp is `<instant>/<counter>/<device>`; as plain text, later ones of one device sort after earlier ones.
 *
 * Where the last one is more than a day ahead of a clock that may be right, the clock was wrong and has been put right.
 * The device then goes on under a name of its own, `d-7K2PQX-2`: as another device its timestamps may begin with the right
 * date again.
 */
export function timestampAfter(previous: string, instant: string, device: string): string {
  const [lastInstant = '', lastCounter = '0', lastDevice = ''] = previous.split('/');
  const own = isEpochOf(lastDevice, device) ? lastDevice : device;
  const isPutRight = !isClockBehind(instant) && isAheadOfClock(lastInstant, instant);
  if (isPutRight) return timestampFrom(instant, 0, nextEpoch(own, device));
  if (instant > lastInstant) return timestampFrom(instant, 0, own);
  return timestampFrom(lastInstant, Number(lastCounter) + 1, own);
}

/** This version was made after that instant, so no clock that is right shows an earlier one. */
const madeAfter = '2026-11-01T00:00:00.000Z';

/** Whether a clock is certainly behind, as one is whose battery is empty. */
export function isClockBehind(clock: string): boolean {
  return clock < madeAfter;
}

const dayInMilliseconds = 24 * 60 * 60 * 1000;

/** Whether an instant is more than a day after `clock`, so that one of them is wrong. False for an empty one. */
export function isAheadOfClock(instant: string, clock: string): boolean {
  if (instant <= clock || !isInstant(instant)) return false;
  return millisecondsSince1970(instant) - millisecondsSince1970(clock) > dayInMilliseconds;
}

function isInstant(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT/.test(text);
}

/** Whether a name in a timestamp is that of the device, or one that it got after its clock was put right. */
function isEpochOf(name: string, device: string): boolean {
  return name === device || (name.startsWith(`${device}-`) && /^\d+$/.test(name.slice(device.length + 1)));
}

function nextEpoch(name: string, device: string): string {
  return `${device}-${name === device ? 2 : Number(name.slice(device.length + 1)) + 1}`;
}

function timestampFrom(instant: string, counter: number, device: string): string {
  return `${instant}/${String(counter).padStart(6, '0')}/${device}`;
}

/** The instant of a timestamp, in UTC. */
export function instantOf(stamp: string): string {
  return stamp.split('/')[0] ?? '';
}

/** The computer of a timestamp; empty for an empty one. */
export function deviceOf(stamp: string): string {
  return stamp.split('/')[2] ?? '';
}

import { minutesOf } from '../../time/wall-clock.ts';
import { narrows, type Audience, type Circle } from '../audience.ts';
import type { Day } from '../day.ts';
import { isBlank } from '../language.ts';
import type { Placement, Session } from '../session.ts';
import type { Duty } from './crew.ts';
import { endingAt } from './day-hours.ts';

/**
 * Whom a session asks for. `everybody`: a plenary item, which has all rooms and no audience of its own. `named`: those
 * whom its filter lets in. `open`: whoever comes, because it runs in one room beside others, or because its audience is
 * told in words only. Nobody is in two places because of an open session: people choose.
 */
export type Demand = 'everybody' | 'named' | 'open';

/** A session at its place in time. */
export type Spot = {
  readonly session: Session;
  readonly day: Day;
  /** The place of the day in the workshop, from 0. */
  readonly dayIndex: number;
  /** Minutes since midnight. */
  readonly start: number;
  /** Minutes since midnight; above 1440 where it runs past midnight. */
  readonly end: number;
  readonly roomId: string | null;
  readonly crew: readonly Duty[];
  readonly demand: Demand;
  /** Whom the filter lets in; everybody where there is none. */
  readonly circle: Circle;
};

export type PlannedDay = {
  readonly day: Day;
  readonly index: number;
  /** The hours of the day, in minutes since midnight. */
  readonly opensAt: number;
  readonly closesAt: number;
  /** In the order of time. */
  readonly spots: readonly Spot[];
  /** Minutes of the longest session of the day. */
  readonly longest: number;
};

/** The sessions of the day that take up any of the minutes `from` to `to`, but not `except`. */
export function meanwhile(day: PlannedDay | undefined, from: number, to: number, except: string): Spot[] {
  const met: Spot[] = [];
  if (day === undefined) return met;
  for (let at = firstStartingAfter(day.spots, from - day.longest); at < day.spots.length; at++) {
    const spot = day.spots[at];
    if (spot === undefined || spot.start >= to) break;
    if (spot.end > from && spot.session.id !== except) met.push(spot);
  }
  return met;
}

export function planDay(day: Day, index: number, spots: Spot[]): PlannedDay {
  spots.sort((one, other) => one.start - other.start || (one.session.id < other.session.id ? -1 : 1));
  return {
    day,
    index,
    opensAt: minutesOf(day.startsAt),
    closesAt: endingAt(day.endsAt),
    spots,
    longest: spots.reduce((most, spot) => Math.max(most, spot.session.minutes), 0),
  };
}

export function makeSpot(
  session: Session,
  placement: Placement,
  day: Day,
  dayIndex: number,
  { audience, crews }: { readonly audience: Audience; readonly crews: ReadonlyMap<string, readonly Duty[]> },
): Spot {
  const start = minutesOf(placement.start);
  return {
    session,
    day,
    dayIndex,
    start,
    end: start + session.minutes,
    roomId: placement.roomId,
    crew: crews.get(session.id) ?? [],
    demand: demandOf(session, placement.roomId),
    circle: audience.circleOf(session.audienceFilter),
  };
}

function demandOf({ audienceFilter, audience }: Session, roomId: string | null): Demand {
  if (audienceFilter !== null && narrows(audienceFilter)) return 'named';
  return roomId === null && isBlank(audience) ? 'everybody' : 'open';
}

function firstStartingAfter(spots: readonly Spot[], minute: number): number {
  let [low, high] = [0, spots.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spots[middle]?.start ?? 0) > minute) high = middle;
    else low = middle + 1;
  }
  return low;
}

import type { WorkshopSnapshot } from '../../shared/domain/workshop-snapshot.ts';
import { addDays } from '../../shared/time/calendar-day.ts';
import { localTime, now } from '../../shared/time/instant.ts';
import { minutesOf } from '../../shared/time/wall-clock.ts';

/**
 * The workshop as if it began today in a place where it is past noon and before one o'clock just now, whatever the time
 * of this computer: what follows from the clock can then be tested at any hour.
 */
export function takingPlaceNow(snapshot: WorkshopSnapshot): WorkshopSnapshot {
  const timeZone = zoneAtNoon();
  const { day } = localTime(now(), timeZone);
  return {
    ...snapshot,
    workshop: { ...snapshot.workshop, timeZone },
    days: snapshot.days.map((each) => ({ ...each, date: addDays(day, each.number - 1) })),
  };
}

/** The zones of `Etc` are named by their distance to Greenwich, west being positive. */
function zoneAtNoon(): string {
  const ahead = 12 - Math.floor(minutesOf(localTime(now(), 'UTC').clock) / 60);
  return `Etc/GMT${ahead >= 0 ? '-' : '+'}${Math.abs(ahead)}`;
}

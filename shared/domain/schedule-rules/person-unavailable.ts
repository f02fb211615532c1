import { minutesOf } from '../../time/wall-clock.ts';
import type { Participation } from '../participation.ts';
import type { Spot } from './spot.ts';
import { humansIn } from './crew.ts';
import { endingAt } from './day-hours.ts';
import { finding, type Finding, type Rule } from './finding.ts';

/** A trainer, interpreter or speaker who is needed when they cannot be there, by their own hours of that day. */
export const personUnavailable: Rule = {
  name: 'person-unavailable',
  severity: 'must-fix',
  find: (agenda) => agenda.spots.flatMap(absences),
  at: (_agenda, _settings, spot) => absences(spot),
};

function absences(spot: Spot): Finding[] {
  if (spot.crew.every(({ participation }) => participation.availability === null)) return [];
  return humansIn(spot.crew).flatMap((participation) => {
    const minutes = minutesAbsent(participation, spot);
    if (minutes === 0) return [];
    return finding('person-unavailable', [spot.session.id, participation.id], {
      sessionIds: [spot.session.id],
      dayId: spot.day.id,
      participationIds: [participation.id],
      minutes,
    });
  });
}

/** Minutes of the session that lie outside the hours of the day; 0 for somebody who is always there. */
export function minutesAbsent(
  { availability }: Pick<Participation, 'availability'>,
  { day, start, end }: Pick<Spot, 'day' | 'start' | 'end'>,
): number {
  if (availability === null) return 0;
  const hours = availability
    .filter((each) => each.dayId === day.id)
    .map((each) => ({ from: minutesOf(each.from), to: endingAt(each.to) }))
    .sort((one, other) => one.from - other.from);
  let [absent, clock] = [0, start];
  for (const { from, to } of hours) {
    if (from >= end) break;
    absent += Math.max(0, from - clock);
    clock = Math.max(clock, to);
  }
  return absent + Math.max(0, end - clock);
}

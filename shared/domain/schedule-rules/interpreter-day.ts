import type { Day } from '../day.ts';
import type { PreparedAgenda } from './agenda.ts';
import type { Spot } from './spot.ts';
import { participationsOf } from './person-in-two-places.ts';

/** What one interpreter interprets on one day, in the order of time. */
export type InterpreterDay = {
  readonly personId: string;
  readonly participationIds: readonly string[];
  readonly day: Day;
  readonly spots: readonly Spot[];
};

export function interpreterDays({ spots, people, personIds }: PreparedAgenda): InterpreterDay[] {
  return personIds.flatMap((personId, person) => {
    const members = people.members.subarray(people.offsets[person] ?? 0, people.offsets[person + 1] ?? 0);
    const days = new Map<number, Spot[]>();
    for (const place of members) {
      const spot = spots[place];
      if (spot === undefined || !interprets(personId, spot)) continue;
      const ofDay = days.get(spot.dayIndex);
      if (ofDay === undefined) days.set(spot.dayIndex, [spot]);
      else ofDay.push(spot);
    }
    return [...days.values()].flatMap((ofDay) => {
      const day = ofDay[0]?.day;
      return day === undefined
        ? []
        : [{ personId, participationIds: participationsOf(personId, ...ofDay), day, spots: ofDay }];
    });
  });
}

function interprets(personId: string, { crew }: Spot): boolean {
  return crew.some(({ role, participation }) => role === 'interpreter' && participation.personId === personId);
}

/** Minutes that the spots take up, those that overlap counted once. */
export function minutesCovered(spots: readonly Spot[]): number {
  let [minutes, until] = [0, 0];
  for (const { start, end } of spots) {
    minutes += Math.max(0, end - Math.max(start, until));
    until = Math.max(until, end);
  }
  return minutes;
}

import { updated } from '../../changes/record-changes.ts';
import { usualLength } from '../../operations/sessions.ts';
import { addDays } from '../../time/calendar-day.ts';
import { clockAt, minutesOf } from '../../time/wall-clock.ts';
import type { Repair, RepairInput, RepairWay } from './repair.ts';
import { insertItem, makeRoom, nearest, seams } from './shift-day.ts';
import type { PlannedDay } from './spot.ts';

/** Adds lunch where a session ends in the lunch window, as near to its middle as lunch can lie. */
export const addLunch: RepairWay = (input) => {
  const { settings } = input;
  if (input.finding.wording !== 'lunch-missing') return [];
  const minutes = Math.max(usualLength('lunch'), settings.lunchMinutes);
  const [from, to] = [minutesOf(settings.lunchFrom), minutesOf(settings.lunchTo)];
  const middle = (from + to - minutes) / 2;
  return inserted(input, 'add-lunch', (planned) => ({
    kind: 'lunch',
    at: nearest(seams(planned, from, to - settings.lunchMinutes), middle),
    minutes,
  }));
};

/** Adds a break where a session ends, as near to the middle of the stretch as there is a seam. */
export const addBreak: RepairWay = (input) =>
  inserted(input, 'add-break', (planned) => {
    const from = Number(input.finding.values['from'] ?? 0);
    const length = input.finding.minutes ?? 0;
    const at = nearest(seams(planned, from + 1, from + length - 1), from + length / 2);
    return { kind: 'break', at, minutes: usualLength('break') };
  });

/** The opening goes to the start of the first day, after registration; the closing to the end of the last. */
export const addOpeningOrClosing: RepairWay = (input) =>
  input.finding.wording === 'opening-missing'
    ? inserted(input, 'add-opening', ({ spots, opensAt }) => {
        const [first] = spots;
        const at = first?.session.kind === 'registration' ? first.end : (first?.start ?? opensAt);
        return { kind: 'opening', at, minutes: usualLength('opening') };
      })
    : inserted(input, 'add-closing', ({ spots, opensAt }) => {
        const at = spots.reduce((last, spot) => Math.max(last, spot.end), spots.length === 0 ? opensAt : 0);
        return { kind: 'closing', at, minutes: usualLength('closing') };
      });

/** Starts the later session when whoever is needed in it can be there; what follows moves along. */
export const startLater: RepairWay = ({ finding, agenda, settings }) => {
  const spot = agenda.spotOf.get(finding.sessionIds[1] ?? '');
  const planned = agenda.days[spot?.dayIndex ?? -1];
  if (spot === undefined || planned === undefined) return [];
  const changes = makeRoom(planned, spot.start, settings.turnRound - (finding.minutes ?? 0));
  if (changes === null) return [];
  const time = clockAt(spot.start + settings.turnRound - (finding.minutes ?? 0));
  return [{ text: 'start-later', about: { sessionId: spot.session.id, time }, changes }];
};

/** Two sessions of the same length change places, so that the one that must come first does. */
export const changePlaces: RepairWay = ({ finding, agenda }) => {
  const [one, other] = finding.sessionIds.map((id) => agenda.spotOf.get(id)?.session);
  if (one == null || other == null || one.minutes !== other.minutes || one.placement === null) return [];
  const changes = [
    ...updated('session', one, { placement: other.placement }),
    ...updated('session', other, { placement: one.placement }),
  ];
  return [{ text: 'change-places', about: { sessionId: one.id, otherSessionId: other.id }, changes }];
};

/** Lets the hours of the day reach from its first start to its last end. */
export const widenDay: RepairWay = ({ finding, agenda }) => {
  const planned = agenda.days.find(({ day }) => day.id === finding.dayId);
  if (planned === undefined) return [];
  const { day, spots, opensAt, closesAt } = planned;
  const from = clockAt(spots.reduce((first, spot) => Math.min(first, spot.start), opensAt));
  const to = clockAt(spots.reduce((last, spot) => Math.max(last, spot.end), closesAt));
  const changes = updated('day', day, { startsAt: from, endsAt: to });
  return changes.length === 0 ? [] : [{ text: 'widen-day', about: { dayId: day.id, from, to }, changes }];
};

/** Counts on from a day that has a date; none where no day has one. */
export const setMissingDates: RepairWay = ({ agenda }) => {
  const dated = agenda.days.find(({ day }) => day.date !== null);
  const date = dated?.day.date;
  if (dated === undefined || date == null) return [];
  const changes = agenda.days
    .filter(({ day }) => day.date === null)
    .flatMap(({ day }) => updated('day', day, { date: addDays(date, day.number - dated.day.number) }));
  return [{ text: 'set-dates', about: {}, changes }];
};

type Item = { readonly kind: 'lunch' | 'break' | 'opening' | 'closing'; readonly at: number | undefined };

function inserted(
  { finding, agenda, newId }: RepairInput,
  text: Repair['text'],
  itemOf: (planned: PlannedDay) => Item & { readonly minutes: number },
): readonly Repair[] {
  const planned = agenda.days.find(({ day }) => day.id === finding.dayId);
  if (planned === undefined) return [];
  const { kind, at, minutes } = itemOf(planned);
  if (at === undefined) return [];
  const changes = insertItem(planned, { kind, at, minutes, id: newId() });
  return changes === null ? [] : [{ text, about: { dayId: planned.day.id, time: clockAt(at), minutes }, changes }];
}

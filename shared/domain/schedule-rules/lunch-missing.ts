import { minutesOf } from '../../time/wall-clock.ts';
import type { RuleSettings } from '../rule-settings.ts';
import type { PlannedDay, Spot } from './spot.ts';
import { finding, findingWorded, type Finding, type Rule } from './finding.ts';
import { isWork } from './session-purpose.ts';

/**
 * A day whose work lasts from before the lunch window to after it, without lunch in the window or with one that is too
 * short. A half-day that ends at one o'clock needs none; a site visit has it on the way if it says so.
 */
export const lunchMissing: Rule = {
  name: 'lunch-missing',
  severity: 'warning',
  find: ({ days }, settings) => days.flatMap((day) => missing(day, settings)),
};

function missing({ day, spots }: PlannedDay, settings: RuleSettings): Finding[] {
  const [from, to] = [minutesOf(settings.lunchFrom), minutesOf(settings.lunchTo)];
  const work = spots.filter(({ session }) => isWork(session.kind) || session.kind === 'site-visit');
  if (!work.some(({ start }) => start <= from) || !work.some(({ end }) => end >= to)) return [];
  const lunches = spots.filter(({ session }) => session.kind === 'lunch');
  const longest = lunches.reduce((most, lunch) => Math.max(most, within(lunch, from, to)), 0);
  if (longest >= settings.lunchMinutes) return [];
  const details = { dayId: day.id, minutes: longest, values: { needed: settings.lunchMinutes } };
  if (longest === 0) return [finding('lunch-missing', [day.id], details)];
  const sessionIds = lunches.map(({ session }) => session.id);
  return [findingWorded('lunch-missing', 'lunch-short', [day.id], { ...details, sessionIds })];
}

function within({ start, end }: Spot, from: number, to: number): number {
  return Math.max(0, Math.min(end, to) - Math.max(start, from));
}

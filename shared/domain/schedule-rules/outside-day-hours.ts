import { minutesOf } from '../../time/wall-clock.ts';
import type { Spot } from './agenda.ts';
import { endingAt } from './day-hours.ts';
import { findingWorded, type Finding, type Rule } from './finding.ts';

/** A session that starts before the hours of its day or ends after them; one that runs past midnight always does. */
export const outsideDayHours: Rule = {
  name: 'outside-day-hours',
  severity: 'note',
  find: ({ spots }) => spots.flatMap(outside),
  at: (_agenda, _settings, spot) => outside(spot),
};

function outside({ session, day, start, end }: Spot): Finding[] {
  const early = minutesOf(day.startsAt) - start;
  const late = end - endingAt(day.endsAt);
  const about = { sessionIds: [session.id], dayId: day.id };
  const rule = 'outside-day-hours';
  return [
    ...(early > 0 ? [findingWorded(rule, 'starts-before-day', [session.id], { ...about, minutes: early })] : []),
    ...(late > 0 ? [findingWorded(rule, 'ends-after-day', [session.id], { ...about, minutes: late })] : []),
  ];
}

import type { PreparedAgenda } from './agenda.ts';
import type { Spot } from './spot.ts';
import { findingWorded, type Finding, type Rule } from './finding.ts';

/** A session that starts before the hours of its day or ends after them; one that runs past midnight always does. */
export const outsideDayHours: Rule = {
  name: 'outside-day-hours',
  severity: 'note',
  find: (agenda) => agenda.spots.flatMap((spot) => outside(agenda, spot)),
  at: (agenda, _settings, spot) => outside(agenda, spot),
};

function outside({ days }: PreparedAgenda, { session, dayIndex, start, end }: Spot): Finding[] {
  const planned = days[dayIndex];
  if (planned === undefined || (start >= planned.opensAt && end <= planned.closesAt)) return [];
  const about = { sessionIds: [session.id], dayId: planned.day.id };
  const rule = 'outside-day-hours';
  const early = planned.opensAt - start;
  const late = end - planned.closesAt;
  return [
    ...(early > 0 ? [findingWorded(rule, 'starts-before-day', [session.id], { ...about, minutes: early })] : []),
    ...(late > 0 ? [findingWorded(rule, 'ends-after-day', [session.id], { ...about, minutes: late })] : []),
  ];
}

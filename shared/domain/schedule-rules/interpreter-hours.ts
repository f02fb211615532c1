import { interpretersIn } from './crew.ts';
import { finding, findingWorded, type Rule } from './finding.ts';
import { interpreterDays, minutesCovered } from './interpreter-day.ts';

/**
 * An interpreter with more hours in a day than the setting, or with more hours alone than one can do without anybody to
 * take turns with (four, practice.md 6). Sessions that overlap count once.
 */
export const interpreterHours: Rule = {
  name: 'interpreter-hours',
  severity: 'warning',
  find: (agenda, { interpreterDay, interpreterDayAlone }) =>
    interpreterDays(agenda).flatMap(({ personId, participationIds, day, spots }) => {
      const about = [day.id, personId];
      const details = { dayId: day.id, participationIds };
      const minutes = minutesCovered(spots);
      if (minutes > interpreterDay) {
        const values = { limit: interpreterDay };
        return [finding('interpreter-hours', about, { ...details, sessionIds: idsOf(spots), minutes, values })];
      }
      const alone = spots.filter(({ crew }) => interpretersIn(crew).length === 1);
      const minutesAlone = minutesCovered(alone);
      if (minutesAlone <= interpreterDayAlone) return [];
      return [
        findingWorded('interpreter-hours', 'interpreter-alone-hours', about, {
          ...details,
          sessionIds: idsOf(alone),
          minutes: minutesAlone,
          values: { limit: interpreterDayAlone },
        }),
      ];
    }),
};

function idsOf(spots: readonly { readonly session: { readonly id: string } }[]): string[] {
  return spots.map(({ session }) => session.id);
}

import { finding, type Rule } from './finding.ts';

/** A day that lasts longer than the setting, from the first start to the last end, breaks included. */
export const dayTooLong: Rule = {
  name: 'day-too-long',
  severity: 'warning',
  find: ({ days }, { longestDay }) =>
    days.flatMap(({ day, spots }) => {
      const from = spots[0]?.start ?? 0;
      const minutes = spots.reduce((to, spot) => Math.max(to, spot.end), from) - from;
      if (minutes <= longestDay) return [];
      return [finding('day-too-long', [day.id], { dayId: day.id, minutes, values: { limit: longestDay } })];
    }),
};

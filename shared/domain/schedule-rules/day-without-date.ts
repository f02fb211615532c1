import { finding, type Rule } from './finding.ts';

/**
 * Days without a date: attendance sheets, certificates and calendars cannot be made for them, and commitments in other
 * workshops are not seen. One finding for all of them.
 */
export const dayWithoutDate: Rule = {
  name: 'day-without-date',
  severity: 'note',
  find({ days, snapshot }) {
    const undated = days.filter(({ day }) => day.date === null);
    if (undated.length === 0) return [];
    const details = { dayId: undated[0]?.day.id ?? null, values: { days: undated.length } };
    return [finding('day-without-date', [snapshot.workshop.id], details)];
  },
};

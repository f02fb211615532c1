import { findingWorded, type Rule } from './finding.ts';

/** An agenda that has sessions but no opening or no closing among them. An empty agenda lacks nothing yet. */
export const openingOrClosingMissing: Rule = {
  name: 'opening-or-closing-missing',
  severity: 'note',
  find({ days, spots, snapshot }) {
    if (spots.length === 0) return [];
    const kinds = new Set(spots.map(({ session }) => session.kind));
    const about = [snapshot.workshop.id];
    const rule = 'opening-or-closing-missing';
    return [
      ...(kinds.has('opening')
        ? []
        : [findingWorded(rule, 'opening-missing', about, { dayId: days[0]?.day.id ?? null })]),
      ...(kinds.has('closing')
        ? []
        : [findingWorded(rule, 'closing-missing', about, { dayId: days.at(-1)?.day.id ?? null })]),
    ];
  },
};

import type { PreparedAgenda } from './agenda.ts';
import type { Spot } from './spot.ts';
import { humansIn } from './crew.ts';
import { finding, type Finding, type Rule } from './finding.ts';

/**
 * A trainer, interpreter or speaker who is promised to another workshop of this database at that time. Clocks are
 * compared as they read: nobody teaches at 10 o'clock in Almaty and at 10 o'clock in Bishkek. A day without a date
 * clashes with nothing.
 */
export const personElsewhere: Rule = {
  name: 'person-elsewhere',
  severity: 'must-fix',
  find: (agenda) => (agenda.commitments.size === 0 ? [] : agenda.spots.flatMap((spot) => clashes(agenda, spot))),
  at: (agenda, _settings, spot) => clashes(agenda, spot),
};

function clashes({ commitments }: PreparedAgenda, { session, day, start, end, crew }: Spot): Finding[] {
  const { date } = day;
  if (date === null) return [];
  return humansIn(crew).flatMap(({ id, personId }) => {
    const minutes = new Map<string, number>();
    for (const other of commitments.get(`${personId} ${date}`) ?? []) {
      const shared = Math.min(end, other.end) - Math.max(start, other.start);
      if (shared > 0) minutes.set(other.workshopId, Math.max(shared, minutes.get(other.workshopId) ?? 0));
    }
    return [...minutes].map(([workshop, shared]) =>
      finding('person-elsewhere', [session.id, personId, workshop], {
        sessionIds: [session.id],
        dayId: day.id,
        participationIds: [id],
        minutes: shared,
        values: { workshop },
      }),
    );
  });
}

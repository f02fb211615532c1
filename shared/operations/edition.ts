import { created } from '../changes/record-changes.ts';
import type { Edition } from '../domain/edition.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import type { Changes, NewId } from './operation.ts';

/** Freezes the agenda as the next edition. `instant` is now, in UTC. */
export function freezeEdition(snapshot: WorkshopSnapshot, instant: string, note: string, newId: NewId): Changes {
  const number = snapshot.editions.reduce((last, edition) => Math.max(last, edition.number), 0) + 1;
  const { days, rooms, sessions, assignments } = snapshot;
  const workshopId = snapshot.workshop.id;
  return [
    created('edition', {
      id: newId(),
      workshopId,
      number,
      frozenAt: instant,
      note,
      days,
      rooms,
      sessions,
      assignments,
    }),
  ];
}

/** The edition that was frozen last; undefined before the first. */
export function latestEdition({ editions }: Pick<WorkshopSnapshot, 'editions'>): Edition | undefined {
  return editions.reduce<Edition | undefined>(
    (latest, edition) => (latest === undefined || edition.number > latest.number ? edition : latest),
    undefined,
  );
}

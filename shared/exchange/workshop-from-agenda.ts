import { workshopSnapshotSchema, type WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { isBlank } from '../domain/language.ts';
import type { Changes, NewId } from '../operations/operation.ts';
import { createWorkshop, type NewWorkshop } from '../operations/create-workshop.ts';
import { success, type Result } from '../result.ts';
import type { Change } from '../changes/change.ts';
import type { EntityName, EntityRecord } from '../domain/entities.ts';
import { agendaChanges, type AgendaImport } from './agenda-changes.ts';
import type { ImportedAgenda } from './imported-agenda.ts';

/** A workshop that is made of an agenda; the number of its days comes from there. */
export type WorkshopOfAgenda = AgendaImport & { readonly workshopId: string };

/** A new workshop with everything that the agenda has. Its title and zone win over the wish where the file says them. */
export function workshopFromAgenda(
  wish: Omit<NewWorkshop, 'days'>,
  agenda: ImportedAgenda,
  enterSpeakers: boolean,
  newId: NewId,
): Result<WorkshopOfAgenda> {
  const title = isBlank(agenda.title) ? wish.title : agenda.title;
  const made = createWorkshop({ ...wish, title, timeZone: agenda.timeZone ?? wish.timeZone, days: 0 }, newId);
  const imported = agendaChanges(emptySnapshot(made.changes), agenda, enterSpeakers, newId);
  if (!imported.ok) return imported;
  const { changes, ...rest } = imported.value;
  return success({ ...rest, workshopId: made.workshopId, changes: [...made.changes, ...changes] });
}

/** The workshop as it is right after it was made. */
function emptySnapshot(changes: Changes): WorkshopSnapshot {
  const workshop = madeRecord(changes, 'workshop');
  const programme = madeRecord(changes, 'programme');
  const lists = Object.fromEntries(Object.keys(workshopSnapshotSchema.shape).map((part) => [part, []]));
  return { ...lists, workshop, programme } as unknown as WorkshopSnapshot;
}

function madeRecord<Name extends EntityName>(changes: Changes, name: Name): EntityRecord<Name> | undefined {
  const made = changes.find((change: Change) => change.entity === name);
  return made === undefined || made.entity === 'mark' ? undefined : (made.value as unknown as EntityRecord<Name>);
}

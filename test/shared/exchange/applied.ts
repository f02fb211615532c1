import type { Change } from '../../../shared/changes/change.ts';
import {
  workshopPartNames,
  workshopParts,
  type WorkshopSnapshot,
  workshopSnapshotSchema,
} from '../../../shared/domain/workshop-snapshot.ts';
import { after, all, holding } from '../operations/store.ts';

/** The workshop after the changes; `null` for one that they make. */
export function applied(before: WorkshopSnapshot | null, changes: readonly Change[]): WorkshopSnapshot {
  const holdings = after(before === null ? { partitions: new Map(), sheets: new Map() } : holding(before), changes);
  const parts = Object.fromEntries(workshopPartNames.map((part) => [part, all(holdings, workshopParts[part])]));
  const empty = Object.fromEntries(Object.keys(workshopSnapshotSchema.shape).map((part) => [part, []]));
  return {
    ...empty,
    ...before,
    ...parts,
    people: all(holdings, 'person'),
    institutions: all(holdings, 'institution'),
    programme: all(holdings, 'programme')[0],
    workshop: all(holdings, 'workshop')[0],
  } as unknown as WorkshopSnapshot;
}

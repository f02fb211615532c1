import fc from 'fast-check';
import type { Change } from '../../../shared/changes/change.ts';
import { applyToPartition, applyToSheet, type Partition, touchedBy } from '../../../shared/changes/partition.ts';
import {
  type AttendanceSheet,
  attendanceStatuses,
  emptySheet,
  statusIn,
} from '../../../shared/domain/attendance/attendance.ts';

/** What a user may have done, before it is known what there is. */
type Deed = { readonly kind: 'create' | 'edit' | 'remove' | 'mark'; readonly one: number; readonly other: number };

export const deeds: fc.Arbitrary<Deed[][]> = fc.array(
  fc.array(
    fc.record({
      kind: fc.constantFrom('create', 'edit', 'edit', 'remove', 'mark', 'mark'),
      one: fc.nat(20),
      other: fc.nat(20),
    }),
    { minLength: 1, maxLength: 6 },
  ),
  { minLength: 1, maxLength: 40 },
);

export type Store = { readonly partitions: Map<string, Partition>; readonly sheets: Map<string, AttendanceSheet> };

export function emptyStore(): Store {
  return { partitions: new Map(), sheets: new Map() };
}

export function apply(store: Store, changes: readonly Change[]): void {
  const { partitions, sheets } = touchedBy(changes);
  for (const key of partitions) store.partitions.set(key, applyToPartition(key, store.partitions.get(key), changes));
  for (const id of sheets) store.sheets.set(id, applyToSheet(id, store.sheets.get(id), changes));
}

/** Turns deeds into the changes that the commands would have made, and does them. */
export function perform(store: Store, action: readonly Deed[]): Change[] {
  return action.flatMap((deed) => {
    const change = deed.kind === 'mark' ? markOf(store, deed) : recordChangeOf(store, deed);
    if (change !== null) apply(store, [change]);
    return change === null ? [] : [change];
  });
}

function recordChangeOf(store: Store, { kind, one, other }: Deed): Change | null {
  const id = idOf('1', one);
  const partition = `people/${one % 3}`;
  const place = { entity: 'person' as const, partition, id };
  const before = store.partitions.get(partition)?.records.person?.[id] as Record<string, unknown> | undefined;
  if (kind === 'create') {
    const value = { id, email: `${other}@example.org`, phone: '', latinName: null };
    return before === undefined ? { ...place, field: null, value, previous: null } : null;
  }
  if (before === undefined) return null;
  if (kind === 'remove') return { ...place, field: null, value: null, previous: before as Change['previous'] };
  const field = other % 2 === 0 ? 'email' : 'latinName';
  const value = other % 2 === 0 ? `new ${other}` : { family: `F${other}`, given: 'Г' };
  return { ...place, field, value, previous: before[field] as Change['previous'] };
}

function markOf(store: Store, { one, other }: Deed): Change {
  const workshopId = idOf('2', one % 2);
  const participationId = idOf('3', one % 6);
  const slotId = `day/${idOf('4', other % 4)}`;
  const previous = statusIn(store.sheets.get(workshopId) ?? emptySheet(workshopId), participationId, slotId);
  const value = attendanceStatuses[other % attendanceStatuses.length] ?? 'present';
  return { entity: 'mark', workshopId, participationId, slotId, value, previous, how: 'grid', reason: null };
}

function idOf(kind: string, number: number): string {
  return `0000000${kind}-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

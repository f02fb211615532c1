import type { Change } from '../../../shared/changes/change.ts';
import {
  applyToPartition,
  applyToSheet,
  type Holdings,
  inverse,
  type Partition,
  recordsOf,
  touchedBy,
} from '../../../shared/changes/partition.ts';
import { type AttendanceSheet, marksIn } from '../../../shared/domain/attendance/attendance.ts';
import { type EntityName, entityNames, type EntityRecord } from '../../../shared/domain/entities.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { importChanges } from '../../../shared/files/import-workshop.ts';
import type { Result } from '../../../shared/result.ts';
import { anId } from '../../factories/a-workshop.ts';

/** Ids for new records, from `first` on. */
export function idsFrom(first: number): () => string {
  let next = first;
  return () => anId(next++);
}

/** What a store holds after it has opened `snapshot`. */
export function holding(snapshot: WorkshopSnapshot): Holdings {
  const nothing: Holdings = { partitions: new Map(), sheets: new Map() };
  return after(nothing, importChanges(snapshot, { has: () => false, person: () => undefined }, idsFrom(0x9000)));
}

export function after(holdings: Holdings, changes: readonly Change[]): Holdings {
  const partitions = new Map<string, Partition>(holdings.partitions);
  const sheets = new Map<string, AttendanceSheet>(holdings.sheets);
  const touched = touchedBy(changes);
  for (const key of touched.partitions) partitions.set(key, applyToPartition(key, partitions.get(key), changes));
  for (const id of touched.sheets) sheets.set(id, applyToSheet(id, sheets.get(id), changes));
  return { partitions, sheets };
}

/** What an operation changes; fails the test where it gives a failure. */
export function changesOf(decided: readonly Change[] | Result<readonly Change[]>): readonly Change[] {
  if (!('ok' in decided)) return decided;
  if (!decided.ok) throw new Error(`refused: ${decided.failure.code}`);
  return decided.value;
}

export function undone(holdings: Holdings, changes: readonly Change[]): Holdings {
  return after(holdings, inverse(changes));
}

/** Every record and every mark, whatever partitions they lie on and in whatever order they came: equal contents are equal. */
export function contentsOf({ partitions, sheets }: Holdings): Record<string, unknown> {
  const all: [string, unknown][] = [];
  for (const partition of partitions.values()) {
    for (const name of entityNames) {
      for (const record of recordsOf(partition, name)) all.push([`${partition.key} ${name} ${record.id}`, record]);
    }
  }
  for (const sheet of sheets.values()) {
    for (const { participationId, slotId, status } of marksIn(sheet)) {
      all.push([`${sheet.workshopId} ${slotId} ${participationId}`, status]);
    }
  }
  return Object.fromEntries(all.sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** The records of one kind, in the order of their ids. */
export function all<Name extends EntityName>(holdings: Holdings, name: Name): EntityRecord<Name>[] {
  return [...holdings.partitions.values()]
    .flatMap((partition) => recordsOf(partition, name))
    .sort((one, other) => (one.id < other.id ? -1 : 1));
}

/** The names of what has changed between two states: `session 0190…`, `mark`. */
export function differences(before: Holdings, now: Holdings): string[] {
  const [old, fresh] = [contentsOf(before), contentsOf(now)];
  return [...new Set([...Object.keys(old), ...Object.keys(fresh)])]
    .filter((key) => JSON.stringify(old[key]) !== JSON.stringify(fresh[key]))
    .map((key) => {
      const [, kind = '', id = ''] = key.split(' ');
      return kind.includes('/') ? 'mark' : `${kind} ${id}`;
    })
    .sort();
}

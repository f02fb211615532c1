import { v7 as newId } from 'uuid';
import { type Entry, type MarkEvent, markHistory, readEntry } from '../../shared/changes/entry.ts';
import { recordIn, recordsOf } from '../../shared/changes/partition.ts';
import type { DeskFile } from '../../shared/desks/desk-file.ts';
import { cellKey, type CellKey } from '../../shared/desks/desk-ledger.ts';
import { instantOf } from '../../shared/time/instant.ts';
import type { DeskState } from '../../shared/desks/take-in.ts';
import type { Correction } from '../../shared/domain/attendance/attendance.ts';
import { deskPartition } from '../../shared/domain/attendance/mark-register.ts';
import { person } from '../../shared/domain/people/person.ts';
import type { WorkshopSnapshot } from '../../shared/domain/workshop-snapshot.ts';
import { type MarkCell, withCorrections } from '../../shared/operations/attendance.ts';
import { callHost } from '../storage/host-client.ts';
import { entriesAfter, history, readTogether, type StoreReader } from '../storage/working-store.ts';
import { readAttendance, readSnapshot, readWorkshop } from './snapshot.ts';

/** Largest number of entries that one call of the journal returns. */
const journalDepth = 1000;

/** The newest entries that the journal gives at once, oldest first; none where it cannot be asked. */
export async function readJournal(): Promise<readonly Entry[]> {
  const recent = await callHost('journal.recent', { count: journalDepth });
  return recent.ok ? recent.value.entries.map(readEntry) : [];
}

/** The entries kept in the store, and before them those of the journal; oldest first. */
function allEntries(kept: readonly Entry[], journal: readonly Entry[]): Entry[] {
  const oldest = kept[0]?.sequence ?? 1;
  return [...journal.filter((entry) => entry.sequence < oldest), ...kept];
}

/** All versions of a mark, newest first. */
export async function readMarkHistory(cell: MarkCell & { readonly workshopId: string }): Promise<MarkEvent[]> {
  const kept = await history();
  const journal = (kept[0]?.sequence ?? 1) > 1 ? await readJournal() : [];
  return markHistory(allEntries(kept, journal), cell);
}

/** The marks of a workshop that were changed with a reason, oldest first. */
export async function readCorrections(workshopId: string): Promise<Correction[]> {
  const kept = await history();
  const journal = (kept[0]?.sequence ?? 1) > 1 ? await readJournal() : [];
  return allEntries(kept, journal).flatMap(({ timestamp, changes }) =>
    changes.flatMap((change): Correction[] => {
      if (change.entity !== 'mark' || change.workshopId !== workshopId || change.reason === null) return [];
      const { participationId, slotId, value: status, previous, reason } = change;
      return [{ participationId, slotId, status, previous, reason, at: instantOf(timestamp) }];
    }),
  );
}

/** A workshop as papers and files have it: with its marks, and with those that were corrected; null where it is gone. */
export async function readWholeWorkshop(workshopId: string): Promise<WorkshopSnapshot | null> {
  const snapshot = await readSnapshot(workshopId);
  return snapshot === null ? null : withCorrections(snapshot, await readCorrections(workshopId), newId);
}

/** The same as `readDesk`, outside of a command; null where the workshop is gone. */
export async function readDeskState(workshopId: string, file: DeskFile | null = null): Promise<DeskState | null> {
  const state = await readTogether((from) => readDesk(workshopId, file, [], from));
  if (state === null || (state.entries[0]?.sequence ?? 1) <= 1) return state;
  return { ...state, entries: allEntries(state.entries, await readJournal()) };
}

/**
 * All that this desk knows of a workshop, and who of a file's people is in its registers; null where the workshop is
 * gone. `journal` is read before, for a transaction of the store does not wait for the host; what it lacks is in the store.
 */
export async function readDesk(
  workshopId: string,
  file: DeskFile | null,
  journal: readonly Entry[],
  from: StoreReader,
): Promise<DeskState | null> {
  const arrivals = file?.walkIns.flatMap(({ arrival }) => arrival ?? []) ?? [];
  const [snapshot, sheet, desks, signatures, entries, registers] = await Promise.all([
    readWorkshop(workshopId, from),
    readAttendance(workshopId, from),
    from.partition(deskPartition({ workshopId })),
    from.partition(`signatures/${workshopId}`),
    from.entries(),
    from.partitions(['institutions', ...new Set(arrivals.map((each) => person.partition(each.person)))]),
  ]);
  if (snapshot === null) return null;
  return {
    snapshot,
    sheet,
    ledgers: recordsOf(desks, 'ledger'),
    walkIns: recordsOf(desks, 'walkIn'),
    signatures: recordsOf(signatures, 'signature'),
    entries: allEntries(entries, journal),
    isRegistered: (entity, id) => registers.some((partition) => recordIn(partition, entity, id) !== undefined),
  };
}

/** Number of marks and signatures made at this desk after an entry. */
export async function countMadeSince(workshopId: string, sequence: number): Promise<number> {
  const cells = new Set<CellKey>();
  for (const { changes } of await entriesAfter(sequence)) {
    for (const change of changes) {
      if (change.entity !== 'mark' || change.workshopId !== workshopId) continue;
      if (change.how !== 'handover' && change.how !== 'import')
        cells.add(cellKey(change.participationId, change.slotId));
    }
  }
  return cells.size;
}

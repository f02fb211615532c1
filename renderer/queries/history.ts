import { type Entry, type MarkEvent, markHistory, readEntry } from '../../shared/changes/entry.ts';
import { recordIn, recordsOf } from '../../shared/changes/partition.ts';
import type { DeskFile } from '../../shared/desks/desk-file.ts';
import { cellKey, type CellKey } from '../../shared/desks/desk-ledger.ts';
import type { DeskState } from '../../shared/desks/take-in.ts';
import { deskPartition } from '../../shared/domain/attendance/mark-register.ts';
import { person } from '../../shared/domain/people/person.ts';
import type { MarkCell } from '../../shared/operations/attendance.ts';
import { callHost } from '../storage/host-client.ts';
import { entriesAfter, history, readPartition, readPartitions } from '../storage/working-store.ts';
import { readAttendance, readWorkshop } from './snapshot.ts';

/** Largest number of entries that one call of the journal returns. */
const journalDepth = 1000;

/** The entries in the working store, preceded by older ones from the journal (up to `journalDepth`); oldest first. */
async function readRecentEntries(): Promise<Entry[]> {
  const kept = await history();
  const oldest = kept[0]?.sequence ?? 1;
  return [...(await journalBefore(oldest)), ...kept];
}

async function journalBefore(sequence: number): Promise<Entry[]> {
  if (sequence <= 1) return [];
  const recent = await callHost('journal.recent', { count: journalDepth });
  return recent.ok ? recent.value.entries.filter((entry) => entry.sequence < sequence).map(readEntry) : [];
}

/** All versions of a mark, newest first. */
export async function readMarkHistory(cell: MarkCell & { readonly workshopId: string }): Promise<MarkEvent[]> {
  return markHistory(await readRecentEntries(), cell);
}

/** All that this desk knows of a workshop, and who of a file's people is in its registers; null for no such workshop. */
export async function readDeskState(workshopId: string, file: DeskFile | null = null): Promise<DeskState | null> {
  const arrivals = file?.walkIns.flatMap(({ arrival }) => arrival ?? []) ?? [];
  const [snapshot, sheet, desks, signatures, entries, registers] = await Promise.all([
    readWorkshop(workshopId),
    readAttendance(workshopId),
    readPartition(deskPartition({ workshopId })),
    readPartition(`signatures/${workshopId}`),
    readRecentEntries(),
    readPartitions(['institutions', ...new Set(arrivals.map((each) => person.partition(each.person)))]),
  ]);
  if (snapshot === null) return null;
  return {
    snapshot,
    sheet,
    ledgers: recordsOf(desks, 'ledger'),
    walkIns: recordsOf(desks, 'walkIn'),
    signatures: recordsOf(signatures, 'signature'),
    entries,
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

import { recordOn, recordsOf } from '../../shared/changes/shelf.ts';
import { cellKey, type CellKey } from '../../shared/desks/desk-ledger.ts';
import type { DeskFile } from '../../shared/desks/desk-file.ts';
import type { DeskState } from '../../shared/desks/take-in.ts';
import { deskShelf } from '../../shared/domain/ledger.ts';
import { person } from '../../shared/domain/person.ts';
import { entriesAfter } from '../storage/history.ts';
import { readShelf, readShelves } from '../storage/reading.ts';
import { readRecentEntries } from './recent-entries.ts';
import { readAttendance, readWorkshop } from './snapshot.ts';

/** All that this desk knows of a workshop, and who of a file's people is in its registers; null where there is no such. */
export async function readDeskState(workshopId: string, file: DeskFile | null = null): Promise<DeskState | null> {
  const arrivals = file?.walkIns.flatMap(({ arrival }) => arrival ?? []) ?? [];
  const [snapshot, sheet, desks, signatures, entries, registers] = await Promise.all([
    readWorkshop(workshopId),
    readAttendance(workshopId),
    readShelf(deskShelf({ workshopId })),
    readShelf(`signatures/${workshopId}`),
    readRecentEntries(),
    readShelves(['institutions', ...new Set(arrivals.map((each) => person.shelf(each.person)))]),
  ]);
  if (snapshot === null) return null;
  return {
    snapshot,
    sheet,
    ledgers: recordsOf(desks, 'ledger'),
    walkIns: recordsOf(desks, 'walkIn'),
    signatures: recordsOf(signatures, 'signature'),
    entries,
    isRegistered: (entity, id) => registers.some((shelf) => recordOn(shelf, entity, id) !== undefined),
  };
}

/** How many marks and signatures were made at this desk after an entry. */
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

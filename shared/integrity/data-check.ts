import type { Changes } from '../changes/change.ts';
import type { Entry } from '../changes/entry.ts';
import type { Holdings } from '../changes/partition.ts';
import type { Scan } from '../domain/evidence/issued-sheet.ts';
import { mendMarks, mendNumbers } from './attendance-damage.ts';
import { type Damage, MendedHoldings } from './damage.ts';
import { mendOrphans, mendPartitions, mendRecords } from './record-damage.ts';
import { mendReferences } from './reference-damage.ts';

/** What is wrong with the data, and the changes that mend it, as one action. */
export type DataCheck = { readonly damages: readonly Damage[]; readonly changes: Changes };

/**
 * Looks through everything there is. The changes are in order; applied, they leave nothing that could be mended, so that
 * a second check finds none. `entries` is the kept history: values that a field had before.
 */
export function checkHoldings(holdings: Holdings, entries: readonly Entry[] = []): DataCheck {
  const mended = new MendedHoldings(holdings);
  mendPartitions(mended);
  mendRecords(mended, entries);
  mendOrphans(mended);
  mendReferences(mended);
  mendNumbers(mended);
  mendMarks(mended);
  return { damages: mended.damages, changes: mended.changes };
}

/** Every scan of which a record speaks, once. */
export function scansIn(holdings: Holdings): Scan[] {
  const scans = new Map<string, Scan>();
  for (const [key, partition] of holdings.partitions) {
    if (!key.startsWith('workshop/')) continue;
    for (const sheet of Object.values(partition.records.issuedSheet ?? {})) {
      for (const scan of sheet.scans) scans.set(scan.hash, scan);
    }
  }
  return [...scans.values()];
}

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Change, Entry, HistoryEnd } from './change.ts';

/** What a command hands to the one door for writes. */
export type Action = {
  readonly action: string;
  readonly changes: readonly Change[];
  readonly group: string;
  readonly reverts: Entry['reverts'];
};

/** The entry that follows `end`. */
export function entryAfter(end: HistoryEnd, action: Action, stamp: string, device: string): Entry {
  const unsigned = {
    version: 1 as const,
    sequence: end.sequence + 1,
    stamp,
    device,
    action: action.action,
    group: action.group,
    reverts: action.reverts,
    changes: [...action.changes],
  };
  return { ...unsigned, hash: hashAfter(end.hash, unsigned) };
}

/** Whether `entry` follows `end`, unaltered. */
export function follows(entry: Entry, end: HistoryEnd): boolean {
  const { hash, ...unsigned } = entry;
  return entry.sequence === end.sequence + 1 && hash === hashAfter(end.hash, unsigned);
}

/** In a fixed order of fields: a copy that went through a schema, or another program, may have them in another. */
function hashAfter(previous: string, entry: Omit<Entry, 'hash'>): string {
  const { version, sequence, stamp, device, action, group, reverts, changes } = entry;
  const reverted = reverts === null ? null : [reverts.group, reverts.kind];
  const ordered = [version, sequence, stamp, device, action, group, reverted, changes.map(inOrder)];
  return bytesToHex(sha256(utf8ToBytes(previous + JSON.stringify(ordered))));
}

function inOrder(change: Change): readonly unknown[] {
  if (change.entity === 'mark') {
    const { entity, workshopId, participationId, slotId, value, previous } = change;
    return [entity, workshopId, participationId, slotId, value, previous];
  }
  const { entity, shelf, id, field, value, previous } = change;
  return [entity, shelf, id, field, value, previous];
}

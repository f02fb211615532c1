import { v5 } from 'uuid';
import type { Change } from '../../../shared/changes/change.ts';
import { beginning, entryAfter, type HistoryEnd, readEntry, type StoredEntry } from '../../../shared/changes/entry.ts';
import {
  applyToPartition,
  applyToSheet,
  changesByPlace,
  type PackedSheet,
  packSheet,
  type Partition,
  unpackSheet,
} from '../../../shared/changes/partition.ts';
import { type AttendanceSheet, marksIn } from '../../../shared/domain/attendance/attendance.ts';
import type { CallOutput } from '../../../shared/host/contract.ts';
import type { Result } from '../../../shared/result.ts';

const space = '0b9c8f1e-6c1b-4f0a-9c53-2f1f8f1c7a10';

export function sampleId(name: string): string {
  return v5(name, space);
}

/** A history of small entries on a few partitions and two sheets: creations, edits, removals, marks. */
export function sampleEntries(count: number, after: HistoryEnd = beginning, flavour = 'a'): StoredEntry[] {
  const entries: StoredEntry[] = [];
  for (let number = 0; number < count; number += 1) {
    const end = entries.at(-1) ?? after;
    const sequence = end.sequence + 1;
    const action = { action: 'sample', group: sampleId(`group ${flavour}${sequence}`), reverts: null };
    const made = {
      timestamp: `timestamp ${sequence}`,
      device: 'd-TEST22',
      by: { user: 'Aigul', computer: 'Laptop 2' },
    };
    const done = { ...action, changes: sampleChanges(sequence, flavour) };
    entries.push(entryAfter(end, done, made, (salts) => sampleSalts(`${flavour}${sequence}`, salts)));
  }
  return entries;
}

/** The same in every process. */
function sampleSalts(of: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => sampleId(`salt ${of} ${index}`).replaceAll('-', ''));
}

function sampleChanges(sequence: number, flavour: string): Change[] {
  const id = sampleId(`record ${sequence - (sequence % 4)}`);
  const place = {
    entity: 'room' as const,
    partition: `workshop/${sampleId(`workshop ${Math.floor(sequence / 4) % 5}`)}`,
    id,
  };
  const record = { id, name: { en: `Room ${sequence}${flavour}`, ru: 'Зал' } };
  switch (sequence % 4) {
    case 0:
      return [{ ...place, field: null, value: record, previous: null }];
    case 1:
      return [{ ...place, field: 'name', value: { en: `Hall ${sequence}${flavour}` }, previous: record.name }];
    case 2:
      return [mark(sequence, flavour), mark(sequence + 1, flavour)];
    default:
      return sequence % 8 === 3
        ? [{ ...place, field: null, value: null, previous: record }]
        : [mark(sequence, flavour)];
  }
}

function mark(sequence: number, flavour: string): Change {
  return {
    entity: 'mark',
    workshopId: sampleId(`workshop ${sequence % 2}`),
    participationId: sampleId(`participation ${sequence % 7}`),
    slotId: `day/${sampleId(`day ${sequence % 3}`)}`,
    value: flavour === 'a' ? 'present' : 'late',
    previous: 'unmarked',
    how: 'grid',
    reason: null,
  };
}

/** What there is, in a form that compares. */
export type Contents = { readonly partitions: Record<string, unknown>; readonly sheets: Record<string, unknown> };

/** The entries applied directly, without any journal. */
export function contentsAfter(entries: readonly StoredEntry[]): Contents {
  const { partitions, sheets } = changesByPlace(entries.flatMap((entry) => readEntry(entry).changes));
  return comparable(
    [...partitions].map(([key, changes]) => applyToPartition(key, undefined, changes)),
    [...sheets].map(([key, changes]) => packSheet(applyToSheet(key, undefined, changes))),
  );
}

/** As much of a journal as is needed to read all that it holds. */
export type ReadInParts = { readonly read: (part: number) => Promise<Result<CallOutput<'journal.read'>>> };

/** Everything that the journal gives. */
export async function contentsOf(journal: ReadInParts): Promise<Contents> {
  const partitions: Partition[] = [];
  const sheets: PackedSheet[] = [];
  for (let part: number | null = 0; part !== null;) {
    const read = await journal.read(part);
    if (!read.ok) throw new Error(JSON.stringify(read.failure));
    partitions.push(...read.value.partitions);
    sheets.push(...read.value.sheets);
    part = read.value.next;
  }
  return comparable(partitions, sheets);
}

function comparable(partitions: readonly Partition[], sheets: readonly PackedSheet[]): Contents {
  return {
    partitions: Object.fromEntries(partitions.map((partition) => [partition.key, partition.records])),
    sheets: Object.fromEntries(sheets.map((sheet) => [sheet.workshopId, sortedMarks(unpackSheet(sheet))])),
  };
}

function sortedMarks(sheet: AttendanceSheet): string[] {
  return marksIn(sheet)
    .map((each) => `${each.participationId} ${each.slotId} ${each.status}`)
    .sort();
}

import { type Partition, unpackSheet } from '../../shared/changes/partition.ts';
import { summaryOf } from '../../shared/changes/workshop-summary.ts';
import type { AttendanceSheet } from '../../shared/domain/attendance/attendance.ts';
import type { CallOutput } from '../../shared/host/contract.ts';
import { type Result, success } from '../../shared/result.ts';
import { callHost, type HostCode } from './host-client.ts';
import type { StoreReader } from './working-store.ts';

type JournalPart = Result<CallOutput<'journal.read'>, HostCode<'journal.read'>>;

/** Everything that the journal holds, part by part; a failure is the last that it gives. */
export async function* journalParts(): AsyncGenerator<JournalPart> {
  for (let part: number | null = 0; part !== null;) {
    const read: JournalPart = await callHost('journal.read', { part });
    yield read;
    part = read.ok ? read.value.next : null;
  }
}

type HeldByJournal = { readonly partitions: readonly Partition[]; readonly sheets: readonly AttendanceSheet[] };

/** Reads everything that the journal holds into memory. Fails as `journal.read` does, also where that is amid the parts. */
export async function readHeld(): Promise<Result<HeldByJournal, HostCode<'journal.read'>>> {
  const partitions: Partition[] = [];
  const sheets: AttendanceSheet[] = [];
  for await (const read of journalParts()) {
    if (!read.ok) return read;
    partitions.push(...read.value.partitions);
    sheets.push(...read.value.sheets.map(unpackSheet));
  }
  return success({ partitions, sheets });
}

/** Reads what the journal holds as the working store is read, without history. */
export function readerOfHeld(held: HeldByJournal): StoreReader {
  const partitions = new Map(held.partitions.map((partition) => [partition.key, partition]));
  const sheets = new Map(held.sheets.map((sheet) => [sheet.workshopId, sheet]));
  const workshops = held.partitions.filter(({ key }) => key.startsWith('workshop/'));
  const summaries = workshops.map(summaryOf).filter((each) => each !== undefined);
  return {
    partition: (key) => Promise.resolve(partitions.get(key)),
    partitions: (keys) => Promise.resolve(keys.map((key) => partitions.get(key))),
    allPartitions: () => Promise.resolve(held.partitions),
    sheet: (workshopId) => Promise.resolve(sheets.get(workshopId)),
    summaries: () => Promise.resolve(summaries),
    entries: () => Promise.resolve([]),
  };
}

import { mark } from '../../renderer/commands/attendance.ts';
import { readAttendance, readSnapshot } from '../../renderer/queries/snapshot.ts';
import { store } from '../../renderer/storage/database.ts';
import { recover } from '../../renderer/storage/recovery.ts';
import { beginning } from '../../shared/changes/entry.ts';
import { packSheet, type Partition } from '../../shared/changes/partition.ts';
import type { AttendanceSheet } from '../../shared/domain/attendance/attendance.ts';
import type { CallInput, CallOutput } from '../../shared/host/contract.ts';
import { partitionsOf, sheetsOf } from '../data/holdings.ts';
import { makeWorkshop } from '../data/workshops.ts';
import { type PageProgram, repeated } from '../frozen/page-program.ts';
import { rebuiltText, storeTasks } from '../frozen/store-tasks.ts';
import type { Size } from '../frozen/workload.ts';

export const storeProduct: PageProgram = {
  fill: async (size) => fillProduct(partsOfSize(size)),
  begin: async (size) => {
    await openProduct();
    return storeTasks(size, makeWorkshop, {
      openAttendance: readAttendance,
      openWorkshop: async (id) => {
        const snapshot = await readSnapshot(id);
        if (snapshot === null) throw new Error('the workshop is not there');
        return snapshot;
      },
      mark: async (id, cells, status) => {
        const done = await mark(id, cells, status);
        if (!done.ok) throw new Error(done.failure.code);
      },
    });
  },
};

/** An empty store is filled from what the journal sends. */
export const rebuildProduct: PageProgram = {
  begin: async (size) => {
    const parts = partsOfSize(size);
    return {
      phases: { rebuild: () => repeated(1, () => fillProduct(parts)) },
      check: async () => rebuiltText(await store.partitions.count(), await store.sheets.count()),
    };
  },
};

/** Fills the product's store as the product does: from the journal. */
export async function fillProduct(parts: Parts): Promise<void> {
  standInHost({ partitions: -1, sheets: -1 }, parts);
  const recovered = await recover();
  if (!recovered.ok) throw new Error(recovered.failure.code);
}

/** Opens the filled store under a journal that agrees with it. */
export async function openProduct(): Promise<void> {
  standInHost({ partitions: await store.partitions.count(), sheets: await store.sheets.count() }, []);
  const recovered = await recover();
  if (!recovered.ok || recovered.value.restoredRecords !== null) throw new Error('the store was not as it was left');
}

/** Characters of JSON in one part, as the journal cuts them. */
const largestPart = 1024 * 1024;

type Parts = readonly string[];

/** What main would send when the page rebuilds its store: parts as text, for text is what crosses over. */
export function partsOf(partitions: Iterable<Partition>, sheets: Iterable<AttendanceSheet>): Parts {
  const parts: string[] = [];
  let part = { partitions: [] as string[], sheets: [] as string[], length: 0 };
  const finish = (isLast: boolean): void => {
    const next = isLast ? null : parts.length + 1;
    const lists = `"partitions":[${part.partitions.join(',')}],"sheets":[${part.sheets.join(',')}]`;
    parts.push(`{${lists},"next":${String(next)}}`);
    part = { partitions: [], sheets: [], length: 0 };
  };
  const add = (kind: 'partitions' | 'sheets', text: string): void => {
    if (part.length >= largestPart) finish(false);
    part[kind].push(text);
    part.length += text.length;
  };
  for (const partition of partitions) add('partitions', JSON.stringify(partition));
  for (const sheet of sheets) add('sheets', JSON.stringify(packSheet(sheet)));
  finish(true);
  return parts;
}

function partsOfSize(size: Size): Parts {
  return partsOf(partitionsOf(size), sheetsOf(size));
}

type Counts = { readonly partitions: number; readonly sheets: number };

/** The calls of a page that opens its store and works in it. */
type AnsweredCall = 'application.describe' | `journal.${'status' | 'read' | 'recent' | 'append'}`;
type Answers = { readonly [Name in AnsweredCall]: (input: CallInput<Name>) => CallOutput<Name> };

/** A main process that accepts every entry at once, so that only the page is measured. */
function standInHost(counts: Counts, parts: Parts): void {
  let end = beginning;
  const answers: Answers = {
    'application.describe': () => ({
      version: '0',
      shell: 'chromium',
      dataFolder: '/',
      device: 'bench',
      author: null,
      hostname: 'bench',
    }),
    'journal.status': () => ({
      folder: '/',
      workspaceId: '6a1e52a3-0f3c-4b1e-9d55-0d6c5f6c3a11',
      end,
      ...counts,
      damaged: [],
      missing: [],
      unapplied: 0,
      concerned: [],
      mended: null,
      proof: 'none',
      witness: null,
    }),
    'journal.read': ({ part }) =>
      JSON.parse(parts[part] ?? '{"partitions":[],"sheets":[],"next":null}') as CallOutput<'journal.read'>,
    'journal.recent': () => ({ entries: [] }),
    'journal.append': ({ entries }) => {
      const last = entries.at(-1) ?? end;
      end = { sequence: last.sequence, hash: last.hash };
      return { end };
    },
  };
  const call = async <Name extends keyof Answers>(
    name: Name,
    input: CallInput<Name>,
  ): Promise<{ ok: true; value: CallOutput<Name> }> => ({ ok: true, value: answers[name](input) });
  Object.defineProperty(window, 'rostrum', { value: { call }, configurable: true });
}

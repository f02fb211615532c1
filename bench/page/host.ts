import { beginning, type StoredEntry } from '../../shared/changes/chain.ts';
import { packSheet, type Partition } from '../../shared/changes/partition.ts';
import type { AttendanceSheet } from '../../shared/domain/attendance/attendance.ts';
import { sheetsOf, shelvesOf } from '../generate-holdings.ts';
import type { Size } from '../generate.ts';

/** Characters of JSON in one part, as the journal cuts them. */
const largestPart = 1024 * 1024;

export type Parts = readonly string[];

/** What main would send when the page rebuilds its store: parts as text, for text is what crosses over. */
export function partsOf(partitions: Iterable<Partition>, sheets: Iterable<AttendanceSheet>): Parts {
  const parts: { partitions: string[]; sheets: string[] }[] = [];
  let size = largestPart;
  const add = (kind: 'partitions' | 'sheets', text: string): void => {
    if (size >= largestPart) {
      parts.push({ partitions: [], sheets: [] });
      size = 0;
    }
    parts.at(-1)?.[kind].push(text);
    size += text.length;
  };
  for (const partition of partitions) add('partitions', JSON.stringify(partition));
  for (const sheet of sheets) add('sheets', JSON.stringify(packSheet(sheet)));
  return parts.map(({ partitions, sheets }, index) => {
    const next = index + 1 < parts.length ? index + 1 : null;
    return `{"partitions":[${partitions.join(',')}],"sheets":[${sheets.join(',')}],"next":${String(next)}}`;
  });
}

export function partsOfSize(size: Size): Parts {
  return partsOf(shelvesOf(size), sheetsOf(size));
}

type Counts = { readonly partitions: number; readonly sheets: number };

/** A main process that accepts every entry at once, so that only the page is measured. */
export function standInHost(counts: Counts, parts: Parts): void {
  let end = beginning;
  const answers: Readonly<Record<string, (input: never) => unknown>> = {
    'application.describe': () => ({ version: '0', shell: 'chromium', dataFolder: '/', device: 'bench' }),
    'journal.status': () => ({ end, ...counts, mended: null }),
    'journal.read': ({ part }: { part: number }) =>
      JSON.parse(parts[part] ?? '{"partitions":[],"sheets":[],"next":null}') as unknown,
    'journal.recent': () => ({ entries: [] }),
    'journal.append': ({ entries }: { entries: readonly StoredEntry[] }) => {
      const last = entries.at(-1) ?? end;
      end = { sequence: last.sequence, hash: last.hash };
      return { end };
    },
  };
  const call = async (name: string, input: unknown): Promise<{ ok: true; value: unknown }> => ({
    ok: true,
    value: answers[name]?.(input as never),
  });
  Object.defineProperty(window, 'rostrum', { value: { call }, configurable: true });
}

import { join } from 'node:path';
import * as z from 'zod';
import type { FileSystem, OpenFile } from '../files/file-system.ts';
import { snapshotName } from './file-names.ts';
import { snapshotHeaderSchema, type SnapshotHeader } from './header.ts';
import { decodeLine, encodeLine } from './line.ts';

/** Where a line lies in its snapshot. */
export type Extent = { readonly offset: number; readonly length: number };

export type Place = { readonly kind: 'shelf' | 'sheet'; readonly key: string };

/** A snapshot as it is known after opening: its header and its index. The lines stay on the disk until they are asked for. */
export type Snapshot = {
  readonly number: number;
  readonly path: string;
  readonly header: SnapshotHeader;
  readonly shelves: ReadonlyMap<string, Extent>;
  readonly sheets: ReadonlyMap<string, Extent>;
};

const indexSchema = z.object({
  index: z.array(z.tuple([z.enum(['shelf', 'sheet']), z.string(), z.int().min(0), z.int().min(1)])),
});

/** The last line says where the index begins, and is always this long. */
const offsetDigits = 15;
const lastLineSchema = z.object({ indexAt: z.string().regex(/^\d{15}$/) });
const lastLineLength = encodeLine({ indexAt: '0'.repeat(offsetDigits) }).length;

export function encodeIndex(places: readonly (Place & Extent)[], indexAt: number): Buffer {
  const index = places.map(({ kind, key, offset, length }) => [kind, key, offset, length]);
  return Buffer.concat([encodeLine({ index }), encodeLine({ indexAt: String(indexAt).padStart(offsetDigits, '0') })]);
}

/** Opens snapshot `number` by its first line and its index, however large it is. */
export async function openSnapshot(
  fileSystem: FileSystem,
  folder: string,
  number: number,
): Promise<Snapshot | 'damaged'> {
  const path = join(folder, snapshotName(number));
  const file = await fileSystem.open(path, 'r');
  try {
    const header = snapshotHeaderSchema.safeParse(await readFirstLine(file)).data;
    const index = await readIndex(file);
    if (header === undefined || index === null) return 'damaged';
    const shelves = extentsOf(index, 'shelf');
    const sheets = extentsOf(index, 'sheet');
    const isWhole = shelves.size === header.counts.shelves && sheets.size === header.counts.sheets;
    return isWhole ? { number, path, header, shelves, sheets } : 'damaged';
  } finally {
    await file.close();
  }
}

/** The lines at `extents`, which lie side by side; null for one that is damaged. */
export async function readLines(
  fileSystem: FileSystem,
  snapshot: Snapshot,
  extents: readonly Extent[],
): Promise<(Buffer | null)[]> {
  const start = Math.min(...extents.map((extent) => extent.offset));
  const end = Math.max(...extents.map((extent) => extent.offset + extent.length));
  if (extents.length === 0) return [];
  const file = await fileSystem.open(snapshot.path, 'r');
  try {
    const bytes = await file.read(end - start, start);
    return extents.map(({ offset, length }) => {
      const line = bytes.subarray(offset - start, offset - start + length);
      return decodeLine(line) === null ? null : line;
    });
  } finally {
    await file.close();
  }
}

const firstLineAtMost = 4096;

export async function readFirstLine(file: OpenFile): Promise<object | null> {
  const bytes = await file.read(firstLineAtMost, 0);
  return decodeLine(bytes.subarray(0, bytes.indexOf(0x0a) + 1));
}

async function readIndex(file: OpenFile): Promise<z.infer<typeof indexSchema>['index'] | null> {
  const size = await file.size();
  if (size < lastLineLength) return null;
  const lastLine = await file.read(lastLineLength, size - lastLineLength);
  const found = lastLineSchema.safeParse(decodeLine(lastLine)).data;
  const indexAt = Number(found?.indexAt ?? size);
  if (indexAt >= size) return null;
  const indexLine = await file.read(size - lastLineLength - indexAt, indexAt);
  return indexSchema.safeParse(decodeLine(indexLine)).data?.index ?? null;
}

function extentsOf(index: z.infer<typeof indexSchema>['index'], kind: Place['kind']): Map<string, Extent> {
  return new Map(index.filter(([its]) => its === kind).map(([, key, offset, length]) => [key, { offset, length }]));
}

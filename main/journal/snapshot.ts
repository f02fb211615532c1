import { join } from 'node:path';
import * as z from 'zod';
import type { Change } from '../../shared/changes/change.ts';
import { type HistoryEnd, readEntry, type StoredEntry } from '../../shared/changes/entry.ts';
import {
  applyToPartition,
  applyToSheet,
  changesByPlace,
  type ChangesByPlace,
  type PackedSheet,
  packedSheetSchema,
  packSheet,
  type Partition,
  unpackSheet,
} from '../../shared/changes/partition.ts';
import { dataVersion, upgradedPartition } from '../../shared/upgrades/upgraded.ts';
import { isUnreadable } from '../files/file-failure.ts';
import type { FileSystem, OpenFile } from '../files/file-system.ts';
import { snapshotName } from './journal-files.ts';
import { decodeLine, encodeLine, firstLineIn, type SnapshotHeader, snapshotHeaderSchema } from './segments.ts';

/** Where a line lies in its snapshot. */
export type ByteRange = { readonly offset: number; readonly length: number };

export type LineLocation = { readonly kind: 'partition' | 'sheet'; readonly key: string };

/** A snapshot as it is known after opening: its header and its index. The lines stay on the disk until they are asked for. */
export type Snapshot = {
  readonly number: number;
  readonly path: string;
  readonly header: SnapshotHeader;
  readonly partitions: ReadonlyMap<string, ByteRange>;
  readonly sheets: ReadonlyMap<string, ByteRange>;
};

/** What version 1 called a partition is a shelf in its index and in its lines. */
const indexSchema = z.object({
  index: z.array(z.tuple([z.enum(['partition', 'shelf', 'sheet']), z.string(), z.int().min(0), z.int().min(1)])),
});

/** The last line says where the index begins, and is always this long. */
const offsetDigits = 15;
const lastLineSchema = z.object({ indexAt: z.string().regex(/^\d{15}$/) });
const lastLineLength = encodeLine({ indexAt: '0'.repeat(offsetDigits) }).length;

export function encodeIndex(places: readonly (LineLocation & ByteRange)[], indexAt: number): Buffer {
  const index = places.map(({ kind, key, offset, length }) => [kind, key, offset, length]);
  return Buffer.concat([encodeLine({ index }), encodeLine({ indexAt: String(indexAt).padStart(offsetDigits, '0') })]);
}

/** What `work` gives; `otherwise` where the file cannot be read. Trouble of the moment is thrown. */
async function reading<Value>(otherwise: Value, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    return otherwise;
  }
}

/** Opens snapshot `number` by its first line and its index, however large it is. One that cannot be read is damaged. */
export async function openSnapshot(
  fileSystem: FileSystem,
  folder: string,
  number: number,
): Promise<Snapshot | 'damaged'> {
  return reading<Snapshot | 'damaged'>('damaged', () => openWhole(fileSystem, folder, number));
}

async function openWhole(fileSystem: FileSystem, folder: string, number: number): Promise<Snapshot | 'damaged'> {
  const path = join(folder, snapshotName(number));
  const file = await fileSystem.open(path, 'r');
  try {
    const header = snapshotHeaderSchema.safeParse(firstLineIn(await file.read(firstLineAtMost, 0))).data;
    const index = await readIndex(file);
    if (header === undefined || index === null) return 'damaged';
    const partitions = rangesOf(index, ['partition', 'shelf']);
    const sheets = rangesOf(index, ['sheet']);
    const isWhole = partitions.size === header.counts.partitions && sheets.size === header.counts.sheets;
    return isWhole ? { number, path, header, partitions, sheets } : 'damaged';
  } finally {
    await file.close();
  }
}

/** Bytes. */
const smallSnapshot = 2 * 1024 * 1024;

/** Whether a snapshot is written in no time. */
export function isSmall({ partitions, sheets }: Snapshot): boolean {
  const ranges = [...partitions.values(), ...sheets.values()];
  return ranges.reduce((sum, { length }) => sum + length, 0) < smallSnapshot;
}

/** The lines at `extents`, which lie side by side; null for one that is damaged. */
export async function readLines(
  fileSystem: FileSystem,
  snapshot: Snapshot,
  extents: readonly ByteRange[],
): Promise<(Buffer | null)[]> {
  const start = Math.min(...extents.map((extent) => extent.offset));
  const end = Math.max(...extents.map((extent) => extent.offset + extent.length));
  if (extents.length === 0) return [];
  const nothing = extents.map(() => null);
  return reading<(Buffer | null)[]>(nothing, async () => {
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
  });
}

/** Bytes. A newer version may say more in its first line than this one does. */
const firstLineAtMost = 65_536;

/** What the first line of a file says; null where it is damaged or cannot be read. */
export async function readFirstLine(fileSystem: FileSystem, path: string): Promise<object | null> {
  return reading(null, async () => {
    const file = await fileSystem.open(path, 'r');
    try {
      return firstLineIn(await file.read(firstLineAtMost, 0));
    } finally {
      await file.close();
    }
  });
}

async function readIndex(file: OpenFile): Promise<Index | null> {
  const size = await file.size();
  if (size < lastLineLength) return null;
  const lastLine = await file.read(lastLineLength, size - lastLineLength);
  const found = lastLineSchema.safeParse(decodeLine(lastLine)).data;
  const indexAt = Number(found?.indexAt ?? size);
  if (indexAt >= size) return null;
  const indexLine = await file.read(size - lastLineLength - indexAt, indexAt);
  return indexSchema.safeParse(decodeLine(indexLine)).data?.index ?? null;
}

type Index = z.infer<typeof indexSchema>['index'];

function rangesOf(index: Index, kinds: readonly Index[number][0][]): Map<string, ByteRange> {
  return new Map(
    index.filter(([kind]) => kinds.includes(kind)).map(([, key, offset, length]) => [key, { offset, length }]),
  );
}

/** Everything there is at one moment, cut into parts: a snapshot and the entries after it. */
export type Parts = {
  readonly base: Snapshot | null;
  readonly changes: ChangesByPlace;
  readonly parts: readonly (readonly PlannedPlace[])[];
  /** The same parts without the snapshot, when that proves damaged; null where nothing else is whole. */
  readonly fallBack?: () => Promise<Parts | null>;
};

/** The parts at one point of the history, with what names that point. */
export type CapturedHoldings = {
  readonly workspaceId: string;
  readonly end: HistoryEnd;
  readonly plan: Parts;
};

type PlannedPlace = LineLocation & { readonly extent: ByteRange | undefined };

export type PlacedLine = LineLocation & { readonly line: Buffer };

const outlineSchema = z.looseObject({ key: z.string() });

/** What a line of a snapshot of any version holds. */
const contentSchema = z.union([
  z.object({ partition: outlineSchema }),
  z.object({ shelf: outlineSchema }).transform(({ shelf }) => ({ partition: shelf })),
  z.object({ sheet: packedSheetSchema }),
]);
export type Content = { readonly partition: Partition } | { readonly sheet: PackedSheet };

const bytesInPart = 1024 * 1024;

export function planParts(base: Snapshot | null, entries: readonly StoredEntry[]): Parts {
  const changes = changesByPlace(entries.flatMap((entry) => readEntry(entry).changes));
  const partitions = placesOf('partition', base?.partitions, changes.partitions);
  const sheets = placesOf('sheet', base?.sheets, changes.sheets);
  const parts: PlannedPlace[][] = [];
  let size = bytesInPart;
  for (const { bytes, ...place } of [...partitions, ...sheets]) {
    if (size >= bytesInPart) {
      parts.push([]);
      size = 0;
    }
    parts.at(-1)?.push(place);
    size += bytes;
  }
  return { base, changes, parts };
}

/** Places of the snapshot in its own order, so that a part is one piece of the file; then those that are new. */
function placesOf(
  kind: LineLocation['kind'],
  extents: ReadonlyMap<string, ByteRange> = new Map(),
  changes: ReadonlyMap<string, readonly Change[]>,
): (PlannedPlace & { readonly bytes: number })[] {
  const stored = [...extents].map(([key, extent]) => ({ kind, key, extent, bytes: extent.length }));
  const added = [...changes]
    .filter(([key]) => !extents.has(key))
    .map(([key, its]) => ({ kind, key, extent: undefined, bytes: JSON.stringify(its).length }));
  return [...stored, ...added];
}

/** The same parts over another snapshot: a reading that has begun goes on, although its own snapshot proved damaged. */
export function overSnapshot(plan: Parts, base: Snapshot | null, entries: readonly StoredEntry[]): Parts {
  const extents = { partition: base?.partitions, sheet: base?.sheets };
  return {
    base,
    changes: changesByPlace(entries.flatMap((entry) => readEntry(entry).changes)),
    parts: plan.parts.map((places) => places.map(({ kind, key }) => ({ kind, key, extent: extents[kind]?.get(key) }))),
  };
}

/** The lines of one part as they are after the entries; 'damaged' when one that is needed cannot be read. */
export async function linesOfPart(
  fileSystem: FileSystem,
  plan: Parts,
  part: number,
): Promise<readonly PlacedLine[] | 'damaged'> {
  const places = plan.parts[part] ?? [];
  const extents = places.flatMap((place) => place.extent ?? []);
  const stored = plan.base === null ? [] : await readLines(fileSystem, plan.base, extents);
  const found = stored.values();
  const lines: PlacedLine[] = [];
  for (const { kind, key, extent } of places) {
    const before = extent === undefined ? undefined : (found.next().value ?? null);
    const line = before === null ? null : lineAfter(plan, kind, key, before);
    if (line === null) {
      const other = (await plan.fallBack?.()) ?? null;
      return other === null ? 'damaged' : linesOfPart(fileSystem, other, part);
    }
    lines.push({ kind, key, line });
  }
  return lines;
}

/** Whether each line can be read, which opening does not look at. */
export async function isEveryLineReadable(fileSystem: FileSystem, snapshot: Snapshot): Promise<boolean> {
  const plan = planParts(snapshot, []);
  for (let part = 0; part < plan.parts.length; part += 1) {
    if ((await linesOfPart(fileSystem, plan, part)) === 'damaged') return false;
  }
  return true;
}

/** What a line of version `version` says, as this version has it; null where it is damaged. */
export function contentOf(line: Buffer, version = dataVersion): Content | null {
  return contentIn(decodeLine(line), version);
}

/** The same for a line that has been decoded. */
export function contentIn(stored: object | null, version = dataVersion): Content | null {
  const content = contentSchema.safeParse(stored).data ?? null;
  if (content === null || 'sheet' in content) return content;
  return { partition: upgradedPartition(content.partition, version) as unknown as Partition };
}

/** The line of a place after its changes; a line that nothing has changed since is copied, if it is of this version. */
function lineAfter(
  { base, changes }: Parts,
  kind: LineLocation['kind'],
  key: string,
  before: Buffer | undefined,
): Buffer | null {
  const version = base?.header.version ?? dataVersion;
  const ofPartition = kind === 'partition' ? changes.partitions.get(key) : undefined;
  const ofSheet = kind === 'sheet' ? changes.sheets.get(key) : undefined;
  const isUnchanged = ofPartition === undefined && ofSheet === undefined;
  if (isUnchanged && (version === dataVersion || before === undefined)) return before ?? null;
  const content = before === undefined ? undefined : contentOf(before, version);
  if (content === null) return null;
  if (kind === 'partition') {
    const partition = content !== undefined && 'partition' in content ? content.partition : undefined;
    return encodeLine({ partition: applyToPartition(key, partition, ofPartition ?? []) });
  }
  const sheet = content !== undefined && 'sheet' in content ? unpackSheet(content.sheet) : undefined;
  return encodeLine({ sheet: packSheet(applyToSheet(key, sheet, ofSheet ?? [])) });
}

import * as z from 'zod';
import { applyToSheet, applyToShelf, changesByPlace, type ChangesByPlace } from '../../shared/changes/apply.ts';
import type { Change, Entry } from '../../shared/changes/change.ts';
import { packedSheetSchema, packSheet, unpackSheet } from '../../shared/changes/packed.ts';
import type { Shelf } from '../../shared/changes/shelf.ts';
import type { FileSystem } from '../files/file-system.ts';
import { decodeLine, encodeLine } from './line.ts';
import { readLines, type Extent, type Place, type Snapshot } from './snapshot.ts';

/** Everything there is at one moment, cut into parts: a snapshot and the entries after it. */
export type Parts = {
  readonly base: Snapshot | null;
  readonly changes: ChangesByPlace;
  readonly parts: readonly (readonly PlannedPlace[])[];
};

type PlannedPlace = Place & { readonly extent: Extent | undefined };

export type PlacedLine = Place & { readonly line: Buffer };

/** What a line of a snapshot holds. */
const contentSchema = z.union([
  z.object({ shelf: z.looseObject({ key: z.string() }).transform((shelf) => shelf as unknown as Shelf) }),
  z.object({ sheet: packedSheetSchema }),
]);
export type Content = z.infer<typeof contentSchema>;

const bytesInPart = 1024 * 1024;

export function planParts(base: Snapshot | null, entries: readonly Entry[]): Parts {
  const changes = changesByPlace(entries.flatMap((entry) => entry.changes));
  const shelves = placesOf('shelf', base?.shelves, changes.shelves);
  const sheets = placesOf('sheet', base?.sheets, changes.sheets);
  const parts: PlannedPlace[][] = [];
  let size = bytesInPart;
  for (const { bytes, ...place } of [...shelves, ...sheets]) {
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
  kind: Place['kind'],
  extents: ReadonlyMap<string, Extent> = new Map(),
  changes: ReadonlyMap<string, readonly Change[]>,
): (PlannedPlace & { readonly bytes: number })[] {
  const stored = [...extents].map(([key, extent]) => ({ kind, key, extent, bytes: extent.length }));
  const added = [...changes]
    .filter(([key]) => !extents.has(key))
    .map(([key, its]) => ({ kind, key, extent: undefined, bytes: JSON.stringify(its).length }));
  return [...stored, ...added];
}

/** The same parts over another snapshot: a reading that has begun goes on, although its own snapshot proved damaged. */
export function overSnapshot(plan: Parts, base: Snapshot | null, entries: readonly Entry[]): Parts {
  const extents = { shelf: base?.shelves, sheet: base?.sheets };
  return {
    base,
    changes: changesByPlace(entries.flatMap((entry) => entry.changes)),
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
    const line = before === null ? null : lineAfter(plan.changes, kind, key, before);
    if (line === null) return 'damaged';
    lines.push({ kind, key, line });
  }
  return lines;
}

/** What a line says; null where it is damaged. */
export function contentOf(line: Buffer): Content | null {
  return contentSchema.safeParse(decodeLine(line)).data ?? null;
}

function lineAfter(changes: ChangesByPlace, kind: Place['kind'], key: string, before?: Buffer): Buffer | null {
  const ofShelf = kind === 'shelf' ? changes.shelves.get(key) : undefined;
  const ofSheet = kind === 'sheet' ? changes.sheets.get(key) : undefined;
  if (ofShelf === undefined && ofSheet === undefined) return before ?? null;
  const content = before === undefined ? undefined : contentOf(before);
  if (content === null) return null;
  if (ofShelf !== undefined) {
    const shelf = content !== undefined && 'shelf' in content ? content.shelf : undefined;
    return encodeLine({ shelf: applyToShelf(key, shelf, ofShelf) });
  }
  const sheet = content !== undefined && 'sheet' in content ? unpackSheet(content.sheet) : undefined;
  return encodeLine({ sheet: packSheet(applyToSheet(key, sheet, ofSheet ?? [])) });
}

import { dirname, join } from 'node:path';
import { beginning, follows, type HistoryEnd, type StoredEntry } from '../../shared/changes/entry.ts';
import type { CallInput } from '../../shared/host/contract.ts';
import { now } from '../../shared/time/instant.ts';
import { dataVersion } from '../../shared/upgrades/upgraded.ts';
import { renamePatiently, syncFolder, writeFileAtomically } from '../files/atomic-file.ts';
import { FileError, isUnreadable } from '../files/file-failure.ts';
import type { FileSystem } from '../files/file-system.ts';
import { type History, historyEndOf } from './history.ts';
import { journalFilesIn, segmentName, snapshotName } from './journal-files.ts';
import { mirroredSegments, mirrorFolder } from './mirror.ts';
import { encodeLine, type SegmentHeader } from './segments.ts';
import { snapshotHeader, SnapshotFile } from './snapshot-writing.ts';
import { linesOfPart, openSnapshot, planParts, type Snapshot } from './snapshot.ts';

/** What a new base stands for. */
export type BaseDescription = {
  readonly workspaceId: string;
  readonly end: HistoryEnd;
  readonly counts: { readonly partitions: number; readonly sheets: number };
};

/**
 * A state of all data that comes from elsewhere than from this journal's files, on its way into a journal folder: a
 * snapshot, and the newest entries before its end as a segment, for Undo. `number` must be free, and so must the next.
 */
export class NewBase {
  readonly description: BaseDescription;
  readonly folder: string;
  readonly number: number;
  readonly #fileSystem: FileSystem;
  readonly #file: SnapshotFile;
  readonly #entries: StoredEntry[] = [];
  /** Where the history stood before the first of the entries, where that is known. */
  #before: HistoryEnd = beginning;

  private constructor(
    fileSystem: FileSystem,
    folder: string,
    number: number,
    description: BaseDescription,
    file: SnapshotFile,
  ) {
    this.#fileSystem = fileSystem;
    this.folder = folder;
    this.number = number;
    this.description = description;
    this.#file = file;
  }

  static async begin(
    fileSystem: FileSystem,
    folder: string,
    number: number,
    description: BaseDescription,
  ): Promise<NewBase> {
    const { workspaceId, end, counts } = description;
    const header = snapshotHeader({ workspaceId, end, replaces: number }, counts);
    return new NewBase(fileSystem, folder, number, description, await SnapshotFile.begin(fileSystem, folder, header));
  }

  /** What the journal in `folder` itself holds. */
  static async ofHistory(
    fileSystem: FileSystem,
    folder: string,
    number: number,
    workspaceId: string,
    { base, baseEnd, end, entries, counts }: History,
  ): Promise<NewBase> {
    const description = { workspaceId, end, counts };
    const next = await NewBase.begin(fileSystem, folder, number, description);
    try {
      const plan = planParts(base, entries);
      for (let part = 0; part < plan.parts.length; part += 1) {
        const lines = await linesOfPart(fileSystem, plan, part);
        if (lines === 'damaged') throw new FileError('the snapshot cannot be read');
        await next.#file.add(lines);
      }
      next.#entries.push(...entries);
      next.#before = baseEnd;
      return next;
    } catch (error) {
      await next.abandon();
      throw error;
    }
  }

  async add(
    partitions: Adoption['partitions'],
    sheets: Adoption['sheets'],
    entries: Adoption['entries'],
  ): Promise<void> {
    const lines = [
      ...partitions.map((partition) => ({
        kind: 'partition' as const,
        key: partition.key,
        line: encodeLine({ partition }),
      })),
      ...sheets.map((sheet) => ({ kind: 'sheet' as const, key: sheet.workshopId, line: encodeLine({ sheet }) })),
    ];
    if (lines.length > 0) await this.#file.add(lines);
    this.#entries.push(...entries);
  }

  /**
   * The snapshot counts from here on, whatever else lies in the folder; an error of the disk is thrown. `oldest` is the number
   * after which the entries begin that lie before it. Written twice where nothing else holds the same yet: until the next
   * snapshot everything depends on this one.
   */
  async finish(isTwice = false): Promise<{ readonly snapshot: Snapshot; readonly oldest: number }> {
    const first = await this.#file.finish(this.number + 1);
    const snapshot = isTwice ? await writeAgain(this.#fileSystem, this.folder, first) : first;
    const ends = [beginning, this.#before];
    const oldest = await writeTail(this.#fileSystem, this.folder, this.number, this.description, this.#entries, ends);
    return { snapshot, oldest };
  }

  async abandon(): Promise<void> {
    await this.#file.abandon();
  }
}

/** The same snapshot under the next number; the first one where the disk does not take another. */
async function writeAgain(fileSystem: FileSystem, folder: string, first: Snapshot): Promise<Snapshot> {
  try {
    const number = first.number + 1;
    const bytes = await fileSystem.readFile(first.path);
    const written = await writeFileAtomically(join(folder, snapshotName(number)), bytes, { fileSystem });
    const again = written.ok ? await openSnapshot(fileSystem, folder, number) : 'damaged';
    return again === 'damaged' ? first : again;
  } catch {
    return first;
  }
}

/** The unbroken run of entries up to the end; without them only Undo reaches less far. Gives after which number it begins. */
async function writeTail(
  fileSystem: FileSystem,
  folder: string,
  number: number,
  { workspaceId, end }: BaseDescription,
  entries: readonly StoredEntry[],
  ends: readonly HistoryEnd[],
): Promise<number> {
  const run: StoredEntry[] = [];
  for (const entry of entries) {
    const last = run.at(-1);
    if (last !== undefined && !follows(entry, last)) run.length = 0;
    run.push(entry);
  }
  const [first, ...others] = run;
  if (first === undefined || run.at(-1)?.hash !== end.hash) return end.sequence;
  // A first entry of which nobody knows what it follows only says where the others begin.
  const before = ends.find((each) => follows(first, each));
  const from = before ?? historyEndOf(first);
  const rest = before === undefined ? others : run;
  if (rest.length === 0) return end.sequence;
  const header: SegmentHeader = { format: 'rostrum-journal', version: dataVersion, workspaceId, from };
  const bytes = Buffer.concat([encodeLine(header), ...rest.map((entry) => encodeLine(entry))]);
  const written = await writeFileAtomically(join(folder, segmentName(number)), bytes, { replace: true, fileSystem });
  return written.ok ? from.sequence : end.sequence;
}

/** One part of the state of another copy of the data. */
export type Adoption = CallInput<'journal.adopt'>;

/** States that come in parts, one at a time: each begins with part 0 and is complete with its last one. */
export class Adoptions {
  readonly #fileSystem: FileSystem;
  readonly #journal: string;
  #current: { readonly base: NewBase; readonly into: Adoption['into']; readonly next: number } | null = null;

  constructor(fileSystem: FileSystem, journalFolder: string) {
    this.#fileSystem = fileSystem;
    this.#journal = journalFolder;
  }

  /** The new base, not finished yet, with the last part; null before. `free` is the first free number in the journal. */
  async take(adoption: Adoption, free: number, workspaceId: string): Promise<NewBase | null> {
    const { into, part, end, counts, partitions, sheets, entries, isLast } = adoption;
    if (part === 0) {
      await this.abandon();
      const description = { workspaceId: adoption.workspaceId ?? workspaceId, end, counts };
      this.#current = { into, base: await this.#begin(into, free, description), next: 0 };
    }
    const current = this.#current;
    if (current?.into !== into || current.next !== part)
      throw new FileError('the parts do not follow each other', 'EINVAL');
    await current.base.add(partitions, sheets, entries);
    this.#current = isLast ? null : { ...current, next: part + 1 };
    return isLast ? current.base : null;
  }

  async abandon(): Promise<void> {
    await this.#current?.base.abandon();
    this.#current = null;
  }

  async #begin(into: Adoption['into'], free: number, description: BaseDescription): Promise<NewBase> {
    if (into === 'journal') return NewBase.begin(this.#fileSystem, this.#journal, free, description);
    const folder = join(await freeAsideFolder(this.#fileSystem, this.#journal), 'journal');
    await this.#fileSystem.makeFolder(folder);
    return NewBase.begin(this.#fileSystem, folder, 1, description);
  }
}

/** A folder below the data folder, of its own for each occasion; its `journal` is one that Rostrum can open. */
async function freeAsideFolder(fileSystem: FileSystem, journalFolder: string): Promise<string> {
  const name = join(dirname(journalFolder), 'aside', now().slice(0, 10));
  for (let copy = 1; ; copy += 1) {
    const folder = `${name} ${copy}`;
    const names = await fileSystem.readFolder(join(folder, 'journal')).catch(() => []);
    if (names.length === 0) return folder;
  }
}

/**
 * Moves the files of the journal with lower numbers than `below`, and whatever was set aside before, into a folder of
 * their own. Gives that folder, or null where there was nothing to move. Stopped half-way, the next start goes on.
 */
export async function moveAside(fileSystem: FileSystem, folder: string, below: number): Promise<string | null> {
  const { segments, snapshots, others } = await journalFilesIn(fileSystem, folder);
  const names = [
    ...snapshots.filter((number) => number < below).map(snapshotName),
    ...segments.filter((number) => number < below).map(segmentName),
    ...others.filter((name) => /\.(torn|damaged)-\d+$/.test(name)),
  ];
  const mirror = mirrorFolder(folder);
  const copies = (await mirroredSegments(fileSystem, folder)).filter((number) => number < below).map(segmentName);
  if (names.length + copies.length === 0) return null;
  const aside = await freeAsideFolder(fileSystem, folder);
  if (names.length > 0) await moveAll(fileSystem, folder, join(aside, 'journal'), names);
  if (copies.length > 0) await moveAll(fileSystem, mirror, join(aside, 'mirror'), copies);
  return aside;
}

async function moveAll(fileSystem: FileSystem, from: string, to: string, names: readonly string[]): Promise<void> {
  await fileSystem.makeFolder(to);
  for (const name of names) {
    await renamePatiently(fileSystem, join(from, name), join(to, name)).catch((error: unknown) => {
      // It stays, and its lower number says that it does not count.
      if (!isUnreadable(error)) throw error;
    });
  }
  await syncFolder(fileSystem, to);
  await syncFolder(fileSystem, from);
}

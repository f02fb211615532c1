import { join } from 'node:path';
import { removeQuietly, unfinishedEnding } from '../files/atomic-file.ts';
import type { FileSystem } from '../files/file-system.ts';
import type { EvidenceStore } from './evidence-store.ts';

/**
 * A scan is kept before its record is written, and the record may reach the journal late, when the disk was full: so a
 * file that nothing names is left alone for thirty days, in milliseconds.
 */
const grace = 30 * 24 * 60 * 60 * 1000;

const nameOfHash = /^([0-9a-f]{64})\.[a-z]{3}$/;
const hashInJournal = /\b[0-9a-f]{64}\b/g;

/**
 * Lets go of the scans that nothing in the journal names: no record, and no entry that undo could still take back.
 * Where anything of the journal cannot be read, all files stay. `time` is now, in milliseconds since 1970.
 */
export async function sweepEvidence(
  store: EvidenceStore,
  journalFolder: string,
  fileSystem: FileSystem,
  time: number,
): Promise<void> {
  const old = await olderThan(time - grace, await store.names(), store.folder, fileSystem);
  if (old.length === 0) return;
  const named = await hashesIn(journalFolder, fileSystem);
  for (const name of old) {
    const hash = nameOfHash.exec(name)?.[1];
    const isOurs = hash !== undefined || name.endsWith(unfinishedEnding);
    if (isOurs && (hash === undefined || !named.has(hash))) await removeQuietly(fileSystem, join(store.folder, name));
  }
}

async function olderThan(
  limit: number,
  names: readonly string[],
  folder: string,
  fileSystem: FileSystem,
): Promise<string[]> {
  const old: string[] = [];
  for (const name of names) if ((await fileSystem.modifiedAt(join(folder, name))) < limit) old.push(name);
  return old;
}

/** Every file of the journal counts, also what was set aside as torn or damaged: it may be mended by hand one day. */
async function hashesIn(folder: string, fileSystem: FileSystem): Promise<ReadonlySet<string>> {
  const hashes = new Set<string>();
  for (const name of await fileSystem.readFolder(folder)) {
    const text = (await fileSystem.readFile(join(folder, name))).toString('latin1');
    for (const [hash] of text.matchAll(hashInJournal)) hashes.add(hash);
  }
  return hashes;
}

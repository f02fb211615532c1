import { join } from 'node:path';
import { writeFileAtomically } from '../files/atomic-file.ts';
import { errorOf } from '../files/file-failure.ts';
import type { FileSystem } from '../files/file-system.ts';
import { journalFilesIn, segmentName } from './journal-files.ts';
import { mirrorFolder } from './mirror.ts';
import { setAside } from './recovery.ts';
import { linesIn } from './segments.ts';

/**
 * Names of the segments before the newest snapshot of which a line cannot be read, oldest first. The snapshot holds what they
 * led to, so that no data are lost with them: only Undo and the history of a record read them.
 */
export async function damagedOldSegments(fileSystem: FileSystem, folder: string): Promise<string[]> {
  const { segments, snapshots } = await journalFilesIn(fileSystem, folder);
  const damaged: string[] = [];
  for (const number of segments.filter((each) => each < (snapshots[0] ?? 0))) {
    const name = segmentName(number);
    if (!isReadable(await fileSystem.readFile(join(folder, name)))) damaged.push(name);
  }
  return damaged;
}

/** Puts the copy of the mirror in the place of each of them, or nothing where that is damaged too. What was there is kept aside. */
export async function mendOldSegments(fileSystem: FileSystem, folder: string): Promise<void> {
  for (const name of await damagedOldSegments(fileSystem, folder)) {
    const copy = await fileSystem.readFile(join(mirrorFolder(folder), name)).catch(() => null);
    await setAside(fileSystem, folder, name);
    if (copy === null || !isReadable(copy)) continue;
    const written = await writeFileAtomically(join(folder, name), copy, { fileSystem });
    if (!written.ok) throw errorOf(written.failure);
  }
}

function isReadable(bytes: Buffer): boolean {
  for (const { content } of linesIn(bytes)) if (content === null) return false;
  return true;
}

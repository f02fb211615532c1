import { join } from 'node:path';
import { evidenceHash, hashInName } from '../evidence/evidence-store.ts';
import { removeQuietly, writeFileAtomically } from '../files/atomic-file.ts';
import { errorOf, FileError, isUnreadable } from '../files/file-failure.ts';
import { type FileSystem, namesIn } from '../files/file-system.ts';

/** The names of the files of evidence in a folder; none where there is no such folder, or something else in its place. */
export async function evidenceNames(fileSystem: FileSystem, folder: string): Promise<string[]> {
  return (await namesIn(fileSystem, folder)).filter((name) => hashInName(name) !== undefined).sort();
}

/** The bytes of a file of evidence; null where there is none that can be read, or its bytes are not those after which it is named. */
export async function readEvidence(fileSystem: FileSystem, folder: string, name: string): Promise<Buffer | null> {
  try {
    const bytes = await fileSystem.readFile(join(folder, name));
    return evidenceHash(bytes) === hashInName(name) ? bytes : null;
  } catch (error) {
    if (isUnreadable(error)) return null;
    throw error;
  }
}

/**
 * Copies those of `names` that are not in the folder `to` yet, each checked by its hash before and after. Gives the names
 * that are in `to` afterwards: what is missing or altered in `from` is not copied. Errors of the disk are thrown.
 */
export async function copyEvidence(
  fileSystem: FileSystem,
  { from, to, names }: { readonly from: string; readonly to: string; readonly names: readonly string[] },
  pause: () => Promise<void>,
): Promise<string[]> {
  if (names.length === 0) return [];
  await fileSystem.makeFolder(to);
  const present = new Set(await evidenceNames(fileSystem, to));
  for (const name of names) {
    if (present.has(name)) continue;
    const bytes = await readEvidence(fileSystem, from, name);
    if (bytes === null) continue;
    const written = await writeFileAtomically(join(to, name), bytes, { replace: true, fileSystem });
    if (!written.ok) throw errorOf(written.failure);
    if ((await readEvidence(fileSystem, to, name)) === null) {
      await removeQuietly(fileSystem, join(to, name));
      throw new FileError('the copy of a scan reads back altered');
    }
    present.add(name);
    await pause();
  }
  return names.filter((name) => present.has(name));
}

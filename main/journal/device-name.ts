import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { writeFileAtomically } from '../files/atomic-file.ts';
import type { FileSystem } from '../files/file-system.ts';

/** Without letters and digits that look alike, since it is read out on the telephone. */
const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const pattern = /^d-[0-9A-Z]{6}$/;

/** The name of this computer in change records. It says nothing about the user, and stays with the folder. */
export async function deviceName(fileSystem: FileSystem, folder: string): Promise<string> {
  const path = join(folder, 'device');
  const kept = await readQuietly(fileSystem, path);
  if (pattern.test(kept)) return kept;
  const name = `d-${Array.from({ length: 6 }, () => letters[randomInt(letters.length)]).join('')}`;
  // A name that cannot be kept still serves for this run: it need only differ from others.
  await writeFileAtomically(path, Buffer.from(`${name}\n`), { replace: true, fileSystem });
  return name;
}

async function readQuietly(fileSystem: FileSystem, path: string): Promise<string> {
  try {
    return (await fileSystem.readFile(path)).toString('utf8').trim();
  } catch {
    return '';
  }
}

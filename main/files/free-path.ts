import { join, parse } from 'node:path';
import { diskFileSystem, type FileSystem } from './file-system.ts';

/** A path in `folder` at which there is nothing yet: "Agenda.pdf", else "Agenda (2).pdf" and so on. */
export async function freePath(
  folder: string,
  name: string,
  fileSystem: Pick<FileSystem, 'exists'> = diskFileSystem,
): Promise<string> {
  const { name: stem, ext: extension } = parse(name);
  let path = join(folder, name);
  for (let copy = 2; await fileSystem.exists(path); copy += 1) {
    path = join(folder, `${stem} (${copy})${extension}`);
  }
  return path;
}

import { readdir } from 'node:fs/promises';
import { homedir, userInfo } from 'node:os';
import path from 'node:path';
import type { ShownFolder } from '../../shared/backup/backup-status.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { reasonOf } from '../files/file-failure.ts';
import { PathTokens } from '../files/opened-files.ts';
import { backupEnding } from './backup-file.ts';

/** Entries of one folder that are shown. */
const mostShown = 500;

/**
 * Lists folders, and the backups in them, for the page's chooser. The page asks for a folder by a token that it got in an earlier
 * list, so it reaches what somebody could click their way to, and learns names of folders and of backups only.
 */
export class FolderChooser {
  readonly #folders = new PathTokens();
  readonly #files = new PathTokens();
  readonly #places: () => Promise<readonly Place[]>;

  constructor(places: () => Promise<readonly Place[]> = usualPlaces) {
    this.#places = places;
  }

  /** The folder of a token; null gives the places to begin at. Fails with `call-refused`, `backup-place-missing`. */
  async show(token: string | null): Promise<Result<ShownFolder, 'call-refused' | 'backup-place-missing'>> {
    if (token === null) return success(await this.#showPlaces());
    const folder = this.#folders.pathOf(token);
    if (folder === null) return failure('call-refused');
    try {
      const entries = (await readdir(folder, { withFileTypes: true }))
        .filter(({ name }) => !name.startsWith('.'))
        .sort((one, other) => one.name.localeCompare(other.name));
      const folders = entries.filter((entry) => entry.isDirectory() || entry.isSymbolicLink());
      const backups = entries.filter((entry) => entry.isFile() && entry.name.endsWith(backupEnding));
      const up = path.dirname(folder);
      return success({
        token,
        path: folder,
        parent: { token: up === folder ? null : this.#folders.remember(up) },
        folders: folders.slice(0, mostShown).map(({ name }) => named(this.#folders, folder, name)),
        backups: backups.slice(0, mostShown).map(({ name }) => named(this.#files, folder, name)),
        isCut: folders.length > mostShown || backups.length > mostShown,
      });
    } catch (error) {
      return failure('backup-place-missing', { path: folder, reason: reasonOf(error) });
    }
  }

  /** The path of a folder that was shown; null for any other token. */
  folderOf(token: string): string | null {
    return this.#folders.pathOf(token);
  }

  /** The path of a backup that was shown, by this chooser or in the list of known ones. */
  backupOf(token: string): string | null {
    return this.#files.pathOf(token);
  }

  rememberBackup(file: string): string {
    return this.#files.remember(file);
  }

  async #showPlaces(): Promise<ShownFolder> {
    const folders = (await this.#places()).map(({ name, folder }) => ({ name, token: this.#folders.remember(folder) }));
    return { token: null, path: '', parent: null, folders, backups: [], isCut: false };
  }
}

function named(tokens: PathTokens, folder: string, name: string): { readonly token: string; readonly name: string } {
  return { name, token: tokens.remember(path.join(folder, name)) };
}

type Place = { readonly name: string; readonly folder: string };

/** The user's own folder, and every stick or disk that is in the computer now. */
async function usualPlaces(): Promise<Place[]> {
  const home = homedir();
  return [{ name: home, folder: home }, ...(await mountedDisks(process.platform))];
}

async function mountedDisks(platform: NodeJS.Platform): Promise<Place[]> {
  if (platform === 'win32') return drives();
  const user = userInfo().username;
  const parents = platform === 'darwin' ? ['/Volumes'] : [`/media/${user}`, `/run/media/${user}`, '/media', '/mnt'];
  const found = await Promise.all(parents.map(foldersIn));
  return [...new Set(found.flat())]
    .filter((folder) => !parents.includes(folder))
    .map((folder) => ({ name: folder, folder }));
}

async function foldersIn(parent: string): Promise<string[]> {
  try {
    const entries = await readdir(parent, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => path.posix.join(parent, name));
  } catch {
    return [];
  }
}

async function drives(): Promise<Place[]> {
  const letters = [...'CDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => `${letter}:\\`);
  const present = await Promise.all(
    letters.map((letter) =>
      readdir(letter).then(
        () => true,
        () => false,
      ),
    ),
  );
  return letters.filter((_, index) => present[index] === true).map((letter) => ({ name: letter, folder: letter }));
}

import { basename, dirname, join } from 'node:path';
import type { Damage } from '../../shared/integrity/damage.ts';
import { AppearanceFile } from '../files/appearance.ts';
import type { ApplicationFolders } from '../files/application-folders.ts';
import type { FileSystem } from '../files/file-system.ts';
import type { SettingsFile } from '../files/settings-file.ts';
import { setAsideIfPossible, setFileAside, setFolderAside } from '../journal/journal-files.ts';
import { isDeviceNamed, readDeviceName } from '../journal/journal.ts';

type Folders = Pick<ApplicationFolders, 'data' | 'appearance' | 'backups' | 'evidence'>;

/** The files of a few lines in the data folder, and the folders beside the journal, as a check finds them. */
export class SmallFiles {
  readonly #fileSystem: FileSystem;
  readonly #folders: Folders;
  readonly #settings: SettingsFile;

  constructor(fileSystem: FileSystem, folders: Folders, settings: SettingsFile) {
    this.#fileSystem = fileSystem;
    this.#folders = folders;
    this.#settings = settings;
  }

  /** Looks, and changes nothing. A new installation has no name yet: `isUsed` says that this one is none. */
  async examine(isUsed: boolean): Promise<Damage[]> {
    const { data, appearance, backups, evidence } = this.#folders;
    const damaged = (place: string, isMendable = true): Damage => ({ kind: 'small-file-damaged', place, isMendable });
    const hasAppearance = await this.#fileSystem.exists(appearance);
    const unusable = await this.#settings.unusable();
    const hasSettings = await this.#fileSystem.exists(join(data, 'settings.json'));
    const isDeviceExpected = isUsed && (hasAppearance || hasSettings);
    const hasDevice = await this.#fileSystem.exists(join(data, 'device'));
    const isDeviceSound = hasDevice ? await isDeviceNamed(this.#fileSystem, data) : !isDeviceExpected;
    const misplaced: Damage[] = [];
    for (const folder of [backups, evidence]) {
      const found = await this.#fileSystem.nodeAt(folder);
      if (['missing', 'folder', 'unknown'].includes(found)) continue;
      // A link that leads nowhere may lead to a disk that is away.
      const isMendable = found !== 'dangling-link';
      misplaced.push({ kind: 'misplaced', place: `${basename(folder)} (${found})`, isMendable });
    }
    return [
      ...(isDeviceSound ? [] : [damaged('device')]),
      ...unusable.map((name) => damaged(name, unusable.length === 1)),
      ...(hasAppearance && new AppearanceFile(appearance).value === null ? [damaged(basename(appearance))] : []),
      ...misplaced,
    ];
  }

  /** Writes anew what can be, and sets aside what lies in its place. */
  async mend(found: readonly Damage[]): Promise<void> {
    const { data, appearance, backups, evidence } = this.#folders;
    const isFound = (name: string): boolean => found.some(({ place }) => place === name);
    const settings = ['settings.json', 'settings-copy.json'].filter(isFound);
    for (const name of settings.length === 1 ? settings : [])
      await setFolderAside(this.#fileSystem, join(data, name)).catch(() => false);
    if (settings.length === 1) await this.#settings.renew();
    if (isFound('device')) await readDeviceName(this.#fileSystem, data);
    const name = basename(appearance);
    if (isFound(name)) await setAsideIfPossible(this.#fileSystem, dirname(appearance), name);
    for (const folder of [backups, evidence]) await setFileAside(this.#fileSystem, folder, false).catch(() => false);
  }
}

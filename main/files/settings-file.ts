import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import * as z from 'zod';
import type { Result } from '../../shared/result.ts';
import { writeFileAtomically } from './atomic-file.ts';
import type { FileWritingCode } from './file-failure.ts';
import { diskFileSystem, type FileSystem } from './file-system.ts';

/** The second file has the same, for the day on which the first is damaged. */
const fileNames = ['settings.json', 'settings-copy.json'] as const;
const largest = 64 * 1024;

/** Any settings: each is checked by its own schema when it is read. `checksum` is that of the others. */
const settingsSchema = z.looseObject({ checksum: z.string().optional() });
type Settings = Readonly<Record<string, unknown>>;

/**
 * Settings of this computer in a JSON file of the data folder, and once more beside it: who works here, and where second
 * backups go. A file that is missing or damaged is passed over; where both are, there are none. Settings that this version
 * does not know are kept.
 */
export class SettingsFile {
  readonly #paths: readonly [string, string];
  readonly #fileSystem: FileSystem;

  constructor(folder: string, fileSystem: FileSystem = diskFileSystem) {
    const [first, copy] = fileNames;
    this.#paths = [join(folder, first), join(folder, copy)];
    this.#fileSystem = fileSystem;
  }

  /** The setting `name`; undefined where it is missing or `schema` rejects it. */
  async read<Value>(name: string, schema: z.ZodType<Value>): Promise<Value | undefined> {
    return schema.safeParse((await this.#all())[name]).data;
  }

  /** Writes one setting, on the disk when this returns; the other settings stay. Fails as `writeFileAtomically`. */
  async write(name: string, value: unknown): Promise<Result<void, FileWritingCode>> {
    const [written] = await this.#writeBoth({ ...(await this.#all()), [name]: value });
    return written;
  }

  /** The copy is written where the first file was. */
  async #writeBoth(
    settings: Settings,
  ): Promise<readonly [Result<void, FileWritingCode>, Result<void, FileWritingCode>]> {
    const checked = { ...settings, checksum: checksumOf(settings) };
    const bytes = Buffer.from(`${JSON.stringify(checked, null, 2)}\n`);
    const [first, copy] = this.#paths;
    const written = await writeFileAtomically(first, bytes, { replace: true, fileSystem: this.#fileSystem });
    if (!written.ok) return [written, written];
    return [written, await writeFileAtomically(copy, bytes, { replace: true, fileSystem: this.#fileSystem })];
  }

  /** The names of those of the two files that are missing or damaged; none where there are no settings yet. */
  async unusable(): Promise<string[]> {
    const isThere = await Promise.all(this.#paths.map((path) => this.#fileSystem.exists(path)));
    if (!isThere.includes(true)) return [];
    const read = await Promise.all(this.#paths.map((path) => this.#in(path)));
    return fileNames.filter((_, index) => read[index] === null);
  }

  /** Writes both files anew from the one that is whole; false where none is, or where that cannot be done. */
  async renew(): Promise<boolean> {
    const [first, copy] = await Promise.all(this.#paths.map((path) => this.#in(path)));
    const settings = first ?? copy;
    if (settings === null || settings === undefined) return false;
    return (await this.#writeBoth(settings)).every(({ ok }) => ok);
  }

  async #all(): Promise<Settings> {
    for (const path of this.#paths) {
      const settings = await this.#in(path);
      if (settings !== null) return settings;
    }
    return {};
  }

  /** Null for a file that is missing or damaged; one without a checksum is taken as it is. */
  async #in(path: string): Promise<Settings | null> {
    try {
      const bytes = await this.#fileSystem.readFile(path);
      if (bytes.length > largest) return null;
      const { checksum, ...settings } = settingsSchema.parse(JSON.parse(bytes.toString('utf8')));
      return checksum === undefined || checksum === checksumOf(settings) ? settings : null;
    } catch {
      return null;
    }
  }
}

function checksumOf(settings: Settings): string {
  return crc32(JSON.stringify(settings)).toString(16).padStart(8, '0');
}

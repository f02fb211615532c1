import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import * as z from 'zod';
import { success, type Result } from '../../shared/result.ts';
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
    const settings = { ...(await this.#all()), [name]: value };
    const checked = { ...settings, checksum: checksumOf(settings) };
    const bytes = Buffer.from(`${JSON.stringify(checked, null, 2)}\n`);
    const [first, copy] = this.#paths;
    const written = await writeFileAtomically(first, bytes, { replace: true, fileSystem: this.#fileSystem });
    if (!written.ok) return written;
    await writeFileAtomically(copy, bytes, { replace: true, fileSystem: this.#fileSystem });
    return success(undefined);
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

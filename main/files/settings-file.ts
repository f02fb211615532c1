import { join } from 'node:path';
import * as z from 'zod';
import { success, type Result } from '../../shared/result.ts';
import { writeFileAtomically } from './atomic-file.ts';
import type { FileWritingCode } from './file-failure.ts';
import { diskFileSystem, type FileSystem } from './file-system.ts';

const fileName = 'settings.json';
const largest = 64 * 1024;

/** Any settings: each is checked by its own schema when it is read. */
const settingsSchema = z.looseObject({});
type Settings = Readonly<Record<string, unknown>>;

/**
 * Settings of this computer in a JSON file of the data folder. No data depend on them: a missing or damaged file counts
 * as empty. Settings that this version does not know are kept.
 */
export class SettingsFile {
  readonly #path: string;
  readonly #fileSystem: FileSystem;

  constructor(folder: string, fileSystem: FileSystem = diskFileSystem) {
    this.#path = join(folder, fileName);
    this.#fileSystem = fileSystem;
  }

  /** The setting `name`; undefined where it is missing or `schema` rejects it. */
  async read<Value>(name: string, schema: z.ZodType<Value>): Promise<Value | undefined> {
    return schema.safeParse((await this.#all())[name]).data;
  }

  /** Writes one setting, on the disk when this returns; the other settings stay. Fails as `writeFileAtomically`. */
  async write(name: string, value: unknown): Promise<Result<void, FileWritingCode>> {
    const settings = { ...(await this.#all()), [name]: value };
    const bytes = Buffer.from(`${JSON.stringify(settings, null, 2)}\n`);
    const written = await writeFileAtomically(this.#path, bytes, { replace: true, fileSystem: this.#fileSystem });
    return written.ok ? success(undefined) : written;
  }

  async #all(): Promise<Settings> {
    try {
      const bytes = await this.#fileSystem.readFile(this.#path);
      if (bytes.length > largest) return {};
      return settingsSchema.safeParse(JSON.parse(bytes.toString('utf8'))).data ?? {};
    } catch {
      return {};
    }
  }
}

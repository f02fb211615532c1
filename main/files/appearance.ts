import { readFileSync, statSync } from 'node:fs';
import { appearanceSchema, type Appearance } from '../../shared/host/contract.ts';
import { success, type Result } from '../../shared/result.ts';
import { writeFileAtomically } from './atomic-file.ts';
import type { FileWritingCode } from './file-failure.ts';

/**
 * Theme and language as the page last had them, stored in a file, so that the window has the right colour before there
 * is a page, and a message of the shell the right language. Null before the first start, or if the file is damaged.
 */
export class AppearanceFile {
  readonly #file: string;
  #value: Appearance | null;

  constructor(file: string) {
    this.#file = file;
    this.#value = read(file);
  }

  get value(): Appearance | null {
    return this.#value;
  }

  async remember(appearance: Appearance): Promise<Result<Record<string, never>, FileWritingCode>> {
    const { theme, language } = appearance;
    if (this.#value?.theme === theme && this.#value.language === language) return success({});
    this.#value = { theme, language };
    const bytes = new TextEncoder().encode(`${JSON.stringify(this.#value)}\n`);
    const written = await writeFileAtomically(this.#file, bytes, { replace: true });
    return written.ok ? success({}) : written;
  }
}

function read(file: string): Appearance | null {
  try {
    // Reading a pipe waits for whoever writes into it.
    if (!statSync(file).isFile()) return null;
    return appearanceSchema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data ?? null;
  } catch {
    return null;
  }
}

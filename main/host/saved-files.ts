import { randomUUID } from 'node:crypto';

/** Ample for a day's work; more only means that the page has run wild. */
const most = 1000;

/** The files that this run has written, by tokens that cannot be guessed: the page never names a path. */
export class SavedFiles {
  readonly #paths = new Map<string, string>();

  remember(file: string): string {
    const [oldest] = this.#paths.keys();
    if (this.#paths.size >= most && oldest !== undefined) this.#paths.delete(oldest);
    const token = randomUUID();
    this.#paths.set(token, file);
    return token;
  }

  pathOf(token: string): string | null {
    return this.#paths.get(token) ?? null;
  }
}

import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { OpenedFile } from '../../shared/host/contract.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { readWholeFile, type WholeFileFailure } from './file-system.ts';

/** The limit of all readers of files; larger ones need not be read to be refused. */
export const mostMegabytes = 50;
/** Files of one start; a command line that names more was hardly meant. */
const mostFiles = 100;

type Waiting = { readonly file: string; readonly token: string };

/**
 * Files that the system asked the app to open, in order, for the page to fetch: by double click, a drop on the icon, or
 * on the command line of this or a second start. The page never names a path. A file stays first in the queue until the
 * page confirms it by its token, so a page that is reloaded in between gets it again.
 */
export class OpenedFiles {
  #queue: readonly Waiting[] = [];
  #wake: () => void = () => undefined;

  add(files: readonly string[]): void {
    const added = files.slice(0, mostFiles).map((file) => ({ file, token: randomUUID() }));
    this.#queue = [...this.#queue, ...added];
    if (added.length > 0) this.#wake();
  }

  /**
   * Removes the file whose token is `done`, if any, and gives the next one as soon as there is one. Fails with
   * `cancelled` when it is called again before that (the page was reloaded), with a `WholeFileFailure` for a file that
   * cannot be read, which is removed too.
   */
  async next(done: string | null): Promise<Result<OpenedFile, WholeFileFailure | 'cancelled'>> {
    this.#wake();
    this.#queue = this.#queue.filter(({ token }) => token !== done);
    if (this.#queue.length === 0) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    const [first] = this.#queue;
    if (first === undefined) return failure('cancelled');
    const read = await readOpened(first.file);
    if (read.ok) return success({ token: first.token, ...read.value });
    this.#queue = this.#queue.filter(({ token }) => token !== first.token);
    return read;
  }
}

async function readOpened(file: string): Promise<Result<Omit<OpenedFile, 'token'>, WholeFileFailure>> {
  const read = await readWholeFile(file, mostMegabytes);
  if (!read.ok) return read;
  return success({ name: path.basename(file), content: Buffer.from(read.value).toString('base64') });
}

/**
 * The files among the values of a command line, as absolute paths. File managers pass paths or `file:` addresses; what
 * begins with a hyphen is a switch of the shell.
 */
export function filesOnCommandLine(values: readonly string[], workingDirectory: string): string[] {
  return values
    .filter((value) => value !== '' && !value.startsWith('-'))
    .map((value) => pathOf(value, workingDirectory));
}

function pathOf(value: string, workingDirectory: string): string {
  try {
    if (value.startsWith('file:')) return fileURLToPath(value);
  } catch {
    // An address of another computer; there is no such file here, and the user is told so.
  }
  return path.resolve(workingDirectory, value);
}

/** Ample for a day's work; more only means that the page has run wild. */
const mostTokens = 1000;

/** Paths that this run has given to the page, by tokens that cannot be guessed: the page never names a path. */
export class PathTokens {
  readonly #paths = new Map<string, string>();

  /** The same path gets a new token each time; the oldest token is forgotten where there are too many. */
  remember(path: string): string {
    const [oldest] = this.#paths.keys();
    if (this.#paths.size >= mostTokens && oldest !== undefined) this.#paths.delete(oldest);
    const token = randomUUID();
    this.#paths.set(token, path);
    return token;
  }

  /** Null for a token that was never given, or that has been forgotten. */
  pathOf(token: string): string | null {
    return this.#paths.get(token) ?? null;
  }
}

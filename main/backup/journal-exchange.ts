import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import * as z from 'zod';
import { failure, type Result, success } from '../../shared/result.ts';
import { renamePatiently, syncFolder, writeFileAtomically } from '../files/atomic-file.ts';
import { codeOf, type FileWritingCode, isUnreadable, reasonOf } from '../files/file-failure.ts';
import { type FileSystem, namesIn } from '../files/file-system.ts';
import { ReopenedJournal } from '../journal/history.ts';
import { setFolderAside } from '../journal/journal-files.ts';
import type { Journal, JournalOpeningCode, NoJournalCode } from '../journal/journal.ts';

/** Names in the data folder. */
const journalName = 'journal';
const exchangeName = 'exchange.json';
const restoringStart = 'journal-restoring-';
const asideStart = 'journal-before-';
/** Journals that were replaced by a restore, the newest; the safety backups hold the same. */
const asideKept = 2;

/** A journal that is to take the place of the present one, which gets the name `aside`. */
const exchangeSchema = z.object({
  restored: z.string().regex(/^journal-restoring-[\w-]+$/),
  aside: z.string().regex(/^journal-before-[\w-]+$/),
});
type Exchange = z.infer<typeof exchangeSchema>;

/** Why a journal was not put in the place of another. */
export type ExchangeCode = FileWritingCode | 'restore-failed';

/** The folder in which a journal is prepared, and the names of an exchange with it. `id` tells it from others. */
export function newExchange(data: string, id: string, at: string): Exchange & { readonly folder: string } {
  const restored = `${restoringStart}${id}`;
  return { restored, aside: `${asideStart}${at.replaceAll(/\W/g, '-')}`, folder: join(data, restored) };
}

/**
 * Puts the prepared journal in the place of the present one, in one step: what is to be done is written down first, and from
 * that moment on every start does it to its end. Whatever stops us, either journal is there whole under its name, or
 * will be at the next start. Nobody may have the journal open.
 */
export async function exchangeJournals(
  fileSystem: FileSystem,
  data: string,
  { restored, aside }: Exchange,
): Promise<Result<void, ExchangeCode>> {
  const bytes = Buffer.from(JSON.stringify({ restored, aside }));
  const written = await writeFileAtomically(join(data, exchangeName), bytes, { replace: true, fileSystem });
  return written.ok ? finishExchange(fileSystem, data) : written;
}

/**
 * Does to its end what an exchange has begun, and deletes what one that never began has left. Must have succeeded before
 * the journal is opened. An order that cannot be understood is set aside. Fails with `restore-failed`; nothing is lost then, and
 * the next start tries again.
 */
export async function finishExchange(fileSystem: FileSystem, data: string): Promise<Result<void, 'restore-failed'>> {
  try {
    const exchange = await readExchange(fileSystem, data);
    if (exchange === 'damaged') return await setAside(fileSystem, data);
    if (exchange !== null) await complete(fileSystem, data, exchange);
    await deleteLeftOvers(fileSystem, data);
    return success(undefined);
  } catch (error) {
    return failure('restore-failed', { reason: reasonOf(error) });
  }
}

async function complete(fileSystem: FileSystem, data: string, { restored, aside }: Exchange): Promise<void> {
  const [journal, prepared, kept] = [join(data, journalName), join(data, restored), join(data, aside)];
  if (await fileSystem.exists(prepared)) {
    if ((await fileSystem.exists(journal)) && !(await fileSystem.exists(kept))) {
      await renamePatiently(fileSystem, journal, kept);
      await syncFolder(fileSystem, data);
    }
    await renamePatiently(fileSystem, prepared, journal);
    await syncFolder(fileSystem, data);
  }
  await fileSystem.unlink(join(data, exchangeName));
  await syncFolder(fileSystem, data);
}

/** Null where there is none; 'damaged' where it is empty, is no order of ours, or cannot be read. */
async function readExchange(fileSystem: FileSystem, data: string): Promise<Exchange | null | 'damaged'> {
  try {
    const text = (await fileSystem.readFile(join(data, exchangeName))).toString('utf8');
    return exchangeSchema.safeParse(JSON.parse(text)).data ?? 'damaged';
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    if (isUnreadable(error) || error instanceof SyntaxError) return 'damaged';
    throw error;
  }
}

/** Without a journal the order was half carried out, and is carried out to its end; with one it had not begun, or was over. */
async function setAside(fileSystem: FileSystem, data: string): Promise<Result<void, never>> {
  const path = join(data, exchangeName);
  const names = await namesIn(fileSystem, data);
  const [prepared, ...others] = names.filter((name) => name.startsWith(restoringStart));
  if (!names.includes(journalName) && prepared !== undefined && others.length === 0)
    await renamePatiently(fileSystem, join(data, prepared), join(data, journalName));
  await renamePatiently(fileSystem, path, `${path}.damaged-${randomUUID().slice(0, 8)}`);
  await syncFolder(fileSystem, data);
  return success(undefined);
}

async function deleteLeftOvers(fileSystem: FileSystem, data: string): Promise<void> {
  const names = await namesIn(fileSystem, data);
  const old = names
    .filter((name) => name.startsWith(asideStart))
    .sort()
    .reverse()
    .slice(asideKept);
  const begun = names.filter((name) => name.startsWith(restoringStart));
  for (const name of [...begun, ...old]) await fileSystem.removeFolder(join(data, name));
}

/** The file that marks a journal as restored until the page has taken it over; it lies in the folder of the journal. */
export const restoredMark = 'restored.json';

/** The journal of the data folder, which a restore closes, exchanges and opens again. */
export class JournalHolder {
  readonly journal: ReopenedJournal;
  readonly #fileSystem: FileSystem;
  readonly #data: string;

  constructor(fileSystem: FileSystem, data: string, journal: ReopenedJournal) {
    this.#fileSystem = fileSystem;
    this.#data = data;
    this.journal = journal;
  }

  /** Opens the journal, each time only after an exchange that was interrupted has been finished. */
  static async open(
    fileSystem: FileSystem,
    data: string,
    open: () => Promise<Result<Journal, JournalOpeningCode>>,
  ): Promise<JournalHolder> {
    const openFinished = async (): Promise<Result<Journal, NoJournalCode>> => {
      const finished = await finishExchange(fileSystem, data);
      return finished.ok ? open() : finished;
    };
    return new JournalHolder(fileSystem, data, await ReopenedJournal.open(openFinished));
  }

  get current(): Result<Journal, NoJournalCode> {
    return this.journal.current;
  }

  /** Whether a restore has exchanged the journal and the page has not taken it over yet. */
  isRestored(): Promise<boolean> {
    return this.#fileSystem.exists(join(this.#data, journalName, restoredMark));
  }

  /** The page holds what the journal holds. On the disk when this returns. */
  async acknowledgeRestore(): Promise<Result<void, 'restore-failed'>> {
    const folder = join(this.#data, journalName);
    try {
      await setFolderAside(this.#fileSystem, join(folder, restoredMark));
      if (await this.isRestored()) await this.#fileSystem.unlink(join(folder, restoredMark));
      await syncFolder(this.#fileSystem, folder);
      return success(undefined);
    } catch (error) {
      return failure('restore-failed', { reason: reasonOf(error) });
    }
  }

  /** Closes the journal, exchanges it, and opens whichever is there afterwards. */
  exchange(exchange: Exchange): Promise<Result<void, ExchangeCode>> {
    return this.journal.exchange(() => exchangeJournals(this.#fileSystem, this.#data, exchange));
  }

  close(): Promise<void> {
    return this.journal.close();
  }
}

import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import * as z from 'zod';
import { recordsOf } from '../../shared/changes/partition.ts';
import { type Erasure, erasureKey, erasuresPartition } from '../../shared/domain/people/erasure.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { now } from '../../shared/time/instant.ts';
import {
  type ErasingCopies,
  type ErasingIdentities,
  erasingIdentitiesSchema,
  type ErasingStatus,
} from '../../shared/host/erasing-status.ts';
import type { Backups } from '../backup/backups.ts';
import { readCapturedPartition } from '../backup/holdings-reading.ts';
import { exchangeJournals, type JournalHolder, newExchange } from '../backup/journal-exchange.ts';
import { deleteClosedBesides } from '../backup/restores.ts';
import { hashesInFolder, hashInName } from '../evidence/evidence-store.ts';
import { syncFolder, writeFileAtomically } from '../files/atomic-file.ts';
import { codeOf, errorOf, type FileWritingCode, isDiskFull, reasonOf } from '../files/file-failure.ts';
import { type FileSystem, namesIn } from '../files/file-system.ts';
import { mirrorFolder } from '../journal/mirror.ts';
import { eraseInBackups, type Order } from './erased-backups.ts';
import { type JournalSource, writeErasedJournal } from './erased-journal.ts';

export type ErasingSurroundings = {
  readonly fileSystem: FileSystem;
  readonly folders: { readonly data: string; readonly journal: string; readonly evidence: string };
  readonly application: string;
  readonly device: string;
  readonly holder: JournalHolder;
  readonly backups: Pick<Backups, 'exclusively' | 'folders' | 'secondFolder' | 'forget'>;
  /** Deletes what the browser of the window keeps of the page: the page fills its store anew. */
  readonly clearPage: () => Promise<void>;
};

/** Why something was not erased everywhere. The next start, or the next request, goes on with it. */
export type ErasingCode = 'erasing-unfinished' | 'disk-full' | FileWritingCode;

/** In the data folder while an erasing is under way: by what the erased are found in texts. It holds names, and goes at the end. */
const identitiesName = 'erasing.json';

/** In the data folder: the erasures that have been carried out, in it and in the second folder for backups. Ids alone. */
const doneName = 'erased.json';
const doneSchema = z.object({ data: z.array(z.string()), second: z.array(z.string()), left: z.array(z.string()) });
type DoneErasures = z.infer<typeof doneSchema>;

const nothingDone: DoneErasures = { data: [], second: [], left: [] };
/** Entries that a journal keeps for Undo. */
const entriesKept = 1000;
/** Milliseconds between two looks at whether the second folder is there again. */
const lookEvery = 30_000;

/**
 * Takes out of every copy in the data folder what the erasures in the journal name: backups first, then mirror and whatever lies
 * aside, then the journal, scans, and the store of the page. The journal itself is the order: which of its erasures were
 * carried out is written down at the end, so that whatever stops it, the next start does it again, which changes nothing
 * more.
 */
export class Erasing {
  readonly #around: ErasingSurroundings;
  #isRunning = false;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(around: ErasingSurroundings) {
    this.#around = around;
  }

  /** Writes down by what those who are to be erased are found, before their records are made anonymous. */
  async begin(identities: ErasingIdentities): Promise<Result<void, FileWritingCode>> {
    const { fileSystem } = this.#around;
    const bytes = Buffer.from(JSON.stringify(identities));
    return writeFileAtomically(this.#path(identitiesName), bytes, { replace: true, fileSystem });
  }

  /** Finishes what an earlier run of the program has begun, and from now on looks whether the second folder is there. */
  async start(): Promise<void> {
    const finished = await this.run();
    if (
      finished.ok &&
      this.#around.holder.current.ok &&
      (await this.#around.fileSystem.exists(this.#path(identitiesName)))
    ) {
      // The records were never made anonymous: nothing is to be erased.
      await this.#around.fileSystem.unlink(this.#path(identitiesName));
    }
    this.#timer = setInterval(() => void this.#lookAtSecond(), lookEvery);
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** Carries out the erasures of the journal that have not been. Fails with `erasing-unfinished` and `disk-full`. */
  async run(): Promise<Result<void, ErasingCode>> {
    if (this.#isRunning) return success(undefined);
    this.#isRunning = true;
    try {
      const erasures = await this.#erasures();
      const done = await this.#readDone();
      const pending = erasures.filter((each) => !done.data.includes(erasureKey(each)));
      if (pending.length > 0) await this.#eraseData(erasures, done);
      await this.#eraseSecond(erasures);
      return success(undefined);
    } catch (error) {
      const { data } = this.#around.folders;
      if (isDiskFull(error)) return failure('disk-full', { path: data });
      return failure('erasing-unfinished', { reason: reasonOf(error) });
    } finally {
      this.#isRunning = false;
    }
  }

  async status(): Promise<ErasingStatus> {
    const erasures = await this.#erasures().catch((): Erasure[] => []);
    const { data, second, left } = await this.#readDone();
    const keys = erasures.map(erasureKey);
    const chosen = await this.#around.backups.secondFolder();
    return {
      isUnfinished: keys.some((key) => !data.includes(key)),
      waitsFor: keys.some((key) => !second.includes(key)) ? chosen : null,
      left,
    };
  }

  async copies(): Promise<ErasingCopies> {
    const { backups } = this.#around;
    const chosen = await backups.secondFolder();
    const folders = await backups.folders();
    const count = async (wanted: 'data' | 'second'): Promise<number | null> => {
      const found = folders.find(({ place }) => place === wanted);
      return found === undefined ? null : (await found.folder.list()).length;
    };
    return {
      backups: (await count('data')) ?? 0,
      second: chosen === null ? null : { folder: chosen, backups: await count('second') },
    };
  }

  async #eraseData(erasures: readonly Erasure[], done: DoneErasures): Promise<void> {
    const { fileSystem, folders, holder, backups, clearPage } = this.#around;
    const { current } = holder;
    if (!current.ok) return;
    const order: Order = { erasures, identities: await this.#readIdentities() };
    const recent = await current.value.recent(entriesKept);
    const source: JournalSource = {
      captured: current.value.capture(),
      entries: recent.ok ? recent.value.entries : [],
    };
    const left = await backups.exclusively(async () => {
      const inBackups = await this.#eraseInBackups(order, 'data');
      // Whatever happens, the journal that is there then is opened again.
      const error = await holder.journal.exchange(async () => {
        try {
          await this.#eraseJournal(source, order);
          return null;
        } catch (thrown) {
          return { thrown };
        }
      });
      if (error !== null) throw error.thrown;
      return [...inBackups, ...(await this.#openBesides())];
    });
    backups.forget();
    await this.#deleteEvidence(folders.journal);
    await clearPage();
    await this.#writeDone({ ...done, data: erasures.map(erasureKey), left: [...left] });
    if (await fileSystem.exists(this.#path(identitiesName))) await fileSystem.unlink(this.#path(identitiesName));
    await syncFolder(fileSystem, folders.data);
  }

  /** Nobody has the journal open. The mirror goes first: it would give the new journal back what it has lost. */
  async #eraseJournal(source: JournalSource, order: Order): Promise<void> {
    const { fileSystem, folders } = this.#around;
    const { data, journal } = folders;
    const exchange = newExchange(data, randomUUID(), now());
    await fileSystem.removeFolder(exchange.folder);
    await writeErasedJournal(fileSystem, source, exchange.folder, order);
    await fileSystem.removeFolder(mirrorFolder(journal));
    await syncFolder(fileSystem, data);
    const exchanged = await exchangeJournals(fileSystem, data, exchange);
    if (!exchanged.ok) throw errorOf(exchanged.failure);
    await deleteClosedBesides(fileSystem, data);
    for (const name of await namesIn(fileSystem, data)) {
      if (isOldCopy(name)) await fileSystem.removeFolder(join(data, name));
    }
    await syncFolder(fileSystem, data);
  }

  /** Backups that are open in a window of their own beside this one: they go when it is closed. */
  async #openBesides(): Promise<string[]> {
    const folder = join(this.#around.folders.data, 'beside');
    return (await namesIn(this.#around.fileSystem, folder)).map((name) => join(folder, name));
  }

  async #eraseInBackups(order: Order, wanted: 'data' | 'second'): Promise<readonly string[]> {
    const { fileSystem, application, device, backups } = this.#around;
    const found = (await backups.folders()).find(({ place }) => place === wanted);
    if (found === undefined) return [];
    const mayDelete = (name: string): boolean => wanted === 'data' || name.includes(` ${device} `);
    const erased = await eraseInBackups(fileSystem, found.folder.path, { application, mayDelete }, order);
    return erased.left.map((name) => join(found.folder.path, name));
  }

  /** A folder that is not there now is gone over as soon as it is; nobody has to be asked again. */
  async #eraseSecond(erasures: readonly Erasure[]): Promise<void> {
    const { backups } = this.#around;
    const done = await this.#readDone();
    const isPending = erasures.some((each) => !done.second.includes(erasureKey(each)));
    const isThere = (await backups.folders()).some(({ place }) => place === 'second');
    if (!isPending || !isThere) return;
    const order: Order = { erasures, identities: await this.#readIdentities() };
    const left = await backups.exclusively(() => this.#eraseInBackups(order, 'second'));
    await this.#writeDone({ ...done, second: erasures.map(erasureKey), left: [...new Set([...done.left, ...left])] });
  }

  async #lookAtSecond(): Promise<void> {
    // What could not be done is tried again at the next look.
    if (this.#isRunning) return;
    this.#isRunning = true;
    try {
      await this.#eraseSecond(await this.#erasures());
    } catch {
      // The stick may have gone meanwhile.
    } finally {
      this.#isRunning = false;
    }
  }

  /** Scans that nothing in the journal names any more, also those that were taken off a sheet a moment ago. */
  async #deleteEvidence(journal: string): Promise<void> {
    const { fileSystem, folders } = this.#around;
    const named = await hashesInFolder(journal, fileSystem);
    for (const name of await namesIn(fileSystem, folders.evidence)) {
      if (!named.has(hashInName(name) ?? '')) await fileSystem.unlink(join(folders.evidence, name));
    }
  }

  /** Every erasure of the journal; none where there is no journal. Throws where it cannot be read. */
  async #erasures(): Promise<Erasure[]> {
    const { fileSystem, folders, holder } = this.#around;
    if (!holder.current.ok) return [];
    const partition = await readCapturedPartition(fileSystem, holder.current.value.capture(), erasuresPartition);
    if (partition === 'damaged') throw errorOf({ code: 'journal-damaged', details: { path: folders.data } });
    return recordsOf(partition, 'erasure');
  }

  async #readIdentities(): Promise<ErasingIdentities> {
    return (await this.#read(identitiesName, erasingIdentitiesSchema)) ?? [];
  }

  async #readDone(): Promise<DoneErasures> {
    return (await this.#read(doneName, doneSchema)) ?? nothingDone;
  }

  async #writeDone(done: DoneErasures): Promise<void> {
    const { fileSystem } = this.#around;
    const bytes = Buffer.from(JSON.stringify(done));
    const written = await writeFileAtomically(this.#path(doneName), bytes, { replace: true, fileSystem });
    if (!written.ok) throw errorOf(written.failure);
  }

  /** Null where there is no such file, or none that can be understood. */
  async #read<Value>(name: string, schema: z.ZodType<Value>): Promise<Value | null> {
    try {
      const text = (await this.#around.fileSystem.readFile(this.#path(name))).toString('utf8');
      return schema.safeParse(JSON.parse(text)).data ?? null;
    } catch (error) {
      if (codeOf(error) === 'ENOENT' || error instanceof SyntaxError) return null;
      throw error;
    }
  }

  #path(name: string): string {
    return join(this.#around.folders.data, name);
  }
}

/** Journals that another has taken the place of, and what was set aside: they hold what the journal held. */
function isOldCopy(name: string): boolean {
  return /^(?:journal-(?:before|restoring)-|aside$|mirror$|journal\.damaged-|mirror\.damaged-)/.test(name);
}

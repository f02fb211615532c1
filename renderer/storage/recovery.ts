import { NIL } from 'uuid';
import type { BackupInfo } from '../../shared/backup/backup-info.ts';
import { nobody } from '../../shared/changes/change.ts';
import { beginning, type HistoryEnd, type StoredEntry } from '../../shared/changes/entry.ts';
import { packSheet, type Partition } from '../../shared/changes/partition.ts';
import type { JournalStatus } from '../../shared/host/journal-status.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { dataVersion } from '../../shared/upgrades/upgraded.ts';
import { compare, type StoreStatus, type Verdict } from './comparison.ts';
import { historyKept, inTransaction, isNewerStore, putPartitions, store, storeHoldsNothing } from './database.ts';
import { callHost, describeApplication, type HostCode } from './host-client.ts';
import { readerOfHeld, readHeld } from './journal-reader.ts';
import { savingQueue } from './saving-queue.ts';
import { commitAs, historyEnd, openForReading, readFrom } from './working-store.ts';

/** What somebody has to decide: the data are not shown before that. */
export type Trouble = {
  readonly verdict: Extract<Verdict, 'incomplete' | 'gone' | 'unreadable' | 'another' | 'forked'>;
  readonly journal: JournalStatus;
  readonly store: FoundStore;
  /** The backup that holds the most; null where there is none that holds what the journal lacks. */
  readonly backup: BackupInfo | null;
};

/** A store of the journal's remainder alone, filled to be looked at, has nothing of its own to be compared. */
type FoundStore = StoreStatus | 'unreadable' | 'filled-to-look';

/** What start found: nothing unusual, or what was brought back and what can be said about it. */
export type Recovery = {
  /** Records that were brought back from the journal; null where the store was as it should be. */
  readonly restoredRecords: number | null;
  readonly mended: JournalStatus['mended'];
  /** Sequence numbers of entries from which somebody took values; absent where there are none. */
  readonly damaged?: readonly number[];
  /** Changes that came out of a backup; absent where none did. */
  readonly fromBackup?: NonNullable<JournalStatus['fromBackup']>;
  /** How the journal compares with the witness, and where it ends; absent where nothing has to be told. */
  readonly proof?: { readonly against: JournalStatus['proof']; readonly sequence: number };
  /** The journal was written anew from the store; `folder` holds what was there before, null where nothing was. */
  readonly adopted?: { readonly missing: JournalStatus['missing']; readonly folder: string | null };
  /** What somebody has decided to go on without; absent where nothing was missing. */
  readonly accepted?: { readonly missing: JournalStatus['missing'] };
  readonly trouble?: Trouble;
};

/** Why the working store could not be opened: the host could not be asked, the journal be read, or the store be filled. */
export type RecoveryCode =
  | HostCode<'application.describe' | `journal.${'status' | 'read' | 'recent' | 'accept' | 'adopt' | 'restored'}`>
  | 'store-newer'
  | 'store-unavailable';

/** What somebody has decided. */
export type StartDecision = 'use-journal' | 'use-store' | 'read-only';

/**
 * Opens the working store and compares it with the journal (see `compare`). Whichever holds more helps the other; where
 * neither can, or both hold something of their own, nothing is changed before somebody decides.
 */
export async function recover(decision: StartDecision | null = null): Promise<Result<Recovery, RecoveryCode>> {
  openForReading(decision === 'read-only');
  readFrom(null);
  if (await isNewerStore()) return failure('store-newer');
  const described = await describe();
  if (!described.ok) return described;
  const status = await callHost('journal.status', {});
  if (!status.ok) return decision === 'read-only' ? openStoreAlone(status) : status;
  const found = await findStore(status.value.end);
  // A store that could not be upgraded is as it was, and may hold what the journal lacks: it is not rebuilt.
  if (store.upgradeProblem !== null) return failure('store-unavailable', { reason: store.upgradeProblem });
  try {
    if (status.value.restored === true) return await rebuildFromBackup(status.value);
    if (decision !== null) return await decided(decision, status.value, found);
    const own = comparable(found);
    const compared = compare(status.value, own, await held(status.value, own));
    // A first start has no backups.
    const isNothing = compared === 'go' && status.value.end.sequence === 0 && status.value.witness === null;
    const verdict = isNothing && (await backupOfMore(status.value)) !== null ? 'gone' : compared;
    return await carryOut(verdict, status.value, found);
  } catch (error) {
    // A full disk, perhaps. What is half rebuilt now lacks its history, so that the next start rebuilds it again.
    return failure('store-unavailable', { reason: String(error) });
  }
}

/** After a backup was brought back the store holds what it is to replace, however far ahead it seems. */
async function rebuildFromBackup(journal: JournalStatus): Promise<Result<Recovery, RecoveryCode>> {
  // The witness knows only what was there before.
  const accepted = await callHost('journal.accept', {});
  if (!accepted.ok) return accepted;
  const rebuilt = await rebuild(journal);
  if (!rebuilt.ok) return rebuilt;
  const acknowledged = await callHost('journal.restored', {});
  return acknowledged.ok ? success({ restoredRecords: null, mended: journal.mended }) : acknowledged;
}

async function describe(): Promise<Result<void, HostCode<'application.describe'>>> {
  const description = await describeApplication(true);
  if (!description.ok) return description;
  commitAs(description.value.device, description.value.author ?? nobody);
  return success(undefined);
}

async function findStore(journalEnd: HistoryEnd): Promise<FoundStore> {
  try {
    await store.open();
    if (remembered('filled') !== null) return 'filled-to-look';
    const [end, oldest, partitions, sheets] = await Promise.all([
      historyEnd(),
      store.entries.orderBy(':id').first(),
      store.partitions.count(),
      store.sheets.count(),
    ]);
    const entry = journalEnd.sequence === 0 ? undefined : await store.entries.get(journalEnd.sequence);
    const isBeginning = journalEnd.hash === beginning.hash && (oldest?.sequence ?? 0) <= 1;
    const hasJournalEnd = journalEnd.sequence === 0 ? isBeginning : entry?.hash === journalEnd.hash;
    return {
      end,
      oldest: oldest?.sequence ?? 0,
      partitions,
      sheets,
      hasJournalEnd,
      workspaceId: remembered('workspace'),
    };
  } catch {
    // Chromium could not open its files: a damaged store is rebuilt like an empty one, once the journal has been read.
    return 'unreadable';
  }
}

function comparable(found: FoundStore): StoreStatus | null {
  return typeof found === 'string' ? null : found;
}

/** Asks the journal only where the store cannot tell: where it ends before the journal. */
async function held({ end }: JournalStatus, own: StoreStatus | null): Promise<'yes' | 'no' | 'unknown'> {
  if (own === null || own.end.sequence === 0) return 'unknown';
  if (own.end.sequence >= end.sequence) return own.hasJournalEnd ? 'yes' : 'unknown';
  const answer = await callHost('journal.holds', own.end);
  return answer.ok ? answer.value.holds : 'unknown';
}

async function backupOfMore(journal: JournalStatus): Promise<BackupInfo | null> {
  const listed = await callHost('backup.list', {});
  if (!listed.ok) return null;
  const [first] = journal.missing;
  const lacking = first === undefined ? journal.end.sequence + 1 : first.from;
  const helping = listed.value.backups.flatMap(({ info }) => {
    const { end, workspaceId } = info?.header ?? { end: beginning, workspaceId: null };
    const isOfThis = journal.end.sequence === 0 || workspaceId === journal.workspaceId;
    return info !== null && isOfThis && end.sequence >= lacking ? [info] : [];
  });
  return helping.toSorted((one, other) => other.header.end.sequence - one.header.end.sequence)[0] ?? null;
}

async function carryOut(
  verdict: Verdict,
  journal: JournalStatus,
  found: FoundStore,
): Promise<Result<Recovery, RecoveryCode>> {
  switch (verdict) {
    case 'go':
      return goOn(journal);
    case 'append':
      return appendAndGoOn(journal);
    case 'rebuild':
      return rebuild(journal);
    case 'adopt':
      return adoptStore(journal);
    default:
      return success({
        restoredRecords: null,
        mended: journal.mended,
        trouble: { verdict, journal, store: found, backup: await backupOfMore(journal) },
      });
  }
}

async function decided(
  decision: StartDecision,
  journal: JournalStatus,
  found: FoundStore,
): Promise<Result<Recovery, RecoveryCode>> {
  if (decision === 'use-store') return adoptStore(journal);
  if (decision === 'read-only') return openToLook(journal, found);
  const own = comparable(found);
  if (own !== null && !isEmpty(own)) {
    const kept = await sendStore('aside', journal);
    if (!kept.ok) return kept;
  }
  const accepted = await callHost('journal.accept', {});
  if (!accepted.ok) return accepted;
  const status = await callHost('journal.status', {});
  if (!status.ok) return status;
  const rebuilt = await rebuild(status.value);
  if (!rebuilt.ok || journal.missing.length === 0) return rebuilt;
  // Not everything was read from another copy: what is missing has been said, and is said again.
  return success({ ...rebuilt.value, mended: null, accepted: { missing: journal.missing } });
}

/**
 * The store with what it holds. Where it holds nothing, or what was filled in like that before, it is filled with what the
 * journal holds; where it cannot be read, that is read from memory, and the store stays: it may hold what the journal lacks.
 */
async function openToLook(journal: JournalStatus, found: FoundStore): Promise<Result<Recovery, RecoveryCode>> {
  const looked = success<Recovery>({ restoredRecords: null, mended: null });
  const own = comparable(found);
  if (own !== null && !isEmpty(own)) return looked;
  if (found === 'unreadable') {
    const held = await readHeld();
    if (!held.ok) return held;
    readFrom(readerOfHeld(held.value));
    return looked;
  }
  remember('filled', 'with gaps');
  const filled = await fill(journal);
  return filled.ok ? looked : filled;
}

/** The store with what it holds, where there is no journal to compare it with. */
async function openStoreAlone(refused: Result<never, RecoveryCode>): Promise<Result<Recovery, RecoveryCode>> {
  const own = comparable(await findStore(beginning));
  return own === null || isEmpty(own) ? refused : success({ restoredRecords: null, mended: null });
}

function isEmpty({ end, partitions, sheets }: StoreStatus): boolean {
  return end.sequence === 0 && partitions === 0 && sheets === 0;
}

async function goOn(journal: JournalStatus): Promise<Result<Recovery, RecoveryCode>> {
  // The witness is of another time than both, which agree: it is to say what there is. What only damaged bytes told was none.
  const isUnproven = journal.witness === null && journal.missing.length > 0;
  if (journal.proof.startsWith('other') || isUnproven) await callHost('journal.accept', {});
  savingQueue.startAfter(journal.end.sequence);
  savingQueue.saveSoon();
  remember('workspace', journal.workspaceId);
  return success({ restoredRecords: null, ...findings(journal) });
}

const entriesAtOnce = 200;

/** The journal gets what it lacks; then it has to count the same, or it is the store that lacks something. */
async function appendAndGoOn(journal: JournalStatus): Promise<Result<Recovery, RecoveryCode>> {
  let reached = journal.end.sequence;
  for (;;) {
    const entries = await store.entries.where(':id').above(reached).limit(entriesAtOnce).toArray();
    if (entries.length === 0) break;
    const appended = await callHost('journal.append', { entries });
    // A full disk is told by the queue, which tries again until it works; what the journal holds is not all there is.
    if (!appended.ok) return goOn({ ...journal, mended: null, end: { ...journal.end, sequence: reached } });
    reached = appended.value.end.sequence;
  }
  const status = await callHost('journal.status', {});
  if (!status.ok) return status;
  const [partitions, sheets] = await Promise.all([store.partitions.count(), store.sheets.count()]);
  const isSame = status.value.partitions === partitions && status.value.sheets === sheets;
  return isSame ? goOn(status.value) : rebuild(status.value);
}

async function adoptStore(journal: JournalStatus): Promise<Result<Recovery, RecoveryCode>> {
  const adopted = await sendStore('journal', journal);
  if (!adopted.ok) return adopted;
  const status = await callHost('journal.status', {});
  if (!status.ok) return status;
  const opened = await goOn(status.value);
  if (!opened.ok) return opened;
  return success({
    restoredRecords: null,
    mended: null,
    adopted: { missing: journal.missing, folder: adopted.value },
    proof: { against: status.value.proof, sequence: status.value.end.sequence },
  });
}

const partitionsAtOnce = 50;
const sheetsAtOnce = 20;

/** Gives the state of the store to the journal, part by part; gives the folder of what lies aside. */
async function sendStore(
  into: 'journal' | 'aside',
  journal: JournalStatus,
): Promise<Result<string | null, HostCode<'journal.adopt'>>> {
  const end = await historyEnd();
  const workspaceId = remembered('workspace') ?? (into === 'journal' ? journal.workspaceId : crypto.randomUUID());
  const counts = { partitions: await store.partitions.count(), sheets: await store.sheets.count() };
  const entries = await store.entries.orderBy(':id').toArray();
  const parts = [
    ...chunks(await store.partitions.toCollection().primaryKeys(), partitionsAtOnce).map((partitions) => ({
      partitions,
    })),
    ...chunks(await store.sheets.toCollection().primaryKeys(), sheetsAtOnce).map((sheets) => ({ sheets })),
    ...chunks(entries, entriesAtOnce).map((some) => ({ entries: some })),
  ];
  let folder: string | null = null;
  for (const [part, chunk] of parts.entries()) {
    const partitions = 'partitions' in chunk ? await store.partitions.bulkGet(chunk.partitions) : [];
    const sheets = 'sheets' in chunk ? await store.sheets.bulkGet(chunk.sheets) : [];
    const sent = await callHost('journal.adopt', {
      into,
      part,
      workspaceId,
      end,
      counts,
      isLast: part === parts.length - 1,
      partitions: partitions.filter((partition) => partition !== undefined),
      sheets: sheets.filter((sheet) => sheet !== undefined).map(packSheet),
      entries: 'entries' in chunk ? chunk.entries : [],
    });
    if (!sent.ok) return sent;
    folder = sent.value.folder;
  }
  return success(folder);
}

function chunks<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));
}

async function rebuild(journal: JournalStatus): Promise<Result<Recovery, RecoveryCode>> {
  const filled = await fill(journal);
  if (!filled.ok) return filled;
  forget('filled');
  remember('workspace', journal.workspaceId);
  savingQueue.startAfter(journal.end.sequence);
  // The journal is whole, or it has been accepted as it is.
  if (journal.proof.startsWith('other')) await callHost('journal.accept', {});
  const proof = { against: journal.proof, sequence: journal.end.sequence };
  return success({ restoredRecords: filled.value, ...findings(journal), proof });
}

/**
 * Fills the store anew from the journal; gives the number of records and marks brought back. What the store held is
 * deleted after the journal has given everything, for it cannot be renamed, and one that cannot be read cannot be copied.
 */
async function fill({ end }: JournalStatus): Promise<Result<number, HostCode<'journal.read' | 'journal.recent'>>> {
  const held = await readHeld();
  if (!held.ok) return held;
  const recent = await callHost('journal.recent', { count: historyKept });
  if (!recent.ok) return recent;
  const { partitions, sheets } = held.value;
  if (!(await storeHoldsNothing())) {
    await store.delete({ disableAutoOpen: false });
    await store.open();
  }
  await inTransaction('rw', async (tables) => {
    await putPartitions(partitions, tables);
    await tables.sheets.bulkPut([...sheets]);
    await tables.entries.bulkPut(recent.value.entries);
    if ((recent.value.entries.at(-1)?.sequence ?? 0) !== end.sequence) await tables.entries.put(anchorAt(end));
  });
  const records = partitions.reduce((sum, partition) => sum + countRecords(partition), 0);
  return success(sheets.reduce((sum, { marks }) => sum + marks.filter((mark) => mark !== 0).length, records));
}

/** What the journal mended and found; where that is something, also what the witness says to it. */
function findings(journal: JournalStatus): Pick<Recovery, 'mended' | 'damaged' | 'fromBackup' | 'proof'> {
  const { mended, damaged, proof, end, fromBackup } = journal;
  return {
    mended,
    ...(fromBackup === undefined || mended === null ? {} : { fromBackup }),
    ...(damaged.length === 0 ? {} : { damaged }),
    ...(mended === null ? {} : { proof: { against: proof, sequence: end.sequence } }),
  };
}

function countRecords(partition: Partition): number {
  return Object.values(partition.records).reduce((sum, byId) => sum + Object.keys(byId).length, 0);
}

/** Stands for a history whose newest entries the journal no longer has: what follows is numbered and hashed from here. */
function anchorAt({ sequence, hash }: HistoryEnd): StoredEntry {
  const nothing = { timestamp: '', device: '', by: nobody, action: '', group: NIL, reverts: null, changes: [] };
  return { version: dataVersion, sequence, hash, ...nothing };
}

/** What the page knows about its store, kept outside of it: to which workspace it belongs, and whether it has gaps. */
type Remembered = 'workspace' | 'filled';

function remembered(what: Remembered): string | null {
  return localStorage.getItem(`rostrum.${what}`);
}

function remember(what: Remembered, value: string): void {
  localStorage.setItem(`rostrum.${what}`, value);
}

function forget(what: Remembered): void {
  localStorage.removeItem(`rostrum.${what}`);
}

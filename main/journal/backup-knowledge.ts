import { beginning, follows, type HistoryEnd, readEntry, type StoredEntry } from '../../shared/changes/entry.ts';
import { erasuresPartition } from '../../shared/domain/people/erasure.ts';
import type { FileSystem } from '../files/file-system.ts';
import { rangesOf, type SequenceRange } from './healing.ts';
import { olderEntries } from './history.ts';
import { examine, type Findings, type Surveyed } from './recovery.ts';
import { shortHash, type Testimony } from './witness.ts';

/** What the first line of a backup says, be the rest whole or not: where the history stood when it was made. */
type BackupHead = Pick<Testimony, 'workspaceId' | 'end' | 'partitions' | 'sheets' | 'at'>;

/** What a backup that is whole holds of the history: its newest entries. */
export type BackupKnowledge = BackupHead & {
  /** Where the history stood before the first of the entries. */
  readonly from: HistoryEnd;
  /** Up to `end`, without a gap. */
  readonly entries: readonly StoredEntry[];
};

/** A backup by its name: where it ends, Infinity where the name does not say. */
export type NamedBackup = {
  readonly path: string;
  readonly sequence: number;
  /** Its first line; null where that cannot be read. */
  readonly head: () => Promise<BackupHead | null>;
  /** Reads it from beginning to end; null where it is not whole. */
  readonly read: () => Promise<BackupKnowledge | null>;
};

/** The backups of this computer, which are a witness too. Their names alone are read where they know no more. */
export type KnownBackups = () => Promise<readonly NamedBackup[]>;

/** What is known of a history that was read from the files of a journal. */
type Read = {
  readonly workspaceId: string | null;
  readonly base: HistoryEnd;
  /** After the base; where one is `missing`, the next goes on. */
  readonly entries: readonly StoredEntry[];
  readonly end: HistoryEnd;
  readonly missing: readonly SequenceRange[];
};

/** What backups add to a history. */
type FromBackups = {
  /** The backup that reaches further than the history; null where none does. */
  readonly ahead: BackupHead | null;
  /** The number from which on the history of that backup is another one; null where nothing says so. */
  readonly forkedAt: number | null;
  /** Entries that are missing, and that follow by their hashes on both sides. */
  readonly entries: readonly StoredEntry[];
  /** Hashes of the ends of all backups that reach further, whole or not. */
  readonly further: readonly string[];
};

const nothing: FromBackups = { ahead: null, forkedAt: null, entries: [], further: [] };

/** Entries before the snapshot that are compared with those of a backup: as many as one holds. */
const mostCompared = 1000;

/** What the files of a journal, the witness and the backups say together. */
export type Examined = {
  readonly findings: Findings;
  /** Of the witness, or of the backup that reaches further. */
  readonly testimony: Testimony | null;
  /** `restored`: the numbers of the entries that came out of backups. */
  readonly backups: FromBackups & { readonly restored: readonly SequenceRange[] };
};

/** Examines the folder, and once more with what the backups add, where they add something. */
export async function examineWithBackups(
  fileSystem: FileSystem,
  folder: string,
  surveyed: Surveyed & { readonly testimony: Testimony | null },
  known: KnownBackups,
): Promise<Examined> {
  const { testimony } = surveyed;
  const findings = await examine(fileSystem, folder, surveyed);
  const { base, entries, end, missing } = findings;
  const workspaceId = findings.workspaceId ?? testimony?.workspaceId ?? null;
  const start = base?.header.end ?? beginning;
  const older = (): Promise<StoredEntry[]> => olderEntries(fileSystem, folder, start, mostCompared);
  const read = { workspaceId, base: start, entries, end, missing };
  const asked = await askBackups(known, read, older, testimony?.passedOver ?? []);
  // Whoever was erased must not come back out of an older entry: bringing the backup back as a whole leaves them out.
  const isErasing =
    asked.entries.length > 0 && (base?.partitions.has(erasuresPartition) === true || entries.some(concernsErasure));
  const backups = isErasing ? { ...asked, entries: [] } : asked;
  const told = moreOf(testimony, backups.ahead, workspaceId);
  if (told === testimony && backups.entries.length === 0)
    return { findings, testimony, backups: { ...backups, restored: [] } };
  const found = await examine(fileSystem, folder, { ...surveyed, testimony: told, more: backups.entries });
  const held = new Set(found.entries.map(({ hash }) => hash));
  const given = backups.entries.filter(({ hash }) => held.has(hash));
  return {
    findings: found,
    testimony: told,
    backups: { ...backups, restored: rangesOf(given.map(({ sequence }) => sequence)) },
  };
}

function concernsErasure(entry: StoredEntry): boolean {
  return readEntry(entry).changes.some((change) => 'partition' in change && change.partition === erasuresPartition);
}

/** Of witness and backup the one that knows more. */
function moreOf(testimony: Testimony | null, ahead: BackupHead | null, workspaceId: string | null): Testimony | null {
  const own = testimony?.workspaceId === workspaceId ? testimony : null;
  if (ahead === null || ahead.end.sequence <= (own?.end.sequence ?? 0)) return testimony;
  const { end, partitions, sheets, at } = ahead;
  const said = { workspaceId: ahead.workspaceId, end, partitions, sheets, at, oldest: own?.oldest };
  return { format: 'rostrum-witness', version: 1, turn: 1, ...said };
}

/** Asks the backups where their names say that they know more, or where something is missing. `passedOver` as in `Testimony`. */
async function askBackups(
  backups: KnownBackups,
  read: Read,
  older: () => Promise<readonly StoredEntry[]>,
  passedOver: readonly string[],
): Promise<FromBackups> {
  if (read.workspaceId === null) return nothing;
  const own = await ownAmong(await backups(), read, passedOver);
  const before = own.length === 0 ? [] : await older();
  const found = new Map<number, StoredEntry>();
  const [first] = own;
  const ahead = first !== undefined && first.head.end.sequence > read.end.sequence ? first.head : null;
  let forkedAt: number | null = null;
  for (const { head, backup } of own) {
    const { sequence } = head.end;
    const all = [...read.missing, ...(ahead === null ? [] : [{ from: read.end.sequence + 1, to: ahead.end.sequence }])];
    const wanted = all.map(({ from, to }) => ({ from, to: Math.min(to, sequence) }));
    if (forkedAt !== null || wanted.every((range) => isFilled(range, found))) continue;
    const known = await backup.read();
    if (known === null) continue;
    if (sequence > read.end.sequence) forkedAt = forkOf(read, before, known);
    for (const range of all) for (const entry of filling(range, read, known)) found.set(entry.sequence, entry);
  }
  const further = own.map(({ head }) => head.end).filter(({ sequence }) => sequence > read.end.sequence);
  const entries = [...found.values()].toSorted((one, other) => one.sequence - other.sequence);
  return { ahead, forkedAt, entries, further: further.map(({ hash }) => hash) };
}

type OwnBackup = { readonly head: BackupHead; readonly backup: NamedBackup };

/** The backups of the workspace that may help, by their first lines, the one that reaches furthest first. */
async function ownAmong(all: readonly NamedBackup[], read: Read, passedOver: readonly string[]): Promise<OwnBackup[]> {
  const own: OwnBackup[] = [];
  for (const backup of all) {
    if (backup.sequence <= read.end.sequence && read.missing.length === 0) continue;
    const head = await backup.head();
    const isAhead = head !== null && head.end.sequence > read.end.sequence;
    if (head?.workspaceId !== read.workspaceId || (!isAhead && read.missing.length === 0)) continue;
    if (!passedOver.includes(shortHash(head.end.hash))) own.push({ head, backup });
  }
  return own.toSorted((one, other) => other.head.end.sequence - one.head.end.sequence);
}

function isFilled({ from, to }: SequenceRange, found: ReadonlyMap<number, StoredEntry>): boolean {
  for (let number = from; number <= to; number += 1) if (!found.has(number)) return false;
  return true;
}

/** The entries of the backup in `range`, where they follow what is before it and lead to what is behind it. */
function filling({ from, to }: SequenceRange, read: Read, known: BackupKnowledge): readonly StoredEntry[] {
  const before = hashIn(read, from - 1);
  if (before === undefined || before !== hashIn(known, from - 1)) return [];
  const entries = known.entries.filter(({ sequence }) => sequence >= from && sequence <= to);
  const [last, next] = [entries.at(-1), read.entries.find(({ sequence }) => sequence === to + 1)];
  const leadsOn = last?.sequence !== to || next === undefined || follows(next, last);
  return leadsOn ? entries : [];
}

/** The first number at which both have an entry, and not the same. */
function forkOf(read: Read, before: readonly StoredEntry[], known: BackupKnowledge): number | null {
  const differing = [...before, ...read.entries].find(({ sequence, hash }) => {
    const other = hashIn(known, sequence);
    return other !== undefined && other !== hash;
  });
  if (differing !== undefined) return differing.sequence;
  const atBase = hashIn(known, read.base.sequence);
  return read.base.sequence > 0 && atBase !== undefined && atBase !== read.base.hash ? read.base.sequence : null;
}

function hashIn(
  history: Pick<Read, 'entries'> & ({ readonly base: HistoryEnd } | { readonly from: HistoryEnd }),
  sequence: number,
): string | undefined {
  if (sequence === 0) return beginning.hash;
  const start = 'base' in history ? history.base : history.from;
  if (start.sequence === sequence) return start.hash;
  return history.entries.find((entry) => entry.sequence === sequence)?.hash;
}

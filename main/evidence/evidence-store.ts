import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { type Scan } from '../../shared/domain/evidence/issued-sheet.ts';
import { largestScan, scanTypeOf } from '../../shared/domain/kept-file.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { removeQuietly, unfinishedEnding, writeFileAtomically } from '../files/atomic-file.ts';
import { beginFailure, codeOf, type FileWritingCode, reasonOf } from '../files/file-failure.ts';
import { diskFileSystem, type FileSystem, namesIn } from '../files/file-system.ts';

/** Why a scan cannot be read: there is no file of it here; its bytes are not those that were kept; the disk fails. */
export type EvidenceFailure = 'evidence-missing' | 'evidence-damaged' | 'file-unreadable';

/** Names a file of evidence: its SHA-256 and its type, as the record of the scan holds them. */
export type Evidence = Pick<Scan, 'hash' | 'type'>;
type KeptEvidence = Pick<Scan, 'hash' | 'type' | 'bytes'>;

/**
 * Scans of signed sheets, each in a file that is named after the SHA-256 of its bytes: the same scan lies there once,
 * and a file that was altered since is always detected.
 */
export class EvidenceStore {
  readonly folder: string;
  readonly #fileSystem: FileSystem;

  constructor(folder: string, fileSystem: FileSystem = diskFileSystem) {
    this.folder = folder;
    this.#fileSystem = fileSystem;
  }

  /**
   * Writes a scan, on the disk when this returns, so that a record may name it. Fails with `evidence-too-large` above
   * `largestScan`, with `evidence-not-a-scan` for bytes that are no PDF, JPEG or PNG, and as `writeFileAtomically`.
   */
  async keep(
    bytes: Uint8Array,
  ): Promise<Result<KeptEvidence, 'evidence-too-large' | 'evidence-not-a-scan' | FileWritingCode>> {
    if (bytes.byteLength > largestScan) return failure('evidence-too-large', { megabytes: largestScan / 1024 / 1024 });
    const type = scanTypeOf(bytes);
    if (type === null) return failure('evidence-not-a-scan');
    const kept = { hash: evidenceHash(bytes), type, bytes: bytes.byteLength };
    const written = await this.#write(this.#pathOf(kept), bytes);
    // Where it could not be written, an undamaged copy from before will do.
    return written.ok || (await this.read(kept)).ok ? success(kept) : written;
  }

  /** The bytes of a scan. Fails with `evidence-missing`, `evidence-damaged` (another hash) or `file-unreadable`. */
  async read(evidence: Evidence): Promise<Result<Uint8Array, EvidenceFailure>> {
    try {
      const bytes = await this.#fileSystem.readFile(this.#pathOf(evidence));
      return evidenceHash(bytes) === evidence.hash ? success(bytes) : failure('evidence-damaged');
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return failure('evidence-missing');
      return failure('file-unreadable', { path: this.folder, reason: reasonOf(error) });
    }
  }

  /** The path of a scan after its hash was compared. Fails as `read`. */
  async find(evidence: Evidence): Promise<Result<string, EvidenceFailure>> {
    const read = await this.read(evidence);
    return read.ok ? success(this.#pathOf(evidence)) : read;
  }

  /** The hashes of the scans without a file on this computer. */
  async missing(evidence: readonly Evidence[]): Promise<string[]> {
    const names = new Set(await namesIn(this.#fileSystem, this.folder));
    return evidence.filter((each) => !names.has(evidenceFileName(each))).map(({ hash }) => hash);
  }

  async #write(path: string, bytes: Uint8Array): Promise<Result<void, FileWritingCode>> {
    try {
      await this.#fileSystem.makeFolder(this.folder);
    } catch (error) {
      return beginFailure(path, error);
    }
    return writeFileAtomically(path, bytes, { replace: true, fileSystem: this.#fileSystem });
  }

  #pathOf(evidence: Evidence): string {
    return join(this.folder, evidenceFileName(evidence));
  }
}

const endings: Readonly<Record<Scan['type'], string>> = { pdf: 'pdf', jpeg: 'jpg', png: 'png' };

const namePattern = /^([0-9a-f]{64})\.[a-z]{3}$/;

/** The hash after which a file of evidence is named; undefined for the name of any other file. */
export function hashInName(name: string): string | undefined {
  return namePattern.exec(name)?.[1];
}

/** The name of a scan's file; by its ending the system chooses the program to open it. */
export function evidenceFileName({ hash, type }: Evidence): string {
  return `${hash}.${endings[type]}`;
}

/** SHA-256, hexadecimal. */
export function evidenceHash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * Milliseconds (30 days) for which an unreferenced file is kept: a scan is written before its record, and the record
 * may reach the journal late, where the disk was full.
 */
const grace = 30 * 24 * 60 * 60 * 1000;

const hashInJournal = /\b[0-9a-f]{64}\b/g;

/**
 * Deletes the scans that nothing in the journal names: no record, and no entry that undo could still revert. Where
 * anything of the journal cannot be read, or a journal was set aside that may name more, all files stay. `time` is now, in milliseconds since 1970.
 */
export async function deleteUnreferencedEvidence(
  store: EvidenceStore,
  journalFolder: string,
  fileSystem: FileSystem,
  time: number,
): Promise<void> {
  const old = await olderThan(time - grace, await namesIn(fileSystem, store.folder), store.folder, fileSystem);
  if (old.length === 0 || (await fileSystem.exists(join(dirname(journalFolder), 'aside')))) return;
  const named = await hashesInFolder(journalFolder, fileSystem);
  for (const name of old) {
    const hash = hashInName(name);
    const isOurs = hash !== undefined || name.endsWith(unfinishedEnding);
    if (isOurs && (hash === undefined || !named.has(hash))) await removeQuietly(fileSystem, join(store.folder, name));
  }
}

async function olderThan(
  limit: number,
  names: readonly string[],
  folder: string,
  fileSystem: FileSystem,
): Promise<string[]> {
  const old: string[] = [];
  for (const name of names) if ((await fileSystem.modifiedAt(join(folder, name))) < limit) old.push(name);
  return old;
}

/** The hashes in all files of the journal, also those set aside as torn or damaged, which may be repaired by hand. */
export async function hashesInFolder(folder: string, fileSystem: FileSystem): Promise<ReadonlySet<string>> {
  const hashes = new Set<string>();
  for (const name of await fileSystem.readFolder(folder)) {
    const text = (await fileSystem.readFile(join(folder, name))).toString('latin1');
    for (const [hash] of text.matchAll(hashInJournal)) hashes.add(hash);
  }
  return hashes;
}

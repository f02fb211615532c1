import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { largestScan, scanTypeOf, type Scan } from '../../shared/domain/scan.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { writeFileAtomically } from '../files/atomic-file.ts';
import { beginFailure, codeOf, reasonOf } from '../files/file-failure.ts';
import { diskFileSystem, type FileSystem } from '../files/file-system.ts';

/** What names a file of evidence; the record of the scan holds it. */
export type Evidence = Pick<Scan, 'hash' | 'type'>;
export type KeptEvidence = Pick<Scan, 'hash' | 'type' | 'bytes'>;

/**
 * Scans of signed sheets, each in a file that is named after the SHA-256 of its bytes: the same scan lies there once,
 * and whether a file is still what was put there can always be told.
 */
export class EvidenceStore {
  readonly folder: string;
  readonly #fileSystem: FileSystem;

  constructor(folder: string, fileSystem: FileSystem = diskFileSystem) {
    this.folder = folder;
    this.#fileSystem = fileSystem;
  }

  /** The bytes are on the disk when this returns, so that a record may speak of them. */
  async keep(bytes: Uint8Array): Promise<Result<KeptEvidence>> {
    if (bytes.byteLength > largestScan) return failure('evidence-too-large', { megabytes: largestScan / 1024 / 1024 });
    const type = scanTypeOf(bytes);
    if (type === null) return failure('evidence-not-a-scan');
    const kept = { hash: hashOf(bytes), type, bytes: bytes.byteLength };
    const written = await this.#write(this.#pathOf(kept), bytes);
    // A whole copy from before is as good; a damaged one was to be replaced.
    return written.ok || (await this.read(kept)).ok ? success(kept) : written;
  }

  /** The bytes, if they are here and still those that were kept. */
  async read(evidence: Evidence): Promise<Result<Uint8Array>> {
    try {
      const bytes = await this.#fileSystem.readFile(this.#pathOf(evidence));
      return hashOf(bytes) === evidence.hash ? success(bytes) : failure('evidence-damaged');
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return failure('evidence-missing');
      return failure('file-unreadable', { path: this.folder, reason: reasonOf(error) });
    }
  }

  /** Where the file lies, for the system to open or show, after it was found to be whole. */
  async find(evidence: Evidence): Promise<Result<string>> {
    const read = await this.read(evidence);
    return read.ok ? success(this.#pathOf(evidence)) : read;
  }

  /** Those of which there is no file on this computer, by their hash. */
  async missing(evidence: readonly Evidence[]): Promise<string[]> {
    const names = new Set(await this.names());
    return evidence.filter((each) => !names.has(nameOf(each))).map(({ hash }) => hash);
  }

  /** The names of all files in the folder; none where nothing was ever kept. */
  async names(): Promise<string[]> {
    try {
      return await this.#fileSystem.readFolder(this.folder);
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return [];
      throw error;
    }
  }

  async #write(path: string, bytes: Uint8Array): Promise<Result<void>> {
    try {
      await this.#fileSystem.makeFolder(this.folder);
    } catch (error) {
      return beginFailure(path, error);
    }
    return writeFileAtomically(path, bytes, { replace: true, fileSystem: this.#fileSystem });
  }

  #pathOf(evidence: Evidence): string {
    return join(this.folder, nameOf(evidence));
  }
}

const endings: Readonly<Record<Scan['type'], string>> = { pdf: 'pdf', jpeg: 'jpg', png: 'png' };

/** By its ending the system knows with which program to open it. */
export function nameOf({ hash, type }: Evidence): string {
  return `${hash}.${endings[type]}`;
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

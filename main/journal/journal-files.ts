import { join } from 'node:path';
import { failure, type Failure, type Result } from '../../shared/result.ts';
import { isDiskFull, reasonOf } from '../files/file-failure.ts';
import type { FileSystem } from '../files/file-system.ts';

/** Snapshot n holds what was there when segment n began. */
export function segmentName(number: number): string {
  return `entries-${padded(number)}.jsonl`;
}

export function snapshotName(number: number): string {
  return `snapshot-${padded(number)}.jsonl`;
}

const namePattern = /^(entries|snapshot)-(\d{8})\.jsonl$/;

export type JournalFiles = {
  /** Ascending. */
  readonly segments: readonly number[];
  /** Newest first. */
  readonly snapshots: readonly number[];
  readonly others: readonly string[];
};

export async function journalFilesIn(fileSystem: FileSystem, folder: string): Promise<JournalFiles> {
  const segments: number[] = [];
  const snapshots: number[] = [];
  const others: string[] = [];
  for (const name of await fileSystem.readFolder(folder)) {
    const [, kind, number] = namePattern.exec(name) ?? [];
    if (kind === undefined) others.push(name);
    else (kind === 'entries' ? segments : snapshots).push(Number(number));
  }
  segments.sort((one, other) => one - other);
  snapshots.sort((one, other) => other - one);
  return { segments, snapshots, others };
}

/** The first free name for something that is set aside: `entries-00000003.jsonl.torn-1`. Nothing is ever put over it. */
export async function asidePath(
  fileSystem: FileSystem,
  folder: string,
  name: string,
  why: 'torn' | 'damaged',
): Promise<string> {
  let number = 1;
  while (await fileSystem.exists(join(folder, `${name}.${why}-${number}`))) number += 1;
  return join(folder, `${name}.${why}-${number}`);
}

function padded(number: number): string {
  return String(number).padStart(8, '0');
}

/** Why the journal in `folder` could not be written, as the page is told. */
export function unwritable(folder: string, error: unknown): Result<never> {
  if (isDiskFull(error)) return failure('disk-full', { path: folder });
  return failure('journal-unwritable', { path: folder, reason: reasonOf(error) });
}

/** The same for a file in it. */
export function unwritableFile(folder: string, { code, details }: Failure): Result<never> {
  if (code === 'disk-full') return failure('disk-full', { path: folder });
  return failure('journal-unwritable', { path: folder, reason: details?.['reason'] ?? code });
}

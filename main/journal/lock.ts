import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { uptime } from 'node:os';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { failure, type Result, success } from '../../shared/result.ts';
import { removeQuietly, writeFileAtomically } from '../files/atomic-file.ts';
import { codeOf, errorOf, isUnreadable, reasonOf, unwritable, type UnwritableCode } from '../files/file-failure.ts';
import type { FileSystem } from '../files/file-system.ts';

/** A process that may be gone: its id alone is soon given to another, and after a restart of the machine at once. */
const ownerSchema = z.object({ pid: z.int(), started: z.string(), boot: z.string() });
type Owner = z.infer<typeof ownerSchema>;

/** How the machine answers who we are, and whether another still runs. */
export type Census = {
  self(): Promise<Owner>;
  isAlive(owner: Owner): Promise<boolean>;
};

/**
 * Held, or not to be had because nothing can be written into the folder: then everything can be read. `closedFor` says
 * why, as the detail `reason` of a failure does.
 */
export type Lock = { readonly path: string; readonly closedFor: string | null };

const lockName = 'lock';

/**
 * Takes the folder for this process. A lock whose process is gone is taken over; what cannot be read under that name (a
 * folder, a link, a pipe, a bad sector) is moved aside. Fails with `journal-in-use`, and with `journal-unwritable` where the lock cannot be read.
 */
export async function takeLock(
  fileSystem: FileSystem,
  folder: string,
  census: Census,
): Promise<Result<Lock, UnwritableCode | 'journal-in-use'>> {
  const path = join(folder, lockName);
  const ours = Buffer.from(JSON.stringify(await census.self()));
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const taken = await create(fileSystem, path, ours);
    if (taken !== 'exists') return taken;
    const found = await readLock(fileSystem, path);
    if (!found.ok) return found;
    if (found.value === 'gone') continue;
    const owner = ownerOf(found.value);
    if (owner !== null && (await census.isAlive(owner))) break;
    const removed = await removeStale(fileSystem, path, found.value);
    if (removed === 'taken') break;
    if (removed !== 'removed') return success({ path, closedFor: removed.reason });
  }
  return failure('journal-in-use', { path: folder });
}

export async function releaseLock(fileSystem: FileSystem, lock: Lock): Promise<void> {
  if (lock.closedFor === null) await removeQuietly(fileSystem, lock.path);
}

/** The lock appears with its contents or not at all, so that a lock is never mistaken for one whose writer died. */
async function create(
  fileSystem: FileSystem,
  path: string,
  ours: Buffer,
): Promise<'exists' | Result<Lock, UnwritableCode>> {
  if (await fileSystem.exists(path)) return 'exists';
  const written = await writeFileAtomically(path, ours, { fileSystem });
  if (written.ok) return success({ path, closedFor: null });
  if (await fileSystem.exists(path)) return 'exists';
  const { code, details } = written.failure;
  if (code === 'disk-full') return success({ path, closedFor: 'no-space' });
  const reason = String(details?.['reason'] ?? code);
  const isClosed = code === 'folder-not-writable' || reason === 'read-only' || reason === 'not-allowed';
  return isClosed ? success({ path, closedFor: reason }) : unwritable(dirname(path), errorOf(written.failure));
}

/**
 * Moved first and looked at again, since another process may have taken the stale lock over a moment before us. Gives
 * the reason where nothing in the folder can be renamed.
 */
async function removeStale(
  fileSystem: FileSystem,
  path: string,
  stale: Buffer | 'no-lock',
): Promise<'removed' | 'taken' | { readonly reason: string }> {
  const moved = `${path}.${randomUUID()}`;
  try {
    await fileSystem.rename(path, moved);
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? 'removed' : { reason: reasonOf(error) };
  }
  // What is in such a folder belongs to somebody: it stays under its new name, as everything does that is no lock.
  if (stale === 'no-lock') return 'removed';
  const again = await readLock(fileSystem, moved);
  const isStale = !again.ok || !Buffer.isBuffer(again.value) || stale.equals(again.value);
  if (!isStale) await fileSystem.link(moved, path).catch(() => undefined);
  await removeQuietly(fileSystem, moved);
  return isStale ? 'removed' : 'taken';
}

/** Null for a lock that is not one of ours, or that the disk has damaged. */
function ownerOf(contents: Buffer | 'no-lock'): Owner | null {
  if (contents === 'no-lock') return null;
  try {
    return ownerSchema.safeParse(JSON.parse(contents.toString())).data ?? null;
  } catch {
    return null;
  }
}

async function readLock(
  fileSystem: FileSystem,
  path: string,
): Promise<Result<Buffer | 'no-lock' | 'gone', UnwritableCode>> {
  try {
    return success(await fileSystem.readFile(path));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return success('gone');
    const found = await fileSystem.nodeAt(path);
    if (found === 'missing') return success('gone');
    if (found !== 'file' && found !== 'unknown') return success('no-lock');
    // What the disk does not give back any more belongs to nobody; what only somebody else may read has an owner.
    return isUnreadable(error) && reasonOf(error) !== 'not-allowed' ? success('no-lock') : unwritable(path, error);
  }
}

/** Asks the system. Where it does not tell when another process started, a running process of that id counts. */
export const census: Census = {
  self: async () => ({ pid: process.pid, started: await startOf(process.pid), boot: await currentBoot() }),
  isAlive: async (owner: Owner) =>
    isRunning(owner.pid) && isSameBoot(owner.boot, await currentBoot()) && owner.started === (await startOf(owner.pid)),
};

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** In clock ticks after the boot, as Linux counts; '' on other systems. */
async function startOf(pid: number): Promise<string> {
  const stat = await readSystemFile(`/proc/${pid}/stat`);
  // The name of the program stands in brackets and may hold blanks and brackets itself.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[19] ?? '';
}

async function currentBoot(): Promise<string> {
  const id = (await readSystemFile('/proc/sys/kernel/random/boot_id')).trim();
  if (id !== '') return id;
  const now = (performance.timeOrigin + performance.now()) / 1000;
  return String(Math.round(now - uptime()));
}

const clockMayBeSetBy = 600;

function isSameBoot(one: string, other: string): boolean {
  if (one === other) return true;
  return Math.abs(Number(one) - Number(other)) < clockMayBeSetBy;
}

async function readSystemFile(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    return '';
  }
}

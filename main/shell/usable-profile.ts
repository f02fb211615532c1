import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Failure } from '../../shared/result.ts';
import { reasonOf } from '../files/file-failure.ts';
import { makeFirstMissing } from '../files/file-system.ts';

/** What the browser writes at its first start, in bytes; with less it does not open a window. */
const needed = 1024 * 1024;

/** Where the browser of the window keeps its own files. */
export type UsableProfile = {
  readonly folder: string;
  /** Set where `folder` is a temporary one, because the usual one cannot be written to. It is deleted at the end. */
  readonly notice: Failure<'profile-temporary'> | null;
};

/**
 * The folder `wanted`, or a temporary one where that cannot be written to, so that a window can open and say so. Null
 * where no folder on this computer can be.
 */
export function usableProfile(wanted: string, environment: NodeJS.ProcessEnv = process.env): UsableProfile | null {
  const trouble = troubleWith(wanted);
  if (trouble === null) return { folder: wanted, notice: null };
  const places = [tmpdir(), environment['XDG_RUNTIME_DIR'] ?? '', '/dev/shm'].filter((place) => place !== '');
  for (const place of places) {
    const folder = temporaryIn(place);
    if (folder === null) continue;
    process.once('exit', () => removeQuietlyNow(folder));
    return { folder, notice: { code: 'profile-temporary', details: { path: wanted, reason: trouble } } };
  }
  return null;
}

function temporaryIn(place: string): string | null {
  try {
    const folder = mkdtempSync(path.join(place, 'rostrum-window-'));
    if (troubleWith(folder) === null) return folder;
    removeQuietlyNow(folder);
    return null;
  } catch {
    return null;
  }
}

/** Why `folder` cannot be made or written to, as the detail `reason` of a failure; null where it can. */
function troubleWith(folder: string): string | null {
  const trial = path.join(folder, '.trial');
  try {
    makeFirstMissing(folder);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(trial, Buffer.alloc(needed), { mode: 0o600, flush: true });
    return null;
  } catch (error) {
    return reasonOf(error);
  } finally {
    removeQuietlyNow(trial);
  }
}

function removeQuietlyNow(file: string): void {
  try {
    rmSync(file, { recursive: true, force: true });
  } catch {
    // On a disk that can only be read there is nothing to remove.
  }
}

import { existsSync, mkdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';

/**
 * The initial preferences of the browser: no spelling service, no password manager, no suggestions. They are
 * written once, before the profile is first used; the browser owns the file from then on.
 */
const preferences = {
  autofill: { credit_card_enabled: false, profile_enabled: false },
  browser: { enable_spellchecking: false, has_seen_welcome_page: true },
  credentials_enable_service: false,
  dns_prefetching: { enabled: false },
  net: { network_prediction_options: 2 },
  profile: { password_manager_enabled: false },
  safebrowsing: { enabled: false },
  search: { suggest_enabled: false },
  signin: { allowed: false },
  translate: { enabled: false },
};

/** Makes the browser's folder, readable by its owner alone. Returns whether it is a new one. */
export function prepareProfile(profile: string): boolean {
  const own = path.join(profile, 'Default');
  mkdirSync(own, { recursive: true, mode: 0o700 });
  const file = path.join(own, 'Preferences');
  if (existsSync(file)) return false;
  writeFileSync(file, JSON.stringify(preferences), { mode: 0o600 });
  return true;
}

/**
 * Deletes the browser's profile lock where its process cannot be alive. Chromium does so by itself unless the computer
 * was renamed since; then it shows a dialog about a profile in use on another computer. Call it only while holding the
 * lock of the data folder.
 */
export function clearStaleLock(profile: string): void {
  if (process.platform === 'win32') return;
  const owner = lockOwner(profile);
  if (owner === null || isAlive(owner)) return;
  for (const name of ['SingletonLock', 'SingletonSocket', 'SingletonCookie']) {
    rmSync(path.join(profile, name), { force: true });
  }
}

type Owner = { readonly host: string; readonly processId: number };

/** The lock is a dangling symbolic link with the target `<host name>-<process id>`. */
function lockOwner(profile: string): Owner | null {
  try {
    const [, host, processId] = /^(.*)-(\d+)$/.exec(readlinkSync(path.join(profile, 'SingletonLock'))) ?? [];
    return host === undefined ? null : { host, processId: Number(processId) };
  } catch {
    return null;
  }
}

function isAlive({ host, processId }: Owner): boolean {
  if (host !== hostname()) return false;
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

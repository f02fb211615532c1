import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { connect } from 'node:net';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { lockAddress, takeInstanceLock } from '../../../main/shell/chromium/instance-lock.ts';
import { clearStaleLock, prepareProfile } from '../../../main/shell/chromium/profile.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'rostrum-lock-'));
  folders.push(folder);
  return folder;
}

describe('one process for one folder', () => {
  test('46: the second learns of the first, and the first of the second', async () => {
    const folder = newFolder();
    const heard: unknown[] = [];
    const first = await takeInstanceLock(folder, {}, (message) => heard.push(message));
    expect(first.first).toBe(true);
    const message = { files: ['/home/a/Тренинг в Бишкеке.workshop', `/${'длинно '.repeat(20_000)}`] };
    expect(await takeInstanceLock(folder, message, () => undefined)).toEqual({ first: false });
    expect(heard).toEqual([message]);
    if (first.first) first.release();
  });

  test('the folder is free again afterwards', async () => {
    const folder = newFolder();
    const first = await takeInstanceLock(folder, {}, () => undefined);
    if (first.first) first.release();
    await expect.poll(async () => (await takeInstanceLock(folder, {}, () => undefined)).first).toBe(true);
  });

  test('what is no message is not passed on, and the lock stays', async () => {
    const folder = newFolder();
    const heard: unknown[] = [];
    const first = await takeInstanceLock(folder, {}, (message) => heard.push(message));
    for (const text of ['focus\n', '{"files":\n', 'x'.repeat(1_000_001)]) {
      const connection = connect(lockAddress(folder));
      connection.on('error', () => undefined);
      await new Promise((resolve) => connection.once('connect', resolve));
      connection.write(text);
      await new Promise((resolve) => connection.once('close', resolve));
    }
    expect(heard).toEqual([]);
    expect(await takeInstanceLock(folder, {}, () => undefined)).toEqual({ first: false });
    if (first.first) first.release();
  });

  test.skipIf(process.platform === 'win32')('what a killed process left behind is taken over', async () => {
    const folder = newFolder();
    writeFileSync(lockAddress(folder), '');
    const lock = await takeInstanceLock(folder, {}, () => undefined);
    expect(lock.first).toBe(true);
    if (lock.first) lock.release();
  });

  test('60: a long path, with spaces and letters of every kind, has a lock as well', async () => {
    const folder = path.join(newFolder(), 'Тренинги и семинары 2026 🎓', 'x'.repeat(120));
    const lock = await takeInstanceLock(folder, {}, () => undefined);
    expect(lock.first).toBe(true);
    expect(await takeInstanceLock(folder, {}, () => undefined)).toEqual({ first: false });
    if (lock.first) lock.release();
  });
});

describe.skipIf(process.platform === 'win32')('the lock of the browser', () => {
  const names = ['SingletonLock', 'SingletonSocket', 'SingletonCookie'];
  const isThere = (folder: string) =>
    names.map((name) => lstatSync(path.join(folder, name), { throwIfNoEntry: false }) !== undefined);

  function lockedBy(owner: string): string {
    const folder = newFolder();
    symlinkSync(owner, path.join(folder, 'SingletonLock'));
    symlinkSync('/nowhere', path.join(folder, 'SingletonSocket'));
    symlinkSync('1', path.join(folder, 'SingletonCookie'));
    clearStaleLock(folder);
    return folder;
  }

  test('47: of a computer that was renamed goes', () => {
    expect(isThere(lockedBy(`the-old-name-of-this-laptop-${process.pid}`))).toEqual([false, false, false]);
  });

  test('48: of a process that is dead goes', () => {
    expect(isThere(lockedBy(`${hostname()}-4999999`))).toEqual([false, false, false]);
  });

  test('of a process that lives stays', () => {
    expect(isThere(lockedBy(`${hostname()}-${process.pid}`))).toEqual([true, true, true]);
  });

  test('that cannot be read stays', () => {
    expect(isThere(lockedBy('nonsense'))).toEqual([true, true, true]);
  });
});

test('the folder of the browser is private, and its settings are written once', () => {
  const profile = path.join(newFolder(), 'data', 'chromium');
  mkdirSync(path.dirname(profile));
  expect(prepareProfile(profile)).toBe(true);
  if (process.platform !== 'win32') expect(statSync(profile).mode & 0o777).toBe(0o700);
  const file = path.join(profile, 'Default', 'Preferences');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
    browser: { enable_spellchecking: false },
    credentials_enable_service: false,
    safebrowsing: { enabled: false },
    search: { suggest_enabled: false },
  });
  writeFileSync(file, '{}');
  expect(prepareProfile(profile)).toBe(false);
  expect(existsSync(file) && readFileSync(file, 'utf8')).toBe('{}');
});

import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { usableProfile } from '../../../main/shell/usable-profile.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'rostrum-profile-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('61 the usual folder is made, and nothing is left in it', () => {
  const wanted = path.join(folder, 'Тренинги и семинары 🎓', 'chromium');
  expect(usableProfile(wanted)).toEqual({ folder: wanted, notice: null });
  expect(existsSync(path.join(wanted, '.trial'))).toBe(false);
});

test('61 where it cannot be, there is a private temporary one, with the reason and the path', () => {
  const file = path.join(folder, 'data');
  writeFileSync(file, '');
  const wanted = path.join(file, 'chromium');
  const usable = usableProfile(wanted);
  expect(usable?.notice).toEqual({ code: 'profile-temporary', details: { path: wanted, reason: 'not-a-folder' } });
  expect(usable?.folder.startsWith(tmpdir())).toBe(true);
  if (process.platform !== 'win32') expect(statSync(usable?.folder ?? '').mode & 0o777).toBe(0o700);
  rmSync(usable?.folder ?? '', { recursive: true });
});

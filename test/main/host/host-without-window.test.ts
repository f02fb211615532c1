import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openHost } from '../../../scripts/ways/host.ts';
import { sampleEntries } from '../journal/sample-history.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'rostrum-host-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('a host without a window writes the mirror behind the acknowledgement, as the app does', async () => {
  const host = await openHost(folder);
  await host.call('journal.append', JSON.stringify({ entries: sampleEntries(3) }));
  const isMirrored = (): boolean => existsSync(path.join(folder, 'mirror', 'entries-00000001.jsonl'));
  await expect.poll(isMirrored, { timeout: 5000 }).toBe(true);
  await host.close();
});

test('a host whose pause never ends writes it when it is closed', async () => {
  const host = await openHost(folder, { pause: () => new Promise(() => undefined) });
  await host.call('journal.append', JSON.stringify({ entries: sampleEntries(3) }));
  expect(existsSync(path.join(folder, 'mirror'))).toBe(false);
  await host.close();
  expect(existsSync(path.join(folder, 'mirror'))).toBe(true);
});

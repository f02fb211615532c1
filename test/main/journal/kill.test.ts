import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { diskFileSystem } from '../../../main/files/file-system.ts';
import { openedJournal } from './opened-journal.ts';
import { contentsAfter, contentsOf, sampleEntries } from './sample-history.ts';

const cycles = Number(process.env['ROSTRUM_KILL_CYCLES'] ?? 20);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rostrum-kill-'));
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: fileURLToPath(new URL('./appending-process.ts', import.meta.url)),
      outDir: folder,
      emptyOutDir: false,
      rolldownOptions: { output: { entryFileNames: 'appending-process.mjs' } },
    },
    ssr: { noExternal: true },
  });
}, 60_000);
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Lets a process append for `milliseconds`, kills it, and gives the last sequence that it said was acknowledged. */
async function appendAndKill(journal: string, milliseconds: number): Promise<number> {
  const child = spawn(process.execPath, [join(folder, 'appending-process.mjs'), journal]);
  let said = '';
  let complaints = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
  const closed = new Promise((resolve) => child.once('close', resolve));
  await Promise.race([new Promise((resolve) => child.stdout.once('data', resolve)), closed]);
  await pause(milliseconds);
  child.kill('SIGKILL');
  await closed;
  expect(complaints).toBe('');
  // What follows the last newline was cut off while being said.
  return Number(said.slice(0, said.lastIndexOf('\n')).split('\n').at(-1)?.replace('open', '0'));
}

test(
  `3: kills amid appends lose nothing acknowledged, ${cycles} times`,
  { timeout: 30_000 + cycles * 5000 },
  async () => {
    const journalFolder = join(folder, 'journal');
    let acknowledged = 0;
    for (let cycle = 0; cycle < cycles; cycle += 1) {
      const milliseconds = 5 + ((cycle * 37) % 120);
      acknowledged = Math.max(acknowledged, await appendAndKill(journalFolder, milliseconds));
      const journal = await openedJournal(diskFileSystem, {}, journalFolder);
      const { end, mended } = journal.status();
      expect(end.sequence).toBeGreaterThanOrEqual(acknowledged);
      expect([null, 'torn-tail']).toContain(mended);
      if (cycle % 5 === 4 || cycle === cycles - 1) {
        const entries = sampleEntries(end.sequence);
        expect(end.hash).toBe(entries.at(-1)?.hash);
        expect(await contentsOf(journal)).toEqual(contentsAfter(entries));
      }
      await journal.close();
    }
    console.info(`${cycles} kills, ${acknowledged} acknowledged entries, none lost`);
    expect(acknowledged).toBeGreaterThan(cycles);
  },
);

import { execFile } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';

// What it measures is compared nowhere in a test: only that every program of these rows runs and answers as its limit does.
test('the bench runs in pages and in processes of its own', async () => {
  const words = ['--quick', '--reps', '1', '--no-peers', '--rows', 'store,grid,rules'];
  const { code, output } = await new Promise<{ code: number | null; output: string }>((done) => {
    const program = execFile(process.execPath, [path.resolve('scripts', 'bench.mjs'), ...words], (_, out, errors) => {
      done({ code: program.exitCode, output: out + errors });
    });
  });
  expect(output).not.toContain('failed');
  for (const name of ['working store', 'attendance grid', 'rules of a decade']) expect(output).toContain(name);
  expect(code).toBe(0);
}, 300_000);

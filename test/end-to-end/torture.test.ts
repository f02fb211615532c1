import { execFile } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';

// A few cases of each kind, always the same ones; `npm run torture` goes on for as long as one likes.
test('a short run of all that may befall the data loses nothing, says nothing untrue and is never stuck', async () => {
  const words = [path.resolve('scripts', 'torture.mjs'), '--brief', '--seed', '1'];
  const output = await new Promise<string>((done) => {
    execFile(process.execPath, words, { maxBuffer: 64 * 1024 * 1024 }, (_, out, errors) => done(out + errors));
  });
  expect(output.trim().split('\n').at(-1), output).toBe('lost 0, untrue 0, stuck 0');
}, 600_000);

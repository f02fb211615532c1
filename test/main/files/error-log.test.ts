import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ErrorLog } from '../../../main/files/error-log.ts';
import { errorReport, errorReportSchema } from '../../../shared/error-report.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'rostrum-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const logged = (): string => readFileSync(path.join(folder, 'rostrum.log'), 'utf8');

test('an error is a line: instant, version, place, class, code, stack', () => {
  const error = Object.assign(new RangeError('Aigul Sadykova has 7 marks'), { code: 'ENOSPC' });
  new ErrorLog(folder, '0.1.0').error('journal.append', error);
  expect(logged()).toMatch(
    /^\d{4}-\d\d-\d\dT[\d:.]+Z \| 0\.1\.0 \| journal\.append \| RangeError ENOSPC( \| at [\w.$<># ]+ \([\w.-]+:\d+:\d+\))+\n$/,
  );
  expect(logged()).toContain('(error-log.test.ts:');
  if (process.platform !== 'win32') expect(statSync(path.join(folder, 'rostrum.log')).mode & 0o077).toBe(0);
});

test('no message, no folder and no value gets into it', () => {
  const secrets = ['Қасымова', 'Aigul', '+996555123456', 'aigul@example.org', 'Meerim-Secret'];
  const log = new ErrorLog(folder, '0.1.0');
  for (const secret of secrets) {
    const error = new Error(`${secret}\n    at ${secret} (/home/${secret}/${secret}.js:1:2)`);
    log.error('main', error);
    log.error('main', secret);
    log.error('main', { message: secret });
    log.error('main', Object.assign(new Error(secret), { name: secret === 'Aigul' ? 'Error' : secret, code: secret }));
    const moved = new Error('x');
    moved.stack = `Error: x\n    at apply (/home/${secret}/.local/rostrum/out/main/index.js:10:4)`;
    log.error('main', moved);
  }
  for (const secret of secrets) expect(logged()).not.toContain(secret);
  expect(logged()).toContain('| at apply (index.js:10:4)');
});

test('whatever an error holds, its report has the form that the page may send', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), fc.anything(), (name, message, stack, code) => {
      const error = Object.assign(new Error(message), { name, code });
      error.stack = stack;
      expect(errorReportSchema.safeParse(errorReport(error)).success).toBe(true);
    }),
    { numRuns: 500, seed: 20261127 },
  );
});

test('frames of V8 keep function, file and place, innermost first', () => {
  const error = new Error('a (b:1:2)');
  error.stack = [
    'Error: a (b:1:2)',
    '    at Object.apply [as run] (https://app.rostrum.localhost/assets/index-1a2b.js:10:4)',
    '    at async C:\\Users\\Aigul\\out\\main\\index.js:3:1',
    '    at new Journal (file:///opt/rostrum/out/main/index.js:5:6)',
    '    at Array.map (<anonymous>)',
  ].join('\n');
  expect(errorReport(error).frames).toEqual(['anonymous (index.js:3:1)', 'new Journal (index.js:5:6)']);
});

test('it never grows beyond two files of 256 KiB', () => {
  const log = new ErrorLog(folder, '0.1.0');
  for (let count = 0; count < 12_000; count++) log.failure('journal.append', 'journal-unwritable');
  expect(readdirSync(folder).toSorted()).toEqual(['rostrum.1.log', 'rostrum.log']);
  for (const name of readdirSync(folder)) expect(statSync(path.join(folder, name)).size).toBeLessThan(257 * 1024);
});

test('a log that cannot be written is no further error', () => {
  expect(() => new ErrorLog(path.join(folder, '\0'), '0.1.0').failure('page', 'unresponsive')).not.toThrow();
});

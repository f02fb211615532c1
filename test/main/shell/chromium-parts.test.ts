import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Pipe, PipeClosed } from '../../../main/shell/chromium/pipe.ts';
import { ChromiumSession, fromBrowserAddress, toBrowserAddress } from '../../../main/shell/chromium/session.ts';
import { dialogs, openCommand, showCommand, systemShell } from '../../../main/shell/chromium/system.ts';
import { lockSession } from '../../../main/shell/lockdown.ts';

describe('the pipe', () => {
  test('puts texts together again, wherever they were cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'grapheme' })),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
        async (texts, cuts) => {
          const fromBrowser = new PassThrough();
          const pipe = new Pipe(new PassThrough(), fromBrowser);
          const heard: string[] = [];
          pipe.on('Target.targetCrashed', ({ status }) => void heard.push(status));
          const messages = texts.map((status) =>
            JSON.stringify({ method: 'Target.targetCrashed', params: { status } }),
          );
          let rest = Buffer.from(messages.map((message) => `${message}\0`).join(''));
          for (let turn = 0; rest.length > 0; turn++) {
            const cut = cuts[turn % cuts.length];
            fromBrowser.write(rest.subarray(0, cut));
            rest = rest.subarray(cut);
          }
          fromBrowser.end();
          await new Promise((resolve) => fromBrowser.once('close', resolve));
          expect(heard).toEqual(texts);
        },
      ),
      { numRuns: 100, seed: 20261122 },
    );
  });

  test('gives each question its own answer, and each error its name', async () => {
    const fromBrowser = new PassThrough();
    const pipe = new Pipe(new PassThrough(), fromBrowser);
    const first = pipe.send('Page.navigate', { url: 'a' });
    const second = pipe.send('Browser.getVersion', {});
    fromBrowser.write('{"id":2,"result":{"product":"Chrome/156.0"}}\0{"id":1,"error":{"message":"no"}}\0{"id":9}\0');
    expect(await second).toEqual({ product: 'Chrome/156.0' });
    await expect(first).rejects.toThrow('Page.navigate: no');
  });

  test('leaves no question open when the browser has gone', async () => {
    const fromBrowser = new PassThrough();
    const pipe = new Pipe(new PassThrough(), fromBrowser);
    const waiting = pipe.send('Page.enable', {});
    fromBrowser.destroy();
    await expect(waiting).rejects.toBeInstanceOf(PipeClosed);
    await expect(pipe.send('Page.enable', {})).rejects.toBeInstanceOf(PipeClosed);
  });
});

describe('addresses', () => {
  test('are the same after the way there and back', () => {
    for (const address of ['rostrum://app/', 'rostrum://app/a/b.js?c=d', 'rostrum://app/%2e%2e%2fx']) {
      expect(fromBrowserAddress(toBrowserAddress(address), 'rostrum')).toBe(address);
    }
    expect(toBrowserAddress('rostrum://app/x')).toBe('https://app.rostrum.localhost/x');
  });

  test.each([
    'http://app.rostrum.localhost/',
    'https://app.rostrum.localhost:8443/',
    'https://user@app.rostrum.localhost/',
    'https://app.rostrum.localhost.example.org/',
    'https://rostrum.localhost/',
    'https://example.org/app.rostrum.localhost/',
    'file:///etc/passwd',
    'nonsense',
  ])('126: %s is not ours', (address) => {
    expect(fromBrowserAddress(address, 'rostrum')).toBeNull();
  });
});

describe('the session', () => {
  test('asks the app what it may grant', async () => {
    const session = new ChromiumSession();
    expect(session.permissionsFor('rostrum://app/')).toEqual([]);
    await lockSession(session);
    expect(session.permissionsFor('rostrum://app/')).toEqual([
      'clipboardSanitizedWrite',
      'videoCapture',
      'durableStorage',
    ]);
    expect(session.permissionsFor('rostrum://other/')).not.toContain('videoCapture');
  });

  test('132: answers what belongs to a scheme, and nothing else', async () => {
    const session = new ChromiumSession();
    session.protocol.handle('rostrum', async ({ url, method }) => new Response(`${method} ${url}`));
    const response = await session.answer('https://app.rostrum.localhost/x', 'GET');
    expect(await response?.text()).toBe('GET rostrum://app/x');
    expect(await session.answer('https://example.org/x', 'GET')).toBeNull();
    session.webRequest.onBeforeRequest((_, answer) => answer({ cancel: true }));
    expect(await session.answer('https://app.rostrum.localhost/x', 'GET')).toBeNull();
  });
});

test('116: the answer to "save as" is never a file that exists', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'rostrum-dialog-'));
  const dialog = dialogs(folder);
  const ask = async () => (await dialog.showSaveDialog({ title: '', defaultPath: '/elsewhere/Agenda.pdf' })).filePath;
  expect(await ask()).toBe(path.join(folder, 'Agenda.pdf'));
  writeFileSync(path.join(folder, 'Agenda.pdf'), '');
  expect(await ask()).toBe(path.join(folder, 'Agenda (2).pdf'));
  rmSync(folder, { recursive: true });
});

test.each([
  ['linux', ['xdg-open', '/a b/$(x).pdf'], ['xdg-open', '/a b']],
  ['darwin', ['open', '/a b/$(x).pdf'], ['open', '-R', '/a b/$(x).pdf']],
  ['win32', ['rundll32', 'url.dll,FileProtocolHandler', '/a b/$(x).pdf'], ['explorer', '/select,/a b/$(x).pdf']],
] as const)('files are opened on %s without a command shell', (platform, open, show) => {
  expect(openCommand(platform, '/a b/$(x).pdf')).toEqual(open);
  expect(showCommand(platform, '/a b/$(x).pdf')).toEqual(show);
});

test.skipIf(process.platform !== 'linux')('says when the system cannot open a folder', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'rostrum-system-'));
  const program = path.join(folder, 'xdg-open');
  const before = process.env['PATH'];
  process.env['PATH'] = folder;
  try {
    expect(await systemShell('linux').openPath(folder)).toMatch(/xdg-open.*ENOENT/);
    writeFileSync(program, '#!/bin/sh\nexit 3\n', { mode: 0o755 });
    expect(await systemShell('linux').openPath(folder)).toBe('xdg-open: exit code 3');
    writeFileSync(program, '#!/bin/sh\nexit 0\n', { mode: 0o755 });
    expect(await systemShell('linux').openPath(folder)).toBe('');
  } finally {
    process.env['PATH'] = before;
    rmSync(folder, { recursive: true });
  }
});

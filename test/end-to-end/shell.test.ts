import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { AppProcess, pageAddress, processesOf, profileOf, shellKind } from './application.ts';
import { launchAlone, sharedApplication } from './running-application.ts';
import { licencesFile } from '../../scripts/licences/licences.mjs';

test('the built app holds the licence texts of the packages in it', () => {
  const texts = readFileSync(path.join(import.meta.dirname, '..', '..', 'out', 'main', licencesFile), 'utf8');
  for (const name of ['react ', 'pdfkit ', 'pdfjs-dist ', 'zxing-wasm ', 'highs ', '@expo-google-fonts/inter ']) {
    expect(texts).toMatch(new RegExp(`^=+\\n${name}`, 'm'));
  }
  for (const part of ['SIL OPEN FONT LICENSE', 'wasm/LICENSE_OPENJPEG:', 'ZXing-C++']) expect(texts).toContain(part);
});

/** What only ical.js, html-to-text, htmlparser2 and papaparse say. */
const marksOfReaders = [
  'iterator requires a (ICAL.Recur) rule',
  'Only blocks, list items and table cells can contain text',
  'onprocessinginstruction',
  'UndetectableDelimiter',
];

test('the page starts without the readers of files of other programs', () => {
  const folder = path.join(import.meta.dirname, '..', '..', 'out', 'renderer');
  const page = readFileSync(path.join(folder, 'index.html'), 'utf8');
  const atStart = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(([, name = '']) => name);
  const others = readdirSync(path.join(folder, 'assets'))
    .filter((name) => name.endsWith('.js'))
    .map((name) => `assets/${name}`)
    .filter((name) => !atStart.includes(name));
  const holding = (names: readonly string[], mark: string): string[] =>
    names.filter((name) => readFileSync(path.join(folder, name), 'utf8').includes(mark));
  expect(atStart.length).toBeGreaterThan(1);
  // Each file is a request through the shell, which takes longer than what is in a small one.
  expect(atStart.length).toBeLessThanOrEqual(4);
  for (const mark of marksOfReaders) {
    expect(holding(atStart, mark), mark).toEqual([]);
    expect(holding(others, mark), mark).not.toEqual([]);
  }
});

describe('the page in its window', () => {
  const running = sharedApplication();

  /** Runs in the page, as a script of the page would. */
  function inPage<Value>(script: string): Promise<Value> {
    return running().page.evaluate<Value>(script);
  }

  test('starts without a complaint from the browser', async () => {
    const complaints: string[] = [];
    running().page.on('console', (message) => {
      if (message.type() !== 'log') complaints.push(message.text());
    });
    running().page.on('pageerror', (error) => complaints.push(error.message));
    await running().page.reload();
    await running().page.getByRole('button').first().waitFor();
    running().page.removeAllListeners();
    expect(complaints).toEqual([]);
  });

  test('122: has one frozen function as its only way out', async () => {
    expect(await inPage('Object.keys(window.rostrum)')).toEqual(['call']);
    expect(await inPage('Object.isFrozen(window.rostrum)')).toBe(true);
    const attempt = 'try { window.rostrum = 1; } catch {} typeof window.rostrum.call';
    expect(await inPage(attempt)).toBe('function');
    const foreign = ['require', 'process', 'module', 'electron', 'ipcRenderer', '__rostrumBinding', '__rostrumAnswer'];
    expect(await inPage(`${JSON.stringify(foreign)}.filter((name) => name in window)`)).toEqual([]);
  });

  test('124, 125: is answered by the handlers, with a failure for nonsense', async () => {
    expect(await inPage("rostrum.call('application.describe', {})")).toMatchObject({
      ok: true,
      value: { shell: shellKind, dataFolder: running().home },
    });
    const unknown = { ok: false, failure: { code: 'call-unknown' } };
    expect(await inPage("rostrum.call('file.read', { path: '/etc/passwd' })")).toEqual(unknown);
    expect(await inPage("rostrum.call('toString', {})")).toEqual(unknown);
    expect(await inPage("rostrum.call('journal.read', { part: 'x' })")).toMatchObject({
      failure: { code: 'call-invalid' },
    });
    expect(await inPage("rostrum.call('journal.read')")).toMatchObject({ failure: { code: 'call-invalid' } });
    const forged = "rostrum.call('file.show', { token: 'guessed', how: 'open' })";
    expect(await inPage(forged)).toMatchObject({ failure: { code: 'call-refused' } });
  });

  test('carries text of every script, and megabytes of it', async () => {
    const odd = 'Қазақстан Тоҷикистон Türkmenistan 🎓 \\u2028 \\u0000';
    const echo = `rostrum.call('${odd}', {}).then((result) => result.failure.code)`;
    expect(await inPage(echo)).toBe('call-unknown');
    const large =
      "rostrum.call('application.describe', { padding: 'я'.repeat(2_000_000) }).then((result) => result.ok)";
    expect(await inPage(large)).toBe(true);
  });

  test('132: runs no script but its own', async () => {
    // The tests' own way in is exempt from the policy for as long as its script runs, hence the timer.
    const evaluation = `new Promise((resolve) => setTimeout(() => {
      try { resolve((0, eval)('1')); } catch (error) { resolve(error.name); }
    }))`;
    expect(await inPage(evaluation)).toBe('EvalError');
    const inline = `new Promise((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => resolve(event.violatedDirective), { once: true });
      const script = document.createElement('script');
      try { script.textContent = 'window.inlineRan = true'; } catch { resolve('trusted types'); }
      document.head.append(script);
    })`;
    expect(await inPage(inline)).toMatch(/script-src|trusted types|require-trusted-types-for/);
    expect(await inPage('window.inlineRan')).toBeUndefined();
  });

  test.each([
    ['fetch', "fetch('https://example.com/').then(() => 'reached', () => 'refused')"],
    ['fetch of a local service', "fetch('http://127.0.0.1:9/').then(() => 'reached', () => 'refused')"],
    [
      'picture',
      "new Promise((done) => { const i = new Image(); i.onload = () => done('reached'); i.onerror = () => done('refused'); i.src = 'https://example.com/a.png'; })",
    ],
    [
      'web socket',
      "new Promise((done) => { try { const s = new WebSocket('wss://example.com'); s.onopen = () => done('reached'); s.onerror = () => done('refused'); } catch { done('refused'); } })",
    ],
    [
      'form',
      "new Promise((done) => { document.addEventListener('securitypolicyviolation', () => done('refused'), { once: true }); const f = document.createElement('form'); f.action = 'https://example.com/'; document.body.append(f); f.submit(); })",
    ],
    [
      'frame',
      "new Promise((done) => { document.addEventListener('securitypolicyviolation', () => done('refused'), { once: true }); const f = document.createElement('iframe'); f.src = 'https://example.com/'; document.body.append(f); })",
    ],
  ])('63, 132: cannot reach the network by %s', async (_, script) => {
    expect(await inPage(script)).toBe('refused');
  });

  test('126, 127: stays where it is, and stays alone', async () => {
    await inPage("void (location.href = 'https://example.org/')");
    await inPage(`void window.open('${pageAddress}')`);
    await inPage("void window.open('https://example.org/')");
    await wait(500);
    expect(running().page.url().startsWith(pageAddress)).toBe(true);
    expect(running().page.context().pages()).toHaveLength(1);
  });

  test('129: asks for nothing and is given only what is harmless', async () => {
    expect(await inPage('Notification.requestPermission()')).toBe('denied');
    const states = `Promise.all(['geolocation', 'microphone', 'notifications', 'midi', 'camera']
      .map(async (name) => (await navigator.permissions.query({ name })).state))`;
    expect(await inPage(states)).toEqual(['denied', 'denied', 'denied', 'denied', 'granted']);
    expect(await inPage('navigator.storage.persist()')).toBe(true);
  });

  test('is itself again after a reload and at any of its own addresses', async () => {
    await running().page.goto(`${pageAddress}workshops/none`);
    expect(await inPage("rostrum.call('application.describe', {}).then((result) => result.ok)")).toBe(true);
    const missing = "fetch('/assets/none.js').then((response) => response.status)";
    expect(await inPage(missing)).toBe(404);
    expect(await inPage("fetch('/', { method: 'POST' }).then((response) => response.status)")).toBe(405);
    await running().page.goto(pageAddress);
  });

  test('137: lies in folders that nobody else can read', () => {
    for (const folder of [running().home, profileOf(running().home)]) expect(statSync(folder).mode & 0o077).toBe(0);
  });
});

describe('the process', () => {
  test('ends with its window', async () => {
    const application = await launchAlone();
    expect(await application.close()).toBe(0);
    await expect.poll(() => processesOf(application.home)).toEqual([]);
  });

  test('ends on a polite signal, closing the window', async () => {
    const { process: app } = await launchAlone();
    app.child.kill('SIGTERM');
    expect(await app.exit()).toBe(0);
    await expect.poll(() => processesOf(app.home)).toEqual([]);
  });

  test('46: hands over to the one that runs already', async () => {
    const { process: first } = await launchAlone();
    const second = AppProcess.start({ home: first.home });
    expect(await second.exit(5000)).toBe(0);
    expect(second.said).toContain('Rostrum is open already on this data; its window comes to the front.');
    expect(first.child.exitCode).toBeNull();
    first.child.kill('SIGTERM');
    await first.exit();
  });
});

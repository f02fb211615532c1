import { readFileSync, readdirSync, readlinkSync, statSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  AppProcess,
  launchApplication,
  newHome,
  pageAddress,
  processesOf,
  removeHome,
  type Application,
} from './application.ts';

const homes: string[] = [];
afterEach(async () => {
  for (const home of homes.splice(0)) await removeHome(home);
});

async function launchAlone(): Promise<Application> {
  const application = await launchApplication();
  homes.push(application.home);
  return application;
}

describe('the page in its window', () => {
  let application: Application;
  beforeAll(async () => {
    application = await launchApplication();
  });
  afterAll(async () => {
    await application.close();
    await removeHome(application.home);
  });

  /** Runs in the page, as a script of the page would. */
  function inPage<Value>(script: string): Promise<Value> {
    return application.page.evaluate<Value>(script);
  }

  test('starts without a complaint from the browser', async () => {
    const complaints: string[] = [];
    application.page.on('console', (message) => {
      if (message.type() !== 'log') complaints.push(message.text());
    });
    application.page.on('pageerror', (error) => complaints.push(error.message));
    await application.page.reload();
    await application.page.getByRole('button').first().waitFor();
    application.page.removeAllListeners();
    expect(complaints).toEqual([]);
  });

  test('has one frozen function as its only way out', async () => {
    expect(await inPage('Object.keys(window.rostrum)')).toEqual(['call']);
    expect(await inPage('Object.isFrozen(window.rostrum)')).toBe(true);
    const attempt = 'try { window.rostrum = 1; } catch {} typeof window.rostrum.call';
    expect(await inPage(attempt)).toBe('function');
    const foreign = ['require', 'process', 'module', 'electron', 'ipcRenderer', '__rostrumBinding', '__rostrumAnswer'];
    expect(await inPage(`${JSON.stringify(foreign)}.filter((name) => name in window)`)).toEqual([]);
  });

  test('is answered by the handlers, with a failure for nonsense', async () => {
    expect(await inPage("rostrum.call('application.describe', {})")).toMatchObject({
      ok: true,
      value: { shell: 'chromium', dataFolder: application.home },
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

  test('runs no script but its own', async () => {
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
  ])('cannot reach the network by %s', async (_, script) => {
    expect(await inPage(script)).toBe('refused');
  });

  test('stays where it is, and stays alone', async () => {
    await inPage("void (location.href = 'https://example.org/')");
    await inPage("void window.open('https://app.rostrum.localhost/')");
    await inPage("void window.open('https://example.org/')");
    await wait(500);
    expect(application.page.url().startsWith(pageAddress)).toBe(true);
    expect(application.page.context().pages()).toHaveLength(1);
  });

  test('asks for nothing and is given only what is harmless', async () => {
    expect(await inPage('Notification.requestPermission()')).toBe('denied');
    const states = `Promise.all(['geolocation', 'microphone', 'notifications', 'midi', 'camera']
      .map(async (name) => (await navigator.permissions.query({ name })).state))`;
    expect(await inPage(states)).toEqual(['denied', 'denied', 'denied', 'denied', 'granted']);
    expect(await inPage('navigator.storage.persist()')).toBe(true);
  });

  test('loses the keys of the browser and keeps its own', async () => {
    await inPage(`void (() => {
      window.seen = [];
      document.addEventListener('keydown', (event) => window.seen.push([event.key, event.defaultPrevented]));
    })()`);
    for (const key of ['F12', 'F5', 'Control+Shift+I', 'Control+u', 'Control+g', 'Control+d', 'Control+b']) {
      await application.page.keyboard.press(key);
    }
    const modifiers = new Set(['Control', 'Shift']);
    const seen = await inPage<[string, boolean][]>('window.seen');
    expect(seen.filter(([key]) => !modifiers.has(key))).toEqual([
      ['F12', true],
      ['F5', true],
      ['I', true],
      ['u', true],
      ['g', false],
      ['d', false],
      ['b', false],
    ]);
  });

  test('is itself again after a reload and at any of its own addresses', async () => {
    await application.page.goto(`${pageAddress}workshops/none`);
    expect(await inPage("rostrum.call('application.describe', {}).then((result) => result.ok)")).toBe(true);
    const missing = "fetch('/assets/none.js').then((response) => response.status)";
    expect(await inPage(missing)).toBe(404);
    expect(await inPage("fetch('/', { method: 'POST' }).then((response) => response.status)")).toBe(405);
    await application.page.goto(pageAddress);
  });

  test('lies in folders that nobody else can read', () => {
    for (const folder of ['', '/chromium']) expect(statSync(application.home + folder).mode & 0o077).toBe(0);
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

  test('says so when the browser is killed, and leaves nothing behind', async () => {
    const { process: app } = await launchAlone();
    process.kill(app.browserProcessId(), 'SIGKILL');
    expect(await app.exit()).toBe(1);
    expect(app.said).toContain('The browser ended unexpectedly.');
    await expect.poll(() => processesOf(app.home), { timeout: 5000 }).toEqual([]);
  });

  test('takes the browser with it when it is killed itself, and starts again afterwards', async () => {
    const first = await launchAlone();
    first.process.kill();
    await expect.poll(() => processesOf(first.home), { timeout: 5000 }).toEqual([]);
    const second = await launchApplication({ home: first.home });
    expect(await second.close()).toBe(0);
  });

  test('ends on a signal in the middle of its start', async () => {
    const home = newHome();
    homes.push(home);
    const app = new AppProcess({ home });
    await expect.poll(() => processesOf(home).length, { timeout: 20_000, interval: 5 }).toBeGreaterThan(0);
    app.child.kill('SIGTERM');
    expect(await app.exit()).toBe(0);
    await expect.poll(() => processesOf(home), { timeout: 5000 }).toEqual([]);
  });

  test('hands over to the one that runs already', async () => {
    const { process: first } = await launchAlone();
    const second = new AppProcess({ home: first.home });
    expect(await second.exit(5000)).toBe(0);
    expect(first.child.exitCode).toBeNull();
    first.child.kill('SIGTERM');
    await first.exit();
  });

  test.skipIf(process.platform !== 'linux')('listens on no port', async () => {
    const home = newHome();
    homes.push(home);
    const app = new AppProcess({ home });
    await expect.poll(() => windowIsOpen(app), { timeout: 20_000, interval: 100 }).toBe(true);
    const listening = [app.child.pid ?? 0, ...processesOf(home)].flatMap(listeningSockets);
    expect(listening).toEqual([]);
    app.child.kill('SIGTERM');
    await app.exit();
  });
});

/** Renderer processes appear only once the browser is up. */
function windowIsOpen({ home }: AppProcess): boolean {
  return processesOf(home).some((id) => readFileSync(`/proc/${id}/cmdline`, 'utf8').includes('--type=renderer'));
}

/** The listening TCP sockets among the open files of a process. */
function listeningSockets(processId: number): string[] {
  const table = ['tcp', 'tcp6'].flatMap((kind) => readFileSync(`/proc/net/${kind}`, 'utf8').split('\n').slice(1));
  const fields = table.map((line) => line.trim().split(/\s+/));
  const listening = new Map(fields.filter(([, , , state]) => state === '0A').map((row) => [row[9], row[1] ?? '']));
  return openFiles(processId).flatMap((file) => listening.get(/^socket:\[(\d+)\]$/.exec(file)?.[1]) ?? []);
}

function openFiles(processId: number): string[] {
  try {
    const folder = `/proc/${processId}/fd`;
    return readdirSync(folder).map((name) => readlinkSync(`${folder}/${name}`));
  } catch {
    return [];
  }
}

import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { describe, expect, onTestFinished, test } from 'vitest';
import { AppProcess, launchApplication, newHome, processesOf, removeHome } from './application.ts';
import { launchAlone } from './running-application.ts';
import { expectWelcome } from './steps.ts';

/** What only the stand-in has to do by itself: two processes that end together, and the keys of a browser. */
describe('the stand-in', () => {
  test('133: loses the keys of the browser and keeps its own', async () => {
    const application = await launchAlone();
    const inPage = <Value>(script: string): Promise<Value> => application.page.evaluate<Value>(script);
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
    await application.close();
  });

  test('141: says so when the browser is killed, and leaves nothing behind', async () => {
    const { process: app, page } = await launchAlone();
    await expectWelcome(page);
    process.kill(app.browserProcessId(), 'SIGKILL');
    // Less than a page that is there may take for its answer before the app closes.
    expect(await app.exit(5000)).toBe(1);
    expect(app.said).toContain('The browser ended unexpectedly.');
    await expect.poll(() => processesOf(app.home), { timeout: 5000 }).toEqual([]);
  });

  test('141: takes the browser with it when it is killed itself, and starts again afterwards', async () => {
    const first = await launchAlone();
    first.process.kill();
    await expect.poll(() => processesOf(first.home), { timeout: 5000 }).toEqual([]);
    const second = await launchApplication({ home: first.home });
    expect(await second.close()).toBe(0);
  });

  test('ends on a signal in the middle of its start', async () => {
    const home = newHome();
    onTestFinished(() => removeHome(home));
    const app = AppProcess.start({ home });
    await expect.poll(() => processesOf(home).length, { timeout: 20_000, interval: 5 }).toBeGreaterThan(0);
    app.child.kill('SIGTERM');
    expect(await app.exit()).toBe(0);
    await expect.poll(() => processesOf(home), { timeout: 5000 }).toEqual([]);
  });

  test.skipIf(process.platform !== 'linux')('135: listens on no port', async () => {
    const home = newHome();
    onTestFinished(() => removeHome(home));
    const app = AppProcess.start({ home });
    await expect.poll(() => windowIsOpen(app), { timeout: 20_000, interval: 100 }).toBe(true);
    const listening = [app.child.pid ?? 0, ...processesOf(home)].flatMap(listeningSockets);
    expect(listening).toEqual([]);
    app.child.kill('SIGTERM');
    await app.exit();
  });

  test.skipIf(process.platform !== 'linux')('137: hands its pipe on to no process of the browser', async () => {
    const { process: app, page } = await launchAlone();
    await expectWelcome(page);
    const browser = app.browserProcessId();
    const pipe = [3, 4].map((descriptor) => readlinkSync(`/proc/${browser}/fd/${descriptor}`));
    const others = processesOf(app.home).filter((id) => id !== browser && id !== app.child.pid);
    expect(others.length).toBeGreaterThan(2);
    expect(others.flatMap(openFiles).filter((file) => pipe.includes(file))).toEqual([]);
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

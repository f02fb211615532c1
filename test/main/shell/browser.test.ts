import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { Browser, browserArguments, type BrowserStart } from '../../../main/shell/chromium/browser.ts';
import { browserCandidates, findBrowser } from '../../../main/shell/chromium/find-browser.ts';
import { StartFailure, explainExit, explainSilence } from '../../../main/shell/chromium/start-failure.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'rostrum-browser-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ordinary: BrowserStart = {
  profile: '/data/chromium',
  platform: 'linux',
  isRoot: false,
  newProfile: false,
  width: 1366,
  height: 768,
  backgroundColour: '#f6f7f9',
  switches: [['proxy-server', 'http://127.0.0.1:9']],
};

describe('the command line of the browser', () => {
  test('138: has what it must', () => {
    const values = browserArguments(ordinary);
    for (const value of [
      '--remote-debugging-pipe',
      '--user-data-dir=/data/chromium',
      '--no-first-run',
      '--no-default-browser-check',
      '--disable-extensions',
      '--disable-sync',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-crash-reporter',
      '--proxy-server=http://127.0.0.1:9',
    ]) {
      expect(values).toContain(value);
    }
  });

  test('opens with one page for ever: the window’s place is filed under it', () => {
    const page =
      '--app=data:text/html,<title>Rostrum</title><style>body{background:%23f6f7f9}body:target{background:%2314181e}</style><body id=dark>';
    expect(browserArguments(ordinary)).toContain(page);
    expect(browserArguments({ ...ordinary, backgroundColour: '#14181e' })).toContain(`${page}#dark`);
  });

  test.each(['linux', 'darwin', 'win32'] as const)(
    '135, 140: has nothing on %s that opens a port or a hole',
    (platform) => {
      const text = browserArguments({ ...ordinary, platform, newProfile: true }).join(' ');
      for (const forbidden of [
        '--remote-debugging-port',
        '--no-sandbox',
        '--test-type',
        '--disable-web-security',
        '--host-resolver-rules',
        '--enable-automation',
        '--remote-allow-origins',
        '--disable-gpu-sandbox',
      ]) {
        expect(text).not.toContain(forbidden);
      }
    },
  );

  test('140: does without the sandbox for root only', () => {
    expect(browserArguments({ ...ordinary, isRoot: true })).toEqual(
      expect.arrayContaining(['--no-sandbox', '--test-type']),
    );
  });

  test('names a size for a new folder only, since the browser remembers', () => {
    expect(browserArguments(ordinary).join(' ')).not.toContain('--window-size');
    expect(browserArguments({ ...ordinary, newProfile: true })).toContain('--window-size=1366,768');
  });

  test('keeps Edge from starting itself again, which would lose the pipe', () => {
    const values = browserArguments({ ...ordinary, platform: 'win32' });
    expect(values).toEqual(expect.arrayContaining(['--edge-skip-compat-layer-relaunch', '--do-not-de-elevate']));
  });

  test('133: takes no switch from the environment', () => {
    vi.stubEnv('ROSTRUM_BROWSER_ARGUMENTS', '--remote-debugging-port=1');
    expect(browserArguments(ordinary).join(' ')).not.toContain('--remote-debugging-port');
    vi.unstubAllEnvs();
  });
});

describe('finding a browser', () => {
  test('one that is named is the only candidate', () => {
    expect(browserCandidates({ ROSTRUM_BROWSER: '/my/browser', PATH: '/usr/bin' }, 'linux')).toEqual(['/my/browser']);
    expect(findBrowser({ ROSTRUM_BROWSER: '/nowhere/browser' }, 'linux')).toBeNull();
  });

  test('Chrome, then Edge, then Chromium, where each system keeps them', () => {
    const windows = browserCandidates(
      { PROGRAMFILES: 'C:\\Program Files', LOCALAPPDATA: 'C:\\Users\\a\\AppData\\Local' },
      'win32',
    );
    expect(windows[0]).toBe('C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe');
    expect(windows).toContain('C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe');
    const mac = browserCandidates({ HOME: '/Users/a' }, 'darwin');
    expect(mac[1]).toBe('/Users/a/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
    const linux = browserCandidates({ PATH: '/opt/bin:/usr/bin:' }, 'linux');
    expect(linux[0]).toBe('/opt/bin/google-chrome-stable');
    expect(linux.indexOf('/usr/bin/microsoft-edge')).toBeLessThan(linux.indexOf('/usr/bin/chromium'));
    expect(linux.every((candidate) => path.posix.isAbsolute(candidate))).toBe(true);
  });

  test.skipIf(process.platform === 'win32')('only a program counts', () => {
    mkdirSync(path.join(folder, 'a', 'chromium'), { recursive: true });
    mkdirSync(path.join(folder, 'b'));
    writeFileSync(path.join(folder, 'b', 'chromium'), 'text');
    expect(findBrowser({ ROSTRUM_BROWSER: path.join(folder, 'a', 'chromium') }, 'linux')).toBeNull();
    expect(findBrowser({ ROSTRUM_BROWSER: path.join(folder, 'b', 'chromium') }, 'linux')).toBeNull();
    expect(findBrowser({ ROSTRUM_BROWSER: script('c', 'exit 0') }, 'linux')).not.toBeNull();
  });
});

describe('what keeps the window from opening', () => {
  test.each([
    ['DevTools remote debugging is disallowed by the system admin.', 1, 'policy'],
    ['ERROR:ozone_platform_x11.cc Missing X server or $DISPLAY', 1, 'no-display'],
    ['Failed to connect to Wayland display', 1, 'no-display'],
    ['FATAL:zygote_host_impl_linux.cc No usable sandbox!', 133, 'no-sandbox'],
    ['The profile appears to be in use by another Chromium process (1) on another computer', 21, 'profile-in-use'],
    ['Failed to create a ProcessSingleton for your profile directory.', 21, 'profile-in-use'],
    ['', 0, 'profile-in-use'],
    ['Segmentation fault', 139, 'browser-failed'],
    ['', null, 'browser-failed'],
  ] as const)('%j and exit code %s mean %s', (complaints, code, expected) => {
    const failure = explainExit(complaints, code);
    expect(failure.code).toBe(expected);
    expect(failure.message).toMatch(/^[A-Z].{30,}\.$/);
  });

  test('silence is a policy when the browser says so', () => {
    expect(explainSilence('DevTools remote debugging is disallowed by the system admin.').code).toBe('policy');
    expect(explainSilence('').code).toBe('no-answer');
  });

  test('the last words are few, and without the noise', () => {
    const noise = Array.from({ length: 40 }, (_, line) => `[1:1] ERROR:dbus/bus.cc line ${line}\nword ${line}\n`).join(
      '',
    );
    const { lastWords } = new StartFailure('browser-failed', noise);
    expect(lastWords.split('\n')).toHaveLength(20);
    expect(lastWords).not.toContain('dbus');
  });
});

describe.skipIf(process.platform === 'win32')('a browser that', () => {
  test.each([
    ['has no display', 'echo "Missing X server or \\$DISPLAY" >&2; exit 1', 'no-display'],
    ['hands over to another one', 'exit 0', 'profile-in-use'],
    ['fails', 'echo broken >&2; exit 5', 'browser-failed'],
  ])('%s', async (_, body, code) => {
    const browser = new Browser(script(code, body), []);
    await expect(browser.attach()).rejects.toMatchObject({ code });
  });

  test('is not there', async () => {
    await expect(new Browser(path.join(folder, 'none'), []).attach()).rejects.toMatchObject({ code: 'no-browser' });
  });

  test('never answers is ended when its time is over', async () => {
    const browser = new Browser(script('silent', 'exec sleep 60'), []);
    const ended = new Promise((resolve) => browser.onExit(resolve));
    await expect(browser.attach(300)).rejects.toMatchObject({ code: 'no-answer' });
    await ended;
  });
});

describe.skipIf(process.platform === 'win32')('a browser that answers', () => {
  test.each([
    ['Chrome/127.0.6533.99', false],
    ['Edg/99.0.1150.30', false],
    ['nonsense', false],
    ['HeadlessChrome/128.0.6613.36', true],
    ['Chrome/156.0.8078.79', true],
  ])('139: with %s is new enough: %s', async (product, isNewEnough) => {
    const browser = new Browser(speaking('version', product, [page('window')]).program, []);
    const attached = browser.attach();
    if (isNewEnough) await expect(attached).resolves.toMatchObject({ targetId: 'window' });
    else {
      await expect(attached).rejects.toMatchObject({
        code: 'browser-too-old',
        message: 'The installed browser is too old for Rostrum. Update it, then start Rostrum again.',
        lastWords: product,
      });
    }
    browser.kill();
  });

  test('136: has no target that asks for anything before it is held, and a second page is closed', async () => {
    const worker = { sessionId: 'of worker', targetInfo: { targetId: 'worker', type: 'worker', url: '' } };
    const { program, told } = speaking('targets', 'Chrome/156.0.0.0', [page('window'), page('second'), worker]);
    const browser = new Browser(program, []);
    expect(await browser.attach()).toEqual({ sessionId: 'of window', targetId: 'window' });
    await expect.poll(told).toContain('Runtime.runIfWaitingForDebugger {} of worker');
    const [first, , third] = told();
    expect(first).toBe('Fetch.enable {"patterns":[{"urlPattern":"*"}]}');
    expect(third).toBe('Target.setAutoAttach {"autoAttach":true,"waitForDebuggerOnStart":true,"flatten":true}');
    expect(told().filter((line) => line.startsWith('Target.closeTarget'))).toEqual([
      'Target.closeTarget {"targetId":"second"}',
    ]);
    browser.kill();
  });
});

type Target = {
  readonly sessionId: string;
  readonly targetInfo: { readonly targetId: string; readonly type: string; readonly url: string };
};

function page(targetId: string): Target {
  return { sessionId: `of ${targetId}`, targetInfo: { targetId, type: 'page', url: '' } };
}

/** A program that answers as a browser does, has those targets, and writes down what it is told. */
function speaking(name: string, product: string, targets: readonly Target[]) {
  const program = path.join(folder, `${name}-${product.replaceAll(/\W/g, '')}.cjs`);
  const log = `${program}.log`;
  writeFileSync(
    program,
    `#!${process.execPath}
const { appendFileSync } = require('node:fs');
const { Socket } = require('node:net');
const [input, output] = [3, 4].map((fd) => new Socket({ fd }));
const say = (message) => output.write(JSON.stringify(message) + '\\0');
let rest = '';
input.on('data', (data) => {
  const texts = (rest + data).split('\\0');
  rest = texts.pop();
  for (const { id, method, params, sessionId = '' } of texts.map((text) => JSON.parse(text))) {
    appendFileSync(${JSON.stringify(log)}, [method, JSON.stringify(params), sessionId].join(' ').trim() + '\\n');
    say({ id, result: method === 'Browser.getVersion' ? { product: ${JSON.stringify(product)} } : {} });
    if (method !== 'Target.setAutoAttach') continue;
    for (const params of ${JSON.stringify(targets)}) say({ method: 'Target.attachedToTarget', params });
  }
});
`,
  );
  chmodSync(program, 0o755);
  const told = (): string[] => (existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : []);
  return { program, told };
}

/** A program of the shell, as a browser that misbehaves. */
function script(name: string, body: string): string {
  const file = path.join(folder, `${name}.sh`);
  writeFileSync(file, `#!/bin/sh\n${body}\n`);
  chmodSync(file, 0o755);
  return file;
}

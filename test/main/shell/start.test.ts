import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applicationFolders } from '../../../main/files/application-folders.ts';
import { start } from '../../../main/start.ts';
import { contentSecurityPolicy } from '../../../main/shell/page-files.ts';
import { RecordedShell } from './recorded-shell.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'rostrum-start-'));
const output = path.join(folder, 'out');
const folders = applicationFolders({ ROSTRUM_HOME: path.join(folder, 'home') }, process.platform, folder);
const shell = new RecordedShell();
const surroundings = { folders, output, files: [], notices: [], platform: 'linux', report: () => undefined } as const;
const opened = path.join(folder, 'first.workshop');

beforeAll(async () => {
  mkdirSync(path.join(output, 'renderer'), { recursive: true });
  writeFileSync(path.join(output, 'renderer', 'index.html'), '<!doctype html><html lang="en">');
  await start(shell.names, { ...surroundings, files: [opened] });
});
afterAll(() => {
  shell.isPrevented('before-quit');
  rmSync(folder, { recursive: true, force: true });
});

describe('before the app is ready', () => {
  test('the switches are set in this order', () => {
    const before = shell.calls.slice(0, shell.calls.indexOf('whenReady()'));
    expect(before).toEqual([
      `setPath("userData", ${JSON.stringify(folders.electronProfile)})`,
      `requestSingleInstanceLock({"files":[${JSON.stringify(opened)}]})`,
      'enableSandbox()',
      'appendSwitch("proxy-server", "http://127.0.0.1:9")',
      'appendSwitch("proxy-bypass-list", "<-loopback>")',
      'appendSwitch("webrtc-ip-handling-policy", "disable_non_proxied_udp")',
      'registerSchemesAsPrivileged()',
    ]);
  });

  test('the scheme has no privilege that it does not need', () => {
    expect(shell.schemes).toEqual([
      { scheme: 'rostrum', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    ]);
  });

  test('a second process ends, having done nothing else', async () => {
    const second = new RecordedShell();
    second.isFirst = false;
    await start(second.names, { ...surroundings, files: [opened] });
    expect(second.calls.slice(2)).toEqual(['quit()']);
    expect(second.windowOptions).toBeNull();
  });
});

describe('the window', () => {
  test('122, 133: states every preference that bears on safety', () => {
    const { session, preload, ...preferences } = shell.windowOptions?.webPreferences ?? {};
    expect(session).toBeDefined();
    expect(preload).toBe(path.join(output, 'preload', 'preload.cjs'));
    expect(preferences).toEqual({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      plugins: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      webgl: false,
      safeDialogs: true,
      devTools: false,
    });
  });

  test('has the size that the screens are made for', () => {
    expect(shell.windowOptions).toMatchObject({
      width: 1366,
      height: 768,
      minWidth: 1024,
      minHeight: 640,
      show: false,
    });
  });

  test('has no menu, loads our own address, and shows itself when there is something to see', () => {
    expect(shell.calls).toContain('setApplicationMenu(null)');
    expect(shell.calls).toContain('loadURL("rostrum://app/")');
    expect(shell.calls).not.toContain('show()');
    shell.isPrevented('ready-to-show');
    expect(shell.calls.at(-1)).toBe('show()');
  });

  test('comes to the front when the app is started again', () => {
    shell.isPrevented('second-instance');
    expect(shell.calls.slice(-2)).toEqual(['show()', 'focus()']);
  });

  test.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])(
    '126: %s leads nowhere but to our own pages',
    (event) => {
      const foreign = [
        'https://example.org/',
        'http://app/',
        'file:///etc/passwd',
        'rostrum://other/',
        'rostrum://app:1/',
        'rostrum://a@app/',
        'about:blank',
        'javascript:1',
        'not an address',
        '',
      ];
      for (const url of foreign) expect(shell.isPrevented(event, { url })).toBe(true);
      expect(shell.isPrevented(event, { url: 'rostrum://app/workshops/1' })).toBe(false);
    },
  );

  test('126: takes no other page into itself, and trusts no certificate', () => {
    expect(shell.isPrevented('will-attach-webview')).toBe(true);
    const answers: boolean[] = [];
    const answer = (trusted: boolean): void => void answers.push(trusted);
    expect(shell.isPrevented('certificate-error', {}, null, 'https://example.org', 'expired', {}, answer)).toBe(true);
    expect(answers).toEqual([false]);
    expect(shell.calls).toContain('setWebRTCIPHandlingPolicy("disable_non_proxied_udp")');
  });

  test('keeps its size and place', () => {
    expect(shell.windowOptions).toMatchObject({ name: 'main', windowStatePersistence: true });
  });

  test('is loaded again when its process is lost, twice; then a page without scripts says what to do', async () => {
    const crash = (reason: string): void => void shell.isPrevented('render-process-gone', {}, { reason });
    crash('clean-exit');
    expect(shell.calls.at(-1)).not.toBe('reload()');
    const before = shell.calls.length;
    for (const reason of ['crashed', 'oom', 'crashed']) crash(reason);
    expect(shell.calls.slice(before)).toEqual(['reload()', 'reload()', 'loadURL("rostrum://app/crashed")']);
    const page = await shell.serve?.(new Request('rostrum://app/crashed'));
    expect(await page?.text()).toContain(`<p>Everything that was shown as saved is safe.`);
    expect(page?.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
    expect(logged()).toContain('| page | crash-oom');
  });

  test('that does not respond is ended if the user wants that, and if it still does not', async () => {
    const asked = (): string[] => shell.calls.filter((call) => /showMessageBox|Crash/.test(call));
    shell.isPrevented('unresponsive');
    shell.isPrevented('unresponsive');
    await expect.poll(asked).toEqual(['showMessageBox("Rostrum does not respond")']);
    await Promise.resolve();
    shell.chosenButton = 1;
    shell.isPrevented('unresponsive');
    shell.isPrevented('responsive');
    await Promise.resolve();
    shell.isPrevented('unresponsive');
    await expect.poll(() => asked().at(-1)).toBe('forcefullyCrashRenderer()');
    expect(asked().filter((call) => call.startsWith('forcefully'))).toHaveLength(1);
  });

  test.each([
    ['light', '#f6f7f9'],
    ['dark', '#14181e'],
  ] as const)('begins in the colour of the %s theme, which is the ground of the page', async (theme, colour) => {
    const again = new RecordedShell();
    const home = path.join(folder, theme);
    const own = applicationFolders({ ROSTRUM_HOME: home }, process.platform, folder);
    mkdirSync(home);
    writeFileSync(own.appearance, JSON.stringify({ theme, language: 'ru' }));
    await start(again.names, { ...surroundings, folders: own });
    expect(again.windowOptions?.backgroundColor).toBe(colour);
    const styles = readFileSync(path.resolve('renderer/styles/tokens.css'), 'utf8');
    const grounds = [...styles.matchAll(/--ground: (#\w+);/g)].map(([, ground]) => ground);
    expect(grounds[theme === 'light' ? 0 : 1]).toBe(colour);
    const page = await (await again.serve?.(new Request('rostrum://app/')))?.text();
    expect(page).toBe(`<!doctype html><html data-theme="${theme}" lang="en">`);
    again.isPrevented('before-quit');
  });

  test('follows the system before the first start', () => {
    expect(shell.windowOptions?.backgroundColor).toBe('#14181e');
  });
});

test('127, 128: no window is opened, and no address is handed to another program', () => {
  expect(shell.openHandler?.()).toEqual({ action: 'deny' });
  expect(Object.keys(shell.names.shell)).toEqual(['openPath', 'showItemInFolder']);
});

describe('files that the system asks to open', () => {
  type Next = { readonly name?: string; readonly token?: string; readonly code?: string };
  const next = async (done: string | null): Promise<Next> => {
    const event = { senderFrame: shell.mainFrame };
    const text = await shell.answerCall?.(event, 'opened-file.next', JSON.stringify({ done }));
    const answer = JSON.parse(String(text)) as { value?: Next; failure?: Next };
    return answer.value ?? answer.failure ?? {};
  };

  test('come one after another: from the command line, a second start, and the Finder', async () => {
    const named = (name: string): string => {
      writeFileSync(path.join(folder, name), name);
      return path.join(folder, name);
    };
    named('first.workshop');
    const second = { files: [named('Тренинг, день 1.workshop'), path.join(folder, 'none.desk')] };
    shell.isPrevented('second-instance', {}, [], '', second);
    expect(shell.isPrevented('open-file', {}, named('table 2.desk'))).toBe(true);
    expect(shell.calls.slice(-2)).toEqual(['show()', 'focus()']);
    for (const broken of [null, 'x', { files: 'x' }, { files: [1] }, {}]) {
      shell.isPrevented('second-instance', {}, [], '', broken);
    }
    const first = await next(null);
    expect(first.name).toBe('first.workshop');
    expect(await next(null)).toEqual(first);
    const cyrillic = await next(first.token ?? '');
    expect(cyrillic.name).toBe('Тренинг, день 1.workshop');
    expect(await next(cyrillic.token ?? '')).toMatchObject({ code: 'file-missing' });
    const last = await next(null);
    expect(last.name).toBe('table 2.desk');
    const waiting = next(last.token ?? '');
    const later = next(null);
    expect(await waiting).toMatchObject({ code: 'cancelled' });
    shell.isPrevented('open-file', {}, path.join(folder, 'first.workshop'));
    expect((await later).name).toBe('first.workshop');
  });
});

test.each([
  ['linux', 'null'],
  ['win32', 'null'],
  ['darwin', '{"template":[{"role":"appMenu"},{"role":"fileMenu"},{"role":"editMenu"},{"role":"windowMenu"}]}'],
] as const)('the menu on %s: %s', async (platform, menu) => {
  const own = applicationFolders({ ROSTRUM_HOME: path.join(folder, `menu-${platform}`) }, process.platform, folder);
  const other = new RecordedShell();
  await start(other.names, { ...surroundings, platform, folders: own });
  expect(other.calls).toContain(`setApplicationMenu(${menu})`);
  other.isPrevented('before-quit');
});

describe('the session', () => {
  test('keeps its data, and nothing else of it goes out', () => {
    expect(shell.calls).toContain('fromPartition("persist:work", {"cache":false})');
    expect(shell.calls).toContain('setSpellCheckerEnabled(false)');
    const proxy = { mode: 'fixed_servers', proxyRules: 'http://127.0.0.1:9', proxyBypassRules: '<-loopback>' };
    expect(shell.calls).toContain(`setProxy(${JSON.stringify(proxy)})`);
    expect(shell.isPrevented('will-download')).toBe(true);
  });

  test.each([
    ['rostrum://app/index.html', false],
    ['blob:rostrum://app/1', false],
    ['data:text/plain,x', false],
    ['https://example.org/', true],
    ['http://127.0.0.1:80/', true],
    ['ws://example.org/', true],
    ['file:///etc/passwd', true],
    ['devtools://devtools/x', true],
    ['nonsense', true],
  ])('a request for %s is cancelled: %s', (url, cancelled) => {
    type RequestListener = (details: { url: string }, answer: (response: { cancel?: boolean }) => void) => void;
    let response: { cancel?: boolean } = {};
    (shell.handlers.webRequest as RequestListener)({ url }, (given) => (response = given));
    expect(response).toEqual({ cancel: cancelled });
  });

  test('129: refuses every permission that Electron knows, but two', () => {
    const allowed = new Set(['clipboard-sanitized-write', 'persistent-storage']);
    const permissions = permissionsOfElectron();
    expect(permissions.length).toBeGreaterThan(40);
    for (const permission of permissions) {
      const expected = allowed.has(permission);
      expect([permission, ...granted(permission, 'rostrum://app/', [])]).toEqual([permission, expected, expected]);
    }
  });

  test.each([
    ['rostrum://app/workshop/1/desk', ['video'], true],
    ['rostrum://app/', ['audio'], false],
    ['rostrum://app/', ['video', 'audio'], false],
    ['rostrum://app/', ['unknown'], false],
    ['rostrum://other/', ['video'], false],
    ['https://example.org/', ['video'], false],
    [undefined, ['video'], false],
  ])('129: gives pictures of the camera to our own page alone: %s, %j: %s', (address, kinds, expected) => {
    expect(granted('media', address, kinds)).toEqual([expected, expected]);
  });

  test('129: gives no device and no screen', () => {
    expect((shell.handlers.setDevicePermissionHandler as () => boolean)()).toBe(false);
    const streams: unknown[] = [];
    type MediaListener = (request: object, answer: (streams: unknown) => void) => void;
    (shell.handlers.setDisplayMediaRequestHandler as MediaListener)({}, (given) => void streams.push(given));
    expect(streams).toEqual([null]);
    type ClassesListener = (details: { protectedClasses: string[] }) => string[];
    const protectedClasses = ['audio', 'hid', 'smart-card'];
    expect((shell.handlers.setUSBProtectedClassesHandler as ClassesListener)({ protectedClasses })).toEqual(
      protectedClasses,
    );
  });
});

test('131: answers carry the policy and its companions', async () => {
  const response = await shell.serve?.(new Request('rostrum://app/'));
  expect(Object.fromEntries(response?.headers ?? [])).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    'permissions-policy': [
      'camera=(self)',
      ...['microphone', 'geolocation', 'display-capture', 'usb', 'serial', 'hid', 'midi', 'payment'].map(
        (feature) => `${feature}=()`,
      ),
    ].join(', '),
  });
  expect((await shell.serve?.(new Request('rostrum://app/', { method: 'POST' })))?.status).toBe(405);
});

test('131: the policy, word for word', () => {
  expect(contentSecurityPolicy.split('; ')).toEqual([
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types rostrum-workers',
  ]);
});

test('quitting waits for the journal, once', async () => {
  expect(shell.isPrevented('before-quit')).toBe(true);
  await expect.poll(() => shell.calls.at(-1)).toBe('quit()');
  expect(shell.isPrevented('before-quit')).toBe(false);
});

test('whoever closes twice ends the app once, after the journal has been closed', async () => {
  const own = applicationFolders({ ROSTRUM_HOME: path.join(folder, 'twice') }, process.platform, folder);
  const twice = new RecordedShell();
  await start(twice.names, { ...surroundings, folders: own });
  const before = twice.calls.length;
  expect(twice.isPrevented('before-quit')).toBe(true);
  expect(twice.isPrevented('before-quit')).toBe(true);
  await expect.poll(() => twice.calls.length).toBeGreaterThan(before);
  expect(twice.isPrevented('before-quit')).toBe(false);
  await setTimeout(100);
  expect(twice.calls.slice(before)).toEqual(['quit()']);
});

function logged(): string {
  return readFileSync(path.join(folders.log, 'rostrum.log'), 'utf8');
}

/** What both handlers say; the one that checks is told of a single kind of media. */
function granted(permission: string, requestingUrl: string | undefined, mediaTypes: readonly string[]): boolean[] {
  type RequestHandler = (contents: null, permission: string, answer: (given: boolean) => void, details: object) => void;
  type CheckHandler = (contents: null, permission: string, origin: string, details: object) => boolean;
  const answers: boolean[] = [];
  const request = shell.handlers.setPermissionRequestHandler as RequestHandler;
  request(null, permission, (given) => void answers.push(given), { requestingUrl, mediaTypes });
  const check = shell.handlers.setPermissionCheckHandler as CheckHandler;
  const mediaType = mediaTypes.length > 1 ? 'audio' : mediaTypes[0];
  answers.push(check(null, permission, 'rostrum://app', { requestingUrl, mediaType }));
  return answers;
}

/** Read from Electron's own types, so that a permission that a newer one adds is asked about as well. */
function permissionsOfElectron(): string[] {
  const types = readFileSync(path.resolve('node_modules/electron/electron.d.ts'), 'utf8');
  const lines = types.split('\n').filter((line) => /set(PermissionCheck|PermissionRequest)Handler\(handler/.test(line));
  const names = lines.flatMap((line) => [
    ...(/permission: ((?:'[a-zA-Z-]+'(?: \| )?)+)/.exec(line)?.[1]?.matchAll(/'([^']+)'/g) ?? []),
  ]);
  return [...new Set(names.map(([, name]) => name ?? ''))];
}

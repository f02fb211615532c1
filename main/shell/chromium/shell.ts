import { homedir } from 'node:os';
import path from 'node:path';
import type { StartNotice } from '../../../shared/host/contract.ts';
import type { CallEvent, CallReceiver, SecondStart, Shell, WindowOptions } from '../api.ts';
import { appScheme } from '../lockdown.ts';
import { usableProfile } from '../usable-profile.ts';
import { ChromiumApplication } from './application.ts';
import { Browser, browserArguments } from './browser.ts';
import { findBrowser, isSnap } from './find-browser.ts';
import { takeInstanceLock } from './instance-lock.ts';
import { clearStaleLock, prepareProfile } from './profile.ts';
import { ChromiumSession } from './session.ts';
import { StartFailure } from './start-failure.ts';
import { dialogs, systemShell } from './system.ts';
import { ChromiumWindow, type WindowSurroundings } from './window.ts';

export type ChromiumStart = {
  readonly version: string;
  /** Locked against a second process. */
  readonly dataFolder: string;
  readonly profile: string;
  /** Where the answer to "save as" lies. */
  readonly documents: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Sent to the process that runs already, if there is one. */
  readonly secondStart: SecondStart;
  /** Called when the browser has ended by itself. */
  onLost(error: StartFailure): void;
  /** Called with what was found that holds nothing up. */
  onNotice?(notice: StartNotice): void;
};

/** The stand-in for Electron: the same names, over the Chromium, Chrome or Edge that is installed here. */
export async function chromiumShell(start: ChromiumStart): Promise<Shell> {
  const lock = await takeInstanceLock(start.dataFolder, start.secondStart, (message) => {
    app.emit('second-instance', {}, [], '', message);
  });
  if (lock.first && lock.notice !== null) start.onNotice?.(lock.notice);
  let browser: Browser | null = null;
  const app: ChromiumApplication = new ChromiumApplication({
    version: start.version,
    isFirst: lock.first,
    end: async () => {
      await browser?.close();
      if (lock.first) lock.release();
    },
  });
  const session = new ChromiumSession();
  const calls = new Calls();
  const surroundings = windowSurroundings(start, app, session, calls, (options) => {
    browser = launch(start, app.switches, options);
    return browser;
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());

  return {
    kind: 'chromium',
    app,
    protocol: { registerSchemesAsPrivileged: () => undefined },
    session: { fromPartition: () => session },
    BrowserWindow: class extends ChromiumWindow {
      constructor(options: WindowOptions) {
        super(options, surroundings);
      }
    },
    ipcMain: calls,
    dialog: dialogs(start.documents),
    shell: systemShell(process.platform),
    // The browser has its own menu on macOS, and a page learns the system's theme by itself.
    Menu: { buildFromTemplate: () => ({}), setApplicationMenu: () => undefined },
    nativeTheme: { shouldUseDarkColors: false },
  };
}

function windowSurroundings(
  start: ChromiumStart,
  app: ChromiumApplication,
  session: ChromiumSession,
  calls: Calls,
  startBrowser: (options: WindowOptions) => Browser,
): WindowSurroundings {
  return {
    session,
    scheme: appScheme,
    start: startBrowser,
    call: (event, channel, values) => calls.call(event, channel, values),
    created: (contents) => void app.emit('web-contents-created', {}, contents),
    closed: () => void app.emit('window-all-closed'),
    isEnding: () => app.isEnding,
    lost: (error) => {
      if (app.isEnding) return;
      start.onLost(error);
      app.quit(1);
    },
  };
}

function launch(start: ChromiumStart, switches: ChromiumApplication['switches'], options: WindowOptions): Browser {
  const program = findBrowser(start.environment, process.platform);
  if (program === null) throw new StartFailure('no-browser');
  const wanted = isSnap(program) ? snapProfile(homedir()) : start.profile;
  const usable = usableProfile(wanted, start.environment);
  if (usable === null) throw new StartFailure('no-place', wanted);
  if (usable.notice !== null) start.onNotice?.(usable.notice);
  const profile = usable.folder;
  const newProfile = prepareProfile(profile);
  clearStaleLock(profile);
  const commandLine = browserArguments({
    profile,
    newProfile,
    switches,
    platform: process.platform,
    isRoot: process.getuid?.() === 0,
    width: options.width ?? 1366,
    height: options.height ?? 768,
    backgroundColour: options.backgroundColor ?? '',
  });
  return new Browser(program, commandLine);
}

/** A browser out of the snap store may write only into its own visible folder. */
function snapProfile(home: string): string {
  return path.join(home, 'snap', 'chromium', 'common', 'rostrum');
}

type CallListener = (event: CallEvent, name: unknown, input: unknown) => Promise<unknown>;

/** Electron's `ipcMain`, as far as calls that are answered go. */
export class Calls implements CallReceiver {
  readonly #listeners = new Map<string, CallListener>();

  handle(channel: string, listener: CallListener): void {
    if (this.#listeners.has(channel)) throw new Error(`a second handler for '${channel}'`);
    this.#listeners.set(channel, listener);
  }

  async call(event: CallEvent, channel: string, [name, input]: unknown[]): Promise<unknown> {
    const listener = this.#listeners.get(channel);
    if (listener === undefined) throw new Error(`no handler for '${channel}'`);
    return listener(event, name, input);
  }
}

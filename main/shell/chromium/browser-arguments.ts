import { appScheme } from '../app-origin.ts';

export type BrowserStart = {
  readonly profile: string;
  readonly platform: NodeJS.Platform;
  /** Chromium refuses to run its sandbox as root; for everybody else it stays on. */
  readonly isRoot: boolean;
  /** Chromium remembers the window's place by itself; a size is given only when it has none to remember. */
  readonly newProfile: boolean;
  readonly width: number;
  readonly height: number;
  readonly backgroundColour: string;
  /** Switches collected by `app.commandLine`. */
  readonly switches: readonly (readonly [name: string, value: string | undefined])[];
  /** From ROSTRUM_BROWSER_ARGUMENTS. */
  readonly extra: readonly string[];
};

/** The command line of the browser. There is no port in it: the debugging pipe is the only way in. */
export function browserArguments(start: BrowserStart): string[] {
  return [
    '--remote-debugging-pipe',
    `--user-data-dir=${start.profile}`,
    `--app=${startPage(start.backgroundColour)}`,
    `--class=${appScheme}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-extensions',
    '--disable-sync',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-domain-reliability',
    '--disable-breakpad',
    '--disable-crash-reporter',
    '--disable-quic',
    '--disable-search-engine-choice-screen',
    '--hide-crash-restore-bubble',
    '--disable-features=Translate,OptimizationHints,MediaRouter,AutofillServerCommunication,InterestFeedContentSuggestions',
    // No keyring is needed: nothing secret is ever put into this profile.
    '--password-store=basic',
    '--use-mock-keychain',
    ...(start.platform === 'win32' ? ['--edge-skip-compat-layer-relaunch', '--do-not-de-elevate'] : []),
    // --test-type goes with --no-sandbox only: it hides the bar that warns of the missing sandbox.
    ...(start.isRoot ? ['--no-sandbox', '--test-type'] : []),
    ...(start.newProfile ? [`--window-size=${start.width},${start.height}`] : []),
    ...start.switches.map(([name, value]) => (value === undefined ? `--${name}` : `--${name}=${value}`)),
    ...start.extra,
  ];
}

/**
 * The page that the window opens with, before we are attached and can send it to ours. It must never change by a byte:
 * Chromium files the place and size of the window under it.
 */
function startPage(backgroundColour: string): string {
  return `data:text/html,<title>Rostrum</title><body style="background:${encodeURIComponent(backgroundColour)}">`;
}

export function extraArguments(environment: Readonly<Record<string, string | undefined>>): string[] {
  return (environment['ROSTRUM_BROWSER_ARGUMENTS'] ?? '').split(' ').filter((argument) => argument !== '');
}

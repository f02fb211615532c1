/** The known causes of a window that does not open. */
export type StartFailureCode =
  | 'no-browser'
  | 'no-display'
  | 'no-sandbox'
  | 'browser-too-old'
  | 'profile-in-use'
  | 'no-place'
  | 'policy'
  | 'no-answer'
  | 'browser-failed'
  | 'browser-lost';

const sentences: Record<StartFailureCode, string> = {
  'no-browser': 'No Chrome, Edge or Chromium was found. Install one of them, or name one in ROSTRUM_BROWSER.',
  'no-display': 'There is no display to open a window on. Start Rostrum from a desktop session.',
  'no-sandbox':
    'The browser cannot set up its sandbox on this system, and Rostrum does not run without it. Ask whoever looks after this computer to allow user namespaces for the browser.',
  'browser-too-old': 'The installed browser is too old for Rostrum. Update it, then start Rostrum again.',
  'profile-in-use':
    "Another window is still using Rostrum's browser folder. Close it (or wait a few seconds), then start Rostrum again.",
  'no-place':
    'No window can be opened, since nothing can be written to the disk of the data or to the one for temporary files: they are full, or can only be read. Free some space, then start Rostrum again.',
  policy:
    'A policy on this computer forbids the way in which Rostrum talks to the browser. Ask whoever looks after it to allow RemoteDebuggingAllowed and DeveloperToolsAvailability, or install Rostrum with its own browser.',
  'no-answer':
    'The browser started but did not answer within 15 seconds. Either this computer is very busy, or a policy forbids the way in which Rostrum talks to the browser.',
  'browser-failed': 'The browser ended before the window opened.',
  'browser-lost': 'The browser ended unexpectedly. Everything that was shown as saved is safe; start Rostrum again.',
};

/** One sentence for the user, followed by the last lines of the browser's output. */
export class StartFailure extends Error {
  override name = 'StartFailure';
  readonly code: StartFailureCode;
  readonly lastWords: string;

  constructor(code: StartFailureCode, lastWords = '') {
    super(sentences[code]);
    this.code = code;
    this.lastWords = lastWords.split('\n').filter(isTelling).slice(-20).join('\n');
  }
}

/** Lines about a missing D-Bus, which the browser does not need, are left out. */
function isTelling(line: string): boolean {
  return line.trim() !== '' && !/dbus|DevTools listening|unexpected operator/.test(line);
}

const signs: readonly (readonly [RegExp, StartFailureCode])[] = [
  [/remote debugging is disallowed/i, 'policy'],
  [/missing x server|cannot open display|unable to open x display|failed to connect to wayland/i, 'no-display'],
  [/no usable sandbox/i, 'no-sandbox'],
  [/existing browser session|profile appears to be in use|processsingleton|singletonlock/i, 'profile-in-use'],
];

/** The cause of a failed start, by the browser's output and exit. */
export function explainExit(complaints: string, exitCode: number | null): StartFailure {
  const [, code] = signs.find(([sign]) => sign.test(complaints)) ?? [];
  // A browser that hands over to a running one with the same profile exits at once with code 0.
  return new StartFailure(code ?? (exitCode === 0 ? 'profile-in-use' : 'browser-failed'), complaints);
}

export function explainSilence(complaints: string): StartFailure {
  const policy = /remote debugging is disallowed/i.test(complaints);
  return new StartFailure(policy ? 'policy' : 'no-answer', complaints);
}

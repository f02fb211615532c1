import { posix, win32 } from 'node:path';

export type ApplicationFolders = {
  readonly data: string;
  readonly journal: string;
  /** Scans of signed sheets. */
  readonly evidence: string;
  readonly backups: string;
  /** Errors, without names. */
  readonly log: string;
  /** A file: theme and language. */
  readonly appearance: string;
  readonly chromiumProfile: string;
  readonly electronProfile: string;
  /** Where exports go unless the user chooses otherwise. */
  readonly documents: string;
};

/**
 * The folders of the application, by the customs of the system. ROSTRUM_HOME overrides them all, so that a trial, a
 * test or a memory stick never touches the user's own data.
 */
export function applicationFolders(
  environment: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
  home: string,
): ApplicationFolders {
  const paths = platform === 'win32' ? win32 : posix;
  const own = environment['ROSTRUM_HOME'];
  const isOwn = own !== undefined && own !== '';
  const data = isOwn ? paths.resolve(own) : dataFolder(environment, platform, home);
  return {
    data,
    journal: paths.join(data, 'journal'),
    evidence: paths.join(data, 'evidence'),
    backups: paths.join(data, 'backups'),
    log: paths.join(data, 'log'),
    appearance: paths.join(data, 'appearance.json'),
    chromiumProfile: paths.join(data, 'chromium'),
    electronProfile: paths.join(data, 'electron'),
    documents: isOwn ? paths.join(data, 'documents') : documentsFolder(environment, platform, home),
  };
}

function dataFolder(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform, home: string): string {
  switch (platform) {
    case 'win32':
      // Local, not roaming: a network profile would copy the data at each sign-in, and not as one piece.
      return win32.join(
        absolute(environment['LOCALAPPDATA'], win32) ?? win32.join(home, 'AppData', 'Local'),
        'Rostrum',
      );
    case 'darwin':
      return posix.join(home, 'Library', 'Application Support', 'Rostrum');
    default:
      return posix.join(
        absolute(environment['XDG_DATA_HOME'], posix) ?? posix.join(home, '.local', 'share'),
        'rostrum',
      );
  }
}

function documentsFolder(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform, home: string): string {
  if (platform === 'win32') return win32.join(home, 'Documents', 'Rostrum');
  const given = platform === 'darwin' ? undefined : absolute(environment['XDG_DOCUMENTS_DIR'], posix);
  return posix.join(given ?? posix.join(home, 'Documents'), 'Rostrum');
}

/** The XDG specification has relative paths ignored, since they would depend on where the app was started. */
function absolute(path: string | undefined, style: typeof posix): string | undefined {
  return path !== undefined && style.isAbsolute(path) ? path : undefined;
}

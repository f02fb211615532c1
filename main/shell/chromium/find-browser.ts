import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import path from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Paths where Chrome, Edge and Chromium may be installed, the likeliest first. The one named by ROSTRUM_BROWSER is the
 * only candidate where it is set, so that no other is opened without notice.
 */
export function browserCandidates(environment: Environment, platform: NodeJS.Platform): string[] {
  const named = environment['ROSTRUM_BROWSER'];
  if (named !== undefined && named !== '') return [named];
  if (platform === 'win32') return windowsCandidates(environment);
  if (platform === 'darwin') return macCandidates(environment);
  return linuxCandidates(environment);
}

function windowsCandidates(environment: Environment): string[] {
  const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => environment[name] ?? []);
  const programs = [
    ['Google', 'Chrome', 'Application', 'chrome.exe'],
    ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
    ['Chromium', 'Application', 'chrome.exe'],
  ];
  return programs.flatMap((program) => roots.map((root) => path.win32.join(root, ...program)));
}

function macCandidates(environment: Environment): string[] {
  const folders = ['/Applications', path.posix.join(environment['HOME'] ?? '/', 'Applications')];
  const names = ['Google Chrome', 'Microsoft Edge', 'Chromium'];
  return names.flatMap((name) => folders.map((folder) => `${folder}/${name}.app/Contents/MacOS/${name}`));
}

function linuxCandidates(environment: Environment): string[] {
  const folders = new Set([...(environment['PATH'] ?? '').split(':'), '/usr/bin', '/usr/local/bin', '/snap/bin']);
  folders.delete('');
  const names = [
    'google-chrome-stable',
    'google-chrome',
    'microsoft-edge-stable',
    'microsoft-edge',
    'chromium',
    'chromium-browser',
  ];
  return names.flatMap((name) => [...folders].map((folder) => path.posix.join(folder, name)));
}

export function findBrowser(environment: Environment, platform: NodeJS.Platform): string | null {
  return browserCandidates(environment, platform).find(isProgram) ?? null;
}

function isProgram(candidate: string): boolean {
  try {
    accessSync(candidate, constants.X_OK);
    return statSync(candidate).isFile();
  } catch {
    return false;
  }
}

/** Whether a browser is a snap package: those cannot read hidden folders, so their profile must lie elsewhere. */
export function isSnap(browser: string): boolean {
  try {
    const real = realpathSync(browser);
    return real === '/usr/bin/snap' || real.startsWith('/snap/');
  } catch {
    return false;
  }
}

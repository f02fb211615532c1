import { findBrowser } from '../main/shell/chromium/find-browser.ts';

/** Arguments of the browser that tests and the bench drive: quiet, and without background work. */
export const drivenBrowserArguments: readonly string[] = [
  // Chromium refuses to run its sandbox as root.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * The path of the browser that tests and the bench drive: the one that the app itself would open. Throws where there is
 * none; nothing is ever downloaded.
 */
export function installedBrowser(): string {
  const program = findBrowser(process.env, process.platform);
  if (program === null) throw new Error('there is no Chrome, Edge or Chromium; ROSTRUM_BROWSER may name one');
  return program;
}

import { chmodSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { installedBrowser } from '../driven-browser.ts';

/**
 * Writes a program into `folder` that starts the installed browser with further arguments, for ROSTRUM_BROWSER to name:
 * the app itself takes no arguments for its browser from anywhere. Gives its path.
 */
export function wrappedBrowser(folder: string, values: readonly string[]): string {
  const program = path.join(folder, 'browser.sh');
  writeFileSync(program, `#!/bin/sh\nexec ${[installedBrowser(), ...values].map(quoted).join(' ')} "$@"\n`);
  chmodSync(program, 0o700);
  return program;
}

function quoted(value: string): string {
  return `'${value.replaceAll("'", String.raw`'\''`)}'`;
}

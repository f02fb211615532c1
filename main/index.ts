import { homedir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { applicationFolders } from './files/application-folders.ts';
import { electronShell } from './shell/electron.ts';
import { start } from './start.ts';

function report(what: string, error: unknown): void {
  console.error(`rostrum: ${what}:`, error);
}

/** Where Electron begins. It is not ready before this module has run to its end, so nothing here may wait for that. */
start(electronShell, {
  folders: applicationFolders(process.env, process.platform, homedir()),
  output: path.dirname(import.meta.dirname),
  report,
}).catch((error: unknown) => {
  report('the window could not be opened', error);
  electronShell.app.exit(1);
});

import { homedir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { applicationFolders } from './files/application-folders.ts';
import { electronShell } from './shell/electron.ts';
import { start } from './start.ts';

/** Where Electron begins. */
await start(electronShell, {
  folders: applicationFolders(process.env, process.platform, homedir()),
  output: path.dirname(import.meta.dirname),
  report: (what, error) => console.error(`rostrum: ${what}:`, error),
});

import { homedir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { applicationFolders } from './files/application-folders.ts';
import { filesOnCommandLine } from './files/opened-files.ts';
import { electronShell } from './shell/electron.ts';
import { usableProfile } from './shell/usable-profile.ts';
import { start } from './start.ts';

const output = path.dirname(import.meta.dirname);

function report(what: string, error: unknown): void {
  console.error(`rostrum: ${what}:`, error);
}

/** The user's part of the command line: in a packaged app all after the program, else all after the app's folder. */
function userValues(): string[] {
  if (electronShell.app.isPackaged) return process.argv.slice(1);
  const root = path.dirname(output);
  return process.argv.slice(process.argv.findLastIndex((value) => path.resolve(value) === root) + 1);
}

const folders = applicationFolders(process.env, process.platform, homedir());
const profile = usableProfile(folders.electronProfile);
if (profile === null)
  console.error(`rostrum: nothing can be written to ${folders.electronProfile}, nor to the folder for temporary files`);

/** Where Electron begins. It is not ready before this module has run to its end, so nothing here may wait for that. */
start(electronShell, {
  folders: { ...folders, electronProfile: profile?.folder ?? folders.electronProfile },
  notices: profile?.notice ? [profile.notice] : [],
  output,
  files: filesOnCommandLine(userValues(), process.cwd()),
  platform: process.platform,
  report,
}).catch((error: unknown) => {
  report('the window could not be opened', error);
  electronShell.app.exit(1);
});

import { homedir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import packageFile from '../package.json' with { type: 'json' };
import { applicationFolders } from './files/application-folders.ts';
import { chromiumShell } from './shell/chromium/shell.ts';
import { StartFailure } from './shell/chromium/start-failure.ts';
import { start } from './start.ts';

/** Where the app begins on a computer without Electron: the same app, in the Chromium, Chrome or Edge that it has. */
const folders = applicationFolders(process.env, process.platform, homedir());

function say(text: string): void {
  process.stderr.write(`rostrum: ${text}\n`);
}

let failed = false;

/** Says the first failure; those that follow from it are of no use to anybody. */
function sayFailure(error: unknown): void {
  if (failed) return;
  failed = true;
  if (error instanceof StartFailure) {
    say(error.message);
    if (error.lastWords !== '') say(`the browser's last words:\n${error.lastWords}`);
  } else say(error instanceof Error ? (error.stack ?? error.message) : String(error));
}

if (process.getuid?.() === 0) say('you are root, so the browser runs without its sandbox.');

try {
  const shell = await chromiumShell({
    version: packageFile.version,
    dataFolder: folders.data,
    profile: folders.chromiumProfile,
    documents: folders.documents,
    environment: process.env,
    onLost: sayFailure,
  });
  await start(shell, {
    folders,
    output: path.dirname(import.meta.dirname),
    report: (what, error) => say(`${what}: ${error instanceof Error ? (error.stack ?? '') : String(error)}`),
  });
} catch (error) {
  sayFailure(error);
  process.exit(1);
}

import { homedir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import packageFile from '../package.json' with { type: 'json' };
import type { StartNotice } from '../shared/host/contract.ts';
import { loadCatalogues, translator } from '../shared/text/text.ts';
import { applicationFolders } from './files/application-folders.ts';
import { ErrorLog } from './files/error-log.ts';
import { codeOf, reasonOf } from './files/file-failure.ts';
import { filesOnCommandLine } from './files/opened-files.ts';
import { chromiumShell } from './shell/chromium/shell.ts';
import { StartFailure } from './shell/chromium/start-failure.ts';
import { showSentence } from './shell/chromium/system.ts';
import { start } from './start.ts';

/** Entry point without Electron: the same app in the installed Chromium, Chrome or Edge. */
const folders = applicationFolders(process.env, process.platform, homedir());
const log = new ErrorLog(folders.log, packageFile.version);
const files = filesOnCommandLine(process.argv.slice(2), process.cwd());

function printLine(text: string): void {
  process.stderr.write(`rostrum: ${text}\n`);
}

let failed = false;

/** Prints, logs and shows the first failure only: those that follow are consequences of it. */
function reportFailure(error: unknown): void {
  if (failed) return;
  failed = true;
  if (error instanceof StartFailure) {
    log.failure('browser', error.code);
    printLine(error.message);
    if (error.lastWords !== '') printLine(`the browser's last words:\n${error.lastWords}`);
    showSentence(error.message);
  } else {
    log.error('main', error);
    const sentence = fileSentence(error);
    printLine(sentence ?? (error instanceof Error ? (error.stack ?? error.message) : String(error)));
    if (sentence !== null) showSentence(sentence);
  }
}

/** A sentence for an error of the disk, with its path; null for any other error, which is a bug. */
function fileSentence(error: unknown): string | null {
  if (codeOf(error) === '' || !(error instanceof Error)) return null;
  const path = 'path' in error && typeof error.path === 'string' ? error.path : folders.data;
  return translator('en')('errors.journal-unwritable', { path, reason: reasonOf(error) });
}

if (process.getuid?.() === 0) printLine('you are root, so the browser runs without its sandbox.');

try {
  await loadCatalogues(['en']);
  const notices: StartNotice[] = [];
  const shell = await chromiumShell({
    version: packageFile.version,
    dataFolder: folders.data,
    profile: folders.chromiumProfile,
    documents: folders.documents,
    environment: process.env,
    secondStart: { files },
    onLost: reportFailure,
    onNotice: (notice) => {
      notices.push(notice);
      printLine(translator('en')(`errors.${notice.code}`, notice.details));
    },
  });
  if (!shell.app.requestSingleInstanceLock({ files }))
    printLine('Rostrum is open already on this data; its window comes to the front.');
  await start(shell, {
    folders,
    files,
    notices,
    output: path.dirname(import.meta.dirname),
    platform: process.platform,
    report: (what, error) => printLine(`${what}: ${error instanceof Error ? (error.stack ?? '') : String(error)}`),
  });
} catch (error) {
  reportFailure(error);
  process.exit(1);
}

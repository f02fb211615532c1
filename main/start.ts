import path from 'node:path';
import * as z from 'zod';
import type { StartNotice } from '../shared/host/contract.ts';
import { millisecondsSince1970, now } from '../shared/time/instant.ts';
import { deleteUnreferencedEvidence, EvidenceStore } from './evidence/evidence-store.ts';
import { createBackupService } from './host/backup-handlers.ts';
import { JournalHolder } from './backup/journal-exchange.ts';
import { knownBackups } from './backup/known-backups.ts';
import { deleteClosedBesides, openBesideWindow, readBeside } from './backup/restores.ts';
import { AppearanceFile } from './files/appearance.ts';
import type { ApplicationFolders } from './files/application-folders.ts';
import { unusableFiles } from './files/disk-check.ts';
import { ErrorLog } from './files/error-log.ts';
import { diskFileSystem } from './files/file-system.ts';
import { OpenedFiles } from './files/opened-files.ts';
import { SettingsFile } from './files/settings-file.ts';
import { createDispatch, createHandlers, type Host } from './host/handlers.ts';
import { openJournal, readDeviceName } from './journal/journal.ts';
import type { CallingFrame, SecondStartListener, Shell, Window } from './shell/api.ts';
import { Closing } from './shell/closing.ts';
import { crashPage, crashPagePath, recoverFromCrashes } from './shell/crash-recovery.ts';
import { appAddress, appScheme, closeNetwork, lockSession, watchContents } from './shell/lockdown.ts';
import { listPageFiles, pageFileHandler } from './shell/page-files.ts';
import { type Theme, windowOptions } from './shell/window-options.ts';

export type Surroundings = {
  readonly folders: ApplicationFolders;
  /** Where the built page and preload script lie. */
  readonly output: string;
  /** Files that this start was asked to open; absolute paths. */
  readonly files: readonly string[];
  readonly platform: NodeJS.Platform;
  /** What was found before that holds nothing up; the shell may add to it. */
  readonly notices: readonly StartNotice[];
  /** Called with bugs; `what` is the name of a host call or another word of our own code. */
  readonly report: (what: string, error: unknown) => void;
};

/** Runs the app in a shell: Electron, or the stand-in. Returns when the page has been loaded. */
export async function start(shell: Shell, surroundings: Surroundings): Promise<void> {
  const { app, protocol } = shell;
  const { folders, output, files } = surroundings;

  app.setPath('userData', folders.electronProfile);
  if (!app.requestSingleInstanceLock({ files })) return app.quit();

  const log = new ErrorLog(folders.log, app.getVersion());
  const report: Surroundings['report'] = (what, error) => {
    log.error(what, error);
    surroundings.report(what, error);
  };
  process.on('uncaughtExceptionMonitor', (error) => log.error('main', error));
  let window: Window | null = null;
  const openedFiles = receiveFiles(app, files, () => {
    if (window !== null) bringToFront(window);
  });

  app.enableSandbox();
  closeNetwork(app);
  watchContents(shell);
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
  await app.whenReady();

  setMenu(shell.Menu, surroundings.platform);
  const appearance = new AppearanceFile(folders.appearance);
  const theme = (): Theme => appearance.value?.theme ?? (shell.nativeTheme.shouldUseDarkColors ? 'dark' : 'light');
  const language = () => appearance.value?.language ?? 'en';
  const session = shell.session.fromPartition('persist:work', { cache: false });
  await lockSession(session);
  const servePage = pageFileHandler(await listPageFiles(path.join(output, 'renderer')), theme);
  session.protocol.handle(appScheme, async (request) => {
    const isCrashPage = new URL(request.url).pathname === crashPagePath;
    return isCrashPage
      ? crashPage({ theme: theme(), language: language(), logFolder: log.folder })
      : servePage(request);
  });

  const closing = new Closing();
  // While the journal is read, the window comes up, empty and in the colour of the theme.
  const host = openHost(
    shell,
    { folders, appearance, log, openedFiles, closing, notices: surroundings.notices },
    () => session.clearStorageData({ storages: ['indexdb'] }),
    files,
    report,
    () => window?.webContents.mainFrame ?? null,
  );
  closeBeforeQuit(shell, closing, async () => (await host)());

  window = new shell.BrowserWindow(windowOptions({ session, output, theme: theme(), isPackaged: app.isPackaged }));
  const opened = window;
  opened.on('ready-to-show', () => opened.show());
  askBeforeClosing(shell, opened, closing);
  recoverFromCrashes(opened, shell.dialog, log, language);
  await host;
  await opened.loadURL(appAddress);
}

const secondStartSchema = z.object({ files: z.array(z.string()) });

/** Collects the files that the system asks the app to open, from the start on; each request also brings the window up. */
function receiveFiles(app: Shell['app'], files: readonly string[], bringUp: () => void): OpenedFiles {
  const openedFiles = new OpenedFiles();
  openedFiles.add(files);
  const onSecondStart: SecondStartListener = (_event, _commandLine, _folder, secondStart) => {
    openedFiles.add(secondStartSchema.safeParse(secondStart).data?.files ?? []);
    bringUp();
  };
  app.on('second-instance', onSecondStart);
  app.on('open-file', (event, file) => {
    event.preventDefault();
    openedFiles.add([file]);
    bringUp();
  });
  return openedFiles;
}

/** macOS: the standard menus, whose keys copy, paste, hide and close. Elsewhere none: keys work without one. */
function setMenu(menus: Shell['Menu'], platform: NodeJS.Platform): void {
  const roles = ['appMenu', 'fileMenu', 'editMenu', 'windowMenu'] as const;
  menus.setApplicationMenu(platform === 'darwin' ? menus.buildFromTemplate(roles.map((role) => ({ role }))) : null);
}

/** Opens the journal and answers the page's calls. Returns what closes it again. */
async function openHost(
  shell: Shell,
  parts: Pick<Host, 'appearance' | 'log' | 'openedFiles' | 'closing'> & Pick<Surroundings, 'folders' | 'notices'>,
  clearPage: () => Promise<void>,
  opened: Surroundings['files'],
  report: Surroundings['report'],
  mainFrame: () => CallingFrame | null,
): Promise<() => Promise<void>> {
  const { folders, log } = parts;
  const unusable = await unusableFiles(diskFileSystem, smallFiles(folders));
  const settings = new SettingsFile(folders.data);
  const backups = knownBackups(diskFileSystem, folders.backups, settings, shell.app.getVersion());
  const holder = await JournalHolder.open(diskFileSystem, folders.data, () =>
    openJournal(folders.journal, diskFileSystem, { backups }),
  );
  const device = await readDeviceName(diskFileSystem, folders.data);
  const backup = createBackupService({
    fileSystem: diskFileSystem,
    folders,
    application: shell.app.getVersion(),
    device,
    holder,
    settings,
    openBeside: (home) => openBesideWindow(home, opened),
    beside: await readBeside(diskFileSystem, folders.data),
    clearPage,
  });
  // What is opened beside is a copy, which goes.
  if (backup.beside === null) await backup.erasing.start();
  const handlers = createHandlers({
    ...parts,
    shell,
    device,
    backup,
    get notices() {
      return [...parts.notices, ...unusable];
    },
  });
  const failed = (name: string, code: string): void => log.failure(name, code);
  shell.ipcMain.handle('call', createDispatch(handlers, mainFrame, report, failed));
  // Entries that are missing may have named evidence, and somebody may still find them.
  if (holder.current.ok && holder.current.value.status().missing.length === 0) {
    const time = millisecondsSince1970(now());
    const store = new EvidenceStore(folders.evidence);
    const deleting = deleteUnreferencedEvidence(store, folders.journal, diskFileSystem, time);
    // The start does not wait for it; evidence that could not be deleted is deleted at a later start.
    deleting.catch((error: unknown) => report('evidence', error));
  }
  deleteClosedBesides(diskFileSystem, folders.data).catch((error: unknown) => report('beside', error));
  // What is opened beside is a copy already.
  if (backup.beside === null) backup.backups.start();
  return async () => {
    backup.erasing.stop();
    await backup.backups.stop();
    await holder.close();
  };
}

/** The files of a few lines each in the data folder. */
function smallFiles({ appearance, data }: ApplicationFolders): string[] {
  return [appearance, path.join(data, 'device'), path.join(data, 'settings.json')];
}

/** Ends the app with its window, but not before the page has saved and the journal has been closed. */
function closeBeforeQuit({ app }: Pick<Shell, 'app'>, closing: Closing, close: () => Promise<void>): void {
  let ending: Promise<void> | null = null;
  let isClosed = false;
  const end = async (): Promise<void> => {
    await close().catch(() => undefined);
    isClosed = true;
    if (closing.isPageSilent) app.exit(0);
    else app.quit();
  };
  const quit = async (): Promise<void> => {
    if (await closing.mayClose()) ending ??= end();
  };
  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    void quit();
  });
}

/** The page saves what is typed and on its way before its window closes, and asks where that cannot be done. */
function askBeforeClosing({ app }: Pick<Shell, 'app'>, window: Window, closing: Closing): void {
  const ask = async (): Promise<void> => {
    if (await closing.mayClose()) app.quit();
  };
  window.on('close', (event) => {
    if (closing.isAgreed) return;
    event.preventDefault();
    void ask();
  });
  window.on('closed', () => closing.pageGone());
  window.webContents.on('render-process-gone', () => closing.pageGone());
}

function bringToFront(window: Window): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

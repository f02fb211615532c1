import path from 'node:path';
import { millisecondsSince1970, now } from '../shared/time/instant.ts';
import { deleteUnreferencedEvidence, EvidenceStore } from './evidence/evidence-store.ts';
import type { ApplicationFolders } from './files/application-folders.ts';
import { diskFileSystem } from './files/file-system.ts';
import { createDispatch } from './host/dispatch.ts';
import { createHandlers } from './host/handlers.ts';
import { openJournal, readDeviceName } from './journal/journal.ts';
import type { Frame, Shell, Window } from './shell/api.ts';
import { appAddress, appScheme } from './shell/app-origin.ts';
import { closeNetwork, lockSession, watchContents } from './shell/lockdown.ts';
import { listPageFiles, pageFileHandler } from './shell/page-files.ts';
import { windowOptions } from './shell/window-options.ts';

export type Surroundings = {
  readonly folders: ApplicationFolders;
  /** Where the built page and preload script lie. */
  readonly output: string;
  /** Told of bugs; names of calls only, never their contents. */
  readonly report: (what: string, error: unknown) => void;
};

/** The app, given a shell. */
export async function start(shell: Shell, surroundings: Surroundings): Promise<void> {
  const { app, protocol, Menu } = shell;
  const { folders, output } = surroundings;

  app.setPath('userData', folders.electronProfile);
  if (!app.requestSingleInstanceLock()) return app.quit();

  app.enableSandbox();
  closeNetwork(app);
  watchContents(shell);
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
  await app.whenReady();

  Menu.setApplicationMenu(null);
  const session = shell.session.fromPartition('persist:work', { cache: false });
  await lockSession(session);
  session.protocol.handle(appScheme, pageFileHandler(await listPageFiles(path.join(output, 'renderer'))));

  let window: Window | null = null;
  const close = await openHost(shell, surroundings, () => window?.webContents.mainFrame ?? null);
  closeBeforeQuit(shell, close);

  const opened = new shell.BrowserWindow(windowOptions(session, output, app.isPackaged));
  window = opened;
  opened.on('ready-to-show', () => opened.show());
  app.on('second-instance', () => bringToFront(opened));
  await opened.loadURL(appAddress);
}

/** Opens the journal and answers the page's calls. Returns what closes it again. */
async function openHost(
  shell: Shell,
  { folders, report }: Surroundings,
  mainFrame: () => Frame | null,
): Promise<() => Promise<void>> {
  const journal = await openJournal(folders.journal);
  const device = await readDeviceName(diskFileSystem, folders.data);
  const handlers = createHandlers({ shell, folders, device, journal });
  shell.ipcMain.handle('call', createDispatch(handlers, mainFrame, report));
  if (journal.ok) {
    const time = millisecondsSince1970(now());
    const sweeping = deleteUnreferencedEvidence(
      new EvidenceStore(folders.evidence),
      folders.journal,
      diskFileSystem,
      time,
    );
    // Nobody waits for it; what could not be swept today is swept another day.
    sweeping.catch((error: unknown) => report('evidence', error));
  }
  return async () => {
    if (journal.ok) await journal.value.close();
  };
}

/** The app ends with its window, but not before the journal has been closed. */
function closeBeforeQuit({ app }: Pick<Shell, 'app'>, close: () => Promise<void>): void {
  let closed = false;
  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void close().finally(() => {
      closed = true;
      app.quit();
    });
  });
}

function bringToFront(window: Window): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

import type * as Electron from 'electron';

/**
 * The few names of Electron that this app uses, and nothing else. Electron satisfies them by its own types (electron.ts),
 * and so does the stand-in over an installed Chromium (chromium/). Where Electron's own signature drags in half of
 * Electron, as events do, the part that we use is written out; the compiler still holds Electron against it.
 */
export interface Shell {
  readonly kind: 'electron' | 'chromium';
  readonly app: Application;
  readonly protocol: Pick<Electron.Protocol, 'registerSchemesAsPrivileged'>;
  readonly session: { fromPartition(partition: string, options: { cache: boolean }): Session };
  readonly BrowserWindow: new (options: WindowOptions) => Window;
  readonly ipcMain: CallReceiver;
  readonly dialog: SaveDialog;
  readonly shell: Pick<Electron.Shell, 'openExternal' | 'openPath' | 'showItemInFolder'>;
  readonly Menu: { setApplicationMenu(menu: null): void };
}

type ApplicationMethods =
  | 'enableSandbox'
  | 'exit'
  | 'getVersion'
  | 'isPackaged'
  | 'quit'
  | 'requestSingleInstanceLock'
  | 'setPath'
  | 'whenReady';

export interface Application extends Pick<Electron.App, ApplicationMethods> {
  readonly commandLine: Pick<Electron.CommandLine, 'appendSwitch'>;
  on(event: 'second-instance' | 'window-all-closed', listener: () => void): unknown;
  on(event: 'before-quit', listener: (event: Preventable) => void): unknown;
  on(event: 'web-contents-created', listener: (event: unknown, contents: WebContents) => void): unknown;
  on(event: 'certificate-error', listener: CertificateListener): unknown;
}

export type CertificateListener = (
  event: Preventable,
  ...details: [contents: unknown, url: string, error: string, certificate: unknown, answer: (trusted: boolean) => void]
) => void;

export interface Preventable {
  preventDefault(): void;
}

type SessionMethods =
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setPermissionRequestHandler'
  | 'setProxy'
  | 'setSpellCheckerEnabled'
  | 'setUSBProtectedClassesHandler';

export interface Session extends Pick<Electron.Session, SessionMethods> {
  readonly protocol: { handle(scheme: string, handler: (request: Request) => Promise<Response>): void };
  readonly webRequest: { onBeforeRequest(listener: RequestListener): void };
  on(event: 'will-download', listener: (event: Preventable) => void): unknown;
}

export type RequestListener = (details: { url: string }, answer: (response: { cancel?: boolean }) => void) => void;

export type WindowOptions = Electron.BrowserWindowConstructorOptions;

export interface Window {
  readonly webContents: WebContents;
  loadURL(url: string): Promise<void>;
  show(): void;
  focus(): void;
  restore(): void;
  isMinimized(): boolean;
  on(event: 'closed' | 'ready-to-show', listener: () => void): unknown;
}

export interface WebContents extends Pick<Electron.WebContents, 'reload' | 'setWebRTCIPHandlingPolicy'> {
  readonly mainFrame: Frame;
  setWindowOpenHandler(handler: (details: { url: string }) => { action: 'deny' }): void;
  on(event: NavigationEvent, listener: (event: Preventable & { readonly url: string }) => void): unknown;
  on(event: 'will-attach-webview', listener: (event: Preventable) => void): unknown;
  on(event: 'render-process-gone', listener: (event: unknown, details: { reason: string }) => void): unknown;
}

export type NavigationEvent = 'will-navigate' | 'will-frame-navigate' | 'will-redirect';

export type Frame = Pick<Electron.WebFrameMain, 'url'>;

/** A call from the page. The frame is null when it has gone or navigated before the call was read. */
export interface CallEvent {
  readonly senderFrame: Frame | null;
}

export interface CallReceiver {
  handle(channel: string, listener: (event: CallEvent, name: unknown, input: unknown) => Promise<unknown>): void;
}

export interface SaveDialog {
  showSaveDialog(options: { title: string; defaultPath: string }): Promise<{ canceled: boolean; filePath: string }>;
}

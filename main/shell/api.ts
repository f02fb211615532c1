import type * as Electron from 'electron';

/**
 * The names of Electron that this app uses, and nothing else. Electron satisfies them by its own types (electron.ts),
 * and so does the stand-in over an installed Chromium (chromium/). Where Electron's own signature needs many more types,
 * as those of events do, the part that we use is written out; the compiler still checks Electron against it.
 */
export interface Shell {
  readonly kind: 'electron' | 'chromium';
  readonly app: Application;
  readonly protocol: Pick<Electron.Protocol, 'registerSchemesAsPrivileged'>;
  readonly session: { fromPartition(partition: string, options: { cache: boolean }): ShellSession };
  readonly BrowserWindow: new (options: WindowOptions) => Window;
  readonly ipcMain: CallReceiver;
  readonly dialog: Dialogs;
  readonly shell: Pick<Electron.Shell, 'openPath'> & {
    /** Electron says nothing of how it went; a shell that knows gives a description of what failed, or ''. */
    readonly showItemInFolder: (file: string) => unknown;
  };
  readonly Menu: Menus;
  readonly nativeTheme: Pick<Electron.NativeTheme, 'shouldUseDarkColors'>;
}

type ApplicationMethods = 'enableSandbox' | 'exit' | 'getVersion' | 'isPackaged' | 'quit' | 'setPath' | 'whenReady';

export interface Application extends Pick<Electron.App, ApplicationMethods> {
  readonly commandLine: Pick<Electron.CommandLine, 'appendSwitch'>;
  /** Whether this process is the first on its data folder. If not, the first one gets `secondStart` with its event. */
  requestSingleInstanceLock(secondStart: SecondStart): boolean;
  on(event: 'second-instance', listener: SecondStartListener): unknown;
  /** macOS: a file was opened by the Finder or dropped on the app's icon; may come before the app is ready. */
  on(event: 'open-file', listener: (event: Preventable, file: string) => void): unknown;
  on(event: 'window-all-closed', listener: () => void): unknown;
  on(event: 'before-quit', listener: (event: Preventable) => void): unknown;
  on(event: 'web-contents-created', listener: (event: unknown, contents: WebContents) => void): unknown;
  on(event: 'certificate-error', listener: CertificateListener): unknown;
}

/** What a second start hands over to the process that runs already. A type and no interface: Electron wants plain data. */
export type SecondStart = {
  /** Absolute paths. */
  readonly files: readonly string[];
};

/** `secondStart` came from another process, so its shape must be checked. */
export type SecondStartListener = (
  event: unknown,
  commandLine: string[],
  workingDirectory: string,
  secondStart: unknown,
) => void;

export type CertificateListener = (
  event: Preventable,
  ...details: [contents: unknown, url: string, error: string, certificate: unknown, answer: (trusted: boolean) => void]
) => void;

export interface Preventable {
  preventDefault(): void;
}

type SessionMethods =
  | 'clearStorageData'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setPermissionRequestHandler'
  | 'setProxy'
  | 'setSpellCheckerEnabled'
  | 'setUSBProtectedClassesHandler';

export interface ShellSession extends Pick<Electron.Session, SessionMethods> {
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
  /** The user closes the window. In the stand-in only where the page has something that is not saved. */
  on(event: 'close', listener: (event: Preventable) => void): unknown;
}

export interface WebContents extends Pick<
  Electron.WebContents,
  'forcefullyCrashRenderer' | 'reload' | 'setWebRTCIPHandlingPolicy'
> {
  readonly mainFrame: CallingFrame;
  setWindowOpenHandler(handler: () => { action: 'deny' }): void;
  on(event: NavigationEvent, listener: (event: Preventable & { readonly url: string }) => void): unknown;
  on(event: 'will-attach-webview', listener: (event: Preventable) => void): unknown;
  on(event: 'render-process-gone', listener: (event: unknown, details: { reason: string }) => void): unknown;
  /** The page has not answered for some 30 seconds; it has answered again. */
  on(event: 'unresponsive' | 'responsive', listener: () => void): unknown;
}

export type NavigationEvent = 'will-navigate' | 'will-frame-navigate' | 'will-redirect';

export type CallingFrame = Pick<Electron.WebFrameMain, 'url'>;

/** A call from the page. The frame is null when it has gone or navigated before the call was read. */
export interface CallEvent {
  readonly senderFrame: CallingFrame | null;
}

export interface CallReceiver {
  handle(channel: string, listener: (event: CallEvent, name: unknown, input: unknown) => Promise<unknown>): void;
}

export interface Dialogs {
  showSaveDialog(options: { title: string; defaultPath: string }): Promise<{ canceled: boolean; filePath: string }>;
  /** Gives the index of the chosen button. */
  showMessageBox(options: Question): Promise<{ response: number }>;
}

export type Question = Pick<
  Electron.MessageBoxOptions,
  'type' | 'title' | 'message' | 'detail' | 'buttons' | 'defaultId' | 'cancelId'
>;

export interface Menus {
  buildFromTemplate(template: Electron.MenuItemConstructorOptions[]): object;
  /** Null: no menu. macOS always has one, and without the standard roles its copy and paste keys are dead. */
  setApplicationMenu(menu: object | null): void;
}

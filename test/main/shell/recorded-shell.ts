import type { CallEvent, CallingFrame, ShellSession, Shell, WindowOptions } from '../../../main/shell/api.ts';

type Listener = (...values: never[]) => void;
type CallListener = (event: CallEvent, name: unknown, input: unknown) => Promise<unknown>;

/** A shell that opens nothing and remembers everything: what the app asked for is compared with the list of what it must. */
export class RecordedShell {
  /** Every call in order, as `name(arguments)`. */
  readonly calls: string[] = [];
  readonly listeners = new Map<string, Listener[]>();
  readonly handlers: Partial<Record<keyof ShellSession, unknown>> = {};
  schemes: unknown = null;
  windowOptions: WindowOptions | null = null;
  serve: ((request: Request) => Promise<Response>) | null = null;
  answerCall: CallListener | null = null;
  isFirst = true;
  /** Index of the button that the user chooses in every message box. */
  chosenButton = 0;
  readonly mainFrame: CallingFrame = { url: 'rostrum://app/' };
  openHandler: (() => { action: 'deny' }) | null = null;
  /** The names of Electron, as the app gets them. */
  readonly names: Shell;

  constructor() {
    this.names = this.#names();
  }

  /** Tells an event that may be prevented. Returns whether it was. */
  isPrevented(event: string, details: object = {}, ...values: unknown[]): boolean {
    let prevented = false;
    for (const listener of this.listeners.get(event) ?? []) {
      listener(...([{ ...details, preventDefault: () => (prevented = true) }, ...values] as never[]));
    }
    return prevented;
  }

  note(name: string, ...values: unknown[]): void {
    this.calls.push(`${name}(${values.map((value) => JSON.stringify(value)).join(', ')})`);
  }

  on(event: string, listener: Listener): void {
    this.listeners.set(event, [...(this.listeners.get(event) ?? []), listener]);
  }

  #names(): Shell {
    return {
      kind: 'electron',
      app: {
        isPackaged: true,
        commandLine: { appendSwitch: (name, value) => this.note('appendSwitch', name, value) },
        enableSandbox: () => this.note('enableSandbox'),
        exit: (code) => this.note('exit', code),
        getVersion: () => '1.2.3',
        on: (event: string, listener: Listener) => this.on(event, listener),
        quit: () => this.note('quit'),
        requestSingleInstanceLock: (secondStart) => {
          this.note('requestSingleInstanceLock', secondStart);
          return this.isFirst;
        },
        setPath: (name, path) => this.note('setPath', name, path),
        whenReady: async () => this.note('whenReady'),
      },
      protocol: {
        registerSchemesAsPrivileged: (schemes) => {
          this.note('registerSchemesAsPrivileged');
          this.schemes = schemes;
        },
      },
      session: {
        fromPartition: (partition, options) => {
          this.note('fromPartition', partition, options);
          return this.#session();
        },
      },
      BrowserWindow: recordedWindow(this),
      ipcMain: { handle: (_channel, listener) => (this.answerCall = listener) },
      dialog: {
        showSaveDialog: async ({ defaultPath }) => ({ canceled: false, filePath: defaultPath }),
        showMessageBox: async ({ message }) => {
          this.note('showMessageBox', message);
          return { response: this.chosenButton };
        },
      },
      shell: {
        openPath: async (path) => (this.note('openPath', path), ''),
        showItemInFolder: (path) => this.note('showItemInFolder', path),
      },
      Menu: {
        buildFromTemplate: (template) => ({ template }),
        setApplicationMenu: (menu) => this.note('setApplicationMenu', menu),
      },
      nativeTheme: { shouldUseDarkColors: true },
    };
  }

  #session(): ShellSession {
    const keep = (name: keyof ShellSession) => (handler: unknown) => void (this.handlers[name] = handler);
    return {
      protocol: { handle: (_scheme, handler) => (this.serve = handler) },
      webRequest: { onBeforeRequest: keep('webRequest') },
      on: (event, listener) => this.on(event, listener),
      clearStorageData: async (options) => this.note('clearStorageData', options),
      setDevicePermissionHandler: keep('setDevicePermissionHandler'),
      setDisplayMediaRequestHandler: keep('setDisplayMediaRequestHandler'),
      setPermissionCheckHandler: keep('setPermissionCheckHandler'),
      setPermissionRequestHandler: keep('setPermissionRequestHandler'),
      setProxy: async (proxy) => this.note('setProxy', proxy),
      setSpellCheckerEnabled: (enabled) => this.note('setSpellCheckerEnabled', enabled),
      setUSBProtectedClassesHandler: keep('setUSBProtectedClassesHandler'),
    };
  }
}

/** The class of windows of a recorded shell. */
function recordedWindow(record: RecordedShell): Shell['BrowserWindow'] {
  return class {
    readonly webContents = {
      mainFrame: record.mainFrame,
      on: (event: string, listener: Listener) => record.on(event, listener),
      reload: () => record.note('reload'),
      forcefullyCrashRenderer: () => record.note('forcefullyCrashRenderer'),
      setWebRTCIPHandlingPolicy: (policy: string) => record.note('setWebRTCIPHandlingPolicy', policy),
      setWindowOpenHandler: (handler: typeof record.openHandler) => void (record.openHandler = handler),
    };

    constructor(options: WindowOptions) {
      record.windowOptions = options;
      for (const listener of record.listeners.get('web-contents-created') ?? []) {
        listener(...([{}, this.webContents] as never[]));
      }
    }

    on(event: string, listener: Listener): void {
      record.on(event, listener);
    }
    async loadURL(url: string): Promise<void> {
      record.note('loadURL', url);
    }
    show = (): void => record.note('show');
    focus = (): void => record.note('focus');
    restore = (): void => record.note('restore');
    isMinimized = (): boolean => false;
  };
}

import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Window, WindowOptions } from '../api.ts';
import { emitPreventable } from './application.ts';
import type { Attached, Browser } from './browser.ts';
import { PipeClosed } from './pipe.ts';
import { StartFailure } from './start-failure.ts';
import { ChromiumWebContents, type PageSurroundings } from './web-contents.ts';

/** What a window needs from the shell that it belongs to. */
export type WindowSurroundings = PageSurroundings & {
  start(options: WindowOptions): Browser;
  created(contents: ChromiumWebContents): void;
  closed(): void;
  isEnding(): boolean;
  lost(error: StartFailure): void;
};

/**
 * The window, and the page in it. There is only one: the browser itself is started with it and ends with it. A smallest
 * size cannot be set, and title and icon are those of the page.
 */
export class ChromiumWindow extends EventEmitter implements Window {
  readonly webContents: ChromiumWebContents;
  readonly #browser: Browser;
  readonly #surroundings: WindowSurroundings;
  readonly #attached: Promise<Attached>;
  #closed = false;

  constructor(options: WindowOptions, surroundings: WindowSurroundings) {
    super();
    this.#surroundings = surroundings;
    this.#browser = surroundings.start(options);
    this.webContents = new ChromiumWebContents(this.#browser, surroundings);
    surroundings.created(this.webContents);
    this.#attached = this.#open(options.webPreferences?.preload);
    // loadURL rejects with the same error; without this line it would also end the process as unhandled.
    this.#attached.catch(() => undefined);
  }

  async #open(preload: string | undefined): Promise<Attached> {
    const attached = await this.#browser.attach();
    this.#browser.pipe.on('Target.targetDestroyed', ({ targetId }) => {
      if (targetId !== attached.targetId) return;
      this.#closed = true;
      this.emit('closed');
      this.#surroundings.closed();
    });
    this.#browser.pipe.on('Page.javascriptDialogOpening', ({ type }, session) => {
      // The page has something that is not saved; without a listener that prevents it, the window closes all the same.
      if (session !== attached.sessionId || type !== 'beforeunload') return;
      const accept = !emitPreventable(this, 'close');
      this.#browser.pipe.post('Page.handleJavaScriptDialog', { accept }, attached.sessionId);
    });
    this.#browser.onExit((code) => {
      if (this.#closed) return;
      this.#closed = true;
      this.emit('closed');
      this.#surroundings.lost(new StartFailure('browser-lost', `exit code ${code}\n${this.#browser.lastWords}`));
    });
    await this.webContents.prepare(attached, preload === undefined ? null : readFileSync(preload, 'utf8'));
    return attached;
  }

  async loadURL(url: string): Promise<void> {
    try {
      await this.#attached;
      await this.webContents.load(url);
      this.emit('ready-to-show');
    } catch (error) {
      // A browser that has ended is reported once, by its exit; one that we ended is not reported.
      if (!(error instanceof PipeClosed) && !this.#surroundings.isEnding()) throw error;
    }
  }

  /** The browser shows its window by itself; this brings it to the front, restored if it was minimised. */
  show(): void {
    void this.#bringBack().catch(() => undefined);
  }

  async #bringBack(): Promise<void> {
    const { targetId, sessionId } = await this.#attached;
    const { pipe } = this.#browser;
    const { windowId, bounds } = await pipe.send('Browser.getWindowForTarget', { targetId });
    if (bounds.windowState === 'minimized') {
      await pipe.send('Browser.setWindowBounds', { windowId, bounds: { windowState: 'normal' } });
    }
    await pipe.send('Page.bringToFront', {}, sessionId);
  }

  focus(): void {
    this.show();
  }

  restore(): void {
    this.show();
  }

  /** Not known without waiting for an answer; show() asks and restores the window. */
  isMinimized(): boolean {
    return false;
  }
}

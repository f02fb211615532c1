import { readFileSync } from 'node:fs';
import type { Window, WindowOptions } from '../api.ts';
import type { Attached, Browser } from './browser.ts';
import { Listeners } from './listeners.ts';
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
 * The window, and the page in it. There is only one: the browser itself is started with it and ends with it. It cannot
 * be kept from being made smaller than the app likes, and its title and icon are the page's own.
 */
export class ChromiumWindow implements Window {
  readonly webContents: ChromiumWebContents;
  readonly #browser: Browser;
  readonly #listeners = new Listeners();
  readonly #surroundings: WindowSurroundings;
  readonly #attached: Promise<Attached>;
  #closed = false;

  constructor(options: WindowOptions, surroundings: WindowSurroundings) {
    this.#surroundings = surroundings;
    this.#browser = surroundings.start(options);
    this.webContents = new ChromiumWebContents(this.#browser, surroundings);
    surroundings.created(this.webContents);
    this.#attached = this.#open(options.webPreferences?.preload);
    // Told to whoever loads an address into the window; here it only must not go unheard.
    this.#attached.catch(() => undefined);
  }

  async #open(preload: string | undefined): Promise<Attached> {
    const attached = await this.#browser.attach();
    this.#browser.pipe.on('Target.targetDestroyed', ({ targetId }) => {
      if (targetId !== attached.targetId) return;
      this.#closed = true;
      this.#listeners.tell('closed');
      this.#surroundings.closed();
    });
    this.#browser.onExit((code) => {
      if (!this.#closed)
        this.#surroundings.lost(new StartFailure('browser-lost', `exit code ${code}\n${this.#browser.lastWords}`));
    });
    await this.webContents.prepare(attached, preload === undefined ? null : readFileSync(preload, 'utf8'));
    return attached;
  }

  async loadURL(url: string): Promise<void> {
    try {
      await this.#attached;
      await this.webContents.load(url);
      this.#listeners.tell('ready-to-show');
    } catch (error) {
      // That the browser has ended is told once, by whoever watches it; that it was made to end, by nobody.
      if (!(error instanceof PipeClosed) && !this.#surroundings.isEnding()) throw error;
    }
  }

  /** The browser shows its window by itself; what is left to do is to bring a minimised one back. */
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

  /** Nobody can say without waiting; show() finds out and does what is needed. */
  isMinimized(): boolean {
    return false;
  }

  on(event: 'closed' | 'ready-to-show', listener: () => void): void {
    this.#listeners.add(event, listener);
  }
}

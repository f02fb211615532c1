import path from 'node:path';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { listPageFiles, pageFileHandler } from '../../main/shell/page-files.ts';
import { drivenBrowserArguments, installedBrowser } from '../../test/driven-browser.ts';
import { openHost } from '../ways/host.ts';

const origin = 'https://app.rostrum.localhost';
const root = path.resolve(import.meta.dirname, '..', '..');

/** The state of a browser, as Playwright keeps it: the store of the page and what it remembers beside it. */
export type BrowserState = Exclude<BrowserContextOptions['storageState'], string | undefined>;

/** The built page in a real Chromium, and the handlers of main over a data folder, without the process of the app. */
export class BuiltPage {
  #browser: Browser;
  readonly #serve: (request: Request) => Promise<Response>;

  private constructor(browser: Browser, serve: (request: Request) => Promise<Response>) {
    this.#browser = browser;
    this.#serve = serve;
  }

  static async begin(): Promise<BuiltPage> {
    const serve = pageFileHandler(await listPageFiles(path.join(root, 'out', 'renderer')), () => 'light');
    return new BuiltPage(await launchBrowser(), serve);
  }

  /** A window with what the store holds, not opened yet. */
  async window(state: BrowserState | null): Promise<BuiltWindow> {
    // The browser of the cases is no part of what is looked at: one that has ended is started again.
    if (!this.#browser.isConnected()) this.#browser = await launchBrowser();
    const context = await this.#browser.newContext(state === null ? {} : { storageState: state });
    await context.route(`${origin}/**`, async (route) => {
      const url = route.request().url().replace(origin, 'rostrum://app');
      const response = await this.#serve(new Request(url));
      const headers = Object.fromEntries(response.headers);
      await route.fulfill({ status: response.status, headers, body: Buffer.from(await response.arrayBuffer()) });
    });
    const window = new BuiltWindow(context);
    await context.exposeFunction('callOfCase', (name: string, input: string) => window.call(name, input));
    await context.addInitScript(`window.rostrum = {
      call: async (name, input) => JSON.parse(await window.callOfCase(name, JSON.stringify(input ?? {}))),
    };`);
    return window;
  }

  async close(): Promise<void> {
    await this.#browser.close();
  }
}

async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: installedBrowser(), args: [...drivenBrowserArguments] });
}

/** One window, start after start. */
export class BuiltWindow {
  readonly #context: BrowserContext;
  #host: Awaited<ReturnType<typeof openHost>> | null = null;
  #page: Page | null = null;
  /** Loads since the last start: a page that goes on loading never shows anything. */
  loads = 0;

  constructor(context: BrowserContext) {
    this.#context = context;
  }

  get page(): Page {
    if (this.#page === null) throw new Error('the window is closed');
    return this.#page;
  }

  /** Opens the journal of `folder` and the page at `place`, as a start of the app does. */
  async start(folder: string, place = '/'): Promise<Page> {
    this.#host = await openHost(folder);
    const page = await this.#context.newPage();
    this.#page = page;
    this.loads = 0;
    page.on('domcontentloaded', () => (this.loads += 1));
    page.on('dialog', () => undefined);
    await page.goto(origin + place);
    return page;
  }

  /** Ends as the app does: first the page, then the journal. */
  async end(): Promise<void> {
    await this.#page?.close();
    this.#page = null;
    await this.#host?.close();
    this.#host = null;
  }

  async call(name: string, input: string): Promise<string> {
    if (this.#host === null) return JSON.stringify({ ok: false, failure: { code: 'call-failed' } });
    return this.#host.call(name, input);
  }

  async state(): Promise<BrowserState> {
    return this.#context.storageState({ indexedDB: true });
  }

  async close(): Promise<void> {
    await this.end().catch(() => undefined);
    await this.#context.close().catch(() => undefined);
  }
}

import type { CallEvent, Frame, Preventable, WebContents } from '../api.ts';
import { fromBrowserAddress, toBrowserAddress } from './address-map.ts';
import type { Attached, Browser } from './browser.ts';
import { Listeners } from './listeners.ts';
import { bindingName, pageWorldSource, preloadWorld, preloadWorldSource } from './page/page-scripts.ts';
import type { Events } from './protocol.ts';
import { Loads } from './loads.ts';
import { answerRequests } from './requests.ts';
import type { ChromiumSession } from './session.ts';

/** What a page needs from the shell around it. */
export type PageSurroundings = {
  readonly session: ChromiumSession;
  readonly scheme: string;
  call(event: CallEvent, channel: string, values: unknown[]): Promise<unknown>;
};

/** The page in the window: who may call from it, where it may go. */
export class ChromiumWebContents implements WebContents {
  readonly mainFrame: Frame & { url: string } = { url: '' };
  readonly #browser: Browser;
  readonly #surroundings: PageSurroundings;
  readonly #listeners = new Listeners();
  readonly #frames = new Map<number, Frame>();
  #attached: Attached | null = null;
  #openHandler: (details: { url: string }) => { action: 'deny' } = () => ({ action: 'deny' });

  constructor(browser: Browser, surroundings: PageSurroundings) {
    this.#browser = browser;
    this.#surroundings = surroundings;
  }

  setWindowOpenHandler(handler: (details: { url: string }) => { action: 'deny' }): void {
    this.#openHandler = handler;
  }

  /** The command line has set it for the whole browser. */
  setWebRTCIPHandlingPolicy(): void {}

  reload(): void {
    if (this.#attached !== null) this.#browser.pipe.post('Page.reload', {}, this.#attached.sessionId);
  }

  on(
    event: string,
    listener:
      ((event: Preventable & { url: string }) => void) | ((event: unknown, details: { reason: string }) => void),
  ): void {
    this.#listeners.add(event, listener);
  }

  /** Readies the page's two worlds before the first address is loaded into it. */
  async prepare(attached: Attached, preload: string | null): Promise<void> {
    this.#attached = attached;
    const { sessionId } = attached;
    const { pipe } = this.#browser;
    this.#listen();
    answerRequests(pipe, this.#surroundings.session, (url) => this.#listeners.isPrevented('will-navigate', { url }));
    await Promise.all([pipe.send('Page.enable', {}, sessionId), pipe.send('Runtime.enable', {}, sessionId)]);
    if (preload !== null) {
      const binding = { name: bindingName, executionContextName: preloadWorld };
      const preloadScript = { source: preloadWorldSource(preload), worldName: preloadWorld };
      await pipe.send('Runtime.addBinding', binding, sessionId);
      await pipe.send('Page.addScriptToEvaluateOnNewDocument', { source: pageWorldSource() }, sessionId);
      await pipe.send('Page.addScriptToEvaluateOnNewDocument', preloadScript, sessionId);
    }
    await pipe.send('Browser.setDownloadBehavior', { behavior: 'deny' });
  }

  async load(url: string): Promise<void> {
    const { pipe } = this.#browser;
    const sessionId = this.#attached?.sessionId;
    const origin = new URL(toBrowserAddress(url)).origin;
    await pipe.send('Browser.grantPermissions', {
      origin,
      permissions: this.#surroundings.session.permissionsFor(url),
    });
    await pipe.send('Page.setLifecycleEventsEnabled', { enabled: true }, sessionId);
    const loads = new Loads(pipe, sessionId);
    const { errorText, loaderId } = await pipe.send('Page.navigate', { url: toBrowserAddress(url) }, sessionId);
    if (errorText !== undefined) throw new Error(`${url}: ${errorText}`);
    await loads.finished(loaderId ?? '');
    // Without this, Back leads to the page that the window was opened with.
    await pipe.send('Page.resetNavigationHistory', {}, sessionId);
  }

  #listen(): void {
    const { pipe } = this.#browser;
    const ours = (session: string | undefined): boolean => session === this.#attached?.sessionId;
    pipe.on('Runtime.executionContextCreated', ({ context }, session) => {
      if (ours(session)) this.#frameAppears(context);
    });
    pipe.on('Runtime.executionContextDestroyed', ({ executionContextId }, session) => {
      if (ours(session)) this.#frames.delete(executionContextId);
    });
    pipe.on('Runtime.executionContextsCleared', (_, session) => {
      if (ours(session)) this.#frames.clear();
    });
    pipe.on('Runtime.bindingCalled', (call, session) => {
      if (ours(session) && call.name === bindingName) this.#receive(call);
    });
    pipe.on('Target.targetCrashed', ({ targetId, status }) => {
      if (targetId === this.#attached?.targetId) this.#listeners.tell('render-process-gone', {}, { reason: status });
    });
  }

  /** Remembers the frame of each preload world: the main frame is the same object for as long as the window lives. */
  #frameAppears({ id, origin, name, auxData }: Events['Runtime.executionContextCreated']['context']): void {
    if (name !== preloadWorld) return;
    const url = fromBrowserAddress(`${origin}/`, this.#surroundings.scheme) ?? origin;
    if (auxData.frameId !== this.#attached?.targetId) this.#frames.set(id, { url });
    else {
      this.mainFrame.url = url;
      this.#frames.set(id, this.mainFrame);
    }
  }

  #receive({ payload, executionContextId }: Events['Runtime.bindingCalled']): void {
    const message = JSON.parse(payload) as { open?: string; id?: number; channel?: string; values?: unknown[] };
    if (message.open !== undefined) {
      this.#openHandler({ url: message.open });
      return;
    }
    const { id = 0, channel = '', values = [] } = message;
    const event: CallEvent = { senderFrame: this.#frames.get(executionContextId) ?? null };
    this.#surroundings.call(event, channel, values).then(
      (value) => this.#answerCall(executionContextId, id, 'value', String(value)),
      (error: unknown) => this.#answerCall(executionContextId, id, 'error', String(error)),
    );
  }

  #answerCall(executionContextId: number, id: number, outcome: 'value' | 'error', text: string): void {
    const functionDeclaration = `(text) => globalThis.__rostrumAnswer(${id}, '${outcome}', text)`;
    const answer = { functionDeclaration, arguments: [{ value: text }], executionContextId };
    this.#browser.pipe.post('Runtime.callFunctionOn', answer, this.#attached?.sessionId);
  }
}

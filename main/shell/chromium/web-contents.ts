import { EventEmitter } from 'node:events';
import type { CallEvent, CallingFrame, WebContents } from '../api.ts';
import { emitPreventable } from './application.ts';
import { bindingName, pageWorldSource, preloadWorld, preloadWorldSource } from './page/page-scripts.ts';
import type { Attached, Browser } from './browser.ts';
import type { Pipe } from './pipe.ts';
import type { Events } from './protocol.ts';
import { answerRequests, fromBrowserAddress, toBrowserAddress, type ChromiumSession } from './session.ts';

/** What a page needs from the shell around it. */
export type PageSurroundings = {
  readonly session: ChromiumSession;
  readonly scheme: string;
  call(event: CallEvent, channel: string, values: unknown[]): Promise<unknown>;
};

/**
 * The page in the window: who may call from it, where it may go. `unresponsive` is never emitted: Chromium does not watch
 * for it while it is driven through its pipe, and a question of ours would take an open print dialog for a hang.
 */
export class ChromiumWebContents extends EventEmitter implements WebContents {
  readonly mainFrame: CallingFrame & { url: string } = { url: '' };
  readonly #browser: Browser;
  readonly #surroundings: PageSurroundings;
  readonly #frames = new Map<number, CallingFrame>();
  #attached: Attached | null = null;

  constructor(browser: Browser, surroundings: PageSurroundings) {
    super();
    this.#browser = browser;
    this.#surroundings = surroundings;
  }

  /** A second page is never let in: the browser closes it (Browser.attach). */
  setWindowOpenHandler(): void {}

  /** The command line has set it for the whole browser. */
  setWebRTCIPHandlingPolicy(): void {}

  reload(): void {
    this.#post('Page.reload');
  }

  forcefullyCrashRenderer(): void {
    this.#post('Page.crash');
  }

  #post(command: 'Page.reload' | 'Page.crash'): void {
    if (this.#attached !== null) this.#browser.pipe.post(command, {}, this.#attached.sessionId);
  }

  /** Sets up the page's two JavaScript worlds before the first address is loaded into it. */
  async prepare(attached: Attached, preload: string | null): Promise<void> {
    this.#attached = attached;
    const { sessionId } = attached;
    const { pipe } = this.#browser;
    this.#listen();
    answerRequests(pipe, this.#surroundings.session, (url) => emitPreventable(this, 'will-navigate', { url }));
    await Promise.all([pipe.send('Page.enable', {}, sessionId), pipe.send('Runtime.enable', {}, sessionId)]);
    if (preload !== null) {
      const binding = { name: bindingName, executionContextName: preloadWorld };
      const preloadScript = { source: preloadWorldSource(preload), worldName: preloadWorld };
      await pipe.send('Runtime.addBinding', binding, sessionId);
      await pipe.send('Page.addScriptToEvaluateOnNewDocument', { source: pageWorldSource() }, sessionId);
      await pipe.send('Page.addScriptToEvaluateOnNewDocument', preloadScript, sessionId);
    }
    await pipe.send('Browser.setDownloadBehavior', { behavior: 'deny' });
    this.#surroundings.session.attach(pipe, sessionId);
  }

  async load(url: string): Promise<void> {
    const { pipe } = this.#browser;
    const sessionId = this.#attached?.sessionId;
    const origin = new URL(toBrowserAddress(url)).origin;
    await pipe.send('Browser.grantPermissions', {
      origin,
      permissions: this.#surroundings.session.permissionsFor(url),
    });
    // Not awaited: a page whose process has crashed does not answer, but can be navigated.
    pipe.post('Page.setLifecycleEventsEnabled', { enabled: true }, sessionId);
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
      if (targetId === this.#attached?.targetId) this.emit('render-process-gone', {}, { reason: status });
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
    const message = JSON.parse(payload) as { id?: number; channel?: string; values?: unknown[] };
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

/**
 * Which documents have finished loading, by their loader id. The page that the window opens with may finish after ours
 * has been asked for, so waiting for the next `load` would be wrong.
 */
class Loads {
  readonly #finished = new Set<string>();
  readonly #waiting = new Map<string, () => void>();
  readonly #stop: () => void;

  constructor(pipe: Pipe, sessionId: string | undefined) {
    this.#stop = pipe.on('Page.lifecycleEvent', ({ loaderId, name }, session) => {
      if (session !== sessionId || name !== 'load') return;
      this.#finished.add(loaderId);
      this.#waiting.get(loaderId)?.();
    });
  }

  async finished(loaderId: string): Promise<void> {
    await new Promise<void>((resolve) => {
      if (this.#finished.has(loaderId)) resolve();
      else this.#waiting.set(loaderId, resolve);
    });
    this.#stop();
  }
}

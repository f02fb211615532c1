import { EventEmitter } from 'node:events';
import type { RequestListener, ShellSession } from '../api.ts';
import type { Pipe } from './pipe.ts';
import type { Events } from './protocol.ts';

type SchemeHandler = (request: Request) => Promise<Response>;
type PermissionCheck = Parameters<ShellSession['setPermissionCheckHandler']>[0];
type Permission = 'clipboard-sanitized-write' | 'media' | 'persistent-storage';

/** Permissions by Electron's name and Chromium's. Chromium refuses all that are not granted. */
const grantable: Record<Permission, string> = {
  'clipboard-sanitized-write': 'clipboardSanitizedWrite',
  // Asked for pictures only; sound has a name of its own, which is never granted.
  media: 'videoCapture',
  'persistent-storage': 'durableStorage',
};

/**
 * Electron's session: who answers requests and what pages may do. It stores the app's handlers, and the window asks
 * them. Downloads are refused by the browser itself (Browser.setDownloadBehavior), so `will-download` is never emitted.
 */
export class ChromiumSession extends EventEmitter implements ShellSession {
  readonly #schemes = new Map<string, SchemeHandler>();
  #requestListener: RequestListener | null = null;
  #mayUse: PermissionCheck = null;
  readonly #page = waiting<{ readonly pipe: Pipe; readonly sessionId: string }>();

  readonly protocol = {
    handle: (scheme: string, handler: SchemeHandler): void => void this.#schemes.set(scheme, handler),
  };
  readonly webRequest = {
    onBeforeRequest: (listener: RequestListener): void => void (this.#requestListener = listener),
  };

  setPermissionCheckHandler(handler: PermissionCheck): void {
    this.#mayUse = handler;
  }

  /** Waits for the page, and deletes what the browser keeps for each of our origins. */
  async clearStorageData({ storages = [] }: Parameters<ShellSession['clearStorageData']>[0] = {}): Promise<void> {
    const { pipe, sessionId } = await this.#page.promise;
    const storageTypes = storages.map((each) => (each === 'indexdb' ? 'indexeddb' : each)).join(',');
    for (const scheme of this.#schemes.keys()) {
      const { origin } = new URL(toBrowserAddress(`${scheme}://app/`));
      await pipe.send('Storage.clearDataForOrigin', { origin, storageTypes }, sessionId);
    }
  }

  /** The page in the window, once there is one. */
  attach(pipe: Pipe, sessionId: string): void {
    this.#page.resolve({ pipe, sessionId });
  }

  // Permissions are granted once, from the check above; the browser does not ask again.
  setPermissionRequestHandler(): void {}
  setDevicePermissionHandler(): void {}
  setDisplayMediaRequestHandler(): void {}
  setUSBProtectedClassesHandler(): void {}
  // Spelling is off in the profile's preferences, and the proxy is on the command line.
  setSpellCheckerEnabled(): void {}
  setProxy(): Promise<void> {
    return Promise.resolve();
  }

  /** Chromium's names of what our own page may use. */
  permissionsFor(address: string): string[] {
    const wanted = Object.keys(grantable) as Permission[];
    const details = { isMainFrame: true, requestingUrl: address, mediaType: 'video' } as const;
    return wanted
      .filter((name) => this.#mayUse?.(null, name, address, details) === true)
      .map((name) => grantable[name]);
  }

  /** The answer to a request of the browser; null when it must fail. */
  async answer(browserAddress: string, method: string): Promise<Response | null> {
    for (const [scheme, handler] of this.#schemes) {
      const address = fromBrowserAddress(browserAddress, scheme);
      if (address === null) continue;
      if (this.#isCancelled(address)) return null;
      return handler(new Request(address, { method }));
    }
    return null;
  }

  #isCancelled(url: string): boolean {
    let cancelled = false;
    this.#requestListener?.({ url }, ({ cancel }) => (cancelled = cancel === true));
    return cancelled;
  }
}

/** A promise with what fulfils it. */
function waiting<Value>(): { readonly promise: Promise<Value>; readonly resolve: (value: Value) => void } {
  let fulfil: (value: Value) => void = () => undefined;
  const promise = new Promise<Value>((resolve) => (fulfil = resolve));
  return { promise, resolve: (value) => fulfil(value) };
}

type PausedRequest = Events['Fetch.requestPaused'];

/**
 * Answers every request of the whole browser, whoever makes it: page, worker or the browser itself. `onForeignPage` is
 * called for an attempt to leave the app, which is always refused.
 */
export function answerRequests(pipe: Pipe, session: ChromiumSession, onForeignPage: (url: string) => void): void {
  pipe.on('Fetch.requestPaused', (request) => {
    answer(pipe, session, request, onForeignPage).catch(() => {
      // An unanswered request would hang for ever.
      const { requestId } = request;
      pipe.post('Fetch.fulfillRequest', { requestId, responseCode: 500, responseHeaders: [], body: '' });
    });
  });
}

async function answer(
  pipe: Pipe,
  session: ChromiumSession,
  { requestId, request, resourceType }: PausedRequest,
  onForeignPage: (url: string) => void,
): Promise<void> {
  const response = await session.answer(request.url, request.method);
  if (response === null) {
    // An aborted navigation leaves the page as it is; a blocked one shows an error page.
    const isPage = resourceType === 'Document';
    if (isPage) onForeignPage(request.url);
    pipe.post('Fetch.failRequest', { requestId, errorReason: isPage ? 'Aborted' : 'BlockedByClient' });
    return;
  }
  const responseHeaders = [...response.headers].map(([name, value]) => ({ name, value }));
  const body = Buffer.from(await response.arrayBuffer()).toString('base64');
  pipe.post('Fetch.fulfillRequest', { requestId, responseCode: response.status, responseHeaders, body });
}

/**
 * Chromium does not know our scheme, so the stand-in serves `rostrum://app/…` as `https://app.rostrum.localhost/…`: a
 * secure origin that no name server and no certificate is ever asked about, because every request is answered by us.
 */
export function toBrowserAddress(address: string): string {
  return address.replace(/^([a-z][a-z0-9+.-]*):\/\/([^/?#]+)/, 'https://$2.$1.localhost');
}

/** The app's address of one of the browser's; null for any other address. */
export function fromBrowserAddress(address: string, scheme: string): string | null {
  if (!URL.canParse(address)) return null;
  const { protocol, host, username, password, pathname, search } = new URL(address);
  const suffix = `.${scheme}.localhost`;
  if (protocol !== 'https:' || !host.endsWith(suffix) || username !== '' || password !== '') return null;
  return `${scheme}://${host.slice(0, -suffix.length)}${pathname}${search}`;
}

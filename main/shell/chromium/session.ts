import type { Preventable, RequestListener, Session } from '../api.ts';
import { fromBrowserAddress } from './address-map.ts';
import { Listeners } from './listeners.ts';

type SchemeHandler = (request: Request) => Promise<Response>;
type PermissionCheck = Parameters<Session['setPermissionCheckHandler']>[0];
type Permission = 'clipboard-sanitized-write' | 'media' | 'persistent-storage';

/** Electron's names for what Chromium can be told to grant, and Chromium's. All others are refused by granting these. */
const grantable: Record<Permission, string> = {
  'clipboard-sanitized-write': 'clipboardSanitizedWrite',
  // Asked for pictures only; sound has a name of its own, which is never granted.
  media: 'videoCapture',
  'persistent-storage': 'durableStorage',
};

/**
 * What Electron calls a session: who answers requests and what pages may do. Here it only remembers the answers, and the
 * window asks for them. What the browser settles by itself is stated beside each name.
 */
export class ChromiumSession implements Session {
  readonly #schemes = new Map<string, SchemeHandler>();
  readonly #listeners = new Listeners();
  #requestListener: RequestListener | null = null;
  #mayUse: PermissionCheck = null;

  readonly protocol = {
    handle: (scheme: string, handler: SchemeHandler): void => void this.#schemes.set(scheme, handler),
  };
  readonly webRequest = {
    onBeforeRequest: (listener: RequestListener): void => void (this.#requestListener = listener),
  };

  setPermissionCheckHandler(handler: PermissionCheck): void {
    this.#mayUse = handler;
  }

  // The browser is told once what it may grant, from the check above; it never comes back to ask.
  setPermissionRequestHandler(): void {}
  setDevicePermissionHandler(): void {}
  setDisplayMediaRequestHandler(): void {}
  setUSBProtectedClassesHandler(): void {}
  // Spelling is off in the profile's preferences, and the proxy is on the command line.
  setSpellCheckerEnabled(): void {}
  setProxy(): Promise<void> {
    return Promise.resolve();
  }

  // Downloads are refused by the browser itself (Browser.setDownloadBehavior), without asking.
  on(event: 'will-download', listener: (event: Preventable) => void): void {
    this.#listeners.add(event, listener);
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

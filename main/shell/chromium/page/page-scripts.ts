import { keyGuard } from './key-guard.ts';

/** The function that Chromium puts into the world of the preload script, and into no other. */
export const bindingName = '__rostrumBinding';
/** The world of the preload script: it shares the page's document and none of its objects. */
export const preloadWorld = 'rostrum-preload';

type Invocation = (channel: string, ...values: unknown[]) => Promise<unknown>;
type Api = Record<string, (...values: unknown[]) => unknown>;
type PortCall = { id: number; name: string; values: unknown[] };
type PreloadModules = {
  contextBridge: { exposeInMainWorld(key: string, api: Api): void };
  ipcRenderer: { invoke: Invocation };
};

/** What runs first in every page of the window, in the page's own world. */
export function pageWorldSource(): string {
  return `(${receiveBridge.toString()})()`;
}

/** What runs second, in the preload script's world: Electron's two names, the preload script, the guard for keys. */
export function preloadWorldSource(preload: string): string {
  const run = `(require, module, exports) => {${preload}\n}`;
  return `(${offerBridge.toString()})(globalThis.${bindingName}, ${run}, ${keyGuard.toString()})`;
}

/** Waits for the other world to hand over one end of a channel, and makes the functions of the bridge from it. */
function receiveBridge(): void {
  const receive = (event: Event): void => {
    // Registered before any script of the page, which therefore never gets the event.
    event.stopImmediatePropagation();
    const { data, ports } = event as MessageEvent<string>;
    const { key, names } = JSON.parse(data) as { key: string; names: string[] };
    const port = ports[0] as MessagePort;
    const waiting = new Map<number, (answer: { value?: unknown; error?: string }) => void>();
    let last = 0;
    const settle = ({ data: answer }: MessageEvent<{ id: number; value?: unknown; error?: string }>): void => {
      waiting.get(answer.id)?.(answer);
      waiting.delete(answer.id);
    };
    port.addEventListener('message', settle);
    port.start();
    const call = (name: string, values: unknown[]): Promise<unknown> =>
      new Promise((resolve, reject) => {
        const id = ++last;
        waiting.set(id, ({ value, error }) => (error === undefined ? resolve(value) : reject(new Error(error))));
        port.postMessage({ id, name, values });
      });
    const api = names.map((name) => [name, (...values: unknown[]) => call(name, values)]);
    Object.defineProperty(globalThis, key, { value: Object.freeze(Object.fromEntries(api)), enumerable: true });
  };
  addEventListener('rostrum-bridge', receive, { capture: true, once: true });
}

function offerBridge(
  send: (message: string) => void,
  runPreload: (require: (name: string) => unknown, module: object, exports: object) => void,
  guard: () => void,
): void {
  const waiting = new Map<number, (answer: { value?: string; error?: string }) => void>();
  let last = 0;
  const invoke: Invocation = (channel, ...values) =>
    new Promise((resolve, reject) => {
      const id = ++last;
      waiting.set(id, ({ value, error }) => (error === undefined ? resolve(value) : reject(new Error(error))));
      send(JSON.stringify({ id, channel, values }));
    });
  const receiveAnswer = (id: number, outcome: 'value' | 'error', text: string): void => {
    waiting.get(id)?.({ [outcome]: text });
    waiting.delete(id);
  };
  Reflect.defineProperty(globalThis, '__rostrumAnswer', { value: receiveAnswer });

  const exposeInMainWorld = (key: string, api: Api): void => {
    const { port1, port2 } = new MessageChannel();
    const answer = async ({ data }: MessageEvent<PortCall>): Promise<void> => {
      try {
        port1.postMessage({ id: data.id, value: await api[data.name]?.(...data.values) });
      } catch (error) {
        port1.postMessage({ id: data.id, error: error instanceof Error ? error.message : String(error) });
      }
    };
    port1.addEventListener('message', (call: MessageEvent<PortCall>) => void answer(call));
    port1.start();
    const data = JSON.stringify({ key, names: Object.keys(api) });
    dispatchEvent(new MessageEvent('rostrum-bridge', { data, ports: [port2] }));
  };

  const modules: PreloadModules = { contextBridge: { exposeInMainWorld }, ipcRenderer: { invoke } };
  const require = (name: string): unknown => {
    if (name !== 'electron') throw new Error(`module not found: ${name}`);
    return modules;
  };
  guard();
  runPreload(require, { exports: {} }, {});
}

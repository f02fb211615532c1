import type { Work } from './serve-task.ts';

/** A task that runs in a worker of its own. */
export type BackgroundTask = {
  /** Ends it at once, whatever it is doing; nothing is reported any more. */
  cancel(): void;
};

type Listeners<Report> = {
  readonly onReport: (report: Report) => void;
  /** The report after which there is none; the worker is gone before it is handed on. */
  readonly isLast: (report: Report) => boolean;
  /** The worker could not be started or broke down. */
  readonly onFailure: () => void;
};

/**
 * Starts a worker and posts its one request (see serve-task.ts). `address` is the address of its script, on our origin.
 */
export function startTask<Some extends Work>(
  address: string,
  request: Some['request'],
  { onReport, isLast, onFailure }: Listeners<Some['report']>,
): BackgroundTask {
  const worker = new Worker(workerAddress(address), { type: 'module' });
  let ended = false;
  const end = (): void => {
    ended = true;
    worker.terminate();
  };
  worker.addEventListener('message', ({ data }: MessageEvent<Some['report']>) => {
    if (ended) return;
    if (isLast(data)) end();
    onReport(data);
  });
  worker.addEventListener('error', () => {
    if (ended) return;
    end();
    onFailure();
  });
  worker.postMessage(request, []);
  return { cancel: end };
}

type WorkerPolicy = { createScriptURL(address: string): string };
type TrustedTypes = {
  createPolicy(name: string, rules: { createScriptURL: (address: string) => string }): WorkerPolicy;
};

declare global {
  interface Window {
    readonly trustedTypes?: TrustedTypes;
  }
}

/**
 * The only trusted-types policy that the content security policy allows: it passes addresses of our own origin and
 * throws for any other.
 */
const policy = window.trustedTypes?.createPolicy('rostrum-workers', {
  createScriptURL: (address) => {
    if (new URL(address, location.href).origin !== location.origin) throw new Error('a worker from elsewhere');
    return address;
  },
});

/** The address as a TrustedScriptURL, from which alone a worker may be started. */
export function workerAddress(address: string): string {
  return policy?.createScriptURL(address) ?? address;
}

import type { Pipe } from './pipe.ts';

/**
 * Which documents have finished loading. The browser tells of each of them, and the page that the window opens with may
 * be the last to be told of, after ours has been asked for.
 */
export class Loads {
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

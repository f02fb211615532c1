type Listener = (...values: never[]) => void;

/** Listeners by event, as Electron's objects have them. */
export class Listeners {
  readonly #byEvent = new Map<string, Set<Listener>>();

  add(event: string, listener: Listener): void {
    const listeners = this.#byEvent.get(event) ?? new Set();
    this.#byEvent.set(event, listeners.add(listener));
  }

  tell(event: string, ...values: unknown[]): void {
    for (const listener of this.#byEvent.get(event) ?? []) listener(...(values as never[]));
  }

  /** Tells an event that a listener may stop. Returns whether one did. */
  isPrevented(event: string, details: object = {}, ...values: unknown[]): boolean {
    let prevented = false;
    this.tell(event, { ...details, preventDefault: () => (prevented = true) }, ...values);
    return prevented;
  }
}

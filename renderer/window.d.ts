import type { Result } from '../shared/result.ts';

declare global {
  interface Window {
    /** Put there by main/preload.ts: the only way out of the page. */
    readonly rostrum: { readonly call: (name: string, input: unknown) => Promise<Result<unknown>> };
  }
}

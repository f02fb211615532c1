/** What a worker is for: what the page wishes, and what it is told on the way and at the end. */
export type Work = { readonly wish: unknown; readonly report: unknown };

type Task<Some extends Work> = (wish: Some['wish'], report: (report: Some['report']) => void) => Promise<void>;

/** Makes a worker do what the page wishes (see background-task.ts), which ends it after the last report. */
export function serveTask<Some extends Work>(task: Task<Some>): void {
  addEventListener('message', (event: MessageEvent<Some['wish']>) => {
    task(event.data, (report) => postMessage(report)).catch((error: unknown) => {
      // Errors of a promise do not reach the worker's owner by themselves.
      setTimeout(() => {
        throw error;
      });
    });
  });
}

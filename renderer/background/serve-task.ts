/** The messages of a task: the one request of the page, and the reports of the worker, on the way and at the end. */
export type Work = { readonly request: unknown; readonly report: unknown };

type Task<Some extends Work> = (request: Some['request'], report: (report: Some['report']) => void) => Promise<void>;

/**
 * Runs `task` for the request that the worker receives. The page ends the worker after the last report (see
 * background-task.ts).
 */
export function serveTask<Some extends Work>(task: Task<Some>): void {
  addEventListener('message', (event: MessageEvent<Some['request']>) => {
    task(event.data, (report) => postMessage(report)).catch((error: unknown) => {
      // A rejected promise raises no `error` event at the worker's owner; an exception does.
      setTimeout(() => {
        throw error;
      });
    });
  });
}

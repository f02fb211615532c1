import { vi } from 'vitest';
import type { AttendanceSheet } from '../../../shared/domain/attendance/attendance.ts';

/** What was asked of IndexedDB since the last `reset`. */
export type CountedRequests = {
  /** Every request, as `put sheets`. */
  readonly requests: string[];
  /** Every request with its key, as `get shelves workshop/…`. */
  readonly keys: string[];
  /** Every transaction that has written. */
  readonly writing: Set<IDBTransaction>;
  /** The workshops of the sheets that were put. */
  readonly sheetsWritten: string[];
  readonly reset: () => void;
};

/** Counts every request to IndexedDB until all mocks are restored. */
export function countRequests(): CountedRequests {
  const requests: string[] = [];
  const keys: string[] = [];
  const writing = new Set<IDBTransaction>();
  const sheetsWritten: string[] = [];
  for (const name of ['get', 'getAll', 'getAllKeys', 'openCursor', 'count', 'put', 'add', 'delete', 'clear'] as const) {
    const original = IDBObjectStore.prototype[name] as (...values: unknown[]) => IDBRequest;
    vi.spyOn(IDBObjectStore.prototype, name).mockImplementation(function counted(
      this: IDBObjectStore,
      ...values: unknown[]
    ) {
      const request = `${name} ${this.name}`;
      requests.push(request);
      if (typeof values[0] === 'string') keys.push(`${request} ${values[0]}`);
      if (isWrite(request)) writing.add(this.transaction);
      if (request === 'put sheets') sheetsWritten.push((values[0] as AttendanceSheet).workshopId);
      return original.apply(this, values) as never;
    });
  }
  return {
    requests,
    keys,
    writing,
    sheetsWritten,
    reset: () => {
      requests.length = 0;
      keys.length = 0;
      writing.clear();
      sheetsWritten.length = 0;
    },
  };
}

export function isWrite(request: string): boolean {
  return /^(put|add|delete|clear) /.test(request);
}

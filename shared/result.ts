import type { FailureCode } from './errors.ts';

/** What could not be done. The sentence for `code` lives in `shared/text`; `details` fills its placeholders. */
export type Failure = {
  readonly code: FailureCode;
  readonly details?: Readonly<Record<string, string | number>>;
};

/** The outcome of something that is expected to fail now and then: opening a file, saving a document. */
export type Result<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: Failure };

export function success<Value>(value: Value): Result<Value> {
  return { ok: true, value };
}

export function failure(code: FailureCode, details?: Failure['details']): Result<never> {
  return { ok: false, failure: details === undefined ? { code } : { code, details } };
}

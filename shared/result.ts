/**
 * Every expected failure, by its stable code. Codes are shown to the user in small print, so that a helper on the
 * phone can look them up; they are never renamed. `shared/text` must hold one sentence for each.
 */
export const failureCodes = [
  // typed text that is no value
  'not-a-date',
  'no-such-day',
  'not-a-time',
  'not-a-number',
  // opening a workshop file
  'file-empty',
  'file-too-large',
  'file-truncated',
  'file-altered',
  'file-not-json',
  'file-not-ours',
  'file-is-backup',
  'file-is-journal',
  'file-is-attendance',
  'file-newer',
  'file-invalid',
  'file-unsafe',
  'file-too-deep',
  'file-unreadable',
  'file-not-opened',
  'file-missing',
  'file-forbidden',
  'file-is-folder',
  'file-no-file',
  'file-changing',
  'file-of-other-kind',
  'file-too-many-values',
  'file-line-too-long',
  'workshop-here-already',
  // taking in the file of another desk
  'desk-file-not-ours',
  'desk-file-altered',
  'desk-file-of-other-workshop',
  'desk-file-workshop-missing',
  // opening a calendar, a schedule or a table
  'calendar-broken',
  'calendar-cancelled',
  'calendar-other-days',
  'file-web-page',
  'calendar-zone-unknown',
  'schedule-other-format',
  'schedule-broken',
  'schedule-unsafe',
  'schedule-empty',
  'schedule-too-large',
  'spreadsheet-broken',
  'spreadsheet-too-large',
  'spreadsheet-old-format',
  'spreadsheet-binary',
  'document-old-format',
  'document-pdf',
  'document-rtf',
  'table-not-found',
  'table-not-understood',
  'table-too-wide',
  'table-too-long',
  'people-list-unread',
  'people-too-many',
  'paste-without-names',
  'reading-failed',
  // writing files
  'folder-not-writable',
  'disk-full',
  'write-failed',
  'document-unknown',
  'document-needs-dates',
  'document-empty',
  'document-format-missing',
  'cancelled',
  // scans of signed sheets
  'evidence-not-a-scan',
  'evidence-too-large',
  'evidence-missing',
  'evidence-damaged',
  'scan-locked',
  'scan-damaged',
  'scan-too-slow',
  'scan-unreadable',
  // the journal and the working store
  'journal-out-of-order',
  'journal-unwritable',
  'journal-unreadable',
  'folder-gone',
  'profile-temporary',
  'settings-unusable',
  'second-start-unseen',
  'clock-ahead',
  'clock-behind',
  'journal-damaged',
  'journal-newer',
  'journal-incomplete',
  'journal-in-use',
  'store-unavailable',
  'store-newer',
  'store-read-only',
  'record-invalid',
  'record-missing',
  'nothing-to-undo',
  'undo-blocked',
  'undo-issued',
  'undo-gone',
  'undo-erased',
  'proposal-outdated',
  'day-signed-off',
  'closed-day-stays',
  'undo-closed-day',
  'nothing-to-sign',
  // backups
  'backup-incomplete',
  'backup-damaged',
  'backup-newer',
  'backup-not-ours',
  'backup-gone',
  'backup-failed',
  'backup-place-missing',
  'restore-failed',
  'erasing-unfinished',
  // the boundary between page and main process
  'call-unknown',
  'call-refused',
  'call-invalid',
  'call-failed',
] as const;

export type FailureCode = (typeof failureCodes)[number];

/**
 * Why a file or a folder could not be used: the detail `reason` of a failure. The catalogues have the words for each
 * under `vocabulary.fileTrouble`. `store-closed`: the browser closed its database. `replaced`: the name stands for another file than the one that was opened.
 */
export const fileTroubles = [
  'no-space',
  'read-only',
  'not-allowed',
  'missing',
  'not-a-folder',
  'is-a-folder',
  'is-a-pipe',
  'is-a-socket',
  'is-a-device',
  'is-a-link',
  'dangling-link',
  'link-loop',
  'damaged',
  'exists',
  'in-use',
  'too-many-open',
  'name-too-long',
  'too-large',
  'device-failed',
  'replaced',
  'closing',
  'store-closed',
] as const;

export type FileTrouble = (typeof fileTroubles)[number];

/**
 * What could not be done: one of the codes that a function's type names. The sentence for `code` stands in
 * the `errors.ts` of each language in `shared/text`; `details` fills the placeholders of that sentence.
 */
export type Failure<Code extends FailureCode = FailureCode> = {
  readonly code: Code;
  readonly details?: Readonly<Record<string, string | number>>;
};

/**
 * The outcome of a function that is expected to fail now and then: a value, or a failure with one of the codes `Code`.
 * Functions name their codes (`Result<Session, 'record-missing'>`), so that the compiler knows what a caller must
 * expect. Without codes it may be any failure: only for parameters that take every result.
 */
export type Result<Value, Code extends FailureCode = FailureCode> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: Failure<Code> };

export function success<Value>(value: Value): Result<Value, never> {
  return { ok: true, value };
}

export function failure<Code extends FailureCode>(code: Code, details?: Failure['details']): Result<never, Code> {
  return { ok: false, failure: details === undefined ? { code } : { code, details } };
}

/** The value of a success, undefined for a failure: where the reason does not matter. */
export function valueIn<Value>(result: Result<Value>): Value | undefined {
  return result.ok ? result.value : undefined;
}

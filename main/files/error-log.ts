import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { errorReport, type ErrorReport } from '../../shared/error-report.ts';
import { now } from '../../shared/time/instant.ts';
import { makeFirstMissing } from './file-system.ts';

/** Bytes; a full file is kept as `older`, which replaces the one before. */
const largest = 256 * 1024;
const current = 'rostrum.log';
const older = 'rostrum.1.log';

/**
 * A log of errors in the data folder: per line the instant in UTC, the version, where it happened, and a code or a
 * report. Two files of 256 KiB at most. It holds no data of a workshop; see errorReportSchema. Writing is synchronous, so
 * that the error that ends the process is in it, and never fails: an error of the log has nowhere to be written.
 */
export class ErrorLog {
  readonly folder: string;
  readonly #version: string;

  constructor(folder: string, version: string) {
    this.folder = folder;
    this.#version = version;
  }

  /** `where` is a name of our own code, such as that of a host call. */
  error(where: string, error: unknown): void {
    this.report(where, errorReport(error));
  }

  report(where: string, { name, code, frames }: ErrorReport): void {
    this.#write([where, code === null ? name : `${name} ${code}`, ...frames.map((frame) => `at ${frame}`)]);
  }

  /** A failure that was expected, by its code of shared/errors.ts, or by another word of our own code. */
  failure(where: string, code: string): void {
    this.#write([where, code]);
  }

  #write(parts: readonly string[]): void {
    const file = path.join(this.folder, current);
    try {
      // Alone, the recursion of Node does not end in a folder that takes no other.
      makeFirstMissing(this.folder);
      mkdirSync(this.folder, { recursive: true, mode: 0o700 });
      const found = statSync(file, { throwIfNoEntry: false });
      // Writing to a pipe waits for whoever reads it.
      if (found !== undefined && !found.isFile()) return;
      if ((found?.size ?? 0) >= largest) renameSync(file, path.join(this.folder, older));
      appendFileSync(file, `${[now(), this.#version, ...parts].join(' | ')}\n`, { mode: 0o600 });
    } catch {
      // The log cannot be written: there is no other place to report it.
    }
  }
}

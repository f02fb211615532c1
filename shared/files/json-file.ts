import type * as z from 'zod';
import type { FailureCode } from '../errors.ts';
import { failure, success, type Result } from '../result.ts';
import type { Problem } from './consistency.ts';
import { findJsonFault, nestingOf } from './json-syntax.ts';

/** A kind of file that we write: JSON that names itself and its version. */
export type JsonFormat = {
  readonly name: string;
  /** The newest version that this program reads. */
  readonly version: number;
  /** The largest file that is opened. */
  readonly megabytes: number;
  /** What is said of any other file. */
  readonly notOurs: FailureCode;
};

/** What stands in a file beside its name and version; nothing of it is checked yet. */
export type JsonContents = { readonly version: number; readonly parts: Parts };
type Parts = Readonly<Record<string, unknown>>;

const megabyte = 1024 * 1024;
const deepestNesting = 64;
const unsafeFields: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Reads a file as it lies on the disk: UTF-8, with or without a byte-order mark. Never throws. */
export function readJsonBytes(bytes: Uint8Array, format: JsonFormat): Result<JsonContents> {
  if (bytes.length > format.megabytes * megabyte) return failure('file-too-large', { limit: format.megabytes });
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return failure('file-invalid', { place: 'the start', problem: 'it was saved as UTF-16, not as UTF-8', count: 1 });
  }
  try {
    return readJsonText(new TextDecoder('utf-8', { fatal: true }).decode(bytes), format);
  } catch {
    return brokenText(bytes, format);
  }
}

/** Reads the text of a file, of the format's version or an older one. Never throws. */
export function readJsonText(text: string, format: JsonFormat): Result<JsonContents> {
  if (text.length > format.megabytes * megabyte) return failure('file-too-large', { limit: format.megabytes });
  const json = text.replace(/^\uFEFF/, '');
  if (json.trim() === '') return failure('file-empty');
  if (nestingOf(json) > deepestNesting) return failure('file-too-deep');
  if (!json.trimStart().startsWith('{')) return failure(format.notOurs);
  const parsed = parse(json);
  return parsed.ok ? readEnvelope(parsed.value, format) : parsed;
}

/** The failure of a file with wrong contents: it names the first place and counts the rest. */
export function invalidFile(problems: readonly Problem[]): Result<never> {
  const [{ place, problem } = { place: '', problem: '' }] = problems;
  return failure('file-invalid', { place, problem, count: problems.length });
}

export function problemOf(issue: z.core.$ZodIssue): Problem {
  return { place: placeOf(issue.path), problem: issue.message.replace(/^Invalid input: /, '') };
}

/** Bytes that are not UTF-8: cut off in the middle of a letter, damaged on some line, or never a text at all. */
function brokenText(bytes: Uint8Array, format: JsonFormat): Result<never> {
  const loose = new TextDecoder('utf-8').decode(bytes);
  if (!loose.trimStart().startsWith('{')) return failure(format.notOurs);
  const broken = loose.indexOf('\uFFFD');
  if (/^\uFFFD+$/.test(loose.slice(broken))) return failure('file-truncated');
  return failure('file-not-json', { line: loose.slice(0, broken).split('\n').length });
}

function parse(json: string): Result<Parts> {
  try {
    return success(JSON.parse(json) as Parts);
  } catch {
    const fault = findJsonFault(json);
    return fault.kind === 'ends-early' ? failure('file-truncated') : failure('file-not-json', { line: fault.line });
  }
}

function readEnvelope(envelope: Parts, format: JsonFormat): Result<JsonContents> {
  const { format: claimed, version, ...parts } = envelope;
  if (claimed !== format.name) return failure(format.notOurs);
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return invalidFile([{ place: 'version', problem: 'a whole number is expected' }]);
  }
  if (version > format.version) return failure('file-newer', { version, known: format.version });
  const unsafe = unsafeFieldIn(envelope);
  return unsafe === undefined ? success({ version, parts }) : failure('file-unsafe', { field: unsafe });
}

function placeOf(path: readonly PropertyKey[]): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');
}

/** Looks at own keys only, at any depth; the depth is bounded by `nestingOf` before. */
function unsafeFieldIn(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const own = Array.isArray(value) ? undefined : Object.keys(value).find((key) => unsafeFields.has(key));
  if (own !== undefined) return own;
  // Not Object.entries: on a list of millions that would take more memory than the file.
  for (const inner of Array.isArray(value) ? (value as unknown[]) : Object.values(value)) {
    const found = unsafeFieldIn(inner);
    if (found !== undefined) return found;
  }
  return undefined;
}

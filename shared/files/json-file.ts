import type * as z from 'zod';
import { failure, type FailureCode, type Result, success } from '../result.ts';
import type { Problem } from './consistency.ts';

/** Turns a record into one line; `replaced` may put its fields in order. */
export function jsonLine(record: object, replaced?: (key: string, value: unknown) => unknown): string {
  return JSON.stringify(record, replaced);
}

/** A list with one line for each record, so that two files compare well. */
export function jsonLines(lines: readonly string[]): string {
  return lines.length === 0 ? '[]' : `[\n${lines.map((line) => `    ${line}`).join(',\n')}\n  ]`;
}

/** An object with one line for each of its parts, which are JSON already. */
export function jsonObject(parts: readonly (readonly [name: string, written: string])[]): string {
  return `{\n${parts.map(([name, written]) => `  "${name}": ${written}`).join(',\n')}\n}\n`;
}

/** Where a text stops being JSON: it ends too early, or something is wrong on a line. */
type JsonFault = { readonly kind: 'ends-early' } | { readonly kind: 'unexpected'; readonly line: number };

const token = { quote: 34, comma: 44, colon: 58, openArray: 91, backslash: 92, closeArray: 93, open: 123, close: 125 };

/** The depth of nested objects and arrays, without parsing: a recursive parser would overflow the stack. */
export function nestingOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === token.quote) at = endOfString(text, at);
    else if (code === token.open || code === token.openArray) deepest = Math.max(deepest, ++depth);
    else if (code === token.close || code === token.closeArray) depth--;
  }
  return deepest;
}

/** Values of one file; a decade of attendance has fewer. Each takes up to a hundred bytes once it is parsed. */
export const mostJsonValues = 5_000_000;

/** Whether there are more values than `mostJsonValues`, by the commas and brackets outside strings. */
export function holdsTooManyValues(text: string): boolean {
  let values = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === token.quote) at = endOfString(text, at);
    else if (code === token.comma || code === token.open || code === token.openArray) values++;
    if (values > mostJsonValues) return true;
  }
  return false;
}

/**
 * Tells a file that was cut off from one that is damaged, and where: browsers and Node word their errors differently
 * and change the wording, so the reader does not rely on it. Only called for a text that `JSON.parse` has refused.
 */
export function findJsonFault(text: string): JsonFault {
  const open: number[] = [];
  let at = 0;
  let expects: Expected = 'value';
  for (;;) {
    at = skipSpace(text, at);
    if (at >= text.length) return { kind: 'ends-early' };
    const step = read(text, at, expects, open);
    if (step === 'ends-early') return { kind: 'ends-early' };
    if (step === 'unexpected') return { kind: 'unexpected', line: lineAt(text, at) };
    ({ at, expects } = step);
  }
}

/** What may stand next. `first-…` also allows the closing bracket. */
type Expected = 'value' | 'first-value' | 'key' | 'first-key' | 'colon' | 'comma-or-close' | 'nothing';
type Step = { readonly at: number; readonly expects: Expected };

function read(text: string, at: number, expects: Expected, open: number[]): Step | JsonFault['kind'] {
  const code = text.charCodeAt(at);
  if (expects.startsWith('first-') && closes(code, open)) return closed(at, open);
  switch (expects) {
    case 'nothing':
      return 'unexpected';
    case 'colon':
      return code === token.colon ? { at: at + 1, expects: 'value' } : 'unexpected';
    case 'comma-or-close':
      if (code === token.comma) return { at: at + 1, expects: open.at(-1) === token.open ? 'key' : 'value' };
      return closes(code, open) ? closed(at, open) : 'unexpected';
    case 'key':
    case 'first-key':
      return code === token.quote ? readString(text, at, 'colon') : 'unexpected';
    case 'value':
    case 'first-value':
      return readValue(text, at, open);
  }
}

function readValue(text: string, at: number, open: number[]): Step | JsonFault['kind'] {
  const code = text.charCodeAt(at);
  if (code === token.open || code === token.openArray) {
    open.push(code);
    return { at: at + 1, expects: code === token.open ? 'first-key' : 'first-value' };
  }
  const after = open.length === 0 ? 'nothing' : 'comma-or-close';
  return code === token.quote ? readString(text, at, after) : readWord(text, at, after);
}

function readString(text: string, at: number, expects: Expected): Step | JsonFault['kind'] {
  const end = endOfString(text, at);
  if (end >= text.length) return 'ends-early';
  try {
    JSON.parse(text.slice(at, end + 1));
    return { at: end + 1, expects };
  } catch {
    return 'unexpected';
  }
}

function readWord(text: string, at: number, expects: Expected): Step | JsonFault['kind'] {
  const word = /[-+.\w]{1,40}/y;
  word.lastIndex = at;
  const [found = ''] = word.exec(text) ?? [];
  if (/^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?)$/.test(found)) {
    return { at: at + found.length, expects };
  }
  const cutOff = found !== '' && at + found.length === text.length;
  return cutOff ? 'ends-early' : 'unexpected';
}

function closes(code: number, open: readonly number[]): boolean {
  return open.at(-1) === token.open ? code === token.close : code === token.closeArray;
}

function closed(at: number, open: number[]): Step {
  open.pop();
  return { at: at + 1, expects: open.length === 0 ? 'nothing' : 'comma-or-close' };
}

/** The place of the closing quote, or the length of the text when there is none. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === token.quote) return at;
    if (code === token.backslash) at++;
  }
  return text.length;
}

function skipSpace(text: string, start: number): number {
  let at = start;
  while (at < text.length && ' \t\r\n'.includes(text.charAt(at))) at++;
  return at;
}

function lineAt(text: string, at: number): number {
  return text.slice(0, at).split('\n').length;
}

/** A kind of file that we write: JSON that names itself and its version. `NotOurs` is the failure of any other file. */
export type JsonFormat<NotOurs extends FailureCode> = {
  readonly name: string;
  /** The newest version that this program reads. */
  readonly version: number;
  /** The largest file that is opened. */
  readonly megabytes: number;
  readonly notOurs: NotOurs;
};

/** Why a file cannot be read as JSON of its format. */
export type JsonFileCode =
  | 'file-empty'
  | 'file-too-large'
  | 'file-too-deep'
  | 'file-too-many-values'
  | 'file-truncated'
  | 'file-not-json'
  | 'file-newer'
  | 'file-invalid'
  | 'file-unsafe';

/** The parts of a file beside its format's name and version; not checked yet. */
export type JsonContents = { readonly version: number; readonly parts: Parts };
type Parts = Readonly<Record<string, unknown>>;

const megabyte = 1024 * 1024;
const deepestNesting = 64;
const unsafeFields: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Reads a file as it lies on the disk: UTF-8, with or without a byte-order mark. Never throws. */
export function readJsonBytes<NotOurs extends FailureCode>(
  bytes: Uint8Array,
  format: JsonFormat<NotOurs>,
): Result<JsonContents, JsonFileCode | NotOurs> {
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
function readJsonText<NotOurs extends FailureCode>(
  text: string,
  format: JsonFormat<NotOurs>,
): Result<JsonContents, JsonFileCode | NotOurs> {
  if (text.length > format.megabytes * megabyte) return failure('file-too-large', { limit: format.megabytes });
  const json = text.replace(/^\uFEFF/, '');
  if (json.trim() === '') return failure('file-empty');
  if (nestingOf(json) > deepestNesting) return failure('file-too-deep');
  if (!json.trimStart().startsWith('{')) return failure(format.notOurs);
  if (holdsTooManyValues(json)) return failure('file-too-many-values', { limit: mostJsonValues });
  const parsed = parse(json);
  return parsed.ok ? readEnvelope(parsed.value, format) : parsed;
}

/** The failure of a file with wrong contents: it names the first place and counts the rest. */
export function invalidFile(problems: readonly Problem[]): Result<never, 'file-invalid'> {
  const [{ place, problem } = { place: '', problem: '' }] = problems;
  return failure('file-invalid', { place, problem, count: problems.length });
}

export function problemOf(issue: z.core.$ZodIssue): Problem {
  return { place: placeOf(issue.path), problem: issue.message.replace(/^Invalid input: /, '') };
}

/** The failure of bytes that are not UTF-8: cut off inside a character, damaged at a line, or not a text. */
function brokenText<NotOurs extends FailureCode>(
  bytes: Uint8Array,
  format: JsonFormat<NotOurs>,
): Result<never, JsonFileCode | NotOurs> {
  const loose = new TextDecoder('utf-8').decode(bytes);
  if (!loose.trimStart().startsWith('{')) return failure(format.notOurs);
  const broken = loose.indexOf('\uFFFD');
  if (/^\uFFFD+$/.test(loose.slice(broken))) return failure('file-truncated');
  return failure('file-not-json', { line: loose.slice(0, broken).split('\n').length });
}

function parse(json: string): Result<Parts, 'file-truncated' | 'file-not-json'> {
  try {
    return success(JSON.parse(json) as Parts);
  } catch {
    const fault = findJsonFault(json);
    return fault.kind === 'ends-early' ? failure('file-truncated') : failure('file-not-json', { line: fault.line });
  }
}

function readEnvelope<NotOurs extends FailureCode>(
  envelope: Parts,
  format: JsonFormat<NotOurs>,
): Result<JsonContents, JsonFileCode | NotOurs> {
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

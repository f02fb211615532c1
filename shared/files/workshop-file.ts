import type * as z from 'zod';
import { languages } from '../domain/language.ts';
import { workshopSnapshotSchema, type WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { failure, success, type Result } from '../result.ts';
import { inconsistencies, type Problem } from './consistency.ts';
import { findJsonFault, nestingOf } from './json-syntax.ts';
import { upgraded, workshopFileVersion } from './upgrades.ts';

const format = 'rostrum-workshop';
const megabyte = 1024 * 1024;
const largestFile = 50;
const deepestNesting = 64;
const unsafeFields: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

type Parts = Readonly<Record<string, unknown>>;
type Identified = { readonly id: string };

/** Reads a workshop file as it lies on the disk: UTF-8, with or without a byte-order mark. Never throws. */
export function readWorkshopBytes(bytes: Uint8Array): Result<WorkshopSnapshot> {
  if (bytes.length > largestFile * megabyte) return failure('file-too-large', { limit: largestFile });
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return failure('file-invalid', { place: 'the start', problem: 'it was saved as UTF-16, not as UTF-8', count: 1 });
  }
  try {
    return readWorkshopFile(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return brokenText(bytes);
  }
}

/** Reads the text of a workshop file, of this version or an older one. All or nothing; never throws. */
export function readWorkshopFile(text: string): Result<WorkshopSnapshot> {
  if (text.length > largestFile * megabyte) return failure('file-too-large', { limit: largestFile });
  const json = text.replace(/^\uFEFF/, '');
  if (json.trim() === '') return failure('file-empty');
  if (nestingOf(json) > deepestNesting) return failure('file-too-deep');
  if (!json.trimStart().startsWith('{')) return failure('file-not-ours');
  const parsed = parse(json);
  return parsed.ok ? readEnvelope(parsed.value) : parsed;
}

/** The text of a workshop file: the same snapshot makes the same bytes, one record a line, so that files compare well. */
export function writeWorkshopFile(snapshot: WorkshopSnapshot): string {
  const { programme, workshop, attendance, ...lists } = workshopSnapshotSchema.parse(snapshot);
  const parts = [
    ['format', JSON.stringify(format)],
    ['version', JSON.stringify(workshopFileVersion)],
    ['programme', line(programme)],
    ['workshop', line(workshop)],
    ...Object.entries(lists).map(([name, records]) => [
      name,
      lines(sorted<Identified>(records, (record) => record.id)),
    ]),
    ['attendance', lines(sorted(attendance, (mark) => `${mark.participationId} ${mark.slotId}`))],
  ];
  return `{\n${parts.map(([name, written]) => `  "${name}": ${written}`).join(',\n')}\n}\n`;
}

/** Bytes that are not UTF-8: cut off in the middle of a letter, damaged on some line, or never a text at all. */
function brokenText(bytes: Uint8Array): Result<never> {
  const loose = new TextDecoder('utf-8').decode(bytes);
  if (!loose.trimStart().startsWith('{')) return failure('file-not-ours');
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

function readEnvelope(envelope: Parts): Result<WorkshopSnapshot> {
  const { format: claimed, version, ...parts } = envelope;
  if (claimed !== format) return failure('file-not-ours');
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return invalid([{ place: 'version', problem: 'a whole number is expected' }]);
  }
  if (version > workshopFileVersion) return failure('file-newer', { version, known: workshopFileVersion });
  const unsafe = unsafeFieldIn(envelope);
  if (unsafe !== undefined) return failure('file-unsafe', { field: unsafe });
  return readParts(upgraded(parts, version));
}

function readParts(parts: Parts): Result<WorkshopSnapshot> {
  const checked = workshopSnapshotSchema.safeParse(parts);
  if (!checked.success) return invalid(checked.error.issues.map(problemOf));
  const problems = inconsistencies(checked.data);
  return problems.length > 0 ? invalid(problems) : success(checked.data);
}

function invalid(problems: readonly Problem[]): Result<never> {
  const [{ place, problem } = { place: '', problem: '' }] = problems;
  return failure('file-invalid', { place, problem, count: problems.length });
}

function problemOf(issue: z.core.$ZodIssue): Problem {
  return { place: placeOf(issue.path), problem: issue.message.replace(/^Invalid input: /, '') };
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

function line(record: object): string {
  return JSON.stringify(record, (_key, value: unknown) => inLanguageOrder(value));
}

function lines(records: readonly object[]): string {
  return records.length === 0 ? '[]' : `[\n${records.map((record) => `    ${line(record)}`).join(',\n')}\n  ]`;
}

/** A text by language has its languages in the order of the model, however they were typed. */
function inLanguageOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const fields = value as Parts;
  const written = languages.filter((language) => Object.hasOwn(fields, language));
  return written.length === 0 ? value : Object.fromEntries(written.map((language) => [language, fields[language]]));
}

function sorted<Item>(items: readonly Item[], by: (item: Item) => string): Item[] {
  return items.toSorted((one, other) => (by(one) < by(other) ? -1 : 1));
}

import { utf8ToBytes } from '@noble/hashes/utils.js';
import { type Failure, type FailureCode, failure, type Result } from '../result.ts';
import { isObject } from '../domain/entity.ts';
import type { OldData } from '../upgrades/upgrades.ts';
import {
  type CheckedFormat,
  checksumOfParts,
  type FileHead,
  headPart,
  headSchema,
  scopeOf,
  withoutChecksum,
  type WrittenPart,
} from './checked-file.ts';
import { type CheckedRecord, checkedRecord, withChecksum } from './record-checksum.ts';

export type RecordState = CheckedRecord['state'] | 'altered' | 'lost';

/** One record of a file that does not agree with its checksums, as it was found. */
export type InspectedRecord = {
  readonly part: string;
  /** From 0, among the records of its list, in the order of the file. */
  readonly index: number;
  /**
   * `whole`: agrees with its checksum. `mended`: one bit was wrong and has been put right. `altered`: can be read and does
   * not agree. `lost`: cannot be read.
   */
  readonly state: RecordState;
  /** Without its checksum; null where it is lost. */
  readonly record: OldData | null;
  /** The field with the wrong bit, as `latinName.family`; null where it cannot be told or is the checksum. */
  readonly field: string | null;
};

/** What is in a file that does not agree with its checksums. */
export type Inspection = {
  /** Null where the record at its head is lost. */
  readonly head: FileHead | null;
  readonly records: readonly InspectedRecord[];
  /** The number of records that the head counts and that are not there, by part; 0 for none. */
  readonly missing: Readonly<Record<string, number>>;
  /** The version whose checksum of the whole agrees with the records as they are here; null where none does. */
  readonly proven: number | null;
};

/**
 * A record as it stands in the file, and the part in which it stands as far as the file says. Where it begins may not be
 * certain.
 */
type Piece = { readonly candidates: readonly Uint8Array[]; readonly part: string };

/**
 * Checks a file record by record. Null where no record agrees with its checksum: the file has none, or is no file of
 * this format.
 */
export function inspectedFile(bytes: Uint8Array, format: CheckedFormat): Inspection | null {
  const text = singleByteText(bytes);
  if (!/"sum":\s*"/.test(text)) return null;
  const parsed = parsedJson(bytes);
  const ofParts = parsed === null ? null : inspectionOf(piecesOfParts(parsed), text, format);
  if (ofParts !== null && ofParts.proven !== null) return ofParts;
  // A number may be wrong and still be one: 100,100 as 100.100. Only the text shows it.
  const ofLines = inspectionOf(piecesOfLines(text, bytes), text, format);
  return ofParts === null || (ofLines !== null && ofLines.proven !== null) ? ofLines : ofParts;
}

function inspectionOf(pieces: Iterable<Piece>, text: string, format: CheckedFormat): Inspection | null {
  const found = inspectedRecords(pieces, format);
  if (!found.some(({ state }) => state === 'whole')) return null;
  const head = headSchema.safeParse(found.find(({ part, record }) => part === headPart && record !== null)?.record);
  const records = found.filter(({ part }) => part !== headPart);
  const missing = Object.entries(head.data?.counts ?? {}).map(([part, count]): [string, number] => [
    part,
    Math.max(0, count - records.filter((each) => each.part === part).length),
  ]);
  return {
    head: head.data ?? null,
    records,
    missing: Object.fromEntries(missing),
    proven: provenVersion(found, head.data ?? null, text, format),
  };
}

/** All records of an inspection that can be trusted, by their parts; every list of the format is there. */
export function wholeParts({ records, proven }: Inspection, format: CheckedFormat): OldData {
  const trusted = records.filter(({ state }) => state === 'whole' || (proven !== null && state === 'mended'));
  return Object.fromEntries(
    format.parts.map((part) => {
      const own = trusted.filter((each) => each.part === part).map(({ record }) => record);
      return [part, format.singles.includes(part) ? own[0] : own];
    }),
  );
}

/** These say more than that a file was altered, or need no look into it. */
const plainReasons: ReadonlySet<FailureCode> = new Set([
  'file-empty',
  'file-truncated',
  'file-not-json',
  'file-unsafe',
  'file-too-large',
  'file-too-deep',
]);

/**
 * Why a file was refused, after a look into it: a damaged file may pass for one of a newer version, or for none of ours. It
 * then fails with `altered`, the first place at which it does not agree with its checksums, and the number of places.
 */
export function failureWithPlace<Code extends FailureCode, Altered extends FailureCode>(
  bytes: Uint8Array,
  format: CheckedFormat,
  refused: { readonly ok: false; readonly failure: Failure<Code> },
  altered: Altered,
): Result<never, Code | Altered> {
  const inspection = plainReasons.has(refused.failure.code) ? null : inspectedFile(bytes, format);
  if (inspection === null) return refused;
  // A newer version that has been damaged on top of that is told as newer.
  if (refused.failure.code === 'file-newer' && inspection.proven === null) return refused;
  const places = [
    ...inspection.records.filter(({ state }) => state !== 'whole').map(placeOf),
    ...Object.entries(inspection.missing).flatMap(([part, count]) => (count > 0 ? [part] : [])),
  ];
  return failure(altered, { place: places[0] ?? 'checksum', count: Math.max(1, places.length) });
}

function placeOf({ part, index, field }: InspectedRecord): string {
  return `${part}[${index}]${field === null ? '' : `.${field}`}`;
}

function inspectedRecords(pieces: Iterable<Piece>, format: CheckedFormat): InspectedRecord[] {
  const counted = new Map<string, number>();
  const known = [headPart, ...format.parts];
  const records: InspectedRecord[] = [];
  for (const { candidates, part } of pieces) {
    const scopes = [part, ...known.filter((each) => each !== part)].map((each) => scopeOf(format, each));
    const tried = candidates.map((bytes) => checkedRecord(bytes, scopes));
    const checked = tried.find((each) => each?.state === 'whole') ?? tried.find((each) => each !== null) ?? null;
    const own = checked === null ? part : checked.scope.slice(scopeOf(format, '').length);
    const index = counted.get(own) ?? 0;
    counted.set(own, index + 1);
    records.push({ part: own, index, ...recordOf(candidates[0], checked) });
  }
  return records;
}

function recordOf(
  bytes: Uint8Array | undefined,
  checked: CheckedRecord | null,
): Pick<InspectedRecord, 'state' | 'record' | 'field'> {
  const record = parsedJson(checked?.json ?? bytes ?? new Uint8Array());
  if (record === null) return { state: 'lost', record: null, field: null };
  if (checked === null) return { state: 'altered', record: withoutChecksum(record), field: null };
  const field = checked.state === 'mended' && checked.at !== null ? fieldAt(record, checked.at) : null;
  return { state: checked.state, record, field };
}

/** The names, from outside in, of the field to which a byte of an object's JSON belongs; null for a bracket. */
function fieldAt(object: object, at: number): string | null {
  let start = 1;
  for (const [name, value] of Object.entries(object)) {
    const written = JSON.stringify(value);
    const valueStart = start + utf8ToBytes(JSON.stringify(name)).length + 1;
    const end = valueStart + utf8ToBytes(written).length;
    if (at < end) {
      const inner = at >= valueStart && isObject(value) ? fieldAt(value, at - valueStart) : null;
      const own = Array.isArray(object) ? `[${name}]` : name;
      return inner === null ? own : `${own}.${inner}`;
    }
    start = end + 1;
  }
  return null;
}

function parsedJson(bytes: Uint8Array): OldData | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

function* piecesOfParts(parts: OldData): Generator<Piece> {
  for (const [part, value] of Object.entries(parts)) {
    for (const each of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (isObject(each)) yield { part, candidates: [utf8ToBytes(JSON.stringify(each))] };
    }
  }
}

/** A text with one letter for each byte; that it is Cyrillic does not matter, for only ASCII is looked for in it. */
function singleByteText(bytes: Uint8Array): string {
  return new TextDecoder('ibm866').decode(bytes);
}

/** Characters with which a record and its checksum are written at least; the name of a list takes fewer. */
const shortestRecord = 40;

/** The records of a text that is no JSON: each stands in a line of its own, and ends with its checksum. */
function* piecesOfLines(text: string, bytes: Uint8Array): Generator<Piece> {
  let part = '';
  let start = 0;
  for (const line of text.split('\n')) {
    part = /^\s*"(\w+)": \[/.exec(line)?.[1] ?? part;
    let from = 0;
    for (const piece of line.split(/(?<=,"sum":"[0-9a-f]{8}"\}),?/)) {
      const [lead = '', name] = /^[\s,]*(?:"(\w+)": )?/.exec(piece) ?? [];
      const at = line.indexOf(piece, from);
      const end = start + at + piece.trimEnd().replace(/,$/, '').length;
      from = at + piece.length;
      // Lines of the frame have a blank after the colon.
      const isFrame = /^\s*"(?:format|version|checksum)"[^{]*$/.test(piece) || piece.length < shortestRecord;
      if (isFrame || !/":["[{\dtfn-]/.test(piece)) continue;
      const begins = new Set([lead.length, Math.max(0, piece.indexOf('{'))]);
      const candidates = [...begins].map((begin) => bytes.subarray(start + at + begin, end));
      yield { part: name ?? part, candidates };
    }
    start += line.length + 1;
  }
}

/** The version with which the checksum of the whole agrees, one wrong character in that checksum aside. */
function provenVersion(
  records: readonly InspectedRecord[],
  head: FileHead | null,
  text: string,
  format: CheckedFormat,
): number | null {
  if (head === null || records.some(({ state }) => state === 'altered' || state === 'lost')) {
    return null;
  }
  const parts = [headPart, ...Object.keys(head.counts)].map((part): WrittenPart => {
    const own = records
      .filter((each) => each.part === part)
      .map(({ record }) => withChecksum(scopeOf(format, part), JSON.stringify(record)));
    return [part, part === headPart || format.singles.includes(part) ? (own[0] ?? '') : own];
  });
  for (let version = format.version; version > 0; version--) {
    const actual = checksumOfParts(format.name, version, parts);
    if (isStated(text.slice(0, 1000), actual)) return version;
  }
  return null;
}

/** Whether the text has the checksum in it, but for one character at most. */
function isStated(text: string, checksum: string): boolean {
  for (let at = 0; at + checksum.length <= text.length; at++) {
    let wrong = 0;
    for (let index = 0; index < checksum.length && wrong < 2; index++)
      if (text[at + index] !== checksum[index]) wrong++;
    if (wrong < 2) return true;
  }
  return false;
}

import { utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * The checksum of one record in a file: CRC-32 over the names of format and list, a space, and the record as JSON, as eight
 * hexadecimal digits in its last field, `"sum":"1a2b3c4d"`. CRC-32 finds every flipped bit and every damage within four
 * bytes, and its linearity tells which single bit was flipped. What is changed on purpose is found by the SHA-256 of the
 * whole file (see checked-file.ts).
 */

/** The reflected polynomial of CRC-32, IEEE 802.3. */
const polynomial = 0xedb88320;

/** One step of dividing by the polynomial. */
function divided(value: number): number {
  return ((value & 1) === 1 ? (value >>> 1) ^ polynomial : value >>> 1) >>> 0;
}

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = divided(value);
  return value;
});

function shifted(value: number, byte: number): number {
  return (table[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
}

/** CRC-32 as zip files and PNG have it; `start` is the checksum of the bytes before these. */
export function crc32Of(bytes: Uint8Array, start = 0): number {
  let value = ~start;
  for (const byte of bytes) value = shifted(value, byte);
  return ~value >>> 0;
}

const tailStart = ',"sum":"';
const tailLength = `${tailStart}00000000"}`.length;

function sumOf(scope: string, record: Uint8Array): number {
  return crc32Of(record, crc32Of(utf8ToBytes(`${scope} `)));
}

/** A record as JSON with its checksum as its last field. */
export function withChecksum(scope: string, record: string): string {
  const sum = sumOf(scope, utf8ToBytes(record)).toString(16).padStart(8, '0');
  return `${record.slice(0, -1)}${tailStart}${sum}"}`;
}

/** What the checksum of a record says. */
export type CheckedRecord =
  | { readonly state: 'whole'; readonly scope: string; readonly json: Uint8Array }
  /** `at` is the byte of `json` in which a bit was flipped; null where it was flipped in the checksum. */
  | { readonly state: 'mended'; readonly scope: string; readonly json: Uint8Array; readonly at: number | null };

/**
 * Checks a record as it stands in a file, with its checksum. The first of `scopes` is where it stands; the others are
 * tried because the name of that list may be damaged. Null where more than one bit of the record is wrong.
 */
export function checkedRecord(bytes: Uint8Array, scopes: readonly string[]): CheckedRecord | null {
  const tail = tailOf(bytes);
  const json = withoutTail(bytes);
  const sums = scopes.map((scope) => sumOf(scope, json));
  const scopeOfSum = (sum: number | null): string | undefined => (sum === null ? undefined : scopes[sums.indexOf(sum)]);
  const sum = sumIn(tail);
  const scope = scopeOfSum(sum);
  if (scope !== undefined) return { state: 'whole', scope, json };
  const [own = ''] = scopes;
  const bit = sum === null ? null : flippedBit(json.length, (sums[0] ?? 0) ^ sum);
  if (bit !== null) return { state: 'mended', scope: own, json: flipped(json, bit), at: bit >>> 3 };
  for (let flip = 0; flip < tail.length * 8; flip++) {
    const mended = scopeOfSum(sumIn(flipped(tail, flip)));
    if (mended !== undefined) return { state: 'mended', scope: mended, json, at: null };
  }
  return null;
}

const tailPattern = /^,"sum":"([0-9a-f]{8})"\}$/;

/** The checksum that `tail`, the last bytes of a record, says; null where it is none. */
function sumIn(tail: Uint8Array): number | null {
  // One letter for each byte, whatever it is.
  const sum = tailPattern.exec(new TextDecoder('ibm866').decode(tail))?.[1];
  return sum === undefined ? null : Number.parseInt(sum, 16);
}

/** The record without its checksum. */
function withoutTail(bytes: Uint8Array): Uint8Array {
  const json = bytes.slice(0, Math.max(1, bytes.length - tailLength + 1));
  json[json.length - 1] = 0x7d;
  return json;
}

function tailOf(bytes: Uint8Array): Uint8Array {
  return bytes.subarray(Math.max(0, bytes.length - tailLength));
}

/**
 * Which bit of `length` bytes, counted from the lowest of the first byte, changes their CRC-32 by `difference` when it is
 * flipped; null where no single one does.
 */
export function flippedBit(length: number, difference: number): number | null {
  // What flipping the highest bit of the last byte changes; each bit before it shifts this once more through the polynomial.
  let effect = polynomial;
  for (let bit = length * 8 - 1; bit >= 0; bit--) {
    if (effect === difference >>> 0) return bit;
    effect = divided(effect);
  }
  return null;
}

/** A copy of `bytes` with that bit flipped. */
export function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  const copy = bytes.slice();
  copy[bit >>> 3] = (copy[bit >>> 3] ?? 0) ^ (1 << (bit & 7));
  return copy;
}

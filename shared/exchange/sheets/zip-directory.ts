import { crc32Of } from '../../files/record-checksum.ts';

/** The directory of a zip file, checked before anything is unpacked. */

export type ZipPart = {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly checksum: number;
  /** Where its own header begins. */
  readonly offset: number;
};

export type ZipProblem = 'broken' | 'too-large' | 'protected';

const megabyte = 1024 * 1024;
/** In megabytes: what a spreadsheet may unpack to, as a whole. */
export const largestSpreadsheet = 300;
/** How many times as large as it is packed a part may be. */
export const mostUnpacked = 200;

const limits = { parts: 2000, part: 100 * megabyte, total: largestSpreadsheet * megabyte, ratio: mostUnpacked };
const [endMark, entryMark, headerMark] = [0x06054b50, 0x02014b50, 0x04034b50];

/** The parts by their names in small letters, or why the file is not opened. */
export function zipDirectory(bytes: Uint8Array): ReadonlyMap<string, ZipPart> | ZipProblem {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  if (end === -1) return 'broken';
  const count = view.getUint16(end + 10, true);
  if (count > limits.parts) return 'too-large';
  const parts: ZipPart[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== entryMark) return 'broken';
    if ((view.getUint16(at + 8, true) & 1) === 1) return 'protected';
    parts.push(partAt(view, bytes, at));
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return problemOf(parts, bytes.length) ?? new Map(parts.map((part) => [part.name, part]));
}

/** The bytes of a part: as many as the directory says and with its checksum, or nothing. */
export async function unpackedPart(bytes: Uint8Array, part: ZipPart): Promise<Uint8Array | null> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (part.offset + 30 > bytes.length || view.getUint32(part.offset, true) !== headerMark) return null;
  const start = part.offset + 30 + view.getUint16(part.offset + 26, true) + view.getUint16(part.offset + 28, true);
  const packed = bytes.subarray(start, start + part.packed);
  if (packed.length !== part.packed) return null;
  const unpacked = part.method === 0 ? packed : await inflated(packed, part.unpacked);
  return unpacked !== null && unpacked.length === part.unpacked && crc32Of(unpacked) === part.checksum
    ? unpacked
    : null;
}

function endOfDirectory(view: DataView): number {
  const last = view.byteLength - 22;
  for (let at = last; at >= 0 && at >= last - 0xffff; at--) if (view.getUint32(at, true) === endMark) return at;
  return -1;
}

function partAt(view: DataView, bytes: Uint8Array, at: number): ZipPart {
  const name = bytes.subarray(at + 46, at + 46 + view.getUint16(at + 28, true));
  return {
    name: new TextDecoder().decode(name).toLowerCase().replaceAll('\\', '/'),
    method: view.getUint16(at + 10, true),
    checksum: view.getUint32(at + 16, true),
    packed: view.getUint32(at + 20, true),
    unpacked: view.getUint32(at + 24, true),
    offset: view.getUint32(at + 42, true),
  };
}

function problemOf(parts: readonly ZipPart[], size: number): ZipProblem | undefined {
  let total = 0;
  let free = 0;
  for (const part of [...parts].sort((one, other) => one.offset - other.offset)) {
    total += part.unpacked;
    const bloated = part.unpacked > megabyte && part.unpacked > part.packed * limits.ratio;
    if (part.unpacked > limits.part || total > limits.total || bloated) return 'too-large';
    // Overlapping parts are a zip bomb: each part must begin at or after the end of the one before.
    const overlaps = part.offset < free || part.offset + 30 + part.packed > size;
    if (overlaps || (part.method !== 0 && part.method !== 8)) return 'broken';
    free = part.offset + 30 + part.packed;
  }
  return new Set(parts.map((part) => part.name)).size === parts.length ? undefined : 'broken';
}

/** Decompresses and stops as soon as a part is larger than the directory says. */
async function inflated(packed: Uint8Array, expected: number): Promise<Uint8Array | null> {
  const unpacked = new Uint8Array(expected);
  let length = 0;
  const { readable, writable } = new DecompressionStream('deflate-raw');
  const reader = readable.getReader();
  const writer = writable.getWriter();
  // Invalid data also fails the reader, where the error is handled.
  void Promise.all([writer.write(packed), writer.close()]).catch(() => undefined);
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return unpacked.subarray(0, length);
      if (length + value.length > expected) {
        await reader.cancel();
        return null;
      }
      unpacked.set(value, length);
      length += value.length;
    }
  } catch {
    return null;
  }
}

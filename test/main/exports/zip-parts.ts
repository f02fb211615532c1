import { inflateRawSync } from 'node:zlib';

/** The parts of a ZIP file by name, read from its central directory. */
export function zipParts(bytes: Uint8Array): Map<string, string> {
  const file = Buffer.from(bytes);
  const end = file.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  const parts = new Map<string, string>();
  let entry = file.readUInt32LE(end + 16);
  for (let count = file.readUInt16LE(end + 10); count > 0; count -= 1) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((at) => file.readUInt16LE(entry + at));
    const name = file.toString('utf8', entry + 46, entry + 46 + (nameLength ?? 0));
    parts.set(name, partAt(file, file.readUInt32LE(entry + 42), file.readUInt32LE(entry + 20)));
    entry += 46 + (nameLength ?? 0) + (extraLength ?? 0) + (commentLength ?? 0);
  }
  return parts;
}

function partAt(file: Buffer, header: number, size: number): string {
  const start = header + 30 + file.readUInt16LE(header + 26) + file.readUInt16LE(header + 28);
  const data = file.subarray(start, start + size);
  return (file.readUInt16LE(header + 8) === 0 ? data : inflateRawSync(data)).toString('utf8');
}

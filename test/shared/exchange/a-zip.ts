import { crc32, deflateRawSync } from 'node:zlib';

export type ZippedPart = {
  readonly name: string;
  readonly data: Uint8Array;
  readonly declared?: number;
  readonly flags?: number;
};

/** A zip file, with the lies that a test tells. */
export function zip(parts: readonly ZippedPart[], sharedOffset = false): Uint8Array {
  const chunks: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, data, declared, flags = 0 } of parts) {
    const packed = deflateRawSync(data);
    const title = Buffer.from(name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(flags, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(data), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(declared ?? data.length, 18);
    fields.writeUInt16LE(title.length, 22);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    fields.copy(entry, 6);
    entry.writeUInt32LE(sharedOffset ? 0 : offset, 42);
    directory.push(entry, title);
    chunks.push(Buffer.from([0x50, 0x4b, 3, 4]), fields, title, packed);
    offset += 30 + title.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Uint8Array.from(Buffer.concat([...chunks, ...directory, end]));
}

/** A zip file of texts by their names. */
export function aZip(texts: Readonly<Record<string, string>>): Uint8Array {
  return zip(Object.entries(texts).map(([name, text]) => ({ name, data: new TextEncoder().encode(text) })));
}

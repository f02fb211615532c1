/**
 * Text as XML can hold it: well-formed, and a visible sign for every character that XML does not allow. No-break spaces become
 * spaces: whoever searches the file for a date types those.
 */
export function xmlText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll('\u00a0', ' ')
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd');
}

const directoryEntry = 0x02014b50;
const endOfDirectory = 0x06054b50;
/** MS-DOS time and date of 1 January 1980, 00:00, the earliest of ZIP (APPNOTE.TXT 4.4.6). */
const [beginningTime, beginningDay] = [0, 0x21];

/** The same ZIP file without the moments at which its parts were written, which would differ from run to run. */
export function withoutTimes(bytes: Uint8Array): Uint8Array {
  const zip = Buffer.from(bytes);
  const end = zip.lastIndexOf(signature(endOfDirectory));
  let entry = zip.readUInt32LE(end + 16);
  while (zip.readUInt32LE(entry) === directoryEntry) {
    const part = zip.readUInt32LE(entry + 42);
    zip.writeUInt16LE(beginningTime, part + 10);
    zip.writeUInt16LE(beginningDay, part + 12);
    zip.writeUInt16LE(beginningTime, entry + 12);
    zip.writeUInt16LE(beginningDay, entry + 14);
    const [name, extra, comment] = [28, 30, 32].map((at) => zip.readUInt16LE(entry + at));
    entry += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return new Uint8Array(zip);
}

function signature(number: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(number);
  return bytes;
}

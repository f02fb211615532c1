import { crc32 } from 'node:zlib';

/**
 * A line of our files: eight hexadecimal digits of CRC-32 over the bytes of the JSON, a blank, the JSON, a newline.
 * This and the first line's `format` and `version` are fixed for all versions to come.
 */
export type Line = {
  readonly start: number;
  /** After the newline. */
  readonly end: number;
  /** The parsed JSON; null where the line is damaged, torn or not ours. */
  readonly content: object | null;
};

const newline = 0x0a;
const digits = 8;

export function encodeLine(content: object): Buffer {
  const json = Buffer.from(JSON.stringify(content));
  return Buffer.concat([Buffer.from(`${checksum(json)} `), json, Buffer.of(newline)]);
}

/** What a whole line says, its newline included; null where it is not as it was written. */
export function decodeLine(line: Buffer): object | null {
  if (line.length < digits + 2 || line[line.length - 1] !== newline) return null;
  const json = line.subarray(digits + 1, -1);
  if (line.toString('latin1', 0, digits + 1) !== `${checksum(json)} `) return null;
  return parsed(json);
}

/** Every line of `bytes`; the last one may lack its newline. */
export function* linesIn(bytes: Buffer): Generator<Line> {
  let start = 0;
  while (start < bytes.length) {
    const found = bytes.indexOf(newline, start);
    const end = found < 0 ? bytes.length : found + 1;
    yield { start, end, content: decodeLine(bytes.subarray(start, end)) };
    start = end;
  }
}

function checksum(json: Buffer): string {
  return crc32(json).toString(16).padStart(digits, '0');
}

function parsed(json: Buffer): object | null {
  try {
    const content: unknown = JSON.parse(json.toString('utf8'));
    return typeof content === 'object' ? content : null;
  } catch {
    return null;
  }
}

/** Builds small .xls files record by record ([MS-XLS], [MS-CFB]), for cells that no program at hand writes. */

function record(id: number, ...parts: readonly Uint8Array[]): Buffer {
  const data = Buffer.concat(parts);
  return Buffer.concat([words(id, data.length), data]);
}

export function words(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  for (const [index, value] of values.entries()) bytes.writeUInt16LE(value, index * 2);
  return bytes;
}

function double(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return bytes;
}

const begin = (kind: number): Buffer => record(0x809, words(0x600, kind, 0, 0, 0, 0, 0, 0));
const end = record(0x0a);

/** A number in the column of its place, in the format of its place among `formats`. */
export function numberCell(column: number, format: number, value: number): Buffer {
  return record(0x203, words(0, column, format), double(value));
}

/** The same as a number in four bytes: an integer, or a hundredth of it. */
export function shortCell(column: number, format: number, integer: number, isHundredth: boolean): Buffer {
  const bits = Buffer.alloc(4);
  bits.writeInt32LE((integer << 2) | 2 | (isHundredth ? 1 : 0));
  return record(0x27e, words(0, column, format), bits);
}

/** A formula with a number as its result. */
export function formulaCell(column: number, format: number, value: number): Buffer {
  return record(0x06, words(0, column, format), double(value), words(0, 0, 0), words(1), Buffer.from([0x1e]));
}

/** A formula with a text as its result, after the formula that it shares with other cells. */
export function sharedTextCell(column: number, text: string): Buffer {
  return Buffer.concat([
    record(0x06, words(0, column, 0), words(0, 0, 0, 0xffff), words(0, 0, 0), words(0)),
    record(0x4bc, words(0, 0, 0, 0)),
    record(0x207, words(text.length), Buffer.from([0]), Buffer.from(text, 'latin1')),
  ]);
}

/** A workbook with one row; `formats` are the codes of numbers by which cells choose. */
export function anXls(cells: readonly Buffer[], formats: readonly string[], since1904 = false): Uint8Array {
  const styles = Buffer.concat([
    record(0x22, words(since1904 ? 1 : 0)),
    ...formats.map((code, index) =>
      record(0x41e, words(200 + index, code.length), Buffer.from([0]), Buffer.from(code, 'latin1')),
    ),
    ...formats.map((_, index) => record(0xe0, words(0, 200 + index, 0, 0, 0, 0, 0, 0, 0, 0))),
  ]);
  const sheetAt = begin(5).length + styles.length + 4 + 9 + end.length;
  const sheet = record(0x85, words(sheetAt, 0), Buffer.from([0, 0, 1, 0]), Buffer.from('A'));
  return compoundFile(Buffer.concat([begin(5), styles, sheet, end, begin(0x10), ...cells, end]));
}

/** A compound file with the one stream: header, allocation table, directory, and eight sectors of 512 bytes. */
function compoundFile(stream: Buffer): Uint8Array {
  const file = Buffer.alloc(512 * 11);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(file);
  for (const [at, value] of [
    [24, 0x3e],
    [26, 3],
    [28, 0xfffe],
    [30, 9],
    [32, 6],
  ] as const)
    file.writeUInt16LE(value, at);
  for (const [at, value] of [
    [44, 1],
    [48, 1],
    [56, 4096],
    [60, 0xfffffffe],
    [68, 0xfffffffe],
  ] as const)
    file.writeUInt32LE(value, at);
  for (let at = 0; at < 109; at++) file.writeUInt32LE(at === 0 ? 0 : 0xffffffff, 76 + at * 4);
  const chain = [0xfffffffd, 0xfffffffe, 3, 4, 5, 6, 7, 8, 9, 0xfffffffe];
  for (let at = 0; at < 128; at++) file.writeUInt32LE(chain[at] ?? 0xffffffff, 512 + at * 4);
  const entries = [
    ['Root Entry', 5, 0xfffffffe, 0, 1],
    ['Workbook', 2, 2, 4096, 0xffffffff],
  ] as const;
  for (const [index, [name, type, start, size, child]] of entries.entries()) {
    const at = 1024 + index * 128;
    file.write(name, at, 'utf16le');
    file.writeUInt16LE((name.length + 1) * 2, at + 64);
    file[at + 66] = type;
    file.writeUInt32LE(0xffffffff, at + 68);
    file.writeUInt32LE(0xffffffff, at + 72);
    file.writeUInt32LE(child, at + 76);
    file.writeUInt32LE(start, at + 116);
    file.writeUInt32LE(size, at + 120);
  }
  stream.copy(file, 1536);
  return file;
}

import { momentFormat } from './number-format.ts';

/** What an .xls file says of its cells beyond their values, which the library that reads them passes over ([MS-XLS]). */
export type XlsMarks = {
  /** Whether a password is needed: the values are then those of the encrypted file. */
  readonly isProtected: boolean;
  /** In the order in which the library has them. */
  readonly sheets: readonly XlsSheetMarks[];
};

export type XlsSheetMarks = {
  readonly hidden: boolean;
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: readonly number[];
  /** Cells that are struck through, as `row column`. */
  readonly struck: ReadonlySet<string>;
  /** Formats of numbers that show no moment, by cell: `row column`. */
  readonly codes: ReadonlyMap<string, string>;
};

/** Records by their numbers ([MS-XLS] 2.3). */
const record = {
  eof: 0x0a,
  filePass: 0x2f,
  font: 0x31,
  columns: 0x7d,
  sheet: 0x85,
  row: 0x208,
  manyNumbers: 0xbd,
  cellFormat: 0xe0,
  numberFormat: 0x41e,
} as const;
/** Records that begin with row, column and format of one cell: formulas, texts, numbers, errors. */
const cellRecords: ReadonlySet<number> = new Set([0x06, 0xd6, 0xfd, 0x203, 0x204, 0x205, 0x27e]);
const mostColumns = 256;

/** Reads them; null for a file in which they are not found. */
export function xlsMarks(bytes: Uint8Array): XlsMarks | null {
  const stream = streamOf(bytes, ['Workbook', 'Book']);
  if (stream === null) return null;
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  const styles = new Styles();
  const found: { readonly hidden: boolean; readonly begin: number }[] = [];
  let isProtected = false;
  for (const { id, data, length } of records(view, 0)) {
    if (id === record.eof) break;
    if (id === record.filePass) isProtected = true;
    if (id === record.sheet && length >= 6) {
      found.push({ begin: view.getUint32(data, true), hidden: (view.getUint8(data + 4) & 3) !== 0 });
    } else styles.add(view, { id, data, length });
  }
  return { isProtected, sheets: found.map(({ hidden, begin }) => sheetMarks(view, begin, hidden, styles)) };
}

type XlsRecord = { readonly id: number; readonly data: number; readonly length: number };

function* records(view: DataView, begin: number): Generator<XlsRecord> {
  for (let at = begin; at + 4 <= view.byteLength;) {
    const length = view.getUint16(at + 2, true);
    if (at + 4 + length > view.byteLength) return;
    yield { id: view.getUint16(at, true), data: at + 4, length };
    at += 4 + length;
  }
}

/** Fonts, formats of numbers, and the formats of cells that refer to both. */
class Styles {
  readonly #struckFonts: boolean[] = [];
  readonly #codes = new Map<number, string>();
  readonly #cells: { readonly font: number; readonly number: number }[] = [];

  add(view: DataView, { id, data, length }: XlsRecord): void {
    if (id === record.font && length >= 4) this.#struckFonts.push((view.getUint16(data + 2, true) & 8) !== 0);
    if (id === record.numberFormat && length >= 5) {
      this.#codes.set(view.getUint16(data, true), textAt(view, data + 2, length - 2));
    }
    if (id === record.cellFormat && length >= 4) {
      this.#cells.push({ font: view.getUint16(data, true), number: view.getUint16(data + 2, true) });
    }
  }

  isStruck(format: number): boolean {
    const font = this.#cells[format]?.font ?? 0;
    // No font has the number 4 ([MS-XLS] 2.5.129).
    return this.#struckFonts[font > 4 ? font - 1 : font] ?? false;
  }

  codeOf(format: number): string | undefined {
    const number = this.#cells[format]?.number ?? 0;
    const code = this.#codes.get(number);
    return momentFormat(number, code) === null ? code : undefined;
  }
}

/** A text with its length in two bytes, in one byte a letter or in two. */
function textAt(view: DataView, at: number, length: number): string {
  const isWide = (view.getUint8(at + 2) & 1) === 1;
  const letters = Math.min(view.getUint16(at, true), Math.floor((length - 3) / (isWide ? 2 : 1)));
  return Array.from({ length: letters }, (_, index) =>
    String.fromCharCode(isWide ? view.getUint16(at + 3 + index * 2, true) : view.getUint8(at + 3 + index)),
  ).join('');
}

function sheetMarks(view: DataView, begin: number, hidden: boolean, styles: Styles): XlsSheetMarks {
  const hiddenRows = new Set<number>();
  const hiddenColumns: number[] = [];
  const struck = new Set<string>();
  const codes = new Map<string, string>();
  const add = (row: number, column: number, format: number): void => {
    const key = `${String(row)} ${String(column)}`;
    if (styles.isStruck(format)) struck.add(key);
    const code = styles.codeOf(format);
    if (code !== undefined) codes.set(key, code);
  };
  for (const { id, data, length } of records(view, begin)) {
    if (id === record.eof) break;
    const word = (offset: number): number => view.getUint16(data + offset, true);
    if (id === record.row && length >= 14 && (word(12) & 0x20) !== 0) hiddenRows.add(word(0));
    else if (id === record.columns && length >= 10 && (word(8) & 1) !== 0) {
      for (let column = word(0); column <= Math.min(word(2), mostColumns - 1); column++) hiddenColumns.push(column);
    } else if (id === record.manyNumbers) {
      for (let at = 4; at + 8 <= length; at += 6) add(word(0), word(2) + (at - 4) / 6, word(at));
    } else if (cellRecords.has(id) && length >= 6) add(word(0), word(2), word(4));
  }
  return { hidden, hiddenRows, hiddenColumns, struck, codes };
}

/** Sectors that do not exist: the end of a chain, and others ([MS-CFB] 2.1). */
const noSector = 0xfffffffa;
const [entrySize, shortStream, listed] = [128, 4096, 109];

/** A stream of an OLE compound file by one of its names; null where there is none, or the file is damaged. */
function streamOf(bytes: Uint8Array, names: readonly string[]): Uint8Array | null {
  if (bytes.length < 512) return null;
  try {
    return new CompoundFile(bytes).stream(names);
  } catch (error) {
    // A read beyond the end of the file.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

class CompoundFile {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #size: number;
  readonly #next: number[];

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#size = 2 ** Math.min(this.#view.getUint16(30, true), 12);
    this.#next = this.#tables().flatMap((sector) => this.#numbersAt(sector));
  }

  stream(names: readonly string[]): Uint8Array | null {
    const directory = this.#chain(this.#view.getUint32(48, true));
    const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
    let root: Uint8Array | null = null;
    for (let at = 0; at + entrySize <= directory.length; at += entrySize) {
      const letters = Math.min(view.getUint16(at + 64, true), 64) / 2 - 1;
      const name = Array.from({ length: Math.max(letters, 0) }, (_, index) =>
        String.fromCharCode(view.getUint16(at + index * 2, true)),
      ).join('');
      const [begin, length] = [view.getUint32(at + 116, true), view.getUint32(at + 120, true)];
      if (at === 0) root = this.#chain(begin);
      else if (names.includes(name)) {
        return length >= shortStream ? this.#chain(begin).subarray(0, length) : this.#short(root, begin, length);
      }
    }
    return null;
  }

  /** The sectors in which the chains are: 109 are named in the header, others in sectors of their own. */
  #tables(): number[] {
    const found = Array.from({ length: listed }, (_, index) => this.#view.getUint32(76 + index * 4, true));
    let more = this.#view.getUint32(68, true);
    for (let count = this.#view.getUint32(72, true); count > 0 && more < noSector && this.#isInside(more); count--) {
      const numbers = this.#numbersAt(more);
      found.push(...numbers.slice(0, -1));
      more = numbers.at(-1) ?? noSector;
    }
    return found.filter((sector) => sector < noSector && this.#isInside(sector));
  }

  #isInside(sector: number): boolean {
    return (sector + 2) * this.#size <= this.#bytes.length;
  }

  #numbersAt(sector: number): number[] {
    const begin = (sector + 1) * this.#size;
    return Array.from({ length: this.#size / 4 }, (_, index) => this.#view.getUint32(begin + index * 4, true));
  }

  /** All bytes of the sectors that follow each other from the first one. */
  #chain(first: number): Uint8Array {
    const sectors: number[] = [];
    for (let at = first; at < noSector && sectors.length <= this.#next.length; at = this.#next[at] ?? noSector) {
      sectors.push(at);
    }
    const joined = new Uint8Array(sectors.length * this.#size);
    for (const [index, sector] of sectors.entries()) {
      const begin = (sector + 1) * this.#size;
      joined.set(this.#bytes.subarray(begin, begin + this.#size), index * this.#size);
    }
    return joined;
  }

  /** A stream of up to 4,095 bytes: in sectors of 64 bytes inside the stream of the root. */
  #short(root: Uint8Array | null, first: number, length: number): Uint8Array | null {
    if (root === null) return null;
    const table = this.#chain(this.#view.getUint32(60, true));
    const view = new DataView(table.buffer, table.byteOffset, table.byteLength);
    const joined = new Uint8Array(length);
    for (let [at, sector] = [0, first]; at < length && sector < noSector; at += 64) {
      joined.set(root.subarray(sector * 64, sector * 64 + Math.min(64, length - at)), at);
      sector = view.getUint32(sector * 4, true);
    }
    return joined;
  }
}

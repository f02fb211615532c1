import { type MomentFormat, momentFormat, textOfSerial } from './number-format.ts';
import { sheetLimits } from './table-sheet.ts';

/** What an .xls file says of its cells beyond their values, which the library that reads them passes over ([MS-XLS]). */
export type XlsMarks = {
  /** The file without the values of charts inside of sheets, which the library takes for cells; else the file itself. */
  readonly bytes: Uint8Array;
  /** Whether a password is needed: the values are then those of the encrypted file. */
  readonly isProtected: boolean;
  /** In the order in which the library has them. */
  readonly sheets: readonly XlsSheetMarks[];
};

export type XlsSheetMarks = {
  readonly hidden: boolean;
  /** Whether it holds cells; others hold charts and macros. */
  readonly isTable: boolean;
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: readonly number[];
  /** Cells that are struck through, as `row column`. */
  readonly struck: ReadonlySet<string>;
  /** Formats of numbers that show no moment, by cell: `row column`. */
  readonly codes: ReadonlyMap<string, string>;
  /**
   * What cells show where the library has it otherwise or not at all, by cell: days and times as `textOfSerial` writes them,
   * and texts that formulas give.
   */
  readonly shown: ReadonlyMap<string, string>;
};

/** Records by their numbers ([MS-XLS] 2.3). */
const record = {
  begin: 0x809,
  eof: 0x0a,
  dateMode: 0x22,
  filePass: 0x2f,
  font: 0x31,
  columns: 0x7d,
  sheet: 0x85,
  row: 0x208,
  manyNumbers: 0xbd,
  cellFormat: 0xe0,
  numberFormat: 0x41e,
  formula: 0x06,
  formulaText: 0x207,
  number: 0x203,
  shortNumber: 0x27e,
} as const;
/** Records that begin with row, column and format of one cell: formulas, texts, numbers, errors. */
const cellRecords: ReadonlySet<number> = new Set([0x06, 0xd6, 0xfd, 0x203, 0x204, 0x205, 0x27e]);

/** Reads them; null for a file in which they are not found. */
export function xlsMarks(bytes: Uint8Array): XlsMarks | null {
  const found = streamOf(bytes, 'Workbook') ?? streamOf(bytes, 'Book');
  if (found === null) return null;
  const { stream, placeOf } = found;
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  const plain = withoutCharts(bytes, view, placeOf);
  const styles = new Styles();
  const sheets: { readonly hidden: boolean; readonly isTable: boolean; readonly begin: number }[] = [];
  let isProtected = false;
  for (const { id, data, length } of records(view, 0)) {
    if (id === record.eof) break;
    if (id === record.filePass) isProtected = true;
    if (id === record.sheet && length >= 6) {
      const [visibility, kind] = [view.getUint8(data + 4), view.getUint8(data + 5)];
      sheets.push({ begin: view.getUint32(data, true), hidden: (visibility & 3) !== 0, isTable: kind === 0 });
    } else styles.add(view, { id, data, length });
  }
  return {
    isProtected,
    bytes: plain,
    sheets: sheets.map(({ begin, ...sheet }) => ({ ...sheet, ...sheetMarks(view, begin, styles) })),
  };
}

/** A number that no record has: whoever reads the file passes over it. */
const noRecord = 0x3fff;

/**
 * Makes all records of charts inside of sheets none in the stream, so that a sheet ends with its own end, and gives the
 * file with the same done; the file itself where it has no such charts.
 */
function withoutCharts(bytes: Uint8Array, stream: DataView, placeOf: (offset: number) => number): Uint8Array {
  let copy: Uint8Array | null = null;
  let depth = 0;
  for (const { id, data } of records(stream, 0)) {
    if (id === record.begin) depth++;
    if (depth > 1) {
      stream.setUint16(data - 4, noRecord, true);
      copy ??= Uint8Array.from(bytes);
      copy[placeOf(data - 4)] = noRecord & 0xff;
      copy[placeOf(data - 3)] = noRecord >> 8;
    }
    if (id === record.eof) depth = Math.max(0, depth - 1);
  }
  return copy ?? bytes;
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
  /** Whether days are counted from 1 January 1904, as Excel for the Mac did. */
  since1904 = false;
  readonly #struckFonts: boolean[] = [];
  readonly #codes = new Map<number, string>();
  readonly #cells: { readonly font: number; readonly number: number }[] = [];

  add(view: DataView, { id, data, length }: XlsRecord): void {
    if (id === record.dateMode && length >= 2) this.since1904 = view.getUint16(data, true) === 1;
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
    return this.momentOf(format) === null ? this.#codes.get(this.#cells[format]?.number ?? 0) : undefined;
  }

  momentOf(format: number): MomentFormat {
    const number = this.#cells[format]?.number ?? 0;
    return momentFormat(number, this.#codes.get(number));
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

function sheetMarks(view: DataView, begin: number, styles: Styles): Omit<XlsSheetMarks, 'hidden' | 'isTable'> {
  const hiddenRows = new Set<number>();
  const hiddenColumns: number[] = [];
  let formula = '';
  const struck = new Set<string>();
  const codes = new Map<string, string>();
  const shown = new Map<string, string>();
  const add = (row: number, column: number, format: number, value: number | null): void => {
    const key = `${String(row)} ${String(column)}`;
    if (styles.isStruck(format)) struck.add(key);
    const code = styles.codeOf(format);
    if (code !== undefined) codes.set(key, code);
    const moment = styles.momentOf(format);
    if (moment !== null && value !== null) shown.set(key, textOfSerial(String(value), moment, styles.since1904));
  };
  for (const { id, data, length } of records(view, begin)) {
    if (id === record.eof) break;
    const word = (offset: number): number => view.getUint16(data + offset, true);
    if (id === record.row && length >= 14 && (word(12) & 0x20) !== 0) hiddenRows.add(word(0));
    else if (id === record.columns && length >= 10 && (word(8) & 1) !== 0) {
      for (let column = word(0); column <= Math.min(word(2), sheetLimits.columns - 1); column++)
        hiddenColumns.push(column);
    } else if (id === record.manyNumbers) {
      for (let at = 4; at + 8 <= length; at += 6) {
        add(word(0), word(2) + (at - 4) / 6, word(at), shortNumber(view.getUint32(data + at + 2, true)));
      }
    } else if (id === record.formulaText && length >= 3) shown.set(formula, textAt(view, data, length));
    else if (cellRecords.has(id) && length >= 6) {
      add(word(0), word(2), word(4), numberIn(view, { id, data, length }));
    }
    // Between a formula and its text may stand what it shares with others.
    if (id === record.formula && length >= 6) formula = `${String(word(0))} ${String(word(2))}`;
  }
  return { hiddenRows, hiddenColumns, struck, codes, shown };
}

/** The number of a cell, or the result of its formula; null for any other ([MS-XLS] 2.4.127, 2.4.180, 2.4.220). */
function numberIn(view: DataView, { id, data, length }: XlsRecord): number | null {
  if (id === record.shortNumber && length >= 10) return shortNumber(view.getUint32(data + 6, true));
  const isResult = id === record.formula && length >= 14 && view.getUint16(data + 12, true) !== 0xffff;
  return isResult || (id === record.number && length >= 14) ? view.getFloat64(data + 6, true) : null;
}

/** A number in four bytes: an integer, or the upper half of a double, a hundredth of it or not ([MS-XLS] 2.5.217). */
function shortNumber(bits: number): number {
  const upper = new DataView(new ArrayBuffer(8));
  upper.setUint32(0, bits & 0xfffffffc);
  const value = (bits & 2) === 0 ? upper.getFloat64(0) : (bits | 0) >> 2;
  return (bits & 1) === 0 ? value : value / 100;
}

/** Sectors that do not exist: the end of a chain, and others ([MS-CFB] 2.1). */
const noSector = 0xfffffffa;
const [entrySize, shortStream, shortSector, listed] = [128, 4096, 64, 109];

/** A stream, and where in the file each of its bytes stands. */
type FoundStream = { readonly stream: Uint8Array; readonly placeOf: (offset: number) => number };

/** A stream of an OLE compound file by its name; null where there is none, or the file is damaged. */
function streamOf(bytes: Uint8Array, name: string): FoundStream | null {
  if (bytes.length < 512) return null;
  try {
    return new CompoundFile(bytes).stream(name);
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

  stream(wanted: string): FoundStream | null {
    const directory = this.#chain(this.#view.getUint32(48, true));
    const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
    for (let at = 0; at + entrySize <= directory.length; at += entrySize) {
      const letters = Math.min(view.getUint16(at + 64, true), 64) / 2 - 1;
      const name = Array.from({ length: Math.max(letters, 0) }, (_, index) =>
        String.fromCharCode(view.getUint16(at + index * 2, true)),
      ).join('');
      const [begin, length] = [view.getUint32(at + 116, true), view.getUint32(at + 120, true)];
      if (name === wanted) {
        const isShort = length < shortStream;
        const places = isShort ? this.#shortPlaces(view.getUint32(116, true), begin) : this.#places(begin);
        return this.#found(places, isShort ? shortSector : this.#size, length);
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

  /** Where the sectors of a chain begin in the file. */
  #places(first: number): number[] {
    const places: number[] = [];
    for (let at = first; at < noSector && places.length <= this.#next.length; at = this.#next[at] ?? noSector) {
      places.push((at + 1) * this.#size);
    }
    return places;
  }

  /** All bytes of the sectors that follow each other from the first one. */
  #chain(first: number): Uint8Array {
    const places = this.#places(first);
    return this.#found(places, this.#size, places.length * this.#size).stream;
  }

  /** Where a stream of up to 4,095 bytes stands: in sectors of 64 bytes inside the stream of the root. */
  #shortPlaces(root: number, first: number): number[] {
    const outer = this.#places(root);
    const table = this.#chain(this.#view.getUint32(60, true));
    const view = new DataView(table.buffer, table.byteOffset, table.byteLength);
    const places: number[] = [];
    for (
      let at = first;
      at < noSector && places.length < shortStream / shortSector;
      at = view.getUint32(at * 4, true)
    ) {
      const offset = at * shortSector;
      places.push((outer[Math.floor(offset / this.#size)] ?? 0) + (offset % this.#size));
    }
    return places;
  }

  #found(places: readonly number[], size: number, length: number): FoundStream {
    const stream = new Uint8Array(Math.min(length, places.length * size));
    for (const [index, place] of places.entries()) {
      const at = index * size;
      if (at < stream.length) stream.set(this.#bytes.subarray(place, place + Math.min(size, stream.length - at)), at);
    }
    return { stream, placeOf: (offset) => (places[Math.floor(offset / size)] ?? 0) + (offset % size) };
  }
}

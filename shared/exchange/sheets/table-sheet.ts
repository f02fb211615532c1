/** A rectangle of merged cells. `row` and `column` are those of its first cell, from 0. */
export type CellSpan = {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
};

/** A cell whose formula has no kept result and is none that is computed here; the cell itself is empty. */
export type UncomputedCell = { readonly row: number; readonly column: number; readonly formula: string };

/** Text of a cell that does not count: struck through, or in a row that is hidden or filtered out. */
export type SetAsideCell = {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly why: 'struck' | 'hidden';
};

/**
 * One table of a file as rows of text: dates as 2025-07-15, times as 09:30, both as 2025-07-15 09:30. A row of a file is
 * the row of the same index; what a merged cell holds stands in its first cell only.
 */
export type TableSheet = {
  /** '' where the file gives it none. */
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly (readonly string[])[];
  readonly spans: readonly CellSpan[];
  /** Indexes of rows that are hidden or filtered out; they are empty in `rows`. */
  readonly hiddenRows: readonly number[];
  /** Indexes of rows in which text that is struck through was left out. */
  readonly struckRows: readonly number[];
  /** What is not in `rows` because it is struck through or hidden, at most `mostSetAside` cells. */
  readonly setAside: readonly SetAsideCell[];
  /** Indexes of hidden columns; what they hold is in `rows`. */
  readonly hiddenColumns: readonly number[];
  readonly uncomputed: readonly UncomputedCell[];
  /** Indexes of rows that are paragraphs between the tables of a text. */
  readonly paragraphs: readonly number[];
  /** Whether Rostrum wrote it: below a title stand its description and its kind. */
  readonly isOurs?: boolean;
  /** The numbers of the rows as the user sees them, where they are others than those of their order. */
  readonly rowNumbers?: readonly number[];
  /** Bookmarks in the cells of a text, by which the answers of a form are found; missing where there are none. */
  readonly anchors?: readonly CellAnchor[];
};

/** A bookmark in a cell. */
export type CellAnchor = { readonly row: number; readonly column: number; readonly name: string };

/** A table of which nothing but its rows is known. Rows are struck where cells of them are set aside for it. */
export function plainSheet(rows: TableSheet['rows'], more: Partial<TableSheet> = {}): TableSheet {
  const struck = (more.setAside ?? []).flatMap(({ row, why }) => (why === 'struck' ? [row] : []));
  const nothing = {
    spans: [],
    hiddenRows: [],
    struckRows: [...new Set(struck)],
    setAside: [],
    hiddenColumns: [],
    uncomputed: [],
    paragraphs: [],
  };
  return { name: '', hidden: false, rows, ...nothing, ...more };
}

/** Whether a cell shows an error of a formula, which says nothing. */
export function isFormulaError(text: string): boolean {
  return /^(?:#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|ERR!)|Err:\d{3})$/.test(text);
}

/** The lines of a cell: blanks of any kind as one, empty lines left out. */
export function tidyLines(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replaceAll(/\s+/g, ' ').trim())
    .filter(Boolean)
    .join('\n');
}

/** The largest table that is read. Wider ones, and longer cells, are refused before anything is taken apart. */
export const tableLimits = {
  columns: 200,
  /** In UTF-16 units. */
  cell: 100_000,
  /** Delimiters at the end of a row: spreadsheet programs write one for each column that was ever coloured. */
  emptyColumns: 20_000,
  /** Delimiters in the table as a whole. */
  cells: 2_000_000,
} as const;

/**
 * Largest sheet that is read, whatever it holds; agendas have a limit of their own. `cell` in UTF-16 units, of which the
 * rest is cut.
 */
export const sheetLimits = {
  rows: 50_000,
  columns: tableLimits.columns,
  sheets: 50,
  cell: 10_000,
} as const;

/** The index of a column: 0 for A, 27 for AB. */
export function columnOf(letters: string): number {
  return [...letters].reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** The span of a reference such as A5:B8; null for one that is no reference. */
export function spanOf(reference: string): CellSpan | null {
  const match = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(reference);
  if (match === null) return null;
  const [column, row] = [columnOf(match[1] ?? ''), Number(match[2]) - 1];
  const [rows, columns] = [Number(match[4]) - row, columnOf(match[3] ?? '') - column + 1];
  return row < 0 || rows < 1 || columns < 1 ? null : { row, column, rows, columns };
}

/** Merged cells of a sheet of which it is looked up what they cover. */
const mostMerged = 500;
/** Rows of merged cells, all of them together, of which it is looked up. */
const mostCoveredRows = 100_000;

/** Whether a merged cell covers a cell, so that nobody sees what it holds. Of thousands of merged cells it is not looked up. */
export function coveredBy(spans: readonly CellSpan[]): (cell: Pick<CellSpan, 'row' | 'column'>) => boolean {
  const byRow = new Map<number, CellSpan[]>();
  let left = mostCoveredRows;
  for (const span of spans.slice(0, mostMerged)) {
    const last = Math.min(span.row + span.rows, sheetLimits.rows);
    for (let row = span.row; row < last && left > 0; row++, left--) {
      const before = byRow.get(row);
      if (before === undefined) byRow.set(row, [span]);
      else before.push(span);
    }
  }
  return ({ row, column }) =>
    byRow.get(row)?.some((span) => {
      const isFirst = span.row === row && span.column === column;
      return !isFirst && column >= span.column && column < span.column + span.columns;
    }) === true;
}

/** Cells of which is kept what does not count, at most. */
export const mostSetAside = 20_000;

/** Bookmarks in cells that are kept, at most. */
const mostAnchors = 20_000;

/** Cells that are filled by repeating merged ones, at most. */
const mostFilled = 100_000;

/** The rows of a sheet with what stands in merged cells repeated downwards, and which cells are such repetitions. */
export type FilledRows = {
  readonly rows: readonly (readonly string[])[];
  readonly isRepeated: (row: number, column: number) => boolean;
};

/**
 * Repeats what stands in a merged cell in the rows that it spans, for a time or a day is written once for several rows.
 * To the right nothing is repeated: a heading across the table stays alone in its row.
 */
export function filledDown({ rows, spans, hiddenRows }: TableSheet): FilledRows {
  if (spans.length === 0) return { rows, isRepeated: () => false };
  const copies = rows.map((row) => [...row]);
  const hidden = new Set(hiddenRows);
  const repeated = new Set<string>();
  for (const { row, column, rows: height } of spans) {
    const value = copies[row]?.[column] ?? '';
    if (value === '') continue;
    for (let at = row + 1; at < Math.min(row + height, copies.length); at++) {
      if (repeated.size >= mostFilled) break;
      const cells = copies[at] ?? [];
      while (cells.length <= column) cells.push('');
      if (cells[column] !== '' || hidden.has(at)) continue;
      cells[column] = value;
      repeated.add(`${String(at)} ${String(column)}`);
    }
  }
  return { rows: copies, isRepeated: (row, column) => repeated.has(`${String(row)} ${String(column)}`) };
}

/** `rows` and `spans` of a table whose cells arrive from left to right and from above, as in HTML and OpenDocument. */
export class SheetBuilder {
  readonly rows: string[][] = [];
  readonly spans: CellSpan[] = [];
  readonly hiddenRows: number[] = [];
  readonly struckRows: number[] = [];
  readonly setAside: SetAsideCell[] = [];
  readonly hiddenColumns: number[] = [];
  readonly paragraphs: number[] = [];
  readonly anchors: CellAnchor[] = [];
  /** Cells that are covered by a merged cell above, as `row column`. */
  readonly #covered = new Set<string>();
  readonly #hasCoveredCells: boolean;
  #column = 0;

  /** `hasCoveredCells`: the file has an element for each cell that a merged one covers, and they are skipped. */
  constructor(hasCoveredCells = false) {
    this.#hasCoveredCells = hasCoveredCells;
  }

  startRow(isHidden: boolean): void {
    this.rows.push([]);
    this.#column = 0;
    if (isHidden) this.hiddenRows.push(this.#row);
  }

  /** Adds the text of a paragraph outside of the tables as a row of its own. */
  paragraph(text: string): void {
    const shown = text.trim().slice(0, sheetLimits.cell);
    if (shown === '') return;
    this.rows.push([shown]);
    this.paragraphs.push(this.#row);
  }

  skip(columns: number): void {
    this.#column += columns;
  }

  /** Adds the next cell of the row that was started; `struck` is what in it is struck through and not in `text`. */
  cell(text: string, columns = 1, rows = 1, struck = ''): void {
    while (!this.#hasCoveredCells && this.#isCovered()) this.#column++;
    const [row, column] = [this.#row, this.#column];
    if (columns > 1 || rows > 1) this.#span({ row, column, rows: Math.min(rows, sheetLimits.rows), columns });
    const isHidden = this.hiddenRows.at(-1) === row;
    if (struck !== '' && this.struckRows.at(-1) !== row) this.struckRows.push(row);
    this.#putAside(struck, 'struck');
    if (isHidden) this.#putAside(text, 'hidden');
    if (text !== '' && column < sheetLimits.columns && !isHidden) {
      const cells = this.rows[row] ?? [];
      while (cells.length < column) cells.push('');
      cells[column] = text.slice(0, sheetLimits.cell);
    }
    this.#column += this.#hasCoveredCells ? 1 : Math.min(columns, sheetLimits.columns);
  }

  /** Notes the bookmarks of a cell of the row that was started. */
  anchor(column: number, names: readonly string[]): void {
    for (const name of names)
      if (this.anchors.length < mostAnchors) this.anchors.push({ row: this.#row, column, name });
  }

  /** Enlarges the merged cell that `column` of this row continues, as in Word; false where there is none. */
  continueAbove(column: number): boolean {
    const at = this.spans.findLastIndex((span) => span.column === column && span.row + span.rows === this.#row);
    const span = this.spans[at];
    if (span === undefined) return false;
    this.spans[at] = { ...span, rows: span.rows + 1 };
    return true;
  }

  sheet(name: string, hidden = false): TableSheet {
    const { rows, spans, hiddenRows, struckRows, setAside, hiddenColumns, paragraphs, anchors } = this;
    const more = { name, hidden, spans, hiddenRows, struckRows, setAside, hiddenColumns, paragraphs };
    return plainSheet(rows, anchors.length === 0 ? more : { ...more, anchors });
  }

  #putAside(text: string, why: SetAsideCell['why']): void {
    if (text === '' || this.setAside.length >= mostSetAside) return;
    this.setAside.push({ row: this.#row, column: this.#column, text: text.slice(0, sheetLimits.cell), why });
  }

  get #row(): number {
    return this.rows.length - 1;
  }

  #isCovered(): boolean {
    return this.#covered.has(`${String(this.#row)} ${String(this.#column)}`);
  }

  #span(span: CellSpan): void {
    this.spans.push(span);
    if (this.#hasCoveredCells || this.#covered.size > mostFilled) return;
    for (let row = span.row + 1; row < span.row + Math.min(span.rows, 2000); row++) {
      for (let column = span.column; column < span.column + Math.min(span.columns, sheetLimits.columns); column++) {
        this.#covered.add(`${String(row)} ${String(column)}`);
      }
    }
  }
}

/** The letters of a column by its index, as spreadsheets name it: A, Z, AA. */
export function lettersOfColumn(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

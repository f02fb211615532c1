import { Parser } from 'htmlparser2';

type OpenTable = {
  readonly index: number;
  /** Of its rows, how many have two cells or more. */
  wide: number;
  /** Of the row that is open: its cells, those that hold a wide table, and whether another one holds a time. */
  cells: number;
  holders: number;
  isTimed: boolean;
  /** Of the cell that is open. */
  text: string;
  holdsWide: boolean;
  /** Whether a row so far only places other tables, and whether some row is one of a table with times. */
  places: boolean;
  isAgenda: boolean;
};

/** A time of day with its minutes. */
const time = /\d\s?[:.hч⁰-⁹]\s?\d{2}/u;

/**
 * Which tables of a page only place other tables, by their order: a row of them holds a table of two rows or more and two
 * cells or more, and none of their rows has a time beside it. What mail programs and old pages put around all they show.
 */
export function layoutTables(html: string): ReadonlySet<number> {
  const reader = new LayoutReader();
  const parser = new Parser({
    onopentag: (name) => reader.open(name),
    ontext: (text) => reader.text(text),
    onclosetag: (name) => reader.close(name),
  });
  parser.write(html);
  parser.end();
  return reader.layout;
}

class LayoutReader {
  readonly layout = new Set<number>();
  readonly #open: OpenTable[] = [];
  #count = 0;

  open(name: string): void {
    const table = this.#open.at(-1);
    if (name === 'table') {
      const begun = {
        wide: 0,
        cells: 0,
        holders: 0,
        isTimed: false,
        text: '',
        holdsWide: false,
        places: false,
        isAgenda: false,
      };
      this.#open.push({ index: this.#count++, ...begun });
    } else if (table !== undefined && (name === 'td' || name === 'th')) {
      table.text = '';
      table.holdsWide = false;
      table.cells++;
    }
  }

  text(text: string): void {
    const table = this.#open.at(-1);
    if (table !== undefined && table.text.length < 1000) table.text += text;
  }

  close(name: string): void {
    const table = this.#open.at(-1);
    if (table === undefined) return;
    if (name === 'td' || name === 'th') endCell(table);
    if (name === 'tr') endRow(table);
    if (name !== 'table') return;
    this.#open.pop();
    const isLayout = table.places && !table.isAgenda;
    if (isLayout) this.layout.add(table.index);
    const outer = this.#open.at(-1);
    if (outer !== undefined && (isLayout || table.wide > 1)) outer.holdsWide = true;
  }
}

function endCell(table: OpenTable): void {
  if (table.holdsWide) table.holders++;
  else if (time.test(table.text)) table.isTimed = true;
  table.text = '';
  table.holdsWide = false;
}

function endRow(table: OpenTable): void {
  if (table.cells > 1) table.wide++;
  if (table.holders > 0 && !table.isTimed) table.places = true;
  if (table.isTimed) table.isAgenda = true;
  table.cells = 0;
  table.holders = 0;
  table.isTimed = false;
}

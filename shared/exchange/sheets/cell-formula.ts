/** What a cell holds when a formula asks for it; null where it is not known. */
export type CellValue = number | string | null;

class NotComputed extends Error {}

const minutesInDay = 24 * 60;
const deepest = 200;

/**
 * Computes formulas of a sheet that have no kept result, as programs write them that do not calculate: references to
 * cells of the same sheet, numbers, texts, + - * / &, brackets, TIME, DATE, SUM, MIN, MAX. All others give null.
 */
export class FormulaSheet {
  readonly #valueOf: (reference: string) => CellValue;
  readonly #formulas: ReadonlyMap<string, string>;
  readonly #computed = new Map<string, CellValue>();
  #depth = 0;

  /** `valueOf` gives the kept value of a cell, formulas those without one, both by references such as B3. */
  constructor(formulas: ReadonlyMap<string, string>, valueOf: (reference: string) => CellValue) {
    this.#formulas = formulas;
    this.#valueOf = valueOf;
  }

  value(reference: string): CellValue {
    const formula = this.#formulas.get(reference);
    if (formula === undefined) return this.#valueOf(reference);
    const before = this.#computed.get(reference);
    if (before !== undefined) return before;
    // A formula that needs itself finds this.
    this.#computed.set(reference, null);
    const value = this.#depth > deepest ? null : this.#compute(formula);
    this.#computed.set(reference, value);
    return value;
  }

  #compute(formula: string): CellValue {
    this.#depth++;
    try {
      const result = new FormulaParser(formula, (reference) => this.value(reference)).result();
      // A division by zero is an error in a spreadsheet.
      return typeof result === 'number' && !Number.isFinite(result) ? null : result;
    } catch (error) {
      if (error instanceof NotComputed) return null;
      throw error;
    } finally {
      this.#depth--;
    }
  }
}

const tokenPattern =
  /\s*(?:(\d+(?:\.\d+)?)|"((?:[^"]|"")*)"|(\$?[A-Z]{1,3}\$?\d{1,7})|([A-Z]+)(?=\()|([-+*/&(),;:]))/iy;

type Token = { readonly kind: 'number' | 'text' | 'cell' | 'name' | 'sign'; readonly text: string };

/** A parser by recursive descent; throws `NotComputed` for all that it does not know. */
class FormulaParser {
  readonly #tokens: readonly Token[];
  readonly #valueOf: (reference: string) => CellValue;
  #at = 0;

  constructor(formula: string, valueOf: (reference: string) => CellValue) {
    this.#tokens = tokensOf(formula.replace(/^=/, ''));
    this.#valueOf = valueOf;
  }

  result(): CellValue {
    const value = this.#joined();
    if (this.#at < this.#tokens.length) throw new NotComputed();
    return value;
  }

  #joined(): CellValue {
    let value = this.#sum();
    while (this.#take('&')) value = `${String(known(value))}${String(known(this.#sum()))}`;
    return value;
  }

  #sum(): CellValue {
    let value = this.#product();
    for (;;) {
      if (this.#take('+')) value = numberIn(value) + numberIn(this.#product());
      else if (this.#take('-')) value = numberIn(value) - numberIn(this.#product());
      else return value;
    }
  }

  #product(): CellValue {
    let value = this.#factor();
    for (;;) {
      if (this.#take('*')) value = numberIn(value) * numberIn(this.#factor());
      else if (this.#take('/')) value = numberIn(value) / numberIn(this.#factor());
      else return value;
    }
  }

  #factor(): CellValue {
    if (this.#take('-')) return -numberIn(this.#factor());
    if (this.#take('(')) {
      const value = this.#joined();
      this.#expect(')');
      return value;
    }
    const token = this.#tokens[this.#at++];
    if (token === undefined || token.kind === 'sign') throw new NotComputed();
    if (token.kind === 'number') return Number(token.text);
    if (token.kind === 'text') return token.text;
    return token.kind === 'cell' ? this.#valueOf(plainReference(token.text)) : this.#called(token.text.toUpperCase());
  }

  #called(name: string): CellValue {
    this.#expect('(');
    const values: number[] = [];
    do values.push(...this.#argument());
    while (this.#take(',') || this.#take(';'));
    this.#expect(')');
    const [one = 0, two = 0, three = 0] = values;
    if (name === 'TIME') return (one * 60 + two + three / 60) / minutesInDay;
    if (name === 'DATE') return serialOf(one, two, three);
    if (name === 'SUM') return values.reduce((sum, value) => sum + value, 0);
    if (name === 'MAX') return Math.max(...values);
    if (name === 'MIN') return Math.min(...values);
    throw new NotComputed();
  }

  /** A value, or the cells of a range in one column or row. */
  #argument(): number[] {
    const [first, sign, last] = this.#tokens.slice(this.#at, this.#at + 3);
    const isRange = first?.kind === 'cell' && sign?.text === ':' && last?.kind === 'cell';
    if (!isRange) return [numberIn(this.#joined())];
    this.#at += 3;
    return cellsBetween(plainReference(first.text), plainReference(last.text)).map((cell) => {
      const value = this.#valueOf(cell);
      return typeof value === 'number' ? value : 0;
    });
  }

  #take(sign: string): boolean {
    const token = this.#tokens[this.#at];
    const found = token?.kind === 'sign' && token.text === sign;
    if (found) this.#at++;
    return found;
  }

  #expect(sign: string): void {
    if (!this.#take(sign)) throw new NotComputed();
  }
}

function tokensOf(formula: string): Token[] {
  const tokens: Token[] = [];
  if (formula.length > 500) throw new NotComputed();
  tokenPattern.lastIndex = 0;
  while (tokenPattern.lastIndex < formula.trimEnd().length) {
    const match = tokenPattern.exec(formula);
    if (match === null) throw new NotComputed();
    const [, number, text, cell, name, sign] = match;
    if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (text !== undefined) tokens.push({ kind: 'text', text: text.replaceAll('""', '"') });
    else if (cell !== undefined) tokens.push({ kind: 'cell', text: cell });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name });
    else tokens.push({ kind: 'sign', text: sign ?? '' });
  }
  return tokens;
}

function plainReference(reference: string): string {
  return reference.replaceAll('$', '').toUpperCase();
}

function cellsBetween(first: string, last: string): string[] {
  const [from, to] = [/^([A-Z]+)(\d+)$/.exec(first), /^([A-Z]+)(\d+)$/.exec(last)];
  const [start, end] = [Number(from?.[2]), Number(to?.[2])];
  if (from?.[1] !== to?.[1] || end - start > 5000) throw new NotComputed();
  return Array.from({ length: end - start + 1 }, (_, index) => `${from?.[1] ?? ''}${String(start + index)}`);
}

function known(value: CellValue): number | string {
  if (value === null) throw new NotComputed();
  return value;
}

function numberIn(value: CellValue): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) throw new NotComputed();
  return number;
}

/** Days since 1899-12-30 of a day of the proleptic Gregorian calendar; months beyond 12 run on into the next years. */
function serialOf(year: number, month: number, day: number): number {
  const [years, months] = [year + Math.floor((month - 1) / 12), ((((month - 1) % 12) + 12) % 12) + 1];
  // Days before March 1 of a year, counted from March 1 of the year 0 (Richards' algorithm).
  const [shifted, index] = months > 2 ? [years, months - 3] : [years - 1, months + 9];
  const days = 365 * shifted + Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400);
  return days + Math.floor((153 * index + 2) / 5) + day - 1 - 693_899;
}

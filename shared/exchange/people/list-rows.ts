import { nameBehindFunction } from '../speakers/person-function.ts';
import type { Country } from '../../domain/country.ts';
import { filledDown, type TableSheet } from '../sheets/table-sheet.ts';
import { hasEmail, phoneDigits } from './contact-cells.ts';
import { countryNamedIn, knownCountry } from './country-words.ts';
import { knownListHeads, type ListMapping, mappingOf } from './list-columns.ts';
import { isWholeHead, type ListColumn, readHead } from './list-heads.ts';
import { headWords } from '../table/head-phrases.ts';
import type { PeopleRemarks } from './list-remarks.ts';
import { looksLikeName, namedPerson } from './name-parts.ts';
import { beginsWithFunction, noName } from './name-words.ts';
import { isDitto, isNothing, type ListedRole, plainCell, roleIn } from './person-cells.ts';

/** What headings above a row say of the people below them. */
export type ListHeading = {
  /** The heading as it is written, where it names a delegation; ''. */
  readonly delegation: string;
  readonly country: Country | null;
  readonly institution: string;
  readonly role: ListedRole | null;
};
export const noHeading: ListHeading = { delegation: '', country: null, institution: '', role: null };

/** A row that holds a person or several, with what its columns mean. */
export type ListedRow = {
  readonly index: number;
  readonly cells: readonly string[];
  readonly columns: ListMapping['columns'];
  readonly heading: ListHeading;
  /** Columns whose cell said that it is the same as above. */
  readonly dittoed: readonly number[];
};

/** What a list says of its own count: of people, and of women among them; null for what it does not say. */
type WrittenTotal = {
  readonly index: number;
  readonly people: number | null;
  readonly women: number | null;
  readonly text: string;
};

export type ReadRows = {
  readonly people: readonly ListedRow[];
  readonly totals: readonly WrittenTotal[];
  /** Texts above the heads. */
  readonly above: readonly string[];
  /** Rows that say nothing here: lines, signatures, notes, by their index. */
  readonly left: readonly { readonly index: number; readonly text: string }[];
};

const total =
  /^\s*(?:итого|всего|общее (?:число|количество)|барлығы|барлыгы|жалпы|жыйынтыгы|баары|бардыгы|ҷамъ|ҳамагӣ|ҳамаги|jemi|jami|hammasi|жами|ҳаммаси|total|in total|sum)(?!\p{L})/iu;
const aside =
  /^\s*(?:исп|исполнител\p{L}*|подготов\p{L}*|составил\p{L}*|утвержд\p{L}*|согласован\p{L}*|прим|примечани\p{L}*|note|notes|prepared|approved|agreed|signature|signed|подпис\p{L}*|м\.?\s?п|дата|date|место печати|бекітемін|келісілді|орындаушы|тасдиқ|tasdiq\p{L}*|ijrochi)(?!\p{L})/iu;

/** Headings above people of no delegation: those who work, and the other participants, as lists of our own have them. */
const ofNoDelegation =
  /^(?:(?:тренер|trainer|trener|tälimçi)\p{L}*\s*,|(?:other|другие|басқа|башка|beýleki|boshqa) (?:participants|участники|қатысушылар|катышуучулар|gatnaşyjylar|ishtirokchilar)(?!\p{L})|иштирокчиёни дигар(?!\p{L}))/iu;

/** Divides the rows of a sheet into people, headings, totals and what is none of these. */
export function readListRows(sheet: TableSheet, mapping: ListMapping, remarks: PeopleRemarks): ReadRows {
  const reader = new RowReader(sheet, mapping, remarks);
  return reader.read();
}

class RowReader {
  readonly #rows: readonly (readonly string[])[];
  readonly #isRepeated: (row: number, column: number) => boolean;
  readonly #sheet: TableSheet;
  readonly #mapping: ListMapping;
  readonly #remarks: PeopleRemarks;
  /** Columns of cells that are struck through or hidden, by their rows. */
  readonly #setAside = new Map<number, number[]>();
  readonly #people: ListedRow[] = [];
  /** How many of them have a number, by the column in which numbers stand now. */
  #numbered = 0;
  readonly #totals: WrittenTotal[] = [];
  readonly #above: string[] = [];
  readonly #left: { index: number; text: string }[] = [];
  #columns: ListMapping['columns'];
  #heading = noHeading;
  /** Lines that are headings if people follow. */
  #pending: { index: number; text: string }[] = [];
  /** A total was read: what follows without a number is signed by those who send the list. */
  #hasEnded = false;

  constructor(sheet: TableSheet, mapping: ListMapping, remarks: PeopleRemarks) {
    const { rows, isRepeated } = filledDown(sheet);
    this.#rows = rows.map((row) => row.map(plainCell));
    this.#isRepeated = isRepeated;
    this.#sheet = sheet;
    for (const { row, column } of sheet.setAside) {
      const columns = this.#setAside.get(row);
      if (columns === undefined) this.#setAside.set(row, [column]);
      else columns.push(column);
    }
    this.#mapping = mapping;
    this.#columns = mapping.columns;
    this.#remarks = remarks;
  }

  read(): ReadRows {
    for (const index of this.#rows.keys()) {
      if (index <= this.#mapping.headRow) this.#readAbove(index);
      else this.#readRow(index);
    }
    this.#left.push(...this.#pending);
    return { people: this.#people, totals: this.#totals, above: this.#above, left: this.#left };
  }

  #readAbove(index: number): void {
    if (index >= this.#mapping.firstHead) return;
    const filled = [...new Set((this.#rows[index] ?? []).filter(Boolean))];
    if (filled.length > 0) this.#above.push(filled.join(' '));
  }

  #readRow(index: number): void {
    const cells = this.#rows[index] ?? [];
    const own = cells.flatMap((cell, column) =>
      cell !== '' && !this.#isRepeated(index, column) ? [{ cell, column }] : [],
    );
    const numberColumn = this.#columns.indexOf('number');
    const isBlankLine = own.every(({ cell, column }) => column === numberColumn && /^\d/.test(cell));
    if (isBlankLine || this.#isSetAside(index) || isColumnNumbers(own.map(({ cell }) => cell))) return;
    const texts = own.map(({ cell }) => cell);
    if (this.#isHead(index, cells)) return;
    if (texts.some((text) => total.test(text))) return this.#readTotal(index, texts);
    if (this.#sheet.paragraphs.includes(index)) return this.#readLine(index, texts.join(' '));
    if (own.some(({ cell, column }) => aside.test(cell) && !this.#isContact(column))) return this.#leave(index, texts);
    if (this.#isPerson(index, cells, own.length)) return this.#addPerson(index, cells);
    if (this.#continues(index, own)) return;
    if (new Set(texts).size === 1) return this.#readLine(index, texts[0] ?? '');
    this.#leave(index, texts);
  }

  /** Somebody who is struck through: what else stands in the row is told with the name. */
  #isSetAside(index: number): boolean {
    const isName = (column: number): boolean => ['name', 'family'].includes(this.#columns[column] ?? '');
    const hasName = (this.#rows[index] ?? []).some((cell, column) => cell !== '' && isName(column));
    return !hasName && (this.#setAside.get(index) ?? []).some(isName);
  }

  #isContact(column: number): boolean {
    return ['phone', 'email', 'contacts', 'note', 'position'].includes(this.#columns[column] ?? '');
  }

  /** Heads again, or other heads: the rows below are read by them. */
  #isHead(index: number, cells: readonly string[]): boolean {
    const own = cells.map((cell, column) => (this.#isRepeated(index, column) ? '' : cell));
    if (!this.#isRepeatedHead(own) && !this.#isOtherHead(own)) return false;
    const mapping = mappingOf(cells, this.#rows, index, index, this.#sheet.hiddenColumns);
    const isSame = cells.every((cell, at) => cell === '' || cell === this.#rows[this.#mapping.headRow]?.[at]);
    this.#columns = isSame ? this.#mapping.columns : mapping.columns;
    this.#numbered = this.#people.filter(({ cells: above }) => this.#hasNumber(above)).length;
    this.#hasEnded = false;
    return true;
  }

  /** Whether most of the cells are the heads above them. */
  #isRepeatedHead(own: readonly string[]): boolean {
    const { firstHead, headRow } = this.#mapping;
    const heads = this.#rows.slice(Math.max(0, firstHead), headRow + 1);
    const filled = own.flatMap((cell, at) => (cell === '' ? [] : [{ key: headWords(cell).join(' '), at }]));
    const same = filled.filter(({ key, at }) => heads.some((row) => headWords(row[at] ?? '').join(' ') === key));
    return same.length > 1 && same.length * 2 > filled.length && knownListHeads(own) >= 2;
  }

  /** Whether a row consists of heads of another list: no name stands where names stand, and a column of names is among them. */
  #isOtherHead(own: readonly string[]): boolean {
    if (knownListHeads(own) < 2) return false;
    const names = own.filter((cell, at) => cell !== '' && isOfNames(this.#columns[at] ?? null));
    if (!names.every(isWholeHead)) return false;
    const filled = own.filter((cell) => cell !== '');
    const whole = filled.filter(isWholeHead);
    const namesPeople = whole.some((cell) => isOfNames(readHead(cell)?.column ?? null));
    // Below a merged name "Participant" and "Organisation" are what the person is.
    return namesPeople && whole.length * 2 > filled.length && (names.length > 0 || whole.length > 2);
  }

  #readTotal(index: number, texts: readonly string[]): void {
    const text = texts.join(' ');
    const women =
      /(?:женщин\p{L}*|жен\.?|әйел\p{L}*|аял\p{L}*|аёл\p{L}*|занон|zenan\p{L}*|ayol\p{L}*|women|female)[^\d]{0,6}(\d+)|(\d+)\s*(?:женщин\p{L}*|жен\.|әйел\p{L}*|аял\p{L}*|аёл\p{L}*|zenan\p{L}*|ayol\p{L}*|women|female)/iu.exec(
        text,
      );
    const count = /\d+/.exec(text)?.[0];
    const written = women?.[1] ?? women?.[2];
    this.#totals.push({
      index,
      text,
      people: count === undefined ? null : Number(count),
      women: written === undefined ? null : Number(written),
    });
    this.#hasEnded = true;
  }

  #readLine(index: number, text: string): void {
    this.#pending.push({ index, text });
  }

  #leave(index: number, texts: readonly string[]): void {
    this.#left.push({ index, text: texts.join(' ') });
  }

  #isPerson(index: number, cells: readonly string[], filled: number): boolean {
    const at = (kind: ListColumn): string => cells[this.#columns.indexOf(kind)] ?? '';
    const isRepeatedName = ['name', 'family'].some((kind) => {
      const column = this.#columns.indexOf(kind as ListColumn);
      return column !== -1 && this.#isRepeated(index, column);
    });
    if (isRepeatedName) return false;
    const hasNumber = /^\d{1,5}[.)]?$/.test(at('number'));
    // Most of the people above have a number.
    const isNumbered = this.#numbered * 2 > this.#people.length;
    if (this.#hasEnded && isNumbered && !hasNumber) return false;
    if (isNumbered && !hasNumber && filled < 2) return false;
    const family = at('family');
    if (family !== '') {
      return (
        isFamilyCell(family) &&
        (at('given') !== '' || hasNumber || looksLikeName(family) || (!isNumbered && filled > 2))
      );
    }
    return isNamed(at('name') || at('name-latin'), hasNumber);
  }

  #hasNumber(cells: readonly string[]): boolean {
    return /^\d/.test(cells[this.#columns.indexOf('number')] ?? '');
  }

  #addPerson(index: number, cells: readonly string[]): void {
    for (const line of this.#pending) this.#takeHeading(line);
    this.#pending = [];
    const above = this.#people.at(-1)?.cells ?? [];
    const dittoed = cells.flatMap((cell, column) => (cell !== '' && isDitto(cell) ? [column] : []));
    const whole = cells.map((cell, column) => (dittoed.includes(column) ? (above[column] ?? '') : cell));
    this.#people.push({ index, cells: whole, columns: this.#columns, heading: this.#heading, dittoed });
    if (this.#hasNumber(whole)) this.#numbered += 1;
  }

  /** More of the person above: cells beside a merged name, or telephones and addresses alone in a row. */
  #continues(index: number, own: readonly { readonly cell: string; readonly column: number }[]): boolean {
    const person = this.#people.at(-1);
    if (person === undefined || this.#hasEnded || this.#pending.length > 0) return false;
    const nameColumn = this.#columns.findIndex((column) => column === 'name' || column === 'family');
    const isContact = own.every(({ cell, column }) => {
      const kind = this.#columns[column] ?? null;
      if (kind === 'email') return hasEmail(cell);
      return (kind === 'phone' || kind === 'contacts') && (phoneDigits(cell) > 4 || hasEmail(cell));
    });
    const isBelow = person.index === index - 1 || this.#isRepeated(index, nameColumn);
    if (!isBelow || !(isContact || this.#isRepeated(index, nameColumn))) return false;
    const cells = [...person.cells];
    for (const { cell, column } of own) {
      if ((this.#columns[column] ?? null) !== 'number')
        cells[column] = [cells[column] ?? '', cell].filter(Boolean).join('\n');
    }
    this.#people[this.#people.length - 1] = { ...person, cells };
    this.#remarks.add('row-continued', index);
    return true;
  }

  #takeHeading({ index, text }: { readonly index: number; readonly text: string }): void {
    const counted = /^(.*\S)\s+·\s+\d+(?:\s.*)?$/u.exec(text)?.[1];
    const plain = (counted ?? text).replace(/[:.]+$/, '').trim();
    if (ofNoDelegation.test(plain)) {
      this.#heading = noHeading;
      return;
    }
    const roles = plain.split(/\s(?:и|and|va|ва|және|жана)\s|[,/]/iu).map(roleIn);
    if (roles.every((role) => role !== null)) {
      this.#heading = { ...noHeading, role: roles.length === 1 ? (roles[0] ?? null) : null };
      return;
    }
    // A heading with a count is that of a delegation, as in lists of our own.
    const isDelegation = counted !== undefined || /делегаци|delegat|делегатсия|wekiliýet/iu.test(plain);
    const country =
      isDelegation || plain.length < 60 ? (knownCountry(plain, true)?.country ?? countryNamedIn(plain)) : null;
    const isBody = noName.test(plain) && !isDelegation;
    if (isDelegation || country !== null || isBody) {
      this.#heading = { delegation: plain, country, institution: isBody ? plain : '', role: null };
    } else {
      this.#left.push({ index, text });
    }
  }
}

function isOfNames(column: ListColumn | null): boolean {
  return column !== null && /^(?:name|family|given)/.test(column);
}

function isFamilyCell(text: string): boolean {
  return /^[\p{L}\p{M}'’ʻ‘ʼ` .()-]+$/u.test(text) && !noName.test(text) && !beginsWithFunction(text);
}

/** Whether a cell of names holds one; in a numbered row a single word is enough. */
function isNamed(name: string, hasNumber: boolean): boolean {
  if (name === '' || isNothing(name)) return false;
  if (isNameCell(name)) return true;
  if (!hasNumber) return false;
  // «г-н Шмидт», «Заместитель министра Пак В.»: below a list the same is a signature, without a number.
  const { words, title, rest } = namedPerson(name);
  const isBehind = nameBehindFunction(name.split(/\s+/)) !== null && words.length > 0 && rest !== '';
  const isAddressed = title !== '' && words.length === 1 && rest === '' && /^\p{Lu}/u.test(words[0] ?? '');
  return isBehind || isAddressed || /^\p{Lu}[\p{L}'’ʻ‘ʼ.-]+$/u.test(name);
}

/** Whether a cell names somebody, whatever else stands in it. */
function isNameCell(text: string): boolean {
  if (looksLikeName(text)) return true;
  if (beginsWithFunction(text) || /_{3}|:/.test(text)) return false;
  const { words } = namedPerson(text);
  const isWhole = words.length >= 2 && words.length <= 6 && words.every((word) => /^\p{Lu}/u.test(word));
  return isWhole && !noName.test(words.join(' ')) && !words.some((word) => /\d/.test(word));
}

/** 1 2 3 4 5 under the heads, as forms have it. */
function isColumnNumbers(filled: readonly string[]): boolean {
  return filled.length >= 3 && filled.every((cell, index) => cell.replace(/[.)]$/, '') === String(index + 1));
}

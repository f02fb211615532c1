import type { Country } from '../../domain/country.ts';
import type { Letter } from '../../domain/people/groups.ts';
import { fullName } from '../../domain/people/person.ts';
import { withoutMixedWords } from '../../matching/name-letters.ts';
import { failure, type Result, success } from '../../result.ts';
import type { CalendarDay } from '../../time/calendar-day.ts';
import { guessedMapping, isTitleColumn } from '../table/table-columns.ts';
import type { OpenedTable } from '../table/table-file.ts';
import { shownNumbers } from '../table/table-rows.ts';
import { lettersOfColumn, type TableSheet } from '../sheets/table-sheet.ts';
import { countryOfPhone } from './contact-cells.ts';
import { regionCountryIn } from './country-words.ts';
import { guessedListMapping, hasNames, isMostlyLatin, type ListMapping } from './list-columns.ts';
import { letterAbove } from './list-letter.ts';
import { joinedPeopleRemarks, type PeopleRemark, PeopleRemarks } from './list-remarks.ts';
import { noHeading, type ReadRows, readListRows } from './list-rows.ts';
import { type ImportedPerson, type ListFacts, personsOfRow } from './imported-person.ts';
import { type NameParts, usualOrder } from './name-parts.ts';
import { listedTwice } from './listed-facts.ts';
import { peopleOfCell } from './list-people.ts';
import { detailColumns } from './listed-details.ts';
import { isNothing, plainCell } from './person-cells.ts';
import { quoted } from '../plain-text.ts';

/** Somebody whom a list names and who does not come. */
export type LeftOutPerson = NameParts & {
  readonly why: 'struck' | 'hidden';
  readonly row: number;
};

/** A list of people as it was understood. */
export type ImportedPeople = {
  readonly people: readonly ImportedPerson[];
  readonly leftOut: readonly LeftOutPerson[];
  readonly remarks: readonly PeopleRemark[];
  /** The official letter that the list names above its heads; null for none. */
  readonly letter: Letter | null;
};

/** Which sheets are read, by their indexes, and how the first of them; null for what is found out. */
export type ListChoice = {
  readonly sheets: readonly number[] | null;
  readonly mapping: ListMapping | null;
  /** Of all who say none; missing where the list itself has to say it. */
  readonly country?: Country | null;
};
export const noListChoice: ListChoice = { sheets: null, mapping: null };

/** The sheets that hold people: all that are shown and have a column of names. */
export function suggestedListSheets({ sheets }: OpenedTable): number[] {
  const named = [...sheets.keys()].filter((index) => {
    const sheet = sheets[index];
    return sheet !== undefined && !sheet.hidden && hasNames(guessedListMapping(sheet));
  });
  return named.length > 0 ? named : [0];
}

/** Rows below the heads by which a list of people is known. */
const rowsOfKind = 300;

/** Whether a table is a list of people and no agenda: it has names and what is told of people, and no times. */
export function isPeopleList(file: OpenedTable): boolean {
  return suggestedListSheets(file).some((index) => {
    const sheet = file.sheets[index];
    if (sheet === undefined) return false;
    const mapping = guessedListMapping(sheet);
    if (!hasNames(mapping)) return false;
    const guessed = guessedMapping(sheet, { language: 'ru', zone: null });
    const { headRow } = guessed;
    // When somebody arrives is none of an agenda's times.
    const agenda = guessed.columns.map((column, at) => {
      const listed = mapping.columns[at] ?? null;
      return listed !== null && detailColumns.has(listed) ? null : column;
    });
    const isTimed = agenda.some(
      (column, at) => (column === 'time' || column === 'start') && holdsTimes(sheet, headRow, at),
    );
    // Heads of times and of titles, one row or several times in one sheet, are those of an agenda.
    if (headRow !== -1 && isTimed && agenda.some((column) => isTitleColumn(column))) return false;
    const hasTimes = agenda.some(
      (column, at) => (column === 'time' || column === 'start') && holdsTimes(sheet, mapping.headRow, at),
    );
    const told = mapping.columns.filter((column) => column !== null && column !== 'number' && column !== 'note');
    const ofPeople = told.filter((column) => column !== 'name' && column !== 'title' && column !== 'given');
    const begin = { ...sheet, rows: sheet.rows.slice(0, mapping.headRow + 1 + rowsOfKind) };
    const read = readListRows(begin, mapping, new PeopleRemarks('', (row) => row));
    const isAgenda = hasTimes || (agenda.includes('date') && ofPeople.length < 2);
    return !isAgenda && read.people.length > 0 && (told.length > 1 || read.people.length > 1);
  });
}

/** Whether half of the cells below a head are times of day. */
function holdsTimes({ rows }: TableSheet, headRow: number, column: number): boolean {
  const cells = rows
    .slice(headRow + 1)
    .map((row) => row[column]?.trim() ?? '')
    .filter(Boolean);
  return cells.filter((cell) => /^\D{0,4}\d{1,2}\s?[:.чh⁰-⁹-]/u.test(cell)).length * 2 > cells.length;
}

/**
 * Reads the people of a file with tables. `near` is today: years of births are before it. Fails with `people-list-unread`
 * where no column holds names.
 */
export function readPeopleList(
  file: OpenedTable,
  choice: ListChoice,
  near: CalendarDay,
): Result<ImportedPeople, 'people-list-unread'> {
  const chosen = choice.sheets ?? suggestedListSheets(file);
  const people: ImportedPerson[] = [];
  const leftOut: LeftOutPerson[] = [];
  const remarks = remarksOfFile(file);
  let hasColumn = false;
  let letter: Letter | null = null;
  for (const [place, index] of chosen.entries()) {
    const sheet = file.sheets[index];
    if (sheet === undefined) continue;
    const mapping = (place === 0 ? choice.mapping : null) ?? guessedListMapping(sheet);
    if (!hasNames(mapping)) continue;
    hasColumn = true;
    const read = readSheet(sheet, mapping, near, {
      delegation: chosen.length > 1 && !saysNoDelegation(sheet, mapping) ? sheet.name : '',
      country: choice.country ?? null,
    });
    letter ??= read.letter;
    // Of lists with tens of thousands of rows there are more than a call takes as arguments.
    for (const person of read.people) people.push(person);
    for (const person of read.leftOut) leftOut.push(person);
    for (const remark of read.remarks) remarks.push(remark);
  }
  if (!hasColumn) return failure('people-list-unread');
  if (choice.sheets === null) remarks.push(...hiddenLists(file));
  return success({ people, leftOut, remarks: joinedPeopleRemarks(remarks), letter });
}

/** What is said of a text as a whole: letters that are broken, missing quotation marks, a guessed encoding. */
function remarksOfFile(file: OpenedTable): PeopleRemark[] {
  if (file.kind !== 'separated') return [];
  const { brokenLetters: count, brokenRows, isEncodingSure, encoding } = file;
  const whole = { sheet: '', rows: [], column: null };
  return [
    ...(count > 0 ? [{ ...whole, code: 'letters-broken' as const, values: { count } }] : []),
    ...(brokenRows.length > 0
      ? [{ ...whole, code: 'quotes-wrong' as const, values: {}, rows: brokenRows.map((row) => row + 1) }]
      : []),
    ...(isEncodingSure ? [] : [{ ...whole, code: 'encoding-guessed' as const, values: { encoding } }]),
  ];
}

/** That hidden sheets hold people, if some do. */
function hiddenLists({ sheets }: OpenedTable): PeopleRemark[] {
  const hidden = sheets.flatMap((sheet) => {
    const mapping = sheet.hidden ? guessedListMapping(sheet) : null;
    if (mapping === null || !hasNames(mapping)) return [];
    const { people } = readListRows(sheet, mapping, new PeopleRemarks('', (row) => row));
    return people.length > 0 ? [sheet.name] : [];
  });
  if (hidden.length === 0) return [];
  const values = { names: quoted(hidden.join(', '), 200) };
  return [{ code: 'sheets-hidden', values, sheet: '', rows: [], column: null }];
}

const plainSheetName =
  /^(?:(?:лист|sheet|list|table|таблица|парақ|барак|варақ|varaq|sahypa)\s*\d*|(?:список\s+)?участник\p{L}*|(?:participants?|people|list of participants|participant list|резерв\p{L}*|reserve|список|люди|команда|team|все|all|қатысушылар|катышуучулар|иштирокчиён|gatnaşyjylar|ishtirokchilar)\s*\d*|(?:day|день|күн|кун|kun|gün|рӯзи?)\s*\d.*|[\d\s.,/–-]+)(?:\s*\(\d+\))?$/iu;

/** Whether the name of a sheet is none of a delegation: what programs call sheets, a day, or where a column says it. */
function saysNoDelegation({ name }: TableSheet, { columns }: ListMapping): boolean {
  return columns.includes('delegation') || plainSheetName.test(name.trim());
}

function readSheet(
  sheet: TableSheet,
  mapping: ListMapping,
  near: CalendarDay,
  known: Pick<ListFacts, 'delegation' | 'country'>,
): ImportedPeople {
  const numbers = shownNumbers(sheet);
  const remarks = new PeopleRemarks(sheet.name, numbers);
  const rows = readListRows(sheet, mapping, remarks);
  if (mapping.headRow > mapping.firstHead) remarks.add('head-in-rows', mapping.headRow);
  const base = factsOf(sheet, mapping, rows, near, numbers);
  // Telephones in full say the country of a list that does not name it, and with it what the others lack.
  const country = known.country ?? base.country ?? countryOfPhones(rows, base, mapping);
  const facts = { ...base, country, delegation: known.delegation };
  const people = rows.people.flatMap((row) => personsOfRow(row, facts, remarks));
  if (country !== null && known.country === null && people.length > 0 && !mapping.columns.includes('country')) {
    remarks.add(base.country === null ? 'country-from-phones' : 'country-from-title', null, { country });
  }
  if (base.institution !== '' && people.length > 0) {
    remarks.add('institution-from-title', null, { institution: base.institution });
  }
  for (const { index, text } of rows.left) remarks.add('line-left-out', index, { text: quoted(text, 200) });
  for (const { row, column } of sheet.uncomputed) {
    if (row > mapping.headRow && /^(?:name|family|given)$/.test(mapping.columns[column] ?? '')) {
      remarks.add('name-unread', row, {}, mapping.columns[column] ?? null);
    }
  }
  const leftOut = leftOutPeople(sheet, mapping, facts, remarks);
  if (people.length === 0 && leftOut.length === 0) remarks.add('list-empty', null);
  if (mapping.headRow >= 0) addHiddenColumns(sheet, mapping, remarks);
  addColumns(sheet, mapping, rows, remarks);
  addTotals(rows, people, remarks);
  addDoubles(people, remarks);
  return { people, leftOut, remarks: remarks.all, letter: letterAbove(rows.above, near) };
}

function factsOf(
  sheet: TableSheet,
  mapping: ListMapping,
  rows: ReadRows,
  near: CalendarDay,
  numbers: (index: number) => number,
): ListFacts {
  const letters = rows.people
    .slice(0, 200)
    .flatMap(({ cells }) => cells)
    .join(' ');
  const isLatin = isMostlyLatin(letters);
  const column = mapping.columns.indexOf('name');
  const names = rows.people.flatMap(({ cells }) => peopleOfCell(withoutMixedWords(cells[column] ?? '').text));
  const isAddressed =
    names.filter(({ title }) => /^(?:mr|ms|mrs|miss|dr|prof|h\.?e)/iu.test(title)).length * 2 > names.length;
  const order = usualOrder(names) ?? mapping.order ?? (isLatin && isAddressed ? 'given-first' : 'family-first');
  const above = rows.above.join(' ');
  const hasCountry = mapping.columns.includes('country');
  const hasInstitution = mapping.columns.some((each) => each?.includes('institution') === true);
  return {
    sheet: sheet.name,
    number: numbers,
    order,
    isCyrillic: !isLatin,
    country: hasCountry ? null : regionCountryIn(above),
    institution: hasInstitution ? '' : institutionIn(rows.above),
    delegation: '',
    near,
  };
}

function countryOfPhones(rows: ReadRows, facts: ListFacts, mapping: ListMapping): Country | null {
  if (mapping.columns.includes('country')) return null;
  const people = rows.people.flatMap((row) => personsOfRow(row, facts, new PeopleRemarks('', (index) => index)));
  const found = new Set(
    people.flatMap(({ phones }) => phones.flatMap((phone) => (phone.startsWith('+') ? [countryOfPhone(phone)] : []))),
  );
  const [only = null] = found;
  return found.size === 1 ? only : null;
}

/** First words of Russian names of bodies in the genitive, in which titles of lists name them, and as they are said. */
const bodies: readonly (readonly [RegExp, string])[] = [
  [/^министерства(?!\p{L})/iu, 'Министерство'],
  [/^агентства(?!\p{L})/iu, 'Агентство'],
  [/^комитета(?!\p{L})/iu, 'Комитет'],
  [/^департамента(?!\p{L})/iu, 'Департамент'],
  [/^университета(?!\p{L})/iu, 'Университет'],
  [/^института(?!\p{L})/iu, 'Институт'],
  [/^управления(?!\p{L})/iu, 'Управление'],
  [/^академии(?!\p{L})/iu, 'Академия'],
  [/^центра(?!\p{L})/iu, 'Центр'],
  [/^фонда(?!\p{L})/iu, 'Фонд'],
  [/^службы(?!\p{L})/iu, 'Служба'],
];

/** The body that the title of a list says people to be from: «… от Министерства юстиции»; '' for none. */
function institutionIn(above: readonly string[]): string {
  for (const line of above) {
    const named = /(?:^|\s)(?:от|из|со стороны)\s+(\p{L}.*)$/u.exec(line)?.[1]?.replace(/[.:]$/, '') ?? '';
    const body = bodies.find(([pattern]) => pattern.test(named));
    if (body !== undefined) return named.replace(body[0], body[1]).slice(0, 200);
    const english =
      /(?:^|\s)(?:from|of) (?:the )?((?:Ministry|University|Agency|Institute|Academy|Committee)\s.+)$/u.exec(line)?.[1];
    if (english !== undefined) return english.replace(/[.:]$/, '').slice(0, 200);
  }
  return '';
}

/** People who are struck through or in hidden rows, each with a remark. */
function leftOutPeople(
  sheet: TableSheet,
  mapping: ListMapping,
  facts: ListFacts,
  remarks: PeopleRemarks,
): LeftOutPerson[] {
  const rows = new Map<string, { row: number; why: 'struck' | 'hidden'; cells: string[] }>();
  for (const { row, column, text, why } of sheet.setAside) {
    if (row <= mapping.headRow) continue;
    const key = `${String(row)} ${why}`;
    const found = rows.get(key) ?? { row, why, cells: [] };
    found.cells[column] = plainCell(text);
    rows.set(key, found);
  }
  const nameless = new Set(sheet.hiddenRows);
  const people = [...rows.values()].flatMap(({ row, why, cells }) => {
    const whole = Array.from({ length: mapping.columns.length }, (_, index) => cells[index] ?? '');
    const line = {
      index: row,
      cells: whole,
      columns: mapping.columns,
      heading: noHeading,
      dittoed: [],
    };
    const named = personsOfRow(line, facts, new PeopleRemarks('', (index) => index)).filter(
      ({ family }) => family !== '',
    );
    if (named.length > 0) nameless.delete(row);
    return named.map(({ family, given, patronymic }) => {
      // What is not struck through in the row says why: "is not coming".
      const beside = (sheet.rows[row] ?? []).map(plainCell).filter((cell) => /\p{L}/u.test(cell));
      const name = fullName({ family, given, patronymic });
      remarks.add(`${why}-person`, row, { name, text: quoted([name, ...beside].join(', '), 200) });
      return { family, given, patronymic, why, row: facts.number(row) };
    });
  });
  for (const row of nameless) remarks.add('rows-hidden', row);
  return people;
}

function addHiddenColumns(sheet: TableSheet, mapping: ListMapping, remarks: PeopleRemarks): void {
  const heads = sheet.rows[mapping.headRow] ?? [];
  const names = sheet.hiddenColumns.flatMap((column) => {
    const holds = sheet.rows.some((row, index) => index > mapping.headRow && (row[column] ?? '') !== '');
    return holds && mapping.columns[column] === null ? [heads[column] ?? ''] : [];
  });
  if (names.length > 0) remarks.add('columns-hidden', null, { names: names.join(', ') });
}

/** What columns hold details, and which of those that hold something are not understood at all. */
function addColumns(sheet: TableSheet, mapping: ListMapping, rows: ReadRows, remarks: PeopleRemarks): void {
  const unknown: string[] = [];
  const width = Math.max(0, ...rows.people.map(({ cells }) => cells.length));
  for (let column = 0; column < width; column++) {
    const filled = rows.people.filter(({ cells }) => !isNothing(cells[column] ?? ''));
    if (filled.length === 0 || sheet.hiddenColumns.includes(column)) continue;
    const kinds = new Set(filled.map(({ columns }) => columns[column] ?? null));
    const detail = [...kinds].find((kind) => kind !== null && detailColumns.has(kind)) ?? null;
    const name = headOf(sheet, mapping, column);
    if (detail !== null) remarks.add('details-read', null, { name, count: filled.length }, detail);
    else if (kinds.has(null)) unknown.push(name);
  }
  if (unknown.length > 0) remarks.add('columns-left-out', null, { names: quoted(unknown.join(', '), 300) });
}

/** A column as the user finds it: by its head, or by its letter. */
function headOf({ rows }: TableSheet, { firstHead, headRow }: ListMapping, column: number): string {
  const heads = rows.slice(Math.max(0, firstHead), headRow + 1).map((row) => plainCell(row[column] ?? ''));
  const text = [...new Set(heads.filter(Boolean))].join(' ').replaceAll('\n', ' ');
  return text === '' ? lettersOfColumn(column) : quoted(text);
}

/** Whether what the list says of its own count is what came in: all of it, or of the block above each total. */
function addTotals(
  { totals, people: rows }: ReadRows,
  people: readonly ImportedPerson[],
  remarks: PeopleRemarks,
): void {
  if (totals.length === 0) return;
  const left = leftOutUnlessTaken(people, remarks);
  const comingOf = (some: readonly ImportedPerson[]): ImportedPerson[] => some.filter((person) => !left.has(person));
  let from = -1;
  for (const { index, people: written, women, text } of totals) {
    const within = (first: number): ImportedPerson[] =>
      people.filter((person) => person.index > first && person.index < index);
    const counted = [within(from), within(-1)];
    from = index;
    if (written === null) continue;
    const isWritten = (block: readonly ImportedPerson[]): boolean =>
      block.length === written && (women === null || block.filter(({ sex }) => sex === 'f').length === women);
    const whole = counted.find(isWritten);
    const coming = comingOf(whole ?? within(-1));
    const isOfThoseWhoCome = counted.some((block) => isWritten(comingOf(block)));
    const found = rows.length === 0 ? 0 : coming.length;
    const came = comingOf(people).filter(({ sex }) => sex === 'f').length;
    const values = { text: quoted(text, 200), written, found, women: came };
    if (isOfThoseWhoCome) remarks.add('total-agrees', index, values);
    else if (whole === undefined) remarks.add('total-differs', index, values);
    else remarks.add('total-left-out', index, { ...values, left: whole.length - coming.length });
  }
}

/** Who is left out unless the user takes them: who is not coming, as the list says, and who stands in it twice. */
function leftOutUnlessTaken(people: readonly ImportedPerson[], remarks: PeopleRemarks): ReadonlySet<ImportedPerson> {
  const absent = new Set(remarks.all.flatMap(({ code, rows }) => (code === 'not-coming' ? rows : [])));
  const twice = listedTwice(people.filter(({ row }) => !absent.has(row)));
  return new Set(people.filter((person) => absent.has(person.row) || twice.has(person)));
}

function addDoubles(people: readonly ImportedPerson[], remarks: PeopleRemarks): void {
  for (const [person, before] of listedTwice(people)) {
    remarks.add('same-twice', person.index, { name: fullName(person), row: before.row });
  }
}

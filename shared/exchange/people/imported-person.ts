import type { Country } from '../../domain/country.ts';
import { fullName } from '../../domain/people/person.ts';
import { withoutMixedWords } from '../../matching/name-letters.ts';
import type { CalendarDay } from '../../time/calendar-day.ts';
import { isCyrillic } from '../plain-text.ts';
import { isRounded, readEmails, readPhones } from './contact-cells.ts';
import { knownCountry } from './country-words.ts';
import type { ListColumn, NameOrder } from './list-heads.ts';
import { type DetailCells, type ListedDetails, listedDetails, passportUntilIn } from './listed-details.ts';
import { peopleOfCell, sharedAmong } from './list-people.ts';
import type { PeopleRemarks } from './list-remarks.ts';
import type { ListedRow } from './list-rows.ts';
import { inWrittenLetters, namedPerson, nameParts, type NameParts, partsLike, sexOfName } from './name-parts.ts';
import { comingIn, isTitle, patronymicSex } from './name-words.ts';
import {
  birthIn,
  birthYearIn,
  dividedWork,
  isNothing,
  type ListedRole,
  type ListedSex,
  roleIn,
  roleOfPosition,
  sexIn,
} from './person-cells.ts';

/** A person as a list names them; '' for what it does not say. */
export type ImportedPerson = NameParts & {
  /** Rank, degree or form of address before the name. */
  readonly title: string;
  /** The spelling in Latin letters beside a Cyrillic one. */
  readonly latin: NameParts | null;
  readonly sex: ListedSex;
  readonly position: string;
  readonly institution: string;
  readonly country: Country | null;
  readonly phones: readonly string[];
  readonly email: string;
  readonly moreEmails: readonly string[];
  readonly role: ListedRole | null;
  readonly note: string;
  readonly delegation: string;
  readonly birth: CalendarDay | null;
  /** Where the list says no more than the year. */
  readonly birthYear: number | null;
  readonly passport: string;
  /** A day, or a month as 2029-03; ''. */
  readonly passportUntil: string;
  /** What is asked after the confirmation, as far as the list says it. */
  readonly details: ListedDetails;
  readonly sheet: string;
  /** As the user sees it, from 1, and the index in the rows of the sheet. */
  readonly row: number;
  readonly index: number;
};

/** What is known of a list as a whole. */
export type ListFacts = {
  readonly sheet: string;
  readonly number: (index: number) => number;
  readonly order: NameOrder;
  readonly isCyrillic: boolean;
  /** Where no column says it: from the title or the telephones. */
  readonly country: Country | null;
  readonly institution: string;
  readonly delegation: string;
  readonly near: CalendarDay;
};

/** The people of one row. */
export function personsOfRow(row: ListedRow, facts: ListFacts, remarks: PeopleRemarks): ImportedPerson[] {
  const cells = new RowCells(row, remarks);
  const names = namesOf(cells, facts);
  if (names.length > 1) {
    remarks.add('several-in-cell', row.index, { count: names.length }, cells.column('name'));
  }
  if (row.dittoed.length > 0) remarks.add('as-above', row.index);
  return names.map((name, at) => new PersonReader(cells, facts, remarks, name, { at, count: names.length }).read());
}

/** The cells of a row by what they hold, with mixed letters set right. */
class RowCells {
  readonly index: number;
  readonly heading: ListedRow['heading'];
  readonly #cells: readonly string[];
  readonly #columns: ListedRow['columns'];
  readonly #shared = new Map<ListColumn, ReturnType<typeof sharedAmong>>();

  constructor({ index, cells, columns, heading }: ListedRow, remarks: PeopleRemarks) {
    this.index = index;
    this.heading = heading;
    this.#columns = columns;
    this.#cells = cells.map((cell, column) => {
      const kind = columns[column] ?? null;
      if (kind === null || kind === 'email' || kind === 'contacts' || kind === 'passport' || kind === 'number')
        return cell;
      const { text, words } = withoutMixedWords(cell);
      for (const { from, to } of words) remarks.add('letters-mixed', index, { from, to }, kind);
      return text;
    });
  }

  /** Whether the list has that column. */
  has(kind: ListColumn): boolean {
    return this.#columns.includes(kind);
  }

  /** The kind itself where the list has that column; else null. */
  column(kind: ListColumn): ListColumn | null {
    return this.has(kind) ? kind : null;
  }

  /** All that stands in columns of a kind; '' for nothing, and for what says that there is nothing, which of a visa says something. */
  of(kind: ListColumn): string {
    const texts = this.#cells.filter(
      (cell, column) => this.#columns[column] === kind && (kind === 'visa' || !isNothing(cell)),
    );
    return texts.join('\n');
  }

  /** The same for each of the `count` people of the row. */
  sharedAmong(count: number, kind: ListColumn): ReturnType<typeof sharedAmong> {
    const known = this.#shared.get(kind) ?? sharedAmong(this.of(kind), count);
    this.#shared.set(kind, known);
    return known;
  }
}

type RowName = {
  readonly parts: NameParts;
  readonly latin: NameParts | null;
  readonly title: string;
  readonly rest: string;
};

function namesOf(cells: RowCells, facts: ListFacts): RowName[] {
  const [family, title] = [cells.of('family'), cells.of('title').replaceAll('\n', ' ')];
  const latinFamily = cells.of('family-latin');
  const given = oneLine(cells.of('given'));
  if (family !== '' && (given !== '' || !/\s/.test(family))) {
    const latin =
      latinFamily === ''
        ? latinOf(cells, partsOfColumns(oneLine(family), given, oneLine(cells.of('patronymic'))))
        : partsOfColumns(oneLine(latinFamily), oneLine(cells.of('given-latin')), '');
    return [{ parts: partsOfColumns(oneLine(family), given, oneLine(cells.of('patronymic'))), latin, title, rest: '' }];
  }
  const text = family || cells.of('name') || cells.of('name-latin');
  return peopleOfCell(text).map((person) => {
    const parts = nameParts(person, facts.order);
    const own = person.other.length > 0 ? partsLike(person.other, parts) : null;
    const [main, other] = own !== null && !isCyrillic(parts.family) ? [own, parts] : [parts, own];
    const latin = other ?? latinOf(cells, main);
    const titles = [title, person.title].filter(Boolean).join(' ');
    return { parts: main, latin: main === latin ? null : latin, title: titles, rest: person.rest };
  });
}

/** The spelling in a column of Latin names. */
function latinOf(cells: RowCells, parts: NameParts): NameParts | null {
  const written = cells.has('name') || cells.has('family') ? cells.of('name-latin') : '';
  if (written === '') return null;
  const { words } = namedPerson(oneLine(written));
  return words.length === 0 ? null : partsLike(words, parts);
}

/** Names in columns of their own; «Имя» may hold the patronymic too. */
function partsOfColumns(family: string, given: string, patronymic: string): NameParts {
  const words = given.split(' ');
  const father = patronymic === '' && words.length > 1 && patronymicSex(words.slice(1).join(' ')) !== null;
  return inWrittenLetters({
    family: namedPerson(family).words.join(' ') || family,
    given: father ? (words[0] ?? '') : given,
    patronymic: father ? words.slice(1).join(' ') : patronymic,
  });
}

class PersonReader {
  readonly #cells: RowCells;
  readonly #facts: ListFacts;
  readonly #remarks: PeopleRemarks;
  readonly #name: RowName;
  readonly #place: { readonly at: number; readonly count: number };
  readonly #notes: string[] = [];

  constructor(
    cells: RowCells,
    facts: ListFacts,
    remarks: PeopleRemarks,
    name: RowName,
    place: { at: number; count: number },
  ) {
    this.#cells = cells;
    this.#facts = facts;
    this.#remarks = remarks;
    this.#name = name;
    this.#place = place;
  }

  read(): ImportedPerson {
    const { parts, latin } = this.#name;
    const { heading, index } = this.#cells;
    if (parts.family === '' || parts.given === '') this.#tell('name-incomplete', { name: fullName(parts) }, 'name');
    const rest = this.#restOfName();
    const work = this.#work(rest.position);
    const country = this.#country();
    const contacts = this.#contacts(country);
    const role = this.#role(this.#isRestAlone() ? work.position : oneLine(this.#of('position'))) ?? rest.role;
    const birthYear = birthYearIn(oneLine(this.#of('birth')), this.#facts.near);
    const birth = birthYear === null ? this.#birth() : null;
    const note = oneLine(this.#of('note'));
    if (note !== '') this.#notes.unshift(note);
    return {
      ...parts,
      title: [this.#name.title, rest.title].filter(Boolean).join(' '),
      latin,
      sex: this.#sex(),
      ...work,
      country,
      ...contacts,
      role,
      note: this.#notes.join('; '),
      delegation: oneLine(this.#of('delegation')) || heading.delegation || this.#facts.delegation,
      birth,
      birthYear,
      passport: oneLine(this.#of('passport')),
      passportUntil: passportUntilIn(this.#detailCells()),
      details: listedDetails(this.#detailCells()),
      sheet: this.#facts.sheet,
      row: this.#facts.number(index),
      index,
    };
  }

  /** What columns of a kind say of this person. */
  #of(kind: ListColumn): string {
    const { at, count } = this.#place;
    const { values, isPaired } = this.#cells.sharedAmong(count, kind);
    if (isPaired === false && at === 0) this.#tell('several-not-paired', {}, kind);
    return values[at] ?? '';
  }

  #tell(
    code: Parameters<PeopleRemarks['add']>[0],
    values: Readonly<Record<string, string | number>>,
    kind: ListColumn,
  ): void {
    this.#remarks.add(code, this.#cells.index, values, this.#cells.column(kind));
  }

  /** What stands after the name: a role, a degree, the position where no column has it, or a remark. */
  #restOfName(): { position: string; role: ListedRole | null; title: string } {
    let [position, title] = ['', ''];
    let role: ListedRole | null = null;
    if (this.#isAboutComing()) return { position, role, title };
    for (const part of this.#name.rest.split(', ').filter(Boolean)) {
      const said = roleIn(part);
      const named = this.#isRestAlone() || said === 'head of delegation' ? said : null;
      const hasPosition = ['position', 'position-institution', 'institution-position'].some((kind) =>
        this.#cells.has(kind as ListColumn),
      );
      if (isTitle(part)) title = [title, part].filter(Boolean).join(' ');
      else if (named !== null && role === null) role = named;
      else if (!hasPosition && /^\p{L}/u.test(part)) position = [position, part].filter(Boolean).join(', ');
      else this.#notes.push(part);
    }
    return { position, role, title };
  }

  /** Whether one thing only stands after the name, which may be a role: "Lee, Professor, trainer" says what Lee is elsewhere. */
  #isRestAlone(): boolean {
    const { title, rest } = this.#name;
    const written = oneLine(this.#of('name'));
    return !rest.includes(', ') && (title === '' || written.startsWith(title) || !written.includes(title));
  }

  /** "(is not coming)" and "(instead of Lee)" behind a name are told, and no position. */
  #isAboutComing(): boolean {
    const text = this.#name.rest;
    const code = comingIn(text);
    if (code === null) return false;
    this.#tell(code, { name: fullName(this.#name.parts), text }, 'name');
    this.#notes.push(text);
    return true;
  }

  #work(rest: string): { position: string; institution: string } {
    const [first, second] = [this.#of('position-institution'), this.#of('institution-position')];
    const both = first === '' ? dividedWork(second, false) : dividedWork(first, true);
    const after = rest === '' ? { position: '', institution: '' } : dividedWork(rest, true);
    const position = oneLine(this.#of('position')) || both.position || after.position;
    const institution = oneLine(this.#of('institution')) || both.institution || after.institution;
    return { position, institution: institution || this.#cells.heading.institution || this.#facts.institution };
  }

  #country(): Country | null {
    const written = oneLine(this.#of('country'));
    const { heading } = this.#cells;
    if (written === '') return heading.country ?? this.#facts.country;
    const found = knownCountry(written, this.#facts.isCyrillic);
    if (found === null) {
      this.#tell('country-unknown', { value: written }, 'country');
      return heading.country;
    }
    if (found.isGuessed) this.#tell('country-guessed', { value: written, country: found.country }, 'country');
    return found.country;
  }

  #contacts(country: Country | null): Pick<ImportedPerson, 'phones' | 'email' | 'moreEmails'> {
    const emails: string[] = [];
    const phones: string[] = [];
    for (const kind of ['email', 'phone', 'contacts'] as const) {
      const text = this.#cells.of(kind);
      const all = readEmails(text);
      const allPhones = readPhones(all.rest, country);
      // As many numbers as people: one for each, however they are separated.
      const { count, at } = this.#place;
      const isOneEach = count > 1 && all.emails.length % count === 0 && allPhones.phones.length % count === 0;
      const own = isOneEach ? all : readEmails(this.#of(kind));
      const read = isOneEach ? allPhones : readPhones(own.rest, country);
      const share = <Value>(values: readonly Value[]): readonly Value[] =>
        isOneEach ? values.slice((values.length / count) * at, (values.length / count) * (at + 1)) : values;
      emails.push(...share(own.emails));
      phones.push(...share(read.phones));
      for (const { from, to } of own.mended) this.#tell('email-mended', { from, to }, kind);
      for (const value of own.wrong) {
        this.#tell('email-wrong', { value }, kind);
        this.#notes.push(value);
      }
      this.#notes.push(...read.faxes);
      if (read.rest === '' || !/[\p{L}\d]{2}/u.test(read.rest)) continue;
      // What stands in the cell for an address and is none is told as it is written.
      if (kind === 'email') this.#tell('email-wrong', { value: read.rest }, kind);
      this.#notes.push(read.rest);
    }
    for (const phone of phones) {
      if (!phone.startsWith('+'))
        this.#tell(
          isRounded(phone) ? 'phone-rounded' : 'phone-incomplete',
          { value: phone },
          this.#cells.has('phone') ? 'phone' : 'contacts',
        );
    }
    const [email = '', ...moreEmails] = [...new Set(emails)];
    if (moreEmails.length > 0) {
      this.#tell('email-more', { value: moreEmails.join(', ') }, this.#cells.has('email') ? 'email' : 'contacts');
    }
    return { phones: [...new Set(phones)], email, moreEmails };
  }

  #sex(): ListedSex {
    const written = oneLine(this.#of('sex'));
    const said = sexIn(written);
    const name = fullName(this.#name.parts);
    if (said !== '') {
      // A patronymic and a form of address say it as surely as the column does; the end of a family name does not.
      const { title, parts } = this.#name;
      const byName = sexOfName(title, { ...parts, family: '' });
      if (byName !== '' && byName !== said) this.#tell('sex-differs', { value: written, name }, 'sex');
      return said;
    }
    if (written !== '') this.#tell('sex-unknown', { value: written, name }, 'sex');
    const { latin, parts, title } = this.#name;
    const told = sexOfName(title, parts) || (latin === null ? '' : sexOfName('', latin));
    this.#tell(told === '' ? 'sex-missing' : 'sex-from-name', { name }, 'sex');
    return told;
  }

  #role(position: string): ListedRole | null {
    const written = oneLine(this.#of('role'));
    const said = roleIn(written);
    if (said !== null) return said;
    if (written !== '') {
      this.#tell('role-unknown', { value: written }, 'role');
      this.#notes.push(written);
    }
    if (this.#cells.heading.role !== null) return this.#cells.heading.role;
    const byPosition = roleOfPosition(position);
    if (byPosition !== null) this.#tell('role-from-position', { name: fullName(this.#name.parts) }, 'position');
    return byPosition;
  }

  #birth(): CalendarDay | null {
    const written = oneLine(this.#of('birth'));
    if (written === '') return null;
    const read = birthIn(written, this.#facts.near);
    const day = read?.day ?? null;
    if (day === null) this.#tell('birth-wrong', { value: written, name: fullName(this.#name.parts) }, 'birth');
    else if (read?.isOpen === true) this.#tell('birth-day-first', { value: written }, 'birth');
    return day;
  }

  #detailCells(): DetailCells {
    const of = (kind: ListColumn): string => oneLine(this.#of(kind));
    return { of, near: this.#facts.near, tell: (code, value, kind) => this.#tell(code, { value }, kind) };
  }
}

function oneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ').trim();
}

import type { Change, Changes, NewId, RecordChange } from '../../changes/change.ts';
import type { Participation } from '../../domain/people/participation.ts';
import type { Institution, Person } from '../../domain/people/person.ts';
import { editPeople, type PersonPatch, type SeatPatch } from '../../operations/people-edit.ts';
import { failure, type Result, success } from '../../result.ts';
import type { CalendarDay } from '../../time/calendar-day.ts';
import { plainSheet } from '../sheets/table-sheet.ts';
import { knownCountry } from './country-words.ts';
import { newInstitution } from './institution-kind.ts';
import { type ImportedPeople, readPeopleList } from './imported-people.ts';
import type { ListColumn } from './list-heads.ts';
import { looksLikeName } from './name-parts.ts';
import { type CellReader, type PeopleCells, type PeopleColumn, readCell } from './people-cells.ts';
import { importedPeopleChanges, type PeopleTarget } from './people-import.ts';
import { plainCell } from './person-cells.ts';

/** Where a range of cells is pasted. */
export type PasteTarget = {
  /** The participations that stand from the cursor on, in their order. */
  readonly participationIds: readonly string[];
  /** Those that are chosen, where they are several: a single row is for each of them. */
  readonly chosenIds: readonly string[];
  /** The columns from the cursor on, in their order. */
  readonly columns: readonly PeopleColumn[];
  /** In which delegation the rows beyond them come in; null where they cannot come in at all. */
  readonly seat: { readonly delegationId: string | null } | null;
};

/** A cell that could not be read: it stays as it was, and `text` waits there to be set right. */
export type UnreadCell = {
  readonly participationId: string;
  readonly column: PeopleColumn;
  readonly text: string;
  /** A message of a form's field (`problemSentence`). */
  readonly problem: string;
};

/** What a paste does and what it leaves. */
export type PastedPeople = {
  readonly changes: Changes;
  /** How many people of the list got other values. */
  readonly changed: number;
  readonly addedIds: readonly string[];
  /** Of those beyond the end, how many were in the workshop already and were completed at most. */
  readonly known: number;
  readonly unread: readonly UnreadCell[];
  /** Texts that have no place here: columns beyond the last one, lines that name nobody. */
  readonly left: readonly string[];
};

type PasteOptions = Pick<CellReader, 'words' | 'language'> & {
  readonly near: CalendarDay;
  readonly newId: NewId;
};

/**
 * The changes that a pasted range makes: the people from the cursor on get what its cells say, and rows beyond them add
 * people, as an imported list does. An empty cell changes nothing; a single row is repeated for all people who are
 * chosen. What cannot be read is given back by its cell. Fails with `paste-without-names` where rows would add people and
 * no column of the range holds names, and with the codes of `editPeople`.
 */
export function pastedPeople(
  target: PeopleTarget,
  rows: readonly (readonly string[])[],
  { participationIds, chosenIds, columns, seat }: PasteTarget,
  options: PasteOptions,
): Result<PastedPeople, 'paste-without-names' | 'record-missing' | 'people-too-many'> {
  const filled = withoutEmptyEnd(rows.map((row) => row.map(plainCell)));
  const width = Math.max(0, ...filled.map((row) => row.length));
  const used = columns.slice(0, width);
  const isRepeated = filled.length === 1 && chosenIds.length > 1;
  const ids = isRepeated ? chosenIds : participationIds.slice(0, filled.length);
  const there = cellsOf(target, ids);
  const beyond = isRepeated ? [] : filled.slice(ids.length);
  const hasPeople = beyond.some((row) => row.some((cell) => cell !== ''));
  if (hasPeople && (seat === null || !used.some((column) => nameColumns.has(column)))) {
    return failure('paste-without-names', { rows: beyond.length });
  }
  const pasted = new RangePaste(target, used, options);
  for (const [index, cells] of there.entries()) pasted.change(cells, filled[isRepeated ? 0 : index] ?? []);
  const additions = hasPeople ? addedPeople(target, beyond, used, seat?.delegationId ?? null, options) : nobodyAdded;
  if (!additions.ok) return additions;
  const changed = editPeople(target.snapshot, {
    patches: pasted.patches,
    added: [],
    institutions: pasted.institutions,
  });
  if (!changed.ok) return changed;
  const beside = filled.flatMap((row) => row.slice(used.length).filter(Boolean));
  return success({
    ...additions.value,
    changes: [...changed.value, ...additions.value.changes],
    changed: new Set(changed.value.flatMap((change) => pasted.ownerOf(change))).size,
    unread: [...pasted.unread, ...additions.value.unread],
    left: [...beside, ...additions.value.left],
  });
}

const nameColumns: ReadonlySet<PeopleColumn> = new Set(['name', 'latinName', 'cyrillicName']);

type Additions = Omit<PastedPeople, 'changed'>;
const nobodyAdded = success<Additions>({ changes: [], addedIds: [], known: 0, unread: [], left: [] });

/** Excel ends a range with a line of its own. */
function withoutEmptyEnd(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const last = rows.findLastIndex((row) => row.some((cell) => cell !== ''));
  return rows.slice(0, last + 1);
}

function cellsOf({ snapshot, institutions }: PeopleTarget, ids: readonly string[]): PeopleCells[] {
  const participations = new Map(snapshot.participations.map((each) => [each.id, each]));
  const people = new Map(snapshot.people.map((each) => [each.id, each]));
  return ids.flatMap((id) => {
    const participation = participations.get(id);
    const person = people.get(participation?.personId ?? '');
    if (participation === undefined || person === undefined) return [];
    const institution = institutions.find((each) => each.id === person.institutionId);
    const delegation = snapshot.delegations.find((each) => each.id === participation.delegationId);
    return [{ person, participation, institution, delegation }];
  });
}

/** Reads the cells of people who are in the list. */
class RangePaste {
  readonly patches: PersonPatch[] = [];
  readonly unread: UnreadCell[] = [];
  readonly institutions: Institution[] = [];
  readonly #columns: readonly PeopleColumn[];
  readonly #options: PasteOptions;
  readonly #target: PeopleTarget;

  constructor(target: PeopleTarget, columns: readonly PeopleColumn[], options: PasteOptions) {
    this.#target = target;
    this.#columns = columns;
    this.#options = options;
  }

  change(cells: PeopleCells, texts: readonly string[]): void {
    let person: Partial<Person> = {};
    let participation: SeatPatch = {};
    for (const [index, column] of this.#columns.entries()) {
      const text = texts[index] ?? '';
      if (text === '') continue;
      const read = readCell(column, text, cells, this.#reader());
      if ('problem' in read) {
        this.unread.push({ participationId: cells.participation.id, column, text, problem: read.problem });
        continue;
      }
      const { institution } = read.value;
      const institutionId =
        institution === undefined ? {} : { institutionId: this.#newInstitution(institution, cells) };
      person = { ...person, ...read.value.person, ...institutionId };
      participation = { ...participation, ...read.value.participation };
    }
    this.patches.push({ drawn: cells, person, participation });
  }

  /** The person whom a change is about; nobody for a new institution or a delegation that lost its head. */
  ownerOf(change: Change): string[] {
    const patch = this.patches.find(
      ({ drawn }) => 'id' in change && (change.id === drawn.person.id || change.id === drawn.participation.id),
    );
    return patch === undefined ? [] : [patch.drawn.participation.id];
  }

  #reader(): CellReader {
    const { snapshot, institutions } = this.#target;
    const { words, language } = this.#options;
    const known = [...institutions, ...this.institutions];
    return { words, language, delegations: snapshot.delegations, institutions: known };
  }

  #newInstitution(name: string, { person }: PeopleCells): string {
    const id = this.#options.newId();
    this.institutions.push(newInstitution(id, name, person.country, this.#options.language));
    return id;
  }
}

/** What a column of the list is in an imported one; null for what such a list has not. */
const listed: Readonly<Record<PeopleColumn, ListColumn | null>> = {
  number: null,
  name: 'name',
  latinName: 'name-latin',
  cyrillicName: 'name',
  sex: 'sex',
  institution: 'institution',
  position: 'position',
  delegation: 'delegation',
  role: 'role',
  status: null,
  country: 'country',
  category: null,
  languages: null,
  ageBand: null,
  email: 'email',
  phone: 'phone',
  protected: null,
  travel: null,
  accommodation: null,
  diet: null,
  accessibility: null,
  emergency: null,
  passport: null,
  visa: null,
  visaBy: null,
};

/** Rows beyond the end of the list, read as an imported list is; the columns that such a list has not, cell by cell. */
function addedPeople(
  target: PeopleTarget,
  rows: readonly (readonly string[])[],
  columns: readonly PeopleColumn[],
  delegationId: string | null,
  options: PasteOptions,
): Result<Additions, 'paste-without-names' | 'people-too-many'> {
  const list = readRows(rows, columns, options.near);
  if (list === null) return failure('paste-without-names', { rows: rows.length });
  const byList = columns.includes('delegation');
  const settings = {
    status: 'nominated',
    delegation: byList ? 'list' : delegationId === null ? null : { id: delegationId },
    letter: null,
  } as const;
  const people = list.people.map((person) => ({ person, decision: 'auto' as const }));
  const wanted = importedPeopleChanges(target, people, settings, options.newId);
  if (!wanted.ok) return wanted;
  const { changes, outcomes, participationIds } = wanted.value;
  const reader = { ...options, delegations: target.snapshot.delegations, institutions: target.institutions };
  const more = new MoreCells(changes, reader);
  const unread: UnreadCell[] = [];
  for (const [at, { index }] of list.people.entries()) {
    const id = participationIds[at] ?? null;
    const texts = rows[index] ?? [];
    if (id === null) continue;
    unread.push(...more.read(id, columns, texts), ...doubtful(list, index, id, columns, texts));
  }
  const kept = new Set(list.people.map(({ index }) => index));
  const nobody = rows.filter((row, index) => !kept.has(index) && row.some((cell) => cell !== ''));
  const addedIds = participationIds.flatMap((id, at) => (id !== null && outcomes[at] === 'new' ? [id] : []));
  return success({
    changes: more.changes,
    addedIds,
    known: outcomes.filter((outcome) => outcome === 'here' || outcome === 'completed').length,
    unread,
    left: nobody.map((row) => row.filter(Boolean).join(' · ')),
  });
}

function readRows(
  rows: readonly (readonly string[])[],
  columns: readonly PeopleColumn[],
  near: CalendarDay,
): ImportedPeople | null {
  const kinds = columns.map((column) => listed[column]);
  const hasName = kinds.includes('name');
  const mapped = kinds.map((kind, index) =>
    kind === 'name-latin' && !hasName ? 'name' : kind === 'name' && kinds.indexOf('name') < index ? null : kind,
  );
  const nameAt = mapped.indexOf('name');
  // A name of one word is somebody where a number stands before it.
  const isSomebody = (name: string): boolean =>
    (looksLikeName(name) || /^\p{Lu}[\p{L}'’ʻ‘ʼ.-]+$/u.test(name)) && knownCountry(name, true) === null;
  const numbered = rows.map((row, index) => [isSomebody(row[nameAt] ?? '') ? String(index + 1) : '', ...row]);
  const mapping = { firstHead: -1, headRow: -1, columns: ['number' as const, ...mapped], order: null };
  const file = { kind: 'document', sheets: [plainSheet(numbered)] } as const;
  const read = readPeopleList(file, { sheets: [0], mapping }, near);
  return read.ok ? read.value : null;
}

/** Remarks of the list's reader that leave the text of a cell unread, and what its cell is told. */
const leavesUnread = {
  'country-unknown': 'choice-unknown',
  'sex-unknown': 'choice-unknown',
  'role-unknown': 'choice-unknown',
  'email-wrong': 'email',
  'name-incomplete': null,
} as const;

/** The cells of a row of which the reader could make nothing. */
function doubtful(
  { remarks, people }: ImportedPeople,
  index: number,
  participationId: string,
  columns: readonly PeopleColumn[],
  texts: readonly string[],
): UnreadCell[] {
  const row = people.find((person) => person.index === index)?.row ?? -1;
  return remarks.flatMap(({ code, rows, column }) => {
    const problem = leavesUnread[code as keyof typeof leavesUnread] ?? null;
    if (problem === null || column === null || !rows.includes(row)) return [];
    const at = columns.findIndex((each) => listed[each] === column);
    const text = texts[at] ?? '';
    return at === -1 || text === '' ? [] : [{ participationId, column: columns[at] ?? 'name', text, problem }];
  });
}

/** Puts into the new records of an import what stands in columns that imported lists have not. */
class MoreCells {
  readonly changes: Change[];
  readonly #places: ReadonlyMap<string, number>;
  readonly #reader: CellReader;

  constructor(changes: Changes, reader: CellReader) {
    this.changes = [...changes];
    this.#places = new Map(changes.flatMap((each, index) => (isCreation(each) ? [[each.id, index] as const] : [])));
    this.#reader = reader;
  }

  read(participationId: string, columns: readonly PeopleColumn[], texts: readonly string[]): UnreadCell[] {
    const participation = this.#created(participationId) as Participation | undefined;
    const person = this.#created(participation?.personId ?? '') as Person | undefined;
    if (participation === undefined || person === undefined) return [];
    return columns.flatMap((column, index) => {
      const text = texts[index] ?? '';
      if (listed[column] !== null || text === '' || column === 'number') return [];
      const drawn = { person, participation, institution: undefined, delegation: undefined };
      const read = readCell(column, text, drawn, this.#reader);
      if ('problem' in read) return [{ participationId, column, text, problem: read.problem }];
      this.#merge(participationId, read.value.participation ?? {});
      this.#merge(person.id, read.value.person ?? {});
      return [];
    });
  }

  #created(id: string): object | undefined {
    const change = this.changes[this.#places.get(id) ?? -1];
    return change !== undefined && isCreation(change) ? (change.value as object) : undefined;
  }

  #merge(id: string, patch: object): void {
    const place = this.#places.get(id) ?? -1;
    const change = this.changes[place];
    if (change !== undefined && isCreation(change)) {
      this.changes[place] = { ...change, value: { ...(change.value as object), ...patch } };
    }
  }
}

function isCreation(change: Change): change is RecordChange {
  return change.entity !== 'mark' && change.field === null && change.value !== null;
}

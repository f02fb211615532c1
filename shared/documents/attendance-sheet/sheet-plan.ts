import type { Day } from '../../domain/agenda/day.ts';
import { expectationOf } from '../../domain/attendance/attendance-rates.ts';
import { dayExpectationOf, recordedSlots, type Slot, slotsOf } from '../../domain/attendance/slots.ts';
import type { IssuedCell, IssuedPage, IssuedSheet } from '../../domain/evidence/issued-sheet.ts';
import type { WorkshopSnapshot } from '../../domain/workshop-snapshot.ts';
import type { DocumentRequest } from '../document-request.ts';
import { type ListedPerson, originOf, sheetPeople, type SheetPeople } from '../listed-people.ts';
import { type Column, type Paragraph, withWholeHeads } from '../layout/blocks.ts';
import { bodyWidth, paperOf } from '../layout/page.ts';
import { fittingColumns } from '../layout/table.ts';
import { chosenDays, slotHeads, slotTitle, type Wording } from '../wording.ts';

/** People who sign on the same sheet. */
type SheetList = {
  /** Part of the sheet's id: LOC, INT, G2. */
  readonly keys: readonly string[];
  /** Text on the sheet. */
  readonly names: readonly string[];
  readonly people: SheetPeople;
};

/**
 * The lists of a sheet of a day: one, or separate ones by local and international, by delegation, or by both. None is
 * empty. Whoever was replaced stands on the days before, the successor on those from then on.
 */
function listsOf(day: Day, snapshot: WorkshopSnapshot, request: DocumentRequest, wording: Wording): SheetList[] {
  const onDay = dayExpectationOf(snapshot);
  const people = sheetPeople(snapshot, request, wording, (participation) => onDay(participation, day.id));
  const everybody = { keys: [], names: [], people };
  const byOrigin =
    request.separateInternational === true ? listsByOrigin(everybody.people, snapshot, wording) : [everybody];
  const apart = request.sheetPerDelegation === true || request.delegationIds?.length === 1;
  const lists = (apart ? byOrigin.flatMap((list) => listsByDelegation(list, snapshot, wording)) : byOrigin).filter(
    ({ people }) => people.groups.length > 0 || people.staff.length > 0,
  );
  return lists.length > 0 ? lists : [everybody];
}

/**
 * Divides participants into local ones, from the country of the venue, and international ones, for whom donors ask
 * separate lists (docs/practice.md, Signed lists).
 */
function listsByOrigin(people: SheetPeople, snapshot: WorkshopSnapshot, wording: Wording): SheetList[] {
  const isLocal = (person: ListedPerson): boolean => {
    const country = originOf(person, snapshot);
    return country === null || country === snapshot.workshop.place.country;
  };
  const part = (local: boolean): SheetPeople => ({
    groups: people.groups
      .map((group) => ({ ...group, people: group.people.filter((person) => isLocal(person) === local) }))
      .filter((group) => group.people.length > 0),
    staff: people.staff.filter((person) => isLocal(person) === local),
  });
  return [
    { keys: ['LOC'], names: [wording.both('documents.list-local')], people: part(true) },
    { keys: ['INT'], names: [wording.both('documents.list-international')], people: part(false) },
  ];
}

/** Staff and those without delegation sign on a sheet of their own, the last one. */
function listsByDelegation(list: SheetList, { delegations }: WorkshopSnapshot, wording: Wording): SheetList[] {
  // By id, which is the order of creation, so that numbers stay when delegations are renamed or added.
  const inOrder = delegations.map(({ id }) => id).sort();
  const own = list.people.groups.filter((group) => group.delegation !== null);
  const others = list.people.groups.filter((group) => group.delegation === null);
  return [
    ...own.map((group) => ({
      keys: [...list.keys, `G${String(inOrder.indexOf(group.delegation?.id ?? '') + 1)}`],
      names: [...list.names, `${wording.both('documents.delegation')}: ${group.names.join(' / ')}`],
      people: { groups: [group], staff: [] },
    })),
    { keys: [...list.keys, 'G0'], names: list.names, people: { groups: others, staff: list.people.staff } },
  ];
}

/**
 * The revision of a list among those issued under the same id, so that a photo is read by the cells that are on it: ''
 * for the first, then -R2, -R3. An unchanged list keeps its revision, unless that sheet was withdrawn, since signed
 * copies of it may still turn up.
 */
export function revisionAmong(
  issuedSheets: readonly IssuedSheet[],
  sheetId: string,
): (pages: readonly IssuedPage[]) => string {
  const earlier = issuedSheets.flatMap((sheet) => {
    const revision = revisionOf(sheet, sheetId);
    return revision === null ? [] : [{ sheet, revision }];
  });
  return (pages) => {
    const same = earlier.find(({ sheet }) => sheet.withdrawal === null && isSame(sheet.pages, pages));
    const revision = same?.revision ?? earlier.reduce((last, one) => Math.max(last, one.revision), 0) + 1;
    return revision === 1 ? '' : `-R${String(revision)}`;
  };
}

/** 1 for the sheet itself, null for another one. */
function revisionOf(sheet: IssuedSheet, sheetId: string): number | null {
  if (sheet.sheetId === sheetId) return 1;
  if (!sheet.sheetId.startsWith(`${sheetId}-R`)) return null;
  const number = sheet.sheetId.slice(sheetId.length + 2);
  return /^\d+$/.test(number) ? Number(number) : null;
}

function isSame(one: readonly IssuedPage[], other: readonly IssuedPage[]): boolean {
  return one.length === other.length && one.every((page, index) => haveSameCells(page, other[index]));
}

function haveSameCells(one: IssuedPage, other: IssuedPage | undefined): boolean {
  return (
    one.cells.length === other?.cells.length && one.cells.every((cell, index) => isSameCell(cell, other.cells[index]))
  );
}

function isSameCell(one: IssuedCell, other: IssuedCell | undefined): boolean {
  return (
    one.participationId === other?.participationId &&
    one.slotId === other.slotId &&
    one.x === other.x &&
    one.y === other.y &&
    one.width === other.width &&
    one.height === other.height
  );
}

/** One attendance sheet: what is signed on it, and by whom. */
export type Sheet = {
  /** S-7K2P-D1-AM-G2: workshop, day, half-day or session, list. Without the page. */
  readonly id: string;
  /** What follows the day in it. */
  readonly suffix: string;
  readonly day: Day;
  readonly slots: readonly Slot[];
  /** Of which half-day or session and for which list it is, where the day does not say it all. */
  readonly subjects: readonly string[];
  /** Whether it is for the members of one delegation only. */
  readonly ofDelegation: boolean;
  readonly people: SheetPeople;
  readonly snapshot: WorkshopSnapshot;
  readonly wording: Wording;
};

/** A day, a half-day, a session, or a part of a day that has more signatures than one sheet has room for. */
type Unit = { readonly keys: readonly string[]; readonly slots: readonly Slot[]; readonly subjects: readonly string[] };

/** Every sheet that was asked for, by day, then by half-day or session, then by list. */
export function plannedSheets(
  snapshot: WorkshopSnapshot,
  request: DocumentRequest,
  wording: Wording,
  mostSlots: number,
): Sheet[] {
  const ending = request.safe === true ? ['C'] : [];
  return signedDays(snapshot, request).flatMap(({ day, slots }) => {
    const lists = listsOf(day, snapshot, request, wording);
    return unitsOf(slots, snapshot, request, wording, mostSlots).flatMap((unit) =>
      lists.map((list): Sheet => {
        const [part = '', ...keys] = unit.keys;
        const suffix = [part, ...keys, ...list.keys, ...ending].join('-');
        const id = `S-${snapshot.workshop.sheetCode}-D${String(day.number)}${suffix}`;
        const expected = expectedPeople(list, unit, snapshot);
        const people = request.safe === true ? inOrderOfCode(expected) : expected;
        const subjects = [...unit.subjects, ...list.names];
        const ofDelegation = list.keys.some((key) => /^G[1-9]/.test(key));
        return { id, suffix, day, slots: unit.slots, subjects, ofDelegation, people, snapshot, wording };
      }),
    );
  });
}

type SignedDay = { readonly day: Day; readonly slots: readonly Slot[] };

/**
 * The days of a sheet with what is signed on each. A day without a slot has no sheet, unless none of the chosen ones has
 * any: then each is signed as if nothing were planned, by session once for the day.
 */
function signedDays(snapshot: WorkshopSnapshot, request: DocumentRequest): SignedDay[] {
  const { by = 'policy' } = request;
  const { attendance } = snapshot.workshop;
  const policy = by === 'policy' ? attendance : { ...attendance, slots: by };
  const recorded = recordedSlots(snapshot);
  const days = chosenDays(snapshot, request).map((day): SignedDay => {
    return { day, slots: slotsOf(policy, [day], snapshot.sessions, recorded) };
  });
  const signed = days.filter(({ slots }) => slots.length > 0);
  if (signed.length > 0) return signed;
  return days.map(({ day }) => {
    const slots = slotsOf(policy, [day], []);
    const once: Slot = { id: `day/${day.id}`, dayId: day.id, kind: 'day', sessionId: null };
    return { day, slots: slots.length > 0 ? slots : [once] };
  });
}

function unitsOf(
  slots: readonly Slot[],
  snapshot: WorkshopSnapshot,
  { by = 'policy', contacts }: DocumentRequest,
  wording: Wording,
  mostSlots: number,
): Unit[] {
  if (by === 'policy') {
    const heads = slots.map((slot) => slotHeads(slot, snapshot, wording));
    const fitting = fittingColumns(heads, mostSlots, (count) => signatureWidth(count, contacts), narrow);
    return partsOf(slots, Number.isFinite(mostSlots) ? fitting : mostSlots, wording);
  }
  return slots.map((slot, index) => {
    const title = slotTitle(slot, snapshot, wording);
    return { keys: ['', ...keyOf(slot, index)], slots: [slot], subjects: title === '' ? [] : [title] };
  });
}

/** Divides the slots of a day evenly among as many sheets as are needed; several get the keys A, B, … */
function partsOf(slots: readonly Slot[], mostSlots: number, wording: Wording): Unit[] {
  const parts = Math.max(1, Math.ceil(slots.length / mostSlots));
  const each = Math.ceil(slots.length / parts);
  return Array.from({ length: parts }, (_, part) => ({
    keys: parts === 1 ? [''] : [String.fromCharCode('A'.charCodeAt(0) + part)],
    slots: slots.slice(part * each, (part + 1) * each),
    subjects: parts === 1 ? [] : [wording.both('documents.part', () => ({ number: part + 1, count: parts }))],
  }));
}

function keyOf({ kind }: Slot, index: number): string[] {
  if (kind === 'day') return [];
  if (kind === 'session') return [`S${String(index + 1)}`];
  return [kind === 'morning' ? 'AM' : 'PM'];
}

/** Everybody in one group by code, so that the order does not disclose delegations. */
function inOrderOfCode({ groups, staff }: SheetPeople): SheetPeople {
  const sorted = (people: readonly ListedPerson[]): ListedPerson[] =>
    [...people].sort((one, other) => one.participation.number - other.participation.number);
  const people = sorted(groups.flatMap((group) => group.people));
  return { groups: people.length === 0 ? [] : [{ delegation: null, names: [], people }], staff: sorted(staff) };
}

/** On the sheet of one session stand only those whom it expects, and the staff who work in it. */
function expectedPeople({ people }: SheetList, { slots }: Unit, snapshot: WorkshopSnapshot): SheetPeople {
  const [slot] = slots;
  const session = snapshot.sessions.find(({ id }) => slots.length === 1 && id === slot?.sessionId);
  if (session === undefined || slot === undefined) return people;
  const expects = expectationOf(snapshot);
  const working = new Set(
    snapshot.assignments.filter(({ sessionId }) => sessionId === session.id).map((one) => one.participationId),
  );
  return {
    groups: people.groups
      .map((group) => ({
        ...group,
        people: group.people.filter(({ participation }) => expects(participation.id, slot)),
      }))
      .filter((group) => group.people.length > 0),
    staff: people.staff.filter(({ participation }) => working.has(participation.id)),
  };
}

/** The row name of an empty line, in place of a participation's id. */
export function blankRow(line: string): string {
  return `blank-${line}`;
}

/** What a column holds; a signature column is one slot. */
export type SheetColumn = {
  readonly content:
    'code' | 'number' | 'name' | 'sex' | 'organisation' | 'position' | 'contacts' | 'role' | 'sessions' | 'slot';
  readonly slot: Slot | null;
  readonly column: Column;
};

/** Signature columns that one sheet has room for; a day with more goes on on further sheets. */
export const mostSlots = 9;
/** Between the margins of the landscape page, in millimetres: 267. */
const width = bodyWidth(paperOf('landscape'));
/** Millimetres that a signature needs (docs/practice.md, Attendance sheets). */
export const signatureHeight = 10;
/** Narrower signature columns have their heads turned upwards. */
const narrow = 24;

/**
 * The columns of participants. One or two signatures have the widths of docs/practice.md, Attendance sheets; more take
 * their room from the other columns.
 */
export function participantColumns(
  slots: readonly Slot[],
  contacts: boolean,
  snapshot: WorkshopSnapshot,
  wording: Wording,
): SheetColumn[] {
  const signature = signatureWidth(slots.length, contacts);
  const room = width - 8 - 9 - signature * slots.length;
  const shares = contacts ? contactShares(slots.length) : [56, 62, 44];
  const all = shares.reduce((sum, share) => sum + share, 0);
  const own = shares.map((share) => (room * share) / all);
  return withWords([
    headed('number', 8, wording.words('documents.number-sign', 'tableHead')),
    headed('name', own[0] ?? 0, wording.words('documents.full-name', 'tableHead')),
    headed('sex', 9, wording.words('documents.sex', 'tableHead')),
    headed('organisation', own[1] ?? 0, wording.words('documents.organisation', 'tableHead')),
    headed('position', own[2] ?? 0, wording.words('documents.position', 'tableHead')),
    ...(contacts ? [headed('contacts', own[3] ?? 0, wording.words('documents.contacts', 'tableHead'))] : []),
    ...slots.map((slot) => signatureColumn(slot, signature, snapshot, wording)),
  ]);
}

export function staffColumns(
  slots: readonly Slot[],
  contacts: boolean,
  snapshot: WorkshopSnapshot,
  wording: Wording,
): SheetColumn[] {
  const signature = signatureWidth(slots.length, contacts);
  const room = width - 8 - signature * slots.length;
  return withWords([
    headed('number', 8, wording.words('documents.number-sign', 'tableHead')),
    headed('name', room * 0.36, wording.words('documents.full-name', 'tableHead')),
    headed('role', room * 0.2, wording.words('documents.role', 'tableHead')),
    headed('sessions', room * 0.44, wording.words('documents.sessions-today', 'tableHead')),
    ...slots.map((slot) => signatureColumn(slot, signature, snapshot, wording)),
  ]);
}

/** The code of a person and a box for each signature, on a strip that is cut off. */
export function stripColumns(slots: readonly Slot[], snapshot: WorkshopSnapshot, wording: Wording): SheetColumn[] {
  const code = 40;
  const signature = Math.min((width - code) / 2, (width - code) / slots.length);
  return [
    headed('code', code, wording.words('documents.code', 'tableHead')),
    ...slots.map((slot) => signatureColumn(slot, signature, snapshot, wording)),
  ];
}

/** The same columns, as wide as the words of their heads. */
function withWords(columns: readonly SheetColumn[]): SheetColumn[] {
  const whole = withWholeHeads(columns.map(({ column }) => column));
  return columns.map((each, at) => ({ ...each, column: whole[at] ?? each.column }));
}

/** A telephone number stays on one line even where signatures leave little room. */
function contactShares(slots: number): number[] {
  return slots > 4 ? [42, 40, 28, 32] : [52, 54, 40, 34];
}

function signatureWidth(count: number, contacts: boolean): number {
  if (count === 1) return 44;
  return Math.max(13.5, Math.min(33, (contacts ? 108 : 126) / count));
}

function headed(content: SheetColumn['content'], own: number, heads: readonly Paragraph[]): SheetColumn {
  const align = content === 'number' || content === 'sex' ? 'middle' : 'start';
  return { content, slot: null, column: { width: own, heads, align, upwards: false } };
}

function signatureColumn(slot: Slot, own: number, snapshot: WorkshopSnapshot, wording: Wording): SheetColumn {
  const heads = slotHeads(slot, snapshot, wording);
  return { content: 'slot', slot, column: { width: own, heads, align: 'middle', upwards: own < narrow } };
}

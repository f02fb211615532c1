import { expectedIn, prepareAudience, type Audience } from '../domain/audience.ts';
import type { Day } from '../domain/day.ts';
import { slotsOf, type Slot } from '../domain/slots.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import type { DocumentRequest } from './document-request.ts';
import type { ListedPerson } from './listed-person.ts';
import { listsOf, type SheetList } from './sheet-lists.ts';
import type { SheetPeople } from './sheet-people.ts';
import { slotTitle } from './sheet-columns.ts';
import type { Wording } from './wording.ts';
import { chosenDays } from './workshop-lines.ts';

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
  const lists = listsOf(snapshot, request, wording);
  const audience = prepareAudience(snapshot);
  const ending = request.safe === true ? ['C'] : [];
  return chosenDays(snapshot, request).flatMap((day) =>
    unitsOf(day, snapshot, request, wording, mostSlots).flatMap((unit) =>
      lists.map((list): Sheet => {
        const [part = '', ...keys] = unit.keys;
        const suffix = [part, ...keys, ...list.keys, ...ending].join('-');
        const id = `S-${snapshot.workshop.sheetCode}-D${String(day.number)}${suffix}`;
        const expected = expectedPeople(list, unit, snapshot, audience);
        const people = request.safe === true ? inOrderOfCode(expected) : expected;
        const subjects = [...unit.subjects, ...list.names];
        return { id, suffix, day, slots: unit.slots, subjects, people, snapshot, wording };
      }),
    ),
  );
}

function unitsOf(
  day: Day,
  snapshot: WorkshopSnapshot,
  { by = 'policy' }: DocumentRequest,
  wording: Wording,
  mostSlots: number,
): Unit[] {
  const policy = snapshot.workshop.attendance;
  const own = slotsOf(by === 'policy' ? policy : { ...policy, slots: by }, [day], snapshot.sessions);
  // Where nothing is planned yet, people sign for the day.
  const slots: Slot[] = own.length > 0 ? own : [{ id: `day/${day.id}`, dayId: day.id, kind: 'day', sessionId: null }];
  if (by === 'policy') return partsOf(slots, mostSlots);
  return slots.map((slot, index) => {
    const title = slotTitle(slot, snapshot, wording);
    return { keys: ['', ...keyOf(slot, index)], slots: [slot], subjects: title === '' ? [] : [title] };
  });
}

/** Evenly, with a letter each where there are several. */
function partsOf(slots: readonly Slot[], mostSlots: number): Unit[] {
  const parts = Math.max(1, Math.ceil(slots.length / mostSlots));
  const each = Math.ceil(slots.length / parts);
  return Array.from({ length: parts }, (_, part) => ({
    keys: parts === 1 ? [''] : [String.fromCharCode('A'.charCodeAt(0) + part)],
    slots: slots.slice(part * each, (part + 1) * each),
    subjects: [],
  }));
}

function keyOf({ kind }: Slot, index: number): string[] {
  if (kind === 'day') return [];
  if (kind === 'session') return [`S${String(index + 1)}`];
  return [kind === 'morning' ? 'AM' : 'PM'];
}

/** Codes stand in one row, so that their order tells nothing about who belongs together. */
function inOrderOfCode({ groups, staff }: SheetPeople): SheetPeople {
  const sorted = (people: readonly ListedPerson[]): ListedPerson[] =>
    [...people].sort((one, other) => one.participation.number - other.participation.number);
  const people = sorted(groups.flatMap((group) => group.people));
  return { groups: people.length === 0 ? [] : [{ delegation: null, names: [], people }], staff: sorted(staff) };
}

/** On the sheet of one session stand only those whom it expects, and the staff who work in it. */
function expectedPeople(
  { people }: SheetList,
  { slots }: Unit,
  snapshot: WorkshopSnapshot,
  audience: Audience,
): SheetPeople {
  const [slot] = slots;
  const session = snapshot.sessions.find(({ id }) => slots.length === 1 && id === slot?.sessionId);
  if (session === undefined) return people;
  const expected = new Set(expectedIn(session, audience));
  const working = new Set(
    snapshot.assignments.filter(({ sessionId }) => sessionId === session.id).map((one) => one.participationId),
  );
  return {
    groups: people.groups
      .map((group) => ({
        ...group,
        people: group.people.filter(({ participation }) => expected.has(participation.id)),
      }))
      .filter((group) => group.people.length > 0),
    staff: people.staff.filter(({ participation }) => working.has(participation.id)),
  };
}

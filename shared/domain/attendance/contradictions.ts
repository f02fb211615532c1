import { minutesOf } from '../../time/wall-clock.ts';
import type { Session } from '../agenda/session.ts';
import type { Signature } from '../evidence/signature.ts';
import {
  completionResults,
  isExpected,
  isListed,
  isUnconfirmed,
  type Participation,
  type Travel,
} from '../people/participation.ts';
import type { WorkshopSnapshot } from '../workshop-snapshot.ts';
import { expectationOf, ratesOf, resultOf, seatExpectationOf } from './attendance-rates.ts';
import { type AttendanceStatus, isPresence, type Mark, sessionIdOf, signOffOf, type SlotId } from './attendance.ts';
import { dayExpectationOf, dayFinder, endOf, recordedSlots, slotsOf, startOf, timedSlots } from './slots.ts';

/** That somebody signed for a slot on the screen. */
export type SignedSlot = Pick<Signature, 'participationId' | 'slotId'>;

type Marks = ReadonlyMap<SlotId, AttendanceStatus>;

const noMarks: Marks = new Map();

/** Compares marks with signatures, paid allowances and decided certificates. */
function evidenceContradictions(
  snapshot: WorkshopSnapshot,
  signatures: readonly SignedSlot[],
): (person: Participation) => readonly Found[] {
  const marks = marksByPerson(snapshot);
  const paid = paidFinder(snapshot);
  const certificate = certificateFinder(snapshot);
  const signed = signedFinder(snapshot, signatures);
  return (person) => {
    const own = marks.get(person.id) ?? noMarks;
    return [...signed(person, own), ...paid(person, own), ...certificate(person, own)];
  };
}

/**
 * A slot is signed on the screen where more than half of those who were there have done so: a few signatures next to a
 * list on paper say nothing about the others.
 */
function signedFinder(
  { attendance }: WorkshopSnapshot,
  signatures: readonly SignedSlot[],
): (person: Participation, own: Marks) => readonly Found[] {
  const signed = new Set(signatures.map(({ participationId, slotId }) => `${participationId} ${slotId}`));
  const counts = new Map<SlotId, { there: number; signed: number }>();
  for (const { participationId, slotId, status } of attendance) {
    if (!isPresence(status)) continue;
    const count = counts.get(slotId) ?? { there: 0, signed: 0 };
    count.there += 1;
    if (signed.has(`${participationId} ${slotId}`)) count.signed += 1;
    counts.set(slotId, count);
  }
  const onScreen = new Set([...counts].filter(([, each]) => 2 * each.signed > each.there).map(([slotId]) => slotId));
  return ({ id }, own) => {
    const hasSigned = (slotId: SlotId): boolean => signed.has(`${id} ${slotId}`);
    const unsigned = [...own].filter(
      ([slotId, status]) => isPresence(status) && onScreen.has(slotId) && !hasSigned(slotId),
    );
    const absent = signatures.filter(
      ({ participationId, slotId }) => participationId === id && !isPresence(own.get(slotId) ?? 'unmarked'),
    );
    return [
      ...(unsigned.length === 0 ? [] : [{ kind: 'not-signed' as const, slotIds: unsigned.map(([slotId]) => slotId) }]),
      ...(absent.length === 0 ? [] : [{ kind: 'signed-absent' as const, slotIds: absent.map(({ slotId }) => slotId) }]),
    ];
  };
}

/**
 * Finds days with a paid allowance on which the person was absent all day: marked absent at least once and never
 * present, or unmarked on a signed-off day. Excused is not absent.
 */
function paidFinder({ sessions, signOffs }: WorkshopSnapshot): (person: Participation, own: Marks) => readonly Found[] {
  const dayOf = dayFinder(sessions);
  return ({ paidDayIds }, own) => {
    if (paidDayIds.length === 0) return [];
    const marks = [...own].map(([slotId, status]) => ({ dayId: dayOf(slotId), status }));
    const unearned = paidDayIds.filter((dayId) => {
      const statuses = marks.filter((mark) => mark.dayId === dayId).map(({ status }) => status);
      if (statuses.some(isPresence)) return false;
      return statuses.includes('absent') || (statuses.length === 0 && signOffOf(dayId, signOffs) !== undefined);
    });
    return unearned.map((dayId): Found => ({ kind: 'paid-absent', slotIds: [`day/${dayId}`] }));
  };
}

function certificateFinder(snapshot: WorkshopSnapshot): (person: Participation, own: Marks) => readonly Found[] {
  const { workshop, days, sessions } = snapshot;
  const slots = slotsOf(workshop.attendance, days, sessions, recordedSlots(snapshot));
  const expects = seatExpectationOf(snapshot);
  return ({ id, completion }, own) => {
    if (completion === null) return [];
    const rated = slots
      .filter((slot) => expects(id, slot))
      .map((slot) => ({ status: own.get(slot.id) ?? 'unmarked', isOver: true }));
    const earned = resultOf(ratesOf(rated, workshop.attendance), workshop.attendance);
    // The results are listed from the highest on.
    const isAbove = completionResults.indexOf(completion.result) < completionResults.indexOf(earned);
    return isAbove ? [{ kind: 'certificate-above', slotIds: [] }] : [];
  };
}

function marksByPerson({ attendance }: WorkshopSnapshot): ReadonlyMap<string, Marks> {
  const marks = new Map<string, Map<SlotId, AttendanceStatus>>();
  for (const { participationId, slotId, status } of attendance) {
    const own = marks.get(participationId) ?? new Map<SlotId, AttendanceStatus>();
    own.set(slotId, status);
    marks.set(participationId, own);
  }
  return marks;
}

/** A moment in the order of days and minutes. */
type Moment = { readonly day: number; readonly minute: number };
type Span = { readonly from: Moment; readonly to: Moment };

const wholeDay = { from: 0, to: 24 * 60 } as const;

/** Finds marks of presence in slots that ended before the person's arrival or began after the departure. */
function travelContradictions(
  snapshot: WorkshopSnapshot,
): (person: Participation, slotIds: readonly SlotId[]) => readonly Found[] {
  const span = spanFinder(snapshot);
  const dayNumbers = new Map(snapshot.days.map(({ id, number }) => [id, number]));
  // Days before an arrival day, or after a departure day, lie between two days of the programme.
  const momentOf = (travel: Travel | null, otherwise: number): Moment | null => {
    const number = dayNumbers.get(travel?.dayId ?? '');
    if (travel === null || number === undefined) return null;
    const aside = otherwise === wholeDay.from ? -0.5 : 0.5;
    const day = travel.daysOff === undefined ? number : number + aside;
    return { day, minute: travel.at === null ? otherwise : minutesOf(travel.at) };
  };
  return ({ arrival, departure }, slotIds) => {
    // Without a time, the whole day of travel is left open.
    const arrived = momentOf(arrival, wholeDay.from);
    const left = momentOf(departure, wholeDay.to);
    const early = arrived === null ? [] : slotIds.filter((id) => isBefore(span(id)?.to, arrived));
    const late = left === null ? [] : slotIds.filter((id) => isBefore(left, span(id)?.from));
    return [
      ...(early.length === 0 ? [] : [{ kind: 'before-arrival' as const, slotIds: early }]),
      ...(late.length === 0 ? [] : [{ kind: 'after-departure' as const, slotIds: late }]),
    ];
  };
}

/** When a slot begins and ends; of one that the policy does not have any more, only the day is known. */
function spanFinder(snapshot: WorkshopSnapshot): (slotId: SlotId) => Span | undefined {
  const timed = new Map(timedSlots(snapshot, recordedSlots(snapshot)).map((slot) => [slot.id, slot]));
  const dayOf = dayFinder(snapshot.sessions);
  return (slotId) => {
    const dayId = dayOf(slotId);
    const day = snapshot.days.find(({ id }) => id === dayId)?.number;
    if (day === undefined) return undefined;
    const slot = timed.get(slotId);
    if (slot === undefined) return { from: { day, minute: wholeDay.from }, to: { day, minute: wholeDay.to } };
    return { from: { day, minute: minutesOf(slot.startsAt) }, to: { day, minute: minutesOf(slot.endsAt) } };
  };
}

/** Whether `one` is at or before `other`; false where either is unknown. */
function isBefore(one: Moment | null | undefined, other: Moment | null | undefined): boolean {
  if (one == null || other == null) return false;
  return one.day < other.day || (one.day === other.day && one.minute <= other.minute);
}

/** Kinds of contradictions between marks, signatures, statuses, travel, allowances and the agenda. */
const contradictionKinds = [
  /** Marked as there, and yet declined, in reserve or replaced by somebody else. */
  'not-coming',
  /** Marked as there before anybody had confirmed the person. */
  'not-confirmed',
  /** There in two sessions that overlap. */
  'two-sessions',
  /** There in a session that is for others. */
  'not-expected',
  /** There on a day that was still the predecessor's. */
  'not-here-yet',
  /** There on a day on which the person had said not to be available. */
  'not-available',
  /** There in a slot that was over before the person had arrived. */
  'before-arrival',
  /** There in a slot that began after the person had left. */
  'after-departure',
  /** The status says "attended", and no mark says so. */
  'attended-without-mark',
  /** There, where most of those who were there have signed on the screen, and this person has not. */
  'not-signed',
  /** Signed on the screen, and the mark does not say that the person was there. */
  'signed-absent',
  /** The daily allowance was paid for a day on which the person was absent all day. */
  'paid-absent',
  /** The certificate that was decided is more than the percentages give. */
  'certificate-above',
] as const;
type ContradictionKind = (typeof contradictionKinds)[number];

export type Contradiction = {
  readonly kind: ContradictionKind;
  readonly participationId: string;
  /** The slots that it is about; none for one that is about all. */
  readonly slotIds: readonly SlotId[];
};

/** What is found about one person. */
type Found = Omit<Contradiction, 'participationId'>;

type Presence = ReadonlyMap<string, readonly SlotId[]>;

/**
 * Finds all contradictions of a workshop, by person. Signatures are passed in because they are in a partition that
 * snapshots leave out.
 */
export function contradictions(snapshot: WorkshopSnapshot, signatures: readonly SignedSlot[] = []): Contradiction[] {
  const presence = presenceOf(snapshot.attendance);
  const pairs = overlaps(snapshot.sessions);
  const ofMarks = markContradictions(snapshot);
  const ofTravel = travelContradictions(snapshot);
  const ofEvidence = evidenceContradictions(snapshot, signatures);
  return snapshot.participations.flatMap((person) => {
    const slotIds = presence.get(person.id) ?? [];
    const there = new Set(slotIds);
    const inTwo = pairs.filter((pair) => pair.every((slotId) => there.has(slotId)));
    return [
      ...ofMarks(person, slotIds),
      ...inTwo.map((pair): Found => ({ kind: 'two-sessions', slotIds: pair })),
      ...ofTravel(person, slotIds),
      ...ofEvidence(person),
    ].map((each) => ({ ...each, participationId: person.id }));
  });
}

/** Marks against status, audience and availability. */
function markContradictions(
  snapshot: WorkshopSnapshot,
): (person: Participation, slotIds: readonly SlotId[]) => readonly Found[] {
  // Who was on a list that was signed is told below the table; here it is asked who was called.
  const called = { ...snapshot, signedLists: [] };
  const expects = expectationOf(called);
  const onDay = dayExpectationOf(called);
  const dayOf = dayFinder(snapshot.sessions);
  return (person, slotIds) => {
    const { id, status } = person;
    const isHere = (slotId: SlotId): boolean => onDay(person, dayOf(slotId));
    if (slotIds.length === 0) return status === 'attended' ? [{ kind: 'attended-without-mark', slotIds }] : [];
    const elsewhere = slotIds.filter((slotId) => !expects(id, { id: slotId, sessionId: sessionIdOf(slotId) }));
    return [
      ...found('not-coming', isExpected(person) ? [] : slotIds.filter((slotId) => !isHere(slotId))),
      ...found('not-confirmed', isUnconfirmed(person) ? slotIds : []),
      ...found('not-expected', isListed(person) ? elsewhere.filter(isHere) : []),
      ...found('not-here-yet', isExpected(person) ? slotIds.filter((slotId) => !isHere(slotId)) : []),
      ...found(
        'not-available',
        slotIds.filter((slotId) => !isAvailable(person, dayOf(slotId))),
      ),
    ];
  };
}

/** Found where there are slots of which it is true. */
function found(kind: ContradictionKind, slotIds: readonly SlotId[]): Found[] {
  return slotIds.length === 0 ? [] : [{ kind, slotIds }];
}

function presenceOf(marks: readonly Mark[]): Presence {
  const presence = new Map<string, SlotId[]>();
  for (const { participationId, slotId, status } of marks) {
    if (!isPresence(status)) continue;
    const slots = presence.get(participationId);
    if (slots === undefined) presence.set(participationId, [slotId]);
    else slots.push(slotId);
  }
  return presence;
}

/** The pairs of sessions that are at the same time; that one ends when the other begins is no overlap. */
function overlaps(sessions: readonly Session[]): [SlotId, SlotId][] {
  const placed = sessions.filter((session) => session.placement !== null);
  return placed.flatMap((one, index) =>
    placed
      .slice(index + 1)
      .filter(
        (other) =>
          one.placement?.dayId === other.placement?.dayId && startOf(one) < endOf(other) && startOf(other) < endOf(one),
      )
      .map((other): [SlotId, SlotId] => [`session/${one.id}`, `session/${other.id}`]),
  );
}

function isAvailable({ availability }: Participation, dayId: string | undefined): boolean {
  return availability === null || availability.some((each) => each.dayId === dayId);
}

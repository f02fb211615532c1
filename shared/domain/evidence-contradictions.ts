import { isPresence, type AttendanceStatus, type SlotId } from './attendance.ts';
import { resultOf, ratesOf } from './attendance-rates.ts';
import { expectationOf } from './attendance-tally.ts';
import type { Found } from './contradictions.ts';
import { completionResults, type Participation } from './participation.ts';
import { signOffOf } from './sign-off.ts';
import type { Signature } from './signature.ts';
import { dayIdOf, slotsOf } from './slots.ts';
import type { WorkshopSnapshot } from './workshop-snapshot.ts';

/** That somebody signed for a slot on the screen. */
export type SignedSlot = Pick<Signature, 'participationId' | 'slotId'>;

type Marks = ReadonlyMap<SlotId, AttendanceStatus>;

const noMarks: Marks = new Map();

/** Marks against what money and certificates depend on: signatures, allowances, thresholds. */
export function evidenceContradictions(
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
 * A slot is signed on the screen where more than half of those who were there have done so: a few signatures beside a
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

/** Absent all day: marked so at least once, or not marked at all on a day that is signed off; excused is not absent. */
function paidFinder({ sessions, signOffs }: WorkshopSnapshot): (person: Participation, own: Marks) => readonly Found[] {
  return ({ paidDayIds }, own) => {
    const unearned = paidDayIds.filter((dayId) => {
      const statuses = [...own].filter(([slotId]) => dayIdOf(slotId, sessions) === dayId).map(([, status]) => status);
      if (statuses.some(isPresence)) return false;
      return statuses.includes('absent') || (statuses.length === 0 && signOffOf(dayId, signOffs) !== undefined);
    });
    return unearned.map((dayId): Found => ({ kind: 'paid-absent', slotIds: [`day/${dayId}`] }));
  };
}

function certificateFinder(snapshot: WorkshopSnapshot): (person: Participation, own: Marks) => readonly Found[] {
  const { workshop, days, sessions } = snapshot;
  const slots = slotsOf(workshop.attendance, days, sessions);
  const expects = expectationOf(snapshot);
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

import { isPresence, type Mark, type SlotId } from './attendance.ts';
import { expectationOf } from './attendance-tally.ts';
import { isExpected, type Participation } from './participation.ts';
import { evidenceContradictions, type SignedSlot } from './evidence-contradictions.ts';
import type { Session } from './session.ts';
import { dayIdOf, endOf, sessionIdOf, startOf } from './slots.ts';
import { travelContradictions } from './travel-contradictions.ts';
import type { WorkshopSnapshot } from './workshop-snapshot.ts';

/** What cannot be true together, as far as marks, signatures, statuses, travel, allowances and the agenda tell. */
export const contradictionKinds = [
  /** Marked as there, and yet declined, in reserve or replaced by somebody else. */
  'not-coming',
  /** Marked as there before anybody had confirmed the person. */
  'not-confirmed',
  /** There in two sessions that overlap. */
  'two-sessions',
  /** There in a session that is for others. */
  'not-expected',
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
export type ContradictionKind = (typeof contradictionKinds)[number];

export type Contradiction = {
  readonly kind: ContradictionKind;
  readonly participationId: string;
  /** The slots that it is about; none for one that is about all. */
  readonly slotIds: readonly SlotId[];
};

/** What is found about one person. */
export type Found = Omit<Contradiction, 'participationId'>;

type Presence = ReadonlyMap<string, readonly SlotId[]>;

/** `signatures` lie on a shelf of their own, which no snapshot holds. */
export function contradictions(snapshot: WorkshopSnapshot, signatures: readonly SignedSlot[] = []): Contradiction[] {
  const presence = presenceOf(snapshot.attendance);
  const pairs = overlaps(snapshot.sessions);
  const ofMarks = markContradictions(snapshot);
  const ofTravel = travelContradictions(snapshot);
  const ofEvidence = evidenceContradictions(snapshot, signatures);
  return snapshot.participations.flatMap((person) => {
    const slotIds = presence.get(person.id) ?? [];
    const inTwo = pairs.filter((pair) => pair.every((slotId) => slotIds.includes(slotId)));
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
  const expects = expectationOf(snapshot);
  return (person, slotIds) => {
    const { id, status } = person;
    if (slotIds.length === 0) return status === 'attended' ? [{ kind: 'attended-without-mark', slotIds }] : [];
    const isEarly = status === 'invited' || status === 'nominated';
    const elsewhere = slotIds.filter((slotId) => !expects(id, { id: slotId, sessionId: sessionIdOf(slotId) }));
    return [
      ...found('not-coming', isExpected(person) ? [] : slotIds),
      ...found('not-confirmed', isEarly ? slotIds : []),
      ...found('not-expected', isExpected(person) ? elsewhere : []),
      ...found(
        'not-available',
        slotIds.filter((slotId) => !isAvailable(person, dayIdOf(slotId, snapshot.sessions))),
      ),
    ];
  };
}

/** Found where there are slots of which it is true. */
export function found(kind: ContradictionKind, slotIds: readonly SlotId[]): Found[] {
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

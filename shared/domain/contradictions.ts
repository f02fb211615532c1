import { isPresence, type Mark, type SlotId } from './attendance.ts';
import { expectationOf } from './attendance-tally.ts';
import { isExpected, type Participation } from './participation.ts';
import type { Session } from './session.ts';
import { endOf, startOf } from './slots.ts';
import type { WorkshopSnapshot } from './workshop-snapshot.ts';

/**
 * What cannot be true together, as far as marks, statuses and the agenda tell. Marked but not signed, signed but marked
 * absent, paid but absent and a certificate without its threshold need signatures, payments and issued certificates.
 */
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
  /** The status says "attended", and no mark says so. */
  'attended-without-mark',
] as const;
export type ContradictionKind = (typeof contradictionKinds)[number];

export type Contradiction = {
  readonly kind: ContradictionKind;
  readonly participationId: string;
  /** The slots that it is about; none for one that is about all. */
  readonly slotIds: readonly SlotId[];
};

type Presence = ReadonlyMap<string, readonly SlotId[]>;

export function contradictions(snapshot: WorkshopSnapshot): Contradiction[] {
  const presence = presenceOf(snapshot.attendance);
  const expects = expectationOf(snapshot);
  const pairs = overlaps(snapshot.sessions);
  return snapshot.participations.flatMap((each) => {
    const slotIds = presence.get(each.id) ?? [];
    if (slotIds.length === 0) return found('attended-without-mark', each, [], each.status === 'attended');
    const elsewhere = slotIds.filter((id) => isExpected(each) && !expects(each.id, { id, sessionId: sessionIdOf(id) }));
    const unavailable = slotIds.filter((id) => !isAvailable(each, dayIdOf(id, snapshot)));
    return [
      ...found('not-coming', each, slotIds, !isExpected(each)),
      ...found('not-confirmed', each, slotIds, each.status === 'invited' || each.status === 'nominated'),
      ...pairs
        .filter((pair) => pair.every((slotId) => slotIds.includes(slotId)))
        .flatMap((pair) => found('two-sessions', each, pair)),
      ...found('not-expected', each, elsewhere, elsewhere.length > 0),
      ...found('not-available', each, unavailable, unavailable.length > 0),
    ];
  });
}

function found(
  kind: ContradictionKind,
  { id }: Participation,
  slotIds: readonly SlotId[],
  holds = true,
): Contradiction[] {
  return holds ? [{ kind, participationId: id, slotIds }] : [];
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

function sessionIdOf(slotId: SlotId): string | null {
  const [kind, owner] = slotId.split('/');
  return kind === 'session' ? (owner ?? null) : null;
}

function dayIdOf(slotId: SlotId, { sessions }: Pick<WorkshopSnapshot, 'sessions'>): string | undefined {
  const sessionId = sessionIdOf(slotId);
  if (sessionId === null) return slotId.split('/')[1];
  return sessions.find((each) => each.id === sessionId)?.placement?.dayId;
}

import { type Changes, created, type NewId, updated } from '../changes/change.ts';
import { plainContent, type Session } from '../domain/agenda/session.ts';
import { type Language, type Text, withText } from '../domain/language.ts';
import type { Delegation } from '../domain/people/groups.ts';
import type { WorkshopRecords } from '../domain/workshop-snapshot.ts';
import { seededRandom, shuffled } from '../planning/seeded-random.ts';
import { compareNames, delegationName } from '../text/collation.ts';
import { addMinutes, clockAt, minutesOf } from '../time/wall-clock.ts';

/** In what order delegations speak: by the alphabet of the document's language, or by lot. */
export type SpeakingOrder =
  { readonly by: 'alphabet'; readonly language: Language } | { readonly by: 'lot'; readonly seed: number };

/** When a delegation speaks. Minutes since midnight; null where the session has no place yet. */
export type SpeakingSlot = { readonly delegation: Delegation; readonly start: number | null; readonly minutes: number };

/** Less than this is no presentation, in minutes. */
export const shortestSpeech = 5;

export function speakingOrder(delegations: readonly Delegation[], order: SpeakingOrder): Delegation[] {
  // The lot is drawn from a fixed order, so that the same seed gives the same draw however records happen to lie.
  if (order.by === 'lot') {
    const fixed = [...delegations].sort((one, other) => (one.id < other.id ? -1 : 1));
    return shuffled(fixed, seededRandom(order.seed));
  }
  const compare = compareNames(order.language);
  const nameOf = (each: Delegation): string => delegationName(each, order.language);
  return [...delegations].sort((one, other) => compare(nameOf(one), nameOf(other)) || (one.id < other.id ? -1 : 1));
}

/**
 * One slot for each delegation within the time of a session, in the order given. The slots are of one length, in whole
 * minutes; what is left over stays at the end for questions. Empty when there is no delegation or less than five minutes
 * for each.
 */
export function speakingSlots(session: Session, inOrder: readonly Delegation[]): SpeakingSlot[] {
  const minutes = Math.floor(session.minutes / Math.max(inOrder.length, 1));
  if (minutes < shortestSpeech) return [];
  const start = session.placement === null ? null : minutesOf(session.placement.start);
  return inOrder.map((delegation, index) => ({
    delegation,
    start: start === null ? null : start + index * minutes,
    minutes,
  }));
}

/**
 * Writes the slots into the description of the session, in each language of the workshop. Slots that stood there before
 * go, everything else that was written stays above.
 */
export function describeSlots(snapshot: WorkshopRecords, session: Session, slots: readonly SpeakingSlot[]): Changes {
  const names = new Set(snapshot.delegations.flatMap((each) => Object.values(each.name)));
  const isSlot = (text: string): boolean => names.has(text.replace(/^\d\d:\d\d–\d\d:\d\d /, ''));
  const lines = (language: Language): string[] => [
    ...(session.description[language] ?? '').split('\n').filter((text) => !isSlot(text.trim())),
    ...slots.map(({ delegation, start, minutes }) => line(delegationName(delegation, language), start, minutes)),
  ];
  const description = snapshot.workshop.languages.reduce<Text>(
    (text, language) => withText(text, language, lines(language).join('\n')),
    session.description,
  );
  return slots.length === 0 ? [] : updated('session', session, { description });
}

/** Makes a session of each slot in the place of the one session, which stays as the first: its marks and people stay too. */
export function splitIntoSlots(
  snapshot: WorkshopRecords,
  session: Session,
  slots: readonly SpeakingSlot[],
  newId: NewId,
): Changes {
  const [first, ...others] = slots;
  if (first === undefined) return [];
  return [
    ...updated('session', session, { title: titleOf(first), minutes: first.minutes }),
    ...others.flatMap((slot, index) => {
      const id = newId();
      return [
        created('session', { ...sessionOf(snapshot, session, slot, (index + 1) * first.minutes), id }),
        ...assignedStaff(snapshot, session, id, newId),
        ...assignedHead(snapshot, slot.delegation, id, newId),
      ];
    }),
    ...assignedHead(snapshot, first.delegation, session.id, newId),
  ];
}

function sessionOf(snapshot: WorkshopRecords, session: Session, slot: SpeakingSlot, later: number): Session {
  const { placement, language, interpretation, audienceFilter } = session;
  return {
    ...plainContent,
    id: session.id,
    workshopId: snapshot.workshop.id,
    kind: 'country-presentations',
    title: titleOf(slot),
    audience: session.audience,
    audienceFilter,
    language,
    interpretation,
    minutes: slot.minutes,
    placement: placement === null ? null : { ...placement, start: addMinutes(placement.start, later) },
  };
}

/** Who leads or interprets the whole does so in each part. */
function assignedStaff(snapshot: WorkshopRecords, session: Session, sessionId: string, newId: NewId): Changes {
  return snapshot.assignments
    .filter((each) => each.sessionId === session.id && each.role !== 'presenter')
    .map((each) => created('assignment', { ...each, id: newId(), sessionId }));
}

/** The head presents, unless somebody of the delegation presents already. */
function assignedHead(snapshot: WorkshopRecords, delegation: Delegation, sessionId: string, newId: NewId): Changes {
  const { headParticipationId: head, id } = delegation;
  const members = new Set(snapshot.participations.filter((each) => each.delegationId === id).map((each) => each.id));
  const isTaken = snapshot.assignments.some(
    (each) => each.sessionId === sessionId && each.role === 'presenter' && members.has(each.participationId),
  );
  if (head === null || isTaken) return [];
  const workshopId = snapshot.workshop.id;
  return [created('assignment', { id: newId(), workshopId, sessionId, participationId: head, role: 'presenter' })];
}

function titleOf({ delegation }: SpeakingSlot): Text {
  return delegation.name;
}

function line(name: string, start: number | null, minutes: number): string {
  return start === null ? name : `${clockAt(start)}–${clockAt(start + minutes)} ${name}`;
}

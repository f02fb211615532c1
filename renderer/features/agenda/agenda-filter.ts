import { sessionsOfDelegation } from '../../../shared/domain/delegation-sessions.ts';
import type { InterfaceLanguage } from '../../../shared/domain/language.ts';
import { sessionTitle } from '../../../shared/domain/session-title.ts';
import type { Session, SessionKind } from '../../../shared/domain/session.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { matchesQuery } from '../../../shared/text/search-key.ts';
import type { Translate } from '../../../shared/text/text.ts';

/** What the user looks for on the agenda; a session has to meet all of it. */
export type AgendaFilter = {
  readonly query: string;
  readonly kind: SessionKind | null;
  /** Participation that leads, presents or interprets. */
  readonly participationId: string | null;
  /** Plenary items are in every room. */
  readonly roomId: string | null;
  /** Delegation that is expected in it. */
  readonly delegationId: string | null;
};

export const noFilter: AgendaFilter = {
  query: '',
  kind: null,
  participationId: null,
  roomId: null,
  delegationId: null,
};

/** The sessions that a filter leaves; null when it leaves all. */
export function matchingSessions(
  snapshot: WorkshopSnapshot,
  filter: AgendaFilter,
  names: ReadonlyMap<string, string>,
  language: InterfaceLanguage,
  t: Translate,
): ReadonlySet<string> | null {
  const { query, kind, roomId, delegationId } = filter;
  const wishes: ((session: Session) => boolean)[] = [];
  if (query.trim() !== '') {
    wishes.push((each) => matchesQuery(`${sessionTitle(each, language, t)} ${names.get(each.id) ?? ''}`, query));
  }
  if (kind !== null) wishes.push((each) => each.kind === kind);
  if (filter.participationId !== null) wishes.push(among(sessionsOfPerson(snapshot, filter.participationId)));
  if (roomId !== null) wishes.push(({ placement }) => placement !== null && (placement.roomId ?? roomId) === roomId);
  if (delegationId !== null) wishes.push(among(sessionsOfDelegation(snapshot, delegationId)));
  if (wishes.length === 0) return null;
  return new Set(snapshot.sessions.filter((each) => wishes.every((holds) => holds(each))).map((each) => each.id));
}

function sessionsOfPerson({ assignments }: WorkshopSnapshot, participationId: string): ReadonlySet<string> {
  return new Set(assignments.filter((each) => each.participationId === participationId).map((each) => each.sessionId));
}

function among(ids: ReadonlySet<string>): (session: Session) => boolean {
  return ({ id }) => ids.has(id);
}

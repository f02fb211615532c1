import type { InterfaceLanguage } from '../../../shared/domain/language.ts';
import { sessionTitle } from '../../../shared/domain/session-title.ts';
import type { SessionKind } from '../../../shared/domain/session.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { matchesQuery } from '../../../shared/text/search-key.ts';
import type { Translate } from '../../../shared/text/text.ts';

/** What the user looks for on the agenda. */
export type AgendaFilter = {
  readonly query: string;
  readonly kind: SessionKind | null;
  /** Participation that leads, presents or interprets. */
  readonly participationId: string | null;
};

export const noFilter: AgendaFilter = { query: '', kind: null, participationId: null };

/** The sessions that a filter leaves; null when it leaves all. */
export function matchingSessions(
  snapshot: WorkshopSnapshot,
  filter: AgendaFilter,
  names: ReadonlyMap<string, string>,
  language: InterfaceLanguage,
  t: Translate,
): ReadonlySet<string> | null {
  if (filter.query.trim() === '' && filter.kind === null && filter.participationId === null) return null;
  const held = new Set(
    snapshot.assignments
      .filter((each) => each.participationId === filter.participationId)
      .map((each) => each.sessionId),
  );
  return new Set(
    snapshot.sessions
      .filter(
        (session) =>
          (filter.kind === null || session.kind === filter.kind) &&
          (filter.participationId === null || held.has(session.id)) &&
          matchesQuery(`${sessionTitle(session, language, t)} ${names.get(session.id) ?? ''}`, filter.query),
      )
      .map((session) => session.id),
  );
}

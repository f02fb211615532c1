import type { Edition } from '../domain/edition.ts';
import type { Session } from '../domain/session.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { compareEditions } from '../operations/edition-differences.ts';
import { latestEdition } from '../operations/edition.ts';
import { formatDate } from '../text/dates.ts';
import type { CalendarDay } from '../time/calendar-day.ts';
import { isTimeZone, localTime } from '../time/instant.ts';
import type { DocumentRequest } from './document-request.ts';
import type { Wording } from './wording.ts';

type AgendaRequest = Pick<DocumentRequest, 'agenda' | 'asOf'>;

/** The edition that was asked for; undefined where another agenda was, or where the edition is no longer there. */
export function chosenEdition({ editions }: WorkshopSnapshot, { agenda }: AgendaRequest): Edition | undefined {
  return editions.find(({ id }) => id === agenda);
}

/** The workshop with the days, rooms, sessions and assignments of the agenda that was asked for. */
export function withChosenAgenda(snapshot: WorkshopSnapshot, request: AgendaRequest): WorkshopSnapshot {
  if (request.agenda === 'delivered') return { ...snapshot, sessions: snapshot.sessions.map(asDelivered) };
  const edition = chosenEdition(snapshot, request);
  if (edition === undefined) return snapshot;
  const { days, rooms, sessions, assignments } = edition;
  return { ...snapshot, days, rooms, sessions, assignments };
}

/** The sessions as they were planned, by id, to stand beside the delivered ones; null where the plan itself is printed. */
export function planBeside(
  { sessions }: WorkshopSnapshot,
  { agenda }: AgendaRequest,
): ReadonlyMap<string, Session> | null {
  return agenda === 'delivered' ? new Map(sessions.map((session) => [session.id, session])) : null;
}

/** Whether a session did not take place although it was planned. */
export function wasDropped({ delivered, placement }: Session): boolean {
  return placement !== null && delivered?.minutes === 0;
}

/** At the time when it really was. A session that was dropped keeps the time at which it should have been. */
function asDelivered(session: Session): Session {
  const { delivered, placement } = session;
  if (delivered === null || placement === null || wasDropped(session)) return session;
  return { ...session, placement: { ...placement, start: delivered.start }, minutes: delivered.minutes };
}

/** "Edition 2 of 10 July 2025", "Changed since edition 2 …", "Draft of …", "As delivered …", in each language. */
export function versionLines(snapshot: WorkshopSnapshot, request: AgendaRequest, wording: Wording): readonly string[] {
  const { key, edition } = versionOf(snapshot, request);
  return wording.languages.map((language) =>
    wording.say(language, `documents.agenda.${key}`, {
      asOf: formatDate(request.asOf, language),
      number: edition?.number ?? 0,
      date: edition === undefined ? '' : formatDate(frozenDay(edition, snapshot), language),
    }),
  );
}

type Version = { readonly key: 'as-delivered' | 'draft' | 'changed' | 'edition'; readonly edition?: Edition };

function versionOf(snapshot: WorkshopSnapshot, request: AgendaRequest): Version {
  if (request.agenda === 'delivered') return { key: 'as-delivered' };
  const chosen = chosenEdition(snapshot, request);
  if (chosen !== undefined) return { key: 'edition', edition: chosen };
  const latest = latestEdition(snapshot);
  if (latest === undefined) return { key: 'draft' };
  return { key: compareEditions(latest, snapshot).length === 0 ? 'edition' : 'changed', edition: latest };
}

/** The day on which an edition was frozen, at the place of the workshop. */
export function frozenDay({ frozenAt }: Edition, { workshop }: Pick<WorkshopSnapshot, 'workshop'>): CalendarDay {
  return localTime(frozenAt, isTimeZone(workshop.timeZone) ? workshop.timeZone : 'UTC').day;
}

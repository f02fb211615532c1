import type { Day } from '../domain/day.ts';
import type { Edition } from '../domain/edition.ts';
import type { Session } from '../domain/session.ts';
import { daysInOrder, startOf } from '../domain/slots.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import {
  compareEditions,
  type AgendaState,
  type DayDifference,
  type EditionDifference,
  type SessionDifference,
} from '../operations/edition-differences.ts';
import type { Language } from '../domain/language.ts';
import { formatDate } from '../text/dates.ts';
import type { DocumentRequest } from './document-request.ts';
import { chosenEdition, frozenDay, wasDropped, withChosenAgenda } from './printed-agenda.ts';
import type { Wording } from './wording.ts';

/** Two agendas of one workshop: the one that was handed out, and the one that is printed. */
export type Comparison = { readonly edition: Edition; readonly before: AgendaState; readonly now: AgendaState };

/** A session about which there is something to tell. Null where it is not in the agenda. */
export type ChangedSession = {
  readonly was: Session | null;
  readonly is: Session | null;
  readonly differences: readonly SessionDifference[];
};

/** What has changed on a day. A session that went to another day stands on both. */
export type ChangedDay = {
  readonly day: Day;
  readonly differences: readonly DayDifference[];
  /** In the order of time. */
  readonly sessions: readonly ChangedSession[];
};

/** With the edition that was chosen, or else the last one before what is printed; null where there is none. */
export function comparisonOf(snapshot: WorkshopSnapshot, request: DocumentRequest): Comparison | null {
  const edition = comparedEdition(snapshot, request);
  if (edition === null) return null;
  const { days, rooms, sessions, assignments } = withChosenAgenda(snapshot, request);
  const held = request.agenda === 'delivered' ? sessions.filter((session) => !wasDropped(session)) : sessions;
  return { edition, before: edition, now: { days, rooms, sessions: held, assignments } };
}

/** "Since edition 1 of 1 July 2025, as of 12 July 2025", "From edition 1 … to edition 2 …", in each language. */
export function comparisonLines(
  { edition }: Comparison,
  snapshot: WorkshopSnapshot,
  request: DocumentRequest,
  wording: Wording,
): readonly string[] {
  const printed = chosenEdition(snapshot, request);
  const key = request.agenda === 'delivered' ? 'since-delivered' : printed === undefined ? 'since' : 'since-until';
  const frozen = (one: Edition | undefined, language: Language): string =>
    one === undefined ? '' : formatDate(frozenDay(one, snapshot), language);
  return wording.languages.map((language) =>
    wording.say(language, `documents.changes.${key}`, {
      asOf: formatDate(request.asOf, language),
      number: edition.number,
      date: frozen(edition, language),
      toNumber: printed?.number ?? 0,
      toDate: frozen(printed, language),
    }),
  );
}

function comparedEdition(snapshot: WorkshopSnapshot, request: DocumentRequest): Edition | null {
  const { editions } = snapshot;
  const chosen = editions.find(({ id }) => id === request.since);
  if (chosen !== undefined) return chosen;
  const printed = chosenEdition(snapshot, request);
  const earlier = editions.filter(({ number }) => printed === undefined || number < printed.number);
  return earlier.sort((one, other) => other.number - one.number)[0] ?? null;
}

/** The days on which anything has changed, of those that were chosen. */
export function changedDays({ before, now }: Comparison, { dayIds }: DocumentRequest): ChangedDay[] {
  const differences = compareEditions(before, now);
  const sessions = changedSessions(differences, before, now);
  const present = new Set(now.days.map(({ id }) => id));
  const days = daysInOrder([...now.days, ...before.days.filter(({ id }) => !present.has(id))]);
  return days
    .filter(({ id }) => dayIds === null || dayIds.includes(id))
    .map((day) => ({
      day,
      differences: differences.filter((each) => isOfDay(each, day)),
      sessions: sessions.filter((each) => isOn(each, day)).sort((one, other) => timeOn(one, day) - timeOn(other, day)),
    }))
    .filter((day) => day.differences.length > 0 || day.sessions.length > 0);
}

function changedSessions(
  differences: readonly EditionDifference[],
  before: AgendaState,
  now: AgendaState,
): ChangedSession[] {
  const bySession = new Map<string, SessionDifference[]>();
  for (const each of differences) {
    if (!('session' in each)) continue;
    bySession.set(each.session.id, [...(bySession.get(each.session.id) ?? []), each]);
  }
  const [old, fresh] = [placedById(before), placedById(now)];
  return [...bySession].map(([id, own]) => ({
    was: old.get(id) ?? null,
    is: fresh.get(id) ?? null,
    differences: own,
  }));
}

function placedById({ sessions }: AgendaState): ReadonlyMap<string, Session> {
  return new Map(sessions.filter(({ placement }) => placement !== null).map((session) => [session.id, session]));
}

function isOfDay(difference: EditionDifference, { number }: Day): difference is DayDifference {
  return !('session' in difference) && difference.day.day === number;
}

function isOn({ was, is }: ChangedSession, { id }: Day): boolean {
  return is?.placement?.dayId === id || was?.placement?.dayId === id;
}

/** Minutes since midnight, by the agenda in which the session is on this day. */
function timeOn({ was, is }: ChangedSession, { id }: Day): number {
  const there = is?.placement?.dayId === id ? is : was;
  return there === null ? 0 : startOf(there);
}

import type { Day } from '../../domain/agenda/day.ts';
import type { Edition } from '../../domain/agenda/edition.ts';
import type { Session } from '../../domain/agenda/session.ts';
import { daysInOrder, startOf } from '../../domain/attendance/slots.ts';
import { isBlank, type Language, type Text, textIn } from '../../domain/language.ts';
import type { WorkshopSnapshot } from '../../domain/workshop-snapshot.ts';
import {
  type AgendaState,
  compareEditions,
  type DayDifference,
  type EditionDifference,
  type SessionDifference,
} from '../../operations/edition.ts';
import { formatDate } from '../../text/dates.ts';
import { chosenEdition, frozenDay, printedDays, wasDropped, withChosenAgenda } from '../agenda/printed-agenda.ts';
import type { DocumentRequest } from '../document-request.ts';
import type { ListedPerson } from '../listed-people.ts';
import { titleInColumn, momentOf, type Wording } from '../wording.ts';

/** Two agendas of one workshop: the one that was handed out, and the one that is printed. */
type Comparison = { readonly edition: Edition; readonly before: AgendaState; readonly now: AgendaState };

/** A session that differs between the two agendas. Null where it is missing from one. */
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
    wording.translate(language, `documents.changes.${key}`, {
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

/** The days on which anything has changed in a language of the paper, of those that were chosen. */
export function changedDays(
  { before, now, wording }: Pick<ChangeSource, 'before' | 'now' | 'wording'>,
  snapshot: WorkshopSnapshot,
  request: DocumentRequest,
): ChangedDay[] {
  const { dayIds } = request;
  const printed = new Set(printedDays(snapshot, request).map(({ id }) => id));
  const differences = compareEditions(before, now).filter((each) =>
    wording.languages.some((language) => isSaidIn(each, { before, now }, language)),
  );
  const sessions = changedSessions(differences, before, now);
  const present = new Set(now.days.map(({ id }) => id));
  const days = daysInOrder([...now.days, ...before.days.filter(({ id }) => !present.has(id))]);
  return days
    .filter(({ id }) => dayIds === null || dayIds.includes(id))
    .filter(({ id }) => request.agenda !== 'delivered' || printed.has(id))
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

/** One change in words: what it is about, how it was and how it is; '' where there is nothing to say. */
export type ChangeNote = {
  readonly kind: SessionDifference['kind'] | 'people';
  readonly label: string;
  readonly before: string;
  readonly now: string;
};

export type ChangeSource = Comparison & {
  readonly wording: Wording;
  readonly people: ReadonlyMap<string, ListedPerson>;
};

type Role = AgendaState['assignments'][number]['role'];

/** Whether a difference of texts is one of the texts as they are printed in `language`; any other always is. */
export function isSaidIn(
  difference: EditionDifference,
  { before, now }: Pick<Comparison, 'before' | 'now'>,
  language: Language,
): boolean {
  switch (difference.kind) {
    case 'theme-changed':
      return textIn(difference.from, language) !== textIn(difference.to, language);
    case 'renamed': {
      const kinds = [before, now].map(({ sessions }) => sessions.find(({ id }) => id === difference.session.id)?.kind);
      const [was, is] = [difference.from, difference.to].map((title, index) =>
        isBlank(title) ? `kind ${kinds[index] ?? ''}` : textIn(title, language),
      );
      return was !== is;
    }
    case 'described': {
      const [was, is] = [before, now].map(({ sessions }) => sessions.find(({ id }) => id === difference.session.id));
      if (was === undefined || is === undefined) return true;
      const isAlike = ({ description, method, audience }: Session, other: Session): boolean =>
        description[language] === other.description[language] &&
        method[language] === other.method[language] &&
        audience[language] === other.audience[language];
      return was.kind !== is.kind || !isAlike(was, is);
    }
    default:
      return true;
  }
}

/** The notes on a session of what has changed in one language. All that changed about its people in one role is one note. */
export function notesOf(change: ChangedSession, source: ChangeSource, language: Language): ChangeNote[] {
  const roles = new Set<Role>();
  const said = change.differences.filter((difference) => isSaidIn(difference, source, language));
  return said.flatMap((difference): ChangeNote[] => {
    if (difference.kind !== 'people-added' && difference.kind !== 'people-removed') {
      return [{ kind: difference.kind, ...noteOf(difference, change, source, language) }];
    }
    if (roles.has(difference.role)) return [];
    roles.add(difference.role);
    return [{ kind: 'people', ...peopleNote(difference.session, difference.role, source, language) }];
  });
}

type Words = Omit<ChangeNote, 'kind'>;
type Plain = Exclude<SessionDifference, { readonly kind: 'people-added' | 'people-removed' }>;

function noteOf(difference: Plain, { was, is }: ChangedSession, source: ChangeSource, language: Language): Words {
  const { wording, before, now } = source;
  const label = wording.translate(language, `documents.changes.${difference.kind}`);
  const when = (session: Session | null, agenda: AgendaState): string =>
    session === null ? '' : momentOf(session, agenda, wording, language);
  switch (difference.kind) {
    case 'added':
    case 'cancelled':
    case 'moved':
      return { label, before: when(was, before), now: when(is, now) };
    case 'renamed':
      return { label, before: titleIn(was, wording, language) || '–', now: titleIn(is, wording, language) };
    case 'described':
      return { label, before: '', now: '' };
    case 'room-changed':
      return {
        label,
        before: roomName(difference.from, wording, language),
        now: roomName(difference.to, wording, language),
      };
    case 'resized':
      return {
        label,
        before: lengthOf(difference.from, wording, language),
        now: lengthOf(difference.to, wording, language),
      };
  }
}

/** The title for the column of one language. */
export function titleIn(session: Session | null, wording: Wording, language: Language): string {
  return session === null ? '' : titleInColumn(session, wording, language);
}

function roomName(room: Text | null, wording: Wording, language: Language): string {
  return room === null ? wording.translate(language, 'documents.changes.all-rooms') : textIn(room, language);
}

function lengthOf(minutes: number, wording: Wording, language: Language): string {
  return wording.translate(language, 'documents.changes.length', { minutes });
}

function peopleNote(
  { id }: Session,
  role: Role,
  { wording, people, before, now }: ChangeSource,
  language: Language,
): Words {
  const names = ({ assignments }: AgendaState): string => {
    const own = assignments.filter((each) => each.sessionId === id && each.role === role);
    const known = own.map(({ participationId }) => people.get(participationId)?.spokenName(language));
    return [...new Set(known)]
      .map((name) => name ?? wording.translate(language, 'documents.changes.unlisted'))
      .join(', ');
  };
  return {
    label: wording.translate(language, `documents.changes.people.${role}`),
    before: names(before),
    now: names(now),
  };
}

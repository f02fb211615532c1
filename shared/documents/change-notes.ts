import type { Language, Text } from '../domain/language.ts';
import { textIn } from '../domain/language.ts';
import type { Session } from '../domain/session.ts';
import type { AgendaState, SessionDifference } from '../operations/edition-differences.ts';
import { sessionTitle } from './agenda-row.ts';
import type { ChangedSession, Comparison } from './changed-days.ts';
import type { ListedPerson } from './listed-person.ts';
import type { Wording } from './wording.ts';
import { momentOf } from './workshop-lines.ts';

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

/** What to tell of a session in one language. All that changed about its people in one role is one note. */
export function notesOf(change: ChangedSession, source: ChangeSource, language: Language): ChangeNote[] {
  const roles = new Set<Role>();
  return change.differences.flatMap((difference): ChangeNote[] => {
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
  const label = wording.say(language, `documents.changes.${difference.kind}`);
  const when = (session: Session | null, agenda: AgendaState): string =>
    session === null ? '' : momentOf(session, agenda, wording, language);
  switch (difference.kind) {
    case 'added':
    case 'cancelled':
    case 'moved':
      return { label, before: when(was, before), now: when(is, now) };
    case 'renamed':
      return { label, before: titleIn(was, wording, language), now: titleIn(is, wording, language) };
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

export function titleIn(session: Session | null, wording: Wording, language: Language): string {
  if (session === null) return '';
  return sessionTitle(session, wording, language) || wording.text(session.title);
}

function roomName(room: Text | null, wording: Wording, language: Language): string {
  return room === null ? wording.say(language, 'documents.changes.all-rooms') : textIn(room, language);
}

function lengthOf(minutes: number, wording: Wording, language: Language): string {
  return wording.say(language, 'documents.changes.length', { minutes });
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
    return [...new Set(known)].map((name) => name ?? wording.say(language, 'documents.changes.unlisted')).join(', ');
  };
  return { label: wording.say(language, `documents.changes.people.${role}`), before: names(before), now: names(now) };
}

import { sessionTitle } from '../domain/agenda/session.ts';
import { type Language, textIn } from '../domain/language.ts';
import { shownName } from '../domain/people/participation.ts';
import type { Finding } from '../domain/schedule-rules/finding.ts';
import type { QuickFix } from './quick-fixes.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import type { Breach } from '../planning/planning-context.ts';
import type { PlacementReason } from '../planning/proposed-plan.ts';
import { clockAt } from '../time/wall-clock.ts';
import { formatDayMonth } from '../text/dates.ts';
import type { Translate } from '../text/text.ts';
import { delegationName } from '../text/collation.ts';

/** How many people a sentence names before it says how many more there are. */
const mostNames = 3;

/** The sentence that says what a rule has found. Names and titles are in `language`; protected people are codes. */
export function findingText(finding: Finding, snapshot: WorkshopSnapshot, t: Translate, language: Language): string {
  const names = namesIn(snapshot, t, language);
  const { values, participationIds } = finding;
  const [one = '', other = ''] = finding.sessionIds;
  return t(`findings.sentence.${finding.wording}`, {
    ...values,
    one: names.session(one),
    other: names.session(other),
    room: names.room(finding.roomId),
    day: names.day(finding.dayId),
    people: names.people(participationIds),
    minutes: finding.minutes ?? 0,
    count: Number(values['people'] ?? values['days'] ?? 0),
    from: clockAt(Number(values['from'] ?? 0)),
    language: names.language(values['language']),
    delegation: names.delegation(values['delegation']),
  });
}

/** The sentence of a quick fix. */
export function quickFixText(
  { text, about }: QuickFix,
  snapshot: WorkshopSnapshot,
  t: Translate,
  language: Language,
): string {
  const names = namesIn(snapshot, t, language);
  return t(`findings.repair.${text}`, {
    session: names.session(about.sessionId ?? ''),
    other: names.session(about.otherSessionId ?? ''),
    room: names.room(about.roomId ?? null),
    people: names.people(about.participationIds ?? []),
    day: names.day(about.dayId ?? null),
    minutes: about.minutes ?? 0,
    time: about.time ?? '',
    from: about.from ?? '',
    to: about.to ?? '',
    date: about.date === undefined ? '' : formatDayMonth(about.date, language),
  });
}

type Names = {
  session(id: string): string;
  room(id: string | null): string;
  day(id: string | null): number;
  people(ids: readonly string[]): string;
  language(code: unknown): string;
  delegation(id: unknown): string;
};

function namesIn(snapshot: WorkshopSnapshot, t: Translate, language: Language): Names {
  return {
    session(id) {
      const session = snapshot.sessions.find((each) => each.id === id);
      return session === undefined ? '' : sessionTitle(session, language, t);
    },
    room: (id) => textIn(snapshot.rooms.find((each) => each.id === id)?.name ?? {}, language),
    day: (id) => snapshot.days.find((each) => each.id === id)?.number ?? 0,
    people: (ids) => peopleNamed(ids, snapshot, t, language),
    language(code) {
      const known = snapshot.workshop.languages.find((each) => each === code) ?? languageOf(snapshot, code);
      return known === undefined ? '' : t(`vocabulary.language.${known}`);
    },
    delegation: (id) => {
      const found = snapshot.delegations.find((each) => each.id === id);
      return found === undefined ? '' : delegationName(found, language);
    },
  };
}

function languageOf({ sessions }: WorkshopSnapshot, code: unknown): Language | undefined {
  return sessions.find((session) => session.language === code)?.language ?? undefined;
}

function peopleNamed(ids: readonly string[], snapshot: WorkshopSnapshot, t: Translate, language: Language): string {
  if (ids.length === 0) return t('findings.everybody');
  const named = ids
    .slice(0, mostNames)
    .map((id) => nameOf(id, snapshot, language))
    .join(', ');
  return ids.length > mostNames ? t('findings.more', { people: named, count: ids.length - mostNames }) : named;
}

function nameOf(id: string, { participations, people }: WorkshopSnapshot, language: Language): string {
  const participation = participations.find((each) => each.id === id);
  const person = people.find((each) => each.id === participation?.personId);
  if (participation === undefined) return '';
  return shownName(participation, person, language);
}

/** The sentence that explains why a session got its place. */
export function reasonText(
  reason: PlacementReason,
  snapshot: WorkshopSnapshot,
  t: Translate,
  language: Language,
): string {
  switch (reason.reason) {
    case 'only-place':
      return t('planning.reason.only-place');
    case 'in-order':
      return t('planning.reason.in-order', { day: reason.day + 1 });
    case 'other-day':
      return t('planning.reason.other-day', { day: reason.day + 1, wished: reason.wished + 1 });
    case 'after':
      return t('planning.reason.after', { session: titleOf(reason.sessionId, snapshot, t, language) });
    case 'people-there':
      return t('planning.reason.people-there', { people: peopleNames(reason.participationIds, snapshot, language) });
    case 'room-fits': {
      const room = snapshot.rooms.find((each) => each.id === reason.roomId);
      return t('planning.reason.room-fits', {
        room: textIn(room?.name ?? {}, language),
        expected: reason.expected,
        capacity: reason.capacity,
      });
    }
  }
}

/** The sentence about a constraint that a place would violate. */
export function breachText(breach: Breach, snapshot: WorkshopSnapshot, t: Translate, language: Language): string {
  const titles = breach.sessionIds.map((id) => titleOf(id, snapshot, t, language)).join(', ');
  const people = peopleNames(breach.participationIds, snapshot, language);
  if (breach.rule === 'capacity') return t('planning.rule.capacity');
  return t(`planning.breach.${breach.rule}`, { session: titles, people });
}

function titleOf(sessionId: string, snapshot: WorkshopSnapshot, t: Translate, language: Language): string {
  const session = snapshot.sessions.find((each) => each.id === sessionId);
  return session === undefined ? '' : sessionTitle(session, language, t);
}

function peopleNames(ids: readonly string[], snapshot: WorkshopSnapshot, language: Language): string {
  return ids
    .flatMap((id) => {
      const participation = snapshot.participations.find((each) => each.id === id);
      const person = snapshot.people.find((each) => each.id === participation?.personId);
      if (participation === undefined || person === undefined) return [];
      return shownName(participation, person, language);
    })
    .join(', ');
}

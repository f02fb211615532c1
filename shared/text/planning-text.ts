import { shownName } from '../domain/shown-name.ts';
import { textIn, type InterfaceLanguage } from '../domain/language.ts';
import { sessionTitle } from '../domain/session-title.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import type { Breach } from '../planning/breaches.ts';
import type { PlacementReason } from '../planning/proposed-plan.ts';
import type { Translate } from './text.ts';

/** Why a session got its place, in words. */
export function reasonText(
  reason: PlacementReason,
  snapshot: WorkshopSnapshot,
  t: Translate,
  language: InterfaceLanguage,
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

/** What a place would break, in words. */
export function breachText(
  breach: Breach,
  snapshot: WorkshopSnapshot,
  t: Translate,
  language: InterfaceLanguage,
): string {
  const titles = breach.sessionIds.map((id) => titleOf(id, snapshot, t, language)).join(', ');
  const people = peopleNames(breach.participationIds, snapshot, language);
  if (breach.rule === 'capacity') return t('planning.rule.capacity');
  return t(`planning.breach.${breach.rule}`, { session: titles, people });
}

function titleOf(sessionId: string, snapshot: WorkshopSnapshot, t: Translate, language: InterfaceLanguage): string {
  const session = snapshot.sessions.find((each) => each.id === sessionId);
  return session === undefined ? '' : sessionTitle(session, language, t);
}

function peopleNames(ids: readonly string[], snapshot: WorkshopSnapshot, language: InterfaceLanguage): string {
  return ids
    .flatMap((id) => {
      const participation = snapshot.participations.find((each) => each.id === id);
      const person = snapshot.people.find((each) => each.id === participation?.personId);
      if (participation === undefined || person === undefined) return [];
      return shownName(participation, person, language);
    })
    .join(', ');
}

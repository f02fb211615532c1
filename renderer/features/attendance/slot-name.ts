import type { InterfaceLanguage } from '../../../shared/domain/language.ts';
import { sessionTitle } from '../../../shared/domain/session-title.ts';
import type { Slot } from '../../../shared/domain/slots.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { formatDayMonth, shortWeekdayName } from '../../../shared/text/dates.ts';
import type { Translate } from '../../../shared/text/text.ts';

/** The day of a slot as a heading says it: with its date where it has one. */
export function dayName(
  dayId: string,
  { days }: Pick<WorkshopSnapshot, 'days'>,
  language: InterfaceLanguage,
  t: Translate,
): string {
  const day = days.find((each) => each.id === dayId);
  if (day === undefined) return '';
  if (day.date === null) return t('screens.attendance.day', { number: day.number });
  return `${shortWeekdayName(day.date, language)} ${formatDayMonth(day.date, language)}`;
}

/** What the slot is within its day. */
export function slotName(
  slot: Slot,
  snapshot: Pick<WorkshopSnapshot, 'sessions'>,
  language: InterfaceLanguage,
  t: Translate,
): string {
  const session = snapshot.sessions.find((each) => each.id === slot.sessionId);
  if (session === undefined) return t(`vocabulary.slot.${slot.kind}`);
  return `${session.placement?.start ?? ''} ${sessionTitle(session, language, t)}`;
}

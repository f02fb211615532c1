import type { InterfaceLanguage } from '../../../shared/domain/language.ts';
import { sessionTitle } from '../../../shared/domain/session-title.ts';
import type { Slot } from '../../../shared/domain/slots.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { formatDayMonth, shortWeekdayName } from '../../../shared/text/dates.ts';
import type { Translate } from '../../../shared/text/text.ts';

/** "Tue 15 July · Morning", "Day 1 · 09:30 Opening". */
export function slotName(slot: Slot, snapshot: WorkshopSnapshot, language: InterfaceLanguage, t: Translate): string {
  const day = snapshot.days.find((each) => each.id === slot.dayId);
  const date = day?.date ?? null;
  const dayName =
    date === null
      ? t('screens.desk.day', { number: day?.number ?? 0 })
      : `${shortWeekdayName(date, language)} ${formatDayMonth(date, language)}`;
  const session = snapshot.sessions.find((each) => each.id === slot.sessionId);
  if (session !== undefined)
    return `${dayName} · ${session.placement?.start ?? ''} ${sessionTitle(session, language, t)}`;
  return slot.kind === 'day' ? dayName : `${dayName} · ${t(`vocabulary.slot.${slot.kind}`)}`;
}

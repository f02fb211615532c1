import type { Day } from '../domain/agenda/day.ts';
import { sessionTitle } from '../domain/agenda/session.ts';
import type { Slot } from '../domain/attendance/slots.ts';
import type { Language } from '../domain/language.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { partsOf } from '../time/calendar-day.ts';
import { formatDayMonth, shortWeekdayName } from './dates.ts';
import type { Translate } from './text.ts';

/** The day of a slot as a heading says it: with its date where it has one. */
export function dayName(
  dayId: string,
  { days }: Pick<WorkshopSnapshot, 'days'>,
  language: Language,
  t: Translate,
): string {
  const day = days.find((each) => each.id === dayId);
  if (day === undefined) return '';
  if (day.date === null) return t('screens.attendance.day', { number: day.number });
  return `${shortWeekdayName(day.date, language)} ${formatDayMonth(day.date, language)}`;
}

/** The same in the least space: "Mon 18". */
function shortDayName(day: Day, language: Language, t: Translate): string {
  if (day.date === null) return t('screens.attendance.day', { number: day.number });
  return `${shortWeekdayName(day.date, language)} ${partsOf(day.date).day}`;
}

/** The two lines over a column, in the least space: the day above a half-day, the hour above a session. */
export function headLines(
  slot: Slot,
  snapshot: Pick<WorkshopSnapshot, 'days' | 'sessions'>,
  language: Language,
  t: Translate,
  isShort: boolean,
): readonly [string, string] {
  const session = snapshot.sessions.find((each) => each.id === slot.sessionId);
  const day = snapshot.days.find((each) => each.id === slot.dayId);
  if (session === undefined || day === undefined) {
    const above = day === undefined ? '' : shortDayName(day, language, t);
    const isNamed = !isShort || slot.kind === 'session';
    return [above, isNamed ? slotName(slot, snapshot, language, t) : t(`vocabulary.slotShort.${slot.kind}`)];
  }
  const weekday =
    day.date === null ? t('screens.attendance.day', { number: day.number }) : shortWeekdayName(day.date, language);
  return [`${weekday} ${session.placement?.start ?? ''}`, sessionTitle(session, language, t)];
}

/** What the slot is within its day. */
export function slotName(
  slot: Slot,
  snapshot: Pick<WorkshopSnapshot, 'sessions'>,
  language: Language,
  t: Translate,
): string {
  const session = snapshot.sessions.find((each) => each.id === slot.sessionId);
  if (session === undefined) return t(`vocabulary.slot.${slot.kind}`);
  return `${session.placement?.start ?? ''} ${sessionTitle(session, language, t)}`;
}

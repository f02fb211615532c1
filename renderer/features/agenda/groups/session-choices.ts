import type { InterfaceLanguage } from '../../../../shared/domain/language.ts';
import { sessionTitle } from '../../../../shared/domain/session-title.ts';
import type { Session } from '../../../../shared/domain/session.ts';
import { daysInOrder, sessionsOfDay } from '../../../../shared/domain/slots.ts';
import type { WorkshopSnapshot } from '../../../../shared/domain/workshop-snapshot.ts';
import type { Translate } from '../../../../shared/text/text.ts';
import type { Choice } from '../../../ui/select.tsx';

const forEverybody: ReadonlySet<Session['kind']> = new Set(['registration', 'break', 'lunch', 'photo']);

/** The sessions that can be for some only, in the order of time: "Day 2, 14:00 Case work". */
export function sessionChoices(
  snapshot: WorkshopSnapshot,
  language: InterfaceLanguage,
  t: Translate,
): Choice<string>[] {
  return daysInOrder(snapshot.days)
    .flatMap((day) => sessionsOfDay(day.id, snapshot.sessions))
    .filter((session) => !forEverybody.has(session.kind))
    .map((session) => ({
      value: session.id,
      name: `${momentText(session, snapshot, t)} ${sessionTitle(session, language, t)}`,
    }));
}

/** "Day 2, 14:00". */
export function momentText({ placement }: Session, snapshot: WorkshopSnapshot, t: Translate): string {
  const day = snapshot.days.find((each) => each.id === placement?.dayId);
  return t('screens.groups.when', { day: day?.number ?? '', start: placement?.start ?? '' });
}

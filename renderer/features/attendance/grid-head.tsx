import { memo, type ReactNode } from 'react';
import type { Day } from '../../../shared/domain/day.ts';
import type { InterfaceLanguage } from '../../../shared/domain/language.ts';
import { sessionTitle } from '../../../shared/domain/session-title.ts';
import type { Slot } from '../../../shared/domain/slots.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { formatDayMonth, shortWeekdayName } from '../../../shared/text/dates.ts';
import type { Translate } from '../../../shared/text/text.ts';
import { usePreferences } from '../../app/preferences.tsx';

type GridHeadProps = {
  readonly snapshot: WorkshopSnapshot;
  readonly slots: readonly Slot[];
  readonly columns: string;
};

/** It is drawn once: no mark and no move of the cursor changes it. */
export const GridHead = memo(function GridHead({ snapshot, slots, columns }: GridHeadProps): ReactNode {
  const { t, language } = usePreferences();
  return (
    <div role="row" className="grid-row grid-head" style={{ gridTemplateColumns: columns }}>
      <div role="columnheader" className="number-cell">
        {t('screens.attendance.number')}
      </div>
      <div role="columnheader">{t('screens.attendance.name')}</div>
      <div role="columnheader">{t('screens.attendance.sex')}</div>
      <div role="columnheader">{t('screens.attendance.institution')}</div>
      {slots.map((slot) => {
        const day = snapshot.days.find((each) => each.id === slot.dayId);
        const name = slotName(slot, snapshot, language, t);
        return (
          <div role="columnheader" key={slot.id} className="slot-head" title={name}>
            <span className="one-line">{day === undefined ? '' : dayName(day, language, t)}</span>
            <strong className="one-line">{name}</strong>
          </div>
        );
      })}
    </div>
  );
});

function dayName(day: Day, language: InterfaceLanguage, t: Translate): string {
  if (day.date === null) return t('screens.attendance.day', { number: day.number });
  return `${shortWeekdayName(day.date, language)} ${formatDayMonth(day.date, language)}`;
}

function slotName(slot: Slot, snapshot: WorkshopSnapshot, language: InterfaceLanguage, t: Translate): string {
  const session = snapshot.sessions.find((each) => each.id === slot.sessionId);
  if (session === undefined) return t(`vocabulary.slot.${slot.kind}`);
  return `${session.placement?.start ?? ''} ${sessionTitle(session, language, t)}`;
}

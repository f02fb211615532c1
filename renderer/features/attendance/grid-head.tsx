import { memo, type ReactNode } from 'react';
import { isClosed } from '../../../shared/domain/sign-off.ts';
import type { Slot } from '../../../shared/domain/slots.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { columnsIn, firstSlotColumn } from './grid-measures.ts';
import { dayName, headLines, slotName } from '../../../shared/text/slot-name.ts';

type GridHeadProps = {
  readonly snapshot: WorkshopSnapshot;
  readonly slots: readonly Slot[];
  readonly columns: string;
  readonly isShort: boolean;
  readonly first: number;
  readonly last: number;
};

/** It is drawn once: no mark and no move of the cursor changes it. */
export const GridHead = memo(function GridHead(props: GridHeadProps): ReactNode {
  const { snapshot, slots, columns, isShort, first, last } = props;
  const { t, language } = usePreferences();
  const afterSlots = firstSlotColumn + slots.length;
  return (
    <div role="row" aria-rowindex={1} className="grid-row grid-head" style={{ gridTemplateColumns: columns }}>
      <div role="columnheader" aria-colindex={1} className="number-cell stay-left">
        {t('screens.attendance.number')}
      </div>
      <div role="columnheader" aria-colindex={2} className="stay-left name-cell">
        {t('screens.attendance.name')}
      </div>
      <div role="columnheader" aria-colindex={3}>
        {t('screens.attendance.sex')}
      </div>
      <div role="columnheader" aria-colindex={4}>
        {t('screens.attendance.institution')}
      </div>
      {columnsIn({ first, last }).map((column) => {
        const slot = slots[column];
        if (slot === undefined) return null;
        const [above, below] = headLines(slot, snapshot, language, t, isShort);
        const name = `${dayName(slot.dayId, snapshot, language, t)}, ${slotName(slot, snapshot, language, t)}`;
        const closed = isClosed(slot.id, snapshot.signOffs);
        const place = firstSlotColumn + column;
        return (
          <div
            role="columnheader"
            key={slot.id}
            aria-colindex={place}
            className="slot-head"
            style={{ gridColumn: place }}
            title={closed ? `${name} · ${t('screens.attendance.signedOff')}` : name}
          >
            <span className="one-line">{above}</span>
            <strong className="one-line">
              {closed ? (
                <span className="closed" role="img" aria-label={t('screens.attendance.signedOff')}>
                  ✓
                </span>
              ) : null}
              {below}
            </strong>
          </div>
        );
      })}
      {(['soFar', 'ofAll', 'best'] as const).map((rate, index) => (
        <div
          role="columnheader"
          key={rate}
          aria-colindex={afterSlots + index}
          className={`rate-head stay-right rate-${index}`}
          style={{ gridColumn: afterSlots + index }}
          title={t(`screens.attendance.formula.${rate}`)}
        >
          {t(`screens.attendance.rate.${rate}`)}
        </div>
      ))}
    </div>
  );
});

import type { ReactNode } from 'react';
import { percentages, riskOf } from '../../../shared/domain/attendance-rates.ts';
import { isCounted } from '../../../shared/domain/participation.ts';
import type { AttendancePolicy } from '../../../shared/domain/workshop.ts';
import { useText } from '../../app/preferences.tsx';
import { ratesIn } from './grid-marks.ts';
import { firstSlotColumn } from './grid-measures.ts';
import type { PersonRow } from './grid-rows.ts';

type RateCellsProps = {
  readonly row: PersonRow;
  readonly marks: string;
  readonly over: string;
  readonly policy: AttendancePolicy;
};

/** The three percentages of a participant, each with its sum on hover; trainers and staff have none. */
export function RateCells({ row, marks, over, policy }: RateCellsProps): ReactNode {
  const t = useText();
  const rates = ratesIn(marks, over, policy);
  const { attended, open, soFar, all } = rates;
  const shown = percentages(rates);
  const risk = isCounted(row.participation) ? riskOf(rates, policy) : null;
  const sums = {
    soFar: t('screens.attendance.sum.soFar', { attended, soFar }),
    ofAll: t('screens.attendance.sum.ofAll', { attended, all }),
    best: t('screens.attendance.sum.best', { attended, open, all }),
  };
  return (['soFar', 'ofAll', 'best'] as const).map((rate, index) => {
    const place = firstSlotColumn + marks.length + index;
    const percent = isCounted(row.participation) ? shown[rate] : null;
    const warning = rate === 'best' && risk !== null ? ` · ${t(`screens.attendance.risk.${risk}`)}` : '';
    return (
      <div
        key={rate}
        role="gridcell"
        aria-colindex={place}
        className={`rate-cell number stay-right rate-${index} ${rate === 'best' ? (risk ?? '') : ''}`}
        style={{ gridColumn: place }}
        title={percent === null ? undefined : `${sums[rate]}${warning}`}
      >
        {percent === null ? '' : t('screens.attendance.percent', { percent })}
      </div>
    );
  });
}

/** What some people attended together so far; it also covers what scrolls by under the percentages. */
export function ShareCell({ after, percent }: { readonly after: number; readonly percent: number | null }): ReactNode {
  const t = useText();
  const place = firstSlotColumn + after;
  return (
    <div
      role="gridcell"
      aria-colindex={place}
      aria-colspan={3}
      className="stay-right share-cell number"
      style={{ gridColumn: `${place} / span 3` }}
    >
      {percent === null ? '' : t('screens.attendance.percent', { percent })}
    </div>
  );
}

import { memo, type ReactNode } from 'react';
import type { HeadCount } from '../../../shared/domain/head-count.ts';
import type { SlotId } from '../../../shared/domain/attendance.ts';
import type { Slot } from '../../../shared/domain/slots.ts';
import { useText } from '../../app/preferences.tsx';
import { columnsIn, firstSlotColumn, type ColumnRange } from './grid-measures.ts';
import { countsIn, shareSoFar } from './grid-marks.ts';
import { ShareCell } from './rate-cells.tsx';

type GridFootProps = ColumnRange & {
  readonly slots: readonly Slot[];
  readonly columns: string;
  readonly over: string;
  /** For each slot, present, open and expected: `15/0/16 12/2/16`. */
  readonly women: string;
  readonly men: string;
  /** Null where the sex of everybody is known. */
  readonly unspecified: string | null;
  readonly headCounts: readonly HeadCount[];
  /** Whether those without a name are among the totals: they belong to no delegation. */
  readonly addsHeads: boolean;
  /** Whether people without a name are counted here. */
  readonly countsHeads: boolean;
  readonly onCountHeads: (slotId: SlotId) => void;
};

/** The totals of the participants by sex, always in view; those who are counted without a name are among them. */
export const GridFoot = memo(function GridFoot(props: GridFootProps): ReactNode {
  const { slots, columns, over, women, men, unspecified, headCounts, addsHeads, countsHeads, onCountHeads } = props;
  const t = useText();
  const style = { gridTemplateColumns: columns };
  const headsOf = (column: number): HeadCount | undefined =>
    headCounts.find((each) => each.slotId === slots[column]?.id);
  return (
    <div role="rowgroup" className="grid-foot">
      {(
        [
          ['women', women],
          ['men', men],
          ...(unspecified === null ? [] : [['unspecified', unspecified] as const]),
        ] as const
      ).map(([sex, totals]) => (
        <div role="row" key={sex} className="grid-foot-row" style={style}>
          <div role="rowheader" className="stay-left foot-name">
            {t(`screens.attendance.${sex}`)}
          </div>
          {columnsIn(props).map((column) => {
            const { present = 0, expected = 0 } = countsIn(totals)[column] ?? {};
            const heads = addsHeads ? (headsOf(column)?.[sex] ?? 0) : 0;
            return (
              <div role="gridcell" key={column} className="foot-cell number" style={placeOf(column)}>
                {t('screens.attendance.present', { present: present + heads, expected: expected + heads })}
              </div>
            );
          })}
          <ShareCell after={slots.length} percent={shareSoFar(totals, over)} />
        </div>
      ))}
      {countsHeads ? (
        <div role="row" className="grid-foot-row" style={style}>
          <div role="rowheader" className="stay-left foot-name">
            {t('screens.attendance.unnamed')}
          </div>
          {columnsIn(props).map((column) => {
            const slot = slots[column];
            if (slot === undefined) return null;
            const { women: w = 0, men: m = 0, unspecified: u = 0 } = headsOf(column) ?? {};
            return (
              <div role="gridcell" key={column} className="foot-cell" style={placeOf(column)}>
                <button type="button" className="button small heads" onClick={() => onCountHeads(slot.id)}>
                  {w + m + u === 0
                    ? t('screens.attendance.countHeads')
                    : t('screens.attendance.heads', { women: w, men: m, unspecified: u })}
                </button>
              </div>
            );
          })}
          <ShareCell after={slots.length} percent={null} />
        </div>
      ) : null}
    </div>
  );
});

function placeOf(column: number): { gridColumn: number } {
  return { gridColumn: firstSlotColumn + column };
}

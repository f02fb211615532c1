import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useMemo, useState, type RefObject } from 'react';
import {
  footHeight,
  gridMeasures,
  headHeight,
  leftWidth,
  ratesWidth,
  rowHeight,
  type ColumnRange,
  type GridMeasures,
} from './grid-measures.ts';
import type { Selection } from './grid-selection.ts';

type Scroller = RefObject<HTMLDivElement | null>;

/** How many rows and slots there are; the rows of totals at the foot cover some of the body. */
export type GridExtent = { readonly rows: number; readonly slots: number; readonly footRows: number };

export type GridView = ColumnRange & {
  readonly measures: GridMeasures;
  /** The rows in view, with where they stand. */
  readonly rowItems: readonly { readonly index: number; readonly start: number; readonly size: number }[];
  /** Of all rows, in pixels. */
  readonly height: number;
};

/** What of the grid is in view, following the cursor. */
export function useGridView(scroller: Scroller, extent: GridExtent, selection: Selection): GridView {
  const measures = useMeasures(scroller, extent.slots);
  const { slotWidth, peopleWidth } = measures;
  const vertical = useVirtualizer({
    count: extent.rows,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollPaddingEnd: headHeight + footHeight * extent.footRows,
  });
  const horizontal = useVirtualizer({
    horizontal: true,
    count: extent.slots,
    getScrollElement: () => scroller.current,
    estimateSize: () => slotWidth,
    overscan: 2,
    paddingStart: peopleWidth,
    scrollPaddingStart: leftWidth,
    scrollPaddingEnd: ratesWidth,
  });
  // What was measured before would be kept.
  useLayoutEffect(() => horizontal.measure(), [horizontal, slotWidth]);
  useEffect(() => vertical.scrollToIndex(selection.row), [vertical, selection.row]);
  useEffect(() => horizontal.scrollToIndex(selection.column), [horizontal, selection.column]);
  const columnItems = horizontal.getVirtualItems();
  return {
    measures,
    rowItems: vertical.getVirtualItems(),
    height: vertical.getTotalSize(),
    first: columnItems[0]?.index ?? 0,
    last: columnItems.at(-1)?.index ?? -1,
  };
}

/** The measures for the width that the grid has now. */
function useMeasures(scroller: Scroller, slots: number): GridMeasures {
  const [width, setWidth] = useState<number | null>(null);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const measure = (): void => setWidth(element.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller]);
  return useMemo(() => gridMeasures(width, slots), [width, slots]);
}

import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useLayoutEffect, useMemo, useState } from 'react';
import { useIsPrinted } from '../../../components/printed-screen.tsx';
import { usePreferences, useScale } from '../../../context/preferences.tsx';
import type { Selection } from './marking.tsx';

type Scroller = RefObject<HTMLDivElement | null>;

/** How many rows and slots there are; the rows of totals at the foot cover some of the body. */
type GridExtent = { readonly rows: number; readonly slots: number; readonly footRows: number };

type GridView = ColumnRange & {
  readonly measures: GridMeasures;
  /** Of a row, in `rem`. */
  readonly rowHeight: string;
  /** The rows in view, with where they stand. */
  readonly rowItems: readonly { readonly index: number; readonly start: number; readonly size: number }[];
  /** Of all rows, in pixels. */
  readonly height: number;
};

/** The rows and slots in view; scrolls to the cursor. */
export function useGridView(scroller: Scroller, extent: GridExtent, selection: Selection): GridView {
  const { density } = usePreferences();
  const scale = useScale();
  const isPrinted = useIsPrinted();
  const measures = useMeasures(scroller, extent.slots, scale);
  const rowHeight = rowHeights[density];
  const [slotWidth, peopleWidth] = [measures.slotWidth * scale, measures.peopleWidth * scale];
  const vertical = useVirtualizer({
    count: extent.rows,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight * scale,
    overscan: isPrinted ? extent.rows : 8,
    scrollPaddingEnd: (headHeight + footHeight * extent.footRows) * scale,
  });
  const horizontal = useVirtualizer({
    horizontal: true,
    count: extent.slots,
    getScrollElement: () => scroller.current,
    estimateSize: () => slotWidth,
    overscan: isPrinted ? extent.slots : 2,
    paddingStart: peopleWidth,
    scrollPaddingStart: leftWidth * scale,
    scrollPaddingEnd: measures.isNarrow ? 0 : ratesWidth * scale,
  });
  // The virtualizer keeps measured sizes until it is told to measure again.
  useLayoutEffect(() => horizontal.measure(), [horizontal, slotWidth]);
  useLayoutEffect(() => vertical.measure(), [vertical, rowHeight, scale]);
  useEffect(() => vertical.scrollToIndex(selection.row), [vertical, selection.row]);
  useEffect(() => horizontal.scrollToIndex(selection.column), [horizontal, selection.column]);
  const columnItems = horizontal.getVirtualItems();
  return {
    measures,
    rowHeight: rem(rowHeight),
    rowItems: vertical.getVirtualItems(),
    height: vertical.getTotalSize(),
    first: columnItems[0]?.index ?? 0,
    last: columnItems.at(-1)?.index ?? -1,
  };
}

/** The measures for the width that the grid has now. */
function useMeasures(scroller: Scroller, slots: number, scale: number): GridMeasures {
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
  return useMemo(() => gridMeasures(width === null ? null : width / scale, slots), [width, slots, scale]);
}

/** Sizes of the grid in pixels when nothing is zoomed; attendance-grid.module.css has the same in `rem`. */
const rowHeights = { comfortable: 34, compact: 28 } as const;
const headHeight = 46;
const footHeight = 32;
/** Number and name stay in view at the left, three percentages at the right. */
const leftWidth = 48 + 210;
const sexWidth = 40;
const institutionWidth = 130;
const rateWidth = 58;
export const ratesWidth = 3 * rateWidth;

/** A slot is as wide as the window allows between these, so that a short workshop is seen whole on a small screen. */
const slotWidths = { least: 64, most: 104 };
/** Number of visible slots below which the column of institutions is hidden in a grid that scrolls sideways. */
const enoughSlots = 6;
/** Below this a slot has the short name of its day and of a mark. */
const roomForWords = 96;

/** How wide the parts of the grid are in a window of some width. */
type GridMeasures = {
  readonly slotWidth: number;
  /** Where the slots begin. */
  readonly peopleWidth: number;
  /** The institution gives way where all slots, or enough of many, would not be seen beside it. */
  readonly hasInstitution: boolean;
  readonly isShort: boolean;
  /** So narrow that the percentages scroll along with the slots, which would be hidden behind them. */
  readonly isNarrow: boolean;
  /** The columns of a row: number, name, sex, institution, the slots, three percentages. */
  readonly columns: string;
};

/** The measures for so many slots in `width` pixels when nothing is zoomed; without a width, as wide as may be. */
export function gridMeasures(width: number | null, slots: number): GridMeasures {
  const room = (width ?? Number.POSITIVE_INFINITY) - leftWidth - sexWidth - ratesWidth;
  const all = slots * slotWidths.least;
  const wanted = room < all ? Math.min(all, enoughSlots * slotWidths.least) : all;
  const hasInstitution = room - institutionWidth >= wanted;
  const institution = hasInstitution ? institutionWidth : 0;
  const share = Math.floor((room - institution) / Math.max(slots, 1));
  const slotWidth = Math.max(slotWidths.least, Math.min(slotWidths.most, share));
  const people = `${rem(48)} minmax(${rem(210)}, 1.6fr) ${rem(sexWidth)}`;
  const institutionColumn = hasInstitution ? `minmax(${rem(institution)}, 1fr)` : '0';
  return {
    slotWidth,
    peopleWidth: leftWidth + sexWidth + institution,
    hasInstitution,
    isShort: slotWidth < roomForWords,
    isNarrow: room < 2 * slotWidths.least,
    columns: `${people} ${institutionColumn} repeat(${slots}, ${rem(slotWidth)}) repeat(3, ${rem(rateWidth)})`,
  };
}

/** Pixels when nothing is zoomed, as a length that grows with everything. */
export function rem(pixels: number): string {
  return `${pixels / 16}rem`;
}

/** The first column of the grid that is a slot; columns count from 1. */
export const firstSlotColumn = 5;

/** The slots that are in view, from first to last, both included. */
export type ColumnRange = { readonly first: number; readonly last: number };

export function columnsIn({ first, last }: ColumnRange): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

/** Sizes of the grid in pixels; attendance.css has the same. */
export const rowHeight = 34;
export const headHeight = 46;
export const footHeight = 32;
export const slotWidth = 104;
/** Number and name stay in view at the left, three percentages at the right. */
export const leftWidth = 48 + 210;
export const peopleWidth = leftWidth + 40 + 130;
export const rateWidth = 58;
export const ratesWidth = 3 * rateWidth;

/** The columns of a row: number, name, sex, institution, the slots, three percentages. */
export function gridColumns(slots: number): string {
  return `48px minmax(210px, 1.6fr) 40px minmax(130px, 1fr) repeat(${slots}, ${slotWidth}px) repeat(3, ${rateWidth}px)`;
}

/** The first column of the grid that is a slot; columns count from 1. */
export const firstSlotColumn = 5;

/** The slots that are in view, from first to last, both included. */
export type ColumnRange = { readonly first: number; readonly last: number };

export function columnsIn({ first, last }: ColumnRange): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

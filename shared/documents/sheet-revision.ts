import type { IssuedCell, IssuedPage, IssuedSheet } from '../domain/issued-sheet.ts';

/**
 * What tells a changed list from the ones that were issued under the same id, so that a photo is read by the cells that
 * are on it: '' for the first, then -R2, -R3. The same list printed again is the same sheet,
 * unless that one was withdrawn: its paper may still lie about.
 */
export function revisionAmong(
  issuedSheets: readonly IssuedSheet[],
  sheetId: string,
): (pages: readonly IssuedPage[]) => string {
  const earlier = issuedSheets.flatMap((sheet) => {
    const revision = revisionOf(sheet, sheetId);
    return revision === null ? [] : [{ sheet, revision }];
  });
  return (pages) => {
    const same = earlier.find(({ sheet }) => sheet.withdrawal === null && isSame(sheet.pages, pages));
    const revision = same?.revision ?? earlier.reduce((last, one) => Math.max(last, one.revision), 0) + 1;
    return revision === 1 ? '' : `-R${String(revision)}`;
  };
}

/** 1 for the sheet itself, null for another one. */
function revisionOf(sheet: IssuedSheet, sheetId: string): number | null {
  if (sheet.sheetId === sheetId) return 1;
  if (!sheet.sheetId.startsWith(`${sheetId}-R`)) return null;
  const number = sheet.sheetId.slice(sheetId.length + 2);
  return /^\d+$/.test(number) ? Number(number) : null;
}

function isSame(one: readonly IssuedPage[], other: readonly IssuedPage[]): boolean {
  return one.length === other.length && one.every((page, index) => haveSameCells(page, other[index]));
}

function haveSameCells(one: IssuedPage, other: IssuedPage | undefined): boolean {
  return (
    one.cells.length === other?.cells.length && one.cells.every((cell, index) => isSameCell(cell, other.cells[index]))
  );
}

function isSameCell(one: IssuedCell, other: IssuedCell | undefined): boolean {
  return (
    one.participationId === other?.participationId &&
    one.slotId === other.slotId &&
    one.x === other.x &&
    one.y === other.y &&
    one.width === other.width &&
    one.height === other.height
  );
}

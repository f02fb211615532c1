import type { IssuedSheet } from './issued-sheet.ts';
import type { Scan } from './scan.ts';

/**
 * How a sheet stands: `signed` when every page has its scan, `partly` when some have, `waiting` when none has.
 * A `superseded` one has a newer list in its stead, a `withdrawn` one counts no more; neither waits for a scan.
 */
export const sheetStates = ['waiting', 'partly', 'signed', 'superseded', 'withdrawn'] as const;
export type SheetState = (typeof sheetStates)[number];

export type RegisteredSheet = {
  readonly sheet: IssuedSheet;
  readonly state: SheetState;
  /** Pages without a scan. */
  readonly lacking: number;
  /** Whether another sheet that counts was issued under the same id, before or after. */
  readonly isLatestOfSeveral: boolean;
};

/** Every issued sheet with how it stands, the newest first. */
export function sheetRegister(sheets: readonly IssuedSheet[]): RegisteredSheet[] {
  const latest = latestByList(sheets);
  return sheets
    .map((sheet): RegisteredSheet => {
      const { list } = listOf(sheet.sheetId);
      const lacking = lackingPages(sheet);
      const isSuperseded = sheet.withdrawal === null && latest.get(list)?.id !== sheet.id;
      const several = sheets.some((other) => other.id !== sheet.id && listOf(other.sheetId).list === list);
      return {
        sheet,
        lacking,
        state: stateOf(sheet, lacking, isSuperseded),
        isLatestOfSeveral: several && latest.get(list)?.id === sheet.id,
      };
    })
    .toSorted((one, other) => compare(other.sheet, one.sheet));
}

/** Whether the sheet still waits for its signed scan, or for a part of it. */
export function lacksScan({ state }: Pick<RegisteredSheet, 'state'>): boolean {
  return state === 'waiting' || state === 'partly';
}

/** A PDF, or a picture that says no page of a sheet with one page, shows the whole sheet; any other picture one page. */
export function lackingPages({ pages, scans }: Pick<IssuedSheet, 'pages' | 'scans'>): number {
  if (scans.some((scan) => scan.type === 'pdf' && scan.page === null)) return 0;
  const named = new Set(scans.flatMap(({ page }) => (page === null ? [] : [page])));
  const unnamed = scans.filter(({ page }) => page === null).length;
  return Math.max(0, pages.filter(({ page }) => !named.has(page)).length - unnamed);
}

/** The sheets whose printed id holds what was typed; spaces and dashes may be left out, and the page may follow. */
export function findSheets(register: readonly RegisteredSheet[], typed: string): readonly RegisteredSheet[] {
  const sought = plain(typed.replace(/-?\d+\/\d+\s*$/, ''));
  return sought === '' ? register : register.filter(({ sheet }) => plain(sheet.sheetId).includes(sought));
}

/** The scans of a workshop by their bytes: one file may be evidence of several sheets. */
export function hashesOf(sheets: readonly IssuedSheet[]): readonly Scan[] {
  return [...new Map(sheets.flatMap(({ scans }) => scans).map((scan) => [scan.hash, scan])).values()];
}

/** A sheet that is issued anew after a change is S-7K2P-D1-R2: the list stays S-7K2P-D1. */
function listOf(sheetId: string): { readonly list: string; readonly revision: number } {
  const [, list = sheetId, revision = '1'] = /^(.*)-R(\d+)$/.exec(sheetId) ?? [];
  return { list, revision: Number(revision) };
}

function latestByList(sheets: readonly IssuedSheet[]): ReadonlyMap<string, IssuedSheet> {
  const latest = new Map<string, IssuedSheet>();
  for (const sheet of sheets) {
    const { list } = listOf(sheet.sheetId);
    const known = latest.get(list);
    if (sheet.withdrawal === null && (known === undefined || compare(known, sheet) < 0)) latest.set(list, sheet);
  }
  return latest;
}

function stateOf({ withdrawal, pages }: IssuedSheet, lacking: number, isSuperseded: boolean): SheetState {
  if (withdrawal !== null) return 'withdrawn';
  if (lacking === 0) return 'signed';
  if (isSuperseded) return 'superseded';
  return lacking < pages.length ? 'partly' : 'waiting';
}

/** By when they were issued; of those issued at once, by revision and id. */
function compare(one: IssuedSheet, other: IssuedSheet): number {
  const [first, second] = [listOf(one.sheetId), listOf(other.sheetId)];
  const byTime = one.issuedAt < other.issuedAt ? -1 : Number(one.issuedAt > other.issuedAt);
  return byTime || first.revision - second.revision || (one.sheetId < other.sheetId ? 1 : -1);
}

function plain(text: string): string {
  return text.toUpperCase().replaceAll(/[\s-]/g, '');
}

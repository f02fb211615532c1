import * as z from 'zod';
import { slotIdSchema } from '../attendance/attendance.ts';
import { defineEntity, idSchema, lineSchema, workshopPartition } from '../entity.ts';
import { keptFileSchema } from '../kept-file.ts';

/** A file with a signed sheet, kept as evidence. Only its record travels; its bytes stay in the data folder. */
export const scanSchema = keptFileSchema.extend({
  /** The page of the sheet that it shows; null where it shows them all, or where nobody said. */
  page: z.int().min(1).max(9999).nullable(),
});
export type Scan = z.infer<typeof scanSchema>;

/** One list, or one strip for each person. */
const issuedSheetKinds = ['list', 'strips'] as const;

const millimetres = z.number().min(-1000).max(1000);
const pointSchema = z.object({ x: millimetres, y: millimetres });

/**
 * Where somebody signs, in millimetres from the centre of the first corner mark, to the right and down.
 * `participationId` is null on an empty line.
 */
const issuedCellSchema = z.object({
  participationId: idSchema.nullable(),
  slotId: slotIdSchema,
  x: millimetres,
  y: millimetres,
  width: millimetres,
  height: millimetres,
});
export type IssuedCell = z.infer<typeof issuedCellSchema>;

const issuedPageSchema = z.object({
  page: z.int().min(1).max(9999),
  of: z.int().min(1).max(9999),
  /** Centres of the corner marks on the paper, in millimetres, from the top left one clockwise. */
  marks: z.array(pointSchema).length(4),
  cells: z.array(issuedCellSchema).max(1000),
});
export type IssuedPage = z.infer<typeof issuedPageSchema>;

/** An attendance sheet as it went to paper, so that the signed one can be read back from a photo. */
export const issuedSheetSchema = z.object({
  id: idSchema,
  workshopId: idSchema,
  /** As printed, without the page: S-7K2P-D1. */
  sheetId: z.string().regex(/^S-[0-9A-Z]{4}-[0-9A-Z-]{2,60}$/),
  kind: z.enum(issuedSheetKinds),
  dayId: idSchema,
  slotIds: z.array(slotIdSchema).max(100),
  /** The delegations that it lists; null for all. */
  delegationIds: z.array(idSchema).max(1000).nullable(),
  /** Instant in UTC. */
  issuedAt: z.iso.datetime(),
  pages: z.array(issuedPageSchema).max(2000),
  scans: z.array(scanSchema).max(200),
  /** Why the sheet does not count, although it is on paper; null for one that counts. */
  withdrawal: z.object({ at: z.iso.datetime(), reason: lineSchema.min(1) }).nullable(),
});
export type IssuedSheet = z.infer<typeof issuedSheetSchema>;

export const issuedSheet = defineEntity(issuedSheetSchema, workshopPartition);

/**
 * State of a sheet: `signed`, every page has a scan; `partly`, some have; `waiting`, none has; `superseded`, a newer list
 * was issued; `withdrawn`, it no longer counts. The last two need no scan.
 */
const sheetStates = ['waiting', 'partly', 'signed', 'superseded', 'withdrawn'] as const;
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

/**
 * A PDF, or a picture that says no page of a sheet with one page, shows the whole sheet; any other picture one page.
 */
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

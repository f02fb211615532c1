import * as z from 'zod';
import { slotIdSchema } from './attendance.ts';
import { defineEntity, idSchema, lineSchema, workshopShelf } from './entity.ts';
import { scanSchema } from './scan.ts';

/** One list, or one strip for each person. */
export const issuedSheetKinds = ['list', 'strips'] as const;

const millimetres = z.number().min(-1000).max(1000);
const pointSchema = z.object({ x: millimetres, y: millimetres });

/**
 * Where somebody signs, in millimetres from the centre of the first corner mark, to the right and down.
 * `participationId` is null on an empty line.
 */
export const issuedCellSchema = z.object({
  participationId: idSchema.nullable(),
  slotId: slotIdSchema,
  x: millimetres,
  y: millimetres,
  width: millimetres,
  height: millimetres,
});
export type IssuedCell = z.infer<typeof issuedCellSchema>;

export const issuedPageSchema = z.object({
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

export const issuedSheet = defineEntity(issuedSheetSchema, workshopShelf);

import * as z from 'zod';
import { attendanceStatuses, slotIdSchema, type AttendanceSheet } from '../domain/attendance.ts';
import { entityNames, type EntityName } from '../domain/entities.ts';
import type { Shelf } from './shelf.ts';

/**
 * Shelves and sheets as they travel between page and main and lie in snapshots. Records are checked one by one when
 * they are written, so only the outline is checked here.
 */
export const shelfSchema = z
  .object({
    key: z.string().max(100),
    records: z.partialRecord(
      z.enum(entityNames as [EntityName, ...EntityName[]]),
      z.record(z.uuid(), z.looseObject({ id: z.uuid() })),
    ),
  })
  .transform((shelf) => shelf as unknown as Shelf);

/** An attendance sheet as text: one digit a mark, the index of its status. */
export const packedSheetSchema = z
  .object({
    workshopId: z.uuid(),
    participationIds: z.array(z.uuid()),
    slotIds: z.array(slotIdSchema),
    marks: z.string().regex(new RegExp(`^[0-${attendanceStatuses.length - 1}]*$`)),
  })
  .refine((sheet) => sheet.marks.length === sheet.participationIds.length * sheet.slotIds.length);
export type PackedSheet = z.infer<typeof packedSheetSchema>;

export function packSheet(sheet: AttendanceSheet): PackedSheet {
  return {
    workshopId: sheet.workshopId,
    participationIds: [...sheet.participationIds],
    slotIds: [...sheet.slotIds],
    marks: sheet.marks.join(''),
  };
}

export function unpackSheet(packed: PackedSheet): AttendanceSheet {
  return { ...packed, marks: Uint8Array.from(packed.marks, Number) };
}

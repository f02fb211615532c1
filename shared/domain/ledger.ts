import * as z from 'zod';
import { slotIdSchema } from './attendance.ts';
import { defineEntity, idSchema } from './entity.ts';
import { markVersionSchema, stampSchema } from './mark-version.ts';

/**
 * For one slot, which desk made which mark. It is written when the file of another desk is taken in; what was marked
 * here since then stands in the entries.
 */
export const ledgerSchema = z.object({
  id: idSchema,
  workshopId: idSchema,
  slotId: slotIdSchema,
  /** The stamp of the last entry of this computer that is in it. */
  upTo: stampSchema,
  /** By participation. */
  cells: z.record(idSchema, z.array(markVersionSchema).min(1).max(50)),
});
export type Ledger = z.infer<typeof ledgerSchema>;

/** What only desks read lies on a shelf of its own. */
export function deskShelf(record: { readonly workshopId: string }): string {
  return `desks/${record.workshopId}`;
}

export const ledger = defineEntity(ledgerSchema, deskShelf);

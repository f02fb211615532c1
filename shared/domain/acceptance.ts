import * as z from 'zod';
import { defineEntity, idSchema, lineSchema, workshopShelf } from './entity.ts';

/** A finding that somebody has looked at and accepted, with the reason; it stays accepted. */
export const acceptanceSchema = z.object({
  id: idSchema,
  workshopId: idSchema,
  /** Names the finding: its rule and the records that it concerns. */
  finding: z.string().max(500),
  reason: lineSchema.min(1),
});
export type Acceptance = z.infer<typeof acceptanceSchema>;

export const acceptance = defineEntity(acceptanceSchema, workshopShelf);

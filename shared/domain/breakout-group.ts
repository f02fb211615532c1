import * as z from 'zod';
import { defineEntity, idSchema, lineSchema, workshopShelf } from './entity.ts';
import { textSchema } from './language.ts';

/** A few participants who work together apart from the others. */
export const breakoutGroupSchema = z.object({
  id: idSchema,
  workshopId: idSchema,
  name: textSchema,
  /** Groups that were made together carry the same name of their set: "Case work, day 2". */
  set: lineSchema,
  participationIds: z.array(idSchema).max(1000),
});
export type BreakoutGroup = z.infer<typeof breakoutGroupSchema>;

export const breakoutGroup = defineEntity(breakoutGroupSchema, workshopShelf);
